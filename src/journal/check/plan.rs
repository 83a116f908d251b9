//! Looking the plan over.

use std::path::Path;

use chrono::NaiveDate;

use super::{Finding, Weight, did_you_mean, unknown_key, unreadable};
use crate::error::Error;
use crate::journal::plan::{Document, KEPT, Raw, STEPS, documents};
use crate::journal::{Journal, Name, format};
use crate::plan::{Step, actions};
use crate::prompts::Prompts;

const FILE: &str = "plan.yaml";

/// What is worth saying about the plan.
pub(super) fn findings(
    journal: &Journal,
    names: &[Name],
    prompts: &Prompts,
    today: NaiveDate,
) -> Vec<Finding> {
    let file = Path::new(FILE);
    let bytes = match journal.bytes(file) {
        Ok(bytes) => bytes,
        Err(Error::CannotRead { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
            return Vec::new();
        }
        Err(error) => return vec![unreadable(file, &error)],
    };
    let documents = match documents(&bytes) {
        Ok(documents) => documents,
        Err(source) => {
            let error = Error::Malformed { file: file.to_owned(), source, handle: None };
            return vec![unreadable(file, &error)];
        }
    };
    let text = format::utf8(&bytes).unwrap_or_default();
    let planned: Vec<String> =
        actions(&documents.iter().filter_map(|document| document.entry.clone()).collect::<Vec<_>>())
            .into_iter()
            .map(|action| action.planned.id)
            .collect();
    let check = Check { text, names, prompts, planned, today };
    documents.iter().flat_map(|document| check.document(document)).collect()
}

struct Check<'a> {
    text: &'a str,
    names: &'a [Name],
    prompts: &'a Prompts,
    planned: Vec<String>,
    today: NaiveDate,
}

impl Check<'_> {
    fn document(&self, document: &Document) -> Vec<Finding> {
        let place = |key: &str| format::locate(self.text, document.position, key);
        let unknown = document.unknown.iter();
        let mut findings: Vec<Finding> =
            unknown.map(|key| unknown_key(Path::new(FILE), place(key), key, Raw::KEYS)).collect();
        let mut say = |weight, key: &str, problem: String| {
            findings.push(Finding { file: FILE.into(), place: place(key), problem, weight });
        };
        let Some(entry) = &document.entry else {
            match &document.event {
                Some(event) if !KEPT.contains(&event.as_str()) => {
                    let meant = did_you_mean(event, STEPS.into_iter().chain(KEPT));
                    let weight = if meant.is_empty() { Weight::Note } else { Weight::Fault };
                    say(weight, "event", format!("the event '{event}' is kept and not read{meant}"));
                }
                Some(_) => {}
                None => {
                    say(Weight::Fault, "date", "a document without 'event:' is kept and not read".to_owned());
                }
            }
            return findings;
        };
        if entry.date > self.today {
            say(Weight::Fault, "date", format!("{} is after today ({})", entry.date, self.today));
        }
        match &entry.step {
            Step::Planned(planned) => {
                if let Some(aim) = planned.aim.as_ref().filter(|aim| self.prompts.question(aim).is_none()) {
                    let questions = self.prompts.questions();
                    let paths: Vec<String> = questions
                        .map(|(topic, question)| format!("{}/{}", topic.name, question.id))
                        .collect();
                    let meant = did_you_mean(aim, paths.iter().map(String::as_str));
                    let problem =
                        format!("the action '{}' is for '{aim}', which is no question{meant}", planned.id);
                    say(Weight::Fault, "for", problem);
                }
                let is_there = |case: &&String| self.names.iter().any(|name| name.handle == **case);
                if let Some(case) = planned.case.as_ref().filter(|case| !is_there(case)) {
                    let problem =
                        format!("the action '{}' names the case '{case}', which is not here", planned.id);
                    say(Weight::Fault, "case", problem);
                }
            }
            Step::Started(id) | Step::Done(id) | Step::Dropped(id) => {
                if !self.planned.contains(id) {
                    say(
                        Weight::Fault,
                        "id",
                        format!("'{id}' is settled on {} and was never planned", entry.date),
                    );
                }
            }
        }
        findings
    }
}
