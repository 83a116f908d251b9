//! One step of this copy: commit what changed, take in what was fetched.

use std::path::{Path, PathBuf};

use reject::journal::{
    Incoming, Journal, Merged, Writing, has_conflict_marks, is_untouched, merge, without_there,
};

use super::join::{IDENTITY, KEYS, are_whole, contents, join, look_over};
use super::{refused, setup};
use crate::commands::Session;
use crate::failure::Failure;
use crate::git::{Git, Tree};

/// How a step ended.
#[derive(Debug)]
pub(super) enum Step {
    /// This copy holds what both have.
    Done {
        /// The files that changed here since the last time.
        committed: Vec<PathBuf>,
        /// The files that came, and whether each is gone by that.
        came: Vec<(PathBuf, bool)>,
        /// The files the other side does not have yet as they are here.
        unsent: Vec<PathBuf>,
        /// Whether there is a commit the other side does not have.
        is_ahead: bool,
    },
    /// These files are left to the user.
    Left(Vec<PathBuf>),
    /// The other copy is locked, and this one, which has words of its own, has to be before it goes on.
    ToLock,
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

/// The files of this copy as they are now.
pub(super) struct Now {
    id: String,
    pub(super) tree: Tree,
    /// Those that are not as they were committed last.
    pub(super) changed: Vec<PathBuf>,
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
        let identity = Path::new(IDENTITY);
        let mut writing = session.journal.write()?;
        let there = self.there()?;
        let last = self.commit("HEAD")?;
        if let Some(there) = &there {
            self.is_a_journal(last.as_ref(), there)?;
        }
        let now = self.now(last.as_ref())?;
        let merging = self.merging(last.as_ref())?;
        let marked = self.marked(&session.journal, &now)?;
        if !marked.is_empty() {
            let files = marked.iter().map(|(file, _)| file.clone()).collect();
            if merging.is_none()
                && self.unmark((&session.journal, &mut writing), last.as_ref(), there.as_ref(), marked)?
            {
                drop(writing);
                return self.step(session);
            }
            return Ok(Step::Left(files));
        }
        if let Some(there) = &there {
            let was_locked = last.as_ref().is_some_and(|last| last.tree.contains_key(identity));
            if !was_locked
                && !now.tree.contains_key(identity)
                && there.tree.contains_key(identity)
                && self.is_apart(last.as_ref(), &now, there)
            {
                return Ok(Step::ToLock);
            }
            self.are_locked_alike(last.as_ref(), &now, there)?;
        }
        let (here, committed) = match (last, &there) {
            (None, Some(there)) if self.holds_nothing_of_its_own(&now, &there.tree)? => {
                (Commit { id: String::new(), tree: now.tree }, Vec::new())
            }
            (last, _) => (self.committed(last, merging.as_deref(), &now)?, now.changed),
        };
        let step = match &there {
            None => Step::Done {
                committed,
                came: Vec::new(),
                unsent: here.tree.into_keys().collect(),
                is_ahead: true,
            },
            Some(there) => self.meet((&session.journal, &mut writing), &here, there, committed)?,
        };
        drop(writing);
        if matches!(step, Step::Done { .. })
            && let Err(refusal) = self.git.renew_index()
        {
            session.ui.say(&match self.git.lock_left() {
                Some(lock) => format!(
                    "`git status` will not show it yet: a git that was killed left '{}'. When none is at work, remove it.",
                    lock.display()
                ),
                None => format!("`git status` will not show it yet: {}", refusal.0),
            });
        }
        Ok(step)
    }

