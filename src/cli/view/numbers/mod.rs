//! The numbers of `stats` as a screen.

mod actions;
mod answers;
mod caveats;
mod control;
mod counts;
pub(super) mod momentum;
mod opened;
mod overview;
pub(super) mod patterns;
mod pictures;
mod small;
mod stops;
mod words;
mod works;

use chrono::NaiveDate;
use reject::said::{of, percent, rate};
use reject::stats::{Share, Stats};
use reject::text::{list, one_line};
use unicode_width::UnicodeWidthStr as _;

use self::pictures::Weeks;
use crate::ui::{bold, dim};
use crate::view::cases::Nothing;
use crate::view::table::bar;
use crate::view::{TIED, wrap};

/// How many cases or words are named before the rest is counted.
const NAMED: usize = 5;

/// How many rows a table of counts has before the rest is counted.
const ROWS: usize = 8;

/// A part of the numbers that can be asked for by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Stops,
    Patterns,
    Reasons,
    Actions,
    Answers,
    Works,
    Words,
    Control,
    Wins,
    Momentum,
    Trend,
    Months,
}

impl Part {
    /// All of them, in the order they are shown.
    pub(crate) const ALL: [Self; 12] = [
        Self::Stops,
        Self::Patterns,
        Self::Reasons,
        Self::Actions,
        Self::Answers,
        Self::Works,
        Self::Words,
        Self::Control,
        Self::Wins,
        Self::Momentum,
        Self::Trend,
        Self::Months,
    ];

    /// The word it is asked for by.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Stops => "stops",
            Self::Patterns => "patterns",
            Self::Reasons => "reasons",
            Self::Actions => "actions",
            Self::Answers => "answers",
            Self::Works => "works",
            Self::Words => "words",
            Self::Control => "control",
            Self::Wins => "wins",
            Self::Momentum => "momentum",
            Self::Trend => "trend",
            Self::Months => "months",
        }
    }

    /// What is said where there is nothing to show.
    fn nothing(self) -> &'static str {
        match self {
            Self::Stops => "Nothing has stopped or got further yet, so there is no share to give.",
            Self::Patterns => "Nothing was thought through yet: `reject reflect` does it.",
            Self::Reasons => "No reason is written down yet: `reject log --reason` or `--guess`.",
            Self::Actions => {
                "Nothing that was planned for a question is done yet. `reject plan` shows what waits."
            }
            Self::Answers => "No application has a day, so nobody can say how long an answer takes.",
            Self::Works => "Too few to compare.",
            Self::Words => "No word came back in 3 cases. `reject log --said` keeps what they wrote.",
            Self::Control => "Nothing says yet whether it was within your control: `reject reflect` asks.",
            Self::Wins => "Nothing is written down yet. `reject reflect CASE` asks what went well.",
            Self::Momentum => "No application has a day: `reject apply` writes one down.",
            Self::Trend => "Nothing was sent, answered or ended in the last sixteen weeks.",
            Self::Months => "Nothing is written down yet.",
        }
    }
}

/// What is shown, and where.
pub(crate) struct Screen<'a> {
    pub(crate) stats: &'a Stats,
    pub(crate) heading: Option<String>,
    pub(crate) unreadable: usize,
    /// Cases with an event dated after today, which is left out.
    pub(crate) ahead: usize,
    /// Why there is no case, where there is none.
    pub(crate) nothing: Nothing,
    /// Whether the plan could be read.
    pub(crate) plan_read: bool,
    pub(crate) today: NaiveDate,
    pub(crate) width: usize,
    /// How many lines the terminal has.
    pub(crate) height: usize,
    pub(crate) plain: bool,
}

impl Screen<'_> {
    /// These parts one below the other; without any, the first screen.
    pub(crate) fn text(&self, parts: &[Part]) -> String {
        if self.stats.totals.cases == 0 {
            return self.nothing();
        }
        if parts.is_empty() {
            return self.overview();
        }
        let is_all = parts.len() == Part::ALL.len();
        let mut sections = vec![];
        if parts.len() > 1 {
            let pictures = if is_all { self.pictures(Weeks::Drawn) } else { None };
            sections.push(self.totals(&self.attempts(pictures.is_some() && self.has_funnel())));
            sections.extend(self.caveats());
            sections.extend(pictures);
        } else {
            sections.extend(self.heading.as_ref().map(|heading| dim(self.wrapped(0, heading))));
        }
        for part in parts {
            match self.part(*part) {
                Some(section) => sections.push(section),
                None if !is_all => sections.push(self.wrapped(0, self.nothing_of(*part))),
                None => {}
            }
        }
        sections.join("\n\n")
    }

    fn part(&self, part: Part) -> Option<String> {
        match part {
            Part::Stops => self.stops(),
            Part::Patterns => Some(self.patterns()),
            Part::Reasons => self.reasons(),
            Part::Actions => self.actions(),
            Part::Answers => self.answers(),
            Part::Works => self.works(),
            Part::Words => self.words(),
            Part::Control => self.control(),
            Part::Wins => self.wins(),
            Part::Momentum => self.momentum(),
            Part::Trend => self.trend(),
            Part::Months => self.months(),
        }
    }

    fn nothing_of(&self, part: Part) -> &'static str {
        match part {
            Part::Stops if self.stats.stops.is_none() => {
                "The cases were chosen by how far they got, how they ended or why, so there is no share to give."
            }
            Part::Actions if !self.plan_read => "The plan could not be read.",
            part => part.nothing(),
        }
    }

    fn nothing(&self) -> String {
        let line = self.wrapped(0, &format!("{}, so there is nothing to count.", self.nothing.said()));
        match &self.heading {
            Some(heading) => format!("{}\n{line}", dim(self.wrapped(0, heading))),
            None => line,
        }
    }

    /// The text in lines; a number is not parted from its `%`, nor a command one may copy where it fits in a line.
    fn wrapped(&self, indent: usize, text: &str) -> String {
        let room = self.width.saturating_sub(indent);
        let pieces = text.split('`').enumerate().map(|(at, piece)| {
            let is_command = at % 2 == 1 && piece.width() + 3 <= room;
            if is_command { piece.replace(' ', TIED) } else { piece.replace(" %", &format!("{TIED}%")) }
        });
        wrap(&pieces.collect::<Vec<_>>().join("`"), indent, self.width).replace(TIED, " ")
    }

    /// A line of a section.
    fn line(&self, text: &str) -> String {
        self.wrapped(2, text)
    }

    fn section(&self, title: &str, lines: &[String]) -> String {
        format!("{}\n{}", bold(self.wrapped(0, title)), lines.join("\n"))
    }

    /// The first few names, and how many more there are.
    fn named<'n>(names: impl Iterator<Item = &'n str>) -> String {
        let mut words: Vec<String> = Vec::new();
        for name in names {
            if !words.iter().any(|known| *known == one_line(name)) {
                words.push(one_line(name));
            }
        }
        if words.len() > NAMED {
            let more = words.len() - NAMED;
            words.truncate(NAMED);
            words.push(format!("{more} more"));
        }
        list(&words, "and")
    }

    fn bar(&self, share: Share, most: usize) -> String {
        let width = (self.width / 6).min(14);
        #[expect(clippy::cast_precision_loss, reason = "counts of cases are far below 2^52")]
        bar(share.hits as f64 / most.max(1) as f64, width, self.plain)
    }
}
