//! One step of this copy: commit what changed, take in what was fetched.

use std::path::{Path, PathBuf};

use reject::journal::is_untouched;

use super::join::{KEYS, are_whole, contents};
use super::look::Seen;
use super::{refused, setup};
use crate::commands::Session;
use crate::failure::Failure;
use crate::git::{Git, Refusal, Tree};

/// How a step ended.
#[derive(Debug)]
pub(super) enum Step {
    /// This copy holds what both have.
    Done(Done),
    /// These files are left to the user; and what is to be said besides.
    Left(Vec<PathBuf>, Vec<String>),
    /// The other copy is locked, and this one, which has words of its own, has to be before it goes on.
    ToLock,
}

/// What a step did that brought this copy to what both have.
#[derive(Debug, Default)]
pub(super) struct Done {
    /// The files that changed here since the last time.
    pub(super) committed: Vec<PathBuf>,
    /// The files that came, and whether each is gone by that.
    pub(super) came: Vec<(PathBuf, bool)>,
    /// The files the other side does not have yet as they are here.
    pub(super) unsent: Vec<PathBuf>,
    /// Whether there is a commit the other side does not have.
    pub(super) is_ahead: bool,
    /// What is to be said besides, each a sentence or two.
    pub(super) notes: Vec<String>,
}

/// This copy of the journal, and what is known of the other.
#[derive(Debug)]
pub(super) struct Copy<'a> {
    pub(super) git: &'a Git,
    /// The branch that is kept in step.
    pub(super) branch: String,
}

/// A commit and what is in it.
#[derive(Clone, Debug)]
pub(super) struct Commit {
    pub(super) id: String,
    pub(super) tree: Tree,
}

impl<'a> Copy<'a> {
    /// What git knows. On the first day of a copy its branch is that of the other.
    pub(super) fn of(git: &'a Git) -> Result<Self, Failure> {
        let here = git.branch().unwrap_or_else(|| setup::BRANCH.to_owned());
        let there = git.branches_there();
        let is_first = git.commit("HEAD").is_none();
        if !is_first && !there.is_empty() && !there.contains(&here) {
            return Err(other_branch(git, &here, &there));
        }
        let branch = match there.as_slice() {
            _ if !is_first || there.contains(&here) => here,
            [] => here,
            [only] => only.clone(),
            several => {
                let Some(usual) = several.iter().find(|branch| *branch == "master") else {
                    return Err(Failure::failed(
                        "the other copy has several branches and none is called main",
                    )
                    .cause(several.join(", "))
                    .tip(format!(
                        "nothing was done; `git symbolic-ref HEAD refs/heads/{}` in the journal's folder \
                              chooses one, then run `reject sync` again",
                        several[0]
                    )));
                };
                usual.clone()
            }
        };
        if is_first && git.branch().as_ref() != Some(&branch) {
            git.run(&["symbolic-ref", "HEAD", &format!("refs/heads/{branch}")])
                .map_err(|refusal| refused("git cannot begin a branch", refusal))?;
        }
        Ok(Self { git, branch })
    }

    /// Commits what changed here, and takes in what was fetched, while nobody else writes.
    pub(super) fn step(&self, session: &mut Session<'_>) -> Result<Step, Failure> {
        let mut writing = session.journal.write()?;
        let mut seen = self.look(&session.journal)?;
        let tidied = self.tidy((&session.journal, &mut writing), &seen)?;
        for note in &tidied.notes {
            session.ui.say(note);
        }
        if tidied.is_changed {
            seen = self.look(&session.journal)?;
        }
        if let Some(step) = self.judge(&session.journal, &seen)? {
            return Ok(step);
        }
        let here = self.committed(&seen)?;
        let committed = if here.id.is_empty() { Vec::new() } else { seen.now.files() };
        let step = match &seen.there {
            None => {
                let unsent = here.tree.into_keys().collect();
                Step::Done(Done { committed, unsent, is_ahead: true, ..Done::default() })
            }
            Some(there) => self.meet((&session.journal, &mut writing), &here, there, committed)?,
        };
        drop(writing);
        if matches!(step, Step::Done(_)) {
            self.renew_index(session);
        }
        Ok(step)
    }

    fn renew_index(&self, session: &mut Session<'_>) {
        let Err(refusal) = self.git.renew_index() else { return };
        session.ui.say(&match self.git.lock_left() {
            Some(lock) => format!(
                "`git status` will not show it yet: a git that was killed left '{}'. When none is at work, remove it.",
                lock.display()
            ),
            None => format!("`git status` will not show it yet: {}", refusal.0),
        });
    }

