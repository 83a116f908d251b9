//! Two copies of the journal, file by file: what both agree on, and what is left to the user.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use reject::journal::{
    FORMAT, Incoming, Journal, Merged, are_two_cases, format_of, holds_documents, is_sealed, may_come,
    own_ids,
};

use super::damaged::Damaged;
use super::pairs::{PLAN, Pair, Parted, is_case, part};
use super::refused;
use crate::failure::Failure;
use crate::git::{Entry, Git, Refusal, Tree};

/// Two copies, put together.
#[derive(Debug, Default)]
pub(super) struct Joined {
    /// The files both agree on.
    pub(super) agreed: Tree,
    /// What the files here are to hold, in the order they are put in place.
    pub(super) incoming: Vec<Incoming>,
    /// The files left to the user.
    pub(super) conflicts: Vec<PathBuf>,
    /// What those are in the base, here and there.
    pub(super) stages: [Tree; 3],
    /// The cases that got another name.
    pub(super) pairs: Vec<Pair>,
    /// What is to be said besides.
    pub(super) notes: Vec<String>,
}

/// Files that no merge can make sense of.
pub(super) const KEYS: [&str; 2] = [IDENTITY, "recipients.txt"];

/// The file that says that a copy is locked.
pub(super) const IDENTITY: &str = "identity.age";

/// Refuses what the other copy has and this one must not take.
pub(super) fn look_over(git: &Git, here: &Tree, there: &Tree) -> Result<(), Failure> {
    let cannot = |what: String| {
        Failure::failed(what)
            .tip("nothing of it was taken over; take it away in the other copy, then run `reject sync`")
    };
    for (file, entry) in there.iter().filter(|(file, entry)| here.get(*file) != Some(*entry)) {
        if let Some(oddity) = entry.oddity() {
            return Err(cannot(format!("'{}' in the other copy is {oddity}", file.display())));
        }
        if !may_come(file) {
            return Err(cannot(format!(
                "'{}' in the other copy does not belong in a journal",
                file.display()
            )));
        }
    }
    let settings = there
        .get(Path::new("journal.yaml"))
        .filter(|entry| here.get(Path::new("journal.yaml")) != Some(*entry));
    if let Some(entry) = settings {
        let bytes = contents(git, [entry])?.remove(&entry.id).unwrap_or_default();
        if let Some(found) = format_of(&bytes).filter(|found| *found > FORMAT) {
            return Err(Failure::failed(format!(
                "the other copy is of format {found}; this reject knows up to {FORMAT}"
            ))
            .tip("nothing of it was taken over; a newer reject can"));
        }
    }
    Ok(())
}

/// Refuses copies of which one was locked and the other was not, where each has words the other does not: `base` is what
/// both had.
pub(super) fn are_locked_alike(base: &Tree, here: &Tree, there: &Tree) -> Result<(), Failure> {
    let of = |tree: &Tree, file: &str| tree.get(Path::new(file)).map(|entry| entry.id.clone());
    let [was, ours, theirs] = [base, here, there].map(|tree| of(tree, KEYS[0]));
    let recipients = [here, there].map(|tree| of(tree, KEYS[1]));
    let failure = match (ours, theirs) {
        (None, Some(_)) => Failure::failed("the other copy is locked with a passphrase, and this one is not")
            .tip("nothing was merged or sent; unlock the other copy as well and run `reject sync` there, then here"),
        (Some(_), None) if was.is_some() => unlocked_there(),
        (Some(_), Some(_)) if recipients[0] != recipients[1] => {
            Failure::failed("both copies were locked apart from each other, each with a key of its own")
                .tip(
                    "nothing was merged or sent; unlock both, run `reject sync` on both, then lock one of them; what is sent \
                     in between can be read in that place's history for good",
                )
        }
        _ => return Ok(()),
    };
    Err(failure)
}

/// Whether the other copy put the key away that this one still has: `base` is what both had.
pub(super) fn was_unlocked(base: &Tree, here: &Tree, there: &Tree) -> bool {
    let [was, ours, theirs] = [base, here, there].map(|tree| tree.contains_key(Path::new(IDENTITY)));
    was && ours && !theirs
}

pub(super) fn unlocked_there() -> Failure {
    Failure::failed("the other copy was unlocked, and this one is locked")
        .tip("nothing was merged or sent; `reject unlock` does the same here, then run `reject sync`")
}

