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
