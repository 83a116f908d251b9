//! Looking back at a stretch of the search: its numbers, the questions about the whole, what to keep, change and try.

mod due;
mod look;
mod period;

use chrono::NaiveDate;

pub use due::{Due, due};
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

/// The last review up to that day; none where there is none. Of several of one day it is the one written last.
#[must_use]
pub fn last(reviews: &[Review], today: NaiveDate) -> Option<&Review> {
    reviews.iter().filter(|review| review.date <= today).max_by_key(|review| review.date)
}
