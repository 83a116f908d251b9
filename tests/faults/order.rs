//! What a power cut leaves: a name is given only to what the disk holds, and a word is said only when it lasts.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::commands;
use crate::killed::Trial;
use crate::strace::{self, Call};

/// What is not on the disk yet, as far as the calls say.
#[derive(Default)]
struct Cache {
    /// Files with bytes that were not synced.
    bytes: BTreeSet<PathBuf>,
    /// Names that came, went or changed in a folder that was not synced since.
    names: BTreeSet<PathBuf>,
    /// Files that were there before, which are opened without being made.
    there: BTreeSet<PathBuf>,
}

impl Cache {
    fn take(&mut self, call: &Call) {
        let open = PathBuf::from(call.open());
        if call.is(&["write", "pwrite64", "writev", "ftruncate"]) {
            self.bytes.insert(open);
        } else if call.is(&["fsync", "fdatasync"]) {
            self.bytes.remove(&open);
            self.names.retain(|name| name.parent() != Some(&open));
        } else if call.name == "syncfs" {
            self.bytes.clear();
            self.names.clear();
        } else if call.creates() || call.name.starts_with("mkdir") {
            let made = PathBuf::from(call.path());
            if self.there.insert(made.clone()) {
                self.names.insert(made);
            }
        } else if call.is_rename() {
            let names = call.quoted();
            self.names.remove(Path::new(names[0]));
            self.there.remove(Path::new(names[0]));
            self.names.extend(names.into_iter().skip(1).map(PathBuf::from));
        } else if call.name.starts_with("unlink") {
            self.bytes.remove(Path::new(call.path()));
            self.names.remove(Path::new(call.path()));
            self.there.remove(Path::new(call.path()));
        }
    }

    /// What of the journal does not last, but for what no reader looks at.
    fn open(&self, journal: &Path) -> Vec<String> {
        let all = self.bytes.iter().map(|it| (it, "bytes")).chain(self.names.iter().map(|it| (it, "name")));
        let ours = all.filter(|(it, _)| it.starts_with(journal) && !it.ends_with(".lock"));
        ours.map(|(it, what)| format!("{what} of {}", it.strip_prefix(journal).expect("inside").display()))
            .collect()
    }
}

/// Where the calls of a command break the order, in a journal where those files are `there` before; `is_recorded` where
/// what is published must be on record.
fn breaches(calls: &[Call], journal: &Path, there: BTreeSet<PathBuf>, is_recorded: bool) -> Vec<String> {
    let (mut record, mut found) = (String::new(), Vec::new());
    let mut cache = Cache { there, ..Cache::default() };
    let mut breach = |at: &Call, why: String| found.push(format!("{}: {why}", at.line));
    for call in calls.iter().filter(|call| call.is_done()) {
        let open = cache.open(journal);
        let path = Path::new(call.path());
        if call.name == "write" && path.ends_with("trash/writes.yaml") {
            record.push_str(&call.text());
        }
        if call.is_rename() {
            let from = Path::new(call.quoted()[0]);
            if cache.bytes.contains(from) {
                breach(call, "its bytes may not be there".to_owned());
            }
            let file = path.strip_prefix(journal).unwrap_or(path);
            let is_text =
                file.starts_with("2026") || file.starts_with("reviews") || file == Path::new("plan.yaml");
            let is_known = record.contains(&format!("file: {}", file.display()))
                && open.iter().all(|it| !it.ends_with("trash/writes.yaml") && !it.ends_with(" trash"));
            if is_recorded && is_text && !is_known {
                breach(call, "the record does not know it".to_owned());
            }
        }
        if call.creates() && path.ends_with(".adding/whole") && !open.is_empty() {
            breach(call, open.join(", "));
        }
        let is_end = call.says() || call.name.starts_with("unlink") && path.ends_with(".adding/whole");
        if is_end && !open.is_empty() {
            breach(call, open.join(", "));
        }
        cache.take(call);
    }
    if let (Some(last), false) = (calls.last(), cache.open(journal).is_empty()) {
        breach(last, cache.open(journal).join(", "));
    }
    found
}

/// The files that are there before a command, where it finds them.
fn there(trial: &Trial) -> BTreeSet<PathBuf> {
    let (before, root) = (trial.before.root(), trial.done.root());
    let is_there = |file: &&PathBuf| file.strip_prefix(&root).is_ok_and(|file| before.join(file).exists());
    let touched = strace::files(&trial.all, &root).into_iter().map(PathBuf::from).collect::<Vec<_>>();
    touched.iter().filter(is_there).cloned().collect()
}

#[test]
fn nothing_is_named_or_said_before_it_lasts() {
    if !strace::is_there() {
        return;
    }
    for writes in commands::ALL {
        let trial = Trial::of(writes);
        let is_recorded = !writes.name.starts_with("undo") && writes.name != "edit";
        let found = breaches(&trial.all, &trial.done.root(), there(&trial), is_recorded);
        assert!(found.is_empty(), "{}:\n{}", writes.name, found.join("\n"));
    }
}

#[test]
fn a_sync_that_is_missing_is_found() {
    if !strace::is_there() {
        return;
    }
    for writes in [commands::LOG_NEW, commands::LOG, commands::IMPORT] {
        let trial = Trial::of(&writes);
        let root = trial.done.root();
        let is_sync =
            |call: &Call| call.is(&["fsync", "fdatasync", "syncfs"]) && !call.open().ends_with("/.lock");
        let synced: BTreeSet<&str> = trial.all.iter().filter(|it| is_sync(it)).map(Call::open).collect();
        assert!(synced.len() > 2, "{}: {synced:?}", writes.name);
        for file in synced {
            let last = trial.all.iter().rposition(|call| is_sync(call) && call.open() == file);
            // The mark of a batch is empty, and the sync of the whole disk covers what was made before it.
            let is_covered = trial.all.iter().skip(last.unwrap_or(0) + 1).any(|call| call.name == "syncfs");
            let mut calls = trial.all.clone();
            calls.retain(|call| !is_sync(call) || call.open() != file);
            let found = breaches(&calls, &root, there(&trial), true);
            assert!(!found.is_empty() || is_covered || file.ends_with("/whole"), "{}: {file}", writes.name);
        }
    }
}

#[test]
fn a_name_that_is_given_too_early_is_found() {
    let folder = Path::new("/j");
    let told = |text: &str| breaches(&strace::calls(text, folder), folder, BTreeSet::new(), false);
    let (write, sync) =
        ("write(4</j/2026/.reject.tmp>, \"---\\n\", 4) = 4\n", "fsync(4</j/2026/.reject.tmp>) = 0\n");
    let rename = "renameat(AT_FDCWD</>, \"/j/2026/.reject.tmp\", AT_FDCWD</>, \"/j/2026/a.yaml\") = 0\n";
    let folders = "fsync(4</j/2026>) = 0\n";
    let said = "write(2</dev/pts/0>, \"Written\\n\", 8) = 8\n";
    assert_eq!(told(&[write, sync, rename, folders, said].concat()), <[&str; 0]>::default());
    let early = "its bytes may not be there";
    assert_eq!(told(&[write, rename, sync, folders].concat()), [format!("{}: {early}", rename.trim_end())]);
    let unsaid = format!("{}: name of 2026/a.yaml", said.trim_end());
    assert_eq!(told(&[write, sync, rename, said, folders].concat()), [unsaid]);
    let last = format!("{}: name of 2026/a.yaml", rename.trim_end());
    assert_eq!(told(&[write, sync, rename].concat()), [last]);
}
