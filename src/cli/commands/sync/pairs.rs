//! Two cases that got one name apart from each other: one of them gets another, in both copies the same.

use std::path::{Path, PathBuf};

use reject::journal::{
    DraftFile, Journal, Merged, Writing, first_document, holds_documents, renamed_in_plan,
};

use super::join::contents;
use super::refused;
use crate::failure::Failure;
use crate::git::{Entry, Git, Tree};

/// The plan, where a case may be named.
pub(super) const PLAN: &str = "plan.yaml";

/// Both copies, and what they were when they parted, with each case under its own name.
#[derive(Debug)]
pub(super) struct Parted {
    pub(super) base: Tree,
    pub(super) here: Tree,
    pub(super) there: Tree,
    pub(super) pairs: Vec<Pair>,
}

/// A case that got another name.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    /// The file of the one that keeps the name.
    pub(super) from: PathBuf,
    /// The file of the other.
    pub(super) to: PathBuf,
    /// Whether the other is the one from here.
    is_ours: bool,
    /// Whether its new name is news here.
    is_news: bool,
    /// The entries of the plan that name it by its new name.
    moved: usize,
    /// Those that both sides wrote.
    stayed: usize,
}

/// Which copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Here,
    There,
}

/// Gives each case a name of its own.
pub(super) fn part(
    (git, journal): (&Git, &Journal),
    [base, here, there]: [&Tree; 3],
) -> Result<Parted, Failure> {
    let [base, here, there] = [base, here, there].map(Clone::clone);
    let mut parted = Parted { base, here, there, pairs: Vec::new() };
    parted.follow(git, journal)?;
    let trees = [&parted.base, &parted.here, &parted.there];
    let both_changed = |file: &&PathBuf| {
        let [was, ours, theirs] = trees.map(|tree| tree.get(*file));
        theirs.is_some() && ours != theirs && ours != was && theirs != was && is_case(file)
    };
    let files: Vec<PathBuf> = parted.here.keys().filter(both_changed).cloned().collect();
    let entries = trees.into_iter().flat_map(|tree| files.iter().filter_map(|file| tree.get(file)));
    let known = contents(git, entries)?;
    for file in files {
        let [was, ours, theirs] = [&parted.base, &parted.here, &parted.there].map(|tree| {
            tree.get(&file).and_then(|entry| known.get(&entry.id)).map_or(&[][..], Vec::as_slice)
        });
        if journal.merge(&file, was, ours, theirs)? == Merged::Apart {
            let trees = [&parted.here, &parted.there];
            let to = free(&file, |file| trees.iter().any(|tree| tree.contains_key(file)));
            let side = if ours <= theirs { Side::There } else { Side::Here };
            parted.rename((git, journal), side, &file, to, true)?;
        }
    }
    Ok(parted)
}

impl Parted {
    /// Where one copy has given a case another name and the other does not know it yet, what the other did goes with it.
    fn follow(&mut self, git: &Git, journal: &Journal) -> Result<(), Failure> {
        for unaware in [Side::Here, Side::There] {
            let (aware, other) = match unaware {
                Side::Here => (&self.there, &self.here),
                Side::There => (&self.here, &self.there),
            };
            let is_known = |file: &Path| self.base.contains_key(file) || other.contains_key(file);
            let mut renamed = Vec::new();
            for to in aware.keys().filter(|to| is_case(to) && !is_known(to)) {
                let Some(from) = unnumbered(to) else { continue };
                let (Some(was), Some(is)) = (self.base.get(&from), aware.get(&from)) else { continue };
                if was == is || !other.contains_key(&from) {
                    continue;
                }
                let entries = [was, is, &aware[to]];
                let known = contents(git, entries)?;
                let mut headers = Vec::new();
                for (entry, file) in entries.into_iter().zip([&from, &from, to]) {
                    let bytes = known.get(&entry.id).map_or(&[][..], Vec::as_slice);
                    headers.push(journal.opened(file, bytes).map(|said| first_document(&said).to_vec()).ok());
                }
                // What an earlier key locked is as good as unknown.
                if headers[0].is_some() && headers[0] == headers[2] && headers[0] != headers[1] {
                    renamed.push((from, to.clone()));
                }
            }
            for (from, to) in renamed {
                if let Some(entry) = self.base.remove(&from) {
                    self.base.insert(to.clone(), entry);
                }
                self.rename((git, journal), unaware, &from, to, unaware == Side::Here)?;
            }
        }
        Ok(())
    }

