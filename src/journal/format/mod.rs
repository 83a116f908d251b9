//! The case file: a stream of YAML documents, read into a case and written one at a time.

mod bounds;
mod forms;
mod write;

use serde::Deserialize;
use serde::de::{DeserializeOwned, DeserializeSeed as _};
use serde_yaml::Deserializer;

pub use forms::{read_answers, read_event};
pub(crate) use write::{answered, write_header};
pub use write::{write_answer, write_event};

use super::keyed::{Answers, Count, Day, Locate, Several, Truth, keyed};
use crate::event::{Control, Details, Event, Feeling, Heard, Kind, Reason, Sender, Stage};
use crate::text::excerpt;

/// What keeps a file from being read, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {problem}")]
pub struct Malformed {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What stands there and what was expected.
    pub problem: String,
}

impl Malformed {
    /// A problem at the very start of a file.
    pub(crate) fn at_start(problem: impl Into<String>) -> Self {
        Self { line: 1, column: 1, problem: problem.into() }
    }
}

impl From<serde_yaml::Error> for Malformed {
    fn from(error: serde_yaml::Error) -> Self {
        let (line, column) = error.location().map_or((1, 1), |at| (at.line(), at.column()));
        let problem = error.to_string().replacen(&format!(" at line {line} column {column}"), "", 1);
        Self { line, column, problem: plain(&excerpt(&problem)) }
    }
}

/// The parser's words, and ours for them.
const WORDS: [(&str, &str); 10] = [
    ("invalid type: sequence, expected ", "a list stands here; expected "),
    ("invalid type: map, expected ", "keys and values stand here; expected "),
    ("invalid type: unit value, expected ", "nothing stands here; expected "),
    ("invalid type: ", "not what was expected: "),
    ("expected a string", "expected a text"),
    ("unknown field ", "there is no key "),
    ("unknown variant ", "there is no word "),
    ("duplicate field ", "twice here: "),
    (
        "found character that cannot start any token, while scanning for the next token",
        "nothing begins with this character; indent with spaces, and put quotes around a text",
    ),
    ("found a tab character that violates indentation", "a tab stands here; indent with spaces"),
];

/// The parser's words in ours.
fn plain(problem: &str) -> String {
    if let Some((path, rest)) = problem.split_once("missing field `") {
        return format!("{path}'{}:' is missing", rest.trim_end_matches('`'));
    }
    let said = WORDS.iter().fold(problem.to_owned(), |said, (theirs, ours)| said.replace(theirs, ours));
    said.replace('`', "'")
}

keyed! {
    /// A document of a case file as it is spelt.
    Raw {
        company = "company": String,
        role = "role": String,
        source = "source": String,
        level = "level": String,
        place = "place": String,
        url = "url": String,
        contact = "contact": String,
        tags = "tags": Several<String>,
        imported = "imported": String,
        date = "date": Day,
        undated = "undated": Truth,
        event = "event": String,
        stage = "stage": Stage,
        round = "round": Count,
        heard = "heard": Heard,
        sender = "sender": Sender,
        reasons = "reasons": Several<RawReason>,
        control = "control": Control,
        said = "said": String,
        note = "note": String,
        feeling = "feeling": Feeling,
        vent = "vent": String,
        topic = "topic": String,
        run = "run": String,
        answers = "answers": Answers,
        skipped = "skipped": Several<String>,
        done = "done": Truth,
        to = "to": String,
        from = "from": String,
    }
}

keyed! {
    /// A reason as it is spelt.
    ReasonKeys {
        reason = "reason": String,
        detail = "detail": String,
        stated = "stated": Truth,
    }
}

/// A reason: a mapping, or its tag alone.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RawReason {
    reason: Reason,
    unknown: Vec<String>,
}

impl From<String> for RawReason {
    fn from(tag: String) -> Self {
        Self { reason: Reason { tag, detail: None, stated: false }, unknown: Vec::new() }
    }
}

impl<'de> Deserialize<'de> for RawReason {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct MapOrTag;
        impl<'de> serde::de::Visitor<'de> for MapOrTag {
            type Value = RawReason;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a reason, such as 'reason: another candidate'")
            }

            fn visit_str<E>(self, tag: &str) -> Result<RawReason, E> {
                Ok(RawReason::from(tag.to_owned()))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<RawReason, A::Error> {
                let keys = ReasonKeys::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                let Some(tag) = keys.reason else {
                    return Err(serde::de::Error::custom("a reason needs 'reason:' with its name"));
                };
                let stated = keys.stated.is_some_and(|stated| stated.0);
                let reason = Reason { tag, detail: keys.detail, stated };
                Ok(RawReason { reason, unknown: keys.unknown })
            }
        }
        d.deserialize_any(MapOrTag)
    }
}

