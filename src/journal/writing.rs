//! What a holder of the lock may do: add, replace, keep a draft, take one away.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::closed::closed_one;
use super::format::{self, Document, Entry, Malformed};
use super::lock::Lock;
use super::record::{self, Tail, Written};
use super::sealed::{self, Key, RECIPIENTS};
use super::store::{Store, read_plain};
use super::{DraftFile, LARGEST, Name, atomic, batch, names, plan, reviews, settings};
use crate::error::Error;
use crate::event::{Details, Event};
use crate::plan::{self as planned, Entry as PlanEntry};
use crate::review::Review;

/// The journal, locked for writing until this is dropped.
#[derive(Debug)]
pub struct Writing {
    store: Store,
    lock: Lock,
    holder: String,
    is_new: bool,
    /// Whether a write of this holder stands in the record already.
    is_recorded: bool,
}

impl Writing {
    pub(super) fn begin(store: Store, holder: &str) -> Result<Self, Error> {
        let root = store.root();
        let created = atomic::create_folder(root)
            .map_err(|source| Error::CannotWrite { file: root.to_owned(), source })?;
        let is_new = created || !holds_a_journal(root);
        let lock = Lock::take(root, holder)?;
        check_key(&store)?;
        batch::finish(&store)?;
        let mut writing = Self { store, lock, holder: holder.to_owned(), is_new, is_recorded: false };
        if let Some(key) = writing.store.key().cloned() {
            writing.name_recipient(&key)?;
        }
        let settings = Path::new("journal.yaml");
        if !writing.store.is_there(settings) {
            writing.publish(settings, settings::FIRST.as_bytes(), true)?;
        }
        Ok(writing)
    }

    /// Whether this write made the journal.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// Writes a new case. `events` are not empty; the day of the first is in the handle, which gets a `-2` where
    /// the name is taken.
    ///
    /// # Errors
    /// When the file cannot be written, or would not read back as what was given.
    pub fn create(&mut self, details: &Details, events: &[Event]) -> Result<Name, Error> {
        let handle = names::of_case(details, events);
        let numbered = |n| {
            let handle = if n == 1 { handle.clone() } else { format!("{handle}-{n}") };
            Name { file: names::file(&handle), handle }
        };
        let name = free(numbered, |name| self.store.is_there(&name.file));
        let text = Self::case_text(&name.file, details, events)?;
        self.add_to(&name.file, &Grown { whole: text.into_bytes(), before: None })?;
        Ok(name)
    }

    /// A new case as its file holds it.
    pub(super) fn case_text(file: &Path, details: &Details, events: &[Event]) -> Result<String, Error> {
        let mut text = format::write_header(details);
        text.extend(events.iter().map(format::write_event));
        not_too_large(file, text.len())?;
        let says = |entry: &Entry, at: usize| match entry {
            Entry::Header(read) => at == 0 && **read == *details,
            Entry::Event(read) => at > 0 && events.get(at - 1) == Some(&**read),
            Entry::Foreign(_) => false,
        };
        let is_meant = entries(text.as_bytes()).is_ok_and(|read| {
            read.len() == events.len() + 1 && read.iter().zip(0..).all(|(entry, at)| says(entry, at))
        });
        if !is_meant {
            return Err(Error::WouldChange { file: file.to_owned() });
        }
        Ok(text)
    }

    /// Adds events to a case; no byte of what is there changes.
    ///
    /// # Errors
    /// When the file cannot be read or written, or would not read back as what was there and what was added.
    pub fn append(&mut self, name: &Name, events: &[Event]) -> Result<(), Error> {
        let grown = self.appended(name, events)?;
        self.add_to(&name.file, &grown)
    }

    /// What a case's file holds with those events added.
    pub(super) fn appended(&self, name: &Name, events: &[Event]) -> Result<Grown, Error> {
        let text: String = events.iter().map(format::write_event).collect();
        let meant: Vec<Entry> = events.iter().cloned().map(|it| Entry::Event(Box::new(it))).collect();
        let bytes = self.bytes(&name.file)?;
        let whole = extended(&name.file, &bytes, &text, &meant, entries, Some(&name.handle))?;
        Ok(Grown { whole, before: Some(bytes.len()) })
    }

