//! `journal.yaml`: the format of the journal and the settings that travel with it.

use serde::Deserialize;

use super::format::{Malformed, utf8};
use super::keyed::{Count, Several, keyed};
use super::yaml::{self, Node};
use crate::vocabulary::Vocabulary;

/// The newest format this release reads and the one it writes.
pub const FORMAT: u32 = 1;

/// What a new journal starts with.
pub(crate) const FIRST: &str = "\
# This file is yours: reject wrote it once and will not touch it again.
format: 1
# Reasons of your own, offered beside the usual ones:
# reasons: [commute, notice period]
";

/// What `journal.yaml` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The number behind `format:`.
    pub format: u32,
    /// The words for why, the user's own among them.
    pub vocabulary: Vocabulary,
    /// Keys format 1 does not know.
    pub(crate) unknown: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { format: FORMAT, vocabulary: Vocabulary::default(), unknown: Vec::new() }
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
        vocabulary: Vocabulary::new(raw.reasons.map(|reasons| reasons.0).unwrap_or_default()),
        unknown: raw.unknown,
    })
}
