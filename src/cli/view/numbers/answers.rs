//! How long until an answer.

use reject::said;
use reject::stats::Answers;

use super::Screen;
use crate::ui::dim;

/// Rows of the curve.
const HEIGHT: usize = 6;

impl Screen<'_> {
    pub(super) fn answers(&self) -> Option<String> {
        let answers = &self.stats.answers;
        let mut lines = Vec::new();
        if answers.cases > 0 || answers.undated > 0 {
            lines.push(self.line(&said::wait(answers)));
        }
        lines.extend(self.curve(answers));
        lines.extend(said::silence(answers, self.heading.is_none()).map(|line| self.line(&line)));
        let is_worth_it = !lines.is_empty() || answers.before_applied + answers.left_undated > 0;
        let left_out = said::left_out(answers, true).filter(|_| is_worth_it);
        lines.extend(left_out.into_iter().chain(said::sooner(answers)).map(|line| dim(self.line(&line))));
        (!lines.is_empty()).then(|| self.section("How long until an answer", &lines))
    }

    /// The share that still waits, day after day, as an area that falls; read out where pictures are not wanted.
    fn curve(&self, answers: &Answers) -> Vec<String> {
        let Some(last) = answers.told_until() else { return Vec::new() };
        if self.plain {
            let read =
                answers.read_out().into_iter().map(|day| self.line(&said::still_waiting(answers, day)));
            return read.collect();
        }
        let columns = self.width.saturating_sub(10).min(56);
        let mut lines: Vec<String> = (0..HEIGHT).map(|row| area(answers, row, columns, last)).collect();
        let end = format!("day {last}");
        lines.push(dim(format!("        0{end:>width$}", width = columns.saturating_sub(1))));
        lines.push(dim(self.line("the share that still waits, day after day")));
        lines
    }
}

/// One row of the area, the topmost first, to an eighth.
fn area(answers: &Answers, row: usize, columns: usize, last: u32) -> String {
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
        let waiting = answers.step_at(day).map_or(1.0, |step| step.waiting);
        #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
        let height = (waiting * HEIGHT as f64 - floor as f64).clamp(0.0, 1.0);
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