    /// Adds entries to the plan, but those that say of an action or a goal what was said of it last; whatever was
    /// done is one thing more.
    ///
    /// # Errors
    /// As [`Writing::append`].
    pub fn plan(&mut self, new: &[PlanEntry]) -> Result<(), Error> {
        match self.planned(new, planned::unsaid)? {
            Some(plan) => self.add_to(Path::new("plan.yaml"), &plan),
            None => Ok(()),
        }
    }

    /// Adds a review to those of its day, and gives their file; no byte of what is there changes.
    ///
    /// # Errors
    /// As [`Writing::append`].
    pub fn review(&mut self, review: &Review) -> Result<PathBuf, Error> {
        let file = reviews::file(review.date);
        let bytes = self.bytes_or_none(&file)?;
        let (text, meant) = (reviews::write(review), std::slice::from_ref(review));
        let whole = extended(&file, &bytes, &text, meant, reviews::read, None)?;
        let before = self.store.is_there(&file).then_some(bytes.len());
        self.add_to(&file, &Grown { whole, before })?;
        Ok(file)
    }

    /// What the plan's file holds with those of the entries added that are `news` to it; none where that changes
    /// nothing.
    pub(super) fn planned(
        &self,
        new: &[PlanEntry],
        news: fn(&[PlanEntry], &[PlanEntry]) -> Vec<PlanEntry>,
    ) -> Result<Option<Grown>, Error> {
        if new.is_empty() {
            return Ok(None);
        }
        let file = Path::new("plan.yaml");
        let bytes = self.bytes_or_none(file)?;
        let there = plan::read(&bytes).map_err(|source| malformed(file, source, None))?;
        let new = news(&there, new);
        if new.is_empty() {
            return Ok(None);
        }
        let text: String = new.iter().map(plan::write).collect();
        let whole = extended(file, &bytes, &text, &new, plan::read, None)?;
        Ok(Some(Grown { whole, before: self.store.is_there(file).then_some(bytes.len()) }))
    }

    /// Puts the user's own edit of a case in its place.
    ///
    /// # Errors
    /// [`Error::Changed`] when the file is no longer `old`; when `new` is no case file or cannot be written.
    pub fn replace(&mut self, name: &Name, old: &[u8], new: &[u8]) -> Result<(), Error> {
        if self.bytes(&name.file)? != old {
            return Err(Error::Changed { file: name.file.clone() });
        }
        not_too_large(&name.file, new.len())?;
        format::read(new).map_err(|source| malformed(&name.file, source, Some(&name.handle)))?;
        self.publish(&name.file, new, false)
    }

