//! One pattern opened.

use reject::date;
use reject::stats::{Opened, Sort, Told};
use reject::text::{count, one_line};

use super::patterns::state;
use super::{Screen, rate};
use crate::ui::{accent, bold, dim};

impl Screen<'_> {
    /// Everything behind these patterns, one below the other.
    pub(crate) fn opened(&self, opened: &[Opened]) -> String {
        if opened.is_empty() {
            return self.nothing();
        }
        let heading = self.heading.as_ref().map(|heading| dim(self.wrapped(0, heading)));
        let sections = opened.iter().map(|opened| self.open(opened));
        heading.into_iter().chain(sections).collect::<Vec<_>>().join("\n\n")
    }

    fn open(&self, opened: &Opened) -> String {
        let name = one_line(&opened.id);
        let title = match (&opened.question, opened.sort) {
            (Some(question), _) => one_line(question),
            (None, Sort::Stated) => format!("They said: {name}"),
            (None, Sort::Guessed) => format!("Your guess: {name}"),
            (None, _) => format!("A skill that was missing: {name}"),
        };
        let said = match &opened.pattern {
            Some(pattern) => state(pattern),
            None if opened.came_up.of == 0 => "in no case of the last 12 months".to_owned(),
            None => {
                format!("came up in {}: no pattern yet (it takes 3 cases and a third)", rate(opened.came_up))
            }
        };
        let passed = match opened.skipped {
            0 => String::new(),
            n => format!(", {n} passed over"),
        };
        let older = match opened.older {
            0 => String::new(),
            n => format!(", {} older than 12 months not counted", count(n, "case", "cases")),
        };
        let mut lines = vec![bold(self.wrapped(0, &title)), self.line(&format!("{said}{passed}{older}"))];
        let counted = match opened.sort {
            _ if opened.came_up.of == 0 => None,
            Sort::Concern => None,
            Sort::Stated => Some("in which they said why"),
            Sort::Guessed => Some("in which you guessed why"),
            Sort::Skill => Some("that name a skill or were asked for one"),
        };
        lines.extend(
            counted.map(|which| dim(self.line(&format!("Of the cases of the last 12 months {which}.")))),
        );
        if let Some(hint) = &opened.hint {
            lines.push(self.line(&format!("try: {}", one_line(hint))));
        }
        for told in &opened.cases {
            lines.push(String::new());
            lines.push(self.told(told));
        }
        lines.join("\n")
    }

    fn told(&self, told: &Told) -> String {
        let answer =
            told.answer.as_deref().map_or_else(String::new, |answer| format!(": {}", one_line(answer)));
        let answer = if told.came_up { accent(answer) } else { answer };
        let day = told.date.map_or_else(|| "day unknown".to_owned(), |day| date::short(day, self.today));
        let older = if told.counted { "" } else { " (older, not counted)" };
        let mut lines = vec![self.line(&format!("{day}  {}{answer}{older}", told.title))];
        lines.push(dim(self.wrapped(4, &told.case)));
        // Where it did not come up, that is all there is to say; JSON has the words.
        for wrote in told.wrote.iter().filter(|_| told.came_up) {
            let text = wrote.text.split_whitespace().collect::<Vec<_>>().join(" ");
            lines.push(self.wrapped(4, &format!("{} “{}”", about(&wrote.about), one_line(&text))));
        }
        lines.join("\n")
    }
}

/// What the words answer: of a question what it asks, without what it adds.
fn about(about: &str) -> String {
    let asked = about.split_inclusive('?').next().unwrap_or(about);
    let mark = if asked.ends_with(['?', '.', ':']) { "" } else { ":" };
    format!("{}{mark}", one_line(asked))
}
