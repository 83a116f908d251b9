//! What two copies of the journal made of one file, put together document by document, to the byte.
//!
//! Nothing here looks at the disk. A document that only one side has is kept; one that both changed is left to the
//! user, between [`marks`].

mod alignment;
mod ids;
mod marks;
mod pieces;
mod renaming;

use std::path::{Component, Path};

use serde::Deserialize as _;

use super::format::{self, Entry, Malformed, stream, utf8};
use super::{plan, reviews, settings};

pub use ids::own_ids;
pub use marks::{has_conflict_marks, without_there};
pub use renaming::{Renamed, renamed_in_plan};

/// A side with more bytes than this is not cut into documents.
const MOST_BYTES: usize = 16 << 20;

/// Two sides of a file, put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Merged {
    /// What both make of it.
    Whole(Vec<u8>),
    /// Both changed the same words: the file with both sides between marks around what differs.
    Conflict(Vec<u8>),
    /// Two cases that got the same name apart from each other: one of them needs another.
    Apart,
}

/// How a file is put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Case,
    Plan,
    Reviews,
    Settings,
    /// A text of no stream, line by line.
    Text,
}

impl Form {
    fn of(file: &Path) -> Self {
        let parts: Vec<&str> = file.components().filter_map(|part| part.as_os_str().to_str()).collect();
        let is_yaml = file.extension().is_some_and(|ending| ending == "yaml");
        match parts.as_slice() {
            ["journal.yaml"] => Self::Settings,
            ["plan.yaml"] => Self::Plan,
            [folder, _] if is_yaml && super::is_year(folder) => Self::Case,
            [reviews::FOLDER, _] if is_yaml => Self::Reviews,
            _ => Self::Text,
        }
    }

    fn is_stream(self) -> bool {
        matches!(self, Self::Case | Self::Plan | Self::Reviews)
    }

    fn fault(self, bytes: &[u8]) -> Option<Malformed> {
        match self {
            Self::Case => format::read(bytes).err(),
            Self::Plan => plan::read(bytes).err(),
            Self::Reviews => reviews::read(bytes).err(),
            Self::Settings => settings::read(bytes).err(),
            Self::Text => None,
        }
    }

    fn reads(self, bytes: &[u8]) -> bool {
        self.fault(bytes).is_none()
    }
}

/// Puts together what two sides made of a file; `base` is what it was when they parted, empty where it was not there.
///
/// The answer is the same whichever side is called here, but for the order in which a conflict shows them, and for an
/// action that both planned under one id apart from each other: the one from here gets another. Where a side
/// cannot be read and both changed it, nothing is put together: both stand there as wholes.
#[must_use]
pub fn merge(file: &Path, base: &[u8], here: &[u8], there: &[u8]) -> Merged {
    let form = Form::of(file);
    if here == there || there == base {
        return Merged::Whole(here.to_vec());
    }
    if here == base {
        return Merged::Whole(there.to_vec());
    }
    if form == Form::Settings && base.is_empty() {
        // A journal that was just begun has settings nobody chose.
        let is_untouched = |side: &[u8]| side == settings::FIRST.as_bytes();
        if is_untouched(here) || is_untouched(there) {
            return Merged::Whole(if is_untouched(here) { there } else { here }.to_vec());
        }
    }
    let [base, here, there] = [base, here, there].map(completed);
    let is_bounded = |side: &Vec<u8>| !form.is_stream() || is_bounded(side);
    if !is_bounded(&base) || [&here, &there].into_iter().any(|side| !is_bounded(side) || !form.reads(side)) {
        return Merged::Conflict(conflict(form, &as_wholes(&here, &there)));
    }
    let here = if form == Form::Plan { ids::with_own_ids(&base, &here, &there) } else { here };
    if form == Form::Case && are_two_cases(&base, &here, &there) {
        return Merged::Conflict(conflict(form, &as_wholes(&here, &there)));
    }
    let pieces = pieces::merged(&base, &here, &there, form.is_stream());
    let Some(whole) = pieces::whole(&pieces, form.is_stream()) else {
        let marked = conflict(form, &pieces);
        // Settings are read while both sides stand in them, and the marks may tear a value of several lines.
        let is_torn = form == Form::Settings && !form.reads(&marked);
        return Merged::Conflict(if is_torn { conflict(form, &as_wholes(&here, &there)) } else { marked });
    };
    if form == Form::Case && base.is_empty() && is_two_cases(&whole, &here, &there) {
        return Merged::Apart;
    }
    if !(form.reads(&whole) && means(form, &whole, &pieces)) {
        return Merged::Conflict(conflict(form, &as_wholes(&here, &there)));
    }
    Merged::Whole(whole)
}

