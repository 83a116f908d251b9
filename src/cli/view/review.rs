//! Looking back: a period in numbers, and the reviews that were kept.

use chrono::{Datelike as _, NaiveDate};
use reject::date;
use reject::event::Stage;
use reject::prompts::Prompts;
use reject::review::{CameUp, Period, Review, TOPIC};
use reject::said;
use reject::stats::Sort;
use reject::text::{count, list, one_line};
use unicode_width::UnicodeWidthStr as _;

use super::numbers::patterns::state;
use super::plan::done;
use super::story::hanging;
use super::table::{Column, Table};
use super::{shortened, wrap};
use crate::ui::{bold, dim};

/// How many lines of one kind are shown before the rest is counted.
const SHOWN: usize = 5;

/// How many of the things people told are shown.
const TOLD: usize = 3;

/// Columns of two lines that words may not fill: the indents, the quotes and what a word too long leaves free.
const ROOM_LOST: usize = 16;

/// Columns the name of a text takes.
const NAME: usize = 8;

/// The lines of counts: the name each has in a review, what it says of one and of many, and whether it stands there also
/// when it is none. Refusals never stand without the attempts.
const LINES: [(&str, &str, &str, bool); 8] = [
    ("applications", "application sent", "applications sent", true),
    ("first-answers", "first answer", "first answers", false),
    ("got-further", "got further", "got further", false),
    ("rejected", "rejected", "rejected", false),
    ("no-reply", "no reply recorded", "no reply recorded", false),
    ("thought-through", "thought through", "thought through", false),
    ("actions-done", "action done", "actions done", false),
    ("actions-dropped", "action let go", "actions let go", false),
];

/// A period on a screen.
pub(crate) struct Back<'a> {
    pub(crate) period: &'a Period,
    pub(crate) today: NaiveDate,
    pub(crate) width: usize,
}

