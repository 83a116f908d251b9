//! How far they got and what came week by week, as two small pictures with their numbers.

use reject::date;
use reject::stats::{Reached, Span};
use unicode_width::UnicodeWidthStr as _;

use super::Screen;
use crate::ui::{accent, bold, dim};
use crate::view::table::{bar, column};
use crate::view::wrap;

/// How many columns the bars of the funnel take at the most.
const WIDEST: usize = 28;

/// And at least, where the weeks stand beside them.
const NARROWEST: usize = 8;

/// What stands between the two pictures.
const GAP: usize = 3;

/// With fewer cases nothing is drawn.
const CASES: usize = 3;

/// With fewer weeks there is nothing to see.
pub(super) const FEWEST: usize = 2;

/// As many, or all there are, stand beside the funnel; else they stand below it.
const ENOUGH: usize = 8;

/// The words before the numbers of the weeks.
pub(super) const SENT: &str = "sent";
pub(super) const ANSWERED: &str = "answered";

/// How much room the weeks may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weeks {
    /// Columns, with their numbers below them.
    Drawn,
    /// The numbers alone.
    Numbers,
}

/// A picture: its title and its lines, none wider than `width`.
struct Picture {
    title: String,
    lines: Vec<Line>,
    width: usize,
}

/// How counts are drawn: the column of `most` is `height` rows high, and each stands in a cell of so many columns.
#[derive(Clone, Copy)]
struct Scale {
    most: usize,
    height: usize,
    cell: usize,
}

/// A line as it is shown, and how many columns it takes.
struct Line {
    text: String,
    width: usize,
}

