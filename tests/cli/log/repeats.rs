//! What was written down before, and what only looks so.

use snapbox::{assert_data_eq, str};

use crate::support::Journal;

const SETTINGS: (&str, &str) = ("journal.yaml", "format: 1\n");
const ACME: (&str, &str) = (
    "2026/2026-10-01-acme.yaml",
    "---\ncompany: Acme\n---\ndate: 2026-10-01\nevent: applied\n---\ndate: 2026-11-10\nevent: advanced\nstage: final\n",
);

#[test]
fn an_answer_before_the_case_last_got_further_is_refused() {
    let journal = Journal::with(&[SETTINGS, ACME]);
    journal.reject(["log", "Acme", "--on", "2026-11-05"]).assert().code(2).stdout_eq("").stderr_eq(str![[
        r#"
error: the answer (2026-11-05) lies before it got to final (2026-11-10)

  tip: nothing was written; the case is '2026-10-01-acme'

"#
    ]]);
    assert_eq!(journal.file(ACME.0), ACME.1);
}

#[test]
fn an_application_after_the_first_event_is_refused() {
    let text = "---\ncompany: Acme\n---\ndate: 2026-11-01\nevent: advanced\nstage: final\n";
    let journal = Journal::with(&[SETTINGS, ("2026/2026-11-01-acme.yaml", text)]);
    journal.reject(["log", "Acme", "--applied", "2026-11-10"]).assert().code(2).stdout_eq("");
    assert_eq!(journal.file("2026/2026-11-01-acme.yaml"), text);
}

#[test]
fn employers_that_are_not_named_are_not_one_employer() {
    let journal = Journal::with(&[SETTINGS]);
    journal.run(["log", "unknown", "Engineer"]);
    assert_data_eq!(
        journal.transcript(&["log unknown Analyst", "log unknown"]),
        str![[r#"
$ reject log unknown Analyst
Written down in 2026/2026-11-22-unknown--analyst.yaml
When you are ready: reject reflect unknown--analyst
exit 0

$ reject log unknown
Written down in 2026/2026-11-22-unknown.yaml
When you are ready: reject reflect 2026-11-22-unknown
exit 0


"#]]
    );
}

#[test]
fn the_same_ending_is_not_written_down_twice() {
    for ending in ["no-reply", "withdrew", "declined", "closed", "accepted"] {
        let journal = Journal::new();
        let words = ["log", "Acme", "Designer", "--ending", ending];
        journal.run(words);
        let before = journal.file("2026/2026-11-22-acme--designer.yaml");
        journal.reject(words).assert().code(2).stdout_eq("");
        assert_eq!(journal.file("2026/2026-11-22-acme--designer.yaml"), before);
        assert_eq!(journal.files(), ["2026/2026-11-22-acme--designer.yaml", "journal.yaml"]);
    }
}

#[test]
fn a_letter_with_a_stroke_makes_no_other_company() {
    let journal = Journal::new();
    journal.run(["log", "Ørsted", "Analyst", "--on", "2026-10-01"]);
    journal.reject(["log", "ORSTED", "Engineer"]).assert().code(0).stdout_eq("").stderr_eq(str![[r#"
You have been here before: Ørsted, Analyst, rejected on 1 Oct 2026, at application.
Written down in 2026/2026-11-22-orsted--engineer.yaml
When you are ready: reject reflect orsted--engineer

"#]]);
}