impl Back<'_> {
    /// The whole of it.
    pub(crate) fn text(&self) -> String {
        let parts = [
            Some(self.counts()),
            self.plan(),
            self.went_well(),
            self.feedback(),
            self.patterns(),
            self.undated(),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
    }

    fn section(&self, title: &str, lines: &[String]) -> String {
        format!("{}\n{}", bold(wrap(title, 0, self.width)), lines.join("\n"))
    }

    fn line(&self, text: &str) -> String {
        wrap(text, 2, self.width)
    }

    /// `8 to 22 Nov`, `26 Oct to 8 Nov`, and with the year where that is another.
    fn days(&self, first: NaiveDate, last: NaiveDate) -> String {
        let is_one_month = (first.year(), first.month()) == (last.year(), last.month());
        let first = if is_one_month { first.day().to_string() } else { date::short(first, self.today) };
        format!("{first} to {}", date::short(last, self.today))
    }

    fn counts(&self) -> String {
        let period = self.period;
        let spell = period.spell;
        let title = match period.days {
            1 => format!("Today, {}", date::said(spell.last)),
            days => format!("{}: {days} days", self.days(spell.first, spell.last)),
        };
        let lately = period.counts.named();
        let before = period.before.as_ref().map(|before| before.counts.named());
        let mut table =
            Table::new([Column::left(""), Column::right("these days"), Column::right("before")]).indented(2);
        for ((name, now), at) in lately.into_iter().zip(0..) {
            let then = before.map(|before| before[at].1);
            let is_shown = LINES.iter().any(|line| line.0 == name && line.3);
            if now + then.unwrap_or(0) > 0 || is_shown {
                let label = LINES.iter().find(|line| line.0 == name).map_or(name, |line| line.2);
                let then = then.map_or_else(String::new, |then| then.to_string());
                table.row([label.to_owned(), now.to_string(), then]);
            }
        }
        let mut lines = vec![table.without_empty_columns().text(self.width)];
        lines.extend(self.beside());
        lines.push(self.line(&self.so_far()));
        self.section(&title, &lines)
    }

    /// Which days stand beside these.
    fn beside(&self) -> Option<String> {
        let before = self.period.before?;
        let days = count(usize::try_from(before.days).unwrap_or(usize::MAX), "day", "days");
        let which = if before.days == 1 {
            date::short(before.spell.last, self.today)
        } else {
            self.days(before.spell.first, before.spell.last)
        };
        Some(dim(self.line(&format!("before: {days}, {which}"))))
    }

    /// What stands beside the refusals: how many attempts there were, and what came of them.
    fn so_far(&self) -> String {
        let period = self.period;
        let mut said = Vec::new();
        match (period.counts.applications, period.answered) {
            (0, _) => {}
            (1, 0) => said.push("The one sent on these days has no answer yet.".to_owned()),
            (1, _) => said.push("The one sent on these days has an answer by now.".to_owned()),
            (sent, 0) => said.push(format!("Of the {sent} sent on these days none has an answer yet.")),
            (sent, 1) => said.push(format!("Of the {sent} sent on these days 1 has an answer by now.")),
            (sent, n) => said.push(format!("Of the {sent} sent on these days {n} have an answer by now.")),
        }
        if let Some(stage) = period.furthest.filter(|stage| *stage > Stage::Application) {
            said.push(format!("The furthest got to {stage}."));
        }
        let all = count(period.cases, "application", "applications");
        let in_play = if period.in_play == 0 { "none".to_owned() } else { period.in_play.to_string() };
        said.push(format!("So far {all}, {in_play} in play."));
        said.join(" ")
    }

    /// The goals, and what was done.
    fn plan(&self) -> Option<String> {
        let period = self.period;
        let goals = period
            .goals
            .iter()
            .map(|it| self.line(&format!("Goal: {}", said::goal(it, &one_line(&it.goal.of), self.today))));
        let mut lines: Vec<String> = goals.collect();
        let (first, rest) = period.done.split_at(period.done.len().min(SHOWN));
        lines.extend(first.iter().map(|what| self.line(&format!("Done: {}", one_line(what)))));
        if !rest.is_empty() {
            lines.push(self.line(&format!("and {} more done", rest.len())));
        }
        if !period.did.is_empty() {
            let did: Vec<String> = period.did.iter().map(done).collect();
            lines.push(self.line(&format!("Also done: {}.", list(&did, "and"))));
        }
        (!lines.is_empty()).then(|| self.section("What you set out to do", &lines))
    }

    fn went_well(&self) -> Option<String> {
        let (first, rest) = self.period.went_well.split_at(self.period.went_well.len().min(SHOWN));
        let mut lines: Vec<String> = first
            .iter()
            .map(|well| {
                let text = well.text.split_whitespace().collect::<Vec<_>>().join(" ");
                self.line(&format!("“{}” ({})", one_line(&text), one_line(&well.company)))
            })
            .collect();
        if !rest.is_empty() {
            lines.push(self.line(&format!("and {} more: `reject stats wins`", rest.len())));
        }
        (!lines.is_empty()).then(|| self.section("What went well", &lines))
    }

    /// What people told, cut to about two lines each.
    fn feedback(&self) -> Option<String> {
        let told = &self.period.feedback;
        let (first, rest) = told.split_at(told.len().min(TOLD));
        let mut lines: Vec<String> = first
            .iter()
            .map(|it| {
                let behind = format!("({}, {})", one_line(&it.company), date::short(it.date, self.today));
                let words = one_line(&it.text.split_whitespace().collect::<Vec<_>>().join(" "));
                let room = (2 * self.width).saturating_sub(behind.width() + ROOM_LOST).max(self.width / 2);
                self.line(&format!("“{}” {behind}", shortened(&words, room)))
            })
            .collect();
        if !rest.is_empty() {
            lines.push(self.line(&format!("and {} more, earlier", rest.len())));
        }
        (!lines.is_empty()).then(|| self.section("What they told you", &lines))
    }

    fn patterns(&self) -> Option<String> {
        let patterns = &self.period.patterns;
        let mut patterns: Vec<&CameUp> = patterns.iter().collect();
        patterns.sort_by_key(|it| std::cmp::Reverse(it.pattern.came_up.hits));
        let (first, rest) = patterns.split_at(patterns.len().min(SHOWN));
        let mut lines: Vec<String> = first.iter().map(|it| self.pattern(it)).collect();
        if !rest.is_empty() {
            lines.push(self.line(&format!("and {} more: `reject stats patterns reasons`", rest.len())));
        }
        let concerns = patterns.iter().filter(|it| it.pattern.sort == Sort::Concern).count();
        let looked = match concerns {
            0 => String::new(),
            n => format!(": {n} of {}", count(self.period.questions, "question", "questions")),
        };
        let title = format!("What keeps coming back, on these days too{looked}");
        (!lines.is_empty()).then(|| self.section(&title, &lines))
    }

    fn pattern(&self, came_up: &CameUp) -> String {
        let pattern = &came_up.pattern;
        let what = match (&pattern.question, pattern.sort) {
            (Some(question), _) => one_line(question),
            (None, Sort::Stated) => format!("They said: {}", one_line(&pattern.id)),
            (None, Sort::Guessed) => format!("You guess: {}", one_line(&pattern.id)),
            (None, _) => format!("A skill: {}", one_line(&pattern.id)),
        };
        let counts = format!("{}; {} of them on these days", state(pattern), came_up.in_period);
        format!("{}\n{}", self.line(&what), wrap(&counts, 4, self.width))
    }

    fn undated(&self) -> Option<String> {
        let n = self.period.undated;
        let what = if n == 1 {
            "1 step has no known day and may belong here; it is not counted.".to_owned()
        } else {
            format!("{n} steps have no known day and may belong here; they are not counted.")
        };
        (n > 0).then(|| dim(wrap(&what, 0, self.width)))
    }
}

