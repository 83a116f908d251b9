//! One writer at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::atomic::UNPUBLISHED;
use crate::error::Error;

const PATIENCE: Duration = Duration::from_secs(5);

/// The journal's lock, held until it is dropped. The lock file says who holds it and which unpublished file
/// a crash would leave; the next holder takes that file away.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
}

impl Lock {
    /// Waits up to five seconds for the lock of the journal at `root`, whose folder exists.
    ///
    /// # Errors
    /// [`Error::Locked`] with what holds it, [`Error::CannotWrite`] where no lock file can be.
    pub(crate) fn take(root: &Path, holder: &str) -> Result<Self, Error> {
        let path = root.join(".lock");
        let cannot = |source| Error::CannotWrite { file: path.clone(), source };
        let mut file = open(&path).map_err(cannot)?;
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(TryLockError::Error(source)) => return Err(cannot(source)),
                Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(10));
                }
                Err(TryLockError::WouldBlock) => {
                    let holder = read(&mut file).lines().next().unwrap_or_default().to_owned();
                    return Err(Error::Locked { path: root.to_owned(), holder });
                }
            }
        }
        let left = read(&mut file);
        if let Some(left) = left.lines().nth(1).map(PathBuf::from)
            && left.file_name().is_some_and(|name| name == UNPUBLISHED)
        {
            let _ = fs::remove_file(left);
        }
        let mut lock = Self { file };
        lock.say(&format!("{holder}, process {}\n", std::process::id())).map_err(cannot)?;
        Ok(lock)
    }

    /// Notes the folder in which a file is about to be written.
    pub(crate) fn note(&mut self, folder: &Path) -> io::Result<()> {
        let mut said = read(&mut self.file).lines().next().unwrap_or_default().to_owned();
        said.push('\n');
        said.push_str(&folder.join(UNPUBLISHED).to_string_lossy());
        self.say(&said)
    }

    fn say(&mut self, text: &str) -> io::Result<()> {
        self.file.set_len(0)?;
        self.file.rewind()?;
        self.file.write_all(text.as_bytes())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.file.set_len(0);
    }
}

/// Opens the lock file, which is ours alone: what another name leads to is never written.
fn open(path: &Path) -> io::Result<File> {
    let is_own = |meta: &fs::Metadata| meta.is_file() && has_one_name(meta);
    let not_own = || io::Error::other("it is not a plain file of its own; move it away");
    if path.symlink_metadata().is_ok_and(|meta| !is_own(&meta)) {
        return Err(not_own());
    }
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    if is_own(&file.metadata()?) { Ok(file) } else { Err(not_own()) }
}

#[cfg(unix)]
fn has_one_name(meta: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(meta) <= 1
}

#[cfg(not(unix))]
fn has_one_name(_meta: &fs::Metadata) -> bool {
    true
}

fn read(file: &mut File) -> String {
    let mut text = String::new();
    let _ = file.rewind().and_then(|()| file.take(4096).read_to_string(&mut text));
    text
}
