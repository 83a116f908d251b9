//! The picture of a whole search: from the applications through the stages to where they stand.
//!
//! Every column of the picture is as high as there are cases, so that a width is a number everywhere. The stages stand in
//! a row along the top, each in its column; what ends flows below them to the ends on the right, and no flow runs behind
//! a stage it does not come to.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use askama::Template;

use super::markup::{Markup, Px};
use crate::event::Ending;
use crate::flow::Node;

/// The ends, from top to bottom: what one hopes for above, and what flows furthest below.
const ENDS: [Option<Ending>; 7] = [
    Some(Ending::Accepted),
    Some(Ending::Declined),
    None,
    Some(Ending::Withdrew),
    Some(Ending::Closed),
    Some(Ending::Rejected),
    Some(Ending::NoReply),
];

/// The measures of a picture, in its own units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    /// From left to right.
    pub(super) width: f64,
    /// How high all the cases together are.
    pub(super) cases: f64,
    /// The room on the right for the names of the ends.
    pub(super) names: f64,
    /// The room above for lines of text.
    pub(super) above: f64,
    /// The room that the name of a stage takes; with less, the names stand on stairs.
    pub(super) name: f64,
}

impl Size {
    /// For a page that is wide enough.
    pub(super) const WIDE: Self = Self { width: 900.0, cases: 320.0, names: 150.0, above: 0.0, name: 88.0 };
    /// For the width of a telephone.
    pub(super) const NARROW: Self = Self { width: 330.0, cases: 300.0, names: 142.0, above: 0.0, name: 88.0 };
    /// For a picture that stands alone, two lines of text above it: small, so that its words are large beside it.
    pub(super) const ALONE: Self = Self { width: 620.0, cases: 270.0, names: 140.0, above: 58.0, name: 88.0 };
}

/// How wide the bar of a stage or an end is.
const BAR: f64 = 9.0;
/// The height of a stage's name, its number above it.
const NAME: f64 = 38.0;
/// The height of a step where names stand on stairs, each in one line.
const STEP: f64 = 17.0;
/// The room below a stage, and between two ends.
const GAP: f64 = 16.0;
/// The empty edge around a picture that stands alone.
const EDGE: f64 = 24.0;
/// How many pixels its unit has.
const LARGE: f64 = 2.0;
/// The least from the middle of one end to that of the next, so that their names do not touch.
const PITCH: f64 = 19.0;

/// The picture, ready to be written.
#[derive(Debug, Template)]
#[template(path = "sankey.svg", config = "src/report/askama.toml")]
pub(super) struct Sankey {
    width: Px,
    height: Px,
    label: String,
    /// What a picture that stands alone has of its own.
    alone: Option<Alone>,
    ribbons: Vec<Ribbon>,
    bars: Vec<Bar>,
    names: Vec<Name>,
}

/// What a picture needs where no page is around it.
#[derive(Debug)]
struct Alone {
    /// The rules by which it looks.
    style: &'static str,
    title: String,
    /// The text below the title.
    line: String,
    /// The empty edge around it.
    edge: Px,
    /// The whole, with the edge.
    framed: (Px, Px),
    /// In pixels, where nobody says how large.
    pixels: (Px, Px),
}

#[derive(Debug)]
struct Ribbon {
    class: String,
    path: String,
}

#[derive(Debug)]
struct Bar {
    class: String,
    x: Px,
    y: Px,
    width: Px,
    height: Px,
}

#[derive(Debug)]
struct Name {
    x: Px,
    y: Px,
    count: usize,
    text: &'static str,
    /// Whether the words stand below the number.
    is_stacked: bool,
}

type Flows = BTreeMap<(Node, Node), usize>;

impl Sankey {
    /// The picture of these flows; none where there are none.
    pub(super) fn of(flows: &Flows, size: Size, label: String) -> Option<Self> {
        let layout = Layout::of(flows, size)?;
        Some(Self {
            width: Px(size.width),
            height: Px(layout.height()),
            label,
            alone: None,
            ribbons: layout.ribbons(),
            bars: layout.bars(),
            names: layout.names(),
        })
    }

