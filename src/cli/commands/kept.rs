//! What a command was given in words and could not write: it is kept in `drafts/`, else said back.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use reject::Error;
use reject::journal::{Journal, keep_unsaved};

use super::draft::text_of;
use crate::args::Command;
use crate::failure::Failure;
use crate::input;

/// The texts among a command's words, each with what it is.
pub(super) struct Words(BTreeMap<&'static str, String>);

impl Words {
    /// What is given as `-` comes from standard input, and is kept from there.
    pub(super) fn of(command: &Command) -> Self {
        let mut texts = match command {
            Command::Log(args) => args.texts(),
            Command::Apply(args) => args.texts(),
            Command::Advance(args) => args.texts(),
            Command::Feedback(args) => args.texts(),
            Command::Plan(args) => args.texts(),
            _ => Vec::new(),
        };
        texts.retain(|(_, text)| text != "-" && !text.trim().is_empty());
        Self(texts.into_iter().collect())
    }

    /// The failure of the command, which says where they are kept; one that asked for what cannot be wrote nothing, and
    /// is typed again.
    pub(super) fn kept(&self, root: &Path, opened: Option<&Journal>, failure: Failure) -> Failure {
        let is_told = matches!(&failure, Failure::Told(told) if told.code == 1);
        let text = match self.0.values().next() {
            Some(only) if self.0.len() == 1 => Ok(only.clone()),
            Some(_) => text_of(&self.0),
            None => return failure,
        };
        match text {
            Ok(text) if is_told => {
                let kept = keep(root, opened, text.as_bytes()).ok();
                say_kept(root, "what you wrote", text.as_bytes(), kept, failure)
            }
            _ => failure,
        }
    }
}

/// A command failed that was given a text on standard input: the text is kept, whether it was read or not.
pub(super) fn keep_input(root: &Path, opened: Option<&Journal>, failure: Failure) -> Failure {
    let bytes = input::everything();
    if bytes.is_empty() {
        return failure;
    }
    say_kept(root, "what was piped in", &bytes, keep(root, opened, &bytes).ok(), failure)
}

/// Ctrl-C came before what is piped in was read: it is kept all the same.
pub(super) fn keep_interrupted(root: &Path, opened: Option<&Journal>, said: Option<String>) -> Failure {
    let bytes = input::everything();
    if bytes.is_empty() {
        return Failure::Interrupted(said);
    }
    let kept = match keep(root, opened, &bytes) {
        Ok(file) => format!("what was piped in is kept in '{}'", root.join(file).display()),
        Err(_) => format!(
            "what was piped in could be kept nowhere; here it is:\n{}",
            String::from_utf8_lossy(&bytes)
        ),
    };
    Failure::Interrupted(Some(said.map_or(kept.clone(), |said| format!("{said}; {kept}"))))
}

/// Keeps text that found no place, locked with the key where the journal was opened; gives its file.
fn keep(root: &Path, opened: Option<&Journal>, bytes: &[u8]) -> Result<PathBuf, Error> {
    opened.map_or_else(|| keep_unsaved(root, bytes), |journal| journal.keep_unsaved(bytes))
}

/// Says where text is kept that was piped in and found no place, or the text itself; `what` names it.
pub(super) fn say_kept(
    root: &Path,
    what: &str,
    bytes: &[u8],
    kept: Option<PathBuf>,
    failure: Failure,
) -> Failure {
    let tip = if let Some(file) = kept {
        format!("{what} is kept in '{}'", root.join(file).display())
    } else {
        let text = String::from_utf8_lossy(bytes);
        format!("{what} could be kept nowhere; here it is:\n{text}")
    };
    failure.tip(tip)
}
