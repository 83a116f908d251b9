//! What bringing something back means, beside what is there now.

use std::io;
use std::path::Path;

use super::super::record::{Tail, Written};
use super::super::store::Store;
use super::super::{format, plan, reviews};
use super::{BACK, Part, bytes};
use crate::error::Error;

/// What bringing back a part means.
pub(super) enum Back {
    /// The file comes back.
    Whole(Tail),
    /// The file grows to these bytes.
    Grown(Vec<u8>, Tail),
    /// A crash kept it from being taken away.
    There,
}

impl Back {
    /// What it adds to the journal.
    pub(super) fn tail(&self) -> Option<Tail> {
        match self {
            Self::Whole(tail) | Self::Grown(_, tail) => Some(tail.clone()),
            Self::There => None,
        }
    }
}

/// What bringing back a part of that folder of the trash means.
pub(super) fn back(store: &Store, trash: &Path, part: &Part) -> Result<Back, Error> {
    let there = bytes(store, &part.file)?;
    let noted = noted(store, &trash.join(BACK))?.into_iter().filter(|tail| tail.file == part.file);
    let stands = |tail: &Tail| there.as_deref().is_some_and(|bytes| tail.is_in(bytes));
    if stands(&part.tail) || noted.into_iter().any(|tail| stands(&tail)) {
        return Ok(Back::There);
    }
    let would_change = || Error::WouldChange { file: part.file.clone() };
    match there {
        None if part.is_whole => Ok(Back::Whole(part.tail.clone())),
        None => Err(Error::NoFile { file: part.file.clone(), copy: trash.join(&part.file) }),
        Some(_) if part.is_whole && part.handle().is_some() => {
            Err(Error::Taken { file: part.file.clone(), copy: trash.join(&part.file) })
        }
        Some(old) => {
            let gap: &[u8] = if old.ends_with(b"\n") || part.bytes.starts_with(b"\n") { b"" } else { b"\n" };
            let whole = [&old, gap, &part.bytes].concat();
            if !is_sum(&part.file, &old, &part.bytes, &whole) {
                return Err(would_change());
            }
            let tail = Tail::of(&part.file, &whole, old.len());
            Ok(Back::Grown(whole, tail))
        }
    }
}

/// What a step of the trash says of its files; nothing where there is no such file.
fn noted(store: &Store, file: &Path) -> Result<Vec<Tail>, Error> {
    let Some(text) = bytes(store, file)? else { return Ok(Vec::new()) };
    let cannot = |error| Error::CannotRead { file: file.to_owned(), source: io::Error::other(error) };
    Ok(format::read_one::<Written>(&text).map_err(cannot)?.writes)
}

/// Whether a file of these bytes says what the one said and what was added.
fn is_sum(file: &Path, old: &[u8], added: &[u8], whole: &[u8]) -> bool {
    if file == Path::new("plan.yaml") {
        let read = |bytes| plan::read(bytes).ok();
        return sum(read(old), read(added)) == read(whole);
    }
    if file.starts_with(reviews::FOLDER) {
        let read = |bytes| reviews::read(bytes).ok();
        return sum(read(old), read(added)) == read(whole);
    }
    let read = |bytes| Some(format::read(bytes).ok()?.into_iter().map(|it| it.entry).collect::<Vec<_>>());
    sum(read(old), read(added)) == read(whole)
}

fn sum<T>(a: Option<Vec<T>>, b: Option<Vec<T>>) -> Option<Vec<T>> {
    let (mut a, b) = (a?, b?);
    a.extend(b);
    Some(a)
}
