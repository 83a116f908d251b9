//! What was planned after a reflection, and what became of it.

use chrono::NaiveDate;

/// One dated document of `plan.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day it was written.
    pub date: NaiveDate,
    /// What it says.
    pub step: Step,
}

/// What a document of the plan says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Something to do.
    Planned(Planned),
    /// It was begun.
    Started(String),
    /// It was done.
    Done(String),
    /// It was let go.
    Dropped(String),
}

impl Step {
    /// The word behind `event:`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Planned(_) => "planned",
            Self::Started(_) => "started",
            Self::Done(_) => "done",
            Self::Dropped(_) => "dropped",
        }
    }

    /// The id of the action it speaks of.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Planned(planned) => &planned.id,
            Self::Started(id) | Self::Done(id) | Self::Dropped(id) => id,
        }
    }
}

/// Something to do, as it was planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Its id, unique in the plan.
    pub id: String,
    /// What to do.
    pub what: String,
    /// The question, `topic/id`, whose answers it is meant to change.
    pub aim: Option<String>,
    /// The handle of the case it was born from.
    pub case: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
}

/// Something planned, with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// As it was planned.
    pub planned: Planned,
    /// When it was planned.
    pub since: NaiveDate,
    /// The day it was done or let go; none while it is open.
    pub closed: Option<NaiveDate>,
    /// Whether it was done.
    pub done: bool,
}

impl Action {
    /// Whether it still waits.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }
}

/// Those of the new entries that say anything new, in their order: not what was said of an action last, and nothing of
/// an id under which something else was planned.
#[must_use]
pub fn news(there: &[Entry], new: &[Entry]) -> Vec<Entry> {
    let planned = |id: &str| {
        there.iter().find_map(|known| match &known.step {
            Step::Planned(planned) if planned.id == id => Some(planned),
            _ => None,
        })
    };
    let is_other = |id: &str| {
        new.iter().any(|entry| match &entry.step {
            Step::Planned(other) => other.id == id && planned(id).is_some_and(|known| known != other),
            _ => false,
        })
    };
    let mut all = there.to_vec();
    for entry in new.iter().filter(|entry| !is_other(entry.step.id())) {
        let mut of_it = all.iter().rev().filter(|known| known.step.id() == entry.step.id());
        let is_news = !all.contains(entry)
            && match entry.step {
                Step::Planned(_) => of_it.next().is_none(),
                _ => of_it.next().is_none_or(|last| last.step != entry.step),
            };
        if is_news {
            all.push(entry.clone());
        }
    }
    all.split_off(there.len())
}

/// Every action of the plan in the order it was planned. The last word on an id counts; an id planned
/// twice is the first.
#[must_use]
pub fn actions(entries: &[Entry]) -> Vec<Action> {
    let mut all: Vec<Action> = Vec::new();
    for entry in entries {
        let (id, closed, done) = match &entry.step {
            Step::Planned(planned) => {
                if all.iter().all(|action| action.planned.id != planned.id) {
                    all.push(Action {
                        planned: planned.clone(),
                        since: entry.date,
                        closed: None,
                        done: false,
                    });
                }
                continue;
            }
            Step::Started(id) => (id, None, false),
            Step::Done(id) => (id, Some(entry.date), true),
            Step::Dropped(id) => (id, Some(entry.date), false),
        };
        if let Some(action) = all.iter_mut().find(|action| action.planned.id == *id) {
            action.closed = closed;
            action.done = done;
        }
    }
    all
}

/// The open ones of these actions, the most pressing first: by due day, then those without one, the newest first.
#[must_use]
pub fn open_of(actions: &[Action]) -> Vec<Action> {
    let mut open: Vec<Action> = actions.iter().filter(|action| action.is_open()).cloned().collect();
    open.reverse();
    open.sort_by_key(|action| action.planned.due.unwrap_or(NaiveDate::MAX));
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
    }

    fn planned(id: &str, due: Option<u32>) -> Entry {
        let what = format!("do {id}");
        let due = due.map(day);
        let step = Step::Planned(Planned { id: id.into(), what, aim: None, case: None, due });
        Entry { date: day(1), step }
    }

    #[test]
    fn the_most_pressing_open_action_comes_first() {
        let entries = [
            planned("a", None),
            planned("b", Some(20)),
            planned("c", Some(10)),
            planned("d", None),
            planned("e", None),
            Entry { date: day(5), step: Step::Done("e".into()) },
            Entry { date: day(6), step: Step::Dropped("b".into()) },
            Entry { date: day(7), step: Step::Started("b".into()) },
        ];
        let ids: Vec<String> =
            open_of(&actions(&entries)).into_iter().map(|action| action.planned.id).collect();
        assert_eq!(ids, ["c", "b", "d", "a"]);
        let done: Vec<Action> = actions(&entries).into_iter().filter(|action| action.done).collect();
        assert_eq!(
            done.iter().map(|it| (it.planned.id.as_str(), it.closed)).collect::<Vec<_>>(),
            [("e", Some(day(5)))]
        );
    }
}
