//! The numbers: cases and a given today in, plain numbers out. Each rule is a pure function.

mod actions;
mod agenda;
mod answers;
mod caveats;
mod compare;
mod counts;
mod funnel;
mod groups;
mod momentum;
mod named;
mod opened;
mod over_time;
mod patterns;
mod rate;
#[cfg(test)]
mod simulated;
mod stops;
mod survival;
mod suspects;
mod trend;
mod waiting;
mod weekly;
mod wins;
mod words;

use chrono::NaiveDate;
use serde::Serialize;

pub use actions::{Effect, Tried};
pub use agenda::{Agenda, Task};
pub use answers::{Answers, SILENT_AFTER, Silence, silence};
pub use caveats::{Caveats, Stale, stale};
pub use compare::{Compared, Outcome, Versus, Works};
pub use counts::{Counts, ReasonCount, Tally};
pub use funnel::Reached;
pub use groups::{By, Group, Groups};
pub use momentum::{Done, Momentum, Week};
pub use opened::{Opened, Told, Wrote};
pub use over_time::{Day, OverTime, Period, Unit, days, goes_on_until};
pub use patterns::{Pattern, Patterns, Seen, State};
pub use rate::{ENOUGH, Share, differs, fewer, holm};
pub use stops::{Bottleneck, Passed, Stops};
pub use survival::{Median, Step, Wait, curve, median};
pub use suspects::Sort;
pub use trend::{Invited, Sent, Span, Trend, Verdict as TrendVerdict};
pub use waiting::{Open, Waiting, to_reflect};
pub use weekly::Weekly;
pub use wins::{Balance, First, Taken, WentWell, Wins};
pub use words::{Word, Words};

use crate::case::Case;
use crate::event::Ending;
use crate::plan::{Action, Entry, actions};
use crate::prompts::Prompts;
use crate::role::Families;
use crate::vocabulary::Vocabulary;

/// Everything `stats` says of some cases.
#[derive(Clone, Debug, Serialize)]
pub struct Stats {
    /// What makes the rest less than the whole truth.
    pub caveats: Caveats,
    /// How many, and how they stand.
    pub totals: Totals,
    /// How many got how far; a stage that no case was at has no row.
    pub funnel: Vec<Reached>,
    /// What happened week by week, of late or at last.
    pub weekly: Weekly,
    /// Where it stops; none where the cases were chosen by how far they got or how they ended.
    pub stops: Option<Stops>,
    /// What keeps coming back.
    pub patterns: Patterns,
    /// What was done about it, and whether that helped.
    pub tried: Vec<Tried>,
    /// How long until an answer.
    pub answers: Answers,
    /// What works better.
    pub works: Works,
    /// The words that recur in what the employers wrote.
    pub words: Words,
    /// Whether it lay within one's control.
    pub control: Balance,
    /// What was reached and what went well.
    pub wins: Wins,
    /// What waits.
    pub waiting: Waiting,
    /// How the search goes on. Goals and things done are those of the whole search, so some chosen cases have none.
    pub momentum: Momentum,
    /// The last eight weeks beside the eight before.
    pub trend: Trend,
    /// Plain counts.
    pub counts: Counts,
}

/// How many cases there are, and how they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// All of them.
    pub cases: usize,
    /// Without an ending.
    pub in_play: usize,
    /// Ended by a no.
    pub rejected: usize,
    /// Ended in silence.
    pub no_reply: usize,
    /// Ended otherwise: withdrawn, declined, closed, accepted.
    pub other: usize,
    /// Answered by the employer with anything.
    pub answered: usize,
    /// Got further than the application.
    pub past_application: usize,
    /// Thought through to the end.
    pub reflected_on: usize,
}

/// What the numbers are read with, beside the cases.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The question sets.
    pub prompts: &'a Prompts,
    /// The words for why; a reason outside them is one of the user's own.
    pub vocabulary: &'a Vocabulary,
    /// The user's own grouping of roles.
    pub families: &'a Families,
    /// Words of the user's own that are not counted.
    pub stop_words: &'a [String],
    /// What was planned, and what became of it.
    pub plan: &'a [Entry],
    /// The day the numbers are of.
    pub today: NaiveDate,
    /// After how many days of silence no more is to be expected, as the whole journal tells.
    pub silent_after: Silence,
    /// Whether the cases are all there are; of some chosen ones no verdict is given.
    pub is_whole: bool,
    /// Whether they were chosen by how far they got, how they ended or why: then nothing is said of where it stops.
    pub is_by_outcome: bool,
}

impl Given<'_> {
    /// Every action as it stood on that day.
    fn actions(&self) -> Vec<Action> {
        let then: Vec<Entry> = self.plan.iter().filter(|entry| entry.date <= self.today).cloned().collect();
        actions(&then)
    }
}

