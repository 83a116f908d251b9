//! The files of a journal as bytes, without a disk: read, written and added to as on one.

use std::path::Path;

use super::format::{self, Entry, Malformed};
use super::writing::extended;
use super::{Settings, parse, plan, reviews, settings};
use crate::case::Case;
use crate::error::Error;
use crate::event::{Details, Event};
use crate::plan::Entry as PlanEntry;
use crate::review::Review;

/// The case that the bytes of its file tell, under that handle.
///
/// # Errors
/// The first place that cannot be read.
pub fn read_case(handle: &str, bytes: &[u8]) -> Result<Case, Malformed> {
    parse(handle, bytes)
}

/// A whole case file: what the case is, then each event in its order.
#[must_use]
pub fn write_case(details: &Details, events: &[Event]) -> String {
    let mut text = format::write_header(details);
    text.extend(events.iter().map(format::write_event));
    text
}

/// The bytes of a case file with events added; those that are there stay to the letter.
///
/// # Errors
/// [`Error::Malformed`] where the file cannot be read, [`Error::WouldChange`] where the whole would not read back as what
/// was there and what was added.
pub fn add_to_case(bytes: &[u8], events: &[Event]) -> Result<Vec<u8>, Error> {
    let text: String = events.iter().map(format::write_event).collect();
    let meant: Vec<Entry> = events.iter().cloned().map(|it| Entry::Event(Box::new(it))).collect();
    extended(Path::new("the case"), bytes, &text, &meant, super::writing::entries, None)
}

/// The entries of a plan.
///
/// # Errors
/// The first place that cannot be read.
pub fn read_plan(bytes: &[u8]) -> Result<Vec<PlanEntry>, Malformed> {
    plan::read(bytes)
}

/// A plan with these entries in their order.
#[must_use]
pub fn write_plan(entries: &[PlanEntry]) -> String {
    entries.iter().map(plan::write).collect()
}

/// The reviews of a file of `reviews/`.
///
/// # Errors
/// The first place that cannot be read.
pub fn read_reviews(bytes: &[u8]) -> Result<Vec<Review>, Malformed> {
    reviews::read(bytes)
}

/// A file of `reviews/` with these reviews in their order.
#[must_use]
pub fn write_reviews(all: &[Review]) -> String {
    all.iter().map(reviews::write).collect()
}

/// What `journal.yaml` says.
///
/// # Errors
/// The first place that cannot be read.
pub fn read_settings(bytes: &[u8]) -> Result<Settings, Malformed> {
    settings::read(bytes)
}
