//! What waits today, the most useful first.

use chrono::NaiveDate;
use serde::Serialize;

use crate::case::Case;
use crate::event::{Ending, Stage};
use crate::followups::{FollowUp, What, followups};
use crate::plan::{Entry, actions, open_of};
use crate::review::{self, Due, Review};
use crate::stats::{Seen, Taken, silence, stale, to_reflect};

/// So many days after a no one is asked to think it through.
const REST: i64 = 1;

/// The same after one that felt like 1 or 2.
const REST_AFTER_HURT: i64 = 2;

/// So many days after it nobody is reminded any more.
const REMINDED: i64 = 14;

/// Something that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Wait {
    /// A thank-you, while it is in time.
    Thank {
        /// For what, and by when.
        first: FollowUp,
        /// How many more there are.
        more: usize,
    },
    /// The last case that ended and was not thought through.
    Reflect {
        /// The case.
        first: Seen,
        /// How many more there are.
        more: usize,
    },
    /// An action that is due.
    Act {
        /// Its id in the plan.
        id: String,
        /// What to do.
        #[serde(rename = "do")]
        action: String,
        /// By when.
        due: NaiveDate,
        /// How many more are due.
        more: usize,
    },
    /// Feedback that was asked for some time ago.
    Hear {
        /// Where, and since when.
        first: FollowUp,
        /// How many more there are.
        more: usize,
    },
    /// An application to ask about.
    Ask {
        /// Where, and since when.
        first: FollowUp,
        /// How many more there are.
        more: usize,
    },
    /// It is time to look back.
    LookBack {
        /// How many days lie behind, and where it stops.
        due: Due,
    },
    /// Applications that have been silent for too long.
    Silent {
        /// How many.
        count: usize,
        /// For more than so many days.
        days: i64,
        /// The employer of the one that is silent for the longest.
        company: String,
    },
}

/// What waits on that day, and how the search stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Today {
    /// What waits, the most useful first: of each kind the first one, with how many more there are.
    pub waits: Vec<Wait>,
    /// Cases in play.
    pub in_play: usize,
    /// The job that was taken, where no application was begun after it; then nothing else waits.
    pub taken: Option<Taken>,
}

impl Today {
    /// What waits in these cases, this plan and after these reviews on `today`. A case whose reflection was `begun` is
    /// not named among those to think through.
    #[must_use]
    pub fn of(
        cases: &[Case],
        plan: &[Entry],
        reviews: &[Review],
        begun: &[String],
        today: NaiveDate,
    ) -> Self {
        let in_play = cases.iter().filter(|case| case.in_play()).count();
        let taken = taken(cases);
        let waits = match &taken {
            Some(_) => Vec::new(),
            None => waits(cases, plan, reviews, begun, today),
        };
        Self { waits, in_play, taken }
    }
}

fn waits(
    cases: &[Case],
    plan: &[Entry],
    reviews: &[Review],
    begun: &[String],
    today: NaiveDate,
) -> Vec<Wait> {
    let silent_after = silence(cases, today).days;
    let mut due = followups(cases, silent_after, today);
    due.retain(|it| it.due <= today);
    let of = |what: What| -> Option<(FollowUp, usize)> {
        let mut these = due.iter().filter(|it| it.what == what);
        these.next().map(|first| (first.clone(), these.count()))
    };
    let all = [
        of(What::Thank).map(|(first, more)| Wait::Thank { first, more }),
        reflect(cases, begun, today),
        act(plan, today),
        of(What::Hear).map(|(first, more)| Wait::Hear { first, more }),
        of(What::Ask).map(|(first, more)| Wait::Ask { first, more }),
        review::due(cases, plan, reviews, today).map(|due| Wait::LookBack { due }),
        silent(cases, silent_after, today),
    ];
    all.into_iter().flatten().collect()
}

fn reflect(cases: &[Case], begun: &[String], today: NaiveDate) -> Option<Wait> {
    let mut waiting = rested(cases, today).into_iter().filter(|seen| !begun.contains(&seen.case));
    waiting.next().map(|first| Wait::Reflect { first, more: waiting.count() })
}

/// The cases one may be reminded to think through, the one that got furthest first, of those the latest. The day of a no
/// is no day to think it through, after one that hurt the next is none either, and after two weeks nobody is reminded any
/// more.
#[must_use]
pub fn rested(cases: &[Case], today: NaiveDate) -> Vec<Seen> {
    let mut waiting: Vec<(Stage, Seen)> = to_reflect(cases, today)
        .into_iter()
        .filter_map(|seen| {
            let case = cases.iter().find(|case| case.handle() == seen.case)?;
            let hurt = case.end().and_then(|end| end.feeling).is_some_and(|feeling| feeling.value() <= 2);
            let rest = if hurt { REST_AFTER_HURT } else { REST };
            let days = (today - seen.date).num_days();
            (rest..=REMINDED).contains(&days).then(|| (case.furthest(), seen))
        })
        .collect();
    waiting.sort_by_key(|(stage, _)| std::cmp::Reverse(*stage));
    waiting.into_iter().map(|(_, seen)| seen).collect()
}

fn act(plan: &[Entry], today: NaiveDate) -> Option<Wait> {
    let then: Vec<Entry> = plan.iter().filter(|entry| entry.date <= today).cloned().collect();
    let mut due = open_of(&actions(&then)).into_iter().filter_map(|action| {
        let due = action.planned.due.filter(|due| *due <= today)?;
        Some((action.planned, due))
    });
    let (planned, day) = due.next()?;
    Some(Wait::Act { id: planned.id, action: planned.what, due: day, more: due.count() })
}

fn silent(cases: &[Case], silent_after: i64, today: NaiveDate) -> Option<Wait> {
    let stale = stale(cases, silent_after, today);
    let longest = stale.iter().max_by_key(|stale| stale.days)?;
    Some(Wait::Silent { count: stale.len(), days: silent_after, company: longest.company.clone() })
}

/// The last job that was taken, if nothing was applied for after that.
fn taken(cases: &[Case]) -> Option<Taken> {
    let is_taken = |case: &&Case| case.ending() == Some(Ending::Accepted);
    let last = cases.iter().filter(is_taken).max_by_key(|case| case.end().map(|end| end.date))?;
    let end = last.end()?;
    let goes_on = cases.iter().any(|case| case.first().is_some_and(|first| first > end.date));
    let (case, company) = (last.handle().to_owned(), last.company().to_owned());
    (!goes_on).then(|| Taken { stage: Stage::Offer, case, company, date: end.day() })
}
