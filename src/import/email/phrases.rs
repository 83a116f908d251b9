//! The phrases of `prompts/email.yaml`, ready to be found.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::Deserialize;

use crate::event::Stage;
use crate::journal::Malformed;

use super::pattern::{Named, Pattern, Patterns};
use super::words::{Spelling, plain};

const BUILT_IN: &str = include_str!("../../../prompts/email.yaml");

/// What `reject` knows of how employers say no.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    pub(super) spelling: Spelling,
    pub(super) chosen: Patterns,
    pub(super) no: Patterns,
    pub(super) closed: Patterns,
    pub(super) sorrow: Patterns,
    pub(super) refusal: Patterns,
    pub(super) farewell: Patterns,
    pub(super) contest: Patterns,
    pub(super) hiring: Patterns,
    pub(super) applying: Patterns,
    pub(super) conditions: Patterns,
    pub(super) near_conditions: Patterns,
    pub(super) turns: Patterns,
    pub(super) provisos: Patterns,
    pub(super) harmless: Patterns,
    pub(super) against: Patterns,
    pub(super) news: Patterns,
    pub(super) outweighs: Patterns,
    pub(super) personal: Patterns,
    pub(super) elsewhere: Patterns,
    pub(super) stages: BTreeMap<Stage, Patterns>,
    pub(super) ahead: Patterns,
    pub(super) company: Patterns,
    pub(super) company_signed: Patterns,
    pub(super) company_in_subject: Patterns,
    pub(super) role: Patterns,
    pub(super) role_in_subject: Patterns,
    pub(super) never_company: HashSet<String>,
    pub(super) never_role: HashSet<String>,
    pub(super) closing_words: HashSet<String>,
    pub(super) role_nouns: HashSet<String>,
    pub(super) senders: HashSet<String>,
    pub(super) providers: BTreeSet<String>,
    pub(super) hosts: BTreeSet<String>,
    pub(super) generic: HashSet<String>,
    pub(super) ordinary: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    languages: BTreeMap<String, Language>,
    senders: String,
    providers: String,
    hosts: String,
    generic: String,
    ordinary: String,
}

/// One language as it stands in the file.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Language {
    contractions: HashMap<String, String>,
    abbreviations: Vec<String>,
    named: Named,
    chosen: Vec<String>,
    no: Vec<String>,
    closed: Vec<String>,
    sorrow: Vec<String>,
    refusal: Vec<String>,
    farewell: Vec<String>,
    contest: Vec<String>,
    hiring: Vec<String>,
    applying: Vec<String>,
    conditions: Vec<String>,
    near_conditions: Vec<String>,
    turns: Vec<String>,
    provisos: Vec<String>,
    harmless: Vec<String>,
    against: BTreeMap<String, Vec<String>>,
    news: Vec<String>,
    outweighs: Vec<String>,
    personal: Vec<String>,
    elsewhere: Vec<String>,
    stages: BTreeMap<Stage, Vec<String>>,
    ahead: Vec<String>,
    company: Vec<String>,
    company_signed: Vec<String>,
    company_in_subject: Vec<String>,
    role: Vec<String>,
    role_in_subject: Vec<String>,
    never_company: String,
    never_role: String,
    closing_words: String,
    role_nouns: String,
}

impl Phrases {
    /// The phrases that come with `reject`.
    ///
    /// # Errors
    /// The place of a phrase that cannot be read, and why.
    pub fn built_in() -> Result<Self, Malformed> {
        Self::read(BUILT_IN)
    }

    /// Reads phrases in the form of `prompts/email.yaml`.
    ///
    /// # Errors
    /// The place of what is not YAML, of a key nobody knows, or of a phrase that cannot be read, and why.
    pub fn read(text: &str) -> Result<Self, Malformed> {
        let file: File = serde_yaml::from_str(text)?;
        let mut phrases = Self {
            senders: word_set(&file.senders),
            providers: domains(&file.providers),
            hosts: domains(&file.hosts),
            generic: word_set(&file.generic),
            ordinary: word_set(&file.ordinary),
            ..Self::default()
        };
        for (name, language) in &file.languages {
            phrases.learn(language).map_err(|refused| refused.placed(text, name))?;
        }
        Ok(phrases)
    }

    fn learn(&mut self, language: &Language) -> Result<(), Refused> {
        let lists = [
            (&mut self.chosen, &language.chosen),
            (&mut self.no, &language.no),
            (&mut self.closed, &language.closed),
            (&mut self.sorrow, &language.sorrow),
            (&mut self.refusal, &language.refusal),
            (&mut self.farewell, &language.farewell),
            (&mut self.contest, &language.contest),
            (&mut self.hiring, &language.hiring),
            (&mut self.applying, &language.applying),
            (&mut self.conditions, &language.conditions),
            (&mut self.near_conditions, &language.near_conditions),
            (&mut self.turns, &language.turns),
            (&mut self.provisos, &language.provisos),
            (&mut self.harmless, &language.harmless),
            (&mut self.news, &language.news),
            (&mut self.outweighs, &language.outweighs),
            (&mut self.personal, &language.personal),
            (&mut self.elsewhere, &language.elsewhere),
            (&mut self.ahead, &language.ahead),
            (&mut self.company, &language.company),
            (&mut self.company_signed, &language.company_signed),
            (&mut self.company_in_subject, &language.company_in_subject),
            (&mut self.role, &language.role),
            (&mut self.role_in_subject, &language.role_in_subject),
        ];
        for (known, phrases) in lists {
            add(known, phrases, &language.named)?;
        }
        for phrases in language.against.values() {
            add(&mut self.against, phrases, &language.named)?;
        }
        for (stage, phrases) in &language.stages {
            add(self.stages.entry(*stage).or_default(), phrases, &language.named)?;
        }
        self.learn_words(language);
        Ok(())
    }

    fn learn_words(&mut self, language: &Language) {
        let contractions = language.contractions.iter();
        self.spelling.contractions.extend(
            contractions.map(|(word, parts)| (plain(word), parts.split_whitespace().map(plain).collect())),
        );
        self.spelling.abbreviations.extend(language.abbreviations.iter().map(|word| plain(word)));
        self.never_company.extend(word_set(&language.never_company));
        self.never_role.extend(word_set(&language.never_role));
        self.closing_words.extend(word_set(&language.closing_words));
        self.role_nouns.extend(word_set(&language.role_nouns));
    }
}

/// A phrase that cannot be read.
struct Refused {
    phrase: String,
    problem: String,
}

impl Refused {
    /// The problem at the line of the file where the phrase first stands.
    fn placed(self, file: &str, language: &str) -> Malformed {
        let line = file.lines().position(|line| line.contains(&self.phrase)).map_or(1, |at| at + 1);
        let problem = format!("{language}: the phrase '{}': {}", self.phrase, self.problem);
        Malformed { line, column: 1, problem }
    }
}

fn add(known: &mut Patterns, phrases: &[String], named: &Named) -> Result<(), Refused> {
    for phrase in phrases {
        let pattern = Pattern::read(phrase, named);
        known.push(pattern.map_err(|problem| Refused { phrase: phrase.clone(), problem })?);
    }
    Ok(())
}

fn word_set(text: &str) -> HashSet<String> {
    text.split_whitespace().map(plain).collect()
}

fn domains(text: &str) -> BTreeSet<String> {
    text.split_whitespace().map(str::to_owned).collect()
}
