//! Many writes as one: afterwards all of them are there, or none.
//!
//! Everything is first written and synced under `.adding/`, where each file has the place it will have in the
//! journal. A file `whole` then says that nothing is missing. From there on the files are moved into their places;
//! after a crash, whoever comes next moves the rest. Without `whole`, the folder is what a crash left, and goes.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::fs::{self, File, FileType, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::drafts::keep_in;
use super::record::Tail;
use super::store::Store;
use super::{Name, Writing, atomic, names};
use crate::error::Error;
use crate::event::{Details, Event};
use crate::plan::{self, Entry as PlanEntry};

/// What is to be written together.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// Cases that are not there yet.
    pub new: Vec<NewCase>,
    /// Cases that are there, with the events to add to them.
    pub grown: Vec<(Name, Vec<Event>)>,
    /// A whole plan from elsewhere, of which what the journal's holds already is passed over.
    pub plan: Vec<PlanEntry>,
}

/// A case that is not there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCase {
    /// The handle it had elsewhere, which it keeps where it is one and free.
    pub handle: Option<String>,
    /// What it is.
    pub details: Details,
    /// What happened, at least one event.
    pub events: Vec<Event>,
}

/// Where a batch lies that is not in its place yet, relative to the journal.
pub(super) const ADDING: &str = ".adding";
const WHOLE: &str = "whole";

impl Writing {
    /// Writes a whole batch, or nothing; gives the names of the new cases in their order. `progress` is told how
    /// many files have been prepared.
    ///
    /// # Errors
    /// The first file that cannot be read or written, or would not read back as what was given; nothing of the
    /// batch is in the journal then.
    pub fn add(&mut self, batch: &Batch, progress: &mut dyn FnMut(usize)) -> Result<Vec<Name>, Error> {
        let root = self.root().to_owned();
        if root.join(ADDING).symlink_metadata().is_ok() && !is_folder(&root) {
            let source = io::Error::other("it is not a folder of its own; move it away");
            return Err(cannot(Path::new(ADDING), source));
        }
        let prepared = self.prepare(batch, progress);
        if prepared.is_err() {
            forget(&root);
        }
        let names = prepared?;
        match put_all_in_place(self.store()) {
            Ok(()) => {
                forget(&root);
                Ok(names)
            }
            Err((error, is_undone)) => {
                // What could be neither written nor undone stays whole, for the next to come.
                if is_undone {
                    forget(&root);
                }
                Err(error)
            }
        }
    }

    fn prepare(&mut self, batch: &Batch, progress: &mut dyn FnMut(usize)) -> Result<Vec<Name>, Error> {
        let store = self.store().clone();
        let root = store.root();
        let mut handles = Handles::of(root)?;
        let mut names = Vec::with_capacity(batch.new.len());
        let mut tails = Vec::new();
        for (at, case) in batch.new.iter().enumerate() {
            let name = handles.name(case);
            let text = Self::case_text(&name.file, &case.details, &case.events)?;
            write(&store, &name.file, text.as_bytes())?;
            tails.push(Tail::of(&name.file, text.as_bytes(), 0));
            names.push(name);
            progress(at + 1);
        }
        for (at, (name, events)) in batch.grown.iter().enumerate() {
            let grown = self.appended(name, events)?;
            write(&store, &name.file, &grown.whole)?;
            tails.push(grown.tail(&name.file));
            progress(batch.new.len() + at + 1);
        }
        if let Some(plan) = self.planned(&batch.plan, plan::news)? {
            let file = Path::new("plan.yaml");
            write(&store, file, &plan.whole)?;
            tails.push(plan.tail(file));
        }
        for year in batch.new.iter().zip(&names).filter_map(|(_, name)| name.file.parent()) {
            atomic::create_folder(&root.join(year)).map_err(|source| cannot(year, source))?;
        }
        if !tails.is_empty() {
            self.record(self.holder().to_owned(), tails)?;
        }
        let whole = Path::new(ADDING).join(WHOLE);
        sync(&root.join(ADDING))
            .and_then(|()| atomic::create(&root.join(&whole), b""))
            .map_err(|source| cannot(&whole, source))?;
        Ok(names)
    }
}

/// The handles that are taken, and how to find free ones.
struct Handles {
    taken: HashSet<String>,
    next: HashMap<String, usize>,
}

impl Handles {
    fn of(root: &Path) -> Result<Self, Error> {
        let names = super::names_in(root)?;
        Ok(Self { taken: names.into_iter().map(|name| name.handle).collect(), next: HashMap::new() })
    }

    fn name(&mut self, case: &NewCase) -> Name {
        let wanted = case.handle.as_deref().filter(|handle| names::is_handle(handle));
        let base = wanted.map_or_else(|| names::of_case(&case.details, &case.events), str::to_owned);
        let n = self.next.entry(base.clone()).or_insert(1);
        let handle = loop {
            let handle = if *n == 1 { base.clone() } else { format!("{base}-{n}") };
            *n += 1;
            if self.taken.insert(handle.clone()) {
                break handle;
            }
        };
        Name { file: names::file(&handle), handle }
    }
}

/// Whether the folder is there. What only leads to one, or is none, is somebody else's.
fn is_folder(root: &Path) -> bool {
    root.join(ADDING).symlink_metadata().is_ok_and(|meta| meta.is_dir())
}

/// Whether a batch lies there whole and is not in its place yet.
pub(super) fn is_whole(root: &Path) -> bool {
    is_folder(root) && root.join(ADDING).join(WHOLE).exists()
}

