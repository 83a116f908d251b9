//! Words on the command line that could not be written are kept, as those that are piped in are.

use snapbox::str;

use crate::support::Journal;

const CASE: &str = "---\ncompany: Acme\n---\ndate: 2026-11-02\nevent: applied\n";
const FILE: &str = "2026/2026-11-02-acme.yaml";

#[test]
fn words_for_a_damaged_plan_are_kept() {
    let journal = Journal::with(&[("plan.yaml", "date: [\n")]);
    let add = journal.reject(["plan", "add", "Write three stories down"]).assert().code(1);
    add.stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot read 'plan.yaml'
  caused by: line 1, column 7: date: a list stands here; expected a word or a text

  tip: nothing was changed; mend 'plan.yaml' in an editor
  tip: what you wrote is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]]);
    assert_eq!(journal.file("drafts/unsaved-1.txt"), "Write three stories down");
    assert_eq!(journal.files(), ["drafts/unsaved-1.txt", "plan.yaml"]);
}

#[test]
fn words_for_a_damaged_case_are_kept_together() {
    let journal = Journal::with(&[(FILE, CASE)]);
    journal.put(FILE, "company: [\n");
    let advance =
        journal.reject(["advance", "acme", "screen", "--said", "Come\nby.", "--note", "on: Monday"]);
    advance.assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot read '2026/2026-11-02-acme.yaml'
  caused by: line 1, column 10: company: a list stands here; expected a text

  tip: nothing was changed; mend it with `reject edit 2026-11-02-acme`
  tip: what you wrote is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]]);
    snapbox::assert_data_eq!(
        journal.file("drafts/unsaved-1.txt"),
        str![[r#"
note: 'on: Monday'
said: |-
  Come
  by.

"#]]
    );
    let feedback = journal.reject(["feedback", "acme", "--received", "Talk less.", "--do", "Listen"]);
    feedback.assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot read '2026/2026-11-02-acme.yaml'
  caused by: line 1, column 10: company: a list stands here; expected a text

  tip: nothing was changed; mend it with `reject edit 2026-11-02-acme`
  tip: what you wrote is kept in '[JOURNAL]/drafts/unsaved-2.txt'

"#]]);
    snapbox::assert_data_eq!(
        journal.file("drafts/unsaved-2.txt"),
        str![[r#"
do: Listen
said: Talk less.

"#]]
    );
}

#[test]
fn what_was_asked_for_in_a_way_that_cannot_be_is_typed_again() {
    let journal = Journal::with(&[(FILE, CASE)]);
    let advance = journal.reject(["advance", "initech", "screen", "--note", "Good talk."]);
    advance.assert().code(2).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: no case matches 'initech'

  tip: `reject list` shows them all; part of a company or a role names one

"#]]);
    assert_eq!(journal.files(), [FILE]);
}

#[cfg(feature = "lock")]
#[test]
fn in_a_locked_journal_they_are_locked() {
    let journal = Journal::with(&[(FILE, CASE), ("plan.yaml", "date: [\n")]);
    journal.lock();
    let add = journal.reject(["plan", "add", "quillwort"]).assert().code(1).stdout_eq(str![[""]]);
    add.stderr_eq(str![[r#"
error: cannot read 'plan.yaml'
  caused by: line 1, column 7: date: a list stands here; expected a word or a text

  tip: nothing was changed; mend 'plan.yaml' in an editor
  tip: what you wrote is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]]);
    let kept = std::fs::read(journal.root().join("drafts/unsaved-1.txt")).expect("the file");
    assert!(kept.starts_with(b"age-encryption.org/v1\n"));
    journal.reject(["show", "drafts/unsaved-1.txt"]).assert().code(0).stdout_eq(str![[r#"
quillwort

"#]]);
}
