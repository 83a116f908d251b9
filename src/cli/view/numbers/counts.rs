//! Plain counts as tables: by month, by source.

use reject::stats::Share;
use reject::text::{count, list};

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
        let counts = &self.stats.counts;
        let undated = [
            (counts.undated, "ending", "endings"),
            (counts.undated_advanced, "case that got further", "cases that got further"),
        ];
        let undated = undated.into_iter().filter(|(n, ..)| *n > 0);
        let undated: Vec<String> = undated.map(|(n, one, many)| count(n, one, many)).collect();
        if !undated.is_empty() {
            lines.push(self.line(&format!("and {} on days not written down", list(&undated, "and"))));
        }
        Some(self.section(&title, &lines))
    }
}
