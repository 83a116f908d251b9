//! A copy that is not locked, and another that is.

use std::path::{Path, PathBuf};

use reject::journal::Incoming;

use super::copy::{Commit, Copy};
use super::join::{IDENTITY, KEYS, contents};
use super::{refused, setup};
use crate::commands::Session;
use crate::failure::Failure;
use crate::passphrase;

impl Copy<'_> {
    /// Locks this copy with the key of the other, so that nothing goes out in the clear. What was committed here and not
    /// sent is committed anew, locked. Nothing changes before the passphrase was the right one.
    pub(super) fn lock_as_there(&self, session: &mut Session<'_>) -> Result<(), Failure> {
        let Some(there) = self.there()? else { return Ok(()) };
        let keys = self.keys(&there)?;
        let identity = keys.iter().find(|it| it.file == Path::new(IDENTITY));
        let Some(identity) = identity.and_then(|it| it.after.as_deref()) else { return Ok(()) };
        session.ui.say(
            "The other copy is locked with a passphrase. With the same, this one is locked too, then sent.",
        );
        let key = passphrase::key_in(identity, session.ui)?;

        let mut writing = session.journal.write()?;
        setup::is_idle(self.git)?;
        let now = self.there()?.map(|there| self.keys(&there)).transpose()?;
        if now.as_ref() != Some(&keys) {
            return Err(Failure::failed("the key of the other copy changed while this one was being locked")
                .tip("nothing was changed; run `reject sync` again"));
        }
        let locked = session.journal.clone().with_key(key)?;
        let last = self.git.commit("HEAD");
        let base = last.as_ref().and_then(|last| self.git.bases(last, &there.id).into_iter().next());
        if let Some(last) = &last {
            self.git
                .go_back(last, base.as_deref())
                .map_err(|refusal| refused("git cannot commit anew", refusal))?;
        }
        if let Err(error) = writing.take_key(&locked, &keys) {
            if let Some(last) = &last {
                // Where git cannot, what was committed is committed anew: it is all still in the files.
                let _ = self.git.advance(base.as_deref(), last);
            }
            return Err(error.into());
        }
        session.journal = locked;
        let turned = writing.lock_files(&mut |_| {})?;
        drop(writing);
        session.report(turned.unreadable);
        session.ui.say(
            "This copy is locked now, as the other one is. Keep a copy of identity.age with your backups. What git took in \
             here before can still be read in its history.",
        );
        Ok(())
    }

    /// The files of a commit that hold its key, as they come to a copy that has none.
    fn keys(&self, there: &Commit) -> Result<Vec<Incoming>, Failure> {
        let entries: Vec<_> =
            KEYS.iter().filter_map(|key| there.tree.get_key_value(Path::new(key))).collect();
        let mut known = contents(self.git, entries.iter().map(|(_, entry)| *entry))?;
        let incoming = entries.into_iter().map(|(file, entry)| Incoming {
            file: PathBuf::from(file),
            before: None,
            after: known.remove(&entry.id),
        });
        Ok(incoming.collect())
    }
}
