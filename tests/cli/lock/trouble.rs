//! Passphrases that are wrong, files that are damaged, locks that were cut short.

use std::fs;
use std::path::PathBuf;

use snapbox::str;

use super::{PASSPHRASE, SECRET, bytes, locked, readable};
use crate::support::Journal;
use crate::terminal::{CTRL_C, ENTER, Start};

const FILE: &str = "2026/2026-10-30-acme.yaml";
const CASE: &str = "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\nnote: quillwort\n";

#[test]
fn a_wrong_passphrase_is_said_and_nothing_is_lost() {
    let journal = locked(&[(FILE, CASE)]);
    journal.passphrase("echo open barley");
    let before = bytes(&journal);
    let list = journal.reject(["list"]).assert().code(1).stdout_eq(str![[""]]);
    list.stderr_eq(str![[r#"
error: the passphrase is not the one this journal was locked with
  caused by: the passphrase-command of the config file printed it

  tip: the journal is as it was
  tip: where you are sure of it, identity.age may be damaged: try that of a backup
  tip: change the command in config.yaml, or take it out to be asked

"#]]);
    let add = journal.reject(["lock", "--new-passphrase"]).assert().code(1).stdout_eq(str![[""]]);
    add.stderr_eq(str![[r#"
error: the passphrase is not the one this journal was locked with
  caused by: the passphrase-command of the config file printed it

  tip: the journal is as it was
  tip: where you are sure of it, identity.age may be damaged: try that of a backup
  tip: change the command in config.yaml, or take it out to be asked

"#]]);
    assert_eq!(bytes(&journal), before);
    let log =
        journal.reject(["log", "Acme", "--said", "-"]).stdin(SECRET).assert().code(1).stdout_eq(str![[""]]);
    log.stderr_eq(str![[r#"
error: the passphrase is not the one this journal was locked with
  caused by: the passphrase-command of the config file printed it

  tip: the journal is as it was
  tip: where you are sure of it, identity.age may be damaged: try that of a backup
  tip: change the command in config.yaml, or take it out to be asked
  tip: what was piped in is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]]);
    assert_eq!(readable(&journal, SECRET), Vec::<PathBuf>::new());
    journal.passphrase("echo open sesame");
    let kept = journal.reject(["show", "drafts/unsaved-1.txt"]).assert().code(0).stderr_eq(str![[""]]);
    kept.stdout_eq(str![[r#"
quillwort

"#]]);
    journal.reject(["check"]).assert().code(0).stderr_eq(str![[""]]).stdout_eq(str![[r#"
drafts/unsaved-1.txt: note: holds words that found no place yet; `reject show` with its name reads it; take them over, then remove it
identity.age: note: the journal is locked; the names of its files still show company, role and date, and copies and git's history from before the lock show all

"#]]);
}

#[test]
fn a_command_that_gives_no_passphrase_is_named() {
    let journal = locked(&[(FILE, CASE)]);
    journal.passphrase("exit 3");
    journal.reject(["list"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: the passphrase-command of the config file failed
  caused by: exit status: 3

  tip: the journal is as it was

"#]]);
    journal.passphrase("\"true\"");
    journal.reject(["list"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: the passphrase-command of the config file failed
  caused by: it printed nothing

  tip: the journal is as it was

"#]]);
    fs::remove_dir_all(journal.root().with_file_name(".config")).expect("the config");
    journal.reject(["--brief"]).assert().code(0).stderr_eq(str![[""]]).stdout_eq(str![[r#"
Your journal is locked; `reject` opens it.

"#]]);
}

#[test]
fn on_a_terminal_it_is_asked_for_without_being_shown() {
    let journal = locked(&[(FILE, CASE)]);
    fs::remove_dir_all(journal.root().with_file_name(".config")).expect("the config");
    let mut terminal = Start::reject(&journal, ["list"]).run();
    terminal.until("Passphrase:").press("open barley").press(ENTER);
    terminal.until("Once more").press(PASSPHRASE).press(ENTER);
    assert_eq!(terminal.end(), 0);
    snapbox::assert_data_eq!(
        terminal.screen(),
        str![[r#"
Passphrase:
That is not the passphrase. Once more:
Passphrase:
company  role  got to       stands   begun
Acme           application  in play  30 Oct

"#]]
    );
    let mut terminal = Start::reject(&journal, ["lock", "--new-passphrase"]).run();
    terminal.until("Passphrase:").press(PASSPHRASE).press(ENTER);
    terminal.until("New passphrase:").press("a").press(ENTER).until("same again:").press("b").press(ENTER);
    terminal.until("differ").press("new").press(ENTER).until_again("same again:").press("new").press(ENTER);
    assert_eq!(terminal.end(), 0);
    journal.passphrase("echo new");
    journal.run(["show", "acme"]);
    let mut terminal = Start::reject(&journal, ["lock", "--new-passphrase"]).run();
    terminal.until("New passphrase:").press(CTRL_C);
    assert_eq!(terminal.end(), 130);
    fs::remove_dir_all(journal.root().with_file_name(".config")).expect("the config");
    let line = "echo quillwort | reject log Globex --said -; echo $?; stty -a | grep -o ' echo '";
    let mut terminal = Start::shell(&journal, line).size(300, 30).run();
    terminal.until("Passphrase:").press(CTRL_C);
    terminal.end();
    let screen = terminal.screen().replace(&journal.root().display().to_string(), "[JOURNAL]");
    snapbox::assert_data_eq!(
        screen,
        str![[r#"
Passphrase:
The journal is as it was; what was piped in is kept in '[JOURNAL]/drafts/unsaved-1.txt'.
130
 echo

"#]]
    );
    journal.passphrase("echo new");
    journal.run(["show", "acme"]);
}

#[test]
fn a_lock_that_was_cut_short_reads_and_is_gone_on_with() {
    let journal = locked(&[(FILE, CASE)]);
    journal.put("2026/2026-11-01-globex.yaml", CASE.replace("Acme", "Globex"));
    let list = journal.reject(["list"]).assert().code(0);
    list.stdout_eq(str![[r#"
company  role  got to       stands   begun
Acme           application  in play  30 Oct
Globex         application  in play  30 Oct

"#]])
        .stderr_eq(str![[r#"
Some files of this journal are not locked. `reject lock` locks the rest.

"#]]);
    journal.reject(["check"]).assert().code(1).stderr_eq(str![[r#"
Some files of this journal are not locked. `reject lock` locks the rest.

"#]]).stdout_eq(str![[r#"
2026/2026-11-01-globex.yaml: note: the file's name says 2026-11-01, its first event is of 2026-10-30
2026/2026-11-01-globex.yaml: is not locked; `reject lock` locks it
identity.age: note: the journal is locked; the names of its files still show company, role and date, and copies and git's history from before the lock show all

"#]]);
    journal.reject(["lock"]).assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Locked: 1 file. Keep a copy of identity.age with your backups.

"#]]);
    assert_eq!(readable(&journal, SECRET), Vec::<PathBuf>::new());
}

#[test]
fn a_damaged_file_is_named_and_keeps_the_lock_on() {
    let journal = locked(&[(FILE, CASE), ("2026/2026-11-01-globex.yaml", CASE)]);
    let mut damaged = fs::read(journal.root().join(FILE)).expect("the case");
    *damaged.last_mut().expect("a byte") ^= 1;
    journal.put(FILE, &damaged);
    let before = bytes(&journal);
    let list = journal.reject(["list"]).assert().code(1);
    list.stdout_eq(str![[r#"
company  role  got to       stands   begun
Acme           application  in play  30 Oct

"#]])
        .stderr_eq(str![[r#"
error: cannot read '2026/2026-10-30-acme.yaml'
  caused by: it is locked, and it was changed or cut since it was written

  tip: nothing was changed; put it right, or move it out of the journal

"#]]);
    journal.reject(["log", "acme"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot read '2026/2026-10-30-acme.yaml'
  caused by: it is locked, and it was changed or cut since it was written

  tip: nothing was changed; put it right, or move it out of the journal

"#]]);
    journal.reject(["unlock"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot read '2026/2026-10-30-acme.yaml'
  caused by: it is locked, and it was changed or cut since it was written

  tip: nothing was changed; put it right, or move it out of the journal
error: 1 file cannot be unlocked

  tip: the journal is locked as it was; mend them or move them out of it, then try again

"#]]);
    assert_eq!(bytes(&journal), before);
}

#[test]
fn a_key_that_is_gone_or_another_one_is_said() {
    let journal = locked(&[(FILE, CASE)]);
    let identity = journal.file("identity.age");
    fs::remove_file(journal.root().join("identity.age")).expect("the key");
    journal.reject(["apply", "Globex", "Clerk"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot read 'identity.age', which holds the key of this journal
  caused by: it is not there, and recipients.txt says that files are locked; where that is a file of your own, give it another name

  tip: the journal is as it was; the identity.age of a backup opens it with the passphrase of then

"#]]);
    journal.put("identity.age", "nonsense");
    journal.reject(["list"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot read 'identity.age', which holds the key of this journal
  caused by: it was changed or cut since it was written

  tip: the journal is as it was; the identity.age of a backup opens it with the passphrase of then

"#]]);
    journal.put("identity.age", identity);
    let other = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p\n";
    journal.put("recipients.txt", other);
    journal.reject(["apply", "Globex", "Clerk"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[
        r#"
error: cannot write to the journal '[JOURNAL]': its recipients.txt does not name the key of its identity.age

  tip: nothing was written; put back the recipients.txt of before, or remove it and run `reject lock`

"#
    ]]);
    fs::remove_file(journal.root().join("recipients.txt")).expect("the recipient");
    journal.lock();
    journal.run(["apply", "Globex", "Clerk"]);
}

#[test]
fn without_any_key_nothing_is_written_among_what_is_locked() {
    let journal = Journal::with(&[]);
    journal.run(["log", "Acme", "--note", SECRET]);
    journal.lock();
    for file in ["identity.age", "recipients.txt"] {
        fs::remove_file(journal.root().join(file)).expect(file);
    }
    let before = bytes(&journal);
    let log = journal.reject(["log", "Globex"]).assert().code(1).stdout_eq(str![[""]]);
    log.stderr_eq(str![[r#"
error: cannot write to the journal '[JOURNAL]': '2026/2026-11-22-acme.yaml' is locked, and the key is not there

  tip: nothing was written; put identity.age back, from a backup or another copy, or move that file out of the journal

"#]]);
    let lock = journal.reject(["lock"]).assert().code(1).stdout_eq(str![[""]]);
    lock.stderr_eq(str![[r#"
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot write to the journal '[JOURNAL]': '2026/2026-11-22-acme.yaml' is locked, and the key is not there

  tip: nothing was written; put identity.age back, from a backup or another copy, or move that file out of the journal

"#]]);
    assert_eq!(bytes(&journal), before);
}

#[test]
fn without_any_key_nothing_is_written_in_the_open_whatever_else_is_gone() {
    let journal = locked(&[(FILE, CASE)]);
    journal.run(["plan", "add", SECRET]);
    for file in ["identity.age", "recipients.txt", "trash/writes.yaml"] {
        fs::remove_file(journal.root().join(file)).expect(file);
    }
    let before = bytes(&journal);
    let log = journal.reject(["log", "New", "Role", "--note", SECRET]).assert().code(1).stdout_eq(str![[""]]);
    log.stderr_eq(str![[r#"
error: cannot write to the journal '[JOURNAL]': '2026/2026-10-30-acme.yaml' is locked, and the key is not there

  tip: nothing was written; put identity.age back, from a backup or another copy, or move that file out of the journal
  tip: what you wrote could be kept nowhere; here it is:
    quillwort

"#]]);
    let piped = journal.reject(["log", "New", "--said", "-"]).stdin(SECRET).assert().code(1);
    piped.stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot write to the journal '[JOURNAL]': '2026/2026-10-30-acme.yaml' is locked, and the key is not there

  tip: nothing was written; put identity.age back, from a backup or another copy, or move that file out of the journal
  tip: what was piped in could be kept nowhere; here it is:
    quillwort

"#]]);
    fs::remove_file(journal.root().join("plan.yaml")).expect("the plan");
    journal.reject(["plan", "add", SECRET]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot write to the journal '[JOURNAL]': '2026/2026-10-30-acme.yaml' is locked, and the key is not there

  tip: nothing was written; put identity.age back, from a backup or another copy, or move that file out of the journal
  tip: what you wrote could be kept nowhere; here it is:
    quillwort

"#]]);
    journal.put("plan.yaml", &before.iter().find(|(file, _)| file == "plan.yaml").expect("the plan").1);
    assert_eq!(bytes(&journal), before);
}

#[test]
fn a_long_record_without_its_key_is_not_put_aside() {
    let journal = locked(&[]);
    let record = "---\nby: reject log\nwrites: []\n".repeat(40_000);
    journal.put("trash/writes.yaml", record);
    journal.run(["lock"]);
    for file in ["identity.age", "recipients.txt"] {
        fs::remove_file(journal.root().join(file)).expect(file);
    }
    let before = fs::read(journal.root().join("trash/writes.yaml")).expect("the record");
    assert!(before.len() > 1024 * 1024);
    journal
        .reject(["log", "New", "--note", SECRET])
        .assert()
        .code(1)
        .stdout_eq(str![[""]])
        .stderr_eq(str![[r#"
error: cannot write to the journal '[JOURNAL]': 'trash/writes.yaml' is locked, and the key is not there

  tip: nothing was written; put identity.age back, from a backup or another copy, or move that file out of the journal
  tip: what you wrote could be kept nowhere; here it is:
    quillwort

"#]]);
    assert_eq!(fs::read(journal.root().join("trash/writes.yaml")).expect("the record"), before);
    assert_eq!(journal.files(), ["journal.yaml"]);
}

#[test]
fn a_lock_that_locks_nothing_leaves_no_key() {
    let journal = Journal::with(&[("drafts/a.txt", SECRET)]);
    journal.passphrase("echo open sesame");
    let in_the_way = journal.root().join("drafts/.reject.tmp");
    fs::create_dir(&in_the_way).expect("a folder");
    journal.run(["apply", "Acme", "Clerk"]);
    fs::rename(journal.root().join("2026"), journal.root().join("elsewhere")).expect("moved");
    fs::remove_dir_all(journal.root().join("trash")).expect("the record");
    journal.reject(["lock"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot write 'drafts/a.txt'
  caused by: '.reject.tmp' beside it is in the way, and cannot be removed: Is a directory (os error 21)

  tip: nothing was locked: the journal is as it was

"#]]);
    assert_eq!(journal.files(), ["drafts/a.txt", "elsewhere/2026-11-22-acme--clerk.yaml", "journal.yaml"]);
    journal.run(["apply", "Globex", "Clerk"]);
}