    pub(super) fn commit(&self, name: &str) -> Result<Option<Commit>, Failure> {
        let Some(id) = self.git.commit(name) else { return Ok(None) };
        let tree = self.tree(&id)?;
        Ok(Some(Commit { id, tree }))
    }

    /// The commit that was fetched.
    pub(super) fn there(&self) -> Result<Option<Commit>, Failure> {
        let there = format!("refs/remotes/origin/{}", self.branch);
        if self.git.commit(&there).is_some() {
            self.git
                .is_small(&there)
                .map_err(|refusal| refused("what the other copy holds is too much", refusal))?;
        }
        self.commit(&there)
    }

    pub(super) fn tree(&self, id: &str) -> Result<Tree, Failure> {
        self.git.tree(id).map_err(|refusal| refused("git cannot read what was committed", refusal))
    }

    /// What both copies were when they parted.
    pub(super) fn base(&self, here: &Commit, there: &Commit) -> Result<Tree, Failure> {
        match self.git.bases(&here.id, &there.id).first() {
            Some(base) => self.tree(base),
            None => Ok(Tree::new()),
        }
    }

    /// Whether there is nothing here but what the other copy has, and what every journal begins with.
    fn holds_nothing_of_its_own(&self, now: &Tree, there: &Tree) -> Result<bool, Failure> {
        let own: Vec<_> = now.iter().filter(|(file, entry)| there.get(*file) != Some(*entry)).collect();
        let known = contents(self.git, own.iter().map(|(_, entry)| *entry))?;
        Ok(own.into_iter().all(|(file, entry)| {
            let bytes = known.get(&entry.id).map_or(&[][..], Vec::as_slice);
            setup::is_first(file, bytes) || file == Path::new("journal.yaml") && is_untouched(bytes)
        }))
    }

    /// The commit of the files as they are now, with the end of a merge that was left to the user; without a name where
    /// there is none yet, and nothing to commit.
    fn committed(&self, seen: &Seen) -> Result<Commit, Failure> {
        let Seen { last, there, now, merging, .. } = seen;
        let here = match (last, there) {
            (None, Some(there)) if self.holds_nothing_of_its_own(&now.tree, &there.tree)? => {
                return Ok(Commit { id: String::new(), tree: now.tree.clone() });
            }
            (Some(last), _) if merging.is_none() && now.changed.is_empty() => last.clone(),
            _ => {
                if KEYS.iter().any(|key| now.is_changed(Path::new(key))) {
                    are_whole(self.git, &now.tree)?;
                }
                let last = last.as_ref().map(|last| last.id.as_str());
                let parents: Vec<&str> = [last, merging.as_deref()].into_iter().flatten().collect();
                let id = self.move_on(last, &now.id, &parents);
                let id = id.map_err(|refusal| refused("git cannot commit", refusal))?;
                Commit { id, tree: now.tree.clone() }
            }
        };
        if self.git.merging().is_some() {
            self.git.end_merge().map_err(|refusal| refused("git cannot end the merge", refusal))?;
        }
        Ok(here)
    }

    /// Commits a tree and moves the branch on to it.
    pub(super) fn move_on(
        &self,
        last: Option<&str>,
        tree: &str,
        parents: &[&str],
    ) -> Result<String, Refusal> {
        let id = self.git.commit_tree(tree, parents)?;
        self.git.advance(last, &id)?;
        Ok(id)
    }
}

/// That this copy would never meet the others.
fn other_branch(git: &Git, here: &str, there: &[String]) -> Failure {
    let usual = there.iter().find(|name| *name == "main").unwrap_or(&there[0]);
    let way = if git.commit(&format!("refs/heads/{usual}")).is_some() {
        format!("git switch {usual} && git merge {here}")
    } else {
        format!("git branch --move {usual}")
    };
    Failure::failed(format!("this copy is on the branch '{here}', and the other copies use '{usual}'")).tip(
        format!("nothing was committed or sent; `{way}` in the journal's folder brings them together, then run `reject sync`"),
    )
}

/// The files that are not the same in both.
pub(super) fn differing(one: &Tree, other: &Tree) -> Vec<PathBuf> {
    let changed = other.iter().filter(|(file, entry)| one.get(*file) != Some(*entry)).map(|it| it.0);
    let gone = one.keys().filter(|file| !other.contains_key(*file));
    let mut files: Vec<PathBuf> = changed.chain(gone).cloned().collect();
    files.sort();
    files
}
