//! The only door to the disk: a folder of plain YAML files.
//!
//! Reading takes no lock and writes nothing. Each write takes the journal's lock, puts a whole new file in
//! place of the old one, and never changes a byte of an earlier document.

mod atomic;
mod batch;
mod check;
mod closed;
mod drafts;
mod files;
mod find;
pub(crate) mod format;
mod going;
pub mod in_memory;
mod incoming;
pub(crate) mod keyed;
mod lock;
mod locking;
mod merge;
mod names;
pub(crate) mod plan;
mod prompts;
mod record;
mod renamed;
mod reviews;
mod sealed;
mod settings;
mod store;
mod undo;
mod writing;
mod yaml;

use std::ffi::OsString;
use std::fs;
use std::io;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::SystemTime;

pub use atomic::{UNPUBLISHED, publish};
pub use batch::{Batch, NewCase};
pub use check::{Finding, Weight};
pub use drafts::{DraftFile, Left, Unfinished, keep_unsaved};
pub use files::may_go;
pub use format::{Malformed, read_answers, read_event, read_one, write_answer, write_event};
pub use going::Going;
pub use incoming::{Incoming, Turn, format_of, is_sealed, is_untouched, merge_files};
pub use locking::Turned;
pub use merge::{
    Merged, Renamed, are_two_cases, fault, has_conflict_marks, holds_documents, may_come, merge, own_ids,
    renamed_in_plan, without_there,
};
pub use names::{handle, is_handle, slug};
pub use reviews::Reviews;
pub use sealed::{Key, NoKey};
pub use settings::{FORMAT, Settings, Tone, name_line, reasons_line};
pub use store::read_plain;
pub use undo::{Part, Step};
pub use writing::Writing;

use self::lock::Lock;
use self::store::Store;
use crate::case::Case;
use crate::error::Error;
use crate::text;

/// A case file larger than this is not read: no application fills it.
pub(crate) const LARGEST: u64 = 16 * 1024 * 1024;

/// Fewer locked files than this are opened one after the other.
const MANY: usize = 64;

/// A journal: a folder that may not exist yet.
#[derive(Clone, Debug)]
pub struct Journal {
    store: Store,
    settings: Settings,
    holder: String,
}

/// A case file by its name alone; nothing has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The file's name without its ending.
    pub handle: String,
    /// The file, relative to the journal.
    pub file: PathBuf,
}

/// A case file that could not be read.
#[derive(Debug)]
pub struct Unreadable {
    /// The file, relative to the journal.
    pub file: PathBuf,
    /// Why.
    pub error: Error,
}

/// What could be read, and what could not.
#[derive(Debug, Default)]
pub struct Cases {
    /// The cases by handle, the oldest first.
    pub readable: Vec<Case>,
    /// The files that were left out.
    pub unreadable: Vec<Unreadable>,
}

impl Journal {
    /// Opens the journal at `root` without writing anything, but for the end of a [`Batch`] that was cut short;
    /// nothing needs to be there. `holder` is what a second process is told of who is writing.
    ///
    /// # Errors
    /// When `root` is no folder, its `journal.yaml` cannot be read, its format is newer than [`FORMAT`], or such
    /// a batch cannot be finished.
    pub fn open(root: PathBuf, holder: &str) -> Result<Self, Error> {
        if root.exists() && !root.is_dir() {
            return Err(Error::NotAFolder { path: root });
        }
        let file = root.join("journal.yaml");
        let settings = match read_plain(&file) {
            Ok(bytes) => {
                settings::read(&bytes).map_err(|source| Error::Malformed { file, source, handle: None })?
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Settings::default(),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return Err(Error::NotAFolder { path: root });
            }
            Err(source) => return Err(Error::CannotRead { file, source }),
        };
        if settings.format > FORMAT {
            return Err(Error::NewerFormat { path: root, found: settings.format, known: FORMAT });
        }
        let journal = Self { store: Store::new(root), settings, holder: holder.to_owned() };
        if !journal.is_locked() {
            journal.finish()?;
        }
        Ok(journal)
    }

    /// Finishes a batch that was cut short. Whoever is moving one into place is waited for: half of it is nobody's
    /// journal.
    fn finish(&self) -> Result<(), Error> {
        if batch::is_whole(self.root())
            && let Ok(_lock) = Lock::take(self.root(), &self.holder)
        {
            batch::finish(&self.store)?;
        }
        Ok(())
    }

    /// The same journal, which is locked, with what opens its files.
    ///
    /// # Errors
    /// When a [`Batch`] that was cut short cannot be finished.
    pub fn with_key(mut self, key: Key) -> Result<Self, Error> {
        self.store.give_key(Some(Arc::new(key)));
        self.finish()?;
        Ok(self)
    }

    /// Whether a file was read that should be locked and is not.
    #[must_use]
    pub fn is_half_locked(&self) -> bool {
        self.store.has_open()
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.store.root()
    }

    /// What `journal.yaml` says.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Takes the lock, to write. Creates the folder where there is none.
    ///
    /// # Errors
    /// When the folder cannot be made or written, or another process holds the lock for five seconds.
    pub fn write(&self) -> Result<Writing, Error> {
        Writing::begin(self.store.clone(), &self.holder)
    }

    /// The names of all case files by handle, the oldest first. Reads folders, no files.
    ///
    /// # Errors
    /// When the journal or one of its year folders cannot be listed.
    pub fn names(&self) -> Result<Vec<Name>, Error> {
        names_in(self.root())
    }

    fn listed(&self, folder: &Path) -> Result<Vec<String>, Error> {
        listed(self.root(), folder)
    }

