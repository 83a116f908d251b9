//! Two cases that got one name apart from each other: the one from here gets another.

use std::path::{Path, PathBuf};

use reject::journal::{Journal, Merged, holds_documents, renamed_in_plan};
use reject::text::count;

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
    /// The file of the one that came, which keeps the name.
    pub(super) from: PathBuf,
    /// The file of the one from here.
    pub(super) to: PathBuf,
    /// The entries of the plan that name it by its new name.
    moved: usize,
    /// Those that both sides wrote.
    stayed: usize,
    /// Those that could not be changed.
    stuck: usize,
}

/// Gives each case a name of its own. The one from here was never sent under the old one, so no other copy knows it by
/// that.
pub(super) fn part(
    (git, journal): (&Git, &Journal),
    [base, here, there]: [&Tree; 3],
) -> Result<Parted, Failure> {
    let [base, here, there] = [base, here, there].map(Clone::clone);
    let mut parted = Parted { base, here, there, pairs: Vec::new() };
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
            parted.rename((git, journal), &file, to)?;
        }
    }
    Ok(parted)
}

impl Parted {
    /// Gives a case from here another name, in the plan as well.
    fn rename(&mut self, (git, journal): (&Git, &Journal), from: &Path, to: PathBuf) -> Result<(), Failure> {
        let tree = &mut self.here;
        if let Some(entry) = tree.remove(from) {
            tree.insert(to.clone(), entry);
        }
        let plan = Path::new(PLAN);
        let plans = [tree.get(plan), self.base.get(plan), self.there.get(plan)];
        let known = contents(git, plans.into_iter().flatten())?;
        let mut said = Vec::new();
        for entry in plans {
            let bytes = entry.and_then(|entry| known.get(&entry.id)).map_or(&[][..], Vec::as_slice);
            said.push(journal.opened(plan, bytes).unwrap_or_default());
        }
        let renamed = renamed_in_plan(&said[0], &said[1], &said[2], &handle(from), &handle(&to));
        let (moved, stayed, stuck) = (renamed.moved, renamed.stayed, renamed.stuck);
        if moved > 0 {
            let bytes = journal.closed(plan, renamed.plan)?;
            let id =
                git.store(&bytes).map_err(|refusal| refused("git cannot keep what was merged", refusal))?;
            tree.insert(plan.to_owned(), Entry::plain(id));
        }
        self.pairs.push(Pair { from: from.to_owned(), to, moved, stayed, stuck });
        Ok(())
    }
}

impl Pair {
    /// What is to be said of it.
    pub(super) fn told(&self) -> String {
        let (kept, new) = (handle(&self.from), handle(&self.to));
        let moved = if self.moved > 0 { " What was planned for it goes with it." } else { "" };
        let stayed = if self.stayed > 0 {
            format!(" What both planned alike stays with {kept}.")
        } else {
            String::new()
        };
        let stuck = match self.stuck {
            0 => String::new(),
            n => format!(
                " {} of plan.yaml that could not be changed still {} {kept}: look whether that is right.",
                count(n, "entry", "entries"),
                if n == 1 { "names" } else { "name" }
            ),
        };
        format!(
            "Both copies had a case {kept}. The one that came keeps the name; the one from here is now {new}.{moved}{stayed}{stuck}"
        )
    }
}

/// Whether it is the file of a case.
pub(super) fn is_case(file: &Path) -> bool {
    holds_documents(file) && file != Path::new(PLAN) && !file.starts_with("reviews")
}

pub(super) fn handle(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The first name like that of a file, with a number from 2 on, that is not taken.
fn free(file: &Path, is_taken: impl Fn(&Path) -> bool) -> PathBuf {
    let mut names = (2_u64..).map(|n| file.with_file_name(format!("{}-{n}.yaml", handle(file))));
    names.find(|name| !is_taken(name)).unwrap_or_default()
}
