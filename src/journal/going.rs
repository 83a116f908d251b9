//! What lies in a journal's folder and goes to other copies.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::files::{FOLDERS, is_folder_that_goes, may_go};
use super::merge::holds_documents;
use super::{Journal, entries, sealed};
use crate::error::Error;

/// A file that goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Going {
    /// Relative to the journal.
    pub file: PathBuf,
    /// In bytes.
    pub size: u64,
    /// Whether it, or the folder of that name, is a link.
    pub is_link: bool,
}

impl Journal {
    /// What goes as it lies there now: what [`may_go`], and of the files that were `kept` besides those that are there.
    ///
    /// # Errors
    /// When a folder cannot be listed.
    pub fn going(&self, kept: impl IntoIterator<Item = PathBuf>) -> Result<Vec<Going>, Error> {
        let root = self.root();
        let mut all = Vec::new();
        let mut folders: Vec<PathBuf> = FOLDERS.iter().map(PathBuf::from).collect();
        for name in entries(root, Path::new(""))? {
            let name = PathBuf::from(name);
            if may_go(&name) {
                look_at(root, name, &mut all)?;
            } else if is_folder_that_goes(&name) && !folders.contains(&name) {
                folders.push(name);
            }
        }
        for folder in folders {
            let Ok(meta) = root.join(&folder).symlink_metadata() else { continue };
            if meta.is_symlink() {
                all.push(Going { file: folder, size: 0, is_link: true });
            } else if meta.is_dir() && !leads_to(&all, &folder) {
                for name in entries(root, &folder)? {
                    let file = folder.join(name);
                    if may_go(&file) {
                        look_at(root, file, &mut all)?;
                    }
                }
            }
        }
        for file in kept {
            if !may_go(&file) && !leads_to(&all, &file) {
                look_at(root, file, &mut all)?;
            }
        }
        Ok(all)
    }

    /// The first of these that is open and should be locked. Of each only its begin is read.
    #[must_use]
    pub fn left_open<'a>(&self, going: &'a [Going]) -> Option<&'a Path> {
        if !self.is_locked() {
            return None;
        }
        let is_closed = |file: &Path| {
            File::open(self.root().join(file)).and_then(|mut file| sealed::begins_sealed(&mut file))
        };
        let mut documents = going.iter().filter(|going| !going.is_link && holds_documents(&going.file));
        let open = documents.find(|going| is_closed(&going.file).is_ok_and(|closed| !closed));
        open.map(|going| going.file.as_path())
    }
}

/// Whether one of these is that path, or a link that stands for a folder above it.
fn leads_to(all: &[Going], path: &Path) -> bool {
    all.iter().any(|going| path.starts_with(&going.file))
}

/// Adds a file, where it is one or a link.
fn look_at(root: &Path, file: PathBuf, all: &mut Vec<Going>) -> Result<(), Error> {
    match fs::symlink_metadata(root.join(&file)) {
        Ok(meta) if meta.is_file() || meta.is_symlink() => {
            all.push(Going { file, size: meta.len(), is_link: meta.is_symlink() });
        }
        Err(source) if !matches!(source.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Err(Error::CannotRead { file, source });
        }
        _ => {}
    }
    Ok(())
}
