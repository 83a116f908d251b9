//! Files that cannot be read: they go and come as they are, and no merge touches them.

use std::path::{Path, PathBuf};

use reject::journal::{Journal, Malformed, fault};

use super::copy::Copy;
use super::look::{Changed, Seen};
use super::mended_with;
use crate::failure::Failure;

/// A file that cannot be read.
#[derive(Debug)]
pub(super) struct Damaged {
    pub(super) file: PathBuf,
    /// What keeps it from being read.
    pub(super) fault: Malformed,
}

impl Damaged {
    /// The file that lies on the disk with those bytes, where it cannot be read.
    pub(super) fn of(journal: &Journal, file: &Path, bytes: &[u8]) -> Result<Option<Self>, Failure> {
        let fault = fault(file, &journal.opened(file, bytes)?);
        Ok(fault.map(|fault| Self { file: file.to_owned(), fault }))
    }

    /// That nothing can go on before it is mended.
    pub(super) fn refused(&self, journal: &Journal, besides: &str, state: &str) -> Failure {
        let way = mended_with(journal, &self.file);
        Failure::failed(format!("cannot read '{}'{besides}", self.file.display()))
            .cause(self.fault.to_string())
            .tip(format!("{state}; mend it with {way}, then run `reject sync` again"))
    }

    /// That it goes or came as it is.
    fn noted(&self, journal: &Journal, what: &str) -> String {
        let (file, way) = (self.file.display(), mended_with(journal, &self.file));
        format!("'{file}' {what} as it is, and cannot be read: {}. Mend it with {way}.", self.fault)
    }
}

/// What is to be said of files that go, and of those that came, where they cannot be read.
pub(super) fn notes(journal: &Journal, going: &[PathBuf], came: &[(PathBuf, bool)]) -> Vec<String> {
    let goes = going.iter().map(|file| (file, "goes"));
    let all = goes.chain(came.iter().map(|(file, _)| (file, "came")));
    let note = |(file, what): (&PathBuf, &str)| {
        let fault = fault(file, &journal.bytes(file).ok()?)?;
        Some(Damaged { file: file.clone(), fault }.noted(journal, what))
    };
    all.filter_map(note).collect()
}

impl Copy<'_> {
    /// Refuses a file that both sides changed and somebody mended by hand, where it cannot be read.
    pub(super) fn is_mended(&self, journal: &Journal, seen: &Seen) -> Result<(), Failure> {
        let (Some(last), Some(there)) = (&seen.last, &seen.merging) else { return Ok(()) };
        let Some(there) = self.commit(there)? else { return Ok(()) };
        let base = self.base(last, &there)?;
        let both_changed = |file: &Path| {
            let [was, ours, theirs] = [&base, &last.tree, &there.tree].map(|tree| tree.get(file));
            ours != was && theirs != was && seen.now.tree.get(file) != theirs
        };
        for Changed { file, bytes, .. } in seen.now.changed.iter().filter(|it| both_changed(&it.file)) {
            let damaged = bytes.as_deref().map(|bytes| Damaged::of(journal, file, bytes)).transpose()?;
            if let Some(damaged) = damaged.flatten() {
                return Err(damaged.refused(
                    journal,
                    "",
                    "nothing was committed or sent, and the file is as you left it",
                ));
            }
        }
        Ok(())
    }
}
