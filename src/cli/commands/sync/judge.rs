//! Whether two copies may be put together as they are.

use std::path::{Path, PathBuf};

use reject::journal::{Journal, holds_documents};

use super::copy::{Commit, Copy, Step};
use super::join::{IDENTITY, are_locked_alike, unlocked_there, was_unlocked};
use super::look::Seen;
use super::place::{is_a_journal, no_journal};
use crate::failure::Failure;

impl Copy<'_> {
    /// Refuses what must not be committed or merged; what the step ends with where there is no going on; else none.
    pub(super) fn judge(&self, journal: &Journal, seen: &Seen) -> Result<Option<Step>, Failure> {
        if let Some(there) = &seen.there
            && !is_a_journal(self.git, &there.id, &there.tree)
        {
            return Err(no_journal());
        }
        let marked: Vec<PathBuf> = seen
            .now
            .changed
            .iter()
            .filter(|changed| changed.is_marked)
            .map(|changed| changed.file.clone())
            .collect();
        if !marked.is_empty() {
            return Ok(Some(Step::Left(marked, Vec::new())));
        }
        self.is_mended(journal, seen)?;
        match &seen.there {
            Some(there) if self.is_to_be_locked(seen, there) => Ok(Some(Step::ToLock)),
            Some(there) => self.are_locked_alike(seen, there).map(|()| None),
            None => Ok(None),
        }
    }

    /// Whether the other copy was locked, and this one, which never was, has words of its own.
    fn is_to_be_locked(&self, seen: &Seen, there: &Commit) -> bool {
        let identity = Path::new(IDENTITY);
        let was_locked = seen.last.as_ref().is_some_and(|last| last.tree.contains_key(identity));
        !was_locked
            && !seen.now.tree.contains_key(identity)
            && there.tree.contains_key(identity)
            && self.is_apart(seen, there)
    }

    /// Whether there are words here that the other copy does not have.
    fn is_apart(&self, seen: &Seen, there: &Commit) -> bool {
        match &seen.last {
            None => seen.now.tree.keys().any(|file| holds_documents(file)),
            Some(last) if self.git.is_before(&there.id, &last.id) => false,
            Some(last) => !seen.now.changed.is_empty() || !self.git.is_before(&last.id, &there.id),
        }
    }

    /// Refuses to put together what is locked and what is not.
    fn are_locked_alike(&self, seen: &Seen, there: &Commit) -> Result<(), Failure> {
        let is_sent = seen.last.as_ref().is_some_and(|last| self.git.is_before(&there.id, &last.id));
        // Even where nothing was written here: this copy would lock what came anew, with a key the other put away.
        if !is_sent && was_unlocked(&seen.base, &seen.now.tree, &there.tree) {
            return Err(unlocked_there());
        }
        if !self.is_apart(seen, there) {
            return Ok(());
        }
        are_locked_alike(&seen.base, &seen.now.tree, &there.tree)
    }
}
