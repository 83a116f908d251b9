//! What the user wrote to be asked and to be sent: question sets and letters.

use std::path::{Path, PathBuf};

use super::{Journal, format};
use crate::error::Error;

impl Journal {
    /// The user's own question sets: each file of the journal's `prompts/` folder with its text, by name.
    ///
    /// # Errors
    /// When the folder or one of its files cannot be read.
    pub fn prompts(&self) -> Result<Vec<(PathBuf, String)>, Error> {
        self.texts(Path::new("prompts"))
    }

    /// The user's own letters: each file of the journal's `prompts/letters/` folder with its text, by name.
    ///
    /// # Errors
    /// When the folder or one of its files cannot be read.
    pub fn letters(&self) -> Result<Vec<(PathBuf, String)>, Error> {
        self.texts(&Path::new("prompts").join("letters"))
    }

    fn texts(&self, folder: &Path) -> Result<Vec<(PathBuf, String)>, Error> {
        let mut files: Vec<PathBuf> = self
            .listed(folder)?
            .into_iter()
            .filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "yaml"))
            .map(|name| folder.join(name))
            .collect();
        files.sort();
        let read = files.into_iter().map(|file| {
            let bytes = self.bytes(&file)?;
            match format::utf8(&bytes) {
                Ok(text) => Ok((file, text.to_owned())),
                Err(source) => Err(Error::Malformed { file, source, handle: None }),
            }
        });
        read.collect()
    }
}
