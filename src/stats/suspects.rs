//! What might keep coming back, each with every case that could show it.

use chrono::{Months, NaiveDate};
use serde::Serialize;

use super::rate::{ENOUGH, Share};
use crate::case::Case;
use crate::event::Event;
use crate::prompts::{Collects, Kind, Prompts};
use crate::text::{fold, same};
use crate::vocabulary::{MISSING_SKILL, NONE_GIVEN};

/// What sort of thing comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// An answer that points at something to work on.
    Concern,
    /// A reason the employer stated.
    Stated,
    /// A reason that was guessed.
    Guessed,
    /// A skill that could not be shown.
    Skill,
}

/// One case that could show it: when, which, and whether it came up.
#[derive(Clone, Debug)]
pub(super) struct Answer<'a> {
    pub(super) date: NaiveDate,
    pub(super) case: &'a Case,
    pub(super) came_up: bool,
    /// The answer as it was given, or the detail of a reason.
    pub(super) words: Option<String>,
}

/// Something to look for, with every case that could show it, by date.
#[derive(Clone, Debug)]
pub(super) struct Suspect<'a> {
    pub(super) sort: Sort,
    pub(super) id: String,
    pub(super) question: Option<String>,
    pub(super) hint: Option<String>,
    /// The answers by which it comes up; none but for a question.
    pub(super) concern: Vec<String>,

    /// How many cases were asked and passed it over.
    pub(super) skipped: usize,
    pub(super) answers: Vec<Answer<'a>>,
}

/// Every suspect of some cases, sort by sort.
pub(super) struct Suspects<'a> {
    pub(super) all: Vec<Suspect<'a>>,
    /// How many cases have a stated reason.
    pub(super) with_stated: usize,
    /// How many cases have a guessed reason.
    pub(super) with_guessed: usize,
    /// How many cases named a skill, or were asked for one.
    pub(super) with_skills: usize,
}

/// Answers are looked at for twelve months.
pub(super) fn since(today: NaiveDate) -> NaiveDate {
    today.checked_sub_months(Months::new(12)).unwrap_or(NaiveDate::MIN)
}

impl<'a> Suspects<'a> {
    /// Everything that could have come back after that day.
    pub(super) fn of(cases: &'a [Case], prompts: &Prompts, since: NaiveDate) -> Self {
        let mut all = questions(cases, prompts, since);
        let (stated, with_stated) = reasons(cases, Sort::Stated, since);
        let (guessed, with_guessed) = reasons(cases, Sort::Guessed, since);
        let (skills, with_skills) = skills(cases, prompts, since);
        all.extend(stated.into_iter().chain(guessed).chain(skills));
        for suspect in &mut all {
            suspect.answers.sort_by(|a, b| (a.date, a.case.handle()).cmp(&(b.date, b.case.handle())));
        }
        Self { all, with_stated, with_guessed, with_skills }
    }
}

impl Suspect<'_> {
    /// Before and lately, where there are enough cases on both sides and it came up in 3 of them at all.
    ///
    /// The split depends on the number of cases alone: the last third, at least 5, against those before, at least 5.
    pub(super) fn split(&self) -> Option<(Share, Share)> {
        let last = (self.answers.len() / 3).max(ENOUGH);
        let at = self.answers.len().checked_sub(last).filter(|at| *at >= ENOUGH)?;
        (share(&self.answers).hits >= 3).then(|| (share(&self.answers[..at]), share(&self.answers[at..])))
    }
}

/// In how many of them it came up.
pub(super) fn share(answers: &[Answer<'_>]) -> Share {
    Share { hits: answers.iter().filter(|answer| answer.came_up).count(), of: answers.len() }
}

fn questions<'a>(cases: &'a [Case], prompts: &Prompts, since: NaiveDate) -> Vec<Suspect<'a>> {
    let telling = prompts.questions().filter(|(_, question)| !question.concern.is_empty());
    let suspects = telling.map(|(topic, question)| {
        let answers = cases.iter().filter_map(|case| {
            let (date, answer) = case.answer(&topic.name, &question.id)?;
            let came_up = question.is_concern(answer);
            let words = Some(answer.to_owned());
            (date > since).then_some(Answer { date, case, came_up, words })
        });
        let skips = |case: &&Case| case.skipped(&topic.name, &question.id).is_some_and(|date| date > since);
        Suspect {
            sort: Sort::Concern,
            id: format!("{}/{}", topic.name, question.id),
            question: Some(question.ask.clone()),
            hint: question.hint.clone(),
            concern: question.concern.clone(),
            skipped: cases.iter().filter(skips).count(),
            answers: answers.collect(),
        }
    });
    suspects.filter(|suspect| !suspect.answers.is_empty()).collect()
}

/// A case that names some things, on a day.
struct Naming<'a> {
    date: NaiveDate,
    case: &'a Case,
    /// Each thing, and the words it was named with.
    things: Vec<(String, Option<String>)>,
}

