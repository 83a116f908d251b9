//! Taking back what was written last, into `trash/`, and bringing it back.
//!
//! What is taken back lies in a folder of its own, `trash/1/`, `trash/2/` and so on, each file as it lay in the
//! journal, with `undone.yaml` that says where it belongs. That file is there before anything moves: whatever a crash
//! leaves, each document is in the journal or in `trash/`.

mod back;

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::batch::{self, cannot};
use super::record::{self, Standing, Tail, WRITES, Written};
use super::store::Store;
use super::{Journal, Writing, atomic, format, parse, plan, reviews};
use crate::case::Case;
use crate::error::Error;
use crate::plan::Entry;
use crate::review::Review;
use back::{Back, back};

const TRASH: &str = "trash";
const UNDONE: &str = "undone.yaml";
/// Beside it, once it comes back: where.
const BACK: &str = "back.yaml";

/// What one command wrote in one go, and what stands in the way of taking it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The command, such as `reject log`.
    pub by: String,
    /// What it added, file by file.
    pub parts: Vec<Part>,
    /// Files that were changed since, in or behind what it wrote, or whose name is another's by now: they keep it from
    /// being taken or brought back.
    pub changed: Vec<PathBuf>,
    /// Files of it that are no longer there.
    pub gone: Vec<PathBuf>,
    place: Place,
}

/// Documents that were added to the end of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The file, relative to the journal.
    pub file: PathBuf,
    /// The documents, to the letter.
    pub bytes: Vec<u8>,
    /// Whether the file was made for them.
    pub is_whole: bool,
    tail: Tail,
}

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In the record: so many documents, and so many behind them.
    Record { documents: usize, later: usize },
    /// In the folder of that number in `trash/`.
    Trash(u32),
}

impl Part {
    /// The handle of the case it belongs to, if it is part of one.
    #[must_use]
    pub fn handle(&self) -> Option<&str> {
        let year = self.file.parent()?.to_str()?;
        self.file.file_stem()?.to_str().filter(|_| super::is_year(year))
    }

    /// The case these documents tell, as far as they do; none where they are of something else.
    #[must_use]
    pub fn case(&self) -> Option<Case> {
        parse(self.handle()?, &self.bytes).ok()
    }

    /// The reviews these documents are; none where they are of something else.
    #[must_use]
    pub fn reviews(&self) -> Option<Vec<Review>> {
        if self.file.starts_with(reviews::FOLDER) { reviews::read(&self.bytes).ok() } else { None }
    }

    /// The entries of the plan these documents are; none where they are of something else.
    #[must_use]
    pub fn plan(&self) -> Option<Vec<Entry>> {
        if self.file == Path::new("plan.yaml") { plan::read(&self.bytes).ok() } else { None }
    }
}

impl Journal {
    /// What was written and not taken back, the latest first.
    ///
    /// # Errors
    /// When the record or a file it names cannot be read.
    pub fn written(&self) -> Result<Vec<Step>, Error> {
        written(&self.store)
    }

    /// What was taken back, the latest first.
    ///
    /// # Errors
    /// When `trash/` cannot be read.
    pub fn undone(&self) -> Result<Vec<Step>, Error> {
        undone(&self.store)
    }
}

impl Writing {
    /// Takes back what a command wrote, into `trash/`; gives the folder, relative to the journal.
    ///
    /// # Errors
    /// [`Error::ChangedSince`] where what it wrote is no longer as it was, [`Error::WrittenMeanwhile`] where
    /// another process wrote since it was looked at; when a file cannot be moved.
    pub fn undo(&mut self, step: &Step) -> Result<PathBuf, Error> {
        if let Some(file) = step.changed.first() {
            return Err(Error::ChangedSince { file: file.clone(), by: step.by.clone() });
        }
        let (Place::Record { documents, later }, true) = (step.place, written(self.store())?.contains(step))
        else {
            return Err(Error::WrittenMeanwhile);
        };
        drop_copies(self.store())?;
        let trash = Path::new(TRASH).join(next(self.root())?.to_string());
        let tails = step.parts.iter().map(|part| part.tail.clone()).collect();
        self.note(&trash.join(UNDONE), &Written { by: step.by.clone(), also: false, writes: tails })?;
        for part in &step.parts {
            self.take_away(part, &trash)?;
        }
        // All of it is taken away by now; a record that says more than there is does no harm.
        let _ =
            self.about_to_change_the_record().and_then(|()| record::forget(self.store(), later, documents));
        Ok(trash)
    }

    fn take_away(&mut self, part: &Part, trash: &Path) -> Result<(), Error> {
        let (there, copy) = (self.root().join(&part.file), trash.join(&part.file));
        if part.is_whole {
            return move_to(&there, &self.root().join(copy)).map_err(|source| cannot(&part.file, source));
        }
        self.publish(&copy, &part.bytes, true)?;
        let bytes = self.store().read(&part.file).map_err(|source| cannot(&part.file, source))?;
        let Some(before) = bytes.strip_suffix(part.bytes.as_slice()) else {
            return Err(Error::WrittenMeanwhile);
        };
        self.publish(&part.file, before, false)
    }

