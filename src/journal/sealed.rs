//! Files that only a passphrase opens, in the format of `age` (age-encryption.org/v1).
//!
//! A locked journal has one identity, itself closed with a passphrase, in `identity.age`. Each file is closed to its
//! recipient, which stands in the open in `recipients.txt`: to close a file takes no passphrase.

#[cfg_attr(feature = "lock", path = "sealed/key.rs")]
#[cfg_attr(not(feature = "lock"), path = "sealed/without.rs")]
mod key;

use std::io::{self, Read as _};
use std::path::Path;

use super::closed::closed_one;
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

/// Whether these bytes are a closed file: as age writes it, from its first line to the beginning of the next, so that a
/// text about age is none.
pub(crate) fn is_sealed(bytes: &[u8]) -> bool {
    let Some(end) = bytes.iter().position(|b| *b == b'\n') else { return false };
    let (first, next) = (bytes[..end].trim_ascii_end(), &bytes[end + 1..]);
    match first.strip_prefix(b"age-encryption.org/v") {
        Some(version) => {
            !version.is_empty() && version.iter().all(u8::is_ascii_digit) && next.starts_with(b"-> ")
        }
        None => first == b"-----BEGIN AGE ENCRYPTED FILE-----" && next.starts_with(ARMORED),
    }
}

/// How the lines of an armored file begin: `age-encryption.org` in Base64.
const ARMORED: &[u8] = b"YWdlLWVuY3J5cHRpb24ub3Jn";

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
        return match closed_one(root) {
            Some(_) => Err(io::Error::other("other files are locked, and the key is not there")),
            None => Ok(bytes.to_vec()),
        };
    }
    seal_to(&String::from_utf8_lossy(&read_plain(&root.join(RECIPIENTS))?), bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_about_age_is_not_closed() {
        for text in [
            "age-encryption.org/ is what reject uses.\n",
            "age-encryption.org/v1",
            "age-encryption.org/v1\nis its first line, and -> its second\n",
            "age-encryption.org/v1 says\n-> X25519 abc\n",
            "age-encryption.org/v\n-> X25519 abc\n",
            "-----BEGIN AGE ENCRYPTED FILE-----",
            "-----BEGIN AGE ENCRYPTED FILE-----\nis how one begins\n",
        ] {
            assert!(!is_sealed(text.as_bytes()), "{text}");
        }
        for text in [
            "age-encryption.org/v1\n-> X25519 abc\n",
            "age-encryption.org/v2\n-> later\n",
            "-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOS",
            "-----BEGIN AGE ENCRYPTED FILE-----\r\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOS",
        ] {
            assert!(is_sealed(text.as_bytes()), "{text}");
        }
    }
}
