//! Where everything of the picture lies.

use std::collections::BTreeMap;

use super::super::markup::real;
use super::Size;
use crate::event::Ending;
use crate::flow::Node;

/// The ends, from top to bottom: what one hopes for above, and what flows furthest below.
pub(super) const ENDS: [Option<Ending>; 7] = [
    Some(Ending::Accepted),
    Some(Ending::Declined),
    None,
    Some(Ending::Withdrew),
    Some(Ending::Closed),
    Some(Ending::Rejected),
    Some(Ending::NoReply),
];

/// How wide the bar of a stage or an end is.
pub(super) const BAR: f64 = 9.0;
/// The height of a stage's name, its number above it.
pub(super) const NAME: f64 = 38.0;
/// The height of a step where names stand on stairs, each in one line.
pub(super) const STEP: f64 = 17.0;
/// The room below a stage, and between two ends.
pub(super) const GAP: f64 = 16.0;
/// The least from the middle of one end to that of the next, so that their names do not touch.
pub(super) const PITCH: f64 = 19.0;

pub(super) type Flows = BTreeMap<(Node, Node), usize>;

/// Where everything lies.
pub(super) struct Layout<'a> {
    pub(super) flows: &'a Flows,
    pub(super) size: Size,
    /// How high one case is.
    pub(super) unit: f64,
    /// The places, from left to right; the ends share the last column.
    pub(super) columns: Vec<Node>,
    pub(super) ends: Vec<Node>,
    /// The upper edge of each flow in each column it touches, from that it leaves to that it comes to.
    pub(super) edges: BTreeMap<(Node, Node), Vec<f64>>,
    /// The upper edge of each of the ends.
    pub(super) tops: Vec<f64>,
}

impl<'a> Layout<'a> {
    pub(super) fn of(flows: &'a Flows, size: Size) -> Option<Self> {
        let all: usize = flows.iter().filter(|((_, to), _)| is_end(*to)).map(|(_, n)| n).sum();
        let mut columns: Vec<Node> = flows.keys().map(|(from, _)| *from).collect();
        columns.dedup();
        let ends = ENDS.map(Node::Became).into_iter();
        let ends: Vec<Node> = ends.filter(|end| flows.keys().any(|(_, to)| to == end)).collect();
        let unit = (all > 0).then(|| size.cases / real(all))?;
        let mut layout = Self { flows, size, unit, columns, ends, edges: BTreeMap::new(), tops: Vec::new() };
        layout.place();
        Some(layout)
    }

    /// Stacks each column: what comes to its stage or leaves it on top, what passes it below.
    pub(super) fn place(&mut self) {
        let last = self.columns.len();
        for column in 0..last {
            let node = self.columns[column];
            let mut top = self.top();
            if column > 0 {
                for (from, to) in self.ordered(|_, to| to == node) {
                    self.edges.entry((from, to)).or_default().push(top);
                    top += self.high((from, to));
                }
            }
            let into = top;
            let mut top = self.top();
            for flow in self.ordered(|from, _| from == node) {
                self.edges.entry(flow).or_default().push(top);
                top += self.high(flow);
            }
            let mut top = top.max(into) + GAP;
            for flow in self.ordered(|from, to| from < node && self.column(to) > column) {
                self.edges.entry(flow).or_default().push(top);
                top += self.high(flow);
            }
        }
        self.place_ends();
    }

    pub(super) fn place_ends(&mut self) {
        let mut least = self.top();
        for end in self.ends.clone() {
            let flows = self.ordered(|_, to| to == end);
            let high: f64 = flows.iter().map(|flow| self.high(*flow)).sum();
            // A thin end makes room for its name.
            let mut top = least.max(least + (PITCH - GAP - high) / 2.0);
            self.tops.push(top);
            least = top + high.max(f64::midpoint(PITCH - GAP, high)) + GAP;
            for flow in flows {
                self.edges.entry(flow).or_default().push(top);
                top += self.high(flow);
            }
        }
    }

    /// The flows of that sort from top to bottom: by where they go, and of those that go to one place, what comes from
    /// further on first.
    pub(super) fn ordered(&self, is_it: impl Fn(Node, Node) -> bool) -> Vec<(Node, Node)> {
        let mut flows: Vec<(Node, Node)> =
            self.flows.keys().copied().filter(|(from, to)| is_it(*from, *to)).collect();
        let rank = |to: Node| match to {
            Node::At(_) => self.column(to),
            Node::Became(_) => self.columns.len() + self.ends.iter().position(|end| *end == to).unwrap_or(0),
        };
        flows.sort_by_key(|(from, to)| (rank(*to), std::cmp::Reverse(*from)));
        flows
    }

    /// The column a place stands in.
    pub(super) fn column(&self, node: Node) -> usize {
        self.columns.iter().position(|known| *known == node).unwrap_or(self.columns.len())
    }

    /// The left edge of a column.
    pub(super) fn x(&self, column: usize) -> f64 {
        let part = real(column) / real(self.columns.len());
        part * (self.size.width - self.size.names - BAR)
    }

    /// Where the flows begin, below the names of the stages.
    pub(super) fn top(&self) -> f64 {
        let stairs = STEP * real(self.columns.len()) + 4.0;
        self.size.above + if self.is_on_stairs() { stairs } else { NAME }
    }

    /// Whether the names of the stages stand one below the other, as they would touch in one row.
    pub(super) fn is_on_stairs(&self) -> bool {
        self.columns.len() > 1 && self.x(1) < self.size.name
    }

    pub(super) fn high(&self, flow: (Node, Node)) -> f64 {
        self.many(self.flows.get(&flow).copied().unwrap_or(0))
    }

    /// The base of a name on the stairs.
    pub(super) fn step(&self, column: usize) -> f64 {
        self.size.above + STEP * real(column) + 13.0
    }

    /// How many cases come to a place; to the first, how many leave it.
    pub(super) fn count(&self, node: Node) -> usize {
        let is_first = self.columns.first() == Some(&node);
        let touches = |(from, to): &(Node, Node)| if is_first { *from == node } else { *to == node };
        self.flows.iter().filter(|(flow, _)| touches(flow)).map(|(_, n)| n).sum()
    }

    pub(super) fn many(&self, count: usize) -> f64 {
        real(count) * self.unit
    }
}

fn is_end(node: Node) -> bool {
    matches!(node, Node::Became(_))
}
