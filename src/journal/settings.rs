//! `journal.yaml`: the format of the journal and the settings that travel with it.

use serde::Deserialize;

use super::format::{Malformed, utf8};
use super::keyed::{Count, Several, keyed};
use super::yaml::{self, Node};

/// The newest format this release reads and the one it writes.
pub const FORMAT: u32 = 1;

/// What a new journal starts with.
pub(crate) const FIRST: &str = "\
# This file is yours: reject wrote it once and will not touch it again.
format: 1
# Reasons of your own, offered beside the usual ones:
# reasons: [commute, notice period]
";

/// The reasons that are offered from the start, one flat list.
pub const REASONS: [&str; 12] = [
    "another candidate",
    "not enough experience",
    "missing skill",
    "overqualified",
    "interview",
    "fit",
    "pay",
    "place or permit",
    "internal candidate",
    "budget or freeze",
    "role filled or closed",
    "none given",
];

/// The one reason that says there was none.
pub const NONE_GIVEN: &str = "none given";

/// On whose side a shipped reason lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Something I can work on.
    Mine,
    /// Something only they decide.
    Theirs,
    /// Something between us.
    Both,
}

/// On whose side a shipped reason lies; none for the user's own words and for "none given".
#[must_use]
pub fn side(reason: &str) -> Option<Side> {
    match reason {
        "not enough experience" | "missing skill" | "interview" => Some(Side::Mine),
        "another candidate" | "internal candidate" | "budget or freeze" | "role filled or closed" => {
            Some(Side::Theirs)
        }
        "overqualified" | "fit" | "pay" | "place or permit" => Some(Side::Both),
        _ => None,
    }
}

/// What `journal.yaml` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The number behind `format:`.
    pub format: u32,
    /// The user's own reasons, offered beside the shipped ones.
    pub reasons: Vec<String>,
    /// Keys format 1 does not know.
    pub(crate) unknown: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { format: FORMAT, reasons: Vec::new(), unknown: Vec::new() }
    }
}

impl Settings {
    /// The shipped reasons, then the user's own.
    pub fn vocabulary(&self) -> impl Iterator<Item = &str> {
        REASONS.into_iter().chain(self.reasons.iter().map(String::as_str))
    }
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
        tone = "tone": String,
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
    if let Ok(Some(Format { format: Some(Count(format)) })) = serde_yaml::from_str::<Option<Format>>(text)
        && format > FORMAT
    {
        return Ok(Settings { format, ..Settings::default() });
    }
    let Some(raw) = serde_yaml::from_str::<Option<Raw>>(text)? else { return Ok(Settings::default()) };
    Ok(Settings {
        format: raw.format.map_or(FORMAT, |format| format.0),
        reasons: raw.reasons.map(|reasons| reasons.0).unwrap_or_default(),
        unknown: raw.unknown,
    })
}