/// Each reason that was stated (or guessed), and how many cases have any.
fn reasons(cases: &[Case], sort: Sort, since: NaiveDate) -> (Vec<Suspect<'_>>, usize) {
    let naming = cases.iter().filter_map(|case| {
        let date = day_of_reasons(case).filter(|date| *date > since)?;
        let reasons = case.reasons().into_iter();
        let things: Vec<(String, Option<String>)> = reasons
            .filter(|reason| reason.stated == (sort == Sort::Stated) && !same(&reason.tag, NONE_GIVEN))
            .map(|reason| (reason.tag, reason.detail))
            .collect();
        (!things.is_empty()).then_some(Naming { date, case, things })
    });
    named(&naming.collect::<Vec<_>>(), sort)
}

/// The day a reason belongs to: that of the ending, else the last that is known.
fn day_of_reasons(case: &Case) -> Option<NaiveDate> {
    case.ended().or_else(|| case.events().iter().rev().find_map(Event::day))
}

/// Each skill that could not be shown, from the questions that collect them and the details of a missing skill, and how
/// many cases named any or were asked.
fn skills<'a>(cases: &'a [Case], prompts: &Prompts, since: NaiveDate) -> (Vec<Suspect<'a>>, usize) {
    let asked: Vec<(&str, &str)> = prompts
        .questions()
        .filter(|(_, question)| {
            question.collects == Some(Collects::SkillGaps) && matches!(question.kind, Kind::Text(_))
        })
        .map(|(topic, question)| (topic.name.as_str(), question.id.as_str()))
        .collect();
    let mut naming: Vec<Naming<'_>> = cases
        .iter()
        .filter_map(|case| {
            let answers = asked.iter().filter_map(|(topic, id)| case.answer(topic, id));
            let reasons = case.reasons().into_iter().filter(|reason| same(&reason.tag, MISSING_SKILL));
            let details =
                reasons.filter_map(|reason| reason.detail).filter_map(|it| Some((day_of_reasons(case)?, it)));
            let told: Vec<(NaiveDate, String)> =
                answers.map(|(date, text)| (date, text.to_owned())).chain(details).collect();
            let date = told.iter().map(|(date, _)| *date).max().filter(|date| *date > since)?;
            let things = told.iter().flat_map(|(_, text)| pieces(text));
            Some(Naming { date, case, things: things.map(|it| (it.clone(), Some(it))).collect() })
        })
        .collect();
    shorten(&mut naming);
    named(&naming, Sort::Skill)
}

/// `Kubernetes, Go; CI/CD` as three.
fn pieces(text: &str) -> Vec<String> {
    let pieces = text
        .split([',', ';', '\n'])
        .flat_map(|piece| piece.split(" / "))
        .map(|piece| piece.trim().trim_end_matches('.'));
    pieces.filter(|piece| !piece.is_empty() && !is_nothing(piece)).map(str::to_owned).collect()
}

fn is_nothing(piece: &str) -> bool {
    ["none", "nothing", "no", "-", "n/a", "na", "not one", "no skill"].contains(&fold(piece).as_str())
}

/// Words behind a skill that say where or how it is used, and make no other skill of it.
const WHERE: [&str; 9] = ["in", "at", "on", "for", "with", "under", "using", "beyond", "within"];

/// `Kubernetes in production` is Kubernetes, where somebody named just that as well.
fn shorten(naming: &mut [Naming<'_>]) {
    let mut known: Vec<String> =
        naming.iter().flat_map(|it| &it.things).map(|(thing, _)| thing.clone()).collect();
    known.sort_by_key(|thing| (fold(thing).len(), fold(thing)));
    known.dedup_by_key(|thing| fold(thing));
    let is_of = |long: &str, short: &str| {
        let (long, short) = (fold(long), fold(short));
        let rest = long.strip_prefix(&short).and_then(|rest| rest.strip_prefix(' '));
        rest.and_then(|rest| rest.split(' ').next()).is_some_and(|word| WHERE.contains(&word))
    };
    for (thing, _) in naming.iter_mut().flat_map(|it| &mut it.things) {
        if let Some(short) = known.iter().find(|short| is_of(thing, short)) {
            thing.clone_from(short);
        }
    }
}

/// One suspect a thing, each with every case that names any.
fn named<'a>(naming: &[Naming<'a>], sort: Sort) -> (Vec<Suspect<'a>>, usize) {
    let mut things: Vec<&String> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for (thing, _) in naming.iter().flat_map(|it| &it.things) {
        if seen.insert(fold(thing)) {
            things.push(thing);
        }
    }
    let suspects = things.into_iter().map(|thing| {
        let answers = naming.iter().map(|it| {
            let found = it.things.iter().find(|(known, _)| same(known, thing));
            let words = found.and_then(|(_, words)| words.clone());
            Answer { date: it.date, case: it.case, came_up: found.is_some(), words }
        });
        Suspect {
            sort,
            id: thing.clone(),
            question: None,
            hint: None,
            concern: Vec::new(),
            skipped: 0,
            answers: answers.collect(),
        }
    });
    (suspects.collect(), naming.len())
}