/// Whether a side is no larger, and in no more parts, than any that is read.
fn is_bounded(side: &[u8]) -> bool {
    side.len() <= MOST_BYTES && utf8(side).is_ok_and(format::is_bounded)
}

fn conflict(form: Form, pieces: &[pieces::Piece<'_>]) -> Vec<u8> {
    let remark = if form == Form::Settings { "# " } else { "" };
    marks::marked(pieces, form.is_stream(), remark)
}

/// What keeps a file of that name from being read; none where it reads, or is a text that no command reads so.
#[must_use]
pub fn fault(file: &Path, bytes: &[u8]) -> Option<Malformed> {
    Form::of(file).fault(bytes)
}

/// Whether a file holds documents of the user's: a case, the plan, or reviews.
#[must_use]
pub fn holds_documents(file: &Path) -> bool {
    Form::of(file).is_stream()
}

/// Both sides as wholes, between marks.
#[must_use]
pub(super) fn side_by_side(here: &[u8], there: &[u8]) -> Vec<u8> {
    let [here, there] = [here, there].map(completed);
    marks::marked(&as_wholes(&here, &there), true, "")
}

/// Both sides as one piece.
fn as_wholes<'a>(here: &'a [u8], there: &'a [u8]) -> [pieces::Piece<'a>; 1] {
    [pieces::Piece::Both(vec![here], vec![there])]
}

/// Whether the stream says what each of its pieces says by itself.
fn means(form: Form, whole: &[u8], pieces: &[pieces::Piece<'_>]) -> bool {
    if !form.is_stream() {
        return true;
    }
    let each: Option<Vec<_>> = pieces
        .iter()
        .map(|piece| match piece {
            pieces::Piece::One(document) => values(document),
            pieces::Piece::Both(..) => None,
        })
        .collect();
    each.is_some_and(|each| values(whole) == Some(each.concat()))
}

fn values(bytes: &[u8]) -> Option<Vec<serde_yaml::Value>> {
    stream(utf8(bytes).ok()?, |_, document| {
        let value = serde_yaml::Value::deserialize(document)?;
        Ok(Some(value).filter(|value| !value.is_null()))
    })
    .ok()
}

/// Whether a side put another case where the one of the `base` was: one of another company or role, with no document of it.
#[must_use]
pub fn are_two_cases(base: &[u8], here: &[u8], there: &[u8]) -> bool {
    let Some(was) = values(base).filter(|was| !was.is_empty()) else { return false };
    let named = |all: &[serde_yaml::Value]| {
        ["company", "role"].map(|key| all.first().and_then(|header| header.get(key)).cloned())
    };
    let is_another = |side: &[u8]| {
        let is = values(side).unwrap_or_default();
        !is.is_empty() && named(&is) != named(&was) && !is.iter().any(|document| was.contains(document))
    };
    is_another(here) || is_another(there)
}

/// Whether a file holds the headers of two cases, where each side had that of one.
fn is_two_cases(whole: &[u8], here: &[u8], there: &[u8]) -> bool {
    let headers = |bytes: &[u8]| {
        let all = format::read(bytes).unwrap_or_default();
        all.iter().filter(|it| matches!(it.entry, Entry::Header(_) | Entry::Foreign(None))).count()
    };
    headers(whole) > headers(here).max(headers(there))
}

/// The bytes with the line end that may be missing from the last line.
fn completed(bytes: &[u8]) -> Vec<u8> {
    if bytes.is_empty() { Vec::new() } else { super::writing::completed(bytes) }
}

/// Whether a file that another copy of the journal has belongs in this one: a plain path that leads nowhere else, and
/// nothing that is this copy's own.
#[must_use]
pub fn may_come(file: &Path) -> bool {
    const OWN: [&str; 6] = ["drafts", "trash", ".lock", ".adding", ".reject.tmp", ".git"];
    let mut parts = file.components();
    let is_plain = |part: Component<'_>| {
        let Component::Normal(name) = part else { return false };
        let Some(name) = name.to_str().map(str::to_lowercase) else { return false };
        let leads_on = name.contains(['\\', ':', '\0']) || name.starts_with("git~");
        // Systems that do not mind a dot or a space at the end would take it for the name without.
        let bare = name.trim_end_matches(['.', ' ']);
        !leads_on && bare == name && !name.contains('\u{200c}') && name != ".git" && name != ".reject.tmp"
    };
    let first = parts.clone().next().and_then(|part| part.as_os_str().to_str()).unwrap_or_default();
    !first.is_empty() && !OWN.contains(&first.to_lowercase().as_str()) && parts.all(is_plain)
}

#[cfg(test)]
mod tests;
