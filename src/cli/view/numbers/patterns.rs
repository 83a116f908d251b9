//! What keeps coming back, and the reasons.

use reject::said;
use reject::stats::{Pattern, State};
use reject::text::{count, one_line};

use super::{ROWS, Screen};
use crate::ui::{accent, dim};
use crate::view::table::{Column, Table};

/// What is said where no question was answered that can show a concern.
pub(super) const NOTHING_ASKED: &str = "Nothing to go by in the last 12 months: `reject reflect` asks.";

impl Screen<'_> {
    pub(super) fn patterns(&self) -> String {
        let skills = self.skills();
        [Some(self.concerns()), skills].into_iter().flatten().collect::<Vec<_>>().join("\n\n")
    }

    fn concerns(&self) -> String {
        let patterns = &self.stats.patterns;
        if patterns.questions == 0 {
            let unthought = self.stats.totals.cases - self.stats.totals.in_play;
            let line = if unthought > 0 {
                NOTHING_ASKED
            } else {
                "Nothing to say yet: `reject reflect CASE` thinks one through, also while it is in play."
            };
            return self.section("What keeps coming back", &[self.line(line)]);
        }
        if patterns.concerns.is_empty() {
            let line = match patterns.answered {
                n @ ..3 => format!("Too early: a pattern needs 3 cases, and {n} answered so far."),
                _ => "Nothing came up in 3 cases and a third of those that answered.".to_owned(),
            };
            return self.section(&self.looked_at(), &[self.line(&line)]);
        }
        let mut lines: Vec<String> = patterns.concerns.iter().map(|pattern| self.pattern(pattern)).collect();
        let first = &patterns.concerns[0].id;
        lines.push(dim(self.line(&format!("Every case behind one: `reject stats {first}`"))));
        self.section(&self.looked_at(), &lines)
    }

    /// `What keeps coming back: 3 of 24 questions, 9 cases (1 quiet)`
    pub(super) fn looked_at(&self) -> String {
        let patterns = &self.stats.patterns;
        if patterns.questions == 0 {
            return "What keeps coming back".to_owned();
        }
        let looked = count(patterns.questions, "question", "questions");
        let cases = count(patterns.answered, "case", "cases");
        let having = |state| patterns.concerns.iter().filter(|pattern| pattern.state == state).count();
        let faded = [(having(State::Quiet), "quiet"), (having(State::Improved), "better")];
        let faded: Vec<String> =
            faded.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
        let faded = if faded.is_empty() { String::new() } else { format!(" ({})", faded.join(", ")) };
        let back = having(State::Recurring) + having(State::New);
        format!("What keeps coming back: {back} of {looked}, {cases}{faded}")
    }

    fn skills(&self) -> Option<String> {
        let patterns = &self.stats.patterns;
        if patterns.skills.is_empty() {
            return None;
        }
        let lines: Vec<String> = patterns.skills.iter().map(|pattern| self.pattern(pattern)).collect();
        let cases = count(patterns.with_skills, "case that says", "cases that say");
        Some(self.section(&format!("Skills that were missing, of {cases}"), &lines))
    }

    fn pattern(&self, pattern: &Pattern) -> String {
        let question = pattern.question.as_deref().unwrap_or(&pattern.id);
        let mut lines = vec![self.wrapped(2, &one_line(question))];
        let skipped =
            if pattern.skipped > 0 { format!(", {} passed over", pattern.skipped) } else { String::new() };
        let companies = pattern.cases.iter().rev().map(|seen| seen.company.as_str());
        let came_up = format!("{}{skipped}: {}", state(pattern), Self::named(companies));
        lines.push(self.wrapped(4, &came_up));
        if let (Some(hint), State::Recurring) = (&pattern.hint, pattern.state) {
            lines.push(self.wrapped(4, &format!("try: {}", one_line(hint))));
        }
        lines.join("\n")
    }

    pub(super) fn reasons(&self) -> Option<String> {
        let counts = &self.stats.counts.reasons;
        if counts.is_empty() {
            return None;
        }
        let mut table =
            Table::new([Column::left("reason"), Column::right("they said so"), Column::right("your guess")])
                .indented(2);
        let shown = |n: usize| if n == 0 { String::new() } else { n.to_string() };
        for count in counts.iter().take(ROWS) {
            table.row([count.reason.clone(), shown(count.stated), shown(count.guessed)]);
        }
        let mut lines = vec![table.text(self.width)];
        if counts.len() > ROWS {
            lines.push(self.line(&format!("and {} more", counts.len() - ROWS)));
        }
        let patterns = &self.stats.patterns;
        for pattern in &patterns.stated {
            lines.push(
                self.wrapped(2, &format!("They said '{}': {}.", one_line(&pattern.id), state(pattern))),
            );
        }
        for pattern in &patterns.guessed {
            lines.push(
                self.wrapped(2, &format!("You guess '{}': {}.", one_line(&pattern.id), state(pattern))),
            );
        }
        if !patterns.stated.is_empty() || !patterns.guessed.is_empty() {
            let line =
                "These count the cases of the last 12 months in which they said, or you guessed, a reason.";
            lines.push(dim(self.wrapped(2, line)));
        }
        Some(self.section("Reasons", &lines))
    }
}

/// What may be said of a pattern, with its counts; what has gone quiet is not made to stand out.
pub(crate) fn state(pattern: &Pattern) -> String {
    let said = said::pattern(pattern);
    if pattern.state == State::Quiet { said } else { accent(said) }
}
