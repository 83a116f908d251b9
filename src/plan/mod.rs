//! What was planned after a reflection, the goals one has, and what became of them.

mod goals;
mod ids;
mod named;
mod news;
mod set;
mod thing;
mod wish;

use chrono::NaiveDate;
use serde::Serialize;

pub use goals::{Progress, Standing, did, goals, standing};
pub use ids::{free_id, is_free_run};
pub use named::{Item, Meant, fitting, meant, near, too_early_for, would_stand};
pub use news::{crossed, news, unsaid};
pub use set::{running, set_goal};
pub use thing::{Told, is_told_by_cases, same_thing};
pub use wish::{NoWish, Wish, times_and_thing};

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
    /// So many of a thing, to be done from this day on.
    Goal(Goal),
    /// Something was done, for a goal or for itself.
    Did(Did),
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
            Self::Goal(_) => "goal",
            Self::Did(_) => "did",
        }
    }

    /// The id of the action or the goal it speaks of; none where a thing was done for no goal in particular.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Planned(Planned { id, .. })
            | Self::Started(id)
            | Self::Done(id)
            | Self::Dropped(id)
            | Self::Goal(Goal { id, .. })
            | Self::Did(Did { toward: Toward::Goal(id), .. }) => Some(id),
            Self::Did(Did { toward: Toward::Thing(_), .. }) => None,
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

/// So many of a thing to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Goal {
    /// Its id, unique among the goals and the actions of the plan; the same again sets the goal anew.
    pub id: String,
    /// How many, at least one.
    pub count: u32,
    /// Of what: `applications`, `networking meetings`, `a class`.
    pub of: String,
    /// The last day that counts.
    pub by: Option<NaiveDate>,
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Did {
    /// What it was.
    pub toward: Toward,
    /// How often, at least once.
    pub count: u32,
}

/// What something that was done is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Toward {
    /// The goal of that id.
    Goal(String),
    /// Whatever goal is of that thing, if there is one.
    Thing(String),
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

/// Every action of the plan in the order it was planned. The last word on an id counts, by its day and within a day by
/// the order of the file; an id planned twice is the first.
#[must_use]
pub fn actions(entries: &[Entry]) -> Vec<Action> {
    let mut all: Vec<Action> = Vec::new();
    for entry in entries {
        let Step::Planned(planned) = &entry.step else { continue };
        if all.iter().all(|action| action.planned.id != planned.id) {
            all.push(Action { planned: planned.clone(), since: entry.date, closed: None, done: false });
        }
    }
    let mut words: Vec<&Entry> = entries.iter().collect();
    words.sort_by_key(|entry| entry.date);
    for entry in words {
        let (id, closed, done) = match &entry.step {
            Step::Started(id) => (id, None, false),
            Step::Done(id) => (id, Some(entry.date), true),
            Step::Dropped(id) => (id, Some(entry.date), false),
            Step::Planned(_) | Step::Goal(_) | Step::Did(_) => continue,
        };
        if let Some(action) = all.iter_mut().find(|action| action.planned.id == *id) {
            action.closed = closed;
            action.done = done;
        }
    }
    all
}

/// What an id of the plan stands for, as it was said last: what to do, or `12 applications`; none for an id nobody gave.
#[must_use]
pub fn named(entries: &[Entry], id: &str) -> Option<String> {
    entries.iter().rev().find_map(|entry| match &entry.step {
        Step::Planned(planned) if planned.id == id => Some(planned.what.clone()),
        Step::Goal(goal) if goal.id == id => Some(format!("{} {}", goal.count, goal.of)),
        _ => None,
    })
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

    pub(super) fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
    }

    pub(super) fn goal(on: u32, id: &str, count: u32, of: &str, by: Option<u32>) -> Entry {
        let goal = Goal { id: id.into(), count, of: of.into(), by: by.map(day) };
        Entry { date: day(on), step: Step::Goal(goal) }
    }

    pub(super) fn did(on: u32, thing: &str) -> Entry {
        let did = Did { toward: Toward::Thing(thing.into()), count: 1 };
        Entry { date: day(on), step: Step::Did(did) }
    }

    pub(super) fn did_for(on: u32, goal: &str) -> Entry {
        let did = Did { toward: Toward::Goal(goal.into()), count: 1 };
        Entry { date: day(on), step: Step::Did(did) }
    }

    pub(super) fn planned(id: &str, due: Option<u32>) -> Entry {
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
