//! What lies on the disk closed, what open, and what of it a lock is about.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::files::{is_left_open, is_private};
use super::sealed::begins_sealed;
use super::{names_in, record};

/// What a path in a journal leads to, through links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A file of the journal that a lock closes.
    Private,
    /// A file of the journal that is never closed, such as its settings.
    LeftOpen,
    /// What is none of the journal's own, in its folder or out of it, or nothing at all.
    Foreign,
}

impl Target {
    /// Where a path leads to, in the journal that lies at `inside`, itself a path without links.
    pub(super) fn of(path: &Path, inside: &Path) -> Self {
        let target = fs::canonicalize(path).unwrap_or_default();
        match target.strip_prefix(inside) {
            Ok(file) if file.iter().any(|part| part == ".git") || is_left_open(file) => Self::LeftOpen,
            Ok(file) if is_private(file) && !is_in_editor(file) => Self::Private,
            _ => Self::Foreign,
        }
    }
}

/// Whether a file lies where an editor has the text of a locked file open.
pub(super) fn is_in_editor(file: &Path) -> bool {
    file.starts_with(Path::new("drafts").join("open"))
}

/// A file that is closed in the journal at `root`, if a glance shows one: at the newest case and the first of its year,
/// the plan and the record.
pub(super) fn closed_one(root: &Path) -> Option<PathBuf> {
    let cases = names_in(root).unwrap_or_default();
    let newest = cases.last();
    let folder = newest.and_then(|case| case.file.parent());
    let first = cases.iter().find(|case| case.file.parent() == folder);
    let cases = newest.into_iter().chain(first).map(|case| case.file.clone());
    let mut glance = cases.chain(["plan.yaml", record::WRITES].map(PathBuf::from));
    glance.find(|file| is_closed(&root.join(file)))
}

/// Whether a file can be read without a key, as far as it can be read at all.
pub(super) fn is_open(path: &Path) -> bool {
    begins_closed(path).is_ok_and(|is_closed| !is_closed)
}

/// Whether it takes a key to read a file.
pub(super) fn is_closed(path: &Path) -> bool {
    begins_closed(path).unwrap_or_default()
}

fn begins_closed(path: &Path) -> io::Result<bool> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is not a plain file"));
    }
    begins_sealed(&mut File::open(path)?)
}
