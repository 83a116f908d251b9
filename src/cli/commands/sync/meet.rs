//! Puts what was committed here and what was fetched together.

use std::path::PathBuf;

use reject::Error;
use reject::journal::{Incoming, Journal, Writing};

use super::copy::{Commit, Copy, Done, Step, differing};
use super::join::{Joined, are_whole, join, look_over};
use super::pairs::Pair;
use super::{beside_lock, killed, refused};
use crate::failure::Failure;
use crate::git::Refusal;

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
        let mut came: Vec<(PathBuf, bool)> = joined
            .incoming
            .iter()
            .map(|incoming| (incoming.file.clone(), incoming.after.is_none()))
            .collect();
        came.sort();
        are_whole(self.git, &joined.agreed)?;
        let putting = killed::putting(self.git, there, &here.tree, &joined)?;
        if let Some(putting) = &putting {
            self.git.begin_putting(putting).map_err(|refusal| {
                // Half a note says nothing, and a whole one is of nothing that was done.
                let _ = self.git.end_putting();
                refused("git cannot note the merge", refusal)
            })?;
        }
        let aside = self.put(writing, &joined)?;
        let notes: Vec<String> =
            joined.pairs.iter().map(Pair::told).chain(joined.notes.iter().cloned()).chain(aside).collect();
        let is_theirs = self.note(here, there, &joined, is_behind).map_err(|refusal| {
            let failure = Failure::failed("git cannot take note of what came")
                .cause(&refusal.0)
                .tip("what came is in place, and nothing is lost; `reject sync` goes on with it");
            beside_lock(failure, &refusal)
        })?;
        if !joined.conflicts.is_empty() {
            return Ok(Step::Left(joined.conflicts, notes));
        }
        let unsent = differing(&there.tree, &joined.agreed);
        Ok(Step::Done(Done { committed, came, unsent, is_ahead: !is_theirs, notes }))
    }

    /// Has git know what is in place now. Says whether that is what was fetched and nothing more.
    fn note(&self, here: &Commit, there: &Commit, joined: &Joined, is_behind: bool) -> Result<bool, Refusal> {
        let last = Some(here.id.as_str()).filter(|id| !id.is_empty());
        let is_theirs = is_behind && joined.agreed == there.tree;
        if !joined.conflicts.is_empty() {
            self.git.begin_merge(&there.id, &joined.agreed, &joined.stages)?;
        } else if is_theirs {
            self.git.advance(last, &there.id)?;
        } else {
            let tree = self.git.plant(&joined.agreed)?;
            let parents: Vec<&str> =
                last.filter(|_| !is_behind).into_iter().chain([there.id.as_str()]).collect();
            self.move_on(last, &tree, &parents)?;
        }
        self.git.end_putting()?;
        Ok(is_theirs)
    }

    /// Puts what came in place, all of it or nothing. Gives what is to be said of texts that had to be put aside.
    fn put(&self, writing: &mut Writing, joined: &Joined) -> Result<Vec<String>, Failure> {
        writing.take_in(&joined.incoming).map_err(|error| self.put_back(writing, joined, &[], error))?;
        let mut aside = Vec::new();
        for (n, pair) in (1..).zip(&joined.pairs) {
            let moved = pair.take_along(writing);
            aside.extend(moved.map_err(|error| self.put_back(writing, joined, &joined.pairs[..n], error))?);
        }
        Ok(aside)
    }

    /// Takes back at once what was put in place before one of it could not be, and what went along with these `pairs`; what
    /// there is to say.
    fn put_back(&self, writing: &mut Writing, joined: &Joined, pairs: &[Pair], error: Error) -> Failure {
        let back: Vec<Incoming> = joined
            .incoming
            .iter()
            .rev()
            .map(|Incoming { file, before, after }| Incoming {
                file: file.clone(),
                before: after.clone(),
                after: before.clone(),
            })
            .collect();
        let is_refused = matches!(error, Error::InTheWay { .. });
        let is_back = pairs.iter().rev().all(|pair| pair.take_back(writing).is_ok())
            && (is_refused || writing.take_in(&back).is_ok());
        if is_back && self.git.end_putting().is_ok() {
            return match error {
                Error::Unconfirmed { file, source } => Error::CannotWrite { file, source }.into(),
                error => error.into(),
            };
        }
        Failure::failed(error.to_string()).tip(
            "some of what came is in place and some is not; nothing is lost, and `reject sync` goes on with it when \
             that can be written",
        )
    }
}
