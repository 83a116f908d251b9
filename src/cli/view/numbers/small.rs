//! The two pictures in about a line each, for a screen that is full.

use reject::date;
use reject::stats::{Reached, Span};
use unicode_width::UnicodeWidthStr as _;

use super::Screen;
use super::pictures::{ANSWERED, FEWEST, SENT};
use crate::ui::{accent, bold};
use crate::view::table::{bar, column};
use crate::view::{TIED, wrap};

/// How many columns the bar of all applications takes: the most at which each picture is one line.
const WIDEST: usize = 28;

/// And the least; with less the bars tell nothing, and the line is parted.
const NARROWEST: usize = 6;

/// What it takes where the line is parted.
const PARTED: usize = 11;

impl Screen<'_> {
    /// The applications and how many reached which stage, then the weeks; in plain text as numbers.
    pub(super) fn in_lines(&self) -> String {
        let reached = if self.has_funnel() { self.reached() } else { self.attempts(false) };
        [Some(reached), self.weeks_in_lines()].into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    /// `70 applications ███████  50 answered`, and below it `22 reached screen ██▎  11 assessment █▏`
    fn reached(&self) -> String {
        let Some((all, rows)) = self.stats.funnel.split_first() else { return String::new() };
        let answered = format!("{} {ANSWERED}", self.stats.totals.answered);
        let counted = |(at, row): (usize, &Reached)| {
            let verb = if at == 0 { "reached " } else { "" };
            format!("{} {verb}{}", row.cases, row.stage)
        };
        let names: Vec<String> = rows.iter().enumerate().map(counted).collect();
        if self.plain {
            return format!("{}\n{}", self.attempts(true), self.flowing(", ", &names));
        }
        let attempts = self.attempts_alone();
        let lines = |bars: usize| {
            #[expect(clippy::cast_precision_loss, reason = "counts of cases are far below 2^52")]
            let drawn = |cases: usize| bar(cases as f64 / all.cases as f64, bars, false);
            let first = [format!("{attempts} {}", drawn(all.cases)), answered.clone()];
            let rows = names.iter().zip(rows).map(|(name, row)| format!("{name} {}", drawn(row.cases)));
            [self.flowing("  ", &first), self.flowing("  ", &rows.collect::<Vec<_>>())]
        };
        let is_short = |lines: &[String; 2]| lines.iter().all(|text| !text.contains('\n'));
        let whole = (NARROWEST..=WIDEST).rev().map(lines).find(is_short);
        let [first, rows] =
            whole.unwrap_or_else(|| lines(PARTED.min(self.width.saturating_sub(attempts.width() + 1))));
        let first = match first.strip_prefix(&attempts) {
            Some(rest) => bold(&attempts) + &coloured(rest),
            None => coloured(&first),
        };
        format!("{first}\n{}", coloured(&rows))
    }

    /// `Last 12 weeks: sent ▂▆▆▄▄▆▄▆▆▂▆▄  answered ▂▄▂▂▂█▆▄▄▄▂▄  (at most 4 a week)`
    fn weeks_in_lines(&self) -> Option<String> {
        let weeks = &self.stats.weekly.weeks;
        let last = weeks.last().filter(|_| self.is_enough() && weeks.len() >= FEWEST)?.last;
        let number = weeks.len();
        let which = match (self.plain, last == self.today) {
            (true, true) => format!("In each of the last {number} weeks:"),
            (true, false) => {
                format!("In each of the {number} weeks up to {}:", date::short(last, self.today))
            }
            (false, true) => format!("Last {number} weeks:"),
            (false, false) => format!("{number} weeks to {}:", date::short(last, self.today)),
        };
        let counts = |of: fn(&Span) -> usize| weeks.iter().map(of).collect::<Vec<_>>();
        let (sent, answered) = (counts(|week| week.applications), counts(|week| week.first_answers));
        let most = sent.iter().chain(&answered).copied().max().unwrap_or(0);
        let drawn = |name: &str, counts: &[usize]| {
            if self.plain {
                let numbers: Vec<String> = counts.iter().map(ToString::to_string).collect();
                return format!("{name} {}", numbers.join(" "));
            }
            format!("{name} {}", counts.iter().map(|n| column(*n, most, 0, 1)).collect::<String>())
        };
        let sent = self.has_sent().then(|| drawn(SENT, &sent));
        let both: Vec<String> = sent.into_iter().chain([drawn(ANSWERED, &answered)]).collect();
        let scale = (!self.plain).then(|| format!("at most {most} a week"));
        let notes: Vec<String> = scale.into_iter().chain(self.without_a_day()).collect();
        let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join("; ")) };
        let between = if self.plain { "; " } else { "  " };
        let both: Vec<String> = both.iter().map(|text| self.tied(text)).collect();
        let text = format!("{which} {}{notes}", both.join(between));
        Some(coloured(&wrap(&text, 0, self.width).replace(TIED, " ")))
    }

    /// The pieces in a line, or in several where there is no room; none is parted that fits in a line.
    fn flowing(&self, between: &str, pieces: &[String]) -> String {
        let pieces: Vec<String> = pieces.iter().map(|piece| self.tied(piece)).collect();
        wrap(&pieces.join(between), 0, self.width).replace(TIED, " ")
    }

    fn tied(&self, piece: &str) -> String {
        if piece.width() > self.width { piece.to_owned() } else { piece.replace(' ', TIED) }
    }
}

/// The text with what is drawn in it, bars and columns, in the one colour there is.
fn coloured(text: &str) -> String {
    let is_drawn = |c: char| matches!(c, '▁'..='▏' | '·');
    let mut rest = text;
    let mut told = String::new();
    while let Some(from) = rest.find(is_drawn) {
        let (before, drawn) = rest.split_at(from);
        let to = drawn.find(|c| !is_drawn(c)).unwrap_or(drawn.len());
        told += before;
        told += &accent(&drawn[..to]);
        rest = &drawn[to..];
    }
    told + rest
}
