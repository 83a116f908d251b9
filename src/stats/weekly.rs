//! Week by week: what was sent, and what came.

use chrono::NaiveDate;
use serde::Serialize;

use super::momentum::back;
use super::trend::Span;
use crate::case::Case;

/// How many weeks are looked at, at the most.
const WEEKS: i64 = 12;

/// After so many days without an application or an answer the weeks end with the last of them.
const RESTING: i64 = 28;

/// What happened week by week, and what is in no week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Weekly {
    /// The last weeks of the search, seven days each, the oldest first, at most 12.
    ///
    /// They begin with the first application or first answer whose day is known, and end today; where both are 28 days
    /// ago or longer, on the day of the last one. Without any there are none.
    pub weeks: Vec<Span>,
    /// Cases whose day of application is not known.
    pub undated_applications: usize,
    /// Cases that were answered, the first time on a day not known.
    pub undated_answers: usize,
}

impl Weekly {
    /// The weeks of these cases; what is dated after `today` is in none.
    #[must_use]
    pub fn of(cases: &[Case], today: NaiveDate) -> Self {
        let is_undated = |case: &&Case| case.was_answered() && Span::first_answer(case).is_none();
        Self {
            weeks: weeks(cases, today),
            undated_applications: cases.iter().filter(|case| case.applied().is_none()).count(),
            undated_answers: cases.iter().filter(is_undated).count(),
        }
    }
}

fn weeks(cases: &[Case], today: NaiveDate) -> Vec<Span> {
    let days = || {
        let answered = cases.iter().filter_map(Span::first_answer);
        cases.iter().filter_map(Case::applied).chain(answered).filter(|day| *day <= today)
    };
    let (Some(first), Some(latest)) = (days().min(), days().max()) else { return Vec::new() };
    let last = if (today - latest).num_days() < RESTING { today } else { latest };
    let count = ((last - first).num_days() / 7 + 1).min(WEEKS);
    let ends = (0..count).rev().filter_map(|ago| u64::try_from(7 * ago).ok()).map(|days| back(last, days));
    ends.map(|last| Span::between(cases, back(last, 6), last)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::day;
    use super::*;
    use crate::event::{Details, Ending, Event, Kind, Stage};
    use proptest::prelude::*;

    /// A case applied for so many days before 22 November and, where it was, refused so many days before.
    fn case(applied: i64, refused: Option<i64>) -> Case {
        let ago = |days: i64| day(22) - chrono::Duration::days(days);
        let mut events = vec![Event::new(ago(applied), Kind::Applied)];
        events.extend(refused.map(|days| Event::new(ago(days), Kind::Ended(Ending::Rejected))));
        Case::new(format!("{applied}-{refused:?}"), Details::default(), events)
    }

    fn counted(cases: &[Case]) -> Vec<(usize, usize)> {
        weeks(cases, day(22)).iter().map(|week| (week.applications, week.first_answers)).collect()
    }

    #[test]
    fn a_young_search_has_the_weeks_it_has() {
        let cases = [case(20, Some(6)), case(14, None), case(13, None), case(0, None)];
        assert_eq!(counted(&cases), [(2, 0), (1, 0), (1, 1)]);
        assert_eq!(counted(&[case(21, Some(6))]), [(1, 0), (0, 0), (0, 0), (0, 1)]);
        assert_eq!(weeks(&[], day(22)), []);
    }

    #[test]
    fn of_a_long_search_the_last_12_weeks_are_shown() {
        let weeks = weeks(&[case(300, Some(83)), case(84, None), case(3, None)], day(22));
        let (oldest, newest) = (weeks[0], weeks[11]);
        assert_eq!(weeks.len(), 12);
        assert_eq!((newest.first, newest.last, newest.applications), (day(16), day(22), 1));
        assert_eq!((oldest.first, oldest.applications), (day(22) - chrono::Duration::days(83), 0));
        assert_eq!(oldest.first_answers, 1);
    }

    #[test]
    fn a_search_that_rests_is_shown_up_to_its_last_day() {
        let last = |ago| weeks(&[case(60, None), case(ago, None)], day(22)).last().map(|week| week.last);
        assert_eq!(last(27), Some(day(22)));
        assert_eq!(last(28), Some(day(22) - chrono::Duration::days(28)));
    }

    #[test]
    fn what_has_no_day_is_counted_by_itself() {
        let refused = |undated, stage| {
            let no = Event { undated, stage, ..Event::new(day(9), Kind::Ended(Ending::Rejected)) };
            Case::new(format!("{undated}"), Details::default(), vec![no])
        };
        let applied = Event { stage: Some(Stage::Screen), ..Event::new(day(9), Kind::Applied) };
        let further = Case::new("f".into(), Details::default(), vec![applied]);
        let cases = [refused(true, None), refused(false, Some(Stage::Interview)), further, case(2, None)];
        let weekly = Weekly::of(&cases, day(22));
        assert_eq!((weekly.undated_applications, weekly.undated_answers), (2, 2));
    }

    #[test]
    fn what_is_to_come_or_without_a_day_is_in_no_week() {
        let unknown = Event { undated: true, ..Event::new(day(3), Kind::Applied) };
        let unknown = Case::new("u".into(), Details::default(), vec![unknown]);
        assert_eq!(counted(&[case(-1, None), unknown]), []);
        assert_eq!(counted(&[case(2, Some(-1))]), [(1, 0)]);
    }

    proptest! {
        #[test]
        fn each_application_and_answer_of_these_weeks_is_in_one(
            sent in prop::collection::vec((-10_i64..200, prop::option::of(-10_i64..200)), 1..40)
        ) {
            let cases: Vec<Case> = sent.iter().map(|(applied, refused)| case(*applied, *refused)).collect();
            let weeks = weeks(&cases, day(22));
            prop_assert!(weeks.windows(2).all(|two| two[0].last.succ_opt() == Some(two[1].first)));
            if let (Some(first), Some(last)) = (weeks.first(), weeks.last()) {
                let whole = Span::between(&cases, first.first, last.last);
                prop_assert_eq!(weeks.iter().map(|week| week.applications).sum::<usize>(), whole.applications);
                prop_assert_eq!(weeks.iter().map(|week| week.first_answers).sum::<usize>(), whole.first_answers);
                prop_assert!(weeks.len() <= 12);
                prop_assert!(first.applications + first.first_answers > 0 || weeks.len() == 12);
            }
        }
    }
}
