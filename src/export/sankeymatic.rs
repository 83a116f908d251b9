//! Cases as the flows of a picture: the text that <https://sankeymatic.com/build> takes. It names no company.

use std::fmt::Write as _;

use crate::case::Case;
use crate::flow;

/// The flows, one a line, as [`flow::flows`] counts them.
#[must_use]
pub fn flows(cases: &[Case]) -> String {
    let mut text = String::from("// Paste this into https://sankeymatic.com/build\n");
    for ((from, to), count) in flow::flows(cases) {
        let _ = writeln!(text, "{} [{count}] {}", from.name(), to.name());
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::event::{Details, Ending, Event, Kind, Stage};
    use crate::flow::Node;
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
