//! The shape of a letter on disk, checked as it is read.

use std::collections::HashSet;
use std::fmt;
use std::path::PathBuf;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

use super::gaps::{Misfit, Text};
use super::{Form, Template};
use crate::journal::Malformed;
use crate::journal::format::one;
use crate::journal::keyed::NewKey;
use crate::prompts::is_name;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateKeys {
    letter: String,
    title: String,
    source: Option<String>,
    short: Option<FormKeys>,
    long: Option<FormKeys>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormKeys {
    subject: String,
    body: Body,
}

/// The text of a letter: one text, or its parts by name.
struct Body(Vec<(Option<String>, String)>);

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct TextOrParts;
        impl<'de> Visitor<'de> for TextOrParts {
            type Value = Body;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or parts of one by name")
            }

            fn visit_str<E>(self, text: &str) -> Result<Body, E> {
                Ok(Body(vec![(None, text.to_owned())]))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Body, A::Error> {
                let (mut parts, mut seen) = (Vec::new(), HashSet::new());
                while let Some(name) = map.next_key_seed(NewKey(&seen))? {
                    parts.push((Some(name.clone()), map.next_value()?));
                    seen.insert(name);
                }
                Ok(Body(parts))
            }
        }
        d.deserialize_any(TextOrParts)
    }
}

/// Reads one letter.
pub(super) fn read(text: &str, own: Option<PathBuf>) -> Result<Template, Malformed> {
    let keys: TemplateKeys = one(text)?;
    let refused = |key: &str, problem: String| {
        let (line, column) = place_of(text, &format!("{key}:")).unwrap_or((1, 1));
        Malformed { line, column, problem }
    };
    if !is_name(&keys.letter) {
        let problem =
            format!("letter: '{}' is not a name of lower-case letters, digits and dashes", keys.letter);
        return Err(refused("letter", problem));
    }
    if keys.short.is_none() && keys.long.is_none() {
        return Err(refused(
            "letter",
            "short: or long: is missing; a letter has one of them or both".to_owned(),
        ));
    }
    let form = |keys: Option<FormKeys>, name: &str| match keys {
        Some(keys) => form(keys, name, text).map(Some),
        None => Ok(None),
    };
    Ok(Template {
        name: keys.letter,
        title: keys.title,
        source: keys.source,
        short: form(keys.short, "short")?,
        long: form(keys.long, "long")?,
        own,
    })
}

fn form(keys: FormKeys, name: &str, file: &str) -> Result<Form, Malformed> {
    let refused = |problem: &str| {
        let (line, column) = place_of(file, &format!("{name}:")).unwrap_or((1, 1));
        Malformed { line, column, problem: format!("{name}: {problem}") }
    };
    let subject = keys.subject.trim();
    if subject.is_empty() || subject.contains('\n') {
        return Err(refused("subject: one line of words is expected"));
    }
    if keys.body.0.iter().all(|(_, part)| part.trim().is_empty()) {
        return Err(refused("body: a text is expected"));
    }
    let text = |text: &str| Text::read(text).map_err(|misfit| placed(misfit, file));
    let parts = keys.body.0.into_iter().map(|(name, part)| Ok((name, text(&part)?)));
    Ok(Form { subject: text(subject)?, parts: parts.collect::<Result<_, Malformed>>()? })
}

/// The misfit with the place where it stands in the file; what stands in a comment is none.
fn placed(misfit: Misfit, file: &str) -> Malformed {
    let (line, column) = place_of(file, &misfit.written).unwrap_or((1, 1));
    Malformed { line, column, problem: misfit.problem }
}

/// Line and column, from 1, at which the words first stand outside of comments.
fn place_of(file: &str, words: &str) -> Option<(usize, usize)> {
    let lines = file.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with('#'));
    lines.into_iter().find_map(|(at, line)| {
        let before = line.split_once(words)?.0;
        Some((at + 1, before.chars().count() + 1))
    })
}
