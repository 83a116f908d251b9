//! Where a locked text lies while it is open in the user's editor: in memory where there is a folder for that, and in a
//! folder that only they can look into. It goes when the editor is closed, with whatever the editor left beside it.

use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::failure::Failure;

/// The folder for the texts of one journal.
pub(crate) struct Desk {
    folder: PathBuf,
    /// Whether it is gone when the machine is.
    pub(crate) is_in_memory: bool,
}

/// A text that lies there.
pub(crate) struct Scratch {
    folder: PathBuf,
    file: PathBuf,
    /// Held as long as the editor is open.
    _lock: File,
}

impl Desk {
    /// That of the journal at `root`, in this folder in memory if it is one; the same every time.
    pub(crate) fn of(memory: Option<&Path>, root: &Path) -> Self {
        let whole = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let digest = Sha256::digest(whole.as_os_str().as_encoded_bytes());
        let name = digest.iter().take(8).fold(String::new(), |mut digits, byte| {
            let _ = write!(digits, "{byte:02x}");
            digits
        });
        match memory.filter(|memory| is_private(memory) && is_memory(memory)).map(|it| it.join("reject")) {
            Some(ours) if ours.symlink_metadata().is_err() || is_private(&ours) => {
                Self { folder: ours.join(name), is_in_memory: true }
            }
            _ => Self { folder: root.join("drafts").join("open"), is_in_memory: false },
        }
    }

    /// Lays out a text under a name.
    pub(crate) fn lay_out(&self, name: &OsStr, text: &[u8]) -> Result<Scratch, Failure> {
        let folder = self.folder.join(name);
        let laid = || -> io::Result<Scratch> {
            create(&folder)?;
            let scratch = Scratch::take(&folder, name)?;
            if scratch.file.symlink_metadata().is_ok() {
                return Err(io::Error::other("what an editor left lies there, and could not be taken in"));
            }
            let unfinished = folder.join(".unfinished");
            let _ = fs::remove_file(&unfinished);
            let written =
                private().create_new(true).open(&unfinished).and_then(|mut file| file.write_all(text));
            written.and_then(|()| fs::rename(&unfinished, &scratch.file)).inspect_err(|_| {
                let _ = fs::remove_file(&unfinished);
            })?;
            Ok(scratch)
        };
        laid().map_err(|error| {
            let cause = match error.kind() {
                io::ErrorKind::WouldBlock => "another editor has this text open".to_owned(),
                _ => error.to_string(),
            };
            Failure::failed(format!("cannot open a copy in '{}'", folder.display()))
                .cause(cause)
                .tip("nothing was changed")
        })
    }

    /// What lies there though no editor has it open any more, each with its name.
    pub(crate) fn left(&self) -> Vec<(OsString, Scratch)> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let names = entries.map(|entry| entry.file_name());
        names
            .filter_map(|name| Some((Scratch::take(&self.folder.join(&name), &name).ok()?, name)))
            .map(|(scratch, name)| (name, scratch))
            .collect()
    }
}

impl Scratch {
    fn take(folder: &Path, name: &OsStr) -> io::Result<Self> {
        let lock = private().open(folder.join(".lock"))?;
        lock.try_lock()?;
        Ok(Self { folder: folder.to_owned(), file: folder.join(name), _lock: lock })
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
        fs::remove_dir_all(&self.folder).map_err(|error| {
            Failure::failed(format!("cannot remove '{}', where your text lay open", self.folder.display()))
                .cause(error.to_string())
                .tip("your text is kept in the journal; remove the folder yourself")
        })?;
        if let Some(above) = self.folder.parent() {
            // Only an empty folder can be removed so.
            let _ = fs::remove_dir(above);
        }
        Ok(())
    }
}

/// Whether a folder is one that only this user can look into.
#[cfg(unix)]
fn is_private(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::symlink_metadata(folder).is_ok_and(|meta| {
        folder.is_absolute()
            && meta.is_dir()
            && meta.uid() == rustix::process::geteuid().as_raw()
            && meta.mode() & 0o777 == 0o700
    })
}

#[cfg(not(unix))]
fn is_private(_folder: &Path) -> bool {
    false
}

/// Whether a folder lies in memory.
#[cfg(target_os = "linux")]
fn is_memory(folder: &Path) -> bool {
    const TMPFS: u64 = 0x0102_1994;
    const RAMFS: u64 = 0x8584_58f6;
    let kind = rustix::fs::statfs(folder).ok().and_then(|disk| u64::try_from(disk.f_type).ok());
    kind.is_some_and(|kind| [TMPFS, RAMFS].contains(&kind))
}

/// Elsewhere a folder for running programs is taken at its word.
#[cfg(not(target_os = "linux"))]
fn is_memory(_folder: &Path) -> bool {
    true
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
