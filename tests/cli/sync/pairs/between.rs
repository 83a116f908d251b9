//! Killed while two cases of one name are put in place, and written in before the next `sync`; and where it could not be
//! written.

use std::fs;
use std::process::Output;

use snapbox::cmd::{self, cargo_bin};

use super::{told, two_chefs};
use crate::sync::locked::lock;
use crate::sync::{Copies, has_strace};

const CHEF_2: &str = "2026/2026-11-22-hooli--chef-2.yaml";
const CHEF: &str = "2026/2026-11-22-hooli--chef.yaml";

/// A `sync` with what strace does to its calls.
fn injected(copies: &Copies, copy: &str, what: &str) -> Output {
    let words = ["-qq", "-o", "/dev/null", "-e", "trace=?rename,?renameat,?renameat2,fsync", "-e", what];
    let strace = cmd::Command::new("strace").args(words).arg(cargo_bin!("reject"));
    copies.under(copy, strace).arg("sync").output().expect("it runs")
}

/// What is said of a case of either copy, and in which file it stands.
fn texts(copies: &Copies, copy: &str) -> String {
    let told = told(copies, copy);
    let lines = told.split_inclusive('\n').filter(|line| line.contains("chef") && line.contains("source:"));
    lines.collect()
}

/// Copies of which `b`, whose case gets another name, was killed where the first (`is_put` false) or the second
/// of both files is put in place.
fn killed(is_put: bool) -> Option<Copies> {
    let copies = two_chefs()?;
    copies.run("a", &["sync"]);
    copies.run("b", &["feedback", "hooli", "--received", "CCC about b"]);
    // The new name comes by `renameat2`, which refuses to replace; that of the other after it.
    copies.keep();
    for call in ["rename", "renameat", "fsync"] {
        for n in 1..60 {
            let done = injected(&copies, "b", &format!("inject=?{call}:signal=KILL:when={n}"));
            if done.status.code().is_some() {
                break;
            }
            let is_new = copies.root("b").join(CHEF_2).exists();
            let is_other = copies.file("b", CHEF).contains("referral");
            if is_new && is_other == is_put {
                return Some(copies);
            }
            copies.back();
        }
        copies.back();
    }
    panic!("no kill came between the two");
}

const ONCE: &str = "CCC about b";

#[test]
fn written_in_the_case_under_its_old_name() {
    let Some(copies) = has_strace().then(|| killed(false)).flatten() else { return };
    copies.run("b", &["feedback", "2026-11-22-hooli--chef", "--received", "EEE about b"]);
    copies.synced(&["b", "a"]);
    copies.are_in_step(&["a", "b"]);
    assert_eq!(
        texts(&copies, "a"),
        format!(
            "2026-11-22-hooli--chef-2.yaml source: advert said: {ONCE} said: EEE about b\n\
             2026-11-22-hooli--chef.yaml source: referral\n"
        )
    );
}

#[test]
fn written_in_the_case_under_its_new_name() {
    let Some(copies) = has_strace().then(|| killed(false)).flatten() else { return };
    copies.run("b", &["feedback", "chef-2", "--received", "EEE about b"]);
    copies.synced(&["b", "a"]);
    copies.are_in_step(&["a", "b"]);
    assert_eq!(
        texts(&copies, "a"),
        format!(
            "2026-11-22-hooli--chef-2.yaml source: advert said: {ONCE} said: EEE about b\n\
             2026-11-22-hooli--chef.yaml source: referral\n"
        )
    );
}

#[test]
fn written_in_the_other_that_was_put_in_its_place() {
    let Some(copies) = has_strace().then(|| killed(true)).flatten() else { return };
    copies.run("b", &["feedback", "2026-11-22-hooli--chef", "--received", "EEE about a"]);
    copies.synced(&["b", "a"]);
    copies.are_in_step(&["a", "b"]);
    assert_eq!(
        texts(&copies, "a"),
        format!(
            "2026-11-22-hooli--chef-2.yaml source: advert said: {ONCE}\n\
             2026-11-22-hooli--chef.yaml source: referral said: EEE about a\n"
        )
    );
}

#[test]
fn written_in_neither() {
    for is_put in [false, true] {
        let Some(copies) = has_strace().then(|| killed(is_put)).flatten() else { return };
        copies.synced(&["b", "a"]);
        copies.are_in_step(&["a", "b"]);
        assert_eq!(
            texts(&copies, "a"),
            format!(
                "2026-11-22-hooli--chef-2.yaml source: advert said: {ONCE}\n\
                 2026-11-22-hooli--chef.yaml source: referral\n"
            )
        );
    }
}

