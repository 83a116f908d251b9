//! A review under way: what is asked, what was answered, what becomes of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Period, Review, TOPIC, last};
use crate::plan::{self, Action, Entry, Planned, Wish};
use crate::prompts::{Prompts, Question};
use crate::reflection::{Outcome, written};

/// A review under way. It is what a draft holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// The day it was begun.
    pub begun: NaiveDate,
    /// The first day of the period, where it was asked for.
    pub since: Option<NaiveDate>,
    /// Ids of the open actions it opens with.
    pub opening: Vec<String>,
    /// Ids of the questions of [`TOPIC`], in order.
    pub questions: Vec<String>,
    /// What became of each action asked about, by id.
    pub outcomes: BTreeMap<String, Outcome>,
    /// Answers by question id.
    pub answers: BTreeMap<String, String>,
    /// Ids of questions passed over.
    pub skipped: Vec<String>,
    /// What was said in words of one's own.
    pub texts: BTreeMap<Part, String>,
    /// By when to try what is to be tried.
    pub due: Option<NaiveDate>,
    /// The last day of the goal.
    pub by: Option<NaiveDate>,
    /// How many steps lie behind.
    pub next: usize,
}

/// What one says in words of one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// What to keep.
    Keep,
    /// What to change.
    Change,
    /// What to try.
    Try,
    /// A goal for the next weeks.
    Goal,
}

impl Part {
    /// All of them, in the order they are asked.
    pub const ALL: [Self; 4] = [Self::Keep, Self::Change, Self::Try, Self::Goal];

    /// The word it goes by.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Change => "change",
            Self::Try => "try",
            Self::Goal => "goal",
        }
    }
}

/// One thing that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// What became of the action of that id.
    Outcome(String),
    /// The question of that id.
    Question(String),
    /// Something in words of one's own.
    Text(Part),
    /// By when to try it.
    Due,
    /// The last day of the goal.
    By,
}

impl Look {
    /// A review that begins today: it opens with the action that came out of the last one, if that is still open.
    #[must_use]
    pub fn new(prompts: &Prompts, reviews: &[Review], actions: &[Action], today: NaiveDate) -> Self {
        let tried = last(reviews, today).and_then(|review| Some((review.date, review.attempt.as_ref()?)));
        let is_tried = |action: &&Action| {
            action.is_open()
                && tried.is_some_and(|(date, what)| action.since == date && action.planned.what == *what)
        };
        let topic = prompts.topic(TOPIC);
        let questions = topic.map(|topic| topic.short().iter().map(|it| it.id.clone()).collect());
        Self {
            begun: today,
            since: None,
            opening: actions.iter().filter(is_tried).take(1).map(|it| it.planned.id.clone()).collect(),
            questions: questions.unwrap_or_default(),
            outcomes: BTreeMap::new(),
            answers: BTreeMap::new(),
            skipped: Vec::new(),
            texts: BTreeMap::new(),
            due: None,
            by: None,
            next: 0,
        }
    }

    /// The review that was begun, with the questions there are now: what was answered stays.
    #[must_use]
    pub fn resumed(mut self, new: &Self) -> Self {
        if self.questions == new.questions {
            return self;
        }
        let gone = self.answers.keys().filter(|id| !new.questions.contains(id)).cloned();
        self.questions = gone.chain(new.questions.iter().cloned()).collect();
        let is_open = |id: &String| !self.answers.contains_key(id) && !self.skipped.contains(id);
        let asked = self.questions.iter().position(is_open).unwrap_or(self.questions.len());
        self.next = self.next.min(self.opening.len() + asked);
        self
    }

    /// Everything that is asked, in order. A day is asked for where there is something it belongs to.
    #[must_use]
    pub fn steps(&self) -> Vec<Step> {
        let mut steps: Vec<Step> = self.opening.iter().cloned().map(Step::Outcome).collect();
        steps.extend(self.questions.iter().cloned().map(Step::Question));
        for part in Part::ALL {
            steps.push(Step::Text(part));
            if self.texts.contains_key(&part) {
                steps.extend(match part {
                    Part::Try => Some(Step::Due),
                    Part::Goal => Some(Step::By),
                    Part::Keep | Part::Change => None,
                });
            }
        }
        steps
    }

    /// Takes down the answer to a question; none where it was passed over.
    pub fn answer(&mut self, id: &str, answer: Option<String>) {
        self.skipped.retain(|skipped| skipped != id);
        self.answers.remove(id);
        match answer {
            Some(answer) => {
                self.answers.insert(id.to_owned(), answer);
            }
            None => self.skipped.push(id.to_owned()),
        }
    }

    /// Takes down some words; none where nothing was said, which takes the day that went with them away too.
    pub fn say(&mut self, part: Part, text: Option<String>) {
        if text.is_none() {
            match part {
                Part::Try => self.due = None,
                Part::Goal => self.by = None,
                Part::Keep | Part::Change => {}
            }
        }
        match text {
            Some(text) => self.texts.insert(part, text),
            None => self.texts.remove(&part),
        };
    }

    /// Takes down a goal; a last day that the words name is that day, whenever they are read again.
    pub fn set_goal(&mut self, words: &str, today: NaiveDate) {
        let by = Wish::read(words, today).ok().and_then(|wish| wish.by);
        self.by = by.or(self.by);
        self.say(Part::Goal, Some(words.to_owned()));
    }

