//! Cases as JSON, version 1. Nothing that format 1 knows of a case is lost in it: an import restores the very same.

use std::fmt::Write as _;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::case::Case;
use crate::event::{Answer, Control, Details, Ending, Event, Feeling, Heard, Reason, Sender, Stage};
use crate::journal::Unreadable;
use crate::plan::{Did, Entry, Goal, Planned, Step, Toward};
use crate::text::made_visible;

/// The shape of the documents; a change that could break a reader raises it.
pub(crate) const VERSION: u32 = 1;

/// The cases, what could not be read, and the plan where it was asked for: what `list --json` and an export hold.
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    version: u32,
    cases: Vec<CaseJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<Vec<EntryJson<'a>>>,
    unreadable: Vec<UnreadableJson>,
}

impl<'a> Document<'a> {
    /// These cases; their private words only `with_vent`, and no plan where there is none to show.
    #[must_use]
    pub fn of(
        cases: &'a [Case],
        plan: Option<&'a [Entry]>,
        unreadable: &[Unreadable],
        with_vent: bool,
    ) -> Self {
        Self {
            version: VERSION,
            cases: cases.iter().map(|case| CaseJson::of(case, with_vent)).collect(),
            plan: plan.map(|plan| plan.iter().map(EntryJson::of).collect()),
            unreadable: unreadable.iter().map(UnreadableJson::of).collect(),
        }
    }
}

/// One line of a JSON Lines document.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum Line<'a> {
    Version(u32),
    Case(Box<CaseJson<'a>>),
    Plan(EntryJson<'a>),
}

/// The value as JSON text over several lines, with a line end. In it nothing steers a terminal: what would is
/// written as an escape of JSON, so that a reader gets the same text.
///
/// # Errors
/// When the value has no form in JSON.
pub fn text(value: &impl Serialize) -> serde_json::Result<String> {
    Ok(escaped(&serde_json::to_string_pretty(value)?))
}

/// The cases, and the plan where it is given, as JSON Lines: the version, then a case or an entry a line.
///
/// # Errors
/// When a case has no form in JSON.
pub fn lines(cases: &[Case], plan: Option<&[Entry]>, with_vent: bool) -> serde_json::Result<String> {
    let cases = cases.iter().map(|case| Line::Case(Box::new(CaseJson::of(case, with_vent))));
    let plan = plan.unwrap_or_default().iter().map(|entry| Line::Plan(EntryJson::of(entry)));
    let lines = std::iter::once(Line::Version(VERSION)).chain(cases).chain(plan);
    lines.map(|line| Ok(escaped(&serde_json::to_string(&line)?))).collect()
}

/// The JSON with a line end, and with an escape for each character that steers a terminal. Line ends of JSON
/// stand only between its values.
fn escaped(json: &str) -> String {
    let mut safe = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        if c != '\n' && made_visible(c).is_some() {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe.push('\n');
    safe
}

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
    /// What the header says, where it is not what the case is by now.
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
    answers: Option<AnswersJson<'a>>,
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

/// Answers under the ids of their questions, in the order they were asked.
#[derive(Debug)]
struct AnswersJson<'a>(&'a [(String, Answer)]);

impl Serialize for AnswersJson<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().map(|(id, answer)| (id, answer.as_str())))
    }
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
            header: (case.header() != details || details.company.is_none())
                .then(|| LearnedJson::of(case.header())),
            events: case.events().iter().map(|event| EventJson::of(event, with_vent)).collect(),
        }
    }
}

impl<'a> EventJson<'a> {
    fn of(event: &'a Event, with_vent: bool) -> Self {
        // Taken apart whole, so that no key can be forgotten here.
        let Event {
            date,
            undated,
            kind,
            stage,
            round,
            heard,
            sender,
            reasons,
            control,
            said,
            note,
            feeling,
            vent,
            topic,
            run,
            answers,
            skipped,
            done,
            to,
            from,
            details,
        } = event;
        Self {
            date: *date,
            undated: *undated,
            event: kind.word(),
            stage: *stage,
            round: *round,
            heard: *heard,
            sender: *sender,
            reasons,
            control: *control,
            said: said.as_deref(),
            note: note.as_deref(),
            feeling: *feeling,
            vent: vent.as_deref().filter(|_| with_vent),
            topic: topic.as_deref(),
            run: run.as_deref(),
            answers: (!answers.is_empty()).then_some(AnswersJson(answers)),
            skipped,
            done: *done,
            to: to.as_deref(),
            from: from.as_deref(),
            learned: LearnedJson::of(details),
        }
    }
}

impl<'a> LearnedJson<'a> {
    fn of(details: &'a Details) -> Self {
        let Details { company, role, source, level, place, url, contact, tags, imported } = details;
        Self {
            company: company.as_deref(),
            role: role.as_deref(),
            source: source.as_deref(),
            level: level.as_deref(),
            place: place.as_deref(),
            url: url.as_deref(),
            contact: contact.as_deref(),
            tags,
            imported: imported.as_deref(),
        }
    }
}

/// An entry of the plan, with the keys it has there.
#[derive(Debug, Default, Serialize)]
struct EntryJson<'a> {
    date: NaiveDate,
    event: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(rename = "do", skip_serializing_if = "Option::is_none")]
    what: Option<&'a str>,
    #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
    aim: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<NaiveDate>,
}

impl<'a> EntryJson<'a> {
    fn of(entry: &'a Entry) -> Self {
        let plain =
            Self { date: entry.date, event: entry.step.word(), id: entry.step.id(), ..Self::default() };
        // Taken apart whole, so that no key can be forgotten here.
        match &entry.step {
            Step::Started(_) | Step::Done(_) | Step::Dropped(_) => plain,
            Step::Planned(Planned { id: _, what, aim, case, due }) => {
                Self { what: Some(what), aim: aim.as_deref(), case: case.as_deref(), due: *due, ..plain }
            }
            Step::Goal(Goal { id: _, count, of, by }) => {
                Self { count: Some(*count), of: Some(of), by: *by, ..plain }
            }
            Step::Did(Did { toward, count }) => {
                let of = match toward {
                    Toward::Goal(_) => None,
                    Toward::Thing(of) => Some(of.as_str()),
                };
                Self { of, count: Some(*count).filter(|count| *count > 1), ..plain }
            }
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
