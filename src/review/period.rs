//! A stretch of the search in numbers, and the stretch before it beside them.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::due::first_day;
use super::{Feedback, Review, last};
use crate::case::Case;
use crate::event::{Event, Kind, Stage};
use crate::plan::{self, Action, Entry, Progress};
use crate::stats::{Done, Given, Pattern, Patterns, Span, State, WentWell};

/// The days one looks back at, the first and the last among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Spell {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

impl Spell {
    /// The days from that of the last review before today on, or from the first day of the cases on, up to today. Days alone
    /// cannot tell what was written after a review of the same day, so that day is in both periods.
    #[must_use]
    pub fn since_last(cases: &[Case], reviews: &[Review], today: NaiveDate) -> Self {
        let reviewed = last(reviews, today.pred_opt().unwrap_or(today)).map(|review| review.date);
        let first = reviewed.or_else(|| first_day(cases));
        Self { first: first.filter(|first| *first <= today).unwrap_or(today), last: today }
    }

    /// How many days they are.
    #[must_use]
    pub fn days(self) -> u64 {
        (self.last - self.first).num_days().unsigned_abs() + 1
    }

    /// Whether the day is one of them.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// As many days before them, but none before the first day of the cases; none where there is none.
    fn before(self, cases: &[Case]) -> Option<Self> {
        let last = self.first.pred_opt()?;
        let first = self.first.checked_sub_days(Days::new(self.days())).unwrap_or(NaiveDate::MIN);
        let begun = first_day(cases)?;
        (begun <= last).then(|| Self { first: first.max(begun), last })
    }
}

/// What happened on some days. A case counts once a line, by the known day of the event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Applications sent.
    pub applications: usize,
    /// Cases whose first answer came.
    pub first_answers: usize,
    /// Cases that reached a further stage than before, by the day of the step; what only an ending names is not among them.
    pub got_further: usize,
    /// Cases that ended by a no.
    pub rejected: usize,
    /// Cases that ended in silence.
    pub no_reply: usize,
    /// Cases thought through to the end.
    pub thought_through: usize,
    /// Actions of the plan that were done.
    pub actions_done: usize,
    /// Actions of the plan that were let go.
    pub actions_dropped: usize,
}

impl Counts {
    /// The name of each count in a review, in the order of [`Counts::named`].
    pub const NAMES: [&'static str; 8] = [
        "applications",
        "first-answers",
        "got-further",
        "rejected",
        "no-reply",
        "thought-through",
        "actions-done",
        "actions-dropped",
    ];

    /// Each count with its name.
    #[must_use]
    pub fn named(&self) -> [(&'static str, usize); 8] {
        let counts = [
            self.applications,
            self.first_answers,
            self.got_further,
            self.rejected,
            self.no_reply,
            self.thought_through,
            self.actions_done,
            self.actions_dropped,
        ];
        let mut names = Self::NAMES.iter();
        counts.map(|count| (*names.next().unwrap_or(&""), count))
    }

    fn of(cases: &[Case], actions: &[Action], spell: Spell) -> Self {
        let span = Span::between(cases, spell.first, spell.last);
        let on_one_of_them = |event: &&Event| event.day().is_some_and(|day| spell.holds(day));
        let thought = |case: &&Case| case.events().iter().any(|it| it.done && on_one_of_them(&it));
        let (actions_done, actions_dropped) = both_settled(actions, spell);
        Self {
            applications: span.applications,
            first_answers: span.first_answers,
            got_further: cases.iter().filter(|case| got_further(case, spell)).count(),
            rejected: span.rejected,
            no_reply: span.no_reply,
            thought_through: cases.iter().filter(thought).count(),
            actions_done,
            actions_dropped,
        }
    }

    /// The same with what became of the actions of this plan on those days.
    pub(super) fn with_plan(self, plan: &[Entry], spell: Spell) -> Self {
        let (actions_done, actions_dropped) = both_settled(&plan::actions(&plan_by(plan, spell.last)), spell);
        Self { actions_done, actions_dropped, ..self }
    }
}

/// The plan as it stood on that day.
fn plan_by(plan: &[Entry], day: NaiveDate) -> Vec<Entry> {
    plan.iter().filter(|entry| entry.date <= day).cloned().collect()
}

/// How many actions were done and how many let go on those days.
fn both_settled(actions: &[Action], spell: Spell) -> (usize, usize) {
    (settled(actions, spell, true).count(), settled(actions, spell, false).count())
}

/// The actions that were done, or let go, on those days.
fn settled(actions: &[Action], spell: Spell, done: bool) -> impl Iterator<Item = &Action> {
    actions
        .iter()
        .filter(move |action| action.done == done && action.closed.is_some_and(|closed| spell.holds(closed)))
}

/// Each stage past the application that is further than all before it, with the event that first names it.
fn steps(case: &Case) -> impl Iterator<Item = (Stage, &Event)> {
    let mut furthest = Stage::Application;
    case.events().iter().filter_map(move |event| {
        let stage = event.reached().filter(|stage| *stage > furthest)?;
        furthest = stage;
        Some((stage, event))
    })
}

/// The furthest stage the case is first known to have reached on one of those days.
fn reached(case: &Case, spell: Spell) -> Option<Stage> {
    let on_one_of_them = |event: &Event| event.day().is_some_and(|day| spell.holds(day));
    steps(case).filter(|(_, event)| on_one_of_them(event)).map(|(stage, _)| stage).last()
}

/// Whether the case reached a further stage on one of those days. One that only another event names, such as the
/// refusal, was reached on a day nobody knows.
fn got_further(case: &Case, spell: Spell) -> bool {
    let is_step = |event: &Event| event.kind == Kind::Advanced;
    steps(case).any(|(_, event)| is_step(event) && event.day().is_some_and(|day| spell.holds(day)))
}

/// A pattern that also came up on the days one looks back at.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CameUp {
    /// The pattern, as the whole journal shows it.
    #[serde(flatten)]
    pub pattern: Pattern,
    /// In how many cases it came up on those days.
    pub in_period: usize,
}

