//! Plain counts: by ending, by month, by reason.

use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;

use super::groups::grouped;
use super::over_time::{OverTime, Unit};
use crate::case::Case;
use crate::event::Ending;
use crate::text::same;

/// Plain counts of the cases.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Counts {
    /// How many ended so, in the order of the endings, those that happened.
    pub endings: Vec<Tally<Ending>>,
    /// What happened in each month from the first event to the last, without a gap, the oldest first.
    pub months: Vec<Month>,
    /// How many ended on a day that is not known; `months` does not hold these endings.
    pub undated: usize,
    /// How many reached a further stage on a day that is not known, as where only a refusal names it; `months` does not hold
    /// these.
    pub undated_advanced: usize,
    /// By reason, the most frequent first.
    pub reasons: Vec<ReasonCount>,
}

/// So many of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Tally<T> {
    /// The kind.
    pub name: T,
    /// How many.
    pub count: usize,
}

/// One month of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Month {
    /// Its first day.
    #[serde(rename = "month")]
    pub starts: NaiveDate,
    /// Cases whose first event lies in it.
    pub begun: usize,
    /// Cases that ended in it by a no.
    pub rejected: usize,
    /// Cases that ended in it in silence.
    pub no_reply: usize,
    /// Cases that reached a further stage in it, or an offer, as a day of its own tells.
    pub advanced: usize,
}

/// The cases with one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReasonCount {
    /// The reason, as it was first spelt.
    pub reason: String,
    /// Cases in which the employer said so.
    pub stated: usize,
    /// Cases in which it is a guess.
    pub guessed: usize,
}

impl Counts {
    pub(super) fn of(cases: &[Case]) -> Self {
        let ended = |ending| cases.iter().filter(|case| case.ending() == Some(ending)).count();
        let endings = Ending::ALL.iter().map(|ending| Tally { name: *ending, count: ended(*ending) });
        let time = OverTime::of(cases, Unit::Months, None);
        Self {
            endings: endings.filter(|tally| tally.count > 0).collect(),
            months: months(cases, &time),
            undated: time.undated,
            undated_advanced: time.undated_further,
            reasons: reasons(cases),
        }
    }
}

fn months(cases: &[Case], time: &OverTime) -> Vec<Month> {
    let days = || cases.iter().flat_map(Case::events).map(|event| event.date);
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return Vec::new() };
    let number = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0);
    let mut months: Vec<Month> = (number(first)..=number(last))
        .filter_map(|n| {
            NaiveDate::from_ymd_opt(n.div_euclid(12), u32::try_from(n.rem_euclid(12)).ok()? + 1, 1)
        })
        .map(|starts| Month { starts, begun: 0, rejected: 0, no_reply: 0, advanced: 0 })
        .collect();
    let at = |day: NaiveDate| usize::try_from(number(day) - number(first)).unwrap_or(0);
    for begun in cases.iter().filter_map(Case::begun) {
        if let Some(month) = months.get_mut(at(begun)) {
            month.begun += 1;
        }
    }
    for period in &time.periods {
        if let Some(month) = months.get_mut(at(period.first)) {
            *month = Month {
                rejected: period.rejected,
                no_reply: period.no_reply,
                advanced: period.advanced,
                ..*month
            };
        }
    }
    months
}

fn reasons(cases: &[Case]) -> Vec<ReasonCount> {
    let named = grouped(cases.iter(), |case| case.reasons().into_iter().map(|reason| reason.tag).collect());
    let count = |(reason, cases): (String, Vec<&Case>)| {
        let is_stated =
            |case: &&&Case| case.reasons().iter().any(|known| known.stated && same(&known.tag, &reason));
        let stated = cases.iter().filter(is_stated).count();
        ReasonCount { stated, guessed: cases.len() - stated, reason }
    };
    let mut all: Vec<ReasonCount> = named.into_iter().map(count).collect();
    all.sort_by_key(|count| std::cmp::Reverse(count.stated + count.guessed));
    all
}

#[cfg(test)]
mod tests {
    use super::super::tests::day;
    use super::*;
    use crate::event::{Details, Event, Kind, Stage};

    #[test]
    fn months_run_without_a_gap_from_the_first_event_to_the_last() {
        let begun = NaiveDate::from_ymd_opt(2026, 8, 31).expect("a day");
        let mut no = Event::new(day(2), Kind::Ended(Ending::Rejected));
        no.stage = Some(Stage::Screen);
        let events = vec![Event::new(begun, Kind::Applied), no];
        let counts = Counts::of(&[Case::new("a".into(), Details::default(), events)]);
        let rows: Vec<_> = counts
            .months
            .iter()
            .map(|it| (it.starts.format("%Y-%m").to_string(), it.begun, it.rejected, it.advanced))
            .collect();
        let expected =
            [("2026-08", 1, 0, 0), ("2026-09", 0, 0, 0), ("2026-10", 0, 0, 0), ("2026-11", 0, 1, 0)];
        assert_eq!(rows, expected.map(|(month, a, b, c)| (month.to_owned(), a, b, c)));
        assert_eq!(counts.undated_advanced, 1);
    }

    #[test]
    fn an_ending_whose_day_is_not_known_is_in_no_month() {
        let no = Event { undated: true, ..Event::new(day(2), Kind::Ended(Ending::Rejected)) };
        let events = vec![Event::new(day(2), Kind::Applied), no];
        let counts = Counts::of(&[Case::new("a".into(), Details::default(), events)]);
        assert_eq!((counts.months[0].rejected, counts.undated, counts.endings[0].count), (0, 1, 1));
    }
}
