//! Cases as JSON, version 1.

use crate::case::Case;
use crate::event::{Control, Details, Ending, Event, Feeling, Heard, Reason, Sender, Stage};
use crate::journal::Unreadable;
use chrono::NaiveDate;
use serde::Serialize;

/// A case: its handle, what it is by now, how it stands, and its events by date.
#[derive(Debug, Serialize)]
pub struct CaseJson<'a> {
    case: &'a str,
    company: &'a str,
    role: Option<&'a str>,
    source: Option<&'a str>,
    level: Option<&'a str>,
    place: Option<&'a str>,
    url: Option<&'a str>,
    contact: Option<&'a str>,
    tags: &'a [String],
    imported: Option<&'a str>,
    furthest: Stage,
    round: Option<u32>,
    ending: Option<Ending>,
    applied: Option<NaiveDate>,
    ended: Option<NaiveDate>,
    /// What the header says, where later events corrected or completed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    header: Option<LearnedJson<'a>>,
    events: Vec<EventJson<'a>>,
}

#[derive(Debug, Serialize)]
struct EventJson<'a> {
    date: NaiveDate,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    undated: bool,
    event: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<Stage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    round: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    heard: Option<Heard>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sender: Option<Sender>,
    #[serde(skip_serializing_if = "<[Reason]>::is_empty")]
    reasons: &'a [Reason],
    #[serde(skip_serializing_if = "Option::is_none")]
    control: Option<Control>,
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feeling: Option<Feeling>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vent: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    run: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answers: Option<serde_json::Map<String, serde_json::Value>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    skipped: &'a [String],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    done: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(flatten)]
    learned: LearnedJson<'a>,
}

/// Keys of the header that an event added or corrected.
#[derive(Debug, Serialize)]
struct LearnedJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    company: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    imported: Option<&'a str>,
}

impl<'a> CaseJson<'a> {
    /// The case; its private words only `with_vent`.
    #[must_use]
    pub fn of(case: &'a Case, with_vent: bool) -> Self {
        let details = case.details();
        Self {
            case: case.handle(),
            company: case.company(),
            role: case.role(),
            source: details.source.as_deref(),
            level: details.level.as_deref(),
            place: details.place.as_deref(),
            url: details.url.as_deref(),
            contact: details.contact.as_deref(),
            tags: &details.tags,
            imported: details.imported.as_deref(),
            furthest: case.furthest(),
            round: case.round(),
            ending: case.ending(),
            applied: case.applied(),
            ended: case.ended(),
            header: (case.header() != details).then(|| LearnedJson::of(case.header())),
            events: case.events().iter().map(|event| EventJson::of(event, with_vent)).collect(),
        }
    }
}

impl<'a> EventJson<'a> {
    fn of(event: &'a Event, with_vent: bool) -> Self {
        let answers = event.answers.iter().map(|(id, answer)| (id.clone(), answer.as_str().into()));
        Self {
            date: event.date,
            undated: event.undated,
            event: event.kind.word(),
            stage: event.stage,
            round: event.round,
            heard: event.heard,
            sender: event.sender,
            reasons: &event.reasons,
            control: event.control,
            said: event.said.as_deref(),
            note: event.note.as_deref(),
            feeling: event.feeling,
            vent: event.vent.as_deref().filter(|_| with_vent),
            topic: event.topic.as_deref(),
            run: event.run.as_deref(),
            answers: (!event.answers.is_empty()).then(|| answers.collect()),
            skipped: &event.skipped,
            done: event.done,
            to: event.to.as_deref(),
            from: event.from.as_deref(),
            learned: LearnedJson::of(&event.details),
        }
    }
}

impl<'a> LearnedJson<'a> {
    fn of(details: &'a Details) -> Self {
        Self {
            company: details.company.as_deref(),
            role: details.role.as_deref(),
            source: details.source.as_deref(),
            level: details.level.as_deref(),
            place: details.place.as_deref(),
            url: details.url.as_deref(),
            contact: details.contact.as_deref(),
            tags: &details.tags,
            imported: details.imported.as_deref(),
        }
    }
}

/// A file that could not be read, and why.
#[derive(Debug, Serialize)]
pub struct UnreadableJson {
    file: String,
    error: String,
}

impl UnreadableJson {
    /// The file, relative to the journal, and the cause.
    #[must_use]
    pub fn of(unreadable: &Unreadable) -> Self {
        let cause = std::error::Error::source(&unreadable.error);
        Self {
            file: unreadable.file.display().to_string(),
            error: cause.map_or_else(|| unreadable.error.to_string(), ToString::to_string),
        }
    }
}
