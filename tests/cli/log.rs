//! `reject log`

mod asked;
mod draft;
mod editor;
mod hints;
mod repeats;
mod target;
mod texts;

use snapbox::{assert_data_eq, str};

use crate::support::Journal;

#[test]
fn a_no_is_written_down_and_said() {
    let journal = Journal::new();
    journal
        .reject([
            "log",
            "Acme",
            "Backend engineer",
            "--stage",
            "interview",
            "--reason",
            "pay: 70k",
            "--said",
            "No.",
        ])
        .assert()
        .code(0)
        .stdout_eq(str![""])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
Written down in 2026/2026-11-22-acme--backend-engineer.yaml
The first time you got as far as an interview. That counts, whatever came after.
When you are ready: reject reflect acme

"#]]);
    assert_data_eq!(
        journal.file("2026/2026-11-22-acme--backend-engineer.yaml"),
        str![[r#"
---
company: Acme
role: Backend engineer
---
date: 2026-11-22
event: rejected
stage: interview
reasons:
- reason: pay
  detail: 70k
  stated: true
said: No.

"#]]
    );
    assert_eq!(journal.files(), ["2026/2026-11-22-acme--backend-engineer.yaml", "journal.yaml"]);
}

#[test]
fn every_option_reaches_the_file() {
    let journal = Journal::new();
    journal
        .reject(["log", "Acme", "Backend engineer"])
        .args(["--stage", "interview", "--round", "2", "--on", "2026-11-20", "--applied", "2026-10-30"])
        .args(["--source", "referral", "--level", "senior", "--place", "Berlin, hybrid"])
        .args(["--url", "https://acme.example/jobs/42", "--contact", "Dana Ruiz <dana@acme.example>"])
        .args(["--tag", "rust", "--tag", "payments", "--heard", "in person", "--sender", "template"])
        .args(["--reason", "another candidate", "--guess", "missing skill: Kubernetes"])
        .args(["--said", "We went with somebody else.", "--note", "Good talk.", "--vent", "Ten hours!"])
        .args(["--feeling", "2", "--control", "partly", "--ending", "rejected"])
        .assert()
        .code(0)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
Written down in 2026/2026-10-30-acme--backend-engineer.yaml
The first time you got as far as an interview. That counts, whatever came after.
Nothing more is needed today. When you are ready: reject reflect acme

"#]]);
    assert_data_eq!(
        journal.file("2026/2026-10-30-acme--backend-engineer.yaml"),
        str![[r#"
---
company: Acme
role: Backend engineer
source: referral
level: senior
place: Berlin, hybrid
url: https://acme.example/jobs/42
contact: Dana Ruiz <dana@acme.example>
tags: [rust, payments]
---
date: 2026-10-30
event: applied
---
date: 2026-11-20
event: rejected
stage: interview
round: 2
heard: in person
sender: template
reasons:
- reason: another candidate
  stated: true
- reason: missing skill
  detail: Kubernetes
control: partly
said: We went with somebody else.
note: Good talk.
feeling: 2
vent: Ten hours!

"#]]
    );
    assert_eq!(journal.files(), ["2026/2026-10-30-acme--backend-engineer.yaml", "journal.yaml"]);
}

#[test]
fn the_company_alone_is_enough() {
    let journal = Journal::new();
    journal.reject(["log", "Acme"]).assert().code(0).stdout_eq(str![]).stderr_eq(str![[r#"
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

"#]]
    );
    assert_data_eq!(
        journal.file("journal.yaml"),
        str![[r#"
# This file is yours: reject wrote it once and will not touch it again.
format: 1
# Reasons of your own, offered beside the usual ones:
# reasons: [commute, notice period]
# Job titles that are one job to you:
# roles: {backend: [backend engineer, java developer]}
# Nothing but what was asked for, no milestones and no hints:
# tone: plain
# Your name, for the end of letters:
# name: Ada Lovelace

"#]]
    );
}

#[test]
fn every_ending_can_be_written_down() {
    let journal = Journal::new();
    let told = journal.transcript(&[
        "log Aardvark --ending no-reply",
        "log Birch --ending withdrew",
        "log Dune --ending closed",
        "log Cedar --ending accepted",
    ]);
    assert_data_eq!(
        told,
        str![[r#"
$ reject log Aardvark --ending no-reply
A new journal begins in [JOURNAL]
Written down in 2026/2026-11-22-aardvark.yaml
When you are ready: reject reflect aardvark
exit 0

$ reject log Birch --ending withdrew
Written down in 2026/2026-11-22-birch.yaml
When you are ready: reject reflect birch
exit 0

$ reject log Dune --ending closed
Written down in 2026/2026-11-22-dune.yaml
When you are ready: reject reflect dune
exit 0

$ reject log Cedar --ending accepted
Written down in 2026/2026-11-22-cedar.yaml
The first time you got as far as an offer.
Congratulations on the new job.
When you are ready: reject reflect cedar
exit 0


"#]]
    );
    assert_data_eq!(
        journal.told(&["list"]),
        str![[r#"
company   role  got to       stands                    begun
Aardvark        application  no reply recorded 22 Nov  22 Nov
Birch           application  withdrew 22 Nov           22 Nov
Cedar           offer        accepted 22 Nov           22 Nov
Dune            application  role closed 22 Nov        22 Nov
exit 0

"#]]
    );
}

#[test]
fn days_are_read_as_people_say_them() {
    let journal = Journal::new();
    for (n, day) in ["yesterday", "friday", "3d", "2w", "nov 3", "2026-11-01", "today"].iter().enumerate() {
        journal.run(["log", &format!("Company {n}"), "--on", day]);
    }
    assert_data_eq!(
        journal.told(&["list"]),
        str![[r#"
company    role  got to       stands           begun
Company 5        application  rejected 1 Nov   1 Nov
Company 4        application  rejected 3 Nov   3 Nov
Company 3        application  rejected 8 Nov   8 Nov
Company 2        application  rejected 19 Nov  19 Nov
Company 1        application  rejected 20 Nov  20 Nov
Company 0        application  rejected 21 Nov  21 Nov
Company 6        application  rejected 22 Nov  22 Nov
exit 0

"#]]
    );
}

#[test]
fn a_reason_of_ones_own_is_offered_for_adding() {
    let journal = Journal::with(&[("journal.yaml", "format: 1\n")]);
    assert_data_eq!(
        journal.transcript(&[
            "log Acme --guess |on-call|",
            "log Globex --reason |mising skill|",
            "log Initech --reason PAY --guess |None given|",
        ]),
        str![[r#"
$ reject log Acme --guess |on-call|
Written down in 2026/2026-11-22-acme.yaml
'on-call' is a word of your own. To be offered it next time, put this line into journal.yaml:
  reasons: [on-call]
When you are ready: reject reflect acme
exit 0

$ reject log Globex --reason |mising skill|
Written down in 2026/2026-11-22-globex.yaml
'mising skill' (near 'missing skill') is a word of your own. To be offered it next time, put this line into journal.yaml:
  reasons: [mising skill]
When you are ready: reject reflect globex
exit 0

$ reject log Initech --reason PAY --guess |None given|
Written down in 2026/2026-11-22-initech.yaml
When you are ready: reject reflect initech
exit 0


"#]]
    );
    assert_eq!(journal.file("journal.yaml"), "format: 1\n");
}

#[test]
fn a_reason_that_was_added_is_not_offered_again() {
    let journal = Journal::with(&[("journal.yaml", "format: 1\nreasons: [commute]\n")]);
    assert_data_eq!(
        journal.told(&["log", "Acme", "--reason", "Commute: two hours"]),
        str![[r#"
Written down in 2026/2026-11-22-acme.yaml
When you are ready: reject reflect acme
exit 0

"#]]
    );
    assert_data_eq!(
        journal.file("2026/2026-11-22-acme.yaml"),
        str![[r#"
---
company: Acme
---
date: 2026-11-22
event: rejected
reasons:
- reason: Commute
  detail: two hours
  stated: true

"#]]
    );
}

#[test]
fn several_reasons_of_ones_own_are_one_line_that_can_be_put_in() {
    let journal = Journal::with(&[("journal.yaml", "format: 1\n")]);
    journal
        .reject(["log", "Acme", "--reason", "too old, they think", "--guess", "travel"])
        .assert()
        .code(0)
        .stdout_eq("")
        .stderr_eq(str![[r#"
Written down in 2026/2026-11-22-acme.yaml
'too old, they think' and 'travel' are words of your own. To be offered them next time, put this line into journal.yaml:
  reasons: ["too old, they think", travel]
When you are ready: reject reflect acme

"#]]);
}

#[test]
fn a_line_that_is_there_is_to_be_replaced_not_doubled() {
    let journal = Journal::with(&[("journal.yaml", "format: 1\nreasons: [commute]\n")]);
    journal.reject(["log", "Acme", "--guess", "travel"]).assert().code(0).stdout_eq("").stderr_eq(str![[r#"
Written down in 2026/2026-11-22-acme.yaml
'travel' is a word of your own. To be offered it next time, put this line into journal.yaml in place of its `reasons:`:
  reasons: [commute, travel]
When you are ready: reject reflect acme

"#]]);
}

#[test]
fn words_of_the_journal_are_taken_as_people_type_them() {
    let journal = Journal::new();
    journal.run(["log", "Acme", "--stage", "Final", "--heard", "in-person", "--ending", "NO-REPLY"]);
    assert_data_eq!(
        journal.file("2026/2026-11-22-acme.yaml"),
        str![[r#"
---
company: Acme
---
date: 2026-11-22
event: no-reply
stage: final
heard: in person

"#]]
    );
}

#[test]
fn a_company_that_is_called_like_a_topic_is_named_in_full() {
    let journal = Journal::with(&[("journal.yaml", "format: 1\n")]);
    journal.reject(["log", "Fit"]).assert().code(0).stdout_eq("").stderr_eq(str![[r#"
Written down in 2026/2026-11-22-fit.yaml
When you are ready: reject reflect 2026-11-22-fit

"#]]);
}
