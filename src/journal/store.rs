//! The files of a journal, opened on the way in and, where it is locked, closed on the way out.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::LARGEST;
use super::sealed::{self, Key};

/// How much larger than what it holds a closed file may be: a header, and 16 bytes for each 64 KiB.
const CLOSING: u64 = 64 * 1024;

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
                if self.key.is_some() && self.lies_inside(file) {
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

    /// Whether a file is none that a link keeps out of the journal.
    fn lies_inside(&self, file: &Path) -> bool {
        let whole = |path: &Path| fs::canonicalize(path).ok();
        let target = whole(&self.root.join(file)).zip(whole(&self.root));
        target.is_some_and(|(target, root)| target.starts_with(root))
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
        match &self.key {
            Some(key) if is_private(file) => key.seal(bytes).map(Cow::Owned),
            _ => Ok(Cow::Borrowed(bytes)),
        }
    }
}

/// Whether a file of a locked journal is closed: all but the settings, the question sets, what locks it and what git
/// reads.
pub(crate) fn is_private(file: &Path) -> bool {
    let first = file.iter().next().unwrap_or_default();
    !["journal.yaml", "prompts", ".gitignore", ".gitattributes", sealed::IDENTITY, sealed::RECIPIENTS]
        .iter()
        .any(|open| first == *open)
}

/// The bytes of a plain file of bearable size. What is no file is never opened: a pipe would not end.
pub(crate) fn read_plain(path: &Path) -> io::Result<Vec<u8>> {
    let meta = fs::metadata(path)?;
    if !meta.is_file() {
        return Err(io::Error::other("it is not a plain file"));
    }
    small_enough(meta.len(), LARGEST + CLOSING)?;
    let bytes = fs::read(path)?;
    small_enough(bytes.len() as u64, if sealed::is_sealed(&bytes) { LARGEST + CLOSING } else { LARGEST })?;
    Ok(bytes)
}

fn small_enough(size: u64, most: u64) -> io::Result<()> {
    if size <= most {
        return Ok(());
    }
    Err(io::Error::other(format!("it has {size} bytes, and no file of more than {LARGEST} is read")))
}
