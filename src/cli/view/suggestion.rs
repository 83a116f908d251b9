//! What a message suggests to write down.

use chrono::NaiveDate;
use reject::date;
use reject::event::{Ending, Stage};
use reject::import::email::{Message, Speaks, Suggestion};
use reject::text::{list, one_line};

use super::{story, wrap};
use crate::ui::{bold, dim};

/// A case a message may belong to, as far as one needs to know it.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) handle: String,
    pub(crate) company: String,
    /// How it stands, in words.
    pub(crate) standing: String,
}

/// A suggestion as it stands by now.
pub(crate) struct Shown<'a> {
    pub(crate) message: &'a Message,
    pub(crate) suggestion: &'a Suggestion,
    pub(crate) ending: Option<Ending>,
    pub(crate) company: Option<&'a str>,
    pub(crate) role: Option<&'a str>,
    pub(crate) stage: Option<Stage>,
    pub(crate) date: NaiveDate,
    pub(crate) said: Option<&'a str>,
    pub(crate) cases: &'a [Known],
    /// Whether it is in that case already.
    pub(crate) is_written: bool,
}

/// How much of a message without a head is shown to know it by.
const FIRST_WORDS: usize = 70;

/// Columns the name of a part takes.
const PART: usize = 11;

pub(crate) fn text(shown: &Shown<'_>, today: NaiveDate, width: usize) -> String {
    let mut lines = heading(shown.message, width);
    let verdict = match shown.ending {
        Some(Ending::Closed) => "This reads like a role that is gone.",
        Some(_) => "This reads like a no.",
        None if is_a_no_of_something(shown.suggestion) => {
            "This reads like a no, but of what, it does not say."
        }
        None => "This does not read like a no.",
    };
    lines.extend([String::new(), bold(verdict)]);
    for phrase in &shown.suggestion.phrases {
        lines.push(wrap(&format!("“{}”: {}", one_line(&phrase.text), phrase.speaks), 2, width));
    }
    lines.push(String::new());
    let day = match shown.message.date {
        _ if shown.suggestion.is_dated || shown.date != today => date::said(shown.date),
        Some(own) => format!("{}, today: its own, {}, is still to come", date::said(today), date::said(own)),
        None => format!("{}, today: the message has none", date::said(today)),
    };
    let stage = shown.stage.map(|stage| stage.to_string());
    let ending = shown.ending.map(|ending| ending.said().to_owned());
    let case = match shown.cases {
        [] => "a new case".to_owned(),
        [only] if shown.is_written => format!("nothing: it is written down in {}", only.handle),
        [only] => format!("{}, {}", only.handle, only.standing),
        several => {
            let handles: Vec<&str> = several.iter().map(|case| case.handle.as_str()).collect();
            format!("perhaps {}", list(&handles, "or"))
        }
    };
    let nothing = || Some("not found".to_owned());
    let parts = [
        ("ending", ending),
        ("company", shown.company.map(one_line).or_else(nothing)),
        ("role", shown.role.map(one_line).or_else(nothing)),
        ("stage", stage),
        ("day", Some(day)),
        ("they said", shown.said.map(|said| one_line(&said.replace('\n', " ")))),
        ("goes into", Some(case).filter(|_| shown.ending.is_some())),
    ];
    for (name, value) in parts {
        if let Some(value) = value {
            lines.push(story::hanging(&format!("{name:<PART$}"), &value, width));
        }
    }
    lines.join("\n")
}

/// Whether there are words of a no, and none of a job.
fn is_a_no_of_something(suggestion: &Suggestion) -> bool {
    let speaks = |wanted: &[Speaks]| suggestion.phrases.iter().any(|phrase| wanted.contains(&phrase.speaks));
    speaks(&[Speaks::No, Speaks::AnotherChosen]) && !speaks(&[Speaks::Against])
}

/// From whom, when, and about what.
fn heading(message: &Message, width: usize) -> Vec<String> {
    let from = match (&message.from_name, &message.from_address) {
        (Some(name), Some(address)) => Some(format!("{name} <{address}>")),
        (name, address) => name.clone().or_else(|| address.clone()),
    };
    let lines = [from.map(|from| format!("From {from}")), message.subject.clone()];
    let mut lines: Vec<String> =
        lines.into_iter().flatten().map(|line| dim(wrap(&one_line(&line), 0, width))).collect();
    if lines.is_empty() {
        let first = message.body.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let short: String = first.chars().take(FIRST_WORDS).collect();
        let rest = if first.chars().nth(FIRST_WORDS).is_some() { "…" } else { "" };
        lines.push(dim(wrap(&format!("{}{rest}", one_line(&short)), 0, width)));
    }
    lines
}
