//! What another copy may not bring.

use std::fs;

use snapbox::{assert_data_eq, str};

use super::Copies;

/// What `a` says of what somebody sent past `reject`, by hand.
fn told_of(file: &str, send: impl Fn(&Copies)) -> String {
    let Some(copies) = Copies::two() else { return String::new() };
    send(&copies);
    copies.git("b", &["add", "--force", file]);
    copies.git("b", &["commit", "--quiet", "--message", "by hand"]);
    copies.git("b", &["push", "--quiet", "origin", "main"]);
    copies.run("a", &["log", "Hooli"]);
    let before = copies.words("a");
    let told = copies.told("a", &["sync"]);
    assert_eq!(copies.words("a"), before);
    told
}

#[cfg(unix)]
#[test]
fn what_does_not_belong_in_a_journal_does_not_come() {
    let told = [
        told_of("drafts/log.yaml", |copies| copies.put("b", "drafts/log.yaml", "theirs\n")),
        told_of("Trash/writes.yaml", |copies| copies.put("b", "Trash/writes.yaml", "theirs\n")),
        told_of("2026/x.yaml", |copies| {
            std::os::unix::fs::symlink("/etc/passwd", copies.root("b").join("2026/x.yaml")).expect("a link");
        }),
        told_of("journal.yaml", |copies| copies.put("b", "journal.yaml", "format: 9\n")),
    ];
    assert_data_eq!(
        told.concat(),
        str![[r#"
$ a: reject sync
error: 'drafts/log.yaml' in the other copy does not belong in a journal

  tip: nothing of it was taken over; take it away in the other copy, then run `reject sync`
exit 1
$ a: reject sync
error: 'Trash/writes.yaml' in the other copy does not belong in a journal

  tip: nothing of it was taken over; take it away in the other copy, then run `reject sync`
exit 1
$ a: reject sync
error: '2026/x.yaml' in the other copy is a link

  tip: nothing of it was taken over; take it away in the other copy, then run `reject sync`
exit 1
$ a: reject sync
error: the other copy is of format 9; this reject knows up to 1

  tip: nothing of it was taken over; a newer reject can
exit 1

"#]]
    );
}

#[cfg(unix)]
#[test]
fn a_link_here_is_not_sent_without_its_words() {
    let Some(copies) = Copies::two() else { return };
    copies.put("elsewhere", "x.yaml", "---\ncompany: X\n");
    std::os::unix::fs::symlink("../../elsewhere/x.yaml", copies.root("a").join("2026/x.yaml"))
        .expect("a link");
    assert_data_eq!(
        copies.told("a", &["sync"]),
        str![[r#"
$ a: reject sync
error: '2026/x.yaml' is a link, and git would send it without the words

  tip: nothing was done; put the file itself in its place, then run `reject sync` again
exit 1

"#]]
    );
}

#[test]
fn a_file_that_is_in_the_way_stays() {
    let Some(copies) = Copies::two() else { return };
    copies.put("a", "notes.txt", "mine\n");
    copies.put("b", "notes.txt", "theirs\n");
    copies.git("b", &["add", "--force", "notes.txt"]);
    copies.run("b", &["log", "Hooli"]);
    copies.git("b", &["commit", "--quiet", "--message", "by hand"]);
    copies.run("b", &["sync"]);
    assert_data_eq!(
        copies.told("a", &["sync"]),
        str![[r#"
$ a: reject sync
error: 'notes.txt' came from the other copy, and something else is in its place here

  tip: nothing of what came was written; move that file away, then run `reject sync` again
exit 1

"#]]
    );
    assert_eq!(copies.file("a", "notes.txt"), "mine\n");
    assert!(!copies.root("a").join("2026/2026-11-22-hooli.yaml").exists());
    fs::rename(copies.root("a").join("notes.txt"), copies.root("a").join("mine.txt"))
        .expect("out of the way");
    assert_data_eq!(
        copies.told("a", &["sync"]),
        str![[r#"
$ a: reject sync
2 files came: 2026/2026-11-22-hooli.yaml, notes.txt
exit 0

"#]]
    );
    assert_eq!(copies.file("a", "notes.txt"), "theirs\n");
}

#[test]
fn words_of_git_that_steer_a_terminal_are_made_visible() {
    let Some(copies) = Copies::two() else { return };
    copies.put("hub", "hooks/pre-receive", "#!/bin/sh\nprintf 'no \\033[31mway\\n' >&2\nexit 1\n");
    copies.git_in("hub".as_ref(), &["config", "core.hooksPath", "hooks"]);
    std::process::Command::new("chmod")
        .arg("+x")
        .arg(copies.root("hub/hooks/pre-receive"))
        .status()
        .expect("chmod");
    copies.run("a", &["log", "Hooli"]);
    assert_data_eq!(
        copies.told("a", &["sync"]),
        str![[r#"
$ a: reject sync
error: cannot send to '[HERE]/hub'
  caused by: remote: no ␛[31mway
    To [HERE]/hub
     ! [remote rejected] main -> main (pre-receive hook declined)
    error: failed to push some refs to '[HERE]/hub'

  tip: everything is committed here; run `reject sync` again when that is possible
exit 1

"#]]
    );
}

#[test]
fn only_the_journals_own_files_go_whatever_git_is_told() {
    let Some(copies) = Copies::two() else { return };
    for file in ["taxes.txt", "2026/notes.txt", "2026/x.yaml~", "2026/.#x.yaml", "reviews/a.txt"] {
        copies.put("a", file, "mine\n");
    }
    copies.put("a", ".gitignore", "!/*\n!/2026/*\n");
    copies.put("a", "2026/.gitignore", "*.yaml\n");
    copies.put("a", ".git/info/exclude", "*.yaml\n");
    copies.run("a", &["log", "Hooli"]);
    copies.run("a", &["sync"]);
    assert_data_eq!(
        copies.git_in("hub".as_ref(), &["ls-tree", "-r", "--name-only", "main"]),
        str![[r#"
2026/2026-11-02-acme--engineer.yaml
2026/2026-11-22-hooli.yaml
journal.yaml

"#]]
    );
}

#[test]
fn gits_own_rules_let_through_what_goes_and_nothing_else() {
    let Some(copies) = Copies::two() else { return };
    for file in [
        "plan.yaml",
        "taxes.yaml",
        "2026/2026-11-03-hooli.yaml",
        "2026/.hidden.yaml",
        "2026/x.yml",
        "2026/deeper/x.yaml",
        "20266/x.yaml",
        "reviews/2026-11-22.yaml",
        "reviews/deeper/x.yaml",
        "prompts/commute.yaml",
        "prompts/notes.txt",
        "prompts/letters/hello.yaml",
        "prompts/deeper/x.yaml",
        "drafts/log.yaml",
        "trash/x.yaml",
        "identity-1.age",
    ] {
        copies.put("a", file, "title: Hello\n");
    }
    let by_git = copies.git("a", &["ls-files", "--cached", "--others", "--exclude-standard"]);
    copies.run("a", &["sync"]);
    let mut by_git: Vec<&str> = by_git.lines().collect();
    by_git.sort_unstable();
    let gone = copies.git_in("hub".as_ref(), &["ls-tree", "-r", "--name-only", "main"]);
    assert_eq!(gone.lines().collect::<Vec<_>>(), by_git);
    assert_data_eq!(
        gone,
        str![[r#"
2026/2026-11-02-acme--engineer.yaml
2026/2026-11-03-hooli.yaml
journal.yaml
plan.yaml
prompts/commute.yaml
prompts/letters/hello.yaml
reviews/2026-11-22.yaml

"#]]
    );
}

#[cfg(unix)]
#[test]
fn nobody_else_on_the_machine_reads_the_repository() {
    use std::os::unix::fs::PermissionsExt as _;
    let Some(copies) = Copies::two() else { return };
    let mode =
        |copy: &str| fs::metadata(copies.root(copy).join(".git")).expect("it").permissions().mode() & 0o777;
    assert_eq!([mode("a"), mode("b")], [0o700; 2]);
    fs::set_permissions(copies.root("a").join(".git"), fs::Permissions::from_mode(0o755)).expect("it");
    copies.run("a", &["sync"]);
    assert_eq!(mode("a"), 0o700);
}

#[test]
fn a_journal_of_only_a_plan_is_asked_for_too() {
    let Some(copies) = Copies::new() else { return };
    copies.put("a", "plan.yaml", "---\ngoal: Rest\n");
    assert_data_eq!(
        copies.told("a", &["sync", "hub"]),
        str![[r#"
$ a: reject sync hub
error: whoever can read '[HERE]/hub' can read this journal, the private words too

  tip: nothing was done; `--yes` says that this is as you want it
exit 2

"#]]
    );
}

#[test]
fn a_file_too_large_neither_goes_nor_comes() {
    let Some(copies) = Copies::two() else { return };
    let large = format!("# {}\n", "x".repeat(17 << 20));
    copies.put("a", "2026/big.yaml", &large);
    let goes = copies.told("a", &["sync"]);
    copies.put("b", "2026/bigger.yaml", &large);
    copies.git("b", &["add", "--force", "2026/bigger.yaml"]);
    copies.git("b", &["commit", "--quiet", "--message", "by hand"]);
    copies.git("b", &["push", "--quiet", "origin", "main"]);
    fs::remove_file(copies.root("a").join("2026/big.yaml")).expect("it goes");
    assert_data_eq!(
        [goes, copies.told("a", &["sync"])].concat(),
        str![[r#"
$ a: reject sync
error: git cannot take in the journal's files
  caused by: '2026/big.yaml' has 18 MB, and no file over 16 MB is sent or taken: make it smaller, or move it out of the journal

  tip: no file of the journal was changed
exit 1
$ a: reject sync
error: what the other copy holds is too much
  caused by: '2026/bigger.yaml' has 18 MB, and no file over 16 MB is sent or taken: make it smaller, or move it out of the journal

  tip: no file of the journal was changed
exit 1

"#]]
    );
}

#[test]
fn git_pull_takes_and_merges_what_came() {
    let Some(copies) = Copies::two() else { return };
    for (copy, company) in [("a", "Hooli"), ("b", "Initech")] {
        copies.run(copy, &["log", company]);
    }
    copies.run("a", &["sync"]);
    copies.git("b", &["add", "--all"]);
    copies.git("b", &["commit", "--quiet", "--message", "by hand"]);
    copies.git("b", &["pull", "--quiet", "--no-edit"]);
    copies.run("b", &["sync"]);
    copies.run("a", &["sync"]);
    copies.are_in_step(&["a", "b"]);
}

#[test]
fn a_lock_left_in_the_place_is_told_in_gits_words() {
    let Some(copies) = Copies::two() else { return };
    copies.put("hub", "refs/heads/main.lock", "");
    copies.run("a", &["log", "Hooli"]);
    assert_data_eq!(
        copies.told("a", &["sync"]),
        str![[r#"
$ a: reject sync
error: cannot send to '[HERE]/hub'
  caused by: remote: error: cannot lock ref 'refs/heads/main': Unable to create '[HERE]/hub/./refs/heads/main.lock': File exists.
    To [HERE]/hub
     ! [remote rejected] main -> main (failed to update ref)
    error: failed to push some refs to '[HERE]/hub'

  tip: a git that was killed may have left '[HERE]/hub/./refs/heads/main.lock'; when none is at work, remove it, then run `reject sync` again
  tip: everything is committed here; run `reject sync` again when that is possible
exit 1

"#]]
    );
}

#[test]
fn a_lock_that_a_killed_git_left_here_is_named_with_what_to_do() {
    let Some(copies) = Copies::two() else { return };
    copies.put("a", ".git/HEAD.lock", "");
    copies.run("a", &["log", "Hooli"]);
    assert_data_eq!(
        copies.told("a", &["sync"]),
        str![[r#"
$ a: reject sync
error: git cannot commit
  caused by: fatal: update_ref failed for ref 'HEAD': cannot lock ref 'HEAD': Unable to create '[HERE]/a/.git/HEAD.lock': File exists.

  tip: no file of the journal was changed
  tip: a git that was killed may have left '[HERE]/a/.git/HEAD.lock'; when none is at work, remove it, then run `reject sync` again
exit 1

"#]]
    );
}

#[test]
fn where_git_cannot_take_note_of_what_came_that_is_said() {
    let Some(copies) = Copies::two() else { return };
    copies.run("a", &["log", "Hooli"]);
    copies.run("a", &["sync"]);
    copies.put("b", ".git/refs/heads/main.lock", "");
    assert_data_eq!(
        copies.told("b", &["sync"]),
        str![[r#"
$ b: reject sync
error: git cannot take note of what came
  caused by: fatal: update_ref failed for ref 'HEAD': cannot lock ref 'HEAD': Unable to create '[HERE]/b/.git/refs/heads/main.lock': File exists.

  tip: what came is in place, and nothing is lost; `reject sync` goes on with it
  tip: a git that was killed may have left '[HERE]/b/.git/refs/heads/main.lock'; when none is at work, remove it, then run `reject sync` again
exit 1

"#]]
    );
    fs::remove_file(copies.root("b/.git/refs/heads/main.lock")).expect("it goes");
    assert_data_eq!(
        copies.told("b", &["sync"]),
        str![[r#"
$ b: reject sync
Nothing new on either side.
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
}

#[test]
fn a_branch_that_no_other_copy_has_is_refused() {
    let Some(copies) = Copies::two() else { return };
    copies.git("b", &["checkout", "--quiet", "-b", "mine"]);
    assert_data_eq!(
        copies.told("b", &["sync"]),
        str![[r#"
$ b: reject sync
error: this copy is on the branch 'mine', and the other copies use 'main'

  tip: nothing was committed or sent; `git switch main && git merge mine` in the journal's folder brings them together, then run `reject sync`
exit 1

"#]]
    );
    copies.git("b", &["branch", "--quiet", "--delete", "main"]);
    assert_data_eq!(
        copies.told("b", &["sync"]),
        str![[r#"
$ b: reject sync
error: this copy is on the branch 'mine', and the other copies use 'main'

  tip: nothing was committed or sent; `git branch --move main` in the journal's folder brings them together, then run `reject sync`
exit 1

"#]]
    );
}
