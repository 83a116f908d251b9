//! Shares as dots, each on the line in which it may well lie.

use askama::Template;

use super::markup::{Markup, Px};
use crate::stats::Share;

/// The rule by which what was before looks.
const BEFORE: &str = "before";

/// Shares of one kind, one row each.
#[derive(Debug, Template)]
#[template(path = "dots.html", config = "src/report/askama.toml")]
pub(super) struct Dots {
    pub(super) blocks: Vec<Block>,
}

/// Rows under one heading.
#[derive(Debug)]
pub(super) struct Block {
    /// None where the section's own heading says it.
    pub(super) title: Option<&'static str>,
    pub(super) rows: Vec<Row>,
}

#[derive(Debug)]
pub(super) struct Row {
    pub(super) what: String,
    /// The counts, in words.
    pub(super) said: String,
    /// What one could try, or which question it is about.
    pub(super) beside: Option<String>,
    pub(super) marks: Vec<Mark>,
}

/// A share and its interval, in hundredths of the row.
#[derive(Debug)]
pub(super) struct Mark {
    class: &'static str,
    at: Px,
    low: Px,
    high: Px,
    y: Px,
}

impl Dots {
    pub(super) fn markup(&self) -> Markup {
        Markup::of(self)
    }

    /// How a dot and its line are read; none where there is no dot, as of a few cases.
    pub(super) fn how_to_read(&self) -> Option<String> {
        let dot = if self.marks().any(|mark| mark.class == BEFORE) {
            "A dot is the share so far or, beside a hollow one for how it was before, the share lately."
        } else {
            "A dot is the share so far."
        };
        let line = "What would hold for many more cases may well be anywhere on its line. Under 5 cases there is no dot, only the counts.";
        self.has_marks().then(|| format!("{dot} {line}"))
    }

    /// Whether there is a dot: of a few cases there is none.
    pub(super) fn has_marks(&self) -> bool {
        self.marks().next().is_some()
    }

    fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.blocks.iter().flat_map(|block| &block.rows).flat_map(|row| &row.marks)
    }
}

impl Mark {
    /// The share as it is now; none of a few cases, of which no share is told.
    pub(super) fn now(share: Share) -> Option<Self> {
        Self::of(share, "now", 11.0)
    }

    /// What it was before, above what it is now; both only where both can be told.
    pub(super) fn change(before: Share, now: Share) -> Vec<Self> {
        match (Self::of(before, BEFORE, 6.0), Self::of(now, "now", 16.0)) {
            (Some(before), Some(now)) => vec![before, now],
            _ => Vec::new(),
        }
    }

    /// The same without its line: of cases that were picked as they are many there is no interval.
    pub(super) fn bare(self) -> Self {
        Self { low: self.at, high: self.at, ..self }
    }

    /// The same as something that is over.
    pub(super) fn over(self) -> Self {
        Self { class: BEFORE, ..self }
    }

    fn of(share: Share, class: &'static str, y: f64) -> Option<Self> {
        let (low, high) = share.interval()?;
        let at = share.value()?;
        let place = |share: f64| Px(100.0 * share);
        Some(Self { class, at: place(at), low: place(low), high: place(high), y: Px(y) })
    }
}
