//! A copy that is locked and one that is not.

use std::path::{Path, PathBuf};

use reject::journal::Incoming;

use super::copy::Copy;
use super::join::{KEYS, contents};
use super::refused;
use crate::commands::Session;
use crate::failure::Failure;
use crate::git::Entry;
use crate::passphrase;

impl Copy<'_> {
    /// Locks this copy with the key of the other, so that nothing goes out in the clear. What was committed here and not
    /// sent is committed anew, locked.
    pub(super) fn lock_as_there(&self, session: &mut Session<'_>) -> Result<(), Failure> {
        let mut writing = session.journal.write()?;
        let Some(there) = self.there()? else { return Ok(()) };
        if let Some(last) = self.git.commit("HEAD") {
            let base = self.git.bases(&last, &there.id).into_iter().next();
            self.git
                .go_back(&last, base.as_deref())
                .map_err(|refusal| refused("git cannot commit anew", refusal))?;
        }
        let keys: Vec<_> =
            KEYS.iter().filter_map(|key| Some((key, there.tree.get(Path::new(key))?))).collect();
        let mut known = contents(self.git, keys.iter().map(|(_, entry)| *entry))?;
        let key = |(file, entry): &(&&str, &Entry)| Incoming {
            file: PathBuf::from(file),
            before: None,
            after: known.remove(&entry.id),
        };
        let there: Vec<Incoming> = keys.iter().map(key).collect();
        writing.take_in(&there)?;
        session.ui.say(
            "The other copy is locked with a passphrase. With the same, this one is locked too, then sent.",
        );
        let opened = passphrase::opened(session.journal.clone(), session.ui);
        if opened.is_err() {
            let away = |it: Incoming| Incoming { before: it.after, after: None, ..it };
            writing.take_in(&there.into_iter().map(away).collect::<Vec<_>>())?;
        }
        session.journal = opened?;
        drop(writing);
        let turned = session.journal.write()?.lock_files(&mut |_| {})?;
        session.report(turned.unreadable);
        Ok(())
    }
}
