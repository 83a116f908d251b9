//! Cases from elsewhere: one format a file, bytes in, values out. Nothing here writes.

pub mod email;
pub mod json;
pub mod merge;
pub mod sheet;

use crate::event::{Details, Event};

/// A case as a file from elsewhere tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// The line of the file at which it begins, from 1.
    pub line: usize,
    /// The handle it has, where the file knows one.
    pub handle: Option<String>,
    /// What rows have in common that only their order tells apart; none where a file has no such rows.
    pub kin: Option<String>,
    /// What it is.
    pub details: Details,
    /// What happened, by date; at least one event.
    pub events: Vec<Event>,
}
