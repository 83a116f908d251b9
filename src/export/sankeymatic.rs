//! Cases as the flows of a picture: the text that <https://sankeymatic.com/build> takes. It names no company.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::case::Case;
use crate::event::{Ending, Stage};

/// A node of the picture, from left to right and from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    /// A stage; where it begins is the stage of application.
    At(Stage),
    /// What became of it; none while it is in play.
    Became(Option<Ending>),
}

impl Node {
    fn name(self) -> &'static str {
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
}

/// The flows, one a line: each case runs from the applications through the stages an event names, in their order,
/// to its ending. What flows into a node flows out of it, and the ends add up to the number of cases.
#[must_use]
pub fn flows(cases: &[Case]) -> String {
    let mut flows: BTreeMap<(Node, Node), usize> = BTreeMap::new();
    for case in cases {
        let path = path(case);
        for step in path.windows(2) {
            *flows.entry((step[0], step[1])).or_default() += 1;
        }
    }
    let mut text = String::from("// Paste this into https://sankeymatic.com/build\n");
    for ((from, to), count) in flows {
        let _ = writeln!(text, "{} [{count}] {}", from.name(), to.name());
    }
    text
}

/// The nodes a case passes, from the first to the last.
fn path(case: &Case) -> Vec<Node> {
    let stages = Stage::ALL.iter().filter(|stage| case.was_at(**stage)).map(|stage| Node::At(*stage));
    stages.chain([Node::Became(case.ending())]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Details, Event, Kind};
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn event() -> impl Strategy<Value = Event> {
        let kind = prop_oneof![
            Just(Kind::Applied),
            Just(Kind::Advanced),
            Just(Kind::Noted),
            proptest::sample::select(Ending::ALL).prop_map(Kind::Ended),
        ];
        let stage = proptest::option::of(proptest::sample::select(Stage::ALL));
        (kind, stage, 1..29_u32).prop_map(|(kind, stage, day)| {
            let day = NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
            Event { stage, ..Event::new(day, kind) }
        })
    }

    fn case() -> impl Strategy<Value = Case> {
        proptest::collection::vec(event(), 0..6).prop_map(|events| {
            let details = Details { company: Some("Acme [3] Corp".into()), ..Details::default() };
            Case::new("2026-11-01-acme".into(), details, events)
        })
    }

    /// What comes into and what goes out of each name.
    fn balance(text: &str) -> BTreeMap<String, (usize, usize)> {
        let mut nodes: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for line in text.lines().filter(|line| !line.starts_with("//")) {
            let (from, rest) = line.split_once(" [").expect("an amount");
            let (amount, to) = rest.split_once("] ").expect("a target");
            let amount: usize = amount.parse().expect("a number");
            assert!(amount > 0, "{line}");
            nodes.entry(from.to_owned()).or_default().1 += amount;
            nodes.entry(to.to_owned()).or_default().0 += amount;
        }
        nodes
    }

    proptest! {
        #[test]
        fn what_flows_into_a_node_flows_out_of_it(cases in proptest::collection::vec(case(), 0..30)) {
            let text = flows(&cases);
            let nodes = balance(&text);
            let stages: Vec<&str> = Stage::ALL.iter().map(|stage| Node::At(*stage).name()).collect();
            let (mut began, mut ended) = (0, 0);
            for (name, (into, out)) in &nodes {
                if name == stages[0] {
                    prop_assert_eq!(*into, 0);
                    began = *out;
                } else if stages.contains(&name.as_str()) {
                    prop_assert_eq!(into, out, "{}", name);
                } else {
                    prop_assert_eq!(*out, 0);
                    ended += into;
                }
            }
            prop_assert_eq!((began, ended), (cases.len(), cases.len()));
            prop_assert!(!text.contains("Acme"));
        }
    }
}
