//! Killed at any point: no word is lost, and the next `sync` finds its way by itself.

use std::fs;

use super::Copies;

const ACME: &str = "2026/2026-11-02-acme--engineer.yaml";

/// A `git` that, called for the `n`th time, kills whoever called it, before or after it does its work.
pub(super) fn deadly(copies: &Copies, n: usize, is_after: bool) -> String {
    let script = format!(
        "#!/bin/sh\n\
         echo x >> '{calls}'\n\
         [ $(wc -l < '{calls}') -eq {n} ] && is_last=yes\n\
         {before}[ \"$is_last\" ] && {{ kill -9 $PPID; exit 1; }}\n\
         /usr/bin/git \"$@\"; code=$?\n\
         [ \"$is_last\" ] && kill -9 $PPID\n\
         exit $code\n",
        calls = copies.root("calls").display(),
        before = if is_after { "false && " } else { "" },
    );
    copies.put("bin", "git", &script);
    let _ = fs::remove_file(copies.root("calls"));
    std::process::Command::new("chmod").arg("+x").arg(copies.root("bin/git")).status().expect("chmod");
    format!("{}:/usr/bin:/bin", copies.root("bin").display())
}

/// Which calls are looked at: some here, all of them behind `--ignored`.
#[derive(Clone, Copy)]
struct Calls {
    first: usize,
    step: usize,
}

const ALL: Calls = Calls { first: 1, step: 1 };

/// Kills a `sync` of `b` at calls of git in turn, until one gets through; `wrote` is what both wrote before.
fn killed(calls: Calls, is_after: bool, wrote: impl Fn(&Copies), whole: impl Fn(&Copies)) {
    let Some(copies) = Copies::two() else { return };
    wrote(&copies);
    copies.run("a", &["sync"]);
    copies.keep();
    for n in (calls.first..).step_by(calls.step) {
        copies.back();
        let path = deadly(&copies, n, is_after);
        let output = copies.reject("b", &["sync"]).env("PATH", path).output().expect("it runs");
        whole(&copies);
        if output.status.code().is_some() {
            assert!(n > 20, "only {n} calls were looked at");
            return;
        }
    }
}

fn both_wrote(copies: &Copies) {
    for copy in ["a", "b"] {
        copies.run(copy, &["log", &format!("Firm {copy}")]);
        copies.run(copy, &["feedback", "acme", "--received", &format!("Word of {copy}")]);
    }
}

fn comes_together(copies: &Copies) {
    copies.run("b", &["log", "Later"]);
    copies.run("b", &["sync"]);
    copies.run("a", &["sync"]);
    copies.are_in_step(&["a", "b"]);
    let merged = copies.file("a", ACME);
    for copy in ["a", "b"] {
        assert_eq!(merged.matches(&format!("said: Word of {copy}\n")).count(), 1, "{merged}");
        assert!(copies.root("a").join(format!("2026/2026-11-22-firm-{copy}.yaml")).exists());
    }
    assert!(copies.root("a").join("2026/2026-11-22-later.yaml").exists());
}

#[test]
fn killed_before_a_call_of_git_it_loses_nothing() {
    killed(Calls { first: 2, step: 6 }, false, both_wrote, comes_together);
}

#[test]
fn killed_after_a_call_of_git_it_loses_nothing() {
    killed(Calls { first: 5, step: 6 }, true, both_wrote, comes_together);
}

#[test]
fn killed_while_something_is_left_to_the_user_it_is_left_all_the_same() {
    killed(Calls { first: 3, step: 6 }, true, at_odds, is_left);
}

#[test]
#[ignore = "minutes: each call of git in turn"]
fn killed_at_any_call_of_git_it_loses_nothing() {
    for is_after in [false, true] {
        killed(ALL, is_after, both_wrote, comes_together);
        killed(ALL, is_after, at_odds, is_left);
    }
}

fn at_odds(copies: &Copies) {
    for copy in ["a", "b"] {
        copies.edit(copy, ACME, "event: applied", &format!("event: applied\nsource: {copy}"));
    }
}

/// Both versions stand in the file; one is chosen, and both copies have it.
fn is_left(copies: &Copies) {
    assert_eq!(copies.reject("b", &["sync"]).output().expect("it runs").status.code(), Some(1));
    let marked = copies.file("b", ACME);
    for copy in ["a", "b"] {
        assert_eq!(marked.matches(&format!("source: {copy}\n")).count(), 1, "{marked}");
    }
    let unmerged = copies.git("b", &["diff", "--name-only", "--diff-filter=U"]);
    assert_eq!(unmerged, format!("{ACME}\n"));
    let (before, rest) = marked.split_once("<<<<<<< here\n").expect("marks");
    let (here, rest) = rest.split_once("=======\n").expect("marks");
    let (_, behind) = rest.split_once(">>>>>>> there\n").expect("marks");
    copies.put("b", ACME, &[before, here, behind].concat());
    copies.run("b", &["sync"]);
    copies.run("a", &["sync"]);
    copies.are_in_step(&["a", "b"]);
    assert!(copies.file("a", ACME).contains("source: b\n"));
}
