//! `recipients.txt`: lost, another's, or a file of the user's own.

use std::fs;
use std::path::PathBuf;

use snapbox::str;

use super::{SECRET, locked, readable};
use crate::support::Journal;

const FILE: &str = "2026/2026-10-30-acme.yaml";
const CASE: &str = "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\n";
const OTHER: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p\n";

#[test]
fn words_are_locked_to_nobody_else() {
    let journal = locked(&[(FILE, CASE)]);
    journal.put("recipients.txt", OTHER);
    let log = journal.reject(["log", "Globex", "--said", "-"]).stdin(SECRET).assert().code(1);
    log.stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot write to the journal '[JOURNAL]': its recipients.txt does not name the key of its identity.age

  tip: nothing was written; put back the recipients.txt of before, or remove it and run `reject lock`
  tip: what was piped in could be kept nowhere; here it is:
    quillwort

"#]]);
    assert!(!journal.root().join("drafts").exists());
}

#[test]
fn where_it_is_lost_the_next_write_puts_it_there() {
    let journal = locked(&[(FILE, CASE)]);
    let before = journal.file("recipients.txt");
    let named = |text: &str| text.lines().last().map(str::to_owned);
    fs::remove_file(journal.root().join("recipients.txt")).expect("the recipient");
    journal.run(["log", "acme", "--note", SECRET]);
    assert_eq!(named(&journal.file("recipients.txt")), named(&before));
    assert_eq!(readable(&journal, SECRET), Vec::<PathBuf>::new());
}

#[test]
fn a_text_of_one_s_own_of_that_name_locks_nothing() {
    let journal = Journal::with(&[(FILE, CASE), ("recipients.txt", "Ada, who reads my letters\n")]);
    journal.run(["log", "acme", "--note", "later"]);
    journal.passphrase("echo open sesame");
    journal.reject(["lock"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot write 'recipients.txt'
  caused by: a file of that name is there already; give it another name first

  tip: what was there before is unchanged

"#]]);
    assert!(!journal.root().join("identity.age").exists());
    journal.put("recipients.txt", OTHER);
    journal.reject(["list"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot read 'identity.age', which holds the key of this journal
  caused by: it is not there, and recipients.txt says that files are locked; where that is a file of your own, give it another name

  tip: the journal is as it was; the identity.age of a backup opens it with the passphrase of then

"#]]);
}
