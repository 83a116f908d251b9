//! How far the goals are, and what was done beside them.

use chrono::NaiveDate;
use serde::Serialize;

use super::thing::Told;
use super::{Did, Entry, Goal, Step, Toward, is_told_by_cases, same_thing};
use crate::case::Case;

/// For so many days after its end a goal is still shown: eight weeks.
const SHOWN_FOR: i64 = 56;

/// A goal, and how far it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// The goal as it was set last.
    #[serde(flatten)]
    pub goal: Goal,
    /// The first day that counts: the one it was set.
    pub since: NaiveDate,
    /// How many were done so far.
    pub did: usize,
    /// How many days are left after today, below 0 when the last one has passed; none where there is no last day.
    pub days_left: Option<i64>,
    /// Whether so many were done, or it was closed as reached.
    pub reached: bool,
    /// The day it was closed as reached; what was done later does not count.
    pub closed: Option<NaiveDate>,
    /// The day it was let go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dropped: Option<NaiveDate>,
}

/// A goal as the plan leaves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The goal as it was set last.
    pub goal: Goal,
    /// The first day that counts.
    pub since: NaiveDate,
    /// The day it was closed as reached.
    pub closed: Option<NaiveDate>,
    /// The day it was let go.
    pub dropped: Option<NaiveDate>,
}

/// How far every goal is that is shown, in the order they were first set, as the plan stood on `today`.
///
/// The last word on an id counts, by date and within a day by the order of the file. A goal of something the cases tell
/// counts the cases that became one from its day to its last day or today, each once, or, of applications in play, how many
/// are in play today; any other the things done in that time under its id or of its thing. One that was let go is not
/// shown, nor one whose last day, or the day it was closed, lies more than 8 weeks back.
#[must_use]
pub fn goals(entries: &[Entry], cases: &[Case], today: NaiveDate) -> Vec<Progress> {
    let shown = standing(entries, today).into_iter().filter(|standing| standing.is_shown(today));
    shown.map(|standing| standing.progress(entries, cases, today)).collect()
}

/// What was done from `since` to `today` for none of the [`goals`] of that day, each thing with how often, the most
/// frequent first. Of a goal that is no longer among them it goes by what that goal was of; what the
/// cases tell by themselves is left out.
#[must_use]
pub fn did(entries: &[Entry], since: NaiveDate, today: NaiveDate) -> Vec<(String, usize)> {
    let mut goals = standing(entries, today);
    goals.retain(|standing| standing.is_shown(today));
    let mut all: Vec<(String, usize)> = Vec::new();
    for entry in entries.iter().filter(|entry| (since..=today).contains(&entry.date)) {
        let Some(thing) = thing(entries, entry).filter(|thing| !is_told_by_cases(thing)) else { continue };
        if goals.iter().any(|goal| goal.is_served_by(entry, today)) {
            continue;
        }
        match all.iter_mut().find(|(known, _)| same_thing(known, thing)) {
            Some((_, n)) => *n = n.saturating_add(times(entry)),
            None => all.push((thing.to_owned(), times(entry))),
        }
    }
    all.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    all
}

/// Every goal there ever was, in the order they were first set, as the plan stood on `today`.
#[must_use]
pub fn standing(entries: &[Entry], today: NaiveDate) -> Vec<Standing> {
    let mut all: Vec<Standing> = Vec::new();
    let mut by_date: Vec<&Entry> = entries.iter().filter(|entry| entry.date <= today).collect();
    by_date.sort_by_key(|entry| entry.date);
    for entry in by_date {
        let Some(id) = entry.step.id() else { continue };
        let known = all.iter().position(|standing| standing.goal.id == id);
        match (&entry.step, known) {
            (Step::Goal(goal), known) => {
                let new = Standing { goal: goal.clone(), since: entry.date, closed: None, dropped: None };
                match known {
                    Some(at) => all[at] = new,
                    None => all.push(new),
                }
            }
            (Step::Started(_) | Step::Done(_) | Step::Dropped(_), Some(at)) => {
                all[at].closed = matches!(entry.step, Step::Done(_)).then_some(entry.date);
                all[at].dropped = matches!(entry.step, Step::Dropped(_)).then_some(entry.date);
            }
            _ => {}
        }
    }
    all
}

