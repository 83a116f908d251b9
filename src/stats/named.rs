//! What cases name: the reasons that were stated, those that were guessed, the skills that could not be shown.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::suspects::{Answer, Sort, Suspect, Wanted};
use crate::case::Case;
use crate::prompts::{Collects, Kind, Prompts};
use crate::text::{fold, same};
use crate::vocabulary::{MISSING_SKILL, NONE_GIVEN};

/// The fewest cases that make something frequent.
const FREQUENT: usize = 3;

/// The cases that name any things of one sort.
pub(super) struct Namings<'a>(Vec<Naming<'a>>);

/// A case that names some things, on a day.
struct Naming<'a> {
    date: NaiveDate,
    is_dated: bool,
    case: &'a Case,
    things: Vec<Thing>,
}

/// Something named.
struct Thing {
    /// By which it is known again.
    key: String,
    name: String,
    /// The words it was named with.
    words: Option<String>,
}

impl Thing {
    fn new(name: String, words: Option<String>) -> Self {
        Self { key: fold(&name), name, words }
    }
}

/// The stated reasons, the guessed ones and the skills that the cases name after that day. What a skill is called goes by
/// all that was ever named, so that it has one name at all times.
pub(super) fn named<'a>(cases: &'a [Case], prompts: &Prompts, since: NaiveDate) -> [Namings<'a>; 3] {
    let reasons = |stated| Namings(cases.iter().filter_map(|case| Naming::reasons(case, stated)).collect());
    let asked: Vec<(&str, &str)> = prompts
        .questions()
        .filter(|(_, question)| {
            question.collects == Some(Collects::SkillGaps) && matches!(question.kind, Kind::Text(_))
        })
        .map(|(topic, question)| (topic.name.as_str(), question.id.as_str()))
        .collect();
    let skills = cases.iter().filter_map(|case| Naming::skills(case, &asked));
    let mut skills = Namings(skills.collect());
    skills.shorten();
    [reasons(true), reasons(false), skills].map(|mut namings| {
        namings.0.retain(|naming| naming.date > since);
        namings
    })
}

impl<'a> Naming<'a> {
    fn reasons(case: &'a Case, stated: bool) -> Option<Self> {
        let date = day_of_reasons(case)?;
        let reasons = case.reasons().into_iter();
        let things: Vec<Thing> = reasons
            .filter(|reason| reason.stated == stated && !same(&reason.tag, NONE_GIVEN))
            .map(|reason| Thing::new(reason.tag, reason.detail))
            .collect();
        (!things.is_empty()).then_some(Self { date, is_dated: true, case, things })
    }

    /// The skills of one case: from the questions that collect them, `topic` and `id` each, and the details of a missing
    /// skill.
    fn skills(case: &'a Case, asked: &[(&str, &str)]) -> Option<Self> {
        let answers = asked.iter().filter_map(|(topic, id)| case.answered(topic, id));
        let answers = answers.map(|(event, text)| ((event.date, !event.undated), text.to_owned()));
        let reasons = case.reasons().into_iter().filter(|reason| same(&reason.tag, MISSING_SKILL));
        let details = reasons
            .filter_map(|reason| reason.detail)
            .filter_map(|it| Some(((day_of_reasons(case)?, true), it)));
        let told: Vec<((NaiveDate, bool), String)> = answers.chain(details).collect();
        let (date, is_dated) = told.iter().map(|(on, _)| *on).max()?;
        let pieces = told.iter().flat_map(|(_, text)| pieces(text));
        Some(Self {
            date,
            is_dated,
            case,
            things: pieces.map(|it| Thing::new(it.clone(), Some(it))).collect(),
        })
    }
}

/// The day a reason belongs to: that of the ending, else the last that is known.
fn day_of_reasons(case: &Case) -> Option<NaiveDate> {
    case.ended().or_else(|| case.last_known())
}

/// `Kubernetes, Go; CI/CD` as three.
fn pieces(text: &str) -> Vec<String> {
    let pieces = text
        .split([',', ';', '\n'])
        .flat_map(|piece| piece.split(" / "))
        .map(|piece| piece.trim().trim_end_matches('.'));
    pieces.filter(|piece| !piece.is_empty() && !is_nothing(piece)).map(str::to_owned).collect()
}

/// Whether the words only say that there is none.
pub(super) fn is_nothing(piece: &str) -> bool {
    ["none", "nothing", "no", "-", "n/a", "na", "not one", "no skill"].contains(&fold(piece).as_str())
}

/// Words behind a skill that say where or how it is used, and make no other skill of it.
const WHERE: [&str; 9] = ["in", "at", "on", "for", "with", "under", "using", "beyond", "within"];

impl<'a> Namings<'a> {
    /// How many cases name any.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// What they name, each once, as it was first spelt.
    pub(super) fn names(&self) -> Vec<String> {
        self.counted().into_iter().map(|(_, name, _)| name.to_owned()).collect()
    }

    /// One suspect a thing, each with every case that names any.
    pub(super) fn suspects(&self, sort: Sort, wanted: Wanted<'_>) -> Vec<Suspect<'a>> {
        let is_wanted = |key: &str, cases: usize| match wanted {
            Wanted::Frequent => cases >= FREQUENT,
            Wanted::Called(name) => key == fold(name),
        };
        let things = self.counted().into_iter().filter(|(key, _, cases)| is_wanted(key, *cases));
        let suspect = |(key, name, _): (&str, &str, usize)| Suspect {
            sort,
            id: name.to_owned(),
            question: None,
            hint: None,
            concern: Vec::new(),
            skipped: 0,
            answers: self.0.iter().map(|naming| naming.answer(key)).collect(),
        };
        things.map(suspect).collect()
    }

    /// Each thing by its key, its name and how many cases name it, in the order they were first named.
    fn counted(&self) -> Vec<(&str, &str, usize)> {
        let mut all: Vec<(&str, &str, usize)> = Vec::new();
        let mut at_of: HashMap<&str, usize> = HashMap::new();
        for naming in &self.0 {
            let mut seen: Vec<&str> = Vec::new();
            for thing in &naming.things {
                if seen.contains(&thing.key.as_str()) {
                    continue;
                }
                seen.push(&thing.key);
                let at = *at_of.entry(&thing.key).or_insert_with(|| {
                    all.push((&thing.key, &thing.name, 0));
                    all.len() - 1
                });
                all[at].2 += 1;
            }
        }
        all
    }

    /// `Kubernetes in production` is Kubernetes, where somebody named just that as well.
    fn shorten(&mut self) {
        let things = self.0.iter().flat_map(|naming| &naming.things);
        let mut known: HashMap<String, String> = HashMap::new();
        for thing in things {
            known.entry(thing.key.clone()).or_insert_with(|| thing.name.clone());
        }
        for thing in self.0.iter_mut().flat_map(|naming| &mut naming.things) {
            let words: Vec<&str> = thing.key.split(' ').collect();
            let fronts = (1..words.len()).filter(|at| WHERE.contains(&words[*at]));
            let mut fronts = fronts.map(|at| words[..at].join(" "));
            if let Some((key, name)) = fronts.find_map(|front| known.get_key_value(&front)) {
                (thing.key, thing.name) = (key.clone(), name.clone());
            }
        }
    }
}

impl<'a> Naming<'a> {
    fn answer(&self, key: &str) -> Answer<'a> {
        let found = self.things.iter().find(|thing| thing.key == key);
        let words = found.and_then(|thing| thing.words.clone());
        Answer { date: self.date, is_dated: self.is_dated, case: self.case, came_up: found.is_some(), words }
    }
}
