//! What people told one.

use chrono::NaiveDate;
use serde::Serialize;

use super::Spell;
use crate::case::Case;
use crate::event::{Event, Kind};

/// Feedback that came, in their words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Feedback {
    /// The case.
    pub case: String,
    /// Its company.
    pub company: String,
    /// The day it came.
    pub date: NaiveDate,
    /// Whom it came from, where that is known.
    pub from: Option<String>,
    /// Their words.
    pub text: String,
}

impl Feedback {
    /// All that came on those days, the latest first. What has no words or no known day is left out.
    #[must_use]
    pub fn all(cases: &[Case], spell: Spell) -> Vec<Self> {
        let of = |case: &Case| -> Vec<Self> {
            let came = case.events().iter().filter(|event| event.kind == Kind::Feedback);
            came.filter_map(|event| Self::of(case, event, spell)).collect()
        };
        let mut all: Vec<Self> = cases.iter().flat_map(of).collect();
        all.sort_by(|a, b| (b.date, &b.case).cmp(&(a.date, &a.case)));
        all
    }

    fn of(case: &Case, event: &Event, spell: Spell) -> Option<Self> {
        Some(Self {
            case: case.handle().to_owned(),
            company: case.company().to_owned(),
            date: event.day().filter(|day| spell.holds(*day))?,
            from: event.from.clone(),
            text: event.said.clone().filter(|said| !said.trim().is_empty())?,
        })
    }
}
