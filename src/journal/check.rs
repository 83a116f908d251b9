//! Looking the journal over: what is wrong in it, and what is merely worth knowing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::format::{self, Document, Entry, Malformed, Raw};
use super::{Journal, Name, names};
use crate::error::Error;
use crate::event::{Event, Kind};
use crate::plan::{self, Step};
use crate::prompts::Prompts;
use crate::text::{nearest, same};

/// How much something matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Something is left out or counted wrong until it is mended.
    Fault,
    /// Nothing is wrong; it may be what was wanted.
    Note,
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file, relative to the journal.
    pub file: PathBuf,
    /// Line and column, from 1, where it has a place.
    pub place: Option<(usize, usize)>,
    /// What stands there, and what was expected.
    pub problem: String,
    /// How much it matters.
    pub weight: Weight,
}

impl Journal {
    /// Everything worth saying about the journal, file by file. `prompts` says which questions there are.
    ///
    /// # Errors
    /// When folders cannot be listed; a file that cannot be read is a finding.
    pub fn check(&self, prompts: &Prompts, today: NaiveDate) -> Result<Vec<Finding>, Error> {
        let names = self.names()?;
        let mut findings = clashes(&names);
        for key in &self.settings.unknown {
            findings.push(unknown_key(Path::new("journal.yaml"), None, key, &["format", "reasons", "tone"]));
        }
        for name in &names {
            match self.bytes(&name.file) {
                Ok(bytes) => CaseCheck::run(name, &bytes, prompts, today, &mut findings),
                Err(error) => findings.push(unreadable(&name.file, &error)),
            }
        }
        match self.plan() {
            Ok(entries) => plan_findings(&entries, &names, prompts, &mut findings),
            Err(error) => findings.push(unreadable(Path::new("plan.yaml"), &error)),
        }
        findings.extend(self.overlooked()?);
        findings.sort_by(|a, b| (&a.file, a.place).cmp(&(&b.file, b.place)));
        Ok(findings)
    }

    /// Files in a year's folder that look like cases and are not read.
    fn overlooked(&self) -> Result<Vec<Finding>, Error> {
        let mut findings = Vec::new();
        for year in self.listed(Path::new(""))?.iter().filter(|name| super::is_year(name)) {
            let folder = PathBuf::from(year);
            let files = self.listed(&folder)?;
            for file in
                files.iter().filter(|file| Path::new(file).extension().is_some_and(|end| end == "yml"))
            {
                let problem = "is not read: a case ends in .yaml".to_owned();
                findings.push(Finding {
                    file: folder.join(file),
                    place: None,
                    problem,
                    weight: Weight::Fault,
                });
            }
        }
        Ok(findings)
    }
}

fn clashes(names: &[Name]) -> Vec<Finding> {
    let mut by_handle: BTreeMap<String, Vec<&Name>> = BTreeMap::new();
    for name in names {
        by_handle.entry(name.handle.to_lowercase()).or_default().push(name);
    }
    let clashing = by_handle.into_values().filter(|same| same.len() > 1);
    clashing
        .flat_map(|same| {
            let first = same[0].file.display().to_string();
            same[1..].iter().map(move |name| (name.file.clone(), first.clone())).collect::<Vec<_>>()
        })
        .map(|(file, first)| {
            let problem = format!("has the same handle as '{first}'; rename one of them");
            Finding { file, place: None, problem, weight: Weight::Fault }
        })
        .collect()
}

fn unreadable(file: &Path, error: &Error) -> Finding {
    let (place, problem) = match error {
        Error::Malformed { source, .. } => (Some((source.line, source.column)), source.problem.clone()),
        Error::CannotRead { source, .. } => (None, format!("cannot be read: {source}")),
        other => (None, other.to_string()),
    };
    Finding { file: file.to_owned(), place, problem, weight: Weight::Fault }
}

fn unknown_key(file: &Path, place: Option<(usize, usize)>, key: &str, known: &[&str]) -> Finding {
    let problem = format!("the key '{key}' is kept and not read{}", did_you_mean(key, known.iter().copied()));
    Finding { file: file.to_owned(), place, problem, weight: Weight::Note }
}

fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, known).map_or_else(String::new, |near| format!("; did you mean '{near}'?"))
}

/// The check of one case file.
struct CaseCheck<'a> {
    name: &'a Name,
    text: &'a str,
    prompts: &'a Prompts,
    today: NaiveDate,
    findings: &'a mut Vec<Finding>,
}

impl CaseCheck<'_> {
    fn run(name: &Name, bytes: &[u8], prompts: &Prompts, today: NaiveDate, findings: &mut Vec<Finding>) {
        let read = format::utf8(bytes).and_then(|text| Ok((text, format::read(bytes)?)));
        let (text, documents) = match read {
            Ok(read) => read,
            Err(Malformed { line, column, problem }) => {
                let place = Some((line, column));
                findings.push(Finding { file: name.file.clone(), place, problem, weight: Weight::Fault });
                return;
            }
        };
        let mut check = CaseCheck { name, text, prompts, today, findings };
        check.documents(&documents);
        check.order(&documents);
        check.handle(&documents);
    }

    fn say(&mut self, weight: Weight, at: Option<(usize, &str)>, problem: String) {
        let place = at.and_then(|(position, key)| format::locate(self.text, position, key));
        self.findings.push(Finding { file: self.name.file.clone(), place, problem, weight });
    }

    fn documents(&mut self, documents: &[Document]) {
        for document in documents {
            for key in &document.unknown {
                let place = format::locate(self.text, document.position, key);
                self.findings.push(unknown_key(&self.name.file, place, key, Raw::KEYS));
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
                    self.say(Weight::Fault, Some((document.position, "date")), problem);
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
            if let Some(Err(problem)) = question.map(|question| question.accept(answer)) {
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
        for (at, (position, event)) in dated.iter().enumerate() {
            let above = dated[..at].iter().map(|(_, event)| event.date).max();
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
        let Ok(case) = super::parse(&self.name.handle, self.text.as_bytes()) else { return };
        let Some((day, _)) = names::parts(&self.name.handle) else {
            let problem =
                "the file's name is not DATE-COMPANY--ROLE.yaml; log finds it by its handle only".to_owned();
            return self.say(Weight::Note, None, problem);
        };
        let company = names::slug(case.company());
        if !names::is_of_company(&self.name.handle, &company) {
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

fn plan_findings(entries: &[plan::Entry], names: &[Name], prompts: &Prompts, findings: &mut Vec<Finding>) {
    let actions = plan::actions(entries);
    let mut say = |problem: String| {
        findings.push(Finding {
            file: PathBuf::from("plan.yaml"),
            place: None,
            problem,
            weight: Weight::Fault,
        });
    };
    for entry in entries {
        match &entry.step {
            Step::Planned(planned) => {
                if let Some(aim) = planned.aim.as_ref().filter(|aim| prompts.question(aim).is_none()) {
                    say(format!("the action '{}' is for '{aim}', which is no question", planned.id));
                }
                if let Some(case) =
                    planned.case.as_ref().filter(|case| !names.iter().any(|name| name.handle == **case))
                {
                    say(format!("the action '{}' names the case '{case}', which is not here", planned.id));
                }
            }
            Step::Started(id) | Step::Done(id) | Step::Dropped(id) => {
                if !actions.iter().any(|action| same(&action.planned.id, id)) {
                    say(format!("'{id}' is settled on {} and was never planned", entry.date));
                }
            }
        }
    }
}
