//! How the search goes on: week by week, the goals, and the last eight weeks beside the eight before.

use reject::date;
use reject::plan::Progress;
use reject::said;
use reject::stats::{Span, TrendVerdict};
use reject::text::{count, one_line};

use super::{Screen, rate};
use crate::ui::{accent, dim};
use crate::view::plan::things_done;
use crate::view::table::{Column, Table, column};

/// A number of eight weeks.
type Count = fn(&Span) -> usize;

impl Screen<'_> {
    pub(super) fn momentum(&self) -> Option<String> {
        let momentum = &self.stats.momentum;
        let sent: Vec<usize> = momentum.weeks.iter().map(|week| week.applications).collect();
        let mut lines = Vec::new();
        if sent.iter().any(|n| *n > 0) {
            let numbers: Vec<String> = sent.iter().map(ToString::to_string).collect();
            let line = format!("Applications in each of the last 8 weeks: {}", numbers.join(" "));
            let line = if self.plain { line } else { format!("{line}  {}", accent(sparks(&sent))) };
            lines.push(self.line(&line));
        }
        let further = match momentum.in_play_past_application {
            0 => String::new(),
            n => format!(", {n} of them past the first door"),
        };
        if let Some(days) = momentum.days_since_last {
            let ago = match days {
                0 => "today".to_owned(),
                1 => "yesterday".to_owned(),
                n => format!("{n} days ago"),
            };
            lines.push(
                self.line(&format!("The last one went out {ago}. {} in play{further}.", momentum.in_play)),
            );
        }
        lines.extend(momentum.goals.iter().map(|goal| self.line(&self.goal(goal))));
        if !momentum.did.is_empty() {
            lines.push(self.line(&format!("Also done in these weeks: {}.", things_done(&momentum.did))));
        }
        (!lines.is_empty()).then(|| self.section("Momentum", &lines))
    }

    /// `Goal: 7 of 12 applications by 30 Nov, 8 days left`
    pub(super) fn goal(&self, progress: &Progress) -> String {
        self.goal_of(progress, &one_line(&progress.goal.of))
    }

    /// The same with that word for its thing.
    pub(super) fn goal_of(&self, progress: &Progress, thing: &str) -> String {
        format!("Goal: {}", said::goal(progress, thing, self.today))
    }

    pub(super) fn trend(&self) -> Option<String> {
        let trend = &self.stats.trend;
        let is_empty = |span: &Span| {
            span.applications + span.first_answers + span.rejected + span.no_reply + span.past_application
                == 0
        };
        if is_empty(&trend.lately) && is_empty(&trend.before) {
            return None;
        }
        let mut table = Table::new([
            Column::left("what happened"),
            Column::right("last 8 weeks"),
            Column::right("8 before"),
        ])
        .indented(2);
        let rows: [(&str, Count); 5] = [
            ("applications sent", |span| span.applications),
            ("first answers", |span| span.first_answers),
            ("got past the first door", |span| span.past_application),
            ("rejected", |span| span.rejected),
            ("no reply recorded", |span| span.no_reply),
        ];
        for (name, of) in rows {
            let (lately, before) = (of(&trend.lately), of(&trend.before));
            if lately + before > 0 {
                table.row([name.to_owned(), lately.to_string(), before.to_string()]);
            }
        }
        let mut lines = vec![table.text(self.width)];
        let invited = &trend.invited;
        if invited.lately.share.of > 0 && invited.before.share.of > 0 {
            let counts = format!(
                "Got further within 4 weeks of being sent: {} of those sent from {} to {}, {} of the 8 weeks before",
                rate(invited.lately.share),
                date::short(invited.lately.first, self.today),
                date::short(invited.lately.last, self.today),
                rate(invited.before.share)
            );
            let verdict = match invited.verdict {
                Some(TrendVerdict::Better) => ": better, by more than chance explains.",
                Some(TrendVerdict::Worse) => ": fewer, by more than chance explains.",
                Some(TrendVerdict::NoDifference) => ": no difference these numbers can show.",
                Some(TrendVerdict::TooEarly) => ": too early to tell.",
                None => ".",
            };
            lines.push(self.line(&format!("{counts}{verdict}")));
        }
        if invited.undated > 0 {
            let cases = count(invited.undated, "case", "cases");
            lines.push(dim(self.line(&format!("{cases} left out: the first step forward has no day."))));
        }
        Some(self.section("The last eight weeks", &lines))
    }
}

/// The counts as a row of small bars.
fn sparks(counts: &[usize]) -> String {
    let most = counts.iter().copied().max().unwrap_or(0);
    counts.iter().map(|n| column(*n, most, 0, 1)).collect()
}
