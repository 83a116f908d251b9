//! A call that fails: what was there stays, what was given is not lost, and the same command works afterwards.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::commands::{self, Writes, copy, state, told};
use crate::killed::{Trial, is_of_another, is_unpublished};
use crate::strace::{self, Call};
use crate::support::Journal;

/// What a call may answer that is written for a full disk, a quota, a dying disk, and one that is only to be read.
const ANSWERS: &[(&str, &[&str])] = &[
    ("ENOSPC", &["write", "openat", "mkdir", "renameat", "renameat2", "rename", "fsync", "syncfs"]),
    ("EDQUOT", &["write", "openat", "mkdir"]),
    ("EIO", &["write", "fsync", "fdatasync", "syncfs", "renameat", "rename", "ftruncate", "unlink"]),
    ("EROFS", &["openat", "mkdir", "renameat", "rename", "unlink"]),
    ("EACCES", &["openat", "mkdir", "renameat", "rename", "unlink"]),
];

impl Trial<'_> {
    /// Lets a call fail, and all that follow it of its name where `on` is set.
    fn fail(&self, call: &Call, answer: &str, on: bool) {
        let error = format!("error={answer}");
        let (journal, done) =
            if on { self.run_failing_from(call, &error) } else { self.run(strace::injected(call, &error)) };
        let at = format!(
            "{}, {answer}{} at {}\n{}",
            self.writes.name,
            if on { " from there on" } else { "" },
            call.line,
            told(&done)
        );
        self.is_honest(&journal, &done, &at);
        self.goes_on(&journal, &at);
        if done.status.code() == Some(1) {
            self.works_again(&journal, &at);
        }
    }

    /// The command, where from that call on none of its name goes well in the journal.
    fn run_failing_from(&self, call: &Call, error: &str) -> (Journal, Output) {
        let journal = copy(&self.before);
        let files = moved(&self.calls, &self.done, &journal);
        let program = strace::answered_from(call, error, &files);
        let done = self.writes.command(&journal, program).output().expect("it runs");
        (journal, done)
    }

    /// Whether what it says is what it did.
    pub(crate) fn is_honest(&self, journal: &Journal, done: &Output, at: &str) {
        let mut now = state(journal);
        self.is_whole(&now, at);
        let said = String::from_utf8_lossy(&done.stderr);
        self.is_closed(journal, &said, at);
        if done.status.success() {
            assert!(told(done).contains(self.writes.says), "{at}");
            let is_told_to_stay = |file: &str| {
                let (name, _) = file.rsplit_once('.').unwrap_or_default();
                name.starts_with("drafts/") && said.contains("No longer needed") && said.contains(name)
            };
            now.retain(|file, _| !is_unpublished(file) && !is_told_to_stay(file));
            assert_eq!(now, self.new, "{at}");
            return;
        }
        assert_eq!(done.status.code(), Some(1), "{at}");
        assert!(
            said.contains("error: ") && said.contains("\n  caused by: ") && said.contains("\n  tip: "),
            "{at}"
        );
        assert!(!told(done).contains(self.writes.says), "{at}");
        let text = self.writes.text;
        let is_kept = now.values().any(|there| there.contains(text.trim_end()));
        let is_said = text.lines().all(|line| said.contains(line));
        assert!(is_kept || is_said || !self.writes.is_given(journal), "{at}\nthe user's words are lost");
        if said.contains("what was there before is unchanged") {
            let grew = |(file, text): (&String, &String)| {
                now.get(file).is_some_and(|now| now.starts_with(text.as_str()))
            };
            assert!(self.old.iter().all(grew), "{at}\nit is not as it was");
        }
    }

    /// In a locked journal nothing was written in the open.
    fn is_closed(&self, journal: &Journal, said: &str, at: &str) {
        let is_private =
            |file: &String| !["journal.yaml", "recipients.txt", "identity.age"].contains(&&**file);
        for file in journal.files().into_iter().filter(|file| self.writes.is_locked && is_private(file)) {
            let bytes = std::fs::read(journal.root().join(&file)).expect("a file");
            // Without a folder in memory it lay there while it was written, and had no other place.
            let is_told = said
                .contains(&format!("what you wrote lies open in '{}'", journal.root().join(&file).display()));
            if is_told {
                continue;
            }
            assert!(
                bytes.is_empty() || bytes.starts_with(b"age-encryption.org/v1\n"),
                "{at}\n{file} lies open"
            );
        }
    }

    /// Once the disk is well again, the same command does what it could not.
    pub(crate) fn works_again(&self, journal: &Journal, at: &str) {
        let mut now = state(journal);
        now.retain(|file, _| !file.starts_with("drafts/") && !is_of_another(file));
        if now == self.old {
            let again = self.writes.run(journal);
            assert!(again.status.success(), "{at}\nand again:\n{}", told(&again));
            assert!(told(&again).contains(self.writes.says), "{at}\nand again:\n{}", told(&again));
        }
    }
}

