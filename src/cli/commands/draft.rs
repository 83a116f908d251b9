//! Answers that are not finished, kept after each one.

use reject::journal::{DraftFile, Malformed};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Session;
use crate::failure::Failure;

/// The draft of this process: the file, and what this process last wrote there.
#[derive(Debug)]
pub(crate) struct Draft {
    file: DraftFile,
    last: Option<Vec<u8>>,
}

impl Draft {
    /// A draft that is not there yet.
    pub(crate) fn new(file: DraftFile) -> Self {
        Self { file, last: None }
    }

    /// A draft that was begun before, with what it holds.
    pub(crate) fn begun(file: DraftFile, bytes: Vec<u8>) -> Self {
        Self { file, last: Some(bytes) }
    }

    /// Whether anything of ours has been written.
    pub(crate) fn is_there(&self) -> bool {
        self.last.is_some()
    }

    /// Keeps the answers so far. Where another process writes to the same file, this one takes another. What
    /// cannot be kept so is kept elsewhere, and said.
    pub(crate) fn keep(
        &mut self,
        session: &mut Session<'_>,
        answers: &impl Serialize,
    ) -> Result<(), Failure> {
        let text = text_of(answers)?;
        self.put(session, text.as_bytes()).map_err(|failure| session.keep_answers(&text, failure))
    }

    fn put(&mut self, session: &mut Session<'_>, bytes: &[u8]) -> Result<(), Failure> {
        let mut writing = session.write()?;
        while writing.kept(&self.file)? != self.last {
            (self.file, self.last) = (self.file.next(), None);
        }
        writing.keep(&self.file, bytes)?;
        self.last = Some(bytes.to_vec());
        Ok(())
    }

    /// Takes it away, unless it is another process's by now.
    pub(crate) fn discard(self, session: &mut Session<'_>) -> Result<(), Failure> {
        let mut writing = session.write()?;
        if writing.kept(&self.file)? == self.last {
            writing.discard(&self.file)?;
        }
        Ok(())
    }

    /// Where the answers are.
    pub(crate) fn kept(&self, session: &Session<'_>) -> String {
        let file = session.journal.root().join(self.file.file());
        format!("your answers are kept in '{}'; the same command goes on from there", file.display())
    }
}

/// The answers as a draft holds them.
pub(crate) fn text_of(answers: &impl Serialize) -> Result<String, Failure> {
    serde_yaml::to_string(answers)
        .map_err(|error| Failure::failed("cannot keep your answers").cause(error.to_string()))
}

/// What a draft holds; `what` says of what it is one.
pub(crate) fn read<T: DeserializeOwned>(
    session: &Session<'_>,
    file: &DraftFile,
    bytes: &[u8],
    what: &str,
) -> Result<T, Failure> {
    serde_yaml::from_slice(bytes).map_err(|error| {
        let file = session.journal.root().join(file.file());
        Failure::failed(format!("cannot read '{}'", file.display()))
            .cause(Malformed::from(error).to_string())
            .tip(format!("it holds the answers of a {what} that was not finished; mend it or move it away"))
    })
}
