//! The way of the search: the picture people share.

use super::Report;
use super::markup::Markup;
use super::sankey::{Sankey, Size};
use super::section::{Section, Table};
use crate::flow::flows;

impl Report<'_> {
    pub(super) fn stages(&self) -> Option<Section> {
        let flows = flows(self.cases);
        let label = || {
            format!("Flow from the applications through the stages to where they stand. {}", self.standing())
        };
        let wide = Sankey::of(&flows, Size::WIDE, label())?.markup();
        let narrow = Sankey::of(&flows, Size::NARROW, label())?.markup();
        let rows = flows
            .iter()
            .map(|((from, to), n)| vec![from.name().to_owned(), to.name().to_owned(), n.to_string()]);
        Some(Section {
            id: "search",
            title: "Where it went",
            reading: self.standing(),
            body: Markup::wide_and_narrow(&wide, &narrow),
            table: Some(Table { heads: vec!["from", "to", "applications"], rows: rows.collect() }),
            is_wide: true,
            ..Section::default()
        })
    }
}
