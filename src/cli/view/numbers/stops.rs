//! Where it stops.

use reject::event::Stage;
use reject::prompts;
use reject::said;
use reject::stats::{Passed, Share, Stops};
use reject::text::count;

use super::{Screen, of, percent, rate};
use crate::ui::dim;
use crate::view::table::{Column, Table};

impl Screen<'_> {
    pub(super) fn stops(&self) -> Option<String> {
        let stops = self.stats.stops.as_ref()?;
        if self.has_no_stops(stops) {
            return None;
        }
        let mut table = Table::new([
            Column::fixed("stage"),
            Column::right("got past"),
            Column::fixed("share"),
            Column::fixed(""),
            Column::right("in play there"),
        ])
        .indented(2);
        // Nothing lies beyond an offer that could be got past to.
        let share = |row: &Passed| if row.stage == Stage::Offer { Share::default() } else { row.past };
        for row in &stops.stages {
            let past = share(row);
            table.row([
                row.stage.to_string(),
                if past.of == 0 { "–".to_owned() } else { of(past) },
                percent(past),
                past.value().map_or_else(String::new, |_| self.bar(past, past.of)),
                if row.in_play == 0 { String::new() } else { row.in_play.to_string() },
            ]);
        }
        let mut lines = if stops.stages.is_empty() { Vec::new() } else { vec![table.text(self.width)] };
        if let Some(row) = stops.stages.iter().find(|row| row.stage == Stage::Offer && row.stopped > 0) {
            lines.push(self.line(&format!("{} fell through.", count(row.stopped, "offer", "offers"))));
        }
        lines.extend(self.replies(stops));
        if let Some(row) = stops.stages.iter().find(|row| row.past.interval().is_some()) {
            let line = format!(
                "“{}” reads: that much so far; what would hold for many more may well be anything in the brackets.",
                percent(row.past)
            );
            lines.push(dim(self.line(&line)));
        }
        if let Some(bottleneck) = stops.bottleneck {
            let said = format!("{} {}", said::bottleneck(bottleneck), prompts::advice(bottleneck.stage));
            lines.push(self.line(&said));
        } else if stops.stages.iter().any(|row| row.stopped > 0) {
            lines.push(self.line(said::no_bottleneck(stops)));
        }
        Some(self.section("Where it stops", &lines))
    }

    /// Whether nothing is known of any stage, nor of any answer or silence.
    fn has_no_stops(&self, stops: &Stops) -> bool {
        let nothing_passed = stops.stages.iter().all(|row| row.past.of == 0);
        nothing_passed && stops.replies.of == 0 && self.stats.caveats.stale.is_empty()
    }

    /// How many were answered. Those that are silent for long count as no reply: without them the share would be no news.
    fn replies(&self, stops: &Stops) -> Option<String> {
        let silent = self.stats.caveats.unanswered();
        let with = stops.replies.with_misses(silent);
        let days = self.stats.answers.silent_after.days;
        let counting = match silent {
            0 => String::new(),
            n => format!(", counting {n} without a word for over {days} days as no reply"),
        };
        let open = match stops.waiting.saturating_sub(silent) {
            0 => String::new(),
            1 => "; 1 more still waits".to_owned(),
            n => format!("; {n} more still wait"),
        };
        (with.of > 0).then(|| self.line(&format!("Got an answer: {}{counting}{open}.", rate(with))))
    }
}
