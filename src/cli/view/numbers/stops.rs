//! Where it stops.

use reject::prompts;

use super::{Screen, of, percent, rate};
use crate::ui::dim;
use crate::view::table::{Column, Table};

impl Screen<'_> {
    pub(super) fn stops(&self) -> Option<String> {
        let stops = &self.stats.stops;
        if self.chosen_by_outcome || stops.stages.iter().all(|row| row.past.of == 0) {
            return None;
        }
        let mut table = Table::new([
            Column::fixed("  stage"),
            Column::right("got past"),
            Column::fixed("share"),
            Column::fixed(""),
            Column::right("in play there"),
        ]);
        for row in &stops.stages {
            table.row([
                format!("  {}", row.stage),
                if row.past.of == 0 { "–".to_owned() } else { of(row.past) },
                percent(row.past),
                row.past.value().map_or_else(String::new, |_| self.bar(row.past, row.past.of)),
                if row.in_play == 0 { String::new() } else { row.in_play.to_string() },
            ]);
        }
        let mut lines = vec![table.text(self.width)];
        if stops.replies.of > 0 {
            let line = format!("Got an answer: {} whose answer or silence is known.", rate(stops.replies));
            lines.push(self.wrapped(2, &line));
        }
        if let Some(row) = stops.stages.iter().find(|row| row.past.interval().is_some()) {
            let line = format!(
                "“{}” reads: so far {:.0} %; from numbers this small the true share may be anything in the brackets.",
                percent(row.past),
                100.0 * row.past.value().unwrap_or(0.0)
            );
            lines.push(dim(self.wrapped(2, &line)));
        }
        match stops.bottleneck {
            Some(bottleneck) => {
                let past = if bottleneck.past_application { "Past the first door, most" } else { "Most" };
                let said = format!(
                    "{past} stops are at {}: {}. {}",
                    bottleneck.stage,
                    rate(bottleneck.stops),
                    prompts::advice(bottleneck.stage)
                );
                lines.push(self.wrapped(2, &said));
            }
            None => lines.push(self.wrapped(
                2,
                "Too few stops to say where it sticks: 5 at one stage, and 40 % of all, would do.",
            )),
        }
        Some(self.section("Where it stops", &lines))
    }
}
