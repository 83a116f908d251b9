//! What happened when: week by week or month by month, and day by day.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::counts::steps_forward;
use crate::case::Case;
use crate::event::{Ending, Event};

/// A search of so many weeks is told by the week, a longer one by the month.
const WEEKS: i64 = 26;

/// The parts a search is told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seven days, of which the last ones end on this day.
    Weeks(NaiveDate),
    /// A month of the calendar.
    Months,
}

/// What happened in a week or a month. What has no known day is in none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
    /// Applications sent in it.
    pub sent: usize,
    /// Cases that reached a further stage in it, or an offer.
    pub advanced: usize,
    /// Cases that ended in it by a no.
    pub rejected: usize,
    /// Cases that ended in it in silence.
    pub no_reply: usize,
    /// Cases that ended in it otherwise: withdrawn, declined, closed.
    pub left: usize,
    /// Cases that ended in it by a job taken.
    pub accepted: usize,
}

/// A search in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverTime {
    /// What the parts are.
    pub unit: Unit,
    /// Those in which something happened, the oldest first.
    pub periods: Vec<Period>,
    /// Cases whose day of application is not known.
    pub unsent: usize,
    /// Cases that ended on a day that is not known.
    pub undated: usize,
}

/// What happened on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// Applications sent on it.
    pub sent: usize,
    /// Cases that got an answer on it, or ended.
    pub came: usize,
}

impl Unit {
    /// Weeks that end on the weekday of `today` where these cases span so few, else months.
    #[must_use]
    pub fn fitting(cases: &[Case], today: NaiveDate) -> Self {
        let days = || cases.iter().flat_map(happened);
        let weeks = Self::Weeks(today);
        match (days().min(), days().max()) {
            (Some(first), Some(last)) if weeks.number(last) - weeks.number(first) >= WEEKS => Self::Months,
            _ => weeks,
        }
    }

    /// The number of the part that holds that day; the next one has the next number.
    fn number(self, day: NaiveDate) -> i64 {
        match self {
            Self::Weeks(today) => -(today - day).num_days().div_euclid(7),
            Self::Months => 12 * i64::from(day.year()) + i64::from(day.month0()),
        }
    }

    /// The first and the last day of that part; none where the calendar has no such days.
    fn days(self, number: i64) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Weeks(today) => {
                let last = today.checked_add_signed(chrono::Duration::try_weeks(number)?)?;
                Some((last.checked_sub_days(Days::new(6))?, last))
            }
            Self::Months => {
                let month = u32::try_from(number.rem_euclid(12)).ok()? + 1;
                let first = NaiveDate::from_ymd_opt(i32::try_from(number.div_euclid(12)).ok()?, month, 1)?;
                Some((first, first.checked_add_months(Months::new(1))?.pred_opt()?))
            }
        }
    }

    fn empty(self, number: i64) -> Option<Period> {
        let (first, last) = self.days(number)?;
        let period =
            Period { first, last, sent: 0, advanced: 0, rejected: 0, no_reply: 0, left: 0, accepted: 0 };
        Some(period)
    }
}

impl Period {
    /// How many cases ended in it.
    #[must_use]
    pub fn ended(&self) -> usize {
        self.rejected + self.no_reply + self.left + self.accepted
    }
}

impl OverTime {
    /// These cases in those parts.
    #[must_use]
    pub fn of(cases: &[Case], unit: Unit) -> Self {
        let mut periods: BTreeMap<i64, Period> = BTreeMap::new();
        let mut count = |number: i64, one_more: fn(&mut Period)| {
            let Some(empty) = unit.empty(number) else { return };
            one_more(periods.entry(number).or_insert(empty));
        };
        for case in cases {
            if let Some(day) = case.applied() {
                count(unit.number(day), |period| period.sent += 1);
            }
            let mut steps: Vec<i64> = steps_forward(case).map(|day| unit.number(day)).collect();
            steps.dedup();
            for number in steps {
                count(number, |period| period.advanced += 1);
            }
            if let (Some(ending), Some(day)) = (case.ending(), case.ended()) {
                count(
                    unit.number(day),
                    match ending {
                        Ending::Rejected => |period| period.rejected += 1,
                        Ending::NoReply => |period| period.no_reply += 1,
                        Ending::Withdrew | Ending::Declined | Ending::Closed => |period| period.left += 1,
                        Ending::Accepted => |period| period.accepted += 1,
                    },
                );
            }
        }
        Self {
            unit,
            periods: periods.into_values().collect(),
            unsent: cases.iter().filter(|case| case.applied().is_none()).count(),
            undated: cases.iter().filter(|case| case.end().is_some_and(|end| end.undated)).count(),
        }
    }

