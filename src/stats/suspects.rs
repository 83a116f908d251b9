//! What might keep coming back, each with every case that could show it.

use chrono::{Months, NaiveDate};
use serde::Serialize;

use super::named::{Namings, named};
use super::rate::{ENOUGH, Share, fewer};
use crate::case::Case;
use crate::event::{Event, Kind};
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
    /// Whether that is a day, and not only a place in the order.
    pub(super) is_dated: bool,
    pub(super) case: &'a Case,
    pub(super) came_up: bool,
    /// The answer as it was given, or the detail of a reason.
    pub(super) words: Option<String>,
}

/// The day of the last step a case had taken when it was thought through: whoever thinks old cases through today does not
/// make them new.
fn stepped(case: &Case, answered: NaiveDate) -> NaiveDate {
    let is_step = |kind: Kind| matches!(kind, Kind::Applied | Kind::Advanced | Kind::Ended(_));
    let steps = case.events().iter().filter(|event| is_step(event.kind)).filter_map(Event::day);
    steps.filter(|day| *day <= answered).max().unwrap_or(answered)
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
            suspect.answers.sort_by_key(|answer| (stepped(answer.case, answer.date), answer.case.handle()));
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
    /// Where it changed most, if it came up in 3 cases at all and there are 5 on both sides: the shares before and
    /// lately, and how probable so large a change is if nothing changes.
    ///
    /// The place is looked for among those of [`Suspect::turns`], and the value of Fisher's test is multiplied by how many
    /// they are (Bonferroni), so that looking for it makes no chance a change.
    pub(super) fn change(&self) -> Option<(Share, Share, f64)> {
        if share(&self.answers).hits < 3 {
            return None;
        }
        let turns = self.turns();
        let changes = turns.iter().map(|last| {
            let (before, lately) = self.answers.split_at(self.answers.len() - last);
            let (before, lately) = (share(before), share(lately));
            (before, lately, fewer(before, lately))
        });
        let (before, lately, p) = changes.min_by(|a, b| a.2.total_cmp(&b.2))?;
        #[expect(clippy::cast_precision_loss, reason = "a handful")]
        let looked = turns.len() as f64;
        Some((before, lately, (p * looked).min(1.0)))
    }

    /// How many of the last cases a change may have come with: 5, 6, 7 and so on by steps of a fifth, with 5 left before.
    fn turns(&self) -> Vec<usize> {
        let most = self.answers.len().saturating_sub(ENOUGH);
        let next = |last: &usize| Some(last + (last / 5).max(1));
        std::iter::successors(Some(ENOUGH), next).take_while(|last| *last <= most).collect()
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
            let (event, answer) = case.answered(&topic.name, &question.id)?;
            let (date, is_dated) = (event.date, !event.undated);
            question.accept(answer).ok()?;
            let came_up = question.is_concern(answer);
            let words = Some(answer.to_owned());
            (date > since).then_some(Answer { date, is_dated, case, came_up, words })
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