impl Stats {
    /// The numbers of `cases`.
    #[must_use]
    pub fn of(cases: &[Case], given: Given<'_>) -> Self {
        let (patterns, tried) = patterns::changes(cases, given);
        let Given { prompts, vocabulary, families, stop_words, plan, today, silent_after, is_whole, .. } =
            given;
        let plan = if is_whole { plan } else { &[] };
        Self {
            caveats: Caveats::of(cases, vocabulary, silent_after.days, today),
            totals: Totals::of(cases),
            funnel: Reached::of(cases),
            weekly: Weekly::of(cases, today),
            stops: (!given.is_by_outcome).then(|| Stops::of(cases)),
            patterns,
            tried,
            answers: Answers::of(cases, silent_after, today),
            works: Works::of(cases, families, silent_after.days, today, is_whole),
            words: Words::of(cases, stop_words),
            control: Balance::of(cases, prompts),
            wins: Wins::of(cases, prompts),
            waiting: Waiting::of(cases, Given { plan, ..given }),
            momentum: Momentum::of(cases, plan, today),
            trend: Trend::of(cases, today, is_whole),
            counts: Counts::of(cases),
        }
    }
}

impl Totals {
    fn of(cases: &[Case]) -> Self {
        let mut totals = Self { cases: cases.len(), ..Self::default() };
        for case in cases {
            match case.ending() {
                None => totals.in_play += 1,
                Some(Ending::Rejected) => totals.rejected += 1,
                Some(Ending::NoReply) => totals.no_reply += 1,
                Some(_) => totals.other += 1,
            }
            totals.answered += usize::from(case.was_answered());
            totals.past_application += usize::from(case.furthest() > crate::event::Stage::Application);
            totals.reflected_on += usize::from(case.is_reflected_on());
        }
        totals
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::event::{Details, Event, Kind, Stage};
    use crate::plan::{Goal, Step};

    pub(super) fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
    }

    pub(super) fn prompts() -> Prompts {
        Prompts::new(Vec::new()).expect("the built-in sets")
    }

    static FAMILIES: LazyLock<Families> = LazyLock::new(Families::default);

    /// The whole of a journal without a plan, on that day.
    pub(super) fn given<'a>(prompts: &'a Prompts, vocabulary: &'a Vocabulary, today: NaiveDate) -> Given<'a> {
        let silent_after = Silence { days: SILENT_AFTER, nine_in_ten: None, answers: None };
        Given {
            prompts,
            vocabulary,
            families: &FAMILIES,
            stop_words: &[],
            plan: &[],
            today,
            silent_after,
            is_whole: true,
            is_by_outcome: false,
        }
    }

    /// A case applied for on a day of November that advanced to each stage and ended, if it did, that day.
    pub(super) fn case(on: u32, stages: &[Stage], ending: Option<Ending>) -> Case {
        let advanced =
            stages.iter().map(|stage| Event { stage: Some(*stage), ..Event::new(day(on), Kind::Advanced) });
        let mut events = vec![Event::new(day(on), Kind::Applied)];
        events.extend(advanced);
        events.extend(ending.map(|ending| Event::new(day(on), Kind::Ended(ending))));
        let details = Details { company: Some(format!("Firm {on}")), ..Details::default() };
        Case::new(format!("{}-firm-{on}", day(on)), details, events)
    }

    pub(super) fn in_play(on: u32, stages: &[Stage]) -> Case {
        case(on, stages, None)
    }

    #[test]
    fn totals_count_each_case_once() {
        let cases = [
            case(1, &[Stage::Screen], Some(Ending::Rejected)),
            case(2, &[], Some(Ending::NoReply)),
            case(3, &[], Some(Ending::Closed)),
            in_play(4, &[]),
        ];
        let expected = Totals {
            cases: 4,
            in_play: 1,
            rejected: 1,
            no_reply: 1,
            other: 1,
            answered: 1,
            past_application: 1,
            reflected_on: 0,
        };
        assert_eq!(Totals::of(&cases), expected);
    }

    #[test]
    fn an_empty_journal_has_empty_numbers() {
        let stats = Stats::of(&[], given(&prompts(), &Vocabulary::default(), day(1)));
        assert_eq!(stats.totals, Totals::default());
        assert!(stats.stops.is_some_and(|stops| stops.stages.is_empty() && stops.bottleneck.is_none()));
        assert!(stats.patterns.concerns.is_empty());
    }

    #[test]
    fn some_chosen_cases_have_no_goals_and_no_verdict() {
        let goal = Goal { id: "g".into(), count: 2, of: "applications".into(), by: None };
        let plan = [Entry { date: day(1), step: Step::Goal(goal) }];
        let (prompts, vocabulary) = (prompts(), Vocabulary::default());
        let stats = |is_whole| {
            let given = Given { plan: &plan, is_whole, ..given(&prompts, &vocabulary, day(9)) };
            Stats::of(&[in_play(4, &[])], given)
        };
        let (whole, chosen) = (stats(true), stats(false));
        assert_eq!((whole.momentum.goals[0].did, chosen.momentum.goals.len()), (1, 0));
        assert_eq!(whole.trend.invited.verdict, Some(TrendVerdict::TooEarly));
        assert_eq!(chosen.trend.invited.verdict, None);
    }
}
