//! What a merge is about to put in place of what, kept until it is done: one that was killed can be taken back.

use std::path::PathBuf;

use reject::journal::{UNPUBLISHED, publish};

use super::{Git, Refusal};

const NOTE: &str = "REJECT_PUTTING";

/// What a merge puts in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Putting {
    /// The commit that is merged with.
    pub(crate) there: String,
    /// Each file in the order they are put, with the names of what it holds before and after; none where it is not there.
    pub(crate) files: Vec<(PathBuf, Option<String>, Option<String>)>,
}

impl Git {
    /// Notes what is about to be put in place.
    pub(crate) fn begin_putting(&self, putting: &Putting) -> Result<(), Refusal> {
        let mut text = putting.there.clone();
        for (file, before, after) in &putting.files {
            let [before, after] = [before, after].map(|id| id.as_deref().unwrap_or_default());
            text.extend(["\0", &file.to_string_lossy(), "\0", before, "\0", after]);
        }
        self.place(NOTE, &text)
    }

    /// What was about to be put in place; none where nothing is under way.
    pub(crate) fn putting(&self) -> Option<Putting> {
        let text = std::fs::read_to_string(self.folder().ok()?.join(NOTE)).ok()?;
        let mut words = text.split('\0').map(str::to_owned);
        let there = words.next()?;
        let mut files = Vec::new();
        while let (Some(file), Some(before), Some(after)) = (words.next(), words.next(), words.next()) {
            let [before, after] = [before, after].map(|id| Some(id).filter(|id| !id.is_empty()));
            files.push((PathBuf::from(file), before, after));
        }
        Some(Putting { there, files })
    }

    /// Notes that it is all in place, or that nothing is; a note that was not put whole goes too.
    pub(crate) fn end_putting(&self) -> Result<(), Refusal> {
        let folder = self.folder()?;
        for name in [NOTE, UNPUBLISHED] {
            match std::fs::remove_file(folder.join(name)) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        Ok(())
    }

    /// Puts a file of ours into the repository's folder, whole; it lasts before anything that follows.
    pub(super) fn place(&self, name: &str, text: &str) -> Result<(), Refusal> {
        Ok(publish(&self.folder()?.join(name), text.as_bytes(), false)?)
    }
}