    /// How many parts there are from the first in which something happened to the last.
    #[must_use]
    pub fn span(&self) -> i64 {
        let ends = self.periods.first().zip(self.periods.last());
        ends.map_or(0, |(first, last)| self.unit.number(last.last) - self.unit.number(first.last) + 1)
    }

    /// The parts without a gap, the oldest first: from the first in which something happened to the last, and of more than
    /// `most` only what lies in the last so many.
    #[must_use]
    pub fn latest(&self, most: u16) -> Vec<Period> {
        let Some(last) = self.periods.last() else { return Vec::new() };
        let number = |period: &Period| self.unit.number(period.last);
        let end = number(last);
        let is_before = |period: &&Period| number(period) <= end - i64::from(most);
        let mut known = self.periods.iter().skip_while(is_before).peekable();
        let begin = known.peek().map_or(end, |period| number(period));
        let at = |number| {
            let empty = self.unit.empty(number)?;
            Some(known.next_if(|period| period.first == empty.first).copied().unwrap_or(empty))
        };
        (begin..=end).filter_map(at).collect()
    }
}

/// Each known day on which an application went out, or an answer or an ending came.
#[must_use]
pub fn days(cases: &[Case]) -> BTreeMap<NaiveDate, Day> {
    let mut days: BTreeMap<NaiveDate, Day> = BTreeMap::new();
    for case in cases {
        if let Some(day) = case.applied() {
            days.entry(day).or_default().sent += 1;
        }
        let answers = case.events().iter().filter(|event| event.is_reply()).filter_map(Event::day);
        let mut came: Vec<NaiveDate> = answers.chain(case.ended()).collect();
        came.sort_unstable();
        came.dedup();
        for day in came {
            days.entry(day).or_default().came += 1;
        }
    }
    days
}

