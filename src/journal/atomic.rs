//! Files that are, at any moment, the old one or the new one, whole.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The name of the one unpublished file there may be at a time, in the folder of its target.
pub const UNPUBLISHED: &str = ".reject.tmp";

/// The file a path leads to, through links; the path itself where nothing is yet.
pub(crate) fn target(path: &Path) -> io::Result<PathBuf> {
    match path.symlink_metadata() {
        Ok(meta) if meta.is_symlink() => fs::canonicalize(path),
        _ => Ok(path.to_owned()),
    }
}

/// Puts `bytes` where `path` (not a link) is, durably: a new file beside it, synced, renamed over it, and the
/// folder synced. An existing file keeps its mode; a new one is 0600. With `new`, an existing file is an error.
///
/// The caller holds the journal's lock, so an unpublished file that is already there was left by a crash.
///
/// # Errors
/// When the file cannot be written or synced.
pub fn publish(path: &Path, bytes: &[u8], new: bool) -> io::Result<()> {
    place(path, bytes, new)?;
    sync_folder(path.parent().unwrap_or(Path::new(".")))
}

/// The same, but that its name may not last: the folder is not synced.
pub(crate) fn place(path: &Path, bytes: &[u8], new: bool) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    match fs::remove_file(folder.join(UNPUBLISHED)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            let in_the_way =
                format!("'{UNPUBLISHED}' beside it is in the way, and cannot be removed: {error}");
            return Err(io::Error::new(error.kind(), in_the_way));
        }
        _ => {}
    }
    let file =
        tempfile::Builder::new().prefix(UNPUBLISHED).rand_bytes(0).tempfile_in(folder).map_err(unplaced)?;
    if let Ok(old) = fs::metadata(path) {
        keep_owner_and_mode(file.as_file(), &old)?;
    }
    file.as_file().write_all(bytes)?;
    file.as_file().sync_all()?;
    if new {
        file.persist_noclobber(path)?;
    } else {
        file.persist(path)?;
    }
    Ok(())
}

/// What the system said, without the name of the file beside the one that is meant.
fn unplaced(error: io::Error) -> io::Error {
    let said = error.get_ref().and_then(|it| it.source()).and_then(|it| it.downcast_ref::<io::Error>());
    said.and_then(io::Error::raw_os_error).map_or(error, io::Error::from_raw_os_error)
}

/// Gives a file the owner and the mode of the one it will stand for.
#[cfg(unix)]
pub(crate) fn keep_owner_and_mode(file: &File, old: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let new = file.metadata()?;
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
        // Only a file of one's own may be given away; what the system forbids stays with the writer.
        let _ = fchown(file, Some(old.uid()), Some(old.gid()));
    }
    file.set_permissions(old.permissions())
}

#[cfg(not(unix))]
pub(crate) fn keep_owner_and_mode(file: &File, old: &fs::Metadata) -> io::Result<()> {
    file.set_permissions(old.permissions())
}

/// Writes a file that must not be there yet, 0600, durably.
pub(crate) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    create_folder(folder)?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a text is worse than none: who calls says it in full.
        let _ = fs::remove_file(path);
    }
    written?;
    sync_folder(folder)
}

/// Makes a folder and those above it, each 0700, durably. Says whether there was none.
pub(crate) fn create_folder(path: &Path) -> io::Result<bool> {
    if path.is_dir() {
        return Ok(false);
    }
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    if let Some(parent) = parent {
        create_folder(parent)?;
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    if let Some(parent) = parent {
        sync_folder(parent)?;
    }
    Ok(true)
}

/// Removes a file, durably; one that is not there is removed already.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(()) => sync_folder(path.parent().unwrap_or(Path::new("."))),
    }
}

/// Makes the names in a folder last.
#[cfg(unix)]
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Only Unix opens folders for syncing; elsewhere the rename itself is what the system guarantees.
#[cfg(not(unix))]
pub(crate) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
