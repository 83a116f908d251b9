//! Answers that are not yet finished, and text that could not be saved.

use std::io;
use std::path::{Path, PathBuf};

use super::sealed::{for_disk, is_locked, is_sealed};
use super::store::{Store, read_plain};
use super::writing::check_key;
use super::{Journal, atomic};
use crate::error::Error;
use crate::text::one_line;

/// A file of the journal's `drafts/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFile(String);

impl DraftFile {
    /// The answers of a `log` that was not finished.
    #[must_use]
    pub fn log() -> Self {
        Self("log.yaml".to_owned())
    }

    /// The same for a second process that asks at the same time, and a third: `log~2.yaml`, `log~3.yaml`.
    #[must_use]
    pub fn next(&self) -> Self {
        let stem = self.0.trim_end_matches(".yaml");
        let (first, n) = stem.rsplit_once('~').unwrap_or((stem, "1"));
        Self(format!("{first}~{}.yaml", n.parse::<u32>().unwrap_or(1) + 1))
    }

    /// The answers of a reflection on that case that was not finished.
    #[must_use]
    pub fn reflection(handle: &str) -> Self {
        Self(format!("reflect-{handle}.yaml"))
    }

    /// The answers of a review that was not finished.
    #[must_use]
    pub fn review() -> Self {
        Self("review.yaml".to_owned())
    }

    /// The answers of a `plan add` that was not finished.
    #[must_use]
    pub fn plan() -> Self {
        Self("plan.yaml".to_owned())
    }

    /// The copy of a case that is being edited.
    #[must_use]
    pub fn edit(handle: &str) -> Self {
        Self(format!("edit-{handle}.yaml"))
    }

    /// A letter that is being written in an editor; `of` names the letter and the case.
    #[must_use]
    pub fn letter(of: &str) -> Self {
        Self(format!("letter-{of}.txt"))
    }

    /// The answers about feedback on that case that were not finished.
    #[must_use]
    pub fn feedback(handle: &str) -> Self {
        Self(format!("feedback-{handle}.yaml"))
    }

    /// The words of feedback on that case that are being written in an editor.
    #[must_use]
    pub fn feedback_text(handle: &str) -> Self {
        Self(format!("feedback-{handle}.txt"))
    }

    /// The form, opened in an editor, of a log at that company or of a reflection on that case.
    #[must_use]
    pub fn form(of: &str) -> Self {
        Self(format!("form-{of}.yaml"))
    }

    /// The file of that name, if it is one that a command of ours may have made.
    #[must_use]
    pub fn called(name: &str) -> Option<Self> {
        Unfinished::of(name).map(|_| Self(name.to_owned()))
    }

    /// The file of that name.
    pub(super) fn named(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// Whether several processes may each have one.
    pub(super) fn may_be_many(&self) -> bool {
        let answers = self.0.strip_suffix(".yaml").unwrap_or_default();
        ["reflect-", "feedback-"].iter().any(|kind| answers.starts_with(kind))
    }

    /// What this form was when it was made.
    #[must_use]
    pub fn base(&self) -> Self {
        Self(format!("{}.before", self.0.trim_end_matches(".yaml")))
    }

    /// The file, relative to the journal.
    #[must_use]
    pub fn file(&self) -> PathBuf {
        Path::new("drafts").join(&self.0)
    }
}

/// Something that lies in `drafts/`, and what it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Left {
    /// The file, relative to the journal.
    pub file: PathBuf,
    /// What it is.
    pub what: Unfinished,
}

/// What a draft is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unfinished {
    /// The answers of a `log`.
    Log,
    /// The answers of a reflection on the case of that handle.
    Reflection(String),
    /// The answers of a review.
    Review,
    /// What was to be planned.
    Plan,
    /// A copy of the case of that handle, which was being edited.
    Edit(String),
    /// A form that was open in an editor.
    Form(String),
    /// Feedback on the case of that handle.
    Feedback(String),
    /// A letter that was open in an editor: its kind and, where it is about a case, `-` and the case's handle.
    Letter(String),
    /// A text that could not be saved.
    Unsaved,
}

