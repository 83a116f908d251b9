//! What works better: each source, kind of role, level and tag against the rest.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::answers::nine_in_ten;
use super::groups::{By, grouped};
use super::rate::{ENOUGH, SIGNIFICANT, Share, differs, holm};
use crate::case::Case;
use crate::event::{Ending, Event, Stage};
use crate::role::Families;

/// The fewest cases a comparison is made of.
const ENOUGH_IN_ALL: usize = 20;

/// How many groups of one kind are compared, the largest first: enough that a small one that stands out is seen.
const COMPARED: usize = 10;

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
    /// How many of these cases and of the others are in play and may still come to it, if late: they count as not having
    /// come to it. Those older than any that did, and than twice the time nine of ten took, are not among them.
    pub on_their_way: (usize, usize),
    /// Whether the difference is more than chance explains.
    pub differs: bool,
}

impl Works {
    /// `may_judge` is false for cases that were chosen: of those no difference is claimed.
    pub(super) fn of(
        cases: &[Case],
        families: &Families,
        silent_after: i64,
        today: NaiveDate,
        may_judge: bool,
    ) -> Self {
        let outcome = match cases.iter().filter(|case| case.furthest() >= Stage::Interview).count() {
            ..INTERVIEWS => Outcome::Reply,
            _ => Outcome::Interview,
        };
        let patience = outcome.patience(cases, silent_after);
        let until = first_pending(cases, outcome, patience, today);
        let is_old = |case: &&Case| until.is_none_or(|end| case.begun().is_some_and(|day| day < end));
        let is_known = |case: &&Case| outcome.came(case).is_some();
        let known: Vec<&Case> = cases.iter().filter(is_old).filter(is_known).collect();
        let longest = outcome.took(cases).into_iter().max().unwrap_or(0).max(2 * patience);
        let is_on_its_way = |case: &Case| {
            let age = case.begun().map(|day| (today - day).num_days());
            case.in_play() && outcome.came(case) == Some(false) && age.is_none_or(|days| days <= longest)
        };
        let mut kinds: Vec<Compared> = KINDS
            .into_iter()
            .filter_map(|by| Compared::of(&known, by, families, is_on_its_way, outcome))
            .collect();
        if may_judge {
            judge(&mut kinds);
        }
        Self { outcome, cases: known.len(), until, kinds }
    }
}

/// Says which groups differ. All of them, of every kind, are adjusted for together: whoever looks at four lists finds
/// by chance what one list would not show.
fn judge(kinds: &mut [Compared]) {
    let groups = || kinds.iter().flat_map(Compared::tested);
    let values: Vec<f64> = groups().map(Versus::chance).collect();
    let mut adjusted = holm(&values).into_iter();
    for kind in kinds {
        let tested = kind.tested().len();
        let verdicts: Vec<bool> = adjusted.by_ref().take(tested).map(|p| p <= SIGNIFICANT).collect();
        for (at, group) in kind.groups.iter_mut().enumerate() {
            group.differs = verdicts[at.min(tested - 1)];
        }
    }
}

impl Outcome {
    /// Whether it came so far; none where the user left before it could.
    fn came(self, case: &Case) -> Option<bool> {
        let has_come = match self {
            Self::Interview => case.furthest() >= Stage::Interview,
            Self::Reply => case.was_answered(),
        };
        (has_come || case.ending() != Some(Ending::Withdrew)).then_some(has_come)
    }

    /// For how many days after it was begun a case in play may well come to it: as many as nine of ten took that did, and
    /// no fewer than a silence needs.
    fn patience(self, cases: &[Case], silent_after: i64) -> i64 {
        nine_in_ten(self.took(cases)).unwrap_or(silent_after).max(silent_after)
    }

    /// How many days each case took that came to it.
    fn took(self, cases: &[Case]) -> Vec<i64> {
        let is_it = |event: &&Event| match self {
            Self::Interview => event.reached() >= Some(Stage::Interview),
            Self::Reply => event.is_reply() || event.reached() > Some(Stage::Application),
        };
        let took = cases.iter().filter_map(|case| {
            let day = case.events().iter().find(is_it).and_then(Event::day)?;
            Some((day - case.begun()?).num_days())
        });
        took.collect()
    }
}

