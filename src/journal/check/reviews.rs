//! Looking the reviews over.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::places::Places;
use super::{Finding, Weight, did_you_mean, unknown_key, unreadable};
use crate::error::Error;
use crate::journal::Journal;
use crate::journal::format::{self, UnknownKey};
use crate::journal::reviews::{Document, FOLDER, REVIEWED, Raw, documents};
use crate::prompts::Prompts;
use crate::review::{Counts, Review, TOPIC};

/// What is worth saying about the reviews.
pub(super) fn findings(
    journal: &Journal,
    prompts: &Prompts,
    today: NaiveDate,
) -> Result<Vec<Finding>, Error> {
    let mut findings = Vec::new();
    for name in journal.listed(Path::new(FOLDER))?.into_iter().filter(|name| !name.starts_with('.')) {
        let file = Path::new(FOLDER).join(&name);
        if name.strip_suffix(".yaml").is_none() {
            let problem = "is not read: a review ends in .yaml".to_owned();
            findings.push(Finding { file, place: None, problem, weight: Weight::Fault });
            continue;
        }
        let read = journal.bytes(&file).and_then(|bytes| {
            let malformed = |source| Error::Malformed { file: file.clone(), source, handle: None };
            documents(&bytes).map(|documents| (bytes, documents)).map_err(malformed)
        });
        match read {
            Ok((bytes, documents)) => {
                let places = Places::of(format::utf8(&bytes).unwrap_or_default());
                let check = Check { file, places, prompts, today };
                findings.extend(documents.iter().flat_map(|document| check.document(document)));
            }
            Err(error) => findings.push(unreadable(&file, &error)),
        }
    }
    Ok(findings)
}

struct Check<'a> {
    file: PathBuf,
    places: Places<'a>,
    prompts: &'a Prompts,
    today: NaiveDate,
}

/// How much a finding matters, the key it stands at, and what is said.
type Said = (Weight, &'static str, String);

impl Check<'_> {
    fn document(&self, document: &Document) -> Vec<Finding> {
        let unknown = document.unknown.iter().map(|(key, inside)| {
            let unknown = UnknownKey { key: key.clone(), inside: *inside };
            let place = self.places.unknown(document.position, &unknown);
            let known = if inside.is_some() { &Counts::NAMES[..] } else { Raw::KEYS };
            unknown_key(&self.file, place, key, known)
        });
        let said = match &document.review {
            Some(review) => self.review(review),
            None => vec![not_read(document.event.as_deref())],
        };
        let said = said.into_iter().map(|(weight, key, problem)| Finding {
            file: self.file.clone(),
            place: self.places.key(document.position, key),
            problem,
            weight,
        });
        unknown.chain(said).collect()
    }

    fn review(&self, review: &Review) -> Vec<Said> {
        let mut said = Vec::new();
        if review.date > self.today {
            let problem = format!("{} is after today ({})", review.date, self.today);
            said.push((Weight::Fault, "date", problem));
        }
        if let Some(since) = review.since.filter(|since| *since > review.date) {
            let problem = format!("since: {since} lies after the review itself ({})", review.date);
            said.push((Weight::Fault, "since", problem));
        }
        for (id, answer) in &review.answers {
            said.extend(self.question("answers", id, Some(answer.as_str())));
        }
        said.extend(review.skipped.iter().filter_map(|id| self.question("skipped", id, None)));
        said
    }

    /// What is wrong with a question that was answered or passed over.
    fn question(&self, key: &'static str, id: &str, answer: Option<&str>) -> Option<Said> {
        let Some((_, question)) = self.prompts.question(&format!("{TOPIC}/{id}")) else {
            let questions = self.prompts.topic(TOPIC).map(|topic| &topic.questions);
            let ids = questions.into_iter().flatten().map(|question| question.id.as_str());
            let meant = did_you_mean(id, ids);
            return Some((Weight::Fault, key, format!("no question of '{TOPIC}' is called '{id}'{meant}")));
        };
        let problem = question.accept(answer?).err()?;
        Some((Weight::Fault, key, format!("{TOPIC}/{id}: {problem}")))
    }
}

/// A document of a kind that is kept and not read.
fn not_read(event: Option<&str>) -> Said {
    let Some(event) = event else {
        return (Weight::Note, "date", "a document without 'event:' is kept and not read".to_owned());
    };
    let meant = did_you_mean(event, [REVIEWED]);
    let weight = if meant.is_empty() { Weight::Note } else { Weight::Fault };
    (weight, "event", format!("the event '{event}' is kept and not read{meant}"))
}
