//! What can go wrong at the disk, each with the place.

use std::io;
use std::path::PathBuf;

use crate::journal::Malformed;
use crate::text::shown;

/// Why the journal could not do what was asked. Paths are relative to the journal where they lie in it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Something that is not a folder stands where the journal should be.
    #[error("cannot open the journal '{}': it is not a folder", shown(path))]
    NotAFolder {
        /// The path that was given.
        path: PathBuf,
    },
    /// The journal was written by a later release.
    #[error(
        "cannot open the journal '{}': its format is {found}, and this reject knows format {known}",
        shown(path)
    )]
    NewerFormat {
        /// The journal.
        path: PathBuf,
        /// The number behind `format:`.
        found: u32,
        /// The newest format this release reads.
        known: u32,
    },
    /// A file's content is not what it must be.
    #[error("cannot read '{}'", shown(file))]
    Malformed {
        /// The file.
        file: PathBuf,
        /// What is wrong, and where.
        source: Malformed,
        /// What to hand to `reject edit`, for a case.
        handle: Option<String>,
    },
    /// A file or folder could not be read.
    #[error("cannot read '{}'", shown(file))]
    CannotRead {
        /// The file.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file or folder could not be written.
    #[error("cannot write '{}'", shown(file))]
    CannotWrite {
        /// The file.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file stands there new, and the system does not say that it lasts.
    #[error("the disk does not confirm what was written to '{}'", shown(file))]
    Unconfirmed {
        /// The file.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Another process is writing.
    #[error("cannot write to the journal '{}': another reject is writing to it", shown(path))]
    Locked {
        /// The journal.
        path: PathBuf,
        /// What the lock file says of its holder.
        holder: String,
    },
    /// The journal was locked or unlocked between looking and writing.
    #[error("another reject has just {} the journal '{}'", if *is_locked { "locked" } else { "unlocked" }, shown(path))]
    LockChanged {
        /// The journal.
        path: PathBuf,
        /// Whether it is locked now.
        is_locked: bool,
    },
    /// `recipients.txt` and `identity.age` do not go together.
    #[error(
        "cannot write to the journal '{}': its recipients.txt does not name the key of its identity.age",
        shown(path)
    )]
    OtherRecipient {
        /// The journal.
        path: PathBuf,
    },
    /// Files are locked, and nothing in the journal opens them.
    #[error(
        "cannot write to the journal '{}': '{}' is locked, and the key is not there",
        shown(path),
        shown(file)
    )]
    KeyIsGone {
        /// The journal.
        path: PathBuf,
        /// One of the files.
        file: PathBuf,
    },
    /// A file could not be locked.
    #[error("cannot lock '{}'", shown(file))]
    CannotLock {
        /// The file.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// No handle holds the words given.
    #[error("no case matches '{name}'")]
    NoSuchCase {
        /// What was asked for.
        name: String,
        /// A handle that comes near.
        near: Option<String>,
    },
    /// Several handles hold the words given.
    #[error("'{name}' fits {} cases", candidates.len())]
    Ambiguous {
        /// What was asked for.
        name: String,
        /// The handles, by date.
        candidates: Vec<String>,
    },
    /// What would be written does not read back as what was meant.
    #[error(
        "cannot add to '{}': what is there and what would be added do not read back unchanged",
        shown(file)
    )]
    WouldChange {
        /// The file.
        file: PathBuf,
    },
    /// A file is no longer as a command left it.
    #[error("cannot take back what `{by}` wrote: '{}' was changed since", shown(file))]
    ChangedSince {
        /// The file.
        file: PathBuf,
        /// The command.
        by: String,
    },
    /// Another process wrote between looking and doing.
    #[error("another reject has just written to the journal")]
    WrittenMeanwhile,
    /// A file that is to come back finds another one in its place.
    #[error("cannot bring back '{}': another file has its name by now", shown(file))]
    Taken {
        /// The file.
        file: PathBuf,
        /// Where its words are.
        copy: PathBuf,
    },
    /// The file that is to grow by what was taken back is no longer there.
    #[error("cannot bring back what belongs in '{}': that file is no longer there", shown(file))]
    NoFile {
        /// The file.
        file: PathBuf,
        /// Where its words are.
        copy: PathBuf,
    },
    /// A file changed under an edit.
    #[error("'{}' changed since your copy was made", shown(file))]
    Changed {
        /// The file.
        file: PathBuf,
    },
    /// What comes from another copy finds something else in its place.
    #[error("'{}' came from the other copy, and something else is in its place here", shown(file))]
    InTheWay {
        /// The file.
        file: PathBuf,
    },
}
