//! The files of a journal's folder by their names alone: which are its own, which of them go to other copies, and which
//! a lock closes.

use std::path::Path;

use super::sealed::{IDENTITY, RECIPIENTS};
use super::{is_year, reviews};

const SETTINGS: &str = "journal.yaml";
const PLAN: &str = "plan.yaml";
const PROMPTS: &str = "prompts";
const LETTERS: &str = "prompts/letters";
const DRAFTS: &str = "drafts";
const TRASH: &str = "trash";

/// What git reads of a folder; each copy has its own.
const RULES: [&str; 2] = [".gitignore", ".gitattributes"];

/// The folders beside those of the years whose files go.
pub(super) const FOLDERS: [&str; 3] = [reviews::FOLDER, PROMPTS, LETTERS];

/// How the name of an identity begins that was put away.
pub(super) const KEPT: &str = "identity-";

/// Whether a file of that name goes to other copies of the journal: the settings, the plan, the keys of a lock, and the
/// `.yaml` files, but hidden ones, of the years, reviews and prompts.
#[must_use]
pub fn may_go(file: &Path) -> bool {
    match file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        None => [SETTINGS, PLAN, IDENTITY, RECIPIENTS].iter().any(|name| file == Path::new(name)),
        Some(folder) => is_folder_that_goes(folder) && is_shown_yaml(file),
    }
}

/// Whether the documents of that folder go to other copies.
pub(super) fn is_folder_that_goes(folder: &Path) -> bool {
    folder.to_str().is_some_and(|name| is_year(name) || FOLDERS.contains(&name))
}

fn is_shown_yaml(file: &Path) -> bool {
    let is_hidden = file.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    !is_hidden && file.extension().is_some_and(|ending| ending == "yaml")
}

/// Whether a folder, at whatever depth, is the journal's own.
pub(super) fn is_own_folder(folder: &Path) -> bool {
    let first = folder.iter().next().and_then(|name| name.to_str()).unwrap_or_default();
    is_year(first) || [DRAFTS, TRASH, PROMPTS, reviews::FOLDER].contains(&first)
}

/// Whether a lock closes a file of that name, at whatever depth it lies.
pub(super) fn is_private(file: &Path) -> bool {
    match top(file) {
        None => file == Path::new(PLAN),
        Some(DRAFTS | TRASH) => !is_key_put_away(file),
        Some(folder) => (folder == reviews::FOLDER || is_year(folder)) && is_yaml(file),
    }
}

/// Whether a file is the journal's own, or the user's prompts, and no lock closes it.
pub(super) fn is_left_open(file: &Path) -> bool {
    let own = [SETTINGS, IDENTITY, RECIPIENTS, ".lock"];
    match top(file) {
        None => own.iter().chain(&RULES).any(|known| file == Path::new(known)) || is_key_put_away(file),
        Some(folder) => folder == PROMPTS || is_key_put_away(file),
    }
}

/// Whether it is the key of an earlier lock, which is closed already; those of before lie in `trash/`.
fn is_key_put_away(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.starts_with(KEPT)
        && Path::new(name).extension().is_some_and(|it| it == "age")
        && top(file).is_none_or(|folder| folder == TRASH)
}

/// The folder of the journal that a file lies in, at whatever depth; none for one that lies in no folder.
fn top(file: &Path) -> Option<&str> {
    let mut parts = file.iter();
    let first = parts.next()?.to_str()?;
    parts.next().map(|_| first)
}

fn is_yaml(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["yaml", "yml"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{holds_documents, may_come};

    #[test]
    fn what_goes_may_come_and_a_lock_closes_each_document_of_it() {
        for file in [
            "journal.yaml",
            "plan.yaml",
            "identity.age",
            "recipients.txt",
            "2026/2026-10-30-acme.yaml",
            "reviews/2026-11-22.yaml",
            "prompts/commute.yaml",
            "prompts/letters/thanks.yaml",
        ] {
            let file = Path::new(file);
            assert!(may_go(file) && may_come(file), "{}", file.display());
            assert_eq!(holds_documents(file), is_private(file), "{}", file.display());
            assert_eq!(!holds_documents(file), is_left_open(file), "{}", file.display());
        }
    }

    #[test]
    fn what_is_this_copys_own_or_none_of_the_journals_stays() {
        // Each with whether a lock closes it.
        for (file, is_closed) in [
            ("drafts/log.yaml", true),
            ("trash/writes.yaml", true),
            ("trash/identity-1.age", false),
            ("identity-1.age", false),
            (".lock", false),
            (".gitignore", false),
            ("2026/.x.yaml", true),
            ("2026/x.yml", true),
            ("2026/deeper/x.yaml", true),
            ("2026/notes.txt", false),
            ("reviews/deeper/x.yaml", true),
            ("prompts/deeper/x.yaml", false),
            ("20266/x.yaml", false),
            ("elsewhere/plan.yaml", false),
            ("taxes.yaml", false),
        ] {
            let file = Path::new(file);
            assert!(!may_go(file), "{}", file.display());
            assert_eq!(is_private(file), is_closed, "{}", file.display());
        }
    }
}