/// A stretch of the search in numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Period {
    /// Its days.
    #[serde(flatten)]
    pub spell: Spell,
    /// How many they are.
    pub days: u64,
    /// What happened on them.
    pub counts: Counts,
    /// As many days before them, fewer where the journal begins later; none where it had not begun.
    pub before: Option<Before>,
    /// How many of the applications sent on these days have an answer by now.
    pub answered: usize,
    /// The furthest stage a case is first known to have reached on them.
    pub furthest: Option<Stage>,
    /// All cases there are by now.
    pub cases: usize,
    /// How many of those are in play.
    pub in_play: usize,
    /// The goals that were set and not over before these days.
    pub goals: Vec<Progress>,
    /// The actions that were done, in the order they were planned.
    pub done: Vec<String>,
    /// What was done for no goal, the most frequent first.
    pub did: Vec<Done>,
    /// What keeps coming back and came up on these days too.
    pub patterns: Vec<CameUp>,
    /// How many questions were looked at for what keeps coming back.
    pub questions: usize,
    /// What went well, in the user's words, the latest first.
    pub went_well: Vec<WentWell>,
    /// What people told, the latest first.
    pub feedback: Vec<Feedback>,
    /// Events whose day is not known and may be one of these; they are in no count.
    pub undated: usize,
}

/// The days before, as plain counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Before {
    /// The days.
    #[serde(flatten)]
    pub spell: Spell,
    /// How many they are.
    pub days: u64,
    /// What happened on them.
    pub counts: Counts,
}

impl Period {
    /// Those days of the journal. `cases` are all there are, as they stand on the last of the days, which is the today of
    /// `given`.
    #[must_use]
    pub fn of(cases: &[Case], given: Given<'_>, spell: Spell) -> Self {
        let plan = plan_by(given.plan, spell.last);
        let actions = plan::actions(&plan);
        let patterns = Patterns::among(cases, given);
        let sent = cases.iter().filter(|case| case.applied().is_some_and(|day| spell.holds(day)));
        let is_over = |goal: &Progress| {
            let end = goal.closed.into_iter().chain(goal.goal.by).min();
            end.is_some_and(|end| end < spell.first)
        };
        let before = spell.before(cases);
        Self {
            spell,
            days: spell.days(),
            counts: Counts::of(cases, &actions, spell),
            before: before.map(|spell| Before {
                spell,
                days: spell.days(),
                counts: Counts::of(cases, &actions, spell),
            }),
            answered: sent.filter(|case| case.was_answered()).count(),
            furthest: cases.iter().filter_map(|case| reached(case, spell)).max(),
            cases: cases.len(),
            in_play: cases.iter().filter(|case| case.in_play()).count(),
            goals: plan::goals(&plan, cases, spell.last).into_iter().filter(|it| !is_over(it)).collect(),
            done: settled(&actions, spell, true).map(|action| action.planned.what.clone()).collect(),
            did: plan::did(&plan, spell.first, spell.last)
                .into_iter()
                .map(|(thing, count)| Done { thing, count })
                .collect(),
            questions: patterns.questions,
            patterns: came_up(&patterns, spell),
            went_well: WentWell::all(cases, given.prompts)
                .into_iter()
                .filter(|it| it.date.is_some_and(|day| spell.holds(day)))
                .collect(),
            feedback: Feedback::all(cases, spell),
            undated: cases.iter().map(|case| undated(case, spell)).sum(),
        }
    }
}

/// What keeps coming back, of that which came up on those days.
fn came_up(patterns: &Patterns, spell: Spell) -> Vec<CameUp> {
    let coming = patterns.all().filter(|it| matches!(it.state, State::Recurring | State::New));
    let lately = coming.map(|pattern| {
        let in_period = pattern.cases.iter().filter(|seen| spell.holds(seen.date)).count();
        CameUp { pattern: pattern.clone(), in_period }
    });
    lately.filter(|it| it.in_period > 0).collect()
}

/// How many of its steps have no known day and may have happened on those days, as far as the steps around them say.
fn undated(case: &Case, spell: Spell) -> usize {
    let events = case.events();
    let is_step = |event: &Event| matches!(event.kind, Kind::Applied | Kind::Advanced | Kind::Ended(_));
    let may_lie_in_it = |at: usize| {
        let earlier = events[..at].iter().rev().find_map(Event::day);
        let later = events[at..].iter().find_map(Event::day);
        earlier.is_none_or(|day| day <= spell.last) && later.is_none_or(|day| day >= spell.first)
    };
    let steps = events.iter().enumerate().filter(|(_, event)| event.undated && is_step(event));
    steps.filter(|(at, _)| may_lie_in_it(*at)).count()
}

#[cfg(test)]
mod tests;
