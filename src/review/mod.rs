//! Looking back at a stretch of the search: its numbers, the questions about the whole, what to keep, change and try.

mod due;
mod feedback;
mod look;
mod period;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

pub use due::{Due, due};
pub use feedback::Feedback;
pub use look::{Look, Part, Step};
pub use period::{Before, CameUp, Counts, Period, Spell};

use crate::event::Answer;

/// The topic whose questions a review asks.
pub const TOPIC: &str = "strategy";

/// A review, as its document tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The day one looked back.
    pub date: NaiveDate,
    /// The first day one looked back to.
    pub since: Option<NaiveDate>,
    /// The counts of that time as they stood then, by name; see [`Counts::named`].
    pub numbers: Vec<(String, usize)>,
    /// Ids of questions of [`TOPIC`] and their answers, in the order they were asked.
    pub answers: Vec<(String, Answer)>,
    /// Ids of questions passed over.
    pub skipped: Vec<String>,
    /// What to keep.
    pub keep: Option<String>,
    /// What to change.
    pub change: Option<String>,
    /// What to try.
    pub attempt: Option<String>,
}

impl Review {
    /// A review of that day that says nothing yet.
    #[must_use]
    pub fn new(date: NaiveDate) -> Self {
        Self {
            date,
            since: None,
            numbers: Vec::new(),
            answers: Vec::new(),
            skipped: Vec::new(),
            keep: None,
            change: None,
            attempt: None,
        }
    }

    /// The answer to a question of [`TOPIC`] by its id.
    #[must_use]
    pub fn answer(&self, id: &str) -> Option<&str> {
        self.answers.iter().find(|(known, _)| known == id).map(|(_, answer)| answer.as_str())
    }
}

impl Serialize for Review {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape<'a> {
            date: NaiveDate,
            since: Option<NaiveDate>,
            #[serde(serialize_with = "pairs")]
            numbers: Vec<(&'a str, usize)>,
            #[serde(serialize_with = "pairs")]
            answers: Vec<(&'a str, &'a str)>,
            skipped: &'a [String],
            keep: Option<&'a str>,
            change: Option<&'a str>,
            r#try: Option<&'a str>,
        }
        Shape {
            date: self.date,
            since: self.since,
            numbers: self.numbers.iter().map(|(name, n)| (name.as_str(), *n)).collect(),
            answers: self.answers.iter().map(|(id, answer)| (id.as_str(), answer.as_str())).collect(),
            skipped: &self.skipped,
            keep: self.keep.as_deref(),
            change: self.change.as_deref(),
            r#try: self.attempt.as_deref(),
        }
        .serialize(s)
    }
}

/// Keys and values in their order.
fn pairs<S: Serializer, V: Serialize>(pairs: &[(&str, V)], s: S) -> Result<S::Ok, S::Error> {
    s.collect_map(pairs.iter().map(|(key, value)| (*key, value)))
}

/// The last review up to that day; none where there is none. Of several of one day it is the one written last.
#[must_use]
pub fn last(reviews: &[Review], today: NaiveDate) -> Option<&Review> {
    reviews.iter().filter(|review| review.date <= today).max_by_key(|review| review.date)
}