/// Refuses files of which some are locked and the key is not among them, or some are not and it is.
pub(super) fn are_whole(git: &Git, tree: &Tree) -> Result<(), Failure> {
    let is_locked = tree.contains_key(Path::new(IDENTITY));
    let private: Vec<_> = tree.iter().filter(|(file, _)| holds_documents(file)).collect();
    let known = contents(git, private.iter().map(|(_, entry)| *entry))?;
    let is_odd = |entry: &Entry| known.get(&entry.id).is_some_and(|bytes| is_sealed(bytes) != is_locked);
    let Some((file, _)) = private.iter().find(|(_, entry)| is_odd(entry)) else { return Ok(()) };
    Err(if is_locked {
        not_locked(file)
    } else {
        let file = file.display();
        Failure::failed(format!("'{file}' is locked, and '{IDENTITY}', which opens it, is not there"))
            .tip("nothing was committed or sent; bring the key back, or move the file out of the journal, then run `reject sync`")
    })
}

/// That a file lies open which a lock did not reach.
pub(super) fn not_locked(file: &Path) -> Failure {
    Failure::failed(format!("'{}' is not locked, and the journal is", file.display()))
        .tip("nothing was committed or sent; `reject lock` locks it, then run `reject sync`")
}

/// What these files hold, by the name git has for it.
pub(super) fn contents<'a>(
    git: &Git,
    entries: impl IntoIterator<Item = &'a Entry>,
) -> Result<HashMap<String, Vec<u8>>, Failure> {
    let ids: BTreeSet<&str> = entries.into_iter().map(|entry| entry.id.as_str()).collect();
    git.contents(&ids.into_iter().collect::<Vec<_>>()).map_err(cannot_read)
}

fn cannot_read(refusal: Refusal) -> Failure {
    refused("git cannot read what was committed", refusal)
}

/// Puts two copies together; `base` is what both were when they parted.
pub(super) fn join(
    (git, journal): (&Git, &Journal),
    base: &Tree,
    here: &Tree,
    there: &Tree,
) -> Result<Joined, Failure> {
    let as_it_lies = here;
    let Parted { base, here, there, pairs } = &part((git, journal), [base, here, there])?;
    let mut joined = Joined { pairs: pairs.clone(), ..Joined::default() };
    let mut both_changed = Vec::new();
    let files: BTreeSet<&PathBuf> = here.keys().chain(there.keys()).collect();
    for file in files {
        let [was, ours, theirs] = [base, here, there].map(|tree| tree.get(file));
        let agreed = if ours == theirs || theirs == was {
            ours
        } else if ours == was {
            theirs
        } else if let (Some(_), Some(_)) = (ours, theirs) {
            both_changed.push(file);
            continue;
        } else {
            // What one took away and the other changed stays.
            ours.or(theirs)
        };
        if let Some(entry) = agreed {
            joined.agreed.insert(file.clone(), entry.clone());
        }
    }
    let sides = both_changed
        .iter()
        .flat_map(|file| [base, here, there].into_iter().filter_map(|tree| tree.get(*file)));
    let known = contents(git, sides)?;
    let mut marked = Vec::new();
    for file in both_changed {
        let bytes = joined.merge((git, journal), file, [base, here, there], &known)?;
        marked.extend(bytes.map(|bytes| (file, bytes)));
    }
    joined.close(git, journal, as_it_lies)?;
    joined.incoming = changes(git, as_it_lies, &joined)?;
    let before = contents(git, joined.conflicts.iter().filter_map(|file| as_it_lies.get(file)))?;
    joined.incoming.extend(marked.into_iter().map(|(file, after)| Incoming {
        file: file.clone(),
        before: as_it_lies.get(file).and_then(|entry| before.get(&entry.id)).cloned(),
        after: Some(after),
    }));
    // At no moment is a word in no file, or in one whose key is not there.
    let leaves = |file: &Path| joined.pairs.iter().any(|pair| pair.from == file);
    let is_key = |file: &Path| KEYS.iter().any(|key| file == Path::new(key));
    joined
        .incoming
        .sort_by_key(|it| (it.after.is_none(), !is_key(&it.file), leaves(&it.file), it.before.is_some()));
    Ok(joined)
}

/// That an action from here has another id.
fn told((old, new): (&String, &String)) -> String {
    format!(
        "Both copies planned something as '{old}'. The one that came keeps the id; the one from here is now '{new}'."
    )
}