/// What the last review left: what to keep, to change and to try, in the user's own words; none where it left none.
pub(crate) fn left_by(review: &Review, today: NaiveDate, width: usize) -> Option<String> {
    let lines: Vec<String> =
        texts(review).into_iter().filter_map(|(name, text)| Some(said(name, text?, width))).collect();
    let title = format!("What you wrote on {}", date::short(review.date, today));
    (!lines.is_empty()).then(|| format!("{}\n{}", bold(wrap(&title, 0, width)), lines.join("\n")))
}

fn texts(review: &Review) -> [(&'static str, Option<&String>); 3] {
    [("keep", review.keep.as_ref()), ("change", review.change.as_ref()), ("try", review.attempt.as_ref())]
}

/// A text behind its name, line by line.
fn said(name: &str, text: &str, width: usize) -> String {
    let mut lines = text.trim_end().split('\n').map(one_line);
    let first = hanging(&format!("  {name:<NAME$}"), &lines.next().unwrap_or_default(), width);
    let rest = lines.map(|line| wrap(&line, NAME + 2, width).trim_end().to_owned());
    std::iter::once(first).chain(rest).collect::<Vec<_>>().join("\n")
}

/// One line a review, the latest first.
pub(crate) fn table(reviews: &[Review], today: NaiveDate, width: usize) -> String {
    let mut table = Table::new([Column::fixed("day"), Column::fixed("back to"), Column::left("to try")]);
    for review in reviews.iter().rev() {
        let attempt = review.attempt.as_deref().unwrap_or_default();
        table.row([
            date::short(review.date, today),
            review.since.map_or_else(String::new, |since| date::short(since, today)),
            attempt.split_whitespace().collect::<Vec<_>>().join(" "),
        ]);
    }
    table.text(width)
}

/// A review as it was kept.
pub(crate) fn kept(review: &Review, prompts: &Prompts, width: usize) -> String {
    let mut lines = vec![bold(date::said(review.date))];
    lines.extend(review.since.map(|since| dim(format!("back to {}", date::said(since)))));
    let numbers = LINES.iter().filter_map(|(name, one, many, always)| {
        let (_, n) = review.numbers.iter().find(|(known, _)| known == name)?;
        (*n > 0 || *always).then(|| count(*n, one, many))
    });
    let numbers: Vec<String> = numbers.collect();
    if !numbers.is_empty() {
        lines.push(wrap(&numbers.join(", "), 0, width));
    }
    if !review.answers.is_empty() {
        lines.push(String::new());
    }
    for (id, answer) in &review.answers {
        let question = prompts.question(&format!("{TOPIC}/{id}"));
        let asked = question.map_or(id.as_str(), |(_, question)| question.ask.as_str());
        let colon = if asked.ends_with(['?', '.']) { "" } else { ":" };
        lines.push(wrap(&format!("{}{colon} {}", one_line(asked), one_line(answer.as_str())), 0, width));
    }
    let texts = texts(review);
    let texts = texts.iter().filter_map(|(name, text)| Some(said(name, text.as_ref()?, width)));
    let texts: Vec<String> = texts.collect();
    if !texts.is_empty() {
        lines.push(String::new());
        lines.extend(texts);
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use reject::review::Counts;

    #[test]
    fn each_count_has_its_line() {
        assert_eq!(LINES.map(|line| line.0), Counts::NAMES);
    }
}
