//! What was written where: `trash/writes.yaml`, this machine's own record, which `undo` goes by.
//!
//! A document is added before its write is made, so nothing is ever written without one. What a crash leaves of a
//! document is passed over.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::store::{KEY_IS_GONE, Store, read_plain};
use super::{atomic, format, sealed};

/// The record, relative to the journal.
pub(super) const WRITES: &str = "trash/writes.yaml";

/// The folder it lies in.
pub(super) const FOLDER: &str = "trash";

/// How the name of a record begins that does not open and was put aside.
const ASIDE: &str = "writes-";

/// The record is cut when it is larger than this many bytes.
const LARGEST: u64 = 1024 * 1024;

/// So many of the latest documents stay when it is cut.
const KEPT: usize = 100;

/// Bytes that one write added to the end of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tail {
    /// The file, relative to the journal.
    pub(super) file: PathBuf,
    /// How many bytes stood before them; 0 for a file that was not there.
    pub(super) offset: u64,
    /// How many they are.
    pub(super) length: u64,
    /// Their SHA-256, in hexadecimal digits.
    pub(super) sha256: String,
}

/// What one command wrote in one go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Written {
    /// The command.
    pub(super) by: String,
    /// Whether it goes with the document before it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) also: bool,
    /// What it added.
    pub(super) writes: Vec<Tail>,
}

impl Written {
    /// Has what it added to a file be in one of another name. Says whether there is such.
    pub(super) fn rename(&mut self, from: &Path, to: &Path) -> bool {
        let mut is_it = false;
        for tail in self.writes.iter_mut().filter(|tail| tail.file == from) {
            to.clone_into(&mut tail.file);
            is_it = true;
        }
        is_it
    }
}

/// How a tail stands in its file now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It ends the file, to the letter.
    There,
    /// The file ends where it began, or is gone.
    Gone,
    /// Something else stands there.
    Changed,
}

impl Tail {
    /// The tail of a file that holds `whole` now and held `offset` bytes before.
    pub(super) fn of(file: &Path, whole: &[u8], offset: usize) -> Self {
        Self::at(file, offset as u64, whole.get(offset..).unwrap_or_default())
    }

    /// The bytes that stand behind so many others in a file.
    pub(super) fn at(file: &Path, offset: u64, added: &[u8]) -> Self {
        Self { file: file.to_owned(), offset, length: added.len() as u64, sha256: sha256(added) }
    }

    /// Whether it stands in a file of those bytes where it was put, whatever follows it; what made the file must be all
    /// of it, as another may well begin the same.
    pub(super) fn is_in(&self, bytes: &[u8]) -> bool {
        if self.offset == 0 {
            return self.is(bytes);
        }
        let end = usize::try_from(self.offset.saturating_add(self.length));
        let added =
            usize::try_from(self.offset).ok().zip(end.ok()).and_then(|(from, to)| bytes.get(from..to));
        added.is_some_and(|added| self.is(added))
    }

    /// Whether these are its bytes.
    pub(super) fn is(&self, bytes: &[u8]) -> bool {
        sha256(bytes) == self.sha256
    }

    /// Whether its file lies in the journal.
    pub(super) fn is_inside(&self) -> bool {
        self.file.components().all(|part| matches!(part, Component::Normal(_)))
    }

