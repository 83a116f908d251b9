//! Locking a whole journal with a passphrase, and unlocking it.
//!
//! File by file, each in one go: cut short at any point, every file is there in one of the two forms, and both read.

mod files;

use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::closed::{is_closed, is_open};
use super::files::KEPT;
use super::sealed::{IDENTITY, Key, NoKey, RECIPIENTS, is_locked, is_sealed};
use super::store::read_plain;
use super::{Finding, Journal, Unreadable, Weight, Writing, atomic, is_year, record};
use crate::error::Error;
use crate::text::shown;
use files::Files;

/// What locking or unlocking a journal did.
#[derive(Debug, Default)]
pub struct Turned {
    /// How many files were locked, or unlocked.
    pub files: usize,
    /// Files that could not be, each with why.
    pub unreadable: Vec<Unreadable>,
    /// Files in the journal's folder that are none of ours, and stay as they are; relative to the journal, as all here.
    pub others: Vec<PathBuf>,
    /// Links to what is not locked, in the journal or out of it: that stays as it is.
    pub outside: Vec<PathBuf>,
    /// What an editor has open, or had.
    pub in_editor: Vec<PathBuf>,
    /// Drafts that were locked, and that an editor may have open.
    pub may_be_open: Vec<PathBuf>,
    /// What an unlocking passed over: what cannot be read and was never locked, and a record that does not open.
    pub passed_over: Vec<PathBuf>,
    /// The key of a journal that was unlocked.
    pub key: Option<PathBuf>,
}

impl Journal {
    /// Whether it is locked with a passphrase.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        is_locked(self.root())
    }

    /// The key of this journal, which is locked.
    ///
    /// # Errors
    /// [`NoKey`] for another passphrase, and where `identity.age` cannot be read.
    pub fn key(&self, passphrase: String) -> Result<Key, NoKey> {
        let identity = read_plain(&self.root().join(IDENTITY)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => io::Error::new(error.kind(), KEY_IS_GONE),
            _ => error,
        });
        Key::of(&identity.map_err(NoKey::Unreadable)?, passphrase)
    }
}

impl Journal {
    /// What is worth knowing of a journal that is locked, beside what was found already.
    pub(super) fn lock_findings(&self, found: &[Finding]) -> Result<Vec<Finding>, Error> {
        if !self.is_locked() {
            return Ok(Vec::new());
        }
        let finding =
            |file, problem: &str, weight| Finding { file, place: None, problem: problem.to_owned(), weight };
        let mut findings = vec![finding(PathBuf::from(IDENTITY), STILL_OPEN, Weight::Note)];
        let files = Files::of(self.root())?;
        let notes = files.outside.into_iter().map(|file| finding(file, LEADS_OUT, Weight::Note));
        findings.extend(notes);
        findings.extend(files.in_editor.into_iter().map(|file| finding(file, IN_EDITOR, Weight::Note)));
        for file in files.private {
            let path = self.root().join(&file);
            if is_open(&path) {
                let problem = match read_plain(&path) {
                    Ok(_) => "is not locked; `reject lock` locks it".to_owned(),
                    Err(why) => format!("is not locked, and cannot be: {why}; move it out of the journal"),
                };
                findings.push(finding(file, &problem, Weight::Fault));
            } else if !is_read_as_case(&file)
                && !found.iter().any(|known| known.file == file && known.weight == Weight::Fault)
                && let Some(Err(why)) = self.store.key().map(|_| self.store.read(&file))
            {
                findings.push(finding(file, &format!("cannot be read: {why}"), Weight::Fault));
            }
        }
        Ok(findings)
    }
}

impl Writing {
    /// How many files a lock is about: cases, plan, reviews, drafts and what was taken away.
    ///
    /// # Errors
    /// When a folder cannot be listed.
    pub fn private_files(&self) -> Result<usize, Error> {
        Ok(Files::of(self.root())?.private.len())
    }

    /// How many of them are locked by now.
    ///
    /// # Errors
    /// When a folder cannot be listed.
    pub fn locked_files(&self) -> Result<usize, Error> {
        let files = Files::of(self.root())?.private;
        Ok(files.iter().filter(|file| is_closed(&self.root().join(file))).count())
    }

    /// Gives a journal that is not locked a key of its own, closed with that passphrase. What is written from now on
    /// is locked; [`Writing::lock_files`] locks what is there.
    ///
    /// # Errors
    /// When the key cannot be made, or its files cannot be written; when there is a `recipients.txt` of the user's.
    pub fn lock(&mut self, passphrase: String) -> Result<(), Error> {
        let recipients = PathBuf::from(RECIPIENTS);
        if self.store().is_there(&recipients) {
            let source = io::Error::other("a file of that name is there already; give it another name first");
            return Err(Error::CannotWrite { file: recipients, source });
        }
        let mut private = Files::of(self.root())?.private.into_iter();
        if let Some(closed) = private.find(|file| is_closed(&self.root().join(file))) {
            let why =
                format!("'{}' is locked already, with a key that is not there: put it back", shown(&closed));
            return Err(no_identity(io::Error::other(why)));
        }
        let key = Key::new().map_err(|error| no_identity(io::Error::other(error)))?;
        let identity = Self::closed(&key, passphrase)?;
        self.publish(Path::new(IDENTITY), &identity, true)?;
        self.name_recipient(&key)?;
        self.give_key(Some(Arc::new(key)));
        Ok(())
    }