impl Unfinished {
    /// What a file of that name is; none where it only goes with another one, or is not ours.
    fn of(name: &str) -> Option<Self> {
        if name.starts_with("unsaved-") {
            return Some(Self::Unsaved);
        }
        if let Some(text) = name.strip_suffix(".txt") {
            let behind = |prefix| text.strip_prefix(prefix).map(str::to_owned);
            return behind("feedback-").map(Self::Feedback).or_else(|| behind("letter-").map(Self::Letter));
        }
        let stem = name.strip_suffix(".yaml")?;
        if Path::new(stem).extension().is_some_and(|ending| ending == "before") {
            return None;
        }
        let stem = stem.split('~').next().unwrap_or(stem);
        let behind = |prefix| stem.strip_prefix(prefix).map(str::to_owned);
        match stem {
            "log" => Some(Self::Log),
            "review" => Some(Self::Review),
            "plan" => Some(Self::Plan),
            _ => behind("reflect-")
                .map(Self::Reflection)
                .or_else(|| behind("edit-").map(Self::Edit))
                .or_else(|| behind("feedback-").map(Self::Feedback))
                .or_else(|| behind("form-").map(Self::Form)),
        }
    }
}

/// Keeps text that could not be saved where it belongs, in a draft of its own of the journal at `root`; gives its
/// file. Takes no lock and no key: it is the last resort when another process holds the one or nobody knows the other.
/// In a locked journal it is locked like the rest, to whom its `recipients.txt` names, as nothing else is known without
/// a key; [`Journal::keep_unsaved`] knows better.
///
/// # Errors
/// When it cannot be written.
pub fn keep_unsaved(root: &Path, bytes: &[u8]) -> Result<PathBuf, Error> {
    keep_as_is(root, for_disk(root, bytes), TEXT)
}

/// The same, locked with the key where that is at hand.
pub(super) fn keep_in(store: &Store, bytes: &[u8]) -> Result<PathBuf, Error> {
    keep_called(store, bytes, TEXT)
}

fn keep_called(store: &Store, bytes: &[u8], behind: &str) -> Result<PathBuf, Error> {
    let root = store.root();
    match store.key() {
        Some(key) if is_locked(root) => {
            check_key(store)?;
            keep_as_is(root, key.seal(bytes), behind)
        }
        _ => keep_as_is(root, for_disk(root, bytes), behind),
    }
}

/// How the name of a text ends that has none of its own.
const TEXT: &str = ".txt";

/// So many bytes of the name of a file are kept.
const LONGEST_NAME: usize = 120;

/// The name of a file of somebody else's, as it may stand within one of ours.
fn plain_name(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '~');
    let plain = name.chars().map(|c| if is_plain(c) { c } else { '-' }).collect::<String>();
    let plain = plain.trim_start_matches(['.', '-']);
    plain[plain.len().saturating_sub(LONGEST_NAME)..].to_owned()
}

/// `behind` is what stands in the name of the file behind its number.
fn keep_as_is(root: &Path, bytes: io::Result<Vec<u8>>, behind: &str) -> Result<PathBuf, Error> {
    let named = |n: u32| DraftFile(format!("unsaved-{n}{behind}")).file();
    let bytes = bytes.map_err(|source| Error::CannotWrite { file: named(1), source })?;
    let mut n = 1;
    loop {
        let file = named(n);
        match atomic::create(&root.join(&file), &bytes) {
            Ok(()) => return Ok(file),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => n += 1,
            Err(source) => return Err(Error::CannotWrite { file, source }),
        }
    }
}

