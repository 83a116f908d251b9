//! Thinking a case through: which questions suit it, the answers, and the documents they become.

mod choice;
mod concerns;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::event::{Answer, Event, Kind};
use crate::plan::{self, Action, Planned, Step};
use crate::prompts::{self, Prompts, Question, Topic};
pub use concerns::recent_concerns;

use choice::{Asked, asks_control, shorten, topics};

/// The most questions a short reflection asks.
pub const SHORT: usize = 11;

/// The most actions a reflection ends with, and opens with.
pub const ACTIONS: usize = 3;

/// How many answers a question that an action aims at stays in the short form for.
const WATCHED: usize = 5;

/// A reflection under way: what is asked, what was answered, what is next. It is what a draft holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reflection {
    /// The handle of the case.
    pub case: String,
    /// Its name, unique in the case and in the plan.
    pub run: String,
    /// Ids of the open actions it opens with.
    pub opening: Vec<String>,
    /// The questions, each `topic/id`, in order.
    pub questions: Vec<String>,
    /// What became of each action asked about, by id.
    pub outcomes: BTreeMap<String, Outcome>,
    /// Answers by `topic/id`.
    pub answers: BTreeMap<String, String>,
    /// Questions passed over, by `topic/id`.
    pub skipped: Vec<String>,
    /// The question whose answer was typed and not sent.
    #[serde(default)]
    pub unsent: Option<String>,
    /// The actions planned so far.
    pub actions: Vec<Intention>,
    /// Whether it asks all that suits the case, so that the case is done with it.
    #[serde(default = "yes")]
    pub whole: bool,
    /// How many steps, of the opening and then of the questions, lie behind.
    pub next: usize,
}

fn yes() -> bool {
    true
}

/// What became of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It was done.
    Yes,
    /// It still waits.
    NotYet,
    /// It was let go.
    Dropped,
}

/// An action one means to take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intention {
    /// What to do.
    #[serde(rename = "do")]
    pub what: String,
    /// The question, `topic/id`, it answers to.
    #[serde(rename = "for")]
    pub aim: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
}

/// Which questions one wants to be asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scope<'a> {
    /// This topic alone, with what closes every reflection.
    pub topic: Option<&'a Topic>,
    /// Every question, not the short form.
    pub deep: bool,
}

impl Reflection {
    /// The reflection that suits the case. `entries` are those of the whole plan, `cases` every case there is,
    /// for the questions that an action keeps in the short form. What was planned a moment ago, or for a day to come, is
    /// not asked about on `today`.
    #[must_use]
    pub fn new(
        case: &Case,
        scope: Scope<'_>,
        prompts: &Prompts,
        entries: &[plan::Entry],
        cases: &[Case],
        today: NaiveDate,
    ) -> Self {
        let actions = plan::actions(entries);
        let watched = |topic: &str, id: &str| {
            actions.iter().any(|action| {
                let aims = action.planned.aim.as_deref() == Some(&format!("{topic}/{id}"));
                aims && (action.is_open() || action.done && answers_since(cases, topic, id, action) < WATCHED)
            })
        };
        let mut asked: Vec<Asked<'_>> = Vec::new();
        for topic in topics(case, scope, prompts) {
            let short = topic.short();
            for question in &topic.questions {
                if question.from.is_some_and(|from| case.furthest() < from) {
                    continue;
                }
                let watched = watched(&topic.name, &question.id);
                let is_core = short.iter().any(|core| core.id == question.id);
                let wanted = if question.fills_control {
                    asks_control(case, topic, question)
                } else {
                    scope.deep || is_core || watched
                };
                if wanted {
                    asked.push(Asked { topic, question, watched });
                }
            }
        }
        if !scope.deep {
            shorten(&mut asked);
        }
        let opening = plan::open_of(&actions)
            .into_iter()
            .filter(|it| is_to_ask(it, today))
            .take(ACTIONS)
            .map(|action| action.planned.id)
            .collect();
        Self {
            case: case.handle().to_owned(),
            run: run(case, entries),
            opening,
            questions: asked.iter().map(|it| format!("{}/{}", it.topic.name, it.question.id)).collect(),
            outcomes: BTreeMap::new(),
            answers: BTreeMap::new(),
            skipped: Vec::new(),
            unsent: None,
            actions: Vec::new(),
            whole: scope.topic.is_none(),
            next: 0,
        }
    }

    /// The reflection that was begun, with what there is to ask now: what was answered stays, the rest comes from
    /// `new`, in the order of the topics, and it goes on at the first question that is open.
    #[must_use]
    pub fn resumed(self, new: &Self, prompts: &Prompts) -> Self {
        let is_asked = |path: &String| new.questions.contains(path) || self.answers.contains_key(path);
        let mut topics: Vec<&Topic> = prompts.topics().iter().collect();
        topics.sort_by_key(|topic| topic.ask.last);
        let paths = topics.iter().flat_map(|topic| {
            topic.questions.iter().map(|question| format!("{}/{}", topic.name, question.id))
        });
        let mut questions: Vec<String> = paths.filter(is_asked).collect();
        // A question that is no longer there keeps its answer.
        let gone = self.answers.keys().filter(|path| prompts.question(path).is_none()).cloned();
        questions.splice(0..0, gone);
        let is_open = |path: &String| {
            let is_answered = self.answers.contains_key(path) && self.unsent.as_ref() != Some(path);
            !is_answered && !self.skipped.contains(path)
        };
        let open = questions.iter().position(is_open).unwrap_or(questions.len());
        let open = self.opening.len() + open;
        let next = if self.next < self.opening.len() { self.next } else { open };
        Self { questions, next, whole: new.whole, ..self }
    }

