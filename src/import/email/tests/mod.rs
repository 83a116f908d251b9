//! Messages of our own making, and what is to be read in them.

mod families;
mod names;
mod others;
mod reading;
mod refusals;

use chrono::NaiveDate;

use super::{Message, Phrases, Suggestion, suggest};

fn phrases() -> Phrases {
    Phrases::built_in().expect("the phrases")
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

fn message(text: &str) -> Message {
    Message::read(text.as_bytes()).expect("a message")
}

fn suggested(text: &str) -> Suggestion {
    suggest(&message(text), &phrases(), today())
}
