//! The files of a journal, opened on the way in and, where it is locked, closed on the way out.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::batch::ADDING;
use super::closed::{Target, is_closed};
use super::sealed::{self, Key};
use super::{LARGEST, files};

/// How much larger than what it holds a closed file may be: a header, and 16 bytes for each 64 KiB.
const CLOSING: u64 = 64 * 1024;

/// Why nothing is written to a file that is locked.
pub(crate) const KEY_IS_GONE: &str =
    "it is locked, and identity.age, which opens it, is not there: put it back";

/// The folder of a journal, and what opens its files.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    root: PathBuf,
    key: Option<Arc<Key>>,
    has_open: Arc<AtomicBool>,
}

impl Store {
    pub(crate) fn new(root: PathBuf) -> Self {
        Self { root, key: None, has_open: Arc::default() }
    }

    pub(crate) fn give_key(&mut self, key: Option<Arc<Key>>) {
        self.key = key;
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn key(&self) -> Option<&Arc<Key>> {
        self.key.as_ref()
    }

    /// Whether a file was read that should be closed and is not.
    pub(crate) fn has_open(&self) -> bool {
        self.has_open.load(Ordering::Relaxed)
    }

    pub(crate) fn is_there(&self, file: &Path) -> bool {
        self.root.join(file).symlink_metadata().is_ok()
    }

    /// What a file says.
    pub(crate) fn read(&self, file: &Path) -> io::Result<Vec<u8>> {
        let bytes = read_plain(&self.root.join(file))?;
        if !is_private(file) {
            return Ok(bytes);
        }
        let bytes = match &self.key {
            _ if !sealed::is_sealed(&bytes) => {
                if self.key.is_some() && self.target(file) == Target::Private {
                    self.has_open.store(true, Ordering::Relaxed);
                }
                bytes
            }
            Some(key) => key.open(&bytes)?,
            None => return Err(io::Error::other("it is locked, and nothing here opens it")),
        };
        small_enough(bytes.len() as u64, LARGEST)?;
        Ok(bytes)
    }

    /// What a file leads to, which is there.
    fn target(&self, file: &Path) -> Target {
        let root = fs::canonicalize(&self.root);
        root.map_or(Target::Foreign, |root| Target::of(&self.root.join(file), &root))
    }

    /// Whether a file may be written as it is meant: nothing that is never closed is closed through a link, and nothing
    /// that is closed is replaced by what is open.
    ///
    /// # Errors
    /// Why not.
    pub(crate) fn may_write(&self, file: &Path) -> io::Result<()> {
        let path = self.root.join(file);
        if self.key.is_none() && is_private(file) && is_closed(&path) {
            return Err(io::Error::other(KEY_IS_GONE));
        }
        if self.key.is_some() && is_private(file) && self.target(file) == Target::LeftOpen {
            return Err(io::Error::other("it is a link to a file of the journal that is never locked"));
        }
        Ok(())
    }

    /// What a file says; none where there is none.
    pub(crate) fn read_if_there(&self, file: &Path) -> io::Result<Option<Vec<u8>>> {
        match self.read(file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            bytes => bytes.map(Some),
        }
    }

    /// What is to lie on the disk for a file to say this.
    pub(crate) fn for_disk<'a>(&self, file: &Path, bytes: &'a [u8]) -> io::Result<Cow<'a, [u8]>> {
        self.may_write(file)?;
        match &self.key {
            Some(key) if is_private(file) => key.seal(bytes).map(Cow::Owned),
            _ => Ok(Cow::Borrowed(bytes)),
        }
    }
}

/// Whether a file is one that a lock closes; also on its way to its place.
fn is_private(file: &Path) -> bool {
    files::is_private(file.strip_prefix(ADDING).unwrap_or(file))
}

/// The bytes of a plain file of at most 16 MiB, or a little more where it is locked. What is no file is never opened: a
/// pipe would not end.
///
/// # Errors
/// What the system says; what the file is, where it is not plain or too large.
pub fn read_plain(path: &Path) -> io::Result<Vec<u8>> {
    let meta = fs::metadata(path)?;
    if !meta.is_file() {
        return Err(io::Error::other("it is not a plain file"));
    }
    small_enough(meta.len(), LARGEST + CLOSING)?;
    let mut bytes = Vec::new();
    // It may grow while it is read, or say that it is empty and not end.
    fs::File::open(path)?.take(LARGEST + CLOSING + 1).read_to_end(&mut bytes)?;
    small_enough(bytes.len() as u64, if sealed::is_sealed(&bytes) { LARGEST + CLOSING } else { LARGEST })?;
    Ok(bytes)
}

fn small_enough(size: u64, most: u64) -> io::Result<()> {
    if size <= most {
        return Ok(());
    }
    Err(io::Error::other(format!("it has {size} bytes, and no file of more than {LARGEST} is read")))
}
