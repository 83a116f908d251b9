//! One case as a story.

use reject::case::Case;
use reject::date;
use reject::event::Event;
use reject::prompts::Prompts;
use reject::text::{count, one_line};
use unicode_width::UnicodeWidthStr as _;

use super::wrap;
use crate::ui::{bold, dim};

/// Columns the day takes.
const DAY: usize = 13;

/// Columns the name of a fact takes.
const FACT: usize = 9;

/// The text behind its name, its further lines below its first.
pub(super) fn hanging(name: &str, text: &str, width: usize) -> String {
    let indent = name.width();
    let wrapped = wrap(text, indent, width);
    format!("{name}{}", wrapped.get(indent..).unwrap_or_default())
}

/// The whole story, in at most `width` columns where words allow. Private words only `with_vent`.
pub(crate) fn of(case: &Case, prompts: &Prompts, with_vent: bool, width: usize) -> String {
    let story = Story { prompts, with_vent, width };
    let mut lines = vec![bold(wrap(&case.title(), 0, width)), dim(case.handle()), String::new()];
    let details = case.details();
    let tags = (!details.tags.is_empty()).then(|| details.tags.join(", "));
    let facts = [
        ("source", &details.source),
        ("level", &details.level),
        ("place", &details.place),
        ("link", &details.url),
        ("contact", &details.contact),
        ("tags", &tags),
    ];
    let facts: Vec<String> = facts
        .iter()
        .filter_map(|(name, value)| {
            Some(hanging(&format!("{name:<FACT$}"), &one_line(value.as_ref()?), width))
        })
        .collect();
    if !facts.is_empty() {
        lines.extend(facts);
        lines.push(String::new());
    }
    for event in case.events() {
        story.event(event, &mut lines);
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.join("\n")
}

/// Some of a case's events, without the private words, in at most `width` columns where words allow.
pub(crate) fn events(events: &[Event], prompts: &Prompts, width: usize) -> String {
    let story = Story { prompts, with_vent: false, width };
    let mut lines = Vec::new();
    for event in events {
        story.event(event, &mut lines);
    }
    lines.join("\n").trim_end().to_owned()
}

struct Story<'a> {
    prompts: &'a Prompts,
    with_vent: bool,
    width: usize,
}

impl Story<'_> {
    fn event(&self, event: &Event, lines: &mut Vec<String>) {
        let day = event.day().map_or_else(|| "day unknown".to_owned(), date::said);
        let day = format!("{day:<DAY$}");
        lines.push(hanging(&day, &event.told(), self.width));
        if !event.reasons.is_empty() {
            let reasons = event.reasons.iter().map(|reason| {
                let how = if reason.stated { "they said so" } else { "a guess" };
                format!("{} ({how})", reason.told())
            });
            self.text("why", &reasons.collect::<Vec<_>>().join("; "), lines);
        }
        for (name, text) in [("they said", &event.said), ("note", &event.note)] {
            if let Some(text) = text {
                self.text(name, text, lines);
            }
        }
        if let Some(control) = event.control {
            self.text("within my control", control.word(), lines);
        }
        if let Some(feeling) = event.feeling {
            self.text("felt", &format!("{} of 5", feeling.value()), lines);
        }
        match &event.vent {
            Some(vent) if self.with_vent => self.text("in private", vent, lines),
            Some(_) => lines.push(dim(format!(
                "{:indent$}private words, shown with --with-vent",
                "",
                indent = self.indent()
            ))),
            None => {}
        }
        for (id, answer) in &event.answers {
            let topic = event.topic.as_deref().unwrap_or_default();
            let question = self.prompts.question(&format!("{topic}/{id}"));
            let asked = question.map_or(id.as_str(), |(_, question)| question.ask.as_str());
            self.text(asked, answer.as_str(), lines);
        }
        if !event.skipped.is_empty() {
            let skipped = count(event.skipped.len(), "question", "questions");
            lines.push(dim(format!("{:indent$}{skipped} passed over", "", indent = self.indent())));
        }
        lines.push(String::new());
    }

    fn indent(&self) -> usize {
        if self.width < 60 { 2 } else { DAY }
    }

    /// `name: text`, or the text below its name where it has lines of its own.
    fn text(&self, name: &str, text: &str, lines: &mut Vec<String>) {
        let indent = self.indent();
        let colon = if name.ends_with(['?', '.']) { "" } else { ":" };
        let one = format!("{name}{colon} {}", visible(text));
        if !text.contains('\n') && indent + one.width() <= self.width {
            lines.push(format!("{:indent$}{one}", ""));
            return;
        }
        lines.push(wrap(&format!("{name}{colon}"), indent, self.width));
        for line in visible(text).trim_end().split('\n') {
            lines.push(wrap(line, indent + 2, self.width).trim_end().to_owned());
        }
    }
}

/// The text line by line, what would steer a terminal made visible.
fn visible(text: &str) -> String {
    text.split('\n').map(one_line).collect::<Vec<_>>().join("\n")
}
