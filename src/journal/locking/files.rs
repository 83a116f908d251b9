//! Which files of a journal's folder a lock is about, and which it leaves as they are.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::journal::atomic::UNPUBLISHED;
use crate::journal::closed::{Target, is_in_editor, is_open};
use crate::journal::files::{is_left_open, is_own_folder, is_private};

/// The files of a journal's folder, each relative to it and in order.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Those that are closed in a locked journal.
    pub(super) private: Vec<PathBuf>,
    /// Links among them to what is not closed: what lies out of the journal, its settings, what is none of its own.
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
            files.walk(root, &inside, Path::new(""), false)?;
        }
        for all in [&mut files.private, &mut files.outside, &mut files.in_editor, &mut files.others] {
            all.sort();
        }
        Ok(files)
    }

    /// Drafts that are open to read and were begun in an editor: beside them lies what they were before.
    pub(super) fn begun_in_editor(&self, root: &Path) -> Vec<PathBuf> {
        let is_begun = |file: &&PathBuf| {
            let text = file.to_str().unwrap_or_default();
            let before = format!("{}.before", text.trim_end_matches(".yaml"));
            self.private.contains(&PathBuf::from(before)) && is_open(&root.join(file))
        };
        self.private.iter().filter(|file| file.starts_with("drafts")).filter(is_begun).cloned().collect()
    }

    /// Takes in a folder and those in it; a link to a folder is followed only where it is one of the journal's own.
    /// `is_linked` says that the way to it leads over one.
    fn walk(&mut self, root: &Path, inside: &Path, folder: &Path, is_linked: bool) -> Result<(), Error> {
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
            let is_linked = is_linked || is.is_symlink();
            if is.is_dir() || is_link_of_ours && root.join(&file).is_dir() {
                if entry.file_name() != ".git" {
                    self.walk(root, inside, &file, is_linked)?;
                }
            } else if is_linked && fs::canonicalize(root.join(&file)).is_ok() {
                self.take_linked(root, inside, file);
            } else {
                self.take(root, file);
            }
        }
        Ok(())
    }

    /// Takes in what is reached over a link. What lies in the journal is reached without it, too.
    fn take_linked(&mut self, root: &Path, inside: &Path, file: PathBuf) {
        let path = root.join(&file);
        let lies_inside = fs::canonicalize(&path).is_ok_and(|target| target.starts_with(inside));
        if is_private(&file) && !is_in_editor(&file) && path.is_file() {
            if Target::of(&path, inside) != Target::Private {
                self.outside.push(file);
            }
        } else if !lies_inside || path.is_dir() {
            self.take(root, file);
        }
    }

    fn take(&mut self, root: &Path, file: PathBuf) {
        if file.ends_with(UNPUBLISHED) {
            self.unpublished.push(file);
        } else if is_in_editor(&file) {
            if !file.ends_with(".lock") {
                self.in_editor.push(file);
            }
        } else if is_private(&file) && root.join(&file).is_file() {
            self.private.push(file);
        } else if !is_left_open(&file) {
            self.others.push(file);
        }
    }
}

fn cannot(folder: &Path, source: std::io::Error) -> Error {
    Error::CannotRead { file: folder.to_owned(), source }
}
