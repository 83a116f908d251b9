//! Plain counts as tables: by month, by source.

use reject::stats::Share;
use reject::text::count;

use super::{ROWS, Screen};
use crate::view::table::{Column, Table};

impl Screen<'_> {
    pub(super) fn months(&self) -> Option<String> {
        let months = &self.stats.counts.months;
        if months.is_empty() {
            return None;
        }
        let mut table = Table::new([
            Column::fixed("month"),
            Column::right("begun"),
            Column::fixed(""),
            Column::right("got further"),
            Column::right("rejected"),
            Column::right("no reply"),
        ])
        .indented(2);
        let most = months.iter().map(|month| month.begun).max().unwrap_or(0);
        for month in months.iter().skip(months.len().saturating_sub(12)) {
            let shown = |n: usize| if n == 0 { String::new() } else { n.to_string() };
            table.row([
                month.starts.format("%b %Y").to_string(),
                month.begun.to_string(),
                self.bar(Share { hits: month.begun, of: most }, most),
                shown(month.advanced),
                shown(month.rejected),
                shown(month.no_reply),
            ]);
        }
        let title = match months.len() {
            ..=12 => "Month by month".to_owned(),
            n => format!("Month by month, the last 12 of {n}"),
        };
        let mut lines = vec![table.text(self.width)];
        if self.stats.counts.undated > 0 {
            let endings = count(self.stats.counts.undated, "ending", "endings");
            lines.push(format!("  and {endings} on days not written down"));
        }
        Some(self.section(&title, &lines))
    }

    pub(super) fn sources(&self) -> Option<String> {
        let counts = &self.stats.counts;
        if counts.sources.is_empty() {
            return None;
        }
        let mut table = Table::new([
            Column::left("source"),
            Column::right("begun"),
            Column::right("answered"),
            Column::right("past the first door"),
            Column::right("rejected"),
        ])
        .indented(2);
        for source in counts.sources.iter().take(ROWS) {
            table.row([
                source.source.clone(),
                source.cases.to_string(),
                source.answered.to_string(),
                source.past_application.to_string(),
                source.rejected.to_string(),
            ]);
        }
        let mut lines = vec![table.text(self.width)];
        if counts.sources.len() > ROWS {
            lines.push(format!("  and {} more", counts.sources.len() - ROWS));
        }
        if counts.without_source > 0 {
            lines.push(format!("  {} without a source", counts.without_source));
        }
        Some(self.section("Sources", &lines))
    }
}
