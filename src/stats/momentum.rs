//! How the search goes on: applications week by week, what is in play, the goals.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::case::Case;
use crate::event::Stage;
use crate::plan::{self, Entry, Progress};

/// How many weeks are looked at.
const WEEKS: u64 = 8;

/// How the search goes on. Counts only: no week is called better than another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Momentum {
    /// The last 8 weeks, the oldest first; the last one ends today.
    pub weeks: Vec<Week>,
    /// How many days ago the last application was sent; none without one.
    pub days_since_last: Option<i64>,
    /// Cases without an ending.
    pub in_play: usize,
    /// Those of them that got further than the application.
    pub in_play_past_application: usize,
    /// Cases whose day of application is not known; they are in no week.
    pub undated: usize,
    /// The goals and how far they are.
    pub goals: Vec<Progress>,
    /// What was done in the last 8 weeks for none of them, the most frequent first.
    pub did: Vec<Done>,
}

/// Seven days of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Week {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
    /// Applications sent in it.
    pub applications: usize,
}

/// A thing that was done, and how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Done {
    /// The thing, as it was first spelt.
    pub thing: String,
    /// How often.
    pub count: usize,
}

impl Momentum {
    /// The momentum of these cases and this plan. An application is a case with a known day of application, and one
    /// dated after `today` is none yet.
    #[must_use]
    pub fn of(cases: &[Case], plan: &[Entry], today: NaiveDate) -> Self {
        let sent: Vec<NaiveDate> =
            cases.iter().filter_map(Case::applied).filter(|day| *day <= today).collect();
        let in_play = || cases.iter().filter(|case| case.in_play());
        let since = back(today, 7 * WEEKS - 1);
        let did = plan::did(plan, since, today).into_iter();
        Self {
            weeks: (0..WEEKS).rev().map(|ago| Week::of(&sent, back(today, 7 * ago))).collect(),
            days_since_last: sent.iter().max().map(|last| (today - *last).num_days()),
            in_play: in_play().count(),
            in_play_past_application: in_play().filter(|case| case.furthest() > Stage::Application).count(),
            undated: cases.iter().filter(|case| case.applied().is_none()).count(),
            goals: plan::goals(plan, cases, today),
            did: did.map(|(thing, count)| Done { thing, count }).collect(),
        }
    }
}

impl Week {
    fn of(sent: &[NaiveDate], last: NaiveDate) -> Self {
        let first = back(last, 6);
        let applications = sent.iter().filter(|day| (first..=last).contains(day)).count();
        Self { first, last, applications }
    }
}

/// So many days before that day; the first day there is where there is none.
pub(super) fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{case, day, in_play};
    use super::*;
    use crate::event::{Details, Ending, Event, Kind};
    use crate::plan::{Did, Goal, Step, Toward};
    use proptest::prelude::*;

    fn sent(days_ago: i64) -> Case {
        let on = day(22) - chrono::Duration::days(days_ago);
        Case::new(format!("{on}-{days_ago}"), Details::default(), vec![Event::new(on, Kind::Applied)])
    }

    #[test]
    fn a_week_is_the_seven_days_that_end_today() {
        let cases: Vec<Case> = [-1, 0, 6, 7, 55, 56].into_iter().map(sent).collect();
        let momentum = Momentum::of(&cases, &[], day(22));
        let counts: Vec<usize> = momentum.weeks.iter().map(|week| week.applications).collect();
        assert_eq!(counts, [1, 0, 0, 0, 0, 0, 1, 2]);
        let (oldest, newest) = (momentum.weeks[0], momentum.weeks[7]);
        assert_eq!((newest.first, newest.last), (day(16), day(22)));
        assert_eq!(
            (oldest.first.to_string(), oldest.last.to_string()),
            ("2026-09-28".into(), "2026-10-04".into())
        );
        assert_eq!(momentum.days_since_last, Some(0));
    }

    #[test]
    fn an_application_to_come_or_without_a_day_is_in_no_number_of_days() {
        let unknown = Event { undated: true, ..Event::new(day(3), Kind::Applied) };
        let unknown = Case::new("u".into(), Details::default(), vec![unknown]);
        let momentum = Momentum::of(&[sent(-1), unknown], &[], day(22));
        assert_eq!((momentum.days_since_last, momentum.undated, momentum.in_play), (None, 1, 2));
        assert!(momentum.weeks.iter().all(|week| week.applications == 0));
    }

    #[test]
    fn what_is_in_play_is_counted_with_how_far_it_got() {
        let cases =
            [in_play(1, &[]), in_play(2, &[Stage::Screen]), case(3, &[Stage::Final], Some(Ending::Rejected))];
        let momentum = Momentum::of(&cases, &[], day(22));
        assert_eq!((momentum.in_play, momentum.in_play_past_application), (2, 1));
        assert_eq!(momentum.days_since_last, Some(19));
    }

    #[test]
    fn goals_stand_beside_what_was_done_without_one() {
        let did = |on: NaiveDate, thing: &str| {
            let did = Did { toward: Toward::Thing(thing.into()), count: 1 };
            Entry { date: on, step: Step::Did(did) }
        };
        let goal = Goal { id: "g".into(), count: 2, of: "applications".into(), by: Some(day(30)) };
        let plan = [
            Entry { date: day(2), step: Step::Goal(goal) },
            did(day(20), "a class"),
            did(back(day(22), 55), "class"),
            did(back(day(22), 56), "class"),
        ];
        let momentum = Momentum::of(&[in_play(1, &[]), in_play(2, &[])], &plan, day(22));
        assert_eq!((momentum.goals[0].did, momentum.goals[0].days_left), (1, Some(8)));
        assert_eq!(momentum.did, [Done { thing: "a class".into(), count: 2 }]);
    }

    proptest! {
        #[test]
        fn the_weeks_add_up_to_the_applications_of_56_days(days in prop::collection::vec(-30_i64..150, 0..60)) {
            let cases: Vec<Case> = days.iter().copied().map(sent).collect();
            let momentum = Momentum::of(&cases, &[], day(22));
            let total: usize = momentum.weeks.iter().map(|week| week.applications).sum();
            prop_assert_eq!(total, days.iter().filter(|ago| (0..56).contains(*ago)).count());
            let next = momentum.weeks.windows(2).all(|two| two[0].last.succ_opt() == Some(two[1].first));
            prop_assert!(next);
        }
    }
}
