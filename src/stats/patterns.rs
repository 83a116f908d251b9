//! What keeps coming back: concerns, reasons and missing skills, each counted once a case.

use std::cmp::Reverse;

use chrono::NaiveDate;
use serde::Serialize;

use super::Given;
use super::actions::{Tried, tried};
use super::rate::{SIGNIFICANT, Share, fewer, holm};
use super::suspects::{Answer, Sort, Suspect, Suspects, Wanted, share, since};
use crate::case::Case;

/// How many of the last cases can show something new.
const NEW: usize = 5;

/// What keeps coming back, and what was looked at to say so.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Patterns {
    /// Concerns, by how often and how lately they came up.
    pub concerns: Vec<Pattern>,
    /// How many questions that can show a concern had an answer in the last 12 months.
    pub questions: usize,
    /// How many cases answered any of them.
    pub answered: usize,
    /// Reasons the employer stated.
    pub stated: Vec<Pattern>,
    /// How many cases have a stated reason.
    pub with_stated: usize,
    /// Reasons that were guessed.
    pub guessed: Vec<Pattern>,
    /// How many cases have a guessed reason.
    pub with_guessed: usize,
    /// Skills that could not be shown.
    pub skills: Vec<Pattern>,
    /// How many cases named one, or were asked for one.
    pub with_skills: usize,
}

/// Something that came back, or did and has gone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pattern {
    /// What sort of thing it is.
    pub sort: Sort,
    /// `topic/id` of a question, the reason or the skill.
    pub id: String,
    /// The question as it is asked; none but for a concern.
    pub question: Option<String>,
    /// What one could do about it; none but for a concern.
    #[serde(rename = "try")]
    pub hint: Option<String>,
    /// The answers by which it comes up; none but for a concern.
    pub concern: Vec<String>,
    /// What may be said of it.
    pub state: State,
    /// In how many of the cases that answered it came up, in the last 12 months.
    pub came_up: Share,
    /// The later of those cases: the last 3 for what is quiet, more for what is new or improved.
    pub lately: Share,
    /// The cases before those.
    pub before: Share,
    /// How many cases were asked and passed it over.
    pub skipped: usize,
    /// The cases in which it came up, the latest last.
    pub cases: Vec<Seen>,
}

/// What may be said of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It keeps coming back.
    Recurring,
    /// It came up in at least 3 of the last 5 cases, and in none of the at least 5 before.
    New,
    /// It kept coming back, and did not in the last three cases.
    Quiet,
    /// It comes up less than before, by more than chance explains.
    Improved,
}

/// A case in which something came up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// Its handle.
    pub case: String,
    /// Its company.
    pub company: String,
    /// The day of the answer, or of the ending.
    pub date: NaiveDate,
}

/// What keeps coming back, and what became of it after something was done.
///
/// *Improved* and *helped* are tested together, and every suspect with enough cases is tested, whatever its cases show:
/// to choose by the earlier half would make chance look like change, and an action is chosen because a question looked
/// bad. The values are adjusted for all of them.
pub(super) fn changes(cases: &[Case], given: Given<'_>) -> (Patterns, Vec<Tried>) {
    let suspects = Suspects::of(cases, given.prompts, since(given.today), Wanted::Frequent);
    let mut tried = tried(cases, given);
    let found: Vec<Option<(Share, Share, f64)>> = suspects.all.iter().map(Suspect::change).collect();
    let helped = tried.iter().filter_map(Tried::split).map(|(before, since)| fewer(before, since));
    let values: Vec<f64> = found.iter().flatten().map(|change| change.2).chain(helped).collect();
    let mut adjusted = holm(&values).into_iter().map(|p| given.is_whole && p <= SIGNIFICANT);
    let improved = found.into_iter().map(|change| {
        let (before, lately, _) = change.filter(|_| adjusted.next().unwrap_or(false))?;
        before.recurs().then_some((before, lately))
    });
    let improved: Vec<Option<(Share, Share)>> = improved.collect();
    let mut patterns = Patterns::of(&suspects, &improved);
    for action in tried.iter_mut().filter(|action| action.split().is_some()) {
        action.judge(adjusted.next().unwrap_or(false));
    }
    patterns.sort();
    (patterns, tried)
}

