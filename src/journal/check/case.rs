//! Looking one case file over.

use chrono::NaiveDate;

use super::places::Places;
use super::{Finding, Weight, did_you_mean, unknown_key};
use crate::event::{Event, Kind};
use crate::journal::format::{self, Document, Entry, Malformed, Raw, ReasonKeys};
use crate::journal::{Name, names, parse};
use crate::prompts::Prompts;

/// The check of one case file.
pub(super) struct CaseCheck<'a> {
    name: &'a Name,
    text: &'a str,
    places: Places<'a>,
    prompts: &'a Prompts,
    today: NaiveDate,
    findings: &'a mut Vec<Finding>,
}

impl CaseCheck<'_> {
    pub(super) fn run(
        name: &Name,
        bytes: &[u8],
        prompts: &Prompts,
        today: NaiveDate,
        findings: &mut Vec<Finding>,
    ) {
        let read = format::utf8(bytes).and_then(|text| Ok((text, format::read(bytes)?)));
        let (text, documents) = match read {
            Ok(read) => read,
            Err(Malformed { line, column, problem }) => {
                let place = Some((line, column));
                findings.push(Finding { file: name.file.clone(), place, problem, weight: Weight::Fault });
                return;
            }
        };
        let mut check = CaseCheck { name, text, places: Places::of(text), prompts, today, findings };
        check.documents(&documents);
        check.order(&documents);
        check.handle(&documents);
    }

    fn say(&mut self, weight: Weight, at: Option<(usize, &str)>, problem: String) {
        let place = at.and_then(|(position, key)| self.places.key(position, key));
        self.findings.push(Finding { file: self.name.file.clone(), place, problem, weight });
    }

    fn documents(&mut self, documents: &[Document]) {
        for document in documents {
            for unknown in &document.unknown {
                let place = self.places.unknown(document.position, unknown);
                let known = if unknown.inside.is_some() { ReasonKeys::KEYS } else { Raw::KEYS };
                self.findings.push(unknown_key(&self.name.file, place, &unknown.key, known));
            }
            match &document.entry {
                Entry::Header(_) => {}
                Entry::Event(event) => self.event(document.position, event),
                Entry::Foreign(Some(word)) => {
                    let meant = did_you_mean(word, Kind::words());
                    let weight = if meant.is_empty() { Weight::Note } else { Weight::Fault };
                    let problem = format!("the event '{word}' is kept and not read{meant}");
                    self.say(weight, Some((document.position, "event")), problem);
                }
                Entry::Foreign(None) => {
                    let problem = "a document without 'event:' is kept and not read".to_owned();
                    let keys = document.unknown.iter().map(|unknown| unknown.key.as_str());
                    let place = ["date", "company", "role", "said", "note"].into_iter().chain(keys);
                    let mut place = place.filter_map(|key| self.places.key(document.position, key));
                    let place = place.next();
                    let file = self.name.file.clone();
                    self.findings.push(Finding { file, place, problem, weight: Weight::Fault });
                }
            }
        }
        if !documents.iter().any(|document| matches!(document.entry, Entry::Header(_))) {
            let problem = "no document says what the case is; expected 'company:'".to_owned();
            self.findings.push(Finding {
                file: self.name.file.clone(),
                place: Some((1, 1)),
                problem,
                weight: Weight::Fault,
            });
        }
    }

    fn event(&mut self, position: usize, event: &Event) {
        if event.date > self.today {
            let problem = format!("{} is after today ({})", event.date, self.today);
            self.say(Weight::Fault, Some((position, "date")), problem);
        }
        let Some(topic) = &event.topic else { return };
        let prompts = self.prompts;
        let Some(known) = prompts.topic(topic) else {
            let names = prompts.topics().iter().map(|topic| topic.name.as_str());
            let problem = format!("no topic is called '{topic}'{}", did_you_mean(topic, names));
            return self.say(Weight::Fault, Some((position, "topic")), problem);
        };
        for (key, id) in event
            .answers
            .iter()
            .map(|(id, _)| ("answers", id))
            .chain(event.skipped.iter().map(|id| ("skipped", id)))
        {
            if !known.questions.iter().any(|question| question.id == *id) {
                let ids = known.questions.iter().map(|question| question.id.as_str());
                let problem = format!("no question of '{topic}' is called '{id}'{}", did_you_mean(id, ids));
                self.say(Weight::Fault, Some((position, key)), problem);
            }
        }
        for (id, answer) in &event.answers {
            let question = known.questions.iter().find(|question| question.id == *id);
            if let Some(Err(problem)) = question.map(|question| question.accept(answer.as_str())) {
                self.say(Weight::Fault, Some((position, "answers")), format!("{topic}/{id}: {problem}"));
            }
        }
    }

    fn order(&mut self, documents: &[Document]) {
        let dated: Vec<(usize, &Event)> = documents
            .iter()
            .filter_map(|document| match &document.entry {
                Entry::Event(event) => Some((document.position, &**event)),
                _ => None,
            })
            .collect();
        let applied =
            dated.iter().find(|(_, event)| event.kind == Kind::Applied).map(|(_, event)| event.date);
        let mut latest = None;
        for (position, event) in &dated {
            let above = latest;
            latest = above.max(Some(event.date));
            if let Some(applied) = applied.filter(|applied| event.date < *applied) {
                let problem = format!(
                    "{} on {} lies before the application ({applied})",
                    event.kind.word(),
                    event.date
                );
                self.say(Weight::Fault, Some((*position, "date")), problem);
            } else if let Some(above) = above.filter(|above| event.date < *above) {
                let problem = format!("dates are out of order: {} stands below {above}", event.date);
                self.say(Weight::Note, Some((*position, "date")), problem);
            }
        }
    }

    fn handle(&mut self, documents: &[Document]) {
        let Ok(case) = parse(&self.name.handle, self.text.as_bytes()) else { return };
        let Some((day, _)) = names::parts(&self.name.handle) else {
            let problem =
                "the file's name is not DATE-COMPANY--ROLE.yaml; `log` will not find this case".to_owned();
            return self.say(Weight::Note, None, problem);
        };
        let company = names::slug(case.company());
        let has_header = documents.iter().any(|document| matches!(document.entry, Entry::Header(_)));
        if has_header && !names::is_of_company(&self.name.handle, &company) {
            let header = documents.iter().find(|document| matches!(document.entry, Entry::Header(_)));
            let position = header.map_or(0, |document| document.position);
            let problem = format!(
                "the company is '{}', the file's name says otherwise; log looks for '{company}' in names",
                case.company()
            );
            self.say(Weight::Note, Some((position, "company")), problem);
        }
        if case.first().is_some_and(|first| first != day) {
            let first = case.first().unwrap_or_default();
            let problem = format!("the file's name says {day}, its first event is of {first}");
            self.say(Weight::Note, None, problem);
        }
    }
}