    /// The same as a picture that stands alone, with these rules and two lines of text in the room above it.
    pub(super) fn alone(self, style: &'static str, title: String, line: String) -> Self {
        let framed = [self.width, self.height].map(|length| length.0 + 2.0 * EDGE);
        let [width, height] = framed.map(Px);
        let [across, down] = framed.map(|length| Px(LARGE * length));
        let alone =
            Alone { style, title, line, edge: Px(-EDGE), framed: (width, height), pixels: (across, down) };
        Self { alone: Some(alone), ..self }
    }

    pub(super) fn markup(&self) -> Markup {
        Markup::of(self)
    }
}

/// Where everything lies.
struct Layout<'a> {
    flows: &'a Flows,
    size: Size,
    /// How high one case is.
    unit: f64,
    /// The places, from left to right; the ends share the last column.
    columns: Vec<Node>,
    ends: Vec<Node>,
    /// The upper edge of each flow in each column it touches, from that it leaves to that it comes to.
    edges: BTreeMap<(Node, Node), Vec<f64>>,
    /// The upper edge of each of the ends.
    tops: Vec<f64>,
}

impl<'a> Layout<'a> {
    fn of(flows: &'a Flows, size: Size) -> Option<Self> {
        let all: usize = flows.iter().filter(|((_, to), _)| is_end(*to)).map(|(_, n)| n).sum();
        let mut columns: Vec<Node> = flows.keys().map(|(from, _)| *from).collect();
        columns.dedup();
        let ends = ENDS.map(Node::Became).into_iter();
        let ends: Vec<Node> = ends.filter(|end| flows.keys().any(|(_, to)| to == end)).collect();
        #[expect(clippy::cast_precision_loss, reason = "counts of cases are far below 2^52")]
        let unit = (all > 0).then(|| size.cases / all as f64)?;
        let mut layout = Self { flows, size, unit, columns, ends, edges: BTreeMap::new(), tops: Vec::new() };
        layout.place();
        Some(layout)
    }

