//! Cases as a document to read: a section a case, with its facts and its story.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::escape::{escaped, link, quoted};
use crate::case::Case;
use crate::date::said;
use crate::event::Event;
use crate::prompts::Prompts;
use crate::text::{capital, count};

/// The document. `heading` says which cases these are, none all of them, and `today` as of when. No private
/// words are in it, and nothing a user wrote becomes Markdown or HTML.
#[must_use]
pub fn document(cases: &[Case], heading: Option<&str>, prompts: &Prompts, today: NaiveDate) -> String {
    let which = heading.map_or_else(|| "All applications".to_owned(), |heading| capital(&escaped(heading)));
    let mut text = format!("# Applications\n\n{which}, as of {}: {}.\n", said(today), cases.len());
    for case in cases {
        let _ = write!(text, "\n## {}\n\n", title(case));
        facts(case, &mut text);
        for event in case.events() {
            story(event, prompts, &mut text);
        }
    }
    text
}

fn title(case: &Case) -> String {
    match case.role() {
        Some(role) => format!("{}, {}", escaped(case.company()), escaped(role)),
        None => escaped(case.company()),
    }
}

fn facts(case: &Case, text: &mut String) {
    let details = case.details();
    let tags = details.tags.join(", ");
    let plain = |value: &Option<String>| value.as_deref().map(escaped);
    let facts = [
        ("stands", Some(escaped(&case.standing()))),
        ("source", plain(&details.source)),
        ("level", plain(&details.level)),
        ("place", plain(&details.place)),
        ("link", details.url.as_deref().map(link)),
        ("contact", plain(&details.contact)),
        ("tags", (!tags.is_empty()).then(|| escaped(&tags))),
        ("case", Some(escaped(case.handle()))),
    ];
    for (name, value) in facts {
        if let Some(value) = value {
            let _ = writeln!(text, "- {name}: {value}");
        }
    }
}

fn story(event: &Event, prompts: &Prompts, text: &mut String) {
    let day = event.day().map_or_else(|| "day unknown".to_owned(), said);
    let _ = write!(text, "\n**{day}** {}\n", escaped(&event.told()));
    let mut points = Vec::new();
    if !event.reasons.is_empty() {
        let reasons = event.reasons.iter().map(|reason| {
            let how = if reason.stated { "they said so" } else { "a guess" };
            format!("{} ({how})", escaped(&reason.told()))
        });
        points.push(format!("- why: {}\n", reasons.collect::<Vec<_>>().join("; ")));
    }
    points.extend(event.control.map(|control| format!("- within my control: {control}\n")));
    points.extend(event.feeling.map(|feeling| format!("- felt: {} of 5\n", feeling.value())));
    for (name, words) in [("they said", &event.said), ("note", &event.note)] {
        points.extend(words.as_deref().map(|words| point(&format!("{name}:"), words)));
    }
    for (id, answer) in &event.answers {
        let path = format!("{}/{id}", event.topic.as_deref().unwrap_or_default());
        let question = prompts.question(&path).map_or(id.as_str(), |(_, question)| question.ask.as_str());
        points.push(match answer.as_str() {
            answer if answer.trim().contains('\n') => point(&escaped(question), answer),
            answer => format!("- {} {}\n", escaped(question), escaped(answer)),
        });
    }
    if !event.skipped.is_empty() {
        let skipped = count(event.skipped.len(), "question", "questions");
        points.push(format!("- {skipped} passed over\n"));
    }
    if !points.is_empty() {
        text.push('\n');
        text.push_str(points.concat().trim_end());
        text.push('\n');
    }
}

/// A point of the list with the words in a block quote below it.
fn point(name: &str, words: &str) -> String {
    format!("- {name}\n\n{}\n", quoted(words, "  "))
}
