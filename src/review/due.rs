//! Whether it is time to look back.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Review, last};
use crate::case::Case;
use crate::event::{Ending, Event, Stage};
use crate::plan::{Entry, Step};

/// After so many days with news one is asked to look back.
const AFTER: i64 = 14;

/// So many stops at one stage are a reason to look back at once.
const STOPS: usize = 5;

/// It is time to look back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The day of the last review; without one, that of the journal's first event.
    pub since: NaiveDate,
    /// How many days ago that was.
    pub days: i64,
    /// Whether there was a review at all.
    pub is_reviewed: bool,
    /// The stage at which at least 5 cases stopped since then, with how many; of several the one with the most, the later on
    /// a tie.
    pub stops: Option<(Stage, usize)>,
}

/// Whether it is time to look back: the last review (without one, the journal's first event) lies 14 days back or more and
/// something happened after it, or five cases stopped at one stage since. Days that are not known count for nothing.
#[must_use]
pub fn due(cases: &[Case], plan: &[Entry], reviews: &[Review], today: NaiveDate) -> Option<Due> {
    let reviewed = last(reviews, today).map(|review| review.date);
    let since = reviewed.or_else(|| first_day(cases).filter(|first| *first <= today))?;
    let days = (today - since).num_days();
    let is_news = |day: NaiveDate| since < day && day <= today;
    let events = cases.iter().flat_map(Case::events).filter_map(Event::day);
    let done = plan.iter().filter(|entry| is_step(&entry.step)).map(|entry| entry.date);
    let has_news = events.chain(done).any(is_news);
    // What happened on the first day of a journal was never looked back at.
    let is_since = |day: NaiveDate| is_news(day) || reviewed.is_none() && day == since;
    let stops = stopped_most(cases, is_since);
    let is_due = days >= AFTER && has_news || stops.is_some();
    is_due.then_some(Due { since, days, is_reviewed: reviewed.is_some(), stops })
}

/// The first day of the cases on which something is known to have happened.
pub(super) fn first_day(cases: &[Case]) -> Option<NaiveDate> {
    cases.iter().flat_map(Case::events).filter_map(Event::day).min()
}

/// Whether the entry of the plan says that something was done about it.
fn is_step(step: &Step) -> bool {
    matches!(step, Step::Done(_) | Step::Dropped(_) | Step::Did(_))
}

/// The stage at which the most cases stopped on such days, if they are enough.
fn stopped_most(cases: &[Case], is_since: impl Fn(NaiveDate) -> bool) -> Option<(Stage, usize)> {
    let stopped =
        |case: &&Case| case.ending().is_some_and(Ending::is_stop) && case.ended().is_some_and(&is_since);
    let at = |stage: Stage| cases.iter().filter(stopped).filter(|case| case.furthest() == stage).count();
    let most = Stage::ALL.iter().map(|stage| (*stage, at(*stage))).max_by_key(|(_, stops)| *stops);
    most.filter(|(_, stops)| *stops >= STOPS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Details, Kind};

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
    }

    fn sent(on: u32) -> Case {
        Case::new(format!("sent-{on}"), Details::default(), vec![Event::new(day(on), Kind::Applied)])
    }

    fn stopped(on: u32, stage: Stage) -> Case {
        let end = Event { stage: Some(stage), ..Event::new(day(on), Kind::Ended(Ending::Rejected)) };
        Case::new(format!("stopped-{on}"), Details::default(), vec![end])
    }

    fn reviewed(on: u32) -> Review {
        Review::new(day(on))
    }

    #[test]
    fn two_weeks_with_news_are_looked_back_at() {
        let cases = [sent(1), sent(9)];
        assert_eq!(due(&cases, &[], &[], day(14)), None);
        let first = Due { since: day(1), days: 14, is_reviewed: false, stops: None };
        assert_eq!(due(&cases, &[], &[], day(15)), Some(first));
        let next = Due { since: day(8), days: 14, is_reviewed: true, stops: None };
        assert_eq!(due(&cases, &[], &[reviewed(8), reviewed(2)], day(22)), Some(next));
    }

    #[test]
    fn without_news_nothing_is_due() {
        assert_eq!(due(&[], &[], &[], day(15)), None);
        assert_eq!(due(&[sent(1)], &[], &[], day(28)), None, "one day alone is no news");
        assert_eq!(due(&[sent(1), sent(9)], &[], &[reviewed(9)], day(28)), None);
        let undated = Event { undated: true, ..Event::new(day(20), Kind::Applied) };
        let undated = Case::new("u".into(), Details::default(), vec![undated]);
        assert_eq!(due(&[sent(1), undated], &[], &[], day(28)), None);
        assert_eq!(due(&[sent(1), sent(28)], &[], &[], day(27)), None, "what is to come is no news");
    }

    #[test]
    fn what_was_done_for_the_plan_is_news_and_what_was_planned_is_none() {
        let done = Entry { date: day(9), step: Step::Done("a".into()) };
        assert!(due(&[sent(1)], &[done], &[], day(28)).is_some());
        let started = Entry { date: day(9), step: Step::Started("a".into()) };
        assert_eq!(due(&[sent(1)], &[started], &[], day(28)), None);
    }

    #[test]
    fn five_stops_at_one_stage_do_not_wait_for_two_weeks() {
        let at =
            |stage: Stage, days: &[u32]| -> Vec<Case> { days.iter().map(|on| stopped(*on, stage)).collect() };
        let mut cases = at(Stage::Screen, &[3, 4, 5, 6]);
        assert_eq!(due(&cases, &[], &[reviewed(2)], day(8)), None);
        cases.extend(at(Stage::Screen, &[7]));
        let expected = Due { since: day(2), days: 6, is_reviewed: true, stops: Some((Stage::Screen, 5)) };
        assert_eq!(due(&cases, &[], &[reviewed(2)], day(8)), Some(expected));
        assert_eq!(due(&cases, &[], &[reviewed(3)], day(8)), None, "one of them was looked back at");
        let first = Due { since: day(3), days: 5, is_reviewed: false, stops: Some((Stage::Screen, 5)) };
        assert_eq!(due(&cases, &[], &[], day(8)), Some(first));
        cases.extend(at(Stage::Interview, &[3, 4, 5, 6, 7]));
        let later = due(&cases, &[], &[reviewed(2)], day(8)).and_then(|due| due.stops);
        assert_eq!(later, Some((Stage::Interview, 5)), "the later on a tie");
    }

    #[test]
    fn a_review_dated_after_today_is_none_yet() {
        let found = due(&[sent(1), sent(9)], &[], &[reviewed(20)], day(16)).expect("due");
        assert_eq!((found.since, found.is_reviewed), (day(1), false));
    }
}
