//! Where a locked text lies while it is open in the user's editor: in memory where there is a folder for that, and in a
//! folder that only they can look into. It goes when the editor is closed, with whatever the editor left beside it.
//!
//! Who lays a text out holds a lock, and the editor inherits it: as long as either lives, nobody else takes the text.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use reject::journal::{DraftFile, read_plain};
use sha2::{Digest as _, Sha256};

use super::failure::Failure;

/// What locks a folder, and what a text is written to before it has its name.
const OURS: [&str; 2] = [".lock", ".unfinished"];
/// Nobody lays out more beside a text; whoever does is not an editor.
const MOST_BESIDE: usize = 100;

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
    lock: File,
}

/// What lies where texts are laid out.
pub(crate) enum Found {
    /// A text, under its name, that no editor has open any more.
    Left(DraftFile, Scratch),
    /// Something that is not read, and why.
    Odd(PathBuf, io::Error),
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
        let mut laid = lay_out(&folder, name, text);
        for _ in 0..3 {
            match &laid {
                // Another process looks whether something was left there, and is done at once.
                Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::NotFound) => {
                    thread::sleep(Duration::from_millis(20));
                    laid = lay_out(&folder, name, text);
                }
                _ => break,
            }
        }
        laid.map_err(|error| {
            let cause = match error.kind() {
                io::ErrorKind::WouldBlock => {
                    "an editor, or a program that it started, has this text open".to_owned()
                }
                _ => error.to_string(),
            };
            Failure::failed(format!("cannot open a copy in '{}'", folder.display()))
                .cause(cause)
                .tip("nothing was changed")
        })
    }

    /// What lies there though no editor has it open any more, one after the other.
    pub(crate) fn left(&self) -> Box<dyn Iterator<Item = Found>> {
        match fs::symlink_metadata(&self.folder) {
            Err(_) => return Box::new(std::iter::empty()),
            Ok(meta) if !meta.is_dir() => {
                let odd = Found::Odd(self.folder.clone(), io::Error::other(NO_FOLDER));
                return Box::new(std::iter::once(odd));
            }
            Ok(_) => {}
        }
        let folder = self.folder.clone();
        let names = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
        Box::new(names.filter_map(move |name| {
            let draft = DraftFile::called(name.to_str()?)?;
            found(folder.join(&name), &name, draft)
        }))
    }
}

const NO_FOLDER: &str = "it is not a folder";

/// What lies in the folder of that text; none where an editor has it, or where there are no words.
fn found(folder: PathBuf, name: &OsStr, draft: DraftFile) -> Option<Found> {
    if !fs::symlink_metadata(&folder).ok()?.is_dir() {
        return Some(Found::Odd(folder, io::Error::other(NO_FOLDER)));
    }
    // A folder of nothing at all is nobody's, and nothing is written into it.
    fs::read_dir(&folder).ok()?.next()?.ok()?;
    match Scratch::take(&folder, name) {
        Ok(scratch) => Some(Found::Left(draft, scratch)),
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => None,
        Err(error) => Some(Found::Odd(folder, error)),
    }
}

fn lay_out(folder: &Path, name: &OsStr, text: &[u8]) -> io::Result<Scratch> {
    create(folder)?;
    let scratch = Scratch::take(folder, name)?;
    if scratch.file.symlink_metadata().is_ok() {
        return Err(io::Error::other("what an editor left lies there, and could not be taken in"));
    }
    let unfinished = folder.join(".unfinished");
    let _ = fs::remove_file(&unfinished);
    let written = private().create_new(true).open(&unfinished).and_then(|mut file| file.write_all(text));
    written.and_then(|()| fs::rename(&unfinished, &scratch.file)).inspect_err(|_| {
        let _ = fs::remove_file(&unfinished);
    })?;
    Ok(scratch)
}

impl Scratch {
    fn take(folder: &Path, name: &OsStr) -> io::Result<Self> {
        let path = folder.join(".lock");
        if path.symlink_metadata().is_ok_and(|meta| !meta.is_file()) {
            return Err(io::Error::other("its .lock is not a plain file"));
        }
        let lock = private().create(true).open(path)?;
        lock.try_lock()?;
        Ok(Self { folder: folder.to_owned(), file: folder.join(name), lock })
    }

    /// Where it lies.
    pub(crate) fn path(&self) -> &Path {
        &self.file
    }

    /// The folder in which it lies alone, but for what its editor left.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// What an editor is to hold, so that nobody takes the text from it.
    pub(crate) fn lock(&self) -> &File {
        &self.lock
    }

    /// What it says by now; none where it is gone.
    pub(crate) fn bytes(&self) -> io::Result<Option<Vec<u8>>> {
        // No editor makes a link of it, and what one leads to is not the text.
        if fs::symlink_metadata(&self.file).is_ok_and(|meta| meta.is_symlink()) {
            return Err(io::Error::other("it is a link"));
        }
        match read_plain(&self.file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            bytes => bytes.map(Some),
        }
    }

    /// The files with something in them that an editor left beside it: what was typed and not saved, a backup.
    pub(crate) fn beside(&self) -> io::Result<Vec<PathBuf>> {
        let (mut files, mut folders) = (Vec::new(), vec![self.folder.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder)? {
                let path = entry?.path();
                let meta = fs::symlink_metadata(&path)?;
                let is_ours = folder == self.folder
                    && OURS.iter().any(|ours| path.file_name().is_some_and(|name| name == *ours));
                if meta.is_dir() {
                    folders.push(path);
                } else if meta.is_file() && meta.len() > 0 && !is_ours && path != self.file {
                    files.push(path);
                }
                if files.len() + folders.len() > MOST_BESIDE {
                    return Err(io::Error::other("more lies in it than an editor leaves"));
                }
            }
        }
        files.sort();
        Ok(files)
    }

    /// Takes a file away that lies beside it.
    pub(crate) fn remove_beside(&self, path: &Path) -> io::Result<()> {
        if path.starts_with(&self.folder) { fs::remove_file(path) } else { Ok(()) }
    }

    /// Takes the text away, and leaves what lies beside it.
    pub(crate) fn remove_text(self) -> Result<(), Failure> {
        match fs::remove_file(&self.file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(cannot_remove(&self.file, &error)),
            _ => Ok(()),
        }
    }

    /// Takes it away, and what the editor left beside it.
    pub(crate) fn remove(self) -> Result<(), Failure> {
        fs::remove_dir_all(&self.folder).map_err(|error| cannot_remove(&self.folder, &error))?;
        if let Some(above) = self.folder.parent() {
            // Only an empty folder can be removed so.
            let _ = fs::remove_dir(above);
        }
        Ok(())
    }
}

fn cannot_remove(path: &Path, error: &io::Error) -> Failure {
    Failure::failed(format!("cannot remove '{}', where your text lay open", path.display()))
        .cause(error.to_string())
        .tip("your text is kept in the journal; remove it yourself")
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
    options.write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        // What takes the place of a file in between is neither followed nor waited for.
        let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
        options.mode(0o600).custom_flags(flags.bits().cast_signed());
    }
    options
}
