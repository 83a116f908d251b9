//! The only door to the disk: a folder of plain YAML files.
//!
//! Reading takes no lock and writes nothing. Each write takes the journal's lock, puts a whole new file in
//! place of the old one, and never changes a byte of an earlier document.

mod atomic;
mod batch;
mod check;
mod drafts;
pub(crate) mod format;
pub(crate) mod keyed;
mod lock;
mod names;
pub(crate) mod plan;
mod prompts;
mod record;
mod reviews;
mod settings;
mod undo;
mod writing;
mod yaml;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

pub use batch::{Batch, NewCase};
pub use check::{Finding, Weight};
pub use drafts::{DraftFile, Left, Unfinished, keep_unsaved};
pub use format::{Malformed, read_answers, read_event, write_answer, write_event};
pub use names::{handle, is_handle, slug};
pub use reviews::Reviews;
pub use settings::{FORMAT, Settings, Tone, name_line, reasons_line};
pub use undo::{Part, Step};
pub use writing::Writing;

use self::lock::Lock;
use crate::case::Case;
use crate::error::Error;
use crate::text;

/// A case file larger than this is not read: no application fills it.
pub(crate) const LARGEST: u64 = 16 * 1024 * 1024;

/// A journal: a folder that may not exist yet.
#[derive(Clone, Debug)]
pub struct Journal {
    root: PathBuf,
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
        let settings = match fs::read(&file) {
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
        if batch::is_whole(&root) {
            // Whoever is moving it into place is waited for: half of it is nobody's journal.
            if let Ok(_lock) = Lock::take(&root, holder) {
                batch::finish(&root)?;
            }
        }
        Ok(Self { root, settings, holder: holder.to_owned() })
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
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
        Writing::begin(&self.root, &self.holder)
    }

    /// The names of all case files by handle, the oldest first. Reads folders, no files.
    ///
    /// # Errors
    /// When the journal or one of its year folders cannot be listed.
    pub fn names(&self) -> Result<Vec<Name>, Error> {
        names_in(&self.root)
    }

    fn listed(&self, folder: &Path) -> Result<Vec<String>, Error> {
        listed(&self.root, folder)
    }

