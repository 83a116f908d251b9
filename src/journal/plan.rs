//! The plan on disk: `plan.yaml`, one dated document an entry.

use std::io;
use std::path::Path;

use serde::Deserialize;

use super::Journal;
use super::format::{Malformed, locate, stream, utf8};
use super::keyed::{Count, Day, keyed};
use super::yaml::{self, Node};
use crate::error::Error;
use crate::plan::{Did, Entry, Goal, Planned, Step, Toward};
use crate::text::list;

keyed! {
    /// A document of the plan as it is spelt.
    Raw {
        date = "date": Day,
        event = "event": String,
        id = "id": String,
        what = "do": String,
        aim = "for": String,
        case = "case": String,
        due = "due": Day,
        count = "count": Count,
        of = "of": String,
        by = "by": Day,
    }
}

impl Journal {
    /// The entries of `plan.yaml`; none where there is no plan.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn plan(&self) -> Result<Vec<Entry>, Error> {
        let file = Path::new("plan.yaml");
        let bytes = match self.bytes(file) {
            Err(Error::CannotRead { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                return Ok(Vec::new());
            }
            bytes => bytes?,
        };
        read(&bytes).map_err(|source| Error::Malformed { file: file.to_owned(), source, handle: None })
    }
}

/// The words behind `event:` in a plan that this release reads.
pub(crate) const STEPS: [&str; 6] = ["planned", "started", "done", "dropped", "goal", "did"];

/// One document of a plan.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Document {
    /// Which document of the stream it is, from 0.
    pub(crate) position: usize,
    /// What it says; none where it is of a kind that is kept and not read.
    pub(crate) entry: Option<Entry>,
    /// The word behind `event:`.
    pub(crate) event: Option<String>,
    /// Keys it holds that format 1 does not know.
    pub(crate) unknown: Vec<String>,
}

/// The entries of a plan; documents of kinds this release does not know are passed over.
///
/// # Errors
/// The first place that cannot be read.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Entry>, Malformed> {
    Ok(documents(bytes)?.into_iter().filter_map(|document| document.entry).collect())
}

/// The documents of a plan in their order.
///
/// # Errors
/// The first place that cannot be read.
pub(crate) fn documents(bytes: &[u8]) -> Result<Vec<Document>, Malformed> {
    let text = utf8(bytes)?;
    stream(text, |position, document| {
        let Some(raw) = Option::<Raw>::deserialize(document)? else { return Ok(None) };
        let (event, unknown) = (raw.event.clone(), raw.unknown.clone());
        let known = event.as_deref().is_some_and(|event| STEPS.contains(&event));
        let entry = if known {
            Some(entry(raw).map_err(|problem| malformed(text, position, problem))?)
        } else {
            None
        };
        Ok(Some(Document { position, entry, event, unknown }))
    })
}

fn malformed(text: &str, position: usize, problem: String) -> Malformed {
    let (line, column) = locate(text, position, "event").unwrap_or((1, 1));
    Malformed { line, column, problem }
}

/// What a document of the plan says; an error says what is missing beside `event:`, or what cannot be.
pub(crate) fn entry(raw: Raw) -> Result<Entry, String> {
    let event = raw.event.unwrap_or_default();
    let missing = |key: &str| format!("event: '{event}' needs '{key}:' beside it");
    let date = raw.date.ok_or_else(|| missing("date"))?.0;
    let of = raw.of.filter(|of| !of.trim().is_empty());
    let step = match event.as_str() {
        "did" => Step::Did(Did {
            toward: match (raw.id, of) {
                (Some(id), None) => Toward::Goal(id),
                (None, Some(of)) => Toward::Thing(of),
                (None, None) => return Err(missing("id:' or 'of")),
                (Some(_), Some(_)) => {
                    return Err("event: 'did' takes 'id:' or 'of:' beside it, and both are there".to_owned());
                }
            },
            count: raw.count.map_or(1, |count| count.0),
        }),
        "goal" => Step::Goal(Goal {
            id: raw.id.ok_or_else(|| missing("id"))?,
            count: raw.count.ok_or_else(|| missing("count"))?.0,
            of: of.ok_or_else(|| missing("of"))?,
            by: raw.by.map(|by| by.0),
        }),
        "planned" => Step::Planned(Planned {
            id: raw.id.ok_or_else(|| missing("id"))?,
            what: raw.what.ok_or_else(|| missing("do"))?,
            aim: raw.aim,
            case: raw.case,
            due: raw.due.map(|due| due.0),
        }),
        "started" => Step::Started(raw.id.ok_or_else(|| missing("id"))?),
        "done" => Step::Done(raw.id.ok_or_else(|| missing("id"))?),
        "dropped" => Step::Dropped(raw.id.ok_or_else(|| missing("id"))?),
        _ => return Err(format!("event: '{event}' is none of {}", list(&STEPS, "and"))),
    };
    Ok(Entry { date, step })
}

