//! Both sides changed the same words: they are left to the user, and nothing is lost.

use snapbox::{assert_data_eq, str};

use super::Copies;

const ACME: &str = "2026/2026-11-02-acme--engineer.yaml";

/// Two copies in which the same document was changed, and something else was written.
fn at_odds() -> Option<Copies> {
    let copies = Copies::two()?;
    for (copy, source) in [("a", "an advert"), ("b", "a friend")] {
        copies.edit(copy, ACME, "event: applied", &format!("event: applied\nsource: {source}"));
        copies.run(copy, &["advance", "acme", "screen", "--round", if copy == "a" { "1" } else { "2" }]);
        copies.run(copy, &["log", &format!("Firm {copy}")]);
    }
    Some(copies)
}

#[test]
fn both_versions_stand_in_the_file_until_one_is_chosen() {
    let Some(copies) = at_odds() else { return };
    assert_data_eq!(
        copies.synced(&["a", "b", "b"]),
        str![[r#"
$ a: reject sync
Sent 2 files.
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
    assert_data_eq!(
        copies.file("b", ACME),
        str![[r#"
---
company: Acme
role: Engineer
<<<<<<< here
---
date: 2026-11-02
event: applied
source: a friend
=======
---
date: 2026-11-02
event: applied
source: an advert
>>>>>>> there
---
date: 2026-11-22
event: advanced
stage: screen
round: 1
---
date: 2026-11-22
event: advanced
stage: screen
round: 2

"#]]
    );
    assert_data_eq!(
        copies.git("b", &["status", "--short"]),
        str![[r#"
UU 2026/2026-11-02-acme--engineer.yaml
A  2026/2026-11-22-firm-a.yaml

"#]]
    );
    // Other cases go on as ever, and so does what came.
    copies.run("b", &["log", "Globex"]);
    copies.run("b", &["feedback", "firm-a", "--received", "Nice."]);
    let choose = "sed -i -e '/^<<<<<<< /d' -e '/^=======$/,/^>>>>>>> /d'";
    copies.reject("b", &["edit", "acme"]).env("EDITOR", choose).assert().success();
    assert_data_eq!(
        copies.synced(&["b", "a"]),
        str![[r#"
$ b: reject sync
Sent 4 files.
exit 0
$ a: reject sync
4 files came: 2026/2026-11-02-acme--engineer.yaml, 2026/2026-11-22-firm-a.yaml, 2026/2026-11-22-firm-b.yaml, and 1 more
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
source: a friend
---
date: 2026-11-22
event: advanced
stage: screen
round: 1
---
date: 2026-11-22
event: advanced
stage: screen
round: 2

"#]]
    );
}

#[test]
fn several_files_are_named_and_git_itself_sees_them() {
    let Some(copies) = at_odds() else { return };
    for (copy, name) in [("a", "Ada"), ("b", "Bea")] {
        copies.edit(copy, "journal.yaml", "# name: Ada Lovelace", &format!("name: {name}"));
        // One that only git was told to keep.
        copies.put(copy, "prompts/notes.txt", &format!("of {copy}\n"));
        copies.git(copy, &["add", "--force", "prompts/notes.txt"]);
        copies.git(copy, &["commit", "--quiet", "--message", "by hand"]);
        copies.run(copy, &["plan", "add", "Call"]);
    }
    copies.run("a", &["sync"]);
    assert_data_eq!(
        copies.told("b", &["sync"]),
        str![[r#"
$ b: reject sync
error: 3 files were changed on both sides
  caused by: '2026/2026-11-02-acme--engineer.yaml'
    'journal.yaml'
    'prompts/notes.txt'

  tip: nothing is lost: both versions stand in each of them, between marks; keep what is right with `reject edit 2026-11-02-acme--engineer`, then run `reject sync` again
  tip: what the other side has in 'journal.yaml' stands there as remarks, and is not read yet
exit 1

"#]]
    );
    assert_data_eq!(
        copies.git("b", &["diff", "--name-only", "--diff-filter=U"]),
        str![[r#"
2026/2026-11-02-acme--engineer.yaml
journal.yaml
prompts/notes.txt

"#]]
    );
    // The settings still read as they are here.
    assert_data_eq!(
        copies.file("b", "journal.yaml").lines().skip(6).collect::<Vec<_>>().join("\n"),
        str![[r#"
# Nothing but what was asked for, no milestones and no hints:
# tone: plain
# Your name, for the end of letters:
# <<<<<<< here
name: Bea
# =======
# name: Ada
# >>>>>>> there
"#]]
    );
    copies.run("b", &["log", "Globex"]);
    // A user of git takes over the other side, with git's own means.
    copies.git("b", &["checkout", "--theirs", "--", "."]);
    assert_data_eq!(
        copies.synced(&["b", "a"]),
        str![[r#"
$ b: reject sync
Sent 2 files.
exit 0
$ a: reject sync
2 files came: 2026/2026-11-22-firm-b.yaml, 2026/2026-11-22-globex.yaml
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
    assert!(copies.file("b", "journal.yaml").contains("\nname: Ada\n"));
}

#[test]
fn a_merge_that_git_was_told_to_drop_is_made_again() {
    let Some(copies) = at_odds() else { return };
    copies.synced(&["a", "b"]);
    copies.git("b", &["merge", "--abort"]);
    assert_data_eq!(
        copies.told("b", &["sync"]),
        str![[r#"
$ b: reject sync
error: '2026/2026-11-02-acme--engineer.yaml' was changed on both sides

  tip: nothing is lost: both versions stand in it, between marks; keep what is right with `reject edit 2026-11-02-acme--engineer`, then run `reject sync` again
exit 1

"#]]
    );
    assert_data_eq!(
        copies.git("b", &["status", "--short"]),
        str![[r#"
UU 2026/2026-11-02-acme--engineer.yaml
A  2026/2026-11-22-firm-a.yaml

"#]]
    );
}

#[test]
fn git_itself_merges_with_our_driver() {
    let Some(copies) = Copies::two() else { return };
    for copy in ["a", "b"] {
        copies.run(copy, &["feedback", "acme", "--received", copy]);
        copies.run(copy, &["plan", "add", &format!("Call {copy}")]);
        copies.git(copy, &["add", "--all"]);
        copies.git(copy, &["commit", "--quiet", "--message", "mine"]);
    }
    copies.git("a", &["push", "--quiet", "origin", "main"]);
    copies.git("b", &["pull", "--quiet", "--no-rebase", "origin", "main"]);
    assert_data_eq!(
        copies.synced(&["b", "a"]),
        str![[r#"
$ b: reject sync
Sent 2 files.
exit 0
$ a: reject sync
2 files came: 2026/2026-11-02-acme--engineer.yaml, plan.yaml
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
said: a
---
date: 2026-11-22
event: feedback
said: b

"#]]
    );
}

#[test]
fn the_driver_leaves_what_both_changed_between_marks() {
    let Some(copies) = Copies::new() else { return };
    let base = "---\ncompany: Acme\n---\ndate: 2026-11-02\nevent: applied\n";
    copies.put("x", "base", base);
    copies.put("x", "here", &base.replace("Acme", "Acme Inc."));
    copies.put(
        "x",
        "there",
        &format!("{}---\ndate: 2026-11-03\nevent: noted\n", base.replace("Acme", "ACME")),
    );
    let words = ["merge-driver", "x/base", "x/here", "x/there", ACME];
    assert_data_eq!(
        copies.told("a", &words),
        str![[r#"
$ a: reject merge-driver x/base x/here x/there 2026/2026-11-02-acme--engineer.yaml
exit 1

"#]]
    );
    assert_data_eq!(
        copies.file("x", "here"),
        str![[r#"
<<<<<<< here
---
company: Acme Inc.
=======
---
company: ACME
>>>>>>> there
---
date: 2026-11-02
event: applied
---
date: 2026-11-03
event: noted

"#]]
    );
    assert!(!copies.root("a").exists());
    let words = ["merge-driver", "x/base", "x/nothing", "x/there", ACME];
    assert_data_eq!(
        copies.told("a", &words),
        str![[r#"
$ a: reject merge-driver x/base x/nothing x/there 2026/2026-11-02-acme--engineer.yaml
error: cannot read 'x/nothing'
  caused by: No such file or directory (os error 2)

  tip: nothing was changed
exit 129

"#]]
    );
}

#[test]
fn a_merge_that_git_itself_began_is_left_to_git() {
    let Some(copies) = at_odds() else { return };
    copies.synced(&["a"]);
    copies.git("b", &["add", "--all"]);
    copies.git("b", &["commit", "--quiet", "--message", "mine"]);
    copies.git("b", &["fetch", "--quiet"]);
    copies.git("b", &["merge", "--no-commit", "--strategy", "ours", "origin/main"]);
    let before = copies.words("b");
    assert_data_eq!(
        copies.told("b", &["sync"]),
        str![[r#"
$ b: reject sync
error: git is in the middle of a merge in the journal

  tip: nothing was done; `git merge --abort` in the journal's folder takes it back, with what you mended in its files since: copy that elsewhere first; then run `reject sync`, which merges by itself
exit 1

"#]]
    );
    assert_eq!(copies.words("b"), before);
    copies.git("b", &["merge", "--abort"]);
    assert_data_eq!(
        copies.told("b", &["sync"]),
        str![[r#"
$ b: reject sync
error: '2026/2026-11-02-acme--engineer.yaml' was changed on both sides

  tip: nothing is lost: both versions stand in it, between marks; keep what is right with `reject edit 2026-11-02-acme--engineer`, then run `reject sync` again
exit 1

"#]]
    );
}

#[test]
fn git_stops_where_the_driver_is_gone_and_both_versions_stay() {
    let Some(copies) = at_odds() else { return };
    copies.synced(&["a"]);
    copies.git("b", &["add", "--all"]);
    copies.git("b", &["commit", "--quiet", "--message", "mine"]);
    let line = copies.git("b", &["config", "merge.reject.driver"]);
    let (_, words) = line.trim_end().split_once(" merge-driver ").expect("the driver's line");
    let gone = format!("/nowhere/reject merge-driver {words}");
    copies.git("b", &["config", "merge.reject.driver", &gone]);
    copies.git("b", &["fetch", "--quiet"]);
    // It says with its exit code that it did not merge.
    copies.git("b", &["-c", "alias.try=!! git merge origin/main", "try"]);
    // Older gits go on with a conflict that has no marks.
    if copies.root("b").join(".git/MERGE_HEAD").exists() {
        let told = copies.told("b", &["sync"]);
        assert!(told.starts_with("$ b: reject sync\nerror: git is in the middle of a merge"), "{told}");
        copies.git("b", &["merge", "--abort"]);
    }
    assert!(copies.file("b", ACME).contains("a friend"));
    copies.told("b", &["sync"]);
    let both = copies.file("b", ACME);
    assert!(both.contains("a friend") && both.contains("an advert"), "{both}");
}
