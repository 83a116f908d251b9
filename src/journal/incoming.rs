//! What comes from another copy of the journal, put in place file by file.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::lock::Lock;
use super::merge::{Merged, fault, holds_documents, may_come, merge, side_by_side};
use super::sealed;
use super::store::read_plain;
use super::{Journal, Writing, atomic, settings};
use crate::error::Error;

/// How often a turn is waited for, five seconds each.
const PATIENCE: usize = 12;

/// What a file of the journal is to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// The file, relative to the journal.
    pub file: PathBuf,
    /// What it holds; none where it is not there.
    pub before: Option<Vec<u8>>,
    /// What it is to hold; none where it is to go.
    pub after: Option<Vec<u8>>,
}

/// The turn of one process among those that exchange with other copies; it ends when this is dropped.
#[derive(Debug)]
pub struct Turn(#[expect(dead_code, reason = "it is held, not looked at")] Lock);

impl Journal {
    /// What a file says that lies so on a disk: one that is locked is opened.
    ///
    /// # Errors
    /// When it is locked, and not with this journal's key.
    pub fn opened(&self, file: &Path, bytes: &[u8]) -> Result<Vec<u8>, Error> {
        if !holds_documents(file) || !sealed::is_sealed(bytes) {
            return Ok(bytes.to_vec());
        }
        let opened = match self.store.key() {
            Some(key) => key.open(bytes),
            None => Err(io::Error::other("it is locked, and nothing here opens it")),
        };
        opened.map_err(|source| Error::CannotRead { file: file.to_owned(), source })
    }

    /// The bytes a file that holds documents is to lie on the disk with: locked, where the journal is.
    ///
    /// # Errors
    /// When it cannot be locked.
    pub fn closed(&self, file: &Path, bytes: Vec<u8>) -> Result<Vec<u8>, Error> {
        match self.store.key() {
            Some(key) if holds_documents(file) && !sealed::is_sealed(&bytes) => {
                key.seal(&bytes).map_err(|source| Error::CannotWrite { file: file.to_owned(), source })
            }
            _ => Ok(bytes),
        }
    }

    /// As [`merge`], of files as they lie on a disk: those that are locked are opened before, and what comes of them is
    /// locked. What says the same as one of them is that one.
    ///
    /// # Errors
    /// As [`Journal::opened`] and [`Journal::closed`].
    pub fn merge(&self, file: &Path, base: &[u8], here: &[u8], there: &[u8]) -> Result<Merged, Error> {
        let (ours, theirs) = (self.opened(file, here)?, self.opened(file, there)?);
        // What was locked with a key that was put away since: both sides are taken as new, and nothing is lost.
        let was = self.opened(file, base).unwrap_or_default();
        Ok(match merge(file, &was, &ours, &theirs) {
            Merged::Whole(bytes) if bytes == theirs => Merged::Whole(self.closed(file, there.to_vec())?),
            Merged::Whole(bytes) if bytes == ours => Merged::Whole(self.closed(file, here.to_vec())?),
            Merged::Whole(bytes) => Merged::Whole(self.closed(file, bytes)?),
            Merged::Conflict(bytes) => Merged::Conflict(self.closed(file, bytes)?),
            Merged::Apart => Merged::Apart,
        })
    }

    /// Whether a file is open that should be locked.
    #[must_use]
    pub fn is_overlooked(&self, file: &Path, bytes: &[u8]) -> bool {
        self.is_locked() && holds_documents(file) && !sealed::is_sealed(bytes)
    }

    /// Waits, up to a minute, until no other process exchanges with other copies; `folder`, which is there, is theirs.
    ///
    /// # Errors
    /// [`Error::Locked`] where another goes on, or when there can be no lock file.
    pub fn turn(&self, folder: &Path) -> Result<Turn, Error> {
        let mut tries = 1;
        loop {
            match Lock::take(folder, &self.holder) {
                Err(Error::Locked { .. }) if tries < PATIENCE => tries += 1,
                taken => return taken.map(Turn),
            }
        }
    }
}

impl Writing {
    /// Puts what came in place, each file whole. Nothing is written where one of them holds anything else than what it is
    /// said to, or may not come at all.
    ///
    /// # Errors
    /// [`Error::InTheWay`] with that file; when one cannot be read or written.
    pub fn take_in(&mut self, all: &[Incoming]) -> Result<(), Error> {
        let mut news = Vec::new();
        for incoming in all {
            let there = self.there(&incoming.file)?;
            if there == incoming.after {
                continue;
            }
            if there != incoming.before || !may_come(&incoming.file) || self.leads_elsewhere(&incoming.file) {
                return Err(Error::InTheWay { file: incoming.file.clone() });
            }
            news.push(incoming);
        }
        for Incoming { file, before, after } in news {
            match after {
                Some(bytes) => self.publish_as_is(file, bytes, before.is_none())?,
                None => atomic::remove(&self.root().join(file))
                    .map_err(|source| Error::CannotWrite { file: file.clone(), source })?,
            }
        }
        Ok(())
    }

    /// Gives a journal that is not locked the key that `locked`, the same journal, has from another copy, with the files
    /// that hold it. What is written from now on is locked; [`Writing::lock_files`] locks what is there.
    ///
    /// # Errors
    /// [`Error::OtherRecipient`] where these files do not go together; as [`Writing::take_in`].
    pub fn take_key(&mut self, locked: &Journal, files: &[Incoming]) -> Result<(), Error> {
        let Some(key) = locked.store.key().cloned() else { return Ok(()) };
        let recipients = files.iter().find(|it| it.file == Path::new(sealed::RECIPIENTS));
        let names_it = |bytes: &[u8]| sealed::names(&String::from_utf8_lossy(bytes), &key.recipient());
        if recipients.and_then(|it| it.after.as_deref()).is_some_and(|bytes| !names_it(bytes)) {
            return Err(Error::OtherRecipient { path: self.root().to_owned() });
        }
        self.take_in(files)?;
        self.give_key(Some(key));
        Ok(())
    }

    fn there(&self, file: &Path) -> Result<Option<Vec<u8>>, Error> {
        match read_plain(&self.root().join(file)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                Ok(None)
            }
            Err(source) => Err(Error::CannotRead { file: file.to_owned(), source }),
        }
    }

    /// Whether the file or a folder on the way to it is a link, or what should be a folder is none.
    fn leads_elsewhere(&self, file: &Path) -> bool {
        let is_odd = |path: &Path| match fs::symlink_metadata(self.root().join(path)) {
            Ok(meta) => meta.is_symlink() || path != file && !meta.is_dir(),
            Err(_) => false,
        };
        file.ancestors().filter(|path| !path.as_os_str().is_empty()).any(is_odd)
    }
}

