//! Looking the plan over.

use std::path::Path;

use chrono::NaiveDate;

use super::places::Places;
use super::{Finding, Weight, did_you_mean, unknown_key, unreadable};
use crate::error::Error;
use crate::journal::plan::{Document, Raw, STEPS, documents};
use crate::journal::{Journal, Name, format};
use crate::plan::{Did, Entry, Goal, Planned, Step, Toward, actions, is_told_by_cases};
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
    let entries: Vec<Entry> = documents.iter().filter_map(|document| document.entry.clone()).collect();
    let planned = actions(&entries).into_iter().map(|action| action.planned).collect();
    let goals = entries.iter().filter_map(|entry| match &entry.step {
        Step::Goal(goal) => Some((entry.date, goal)),
        _ => None,
    });
    let check = Check { places: Places::of(text), names, prompts, planned, goals: goals.collect(), today };
    documents.iter().flat_map(|document| check.document(document)).collect()
}

struct Check<'a> {
    places: Places<'a>,
    names: &'a [Name],
    prompts: &'a Prompts,
    /// The actions, each as it was planned first.
    planned: Vec<Planned>,
    /// Each goal as often as it was set, with the day.
    goals: Vec<(NaiveDate, &'a Goal)>,
    today: NaiveDate,
}

/// How much a finding matters, the key it stands at, and what is said.
type Said = (Weight, &'static str, String);

impl Check<'_> {
    fn document(&self, document: &Document) -> Vec<Finding> {
        let place = |key: &str| self.places.key(document.position, key);
        let unknown = document.unknown.iter();
        let unknown = unknown.map(|key| unknown_key(Path::new(FILE), place(key), key, Raw::KEYS));
        let said = match &document.entry {
            Some(entry) => self.entry(entry),
            None => vec![not_read(document.event.as_deref())],
        };
        let said = said.into_iter().map(|(weight, key, problem)| Finding {
            file: FILE.into(),
            place: place(key),
            problem,
            weight,
        });
        unknown.chain(said).collect()
    }

    fn entry(&self, entry: &Entry) -> Vec<Said> {
        let mut said = match &entry.step {
            Step::Planned(planned) => self.planned(planned),
            Step::Started(id) | Step::Done(id) | Step::Dropped(id) => self.settled(id, entry.date),
            Step::Goal(goal) => self.goal(goal, entry.date),
            Step::Did(did) => self.did(did, entry.date).into_iter().collect(),
        };
        if entry.date > self.today {
            // A goal may well begin next Monday.
            let is_goal = matches!(entry.step, Step::Goal(_));
            let weight = if is_goal { Weight::Note } else { Weight::Fault };
            said.insert(0, (weight, "date", format!("{} is after today ({})", entry.date, self.today)));
        }
        said
    }

    fn is_planned(&self, id: &str) -> bool {
        self.planned.iter().any(|planned| planned.id == id)
    }

    fn planned(&self, planned: &Planned) -> Vec<Said> {
        let mut said = Vec::new();
        let first = self.planned.iter().find(|first| first.id == planned.id);
        if first.is_some_and(|first| first.what != planned.what) {
            let problem = format!("'{}' is the id of an earlier action, so this one is not read", planned.id);
            said.push((Weight::Fault, "id", problem));
        }
        if let Some(aim) = planned.aim.as_ref().filter(|aim| self.prompts.question(aim).is_none()) {
            let paths: Vec<String> = self.prompts.paths().collect();
            let meant = did_you_mean(aim, paths.iter().map(String::as_str));
            let problem = format!("the action '{}' is for '{aim}', which is no question{meant}", planned.id);
            said.push((Weight::Fault, "for", problem));
        }
        let is_there = |case: &&String| self.names.iter().any(|name| name.handle == **case);
        if let Some(case) = planned.case.as_ref().filter(|case| !is_there(case)) {
            let problem = format!("the action '{}' names the case '{case}', which is not here", planned.id);
            said.push((Weight::Fault, "case", problem));
        }
        said
    }

    fn settled(&self, id: &String, date: NaiveDate) -> Vec<Said> {
        if self.is_planned(id) || self.goals.iter().any(|(_, goal)| goal.id == *id) {
            return Vec::new();
        }
        vec![(Weight::Fault, "id", format!("'{id}' is settled on {date} and was never planned"))]
    }

    fn goal(&self, goal: &Goal, date: NaiveDate) -> Vec<Said> {
        let id = &goal.id;
        let mut said = Vec::new();
        if self.is_planned(id) {
            said.push((Weight::Fault, "id", format!("'{id}' is the id of an action and of a goal")));
        }
        if let Some(by) = goal.by.filter(|by| *by < date) {
            said.push((
                Weight::Fault,
                "by",
                format!("the goal '{id}' ends on {by}, before it begins on {date}"),
            ));
        }
        said
    }

    fn did(&self, did: &Did, date: NaiveDate) -> Option<Said> {
        let id = match &did.toward {
            Toward::Goal(id) => id,
            Toward::Thing(of) => {
                let problem = format!("'{of}': the cases tell that by themselves, so this is not counted");
                return is_told_by_cases(of).then_some((Weight::Note, "of", problem));
            }
        };
        let mut as_set = self.goals.iter().filter(|(_, goal)| goal.id == *id);
        let Some((_, last)) = as_set.clone().next_back() else {
            let way_out = if self.is_planned(id) {
                "an action and no goal; 'event: done' settles it".to_owned()
            } else {
                let ids = self.goals.iter().map(|(_, goal)| goal.id.as_str());
                format!("no goal{}", did_you_mean(id, ids))
            };
            return Some((
                Weight::Fault,
                "id",
                format!("something was done on {date} for '{id}', which is {way_out}"),
            ));
        };
        if is_told_by_cases(&last.of) {
            let problem = format!("the goal '{id}' is counted from the cases, so this is not counted");
            return Some((Weight::Note, "id", problem));
        }
        let is_in_time = as_set.any(|(since, goal)| *since <= date && goal.by.is_none_or(|by| date <= by));
        let problem =
            format!("{date} lies outside the time of the goal '{id}', so this is not counted for it");
        (!is_in_time).then_some((Weight::Note, "date", problem))
    }
}

/// A document of a kind that is kept and not read.
fn not_read(event: Option<&str>) -> Said {
    let Some(event) = event else {
        return (Weight::Fault, "date", "a document without 'event:' is kept and not read".to_owned());
    };
    let meant = did_you_mean(event, STEPS);
    let weight = if meant.is_empty() { Weight::Note } else { Weight::Fault };
    (weight, "event", format!("the event '{event}' is kept and not read{meant}"))
}
