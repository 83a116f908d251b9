//! Puts what was committed here and what was fetched together.

use std::path::PathBuf;

use reject::journal::{Journal, Writing};

use super::copy::{Commit, Copy, Done, Step, differing};
use super::join::{are_whole, join, look_over};
use super::pairs::Pair;
use super::{killed, refused};
use crate::failure::Failure;

impl Copy<'_> {
    /// Puts what was committed here and what was fetched together; `here` has no name where nothing was committed yet.
    pub(super) fn meet(
        &self,
        (journal, writing): (&Journal, &mut Writing),
        here: &Commit,
        there: &Commit,
        committed: Vec<PathBuf>,
    ) -> Result<Step, Failure> {
        let is_new = here.id.is_empty();
        if !is_new && self.git.is_before(&there.id, &here.id) {
            let unsent = differing(&there.tree, &here.tree);
            let is_ahead = there.id != here.id;
            return Ok(Step::Done(Done { committed, unsent, is_ahead, ..Done::default() }));
        }
        look_over(self.git, &here.tree, &there.tree)?;
        let is_behind = is_new || self.git.is_before(&here.id, &there.id);
        let base = if is_behind { here.tree.clone() } else { self.base(here, there)? };
        let joined = join((self.git, journal), &base, &here.tree, &there.tree)?;
        let came = joined
            .incoming
            .iter()
            .map(|incoming| (incoming.file.clone(), incoming.after.is_none()))
            .collect();
        are_whole(self.git, &joined.agreed)?;
        let putting = killed::putting(there, &here.tree, &joined);
        if let Some(putting) = &putting {
            self.git
                .begin_putting(putting)
                .map_err(|refusal| refused("git cannot note the merge", refusal))?;
        }
        writing.take_in(&joined.incoming)?;
        let mut notes: Vec<String> = joined.pairs.iter().map(Pair::told).collect();
        for pair in &joined.pairs {
            notes.extend(pair.take_along(writing)?);
        }
        if !joined.conflicts.is_empty() {
            self.git
                .begin_merge(&there.id, &joined.agreed, &joined.stages)
                .map_err(|refusal| refused("git cannot note the merge", refusal))?;
            self.is_put()?;
            return Ok(Step::Left(joined.conflicts, notes));
        }
        let last = Some(here.id.as_str()).filter(|id| !id.is_empty());
        let is_theirs = is_behind && joined.agreed == there.tree;
        if is_theirs {
            self.git
                .advance(last, &there.id)
                .map_err(|refusal| refused("git cannot move the branch on", refusal))?;
        } else {
            let tree =
                self.git.plant(&joined.agreed).map_err(|refusal| refused("git cannot commit", refusal))?;
            let parents: Vec<&str> =
                last.filter(|_| !is_behind).into_iter().chain([there.id.as_str()]).collect();
            self.move_on(last, &tree, &parents)?;
        }
        let unsent = differing(&there.tree, &joined.agreed);
        self.is_put()?;
        Ok(Step::Done(Done { committed, came, unsent, is_ahead: !is_theirs, notes }))
    }

    /// Notes that all of it is in place, and what git knows says so.
    fn is_put(&self) -> Result<(), Failure> {
        self.git.end_putting().map_err(|refusal| refused("git cannot end the merge", refusal))
    }
}
