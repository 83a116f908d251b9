//! What `export --format json` or `jsonl` wrote, read back to the letter.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;

use super::Incoming;
use crate::event::{Details, Event, Kind};
use crate::export::json::VERSION;
use crate::journal::format::{self, Malformed, Raw};
use crate::journal::plan;
use crate::plan::Entry;
use crate::text::list;

/// What such a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// The cases, by their order in the file.
    pub cases: Vec<Incoming>,
    /// The entries of the plan.
    pub plan: Vec<Entry>,
    /// How many private texts were left out.
    pub left: usize,
    /// Keys that nobody knows here, each once; what stands under them is left out.
    pub unknown: Vec<String>,
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
    /// What follows from the rest, and what nobody knows here.
    #[serde(flatten)]
    others: BTreeMap<String, Value>,
}

/// Keys that an export writes for its readers; they follow from the rest.
const FOLLOWING: [&str; 5] = ["furthest", "round", "ending", "applied", "ended"];

impl RawCase {
    /// The keys nobody knows here.
    fn unknown(&self) -> impl Iterator<Item = &String> {
        let own = self.others.keys().filter(|key| !FOLLOWING.contains(&key.as_str()));
        let header = self.header.iter().flat_map(|header| &header.unknown);
        own.chain(header).chain(self.events.iter().flat_map(|event| &event.unknown))
    }
}

/// The document; what it holds is read piece by piece.
#[derive(Default, Deserialize)]
struct Whole<'a> {
    version: Option<u32>,
    #[serde(borrow, default)]
    cases: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    plan: Vec<&'a RawValue>,
}

/// One line of `jsonl`: the version, an entry of the plan, or a case.
#[derive(Deserialize)]
struct Line<'a> {
    version: Option<u32>,
    #[serde(borrow)]
    plan: Option<&'a RawValue>,
    #[serde(borrow)]
    case: Option<&'a RawValue>,
}

/// Whether bytes look like JSON: a brace is the first thing in them, and no word stands behind it.
#[must_use]
pub fn is_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut first = bytes.iter().filter(|b| !b.is_ascii_whitespace());
    first.next() == Some(&b'{') && first.next().is_none_or(|b| matches!(b, b'"' | b'}'))
}

/// Reads a whole document, or one document a line. Private words are taken only `with_vent`.
///
/// # Errors
/// The first place that is not what an export holds, or a version this release does not know.
pub fn read(bytes: &[u8], with_vent: bool) -> Result<Exported, Malformed> {
    let text = format::utf8(bytes)?;
    let whole = match serde_json::from_str::<Whole<'_>>(text) {
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
    let mut lines = Lines { text, counted: 0, line: 1 };
    for raw in whole.cases {
        let line = lines.of(raw);
        let case = piece::<RawCase>(raw).and_then(|case| {
            for key in case.unknown() {
                if !exported.unknown.contains(key) {
                    exported.unknown.push(key.clone());
                }
            }
            incoming(line, case)
        });
        exported.cases.push(case.map_err(|problem| Malformed { line, column: 1, problem })?);
    }
    for raw in whole.plan {
        let entry = piece(raw).and_then(plan::entry);
        let line = lines.of(raw);
        exported.plan.push(entry.map_err(|problem| Malformed { line, column: 1, problem })?);
    }
    let vents = exported.cases.iter_mut().flat_map(|case| &mut case.events).map(|event| &mut event.vent);
    for vent in vents.filter(|vent| vent.is_some() && !with_vent) {
        *vent = None;
        exported.left += 1;
    }
    Ok(exported)
}

/// Whether the first line is a whole document by itself, and another one follows.
fn is_by_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.next().is_some_and(|line| serde_json::from_str::<&RawValue>(line).is_ok()) && lines.next().is_some()
}

fn by_lines(text: &str) -> Result<Whole<'_>, Malformed> {
    let mut whole = Whole::default();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let read: Line<'_> = serde_json::from_str(line).map_err(|error| malformed(&error, at))?;
        whole.version = whole.version.or(read.version);
        whole.plan.extend(read.plan);
        whole.cases.extend(read.case);
    }
    Ok(whole)
}

fn malformed(error: &serde_json::Error, lines_before: usize) -> Malformed {
    Malformed { line: error.line() + lines_before, column: error.column().max(1), problem: plain(error) }
}

fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).replace('`', "'")
}

/// Counts the lines of a text from piece to piece.
struct Lines<'a> {
    text: &'a str,
    counted: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line at which a piece of the text begins, from 1; pieces come in their order, else it is that of the last.
    fn of(&mut self, piece: &RawValue) -> usize {
        let start = piece.get().as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        if let Some(passed) = self.text.get(self.counted..start) {
            self.line += passed.matches('\n').count();
            self.counted = start;
        }
        self.line
    }
}

/// One case or entry. Truths and numbers are taken as they are spelt, as in the journal.
fn piece<T: DeserializeOwned>(raw: &RawValue) -> Result<T, String> {
    let value: Value = serde_json::from_str(raw.get()).map_err(|error| plain(&error))?;
    T::deserialize(spelt(value)).map_err(|error| plain(&error))
}

fn spelt(value: Value) -> Value {
    match value {
        Value::Bool(truth) => Value::String(truth.to_string()),
        Value::Number(number) => Value::String(number.to_string()),
        Value::Array(items) => Value::Array(items.into_iter().map(spelt).collect()),
        Value::Object(pairs) => Value::Object(pairs.into_iter().map(|(key, it)| (key, spelt(it))).collect()),
        other => other,
    }
}

fn incoming(line: usize, raw: RawCase) -> Result<Incoming, String> {
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
    let handle = raw.case;
    if events.is_empty() && !handle.as_deref().is_some_and(crate::journal::is_handle) {
        return Err("it has no events".to_owned());
    }
    Ok(Incoming { line, handle, kin: None, details, events })
}

fn event(raw: Raw) -> Result<Event, String> {
    let word = raw.event.clone().ok_or("it has no 'event'")?;
    let kind =
        Kind::of(&word).ok_or_else(|| format!("'{word}' is none of {}", list(&Kind::words(), "and")))?;
    format::event(kind, raw)
}