impl Joined {
    /// Puts a file together that both changed: in the base, here and there. Gives it with both sides between marks where
    /// it is left to the user.
    fn merge(
        &mut self,
        (git, journal): (&Git, &Journal),
        file: &Path,
        [base, here, there]: [&Tree; 3],
        known: &HashMap<String, Vec<u8>>,
    ) -> Result<Option<Vec<u8>>, Failure> {
        let entries = [base, here, there].map(|tree| tree.get(file));
        let [was, ours, theirs] =
            entries.map(|entry| entry.and_then(|entry| known.get(&entry.id)).map_or(&[][..], Vec::as_slice));
        if KEYS.iter().any(|key| file == Path::new(key)) {
            return Err(Failure::failed("the passphrase was changed in both copies").tip(
                "nothing was merged; put identity.age of the copy whose passphrase you keep in place of the other \
                 one's, then run `reject sync`",
            ));
        }
        if let Some(damaged) = Damaged::of(journal, file, ours)? {
            return Err(damaged.refused(
                journal,
                ", which the other side changed too",
                "nothing was merged or sent, and your words are committed here as they are",
            ));
        }
        let said = |bytes: &[u8]| journal.opened(file, bytes).unwrap_or_default();
        if file == Path::new(PLAN) {
            self.notes.extend(own_ids(&said(was), &said(ours), &said(theirs)).iter().map(told));
        }
        match journal.merge(file, was, ours, theirs)? {
            Merged::Whole(bytes) => self.agree(git, file, &bytes).map(|()| None),
            Merged::Conflict(bytes) => {
                if is_case(file) && are_two_cases(&said(was), &said(ours), &said(theirs)) {
                    self.notes.push(format!(
                        "'{}' is one case here and another in the other copy. Give one of them a file of its own.",
                        file.display()
                    ));
                }
                self.conflicts.push(file.to_owned());
                for (stage, entry) in self.stages.iter_mut().zip(entries) {
                    stage.extend(entry.map(|entry| (file.to_owned(), entry.clone())));
                }
                Ok(Some(bytes))
            }
            // Each has a name of its own by now.
            Merged::Apart => {
                Err(Failure::failed(format!("'{}' is another case in the other copy", file.display()))
                    .tip("nothing was merged; give the file another name, then run `reject sync` again"))
            }
        }
    }

    /// Locks what came without being locked, where this journal is.
    fn close(&mut self, git: &Git, journal: &Journal, here: &Tree) -> Result<(), Failure> {
        let is_news =
            |(file, entry): &(&PathBuf, &Entry)| here.get(*file) != Some(*entry) && holds_documents(file);
        let news: Tree = if journal.is_locked() {
            self.agreed.iter().filter(is_news).map(|(file, entry)| (file.clone(), entry.clone())).collect()
        } else {
            Tree::new()
        };
        let known = contents(git, news.values())?;
        for (file, entry) in news {
            let bytes = known.get(&entry.id).cloned().unwrap_or_default();
            if journal.is_overlooked(&file, &bytes) {
                self.agree(git, &file, &journal.closed(&file, bytes)?)?;
            }
        }
        Ok(())
    }

    fn agree(&mut self, git: &Git, file: &Path, bytes: &[u8]) -> Result<(), Failure> {
        let id = git.store(bytes).map_err(|refusal| refused("git cannot keep what was merged", refusal))?;
        self.agreed.insert(file.to_owned(), Entry::plain(id));
        Ok(())
    }
}

/// What has to change here for the files that both agree on.
fn changes(git: &Git, here: &Tree, joined: &Joined) -> Result<Vec<Incoming>, Failure> {
    let files: BTreeSet<&PathBuf> = here.keys().chain(joined.agreed.keys()).collect();
    let id = |tree: &Tree, file: &PathBuf| tree.get(file).map(|entry| entry.id.clone());
    let changed: Vec<(&PathBuf, Option<String>, Option<String>)> = files
        .into_iter()
        .filter(|file| !joined.conflicts.contains(file))
        .map(|file| (file, id(here, file), id(&joined.agreed, file)))
        .filter(|(_, ours, agreed)| ours != agreed)
        .collect();
    let entries =
        [here, &joined.agreed].into_iter().flat_map(|tree| changed.iter().filter_map(|it| tree.get(it.0)));
    let known = contents(git, entries)?;
    let bytes = |id: Option<String>| id.and_then(|id| known.get(&id).cloned());
    Ok(changed
        .into_iter()
        .map(|(file, ours, agreed)| Incoming {
            file: file.clone(),
            before: bytes(ours),
            after: bytes(agreed),
        })
        .collect())
}
