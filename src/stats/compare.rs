//! What works better: each source, kind of role, level and tag against the rest.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::groups::{By, grouped};
use super::rate::{ENOUGH, Share, differs, holm};
use crate::case::Case;
use crate::event::{Ending, Stage};

/// How surprising a difference must be before it is called one.
const SIGNIFICANT: f64 = 0.05;

/// The fewest cases a comparison is made of.
const ENOUGH_IN_ALL: usize = 20;

/// How many groups of one kind are compared, the largest first.
const COMPARED: usize = 5;

/// With fewer interviews than this the replies are compared.
const INTERVIEWS: usize = 10;

/// What is compared.
const KINDS: [By; 4] = [By::Source, By::Role, By::Level, By::Tag];

/// What works better, as far as these numbers can show it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Works {
    /// What was looked for in each case.
    pub outcome: Outcome,
    /// How many cases could be compared.
    pub cases: usize,
    /// Cases begun on this day or later are too young: the first application that may still be answered went out then.
    pub until: Option<NaiveDate>,
    /// One comparison for each kind of group there is enough of.
    pub kinds: Vec<Compared>,
}

/// What is looked for in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It got to an interview.
    Interview,
    /// The employer answered.
    Reply,
}

/// The groups of one kind, each against the rest.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Compared {
    /// What the cases are put together by.
    pub by: By,
    /// The largest groups.
    pub groups: Vec<Versus>,
}

/// One group against the other cases of which it is known.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Versus {
    /// What they have in common.
    pub name: String,
    /// How many of these cases had the outcome.
    pub here: Share,
    /// How many of the others.
    pub elsewhere: Share,
    /// Whether the difference is more than chance explains.
    pub differs: bool,
}

impl Works {
    /// `may_judge` is false for cases that were chosen: of those no difference is claimed.
    pub(super) fn of(cases: &[Case], silent_after: i64, today: NaiveDate, may_judge: bool) -> Self {
        let outcome = match cases.iter().filter(|case| case.furthest() >= Stage::Interview).count() {
            ..INTERVIEWS => Outcome::Reply,
            _ => Outcome::Interview,
        };
        let until = first_pending(cases, outcome, silent_after, today);
        let old =
            cases.iter().filter(|case| case.first().is_some_and(|day| until.is_none_or(|end| day < end)));
        let known: Vec<Case> = old.filter(|case| outcome.came(case).is_some()).cloned().collect();
        let compared = KINDS.into_iter().filter_map(|by| compare(&known, by, outcome, may_judge));
        Self { outcome, cases: known.len(), until, kinds: compared.collect() }
    }
}

impl Outcome {
    /// Whether it came; none where the user left before it could. A case in play that is old enough to count is one
    /// where it has not come.
    fn came(self, case: &Case) -> Option<bool> {
        let came = match self {
            Self::Interview => case.furthest() >= Stage::Interview,
            Self::Reply => case.was_answered(),
        };
        (came || case.ending() != Some(Ending::Withdrew)).then_some(came)
    }
}

/// The day on which the oldest case was begun in which the outcome may still come. Of the time since then only the quick
/// outcomes are known, so nothing of it is compared.
fn first_pending(cases: &[Case], outcome: Outcome, silent_after: i64, today: NaiveDate) -> Option<NaiveDate> {
    let young = u64::try_from(silent_after).ok().and_then(|days| today.checked_sub_days(Days::new(days)));
    let pending = cases.iter().filter(|case| case.in_play() && outcome.came(case) == Some(false));
    pending.filter_map(Case::first).filter(|day| young.is_none_or(|young| *day >= young)).min()
}

fn compare(cases: &[Case], by: By, outcome: Outcome, may_judge: bool) -> Option<Compared> {
    // A tag that is not there says so; a source that is not there is not known.
    let all: Vec<&Case> = cases.iter().filter(|case| by == By::Tag || !by.of(case).is_empty()).collect();
    let mut groups = grouped(cases, |case| by.of(case));
    groups.retain(|(_, of)| of.len() >= ENOUGH);
    groups.sort_by_key(|(_, of)| std::cmp::Reverse(of.len()));
    groups.truncate(COMPARED);
    groups.retain(|(_, of)| of.len() < all.len());
    if all.len() < ENOUGH_IN_ALL || groups.is_empty() {
        return None;
    }
    let share = |cases: &[&Case]| Share {
        hits: cases.iter().filter(|case| outcome.came(case) == Some(true)).count(),
        of: cases.len(),
    };
    let whole = share(&all);
    let shares: Vec<(String, Share, Share)> = groups
        .into_iter()
        .map(|(name, of)| {
            let here = share(&of);
            (name, here, Share { hits: whole.hits - here.hits, of: whole.of - here.of })
        })
        .collect();
    // Of two groups that are each other's rest, the second asks nothing new.
    let is_mirror = shares.len() == 2 && shares[0].1 == shares[1].2;
    let values: Vec<f64> = shares
        .iter()
        .take(if is_mirror { 1 } else { COMPARED })
        .map(|(_, here, rest)| differs(*here, *rest))
        .collect();
    let adjusted = holm(&values);
    let groups = shares.into_iter().enumerate().map(|(at, (name, here, elsewhere))| {
        let p = adjusted[if is_mirror { 0 } else { at }];
        Versus { name, here, elsewhere, differs: may_judge && p <= SIGNIFICANT }
    });
    Some(Compared { by, groups: groups.collect() })
}
