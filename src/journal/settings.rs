//! `journal.yaml`: the format of the journal and the settings that travel with it.

use serde::Deserialize;

use super::format::{Malformed, one, utf8};
use super::keyed::{Count, Groups, Several, keyed};
use super::yaml::{self, Node};
use crate::role::Families;
use crate::text::one_line;
use crate::vocabulary::Vocabulary;

/// The newest format this release reads and the one it writes.
pub const FORMAT: u32 = 1;

/// What a new journal starts with.
pub(crate) const FIRST: &str = "\
# This file is yours: reject wrote it once and will not touch it again.
format: 1
# Reasons of your own, offered beside the usual ones:
# reasons: [commute, notice period]
# Job titles that are one job to you:
# roles: {backend: [backend engineer, java developer]}
# Nothing but what was asked for, no milestones and no hints:
# tone: plain
# Your name, for the end of letters:
# name: Ada Lovelace
";

/// How much is said beside what was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// A milestone, a first time, a hint to rest or to go on are worth a line.
    #[default]
    Gentle,
    /// They are not.
    Plain,
}

impl Tone {
    /// The words behind `tone:`.
    pub(crate) const WORDS: [&'static str; 2] = ["gentle", "plain"];

    fn of(word: &str) -> Option<Self> {
        [Self::Gentle, Self::Plain]
            .into_iter()
            .zip(Self::WORDS)
            .find(|(_, known)| *known == word)
            .map(|it| it.0)
    }
}

/// What `journal.yaml` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The number behind `format:`.
    pub format: u32,
    /// The words for why, the user's own among them.
    pub vocabulary: Vocabulary,
    /// Words of employers that are no news to the user.
    pub stop_words: Vec<String>,
    /// The user's own grouping of job titles.
    pub families: Families,
    /// How much is said beside what was asked for.
    pub tone: Tone,
    /// The word behind `tone:`, where it is none that is known; it is taken for gentle.
    pub(crate) odd_tone: Option<String>,
    /// The name the user signs letters with.
    pub name: Option<String>,
    /// Keys format 1 does not know.
    pub(crate) unknown: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            format: FORMAT,
            vocabulary: Vocabulary::default(),
            stop_words: Vec::new(),
            families: Families::default(),
            tone: Tone::default(),
            odd_tone: None,
            name: None,
            unknown: Vec::new(),
        }
    }
}

/// The line of `journal.yaml` that holds the name one signs with.
#[must_use]
pub fn name_line(name: &str) -> String {
    let document = yaml::document(&[("name".to_owned(), Node::Text(name.to_owned()))]);
    document.trim_start_matches("---\n").trim_end().to_owned()
}

/// The line of `journal.yaml` that offers these reasons of one's own.
#[must_use]
pub fn reasons_line(reasons: &[String]) -> String {
    let items = reasons.iter().cloned().map(Node::Text).collect();
    let document = yaml::document(&[("reasons".to_owned(), Node::List(items))]);
    document.trim_start_matches("---\n").trim_end().to_owned()
}

keyed! {
    /// The settings as they are spelt.
    Raw {
        format = "format": Count,
        reasons = "reasons": Several<String>,
        roles = "roles": Groups,
        stop_words = "stop-words": Several<String>,
        tone = "tone": String,
        name = "name": String,
    }
}

/// The keys `journal.yaml` may hold.
pub(crate) const KEYS: &[&str] = Raw::KEYS;

/// Reads `journal.yaml`. One without a `format:` is of format 1.
///
/// # Errors
/// The first place that cannot be read.
pub(crate) fn read(bytes: &[u8]) -> Result<Settings, Malformed> {
    #[derive(Deserialize)]
    struct Format {
        format: Option<Count>,
    }
    let text = utf8(bytes)?;
    // The number first: what else a later format holds is not ours to judge.
    if let Ok(Some(Format { format: Some(Count(format)) })) = one::<Option<Format>>(text)
        && format > FORMAT
    {
        return Ok(Settings { format, ..Settings::default() });
    }
    let Some(raw) = one::<Option<Raw>>(text)? else { return Ok(Settings::default()) };
    Ok(Settings {
        format: raw.format.map_or(FORMAT, |format| format.0),
        vocabulary: Vocabulary::new(raw.reasons.map(|reasons| reasons.0).unwrap_or_default()),
        stop_words: raw.stop_words.map(|words| words.0).unwrap_or_default(),
        families: Families::new(raw.roles.map(|roles| roles.0).unwrap_or_default()),
        tone: raw.tone.as_deref().and_then(Tone::of).unwrap_or_default(),
        odd_tone: raw.tone.filter(|word| Tone::of(word).is_none()),
        name: raw.name.map(|name| one_line(name.trim())).filter(|name| !name.is_empty()),
        unknown: raw.unknown,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_and_stop_words_are_read_as_written() {
        let text = b"roles:\n  backend: [backend engineer, Java developer]\n  data: data scientist\n  empty:\nstop-words: [acme, 2026]\n";
        let settings = read(text).expect("settings");
        let own = |name: &str, entries: &[&str]| {
            (name.to_owned(), entries.iter().map(|it| (*it).to_owned()).collect::<Vec<String>>())
        };
        let families = [
            own("backend", &["backend engineer", "Java developer"]),
            own("data", &["data scientist"]),
            own("empty", &[]),
        ];
        assert_eq!(settings.families, Families::new(families.to_vec()));
        assert_eq!(settings.stop_words, ["acme", "2026"]);
        assert!(settings.unknown.is_empty());
        let named = read(b"name:  Ada Lovelace \n").expect("settings");
        assert_eq!(named.name.as_deref(), Some("Ada Lovelace"));
        assert_eq!(read(b"name: ' '\n").map(|settings| settings.name), Ok(None));
        assert_eq!(read(FIRST.as_bytes()), Ok(Settings::default()));
    }

    #[test]
    fn a_grouping_that_cannot_be_is_told_with_its_place() {
        for (text, line, column, problem) in [
            (
                "format: 1\nroles: [backend]\n",
                2,
                8,
                "roles: a list stands here; expected names with lists, such as 'data: [data scientist, machine learning]'",
            ),
            (
                "roles: backend\n",
                1,
                8,
                "roles: not what was expected: string \"backend\", expected names with lists, such as 'data: [data scientist, machine learning]'",
            ),
            ("roles:\n  data: [a]\n  data: [b]\n", 3, 3, "roles: the key 'data' stands here twice"),
            (
                "roles:\n  data:\n  - title: a\n",
                3,
                5,
                "roles.data[0]: keys and values stand here; expected a text",
            ),
            ("roles:\n  data: {title: a}\n", 2, 9, "roles.data: keys and values stand here; expected a list"),
            ("stop-words: {a: b}\n", 1, 13, "stop-words: keys and values stand here; expected a list"),
            ("stop-words: [[a]]\n", 1, 14, "stop-words[0]: a list stands here; expected a text"),
        ] {
            let malformed = read(text.as_bytes()).expect_err(text);
            assert_eq!(
                (malformed.line, malformed.column, malformed.problem.as_str()),
                (line, column, problem),
                "{text}"
            );
        }
    }
}
