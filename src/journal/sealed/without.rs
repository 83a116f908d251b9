//! A build without the feature `lock`: there is no key to be had.

use std::io;

use super::NoKey;

/// What opens the files of a locked journal; in this build there is none.
#[derive(Clone, Debug)]
pub enum Key {}

impl Key {
    /// No key: this build makes none.
    ///
    /// # Errors
    /// [`NoKey::NotBuilt`].
    pub fn new() -> Result<Self, NoKey> {
        Err(NoKey::NotBuilt)
    }

    /// No key: this build opens none.
    ///
    /// # Errors
    /// [`NoKey::NotBuilt`].
    pub fn of(_identity: &[u8], _passphrase: String) -> Result<Self, NoKey> {
        Err(NoKey::NotBuilt)
    }

    pub(crate) fn closed_with(&self, _passphrase: String) -> io::Result<Vec<u8>> {
        match *self {}
    }

    pub(crate) fn recipient(&self) -> String {
        match *self {}
    }

    pub(crate) fn seal(&self, _bytes: &[u8]) -> io::Result<Vec<u8>> {
        match *self {}
    }

    pub(crate) fn open(&self, _bytes: &[u8]) -> io::Result<Vec<u8>> {
        match *self {}
    }
}

pub(crate) fn seal_to(_recipient: &str, _bytes: &[u8]) -> io::Result<Vec<u8>> {
    Err(io::Error::other(NoKey::NotBuilt.to_string()))
}
