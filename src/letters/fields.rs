//! What a letter may know of a case. It is narrow so that nothing else can get into one.

use chrono::{Datelike, NaiveDate};

use super::Gap;
use crate::case::Case;
use crate::event::{Event, Stage};
use crate::text::{one_line, same};

/// What fills the gaps of a letter; none where it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// The employer.
    pub company: Option<String>,
    /// The role applied for.
    pub role: Option<String>,
    /// The name of the person written to.
    pub contact: Option<String>,
    /// What there was between the two, as in "the time you gave to …".
    pub stage: Option<String>,
    /// The day of their answer, as one says it.
    pub heard: Option<String>,
    /// The day of the application, as one says it.
    pub applied: Option<String>,
    /// The user's own name.
    pub name: Option<String>,
}

impl Fields {
    /// What is known of that case on that day: who and when, and nothing of what was said, noted or felt.
    #[must_use]
    pub fn of(case: &Case, today: NaiveDate) -> Self {
        let details = case.details();
        let answered = case.end().filter(|end| end.is_reply()).and_then(Event::day);
        Self {
            company: details.company.as_deref().filter(|company| !same(company, "unknown")).and_then(line),
            role: details.role.as_deref().and_then(line),
            contact: details.contact.as_deref().and_then(person),
            stage: Some(between(case.furthest(), case.round()).to_owned()),
            heard: answered.map(|day| written(day, today)),
            applied: case.applied().map(|day| written(day, today)),
            name: None,
        }
    }

    pub(super) fn of_gap(&self, gap: Gap) -> Option<String> {
        self.clone().slot(gap).take()
    }

    /// The place of what fills that gap.
    pub fn slot(&mut self, gap: Gap) -> &mut Option<String> {
        match gap {
            Gap::Company => &mut self.company,
            Gap::Role => &mut self.role,
            Gap::Contact => &mut self.contact,
            Gap::Stage => &mut self.stage,
            Gap::Heard => &mut self.heard,
            Gap::Applied => &mut self.applied,
            Gap::Name => &mut self.name,
        }
    }
}

/// The name of a person who is written down with an address beside it; none where there is an address alone.
#[must_use]
pub fn person(contact: &str) -> Option<String> {
    let before = contact.split(['<', '(']).next().unwrap_or_default();
    let words: Vec<&str> = before.split_whitespace().filter(|word| !word.contains('@')).collect();
    let name = words.join(" ");
    line(name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ',' | ';' | ':' | '-')))
}

/// The day as one writes it in a letter: `30 October`, and with its year where that is another.
#[must_use]
pub fn written(day: NaiveDate, today: NaiveDate) -> String {
    let form = if day.year() == today.year() { "%-d %B" } else { "%-d %B %Y" };
    day.format(form).to_string()
}

fn line(text: &str) -> Option<String> {
    let line = one_line(text.trim());
    (!line.is_empty()).then_some(line)
}

/// What there was between the two by then.
fn between(furthest: Stage, round: Option<u32>) -> &'static str {
    match furthest {
        Stage::Application => "my application",
        Stage::Screen => "our call",
        Stage::Assessment => "the assessment",
        Stage::Interview if round.is_some_and(|round| round > 1) => "the interviews",
        Stage::Interview => "the interview",
        Stage::Final => "the final interview",
        Stage::Offer => "our talks",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_greeted_by_name_and_never_by_address() {
        for (contact, name) in [
            ("Dana Ruiz <dana@acme.example>", Some("Dana Ruiz")),
            ("\"Ruiz, Dana\" <dana@acme.example>", Some("Ruiz, Dana")),
            ("Dana Ruiz, dana@acme.example", Some("Dana Ruiz")),
            ("Dana Ruiz (Acme)", Some("Dana Ruiz")),
            ("Jean-Luc O'Neill", Some("Jean-Luc O'Neill")),
            ("dana@acme.example", None),
            ("<dana@acme.example>", None),
            ("  ", None),
        ] {
            assert_eq!(person(contact).as_deref(), name, "{contact}");
        }
    }

    #[test]
    fn a_day_of_another_year_has_its_year() {
        let day = |year| NaiveDate::from_ymd_opt(year, 10, 3).expect("a day");
        assert_eq!(written(day(2026), day(2026)), "3 October");
        assert_eq!(written(day(2025), day(2026)), "3 October 2025");
    }
}