/// One document of a case file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Document {
    /// Which document of the stream it is, from 0.
    pub(crate) position: usize,
    pub(crate) entry: Entry,
    /// Keys it holds that format 1 does not know.
    pub(crate) unknown: Vec<UnknownKey>,
}

/// A key that format 1 does not know.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct UnknownKey {
    pub(crate) key: String,
    /// The key of the document under which it stands, where it does not stand by itself.
    pub(crate) inside: Option<&'static str>,
}

/// What a document says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Entry {
    Header(Box<Details>),
    Event(Box<Event>),
    /// A document that is kept and ignored: its `event:` is not of format 1, or it has none and is not the header.
    Foreign(Option<String>),
}

/// The text of a file, without the mark some editors put before it.
///
/// # Errors
/// The place of the first byte that is not UTF-8.
pub(crate) fn utf8(bytes: &[u8]) -> Result<&str, Malformed> {
    let text = std::str::from_utf8(bytes).map(|text| text.strip_prefix('\u{feff}').unwrap_or(text));
    text.map_err(|error| {
        let read = &bytes[..error.valid_up_to()];
        let line_start = read.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
        let line = read.split(|b| *b == b'\n').count();
        let column = String::from_utf8_lossy(&read[line_start..]).chars().count() + 1;
        Malformed { line, column, problem: "a byte that is not UTF-8; save the file as UTF-8".to_owned() }
    })
}

/// Whether a text is within what is read, whatever it says.
pub(crate) fn is_bounded(text: &str) -> bool {
    bounds::check(text).is_ok()
}

/// Reads each document of a stream with `read`, which may pass over one that is null.
///
/// # Errors
/// The first place that cannot be read; the rest of the stream is given up.
pub(crate) fn stream<T>(
    text: &str,
    mut read: impl FnMut(usize, Deserializer<'_>) -> Result<Option<T>, Malformed>,
) -> Result<Vec<T>, Malformed> {
    bounds::check(text)?;
    let mut all = Vec::new();
    for (position, document) in Deserializer::from_str(text).enumerate() {
        all.extend(read(position, document)?);
    }
    Ok(all)
}

/// Reads what a text holds, of which there is one document.
///
/// # Errors
/// The first place that cannot be read.
pub(crate) fn one<T: DeserializeOwned>(text: &str) -> Result<T, Malformed> {
    bounds::check(text)?;
    Ok(serde_yaml::from_str(text)?)
}

/// Reads what a file holds, of which there is one document.
///
/// # Errors
/// The first place that cannot be read, or that is not UTF-8.
pub fn read_one<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Malformed> {
    one(utf8(bytes)?)
}

/// So many reasons and tags may stand in one case: each is compared with those of all cases.
const MOST_WORDS: usize = 1000;

/// The documents of a case file in their order.
///
/// # Errors
/// The first place that is not YAML, not UTF-8, not a mapping, a key twice, or a value that cannot be.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Document>, Malformed> {
    let text = utf8(bytes)?;
    let (mut has_header, mut words) = (false, 0);
    let mut again = Again::of(text);
    let documents = stream(text, |position, document| {
        let raw = match Option::<Raw>::deserialize(document) {
            Ok(Some(raw)) => raw,
            Ok(None) => return Ok(None),
            Err(error) => {
                return match again.event(position).filter(|event| Kind::of(event).is_none()) {
                    Some(event) => {
                        let entry = Entry::Foreign(Some(event));
                        Ok(Some(Document { position, entry, unknown: Vec::new() }))
                    }
                    None => Err(error.into()),
                };
            }
        };
        words +=
            raw.reasons.as_ref().map_or(0, |it| it.0.len()) + raw.tags.as_ref().map_or(0, |it| it.0.len());
        if words > MOST_WORDS {
            let key = if raw.reasons.is_some() { "reasons" } else { "tags" };
            let (line, column) = locate(text, position, key).unwrap_or((1, 1));
            return Err(Malformed {
                line,
                column,
                problem: format!("a case has at most {MOST_WORDS} reasons and tags"),
            });
        }
        let unknown = unknown_keys(&raw);
        let entry = match (raw.event.as_deref().map(Kind::of), has_header) {
            (None, false) => {
                has_header = true;
                Entry::Header(Box::new(details(&raw)))
            }
            (None | Some(None), _) => Entry::Foreign(raw.event),
            (Some(Some(kind)), _) => {
                let event = event(kind, raw).map_err(|problem| {
                    let (line, column) = locate(text, position, "event").unwrap_or((1, 1));
                    Malformed { line, column, problem }
                })?;
                Entry::Event(Box::new(event))
            }
        };
        Ok(Some(Document { position, entry, unknown }))
    })?;
    if documents.is_empty() {
        return Err(Malformed::at_start("nothing is in it; expected 'company:' and dated events"));
    }
    Ok(documents)
}

