//! Where it stops: how many got past each stage, and the stage that holds most back.

use serde::Serialize;

use super::rate::{ENOUGH, Share};
use crate::case::Case;
use crate::event::{Ending, Stage};

/// How each stage was passed, and where most stops lie.
#[derive(Clone, Debug, Serialize)]
pub struct Stops {
    /// One row for each stage that a case was at.
    pub stages: Vec<Passed>,
    /// How many employers answered, of those whose answer or silence is known.
    pub replies: Share,
    /// How many are in play and were not answered yet.
    pub waiting: usize,
    /// The stage that holds most back; none while the numbers do not say.
    pub bottleneck: Option<Bottleneck>,
}

/// How many got past one stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passed {
    /// The stage.
    pub stage: Stage,
    /// Those that got further, of those and the ones refused or left silent here.
    pub past: Share,
    /// How many of those were refused or left silent here.
    pub stopped: usize,
    /// Those that are here now.
    pub in_play: usize,
}

/// A stage with at least 5 stops and at least 40 % of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Bottleneck {
    /// The stage.
    pub stage: Stage,
    /// The stops here, of all stops that were looked at.
    pub stops: Share,
    /// Whether only stops past the first door were looked at.
    pub past_application: bool,
}

impl Stops {
    pub(super) fn of(cases: &[Case]) -> Self {
        let stages = Stage::ALL.iter().filter_map(|stage| Passed::of(cases, *stage)).collect();
        let answered = cases.iter().filter(|case| case.was_answered()).count();
        let silent = cases
            .iter()
            .filter(|case| !case.was_answered())
            .filter(|case| matches!(case.ending(), Some(Ending::NoReply | Ending::Closed)))
            .count();
        let replies = Share { hits: answered, of: answered + silent };
        let waiting = cases.iter().filter(|case| case.in_play() && !case.was_answered()).count();
        Self { stages, replies, waiting, bottleneck: bottleneck(cases) }
    }
}

impl Passed {
    fn of(cases: &[Case], stage: Stage) -> Option<Self> {
        let mut passed = Self { stage, past: Share::default(), stopped: 0, in_play: 0 };
        for case in cases.iter().filter(|case| case.was_at(stage)) {
            if case.furthest() > stage {
                passed.past.hits += 1;
            } else if stopped(case) {
                passed.stopped += 1;
            } else if case.in_play() {
                passed.in_play += 1;
            }
        }
        passed.past.of = passed.past.hits + passed.stopped;
        (passed.past.of + passed.in_play > 0).then_some(passed)
    }
}

fn stopped(case: &Case) -> bool {
    case.ending().is_some_and(Ending::is_stop)
}

fn bottleneck(cases: &[Case]) -> Option<Bottleneck> {
    let largest = |past_application: bool| {
        let stops =
            |stage: Stage| cases.iter().filter(|case| stopped(case) && case.furthest() == stage).count();
        let stages: Vec<Stage> = Stage::ALL
            .iter()
            .copied()
            .filter(|stage| !past_application || *stage > Stage::Application)
            .collect();
        let of = stages.iter().map(|stage| stops(*stage)).sum();
        // The later stage wins a tie: `max_by_key` gives the last of the largest.
        let (hits, stage) =
            stages.iter().map(|stage| (stops(*stage), *stage)).max_by_key(|(hits, _)| *hits)?;
        let holds_back = hits >= ENOUGH && 5 * hits >= 2 * of;
        holds_back.then_some(Bottleneck { stage, stops: Share { hits, of }, past_application })
    };
    largest(true).or_else(|| largest(false))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{case, in_play};
    use super::*;

    fn share(hits: usize, of: usize) -> Share {
        Share { hits, of }
    }

    #[test]
    fn a_stage_is_passed_by_those_that_got_further() {
        let cases = vec![
            case(1, &[Stage::Screen, Stage::Interview], Some(Ending::Rejected)),
            case(2, &[Stage::Screen], Some(Ending::NoReply)),
            case(3, &[Stage::Screen], Some(Ending::Withdrew)),
            case(4, &[], Some(Ending::Rejected)),
            in_play(5, &[Stage::Screen]),
            in_play(6, &[]),
        ];
        let stops = Stops::of(&cases);
        let rows: Vec<_> =
            stops.stages.iter().map(|row| (row.stage, row.past, row.stopped, row.in_play)).collect();
        assert_eq!(
            rows,
            [
                (Stage::Application, share(4, 5), 1, 1),
                (Stage::Screen, share(1, 2), 1, 1),
                (Stage::Interview, share(0, 1), 1, 0),
            ]
        );
        assert_eq!(stops.replies, share(5, 5));
    }

    #[test]
    fn a_case_in_play_changes_no_share_of_its_stage() {
        let mut cases = vec![case(1, &[Stage::Screen], Some(Ending::Rejected))];
        let before = Stops::of(&cases).stages[1].past;
        cases.push(in_play(2, &[Stage::Screen]));
        assert_eq!(Stops::of(&cases).stages[1].past, before);
    }

    #[test]
    fn a_stage_that_no_event_names_is_not_counted_as_passed() {
        let cases = vec![case(1, &[Stage::Interview], Some(Ending::Rejected))];
        let stages: Vec<Stage> = Stops::of(&cases).stages.iter().map(|row| row.stage).collect();
        assert_eq!(stages, [Stage::Application, Stage::Interview]);
    }

    fn stopped_at(stages: &[(Stage, u32)]) -> Vec<Case> {
        let many = stages.iter().flat_map(|(stage, n)| std::iter::repeat_n(*stage, *n as usize));
        many.zip(1..).map(|(stage, day)| case(1 + day % 20, &[stage], Some(Ending::Rejected))).collect()
    }

    #[test]
    fn the_bottleneck_is_looked_for_past_the_first_door() {
        let cases = stopped_at(&[(Stage::Application, 30), (Stage::Screen, 3), (Stage::Interview, 5)]);
        let expected = Bottleneck { stage: Stage::Interview, stops: share(5, 8), past_application: true };
        assert_eq!(Stops::of(&cases).bottleneck, Some(expected));
    }

    #[test]
    fn without_one_past_the_first_door_it_may_be_the_first() {
        let cases = stopped_at(&[(Stage::Application, 7), (Stage::Screen, 4)]);
        let expected = Bottleneck { stage: Stage::Application, stops: share(7, 11), past_application: false };
        assert_eq!(Stops::of(&cases).bottleneck, Some(expected));
        assert_eq!(Stops::of(&stopped_at(&[(Stage::Application, 4)])).bottleneck, None);
    }

    #[test]
    fn on_a_tie_the_later_stage_is_the_bottleneck() {
        let cases = stopped_at(&[(Stage::Screen, 5), (Stage::Interview, 5)]);
        assert_eq!(Stops::of(&cases).bottleneck.map(|it| it.stage), Some(Stage::Interview));
    }
}
