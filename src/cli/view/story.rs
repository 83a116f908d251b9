//! One case as a story.

use reject::case::Case;
use reject::event::{Event, Kind};
use reject::prompts::Prompts;
use reject::text::count;

use super::days;
use crate::ui::{bold, dim};

/// Columns the day takes.
const DAY: usize = 13;

/// The whole story, in at most `width` columns where words allow. Private words only `with_vent`.
pub(crate) fn of(case: &Case, prompts: &Prompts, with_vent: bool, width: usize) -> String {
    let story = Story { prompts, with_vent, width };
    let mut lines = vec![bold(case.title().replace('\n', " ")), dim(case.handle()), String::new()];
    let details = case.details();
    let facts = [
        ("source", &details.source),
        ("level", &details.level),
        ("place", &details.place),
        ("link", &details.url),
        ("contact", &details.contact),
    ];
    let before = lines.len();
    for (name, value) in facts {
        if let Some(value) = value {
            lines.push(format!("{name:<8} {value}"));
        }
    }
    if !details.tags.is_empty() {
        lines.push(format!("{:<8} {}", "tags", details.tags.join(", ")));
    }
    if lines.len() > before {
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

struct Story<'a> {
    prompts: &'a Prompts,
    with_vent: bool,
    width: usize,
}

impl Story<'_> {
    fn event(&self, event: &Event, lines: &mut Vec<String>) {
        lines.push(format!("{:<DAY$}{}", days::said(event.date), bold(what(event))));
        if !event.reasons.is_empty() {
            let reasons = event.reasons.iter().map(|reason| {
                let detail = reason.detail.as_ref().map_or_else(String::new, |detail| format!(": {detail}"));
                let how = if reason.stated { "they said so" } else { "a guess" };
                format!("{}{detail} ({how})", reason.tag)
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
            self.text(asked, answer, lines);
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
        let indent = " ".repeat(self.indent());
        let options =
            |indent| textwrap::Options::new(self.width).initial_indent(indent).subsequent_indent(indent);
        let colon = if name.ends_with(['?', '.']) { "" } else { ":" };
        let one = format!("{name}{colon} {text}");
        if !text.contains('\n') && indent.len() + one.chars().count() <= self.width {
            lines.push(format!("{indent}{one}"));
            return;
        }
        for line in textwrap::wrap(&format!("{name}{colon}"), options(&indent)) {
            lines.push(line.into_owned());
        }
        let deeper = format!("{indent}  ");
        for line in text.trim_end().split('\n') {
            lines.extend(
                textwrap::wrap(line, options(&deeper)).into_iter().map(|line| line.trim_end().to_owned()),
            );
        }
    }
}

/// What happened, in a few words.
fn what(event: &Event) -> String {
    let stage = event.stage.map(|stage| match event.round {
        Some(round) => format!("{stage} {round}"),
        None => stage.to_string(),
    });
    let mut what = match (event.kind, &event.topic) {
        (Kind::Ended(ending), _) => ending.said().to_owned(),
        (Kind::Advanced, _) => "got to".to_owned(),
        (Kind::Reflected, Some(topic)) => format!("thought through: {topic}"),
        (Kind::FeedbackAsked, _) => "asked for feedback".to_owned(),
        (Kind::FollowedUp, _) => "followed up".to_owned(),
        (kind, _) => kind.word().to_owned(),
    };
    if let Some(stage) = stage {
        what.push_str(if event.kind == Kind::Advanced { " " } else { " at " });
        what.push_str(&stage);
    }
    let heard = event.heard.map(|heard| {
        format!("by {heard}").replace("by in person", "in person").replace("by portal", "on the portal")
    });
    let sender = event.sender.map(|sender| match sender {
        reject::event::Sender::Automated => "automated".to_owned(),
        reject::event::Sender::Template => "a template".to_owned(),
        reject::event::Sender::Person => "from a person".to_owned(),
    });
    let to = event.to.as_ref().map(|to| format!("to {to}"));
    let from = event.from.as_ref().map(|from| format!("from {from}"));
    for more in [heard, sender, to, from].into_iter().flatten() {
        what.push_str(", ");
        what.push_str(&more);
    }
    what
}