/// The day on which the oldest case was begun in which the outcome may still come. Of the time since then only the quick
/// outcomes are known, so nothing of it is compared.
fn first_pending(cases: &[Case], outcome: Outcome, patience: i64, today: NaiveDate) -> Option<NaiveDate> {
    let young = today.checked_sub_days(Days::new(patience.unsigned_abs()));
    let pending = cases.iter().filter(|case| case.in_play() && outcome.came(case) == Some(false));
    pending.filter_map(Case::begun).filter(|day| young.is_none_or(|young| *day >= young)).min()
}

impl Versus {
    /// Whether each of the two is the other's rest, so that both say the same.
    #[must_use]
    pub fn mirrors(&self, other: &Self) -> bool {
        self.here == other.elsewhere && self.elsewhere == other.here
    }

    /// How probable so large a difference is if there is none, also where those still on their way on the side that does
    /// worse come to it as often as the other side did.
    #[expect(clippy::cast_precision_loss, reason = "counts of cases are far below 2^52")]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "no more than there are on the way"
    )]
    fn chance(&self) -> f64 {
        let here_is_better = self.here.hits * self.elsewhere.of > self.elsewhere.hits * self.here.of;
        let (better, worse, going) = if here_is_better {
            (self.here, self.elsewhere, self.on_their_way.1)
        } else {
            (self.elsewhere, self.here, self.on_their_way.0)
        };
        let coming = (going as f64 * better.hits as f64 / better.of.max(1) as f64).ceil() as usize;
        let worse = Share { hits: worse.hits + coming, ..worse };
        let still_is = better.hits * worse.of > worse.hits * better.of;
        if still_is { differs(better, worse) } else { 1.0 }
    }
}

impl Compared {
    /// The groups that differ, those that did better first; of two that say the same from either side, the better.
    #[must_use]
    pub fn differing(&self) -> Vec<&Versus> {
        let mut all: Vec<&Versus> = self.groups.iter().filter(|group| group.differs).collect();
        all.sort_by_key(|group| group.here.value() < group.elsewhere.value());
        let mut told: Vec<&Versus> = Vec::new();
        for group in all {
            if !told.iter().any(|before| before.mirrors(group)) {
                told.push(group);
            }
        }
        told
    }

    fn of(
        cases: &[&Case],
        by: By,
        families: &Families,
        is_on_its_way: impl Fn(&Case) -> bool,
        outcome: Outcome,
    ) -> Option<Self> {
        let mut all = Vec::new();
        let mut groups = grouped(cases.iter().copied(), |case| by.of(case, families));
        // A tag that is not there says so; a source that is not there is not known.
        if by == By::Tag {
            all.extend(cases);
        } else {
            all.extend(groups.iter().flat_map(|(_, of)| of));
        }
        groups.retain(|(_, of)| of.len() >= ENOUGH && of.len() < all.len());
        groups.sort_by_key(|(_, of)| std::cmp::Reverse(of.len()));
        groups.truncate(COMPARED);
        if all.len() < ENOUGH_IN_ALL || groups.is_empty() {
            return None;
        }
        let share = |cases: &[&Case]| Share {
            hits: cases.iter().filter(|case| outcome.came(case) == Some(true)).count(),
            of: cases.len(),
        };
        let whole = share(&all);
        let on_the_way = |cases: &[&Case]| cases.iter().filter(|case| is_on_its_way(case)).count();
        let all_on_the_way = on_the_way(&all);
        let versus = |(name, of): (String, Vec<&Case>)| {
            let here = share(&of);
            let elsewhere = Share { hits: whole.hits - here.hits, of: whole.of - here.of };
            let going = on_the_way(&of);
            let on_their_way = (going, all_on_the_way - going);
            Versus { name, here, elsewhere, on_their_way, differs: false }
        };
        Some(Self { by, groups: groups.into_iter().map(versus).collect() })
    }

    /// The groups whose comparison asks something new: of two that are each other's rest, one.
    fn tested(&self) -> &[Versus] {
        match &self.groups[..] {
            [one, other] if one.mirrors(other) => &self.groups[..1],
            groups => groups,
        }
    }
}

#[cfg(test)]
mod tests;
