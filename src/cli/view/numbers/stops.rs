//! Where it stops.

use reject::prompts;
use reject::stats::{Bottleneck, ENOUGH, Share, Stops};

use super::{Screen, of, percent, rate};
use crate::ui::dim;
use crate::view::table::{Column, Table};

const TOO_FEW: &str = "Too few stops to say where it sticks: it takes 5 at one stage.";
const SPREAD: &str = "The stops are spread: no stage holds 40 % of them.";

impl Screen<'_> {
    pub(super) fn stops(&self) -> Option<String> {
        let stops = self.stats.stops.as_ref()?;
        if stops.stages.iter().all(|row| row.past.of == 0) {
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
        for row in &stops.stages {
            table.row([
                row.stage.to_string(),
                if row.past.of == 0 { "–".to_owned() } else { of(row.past) },
                percent(row.past),
                row.past.value().map_or_else(String::new, |_| self.bar(row.past, row.past.of)),
                if row.in_play == 0 { String::new() } else { row.in_play.to_string() },
            ]);
        }
        let mut lines = vec![table.text(self.width)];
        if stops.replies.of > 0 {
            let open = match self.stats.totals.in_play {
                0 => String::new(),
                n => format!("; {n} still in play"),
            };
            let line = format!("Got an answer: {}, of those that are settled{open}.", rate(stops.replies));
            lines.push(self.line(&line));
            lines.extend(self.silence_as_no(stops.replies));
        }
        if let Some(row) = stops.stages.iter().find(|row| row.past.interval().is_some()) {
            let line = format!(
                "“{}” reads: that much so far; from numbers this small the true share may be anything in the brackets.",
                percent(row.past)
            );
            lines.push(dim(self.wrapped(2, &line)));
        }
        if let Some(bottleneck) = stops.bottleneck {
            let said = format!("{} {}", named_bottleneck(bottleneck), prompts::advice(bottleneck.stage));
            lines.push(self.line(&said));
        } else {
            lines.push(self.line(no_bottleneck(stops)));
        }
        Some(self.section("Where it stops", &lines))
    }

    /// What the share of answers would be if those that are silent for long never answer.
    fn silence_as_no(&self, replies: Share) -> Option<String> {
        let silent = self.stats.caveats.stale.iter().filter(|stale| !stale.answered).count();
        let with = Share { hits: replies.hits, of: replies.of + silent };
        let days = self.stats.answers.silent_after.days;
        let line =
            format!("Counting {silent} without a word for over {days} days as no reply: {}.", rate(with));
        (silent > 0).then(|| self.line(&line))
    }
}

/// Why no stage is named.
pub(super) fn no_bottleneck(stops: &Stops) -> &'static str {
    let most = stops.stages.iter().map(|row| row.stopped).max().unwrap_or(0);
    if most < ENOUGH { TOO_FEW } else { SPREAD }
}

/// `The largest share of stops past the first door is at interview: 5 of 8, 63 % (31 to 86).`
fn named_bottleneck(bottleneck: Bottleneck) -> String {
    let past = if bottleneck.past_application { " past the first door" } else { "" };
    format!("The largest share of stops{past} is at {}: {}.", bottleneck.stage, rate(bottleneck.stops))
}