    /// Keeps a draft, in place of the one before.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(&mut self, draft: &DraftFile, bytes: &[u8]) -> Result<(), Error> {
        self.publish(&draft.file(), bytes, false)
    }

    /// The bytes of a draft as they are now; none where there is none.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn kept(&self, draft: &DraftFile) -> Result<Option<Vec<u8>>, Error> {
        if self.store.is_there(&draft.file()) { self.bytes(&draft.file()).map(Some) } else { Ok(None) }
    }

    /// Takes a draft away; there may be none.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn discard(&mut self, draft: &DraftFile) -> Result<(), Error> {
        let file = draft.file();
        atomic::remove(&self.root().join(&file)).map_err(|source| Error::CannotWrite { file, source })
    }

    /// Puts a question set into the journal's `prompts/`, where there must be none of that name.
    ///
    /// # Errors
    /// When there is one, or it cannot be written.
    pub fn prompt(&mut self, topic: &str, text: &str) -> Result<PathBuf, Error> {
        let file = Path::new("prompts").join(format!("{topic}.yaml"));
        if self.store.is_there(&file) {
            let source = io::Error::from(io::ErrorKind::AlreadyExists);
            return Err(Error::CannotWrite { file, source });
        }
        self.publish(&file, text.as_bytes(), true)?;
        Ok(file)
    }

    /// Puts a file that has grown in place; this goes into the record first.
    pub(super) fn add_to(&mut self, file: &Path, grown: &Grown) -> Result<(), Error> {
        self.store.may_write(file).map_err(|source| batch::cannot(file, source))?;
        let by = self.holder().to_owned();
        self.record(by, vec![grown.tail(file)])?;
        self.publish(file, &grown.whole, grown.before.is_none())
    }

    /// The command that holds the lock, such as `reject log`.
    pub(super) fn holder(&self) -> &str {
        &self.holder
    }

    /// Says in the record what is about to be added, and by which command.
    pub(super) fn record(&mut self, by: String, writes: Vec<Tail>) -> Result<(), Error> {
        let written = Written { by, also: self.is_recorded, writes };
        self.about_to_change_the_record()
            .and_then(|()| record::add(&self.store, &written))
            .map_err(|source| Error::CannotWrite { file: PathBuf::from(record::WRITES), source })?;
        self.is_recorded = true;
        Ok(())
    }

    /// Notes where a crash would leave the record's unpublished file.
    pub(super) fn about_to_change_the_record(&mut self) -> io::Result<()> {
        self.lock.note(&self.store.root().join(record::FOLDER))
    }

    pub(super) fn give_key(&mut self, key: Option<Arc<Key>>) {
        self.store.give_key(key);
    }

    pub(super) fn store(&self) -> &Store {
        &self.store
    }

    pub(super) fn root(&self) -> &Path {
        self.store.root()
    }

    fn bytes(&self, file: &Path) -> Result<Vec<u8>, Error> {
        self.store.read(file).map_err(|source| Error::CannotRead { file: file.to_owned(), source })
    }

    /// The bytes of a file; none of one that is not there yet.
    fn bytes_or_none(&self, file: &Path) -> Result<Vec<u8>, Error> {
        let bytes = self.store.read_if_there(file);
        let bytes = bytes.map_err(|source| Error::CannotRead { file: file.to_owned(), source })?;
        Ok(bytes.unwrap_or_default())
    }

    pub(super) fn publish(&mut self, file: &Path, bytes: &[u8], new: bool) -> Result<(), Error> {
        let bytes = self.store.for_disk(file, bytes);
        let bytes = bytes.map_err(|source| Error::CannotWrite { file: file.to_owned(), source })?;
        self.publish_as_is(file, &bytes, new)
    }

    /// Puts bytes in the place of a file without closing them.
    pub(super) fn publish_as_is(&mut self, file: &Path, bytes: &[u8], new: bool) -> Result<(), Error> {
        let folder = put(&self.store, &mut self.lock, file, bytes, new)
            .map_err(|source| Error::CannotWrite { file: file.to_owned(), source })?;
        atomic::sync_folder(&folder).map_err(|source| Error::Unconfirmed { file: file.to_owned(), source })
    }
}

/// Puts bytes in the place of a file; gives the folder, which is to be synced.
fn put(store: &Store, lock: &mut Lock, file: &Path, bytes: &[u8], new: bool) -> io::Result<PathBuf> {
    let path = store.root().join(file);
    if let Some(folder) = path.parent() {
        atomic::create_folder(folder)?;
    }
    let path = atomic::target(&path)?;
    let folder = path.parent().unwrap_or(store.root()).to_owned();
    lock.note(&folder)?;
    atomic::place(&path, bytes, new)?;
    Ok(folder)
}