    /// Whether every answer of it stands in the case, under its name.
    #[must_use]
    pub fn is_written_in(&self, case: &Case) -> bool {
        let of_run = |event: &&Event| event.run.as_ref() == Some(&self.run);
        let is_there = |path: &String, answer: &String| {
            case.events().iter().filter(of_run).any(|event| {
                event.answers.iter().any(|(id, known)| {
                    known.as_str() == answer
                        && event.topic.as_ref().is_some_and(|topic| format!("{topic}/{id}") == *path)
                })
            })
        };
        case.has_run(&self.run) && self.answers.iter().all(|(path, answer)| is_there(path, answer))
    }

    /// Gives it another name, where somebody else took this one meanwhile.
    pub fn rename(&mut self, case: &Case, entries: &[plan::Entry]) {
        self.run = run(case, entries);
    }

    /// Takes down the answer to a question; none where it was passed over.
    pub fn answer(&mut self, question: &str, answer: Option<String>) {
        self.skipped.retain(|skipped| skipped != question);
        self.answers.remove(question);
        self.unsent.take_if(|unsent| unsent == question);
        match answer {
            Some(answer) => {
                self.answers.insert(question.to_owned(), answer);
            }
            None => self.skipped.push(question.to_owned()),
        }
    }

    /// Whether anything has been said in it yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.outcomes.is_empty() && self.actions.is_empty()
    }

    /// The answers that point at something to work on, in order, each with its question.
    #[must_use]
    pub fn concerns<'a>(&self, prompts: &'a Prompts) -> Vec<(&'a Topic, &'a Question)> {
        let answered = self.questions.iter().filter_map(|path| {
            let (topic, question) = prompts.question(path)?;
            question.is_concern(self.answers.get(path)?).then_some((topic, question))
        });
        answered.collect()
    }

    /// The documents it becomes: one a topic, in order, the last of a whole one `done`. None where nothing was answered
    /// or passed over.
    #[must_use]
    pub fn events(&self, prompts: &Prompts, today: NaiveDate) -> Vec<Event> {
        let mut events: Vec<Event> = Vec::new();
        for path in &self.questions {
            let Some((topic, id)) = path.split_once('/') else { continue };
            let answer = self.answers.get(path);
            if answer.is_none() && !self.skipped.contains(path) {
                continue;
            }
            if events.last().and_then(|event| event.topic.as_deref()) != Some(topic) {
                let mut event = Event::new(today, Kind::Reflected);
                event.topic = Some(topic.to_owned());
                event.run = Some(self.run.clone());
                events.push(event);
            }
            if let Some(event) = events.last_mut() {
                match answer {
                    Some(answer) => event.answers.push((id.to_owned(), written(prompts, path, answer))),
                    None => event.skipped.push(id.to_owned()),
                }
            }
        }
        if let Some(last) = events.last_mut() {
            last.done = self.whole;
        }
        events
    }

    /// The entries of the plan it becomes: what became of the actions it opened with, and those it ends with.
    #[must_use]
    pub fn plan(&self, today: NaiveDate) -> Vec<plan::Entry> {
        let settled = self.outcomes.iter().filter_map(|(id, outcome)| match outcome {
            Outcome::Yes => Some(Step::Done(id.clone())),
            Outcome::Dropped => Some(Step::Dropped(id.clone())),
            Outcome::NotYet => None,
        });
        let planned = self.actions.iter().enumerate().map(|(at, action)| {
            Step::Planned(Planned {
                id: format!("{}-{}", self.run, at + 1),
                what: action.what.clone(),
                aim: action.aim.clone(),
                case: Some(self.case.clone()),
                due: action.due,
            })
        });
        settled.chain(planned).map(|step| plan::Entry { date: today, step }).collect()
    }
}

/// The answer as it is to be written.
#[must_use]
pub fn written(prompts: &Prompts, path: &str, answer: &str) -> Answer {
    let is_free =
        prompts.question(path).is_some_and(|(_, question)| matches!(question.kind, prompts::Kind::Text(_)));
    if is_free { Answer::free(answer) } else { answer.into() }
}

/// Whether one may ask by now what became of it: its day has come, or it has stood there since yesterday without one, or
/// for a week.
fn is_to_ask(action: &Action, today: NaiveDate) -> bool {
    let days = (today - action.since).num_days();
    match action.planned.due {
        Some(due) => due <= today || days >= 7,
        None => days >= 1,
    }
}

/// In how many cases the question was answered since the action was done.
fn answers_since(cases: &[Case], topic: &str, id: &str, action: &Action) -> usize {
    let since = action.closed.unwrap_or(NaiveDate::MAX);
    cases.iter().filter(|case| case.answer(topic, id).is_some_and(|(date, _)| date > since)).count()
}

/// A short name no other run in the case or the plan has; the same case at the same point gives the same.
fn run(case: &Case, entries: &[plan::Entry]) -> String {
    let candidates = (0_u32..=0xffff).map(|salt| {
        let seed = format!("{} {} {salt}", case.handle(), case.events().len());
        format!("{:04x}", fnv(seed.as_bytes()) & 0xffff)
    });
    let is_free = |run: &String| plan::is_free_run(entries, run) && !case.has_run(run);
    let mut free = candidates.filter(is_free);
    free.next().unwrap_or_default()
}

/// A hash that is the same for ever: Fowler, Noll and Vo's FNV-1a, 64 bits.
fn fnv(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests;