    fn commit(&self, name: &str) -> Result<Option<Commit>, Failure> {
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

    fn tree(&self, id: &str) -> Result<Tree, Failure> {
        self.git.tree(id).map_err(|refusal| refused("git cannot read what was committed", refusal))
    }

    /// Refuses what is kept there where it has nothing to do with a journal, and forgets the place.
    fn is_a_journal(&self, last: Option<&Commit>, there: &Commit) -> Result<(), Failure> {
        let is_known = |last: &Commit| !self.git.bases(&last.id, &there.id).is_empty();
        if there.tree.is_empty()
            || there.tree.contains_key(Path::new("journal.yaml"))
            || last.is_some_and(is_known)
        {
            return Ok(());
        }
        let forgotten = self.git.run(&["remote", "remove", "origin"]);
        let failure =
            Failure::failed("what is kept there is no journal: it holds other files and no 'journal.yaml'")
                .tip("nothing was sent; name an empty repository, or one that holds a journal");
        Err(match forgotten {
            Ok(_) => failure,
            Err(refusal) => failure.cause(refusal.0),
        })
    }

    /// Looks at the files as they are now.
    fn now(&self, last: Option<&Commit>) -> Result<Now, Failure> {
        let id = self
            .git
            .snapshot()
            .map_err(|refusal| refused("git cannot take in the journal's files", refusal))?;
        let tree = self.tree(&id)?;
        if let Some((file, oddity)) = tree.iter().find_map(|(file, entry)| Some((file, entry.oddity()?))) {
            let what = format!("'{}' is {oddity}, and git would send it without the words", file.display());
            return Err(Failure::failed(what)
                .tip("nothing was done; put the file itself in its place, then run `reject sync` again"));
        }
        let none = Tree::new();
        let changed = differing(last.map_or(&none, |last| &last.tree), &tree);
        Ok(Now { id, tree, changed })
    }

    /// The commit a merge was begun with that is not done yet.
    fn merging(&self, last: Option<&Commit>) -> Result<Option<String>, Failure> {
        let merging = self.git.merging();
        match (&merging, last) {
            (Some(there), Some(last)) if self.git.is_before(there, &last.id) => {
                self.end_merge()?;
                Ok(None)
            }
            _ => Ok(merging),
        }
    }

    fn end_merge(&self) -> Result<(), Failure> {
        self.git.end_merge().map_err(|refusal| refused("git cannot end the merge", refusal))
    }

    /// The changed files in which both sides stand between marks, as they lie on the disk.
    fn marked(&self, journal: &Journal, now: &Now) -> Result<Vec<(PathBuf, Vec<u8>)>, Failure> {
        let changed: Vec<_> =
            now.changed.iter().filter_map(|file| Some((file, now.tree.get(file)?))).collect();
        let known = contents(self.git, changed.iter().map(|(_, entry)| *entry))?;
        let mut marked = Vec::new();
        for (file, bytes) in
            changed.into_iter().filter_map(|(file, entry)| Some((file, known.get(&entry.id)?)))
        {
            if journal.is_overlooked(file, bytes) {
                return Err(Failure::failed(format!(
                    "'{}' is not locked, and the journal is",
                    file.display()
                ))
                .tip("nothing was committed or sent; `reject lock` locks it, then run `reject sync`"));
            }
            if has_conflict_marks(&journal.opened(file, bytes)?) {
                marked.push((file.clone(), bytes.clone()));
            }
        }
        Ok(marked)
    }

    /// Takes marks away that a merge left which was killed before git knew of it. Says whether that is all they are.
    fn unmark(
        &self,
        (journal, writing): (&Journal, &mut Writing),
        last: Option<&Commit>,
        there: Option<&Commit>,
        marked: Vec<(PathBuf, Vec<u8>)>,
    ) -> Result<bool, Failure> {
        let (Some(last), Some(there)) = (last, there) else { return Ok(false) };
        let base = self.base(last, there)?;
        let mut back = Vec::new();
        for (file, bytes) in marked {
            let entries = [base.get(&file), there.tree.get(&file)];
            let known = contents(self.git, entries.into_iter().flatten())?;
            let [was, theirs] = entries
                .map(|entry| entry.and_then(|entry| known.get(&entry.id)).map_or(&[][..], Vec::as_slice));
            let marked = journal.opened(&file, &bytes)?;
            let here = without_there(&marked);
            let [was, theirs] = [was, theirs].map(|bytes| journal.opened(&file, bytes));
            if merge(&file, &was?, &here, &theirs?) != Merged::Conflict(marked) {
                return Ok(false);
            }
            back.push(Incoming { before: Some(bytes), after: Some(journal.closed(&file, here)?), file });
        }
        writing.take_in(&back)?;
        Ok(true)
    }

    /// What both copies were when they parted.
    pub(super) fn base(&self, here: &Commit, there: &Commit) -> Result<Tree, Failure> {
        match self.git.bases(&here.id, &there.id).first() {
            Some(base) => self.tree(base),
            None => Ok(Tree::new()),
        }
    }

    /// Whether there is nothing here but what the other copy has, and what every journal begins with.
    fn holds_nothing_of_its_own(&self, now: &Now, there: &Tree) -> Result<bool, Failure> {
        let own: Vec<_> = now.tree.iter().filter(|(file, entry)| there.get(*file) != Some(*entry)).collect();
        let known = contents(self.git, own.iter().map(|(_, entry)| *entry))?;
        Ok(own.into_iter().all(|(file, entry)| {
            let bytes = known.get(&entry.id).map_or(&[][..], Vec::as_slice);
            setup::is_first(file, bytes) || file == Path::new("journal.yaml") && is_untouched(bytes)
        }))
    }

    /// The commit of the files as they are now, with the end of a merge that was left to the user.
    fn committed(&self, last: Option<Commit>, merging: Option<&str>, now: &Now) -> Result<Commit, Failure> {
        if let (Some(last), None, true) = (&last, merging, now.changed.is_empty()) {
            return Ok(last.clone());
        }
        if KEYS.iter().any(|key| now.changed.iter().any(|file| file == Path::new(key))) {
            are_whole(self.git, &now.tree)?;
        }
        let last = last.map(|last| last.id);
        let parents: Vec<&str> = [last.as_deref(), merging].into_iter().flatten().collect();
        let id = self.move_on(last.as_deref(), &now.id, &parents)?;
        if merging.is_some() {
            self.end_merge()?;
        }
        Ok(Commit { id, tree: now.tree.clone() })
    }

    /// Commits a tree and moves the branch on to it.
    fn move_on(&self, last: Option<&str>, tree: &str, parents: &[&str]) -> Result<String, Failure> {
        let committed = || {
            let id = self.git.commit_tree(tree, parents)?;
            self.git.advance(last, &id)?;
            Ok(id)
        };
        committed().map_err(|refusal| refused("git cannot commit", refusal))
    }

    /// Puts what was committed here and what was fetched together; `here` has no name where nothing was committed yet.
    fn meet(
        &self,
        (journal, writing): (&Journal, &mut Writing),
        here: &Commit,
        there: &Commit,
        committed: Vec<PathBuf>,
    ) -> Result<Step, Failure> {
        let is_new = here.id.is_empty();
        if !is_new && self.git.is_before(&there.id, &here.id) {
            let unsent = differing(&there.tree, &here.tree);
            return Ok(Step::Done { committed, came: Vec::new(), unsent, is_ahead: there.id != here.id });
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
        writing.take_in(&joined.incoming)?;
        if !joined.conflicts.is_empty() {
            self.git
                .begin_merge(&there.id, &joined.agreed, &joined.stages)
                .map_err(|refusal| refused("git cannot note the merge", refusal))?;
            return Ok(Step::Left(joined.conflicts));
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
        Ok(Step::Done { committed, came, unsent, is_ahead: !is_theirs })
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
fn differing(one: &Tree, other: &Tree) -> Vec<PathBuf> {
    let changed = other.iter().filter(|(file, entry)| one.get(*file) != Some(*entry)).map(|it| it.0);
    let gone = one.keys().filter(|file| !other.contains_key(*file));
    let mut files: Vec<PathBuf> = changed.chain(gone).cloned().collect();
    files.sort();
    files
}
