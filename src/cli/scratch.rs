//! Where a locked text lies while it is open in the user's editor: in memory, and in a folder that only they can
//! look into. It goes when the editor is closed, with whatever the editor left beside it.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// A text that is open in an editor.
pub(crate) struct Scratch {
    folder: PathBuf,
    file: PathBuf,
    /// Held as long as the editor is open.
    _lock: File,
}

impl Scratch {
    /// Lays out a text under this name in a folder that may not be there yet. What a crash left of the same one is gone
    /// on with.
    pub(crate) fn open(folder: &Path, name: &OsStr, text: &[u8]) -> Result<Self, Failure> {
        Self::lay_out(folder, name, text).map_err(|error| {
            let cause = match error.kind() {
                io::ErrorKind::WouldBlock => "another editor has this text open".to_owned(),
                _ => error.to_string(),
            };
            Failure::failed(format!("cannot open a copy in '{}'", folder.display()))
                .cause(cause)
                .tip("nothing was changed")
        })
    }

    fn lay_out(folder: &Path, name: &OsStr, text: &[u8]) -> io::Result<Self> {
        create(folder)?;
        let lock = private().open(folder.join(".lock"))?;
        lock.try_lock()?;
        let file = folder.join(name);
        if file.symlink_metadata().is_err() {
            private().create_new(true).open(&file)?.write_all(text)?;
        }
        Ok(Self { folder: folder.to_owned(), file, _lock: lock })
    }

    /// What a crash left there, if anything.
    pub(crate) fn left(folder: &Path, name: &OsStr) -> Option<Vec<u8>> {
        fs::read(folder.join(name)).ok()
    }

    /// Where it lies.
    pub(crate) fn path(&self) -> &Path {
        &self.file
    }

    /// What it says by now; none where it is gone.
    pub(crate) fn bytes(&self) -> Result<Option<Vec<u8>>, Failure> {
        match fs::read(&self.file) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => {
                Err(Failure::failed(format!("cannot read '{}'", self.file.display()))
                    .cause(error.to_string()))
            }
        }
    }

    /// Takes it away, and what the editor left beside it.
    pub(crate) fn remove(self) -> Result<(), Failure> {
        removed(&self.folder)
    }
}

/// The folder for a text of the journal at `root`, the same every time.
pub(crate) fn folder(memory: &Path, root: &Path, name: &OsStr) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    fs::canonicalize(root).unwrap_or_else(|_| root.to_owned()).hash(&mut hasher);
    memory.join("reject").join(format!("{:016x}", hasher.finish())).join(name)
}

fn create(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Takes the folder of a text away.
pub(crate) fn removed(folder: &Path) -> Result<(), Failure> {
    fs::remove_dir_all(folder).map_err(|error| {
        Failure::failed(format!("cannot remove '{}', where your text lay open", folder.display()))
            .cause(error.to_string())
            .tip("your text is kept in the journal; remove the folder yourself")
    })?;
    if let Some(above) = folder.parent() {
        // Only an empty folder can be removed so.
        let _ = fs::remove_dir(above);
    }
    Ok(())
}
