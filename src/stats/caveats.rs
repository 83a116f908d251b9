//! What makes the other numbers less than the whole truth.

use chrono::NaiveDate;
use serde::Serialize;

use super::groups::grouped;
use crate::case::Case;
use crate::vocabulary::Vocabulary;

/// What to know before believing the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Caveats {
    /// Cases in play in which nothing happened for longer than the journal's own answers take.
    pub stale: Vec<Stale>,
    /// How many cases have a reason.
    pub with_reason: usize,
    /// How many of those have none but words outside the vocabulary.
    pub other_reasons: usize,
    /// Those words, the most frequent first.
    pub other_words: Vec<String>,
}

/// A case in play in which nothing happened for long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stale {
    /// Its handle.
    pub case: String,
    /// Its company.
    pub company: String,
    /// For how many days nothing happened.
    pub days: i64,
    /// Whether the employer ever answered.
    pub answered: bool,
}

/// The cases in play in which nothing is known to have happened for more than `silent_after` days, the order of
/// `cases` kept.
#[must_use]
pub fn stale(cases: &[Case], silent_after: i64, today: NaiveDate) -> Vec<Stale> {
    let stale = cases.iter().filter(|case| case.in_play()).filter_map(|case| {
        let days = (today - case.last_known()?).num_days();
        let stale = Stale {
            case: case.handle().to_owned(),
            company: case.company().to_owned(),
            days,
            answered: case.was_answered(),
        };
        (days > silent_after).then_some(stale)
    });
    stale.collect()
}

impl Caveats {
    pub(super) fn of(cases: &[Case], vocabulary: &Vocabulary, silent_after: i64, today: NaiveDate) -> Self {
        let mut caveats = Self { stale: stale(cases, silent_after, today), ..Self::default() };
        let outside = |case: &Case| {
            let reasons = case.reasons();
            let has_known = reasons.iter().any(|reason| vocabulary.holds(&reason.tag));
            if has_known { Vec::new() } else { reasons.into_iter().map(|reason| reason.tag).collect() }
        };
        let mut words = grouped(cases.iter(), |case| {
            let words = outside(case);
            caveats.with_reason += usize::from(case.events().iter().any(|event| !event.reasons.is_empty()));
            caveats.other_reasons += usize::from(!words.is_empty());
            words
        });
        words.sort_by_key(|(_, of)| std::cmp::Reverse(of.len()));
        caveats.other_words = words.into_iter().map(|(word, _)| word).collect();
        caveats
    }

    /// How many of the stale cases have had no answer at all.
    #[must_use]
    pub fn unanswered(&self) -> usize {
        self.stale.iter().filter(|stale| !stale.answered).count()
    }

    /// Whether so many reasons lie outside the vocabulary that it should grow: at least 3 and a quarter.
    #[must_use]
    pub fn outgrown(&self) -> bool {
        self.other_reasons >= 3 && 4 * self.other_reasons >= self.with_reason
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{case, day, in_play};
    use super::*;
    use crate::event::{Details, Ending, Event, Kind, Reason};

    #[test]
    fn only_what_is_in_play_goes_stale() {
        let cases = [in_play(1, &[]), case(1, &[], Some(Ending::Rejected)), in_play(20, &[])];
        let later = day(1) + chrono::Days::new(46);
        let caveats = Caveats::of(&cases, &Vocabulary::default(), 45, later);
        assert_eq!(
            caveats.stale,
            [Stale { case: "2026-11-01-firm-1".into(), company: "Firm 1".into(), days: 46, answered: false }]
        );
        assert!(Caveats::of(&cases, &Vocabulary::default(), 45, day(28)).stale.is_empty());
    }

    #[test]
    fn a_vocabulary_is_outgrown_by_the_users_own_words() {
        let refused = |on: u32, tag: &str| {
            let mut event = Event::new(day(on), Kind::Ended(Ending::Rejected));
            event.reasons = vec![Reason { tag: tag.into(), detail: None, stated: false }];
            Case::new(format!("{on}"), Details::default(), vec![event])
        };
        let cases: Vec<Case> =
            ["commute", "pay", "Commute", "vibes"].iter().zip(1..).map(|(t, n)| refused(n, t)).collect();
        let caveats = Caveats::of(&cases, &Vocabulary::default(), 45, day(28));
        assert_eq!((caveats.with_reason, caveats.other_reasons), (4, 3));
        assert_eq!(caveats.other_words, ["commute", "vibes"]);
        assert!(caveats.outgrown());
        let vocabulary = Vocabulary::new(vec!["commute".into()]);
        assert!(!Caveats::of(&cases, &vocabulary, 45, day(28)).outgrown());
    }
}