/// The files of a journal that calls touched, as they are called in another one, and one that may come.
pub(crate) fn moved(calls: &[Call], there: &Journal, here: &Journal) -> BTreeSet<String> {
    let (there, here) = (there.root(), here.root());
    let moved = |file: &String| here.join(Path::new(file).strip_prefix(&there).expect("inside"));
    let mut files: BTreeSet<PathBuf> = strace::files(calls, &there).iter().map(moved).collect();
    files.extend(["drafts", "drafts/unsaved-1.txt"].map(|file| here.join(file)));
    files.iter().map(|file| file.to_str().expect("UTF-8").to_owned()).collect()
}

/// Each answer a call of that name may give, and whether it goes on so.
pub(crate) fn answers(call: &Call) -> impl Iterator<Item = (&'static str, bool)> {
    let fits = |(answer, calls): &&(&'static str, &[&str])| {
        !call.says() && calls.iter().any(|name| call.is(&[name])) && !answer.is_empty()
    };
    let goes_on = call.is(&["write", "fsync", "mkdir"]);
    let once = ANSWERS.iter().filter(fits).map(|(answer, _)| (*answer, false));
    once.chain(ANSWERS.iter().filter(fits).take(usize::from(goes_on)).map(|(answer, _)| (*answer, true)))
}

fn fail(writes: &Writes, step: usize) {
    let trial = Trial::of(writes);
    let all = trial.calls.iter().flat_map(|call| answers(call).map(move |answer| (call, answer)));
    for (call, (answer, on)) in all.step_by(step) {
        trial.fail(call, answer, on);
    }
}

#[test]
fn a_case_that_grows_loses_nothing_whatever_fails() {
    if strace::is_there() {
        fail(&commands::LOG, 1);
    }
}

#[test]
fn no_command_loses_anything_where_something_fails() {
    if strace::is_there() {
        commands::each(|writes| fail(writes, 71));
    }
}

#[test]
#[ignore = "takes minutes: every call of every command, every answer"]
fn no_command_loses_anything_whatever_fails() {
    if strace::is_there() {
        commands::each(|writes| fail(writes, 1));
    }
}

#[cfg(feature = "lock")]
#[test]
fn nothing_is_lost_or_lies_open_where_something_fails_in_a_locked_journal() {
    if strace::is_there() {
        for writes in commands::LOCKED {
            fail(writes, 101);
        }
    }
}

#[cfg(feature = "lock")]
#[test]
#[ignore = "takes minutes: every call, every answer"]
fn nothing_is_lost_or_lies_open_whatever_fails_in_a_locked_journal() {
    if strace::is_there() {
        for writes in commands::LOCKED {
            fail(writes, 1);
        }
    }
}

#[test]
fn a_call_that_is_interrupted_is_made_again() {
    if strace::is_there() {
        let trial = Trial::of(&commands::LOG);
        let slow =
            |call: &&Call| !call.says() && call.is(&["openat", "write", "fsync", "fdatasync", "flock"]);
        for call in trial.calls.iter().filter(slow) {
            let (journal, done) = trial.run(strace::injected(call, "error=EINTR"));
            assert!(done.status.success(), "{}\n{}", call.line, told(&done));
            assert_eq!(state(&journal), trial.new, "{}", call.line);
        }
    }
}
