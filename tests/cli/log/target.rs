//! Which case a no belongs to.

use snapbox::{assert_data_eq, str};

use crate::support::Journal;

const SETTINGS: (&str, &str) = ("journal.yaml", "format: 1\n");
const ACME: &str = "2026/2026-10-30-acme--backend-engineer.yaml";
const ACME_TEXT: &str = "\
---
company: Acme
role: Backend engineer
---
date: 2026-10-30
event: applied
";
const ACME_DATA: (&str, &str) = (
    "2026/2026-11-02-acme--data-engineer.yaml",
    "---\ncompany: Acme\nrole: Data engineer\n---\ndate: 2026-11-02\nevent: applied\n",
);
const ACME_REFUSED: (&str, &str) = (
    "2026/2026-09-01-acme--backend-engineer.yaml",
    "---\ncompany: Acme\nrole: Backend engineer\n---\ndate: 2026-09-01\nevent: rejected\nstage: screen\n",
);

#[test]
fn the_one_case_in_play_is_ended() {
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT)]);
    journal
        .reject(["log", "acme", "--stage", "interview", "--round", "2", "--tag", "rust"])
        .assert()
        .code(0)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
Written down in 2026/2026-10-30-acme--backend-engineer.yaml
Acme, Backend engineer: rejected on 22 Nov 2026, at interview 2.
The first time you got as far as an interview. That counts, whatever came after.
When you are ready: reject reflect acme

"#]]);
    assert_data_eq!(
        journal.file(ACME),
        str![[r#"
---
company: Acme
role: Backend engineer
---
date: 2026-10-30
event: applied
---
date: 2026-11-22
event: rejected
stage: interview
round: 2
tags: [rust]

"#]]
    );
    assert_eq!(journal.files(), [ACME, SETTINGS.0]);
}

#[test]
fn a_silent_case_gets_its_answer() {
    let silent = format!("{ACME_TEXT}---\ndate: 2026-11-15\nevent: no-reply\n");
    let journal = Journal::with(&[SETTINGS, (ACME, &silent)]);
    journal.reject(["log", "Acme", "--heard", "email"]).assert().code(0).stdout_eq(str![]).stderr_eq(str![[
        r#"
Written down in 2026/2026-10-30-acme--backend-engineer.yaml
Acme, Backend engineer: rejected on 22 Nov 2026, at application.
When you are ready: reject reflect acme

"#
    ]]);
    assert_data_eq!(
        journal.file(ACME),
        str![[r#"
---
company: Acme
role: Backend engineer
---
date: 2026-10-30
event: applied
---
date: 2026-11-15
event: no-reply
---
date: 2026-11-22
event: rejected
heard: email

"#]]
    );
}

#[test]
fn a_case_without_a_role_learns_it_and_the_day_it_went_out() {
    let file = "2026/2026-11-05-acme.yaml";
    let text = "---\ncompany: Acme\n---\ndate: 2026-11-05\nevent: advanced\nstage: screen\n";
    let journal = Journal::with(&[SETTINGS, (file, text)]);
    journal
        .reject(["log", "Acme", "Backend engineer", "--applied", "2026-11-01"])
        .assert()
        .code(0)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
Written down in 2026/2026-11-05-acme.yaml
Acme, Backend engineer: rejected on 22 Nov 2026, at screen.
When you are ready: reject reflect acme

"#]]);
    assert_data_eq!(
        journal.file(file),
        str![[r#"
---
company: Acme
---
date: 2026-11-05
event: advanced
stage: screen
---
date: 2026-11-01
event: applied
---
date: 2026-11-22
event: rejected
role: Backend engineer

"#]]
    );
}

#[test]
fn several_in_play_are_listed_and_nothing_is_written() {
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT), ACME_DATA]);
    journal.reject(["log", "Acme"]).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: Acme has 2 cases in play or silent

  tip: nothing was written; name the role, or one of these instead of the company, or say `--new`:
    2026-10-30-acme--backend-engineer
    2026-11-02-acme--data-engineer

"#]]);
    assert_eq!(journal.files(), [ACME, ACME_DATA.0, SETTINGS.0]);
    assert_eq!(journal.file(ACME), ACME_TEXT);
}

#[test]
fn the_role_says_which_one() {
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT), ACME_DATA]);
    assert_data_eq!(
        journal.transcript(&[
            "log Acme |DATA ENGINEER|",
            "log Acme backend",
            "log Acme |Site reliability engineer|",
        ]),
        str![[r#"
$ reject log Acme |DATA ENGINEER|
You have been here before: Acme, Backend engineer, in play, at application.
Written down in 2026/2026-11-02-acme--data-engineer.yaml
Acme, Data engineer: rejected on 22 Nov 2026, at application.
When you are ready: reject reflect acme--data-engineer
exit 0

$ reject log Acme backend
You have been here before: Acme, Data engineer, rejected on 22 Nov 2026, at application.
Written down in 2026/2026-10-30-acme--backend-engineer.yaml
Acme, Backend engineer: rejected on 22 Nov 2026, at application.
When you are ready: reject reflect acme--backend-engineer
exit 0

$ reject log Acme |Site reliability engineer|
You have been here before: Acme, Data engineer, rejected on 22 Nov 2026, at application.
You have been here before: Acme, Backend engineer, rejected on 22 Nov 2026, at application.
Written down in 2026/2026-11-22-acme--site-reliability-engineer.yaml
When you are ready: reject reflect acme--site-reliability-engineer
exit 0


"#]]
    );
    assert_data_eq!(
        journal.told(&["list"]),
        str![[r#"
company  role                       got to       stands           begun
Acme     Backend engineer           application  rejected 22 Nov  30 Oct
Acme     Data engineer              application  rejected 22 Nov  2 Nov
Acme     Site reliability engineer  application  rejected 22 Nov  22 Nov
exit 0

"#]]
    );
}

#[test]
fn part_of_a_role_that_fits_two_cases_is_not_guessed() {
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT), ACME_DATA]);
    journal.reject(["log", "Acme", "engineer"]).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: Acme has 2 cases in play or silent

  tip: nothing was written; name the role, or one of these instead of the company, or say `--new`:
    2026-10-30-acme--backend-engineer
    2026-11-02-acme--data-engineer

"#]]);
    assert_eq!(journal.files(), [ACME, ACME_DATA.0, SETTINGS.0]);
}