impl Journal {
    /// Keeps text that could not be saved, as [`keep_unsaved`] does, but locks it with the journal's key.
    ///
    /// # Errors
    /// [`Error::OtherRecipient`] where `recipients.txt` does not name that key: nobody knows then what will open it; when
    /// it cannot be written.
    pub fn keep_unsaved(&self, bytes: &[u8]) -> Result<PathBuf, Error> {
        keep_in(&self.store, bytes)
    }

    /// Takes away a draft that an editor left open in a journal which was locked meanwhile. What it says is kept, locked,
    /// in a draft of its own, whose file it gives; none where it is gone, locked, or says no more than `known`.
    ///
    /// # Errors
    /// When it cannot be read, kept or removed.
    pub fn close(&self, draft: &DraftFile, known: &[u8]) -> Result<Option<PathBuf>, Error> {
        let (file, path) = (draft.file(), self.root().join(draft.file()));
        let bytes = match read_plain(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            bytes => bytes.map_err(|source| Error::CannotRead { file: file.clone(), source })?,
        };
        if is_sealed(&bytes) {
            return Ok(None);
        }
        let kept = if bytes == known { None } else { Some(self.keep_unsaved(&bytes)?) };
        atomic::remove(&path).map_err(|source| Error::CannotWrite { file, source })?;
        Ok(kept)
    }

    /// Keeps a file that an editor left, as [`Journal::keep_unsaved`] keeps a text, in `drafts/unsaved-1-NAME`.
    ///
    /// # Errors
    /// As [`Journal::keep_unsaved`].
    pub fn keep_left(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Error> {
        keep_called(&self.store, bytes, &format!("-{}", plain_name(name)))
    }

    /// The bytes of a draft; none where there is no such draft.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn draft(&self, draft: &DraftFile) -> Result<Option<Vec<u8>>, Error> {
        match self.bytes(&draft.file()) {
            Err(Error::CannotRead { source, .. }) if source.kind() == io::ErrorKind::NotFound => Ok(None),
            bytes => bytes.map(Some),
        }
    }

    /// The file of `drafts/` that a path leads to, from the journal or whole; none where there is no such file.
    #[must_use]
    pub fn draft_at(&self, path: &Path) -> Option<PathBuf> {
        let file = path.strip_prefix(self.root()).unwrap_or(path);
        let is_draft = file.parent() == Some(Path::new("drafts"))
            && self.root().join(file).symlink_metadata().is_ok_and(|meta| meta.is_file());
        is_draft.then(|| file.to_owned())
    }

    /// The first of a draft and those of other processes beside it that is there, with its bytes.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn begun(&self, first: &DraftFile) -> Result<Option<(DraftFile, Vec<u8>)>, Error> {
        let stem = first.0.trim_end_matches(".yaml");
        let mut there: Vec<String> = self.listed(Path::new("drafts"))?;
        there.retain(|name| {
            let rest = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix(".yaml"));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('~'))
        });
        there.sort_by_key(|name| (name.len(), name.clone()));
        let Some(file) = there.into_iter().next().map(DraftFile) else { return Ok(None) };
        Ok(self.draft(&file)?.map(|bytes| (file, bytes)))
    }

    /// The handles of the cases whose reflection was begun and not finished.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn begun_reflections(&self) -> Result<Vec<String>, Error> {
        let begun = self.left()?.into_iter().filter_map(|left| match left.what {
            Unfinished::Reflection(handle) => Some(handle),
            _ => None,
        });
        let mut handles: Vec<String> = begun.collect();
        handles.dedup();
        Ok(handles)
    }

    /// What lies in `drafts/`, by what it is.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn left(&self) -> Result<Vec<Left>, Error> {
        let folder = Path::new("drafts");
        let names = self.listed(folder)?;
        let left = names.iter().filter_map(|name| {
            Some(Left { file: folder.join(name), what: Unfinished::of(&one_line(name))? })
        });
        let mut left: Vec<Left> = left.collect();
        left.sort_by(|a, b| (&a.what, &a.file).cmp(&(&b.what, &b.file)));
        Ok(left)
    }
}
