//! The numbers of `stats` as a screen.

mod counts;

use chrono::NaiveDate;
use reject::event::{Ending, Stage};
use reject::prompts;
use reject::stats::{Pattern, STALE_AFTER, Share, State, Stats};
use reject::text::{count, list};

use crate::ui::{accent, bold, dim};
use crate::view::days;
use crate::view::table::{Column, Table, bar};

/// How many cases or words are named before the rest is counted.
const NAMED: usize = 5;

/// How many rows a table of counts has before the rest is counted.
const ROWS: usize = 8;

/// What is shown, and where.
pub(crate) struct Screen<'a> {
    pub(crate) stats: &'a Stats,
    pub(crate) heading: Option<String>,
    pub(crate) unreadable: usize,
    pub(crate) today: NaiveDate,
    pub(crate) width: usize,
    pub(crate) plain: bool,
}

impl Screen<'_> {
    /// The whole screen.
    pub(crate) fn text(&self) -> String {
        let sections = [
            Some(self.totals()),
            self.caveats(),
            self.stops(),
            Some(self.concerns()),
            self.reasons(),
            self.control(),
            self.wins(),
            self.months(),
            self.sources(),
        ];
        sections.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
    }

    fn wrapped(&self, indent: usize, text: &str) -> String {
        let indent = " ".repeat(indent);
        textwrap::fill(
            text,
            textwrap::Options::new(self.width).initial_indent(&indent).subsequent_indent(&indent),
        )
    }

    fn section(&self, title: &str, lines: &[String]) -> String {
        format!("{}\n{}", bold(textwrap::fill(title, self.width)), lines.join("\n"))
    }

    /// Refusals never stand without the attempts and what came of them.
    fn totals(&self) -> String {
        let totals = self.stats.totals;
        if totals.cases == 0 {
            let heading = self.heading.clone().unwrap_or_default();
            return format!("{heading}\nNo case fits, so there is nothing to count.").trim().to_owned();
        }
        let mut lines = Vec::new();
        lines.extend(self.heading.as_ref().map(dim));
        let applications = bold(count(totals.cases, "application", "applications"));
        let mut came = vec![format!("{} got an answer", totals.answered)];
        if let Some(stage) = self.stats.wins.furthest.filter(|stage| *stage > Stage::Application) {
            came.push(format!("{} got past the first door, as far as {stage}", totals.past_application));
        }
        lines.push(self.wrapped(0, &format!("{applications}: {}", came.join(", "))));
        let other: Vec<String> = self
            .stats
            .counts
            .endings
            .iter()
            .filter(|tally| !tally.name.is_stop())
            .map(|tally| format!("{} {}", tally.count, tally.name.said()))
            .collect();
        let mut second = vec![format!("{} in play", totals.in_play), format!("{} rejected", totals.rejected)];
        if totals.no_reply > 0 {
            second.push(format!("{} with {}", totals.no_reply, Ending::NoReply.said()));
        }
        second.extend(other);
        second.push(format!("{} thought through", totals.reflected_on));
        lines.push(self.wrapped(0, &second.join(", ")));
        if totals.rejected + totals.no_reply == 0 && totals.in_play > 0 {
            lines.push(String::new());
            lines.push(self.wrapped(0, "No refusal is written down. When an answer comes: `reject log`, or `reject advance` for a good one."));
        }
        lines.join("\n")
    }

    fn caveats(&self) -> Option<String> {
        let caveats = &self.stats.caveats;
        let mut lines = Vec::new();
        if self.unreadable > 0 {
            let files = count(self.unreadable, "file", "files");
            lines.push(
                self.wrapped(
                    2,
                    &format!("{files} could not be read and are left out; see below.")
                        .replace("1 file could not be read and are", "1 file could not be read and is"),
                ),
            );
        }
        if !caveats.stale.is_empty() {
            let silent = count(caveats.stale.len(), "application is", "applications are");
            let named = Self::named(caveats.stale.iter().map(|stale| stale.company.as_str()));
            lines.push(self.wrapped(2, &format!("{silent} in play with nothing new for over {STALE_AFTER} days: {named}. If that silence is an answer: `reject log COMPANY --ending no-reply`.")));
        }
        if caveats.outgrown() {
            let words: Vec<&str> = caveats.other_words.iter().take(NAMED).map(String::as_str).collect();
            lines.push(self.wrapped(2, &format!("{} of {} reasons are words of your own: {}. Put those you use often into `reasons:` in journal.yaml.", caveats.other_reasons, caveats.with_reason, list(&words, "and"))));
        }
        (!lines.is_empty()).then(|| self.section("To know first", &lines))
    }

    /// The first few names, and how many more there are.
    fn named<'n>(names: impl Iterator<Item = &'n str>) -> String {
        let mut words: Vec<String> = Vec::new();
        for name in names {
            if !words.iter().any(|known| known == name) {
                words.push(name.to_owned());
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

    fn stops(&self) -> Option<String> {
        let stops = &self.stats.stops;
        if self.stats.totals.cases == 0 || stops.stages.iter().all(|row| row.past.of == 0) {
            return None;
        }
        let mut table = Table::new([
            Column::fixed("  stage"),
            Column::right("got past"),
            Column::fixed("share"),
            Column::fixed(""),
            Column::right("in play there"),
        ]);
        for row in &stops.stages {
            table.row([
                format!("  {}", row.stage),
                of(row.past),
                percent(row.past),
                row.past.value().map_or_else(String::new, |_| self.bar(row.past, row.past.of)),
                if row.in_play == 0 { String::new() } else { row.in_play.to_string() },
            ]);
        }
        let mut lines = vec![table.text(self.width)];
        if stops.replies.of > 0 {
            lines.push(
                self.wrapped(2, &format!("Of those settled, the employer answered {}.", rate(stops.replies))),
            );
        }
        if let Some(row) = stops.stages.iter().find(|row| row.past.interval().is_some()) {
            let line = format!(
                "“{}” reads: so far {:.0} %; from numbers this small the true share may be anything in the brackets.",
                percent(row.past),
                100.0 * row.past.value().unwrap_or(0.0)
            );
            lines.push(dim(self.wrapped(2, &line)));
        }
        match stops.bottleneck {
            Some(bottleneck) => {
                let past = if bottleneck.past_application { "Past the first door, most" } else { "Most" };
                let said = format!(
                    "{past} stops are at {}: {}. {}",
                    bottleneck.stage,
                    rate(bottleneck.stops),
                    prompts::advice(bottleneck.stage)
                );
                lines.push(self.wrapped(2, &said));
            }
            None => lines
                .push(self.wrapped(2, "No stage stands out yet; one does from 5 stops and 40 % of them on.")),
        }
        Some(self.section("Where it stops", &lines))
    }

    fn concerns(&self) -> String {
        let patterns = &self.stats.patterns;
        let title = "What keeps coming back";
        if patterns.questions == 0 {
            let unthought = self.stats.totals.cases - self.stats.totals.in_play;
            let line = if unthought > 0 {
                "Nothing to say before you have thought some cases through: `reject reflect`."
            } else {
                "Nothing to say before a case has ended."
            };
            return self.section(title, &[self.wrapped(2, line)]);
        }
        let found = patterns.concerns.len();
        let looked = count(patterns.questions, "question", "questions");
        let cases = count(patterns.answered, "case", "cases");
        let title = format!("{title}: {found} of {looked}, {cases}");
        if found == 0 {
            let line = "Nothing came up in 3 cases and a third of those that answered.";
            return self.section(&title, &[self.wrapped(2, line)]);
        }
        let lines: Vec<String> = patterns.concerns.iter().map(|pattern| self.pattern(pattern)).collect();
        self.section(&title, &lines)
    }

    fn pattern(&self, pattern: &Pattern) -> String {
        let question = pattern.question.as_deref().unwrap_or(&pattern.id);
        let mut lines = vec![self.wrapped(2, question)];
        let skipped =
            if pattern.skipped > 0 { format!(", {} passed over", pattern.skipped) } else { String::new() };
        let companies = pattern.cases.iter().rev().map(|seen| seen.company.as_str());
        let came_up = format!("{}{skipped}: {}", state(pattern), Self::named(companies));
        lines.push(self.wrapped(4, &came_up));
        if let (Some(hint), State::Recurring) = (&pattern.hint, pattern.state) {
            lines.push(self.wrapped(4, &format!("try: {hint}")));
        }
        lines.join("\n")
    }

    fn reasons(&self) -> Option<String> {
        let counts = &self.stats.counts.reasons;
        if counts.is_empty() {
            return None;
        }
        let mut table = Table::new([
            Column::left("  reason"),
            Column::right("they said so"),
            Column::right("your guess"),
        ]);
        let shown = |n: usize| if n == 0 { String::new() } else { n.to_string() };
        for count in counts.iter().take(ROWS) {
            table.row([format!("  {}", count.reason), shown(count.stated), shown(count.guessed)]);
        }
        let mut lines = vec![table.text(self.width)];
        if counts.len() > ROWS {
            lines.push(format!("  and {} more", counts.len() - ROWS));
        }
        let patterns = &self.stats.patterns;
        for (pattern, how) in patterns
            .stated
            .iter()
            .map(|it| (it, "they said"))
            .chain(patterns.guessed.iter().map(|it| (it, "you guess")))
        {
            lines.push(self.wrapped(2, &format!("{} ({how}) {}.", pattern.id, state(pattern))));
        }
        Some(self.section("Reasons", &lines))
    }

    fn control(&self) -> Option<String> {
        let control = self.stats.control;
        if control.said() == 0 {
            return None;
        }
        let ended = self.stats.totals.cases - self.stats.totals.in_play;
        let said = [
            (control.yes, "yes"),
            (control.partly, "in part"),
            (control.no, "no"),
            (control.unknown, "no way to know"),
        ];
        let said: Vec<String> =
            said.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
        let ended = count(ended, "case that ended", "cases that ended");
        let line = format!("{}. Said of {} of the {ended}.", said.join(", "), control.said());
        Some(self.section("Was it within your control?", &[self.wrapped(2, &line)]))
    }

    fn wins(&self) -> Option<String> {
        let wins = &self.stats.wins;
        let mut lines = Vec::new();
        for first in &wins.firsts {
            let day = days::short(first.date, self.today);
            lines.push(self.wrapped(2, &format!("first {}: {}, by {day}", first.stage, first.company)));
        }
        for went_well in &wins.went_well {
            let text = went_well.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let day = days::short(went_well.date, self.today);
            lines.push(self.wrapped(2, &format!("“{text}” ({}, {day})", went_well.company)));
        }
        let nothing = wins.nothing_to_change;
        if nothing.hits > 0 {
            let line = format!(
                "Nothing to change: {} of those you thought through. Sometimes it is simply not you.",
                rate(nothing)
            );
            lines.push(self.wrapped(2, &line));
        }
        (!lines.is_empty()).then(|| self.section("What went well", &lines))
    }
}

/// `6 of 8`
fn of(share: Share) -> String {
    format!("{} of {}", share.hits, share.of)
}

/// `75 % (41 to 93)`; nothing where there are too few.
fn percent(share: Share) -> String {
    let (Some(value), Some((low, high))) = (share.value(), share.interval()) else { return String::new() };
    format!("{:.0} % ({:.0} to {:.0})", 100.0 * value, 100.0 * low, 100.0 * high)
}

/// `6 of 8, 75 % (41 to 93)`; the counts alone where there are too few.
fn rate(share: Share) -> String {
    match percent(share).as_str() {
        "" => of(share),
        percent => format!("{}, {percent}", of(share)),
    }
}

/// What may be said of a pattern, with its counts.
fn state(pattern: &Pattern) -> String {
    match pattern.state {
        State::Recurring => accent(format!("came up in {}", rate(pattern.came_up))),
        State::Quiet => format!(
            "quiet: {} of the last {}, {} before",
            pattern.lately.hits,
            pattern.lately.of,
            rate(pattern.before)
        ),
        State::Improved => {
            accent(format!("improved: {} lately, {} before", rate(pattern.lately), rate(pattern.before)))
        }
    }
}
