//! What is there: here, in the other copy, and between the two.

use std::path::{Path, PathBuf};

use reject::journal::{Journal, has_conflict_marks};

use super::copy::{Commit, Copy, differing};
use super::join::{contents, not_locked};
use super::refused;
use crate::failure::Failure;
use crate::git::Tree;

/// Both copies as they were found.
#[derive(Debug)]
pub(super) struct Seen {
    /// What was committed here last.
    pub(super) last: Option<Commit>,
    /// What was fetched.
    pub(super) there: Option<Commit>,
    /// What both were when they parted.
    pub(super) base: Tree,
    pub(super) now: Now,
    /// The commit a merge was begun with that is not done yet.
    pub(super) merging: Option<String>,
}

/// The files of this copy as they are now.
#[derive(Debug)]
pub(super) struct Now {
    /// The name git has for them.
    pub(super) id: String,
    pub(super) tree: Tree,
    /// Those that are not as they were committed last, by their names.
    pub(super) changed: Vec<Changed>,
}

/// A file that is not as it was committed last.
#[derive(Debug)]
pub(super) struct Changed {
    pub(super) file: PathBuf,
    /// What it holds, as it lies on the disk; none where it is gone.
    pub(super) bytes: Option<Vec<u8>>,
    /// Whether both sides stand in it between marks.
    pub(super) is_marked: bool,
}

impl Copy<'_> {
    /// Looks at both copies. A file of a locked journal that lies open is refused before git reads it; one that is put
    /// there while git reads is refused before it is committed.
    pub(super) fn look(&self, journal: &Journal) -> Result<Seen, Failure> {
        let there = self.there()?;
        let last = self.commit("HEAD")?;
        let base = match (&last, &there) {
            (Some(last), Some(there)) => self.base(last, there)?,
            _ => Tree::new(),
        };
        let now = self.now(journal, last.as_ref())?;
        let is_over = |there: &String| last.as_ref().is_some_and(|last| self.git.is_before(there, &last.id));
        let merging = self.git.merging().filter(|there| !is_over(there));
        Ok(Seen { last, there, base, now, merging })
    }

    fn now(&self, journal: &Journal, last: Option<&Commit>) -> Result<Now, Failure> {
        let none = Tree::new();
        let before = last.map_or(&none, |last| &last.tree);
        let going = journal.going(before.keys().cloned())?;
        if let Some(file) = journal.left_open(&going) {
            return Err(not_locked(file));
        }
        let taken_in = self.git.snapshot(going);
        let id = taken_in.map_err(|refusal| refused("git cannot take in the journal's files", refusal))?;
        let tree = self.tree(&id)?;
        if let Some((file, oddity)) = tree.iter().find_map(|(file, entry)| Some((file, entry.oddity()?))) {
            let what = format!("'{}' is {oddity}, and git would send it without the words", file.display());
            return Err(Failure::failed(what)
                .tip("nothing was done; put the file itself in its place, then run `reject sync` again"));
        }
        let files = differing(before, &tree);
        let known = contents(self.git, files.iter().filter_map(|file| tree.get(file)))?;
        let mut changed = Vec::new();
        for file in files {
            let bytes = tree.get(&file).and_then(|entry| known.get(&entry.id)).cloned();
            // Put there while git read.
            if bytes.as_deref().is_some_and(|bytes| journal.is_overlooked(&file, bytes)) {
                return Err(not_locked(&file));
            }
            let said = bytes.as_deref().map(|bytes| journal.opened(&file, bytes)).transpose()?;
            let is_marked = said.as_deref().is_some_and(has_conflict_marks);
            changed.push(Changed { file, bytes, is_marked });
        }
        Ok(Now { id, tree, changed })
    }
}

impl Now {
    /// The files that are not as they were committed last.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        self.changed.iter().map(|changed| changed.file.clone()).collect()
    }

    pub(super) fn is_changed(&self, file: &Path) -> bool {
        self.changed.iter().any(|changed| changed.file == file)
    }
}