/// An entry as one document.
pub(crate) fn write(entry: &Entry) -> String {
    let text = |key: &str, text: &str| (key.to_owned(), Node::Text(text.to_owned()));
    let word = |key: &str, word: String| (key.to_owned(), Node::Word(word));
    let mut pairs = vec![word("date", entry.date.to_string()), word("event", entry.step.word().to_owned())];
    match &entry.step {
        Step::Started(id) | Step::Done(id) | Step::Dropped(id) => pairs.push(text("id", id)),
        Step::Planned(planned) => {
            pairs.extend([text("id", &planned.id), text("do", &planned.what)]);
            pairs.extend(planned.aim.as_deref().map(|aim| text("for", aim)));
            pairs.extend(planned.case.as_deref().map(|case| text("case", case)));
            pairs.extend(planned.due.map(|due| word("due", due.to_string())));
        }
        Step::Goal(goal) => {
            pairs.extend([text("id", &goal.id), word("count", goal.count.to_string()), text("of", &goal.of)]);
            pairs.extend(goal.by.map(|by| word("by", by.to_string())));
        }
        Step::Did(did) => {
            pairs.push(match &did.toward {
                Toward::Goal(id) => text("id", id),
                Toward::Thing(of) => text("of", of),
            });
            pairs.extend((did.count > 1).then(|| word("count", did.count.to_string())));
        }
    }
    yaml::document(&pairs)
}

#[cfg(test)]
mod tests {
    use chrono::{Days, NaiveDate};
    use proptest::prelude::*;

    use super::*;
    use crate::{export, import};

    fn first() -> NaiveDate {
        NaiveDate::from_ymd_opt(1950, 1, 1).expect("a day")
    }

    fn steps() -> impl Strategy<Value = Step> {
        let day = proptest::option::of((0_u64..40_000).prop_map(|days| first() + Days::new(days)));
        let thing = || any::<String>().prop_filter("a thing", |text| !text.trim().is_empty());
        let goal = (any::<String>(), 1..=u32::MAX, thing(), day);
        prop_oneof![
            goal.prop_map(|(id, count, of, by)| Step::Goal(Goal { id, count, of, by })),
            (thing(), 1..=u32::MAX)
                .prop_map(|(of, count)| Step::Did(Did { toward: Toward::Thing(of), count })),
            (any::<String>(), 1_u32..4)
                .prop_map(|(id, count)| Step::Did(Did { toward: Toward::Goal(id), count })),
            any::<String>().prop_map(Step::Done),
        ]
    }

    proptest! {
        #[test]
        fn any_goal_and_anything_done_survives_the_disk_and_an_export(step in steps()) {
            let entry = Entry { date: first(), step };
            prop_assert_eq!(read(write(&entry).as_bytes()), Ok(vec![entry.clone()]));
            let lines = export::json::lines(&[], Some(std::slice::from_ref(&entry)), false).expect("JSON");
            let exported = import::json::read(lines.as_bytes(), false).map(|exported| exported.plan);
            prop_assert_eq!(exported, Ok(vec![entry]));
        }
    }
}