/// Moves the files of a batch that is whole into their places, and takes away one that is not. The caller holds the
/// lock. A failure leaves the journal as it was before the call, where it can be undone.
///
/// # Errors
/// When a file cannot be moved.
pub(super) fn finish(store: &Store) -> Result<(), Error> {
    let root = store.root();
    if !is_folder(root) {
        return Ok(());
    }
    if is_whole(root) {
        put_all_in_place(store).map_err(|(error, _)| error)?;
    }
    forget(root);
    Ok(())
}

/// Takes the folder away, its mark first. What stays of it is looked at again by the next to come.
fn forget(root: &Path) {
    let adding = root.join(ADDING);
    let _ = atomic::remove(&adding.join(WHOLE)).and_then(|()| fs::remove_dir_all(&adding));
}

/// Moves all files, or none; the second part of the failure says whether that could be undone.
fn put_all_in_place(store: &Store) -> Result<(), (Error, bool)> {
    let mut moved = Vec::new();
    move_all(store, &mut moved).map_err(|error| {
        let is_undone = take_back(store, moved);
        (error, is_undone)
    })
}

fn move_all(store: &Store, moved: &mut Vec<(PathBuf, Change)>) -> Result<(), Error> {
    let root = store.root();
    for file in staged(&root.join(ADDING)).map_err(|source| cannot(Path::new(ADDING), source))? {
        let change = put_in_place(store, &file).map_err(|source| cannot(&file, source))?;
        moved.push((file, change));
    }
    let targets = moved.iter().filter_map(|(file, _)| atomic::target(&root.join(file)).ok());
    let folders: HashSet<PathBuf> = targets.filter_map(|file| Some(file.parent()?.to_owned())).collect();
    for folder in folders {
        atomic::sync_folder(&folder).map_err(|source| cannot(&folder, source))?;
    }
    Ok(())
}

/// What putting one file in its place changed.
enum Change {
    New,
    Grown(Vec<u8>),
    PutAside,
}

fn put_in_place(store: &Store, file: &Path) -> io::Result<Change> {
    let staged = Path::new(ADDING).join(file);
    let from = store.root().join(&staged);
    let to = atomic::target(&store.root().join(file))?;
    if to.symlink_metadata().is_err() {
        rename(&from, &to)?;
        return Ok(Change::New);
    }
    let (old, new) = (store.read(file)?, store.read(&staged)?);
    if new.starts_with(&old) {
        atomic::keep_owner_and_mode(&File::open(&from)?, &fs::metadata(&to)?)?;
        rename(&from, &to)?;
        return Ok(Change::Grown(old));
    }
    // Somebody changed the file by hand since a crash: theirs stays, and ours is not lost.
    keep_in(store, &new).map_err(io::Error::other)?;
    fs::remove_file(&from)?;
    Ok(Change::PutAside)
}

/// Undoes what was moved; says whether all of it could be.
fn take_back(store: &Store, moved: Vec<(PathBuf, Change)>) -> bool {
    let root = store.root();
    let undo = |(file, change): (PathBuf, Change)| {
        let (staged, there) = (root.join(ADDING).join(&file), root.join(&file));
        match change {
            Change::New => rename(&there, &staged),
            Change::Grown(old) => atomic::target(&there).and_then(|to| {
                atomic::create(&staged, &fs::read(&to)?)?;
                atomic::publish(&to, &store.for_disk(&file, &old)?, false)
            }),
            Change::PutAside => Ok(()),
        }
    };
    // Each is tried, also behind one that cannot be.
    moved.into_iter().rev().map(undo).filter(Result::is_err).count() == 0
}

/// Renames, or copies where the folder of a year lies on another disk.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            atomic::publish(to, &fs::read(from)?, false)?;
            fs::remove_file(from)
        }
        done => done,
    }
}

/// The files that lie in the folder, as they are to lie in the journal; of what we write, nothing else is there.
fn staged(adding: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for (name, is) in entries(adding)? {
        if is.is_dir() {
            let inside = entries(&adding.join(&name))?.into_iter().filter(|(_, is)| is.is_file());
            files.extend(inside.map(|(file, _)| Path::new(&name).join(file)));
        } else if is.is_file() && name != WHOLE {
            files.push(PathBuf::from(name));
        }
    }
    files.sort();
    Ok(files)
}

/// What lies in a folder, each with what it is.
fn entries(folder: &Path) -> io::Result<Vec<(OsString, FileType)>> {
    let named = |entry: fs::DirEntry| Ok((entry.file_name(), entry.file_type()?));
    fs::read_dir(folder)?.map(|entry| entry.and_then(named)).collect()
}

/// Writes a file of the batch; [`sync`] makes it last.
fn write(store: &Store, file: &Path, bytes: &[u8]) -> Result<(), Error> {
    let path = store.root().join(ADDING).join(file);
    let written = || -> io::Result<()> {
        if let Some(folder) = path.parent() {
            atomic::create_folder(folder)?;
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let bytes = store.for_disk(file, bytes)?;
        let mut file = options.open(&path)?;
        file.write_all(&bytes)?;
        if cfg!(target_os = "linux") { Ok(()) } else { file.sync_all() }
    };
    written().map_err(|source| cannot(file, source))
}

/// Makes everything in the folder last. Linux syncs the whole disk at once, which is much faster for many files.
#[cfg(target_os = "linux")]
fn sync(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

#[cfg(not(target_os = "linux"))]
fn sync(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            atomic::sync_folder(&path)?;
        }
    }
    atomic::sync_folder(folder)
}

/// That a file of the journal cannot be written.
pub(super) fn cannot(file: &Path, source: io::Error) -> Error {
    Error::CannotWrite { file: file.to_owned(), source }
}

#[cfg(test)]
mod tests;
