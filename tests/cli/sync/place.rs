//! The place where copies meet: how it is named, and what is left alone.

use std::fs;

use snapbox::{assert_data_eq, str};

use super::Copies;

#[test]
fn a_place_has_a_name_and_stays_the_same() {
    let Some(copies) = Copies::new() else { return };
    copies.git_in(".".as_ref(), &["init", "--quiet", "--bare", "my hub"]);
    copies.run("a", &["log", "Acme"]);
    let told: String =
        ["", "-x", "nowhere", "my hub", "hub"].map(|url| copies.told("a", &["sync", url, "--yes"])).concat();
    assert_data_eq!(
        told,
        str![[r#"
$ a: reject sync  --yes
error: '' names no place

  tip: nothing was done; such as `reject sync git@example.org:me/journal.git`, or the path of a folder
exit 2
$ a: reject sync -x --yes
error: '-x' names no place

  tip: nothing was done; such as `reject sync git@example.org:me/journal.git`, or the path of a folder
exit 2
$ a: reject sync nowhere --yes
error: cannot reach 'nowhere'
  caused by: fatal: 'nowhere' does not appear to be a git repository
    fatal: Could not read from remote repository.

  tip: everything is committed here; run `reject sync` again when that is possible
exit 1
$ a: reject sync my hub --yes
Sent 2 files.
exit 0
$ a: reject sync hub --yes
error: this journal is kept in step with '[HERE]/my hub'

  tip: nothing was done; to change the place, run `git remote set-url origin URL` in the journal's folder
exit 2

"#]]
    );
    let other = copies.reject("b", &["sync", "../my hub", "--yes"]).current_dir(copies.root("hub"));
    other.assert().code(0).stderr_eq(str![[r#"
1 file came: 2026/2026-11-22-acme.yaml

"#]]);
}

#[test]
fn a_password_in_the_place_is_not_shown() {
    let Some(copies) = Copies::new() else { return };
    copies.run("a", &["log", "Acme"]);
    // Nobody listens on this port.
    let told = copies.told("a", &["sync", "http://ada:secret@127.0.0.1:9/journal.git", "--yes"]);
    assert_data_eq!(
        told.replacen("ada:secret@", "", 1),
        str![[r#"
$ a: reject sync http://127.0.0.1:9/journal.git --yes
error: cannot reach 'http://127.0.0.1:9/journal.git'
  caused by: fatal: unable to access 'http://127.0.0.1:9/journal.git/': Failed to connect to 127.0.0.1 port 9 after 0 ms: Couldn't connect to server

  tip: everything is committed here; run `reject sync` again when that is possible
exit 1

"#]]
    );
}

#[test]
fn a_place_that_holds_something_else_is_left_alone() {
    let Some(copies) = Copies::new() else { return };
    copies.put("code", "main.c", "int main;\n");
    copies.git_in("code".as_ref(), &["init", "--quiet", "--initial-branch=main"]);
    copies.git("code", &["add", "."]);
    copies.git("code", &["commit", "--quiet", "--message", "code"]);
    copies.run("a", &["log", "Acme"]);
    let told = ["a", "b"].map(|copy| copies.told(copy, &["sync", "code/.git", "--yes"])).concat();
    assert_data_eq!(
        told,
        str![[r#"
$ a: reject sync code/.git --yes
error: what is kept there is no journal: it holds other files and no 'journal.yaml'

  tip: nothing was sent; name an empty repository, or one that holds a journal
exit 1
$ b: reject sync code/.git --yes
error: what is kept there is no journal: it holds other files and no 'journal.yaml'

  tip: nothing was sent; name an empty repository, or one that holds a journal
exit 1

"#]]
    );
    assert!(!copies.root("b").join("main.c").exists());
    // The place is forgotten, and another can be named.
    assert_data_eq!(
        copies.told("a", &["sync", "hub", "--yes"]),
        str![[r#"
$ a: reject sync hub --yes
Sent 2 files.
exit 0

"#]]
    );
}

/// A place of the user's, told to git by hand before the first `sync`, and one that holds no journal.
fn with_an_origin() -> Option<Copies> {
    let copies = Copies::new()?;
    copies.put("code", "main.c", "int main;\n");
    copies.git_in("code".as_ref(), &["init", "--quiet", "--initial-branch=main"]);
    copies.git("code", &["add", "."]);
    copies.git("code", &["commit", "--quiet", "--message", "code"]);
    copies.run("a", &["log", "Acme"]);
    copies.git("a", &["init", "--quiet", "--initial-branch=main"]);
    copies.git("a", &["remote", "add", "-t", "main", "origin", "../hub"]);
    copies.git("a", &["config", "remote.origin.uploadpack", "git-upload-pack"]);
    Some(copies)
}

/// What git was told of the user's own place.
fn origin(copies: &Copies) -> String {
    copies.git("a", &["config", "--local", "--get-regexp", "^remote[.]|^reject[.]"])
}

#[test]
fn a_place_that_was_set_before_stays_whatever_fails_of_another() {
    let Some(copies) = with_an_origin() else { return };
    let before = origin(&copies);
    assert_data_eq!(
        ["code/.git", "nowhere"].map(|url| copies.told("a", &["sync", url, "--yes"])).concat(),
        str![[r#"
$ a: reject sync code/.git --yes
error: what is kept there is no journal: it holds other files and no 'journal.yaml'

  tip: nothing was sent; name an empty repository, or one that holds a journal
exit 1
$ a: reject sync nowhere --yes
error: cannot reach 'nowhere'
  caused by: fatal: 'nowhere' does not appear to be a git repository
    fatal: Could not read from remote repository.

  tip: nothing was done, and '../hub' is still the place of this journal
exit 1

"#]]
    );
    assert_eq!(origin(&copies), before);
    assert_eq!(copies.git("a", &["branch", "--remotes"]), "");
    assert_data_eq!(
        copies.told("a", &["sync", "--yes"]),
        str![[r#"
$ a: reject sync --yes
Sent 2 files.
exit 0

"#]]
    );
    let after = origin(&copies);
    assert_eq!(
        after.lines().filter(|line| line.starts_with("remote.")).collect::<Vec<_>>(),
        before.lines().collect::<Vec<_>>()
    );
}

#[test]
fn a_place_set_by_hand_that_holds_something_else_is_not_forgotten_and_another_can_be_named() {
    let Some(copies) = with_an_origin() else { return };
    copies.git("a", &["remote", "set-url", "origin", "../code/.git"]);
    let before = origin(&copies);
    assert_data_eq!(
        copies.told("a", &["sync", "--yes"]),
        str![[r#"
$ a: reject sync --yes
error: what is kept there is no journal: it holds other files and no 'journal.yaml'

  tip: nothing was sent; name an empty repository, or one that holds a journal
exit 1

"#]]
    );
    assert!(origin(&copies).starts_with(&before));
    assert_data_eq!(
        copies.told("a", &["sync", "hub", "--yes"]),
        str![[r#"
$ a: reject sync hub --yes
Sent 2 files.
exit 0

"#]]
    );
    copies.run("b", &["sync", "hub", "--yes"]);
    copies.are_in_step(&["a", "b"]);
}

#[test]
fn killed_before_a_place_was_looked_at_it_is_the_one_before() {
    let Some(copies) = with_an_origin() else { return };
    let before = origin(&copies);
    copies.copied("a", "kept-a");
    for n in 1.. {
        fs::remove_dir_all(copies.root("a")).expect("it goes");
        copies.copied("kept-a", "a");
        let path = super::crash::deadly(&copies, n, true);
        let killed = copies.reject("a", &["sync", "code/.git", "--yes"]).env("PATH", path);
        let code = killed.output().expect("it runs").status.code();
        assert_eq!(origin(&copies), before, "{n}");
        if code == Some(1) {
            assert!(n > 8, "only {n} calls were looked at");
            return;
        }
    }
}

#[test]
fn nothing_of_how_a_place_was_met_stays() {
    let Some(copies) = Copies::two() else { return };
    assert_eq!(copies.git("b", &["for-each-ref", "refs/reject"]), "");
    copies.put("code", "main.c", "int main;\n");
    copies.git_in("code".as_ref(), &["init", "--quiet", "--initial-branch=main"]);
    copies.git("code", &["add", "."]);
    copies.git("code", &["commit", "--quiet", "--message", "code"]);
    copies.run("c", &["log", "Acme"]);
    let refused = copies.reject("c", &["sync", "code/.git", "--yes"]);
    refused.assert().code(1);
    assert_eq!(copies.git("c", &["for-each-ref", "refs/reject"]), "");
}

#[test]
fn a_place_that_was_met_stays_the_same_whatever_git_fetches_by_itself() {
    let Some(copies) = Copies::new() else { return };
    copies.git_in(".".as_ref(), &["init", "--quiet", "--bare", "other"]);
    copies.run("a", &["log", "Acme"]);
    copies.git("a", &["init", "--quiet", "--initial-branch=main"]);
    copies.git("a", &["remote", "add", "-t", "elsewhere", "origin", "../hub"]);
    let told: String =
        [&["sync", "--yes"][..], &["sync", "other", "--yes"]].map(|words| copies.told("a", words)).concat();
    assert_data_eq!(
        told,
        str![[r#"
$ a: reject sync --yes
Sent 2 files.
exit 0
$ a: reject sync other --yes
error: this journal is kept in step with '../hub'

  tip: nothing was done; to change the place, run `git remote set-url origin URL` in the journal's folder
exit 2

"#]]
    );
}

/// A `git` that takes its time after `word` has begun, in a folder of its own.
#[cfg(unix)]
fn slow_at(copies: &Copies, word: &str) -> String {
    use std::os::unix::fs::PermissionsExt as _;
    let script = format!(
        "#!/bin/sh\nfor word; do\n  test \"$word\" = {word} || continue\n  mkdir -p \"$REJECT_JOURNAL/.git\"\n  \
         : > \"$REJECT_JOURNAL/../slow\"\n  sleep 1\ndone\nPATH=/usr/bin:/bin exec git \"$@\"\n"
    );
    copies.put("bin", "git", &script);
    let git = copies.root("bin").join("git");
    fs::set_permissions(git, fs::Permissions::from_mode(0o755)).expect("a program");
    format!("{}:/usr/bin:/bin", copies.root("bin").display())
}

/// What two runs said, the second begun while the first is at that word of git's.
#[cfg(unix)]
fn at_once(copies: &Copies, word: &str, [first, second]: [&[&str]; 2]) -> String {
    let slow = copies.reject("a", first).env("PATH", slow_at(copies, word));
    std::thread::scope(|scope| {
        let first = scope.spawn(move || slow.output().expect("it runs"));
        while !copies.root("slow").exists() && !first.is_finished() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        let second = copies.told("a", second);
        let first = first.join().expect("it ends");
        format!("{}{second}", String::from_utf8_lossy(&first.stderr))
    })
}

#[cfg(unix)]
#[test]
fn two_first_syncs_at_once_wait_for_each_other() {
    let Some(copies) = Copies::new() else { return };
    copies.run("a", &["log", "Acme"]);
    let sync: &[&str] = &["sync", "hub", "--yes"];
    assert_data_eq!(
        at_once(&copies, "init", [sync, sync]),
        str![[r#"
Sent 2 files.
$ a: reject sync hub --yes
Nothing new on either side.
exit 0

"#]]
    );
}

#[cfg(unix)]
#[test]
fn a_sync_that_waited_takes_over_no_place_that_was_met_meanwhile() {
    let Some(copies) = Copies::new() else { return };
    copies.git_in(".".as_ref(), &["init", "--quiet", "--bare", "other"]);
    copies.run("a", &["log", "Acme"]);
    assert_data_eq!(
        at_once(&copies, "fetch", [&["sync", "hub", "--yes"], &["sync", "other", "--yes"]]),
        str![[r#"
Sent 2 files.
$ a: reject sync other --yes
error: this journal is kept in step with '[HERE]/hub'

  tip: nothing was done; to change the place, run `git remote set-url origin URL` in the journal's folder
exit 2

"#]]
    );
    assert_eq!(
        copies.git("a", &["config", "remote.origin.url"]),
        copies.root("hub").display().to_string() + "\n"
    );
}