impl Standing {
    /// Whether it was neither closed as reached nor let go; its last day may lie behind.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed.is_none() && self.dropped.is_none()
    }

    /// Whether what happens on that day may still count.
    #[must_use]
    pub fn is_running(&self, day: NaiveDate) -> bool {
        self.dropped.is_none() && self.since <= day && self.end().is_none_or(|end| day <= end)
    }

    /// The last day that counts, where there is one.
    #[must_use]
    pub fn end(&self) -> Option<NaiveDate> {
        self.goal.by.into_iter().chain(self.closed).min()
    }

    /// Whether it is still shown: it was not let go, and ended no more than 8 weeks ago.
    #[must_use]
    pub fn is_shown(&self, today: NaiveDate) -> bool {
        let is_past = self.end().is_some_and(|end| (today - end).num_days() > SHOWN_FOR);
        self.dropped.is_none() && !is_past
    }

    /// How far it is, by these entries of its plan and these cases as they stand `today`.
    #[must_use]
    pub fn progress(self, entries: &[Entry], cases: &[Case], today: NaiveDate) -> Progress {
        let did = match Told::of(&self.goal.of) {
            Some(Told::InPlay) => in_play(cases, self.end().map_or(today, |end| end.min(today)), today),
            Some(told) => {
                let counts = |case: &&Case| told.days(case).any(|day| self.covers(day, today));
                cases.iter().filter(counts).count()
            }
            None => entries.iter().filter(|entry| self.is_served_by(entry, today)).map(times).sum(),
        };
        let Self { goal, since, closed, dropped } = self;
        let is_enough = u32::try_from(did).map_or(true, |did| did >= goal.count);
        Progress {
            days_left: goal.by.map(|by| (by - today).num_days()),
            reached: is_enough || closed.is_some(),
            goal,
            since,
            did,
            closed,
            dropped,
        }
    }

    /// Whether what happened on that day counts.
    fn covers(&self, day: NaiveDate, today: NaiveDate) -> bool {
        self.since <= day && day <= today && self.end().is_none_or(|end| day <= end)
    }

    /// Whether the entry is something done by `today` that counts for this goal.
    #[must_use]
    pub fn is_served_by(&self, entry: &Entry, today: NaiveDate) -> bool {
        let Step::Did(did) = &entry.step else { return false };
        let is_for = match &did.toward {
            Toward::Goal(id) => *id == self.goal.id,
            Toward::Thing(thing) => same_thing(thing, &self.goal.of),
        };
        is_for && self.covers(entry.date, today)
    }
}

/// How many of the cases, which are those of `today`, were in play on that day.
fn in_play(cases: &[Case], day: NaiveDate, today: NaiveDate) -> usize {
    let was_in_play = |case: &&Case| {
        if day >= today {
            return case.in_play();
        }
        let then = case.as_of(day);
        then.first().is_some() && then.in_play()
    };
    cases.iter().filter(was_in_play).count()
}

/// What was done, if the entry says so: the thing itself, or what the goal of its id was of.
fn thing<'a>(entries: &'a [Entry], entry: &'a Entry) -> Option<&'a str> {
    match &entry.step {
        Step::Did(Did { toward: Toward::Thing(thing), .. }) => Some(thing),
        Step::Did(Did { toward: Toward::Goal(id), .. }) => {
            entries.iter().rev().find_map(|it| match &it.step {
                Step::Goal(goal) if goal.id == *id => Some(goal.of.as_str()),
                _ => None,
            })
        }
        _ => None,
    }
}

