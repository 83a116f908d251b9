//! The way of cases through the stages to where they stand: the flows of a Sankey picture.

use std::collections::BTreeMap;

use crate::case::Case;
use crate::event::{Ending, Stage};

/// A place cases pass or come to. The order is that of the search: the stages, then what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// A stage; each case begins at that of application.
    At(Stage),
    /// What became of it; none while it is in play.
    Became(Option<Ending>),
}

impl Node {
    /// How it is named in a picture: `Final round`, `No reply recorded`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::At(Stage::Application) => "Applications",
            Self::At(Stage::Screen) => "Screen",
            Self::At(Stage::Assessment) => "Assessment",
            Self::At(Stage::Interview) => "Interview",
            Self::At(Stage::Final) => "Final round",
            Self::At(Stage::Offer) => "Offer",
            Self::Became(Some(Ending::Rejected)) => "Rejected",
            Self::Became(Some(Ending::NoReply)) => "No reply recorded",
            Self::Became(Some(Ending::Withdrew)) => "Withdrew",
            Self::Became(Some(Ending::Declined)) => "Offer declined",
            Self::Became(Some(Ending::Closed)) => "Role closed",
            Self::Became(Some(Ending::Accepted)) => "Accepted",
            Self::Became(None) => "In play",
        }
    }

    /// The same beside a number of cases: `1 Application`, `3 Roles closed`.
    #[must_use]
    pub fn counted(self, n: usize) -> &'static str {
        match (self, n) {
            (Self::At(Stage::Application), 1) => "Application",
            (Self::Became(Some(Ending::Declined)), 2..) => "Offers declined",
            (Self::Became(Some(Ending::Closed)), 2..) => "Roles closed",
            _ => self.name(),
        }
    }
}

/// How many cases went from one place straight to the next, in the order of the places. Each case runs from the
/// applications through the stages an event names to what became of it: what flows into a stage flows out of it, and
/// the ends add up to the number of cases.
#[must_use]
pub fn flows(cases: &[Case]) -> BTreeMap<(Node, Node), usize> {
    let mut flows = BTreeMap::new();
    for case in cases {
        for step in path(case).windows(2) {
            *flows.entry((step[0], step[1])).or_default() += 1;
        }
    }
    flows
}

/// The places a case passes, from the first to the last.
fn path(case: &Case) -> Vec<Node> {
    let stages = Stage::ALL.iter().filter(|stage| case.was_at(**stage)).map(|stage| Node::At(*stage));
    stages.chain([Node::Became(case.ending())]).collect()
}
