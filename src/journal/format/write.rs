//! Writing one document of a case file.

use crate::event::{Answer, Details, Event, Feeling, Reason};
use crate::journal::yaml::{self, Node};

/// A header as one document.
pub(crate) fn write_header(details: &Details) -> String {
    let mut pairs = Pairs::default();
    pairs.details(details);
    yaml::document(&pairs.0)
}

/// An event as one document, with its leading `---`.
#[must_use]
pub fn write_event(event: &Event) -> String {
    let mut pairs = Pairs::default();
    pairs.word("date", Some(event.date));
    pairs.word("undated", event.undated.then_some("true"));
    pairs.word("event", Some(event.kind.word()));
    pairs.word("stage", event.stage);
    pairs.word("round", event.round);
    pairs.text("topic", event.topic.as_ref());
    pairs.text("run", event.run.as_ref());
    pairs.word("heard", event.heard);
    pairs.word("sender", event.sender);
    pairs.text("to", event.to.as_ref());
    pairs.text("from", event.from.as_ref());
    pairs.reasons(&event.reasons);
    pairs.word("control", event.control);
    pairs.text("said", event.said.as_ref());
    pairs.text("note", event.note.as_ref());
    pairs.word("feeling", event.feeling.map(Feeling::value));
    pairs.text("vent", event.vent.as_ref());
    pairs.details(&event.details);
    if !event.answers.is_empty() {
        let answers = event.answers.iter().map(|(id, answer)| (id.clone(), answered(answer))).collect();
        pairs.0.push(("answers".to_owned(), Node::Map(answers)));
    }
    pairs.texts("skipped", &event.skipped);
    pairs.word("done", event.done.then_some("true"));
    yaml::document(&pairs.0)
}

/// An answer with its question id as one line of a form, or several where the text has several; one that is not
/// given leaves room for it.
#[must_use]
pub fn write_answer(id: &str, answer: Option<&Answer>) -> String {
    let Some(answer) = answer else { return format!("{id}:\n") };
    let line = yaml::document(&[(id.to_owned(), answered(answer))]);
    line.trim_start_matches("---\n").to_owned()
}

/// Yes, no and numbers stand without quotes, as a person would write them, unless they are a text of the user's.
pub(crate) fn answered(answer: &Answer) -> Node {
    let text = answer.as_str();
    let is_number = text.parse::<u8>().is_ok_and(|n| n.to_string() == text);
    if !answer.is_free() && (is_number || matches!(text, "yes" | "no" | "partly")) {
        Node::Word(text.to_owned())
    } else {
        Node::Text(text.to_owned())
    }
}

#[derive(Default)]
struct Pairs(Vec<(String, Node)>);

impl Pairs {
    fn word(&mut self, key: &str, value: Option<impl ToString>) {
        self.0.extend(value.map(|value| (key.to_owned(), Node::Word(value.to_string()))));
    }

    fn text(&mut self, key: &str, value: Option<&String>) {
        self.0.extend(value.map(|value| (key.to_owned(), Node::Text(value.clone()))));
    }

    fn texts(&mut self, key: &str, values: &[String]) {
        if !values.is_empty() {
            let items = values.iter().cloned().map(Node::Text).collect();
            self.0.push((key.to_owned(), Node::List(items)));
        }
    }

    fn reasons(&mut self, reasons: &[Reason]) {
        let items = reasons.iter().map(|reason| {
            let mut pairs = Self::default();
            pairs.text("reason", Some(&reason.tag));
            pairs.text("detail", reason.detail.as_ref());
            pairs.word("stated", reason.stated.then_some("true"));
            Node::Map(pairs.0)
        });
        if !reasons.is_empty() {
            self.0.push(("reasons".to_owned(), Node::List(items.collect())));
        }
    }

    fn details(&mut self, details: &Details) {
        self.text("company", details.company.as_ref());
        self.text("role", details.role.as_ref());
        self.text("source", details.source.as_ref());
        self.text("level", details.level.as_ref());
        self.text("place", details.place.as_ref());
        self.text("url", details.url.as_ref());
        self.text("contact", details.contact.as_ref());
        self.texts("tags", &details.tags);
        self.text("imported", details.imported.as_ref());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Ending, Heard, Kind, Stage};
    use chrono::NaiveDate;

    #[test]
    fn an_event_is_written_as_the_design_shows_it() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        let mut event = Event::new(date, Kind::Ended(Ending::Rejected));
        event.stage = Some(Stage::Interview);
        event.heard = Some(Heard::InPerson);
        event.reasons = vec![Reason { tag: "pay".into(), detail: Some("70k".into()), stated: true }];
        event.said = Some("No.\nSorry.\n".into());
        event.feeling = "2".parse().ok();
        assert_eq!(
            write_event(&event),
            "---\ndate: 2026-11-22\nevent: rejected\nstage: interview\nheard: in person\nreasons:\n- reason: pay\n  detail: 70k\n  stated: true\nsaid: |\n  No.\n  Sorry.\nfeeling: 2\n"
        );
    }
}
