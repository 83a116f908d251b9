//! Locking a whole journal with a passphrase, and unlocking it.
//!
//! File by file, each in one go: cut short at any point, every file is there in one of the two forms, and both read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::atomic::{self, UNPUBLISHED};
use super::sealed::{IDENTITY, Key, NoKey, RECIPIENTS, is_locked, is_sealed};
use super::store::read_plain;
use super::{Finding, Journal, Unreadable, Weight, Writing, is_year, reviews};
use crate::error::Error;

/// What locking or unlocking a journal did.
#[derive(Debug, Default)]
pub struct Turned {
    /// How many files were locked, or unlocked.
    pub files: usize,
    /// Files that could not be, each with why.
    pub unreadable: Vec<Unreadable>,
    /// Files in the journal's folder that are none of ours, and stay as they are; relative to the journal.
    pub others: Vec<PathBuf>,
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
        let identity = read_plain(&self.root().join(IDENTITY));
        Key::of(&identity.map_err(NoKey::Unreadable)?, passphrase)
    }
}

impl Journal {
    /// What is worth knowing of a journal that is locked.
    pub(super) fn lock_findings(&self) -> Result<Vec<Finding>, Error> {
        if !self.is_locked() {
            return Ok(Vec::new());
        }
        let finding =
            |file, problem: &str, weight| Finding { file, place: None, problem: problem.to_owned(), weight };
        let mut findings = vec![finding(PathBuf::from(IDENTITY), STILL_OPEN, Weight::Note)];
        let open = private(self.root())?.into_iter().filter(|file| is_open(&self.root().join(file)));
        findings
            .extend(open.map(|file| finding(file, "is not locked; `reject lock` locks it", Weight::Fault)));
        Ok(findings)
    }
}

impl Writing {
    /// How many files a lock is about: cases, plan, reviews, drafts and what was taken away.
    ///
    /// # Errors
    /// When a folder cannot be listed.
    pub fn private_files(&self) -> Result<usize, Error> {
        Ok(private(self.root())?.len())
    }

    /// Gives a journal that is not locked a key of its own, closed with that passphrase. What is written from now on
    /// is locked; [`Writing::lock_files`] locks what is there.
    ///
    /// # Errors
    /// When the key cannot be made, or its files cannot be written.
    pub fn lock(&mut self, passphrase: String) -> Result<(), Error> {
        let key = Key::new().map_err(|error| no_identity(io::Error::other(error)))?;
        let identity = Self::closed(&key, passphrase)?;
        self.publish(Path::new(IDENTITY), &identity, true)?;
        self.name_recipient(&key)?;
        self.give_key(Some(Arc::new(key)));
        Ok(())
    }