/// Whether the bytes of a file are locked with a key.
#[must_use]
pub fn is_sealed(bytes: &[u8]) -> bool {
    sealed::is_sealed(bytes)
}

/// Merges three files that lie anywhere, as those of `file` in a journal, into that of this side. Says whether that was
/// possible; where not, both sides stand in it between marks, or, where one is locked, nothing was done.
///
/// # Errors
/// When one cannot be read or written; [`Error::Malformed`] where that of this side does not say what such a file says.
pub fn merge_files(file: &Path, base: &Path, here: &Path, there: &Path) -> Result<bool, Error> {
    let read =
        |path: &Path| read_plain(path).map_err(|source| Error::CannotRead { file: path.to_owned(), source });
    let (was, ours, theirs) = (read(base)?, read(here)?, read(there)?);
    // No passphrase is asked for in the middle of a merge of git's: both sides stay as they are, for `sync`.
    if [&was, &ours, &theirs].into_iter().any(|bytes| sealed::is_sealed(bytes)) {
        return Ok(false);
    }
    if let Some(source) = fault(file, &ours) {
        return Err(Error::Malformed { file: file.to_owned(), source, handle: None });
    }
    let (bytes, is_whole) = match merge(file, &was, &ours, &theirs) {
        Merged::Whole(bytes) => (bytes, true),
        Merged::Conflict(bytes) => (bytes, false),
        // Only who sees all names can give one of them another.
        Merged::Apart => (side_by_side(&ours, &theirs), false),
    };
    let written =
        OpenOptions::new().write(true).truncate(true).open(here).and_then(|mut it| it.write_all(&bytes));
    written.map_err(|source| Error::CannotWrite { file: here.to_owned(), source })?;
    Ok(is_whole)
}

/// The number behind `format:` in a `journal.yaml`; none where it cannot be read.
#[must_use]
pub fn format_of(settings: &[u8]) -> Option<u32> {
    settings::read(settings).ok().map(|settings| settings.format)
}

/// Whether a `journal.yaml` is as `reject` wrote it, with nothing chosen in it.
#[must_use]
pub fn is_untouched(settings: &[u8]) -> bool {
    settings == settings::FIRST.as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn incoming(file: &str, before: Option<&str>, after: Option<&str>) -> Incoming {
        let bytes = |text: Option<&str>| text.map(|text| text.as_bytes().to_vec());
        Incoming { file: PathBuf::from(file), before: bytes(before), after: bytes(after) }
    }

    #[test]
    fn all_of_it_comes_or_nothing_where_something_else_stands_in_the_way() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = Journal::open(folder.path().join("journal"), "reject sync").expect("a journal");
        let mut writing = journal.write().expect("the lock");
        let first = [incoming("2026/a.yaml", None, Some("a")), incoming("plan.yaml", None, Some("p"))];
        writing.take_in(&first).expect("both");
        writing.take_in(&first).expect("again, after a crash");
        let there = |file: &str| fs::read_to_string(journal.root().join(file)).ok();
        for second in [
            incoming("2026/a.yaml", Some("another"), Some("c")),
            incoming("plan.yaml", None, Some("c")),
            incoming("plan.yaml/x", None, Some("c")),
            incoming("drafts/x", None, Some("c")),
            incoming("../x", None, Some("c")),
        ] {
            let all = [incoming("2026/b.yaml", None, Some("b")), second.clone()];
            let refused = writing.take_in(&all).expect_err("it is in the way");
            assert!(matches!(refused, Error::InTheWay { file } if file == second.file));
            assert_eq!(there("2026/b.yaml"), None);
        }
        writing.take_in(&[incoming("2026/a.yaml", Some("a"), None)]).expect("it goes");
        assert_eq!((there("2026/a.yaml"), there("plan.yaml").as_deref()), (None, Some("p")));
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = Journal::open(folder.path().join("journal"), "reject sync").expect("a journal");
        let mut writing = journal.write().expect("the lock");
        fs::create_dir(folder.path().join("elsewhere")).expect("a folder");
        std::os::unix::fs::symlink("../elsewhere", journal.root().join("2026")).expect("a link");
        let refused = writing.take_in(&[incoming("2026/a.yaml", None, Some("a"))]).expect_err("a link");
        assert!(matches!(refused, Error::InTheWay { .. }), "{refused}");
    }
}