fn times(entry: &Entry) -> usize {
    match &entry.step {
        Step::Did(did) => usize::try_from(did.count).unwrap_or(usize::MAX),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, did, did_for, goal};
    use super::*;
    use crate::event::{Details, Ending, Event, Kind, Stage};

    fn step(on: u32, step: Step) -> Entry {
        Entry { date: day(on), step }
    }

    /// How many of each goal were done by that day, and whether it is reached.
    fn progress(entries: &[Entry], on: u32) -> Vec<(String, usize, bool)> {
        let goals = goals(entries, &[], day(on)).into_iter();
        goals.map(|it| (it.goal.id, it.did, it.reached)).collect()
    }

    #[test]
    fn what_was_done_counts_under_the_id_or_for_the_thing() {
        let twice = Step::Did(Did { toward: Toward::Thing("Networking Meetings".into()), count: 2 });
        let entries = [
            goal(2, "g", 4, "networking meetings", Some(20)),
            goal(2, "h", 1, "a class", None),
            did(1, "networking meeting"),
            did(3, "a networking meeting"),
            did_for(4, "g"),
            step(20, twice),
            did(21, "networking meeting"),
        ];
        assert_eq!(progress(&entries, 10), [("g".into(), 2, false), ("h".into(), 0, false)]);
        assert_eq!(progress(&entries, 22), [("g".into(), 4, true), ("h".into(), 0, false)]);
        let left: Vec<_> = goals(&entries, &[], day(22)).iter().map(|it| it.days_left).collect();
        assert_eq!(left, [Some(-2), None]);
        assert_eq!(super::did(&entries, day(1), day(22)), [("networking meeting".to_owned(), 2)]);
    }

    #[test]
    fn applications_are_counted_from_the_cases() {
        let sent = |on: u32| {
            Case::new(format!("{on}"), Details::default(), vec![Event::new(day(on), Kind::Applied)])
        };
        let unknown = Event { undated: true, ..Event::new(day(3), Kind::Applied) };
        let mut cases: Vec<Case> = [1, 2, 5, 9, 11].into_iter().map(sent).collect();
        cases.push(Case::new("u".into(), Details::default(), vec![unknown]));
        let entries = [goal(2, "g", 3, "Applications", Some(10)), did(3, "application"), did_for(3, "g")];
        let on = |today| goals(&entries, &cases, day(today))[0].did;
        assert_eq!((on(2), on(8), on(9), on(20)), (1, 2, 3, 3));
        assert_eq!(super::did(&entries, day(1), day(20)), []);
    }

    #[test]
    fn interviews_and_rejections_are_counted_from_the_cases_by_their_own_day() {
        let met = |on: u32| Event { stage: Some(Stage::Interview), ..Event::new(day(on), Kind::Advanced) };
        let no = |on: u32| Event::new(day(on), Kind::Ended(Ending::Rejected));
        let case = |events: &[Event]| Case::new("a".into(), Details::default(), events.to_vec());
        let cases = [case(&[met(1), met(4), no(6)]), case(&[met(5)]), case(&[no(7)]), case(&[no(12)])];
        let of = |thing| goals(&[goal(2, "g", 9, thing, Some(10))], &cases, day(20))[0].did;
        assert_eq!((of("job interviews"), of("rejections")), (1, 2));
    }

    #[test]
    fn an_interview_that_only_the_ending_names_has_no_known_day() {
        let refused =
            Event { stage: Some(Stage::Interview), ..Event::new(day(6), Kind::Ended(Ending::Rejected)) };
        let cases = [Case::new("a".into(), Details::default(), vec![refused])];
        assert_eq!(goals(&[goal(2, "g", 2, "interviews", None)], &cases, day(20))[0].did, 0);
    }

    #[test]
    fn a_case_thought_through_counts_once_by_the_days_it_was() {
        let thought = |on: u32, done: bool| Event { done, ..Event::new(day(on), Kind::Reflected) };
        let case = |events: &[Event]| Case::new("a".into(), Details::default(), events.to_vec());
        let cases = [
            case(&[thought(1, true), thought(5, true), thought(6, true)]),
            case(&[thought(3, false)]),
            case(&[thought(1, true)]),
            case(&[thought(10, true)]),
            case(&[thought(11, true)]),
            case(&[Event { undated: true, ..thought(5, true) }]),
        ];
        let entries = [goal(2, "g", 2, "reflections", Some(10)), did(3, "a reflection")];
        assert_eq!(goals(&entries, &cases, day(20))[0].did, 2);
        assert_eq!(super::did(&entries, day(1), day(20)), []);
    }

    #[test]
    fn a_goal_of_applications_in_play_tells_how_many_are_and_is_reached_while_so_many_are() {
        let applied = |on: u32| Event::new(day(on), Kind::Applied);
        let no = |on: u32| Event::new(day(on), Kind::Ended(Ending::Rejected));
        let case = |events: &[Event]| Case::new("a".into(), Details::default(), events.to_vec());
        let cases = [case(&[applied(1)]), case(&[applied(4), no(12)]), case(&[applied(15)])];
        let entries = [goal(2, "g", 2, "in play", None), goal(2, "h", 2, "applications in play", Some(9))];
        let then: Vec<Case> = cases.iter().map(|case| case.as_of(day(8))).collect();
        let on = |cases: &[Case], today| {
            let goals = goals(&entries, cases, day(today));
            goals.iter().map(|it| (it.did, it.reached)).collect::<Vec<_>>()
        };
        assert_eq!(on(&then[..2], 8), [(2, true), (2, true)]);
        assert_eq!(on(&cases[..2], 13), [(1, false), (2, true)], "the second ended on the 9th");
        assert_eq!(on(&cases, 20), [(2, true), (2, true)]);
    }

    #[test]
    fn the_last_word_on_a_goal_counts_by_its_day() {
        let first = goal(1, "g", 1, "classes", None);
        let anew = goal(5, "g", 2, "classes", None);
        let entries = [anew, did(2, "class"), first, did(6, "class")];
        assert_eq!(progress(&entries, 4), [("g".into(), 1, true)]);
        assert_eq!(progress(&entries, 6), [("g".into(), 1, false)]);
    }

    #[test]
    fn a_goal_is_closed_let_go_and_taken_up_again() {
        let mut entries = vec![goal(1, "g", 2, "classes", None), did(2, "class")];
        entries.push(step(3, Step::Done("g".into())));
        entries.push(did(4, "class"));
        assert_eq!(progress(&entries, 5), [("g".into(), 1, true)]);
        assert_eq!(super::did(&entries, day(1), day(5)), [("class".to_owned(), 1)]);
        entries.push(step(6, Step::Dropped("g".into())));
        assert_eq!(progress(&entries, 6), []);
        assert_eq!(super::did(&entries, day(1), day(6)), [("class".to_owned(), 2)]);
        entries.push(step(7, Step::Started("g".into())));
        assert_eq!(progress(&entries, 7), [("g".into(), 2, true)]);
    }

    #[test]
    fn a_goal_is_gone_eight_weeks_after_its_last_day() {
        let entries = [goal(1, "g", 2, "classes", Some(3)), did_for(2, "g"), did_for(2, "gone")];
        let last = day(3) + chrono::Days::new(56);
        assert_eq!(goals(&entries, &[], last).len(), 1);
        assert_eq!(goals(&entries, &[], last + chrono::Days::new(1)).len(), 0);
        let later = super::did(&entries, day(1), last + chrono::Days::new(1));
        assert_eq!(later, [("classes".to_owned(), 1)]);
    }

    #[test]
    fn nothing_that_is_to_come_counts() {
        let entries = [goal(5, "g", 1, "classes", None), did(6, "class")];
        assert_eq!(progress(&entries, 4), []);
        assert_eq!(progress(&entries, 5), [("g".into(), 0, false)]);
        assert_eq!(super::did(&entries, day(1), day(4)), []);
    }
}
