//! What is said where a journal could not be locked or unlocked, or its passphrase not be changed.

use snapbox::str;

use crate::commands::{beside, copy, told};
use crate::failing::answers;
use crate::locked::{self, files};
use crate::locking_fails::{Trial, is_write};
use crate::strace::{self, Call};
use crate::support::Journal;
use crate::terminal::Start;

/// What the command says when the call that is meant answers so.
fn said(trial: &Trial, answer: &str, is_it: impl Fn(&Call) -> bool) -> String {
    let call = trial.calls.iter().find(|call| !call.says() && is_it(call)).expect("such a call");
    let journal = copy(&trial.before);
    let program = strace::injected(call, &format!("error={answer}"));
    let done = locked::run(&journal, program, trial.word);
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    told(&done).replace(&journal.root().display().to_string(), "[JOURNAL]")
}

fn is_rename(call: &Call, to: &str) -> bool {
    call.is_rename() && call.path().ends_with(to)
}

fn syncs(call: &Call, path: &str) -> bool {
    call.name == "fsync" && call.open().ends_with(path)
}

fn is_lock_file(call: &Call) -> bool {
    call.creates() && call.path().ends_with("/.lock")
}

#[test]
fn what_could_not_be_locked_is_said_and_how_far_it_came() {
    if !strace::is_there() {
        return;
    }
    let trial = Trial::lock();
    snapbox::assert_data_eq!(
        said(&trial, "EROFS", is_lock_file),
        str![[r#"
error: cannot write '[JOURNAL]/.lock'
  caused by: Read-only file system (os error 30)

  tip: what was there before is unchanged

"#]]
    );
    snapbox::assert_data_eq!(
        said(&trial, "ENOSPC", |call| is_write(call, "2026/.reject.tmp")),
        str![[r#"
error: cannot write '2026/2026-11-22-acme--dev.yaml'
  caused by: No space left on device (os error 28)

  tip: nothing is lost: 0 of 6 files are locked now; `reject lock` goes on

"#]]
    );
    snapbox::assert_data_eq!(
        said(&trial, "EIO", |call| syncs(call, "trash/.reject.tmp")),
        str![[r#"
error: cannot write 'trash/writes.yaml'
  caused by: Input/output error (os error 5)

  tip: nothing is lost: 5 of 6 files are locked now; `reject lock` goes on

"#]]
    );
    snapbox::assert_data_eq!(
        said(&trial, "EIO", |call| syncs(call, "journal/2026")),
        str![[r#"
error: the disk does not confirm what was written to '2026/2026-11-22-acme--dev.yaml'
  caused by: Input/output error (os error 5)

  tip: nothing is lost: 1 of 6 files are locked now; `reject lock` goes on

"#]]
    );
    snapbox::assert_data_eq!(
        said(&trial, "EACCES", |call| is_rename(call, "plan.yaml")),
        str![[r#"
error: cannot write 'trash/1/plan.yaml'
  caused by: Permission denied (os error 13)

  tip: nothing is lost: 3 of 6 files are locked now; `reject lock` goes on

"#]]
    );
}

#[test]
fn what_could_not_be_unlocked_is_said_and_how_far_it_came() {
    if !strace::is_there() {
        return;
    }
    let trial = Trial::unlock();
    let is_removal = |call: &Call| call.name.starts_with("unlink") && call.path().ends_with("recipients.txt");
    snapbox::assert_data_eq!(
        said(&trial, "ENOSPC", |call| is_write(call, "2026/.reject.tmp")),
        str![[r#"
error: cannot write '2026/2026-11-22-acme--dev.yaml'
  caused by: No space left on device (os error 28)

  tip: nothing is lost: 6 of 6 files are locked now; `reject unlock` goes on

"#]]
    );
    snapbox::assert_data_eq!(
        said(&trial, "EACCES", |call| is_rename(call, "-acme--dev.yaml")),
        str![[r#"
error: cannot write '2026/2026-11-22-acme--dev.yaml'
  caused by: Permission denied (os error 13)

  tip: nothing is lost: 6 of 6 files are locked now; `reject unlock` goes on

"#]]
    );
    snapbox::assert_data_eq!(
        said(&trial, "EROFS", is_removal),
        str![[r#"
error: cannot write 'recipients.txt'
  caused by: Read-only file system (os error 30)

  tip: nothing is lost: 0 of 6 files are locked now; `reject unlock` goes on

"#]]
    );
    snapbox::assert_data_eq!(
        said(&trial, "EIO", |call| is_rename(call, "identity-1.age")),
        str![[r#"
error: cannot write 'identity.age'
  caused by: Input/output error (os error 5)

  tip: nothing is lost: 0 of 6 files are locked now; `reject unlock` goes on

"#]]
    );
}

#[test]
fn a_key_that_could_not_be_written_is_said() {
    if !strace::is_there() {
        return;
    }
    let trial = Trial::make_key();
    snapbox::assert_data_eq!(
        said(&trial, "EDQUOT", |call| call.name == "write"),
        str![[r#"
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot write 'identity.age'
  caused by: Disk quota exceeded (os error 122)

  tip: what was there before is unchanged

"#]]
    );
    snapbox::assert_data_eq!(
        said(&trial, "EIO", |call| is_rename(call, "recipients.txt")),
        str![[r#"
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot write 'recipients.txt'
  caused by: Input/output error (os error 5)

  tip: nothing is lost: 0 of 6 files are locked now; `reject lock` goes on

"#]]
    );
}

/// What `reject lock --new-passphrase` says, run by `strace` with these options, and whether it was done.
fn change(journal: &Journal, options: &str) -> (String, bool) {
    let line = format!("strace -qq -y -s 65536 {options} reject lock --new-passphrase");
    let mut terminal = Start::shell(journal, &line).size(200, 24).run();
    terminal.answer("New passphrase:", "another word").answer("same again:", "another word");
    let is_done = terminal.end() == 0;
    let said = terminal.screen().replace(&journal.root().display().to_string(), "[JOURNAL]");
    let from = said.find("error: ").unwrap_or(0);
    (said[from..].to_owned(), is_done)
}

/// Lets each `step`th answer to a call of a change of the passphrase be one that fails; what is said, each once.
fn change_each(step: usize) -> Vec<String> {
    let journal = locked::journal();
    let words = files(&journal);
    journal.lock();
    let traced = copy(&journal);
    let trace = beside(&traced).join("trace");
    let (said, is_done) = change(&traced, &format!("-o {} -e trace={}", trace.display(), strace::CHANGES));
    assert!(is_done, "{said}");
    let root = traced.root();
    let calls = strace::that_matter(&strace::calls_in(&trace, &root), &root);
    let mut all = Vec::new();
    for (call, (answer, on)) in
        calls.iter().flat_map(|call| answers(call).map(move |it| (call, it))).skip(step / 2).step_by(step)
    {
        if on {
            continue;
        }
        let journal = copy(&journal);
        let inject = format!(
            "-o /dev/null -e trace={} -e inject={}:error={answer}:when={}",
            call.name, call.name, call.nth
        );
        let (said, is_done) = change(&journal, &inject);
        let at = format!("{answer} at {}\n{said}", call.line);
        let is_new = is_done || said.contains("the new passphrase opens the journal now");
        journal.passphrase(if is_new { "echo another word" } else { "echo open sesame" });
        let unlocked = journal.reject(["unlock"]).output().expect("it runs");
        assert!(unlocked.status.success(), "{at}\n{}", told(&unlocked));
        assert_eq!(files(&journal), words, "{at}");
        if !is_done && !all.contains(&said) {
            all.push(said);
        }
    }
    all
}

#[test]
fn a_passphrase_that_cannot_be_changed_is_the_one_of_before() {
    if strace::is_there() {
        snapbox::assert_data_eq!(
            change_each(9).concat(),
            str![[r#"
error: cannot write '[JOURNAL]/.lock'
  caused by: Input/output error (os error 5)

  tip: what was there before is unchanged
error: cannot write 'identity.age'
  caused by: Disk quota exceeded (os error 122)

  tip: the passphrase is the one of before
error: cannot write 'identity.age'
  caused by: Permission denied (os error 13)

  tip: the passphrase is the one of before

"#]]
        );
    }
}

#[test]
#[ignore = "takes minutes: every call, every answer"]
fn a_passphrase_that_cannot_be_changed_is_the_one_of_before_whatever_fails() {
    if strace::is_there() {
        assert!(change_each(1).len() > 5);
    }
}
