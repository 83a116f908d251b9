//! How long until an answer.

use reject::said::{self, days};
use reject::stats::Step;
use reject::text::count;

use super::{Screen, hundredths};
use crate::ui::dim;

/// Rows of the curve.
const HEIGHT: usize = 6;

/// The curve goes on for at least so many days, where anybody waited so long.
const SHORTEST: u32 = 14;

/// The curve ends after so many days, whatever comes later.
const LONGEST: u32 = 365;

/// Days at which the curve is read out where it is not drawn.
const READ_OUT: [u32; 8] = [7, 14, 21, 28, 42, 60, 90, 180];

impl Screen<'_> {
    pub(super) fn answers(&self) -> Option<String> {
        let answers = &self.stats.answers;
        let mut lines = Vec::new();
        if answers.cases > 0 || answers.undated > 0 {
            lines.push(self.line(&said::wait(answers)));
        }
        lines.extend(self.curve(&answers.curve, answers.longest.unwrap_or(0)));
        if let (Some(of), Some(nine)) = (answers.silent_after.answers, answers.silent_after.nine_in_ten) {
            let days = answers.silent_after.days;
            let whole = if self.heading.is_some() { " in the whole journal" } else { "" };
            let silence = if days == nine {
                "after that it counts as silent".to_owned()
            } else {
                format!("after {days} without a word it counts as silent")
            };
            let line = format!(
                "Of {of} answers{whole} to applications sent at least 60 days ago, nine in ten came within {nine} days; {silence}."
            );
            lines.push(self.line(&line));
        }
        let left_out: Vec<String> = [
            (answers.undated, "without the day of the answer"),
            (answers.unapplied, "without the day of the application"),
            (answers.left_undated, "left on a day not written down"),
            (answers.before_applied, "ended before they were applied for (`reject check` names them)"),
        ]
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, why)| format!("{n} {why}"))
        .collect();
        if !left_out.is_empty() && (!lines.is_empty() || answers.before_applied + answers.left_undated > 0) {
            lines.push(dim(self.line(&format!("Left out: {}.", left_out.join(", ")))));
        }
        if answers.sooner > 0 && !answers.curve.is_empty() {
            let cases = count(answers.sooner, "case", "cases");
            let line = format!(
                "In {cases} an earlier answer has no day, so the last word counts: the first came sooner."
            );
            lines.push(dim(self.line(&line)));
        }
        (!lines.is_empty()).then(|| self.section("How long until an answer", &lines))
    }

    /// The share that still waits, day after day, as an area that falls; read out where pictures are not wanted.
    fn curve(&self, steps: &[Step], longest: u32) -> Vec<String> {
        let Some(answered) = steps.last().map(|step| step.day) else { return Vec::new() };
        // As long again as the last answer took: that no more came is told, too.
        let last = answered.saturating_mul(2).clamp(SHORTEST, LONGEST).min(longest.max(1));
        if self.plain {
            let falls = |day: &&u32| **day < last;
            let falling = READ_OUT.iter().filter(falls).copied().chain([last]);
            let read = falling.map(|day| self.line(&read_out(steps, day)));
            return read.collect();
        }
        let columns = self.width.saturating_sub(10).min(56);
        let mut lines: Vec<String> = (0..HEIGHT).map(|row| area(steps, row, columns, last)).collect();
        let end = format!("day {last}");
        lines.push(dim(format!("        0{end:>width$}", width = columns.saturating_sub(1))));
        lines.push(dim(self.line("the share that still waits, day after day")));
        lines
    }
}

/// `after 7 days: 80 % still waiting (62 to 95)`
fn read_out(steps: &[Step], day: u32) -> String {
    let step = steps.iter().take_while(|step| step.day <= day).last();
    let range = match step.map(|step| (step.low, step.high)) {
        Some((Some(low), Some(high))) => format!(" ({} to {})", hundredths(low), hundredths(high)),
        _ => String::new(),
    };
    format!("after {}: {} % still waiting{range}", days(day), hundredths(waiting(steps, day)))
}

/// The share that still waits after that day.
fn waiting(steps: &[Step], day: u32) -> f64 {
    steps.iter().take_while(|step| step.day <= day).last().map_or(1.0, |step| step.waiting)
}

/// One row of the area, the topmost first, to an eighth.
fn area(steps: &[Step], row: usize, columns: usize, last: u32) -> String {
    const EIGHTHS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let label = match row {
        0 => "100 %",
        row if row == HEIGHT / 2 => "50 %",
        _ => "",
    };
    let floor = HEIGHT - 1 - row;
    let cell = |column: usize| {
        #[expect(clippy::cast_precision_loss, reason = "a terminal's width is small")]
        let share = column as f64 / (columns.max(2) - 1) as f64;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the last day"
        )]
        let day = (share * f64::from(last)).round() as u32;
        #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
        let height = (waiting(steps, day) * HEIGHT as f64 - floor as f64).clamp(0.0, 1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 8")]
        EIGHTHS[(height * 8.0).round() as usize]
    };
    let cells: String = (0..columns).map(cell).collect();
    let cells = cells.trim_end();
    match (label, cells) {
        ("", "") => String::new(),
        (_, "") => format!("  {}", dim(format!("{label:>5}"))),
        _ => format!("  {} {cells}", dim(format!("{label:>5}"))),
    }
}
