//! The first time: where it goes, whether it may, and what is in the way.

use std::fs;

use snapbox::{assert_data_eq, str};

use super::Copies;
use crate::terminal::{ENTER, Start};

#[test]
fn the_first_time_asks_whether_the_words_may_go_there() {
    let Some(copies) = Copies::new() else { return };
    copies.run("journal", &["log", "Acme"]);
    assert_data_eq!(
        [copies.told("journal", &["sync"]), copies.told("journal", &["sync", "hub"])].concat(),
        str![[r#"
$ journal: reject sync
2 files committed here. No other place is known yet: `reject sync URL` names one and sends it there.
exit 0
$ journal: reject sync hub
error: whoever can read '[HERE]/hub' can read this journal, the private words too

  tip: nothing was done; `--yes` says that this is as you want it
exit 2

"#]]
    );
    let run = |keys: &str| {
        let start = Start::reject(&copies.journal, ["sync", "hub"]).size(200, 24);
        let mut terminal = start.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").run();
        terminal.until("Send it there?").press(keys).press(ENTER);
        let code = terminal.end();
        format!("{}exit {code}\n", terminal.screen())
            .replace(&copies.folder().display().to_string(), "[HERE]")
    };
    assert_data_eq!(
        run("n"),
        str![[r#"
Whoever can read '[HERE]/hub' can read this journal, the private words too.
? Send it there? no
Nothing was done.
exit 0

"#]]
    );
    assert_eq!(copies.git_in("hub".as_ref(), &["branch"]), "");
    assert_data_eq!(
        run("y"),
        str![[r#"
Whoever can read '[HERE]/hub' can read this journal, the private words too.
? Send it there? yes
Sent 2 files.
exit 0

"#]]
    );
    copies.run("journal", &["log", "Globex"]);
    assert_data_eq!(
        copies.told("journal", &["sync"]),
        str![[r#"
$ journal: reject sync
Sent 1 file.
exit 0

"#]]
    );
}

#[test]
fn a_journal_that_is_alone_is_committed() {
    let Some(copies) = Copies::new() else { return };
    assert_data_eq!(
        copies.told("a", &["sync"]),
        str![[r#"
$ a: reject sync
error: there is no journal in '[HERE]/a' yet

  tip: `reject log` begins one; `reject sync URL` takes over the one that is kept there
exit 2

"#]]
    );
    assert!(!copies.root("a").exists());
    copies.run("a", &["log", "Acme"]);
    assert_data_eq!(
        copies.synced(&["a", "a"]),
        str![[r#"
$ a: reject sync
2 files committed here. No other place is known yet: `reject sync URL` names one and sends it there.
exit 0
$ a: reject sync
Nothing new since the last time. No other place is known yet: `reject sync URL` names one and sends it there.
exit 0

"#]]
    );
    assert_data_eq!(
        copies.git("a", &["log", "--format=%an <%ae> %s"]),
        str![[r#"
reject <reject@localhost> reject sync

"#]]
    );
}

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

#[test]
fn a_journal_inside_another_repository_stays_out_of_its_way() {
    let Some(copies) = Copies::new() else { return };
    copies.git_in(".".as_ref(), &["init", "--quiet", "home"]);
    copies.run("home/journal", &["log", "Acme"]);
    assert_data_eq!(
        copies.told("home/journal", &["sync"]),
        str![[r#"
$ home/journal: reject sync
error: the journal '[HERE]/home/journal' lies in another git repository, '[HERE]/home'

  tip: nothing was done; move the journal out of it, or have that repository ignore it, then run this again
exit 1

"#]]
    );
    assert!(!copies.root("home/journal").join(".git").exists());
    copies.put("home", ".gitignore", "/journal/\n");
    assert_data_eq!(
        copies.told("home/journal", &["sync"]),
        str![[r#"
$ home/journal: reject sync
2 files committed here. No other place is known yet: `reject sync URL` names one and sends it there.
exit 0

"#]]
    );
}

#[test]
fn without_git_it_says_so() {
    let Some(copies) = Copies::new() else { return };
    copies.run("a", &["log", "Acme"]);
    let told = copies.reject("a", &["sync"]).env("PATH", copies.root("hub")).assert();
    told.code(1).stdout_eq("").stderr_eq(str![[r#"
error: `reject sync` works through git, and git did not start
  caused by: No such file or directory (os error 2)

  tip: nothing was done; install git, or copy the journal's folder yourself: it is plain files

"#]]);
    assert!(!copies.root("a").join(".git").exists());
}

#[test]
fn a_git_that_is_busy_is_left_alone() {
    let Some(copies) = Copies::two() else { return };
    copies.git("a", &["checkout", "--quiet", "--detach"]);
    let detached = copies.told("a", &["sync"]);
    copies.git("a", &["checkout", "--quiet", "main"]);
    fs::create_dir(copies.root("a").join(".git/rebase-merge")).expect("a rebase");
    assert_data_eq!(
        [detached, copies.told("a", &["sync"])].concat(),
        str![[r#"
$ a: reject sync
error: the journal's git is on no branch

  tip: nothing was done; `git switch main` in the journal's folder goes back, then run `reject sync`
exit 1
$ a: reject sync
error: git is in the middle of a rebase in the journal

  tip: nothing was done; `git rebase --continue` goes on with it, then run `reject sync`
exit 1

"#]]
    );
}

#[test]
fn a_lock_that_a_killed_git_left_is_named_and_nothing_waits_for_it() {
    let Some(copies) = Copies::two() else { return };
    copies.put("a", ".git/index.lock", "");
    copies.put("a", ".git/reject-index.lock", "");
    copies.run("a", &["log", "Hooli"]);
    assert_data_eq!(
        copies.synced(&["a", "b"]),
        str![[r#"
$ a: reject sync
`git status` will not show it yet: a git that was killed left '[HERE]/a/.git/index.lock'. When none is at work, remove it.
Sent 1 file.
exit 0
$ b: reject sync
1 file came: 2026/2026-11-22-hooli.yaml
exit 0

"#]]
    );
    fs::remove_file(copies.root("a").join(".git/index.lock")).expect("removed, as advised");
    assert_data_eq!(
        copies.synced(&["a"]),
        str![[r#"
$ a: reject sync
Nothing new on either side.
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
}
