//! How many got how far.

use serde::Serialize;

use crate::case::Case;
use crate::event::Stage;

/// How many cases got as far as one stage, or further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Reached {
    /// The stage.
    pub stage: Stage,
    /// Cases whose furthest stage is this one or a later one.
    pub cases: usize,
}

impl Reached {
    /// One row for each stage that an event of any case names, `application` first; the counts never grow.
    ///
    /// A stage in which no case was, as one that nobody asks for, has no row. Without cases there is none.
    #[must_use]
    pub fn of(cases: &[Case]) -> Vec<Self> {
        let furthest: Vec<Stage> = cases.iter().map(Case::furthest).collect();
        let row = |stage: Stage| {
            let reached = furthest.iter().filter(|furthest| **furthest >= stage).count();
            cases.iter().any(|case| case.was_at(stage)).then_some(Self { stage, cases: reached })
        };
        Stage::ALL.iter().copied().filter_map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{case, in_play};
    use super::*;
    use crate::event::Ending;
    use proptest::prelude::*;

    fn rows(cases: &[Case]) -> Vec<(Stage, usize)> {
        Reached::of(cases).into_iter().map(|row| (row.stage, row.cases)).collect()
    }

    #[test]
    fn a_case_counts_at_each_stage_up_to_its_furthest() {
        let cases = [
            case(1, &[Stage::Screen, Stage::Interview], Some(Ending::Rejected)),
            case(2, &[Stage::Interview], Some(Ending::Withdrew)),
            in_play(3, &[Stage::Screen]),
            case(4, &[], Some(Ending::NoReply)),
        ];
        assert_eq!(rows(&cases), [(Stage::Application, 4), (Stage::Screen, 3), (Stage::Interview, 2)]);
    }

    #[test]
    fn a_stage_that_nobody_was_at_has_no_row() {
        let cases = [case(1, &[], Some(Ending::Declined)), case(2, &[], Some(Ending::Rejected))];
        assert_eq!(rows(&cases), [(Stage::Application, 2), (Stage::Offer, 1)]);
        assert_eq!(rows(&[]), []);
    }

    proptest! {
        #[test]
        fn a_funnel_never_widens(
            stages in prop::collection::vec(prop::collection::vec(0..Stage::ALL.len(), 0..4), 0..30)
        ) {
            let case_of = |at: &Vec<usize>| in_play(1, &at.iter().map(|at| Stage::ALL[*at]).collect::<Vec<_>>());
            let cases: Vec<Case> = stages.iter().map(case_of).collect();
            let funnel = Reached::of(&cases);
            let narrows = |two: &[Reached]| two[0].stage < two[1].stage && two[0].cases >= two[1].cases;
            prop_assert!(funnel.windows(2).all(narrows), "{:?}", funnel);
            prop_assert!(funnel.iter().all(|row| row.cases > 0), "{:?}", funnel);
            prop_assert_eq!(funnel.first().map_or(0, |row| row.cases), cases.len());
        }
    }
}
