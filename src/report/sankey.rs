//! The picture of a whole search: from the applications through the stages to where they stand.
//!
//! Every column of the picture is as high as there are cases, so that a width is a number everywhere. The stages stand in
//! a row along the top, each in its column; what ends flows below them to the ends on the right, and no flow runs behind
//! a stage it does not come to.

mod layout;

use std::fmt::Write as _;

use askama::Template;

use layout::{BAR, Flows, Layout};

use super::markup::{Markup, Px};
use crate::event::Ending;
use crate::flow::Node;

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
    pub(super) const ALONE: Self = Self { width: 680.0, cases: 270.0, names: 140.0, above: 58.0, name: 88.0 };
}

/// The empty edge around a picture that stands alone.
const EDGE: f64 = 24.0;
/// How many pixels its unit has.
const LARGE: f64 = 2.0;

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

impl Layout<'_> {
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
            text: node.counted(self.count(*node)),
            is_stacked,
        });
        let ends = self.ends.iter().zip(&self.tops).map(|(node, top)| {
            let middle = top + self.many(self.count(*node)) / 2.0;
            let x = self.x(self.columns.len()) + BAR + 6.0;
            Name {
                x: Px(x),
                y: Px(middle + 4.5),
                count: self.count(*node),
                text: node.counted(self.count(*node)),
                is_stacked: false,
            }
        });
        stages.chain(ends).collect()
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

    fn height(&self) -> f64 {
        let passing =
            self.edges.iter().flat_map(|(flow, tops)| tops.iter().map(|top| top + self.high(*flow)));
        let ends = self.names().into_iter().map(|name| name.y.0 + 6.0);
        passing.chain(ends).fold(self.top(), f64::max).ceil() + 2.0
    }
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