/// The key must be the one the journal is locked with by now.
pub(super) fn check_key(store: &Store) -> Result<(), Error> {
    let (path, is_locked) = (store.root().to_owned(), sealed::is_locked(store.root()));
    let Some(key) = store.key().filter(|_| is_locked) else {
        let is_as_it_was = store.key().is_some() == is_locked;
        if !is_as_it_was {
            return Err(Error::LockChanged { path, is_locked });
        }
        return closed_one(&path).map_or(Ok(()), |file| Err(Error::KeyIsGone { path, file }));
    };
    match read_plain(&path.join(RECIPIENTS)) {
        Ok(text) if sealed::names(&String::from_utf8_lossy(&text), &key.recipient()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        _ => Err(Error::OtherRecipient { path }),
    }
}

/// A file that holds more at its end than before.
#[derive(Debug)]
pub(super) struct Grown {
    /// What it holds then.
    pub(super) whole: Vec<u8>,
    /// How many bytes it holds now; none where there is no such file.
    pub(super) before: Option<usize>,
}

impl Grown {
    /// What is added.
    pub(super) fn tail(&self, file: &Path) -> Tail {
        Tail::of(file, &self.whole, self.before.unwrap_or(0))
    }
}

/// A file that holds `bytes`, with `text` added, which means `meant`.
pub(super) fn extended<T: PartialEq + Clone>(
    file: &Path,
    bytes: &[u8],
    text: &str,
    meant: &[T],
    read: impl Fn(&[u8]) -> Result<Vec<T>, Malformed>,
    handle: Option<&str>,
) -> Result<Vec<u8>, Error> {
    let whole = if bytes.is_empty() { Vec::new() } else { completed(bytes) };
    let mut all = match read(&whole) {
        Ok(there) => there,
        Err(_) if bytes.is_empty() => Vec::new(),
        Err(source) => return Err(malformed(file, source, handle)),
    };
    all.extend_from_slice(meant);
    let mut new = whole;
    if has_crlf(bytes) {
        new.extend_from_slice(text.replace('\n', "\r\n").as_bytes());
    } else {
        new.extend_from_slice(text.as_bytes());
    }
    not_too_large(file, new.len())?;
    if read(&new).ok() != Some(all) {
        return Err(Error::WouldChange { file: file.to_owned() });
    }
    Ok(new)
}

/// Whether a folder holds settings or the folder of a year.
fn holds_a_journal(root: &Path) -> bool {
    let is_ours = |entry: io::Result<fs::DirEntry>| {
        let name = entry.map(|entry| entry.file_name()).unwrap_or_default();
        name.to_str().is_some_and(|name| name == "journal.yaml" || super::is_year(name))
    };
    fs::read_dir(root).is_ok_and(|mut entries| entries.any(is_ours))
}

/// The first of the numbered candidates, from 1, that is not taken.
fn free<T>(candidate: impl Fn(usize) -> T, is_taken: impl Fn(&T) -> bool) -> T {
    let mut n = 1;
    loop {
        let candidate = candidate(n);
        if !is_taken(&candidate) {
            return candidate;
        }
        n += 1;
    }
}

/// What would never be read again is not written.
fn not_too_large(file: &Path, size: usize) -> Result<(), Error> {
    if size as u64 <= LARGEST {
        return Ok(());
    }
    let problem = format!("it would have {size} bytes, and no file of more than {LARGEST} is read");
    Err(Error::CannotWrite { file: file.to_owned(), source: io::Error::other(problem) })
}

fn malformed(file: &Path, source: Malformed, handle: Option<&str>) -> Error {
    Error::Malformed { file: file.to_owned(), source, handle: handle.map(str::to_owned) }
}

pub(super) fn entries(bytes: &[u8]) -> Result<Vec<Entry>, Malformed> {
    Ok(format::read(bytes)?.into_iter().map(|Document { entry, .. }| entry).collect())
}

/// The bytes with the line end that may be missing from the last line.
pub(super) fn completed(bytes: &[u8]) -> Vec<u8> {
    let mut whole = bytes.to_vec();
    if !whole.ends_with(b"\n") {
        whole.extend_from_slice(if has_crlf(bytes) { b"\r\n" } else { b"\n" });
    }
    whole
}

fn has_crlf(bytes: &[u8]) -> bool {
    bytes.iter().position(|b| *b == b'\n').is_some_and(|at| at > 0 && bytes[at - 1] == b'\r')
}