    /// Whether nothing was said in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.texts.is_empty() && self.outcomes.is_empty()
    }

    /// The questions whose answers point at something to work on, in order.
    #[must_use]
    pub fn concerns<'p>(&self, prompts: &'p Prompts) -> Vec<&'p Question> {
        let answered = self.questions.iter().filter_map(|id| {
            let (_, question) = prompts.question(&format!("{TOPIC}/{id}"))?;
            question.is_concern(self.answers.get(id)?).then_some(question)
        });
        answered.collect()
    }

    /// What one could try about those, but what waits in the plan already.
    #[must_use]
    pub fn offers(&self, prompts: &Prompts, actions: &[Action]) -> Vec<String> {
        let waits = |question: &Question| {
            let aim = format!("{TOPIC}/{}", question.id);
            actions.iter().any(|it| self.is_left_open(it) && it.planned.aim.as_ref() == Some(&aim))
        };
        let concerns = self.concerns(prompts).into_iter().filter(|question| !waits(question));
        concerns.filter_map(|question| question.hint.clone()).collect()
    }

    /// Whether the action is open and stays so after this review.
    fn is_left_open(&self, action: &Action) -> bool {
        let outcome = self.outcomes.get(&action.planned.id);
        action.is_open() && !matches!(outcome, Some(Outcome::Yes | Outcome::Dropped))
    }

    /// Whether it stands among the reviews already, under that day or a later one.
    #[must_use]
    pub fn is_written_in(&self, reviews: &[Review]) -> bool {
        let texts = |review: &Review| {
            [(Part::Keep, &review.keep), (Part::Change, &review.change), (Part::Try, &review.attempt)]
                .iter()
                .all(|(part, text)| self.texts.get(part) == text.as_ref())
        };
        let answers = |review: &Review| {
            review.answers.len() == self.answers.len()
                && review
                    .answers
                    .iter()
                    .all(|(id, it)| self.answers.get(id).is_some_and(|own| own == it.as_str()))
        };
        let has_words = !self.answers.is_empty() || self.texts.keys().any(|part| *part != Part::Goal);
        has_words
            && reviews.iter().any(|review| review.date >= self.begun && texts(review) && answers(review))
    }

    /// The document it becomes, where the plan the period was counted from holds `there`.
    #[must_use]
    pub fn review(&self, prompts: &Prompts, period: &Period, there: &[Entry], today: NaiveDate) -> Review {
        let text = |part: Part| self.texts.get(&part).cloned();
        let answered = self.questions.iter().filter_map(|id| {
            let answer = self.answers.get(id)?;
            Some((id.clone(), written(prompts, &format!("{TOPIC}/{id}"), answer)))
        });
        // What is told to be done only now was done by the end of these days; it may stand in the plan as done already.
        let plan: Vec<Entry> = there.iter().cloned().chain(self.plan(prompts, there, today)).collect();
        let counts = period.counts.with_plan(&plan, period.spell).named();
        Review {
            since: Some(period.spell.first),
            numbers: counts.into_iter().map(|(name, n)| (name.to_owned(), n)).collect(),
            answers: answered.collect(),
            skipped: self.questions.iter().filter(|id| self.skipped.contains(id)).cloned().collect(),
            keep: text(Part::Keep),
            change: text(Part::Change),
            attempt: text(Part::Try),
            ..Review::new(today)
        }
    }

    /// The entries of the plan it becomes, where the plan holds `there`: what became of the action it opened with, what is
    /// to be tried, the goal. What is to be tried and waits in the plan already is planned once.
    #[must_use]
    pub fn plan(&self, prompts: &Prompts, there: &[Entry], today: NaiveDate) -> Vec<Entry> {
        let mut steps: Vec<plan::Step> = Vec::new();
        steps.extend(self.outcomes.iter().filter_map(|(id, outcome)| match outcome {
            Outcome::Yes => Some(plan::Step::Done(id.clone())),
            Outcome::Dropped => Some(plan::Step::Dropped(id.clone())),
            Outcome::NotYet => None,
        }));
        steps.extend(self.attempt(prompts, there).map(plan::Step::Planned));
        let steps = steps.into_iter().map(|step| Entry { date: today, step });
        steps.chain(self.goal(there, today)).collect()
    }

    fn attempt(&self, prompts: &Prompts, there: &[Entry]) -> Option<Planned> {
        let what = self.texts.get(&Part::Try)?.clone();
        let actions = plan::actions(there);
        if actions.iter().any(|action| self.is_left_open(action) && action.planned.what == what) {
            return None;
        }
        let aimed = self.concerns(prompts).into_iter().find(|it| it.hint.as_ref() == Some(&what));
        let aim = aimed.map(|question| format!("{TOPIC}/{}", question.id));
        Some(Planned { id: plan::free_id(there, &what), what, aim, case: None, due: self.due })
    }

    fn goal(&self, there: &[Entry], today: NaiveDate) -> Option<Entry> {
        let wish = Wish::read(self.texts.get(&Part::Goal)?, today).ok()?;
        let wish = Wish { by: self.by, ..wish };
        Some(plan::set_goal(there, &wish, today, today))
    }
}

#[cfg(test)]
mod tests;
