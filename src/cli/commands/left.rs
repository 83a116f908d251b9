//! What an editor left when it was killed, and the command with it.

use std::path::{Path, PathBuf};

use reject::journal::{DraftFile, read_plain};
use reject::text::shown;

use super::Session;
use crate::failure::Failure;
use crate::scratch::{Desk, Found, Scratch};

/// Takes in what lies open since an editor was killed with the command that had opened it.
pub(super) fn take_in_left(session: &mut Session<'_>) {
    let root = session.journal.root().to_owned();
    let memory = session.memory.as_deref();
    let here = Desk::of(memory, &root);
    let on_the_disk = here.is_in_memory.then(|| Desk::of(None, &root));
    for desk in [here].into_iter().chain(on_the_disk) {
        for found in desk.left() {
            match found {
                Found::Left(draft, scratch) => take_in(session, &draft, scratch),
                Found::Odd(path, error) => passed_over(session, &path, &error.to_string()),
            }
        }
    }
}

/// Takes in one text, and what its editor left beside it.
fn take_in(session: &mut Session<'_>, draft: &DraftFile, scratch: Scratch) {
    let text = match scratch.bytes() {
        Ok(text) => text,
        Err(error) => return passed_over(session, scratch.path(), &error.to_string()),
    };
    // The copy as it was when the editor opened it is no news in a backup.
    let before = session.journal.draft(draft).ok().flatten();
    if let Some(text) = &text {
        match keep_text(session, draft, text) {
            Ok(file) => session.ui.say(&format!("What an editor had open lies in {} now.", file.display())),
            Err(failure) => return passed_over(session, scratch.path(), &cause_of(failure)),
        }
    }
    let known = [text.as_deref(), before.as_deref()].map(Option::unwrap_or_default);
    if keep_beside(session, &scratch, &known) {
        let _ = scratch.remove();
    } else {
        // What was taken in does not come again.
        let _ = scratch.remove_text();
    }
}

fn keep_text(session: &mut Session<'_>, draft: &DraftFile, text: &[u8]) -> Result<PathBuf, Failure> {
    let mut writing = session.write()?;
    if writing.kept(draft)?.is_none() {
        return Ok(session.journal.keep_unsaved(text)?);
    }
    writing.keep(draft, text)?;
    Ok(draft.file())
}

/// Keeps what an editor left beside a text, but for what is known, and says where each lies now. Says whether nothing of it
/// has to stay where it is.
pub(super) fn keep_beside(session: &mut Session<'_>, scratch: &Scratch, known: &[&[u8]]) -> bool {
    let beside = match scratch.beside() {
        Ok(beside) => beside,
        Err(error) => {
            passed_over(session, scratch.folder(), &error.to_string());
            return false;
        }
    };
    let mut is_all = true;
    for path in beside {
        match keep_one(session, scratch, &path, known) {
            Ok(None) => {}
            Ok(Some(file)) => {
                let is_swap = file.extension().is_some_and(|ending| ending == "swp");
                let how = if is_swap {
                    "words.swp` writes it out, in the open, for `vim -r words.swp`"
                } else {
                    "FILE` writes it out"
                };
                session.ui.say(&format!(
                    "Your editor left a file beside it, which is kept as well; `reject show {} > {how}",
                    file.display()
                ));
            }
            Err(cause) => {
                passed_over(session, &path, &cause);
                is_all = false;
            }
        }
    }
    is_all
}

/// Keeps a file that an editor left, and takes it away; gives where it is, or nothing where it says nothing new.
fn keep_one(
    session: &Session<'_>,
    scratch: &Scratch,
    path: &Path,
    known: &[&[u8]],
) -> Result<Option<PathBuf>, String> {
    let bytes = read_plain(path).map_err(|error| error.to_string())?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let kept = if known.contains(&bytes.as_slice()) {
        None
    } else {
        Some(session.journal.keep_left(&name, &bytes).map_err(|error| cause_of(error.into()))?)
    };
    // What stays is kept once more by the next command, and not lost.
    let _ = scratch.remove_beside(path);
    Ok(kept)
}

/// Names what lies where editors have texts open, and is left there.
fn passed_over(session: &mut Session<'_>, path: &Path, cause: &str) {
    session.ui.say(&format!("Not taken in, and left as it is: '{}': {cause}", shown(path)));
}

/// Why something failed, in a few words.
fn cause_of(failure: Failure) -> String {
    match failure {
        Failure::Told(told) => told.causes.into_iter().next().unwrap_or(told.message),
        Failure::Interrupted(_) | Failure::PipeClosed => "it was interrupted".to_owned(),
    }
}