#[test]
fn another_role_at_a_company_with_one_in_play_is_a_case_of_its_own() {
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT)]);
    journal.reject(["log", "Acme", "Designer"]).assert().code(0).stdout_eq(str![]).stderr_eq(str![[r#"
You have been here before: Acme, Backend engineer, in play, at application.
Written down in 2026/2026-11-22-acme--designer.yaml
When you are ready: reject reflect acme--designer

"#]]);
    assert_eq!(journal.files(), [ACME, "2026/2026-11-22-acme--designer.yaml", SETTINGS.0]);
    assert_eq!(journal.file(ACME), ACME_TEXT);
}

#[test]
fn the_same_no_is_not_written_down_twice() {
    let journal = Journal::with(&[SETTINGS, ACME_REFUSED]);
    assert_data_eq!(
        journal.transcript(&[
            "log Acme |Backend engineer|",
            "log Acme",
            "log |ácme| |backend  ENGINEER|",
            "log Acme |Backend engineer| --new",
        ]),
        str![[r#"
$ reject log Acme |Backend engineer|
error: Acme, Backend engineer is written down already: rejected on 1 Sep 2026, at screen

  tip: nothing was written; for another application say `--new`, to add to this one `reject edit 2026-09-01-acme--backend-engineer`
exit 2

$ reject log Acme
error: Acme, Backend engineer is written down already: rejected on 1 Sep 2026, at screen

  tip: nothing was written; for another application say `--new`, to add to this one `reject edit 2026-09-01-acme--backend-engineer`
exit 2

$ reject log |ácme| |backend  ENGINEER|
error: Acme, Backend engineer is written down already: rejected on 1 Sep 2026, at screen

  tip: nothing was written; for another application say `--new`, to add to this one `reject edit 2026-09-01-acme--backend-engineer`
exit 2

$ reject log Acme |Backend engineer| --new
You have been here before: Acme, Backend engineer, rejected on 1 Sep 2026, at screen.
Written down in 2026/2026-11-22-acme--backend-engineer.yaml
When you are ready: reject reflect 2026-11-22-acme--backend-engineer
exit 0


"#]]
    );
    assert_eq!(journal.files(), [ACME_REFUSED.0, "2026/2026-11-22-acme--backend-engineer.yaml", SETTINGS.0]);
    assert_eq!(journal.file(ACME_REFUSED.0), ACME_REFUSED.1);
}

#[test]
fn new_makes_a_new_case_beside_one_in_play() {
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT)]);
    let again = ["log", "Acme", "Backend engineer", "--new", "--on", "2026-10-30"];
    journal.reject(again).assert().code(0).stdout_eq(str![]).stderr_eq(str![[r#"
You have been here before: Acme, Backend engineer, in play, at application.
Written down in 2026/2026-10-30-acme--backend-engineer-2.yaml
When you are ready: reject reflect acme--backend-engineer-2

"#]]);
    assert_eq!(journal.files(), ["2026/2026-10-30-acme--backend-engineer-2.yaml", ACME, SETTINGS.0]);
    assert_eq!(journal.file(ACME), ACME_TEXT);
}

#[test]
fn accents_and_case_make_no_other_company() {
    let journal = Journal::new();
    journal.run(["log", "Crédit Agricole", "Analyst", "--on", "2026-10-01", "--stage", "screen"]);
    journal.reject(["log", "CREDIT AGRICOLE", "Engineer"]).assert().code(0).stdout_eq(str![]).stderr_eq(
        str![[r#"
You have been here before: Crédit Agricole, Analyst, rejected on 1 Oct 2026, at screen.
Written down in 2026/2026-11-22-credit-agricole--engineer.yaml
When you are ready: reject reflect credit-agricole--engineer

"#]],
    );
    assert_data_eq!(
        journal.file("2026/2026-11-22-credit-agricole--engineer.yaml"),
        str![[r#"
---
company: CREDIT AGRICOLE
role: Engineer
---
date: 2026-11-22
event: rejected

"#]]
    );
}

#[test]
fn companies_of_one_slug_are_not_mixed_up() {
    let journal = Journal::new();
    journal.run(["log", "C++", "Analyst", "--on", "2026-10-01"]);
    journal.reject(["log", "C#", "Analyst"]).assert().code(0).stdout_eq(str![]).stderr_eq(str![[r#"
Written down in 2026/2026-11-22-c--analyst.yaml
When you are ready: reject reflect 2026-11-22-c--analyst

"#]]);
    assert_eq!(
        journal.files(),
        ["2026/2026-10-01-c--analyst.yaml", "2026/2026-11-22-c--analyst.yaml", SETTINGS.0]
    );
}

#[test]
fn an_employer_that_is_not_named_can_be_logged() {
    let journal = Journal::new();
    journal.reject(["log", "unknown", "Analyst"]).assert().code(0).stdout_eq(str![]).stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
Written down in 2026/2026-11-22-unknown--analyst.yaml
When you are ready: reject reflect unknown

"#]]);
    assert_data_eq!(
        journal.file("2026/2026-11-22-unknown--analyst.yaml"),
        str![[r#"
---
company: unknown
role: Analyst
---
date: 2026-11-22
event: rejected

"#]]
    );
}

#[test]
fn an_answer_cannot_come_before_the_application() {
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT)]);
    assert_data_eq!(
        journal.transcript(&[
            "log Acme --on 2026-10-29",
            "log Acme --applied 2026-10-01",
            "log Globex --on 2026-10-01 --applied 2026-10-02",
        ]),
        str![[r#"
$ reject log Acme --on 2026-10-29
error: the answer (2026-10-29) lies before the application (2026-10-30)

  tip: nothing was written; the case is '2026-10-30-acme--backend-engineer'
exit 2

$ reject log Acme --applied 2026-10-01
error: '2026-10-30-acme--backend-engineer' began on 2026-10-30, so --applied 2026-10-01 cannot be

  tip: nothing was written; correct it with `reject edit 2026-10-30-acme--backend-engineer`
exit 2

$ reject log Globex --on 2026-10-01 --applied 2026-10-02
error: --applied 2026-10-02 lies after the answer (2026-10-01)

  tip: nothing was written
exit 2


"#]]
    );
    assert_eq!(journal.files(), [ACME, SETTINGS.0]);
    assert_eq!(journal.file(ACME), ACME_TEXT);
}

#[test]
fn a_damaged_case_of_the_same_company_stops_the_write() {
    let damaged = "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\nstage: phone\n";
    let journal = Journal::with(&[SETTINGS, (ACME, damaged)]);
    journal.reject(["log", "Acme"]).assert().code(1).stdout_eq(str![]).stderr_eq(str![[r#"
error: cannot read '2026/2026-10-30-acme--backend-engineer.yaml'
  caused by: line 6, column 8: stage: 'phone' is none of application, screen, assessment, interview, final, offer

  tip: nothing was changed; mend it with `reject edit 2026-10-30-acme--backend-engineer`

"#]]);
    journal.reject(["log", "Acme", "Designer", "--new"]).assert().code(1);
    assert_eq!(journal.files(), [ACME, SETTINGS.0]);
    assert_eq!(journal.file(ACME), damaged);
}

#[test]
fn a_damaged_case_of_another_company_is_in_nobodys_way() {
    let damaged = b"---\ncompany: \xff\n".as_slice();
    let journal = Journal::new();
    journal.put(ACME, damaged);
    journal.reject(["log", "Globex"]).assert().code(0).stdout_eq(str![]).stderr_eq(str![[r#"
Written down in 2026/2026-11-22-globex.yaml
When you are ready: reject reflect globex

"#]]);
    assert_eq!(std::fs::read(journal.root().join(ACME)).expect("the file"), damaged);
}

#[test]
fn a_part_of_a_role_is_one_of_its_words() {
    let journal = Journal::with(&[SETTINGS]);
    assert_data_eq!(
        journal.transcript(&[
            "apply Acme |Engineering manager|",
            "log Acme Engineer",
            "apply Globex |Backend engineer|",
            "log Globex backend",
            "list",
        ]),
        str![[r#"
$ reject apply Acme |Engineering manager|
In play since 22 Nov 2026: 2026/2026-11-22-acme--engineering-manager.yaml
exit 0

$ reject log Acme Engineer
You have been here before: Acme, Engineering manager, in play, at application.
Written down in 2026/2026-11-22-acme--engineer.yaml
When you are ready: reject reflect 2026-11-22-acme--engineer
exit 0

$ reject apply Globex |Backend engineer|
In play since 22 Nov 2026: 2026/2026-11-22-globex--backend-engineer.yaml
exit 0

$ reject log Globex backend
Written down in 2026/2026-11-22-globex--backend-engineer.yaml
Globex, Backend engineer: rejected on 22 Nov 2026, at application.
When you are ready: reject reflect globex
exit 0

$ reject list
company  role                 got to       stands           begun
Acme     Engineer             application  rejected 22 Nov  22 Nov
Acme     Engineering manager  application  in play          22 Nov
Globex   Backend engineer     application  rejected 22 Nov  22 Nov
exit 0


"#]]
    );
}

#[test]
fn a_company_of_a_similar_name_is_pointed_out() {
    let journal = Journal::new();
    journal.run(["apply", "Zürcher Kantonalbank", "Analyst", "--on", "2026-11-02"]);
    journal.reject(["log", "Zürcher"]).assert().code(0).stdout_eq("").stderr_eq(str![[r#"
Written down in 2026/2026-11-22-zurcher.yaml
Of a similar name, in case you meant it: 2026-11-02-zurcher-kantonalbank--analyst
When you are ready: reject reflect 2026-11-22-zurcher

"#]]);
}

const TWIN: (&str, &str) = (
    "2026/2026-11-05-acme--backend-engineer.yaml",
    "---\ncompany: Acme\nrole: Backend engineer\n---\ndate: 2026-11-05\nevent: applied\n",
);

#[test]
fn a_case_named_by_its_handle_is_the_one_that_ends() {
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT), TWIN]);
    journal
        .reject(["log", "2026-11-05-acme--backend-engineer", "--ending", "no-reply"])
        .assert()
        .code(0)
        .stderr_eq(str![[r#"
You have been here before: Acme, Backend engineer, in play, at application.
Written down in 2026/2026-11-05-acme--backend-engineer.yaml
Acme, Backend engineer: no reply recorded on 22 Nov 2026, at application.
When you are ready: reject reflect 2026-11-05-acme--backend-engineer

"#]]);
    assert_eq!(journal.file(ACME), ACME_TEXT);
    assert_eq!(journal.file(TWIN.0), format!("{}---\ndate: 2026-11-22\nevent: no-reply\n", TWIN.1));
}

#[test]
fn a_case_named_by_its_handle_that_has_ended_is_not_another_of_its_company() {
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT), ACME_REFUSED]);
    journal.reject(["log", "2026-09-01-acme--backend-engineer"]).assert().code(2).stderr_eq(str![[r#"
error: Acme, Backend engineer is written down already: rejected on 1 Sep 2026, at screen

  tip: nothing was written; for another application say `--new`, to add to this one `reject edit 2026-09-01-acme--backend-engineer`

"#]]);
    assert_eq!(journal.file(ACME), ACME_TEXT);
    assert_eq!(journal.file(ACME_REFUSED.0), ACME_REFUSED.1);
    assert_eq!(journal.files().len(), 3);
}

#[test]
fn an_employer_nobody_named_is_found_by_the_handle() {
    let text = "---\ncompany: unknown\n---\ndate: 2026-11-05\nevent: applied\n";
    let journal = Journal::with(&[SETTINGS, ("2026/2026-11-05-unknown.yaml", text)]);
    journal.run(["log", "2026-11-05-unknown"]);
    let expected = format!("{text}---\ndate: 2026-11-22\nevent: rejected\n");
    assert_eq!(journal.file("2026/2026-11-05-unknown.yaml"), expected);
}
