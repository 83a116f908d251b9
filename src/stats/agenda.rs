//! What stands on the plan: what waits, how far the goals are, what was done and whether it helped.

use chrono::NaiveDate;
use serde::Serialize;

use super::momentum::{Done, back};
use super::{Effect, Given, patterns};
use crate::case::Case;
use crate::plan::{self, Action, Progress, standing};

/// For so many days what was done is told: eight weeks.
const LATELY: u64 = 56;

/// What stands on a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Agenda {
    /// Open actions, the most pressing first.
    pub open: Vec<Task>,
    /// The goals and how far they are.
    pub goals: Vec<Progress>,
    /// Actions that were done, the latest first.
    pub done: Vec<Task>,
    /// Actions that were let go, the latest first.
    pub dropped: Vec<Task>,
    /// What was done in the last 8 weeks for no goal, the most frequent first.
    pub did: Vec<Done>,
}

/// An action with what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Task {
    /// Its id in the plan.
    pub id: String,
    /// What to do.
    #[serde(rename = "do")]
    pub what: String,
    /// The question, `topic/id`, whose answers it is meant to change.
    #[serde(rename = "for")]
    pub aim: Option<String>,
    /// That question as it is asked; none where there is no such question.
    pub question: Option<String>,
    /// The handle of the case it was born from.
    pub case: Option<String>,
    /// That case's company and role; none where it is not there.
    pub title: Option<String>,
    /// The day it was planned.
    pub since: NaiveDate,
    /// By when.
    pub due: Option<NaiveDate>,
    /// The day it was done or let go; none while it is open.
    pub closed: Option<NaiveDate>,
    /// What may be said of whether it helped; none of what is not done, aims at no question, or before a case shows it.
    pub effect: Option<Effect>,
}

impl Agenda {
    /// What the plan of `given` holds on its day: what is open, what was done in the last 8 weeks, the goals that are
    /// shown; with `all`, also what was done before, and what was let go.
    #[must_use]
    pub fn of(cases: &[Case], given: Given<'_>, all: bool) -> Self {
        let Given { today, .. } = given;
        let actions = given.actions();
        let (_, tried) = patterns::changes(cases, given);
        let task = |action: Action| {
            let effect = tried.iter().find(|tried| tried.id == action.planned.id);
            Task::of(action, effect.and_then(|tried| tried.effect), cases, given)
        };
        let since = back(today, LATELY - 1);
        let closed = |is_done: bool| {
            let wanted = actions.iter().filter(|it| !it.is_open() && it.done == is_done);
            let mut wanted: Vec<Action> =
                wanted.filter(|it| all || it.closed >= Some(since)).cloned().collect();
            wanted.reverse();
            wanted.sort_by_key(|action| std::cmp::Reverse(action.closed));
            wanted.into_iter().map(task).collect()
        };
        let goals = standing(given.plan, today).into_iter().filter(|goal| all || goal.is_shown(today));
        let did = plan::did(given.plan, since, today).into_iter();
        Self {
            open: plan::open_of(&actions).into_iter().map(task).collect(),
            goals: goals.map(|goal| goal.progress(given.plan, cases, today)).collect(),
            done: closed(true),
            dropped: if all { closed(false) } else { Vec::new() },
            did: did.map(|(thing, count)| Done { thing, count }).collect(),
        }
    }

    /// Whether nothing stands on it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Task {
    fn of(action: Action, effect: Option<Effect>, cases: &[Case], given: Given<'_>) -> Self {
        let Action { planned, since, closed, .. } = action;
        let question = planned.aim.as_ref().and_then(|aim| given.prompts.question(aim));
        let case = cases.iter().find(|case| Some(case.handle()) == planned.case.as_deref());
        Self {
            id: planned.id,
            what: planned.what,
            question: question.map(|(_, question)| question.ask.clone()),
            aim: planned.aim,
            title: case.map(Case::title),
            case: planned.case,
            since,
            due: planned.due,
            closed,
            effect,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, given, in_play, prompts};
    use super::*;
    use crate::plan::{Entry, Goal, Planned, Step};
    use crate::vocabulary::Vocabulary;

    fn entry(on: NaiveDate, step: Step) -> Entry {
        Entry { date: on, step }
    }

    fn planned(id: &str, aim: Option<&str>, case: Option<&str>) -> Entry {
        let (aim, case) = (aim.map(str::to_owned), case.map(str::to_owned));
        entry(day(1), Step::Planned(Planned { id: id.into(), what: id.into(), aim, case, due: None }))
    }

    fn ids(tasks: &[Task]) -> Vec<&str> {
        tasks.iter().map(|task| task.id.as_str()).collect()
    }

    #[test]
    fn what_was_done_is_told_for_eight_weeks_and_with_all_for_ever() {
        let goal = |id: &str| Step::Goal(Goal { id: id.into(), count: 1, of: id.into(), by: None });
        let cases = [in_play(1, &[])];
        let plan = [
            planned("open", Some("fit/match"), Some(cases[0].handle())),
            planned("first", Some("fit/match"), None),
            planned("last", None, None),
            planned("let go", None, None),
            entry(day(1), goal("class")),
            entry(day(1), goal("walk")),
            entry(day(2), Step::Done("first".into())),
            entry(day(3), Step::Done("last".into())),
            entry(day(3), Step::Dropped("let go".into())),
            entry(day(3), Step::Dropped("walk".into())),
        ];
        let (prompts, vocabulary) = (prompts(), Vocabulary::default());
        let on = |today, all| {
            Agenda::of(&cases, Given { plan: &plan, ..given(&prompts, &vocabulary, today) }, all)
        };
        let now = on(day(20), false);
        assert_eq!(
            (ids(&now.open), ids(&now.done), ids(&now.dropped)),
            (vec!["open"], vec!["last", "first"], vec![])
        );
        assert_eq!((now.goals.len(), on(day(20), true).goals.len()), (1, 2));
        assert_eq!(now.open[0].title.as_deref(), Some("Firm 1"));
        assert!(now.open[0].question.is_some());
        assert_eq!(now.done.iter().map(|it| it.effect).collect::<Vec<_>>(), [None, Some(Effect::TooEarly)]);
        let later = day(2) + chrono::Days::new(56);
        assert_eq!(ids(&on(later, false).done), ["last"]);
        assert_eq!(ids(&on(later, true).done), ["last", "first"]);
        assert_eq!(ids(&on(later, true).dropped), ["let go"]);
    }
}
