//! One pattern opened: every case behind it, with its day, its answer and what was written there.

use chrono::NaiveDate;
use serde::Serialize;

use super::Given;
use super::patterns::{Pattern, changes};
use super::rate::Share;
use super::suspects::{Answer, Sort, Suspect, Suspects, Wanted, names, share, since};
use crate::case::Case;
use crate::prompts::{Collects, Kind, Prompts, Question};
use crate::text::same;

/// One thing that may keep coming back, with every case that could show it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Opened {
    /// What sort of thing it is.
    pub sort: Sort,
    /// `topic/id` of a question, the reason or the skill.
    pub id: String,
    /// The question as it is asked; none but for a concern.
    pub question: Option<String>,
    /// What one could do about it; none but for a concern.
    #[serde(rename = "try")]
    pub hint: Option<String>,
    /// In how many of the cases that answered it came up, in the last 12 months.
    pub came_up: Share,
    /// What may be said of it; none where it is no pattern.
    pub pattern: Option<Pattern>,
    /// How many cases were asked and passed it over.
    pub skipped: usize,
    /// How many answers are older than 12 months, and not counted.
    pub older: usize,
    /// Each case that answered, the latest first, also the older ones; of a reason or a skill, those in which it came up.
    pub cases: Vec<Told>,
}

/// One case behind a pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Its handle.
    pub case: String,
    /// Company and role.
    pub title: String,
    /// The day of the answer, or of the ending, if it is known.
    pub date: Option<NaiveDate>,
    /// The answer, or the detail of the reason.
    pub answer: Option<String>,
    /// Whether it came up there.
    pub came_up: bool,
    /// Whether it is counted, being of the last 12 months.
    pub counted: bool,
    /// What was written in that case, each with what it answers; never the private words.
    pub wrote: Vec<Wrote>,
}

/// Some words of the user's or the employer's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wrote {
    /// `they said`, `note`, or the question.
    pub about: String,
    /// The words.
    pub text: String,
}

impl Opened {
    /// Everything of that name: a question's `topic/id`, its id alone where one topic has it, a reason, a skill. A reason
    /// both stated and guessed comes twice.
    #[must_use]
    pub fn of(cases: &[Case], given: Given<'_>, wanted: &str) -> Vec<Self> {
        let called = Wanted::Called(wanted);
        let since = since(given.today);
        let recent = Suspects::of(cases, given.prompts, since, called);
        let ever = Suspects::of(cases, given.prompts, NaiveDate::MIN, called);
        let (patterns, _) = changes(cases, given);
        let patterns: Vec<&Pattern> = patterns.all().collect();
        let found = named(&ever.all, wanted).into_iter().map(|suspect| {
            let lately = recent.all.iter().find(|it| it.sort == suspect.sort && same(&it.id, &suspect.id));
            let pattern = patterns.iter().find(|it| it.sort == suspect.sort && same(&it.id, &suspect.id));
            Self::open(lately, suspect, pattern.copied(), |answer| {
                Told::of(answer, suspect.sort, since, given.prompts)
            })
        });
        found.collect()
    }

    /// The names by which something can be opened.
    #[must_use]
    pub fn names(cases: &[Case], given: Given<'_>) -> Vec<String> {
        names(cases, given.prompts)
    }

    fn open(
        lately: Option<&Suspect<'_>>,
        ever: &Suspect<'_>,
        pattern: Option<&Pattern>,
        told: impl Fn(&Answer<'_>) -> Told,
    ) -> Self {
        let answers = lately.map(|suspect| &suspect.answers[..]).unwrap_or_default();
        let shown = ever.answers.iter().rev().filter(|answer| ever.sort == Sort::Concern || answer.came_up);
        Self {
            sort: ever.sort,
            id: ever.id.clone(),
            question: ever.question.clone(),
            hint: ever.hint.clone(),
            came_up: share(answers),
            pattern: pattern.cloned(),
            skipped: lately.map_or(0, |suspect| suspect.skipped),
            older: ever.answers.len() - answers.len(),
            cases: shown.map(told).collect(),
        }
    }
}

fn named<'s, 'c>(suspects: &'s [Suspect<'c>], wanted: &str) -> Vec<&'s Suspect<'c>> {
    let whole: Vec<&Suspect<'_>> = suspects.iter().filter(|it| same(&it.id, wanted)).collect();
    if !whole.is_empty() {
        return whole;
    }
    let id = |it: &&Suspect<'_>| it.sort == Sort::Concern && it.id.split('/').next_back() == Some(wanted);
    let by_id: Vec<&Suspect<'_>> = suspects.iter().filter(id).collect();
    if by_id.len() == 1 { by_id } else { Vec::new() }
}

impl Told {
    fn of(answer: &Answer<'_>, sort: Sort, since: NaiveDate, prompts: &Prompts) -> Self {
        Self {
            case: answer.case.handle().to_owned(),
            title: answer.case.title(),
            date: answer.is_dated.then_some(answer.date),
            answer: answer.words.clone(),
            came_up: answer.came_up,
            counted: answer.date > since,
            wrote: wrote(answer.case, sort, prompts),
        }
    }
}

/// The words of a case: what they said, where a reason is opened; notes; the answers that are texts, but for what went
/// well.
fn wrote(case: &Case, sort: Sort, prompts: &Prompts) -> Vec<Wrote> {
    let told = |about: &str, text: &str| Wrote { about: about.to_owned(), text: text.to_owned() };
    let said =
        case.events().iter().filter(|_| sort != Sort::Concern).filter_map(|event| event.said.as_deref());
    let notes = case.events().iter().filter_map(|event| event.note.as_deref());
    let is_told = |question: &Question| {
        matches!(question.kind, Kind::Text(_)) && question.collects != Some(Collects::Strengths)
    };
    let texts = prompts.questions().filter(|(_, question)| is_told(question));
    let answers = texts.filter_map(|(topic, question)| {
        let (_, text) = case.answer(&topic.name, &question.id)?;
        Some(told(&question.ask, text))
    });
    said.map(|text| told("they said", text))
        .chain(notes.map(|text| told("note", text)))
        .chain(answers)
        .collect()
}
