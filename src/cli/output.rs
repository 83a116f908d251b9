//! The files a command writes where its user asks for them, outside of the journal.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::input;

/// Whether the name stands for standard output.
pub(crate) fn is_stdout(file: &Path) -> bool {
    file == Path::new("-")
}

/// What a file holds; nothing where it cannot be read.
pub(crate) fn held(file: &Path) -> Vec<u8> {
    input::plain(file).unwrap_or_default()
}

/// Whether the name is that of a link.
pub(crate) fn is_link(file: &Path) -> bool {
    file.symlink_metadata().is_ok_and(|meta| meta.is_symlink())
}

/// Refuses what [`write`] would refuse, before there is anything to write.
pub(crate) fn may_write(file: &Path, force: bool) -> Result<(), Failure> {
    match fs::metadata(file) {
        Ok(meta) if meta.is_dir() => {
            Err(cannot(file, "it is a folder", "nothing was written; name a file in it"))
        }
        Ok(meta) if meta.is_file() && !force => Err(is_there(file)),
        Ok(_) => Ok(()),
        Err(_) => match fs::metadata(folder(file)) {
            Ok(meta) if meta.is_dir() => Ok(()),
            Ok(_) => Err(cannot(
                file,
                &format!("'{}' is no folder", folder(file).display()),
                "nothing was written; name one",
            )),
            Err(error) => {
                Err(cannot(file, &error.to_string(), "nothing was written; name a folder that is there"))
            }
        },
    }
}

/// Writes the file, readable by its user alone: at any moment it is the old one, whole, or the new one. An
/// existing one is replaced only with `force`; a pipe or a device is written into.
pub(crate) fn write(file: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    may_write(file, force)?;
    let written = match fs::metadata(file) {
        Ok(meta) if !meta.is_file() => fs::OpenOptions::new().write(true).open(file).and_then(|mut pipe| {
            pipe.write_all(bytes)?;
            pipe.flush()
        }),
        _ => publish(file, bytes, force),
    };
    written.map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::PipeClosed,
        io::ErrorKind::AlreadyExists => is_there(file),
        _ => {
            let cause = error.to_string();
            // The name of the file beside it is nobody's business.
            let cause = cause.split(" at path ").next().unwrap_or_default();
            cannot(file, cause, "your journal is as it was; name another place with `-o`")
        }
    })
}

/// A new file beside it, synced, and renamed to it; through a link to what it leads to.
fn publish(file: &Path, bytes: &[u8], force: bool) -> io::Result<()> {
    let target = if force && is_link(file) { fs::canonicalize(file)? } else { file.to_owned() };
    let mut new = tempfile::Builder::new().prefix(".reject-").tempfile_in(folder(&target))?;
    new.write_all(bytes)?;
    new.as_file().sync_all()?;
    if force {
        new.persist(&target)?;
    } else {
        new.persist_noclobber(&target)?;
    }
    Ok(())
}

/// The folder the file lies in.
fn folder(file: &Path) -> PathBuf {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn is_there(file: &Path) -> Failure {
    Failure::misuse(format!("'{}' is there already", file.display()))
        .tip("nothing was written; `--force` replaces it")
}

fn cannot(file: &Path, cause: &str, tip: &str) -> Failure {
    Failure::failed(format!("cannot write '{}'", file.display())).cause(cause).tip(tip)
}
