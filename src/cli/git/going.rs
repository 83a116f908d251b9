//! The files that leave the journal: its own, by their names, whatever git is told to ignore.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The files of the journal that lie in no folder.
const TOP: [&str; 4] = ["journal.yaml", "plan.yaml", "identity.age", "recipients.txt"];

/// The folders beside those of the years.
const FOLDERS: [&str; 3] = ["reviews", "prompts", "prompts/letters"];

/// A file that is to be sent.
#[derive(Debug)]
pub(super) struct Going {
    /// Relative to the journal.
    pub(super) file: PathBuf,
    /// In bytes.
    pub(super) size: u64,
    /// Whether it, or the folder of that name, is a link.
    pub(super) is_link: bool,
}

/// Whether a file of that name would be sent.
pub(super) fn may_go(file: &Path) -> bool {
    let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) else {
        return TOP.iter().any(|name| file == Path::new(name));
    };
    is_folder(folder) && is_document(file)
}

fn is_folder(folder: &Path) -> bool {
    let is_year = |name: &str| name.len() == 4 && name.bytes().all(|b| b.is_ascii_digit());
    folder.to_str().is_some_and(|name| is_year(name) || FOLDERS.contains(&name))
}

fn is_document(file: &Path) -> bool {
    let is_hidden = file.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    !is_hidden && file.extension().is_some_and(|ending| ending == "yaml")
}

/// The files of a journal that are sent, none where it is not there.
pub(super) fn going(root: &Path) -> io::Result<Vec<Going>> {
    let mut all = Vec::new();
    let mut folders: Vec<PathBuf> = FOLDERS.iter().map(PathBuf::from).collect();
    for name in names(root)? {
        let name = PathBuf::from(name);
        if may_go(&name) {
            look_at(root, name, &mut all)?;
        } else if is_folder(&name) && name != Path::new("reviews") && name != Path::new("prompts") {
            folders.push(name);
        }
    }
    for folder in folders {
        let Ok(meta) = root.join(&folder).symlink_metadata() else { continue };
        if meta.is_symlink() {
            all.push(Going { file: folder, size: 0, is_link: true });
        } else if meta.is_dir() && !all.iter().any(|going| folder.starts_with(&going.file)) {
            for name in names(&root.join(&folder))? {
                let file = folder.join(name);
                if is_document(&file) {
                    look_at(root, file, &mut all)?;
                }
            }
        }
    }
    Ok(all)
}

/// Adds a file, where it is one or a link.
pub(super) fn look_at(root: &Path, file: PathBuf, all: &mut Vec<Going>) -> io::Result<()> {
    match root.join(&file).symlink_metadata() {
        Ok(meta) if meta.is_file() || meta.is_symlink() => {
            all.push(Going { file, size: meta.len(), is_link: meta.is_symlink() });
        }
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    Ok(())
}

fn names(folder: &Path) -> io::Result<Vec<std::ffi::OsString>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| entry.map(|entry| entry.file_name())).collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}
