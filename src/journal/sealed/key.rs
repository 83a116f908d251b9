//! The identity of a locked journal.

use std::fmt;
use std::io::{self, Read as _};
use std::str;

use age::armor::ArmoredReader;
use age::secrecy::{ExposeSecret as _, SecretString};
use age::{DecryptError, scrypt, x25519};

use super::{NoKey, lines};

/// The work that `age` itself puts into a passphrase, as a power of two: about a second and 256 MB of memory.
const WORK: u8 = 18;
/// An identity that asks for more than this is not tried: it may come from elsewhere, and each step doubles both.
const MOST_WORK: u8 = WORK + 1;

/// What opens and closes the files of a locked journal.
#[derive(Clone)]
pub struct Key {
    identity: x25519::Identity,
    recipient: x25519::Recipient,
}

/// So many bytes say who opens a file, at most; what `lock` writes has 200.
const LONGEST_HEADER: u64 = 4096;
const TOO_LONG: &str = "it is locked to far more recipients than reject locks to";

const TOO_MUCH_WORK: &str = "to open it would take far more memory and time than to open what reject locks";

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({})", self.recipient)
    }
}

impl From<x25519::Identity> for Key {
    fn from(identity: x25519::Identity) -> Self {
        Self { recipient: identity.to_public(), identity }
    }
}

impl Key {
    /// A new key.
    ///
    /// # Errors
    /// [`NoKey::NotBuilt`] in a build without the feature `lock`.
    pub fn new() -> Result<Self, NoKey> {
        Ok(x25519::Identity::generate().into())
    }

    /// The key that `identity.age` holds, opened with its passphrase.
    ///
    /// # Errors
    /// [`NoKey::Wrong`] for another passphrase, [`NoKey::Unreadable`] where the file is not what `lock` writes.
    pub fn of(identity: &[u8], passphrase: String) -> Result<Self, NoKey> {
        if is_header_too_long(identity) {
            return Err(unreadable(TOO_LONG));
        }
        let mut opener = scrypt::Identity::new(SecretString::from(passphrase));
        opener.set_max_work_factor(MOST_WORK);
        let text = age::decrypt(&opener, identity).map_err(|error| match error {
            DecryptError::DecryptionFailed => NoKey::Wrong,
            DecryptError::NoMatchingKeys => unreadable("it is not closed with a passphrase"),
            DecryptError::ExcessiveWork { .. } => unreadable(TOO_MUCH_WORK),
            other => unreadable(&said(&other)),
        })?;
        let text = SecretString::from(String::from_utf8_lossy(&text).into_owned());
        let mut keys = lines(text.expose_secret());
        match (keys.next().map(str::parse::<x25519::Identity>), keys.next()) {
            (Some(Ok(identity)), None) => Ok(identity.into()),
            _ => Err(unreadable("it does not hold one identity of age")),
        }
    }

    /// The identity, closed with a passphrase, as text.
    pub(crate) fn closed_with(&self, passphrase: String) -> io::Result<Vec<u8>> {
        self.closed_with_work(passphrase, WORK)
    }

    fn closed_with_work(&self, passphrase: String, work: u8) -> io::Result<Vec<u8>> {
        let mut to = scrypt::Recipient::new(SecretString::from(passphrase));
        to.set_work_factor(work);
        let secret = self.identity.to_string();
        let text = format!("# public key: {}\n{}\n", self.recipient, secret.expose_secret());
        let text = SecretString::from(text);
        let closed = age::encrypt_and_armor(&to, text.expose_secret().as_bytes());
        Ok(closed.map_err(io::Error::other)?.into_bytes())
    }

    /// To whom files are closed, as `age -r` takes it.
    pub(crate) fn recipient(&self) -> String {
        self.recipient.to_string()
    }

    /// Closes a file.
    pub(crate) fn seal(&self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        age::encrypt(&self.recipient, bytes).map_err(io::Error::other)
    }

    /// Opens a file.
    pub(crate) fn open(&self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        if is_header_too_long(bytes) {
            return Err(io::Error::other(TOO_LONG));
        }
        age::decrypt(&self.identity, bytes).map_err(|error| {
            io::Error::other(match error {
                DecryptError::NoMatchingKeys => {
                    "it is locked, but not with this journal's identity.age".to_owned()
                }
                other => format!("it is locked, and {}", said(&other)),
            })
        })
    }
}

/// Whether the header, which says who opens a file, is longer than any that is written here; many recipients take age
/// hours. Armored or not.
fn is_header_too_long(bytes: &[u8]) -> bool {
    let mut head = Vec::new();
    // What is no armor is for age to name.
    let _ = ArmoredReader::new(bytes).take(LONGEST_HEADER).read_to_end(&mut head);
    head.len() as u64 == LONGEST_HEADER && !head.windows(4).any(|at| at == b"\n---")
}

fn unreadable(problem: &str) -> NoKey {
    NoKey::Unreadable(io::Error::other(problem))
}

/// What is wrong with a file, in words of ours where age has only words of its own.
fn said(error: &DecryptError) -> String {
    match error {
        DecryptError::DecryptionFailed
        | DecryptError::InvalidHeader
        | DecryptError::InvalidMac
        | DecryptError::KeyDecryptionFailed
        | DecryptError::Io(_) => "it was changed or cut since it was written".to_owned(),
        other => other.to_string(),
    }
}

/// Closes a file to the one recipient that a text names; lines with a `#` are not read.
pub(crate) fn seal_to(recipient: &str, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut all = lines(recipient);
    match (all.next().map(str::parse::<x25519::Recipient>), all.next()) {
        (Some(Ok(recipient)), None) => age::encrypt(&recipient, bytes).map_err(io::Error::other),
        _ => Err(io::Error::other("'recipients.txt' does not name one recipient of age")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_that_asks_for_far_more_work_is_refused_before_it_is_tried() {
        // In the form that age gives it; no passphrase opens it.
        let asks = |work: u8| {
            let head = format!("age-encryption.org/v1\n-> scrypt kWb6rHTnHUZMvFnl3BQJiw {work}\n");
            let body = "8IlB5LB8k1ZTKqNvsTAzSh+cJKzTAPqgVqGH0Wkwqvs\n--- pQlIfqAJ7ADTrxZMEXjaFQ9Q4vDzkUvpNHwXwcGOGKs\n";
            Key::of(&[head.as_bytes(), body.as_bytes(), &[0; 48]].concat(), "open sesame".to_owned())
        };
        let Err(NoKey::Unreadable(why)) = asks(MOST_WORK + 1) else { panic!("it was tried") };
        assert_eq!(why.to_string(), TOO_MUCH_WORK);
        assert!(matches!(asks(10), Err(NoKey::Wrong)), "one that asks for less is tried");
    }
}
