//! Texts from standard input.

use snapbox::{assert_data_eq, str};

use crate::support::Journal;

const REFUSED: (&str, &str) =
    ("2026/2026-09-01-acme.yaml", "---\ncompany: Acme\n---\ndate: 2026-09-01\nevent: rejected\n");

#[test]
fn a_dash_reads_what_they_said_from_standard_input() {
    let journal = Journal::new();
    journal
        .reject(["log", "Acme", "--said", "-"])
        .stdin("Dear applicant,\n\n  we are sorry.\n---\nHR\n")
        .assert()
        .code(0)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
Written down in 2026/2026-11-22-acme.yaml
When you are ready: reject reflect acme

"#]]);
    assert_data_eq!(
        journal.file("2026/2026-11-22-acme.yaml"),
        str![[r#"
---
company: Acme
---
date: 2026-11-22
event: rejected
said: |
  Dear applicant,

    we are sorry.
  ---
  HR

"#]]
    );
}

#[test]
fn note_and_vent_take_a_dash_too() {
    let journal = Journal::new();
    journal.reject(["log", "Acme", "--note", "-"]).stdin("one\ntwo").assert().code(0);
    journal.reject(["log", "Globex", "--vent", "-"]).stdin("\r\n").assert().code(0);
    assert_data_eq!(
        journal.file("2026/2026-11-22-acme.yaml"),
        str![[r#"
---
company: Acme
---
date: 2026-11-22
event: rejected
note: |-
  one
  two

"#]]
    );
    assert_eq!(
        journal.file("2026/2026-11-22-globex.yaml"),
        "---\ncompany: Globex\n---\ndate: 2026-11-22\nevent: rejected\nvent: \"\\r\\n\"\n"
    );
}

#[test]
fn an_empty_standard_input_is_no_text() {
    let journal = Journal::new();
    let asked = journal.reject(["log", "Acme", "--said", "-", "--note", ""]).assert().code(2).stdout_eq("");
    asked.stderr_eq(str![[r#"
error: --said: standard input is empty

  tip: nothing was written

"#]]);
    assert!(!journal.root().exists());
}

#[test]
fn standard_input_cannot_be_two_texts() {
    let journal = Journal::new();
    journal
        .reject(["log", "Acme", "--said", "-", "--vent", "-"])
        .stdin("No.")
        .assert()
        .code(2)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
error: standard input ('-') can be only one of the texts

  tip: nothing was written
  tip: what was piped in is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]]);
    assert_eq!(journal.files(), ["drafts/unsaved-1.txt"]);
}

#[test]
fn a_text_that_cannot_be_written_is_kept() {
    let journal = Journal::with(&[REFUSED]);
    journal
        .reject(["log", "Acme", "--said", "-", "--stage", "screen"])
        .stdin("Dear applicant,\nno.\n")
        .assert()
        .code(2)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
error: Acme is written down already: rejected on 1 Sep 2026, at application

  tip: nothing was written; for another application say `--new`, to add to this one `reject edit 2026-09-01-acme`
  tip: what was piped in is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]]);
    assert_eq!(journal.files(), [REFUSED.0, "drafts/unsaved-1.txt"]);
    assert_data_eq!(
        journal.file("drafts/unsaved-1.txt"),
        str![[r#"
Dear applicant,
no.

"#]]
    );
}

#[test]
fn a_second_text_that_cannot_be_written_does_not_replace_the_first() {
    let journal = Journal::with(&[REFUSED]);
    for text in ["one", "two"] {
        journal.reject(["log", "Acme", "--said", "-"]).stdin(text).assert().code(2);
    }
    assert_eq!(journal.files(), [REFUSED.0, "drafts/unsaved-1.txt", "drafts/unsaved-2.txt"]);
    for (file, text) in [("drafts/unsaved-1.txt", "one"), ("drafts/unsaved-2.txt", "two")] {
        assert_eq!(journal.file(file), text);
    }
}

#[test]
fn standard_input_that_is_not_utf8_is_refused() {
    let journal = Journal::new();
    journal
        .reject(["log", "Acme", "--said", "-"])
        .stdin(b"Sorry, M\xfcller.\n".as_slice())
        .assert()
        .code(1)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
error: cannot read --said from standard input
  caused by: byte 9 is not UTF-8

  tip: nothing was written
  tip: what was piped in is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]]);
    assert_eq!(journal.files(), ["drafts/unsaved-1.txt"]);
}

#[test]
fn a_text_that_came_before_the_refusal_is_kept() {
    for words in [
        ["log", " ", "--said", "-", "--stage", "screen"],
        ["log", "Acme", "--said", "-", "--url", "a\nb"],
        ["log", "Acme", "--said", "-", "--reason", " "],
    ] {
        let journal = Journal::new();
        let output = journal.reject(words).stdin("Dear applicant,\nno.\n").output().expect("it runs");
        let kept = journal.files().iter().any(|file| journal.file(file).contains("Dear applicant,"));
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(kept, "{words:?}: the text is nowhere, and all that was said is\n{said}");
    }
}

#[test]
fn standard_input_cannot_be_a_text_and_the_answers() {
    let journal = Journal::new();
    journal
        .reject(["log", "--said", "-"])
        .stdin("Dear applicant,\nno.\n")
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error: a text from standard input ('-') leaves nothing to answer the questions with

  tip: nothing was written; name the company on the command line
  tip: what was piped in is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]]);
}

#[test]
fn a_text_may_begin_with_a_dash() {
    let journal = Journal::new();
    journal.reject(["log", "Acme", "--said", "- too junior\n- too dear", "--vent", "---"]).assert().code(0);
    assert_data_eq!(
        journal.file("2026/2026-11-22-acme.yaml"),
        str![[r#"
---
company: Acme
---
date: 2026-11-22
event: rejected
said: |-
  - too junior
  - too dear
vent: '---'

"#]]
    );
}
