//! Looking the journal over: what is wrong in it, and what is merely worth knowing.

mod case;
mod places;
mod plan;
mod reviews;

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::{Journal, Name, Tone, format, settings};
use crate::error::Error;
use crate::prompts::Prompts;
use crate::text::{excerpt, list, nearest};
use case::CaseCheck;
use places::Places;

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
        findings.extend(self.settings_findings());
        for name in &names {
            match self.bytes(&name.file) {
                Ok(bytes) => CaseCheck::run(name, &bytes, prompts, today, &mut findings),
                Err(error) => findings.push(unreadable(&name.file, &error)),
            }
        }
        findings.extend(plan::findings(self, &names, prompts, today));
        findings.extend(reviews::findings(self, prompts, today)?);
        findings.extend(self.overlooked()?);
        findings.extend(self.unsaved()?);
        let of_the_lock = self.lock_findings(&findings)?;
        findings.extend(of_the_lock);
        for finding in &mut findings {
            finding.problem = excerpt(&finding.problem);
        }
        findings.sort_by(|a, b| (&a.file, a.place).cmp(&(&b.file, b.place)));
        Ok(findings)
    }

    /// What these cases hold beyond format 1, each key and each event once, in their order: it is kept in their files
    /// and nowhere else. A file that cannot be read is passed over.
    #[must_use]
    pub fn beyond(&self, names: &[Name]) -> Vec<String> {
        let (mut all, mut seen) = (Vec::new(), HashSet::new());
        for document in
            names.iter().filter_map(|name| format::read(&self.bytes(&name.file).ok()?).ok()).flatten()
        {
            let foreign = match document.entry {
                format::Entry::Foreign(event) => {
                    Some(event.unwrap_or_else(|| "a document without 'event:'".to_owned()))
                }
                _ => None,
            };
            for what in foreign.into_iter().chain(document.unknown.into_iter().map(|unknown| unknown.key)) {
                if seen.insert(what.clone()) {
                    all.push(what);
                }
            }
        }
        all
    }

    fn settings_findings(&self) -> Vec<Finding> {
        let file = Path::new("journal.yaml");
        let bytes = self.bytes(file).unwrap_or_default();
        let places = Places::of(format::utf8(&bytes).unwrap_or_default());
        let unknown = self.settings.unknown.iter();
        let mut findings: Vec<Finding> =
            unknown.map(|key| unknown_key(file, places.key(0, key), key, settings::KEYS)).collect();
        findings.extend(self.settings.odd_tone.as_ref().map(|word| Finding {
            file: file.to_owned(),
            place: places.key(0, "tone"),
            problem: format!("'{word}' is none of {}, and taken for gentle", list(&Tone::WORDS, "and")),
            weight: Weight::Note,
        }));
        findings
    }

    /// Texts that found no place.
    fn unsaved(&self) -> Result<Vec<Finding>, Error> {
        let folder = Path::new("drafts");
        let unsaved = self.listed(folder)?.into_iter().filter(|name| name.starts_with("unsaved-"));
        let finding = |name| {
            Finding {
            file: folder.join(name),
            place: None,
            problem: "holds words that found no place yet; `reject show` with its name reads it; take them over, then \
                      remove it"
                .to_owned(),
            weight: Weight::Note,
        }
        };
        Ok(unsaved.map(finding).collect())
    }

    /// Files that look like cases and are not read.
    fn overlooked(&self) -> Result<Vec<Finding>, Error> {
        let is_yaml = |file: &str| {
            let ending = Path::new(file).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            ["yaml", "yml"].iter().any(|known| ending.eq_ignore_ascii_case(known))
        };
        let finding = |file: PathBuf, problem: &str| Finding {
            file,
            place: None,
            problem: problem.to_owned(),
            weight: Weight::Fault,
        };
        let mut findings = Vec::new();
        for name in self.listed(Path::new(""))? {
            if super::is_year(&name) {
                let folder = PathBuf::from(&name);
                let files = self.listed(&folder)?;
                let odd = files.iter().filter(|file| is_yaml(file) && file.strip_suffix(".yaml").is_none());
                findings
                    .extend(odd.map(|file| finding(folder.join(file), "is not read: a case ends in .yaml")));
            } else if is_yaml(&name) && !["journal.yaml", "plan.yaml"].contains(&name.as_str()) {
                findings
                    .push(finding(PathBuf::from(name), "is not read: a case lies in the folder of its year"));
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

impl Finding {
    /// What keeps a file from being read, as a finding.
    #[must_use]
    pub fn unreadable(file: &Path, error: &Error) -> Self {
        unreadable(file, error)
    }

    /// The keys of a file of one mapping that are none of those known, each where it stands.
    #[must_use]
    pub fn unknown_keys(file: &Path, bytes: &[u8], known: &[&str]) -> Vec<Self> {
        let text = format::utf8(bytes).unwrap_or_default();
        let keys: BTreeMap<String, serde_yaml::Value> = format::one(text).ok().flatten().unwrap_or_default();
        let places = Places::of(text);
        let unknown = keys.keys().filter(|key| !known.contains(&key.as_str()));
        let mut findings: Vec<Self> =
            unknown.map(|key| unknown_key(file, places.key(0, key), key, known)).collect();
        findings.sort_by_key(|finding| finding.place);
        findings
    }
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
    nearest(&excerpt(word), known).map_or_else(String::new, |near| format!("; did you mean '{near}'?"))
}