#[test]
fn written_in_both_it_is_said_that_words_may_be_there_twice() {
    let Some(copies) = has_strace().then(|| killed(false)).flatten() else { return };
    copies.run("b", &["feedback", "2026-11-22-hooli--chef", "--received", "EEE about b"]);
    copies.run("b", &["feedback", "chef-2", "--received", "FFF about b"]);
    let said = copies.synced(&["b"]);
    let note = format!(
        "A sync was killed while it gave two cases of one name each their own, and both were written in since. Nothing is \
         lost; look through '{CHEF_2}' and '{CHEF}': the same words may stand there twice.\n"
    );
    assert!(said.contains(&note), "{said}");
    copies.synced(&["a", "b"]);
    copies.are_in_step(&["a", "b"]);
    let all = texts(&copies, "a");
    for word in ["CCC about b", "EEE about b", "FFF about b", "referral"] {
        assert!(all.contains(word), "{all}");
    }
    for line in all.lines().filter(|line| line.contains("referral")) {
        assert!(!line.contains("about b"), "{all}");
    }
}

#[test]
fn locked_in_between() {
    let Some(copies) = has_strace().then(|| killed(false)).flatten() else { return };
    lock(&copies, "b");
    let said = copies.synced(&["b"]);
    assert!(!said.contains("twice"), "{said}");
    let folder = fs::read_dir(copies.root("b").join("2026")).expect("a folder");
    let mut files: Vec<_> =
        folder.flatten().map(|it| it.file_name().to_string_lossy().into_owned()).collect();
    files.sort();
    let all = ["2026-11-02-acme--engineer", "2026-11-22-hooli--chef-2", "2026-11-22-hooli--chef"];
    assert_eq!(files, all.map(|handle| format!("{handle}.yaml")), "{said}");
}

#[test]
fn where_the_disk_is_full_in_the_middle_all_is_as_it_was() {
    if !has_strace() {
        return;
    }
    let Some(copies) = two_chefs() else { return };
    copies.run("a", &["sync"]);
    copies.run("b", &["feedback", "hooli", "--received", "CCC about b"]);
    let before = copies.words("b");
    copies.keep();
    let mut refusals = 0;
    for call in ["rename", "renameat", "renameat2", "fsync"] {
        for n in 1.. {
            copies.back();
            let strace = ["-qq", "-o", "/dev/null", "-e", "trace=?rename,?renameat,?renameat2,fsync", "-e"];
            let strace =
                cmd::Command::new("strace").args(strace).arg(format!("inject=?{call}:error=ENOSPC:when={n}"));
            let done =
                copies.under("b", strace.arg(cargo_bin!("reject"))).arg("sync").output().expect("it runs");
            if done.status.success() {
                break;
            }
            refusals += 1;
            let said = String::from_utf8_lossy(&done.stderr);
            assert_eq!(copies.words("b"), before, "{call} {n}: {said}");
            assert!(!copies.root("b").join(".git/REJECT_PUTTING").exists(), "{call} {n}: {said}");
        }
    }
    assert!(refusals > 3, "{refusals}");
}

#[test]
fn the_note_lasts_before_the_first_file_is_put() {
    if !has_strace() {
        return;
    }
    let Some(copies) = two_chefs() else { return };
    copies.run("a", &["sync"]);
    copies.run("b", &["feedback", "hooli", "--received", "CCC about b"]);
    let trace = copies.root("trace");
    let words = ["-qq", "-y", "-s", "300", "-e", "trace=?rename,?renameat,?renameat2,fsync", "-o"];
    let strace = cmd::Command::new("strace").args(words).arg(&trace).arg(cargo_bin!("reject"));
    copies.under("b", strace).arg("sync").assert().success();
    let trace = fs::read_to_string(trace).expect("a trace");
    let lines: Vec<&str> = trace.lines().collect();
    let at_from =
        |lines: &[&str], is: &dyn Fn(&str) -> bool| lines.iter().position(|line| is(line)).expect("a call");
    let at = |is: &dyn Fn(&str) -> bool| at_from(&lines, is);
    let bytes = at(&|line| line.starts_with("fsync") && line.contains("/.git/.reject.tmp>"));
    let name = at(&|line| line.starts_with("rename") && line.contains("REJECT_PUTTING"));
    let folder = name + at_from(&lines[name..], &|line| line.starts_with("fsync") && line.contains("/.git>"));
    let put = at(&|line| line.starts_with("rename") && line.contains("2026/2026-11-22"));
    assert!(bytes < name && name < folder && folder < put, "{trace}");
    assert!(!copies.root("b").join(".git/.reject.tmp").exists());
}
