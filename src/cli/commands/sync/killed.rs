//! What a merge left that was killed: it is taken back, and made again as a whole.

use std::path::Path;

use reject::journal::{Incoming, Journal, Merged, Writing, merge, without_there};

use super::copy::{Commit, Copy};
use super::join::{Joined, contents};
use super::look::{Changed, Seen};
use super::pairs::PLAN;
use super::refused;
use crate::failure::Failure;
use crate::git::{Putting, Tree};

/// What is to be put in place for these cases, and the plan that names them, where that goes in several steps.
pub(super) fn putting(there: &Commit, here: &Tree, joined: &Joined) -> Option<Putting> {
    let named = joined.pairs.iter().flat_map(|pair| [pair.from.as_path(), &pair.to]).chain([Path::new(PLAN)]);
    let is_whole = |file: &&Path| !joined.conflicts.iter().any(|left| left == file);
    let id = |tree: &Tree, file: &Path| tree.get(file).map(|entry| entry.id.clone());
    let files = named
        .filter(is_whole)
        .map(|file| (file.to_owned(), id(here, file), id(&joined.agreed, file)))
        .filter(|(_, before, after)| before != after)
        .collect();
    let putting = Putting { there: there.id.clone(), files };
    (!joined.pairs.is_empty()).then_some(putting)
}

impl Copy<'_> {
    /// Takes back what a merge left that was killed. Says whether there was anything.
    pub(super) fn tidy(
        &self,
        (journal, writing): (&Journal, &mut Writing),
        seen: &Seen,
    ) -> Result<bool, Failure> {
        let is_taken_back = self.take_back(writing, seen)?;
        Ok(self.unmark((journal, writing), seen)? || is_taken_back)
    }

    /// Takes back what a merge with two cases of one name had put in place when it was killed, so that it is made again as
    /// a whole. Where somebody went on with one of the cases, all stays. Says whether anything was taken back.
    fn take_back(&self, writing: &mut Writing, seen: &Seen) -> Result<bool, Failure> {
        let Some(Putting { there, files }) = self.git.putting() else { return Ok(false) };
        let is_done = seen.last.as_ref().is_some_and(|last| self.git.is_before(&there, &last.id))
            || seen.merging.as_ref() == Some(&there);
        let id = |file: &Path| seen.now.tree.get(file).map(|entry| entry.id.clone());
        let mut cases = files.iter().filter(|(file, ..)| file != Path::new(PLAN));
        let is_untouched = cases.all(|(file, before, after)| [before, after].contains(&&id(file)));
        let mut back = Vec::new();
        if !is_done && is_untouched {
            let put: Vec<_> = files
                .into_iter()
                .filter(|(file, before, after)| id(file) == *after && before != after)
                .collect();
            let ids: Vec<&str> = put
                .iter()
                .flat_map(|(_, before, after)| [before, after])
                .flatten()
                .map(String::as_str)
                .collect();
            let known = self
                .git
                .contents(&ids)
                .map_err(|refusal| refused("git cannot read what was committed", refusal))?;
            let bytes = |id: &Option<String>| id.as_ref().and_then(|id| known.get(id).cloned());
            back.extend(put.iter().map(|(file, before, after)| Incoming {
                file: file.clone(),
                before: bytes(after),
                after: bytes(before),
            }));
        }
        // What goes is in its old place by then.
        back.sort_by_key(|incoming| incoming.after.is_none());
        writing.take_in(&back)?;
        self.git.end_putting().map_err(|refusal| refused("git cannot end the merge", refusal))?;
        Ok(!back.is_empty())
    }

    /// Takes marks away that a merge left which was killed before git knew of it, where that is all they are. Says whether
    /// it did.
    fn unmark(&self, (journal, writing): (&Journal, &mut Writing), seen: &Seen) -> Result<bool, Failure> {
        let Seen { last: Some(_), there: Some(there), merging: None, .. } = seen else { return Ok(false) };
        let mut back = Vec::new();
        for Changed { file, bytes, .. } in seen.now.changed.iter().filter(|changed| changed.is_marked) {
            let entries = [seen.base.get(file), there.tree.get(file)];
            let known = contents(self.git, entries.into_iter().flatten())?;
            let [was, theirs] = entries
                .map(|entry| entry.and_then(|entry| known.get(&entry.id)).map_or(&[][..], Vec::as_slice));
            let marked = journal.opened(file, bytes.as_deref().unwrap_or_default())?;
            let here = without_there(&marked);
            let [was, theirs] = [was, theirs].map(|bytes| journal.opened(file, bytes));
            if merge(file, &was?, &here, &theirs?) != Merged::Conflict(marked) {
                return Ok(false);
            }
            let after = Some(journal.closed(file, here)?);
            back.push(Incoming { before: bytes.clone(), after, file: file.clone() });
        }
        writing.take_in(&back)?;
        Ok(!back.is_empty())
    }
}
