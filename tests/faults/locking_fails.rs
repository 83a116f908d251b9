//! A call that fails while a journal is locked or unlocked: every word is there in one of the two forms, none is left
//! open beside a locked one, what went wrong is said, and the same command goes on.

use std::process::Output;

use crate::commands::{copy, copy_into, told};
use crate::failing::{answers, moved};
use crate::full::Disk;
use crate::locked::{self, Files, calls, files, is_of_key, listed};
use crate::strace::{self, Call};
use crate::support::Journal;

/// `reject lock` or `reject unlock`, with its journal before and the calls it makes.
pub(crate) struct Trial {
    pub(crate) word: &'static str,
    pub(crate) before: Journal,
    /// Every word there is.
    words: Files,
    /// What `list` says of them.
    said: String,
    pub(crate) calls: Vec<Call>,
    /// The journal that the calls are of.
    done: Journal,
}

impl Trial {
    fn of(word: &'static str, before: Journal, open: &Journal) -> Self {
        let (calls, done) = calls(&before, word);
        Self { word, before, words: files(open), said: listed(open), calls, done }
    }

    /// A lock with a key that is there.
    pub(crate) fn lock() -> Self {
        let open = open();
        let keyed = copy(&open);
        keyed.put_key();
        Self::of("lock", keyed, &open)
    }

    pub(crate) fn unlock() -> Self {
        let open = open();
        let locked = copy(&open);
        locked.lock();
        Self::of("unlock", locked, &open)
    }

    /// A lock from when it makes its key until that is there.
    pub(crate) fn make_key() -> Self {
        let open = open();
        let mut trial = Self::of("lock", copy(&open), &open);
        let first = trial.calls.iter().position(|call| is_write(call, "journal/.reject.tmp"));
        let last = trial.calls.iter().rposition(is_of_key);
        trial.calls = trial.calls[first.expect("a write")..=last.expect("a name")].to_vec();
        trial
    }

    /// Lets a call fail, and all that follow it of its name where `on` is set.
    fn fail(&self, call: &Call, answer: &str, on: bool) {
        let (journal, error) = (copy(&self.before), format!("error={answer}"));
        let program = if on {
            strace::answered_from(call, &error, &moved(&self.calls, &self.done, &journal))
        } else {
            strace::injected(call, &error)
        };
        let done = locked::run(&journal, program, self.word);
        let on = if on { " from there on" } else { "" };
        let at = format!("{}, {answer}{on} at {}\n{}", self.word, call.line, told(&done));
        self.is_honest(&journal, &done, &at);
        self.goes_on(&journal, &at);
    }

    /// Every word is there in one of the two forms, none beside, and what is said is what was done.
    fn is_honest(&self, journal: &Journal, done: &Output, at: &str) {
        let now = files(journal);
        for (file, text) in &self.words {
            assert!(now.get(file).is_some_and(|now| now == text || is_sealed(now)), "{at}\n{file}");
        }
        for (file, bytes) in now.iter().filter(|(file, _)| !self.words.contains_key(*file)) {
            assert!(self.word == "unlock" || is_sealed(bytes) || bytes.is_empty(), "{at}\n{file} lies open");
        }
        assert_eq!(listed(journal), self.said, "{at}");
        if done.status.success() {
            return self.is_done(journal, at);
        }
        assert_eq!(done.status.code(), Some(1), "{at}");
        let said = String::from_utf8_lossy(&done.stderr);
        let is_told =
            said.contains("error: ") && said.contains("\n  caused by: ") && said.contains("\n  tip: ");
        assert!(is_told, "{at}");
        assert!(!said.contains("Locked: ") && !said.contains("Unlocked: "), "{at}");
    }

    /// Each file has the form that the command gives.
    fn is_done(&self, journal: &Journal, at: &str) {
        for (file, bytes) in files(journal) {
            let is_left_open = file == "journal.yaml";
            assert!(is_left_open || is_sealed(&bytes) == (self.word == "lock"), "{at}\n{file}");
        }
    }

    /// The same command does the rest, and every word is as it was.
    fn goes_on(&self, journal: &Journal, at: &str) {
        let again = journal.reject([self.word]).output().expect("it runs");
        assert!(again.status.success(), "{at}\nand again:\n{}", told(&again));
        let checked = journal.reject(["check"]).output().expect("it runs");
        assert!(checked.status.success(), "{at}\n{checked:?}");
        self.is_done(journal, &format!("{at}\nand again:\n{}", told(&again)));
        journal.run(["unlock"]);
        assert_eq!(files(journal), self.words, "{at}");
    }
}

fn open() -> Journal {
    let open = locked::journal();
    open.passphrase("echo open sesame");
    open
}

pub(crate) fn is_write(call: &Call, file: &str) -> bool {
    call.name == "write" && call.open().ends_with(file)
}

fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"age-encryption.org/v1\n")
}

/// Every `step`th answer of all the calls.
fn fail_each(step: usize) {
    for trial in [Trial::lock(), Trial::unlock(), Trial::make_key()] {
        let all = trial.calls.iter().flat_map(|call| answers(call).map(move |answer| (call, answer)));
        for (call, (answer, on)) in all.skip(step / 2).step_by(step) {
            trial.fail(call, answer, on);
        }
    }
}

#[test]
fn a_lock_that_fails_loses_nothing_and_leaves_nothing_open_in_parts() {
    if strace::is_there() {
        fail_each(43);
    }
}

#[test]
#[ignore = "takes minutes: every call, every answer"]
fn a_lock_that_fails_loses_nothing_and_leaves_nothing_open() {
    if strace::is_there() {
        fail_each(1);
    }
}

/// A case that takes more than one page of a disk.
const LONG: usize = 40_000;

/// Locks or unlocks with so many pages left; says whether it could.
fn with_so_much(word: &str, free: u64) -> Option<bool> {
    let open = locked::journal();
    let note =
        format!("---\ncompany: Long\n---\ndate: 2026-11-22\nevent: noted\nnote: {}\n", "a".repeat(LONG));
    open.put("2026/2026-11-22-long.yaml", note);
    let (words, said) = (files(&open), listed(&open));
    open.put_key();
    if word == "unlock" {
        open.run(["lock"]);
    }
    let journal = Journal::new();
    let disk = Disk::under(&journal)?;
    copy_into(&open, &journal);
    disk.fill(free);
    let done = journal.reject([word]).output().expect("it runs");
    let at = format!("{word}, {free} pages left:\n{}", told(&done));
    assert_eq!(listed(&journal), said, "{at}");
    disk.empty();
    let again = journal.reject([word]).output().expect("it runs");
    assert!(again.status.success(), "{at}\nand again:\n{}", told(&again));
    journal.run(["unlock"]);
    assert_eq!(files(&journal), words, "{at}");
    Some(done.status.success())
}

#[test]
fn a_journal_that_nearly_fills_its_disk_is_locked_as_far_as_there_is_room() {
    for word in ["lock", "unlock"] {
        let done: Option<Vec<bool>> =
            [0, 1, 2, 3, 6, 9, 12, 24].map(|free| with_so_much(word, free)).into_iter().collect();
        let Some(done) = done else { return };
        assert!(!done[0] && !done[4] && done[7], "{word}: {done:?}");
    }
}
