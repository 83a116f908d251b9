//! How many got past each stage.

use super::Report;
use super::dots::{Block, Dots, Mark, Row};
use super::section::{Section, Table};
use crate::event::Stage;
use crate::said;
use crate::stats::Passed;
use crate::text::capital;

impl Report<'_> {
    /// The share that got past each stage; none where no share can be told yet, or where the cases were chosen by how far
    /// they got or how they ended.
    pub(super) fn stops(&self) -> Option<Section> {
        let stops = self.stats.stops.as_ref()?;
        // Nothing lies beyond an offer that could be got past to.
        let rows = || stops.stages.iter().filter(|row| row.stage != Stage::Offer && row.past.of > 0);
        let block = Block { title: None, rows: rows().map(|row| self.passed(row)).collect() };
        let dots = Dots { blocks: vec![block] };
        if !dots.has_marks() {
            return None;
        }
        let cells = rows().map(|row| {
            let counts = [row.past.hits, row.stopped, row.in_play];
            let counts = counts.iter().map(ToString::to_string);
            std::iter::once(row.stage.to_string()).chain(counts).collect()
        });
        Some(Section {
            id: "stops",
            title: "How many got past each stage",
            reading: stops.bottleneck.map_or_else(|| said::no_bottleneck(stops).to_owned(), said::bottleneck),
            notes: dots.how_to_read().into_iter().collect(),
            body: dots.markup(),
            table: Some(Table::of(
                vec!["stage", "got past it", "stopped there", "in play there"],
                cells.collect(),
            )),
            is_wide: true,
        })
    }

    fn passed(&self, row: &Passed) -> Row {
        let silent = Some(self.stats.caveats.unanswered());
        let silent = silent.filter(|silent| row.stage == Stage::Application && *silent > 0);
        let silent =
            silent.map(|n| format!("{} with those silent for long", said::of(row.past.with_misses(n))));
        let here = (row.in_play > 0).then(|| format!("{} in play there", row.in_play));
        let parts: Vec<String> = std::iter::once(said::rate(row.past)).chain(silent).chain(here).collect();
        let what = match row.stage {
            Stage::Application => "The first door".to_owned(),
            stage => capital(said::stage(stage)),
        };
        Row { what, said: parts.join("; "), beside: None, marks: Mark::now(row.past).into_iter().collect() }
    }
}