    /// How it stands in a file of those bytes.
    pub(super) fn standing(&self, bytes: Option<&[u8]>) -> Standing {
        let Some(bytes) = bytes else { return Standing::Gone };
        let (size, end) = (bytes.len() as u64, self.offset.saturating_add(self.length));
        let added = usize::try_from(self.offset).ok().and_then(|offset| bytes.get(offset..));
        match added {
            _ if size <= self.offset => Standing::Gone,
            Some(added) if size == end && sha256(added) == self.sha256 => Standing::There,
            _ => Standing::Changed,
        }
    }
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// Adds a document to the record.
pub(super) fn add(store: &Store, written: &Written) -> io::Result<()> {
    let path = store.root().join(WRITES);
    if let Some(folder) = path.parent() {
        atomic::create_folder(folder)?;
    }
    let text = format!("---\n{}", serde_yaml::to_string(written).map_err(io::Error::other)?);
    let is_large = fs::metadata(&path).is_ok_and(|meta| meta.len() > LARGEST);
    if is_large || store.key().is_some() {
        let there = match read(store) {
            // It is only what `undo` goes by, and keeps nobody from writing who has the key.
            Err(_) if store.key().is_some() && read_plain(&path).is_ok() => {
                put_aside(store.root()).map(|()| Vec::new())?
            }
            there => there?,
        };
        let mut all = documents(&there);
        if is_large {
            all.drain(..all.len().saturating_sub(KEPT));
        }
        all.push(text.trim_start_matches("---\n").to_owned());
        return put(store, &all);
    }
    append(&path, &text)
}

/// Puts a record that does not open aside, durably, as `trash/writes-1.yaml` or the next that is free.
pub(super) fn put_aside(root: &Path) -> io::Result<()> {
    let mut names = (1..).map(|n| root.join(FOLDER).join(format!("{ASIDE}{n}.yaml")));
    if let Some(free) = names.find(|path| path.symlink_metadata().is_err()) {
        fs::rename(root.join(WRITES), free)?;
    }
    atomic::sync_folder(&root.join(FOLDER))
}

/// Whether a file of the journal is the record, or one that was put aside.
pub(super) fn is_record(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    file == Path::new(WRITES) || file.parent() == Some(Path::new(FOLDER)) && name.starts_with(ASIDE)
}

fn append(path: &Path, text: &str) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|meta| !meta.is_file()) {
        return Err(io::Error::other("it is not a plain file"));
    }
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    if sealed::begins_sealed(&mut file)? {
        return Err(io::Error::other(KEY_IS_GONE));
    }
    let mut last = [b'\n'];
    let is_new = file.seek(SeekFrom::End(0))? == 0;
    if !is_new {
        file.seek(SeekFrom::End(-1))?;
        file.read_exact(&mut last)?;
    }
    let gap = if last == *b"\n" { "" } else { "\n" };
    file.write_all(format!("{gap}{text}").as_bytes())?;
    file.sync_data()?;
    match path.parent() {
        Some(folder) if is_new => atomic::sync_folder(folder),
        _ => Ok(()),
    }
}

/// What was written, the latest first, each with what belongs to it, and how many documents that is.
pub(super) fn latest_first(store: &Store) -> io::Result<Vec<(Written, usize)>> {
    let mut all: Vec<(Written, usize)> = Vec::new();
    let mut open: Option<(Written, usize)> = None;
    // A document that cannot be read goes with the one after it.
    let mut unread = 0;
    for document in documents(&read(store)?).iter().rev() {
        let read = format::one::<Written>(document).ok();
        let Some(mut written) = read.filter(|it| it.writes.iter().all(Tail::is_inside)) else {
            unread += 1;
            continue;
        };
        let (mut whole, n) = open.take().unwrap_or_default();
        written.writes.append(&mut whole.writes);
        let n = n + 1 + std::mem::take(&mut unread);
        if written.also {
            open = Some((written, n));
        } else {
            all.push((written, n));
        }
    }
    all.extend(open);
    Ok(all)
}

/// Has what was written in a file be known under another name. A record that cannot be read says nothing of it.
pub(super) fn rename(store: &Store, from: &Path, to: &Path) -> io::Result<()> {
    let Ok(text) = read(store) else { return Ok(()) };
    let mut all = documents(&text);
    let mut is_changed = false;
    for document in &mut all {
        let Ok(mut written) = format::one::<Written>(document) else { continue };
        if written.rename(from, to) {
            *document = serde_yaml::to_string(&written).map_err(io::Error::other)?;
            is_changed = true;
        }
    }
    if is_changed { put(store, &all) } else { Ok(()) }
}