impl Patterns {
    /// What keeps coming back in these cases.
    #[must_use]
    pub fn among(cases: &[Case], given: Given<'_>) -> Self {
        changes(cases, given).0
    }

    /// `improved` holds, for each suspect in their order, the shares of a change that chance does not explain.
    fn of(suspects: &Suspects<'_>, improved: &[Option<(Share, Share)>]) -> Self {
        let asked = suspects.all.iter().filter(|suspect| suspect.sort == Sort::Concern);
        let mut answered: Vec<&str> =
            asked.clone().flat_map(|it| &it.answers).map(|answer| answer.case.handle()).collect();
        answered.sort_unstable();
        answered.dedup();
        let mut patterns = Self {
            questions: asked.count(),
            answered: answered.len(),
            with_stated: suspects.with_stated,
            with_guessed: suspects.with_guessed,
            with_skills: suspects.with_skills,
            ..Self::default()
        };
        for (suspect, improved) in suspects.all.iter().zip(improved) {
            if let Some(pattern) = suspect.pattern(*improved) {
                patterns.of_sort(suspect.sort).push(pattern);
            }
        }
        patterns
    }

    /// Every one of them, sort by sort.
    pub fn all(&self) -> impl Iterator<Item = &Pattern> {
        self.concerns.iter().chain(&self.stated).chain(&self.guessed).chain(&self.skills)
    }

    fn of_sort(&mut self, sort: Sort) -> &mut Vec<Pattern> {
        match sort {
            Sort::Concern => &mut self.concerns,
            Sort::Stated => &mut self.stated,
            Sort::Guessed => &mut self.guessed,
            Sort::Skill => &mut self.skills,
        }
    }

    /// By count, then by recency.
    fn sort(&mut self) {
        for patterns in [&mut self.concerns, &mut self.stated, &mut self.guessed, &mut self.skills] {
            patterns.sort_by_key(|pattern| {
                Reverse((pattern.came_up.hits, pattern.cases.last().map(|seen| seen.date)))
            });
        }
    }
}

impl Suspect<'_> {
    /// What may be said of it; `improved` holds the shares of a change that chance does not explain.
    pub(super) fn pattern(&self, improved: Option<(Share, Share)>) -> Option<Pattern> {
        let (state, before, lately) = self.state(improved)?;
        let seen = self.answers.iter().filter(|answer| answer.came_up);
        Some(Pattern {
            sort: self.sort,
            id: self.id.clone(),
            question: self.question.clone(),
            hint: self.hint.clone(),
            concern: self.concern.clone(),
            state,
            came_up: share(&self.answers),
            lately,
            before,
            skipped: self.skipped,
            cases: seen.map(Seen::of).collect(),
        })
    }

    fn state(&self, improved: Option<(Share, Share)>) -> Option<(State, Share, Share)> {
        let last = |n: usize| {
            let (before, lately) = self.answers.split_at(self.answers.len().saturating_sub(n));
            (share(before), share(lately))
        };
        if let Some((before, lately)) = improved {
            return Some((State::Improved, before, lately));
        }
        let (before, lately) = last(3);
        if lately.hits == 0 && before.recurs() {
            return Some((State::Quiet, before, lately));
        }
        let (older, newer) = last(NEW);
        if newer.hits >= 3 && older.hits == 0 && older.of >= NEW {
            return Some((State::New, older, newer));
        }
        share(&self.answers).recurs().then_some((State::Recurring, before, lately))
    }
}

impl Seen {
    fn of(answer: &Answer<'_>) -> Self {
        Self {
            case: answer.case.handle().to_owned(),
            company: answer.case.company().to_owned(),
            date: answer.date,
        }
    }
}

#[cfg(test)]
mod tests;