    /// Gives a case of one copy another name, in the plan as well.
    fn rename(
        &mut self,
        (git, journal): (&Git, &Journal),
        side: Side,
        from: &Path,
        to: PathBuf,
        is_news: bool,
    ) -> Result<(), Failure> {
        let (tree, other) = match side {
            Side::Here => (&mut self.here, &self.there),
            Side::There => (&mut self.there, &self.here),
        };
        if let Some(entry) = tree.remove(from) {
            tree.insert(to.clone(), entry);
        }
        let plan = Path::new(PLAN);
        let plans = [tree.get(plan), self.base.get(plan), other.get(plan)];
        let known = contents(git, plans.into_iter().flatten())?;
        let mut said = Vec::new();
        for entry in plans {
            let bytes = entry.and_then(|entry| known.get(&entry.id)).map_or(&[][..], Vec::as_slice);
            said.push(journal.opened(plan, bytes).unwrap_or_default());
        }
        let renamed = renamed_in_plan(&said[0], &said[1], &said[2], &handle(from), &handle(&to));
        let (moved, stayed) = (renamed.moved, renamed.stayed);
        if moved > 0 {
            let bytes = journal.closed(plan, renamed.plan)?;
            let id =
                git.store(&bytes).map_err(|refusal| refused("git cannot keep what was merged", refusal))?;
            tree.insert(plan.to_owned(), Entry::plain(id));
        }
        let is_ours = side == Side::Here;
        self.pairs.push(Pair { from: from.to_owned(), to, is_ours, is_news, moved, stayed });
        Ok(())
    }
}

impl Pair {
    /// What is to be said of it; nothing where it is no news.
    pub(super) fn told(&self) -> Option<String> {
        let (kept, new) = (handle(&self.from), handle(&self.to));
        let which = if self.is_ours {
            format!("The one from here is now {new}; the one that came keeps the name.")
        } else {
            format!("The one from here keeps the name; the one that came is now {new}.")
        };
        let moved = if self.moved > 0 { " What was planned for it goes with it." } else { "" };
        let stayed = if self.stayed > 0 {
            format!(" What both planned alike stays with {kept}.")
        } else {
            String::new()
        };
        self.is_news.then(|| format!("Both copies had a case {kept}. {which}{moved}{stayed}"))
    }

    /// Has the unfinished answers about a case from here go with it.
    pub(super) fn take_drafts_along(&self, writing: &mut Writing) -> Result<(), Failure> {
        if !self.is_ours {
            return Ok(());
        }
        let [from, to] = [handle(&self.from), handle(&self.to)];
        for draft in [DraftFile::reflection, DraftFile::feedback, DraftFile::feedback_text] {
            if let Some(bytes) = writing.kept(&draft(&from))?
                && writing.kept(&draft(&to))?.is_none()
            {
                writing.keep(&draft(&to), &bytes)?;
                writing.discard(&draft(&from))?;
            }
        }
        Ok(())
    }
}

fn is_case(file: &Path) -> bool {
    holds_documents(file) && file != Path::new(PLAN) && !file.starts_with("reviews")
}

fn handle(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The file that this one would be without the number at its end.
fn unnumbered(file: &Path) -> Option<PathBuf> {
    let handle = handle(file);
    let (stem, number) = handle.rsplit_once('-')?;
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| file.with_file_name(format!("{stem}.yaml")))
}

/// The first name like that of a file, with a number from 2 on, that is not taken.
fn free(file: &Path, is_taken: impl Fn(&Path) -> bool) -> PathBuf {
    let mut names = (2_u64..).map(|n| file.with_file_name(format!("{}-{n}.yaml", handle(file))));
    names.find(|name| !is_taken(name)).unwrap_or_default()
}
