//! Where keys stand in a file.

use std::cell::Cell;

use crate::journal::format::{self, UnknownKey};

/// So many bytes are read again to find places.
const AGAIN: u64 = 2 * 1024 * 1024;

/// The places of keys in one text. Each look reads it from its start, so a very long one is not looked at for ever.
pub(super) struct Places<'a> {
    text: &'a str,
    left: Cell<u64>,
}

impl<'a> Places<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, left: Cell::new(AGAIN) }
    }

    /// Line and column, from 1, of a key in one document of the stream.
    pub(super) fn key(&self, position: usize, key: &str) -> Option<(usize, usize)> {
        self.look(|text| format::locate(text, position, key))
    }

    /// The same of a key that format 1 does not know.
    pub(super) fn unknown(&self, position: usize, key: &UnknownKey) -> Option<(usize, usize)> {
        self.look(|text| format::locate_unknown(text, position, key))
    }

    fn look(&self, look: impl Fn(&str) -> Option<(usize, usize)>) -> Option<(usize, usize)> {
        let left = self.left.get().checked_sub(self.text.len() as u64)?;
        self.left.set(left);
        look(self.text)
    }
}
