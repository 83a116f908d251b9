//! The other copy was locked, and this one has words of its own: it is locked with the same key before anything goes.

use std::fs;

use snapbox::cmd::cargo_bin;
use snapbox::{assert_data_eq, str};

use super::Copies;
use super::locked::{SECRET, kept, lock, two_locked};

/// What is committed here, and what was there when it was fetched last.
fn commits(copies: &Copies) -> String {
    copies.git("b", &["for-each-ref"])
}

/// Two copies of which one was locked, and the other has a word that was committed and not sent, and one that was not.
fn one_locked() -> Option<Copies> {
    let copies = Copies::two()?;
    fs::rename(copies.root("hub"), copies.root("away")).expect("away");
    copies.run("b", &["log", "Hooli", "--said", SECRET]);
    assert_eq!(copies.reject("b", &["sync"]).output().expect("it runs").status.code(), Some(1));
    fs::rename(copies.root("away"), copies.root("hub")).expect("back");
    copies.run("b", &["feedback", "acme", "--received", SECRET]);
    lock(&copies, "a");
    copies.run("a", &["sync"]);
    copies.git("b", &["fetch", "--quiet"]);
    Some(copies)
}

/// Has a command of these words print the passphrase.
fn passphrase(copies: &Copies, words: &str) {
    copies.put(".config/reject", "config.yaml", &format!("passphrase-command: {words}\n"));
}

#[test]
fn what_was_written_before_the_other_was_locked_goes_out_locked() {
    let Some(copies) = one_locked() else { return };
    // Without the passphrase nothing changes.
    passphrase(&copies, "echo wrong");
    let before = (copies.words("b"), commits(&copies));
    assert_data_eq!(
        copies.told("b", &["sync"]),
        str![[r#"
$ b: reject sync
The other copy is locked with a passphrase. With the same, this one is locked too, then sent.
error: the passphrase is not the one this journal was locked with
  caused by: the passphrase-command of the config file printed it

  tip: the journal is as it was
  tip: where you are sure of it, identity.age may be damaged: try that of a backup
  tip: change the command in config.yaml, or take it out to be asked
exit 1

"#]]
    );
    assert_eq!((copies.words("b"), commits(&copies)), before);
    passphrase(&copies, "echo open sesame");
    assert_data_eq!(
        copies.synced(&["b", "a"]),
        str![[r#"
$ b: reject sync
The other copy is locked with a passphrase. With the same, this one is locked too, then sent.
This copy is locked now, as the other one is. Keep a copy of identity.age with your backups. What git took in here before can still be read in its history.
Sent 2 files.
exit 0
$ a: reject sync
2 files came: 2026/2026-11-02-acme--engineer.yaml, 2026/2026-11-22-hooli.yaml
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
    assert!(!kept(&copies, "hub").contains(SECRET));
    assert_data_eq!(
        copies.told("a", &["list"]),
        str![[r#"
$ a: reject list
company  role      got to       stands           begun
Acme     Engineer  application  in play          2 Nov
Hooli              application  rejected 22 Nov  22 Nov
exit 0

"#]]
    );
}

#[test]
fn what_is_written_while_the_passphrase_is_asked_for_goes_out_locked_too() {
    let Some(copies) = one_locked() else { return };
    let reject = cargo_bin!("reject").display();
    passphrase(&copies, &format!("{reject} log Globex --said {SECRET} >&2; echo open sesame"));
    assert_data_eq!(
        copies.told("b", &["sync"]),
        str![[r#"
$ b: reject sync
The other copy is locked with a passphrase. With the same, this one is locked too, then sent.
Written down in 2026/2026-11-22-globex.yaml
When you are ready: reject reflect globex
This copy is locked now, as the other one is. Keep a copy of identity.age with your backups. What git took in here before can still be read in its history.
Sent 3 files.
exit 0

"#]]
    );
    passphrase(&copies, "echo open sesame");
    copies.run("a", &["sync"]);
    copies.are_in_step(&["a", "b"]);
    assert!(!kept(&copies, "hub").contains(SECRET));
    assert!(copies.root("a").join("2026/2026-11-22-globex.yaml").exists());
}

#[test]
fn a_copy_that_was_locked_while_the_passphrase_is_asked_for_stays_so() {
    let Some(copies) = one_locked() else { return };
    let keys = ["identity.age", "recipients.txt"].map(|key| copies.root("a").join(key).display().to_string());
    passphrase(&copies, &format!("cp {} $REJECT_JOURNAL; echo open sesame", keys.join(" ")));
    let before = commits(&copies);
    assert_data_eq!(
        copies.told("b", &["sync"]),
        str![[r#"
$ b: reject sync
The other copy is locked with a passphrase. With the same, this one is locked too, then sent.
error: another reject has just locked the journal '[HERE]/b'

  tip: nothing was written; try again
exit 1

"#]]
    );
    assert_eq!(commits(&copies), before);
}

#[test]
fn a_passphrase_that_was_changed_in_another_copy_is_said() {
    let Some(copies) = two_locked() else { return };
    let key = copies.file("a", "identity.age");
    copies.put("a", "identity.age", &format!("{key}\n"));
    copies.git("a", &["commit", "--quiet", "--all", "--message", "changed"]);
    copies.git("a", &["push", "--quiet", "origin", "main"]);
    assert_data_eq!(
        copies.told("b", &["sync"]),
        str![[r#"
$ b: reject sync
The passphrase was changed in another copy: from now on that one opens this copy, too.
1 file came: identity.age
exit 0

"#]]
    );
    copies.git("b", &["reset", "--quiet", "--hard", "HEAD~"]);
    copies.put("b", "identity.age", &format!("{key}\n\n"));
    copies.git("b", &["commit", "--quiet", "--all", "--message", "changed"]);
    assert_data_eq!(
        copies.told("b", &["sync"]),
        str![[r#"
$ b: reject sync
error: the passphrase was changed in both copies

  tip: nothing was merged; put identity.age of the copy whose passphrase you keep in place of the other one's, then run `reject sync`
exit 1

"#]]
    );
}