    /// Brings back what was taken back, behind what is there now.
    ///
    /// # Errors
    /// [`Error::Taken`] where another file has the name by now, [`Error::WouldChange`] where its file does not take
    /// it any more, [`Error::NoFile`] where that is gone, [`Error::WrittenMeanwhile`] where it does not lie in the trash as
    /// it did; when a file cannot be read or written. What was not brought back stays in `trash/`.
    pub fn restore(&mut self, step: &Step) -> Result<(), Error> {
        let root = self.root().to_owned();
        let Place::Trash(n) = step.place else { return Err(Error::WrittenMeanwhile) };
        if !undone(self.store())?.contains(step) {
            return Err(Error::WrittenMeanwhile);
        }
        let trash = Path::new(TRASH).join(n.to_string());
        let folder = root.join(&trash);
        let back: Vec<Back> =
            step.parts.iter().map(|part| back(self.store(), &trash, part)).collect::<Result<_, _>>()?;
        let tails: Vec<Tail> = back.iter().filter_map(Back::tail).collect();
        if !tails.is_empty() {
            let known = Written { by: step.by.clone(), also: false, writes: tails.clone() };
            self.note(&trash.join(BACK), &known)?;
            self.record(step.by.clone(), tails)?;
        }
        for (part, back) in step.parts.iter().zip(back) {
            let copy = folder.join(&part.file);
            match back {
                Back::Whole(_) => {
                    move_to(&copy, &root.join(&part.file)).map_err(|source| cannot(&part.file, source))?;
                }
                Back::Grown(whole, _) => {
                    self.publish(&part.file, &whole, false)?;
                    atomic::remove(&copy).map_err(|source| cannot(&part.file, source))?;
                }
                Back::There => atomic::remove(&copy).map_err(|source| cannot(&part.file, source))?,
            }
        }
        forget(&folder).map_err(|source| cannot(&trash, source))
    }

    fn note(&mut self, file: &Path, written: &Written) -> Result<(), Error> {
        let text = serde_yaml::to_string(written).map_err(|error| cannot(file, io::Error::other(error)))?;
        self.publish(file, text.as_bytes(), false)
    }
}

/// Has what was taken back from a file belong into one of another name.
pub(super) fn rename_in_trash(writing: &mut Writing, from: &Path, to: &Path) -> Result<(), Error> {
    for n in numbers(writing.root())? {
        let folder = Path::new(TRASH).join(n.to_string());
        // What cannot be read says nothing of it.
        let Ok(Some(text)) = bytes(writing.store(), &folder.join(UNDONE)) else { continue };
        // What is on its way back goes where it was to go.
        let is_going = bytes(writing.store(), &folder.join(BACK))?.is_some();
        let Some(mut taken) = format::read_one::<Written>(&text).ok().filter(|_| !is_going) else { continue };
        let Some(copy) = bytes(writing.store(), &folder.join(from))?.filter(|_| taken.rename(from, to))
        else {
            continue;
        };
        let is_free = match bytes(writing.store(), &folder.join(to)) {
            Ok(there) => there.is_none_or(|there| there == copy),
            Err(_) => false,
        };
        if !is_free {
            continue;
        }
        writing.publish(&folder.join(to), &copy, false)?;
        writing.note(&folder.join(UNDONE), &taken)?;
        let file = folder.join(from);
        atomic::remove(&writing.root().join(&file)).map_err(|source| cannot(&file, source))?;
    }
    Ok(())
}

/// Takes a folder of the trash away, but for what else lies in it.
fn forget(folder: &Path) -> io::Result<()> {
    atomic::remove(&folder.join(UNDONE))?;
    atomic::remove(&folder.join(BACK))?;
    for entry in fs::read_dir(folder)? {
        // Only an empty folder can be removed so.
        let _ = fs::remove_dir(entry?.path());
    }
    let _ = fs::remove_dir(folder);
    Ok(())
}

/// Takes away copies of what still stands in the journal: a crash kept it from being taken away.
fn drop_copies(store: &Store) -> Result<(), Error> {
    for step in undone(store)? {
        let Place::Trash(n) = step.place else { continue };
        let folder = store.root().join(TRASH).join(n.to_string());
        for part in &step.parts {
            if bytes(store, &part.file)?.is_some_and(|there| part.tail.is_in(&there)) {
                let copy = folder.join(&part.file);
                atomic::remove(&copy).map_err(|source| cannot(&part.file, source))?;
            }
        }
    }
    Ok(())
}