    /// The bytes of a file of the journal.
    ///
    /// # Errors
    /// What the system says; also for what is no plain file, and for one too large to be ours.
    pub fn bytes(&self, file: &Path) -> Result<Vec<u8>, Error> {
        self.store.read(file).map_err(|source| Error::CannotRead { file: file.to_owned(), source })
    }

    /// Reads one case.
    ///
    /// # Errors
    /// When the file cannot be read, or does not say what a case file says.
    pub fn case(&self, name: &Name) -> Result<Case, Error> {
        let bytes = self.bytes(&name.file)?;
        parse(&name.handle, &bytes).map_err(|source| Error::Malformed {
            file: name.file.clone(),
            source,
            handle: Some(name.handle.clone()),
        })
    }

    /// Reads the named cases; one that cannot be read does not keep the others.
    #[must_use]
    pub fn read<'a>(&self, names: impl IntoIterator<Item = &'a Name>) -> Cases {
        let names: Vec<&Name> = names.into_iter().collect();
        let mut cases = Cases::default();
        for (name, case) in names.iter().zip(self.read_each(&names)) {
            match case {
                Ok(case) => cases.readable.push(case),
                Err(error) => cases.unreadable.push(Unreadable { file: name.file.clone(), error }),
            }
        }
        cases
    }

    /// Opening a file that is locked costs more than reading it: many are opened on all cores.
    fn read_each(&self, names: &[&Name]) -> Vec<Result<Case, Error>> {
        let read = |names: &[&Name]| names.iter().map(|name| self.case(name)).collect::<Vec<_>>();
        if self.store.key().is_none() || names.len() < MANY {
            return read(names);
        }
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        thread::scope(|scope| {
            let parts = names.chunks(names.len().div_ceil(cores));
            let running: Vec<_> = parts.map(|part| scope.spawn(move || read(part))).collect();
            let read = running.into_iter().map(thread::ScopedJoinHandle::join);
            read.flat_map(|read| read.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
        })
    }

    /// Reads every case.
    ///
    /// # Errors
    /// When the folders cannot be listed; a case that cannot be read is in the answer.
    pub fn cases(&self) -> Result<Cases, Error> {
        Ok(self.read(&self.names()?))
    }

    /// Reads the cases of one company, opening only files whose name may be of it.
    #[must_use]
    pub fn of_company(&self, company: &str, names: &[Name]) -> Cases {
        let slug = slug(company);
        let mut cases = self.read(names.iter().filter(|name| names::is_of_company(&name.handle, &slug)));
        cases.readable.retain(|case| text::same(case.company(), company));
        cases
    }

    /// The names that may be of the same company under a longer or a shorter name. Reads nothing.
    #[must_use]
    pub fn of_similar_company<'a>(&self, company: &str, names: &'a [Name]) -> Vec<&'a Name> {
        let slug = slug(company);
        names.iter().filter(|name| names::is_of_similar_company(&name.handle, &slug)).collect()
    }

    /// The names whose files were written since `since`, the latest first, or none at all when there are more
    /// than `most`: then the times say nothing, as after a copy or an import.
    #[must_use]
    pub fn written_since(&self, names: &[Name], since: SystemTime, most: usize) -> Vec<Name> {
        let mut recent = Vec::new();
        for name in names {
            let time = fs::metadata(self.root().join(&name.file)).and_then(|meta| meta.modified());
            if let Ok(time) = time
                && time >= since
            {
                recent.push((time, name.clone()));
                if recent.len() > most {
                    return Vec::new();
                }
            }
        }
        recent.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
        recent.into_iter().map(|(_, name)| name).collect()
    }
}

/// The names of all case files of the journal at `root` by handle.
fn names_in(root: &Path) -> Result<Vec<Name>, Error> {
    let mut names = Vec::new();
    for year in listed(root, Path::new(""))? {
        if !is_year(&year) {
            continue;
        }
        let folder = PathBuf::from(&year);
        for file in entries(root, &folder)? {
            // A name that is not UTF-8 is no reason to leave a case out.
            let name = file.to_string_lossy();
            if let Some(handle) = name.strip_suffix(".yaml").filter(|stem| !stem.starts_with('.')) {
                names.push(Name { handle: text::one_line(handle), file: folder.join(&file) });
            }
        }
    }
    names.sort_by(|a, b| (&a.handle, &a.file).cmp(&(&b.handle, &b.file)));
    Ok(names)
}

/// The entries of a folder of the journal at `root` that have a UTF-8 name; none where there is no folder.
fn listed(root: &Path, folder: &Path) -> Result<Vec<String>, Error> {
    Ok(entries(root, folder)?.into_iter().filter_map(|name| name.into_string().ok()).collect())
}

/// The names of the entries of a folder of the journal at `root`; none where there is no folder.
fn entries(root: &Path, folder: &Path) -> Result<Vec<OsString>, Error> {
    let cannot = |source| Error::CannotRead { file: folder.to_owned(), source };
    let entries = match fs::read_dir(root.join(folder)) {
        Ok(entries) => entries,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(Vec::new());
        }
        Err(source) => return Err(cannot(source)),
    };
    entries.map(|entry| entry.map(|entry| entry.file_name())).collect::<io::Result<_>>().map_err(cannot)
}

/// Whether a folder's name is that of a year.
fn is_year(name: &str) -> bool {
    name.len() == 4 && name.bytes().all(|b| b.is_ascii_digit())
}

/// The case that bytes tell.
fn parse(handle: &str, bytes: &[u8]) -> Result<Case, Malformed> {
    let mut header = None;
    let mut events = Vec::new();
    for document in format::read(bytes)? {
        match document.entry {
            format::Entry::Header(details) => header = Some(*details),
            format::Entry::Event(event) => events.push(*event),
            format::Entry::Foreign(_) => {}
        }
    }
    Ok(Case::new(handle.to_owned(), header.unwrap_or_default(), events))
}
