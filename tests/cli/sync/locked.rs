//! Journals that open with a passphrase: merged all the same, and git sees no word of them.

use std::fs;
use std::path::Path;

use snapbox::cmd::{self, cargo_bin};
use snapbox::{assert_data_eq, str};

use super::{Copies, has_strace};

const ACME: &str = "2026/2026-11-02-acme--engineer.yaml";
/// A word that stands in whatever is written here.
pub(super) const SECRET: &str = "quillwort";

/// Has a copy locked, with a key whose passphrase takes no time.
pub(super) fn lock(copies: &Copies, copy: &str) {
    copies.put(".config/reject", "config.yaml", "passphrase-command: echo open sesame\n");
    for file in ["identity.age", "recipients.txt"] {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/locked").join(file);
        copies.put(copy, file, &fs::read_to_string(data).expect(file));
    }
    copies.run(copy, &["lock"]);
}

/// Two copies in step, both locked with one key before a word was written.
pub(super) fn two_locked() -> Option<Copies> {
    let copies = Copies::new()?;
    copies.put("a", "journal.yaml", "format: 1\n");
    lock(&copies, "a");
    copies.run("a", &["apply", "Acme", "Engineer", "--on", "2026-11-02"]);
    assert_data_eq!(
        [copies.told("a", &["sync", "hub"]), copies.told("b", &["sync", "hub"])].concat(),
        str![[r#"
$ a: reject sync hub
Sent 4 files.
exit 0
$ b: reject sync hub
This copy is locked now, as the other one is. `reject lock` locks its drafts and trash too.
4 files came: 2026/2026-11-02-acme--engineer.yaml, identity.age, journal.yaml, and 1 more
exit 0

"#]]
    );
    Some(copies)
}

/// All that git keeps of a copy, in the clear as git has it.
pub(super) fn kept(copies: &Copies, copy: &str) -> String {
    copies.git(copy, &["cat-file", "--batch", "--batch-all-objects", "--unordered"])
}

#[test]
fn both_write_and_git_sees_no_word() {
    let Some(copies) = two_locked() else { return };
    for copy in ["a", "b"] {
        let said = format!("{SECRET} {copy}");
        copies.run(copy, &["log", &format!("Firm {copy}"), "--said", &said]);
        copies.run(copy, &["feedback", "acme", "--received", &said]);
        copies.run(copy, &["plan", "add", &said]);
    }
    assert_data_eq!(
        copies.synced(&["a", "b", "a", "b"]),
        str![[r#"
$ a: reject sync
Sent 3 files.
exit 0
$ b: reject sync
Sent 3 files; 3 came: 2026/2026-11-02-acme--engineer.yaml, 2026/2026-11-22-firm-a.yaml, plan.yaml
exit 0
$ a: reject sync
3 files came: 2026/2026-11-02-acme--engineer.yaml, 2026/2026-11-22-firm-b.yaml, plan.yaml
exit 0
$ b: reject sync
Nothing new on either side.
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
    assert_data_eq!(
        copies.told("a", &["show", "acme"]),
        str![[r#"
$ a: reject show acme
Acme, Engineer
2026-11-02-acme--engineer

2 Nov 2026   applied

22 Nov 2026  feedback
             they said: quillwort a

22 Nov 2026  feedback
             they said: quillwort b
exit 0

"#]]
    );
    assert_data_eq!(
        copies.told("b", &["plan"]),
        str![[r#"
$ b: reject plan
To do
  quillwort b
    quillwort-b
  quillwort a
    quillwort-a
exit 0

"#]]
    );
    for copy in ["a", "b", "hub"] {
        assert!(!kept(&copies, copy).contains(SECRET), "{copy}");
    }
}

#[test]
fn what_both_changed_is_left_to_the_user_locked() {
    let Some(copies) = two_locked() else { return };
    for copy in ["a", "b"] {
        let editor = format!("sed -i s/Engineer/{SECRET}-{copy}/");
        copies.reject(copy, &["edit", "acme"]).env("EDITOR", editor).assert().success();
    }
    assert_data_eq!(
        copies.synced(&["a", "b", "b"]),
        str![[r#"
$ a: reject sync
Sent 1 file.
exit 0
$ b: reject sync
error: '2026/2026-11-02-acme--engineer.yaml' was changed on both sides

  tip: nothing is lost: both versions stand in it, between marks; keep what is right with `reject edit 2026-11-02-acme--engineer`, then run `reject sync` again
exit 1
$ b: reject sync
error: '2026/2026-11-02-acme--engineer.yaml' was changed on both sides

  tip: nothing is lost: both versions stand in it, between marks; keep what is right with `reject edit 2026-11-02-acme--engineer`, then run `reject sync` again
exit 1

"#]]
    );
    assert!(copies.root("b").join(ACME).exists());
    assert!(fs::read(copies.root("b").join(ACME)).expect("a file").starts_with(b"age-encryption.org/"));
    let choose = "sed -i -e '/^<<<<<<< /d' -e '/^=======$/,/^>>>>>>> /d'";
    copies.reject("b", &["edit", "acme"]).env("EDITOR", choose).assert().success();
    assert_data_eq!(
        copies.synced(&["b", "a"]),
        str![[r#"
$ b: reject sync
Sent 1 file.
exit 0
$ a: reject sync
1 file came: 2026/2026-11-02-acme--engineer.yaml
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
    assert_data_eq!(
        copies.told("a", &["list"]),
        str![[r#"
$ a: reject list
company  role         got to       stands   begun
Acme     quillwort-b  application  in play  2 Nov
exit 0

"#]]
    );
    assert!(!kept(&copies, "b").contains(SECRET));
}

#[test]
fn a_copy_that_wrote_nothing_is_locked_with_the_other() {
    let Some(copies) = Copies::two() else { return };
    lock(&copies, "a");
    assert_data_eq!(
        copies.synced(&["a", "b"]),
        str![[r#"
$ a: reject sync
Sent 3 files.
exit 0
$ b: reject sync
This copy is locked now, as the other one is. `reject lock` locks its drafts and trash too.
3 files came: 2026/2026-11-02-acme--engineer.yaml, identity.age, recipients.txt
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
    assert_data_eq!(
        copies.told("b", &["list"]),
        str![[r#"
$ b: reject list
company  role      got to       stands   begun
Acme     Engineer  application  in play  2 Nov
exit 0

"#]]
    );
    // And back: the one who did not is told how, also where nothing was written there.
    copies.run("a", &["unlock"]);
    // The yes was given before the lock.
    assert_data_eq!(
        copies.told("a", &["sync"]),
        str![[r#"
$ a: reject sync
error: whoever can read '[HERE]/hub' can read this journal, the private words too

  tip: nothing was done; `--yes` says that this is as you want it
exit 2

"#]]
    );
    copies.run("a", &["sync", "--yes"]);
    let before = copies.words("b");
    assert_data_eq!(
        copies.told("b", &["sync"]),
        str![[r#"
$ b: reject sync
error: the other copy was unlocked, and this one is locked

  tip: nothing was merged or sent; `reject unlock` does the same here, then run `reject sync`
exit 1

"#]]
    );
    assert_eq!(copies.words("b"), before);
    copies.run("b", &["lock"]);
    copies.run("b", &["feedback", "acme", "--received", "Nice."]);
    assert_data_eq!(
        copies.synced(&["a", "b"]),
        str![[r#"
$ a: reject sync
Nothing new on either side.
exit 0
$ b: reject sync
error: the other copy was unlocked, and this one is locked

  tip: nothing was merged or sent; `reject unlock` does the same here, then run `reject sync`
exit 1

"#]]
    );
    copies.run("b", &["unlock"]);
    assert_data_eq!(
        [copies.told("b", &["sync", "--yes"]), copies.told("a", &["sync"])].concat(),
        str![[r#"
$ b: reject sync --yes
Sent 1 file.
exit 0
$ a: reject sync
1 file came: 2026/2026-11-02-acme--engineer.yaml
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
    assert_data_eq!(
        copies.file("a", ACME),
        str![[r#"
---
company: Acme
role: Engineer
---
date: 2026-11-02
event: applied
---
date: 2026-11-22
event: feedback
said: Nice.

"#]]
    );
}

#[test]
fn what_came_in_the_clear_is_locked_here() {
    let Some(copies) = Copies::two() else { return };
    copies.run("b", &["log", "Hooli"]);
    copies.run("b", &["feedback", "acme", "--received", "Nice."]);
    copies.run("b", &["sync"]);
    lock(&copies, "a");
    assert_data_eq!(
        copies.synced(&["a", "b"]),
        str![[r#"
$ a: reject sync
Sent 4 files; 2 came: 2026/2026-11-02-acme--engineer.yaml, 2026/2026-11-22-hooli.yaml
exit 0
$ b: reject sync
This copy is locked now, as the other one is. `reject lock` locks its drafts and trash too.
4 files came: 2026/2026-11-02-acme--engineer.yaml, 2026/2026-11-22-hooli.yaml, identity.age, and 1 more
exit 0

"#]]
    );
    copies.run("b", &["lock"]);
    copies.are_in_step(&["a", "b"]);
    for (file, bytes) in copies.words("a") {
        let is_open = bytes.starts_with(b"---\n");
        assert!(!is_open, "{}", file.display());
    }
}

#[test]
fn a_file_that_a_lock_did_not_reach_is_not_sent() {
    let Some(copies) = two_locked() else { return };
    copies.put("a", "2026/2026-11-03-hooli.yaml", &format!("---\ncompany: {SECRET}\n"));
    assert_data_eq!(
        copies.told("a", &["sync"]),
        str![[r#"
$ a: reject sync
error: '2026/2026-11-03-hooli.yaml' is not locked, and the journal is

  tip: nothing was committed or sent; `reject lock` locks it, then run `reject sync`
exit 1

"#]]
    );
    // Not even as an object that nothing leads to.
    assert!(!kept(&copies, "a").contains(SECRET));
}

#[test]
fn git_itself_leaves_locked_files_as_they_are() {
    let Some(copies) = two_locked() else { return };
    let sealed = "age-encryption.org/v1\n-> X25519 x\n";
    for (file, end) in [("base", ""), ("here", "a"), ("there", "b")] {
        copies.put("x", file, &format!("{sealed}{end}"));
    }
    assert_data_eq!(
        copies.told("a", &["merge-driver", "x/base", "x/here", "x/there", ACME]),
        str![[r#"
$ a: reject merge-driver x/base x/here x/there 2026/2026-11-02-acme--engineer.yaml
error: '2026/2026-11-02-acme--engineer.yaml' is locked, and git cannot merge it

  tip: `reject sync` fetches and merges it
exit 129

"#]]
    );
    assert_eq!(copies.file("x", "here"), format!("{sealed}a"));
}

#[test]
fn a_merge_of_locked_files_by_git_itself_is_stopped_and_loses_nothing() {
    let Some(copies) = two_locked() else { return };
    for copy in ["a", "b"] {
        copies.run(copy, &["feedback", "acme", "--received", copy]);
    }
    copies.synced(&["a"]);
    copies.git("b", &["add", "--all"]);
    copies.git("b", &["commit", "--quiet", "--message", "mine"]);
    copies.git("b", &["fetch", "--quiet"]);
    copies.git("b", &["-c", "alias.try=!! git merge origin/main", "try"]);
    // Older gits go on with a conflict that has no marks.
    if copies.root("b").join(".git/MERGE_HEAD").exists() {
        let told = copies.told("b", &["sync"]);
        assert!(told.starts_with("$ b: reject sync\nerror: git is in the middle of a merge"), "{told}");
        copies.git("b", &["merge", "--abort"]);
    }
    assert_data_eq!(
        copies.synced(&["b", "a"]),
        str![[r#"
$ b: reject sync
Sent 1 file; 1 came: 2026/2026-11-02-acme--engineer.yaml
exit 0
$ a: reject sync
1 file came: 2026/2026-11-02-acme--engineer.yaml
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
}

#[test]
fn killed_while_the_lock_of_the_other_copy_comes_it_goes_on() {
    if !has_strace() {
        return;
    }
    let Some(copies) = Copies::two() else { return };
    lock(&copies, "a");
    copies.run("a", &["log", "Hooli"]);
    copies.run("a", &["sync"]);
    copies.keep();
    let mut kills = 0;
    for call in ["rename", "renameat", "renameat2", "linkat"] {
        for n in 1.. {
            copies.back();
            let (trace, inject) = (format!("trace=?{call}"), format!("inject=?{call}:signal=KILL:when={n}"));
            let strace =
                cmd::Command::new("strace").args(["-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject]);
            let strace = copies.under("b", strace.arg(cargo_bin!("reject")));
            if strace.arg("sync").output().expect("it runs").status.code().is_some() {
                break;
            }
            kills += 1;
            let told = copies.told("b", &["sync"]);
            if !told.ends_with("exit 0\n") {
                assert!(
                    told.contains("`reject lock` locks it, then run `reject sync`"),
                    "{call} {n}: {told}"
                );
                copies.run("b", &["lock"]);
                copies.run("b", &["sync"]);
            }
            copies.run("a", &["sync"]);
            copies.run("b", &["sync"]);
            copies.are_in_step(&["a", "b"]);
        }
    }
    assert!(kills > 2, "{kills}");
}
