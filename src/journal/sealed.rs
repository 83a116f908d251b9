//! Files that only a passphrase opens, in the format of `age` (age-encryption.org/v1).
//!
//! A locked journal has one identity, itself closed with a passphrase, in `identity.age`. Each file is closed to its
//! recipient, which stands in the open in `recipients.txt`: to close a file takes no passphrase.

#[cfg_attr(feature = "lock", path = "sealed/key.rs")]
#[cfg_attr(not(feature = "lock"), path = "sealed/without.rs")]
mod key;

use std::io::{self, Read as _};
use std::path::Path;

use super::store::read_plain;
pub use key::Key;
pub(crate) use key::seal_to;

/// The identity of a locked journal, relative to it.
pub(crate) const IDENTITY: &str = "identity.age";
/// To whom its files are closed, relative to it.
pub(crate) const RECIPIENTS: &str = "recipients.txt";

/// Why a passphrase gave no key.
#[derive(Debug, thiserror::Error)]
pub enum NoKey {
    /// It is another one.
    #[error("the passphrase is not the one this journal was locked with")]
    Wrong,
    /// The identity is not one that `lock` made, or no longer.
    #[error("cannot read 'identity.age', which holds the key of this journal")]
    Unreadable(#[source] io::Error),
    /// This build knows no locked journals.
    #[error("this build of reject cannot lock and unlock: it was made without its feature 'lock'")]
    NotBuilt,
}

/// Whether these bytes are a closed file.
pub(crate) fn is_sealed(bytes: &[u8]) -> bool {
    [&b"age-encryption.org/"[..], b"-----BEGIN AGE ENCRYPTED FILE-----"]
        .iter()
        .any(|first| bytes.starts_with(first))
}

/// Whether a closed file is read from, as far as its first bytes tell.
pub(crate) fn begins_sealed(from: &mut impl io::Read) -> io::Result<bool> {
    let mut first = Vec::new();
    from.take(64).read_to_end(&mut first)?;
    Ok(is_sealed(&first))
}

/// Whether the journal at `root` is locked. One whose identity is gone is no less so where its `recipients.txt` names
/// a recipient of age: one without is a file of the user's.
pub(crate) fn is_locked(root: &Path) -> bool {
    let is_there = |file| root.join(file).symlink_metadata().is_ok();
    let names_one = || match read_plain(&root.join(RECIPIENTS)) {
        Ok(text) => lines(&String::from_utf8_lossy(&text)).any(|line| line.starts_with("age1")),
        Err(_) => root.join(RECIPIENTS).is_file(),
    };
    is_there(IDENTITY) || is_there(RECIPIENTS) && names_one()
}

/// Whether a text names this recipient, and no other.
pub(crate) fn names(text: &str, recipient: &str) -> bool {
    lines(text).eq([recipient])
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The bytes as they may lie in the journal at `root`, which may be locked; takes no key.
pub(super) fn for_disk(root: &Path, bytes: &[u8]) -> io::Result<Vec<u8>> {
    if !is_locked(root) {
        return Ok(bytes.to_vec());
    }
    seal_to(&String::from_utf8_lossy(&read_plain(&root.join(RECIPIENTS))?), bytes)
}
