//! The numbers of `stats` as a screen.

mod counts;
mod patterns;
mod stops;

use chrono::NaiveDate;
use reject::date;
use reject::event::{Ending, Stage};
use reject::stats::{Share, Stats};
use reject::text::{count, list, one_line};

use crate::ui::{bold, dim};
use crate::view::table::bar;
use crate::view::wrap;

/// How many cases or words are named before the rest is counted.
const NAMED: usize = 5;

/// How many rows a table of counts has before the rest is counted.
const ROWS: usize = 8;

/// What is shown, and where.
pub(crate) struct Screen<'a> {
    pub(crate) stats: &'a Stats,
    pub(crate) heading: Option<String>,
    pub(crate) unreadable: usize,
    /// Cases with an event dated after today, which is left out.
    pub(crate) ahead: usize,
    pub(crate) today: NaiveDate,
    pub(crate) width: usize,
    pub(crate) plain: bool,
}

impl Screen<'_> {
    /// The whole screen.
    pub(crate) fn text(&self) -> String {
        if self.stats.totals.cases == 0 {
            return self.nothing();
        }
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

    fn nothing(&self) -> String {
        match &self.heading {
            Some(heading) => {
                let line = self.wrapped(0, "No case fits, so there is nothing to count.");
                format!("{}\n{line}", dim(self.wrapped(0, heading)))
            }
            None => self.wrapped(0, "No case could be read, so there is nothing to count."),
        }
    }

    fn wrapped(&self, indent: usize, text: &str) -> String {
        wrap(text, indent, self.width)
    }

    fn section(&self, title: &str, lines: &[String]) -> String {
        format!("{}\n{}", bold(self.wrapped(0, title)), lines.join("\n"))
    }

    /// Refusals never stand without the attempts and what came of them.
    fn totals(&self) -> String {
        let totals = self.stats.totals;
        let mut lines = Vec::new();
        lines.extend(self.heading.as_ref().map(|heading| dim(self.wrapped(0, heading))));
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
        let is_whole = self.heading.is_none() && self.unreadable == 0;
        if is_whole && totals.rejected + totals.no_reply == 0 && totals.in_play > 0 {
            lines.push(String::new());
            lines.push(self.wrapped(0, "No refusal is written down. When an answer comes: `reject log`, or `reject advance` for a good one."));
        }
        lines.join("\n")
    }

    fn caveats(&self) -> Option<String> {
        let caveats = &self.stats.caveats;
        let mut lines = Vec::new();
        if self.unreadable > 0 {
            let files = count(self.unreadable, "file could", "files could");
            lines.push(
                self.wrapped(2, &format!("{files} not be read, and no number here knows of it; see below.")),
            );
        }
        if self.ahead > 0 {
            let cases = count(self.ahead, "case has", "cases have");
            lines.push(self.wrapped(
                2,
                &format!("{cases} an event dated after today, which is left out: `reject check`."),
            ));
        }
        if !caveats.stale.is_empty() {
            let silent = count(caveats.stale.len(), "application is", "applications are");
            let named = Self::named(caveats.stale.iter().map(|stale| stale.company.as_str()));
            lines.push(self.wrapped(2, &format!("{silent} in play with nothing new for over {} days: {named}. If that silence is an answer: `reject log COMPANY --ending no-reply`.", self.stats.answers.silent_after.days)));
        }
        if caveats.outgrown() {
            let words: Vec<&str> = caveats.other_words.iter().take(NAMED).map(String::as_str).collect();
            lines.push(self.wrapped(2, &format!("In {} of {} cases with a reason it is a word of your own: {}. Put those you use often into `reasons:` in journal.yaml.", caveats.other_reasons, caveats.with_reason, list(&words, "and"))));
        }
        (!lines.is_empty()).then(|| self.section("To know first", &lines))
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

    fn control(&self) -> Option<String> {
        let control = self.stats.control;
        let mut lines = Vec::new();
        if control.said() > 0 {
            let said = [
                (control.yes, "yes"),
                (control.partly, "in part"),
                (control.no, "no"),
                (control.unknown, "no way to know"),
            ];
            let said: Vec<String> =
                said.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
            lines.push(self.wrapped(
                2,
                &format!(
                    "{}. Said of {} of {} that ended in a no, in silence or closed.",
                    said.join(", "),
                    control.said(),
                    control.ended
                ),
            ));
        }
        if control.theirs.hits > 0 {
            let line =
                format!("Where they gave a reason, it lay with them alone in {}.", rate(control.theirs));
            lines.push(self.wrapped(2, &line));
        }
        (!lines.is_empty()).then(|| self.section("Was it within your control?", &lines))
    }

    fn wins(&self) -> Option<String> {
        let wins = &self.stats.wins;
        let mut lines = Vec::new();
        for first in &wins.firsts {
            let day = date::short(first.date, self.today);
            lines.push(
                self.wrapped(2, &format!("first {}: {}, by {day}", first.stage, one_line(&first.company))),
            );
        }
        for went_well in &wins.went_well {
            let text = one_line(&went_well.text.split_whitespace().collect::<Vec<_>>().join(" "));
            let day = date::short(went_well.date, self.today);
            lines.push(self.wrapped(2, &format!("“{text}” ({}, {day})", one_line(&went_well.company))));
        }
        let nothing = wins.nothing_to_change;
        if nothing.hits > 0 {
            let line = format!("Reflections that found nothing to change: {}.", rate(nothing));
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
    let value = match 100.0 * value {
        whole @ (0.0 | 100.0) => format!("{whole:.0}"),
        near if near > 99.0 => "over 99".to_owned(),
        near if near < 1.0 => "under 1".to_owned(),
        other => format!("{other:.0}"),
    };
    format!("{value} % ({:.0} to {:.0})", 100.0 * low, 100.0 * high)
}

/// `6 of 8, 75 % (41 to 93)`; the counts alone where there are too few.
fn rate(share: Share) -> String {
    match percent(share).as_str() {
        "" => of(share),
        percent => format!("{}, {percent}", of(share)),
    }
}
