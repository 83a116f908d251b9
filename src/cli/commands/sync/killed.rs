//! What a merge left that was killed: it is taken back and made again as a whole, or, where somebody went on with what it
//! had put in place, brought to its end.

use std::cmp::Ordering;
use std::path::{Path, PathBuf};

use reject::journal::{Incoming, Journal, Merged, Writing, merge, without_there};

use super::copy::{Commit, Copy};
use super::join::{Joined, contents};
use super::look::{Changed, Seen};
use super::pairs::PLAN;
use super::refused;
use crate::failure::Failure;
use crate::git::{Git, Putting, Tree};

/// What was done about a merge that was killed.
#[derive(Debug, Default)]
pub(super) struct Tidied {
    /// Whether a file is another than before.
    pub(super) is_changed: bool,
    /// What is to be said of it.
    pub(super) notes: Vec<String>,
}

/// A file that was being put in place, opened.
#[derive(Debug)]
struct Noted {
    file: PathBuf,
    before: Option<Vec<u8>>,
    after: Option<Vec<u8>>,
    /// What it holds, as it lies on the disk.
    now: Option<Vec<u8>>,
    stands: Stands,
}

/// How far a file got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    Before,
    After,
    /// Somebody wrote on behind what it was.
    OnBefore,
    /// Somebody wrote on behind what it was to be.
    OnAfter,
    Elsewhere,
}

/// What is to be done with all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Back,
    On,
    Neither,
}

/// What is to be put in place for these cases, and the plan that names them, where that goes in several steps.
pub(super) fn putting(
    git: &Git,
    there: &Commit,
    here: &Tree,
    joined: &Joined,
) -> Result<Option<Putting>, Failure> {
    if joined.pairs.is_empty() {
        return Ok(None);
    }
    let is_named = |file: &Path| {
        file == Path::new(PLAN) || joined.pairs.iter().any(|pair| pair.from == file || pair.to == file)
    };
    let mut files = Vec::new();
    for Incoming { file, after, .. } in joined.incoming.iter().filter(|it| is_named(&it.file)) {
        let stored = after.as_deref().map(|bytes| git.store(bytes)).transpose();
        let after = stored.map_err(|refusal| refused("git cannot keep what was merged", refusal))?;
        files.push((file.clone(), here.get(file).map(|entry| entry.id.clone()), after));
    }
    Ok(Some(Putting { there: there.id.clone(), files }))
}

