//! What lies in a journal's folder beside what is locked: links, damaged files, what an editor left, what is foreign.

#[cfg(unix)]
use std::os::unix::fs::symlink;

use std::fs;
use std::path::PathBuf;

use snapbox::str;

use super::{SECRET, locked, readable};
use crate::support::Journal;

const FILE: &str = "2026/2026-10-30-acme.yaml";
const CASE: &str = "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\nnote: quillwort\n";

/// A journal with a key that nothing is locked with yet.
fn with_key(files: &[(&str, &str)]) -> Journal {
    let journal = Journal::with(files);
    journal.put_key();
    journal
}

fn is_there(journal: &Journal, file: &str) -> bool {
    journal.root().join(file).symlink_metadata().is_ok()
}

#[cfg(unix)]
#[test]
fn what_a_link_out_of_the_journal_leads_to_is_left_as_it_is() {
    let journal = with_key(&[(FILE, CASE), ("drafts/a.txt", SECRET)]);
    let outside = journal.root().with_file_name("cv.txt");
    fs::write(&outside, SECRET).expect("a file");
    symlink(&outside, journal.root().join("drafts/cv.txt")).expect("a link");
    symlink("a.txt", journal.root().join("drafts/b.txt")).expect("a link");
    let lock = journal.reject(["lock"]).assert().code(0).stdout_eq(str![[""]]);
    lock.stderr_eq(str![[r#"
Locked: 2 files. Keep a copy of identity.age with your backups.
Left as they are, as they are links to what is not locked: drafts/cv.txt

"#]]);
    assert_eq!(readable(&journal, SECRET), ["cv.txt", "journal/drafts/cv.txt"].map(PathBuf::from));
    journal.reject(["check"]).assert().code(0).stderr_eq(str![[""]]).stdout_eq(str![[r#"
drafts/cv.txt: note: is a link, and what it leads to is not locked
identity.age: note: the journal is locked; the names of its files still show company, role and date, and copies and git's history from before the lock show all

"#]]);
    journal.reject(["unlock"]).assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Unlocked: 2 files. Whoever can read this disk can read them. The key is kept as identity-1.age, for older copies.

"#]]);
    assert_eq!(journal.file("drafts/b.txt"), SECRET);
    assert_eq!(fs::read_to_string(outside).expect("the file"), SECRET);
}

#[cfg(unix)]
#[test]
fn what_is_written_through_a_link_is_locked_and_unlocked() {
    let journal = with_key(&[("2026/2026-10-31-globex.yaml", CASE)]);
    let outside = journal.root().with_file_name("acme.yaml");
    fs::write(&outside, CASE.replace("quillwort", "quill")).expect("a file");
    symlink(&outside, journal.root().join(FILE)).expect("a link");
    journal.run(["lock"]);
    let apply = journal.reject(["advance", "2026-10-30-acme", "screen", "--note", SECRET]);
    apply.assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Acme: got to screen. Written down in 2026/2026-10-30-acme.yaml
The first time you got as far as a screen.

"#]]);
    assert_eq!(readable(&journal, SECRET), Vec::<PathBuf>::new());
    journal.run(["unlock"]);
    assert_eq!(readable(&journal, SECRET)[0], PathBuf::from("acme.yaml"));
}

#[test]
fn what_an_editor_has_open_is_named_and_left_to_it() {
    let journal = locked(&[(FILE, CASE)]);
    let program = snapbox::cmd::cargo_bin!("reject").display();
    let script = format!("{program} lock 2> said; {program} check >> said");
    fs::write(journal.root().with_file_name("editor.sh"), script).expect("the editor");
    journal.reject(["edit", "acme"]).env("VISUAL", "sh editor.sh").assert().code(0);
    let said = fs::read_to_string(journal.root().with_file_name("said")).expect("what was said");
    snapbox::assert_data_eq!(
        said,
        str![[r#"
The journal is locked already.
Not locked, as an editor has it open, or had; the command that opened it goes on with it: drafts/open/edit-2026-10-30-acme.yaml/edit-2026-10-30-acme.yaml
drafts/open/edit-2026-10-30-acme.yaml/edit-2026-10-30-acme.yaml: note: is not locked: an editor has it open, or had; the command that opened it goes on with it
identity.age: note: the journal is locked; the names of its files still show company, role and date, and copies and git's history from before the lock show all

"#]]
    );
}

#[test]
fn whatever_else_lies_in_the_folder_is_named_at_any_depth() {
    let journal = with_key(&[(FILE, CASE)]);
    for file in ["letters/old/acme.txt", "2026/scans/no.pdf", "prompts/mine.txt", ".git/config", "cv.txt"] {
        journal.put(file, "quill");
    }
    for folder in ["2026", "letters", "prompts", ".git"] {
        journal.put(&format!("{folder}/.reject.tmp"), SECRET);
    }
    journal.reject(["lock"]).assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Locked: 1 file. Keep a copy of identity.age with your backups.
Left as they are, as they are none of the journal's own: 2026/scans/no.pdf, cv.txt, letters/old/acme.txt

"#]]);
    assert_eq!(readable(&journal, SECRET), [PathBuf::from("journal/.git/.reject.tmp")]);
}

#[cfg(unix)]
#[test]
fn a_key_that_is_a_link_is_kept_as_what_it_leads_to() {
    let journal = locked(&[(FILE, CASE)]);
    let (key, elsewhere) = (journal.root().join("identity.age"), journal.root().with_file_name("key.age"));
    fs::rename(&key, &elsewhere).expect("moved");
    symlink(&elsewhere, &key).expect("a link");
    journal.reject(["unlock"]).assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Unlocked: 1 file. Whoever can read this disk can read them. The key is kept as identity-1.age, for older copies.

"#]]);
    assert!(!is_there(&journal, "identity.age"));
    assert!(!journal.root().join("identity-1.age").is_symlink());
    assert_eq!(journal.file("identity-1.age"), fs::read_to_string(elsewhere).expect("the key"));
    journal.lock();
    journal.reject(["unlock"]).assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Unlocked: 1 file. Whoever can read this disk can read them. The key is kept as identity-2.age, for older copies.

"#]]);
}

/// A locked file that begins with so many recipients that age works on them for hours.
fn endless() -> Vec<u8> {
    let stanza = b"-> X25519 CJM36AHmTbdHSuOQL+NESqyVQE75f2e610iRdLPEN20\nC3ZAeY64NXS4QFrksLm3EGz+uPRyI0eQsWw7LWbbYig\n";
    let mac = &b"--- pQlIfqAJ7ADTrxZMEXjaFQ9Q4vDzkUvpNHwXwcGOGKs\n0000000000000000"[..];
    [&b"age-encryption.org/v1\n"[..], &stanza.repeat(80_000), mac].concat()
}

#[test]
fn a_file_locked_to_very_many_is_refused_at_once() {
    let journal = locked(&[(FILE, CASE)]);
    journal.put("2026/2026-11-01-globex.yaml", endless());
    journal
        .reject(["list"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
company  role  got to       stands   begun
Acme           application  in play  30 Oct

"#]])
        .stderr_eq(str![[r#"
error: cannot read '2026/2026-11-01-globex.yaml'
  caused by: it is locked to far more recipients than reject locks to

  tip: nothing was changed; put it right, or move it out of the journal

"#]]);
    journal.put("identity.age", endless());
    journal.reject(["list"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot read 'identity.age', which holds the key of this journal
  caused by: it is locked to far more recipients than reject locks to

  tip: the journal is as it was; the identity.age of a backup opens it with the passphrase of then

"#]]);
}

fn damage(journal: &Journal, file: &str) {
    let mut bytes = fs::read(journal.root().join(file)).expect("a file");
    *bytes.last_mut().expect("a byte") ^= 1;
    journal.put(file, &bytes);
}

#[test]
fn a_damaged_record_stops_no_writing_and_no_unlocking() {
    let journal = locked(&[(FILE, CASE)]);
    journal.run(["plan", "add", "one"]);
    damage(&journal, "trash/writes.yaml");
    journal.reject(["undo", "--yes"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot read 'trash/writes.yaml'
  caused by: it is locked, and it was changed or cut since it was written

  tip: nothing was changed; put it right, or move it out of the journal

"#]]);
    journal.run(["plan", "add", "two"]);
    assert!(is_there(&journal, "trash/writes-1.yaml"));
    journal
        .reject(["undo", "--yes"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
plan.yaml
  planned: two

"#]])
        .stderr_eq(str![[r#"
What was written last, by `reject plan`:
Taken back; it lies in trash/1. `reject undo --restore` brings it back.

"#]]);
    journal.reject(["check"]).assert().code(1).stderr_eq(str![[""]]).stdout_eq(str![[r#"
identity.age: note: the journal is locked; the names of its files still show company, role and date, and copies and git's history from before the lock show all
trash/writes-1.yaml: cannot be read: it is locked, and it was changed or cut since it was written

"#]]);
    damage(&journal, "trash/writes.yaml");
    journal.reject(["unlock"]).assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Unlocked: 4 files. Whoever can read this disk can read them. The key is kept as identity-1.age, for older copies.
Left as they are, as they cannot be read: trash/writes-1.yaml, trash/writes-2.yaml

"#]]);
    journal.run(["plan", "add", "three"]);
    journal
        .reject(["undo", "--yes"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
plan.yaml
  planned: three

"#]])
        .stderr_eq(str![[r#"
What was written last, by `reject plan`:
Taken back; it lies in trash/2. `reject undo --restore` brings it back.

"#]]);
}

#[test]
fn check_names_each_locked_file_that_does_not_open() {
    let journal =
        locked(&[(FILE, CASE), ("drafts/log.yaml", "next: 1\n"), ("plan.yaml", "---\ndate: 2026-10-30\n")]);
    for file in [FILE, "drafts/log.yaml", "plan.yaml"] {
        damage(&journal, file);
    }
    journal.reject(["check"]).assert().code(1).stderr_eq(str![[""]]).stdout_eq(str![[r#"
2026/2026-10-30-acme.yaml: cannot be read: it is locked, and it was changed or cut since it was written
drafts/log.yaml: cannot be read: it is locked, and it was changed or cut since it was written
identity.age: note: the journal is locked; the names of its files still show company, role and date, and copies and git's history from before the lock show all
plan.yaml: cannot be read: it is locked, and it was changed or cut since it was written

"#]]);
}

#[test]
fn what_was_never_locked_keeps_no_lock_on() {
    let journal = with_key(&[(FILE, CASE)]);
    let film = fs::File::create(journal.root().join(FILE).with_file_name("film")).expect("a file");
    film.set_len(17 * 1024 * 1024).expect("long");
    fs::create_dir_all(journal.root().join("drafts")).expect("a folder");
    fs::rename(journal.root().join("2026/film"), journal.root().join("drafts/film")).expect("moved");
    journal.reject(["lock"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Locked: 1 file. Keep a copy of identity.age with your backups.
error: cannot lock 'drafts/film'
  caused by: it has 17825792 bytes, and no file of more than 16777216 is read

  tip: it stays as it was, and whoever could read it still can; put it right, or move it out of the journal

"#]]);
    journal.reject(["unlock"]).assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Unlocked: 1 file. Whoever can read this disk can read them. The key is kept as identity-1.age, for older copies.
Left as they are, as they cannot be read: drafts/film

"#]]);
    assert_eq!(journal.file(FILE), CASE);
    assert!(!is_there(&journal, "identity.age"));
}

#[test]
fn cut_short_it_says_how_far_it_came_and_what_goes_on() {
    let journal = with_key(&[(FILE, CASE), ("drafts/a.txt", SECRET), ("drafts/b.txt", SECRET)]);
    // A folder of that name cannot be removed, and keeps files from being written beside it.
    let in_the_way = journal.root().join("drafts/.reject.tmp");
    fs::create_dir(&in_the_way).expect("a folder");
    journal.reject(["lock"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot write 'drafts/a.txt'
  caused by: '.reject.tmp' beside it is in the way, and cannot be removed: Is a directory (os error 21)

  tip: nothing is lost: 1 of 3 files are locked now; `reject lock` goes on

"#]]);
    fs::remove_dir(&in_the_way).expect("the folder");
    journal.reject(["lock"]).assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Locked: 2 files. Keep a copy of identity.age with your backups.

"#]]);
    fs::create_dir(&in_the_way).expect("a folder");
    journal.reject(["unlock"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot write 'drafts/a.txt'
  caused by: '.reject.tmp' beside it is in the way, and cannot be removed: Is a directory (os error 21)

  tip: nothing is lost: 2 of 3 files are locked now; `reject unlock` goes on

"#]]);
    fs::remove_dir(&in_the_way).expect("the folder");
    journal.reject(["unlock"]).assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Unlocked: 2 files. Whoever can read this disk can read them. The key is kept as identity-1.age, for older copies.

"#]]);
    assert_eq!(journal.file("drafts/b.txt"), SECRET);
}

#[test]
fn a_folder_named_with_a_line_end_begins_no_line() {
    let journal = with_key(&[(FILE, CASE)]);
    journal.put("d\nUnlocked: 9 files.\u{1b}[2J/x", "mine");
    journal.reject(["lock"]).assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Locked: 1 file. Keep a copy of identity.age with your backups.
Left as they are, as they are none of the journal's own: d␊Unlocked: 9 files.␛[2J/x

"#]]);
    journal.put("drafts/d\nLocked.", b"age-encryption.org/v1\n-> X25519 broken\n");
    journal.reject(["unlock"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot read 'drafts/d␊Locked.'
  caused by: it is locked, and it was changed or cut since it was written

  tip: nothing was changed; put it right, or move it out of the journal
error: 1 file cannot be unlocked

  tip: the journal is locked as it was; mend them or move them out of it, then try again

"#]]);
}

#[test]
fn a_draft_about_age_is_locked_like_any_other() {
    let note = "age-encryption.org/ is the format, and quillwort the word\n";
    let journal = with_key(&[(FILE, CASE), ("drafts/unsaved-1.txt", note)]);
    journal.reject(["lock"]).assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Locked: 2 files. Keep a copy of identity.age with your backups.

"#]]);
    assert_eq!(readable(&journal, SECRET), Vec::<PathBuf>::new());
    journal.run(["unlock"]);
    assert_eq!(journal.file("drafts/unsaved-1.txt"), note);
}
