//! What happened when: week by week or month by month, and day by day.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, Months, NaiveDate};

use crate::case::Case;
use crate::event::{Ending, Event, Kind, Stage};

/// A search of so many weeks is told by the week, a longer one by the month.
const WEEKS: i64 = 26;
/// After so many days without anything even a search in play is told up to the last day something happened.
const QUIET: i64 = 7 * WEEKS;

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
    /// Cases that reached a further stage in it, or an offer, as a day of its own tells.
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
    /// The day up to which it goes on without anything new; none where it ends with the last of `periods`.
    pub until: Option<NaiveDate>,
    /// Cases that reached a further stage, or an offer, on a known day.
    pub further: usize,
    /// Cases that reached a further stage on a day that is not known.
    pub undated_further: usize,
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
        let days = || cases.iter().flat_map(happened).chain(goes_on_until(cases, today));
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
    /// These cases in those parts, the last of which holds the day `until` if that is later than all that happened.
    #[must_use]
    pub fn of(cases: &[Case], unit: Unit, until: Option<NaiveDate>) -> Self {
        let mut periods: BTreeMap<i64, Period> = BTreeMap::new();
        let mut count = |number: i64, one_more: fn(&mut Period)| {
            let Some(empty) = unit.empty(number) else { return };
            one_more(periods.entry(number).or_insert(empty));
        };
        for case in cases {
            if let Some(day) = case.applied() {
                count(unit.number(day), |period| period.sent += 1);
            }
            let mut steps: Vec<i64> = dated_steps(case).map(|day| unit.number(day)).collect();
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
            until,
            further: cases.iter().filter(|case| dated_steps(case).next().is_some()).count(),
            undated_further: cases.iter().filter(|case| has_undated_step(case)).count(),
            unsent: cases.iter().filter(|case| case.applied().is_none()).count(),
            undated: cases.iter().filter(|case| case.end().is_some_and(|end| end.undated)).count(),
        }
    }

    /// How many parts there are from the first in which something happened to the last one.
    #[must_use]
    pub fn span(&self) -> i64 {
        let ends = self.periods.first().zip(self.end());
        ends.map_or(0, |(first, end)| end - self.unit.number(first.last) + 1)
    }

    /// The first day of the first part in which something happened and the last day of the last one.
    #[must_use]
    pub fn ends(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.periods.first()?.first, self.unit.days(self.end()?)?.1))
    }

    /// The parts without a gap, the oldest first: from the first in which something happened to the last one, and of more
    /// than `most` only what lies in the last so many.
    #[must_use]
    pub fn latest(&self, most: u16) -> Vec<Period> {
        let Some(end) = self.end() else { return Vec::new() };
        let number = |period: &Period| self.unit.number(period.last);
        let is_before = |period: &&Period| number(period) <= end - i64::from(most);
        let mut known = self.periods.iter().skip_while(is_before).peekable();
        let begin = known.peek().map_or(end, |period| number(period));
        let at = |number| {
            let empty = self.unit.empty(number)?;
            Some(known.next_if(|period| period.first == empty.first).copied().unwrap_or(empty))
        };
        (begin..=end).filter_map(at).collect()
    }

    /// The number of the last part; none where nothing happened.
    fn end(&self) -> Option<i64> {
        let last = self.unit.number(self.periods.last()?.last);
        Some(self.until.map_or(last, |day| self.unit.number(day).max(last)))
    }
}

/// Today, where these cases go on: one is in play, and something happened in the last 26 weeks.
#[must_use]
pub fn goes_on_until(cases: &[Case], today: NaiveDate) -> Option<NaiveDate> {
    let last = cases.iter().flat_map(happened).max()?;
    (cases.iter().any(Case::in_play) && (today - last).num_days() < QUIET).then_some(today)
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
    case.applied().into_iter().chain(dated_steps(case)).chain(case.ended())
}

/// Each step to a further stage than before, or to an offer, with its day where that is known. The day of a refusal or a
/// silence is not that of the step it tells of.
fn steps_forward(case: &Case) -> Vec<Option<NaiveDate>> {
    let mut stage = Stage::Application;
    let mut steps = Vec::new();
    for event in case.events().iter().filter(|event| is_step(event)) {
        if let Some(reached) = event.reached().filter(|reached| *reached > stage) {
            stage = reached;
            steps.push(event.day());
        }
    }
    if case.furthest() > stage {
        steps.push(None);
    }
    steps
}

fn is_step(event: &Event) -> bool {
    matches!(event.kind, Kind::Advanced | Kind::Ended(Ending::Accepted | Ending::Declined))
}

fn dated_steps(case: &Case) -> impl Iterator<Item = NaiveDate> {
    steps_forward(case).into_iter().flatten()
}

fn has_undated_step(case: &Case) -> bool {
    steps_forward(case).contains(&None)
}

#[cfg(test)]
mod tests;