impl Screen<'_> {
    /// Whether there are so many cases that a picture shows more than words do.
    pub(super) fn is_enough(&self) -> bool {
        self.stats.totals.cases >= CASES
    }

    /// Whether any case got further than the application, of enough to draw.
    pub(super) fn has_funnel(&self) -> bool {
        self.is_enough() && self.stats.funnel.len() > 1
    }

    /// The funnel and the weeks, side by side where there is room, else the funnel last, and so in plain text, which is
    /// read line by line; nothing where neither has anything to show.
    pub(super) fn pictures(&self, weeks: Weeks) -> Option<String> {
        let beside = if self.plain { None } else { self.side_by_side(weeks) };
        beside.or_else(|| {
            let both = [self.weeks(weeks, self.width, FEWEST), self.funnel(self.width)];
            let both: Vec<String> = both.into_iter().flatten().map(|picture| self.below(&picture)).collect();
            (!both.is_empty()).then(|| both.join("\n\n"))
        })
    }

    fn side_by_side(&self, weeks: Weeks) -> Option<String> {
        let room = self.width.checked_sub(self.before_the_bars() + NARROWEST + GAP)?;
        let fewest = self.stats.weekly.weeks.len().clamp(FEWEST, ENOUGH);
        let weeks = self.weeks(weeks, room, fewest).filter(|weeks| weeks.width <= room)?;
        let funnel = self.funnel(self.width - weeks.width - GAP)?;
        Some(funnel.beside(&weeks))
    }

    fn below(&self, picture: &Picture) -> String {
        let lines: Vec<String> = picture.lines.iter().map(|line| line.text.clone()).collect();
        self.section(&picture.title, &lines)
    }

    /// How many columns the stages and their counts take.
    fn before_the_bars(&self) -> usize {
        let names = self.stats.funnel.iter().map(|row| row.stage.to_string().width());
        2 + names.max().unwrap_or(0) + 2 + self.stats.totals.cases.to_string().len() + 2
    }

    /// One bar a stage, to the scale of the applications.
    fn funnel(&self, room: usize) -> Option<Picture> {
        if !self.has_funnel() {
            return None;
        }
        let rows = &self.stats.funnel;
        let all = self.stats.totals.cases;
        let before = self.before_the_bars();
        let digits = all.to_string().len();
        let names = before - digits - 6;
        let bars = room.saturating_sub(before).min(WIDEST);
        let line = |row: &Reached| {
            #[expect(clippy::cast_precision_loss, reason = "counts of cases are far below 2^52")]
            let bar = bar(row.cases as f64 / all as f64, bars, self.plain);
            let name = row.stage.to_string();
            let width = before + bar.width();
            Line { text: format!("  {name:<names$}  {:>digits$}  {}", row.cases, accent(bar)), width }
        };
        let title = "Got at least as far as".to_owned();
        Some(Picture { title, lines: rows.iter().map(line).collect(), width: before + bars })
    }

    /// What was sent and what was answered, a column a week: as many of the last weeks as `room` holds; none where
    /// those would be fewer than `fewest`.
    fn weeks(&self, shown: Weeks, room: usize, fewest: usize) -> Option<Picture> {
        let weekly = Some(&self.stats.weekly).filter(|_| self.is_enough())?;
        let weeks = &weekly.weeks;
        let before = 2 + ANSWERED.len() + 1;
        let scale = |weeks: &[Span]| {
            let most =
                weeks.iter().flat_map(|week| [week.applications, week.first_answers]).max().unwrap_or(0);
            Scale { most, height: self.height_of(shown), cell: 1 + most.to_string().len() }
        };
        let mut last_ones = (0..weeks.len()).map(|from| &weeks[from..]);
        let weeks = last_ones.find(|weeks| before + scale(weeks).cell * weeks.len() <= room)?;
        let scale = scale(weeks);
        let last = weeks.last().filter(|_| weeks.len() >= fewest)?.last;
        let title = if last == self.today {
            format!("Week by week, the last {}", weeks.len())
        } else {
            format!("Week by week up to {}", date::short(last, self.today))
        };
        let counts = |of: fn(&Span) -> usize| weeks.iter().map(of).collect::<Vec<_>>();
        let mut lines = Vec::new();
        if self.has_sent() {
            lines.extend(self.counted(SENT, &counts(|week| week.applications), scale));
        }
        lines.extend(self.counted(ANSWERED, &counts(|week| week.first_answers), scale));
        let note = self.without_a_day();
        let drawn = (before + scale.cell * weeks.len()).max(title.width());
        let width = note.as_ref().map_or(drawn, |note| drawn.max((note.width() + 2).min(room)));
        let note = note.map_or_else(String::new, |note| wrap(&note, 2, width));
        lines.extend(note.lines().map(|line| Line { text: dim(line), width: line.width() }));
        Some(Picture { title, lines, width })
    }

    /// Whether the day of any application is known.
    pub(super) fn has_sent(&self) -> bool {
        self.stats.weekly.undated_applications < self.stats.totals.cases
    }

    /// What the weeks do not hold: `day not known: 3 sent, 1 answered`
    pub(super) fn without_a_day(&self) -> Option<String> {
        let weekly = &self.stats.weekly;
        let both = [(weekly.undated_applications, SENT), (weekly.undated_answers, ANSWERED)];
        let both = both.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}"));
        let both: Vec<String> = both.collect();
        (!both.is_empty()).then(|| format!("day not known: {}", both.join(", ")))
    }

    /// How high the columns are, so that the weeks take about as many lines as the funnel beside them.
    fn height_of(&self, weeks: Weeks) -> usize {
        match weeks {
            Weeks::Drawn if !self.plain => (self.stats.funnel.len().saturating_sub(2) / 2).max(1),
            _ => 0,
        }
    }

    /// These counts as columns, named beside their last row, and below them as numbers.
    fn counted(&self, name: &str, counts: &[usize], scale: Scale) -> Vec<Line> {
        let Scale { most, height, cell } = scale;
        let height = if counts.iter().all(|n| *n == 0) { 0 } else { height };
        let line = |is_named: bool, cells: String| {
            let name = format!("  {:<width$} ", if is_named { name } else { "" }, width = ANSWERED.len());
            (name, cells.trim_end().to_owned())
        };
        let drawn = |row: usize| {
            let piece = |n: &usize| {
                let width = if *n == 0 { 1 } else { cell - 1 };
                format!("{:>cell$}", column(*n, most, row, height).to_string().repeat(width))
            };
            let (name, cells) = line(row + 1 == height, counts.iter().map(piece).collect());
            Line { width: name.width() + cells.width(), text: name + &accent(cells) }
        };
        let none = match (self.plain, height) {
            (true, _) => "0",
            (false, 0) => "·",
            (false, _) => "",
        };
        let number = |n: &usize| match n {
            0 => format!("{none:>cell$}"),
            n => format!("{n:>cell$}"),
        };
        let (name, cells) = line(height == 0, counts.iter().map(number).collect());
        let numbers = Line { width: name.width() + cells.width(), text: name + &cells };
        (0..height).map(drawn).chain([numbers]).collect()
    }
}

impl Picture {
    /// The two side by side, in as many lines as the longer one has.
    fn beside(&self, right: &Self) -> String {
        let at = self.width + GAP;
        let filled =
            |text: &str, width: usize| format!("{text}{:fill$}", "", fill = at.saturating_sub(width));
        let mut lines = vec![filled(&bold(&self.title), self.title.width()) + &bold(&right.title)];
        for row in 0..self.lines.len().max(right.lines.len()) {
            lines.push(match (self.lines.get(row), right.lines.get(row)) {
                (Some(left), Some(right)) => filled(&left.text, left.width) + &right.text,
                (Some(left), None) => left.text.clone(),
                (None, Some(right)) => filled("", 0) + &right.text,
                (None, None) => String::new(),
            });
        }
        lines.join("\n")
    }
}
