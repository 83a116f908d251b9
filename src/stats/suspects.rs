//! What might keep coming back, each with every case that could show it.

use chrono::{Months, NaiveDate};
use serde::Serialize;

use super::named::{Namings, named};
use super::rate::{ENOUGH, Share};
use crate::case::Case;

use crate::prompts::Prompts;

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

impl Answer<'_> {
    /// The day on which what was answered had happened: whoever thinks old cases through today does not make them new.
    fn day(&self) -> NaiveDate {
        self.case.ended().map_or(self.date, |ended| ended.min(self.date))
    }
}

/// Something to look for, with every case that could show it, in the order they happened.
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

/// Which reasons and skills are looked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wanted<'w> {
    /// Those that at least 3 cases name: fewer are no pattern, whatever is said of them.
    Frequent,
    /// The one of that name.
    Called(&'w str),
}

impl<'a> Suspects<'a> {
    /// Everything that could have come back after that day.
    pub(super) fn of(cases: &'a [Case], prompts: &Prompts, since: NaiveDate, wanted: Wanted<'_>) -> Self {
        let mut all = questions(cases, prompts, since);
        let [stated, guessed, skills] = named(cases, prompts, since);
        for (sort, namings) in [(Sort::Stated, &stated), (Sort::Guessed, &guessed), (Sort::Skill, &skills)] {
            all.extend(namings.suspects(sort, wanted));
        }
        let [with_stated, with_guessed, with_skills] = [stated.len(), guessed.len(), skills.len()];
        for suspect in &mut all {
            suspect.answers.sort_by_key(|answer| (answer.day(), answer.case.handle()));
        }
        Self { all, with_stated, with_guessed, with_skills }
    }
}

/// The names of everything that ever came up.
pub(super) fn names(cases: &[Case], prompts: &Prompts) -> Vec<String> {
    let asked = questions(cases, prompts, NaiveDate::MIN).into_iter().map(|suspect| suspect.id);
    let named = named(cases, prompts, NaiveDate::MIN);
    asked.chain(named.iter().flat_map(Namings::names)).collect()
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
            question.accept(answer).ok()?;
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
