//! Plain counts as tables: by month, by source.

use reject::stats::Share;
use reject::text::count;

use super::Screen;
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
            lines.push(self.line(&format!("and {endings} on days not written down")));
        }
        Some(self.section(&title, &lines))
    }
}