    /// The bytes of a file of the journal.
    ///
    /// # Errors
    /// What the system says; also for what is no plain file, and for one too large to be ours.
    pub fn bytes(&self, file: &Path) -> Result<Vec<u8>, Error> {
        let path = self.root.join(file);
        read_plain(&path).map_err(|source| Error::CannotRead { file: file.to_owned(), source })
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
        let mut cases = Cases::default();
        for name in names {
            match self.case(name) {
                Ok(case) => cases.readable.push(case),
                Err(error) => cases.unreadable.push(Unreadable { file: name.file.clone(), error }),
            }
        }
        cases
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
            let time = fs::metadata(self.root.join(&name.file)).and_then(|meta| meta.modified());
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

    /// The one case a person means by part of its handle, by `last` (the one with the latest event, of
    /// several the one written last), or by path.
    ///
    /// # Errors
    /// [`Error::NoSuchCase`] with a near one, [`Error::Ambiguous`] with all that fit.
    pub fn find(&self, wanted: &str) -> Result<Name, Error> {
        let names = self.names()?;
        let path = Path::new(wanted);
        if path.extension().is_some_and(|ending| ending == "yaml") && path.components().count() > 1 {
            return self.by_path(path, &names).ok_or_else(|| no_such(wanted, &names));
        }
        let wanted = wanted.strip_suffix(".yaml").unwrap_or(wanted);
        let mut exact: Vec<&Name> = names.iter().filter(|name| name.handle == wanted).collect();
        if exact.is_empty() && wanted.contains("--") {
            exact = names.iter().filter(|name| name.handle.get(11..) == Some(wanted)).collect();
        }
        match exact.as_slice() {
            [] => {}
            [one] => return Ok((*one).clone()),
            several => {
                let candidates = several.iter().map(|name| name.file.display().to_string()).collect();
                return Err(Error::Ambiguous { name: wanted.to_owned(), candidates });
            }
        }
        if wanted == "last" {
            return self.last(&names).ok_or_else(|| no_such(wanted, &names));
        }
        let folded = wanted.to_lowercase();
        let holding = |part: &str| -> Vec<&Name> {
            names.iter().filter(|name| !part.is_empty() && name.handle.contains(part)).collect()
        };
        let mut fits = holding(&folded);
        if fits.is_empty() && wanted.chars().any(char::is_alphanumeric) {
            fits = holding(&slug(wanted));
        }
        match fits.as_slice() {
            [] => Err(no_such(wanted, &names)),
            [one] => Ok((*one).clone()),
            several => Err(Error::Ambiguous {
                name: wanted.to_owned(),
                candidates: several.iter().map(|name| name.handle.clone()).collect(),
            }),
        }
    }

    /// The case file that a path leads to, from the journal or from where one stands.
    fn by_path(&self, path: &Path, names: &[Name]) -> Option<Name> {
        let meant = fs::canonicalize(path).or_else(|_| fs::canonicalize(self.root.join(path))).ok();
        let is_meant = |name: &&Name| {
            name.file == path || meant.is_some() && fs::canonicalize(self.root.join(&name.file)).ok() == meant
        };
        names.iter().find(is_meant).cloned()
    }

    fn last(&self, names: &[Name]) -> Option<Name> {
        let readable = names.iter().filter_map(|name| {
            let case = self.case(name).ok()?;
            let written = fs::metadata(self.root.join(&name.file)).and_then(|meta| meta.modified()).ok();
            Some((case.latest(), written, name))
        });
        let latest = readable.max_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
        latest.map(|(_, _, name)| name.clone())
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
        for file in listed(root, &folder)? {
            if let Some(handle) = file.strip_suffix(".yaml").filter(|stem| !stem.starts_with('.')) {
                names.push(Name { handle: handle.to_owned(), file: folder.join(&file) });
            }
        }
    }
    names.sort_by(|a, b| (&a.handle, &a.file).cmp(&(&b.handle, &b.file)));
    Ok(names)
}

/// The entries of a folder of the journal at `root` that have a UTF-8 name; none where there is no folder.
fn listed(root: &Path, folder: &Path) -> Result<Vec<String>, Error> {
    let cannot = |source| Error::CannotRead { file: folder.to_owned(), source };
    let entries = match fs::read_dir(root.join(folder)) {
        Ok(entries) => entries,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(Vec::new());
        }
        Err(source) => return Err(cannot(source)),
    };
    let names = entries.map(|entry| entry.map(|entry| entry.file_name().into_string().ok()));
    names.filter_map(Result::transpose).collect::<io::Result<_>>().map_err(cannot)
}

/// Whether a folder's name is that of a year.
fn is_year(name: &str) -> bool {
    name.len() == 4 && name.bytes().all(|b| b.is_ascii_digit())
}

fn no_such(wanted: &str, names: &[Name]) -> Error {
    let companies = names.iter().filter_map(|name| Some((names::parts(&name.handle)?.1, name)));
    let near = text::nearest(wanted, companies.clone().map(|(company, _)| company))
        .and_then(|company| companies.clone().rfind(|(known, _)| *known == company))
        .map(|(_, name)| name.handle.clone());
    let near = near
        .or_else(|| text::nearest(wanted, names.iter().map(|name| name.handle.as_str())).map(str::to_owned));
    Error::NoSuchCase { name: wanted.to_owned(), near }
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

/// The bytes of a plain file of bearable size. What is no file is never opened: a pipe would not end.
fn read_plain(path: &Path) -> io::Result<Vec<u8>> {
    let meta = fs::metadata(path)?;
    if !meta.is_file() {
        return Err(io::Error::other("it is not a plain file"));
    }
    if meta.len() > LARGEST {
        return Err(io::Error::other(format!(
            "it has {} bytes, and no file of more than {LARGEST} is read",
            meta.len()
        )));
    }
    fs::read(path)
}