impl Copy<'_> {
    /// Brings into order what a merge left that was killed.
    pub(super) fn tidy(
        &self,
        (journal, writing): (&Journal, &mut Writing),
        seen: &Seen,
    ) -> Result<Tidied, Failure> {
        let mut tidied = self.settle_putting((journal, writing), seen)?;
        let anew = if tidied.is_changed { Some(self.look(journal)?) } else { None };
        tidied.is_changed |= self.unmark((journal, writing), anew.as_ref().unwrap_or(seen))?;
        Ok(tidied)
    }

    /// Takes back what a merge with two cases of one name had put in place when it was killed, so that it is made again as
    /// a whole. Where somebody wrote on in what it had put, it is brought to its end; where in both, nothing changes, and
    /// that is said.
    fn settle_putting(
        &self,
        (journal, writing): (&Journal, &mut Writing),
        seen: &Seen,
    ) -> Result<Tidied, Failure> {
        let mut tidied = Tidied::default();
        if let Some(putting) = self.git.putting() {
            let is_done = seen.last.as_ref().is_some_and(|last| self.git.is_before(&putting.there, &last.id))
                || seen.merging.as_ref() == Some(&putting.there);
            let noted = if is_done { Some(Vec::new()) } else { self.noted(journal, &putting, seen) };
            let noted = noted.as_deref();
            match noted.map_or(Way::Neither, Way::of) {
                Way::Back => {
                    tidied.is_changed = take_back((journal, writing), noted.unwrap_or_default())?;
                }
                Way::On => {
                    bring_to_end((journal, writing), noted.unwrap_or_default())?;
                    tidied.is_changed = true;
                }
                Way::Neither => tidied.notes.extend(twice(&putting, seen)),
            }
        }
        self.git.end_putting().map_err(|refusal| refused("git cannot end the merge", refusal))?;
        Ok(tidied)
    }

    /// The files that were being put in place; none where one of what they held cannot be read any more.
    fn noted(&self, journal: &Journal, putting: &Putting, seen: &Seen) -> Option<Vec<Noted>> {
        let id = |file: &Path| seen.now.tree.get(file).map(|entry| entry.id.clone());
        let files = || putting.files.iter();
        let all: Vec<_> =
            files().map(|(file, before, after)| [before.clone(), after.clone(), id(file)]).collect();
        let ids: Vec<&str> = all.iter().flatten().flatten().map(String::as_str).collect();
        let known = self.git.contents(&ids).ok()?;
        let mut noted = Vec::new();
        for ((file, ..), ids) in files().zip(all) {
            let [before, after, now] = ids.map(|id| id.and_then(|id| known.get(&id).cloned()));
            let opened = |bytes: &Option<Vec<u8>>| {
                bytes.as_deref().map(|bytes| journal.opened(file, bytes)).transpose().ok()
            };
            let (before, after, is) = (opened(&before)?, opened(&after)?, opened(&now)?);
            let stands = Stands::of(before.as_deref(), after.as_deref(), is.as_deref());
            noted.push(Noted { file: file.clone(), before, after, now, stands });
        }
        Some(noted)
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

impl Stands {
    fn of(before: Option<&[u8]>, after: Option<&[u8]>, now: Option<&[u8]>) -> Self {
        if now == after {
            return Self::After;
        }
        if now == before {
            return Self::Before;
        }
        let Some(now) = now else { return Self::Elsewhere };
        let begins = |with: Option<&[u8]>| with.filter(|with| now.starts_with(with)).map_or(0, <[u8]>::len);
        match begins(before).cmp(&begins(after)) {
            Ordering::Greater => Self::OnBefore,
            Ordering::Less => Self::OnAfter,
            Ordering::Equal => Self::Elsewhere,
        }
    }
}

impl Way {
    /// The plan, whose entries are merged one by one, has no say.
    fn of(noted: &[Noted]) -> Self {
        let cases = || noted.iter().filter(|noted| noted.file != Path::new(PLAN));
        let is_any = |stands: Stands| cases().any(|noted| noted.stands == stands);
        // What is new is put first.
        let is_begun = cases().any(|it| it.before.is_none() && it.stands != Stands::Before);
        if !is_begun {
            return Self::Back;
        }
        match (is_any(Stands::Elsewhere), is_any(Stands::OnBefore), is_any(Stands::OnAfter)) {
            (true, ..) | (_, true, true) => Self::Neither,
            (_, false, true) => Self::On,
            (_, _, false) => Self::Back,
        }
    }
}

/// Takes back what was put and not touched since, the last first. Says whether there was anything.
fn take_back((journal, writing): (&Journal, &mut Writing), noted: &[Noted]) -> Result<bool, Failure> {
    let mut back = Vec::new();
    for Noted { file, before, now, .. } in noted.iter().rev().filter(|it| it.stands == Stands::After) {
        let after = before.clone().map(|bytes| journal.closed(file, bytes)).transpose()?;
        back.push(Incoming { file: file.clone(), before: now.clone(), after });
    }
    writing.take_in(&back)?;
    Ok(!back.is_empty())
}

/// Puts what was not put yet.
fn bring_to_end((journal, writing): (&Journal, &mut Writing), noted: &[Noted]) -> Result<(), Failure> {
    let mut on = Vec::new();
    for Noted { file, before, after, now, stands } in noted {
        let after = match (stands, before, after, now) {
            (Stands::Before, ..) => after.clone(),
            // Only the plan: somebody wrote in it too.
            (Stands::OnBefore | Stands::Elsewhere, Some(before), Some(after), Some(now)) => {
                match merge(file, before, &journal.opened(file, now)?, after) {
                    Merged::Whole(bytes) => Some(bytes),
                    _ => continue,
                }
            }
            _ => continue,
        };
        let after = after.map(|bytes| journal.closed(file, bytes)).transpose()?;
        on.push(Incoming { file: file.clone(), before: now.clone(), after });
    }
    Ok(writing.take_in(&on)?)
}

/// That the same words may stand in two files.
fn twice(putting: &Putting, seen: &Seen) -> Option<String> {
    let is_there = |file: &&Path| *file != Path::new(PLAN) && seen.now.tree.contains_key(*file);
    let files = putting.files.iter().map(|(file, ..)| file.as_path()).filter(is_there);
    let names = files.map(|file| format!("'{}'", file.display())).collect::<Vec<_>>().join(" and ");
    (!names.is_empty()).then(|| {
        format!(
            "A sync was killed while it gave two cases of one name each their own, and both were written in since. \
             Nothing is lost; look through {names}: the same words may stand there twice."
        )
    })
}