/// Takes `n` documents off the record, those before the last `later`.
pub(super) fn forget(store: &Store, later: usize, n: usize) -> io::Result<()> {
    let mut all = documents(&read(store)?);
    let end = all.len().saturating_sub(later);
    all.drain(end.saturating_sub(n)..end);
    put(store, &all)
}

fn put(store: &Store, documents: &[String]) -> io::Result<()> {
    let text = joined(documents);
    let bytes = store.for_disk(Path::new(WRITES), text.as_bytes())?;
    atomic::publish(&store.root().join(WRITES), &bytes, false)
}

fn read(store: &Store) -> io::Result<Vec<u8>> {
    Ok(store.read_if_there(Path::new(WRITES))?.unwrap_or_default())
}

/// The documents as text, each without the line before it.
fn documents(bytes: &[u8]) -> Vec<String> {
    let text = format!("\n{}", String::from_utf8_lossy(bytes));
    text.split("\n---\n").skip(1).map(|document| format!("{}\n", document.trim_end())).collect()
}

fn joined(documents: &[String]) -> String {
    documents.iter().flat_map(|document| ["---\n", document]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(file: &str, also: bool) -> Written {
        Written { by: "reject log".into(), also, writes: vec![Tail::of(Path::new(file), b"abc", 1)] }
    }

    fn files(store: &Store) -> Vec<(Vec<String>, usize)> {
        let all = latest_first(store).expect("a record").into_iter();
        let names = |written: Written| {
            written.writes.iter().map(|tail| tail.file.display().to_string()).collect::<Vec<_>>()
        };
        all.map(|(written, n)| (names(written), n)).collect()
    }

    #[test]
    fn what_goes_together_is_one_and_what_a_crash_left_is_passed_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let store = &Store::new(root.to_owned());
        assert_eq!(files(store), []);
        for (file, also) in [("a", false), ("b", false), ("plan", true)] {
            add(store, &written(file, also)).expect("a record");
        }
        assert_eq!(files(store), [(vec!["b".into(), "plan".into()], 2), (vec!["a".into()], 1)]);
        let torn = [fs::read(root.join(WRITES)).expect("a record"), b"---\nby: reject lo".to_vec()].concat();
        atomic::publish(&root.join(WRITES), &torn, false).expect("a record");
        add(store, &written("c", false)).expect("a record");
        assert_eq!(files(store)[..2], [(vec!["c".into()], 1), (vec!["b".into(), "plan".into()], 3)]);
        forget(store, 1, 3).expect("a record");
        assert_eq!(files(store), [(vec!["c".into()], 1), (vec!["a".into()], 1)]);
    }

    #[test]
    fn a_long_record_keeps_its_latest() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let store = &Store::new(root.to_owned());
        let long = "x".repeat(20_000);
        for n in 0..120 {
            add(store, &written(&format!("{n}-{long}"), false)).expect("a record");
        }
        let kept = latest_first(store).expect("a record");
        assert!((100..120).contains(&kept.len()), "{}", kept.len());
        assert!(kept[0].0.writes[0].file.to_string_lossy().starts_with("119-"));
    }

    #[test]
    fn a_tail_is_there_only_to_the_letter_and_at_the_end() {
        // From `printf bc | sha256sum`.
        let known = "1e0bbd6c686ba050b8eb03ffeedc64fdc9d80947fce821abbe5d6dc8d252c5ac";
        let tail = Tail::of(Path::new("a"), b"abc", 1);
        assert_eq!((tail.offset, tail.length), (1, 2));
        let of = |bytes: &[u8]| tail.standing(Some(bytes));
        assert_eq!((of(b"abc"), of(b"xbc")), (Standing::There, Standing::There));
        assert_eq!((of(b"a"), tail.standing(None)), (Standing::Gone, Standing::Gone));
        assert_eq!(
            (of(b"abd"), of(b"abcd"), of(b"ab")),
            (Standing::Changed, Standing::Changed, Standing::Changed)
        );
        assert_eq!(tail.sha256, known);
    }
}
