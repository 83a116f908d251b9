//! What lies on this machine about a case that got another name, and is not sent.

use reject::Error;
use reject::journal::Writing;

use super::pairs::{Pair, handle};

impl Pair {
    /// Has what is unfinished about a case from here, and what `undo` knows of it, go with it. Gives what is to be said of
    /// that.
    pub(super) fn take_along(&self, writing: &mut Writing) -> Result<Vec<String>, Error> {
        let [from, to] = [handle(&self.from), handle(&self.to)];
        let aside = writing.rename_drafts(&from, &to)?;
        writing.rename_in_record(&self.from, &self.to)?;
        let told = |file: &std::path::PathBuf| {
            format!(
                "A text was begun about {to}, and there was another already: it is kept in {}.",
                file.display()
            )
        };
        Ok(aside.iter().map(told).collect())
    }

    /// Has it all go by the old name again.
    pub(super) fn take_back(&self, writing: &mut Writing) -> Result<(), Error> {
        writing.rename_in_record(&self.to, &self.from)?;
        writing.rename_drafts(&handle(&self.to), &handle(&self.from)).map(drop)
    }
}
