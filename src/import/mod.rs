//! Cases from elsewhere: one format a file, bytes in, values out. Nothing here writes.

pub mod email;
pub mod json;
pub mod merge;
pub mod sheet;

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::event::{Details, Event};

/// The mark of the row that is the `n`th, from 1, of those that have so much in common. Marks stand in journals: how they
/// are made never changes.
fn mark(kin: &str, n: usize) -> String {
    let hash = Sha256::digest(format!("{kin}\u{1f}{n}"));
    // The first 64 bits are enough for any search.
    hash.iter().take(8).fold(String::new(), |mut mark, byte| {
        let _ = write!(mark, "{byte:02x}");
        mark
    })
}

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
