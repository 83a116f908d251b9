//! The words that recur in what the employers wrote.

use reject::text::count;

use super::{Screen, rate};
use crate::ui::dim;
use crate::view::table::{Column, Table};

/// How many words are shown.
const SHOWN: usize = 10;

impl Screen<'_> {
    pub(super) fn words(&self) -> Option<String> {
        let words = &self.stats.words;
        if words.words.is_empty() {
            return None;
        }
        let mut table = Table::new([Column::left("word"), Column::fixed("in their words")]).indented(2);
        for word in words.words.iter().take(SHOWN) {
            table.row([word.text.clone(), rate(word.seen)]);
        }
        let mut lines = vec![table.text(self.width)];
        if words.words.len() > SHOWN {
            lines.push(format!("  and {} more", words.words.len() - SHOWN));
        }
        let cases = count(words.texts, "case", "cases");
        let line = format!(
            "Of {cases} with words of theirs, each counted once. Courtesies are left out; leave out more with `stop-words:` in journal.yaml."
        );
        lines.push(dim(self.line(&line)));
        Some(self.section("Words they use", &lines))
    }
}
