//! What lies on this machine about a case that got another name, and is not sent.

use reject::journal::Writing;

use super::pairs::{Pair, handle};
use crate::failure::Failure;

impl Pair {
    /// Has what is unfinished about a case from here, and what `undo` knows of it, go with it. Gives what is to be said of
    /// that.
    pub(super) fn take_along(&self, writing: &mut Writing) -> Result<Vec<String>, Failure> {
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
}
