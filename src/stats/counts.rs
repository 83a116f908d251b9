//! Plain counts: by ending, by month, by reason.

use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;

use super::groups::grouped;
use crate::case::Case;
use crate::event::{Ending, Stage};
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
    /// Cases that reached a further stage in it, or an offer.
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
        Self {
            endings: endings.filter(|tally| tally.count > 0).collect(),
            months: months(cases),
            undated: cases.iter().filter(|case| case.end().is_some_and(|end| end.undated)).count(),
            reasons: reasons(cases),
        }
    }
}

fn months(cases: &[Case]) -> Vec<Month> {
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
    for case in cases {
        if let Some(month) = case.begun().and_then(|day| months.get_mut(at(day))) {
            month.begun += 1;
        }
        if let Some(month) = case.ended().and_then(|day| months.get_mut(at(day))) {
            match case.ending() {
                Some(Ending::Rejected) => month.rejected += 1,
                Some(Ending::NoReply) => month.no_reply += 1,
                _ => {}
            }
        }
        let mut counted = None;
        for day in steps_forward(case) {
            let at = at(day);
            if let Some(month) = months.get_mut(at).filter(|_| counted != Some(at)) {
                month.advanced += 1;
                counted = Some(at);
            }
        }
    }
    months
}

/// The known days on which a case reached a further stage than ever before, or an offer.
pub(super) fn steps_forward(case: &Case) -> impl Iterator<Item = NaiveDate> {
    let mut stage = Stage::Application;
    case.events().iter().filter_map(move |event| {
        stage = event.reached().filter(|reached| *reached > stage)?;
        event.day()
    })
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
    use crate::event::{Details, Event, Kind};

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
            [("2026-08", 1, 0, 0), ("2026-09", 0, 0, 0), ("2026-10", 0, 0, 0), ("2026-11", 0, 1, 1)];
        assert_eq!(rows, expected.map(|(month, a, b, c)| (month.to_owned(), a, b, c)));
    }

    #[test]
    fn an_ending_whose_day_is_not_known_is_in_no_month() {
        let no = Event { undated: true, ..Event::new(day(2), Kind::Ended(Ending::Rejected)) };
        let events = vec![Event::new(day(2), Kind::Applied), no];
        let counts = Counts::of(&[Case::new("a".into(), Details::default(), events)]);
        assert_eq!((counts.months[0].rejected, counts.undated, counts.endings[0].count), (0, 1, 1));
    }
}
