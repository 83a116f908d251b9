//! Killed before any call: each file is the old one or the new one, whole, and nothing is in the way of the next command.

use std::collections::BTreeMap;
use std::os::unix::process::ExitStatusExt as _;
use std::process::Output;

use snapbox::cmd::Command;

use crate::commands::{self, Writes, copy, state, told};
use crate::strace::{self, Call};
use crate::support::Journal;

type State = BTreeMap<String, String>;

/// A command with its journal before and after, and the calls it makes.
pub(crate) struct Trial<'a> {
    pub(crate) writes: &'a Writes,
    pub(crate) before: Journal,
    pub(crate) old: State,
    pub(crate) new: State,
    pub(crate) calls: Vec<Call>,
    /// Those and all the others of their names.
    pub(crate) all: Vec<Call>,
    /// The journal that the calls are of.
    pub(crate) done: Journal,
}

impl<'a> Trial<'a> {
    pub(crate) fn of(writes: &'a Writes) -> Self {
        let before = writes.journal();
        let journal = copy(&before);
        let (trace, root) = (journal.root().with_extension("trace"), journal.root());
        let done = writes.command(&journal, strace::traced(&trace)).output().expect("it runs");
        let all = strace::calls_in(&trace, &root);
        let trial = Self { all, ..Self::from(writes, before, journal, &done) };
        let calls = strace::that_matter(&trial.all, &root);
        let renames = calls.iter().filter(|call| call.is_rename()).count();
        assert!(renames > 0, "{}: nothing was written", writes.name);
        Self { calls, ..trial }
    }

    /// The same without looking at its calls.
    pub(crate) fn untraced(writes: &'a Writes) -> Self {
        let before = writes.journal();
        let journal = copy(&before);
        let done = writes.run(&journal);
        Self::from(writes, before, journal, &done)
    }

    fn from(writes: &'a Writes, before: Journal, done: Journal, said: &Output) -> Self {
        assert!(said.status.success() && told(said).contains(writes.says), "{}: {said:?}", writes.name);
        let (old, new) = (state(&before), state(&done));
        Self { writes, before, old, new, calls: Vec::new(), all: Vec::new(), done }
    }

    /// The command under another program, in a journal of its own.
    pub(crate) fn run(&self, program: Command) -> (Journal, Output) {
        let journal = copy(&self.before);
        let done = self.writes.command(&journal, program).output().expect("it runs");
        (journal, done)
    }

    fn kill_before(&self, call: &Call) {
        let (journal, killed) = self.run(strace::injected(call, "signal=KILL"));
        let at = format!("{}, killed before {}\n{}", self.writes.name, call.line, told(&killed));
        assert_eq!(killed.status.signal(), Some(9), "{at}\n{killed:?}");
        self.is_whole(&state(&journal), &at);
        self.goes_on(&journal, &at);
        if told(&killed).contains(self.writes.says) {
            let mut after = state(&journal);
            after.retain(|file, _| !is_of_another(file));
            assert_eq!(after, self.new, "{at}: it said so");
        }
    }

    /// Each file is its old or its new bytes, and none of the old ones is nowhere.
    pub(crate) fn is_whole(&self, now: &State, at: &str) {
        let written: Vec<String> =
            self.calls.iter().filter(|call| call.name == "write").map(Call::text).collect();
        let given = [commands::FORM, self.writes.stdin, self.writes.text].map(str::to_owned);
        let known = self.old.values().chain(self.new.values()).chain(&written).chain(&given);
        let known: Vec<&String> = known.collect();
        for (file, text) in now.iter().filter(|(file, _)| !is_unpublished(file)) {
            let is_aside = file.starts_with("drafts/") || file.starts_with("trash/");
            let is_own = [&self.old, &self.new].iter().any(|state| state.get(file) == Some(text));
            let is_note = file.ends_with("/back.yaml") && text.starts_with("by: ") && text.ends_with('\n');
            let is_known = self.writes.is_locked || known.contains(&text);
            assert!(is_own || is_note || is_aside && is_known, "{at}\n{file}:\n{text}");
        }
        let goes = |file: &str| !self.new.contains_key(file) && !file.ends_with("/undone.yaml");
        for (file, text) in self.old.iter().filter(|(file, _)| goes(file)) {
            let is_there = now.get(file) == Some(text) || now.values().any(|now| now.contains(text.as_str()));
            assert!(is_there, "{at}\n{file} is gone:\n{text}");
        }
        for file in self.old.keys().filter(|file| self.new.contains_key(*file)) {
            assert!(now.contains_key(file), "{at}\n{file} is gone");
        }
    }

    /// The next commands complain of nothing, no lock least of all, and leave nothing of the crash.
    pub(crate) fn goes_on(&self, journal: &Journal, at: &str) {
        let listed = journal.reject(["list"]).output().expect("it runs");
        assert!(listed.status.success() && listed.stderr.iter().all(|b| *b != b'\r'), "{at}\n{listed:?}");
        journal.run(["log", "Other", "--new"]);
        let mut after = state(journal);
        let litter: Vec<&String> = after.keys().filter(|file| is_unpublished(file)).collect();
        assert!(litter.is_empty(), "{at}\n{litter:?}");
        assert!(!journal.root().join(".adding").exists(), "{at}");
        self.is_whole(
            &after
                .iter()
                .filter(|(file, _)| !is_of_another(file))
                .map(|(a, b)| (a.clone(), b.clone()))
                .collect(),
            at,
        );
        let checked = journal.reject(["check"]).output().expect("it runs");
        let is_clean = told(&checked).lines().all(|line| {
            (line.starts_with("drafts/") || line.starts_with("identity.age:")) && line.contains(": note: ")
        });
        assert!(checked.status.success() && is_clean, "{at}\n{checked:?}");
        after.retain(|file, _| self.new.contains_key(file));
        if self.writes.is_batch {
            let changed = self.new.iter().filter(|(file, text)| self.old.get(*file) != Some(*text));
            let there = changed.clone().filter(|(file, text)| after.get(*file) == Some(*text)).count();
            assert!(there == 0 || there == changed.count(), "{at}\n{there} files only:\n{after:?}");
        }
    }
}

/// What a crash may leave until the next command.
pub(crate) fn is_unpublished(file: &str) -> bool {
    file.ends_with(".reject.tmp") || file.starts_with(".adding/")
}

/// What the command after the crash wrote.
pub(crate) fn is_of_another(file: &str) -> bool {
    file == "2026/2026-11-22-other.yaml"
}

/// Kills at every `step`th call, from the first.
fn kill(writes: &Writes, step: usize) {
    let trial = Trial::of(writes);
    for call in trial.calls.iter().step_by(step) {
        trial.kill_before(call);
    }
}

#[test]
fn a_case_that_grows_is_whole_wherever_it_is_killed() {
    if strace::is_there() {
        kill(&commands::LOG, 1);
    }
}

#[test]
fn a_new_journal_is_whole_wherever_it_is_killed() {
    if strace::is_there() {
        kill(&commands::LOG_NEW, 2);
    }
}

#[test]
fn every_command_leaves_whole_files_wherever_it_is_killed_in_parts() {
    if strace::is_there() {
        for writes in commands::ALL {
            let trial = Trial::of(writes);
            let step = trial.calls.len().div_ceil(4);
            for call in trial.calls.iter().skip(step / 2).step_by(step) {
                trial.kill_before(call);
            }
        }
    }
}

#[test]
#[ignore = "takes a minute or two: every call of every command"]
fn every_command_leaves_whole_files_wherever_it_is_killed() {
    if strace::is_there() {
        commands::each(|writes| kill(writes, 1));
    }
}