    /// Stacks each column: what comes to its stage or leaves it on top, what passes it below.
    fn place(&mut self) {
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

    fn place_ends(&mut self) {
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
    fn ordered(&self, is_it: impl Fn(Node, Node) -> bool) -> Vec<(Node, Node)> {
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
    fn column(&self, node: Node) -> usize {
        self.columns.iter().position(|known| *known == node).unwrap_or(self.columns.len())
    }

    /// The left edge of a column.
    fn x(&self, column: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
        let part = column as f64 / self.columns.len() as f64;
        part * (self.size.width - self.size.names - BAR)
    }

    /// Where the flows begin, below the names of the stages.
    fn top(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
        let stairs = STEP * self.columns.len() as f64 + 4.0;
        self.size.above + if self.is_on_stairs() { stairs } else { NAME }
    }

    /// Whether the names of the stages stand one below the other, as they would touch in one row.
    fn is_on_stairs(&self) -> bool {
        self.columns.len() > 1 && self.x(1) < self.size.name
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of cases are far below 2^52")]
    fn high(&self, flow: (Node, Node)) -> f64 {
        self.flows.get(&flow).copied().unwrap_or(0) as f64 * self.unit
    }

    fn height(&self) -> f64 {
        let passing =
            self.edges.iter().flat_map(|(flow, tops)| tops.iter().map(|top| top + self.high(*flow)));
        let ends = self.names().into_iter().map(|name| name.y.0 + 6.0);
        passing.chain(ends).fold(self.top(), f64::max).ceil() + 2.0
    }

    fn ribbons(&self) -> Vec<Ribbon> {
        let flows = self.ordered(|_, _| true).into_iter().rev();
        flows.map(|flow| Ribbon { class: format!("flow {}", class(flow.1)), path: self.path(flow) }).collect()
    }

    /// The outline of a flow: along its upper edge from column to column, and back along the lower one.
    fn path(&self, flow: (Node, Node)) -> String {
        let first = self.column(flow.0);
        let high = self.high(flow);
        let edge = self.edges.get(&flow).map(Vec::as_slice).unwrap_or_default();
        let mut path = String::new();
        let mut points: Vec<(f64, f64)> = Vec::new();
        for (at, top) in edge.iter().enumerate() {
            let x = self.x(first + at);
            points.push((if at == 0 { x + BAR } else { x }, *top));
            if at > 0 && at + 1 < edge.len() {
                points.push((x + BAR, *top));
            }
        }
        let back: Vec<(f64, f64)> = points.iter().rev().map(|(x, y)| (*x, y + high)).collect();
        for (side, points) in [points, back].iter().enumerate() {
            for (at, (x, y)) in points.iter().enumerate() {
                let _ = match at.checked_sub(1).map(|before| points[before]) {
                    None => write!(path, "{}{},{}", if side == 0 { 'M' } else { 'L' }, Px(*x), Px(*y)),
                    Some((_, before)) if (before - y).abs() < 0.05 => write!(path, "H{}", Px(*x)),
                    Some((from, before)) => {
                        let middle = Px(f64::midpoint(from, *x));
                        write!(path, "C{middle},{} {middle},{} {},{}", Px(before), Px(*y), Px(*x), Px(*y))
                    }
                };
            }
        }
        path + "Z"
    }

    fn bars(&self) -> Vec<Bar> {
        let bar = |node: Node, x: f64, top: f64, count: usize| Bar {
            class: format!("bar {}", class(node)),
            x: Px(x),
            y: Px(top),
            width: Px(BAR),
            height: Px((self.many(count)).max(1.0)),
        };
        let stages = self.columns.iter().enumerate();
        let stages = stages.map(|(at, node)| bar(*node, self.x(at), self.top(), self.count(*node)));
        let ends = self.ends.iter().zip(&self.tops);
        let ends = ends.map(|(node, top)| bar(*node, self.x(self.columns.len()), *top, self.count(*node)));
        self.leaders().into_iter().chain(stages).chain(ends).collect()
    }

    fn names(&self) -> Vec<Name> {
        let is_stacked = !self.is_on_stairs();
        let stages = self.columns.iter().enumerate().map(|(at, node)| Name {
            x: Px(self.x(at)),
            y: Px(if is_stacked { self.size.above + 13.0 } else { self.step(at) }),
            count: self.count(*node),
            text: node.name(),
            is_stacked,
        });
        let ends = self.ends.iter().zip(&self.tops).map(|(node, top)| {
            let middle = top + self.many(self.count(*node)) / 2.0;
            let x = self.x(self.columns.len()) + BAR + 6.0;
            Name {
                x: Px(x),
                y: Px(middle + 4.5),
                count: self.count(*node),
                text: node.name(),
                is_stacked: false,
            }
        });
        stages.chain(ends).collect()
    }

    /// The base of a name on the stairs.
    fn step(&self, column: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
        let row = column as f64;
        self.size.above + STEP * row + 13.0
    }

    /// What leads from a name on the stairs down to its stage.
    fn leaders(&self) -> Vec<Bar> {
        let columns = if self.is_on_stairs() { self.columns.len() } else { 0 };
        let leader = |at: usize| {
            let y = self.step(at) + 4.0;
            Bar {
                class: "leader".into(),
                x: Px(self.x(at)),
                y: Px(y),
                width: Px(1.0),
                height: Px(self.top() - y),
            }
        };
        (0..columns).map(leader).collect()
    }

    /// How many cases come to a place; to the first, how many leave it.
    fn count(&self, node: Node) -> usize {
        let is_first = self.columns.first() == Some(&node);
        let touches = |(from, to): &(Node, Node)| if is_first { *from == node } else { *to == node };
        self.flows.iter().filter(|(flow, _)| touches(flow)).map(|(_, n)| n).sum()
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of cases are far below 2^52")]
    fn many(&self, count: usize) -> f64 {
        count as f64 * self.unit
    }
}

fn is_end(node: Node) -> bool {
    matches!(node, Node::Became(_))
}

/// The rule a place is coloured by.
fn class(node: Node) -> &'static str {
    match node {
        Node::At(_) => "stage",
        Node::Became(None) => "play",
        Node::Became(Some(Ending::Accepted)) => "taken",
        Node::Became(Some(Ending::Rejected)) => "refused",
        Node::Became(Some(Ending::NoReply)) => "silent",
        Node::Became(Some(Ending::Withdrew | Ending::Declined | Ending::Closed)) => "left",
    }
}

#[cfg(test)]
mod tests;