    /// Takes the key of [`Writing::lock`] away again where no file was locked with it yet; says whether that is so.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn take_key_back(&mut self) -> Result<bool, Error> {
        let Some(key) = self.store().key().cloned() else { return Ok(false) };
        let root = self.root().to_owned();
        let remove = |name: &str| {
            let file = PathBuf::from(name);
            atomic::remove(&root.join(&file)).map_err(|source| Error::CannotWrite { file, source })
        };
        // From here on no other process locks a draft with it.
        remove(RECIPIENTS)?;
        if self.locked_files()? > 0 {
            self.name_recipient(&key)?;
            return Ok(false);
        }
        remove(IDENTITY)?;
        self.give_key(None);
        Ok(true)
    }

    /// Says to whom files are locked, where that does not stand there yet.
    pub(super) fn name_recipient(&mut self, key: &Key) -> Result<(), Error> {
        if self.store().is_there(Path::new(RECIPIENTS)) {
            return Ok(());
        }
        let text = format!("# The files of this journal are locked to:\n{}\n", key.recipient());
        self.publish(Path::new(RECIPIENTS), text.as_bytes(), true)
    }

    /// Closes the journal's key with another passphrase.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn change_passphrase(&mut self, passphrase: String) -> Result<(), Error> {
        let Some(key) = self.store().key().cloned() else { return Ok(()) };
        let identity = Self::closed(&key, passphrase)?;
        self.publish(Path::new(IDENTITY), &identity, false)
    }

    /// The key, closed; before anything rests on it, it is opened once.
    fn closed(key: &Key, passphrase: String) -> Result<Vec<u8>, Error> {
        let closed = key.closed_with(passphrase.clone()).map_err(no_identity)?;
        let opened = Key::of(&closed, passphrase).map_err(|error| no_identity(io::Error::other(error)))?;
        if opened.recipient() == key.recipient() {
            return Ok(closed);
        }
        Err(no_identity(io::Error::other("it does not open again")))
    }

    /// Locks every file that is not locked yet. `progress` is told how many have been looked at.
    ///
    /// # Errors
    /// When a folder cannot be listed or a file cannot be written; those before it are locked.
    pub fn lock_files(&mut self, progress: &mut dyn FnMut(usize)) -> Result<Turned, Error> {
        let Some(key) = self.store().key().cloned() else { return Ok(Turned::default()) };
        self.name_recipient(&key)?;
        let files = Files::of(self.root())?;
        let may_be_open = files.begun_in_editor(self.root());
        let mut turned = self.turn(
            files.private,
            |bytes| {
                if is_sealed(bytes) {
                    return Ok(None);
                }
                let sealed = key.seal(bytes)?;
                if key.open(&sealed)? == bytes {
                    Ok(Some(sealed))
                } else {
                    Err(io::Error::other("it would change"))
                }
            },
            progress,
        )?;
        let files = Files::of(self.root())?;
        for file in files.unpublished {
            // The lock is held, so nobody is writing it.
            let removed = atomic::remove(&self.root().join(&file));
            removed.map_err(|source| Error::CannotWrite { file, source })?;
        }
        for unreadable in &mut turned.unreadable {
            if let Error::CannotRead { file, source } = &mut unreadable.error {
                let source = std::mem::replace(source, io::ErrorKind::Other.into());
                unreadable.error = Error::CannotLock { file: std::mem::take(file), source };
            }
        }
        turned.may_be_open = may_be_open;
        turned.others = files.others;
        turned.outside = files.outside;
        turned.in_editor = files.in_editor;
        Ok(turned)
    }

    /// Unlocks every file and puts the key away, as `identity-1.age`: older copies of the journal may need it. Where a
    /// locked file does not open, nothing is changed. What was never locked and cannot be read keeps no lock on, nor does
    /// a record that does not open. `progress` is told how many have been looked at.
    ///
    /// # Errors
    /// When a folder cannot be listed or a file cannot be written; what was unlocked by then reads as before.
    pub fn unlock(&mut self, progress: &mut dyn FnMut(usize)) -> Result<Turned, Error> {
        let Some(key) = self.store().key().cloned() else { return Ok(Turned::default()) };
        let open = |bytes: &[u8]| if is_sealed(bytes) { key.open(bytes).map(Some) } else { Ok(None) };
        let (unreadable, passed_over) = self.unreadable(open)?;
        if !unreadable.is_empty() {
            return Ok(Turned { unreadable, ..Turned::default() });
        }
        if passed_over.iter().any(|file| file == Path::new(record::WRITES)) {
            let file = PathBuf::from(record::WRITES);
            record::put_aside(self.root()).map_err(|source| Error::CannotWrite { file, source })?;
        }
        let mut turned = self.turn(self.closed_here(&key)?, open, progress)?;
        turned.key = self.put_key_away()?;
        // What was kept without the lock while this went on.
        turned.files += self.turn(self.closed_here(&key)?, open, &mut |_| {})?.files;
        turned.passed_over = turned.unreadable.drain(..).map(|it| it.file).collect();
        Ok(turned)
    }

    fn put_key_away(&mut self) -> Result<Option<PathBuf>, Error> {
        let (root, identity) = (self.root(), self.root().join(IDENTITY));
        // Without it, the journal is locked as long as its identity is there.
        atomic::remove(&root.join(RECIPIENTS))
            .map_err(|source| Error::CannotWrite { file: PathBuf::from(RECIPIENTS), source })?;
        let mut names = (1..).map(|n| PathBuf::from(format!("{KEPT}{n}.age")));
        let away = names.find(|name| root.join(name).symlink_metadata().is_err());
        if let Some(away) = &away {
            let away = root.join(away);
            let moved = if identity.is_symlink() {
                read_plain(&identity)
                    .and_then(|bytes| atomic::create(&away, &bytes))
                    .and_then(|()| atomic::remove(&identity))
            } else {
                fs::rename(&identity, &away)
            };
            moved.map_err(no_identity)?;
        }
        atomic::sync_folder(root).map_err(no_identity)?;
        self.give_key(None);
        Ok(away)
    }

    /// The locked files that do not open, and the others that need none to.
    fn unreadable(
        &self,
        form: impl Fn(&[u8]) -> io::Result<Option<Vec<u8>>>,
    ) -> Result<(Vec<Unreadable>, Vec<PathBuf>), Error> {
        let (mut unreadable, mut passed_over) = (Vec::new(), Vec::new());
        for file in Files::of(self.root())?.private {
            let path = self.root().join(&file);
            let Some(source) = read_plain(&path).and_then(|bytes| form(&bytes)).err() else { continue };
            if is_open(&path) || record::is_record(&file) {
                passed_over.push(file);
            } else {
                unreadable.push(Unreadable { error: Error::CannotRead { file: file.clone(), source }, file });
            }
        }
        Ok((unreadable, passed_over))
    }

    /// The files that may be locked: also those behind a link to what is not ours that this key opens, as what is written
    /// through it is locked.
    fn closed_here(&self, key: &Key) -> Result<Vec<PathBuf>, Error> {
        let Files { private: mut files, outside, .. } = Files::of(self.root())?;
        let opens = |file: &PathBuf| {
            let path = self.root().join(file);
            is_closed(&path) && read_plain(&path).is_ok_and(|bytes| key.open(&bytes).is_ok())
        };
        files.extend(outside.into_iter().filter(opens));
        Ok(files)
    }

    /// Gives each of those files another form, where it has one; its time stays.
    fn turn(
        &mut self,
        files: Vec<PathBuf>,
        form: impl Fn(&[u8]) -> io::Result<Option<Vec<u8>>>,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Turned, Error> {
        let mut turned = Turned::default();
        for (at, file) in files.into_iter().enumerate() {
            progress(at + 1);
            let path = self.root().join(&file);
            match read_plain(&path).and_then(|bytes| form(&bytes)) {
                Ok(None) => {}
                Ok(Some(new)) => {
                    let time = fs::metadata(&path).and_then(|meta| meta.modified());
                    self.publish_as_is(&file, &new, false)?;
                    if let Ok(time) = time {
                        let file = OpenOptions::new().write(true).open(&path);
                        let _ = file.and_then(|file| file.set_modified(time));
                    }
                    turned.files += 1;
                }
                Err(source) => {
                    let error = Error::CannotRead { file: file.clone(), source };
                    turned.unreadable.push(Unreadable { file, error });
                }
            }
        }
        Ok(turned)
    }
}

fn no_identity(source: io::Error) -> Error {
    Error::CannotWrite { file: PathBuf::from(IDENTITY), source }
}

/// What a lock does not hide.
const STILL_OPEN: &str = "the journal is locked; the names of its files still show company, role and date, and copies and \
                          git's history from before the lock show all";

/// What is said of a link among the files that are locked.
const LEADS_OUT: &str = "is a link, and what it leads to is not locked";

/// What is said of a file in `drafts/open`.
const IN_EDITOR: &str =
    "is not locked: an editor has it open, or had; the command that opened it goes on with it";

/// What is said where there is a `recipients.txt` and nothing that opens what is locked to those.
const KEY_IS_GONE: &str = "it is not there, and recipients.txt says that files are locked; where that is a file of \
                           your own, give it another name";

/// Whether a file is one that `check` opens as a case.
fn is_read_as_case(file: &Path) -> bool {
    let folder = file.parent().and_then(Path::to_str).unwrap_or_default();
    let is_shown = !file.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    is_year(folder) && is_shown && file.extension().is_some_and(|ending| ending == "yaml")
}

#[cfg(all(test, feature = "lock"))]
mod tests;