fn unknown_keys(raw: &Raw) -> Vec<UnknownKey> {
    let own = raw.unknown.iter().map(|key| UnknownKey { key: key.clone(), inside: None });
    let reasons = raw.reasons.iter().flat_map(|reasons| &reasons.0).flat_map(|reason| &reason.unknown);
    own.chain(reasons.map(|key| UnknownKey { key: key.clone(), inside: Some("reasons") })).collect()
}

/// The documents of a stream once more, for those that are not as this format knows them; each is read at most once.
pub(super) struct Again<'a> {
    ahead: Deserializer<'a>,
    next: usize,
}

impl<'a> Again<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { ahead: Deserializer::from_str(text), next: 0 }
    }

    /// The word behind `event:` of that document, which lies behind the one that was asked for before.
    pub(super) fn event(&mut self, position: usize) -> Option<String> {
        #[derive(Deserialize)]
        struct Named {
            event: Option<String>,
        }
        let document = self.ahead.nth(position.checked_sub(self.next)?)?;
        self.next = position + 1;
        Named::deserialize(document).ok()?.event
    }
}

pub(crate) fn details(raw: &Raw) -> Details {
    Details {
        company: raw.company.clone(),
        role: raw.role.clone(),
        source: raw.source.clone(),
        level: raw.level.clone(),
        place: raw.place.clone(),
        url: raw.url.clone(),
        contact: raw.contact.clone(),
        tags: raw.tags.clone().map(|tags| tags.0).unwrap_or_default(),
        imported: raw.imported.clone(),
    }
}

/// The event a document tells; an error says what is missing beside `event:`.
pub(crate) fn event(kind: Kind, raw: Raw) -> Result<Event, String> {
    let missing = |key: &str, form: &str| format!("event: '{}' needs '{key}: {form}' beside it", kind.word());
    let date = raw.date.ok_or_else(|| missing("date", "YYYY-MM-DD"))?.0;
    if kind == Kind::Advanced && raw.stage.is_none() {
        return Err(missing("stage", "screen"));
    }
    if kind == Kind::Reflected && raw.topic.is_none() {
        return Err(missing("topic", "interview"));
    }
    Ok(Event {
        details: details(&raw),
        undated: raw.undated.is_some_and(|undated| undated.0),
        stage: raw.stage,
        round: raw.round.map(|round| round.0),
        heard: raw.heard,
        sender: raw.sender,
        reasons: raw.reasons.unwrap_or(Several(Vec::new())).0.into_iter().map(|raw| raw.reason).collect(),
        control: raw.control,
        said: raw.said,
        note: raw.note,
        feeling: raw.feeling,
        vent: raw.vent,
        topic: raw.topic,
        run: raw.run,
        answers: raw
            .answers
            .unwrap_or_default()
            .0
            .into_iter()
            .map(|(id, answer)| (id, answer.into()))
            .collect(),
        skipped: raw.skipped.map(|ids| ids.0).unwrap_or_default(),
        done: raw.done.is_some_and(|done| done.0),
        to: raw.to,
        from: raw.from,
        ..Event::new(date, kind)
    })
}

/// Line and column, from 1, of a key that format 1 does not know. One inside another key is looked for by its
/// line below that one.
pub(crate) fn locate_unknown(text: &str, position: usize, unknown: &UnknownKey) -> Option<(usize, usize)> {
    let Some(inside) = unknown.inside else { return locate(text, position, &unknown.key) };
    let (line, column) = locate(text, position, inside)?;
    let below = text.lines().enumerate().skip(line).find_map(|(at, below)| {
        let bare = below.trim_start_matches([' ', '-']);
        let is_it = bare.strip_prefix(&unknown.key).is_some_and(|rest| rest.starts_with(':'));
        is_it.then(|| (at + 1, below.len() - bare.len() + 1))
    });
    below.or(Some((line, column)))
}

/// Line and column, from 1, of a key in one document of the stream.
pub(crate) fn locate(text: &str, position: usize, key: &str) -> Option<(usize, usize)> {
    let document = Deserializer::from_str(text).nth(position)?;
    let error = Locate(key).deserialize(document).err()?;
    error.location().map(|at| (at.line(), at.column()))
}

#[cfg(test)]
mod tests;