fn written(store: &Store) -> Result<Vec<Step>, Error> {
    let read = record::latest_first(store)
        .map_err(|source| Error::CannotRead { file: PathBuf::from(WRITES), source })?;
    let mut files: HashMap<PathBuf, Known> = HashMap::new();
    let (mut steps, mut later) = (Vec::new(), 0);
    for (written, documents) in read {
        let place = Place::Record { documents, later };
        later += documents;
        let mut step =
            Step { by: written.by, parts: Vec::new(), changed: Vec::new(), gone: Vec::new(), place };
        for tail in written.writes.into_iter().rev() {
            let known = match files.remove(&tail.file) {
                Some(known) => known,
                // What a link leads to is its user's to move.
                None => Known { bytes: bytes(store, &tail.file)?, is_changed: is_link(store.root(), &tail) },
            };
            let file = tail.file.clone();
            files.insert(file, step.take(tail, known));
        }
        steps.push(step);
    }
    Ok(steps)
}

fn is_link(root: &Path, tail: &Tail) -> bool {
    tail.offset == 0 && root.join(&tail.file).symlink_metadata().is_ok_and(|meta| meta.is_symlink())
}

/// A file as it was before the steps that were looked at.
struct Known {
    bytes: Option<Vec<u8>>,
    is_changed: bool,
}

impl Step {
    /// Takes in what was added to a file, which is known as it was right after; gives it as it was before.
    fn take(&mut self, tail: Tail, mut known: Known) -> Known {
        let standing =
            if known.is_changed { Standing::Changed } else { tail.standing(known.bytes.as_deref()) };
        match (standing, known.bytes.as_mut()) {
            (Standing::There, Some(bytes)) => {
                let added = bytes.split_off(usize::try_from(tail.offset).unwrap_or(bytes.len()));
                let is_whole = tail.offset == 0;
                if is_whole {
                    known.bytes = None;
                }
                self.put(tail, added, is_whole);
            }
            (Standing::Changed, _) => {
                known.is_changed = true;
                self.changed.push(tail.file);
            }
            _ => self.gone.push(tail.file),
        }
        known
    }

    /// Puts a part first; what was added to the same file right behind it is one with it.
    fn put(&mut self, tail: Tail, mut bytes: Vec<u8>, is_whole: bool) {
        let behind = self.parts.iter().position(|part| part.file == tail.file);
        let tail = match behind {
            None => tail,
            Some(at) => {
                bytes.extend(self.parts.remove(at).bytes);
                Tail::at(&tail.file, tail.offset, &bytes)
            }
        };
        self.parts.insert(0, Part { file: tail.file.clone(), bytes, is_whole, tail });
    }
}

fn undone(store: &Store) -> Result<Vec<Step>, Error> {
    let mut numbers = numbers(store.root())?;
    numbers.sort_unstable_by_key(|n| std::cmp::Reverse(*n));
    let mut steps = Vec::new();
    for n in numbers {
        let folder = Path::new(TRASH).join(n.to_string());
        // Without it, nothing was taken away yet.
        let Some(text) = bytes(store, &folder.join(UNDONE))? else { continue };
        let cannot = |error| Error::CannotRead { file: folder.join(UNDONE), source: io::Error::other(error) };
        let taken: Written = format::read_one(&text).map_err(cannot)?;
        let place = Place::Trash(n);
        let mut step = Step { by: taken.by, parts: Vec::new(), changed: Vec::new(), gone: Vec::new(), place };
        for tail in taken.writes.into_iter().filter(Tail::is_inside) {
            // A copy that is not whole was never cut from the journal.
            let copy = bytes(store, &folder.join(&tail.file))?.filter(|copy| tail.is(copy));
            let Some(bytes) = copy else { continue };
            step.parts.push(Part { file: tail.file.clone(), bytes, is_whole: tail.offset == 0, tail });
        }
        let blocked = step.parts.iter().filter(|part| back(store, &folder, part).is_err());
        step.changed = blocked.map(|part| part.file.clone()).collect();
        if !step.parts.is_empty() {
            steps.push(step);
        }
    }
    Ok(steps)
}

fn numbers(root: &Path) -> Result<Vec<u32>, Error> {
    let names = super::listed(root, Path::new(TRASH))?;
    Ok(names.iter().filter_map(|name| name.parse().ok()).collect())
}

/// The number of the next folder.
fn next(root: &Path) -> Result<u32, Error> {
    Ok(numbers(root)?.into_iter().max().unwrap_or(0) + 1)
}

/// The bytes of a file of the journal; none where there is none.
fn bytes(store: &Store, file: &Path) -> Result<Option<Vec<u8>>, Error> {
    store.read_if_there(file).map_err(|source| Error::CannotRead { file: file.to_owned(), source })
}

/// Moves a file, durably, into a folder that may not be there yet.
fn move_to(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        atomic::create_folder(folder)?;
    }
    batch::rename(from, to)?;
    for folder in [from.parent(), to.parent()].into_iter().flatten() {
        atomic::sync_folder(folder)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
