//! What `export --format json` or `jsonl` wrote, read back to the letter.

use serde::Deserialize;

use super::Incoming;
use crate::event::{Details, Event, Kind};
use crate::journal::format::{self, Malformed, Raw};
use crate::journal::plan;
use crate::plan::Entry;
use crate::text::list;

/// The newest shape this release reads, and the one it writes.
pub const VERSION: u32 = 1;

/// What such a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// The cases, by their order in the file.
    pub cases: Vec<Incoming>,
    /// The entries of the plan.
    pub plan: Vec<Entry>,
}

/// A case as it is spelt.
#[derive(Deserialize)]
struct RawCase {
    case: Option<String>,
    company: Option<String>,
    role: Option<String>,
    source: Option<String>,
    level: Option<String>,
    place: Option<String>,
    url: Option<String>,
    contact: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    imported: Option<String>,
    header: Option<Raw>,
    #[serde(default)]
    events: Vec<Raw>,
}

#[derive(Default, Deserialize)]
struct Whole {
    version: Option<u32>,
    #[serde(default)]
    cases: Vec<RawCase>,
    #[serde(default)]
    plan: Vec<plan::Raw>,
}

/// One line of `jsonl`: the version, an entry of the plan, or a case.
#[derive(Deserialize)]
struct Line {
    version: Option<u32>,
    plan: Option<plan::Raw>,
    case: Option<RawCase>,
}

/// Whether bytes look like JSON: a brace is the first thing in them.
#[must_use]
pub fn is_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{')
}

/// Reads a whole document, or one document a line. Private words are taken only `with_vent`; the second answer is how
/// many were left.
///
/// # Errors
/// The first place that is not what an export holds, or a version this release does not know.
pub fn read(bytes: &[u8], with_vent: bool) -> Result<(Exported, usize), Malformed> {
    let text = format::utf8(bytes)?;
    let whole = match serde_json::from_str::<Whole>(text) {
        Ok(whole) => whole,
        Err(_) if is_by_lines(text) => by_lines(text)?,
        Err(error) => return Err(malformed(&error, 0)),
    };
    let version = whole.version.ok_or_else(|| {
        Malformed::at_start("there is no 'version' in it: it is not what `reject export` writes")
    })?;
    if version > VERSION {
        let problem = format!("its version is {version}, and this reject knows {VERSION}");
        return Err(Malformed::at_start(problem));
    }
    let mut exported = Exported::default();
    let mut left = 0;
    for (at, raw) in whole.cases.into_iter().enumerate() {
        let place = format!("case {} ('{}')", at + 1, raw.case.as_deref().unwrap_or_default());
        let case =
            incoming(at + 1, raw).map_err(|problem| Malformed::at_start(format!("{place}, {problem}")))?;
        exported.cases.push(case);
    }
    let vents = exported.cases.iter_mut().flat_map(|case| &mut case.events).map(|event| &mut event.vent);
    for vent in vents.filter(|vent| vent.is_some() && !with_vent) {
        *vent = None;
        left += 1;
    }
    for (at, raw) in whole.plan.into_iter().enumerate() {
        let entry = plan::entry(raw)
            .map_err(|problem| Malformed::at_start(format!("entry {} of the plan: {problem}", at + 1)))?;
        exported.plan.push(entry);
    }
    Ok((exported, left))
}

/// Whether the first line is a whole document by itself, and another one follows.
fn is_by_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.next().is_some_and(|line| serde_json::from_str::<serde_json::Value>(line).is_ok())
        && lines.next().is_some()
}

fn by_lines(text: &str) -> Result<Whole, Malformed> {
    let mut whole = Whole::default();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let read: Line = serde_json::from_str(line).map_err(|error| malformed(&error, at))?;
        whole.version = whole.version.or(read.version);
        whole.plan.extend(read.plan);
        whole.cases.extend(read.case);
    }
    Ok(whole)
}

fn malformed(error: &serde_json::Error, lines_before: usize) -> Malformed {
    let text = error.to_string();
    let problem = text.split(" at line ").next().unwrap_or(&text).replace('`', "'");
    Malformed { line: error.line() + lines_before, column: error.column().max(1), problem }
}

fn incoming(at: usize, raw: RawCase) -> Result<Incoming, String> {
    let now = Details {
        company: raw.company,
        role: raw.role,
        source: raw.source,
        level: raw.level,
        place: raw.place,
        url: raw.url,
        contact: raw.contact,
        tags: raw.tags,
        imported: raw.imported,
    };
    let details = raw.header.map_or(now, |header| format::details(&header));
    let events = raw.events.into_iter().enumerate();
    let events = events.map(|(n, raw)| event(raw).map_err(|problem| format!("event {}: {problem}", n + 1)));
    let events = events.collect::<Result<Vec<Event>, String>>()?;
    let handle = raw.case.filter(|handle| crate::journal::is_handle(handle));
    if events.is_empty() && handle.is_none() {
        return Err("it has no events".to_owned());
    }
    Ok(Incoming { line: at, handle, details, events })
}

fn event(raw: Raw) -> Result<Event, String> {
    let word = raw.event.clone().ok_or("it has no 'event'")?;
    let kind =
        Kind::of(&word).ok_or_else(|| format!("'{word}' is none of {}", list(&Kind::words(), "and")))?;
    format::event(kind, raw)
}