/// The known days of what is counted by weeks and months.
fn happened(case: &Case) -> impl Iterator<Item = NaiveDate> {
    case.applied().into_iter().chain(steps_forward(case)).chain(case.ended())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::{case, day};
    use super::*;
    use crate::event::{Details, Event, Kind, Stage};

    fn sent(on: NaiveDate) -> Case {
        Case::new(format!("{on}-firm"), Details::default(), vec![Event::new(on, Kind::Applied)])
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_week_is_seven_days_and_the_last_ends_on_the_day_one_looks() {
        let cases = [
            case(2, &[Stage::Screen], Some(Ending::Rejected)),
            case(8, &[], Some(Ending::NoReply)),
            case(9, &[], Some(Ending::Accepted)),
            case(22, &[], Some(Ending::Closed)),
        ];
        let time = OverTime::of(&cases, Unit::fitting(&cases, day(22)));
        let weeks: Vec<_> = time
            .latest(36)
            .iter()
            .map(|it| {
                let ends = [it.rejected, it.no_reply, it.left, it.accepted];
                (it.first, it.last, it.sent, it.advanced, ends)
            })
            .collect();
        let expected = [
            (day(2), day(8), 2, 1, [1, 1, 0, 0]),
            (day(9), day(15), 1, 1, [0, 0, 0, 1]),
            (day(16), day(22), 1, 0, [0, 0, 1, 0]),
        ];
        assert_eq!((weeks.as_slice(), time.span()), (expected.as_slice(), 3));
    }

    #[test]
    fn twenty_six_weeks_are_told_by_the_week_and_more_by_the_month() {
        let from = |days: i64| {
            let cases = [sent(day(22) - chrono::Duration::days(days)), sent(day(22))];
            Unit::fitting(&cases, day(22))
        };
        assert_eq!(from(26 * 7 - 1), Unit::Weeks(day(22)));
        assert_eq!(from(26 * 7), Unit::Months);
        assert_eq!(Unit::fitting(&[], day(22)), Unit::Weeks(day(22)));
    }

    #[test]
    fn months_are_those_of_the_calendar_and_those_without_anything_are_between() {
        let cases = [sent(date("2025-12-31")), sent(date("2026-02-28"))];
        let time = OverTime::of(&cases, Unit::Months);
        let months: Vec<_> = time.latest(36).iter().map(|it| (it.first, it.last, it.sent)).collect();
        let expected = [
            (date("2025-12-01"), date("2025-12-31"), 1),
            (date("2026-01-01"), date("2026-01-31"), 0),
            (date("2026-02-01"), date("2026-02-28"), 1),
        ];
        assert_eq!((months.as_slice(), time.periods.len()), (expected.as_slice(), 2));
    }

    #[test]
    fn a_day_mistyped_by_centuries_makes_no_million_of_parts() {
        let cases = [sent(date("0001-01-01")), sent(date("1900-05-05")), sent(day(3)), sent(day(28))];
        let unit = Unit::fitting(&cases, day(22));
        let time = OverTime::of(&cases, unit);
        assert_eq!((unit, time.periods.len(), time.span()), (Unit::Months, 3, 24_311));
        assert_eq!(time.latest(36).iter().map(|month| month.sent).sum::<usize>(), 2);
        let weeks = OverTime::of(&cases[2..], Unit::Weeks(day(22)));
        assert_eq!(weeks.latest(36).iter().map(|week| week.sent).collect::<Vec<_>>(), [1, 0, 0, 1]);
    }

    #[test]
    fn what_has_no_day_is_in_no_part_and_counted() {
        let undated = Event { undated: true, ..Event::new(day(9), Kind::Ended(Ending::Rejected)) };
        let unsent = Case::new("a".into(), Details::default(), vec![undated]);
        let time = OverTime::of(&[unsent, sent(day(3))], Unit::Months);
        assert_eq!((time.unsent, time.undated, time.periods[0].sent, time.periods[0].ended()), (1, 1, 1, 0));
    }

    #[test]
    fn an_answer_that_ends_a_case_comes_once() {
        let cases = [case(3, &[Stage::Screen], Some(Ending::Rejected)), case(4, &[], Some(Ending::NoReply))];
        let days = days(&cases);
        let expected = [(day(3), Day { sent: 1, came: 1 }), (day(4), Day { sent: 1, came: 1 })];
        assert_eq!(days.into_iter().collect::<Vec<_>>(), expected);
    }

    proptest! {
        #[test]
        fn the_parts_add_up_to_the_cases_and_stand_next_to_each_other(
            days in prop::collection::vec((0_i64..900, 0_usize..6), 0..60)
        ) {
            let cases: Vec<Case> = days
                .iter()
                .map(|(ago, ending)| {
                    let on = day(22) - chrono::Duration::days(*ago);
                    let end = Event::new(on, Kind::Ended(Ending::ALL[*ending]));
                    Case::new(String::new(), Details::default(), vec![Event::new(on, Kind::Applied), end])
                })
                .collect();
            for unit in [Unit::fitting(&cases, day(22)), Unit::Weeks(day(22)), Unit::Months] {
                let time = OverTime::of(&cases, unit);
                let all = time.latest(u16::MAX);
                prop_assert_eq!(all.iter().map(|it| it.sent).sum::<usize>(), cases.len());
                prop_assert_eq!(all.iter().map(Period::ended).sum::<usize>(), cases.len());
                prop_assert!(all.windows(2).all(|two| two[0].last.succ_opt() == Some(two[1].first)));
                prop_assert_eq!(i64::try_from(all.len()).expect("few"), time.span());
                let latest = time.latest(3);
                prop_assert_eq!(&all[all.len() - latest.len()..], &latest);
                prop_assert!(latest.len() <= 3 && latest.first().is_none_or(|it| it.sent > 0));
            }
        }
    }
}
