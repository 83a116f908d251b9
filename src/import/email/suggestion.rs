//! What a message suggests to write down.

use chrono::NaiveDate;

use crate::event::{Ending, Stage};

use super::company::company;
use super::message::Message;
use super::phrases::Phrases;
use super::role::role;
use super::verdict::{Reading, Snippet, Speaks, verdict};

/// What a message suggests, and the words it goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// `rejected`, or `closed` where the role itself vanished; none where the message does not read like a no.
    pub ending: Option<Ending>,
    /// The stage it says one had got to.
    pub stage: Option<Stage>,
    /// The sentences that say no, in their own words, each on one line.
    pub said: Vec<String>,
    /// The words it goes by, in their own spelling, and what each speaks for.
    pub phrases: Vec<Snippet>,
    /// The employer.
    pub company: Option<String>,
    /// The role.
    pub role: Option<String>,
    /// The day of the message, or today.
    pub date: NaiveDate,
    /// Whether that day is the message's own: it has one, and it is not yet to come.
    pub is_dated: bool,
}

/// What the message suggests to write down on `today`.
///
/// Nothing is decided: what a message does not say plainly stays empty.
#[must_use]
pub fn suggest(message: &Message, phrases: &Phrases, today: NaiveDate) -> Suggestion {
    let subject = Reading::of(message.subject.as_deref().unwrap_or_default(), phrases);
    let body = Reading::of(&message.body, phrases);
    let verdict = verdict(phrases, &subject, &body);
    let mut snippets = verdict.snippets;
    let reached = reached(phrases, &body);
    let stage = reached.as_ref().map(|(stage, _)| *stage);
    snippets.extend(reached.map(|(_, snippet)| snippet));
    let own = message.date.filter(|date| *date <= today);
    Suggestion {
        ending: verdict.ending,
        stage,
        said: verdict.said,
        phrases: snippets,
        company: company(phrases, message, &subject, &body),
        role: role(phrases, &subject, &body),
        date: own.unwrap_or(today),
        is_dated: own.is_some(),
    }
}

/// The furthest stage the text says one had got to, and its words.
fn reached(phrases: &Phrases, body: &Reading<'_>) -> Option<(Stage, Snippet)> {
    for (stage, patterns) in phrases.stages.iter().rev() {
        for sentence in &body.sentences {
            let ahead = phrases.ahead.places(&sentence.words);
            let is_past = |words: &std::ops::Range<usize>| {
                !ahead.iter().any(|place| place.start < words.end && words.start < place.end)
            };
            if let Some(words) = patterns.places(&sentence.words).into_iter().find(is_past) {
                return Some((*stage, body.snippet(sentence, words, Speaks::Reached(*stage))));
            }
        }
    }
    None
}
