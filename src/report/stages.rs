//! The way of the search: the picture people share.

use super::Report;
use super::markup::Markup;
use super::sankey::{Sankey, Size};
use super::section::{Section, Table};
use crate::case::Case;
use crate::flow::flows;
use crate::text::count;

/// Of fewer cases the sentence says all there is to see.
const FEWEST: usize = 3;

/// What the picture is called where it is not seen.
const LABEL: &str = "The way from the applications through the stages to where they stand";

impl Report<'_> {
    pub(super) fn stages(&self) -> Option<Section> {
        let flows = flows(self.cases);
        let picture = |size| Some(Sankey::of(&flows, size, LABEL.to_owned())?.markup());
        let body = if self.cases.len() < FEWEST {
            Markup::default()
        } else {
            Markup::wide_and_narrow(&picture(Size::WIDE)?, &picture(Size::NARROW)?)
        };
        let rows = flows
            .iter()
            .map(|((from, to), n)| vec![from.name().to_owned(), to.name().to_owned(), n.to_string()]);
        Some(Section {
            id: "search",
            title: "Where it went",
            reading: self.standing(),
            body,
            notes: self.passed_unseen().into_iter().collect(),
            table: Some(Table::of(vec!["from", "to", "cases"], rows.collect()).with_words(&[1])),
            is_wide: true,
        })
    }

    /// What is to be known where a case got past a stage that no event of it names.
    fn passed_unseen(&self) -> Option<String> {
        let is_unseen = |case: &Case| {
            self.stats.funnel.iter().any(|row| row.stage < case.furthest() && !case.was_at(row.stage))
        };
        let unseen = self.cases.iter().filter(|case| is_unseen(case)).count();
        let got = count(unseen, "application", "applications");
        (unseen > 0).then(|| {
            format!("The number of a stage is of those noted there; {got} got past one without a note of it.")
        })
    }
}
