//! Counts as bars that lie, one row each.

use askama::Template;

use super::markup::{Markup, Px, real};

#[derive(Debug, Template)]
#[template(path = "bars.html", config = "src/report/askama.toml")]
pub(super) struct Bars {
    pub(super) rows: Vec<Bar>,
}

/// One row: a whole, and the part of it that stands out.
#[derive(Debug)]
pub(super) struct Bar {
    what: String,
    said: String,
    /// Both in hundredths of the longest.
    whole: Px,
    part: Px,
}

impl Bar {
    /// `part` of `whole`, where the longest bar is of `most`.
    pub(super) fn of(what: String, said: String, (part, whole): (usize, usize), most: usize) -> Self {
        let place = |n: usize| Px(100.0 * real(n.min(most)) / real(most.max(1)));
        Self { what, said, whole: place(whole), part: place(part.min(whole)) }
    }
}

impl Bars {
    pub(super) fn markup(&self) -> Markup {
        Markup::of(self)
    }
}