    /// Says to whom files are locked, where that does not stand there yet.
    fn name_recipient(&mut self, key: &Key) -> Result<(), Error> {
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
        let mut turned = self.turn(
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
        turned.others = others(self.root())?;
        Ok(turned)
    }

    /// Unlocks every file and puts the key away, into `trash/`: older copies of the journal may need it. Where one
    /// does not open, nothing is changed. `progress` is told how many have been looked at.
    ///
    /// # Errors
    /// When a folder cannot be listed or a file cannot be written; the journal is still locked then, and what was
    /// unlocked reads as before.
    pub fn unlock(&mut self, progress: &mut dyn FnMut(usize)) -> Result<Turned, Error> {
        let Some(key) = self.store().key().cloned() else { return Ok(Turned::default()) };
        let open = |bytes: &[u8]| if is_sealed(bytes) { key.open(bytes).map(Some) } else { Ok(None) };
        let unreadable = self.unreadable(open)?;
        if !unreadable.is_empty() {
            return Ok(Turned { unreadable, ..Turned::default() });
        }
        let mut turned = self.turn(open, progress)?;
        self.put_key_away()?;
        // What was kept without the lock while this went on.
        turned.files += self.turn(open, &mut |_| {})?.files;
        Ok(turned)
    }

    fn put_key_away(&mut self) -> Result<(), Error> {
        let trash = self.root().join("trash");
        atomic::create_folder(&trash).map_err(no_identity)?;
        atomic::remove(&self.root().join(RECIPIENTS)).map_err(no_identity)?;
        let mut away = (1..).map(|n| trash.join(format!("{KEPT}{n}.age")));
        if let Some(away) = away.find(|path| path.symlink_metadata().is_err()) {
            fs::rename(self.root().join(IDENTITY), away).map_err(no_identity)?;
        }
        atomic::sync_folder(&trash).and_then(|()| atomic::sync_folder(self.root())).map_err(no_identity)?;
        self.give_key(None);
        Ok(())
    }

    fn unreadable(
        &self,
        form: impl Fn(&[u8]) -> io::Result<Option<Vec<u8>>>,
    ) -> Result<Vec<Unreadable>, Error> {
        let files = private(self.root())?.into_iter();
        let tried = files.filter_map(|file| {
            let error = read_plain(&self.root().join(&file)).and_then(|bytes| form(&bytes)).err()?;
            Some(Unreadable { error: Error::CannotRead { file: file.clone(), source: error }, file })
        });
        Ok(tried.collect())
    }

    /// Gives each private file another form, where it has one; its time stays.
    fn turn(
        &mut self,
        form: impl Fn(&[u8]) -> io::Result<Option<Vec<u8>>>,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Turned, Error> {
        let mut turned = Turned::default();
        for (at, file) in private(self.root())?.into_iter().enumerate() {
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

/// Whether a file can be read without a key, as far as it can be read at all.
fn is_open(path: &Path) -> bool {
    let mut first = [0; FIRST];
    let read = File::open(path).and_then(|mut file| file.read(&mut first));
    read.is_ok_and(|n| !is_sealed(&first[..n]))
}

/// So many bytes tell whether a file is locked.
const FIRST: usize = 64;

/// How the name of an identity begins that was put away.
const KEPT: &str = "identity-";

/// The files that are closed in a locked journal, relative to it.
pub(super) fn private(root: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut files = vec![PathBuf::from("plan.yaml")];
    files.retain(|file| root.join(file).is_file());
    for folder in super::listed(root, Path::new(""))? {
        match folder.as_str() {
            reviews::FOLDER => collect(root, Path::new(&folder), &|name| is_yaml(name), &mut files)?,
            year if is_year(year) => collect(root, Path::new(&folder), &|name| is_yaml(name), &mut files)?,
            "drafts" | "trash" => collect(root, Path::new(&folder), &|_| true, &mut files)?,
            _ => {}
        }
    }
    files.sort();
    Ok(files)
}

fn is_yaml(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["yaml", "yml"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// The files under a folder of the journal that are meant; links to folders are not followed.
fn collect(
    root: &Path,
    folder: &Path,
    is_meant: &dyn Fn(&Path) -> bool,
    files: &mut Vec<PathBuf>,
) -> Result<(), Error> {
    let cannot = |source| Error::CannotRead { file: folder.to_owned(), source };
    let entries = fs::read_dir(root.join(folder)).map_err(cannot)?;
    for entry in entries {
        let entry = entry.map_err(cannot)?;
        let file = folder.join(entry.file_name());
        if entry.file_type().map_err(cannot)?.is_dir() {
            collect(root, &file, is_meant, files)?;
        } else if is_meant(&file) && !is_of_the_lock(&file) && root.join(&file).is_file() {
            files.push(file);
        }
    }
    Ok(())
}

/// Whether it is an identity that was put away, which is closed already, or a file that is not there yet.
fn is_of_the_lock(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name == UNPUBLISHED || name.starts_with(KEPT) && Path::new(name).extension().is_some_and(|it| it == "age")
}

/// The files of the folder that a locked journal leaves in the open and that are not its own.
fn others(root: &Path) -> Result<Vec<PathBuf>, Error> {
    let own = ["journal.yaml", IDENTITY, RECIPIENTS, ".lock", ".gitignore", ".gitattributes"];
    let mut all = Vec::new();
    let closed = private(root)?;
    for name in super::listed(root, Path::new(""))? {
        let path = PathBuf::from(&name);
        if root.join(&path).is_file() {
            all.push(path);
        } else if is_year(&name) || name == reviews::FOLDER {
            collect(root, &path, &|_| true, &mut all)?;
        }
    }
    all.retain(|file| !closed.contains(file) && !own.iter().any(|known| file.as_path() == Path::new(known)));
    all.sort();
    Ok(all)
}

#[cfg(all(test, feature = "lock"))]
mod tests;
