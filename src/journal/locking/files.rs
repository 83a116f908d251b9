//! Which files of a journal's folder a lock is about, and which it leaves as they are.

use std::fs::{self, FileType};
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::journal::atomic::UNPUBLISHED;
use crate::journal::files::{is_left_open, is_own_folder, is_private};

/// The files of a journal's folder, each relative to it and in order.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Those that are closed in a locked journal.
    pub(super) private: Vec<PathBuf>,
    /// Links among them that lead out of the journal: what lies there is not ours to close.
    pub(super) outside: Vec<PathBuf>,
    /// What an editor has open, or had.
    pub(super) in_editor: Vec<PathBuf>,
    /// What is none of the journal's own.
    pub(super) others: Vec<PathBuf>,
    /// What a crash left before it was put in place.
    pub(super) unpublished: Vec<PathBuf>,
}

impl Files {
    /// What lies there now.
    ///
    /// # Errors
    /// When the journal or one of its own folders cannot be listed.
    pub(super) fn of(root: &Path) -> Result<Self, Error> {
        let mut files = Self::default();
        if root.exists() {
            let inside = fs::canonicalize(root).map_err(|source| cannot(Path::new(""), source))?;
            files.walk(root, &inside, Path::new(""))?;
        }
        for all in [&mut files.private, &mut files.outside, &mut files.in_editor, &mut files.others] {
            all.sort();
        }
        Ok(files)
    }

    /// Takes in a folder and those in it; a link to a folder is followed only where it is one of the journal's own.
    fn walk(&mut self, root: &Path, inside: &Path, folder: &Path) -> Result<(), Error> {
        let entries = match fs::read_dir(root.join(folder)) {
            Err(_) if !folder.as_os_str().is_empty() && !is_own_folder(folder) => {
                self.others.push(folder.to_owned());
                return Ok(());
            }
            entries => entries.map_err(|source| cannot(folder, source))?,
        };
        for entry in entries {
            let entry = entry.map_err(|source| cannot(folder, source))?;
            let file = folder.join(entry.file_name());
            let is = entry.file_type().map_err(|source| cannot(&file, source))?;
            let is_link_of_ours = is.is_symlink() && is_own_folder(&file) && folder.as_os_str().is_empty();
            if is.is_dir() || is_link_of_ours && root.join(&file).is_dir() {
                if entry.file_name() != ".git" {
                    self.walk(root, inside, &file)?;
                }
            } else {
                self.take(root, inside, file, is);
            }
        }
        Ok(())
    }

    fn take(&mut self, root: &Path, inside: &Path, file: PathBuf, is: FileType) {
        if file.ends_with(UNPUBLISHED) {
            self.unpublished.push(file);
        } else if file.starts_with(Path::new("drafts").join("open")) {
            if !file.ends_with(".lock") {
                self.in_editor.push(file);
            }
        } else if !is_private(&file) {
            if !is_left_open(&file) {
                self.others.push(file);
            }
        } else if !root.join(&file).is_file() {
            self.others.push(file);
        } else if leads_out(&root.join(&file), inside, is) {
            self.outside.push(file);
        } else {
            self.private.push(file);
        }
    }
}

fn cannot(folder: &Path, source: std::io::Error) -> Error {
    Error::CannotRead { file: folder.to_owned(), source }
}

/// Whether what a path leads to lies out of the journal.
fn leads_out(path: &Path, inside: &Path, is: FileType) -> bool {
    let is_plain = !is.is_symlink() && path.parent().is_some_and(|folder| !folder.is_symlink());
    !is_plain && fs::canonicalize(path).map_or(true, |target| !target.starts_with(inside))
}
