//! Killed while it locks or unlocks: each file is there in one of the two forms, both read, and it can be finished.

use std::collections::BTreeMap;
use std::fs;

use snapbox::cmd::Command;

use crate::commands::{beside, copy};
use crate::strace::{self, Call};
use crate::support::Journal;

pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// What lies in the journal but for its key.
pub(crate) fn files(journal: &Journal) -> Files {
    let read = |file: String| (file.clone(), fs::read(journal.root().join(file)).expect("a file"));
    let is_key = |file: &str| file == "recipients.txt" || file.contains("identity");
    journal.files().into_iter().filter(|file| !is_key(file)).map(read).collect()
}

pub(crate) fn journal() -> Journal {
    let journal = Journal::new();
    journal.run(["log", "Acme", "Dev", "--said", "No."]);
    journal.run(["apply", "Globex"]);
    journal.run(["plan", "add", "Walk"]);
    journal.run(["undo"]);
    journal.put("drafts/unsaved-1.txt", "words that found no place");
    journal
}

pub(crate) fn listed(journal: &Journal) -> String {
    let listed = journal.reject(["list", "--json"]).output().expect("it runs");
    assert!(listed.status.success(), "{listed:?}");
    String::from_utf8(listed.stdout).expect("UTF-8")
}

/// The calls that `reject` with these words makes in a journal like this one, and the journal it made them in.
pub(crate) fn calls(journal: &Journal, word: &str) -> (Vec<Call>, Journal) {
    let journal = copy(journal);
    let trace = beside(&journal).join("trace");
    let done = run(&journal, strace::traced(&trace), word);
    assert!(done.status.success(), "{done:?}");
    (strace::that_matter(&strace::calls_in(&trace, &journal.root()), &journal.root()), journal)
}

/// Whether a call is about the key, which takes its time to make, and not about the files it locks.
pub(crate) fn is_of_key(call: &Call) -> bool {
    ["identity.age", "recipients.txt"].iter().any(|file| call.line.contains(file))
}

pub(crate) fn run(journal: &Journal, program: Command, word: &str) -> std::process::Output {
    journal.surround(program).arg(word).output().expect("it runs")
}

/// Kills at each of these calls.
fn kill<'a>(
    journal: &Journal,
    word: &str,
    calls: impl Iterator<Item = &'a Call>,
    before: &Files,
    said: &str,
) {
    for call in calls {
        let journal = copy(journal);
        let killed = run(&journal, strace::injected(call, "signal=KILL"), word);
        let at = format!("{word}, killed before {}\n{killed:?}", call.line);
        assert!(!killed.status.success(), "{at}");
        let now = files(&journal);
        for (file, text) in before {
            let is_sealed = |bytes: &Vec<u8>| bytes.starts_with(b"age-encryption.org/v1\n");
            assert!(now.get(file).is_some_and(|now| now == text || is_sealed(now)), "{at}\n{file}");
        }
        assert_eq!(listed(&journal), said, "{at}");
        journal.run([word]);
        let checked = journal.reject(["check"]).output().expect("it runs");
        assert!(checked.status.success(), "{at}\n{checked:?}");
        journal.run(["unlock"]);
        assert_eq!(files(&journal), *before, "{at}");
    }
}

/// Kills at every `step`th call of a lock and an unlock.
fn kill_each(step: usize) {
    let open = journal();
    open.passphrase("echo open sesame");
    let (before, said) = (files(&open), listed(&open));
    // What makes the key takes its time, what locks the files with it does not.
    let (all, _) = calls(&open, "lock");
    let makes_key = all.iter().filter(|call| is_of_key(call));
    kill(&open, "lock", makes_key.step_by(step), &before, &said);
    let (keyed, locked) = (copy(&open), copy(&open));
    keyed.put_key();
    locked.lock();
    for (journal, word) in [(&keyed, "lock"), (&locked, "unlock")] {
        let (calls, _) = calls(journal, word);
        assert!(calls.iter().filter(|call| call.is_rename()).count() > before.len() / 2, "{word}");
        kill(journal, word, calls.iter().skip(step / 2).step_by(step), &before, &said);
    }
}

#[test]
fn a_lock_that_is_killed_leaves_what_reads_in_parts() {
    if strace::is_there() {
        kill_each(23);
    }
}

#[test]
#[ignore = "takes a minute or two: every call"]
fn a_lock_that_is_killed_leaves_what_reads() {
    if strace::is_there() {
        kill_each(1);
    }
}
