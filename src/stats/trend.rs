//! The last eight weeks beside the eight before.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::momentum::back;
use super::rate::{ENOUGH, SIGNIFICANT, Share, differs};
use crate::case::Case;
use crate::event::{Ending, Event, Kind, Stage};

/// How many days a span has: eight weeks.
const SPAN: u64 = 56;

/// How many days an application is given to get further.
const GIVEN: u64 = 28;

/// The last eight weeks beside the eight before. Nothing better or worse is said of the plain counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trend {
    /// The 56 days that end today.
    pub lately: Span,
    /// The 56 days before those.
    pub before: Span,
    /// The one comparison that is tested.
    pub invited: Invited,
}

/// What happened in a span of days, each case once a line. What has no known day is in none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Span {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
    /// Applications sent in it.
    pub applications: usize,
    /// Cases whose first answer came in it.
    pub first_answers: usize,
    /// Cases that ended in it by a no.
    pub rejected: usize,
    /// Cases that ended in it in silence.
    pub no_reply: usize,
    /// Cases that got further than the application for the first time in it.
    pub past_application: usize,
}

/// How many applications got further than the application within 28 days of being sent, lately and before. Only such as
/// have 28 days behind them count, so that both sides had equal time to be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Invited {
    /// Those of the last 56 days of which this can be said.
    pub lately: Sent,
    /// Those of the 56 days before.
    pub before: Sent,
    /// How many were left out on both sides, because the day of their first step forward is not known.
    pub undated: usize,
    /// What the two shares show; none where the cases are not all there are.
    pub verdict: Option<Verdict>,
}

/// The applications sent in a span of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Sent {
    /// The first day of sending.
    pub first: NaiveDate,
    /// The last day of sending.
    pub last: NaiveDate,
    /// How many of them got further within 28 days.
    #[serde(flatten)]
    pub share: Share,
}

/// What two shares show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// More get further than before, and chance does not explain it.
    Better,
    /// Fewer do, and chance does not explain it.
    Worse,
    /// These numbers show no difference.
    NoDifference,
    /// There are fewer than 5 applications on a side.
    TooEarly,
}

impl Trend {
    /// The trend of these cases; a verdict only where they are the whole journal.
    #[must_use]
    pub fn of(cases: &[Case], today: NaiveDate, is_whole: bool) -> Self {
        Self {
            lately: Span::of(cases, today),
            before: Span::of(cases, back(today, SPAN)),
            invited: Invited::of(cases, today, is_whole),
        }
    }
}

impl Span {
    fn of(cases: &[Case], last: NaiveDate) -> Self {
        Self::between(cases, back(last, SPAN - 1), last)
    }

    /// What happened from the first of these days to the last.
    #[must_use]
    pub fn between(cases: &[Case], first: NaiveDate, last: NaiveDate) -> Self {
        let count = |day_of: &dyn Fn(&Case) -> Option<NaiveDate>| {
            cases.iter().filter_map(day_of).filter(|day| (first..=last).contains(day)).count()
        };
        let ended = |ending| move |case: &Case| case.ended().filter(|_| case.ending() == Some(ending));
        Self {
            first,
            last,
            applications: count(&Case::applied),
            first_answers: count(&Self::first_answer),
            rejected: count(&ended(Ending::Rejected)),
            no_reply: count(&ended(Ending::NoReply)),
            past_application: count(&|case| first_step(case, is_further)),
        }
    }

    /// The day on which the first answer to that case came; none where there is none, or its day is not known.
    pub(super) fn first_answer(case: &Case) -> Option<NaiveDate> {
        first_step(case, Event::is_reply)
    }
}

impl Invited {
    fn of(cases: &[Case], today: NaiveDate, is_whole: bool) -> Self {
        let last = back(today, GIVEN);
        let sent = |last: NaiveDate| {
            let first = back(last, SPAN - 1);
            let (mut share, mut undated) = (Share::default(), 0);
            for case in cases {
                let Some(applied) = case.applied().filter(|day| (first..=last).contains(day)) else {
                    continue;
                };
                match got_further(case, applied) {
                    Some(got_further) => share.add(got_further),
                    None => undated += 1,
                }
            }
            (Sent { first, last, share }, undated)
        };
        let (lately, undated) = sent(last);
        let (before, undated_before) = sent(back(last, SPAN));
        let verdict = is_whole.then(|| Verdict::of((before.share, undated_before), (lately.share, undated)));
        Self { lately, before, undated: undated + undated_before, verdict }
    }
}

impl Verdict {
    /// What `lately` shows beside `before`: Fisher's exact test, two-sided, at 0.05, with at least 5 on each side. Both come
    /// with how many got further on a day not known: a difference is one only if it stays, whenever that was.
    fn of((before, undated_before): (Share, usize), (lately, undated): (Share, usize)) -> Self {
        if before.of < ENOUGH || lately.of < ENOUGH {
            return Self::TooEarly;
        }
        let in_time = |share: Share, n: usize| Share { hits: share.hits + n, of: share.of + n };
        let is_more = |a: Share, b: Share| a.hits * b.of > b.hits * a.of && differs(a, b) <= SIGNIFICANT;
        if is_more(lately, before) && is_more(lately.with_misses(undated), in_time(before, undated_before)) {
            Self::Better
        } else if is_more(before, lately)
            && is_more(before.with_misses(undated_before), in_time(lately, undated))
        {
            Self::Worse
        } else {
            Self::NoDifference
        }
    }
}

/// Whether it got further than the application within 28 days; none where nobody can say, as only a later word tells of
/// its first step, or none with a day.
fn got_further(case: &Case, applied: NaiveDate) -> Option<bool> {
    let Some(step) = case.events().iter().find(|event| is_further(event)) else { return Some(false) };
    let limit = applied.checked_add_days(Days::new(GIVEN));
    let is_within = step.day().map(|day| limit.is_none_or(|limit| day <= limit))?;
    (is_within || step.kind == Kind::Advanced).then_some(is_within)
}

fn is_further(event: &Event) -> bool {
    event.reached() > Some(Stage::Application)
}

/// The day of the first such event; none where there is none, or its day is not known.
fn first_step(case: &Case, is_it: fn(&Event) -> bool) -> Option<NaiveDate> {
    case.events().iter().find(|event| is_it(event)).and_then(Event::day)
}

#[cfg(test)]
mod tests;
