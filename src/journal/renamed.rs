//! What goes along with a case that got another name: what lies unfinished about it, and what `undo` knows of it.

use std::path::{Path, PathBuf};

use super::batch::{cannot, rename};
use super::drafts::DraftFile;
use super::record::{self, WRITES};
use super::{Writing, format, listed, undo};
use crate::error::Error;
use crate::reflection::Reflection;

/// How the drafts about a case begin, before its handle.
const KINDS: [&str; 4] = ["reflect-", "feedback-", "edit-", "form-reflect-"];

/// How a letter begins, before its kind and the handle.
const LETTER: &str = "letter-";

impl Writing {
    /// Has all that lies in `drafts/` about a case go to another handle, with what was made beside it. What is there
    /// already goes there no second time; where another text has the name, it gets a number, or is put aside: gives the
    /// files of those.
    ///
    /// # Errors
    /// When a draft cannot be read, written or removed: each lies where it was, where it goes, or in both.
    pub fn rename_drafts(&mut self, from: &str, to: &str) -> Result<Vec<PathBuf>, Error> {
        let folder = Path::new("drafts");
        let mut aside = Vec::new();
        for name in listed(self.root(), folder)? {
            let Some(new) = renamed(&name, from, to) else { continue };
            let [draft, new] = [name.as_str(), &new].map(DraftFile::named);
            match self.kept(&draft) {
                Ok(None) => {}
                Ok(Some(bytes)) => aside.extend(self.move_draft(&draft, new, &retold(&draft, &bytes, to))?),
                Err(_) => {
                    self.move_as_is(&draft.base(), &new.base())?;
                    self.move_as_is(&draft, &new)?;
                }
            }
        }
        Ok(aside)
    }

    fn move_draft(
        &mut self,
        draft: &DraftFile,
        mut new: DraftFile,
        bytes: &[u8],
    ) -> Result<Option<PathBuf>, Error> {
        let base = self.kept(&draft.base())?;
        let mut aside = None;
        loop {
            let there = self.kept(&new)?;
            if there.as_deref().is_some_and(|there| there != bytes) {
                if new.may_be_many() {
                    new = new.next();
                    continue;
                }
                aside = Some(super::drafts::keep_in(self.store(), bytes)?);
            } else if there.is_none() {
                // A copy without what it was made of is put aside by the next command.
                if let Some(base) = &base {
                    self.keep(&new.base(), base)?;
                }
                self.keep(&new, bytes)?;
            }
            break;
        }
        self.discard(draft)?;
        self.discard(&draft.base())?;
        Ok(aside)
    }

    /// Moves a draft that cannot be opened, where none has that name.
    fn move_as_is(&self, draft: &DraftFile, new: &DraftFile) -> Result<(), Error> {
        let [from, to] = [draft, new].map(DraftFile::file);
        if !self.store().is_there(&from) || self.store().is_there(&to) {
            return Ok(());
        }
        rename(&self.root().join(&from), &self.root().join(to)).map_err(|source| cannot(&from, source))
    }

    /// Has what this machine wrote in a file be known under another name.
    ///
    /// # Errors
    /// When the record of it cannot be read or written.
    pub fn rename_in_record(&mut self, from: &Path, to: &Path) -> Result<(), Error> {
        self.about_to_change_the_record()
            .and_then(|()| record::rename(self.store(), from, to))
            .map_err(|source| cannot(Path::new(WRITES), source))?;
        undo::rename_in_trash(self, from, to)
    }
}

/// The name that a draft about a case gets with another handle; none where it is about something else, or only goes with
/// another draft.
fn renamed(name: &str, from: &str, to: &str) -> Option<String> {
    if let Some(letter) = name.strip_prefix(LETTER) {
        let kind = letter.strip_suffix(".txt")?.strip_suffix(from)?.strip_suffix('-')?;
        return Some(format!("{LETTER}{kind}-{to}.txt"));
    }
    KINDS.iter().find_map(|kind| {
        let end = name.strip_prefix(kind)?.strip_prefix(from)?;
        let number = end.strip_suffix(".yaml").map(|number| number.strip_prefix('~').unwrap_or(number));
        let is_number = number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()));
        let is_it = is_number && (end == ".yaml" || end.starts_with('~')) || end == ".txt";
        is_it.then(|| format!("{kind}{to}{end}"))
    })
}

/// What a draft says once it is about that handle.
fn retold(draft: &DraftFile, bytes: &[u8], to: &str) -> Vec<u8> {
    let name = draft.file();
    let is_reflection = name.file_name().is_some_and(|name| name.to_string_lossy().starts_with(KINDS[0]));
    let begun = format::read_one::<Reflection>(bytes).ok().filter(|_| is_reflection);
    let told =
        begun.and_then(|begun| serde_yaml::to_string(&Reflection { case: to.to_owned(), ..begun }).ok());
    told.map_or_else(|| bytes.to_owned(), String::into_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_about_the_case_gets_another_name() {
        let (from, to) = ("2026-11-22-acme", "2026-11-22-acme-2");
        for (name, new) in [
            ("reflect-2026-11-22-acme.yaml", Some("reflect-2026-11-22-acme-2.yaml")),
            ("reflect-2026-11-22-acme~3.yaml", Some("reflect-2026-11-22-acme-2~3.yaml")),
            ("feedback-2026-11-22-acme.txt", Some("feedback-2026-11-22-acme-2.txt")),
            ("form-reflect-2026-11-22-acme.yaml", Some("form-reflect-2026-11-22-acme-2.yaml")),
            ("edit-2026-11-22-acme.yaml", Some("edit-2026-11-22-acme-2.yaml")),
            ("letter-thank-you-2026-11-22-acme.txt", Some("letter-thank-you-2026-11-22-acme-2.txt")),
            ("edit-2026-11-22-acme.before", None),
            ("reflect-2026-11-22-acme--chef.yaml", None),
            ("reflect-2026-11-22-acme-2.yaml", None),
            ("reflect-2026-11-22-acme~b.yaml", None),
            ("form-log-2026-11-22-acme.yaml", None),
            ("letter-networking.txt", None),
            ("unsaved-1.txt", None),
        ] {
            assert_eq!(renamed(name, from, to).as_deref(), new, "{name}");
        }
    }
}
