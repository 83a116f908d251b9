//! `reject apply`

use snapbox::{assert_data_eq, str};

use crate::support::Journal;

const ACME: &str = "2026/2026-11-22-acme--backend-engineer.yaml";

#[test]
fn an_application_is_put_in_play() {
    let journal = Journal::new();
    journal.reject(["apply", "Acme", "Backend engineer"]).assert().code(0).stdout_eq(str![]).stderr_eq(str![
        [r#"
A new journal begins in [JOURNAL]
In play since 22 Nov 2026: 2026/2026-11-22-acme--backend-engineer.yaml

"#]
    ]);
    assert_data_eq!(
        journal.file(ACME),
        str![[r#"
---
company: Acme
role: Backend engineer
---
date: 2026-11-22
event: applied

"#]]
    );
    assert_eq!(journal.files(), [ACME, "journal.yaml"]);
}

#[test]
fn every_option_reaches_the_file() {
    let journal = Journal::new();
    journal
        .reject(["apply", "Acme", "Backend engineer", "--on", "nov 3", "--note", "-"])
        .args([
            "--source", "board", "--level", "senior", "--place", "Berlin", "--tag", "rust", "--tag", "a, b",
        ])
        .args(["--url", "https://acme.example/?a=1#x: y", "--contact", "@dana"])
        .stdin("Cover letter B.\nSent late.\n")
        .assert()
        .code(0)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
In play since 3 Nov 2026: 2026/2026-11-03-acme--backend-engineer.yaml

"#]]);
    assert_data_eq!(
        journal.file("2026/2026-11-03-acme--backend-engineer.yaml"),
        str![[r#"
---
company: Acme
role: Backend engineer
source: board
level: senior
place: Berlin
url: 'https://acme.example/?a=1#x: y'
contact: '@dana'
tags: [rust, "a, b"]
---
date: 2026-11-03
event: applied
note: |
  Cover letter B.
  Sent late.

"#]]
    );
}

#[test]
fn the_same_role_is_not_put_in_play_twice_unless_it_is_new() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.transcript(&[
            "apply Acme Designer",
            "apply acme DESIGNER",
            "apply Acme Designer --new",
            "apply Acme Analyst",
            "apply Acme",
            "apply Acme",
        ]),
        str![[r#"
$ reject apply Acme Designer
A new journal begins in [JOURNAL]
In play since 22 Nov 2026: 2026/2026-11-22-acme--designer.yaml
exit 0

$ reject apply acme DESIGNER
error: Acme, Designer is in play already: '2026-11-22-acme--designer'

  tip: nothing was written; if this is another application, say `--new`
exit 2

$ reject apply Acme Designer --new
You have been here before: Acme, Designer, in play, at application.
In play since 22 Nov 2026: 2026/2026-11-22-acme--designer-2.yaml
exit 0

$ reject apply Acme Analyst
You have been here before: Acme, Designer, in play, at application.
You have been here before: Acme, Designer, in play, at application.
In play since 22 Nov 2026: 2026/2026-11-22-acme--analyst.yaml
exit 0

$ reject apply Acme
You have been here before: Acme, Designer, in play, at application.
You have been here before: Acme, Designer, in play, at application.
You have been here before: Acme, Analyst, in play, at application.
In play since 22 Nov 2026: 2026/2026-11-22-acme.yaml
exit 0

$ reject apply Acme
error: Acme is in play already: '2026-11-22-acme'

  tip: nothing was written; if this is another application, say `--new`
exit 2


"#]]
    );
    assert_data_eq!(
        journal.told(&["list"]),
        str![[r#"
company  role      got to       stands   begun
Acme               application  in play  22 Nov
Acme     Analyst   application  in play  22 Nov
Acme     Designer  application  in play  22 Nov
Acme     Designer  application  in play  22 Nov
exit 0

"#]]
    );
}

#[test]
fn one_may_apply_again_where_one_was_refused() {
    let journal = Journal::new();
    journal.run(["log", "Acme", "Designer", "--on", "2026-06-01", "--stage", "final", "--round", "2"]);
    journal.reject(["apply", "Acme", "Designer"]).assert().code(0).stdout_eq(str![]).stderr_eq(str![[r#"
You have been here before: Acme, Designer, rejected on 1 Jun 2026, at final 2.
In play since 22 Nov 2026: 2026/2026-11-22-acme--designer.yaml

"#]]);
}

#[test]
fn the_tenth_application_is_a_milestone() {
    let journal = Journal::new();
    for n in 1..=9 {
        journal.run(["apply", &format!("Company {n}"), "Designer"]);
    }
    assert_data_eq!(
        journal.transcript(&["apply |Company 10| Designer", "apply |Company 11|"]),
        str![[r#"
$ reject apply |Company 10| Designer
In play since 22 Nov 2026: 2026/2026-11-22-company-10--designer.yaml
Application number 10 in this journal: 10 times you put yourself forward.
exit 0

$ reject apply |Company 11|
In play since 22 Nov 2026: 2026/2026-11-22-company-11.yaml
exit 0


"#]]
    );
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.transcript(&[
            "apply",
            "apply Acme |Back\tend|",
            "apply Acme Designer --on 2026-02-30",
            "apply Acme Designer --tag |a\nb|",
        ]),
        str![[r#"
$ reject apply
error: the following required arguments were not provided:
  <COMPANY>

Usage: reject apply <COMPANY> [ROLE]

For more information, try '--help'.
exit 2

$ reject apply Acme |Back	end|
error: the role holds a line break or a control character: 'Back␉end'

  tip: nothing was written; it is one line of plain text
exit 2

$ reject apply Acme Designer --on 2026-02-30
error: --on: '2026-02-30' is not a date; try 2026-11-22, yesterday, monday, 3d, 2w, last month or 'nov 3'

  tip: nothing was written
exit 2

$ reject apply Acme Designer --tag |a
b|
error: --tag holds a line break or a control character: 'a␊b'

  tip: nothing was written; it is one line of plain text
exit 2


"#]]
    );
    assert!(!journal.root().exists());
}

#[test]
fn an_empty_company_is_refused_and_nothing_is_said_to_be_written() {
    let journal = Journal::new();
    journal.reject(["apply", "", "Designer"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: the company is empty

  tip: nothing was written; use 'unknown' for one that is not named

"#]]);
}

#[test]
fn a_damaged_case_of_the_same_company_stops_the_write() {
    let file = "2026/2026-10-30-acme--designer.yaml";
    let damaged = "---\ncompany: Acme\nfeeling: 9\n";
    let journal = Journal::with(&[("journal.yaml", "format: 1\n"), (file, damaged)]);
    journal.reject(["apply", "Acme", "Designer"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error: cannot read '2026/2026-10-30-acme--designer.yaml'
  caused by: line 3, column 10: feeling: '9' is not a number from 1 (crushed) to 5 (fine)

  tip: nothing was changed; mend it with `reject edit 2026-10-30-acme--designer`

"#]]);
    assert_eq!(journal.files(), [file, "journal.yaml"]);
}
