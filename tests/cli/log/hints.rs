//! What is worth a line after a no.

use snapbox::{assert_data_eq, str};

use crate::support::Journal;

/// A day long past, so that every file was written after it.
const THEN: &str = "2024-03-15";

fn then(journal: &Journal, words: &[&str]) -> String {
    let output = journal.reject(["log"]).args(words).env("REJECT_TODAY", THEN).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stderr).expect("UTF-8")
}

#[test]
fn the_tenth_application_is_a_milestone_and_the_eleventh_is_not() {
    let journal = Journal::new();
    for n in 1..=8 {
        journal.run(["log", &format!("Company {n}")]);
    }
    assert_data_eq!(
        journal.transcript(&["log |Company 9|", "log |Company 10|", "log |Company 11|"]),
        str![[r#"
$ reject log |Company 9|
Written down in 2026/2026-11-22-company-9.yaml
When you are ready: reject reflect company-9
exit 0

$ reject log |Company 10|
Written down in 2026/2026-11-22-company-10.yaml
Application number 10 in this journal: 10 times you put yourself forward.
When you are ready: reject reflect company-10
exit 0

$ reject log |Company 11|
Written down in 2026/2026-11-22-company-11.yaml
When you are ready: reject reflect company-11
exit 0


"#]]
    );
}

#[test]
fn ending_a_case_in_play_is_no_new_application() {
    let journal = Journal::new();
    for n in 1..=10 {
        journal.run(["apply", &format!("Company {n}")]);
    }
    assert_data_eq!(
        journal.told(&["log", "Company 4"]),
        str![[r#"
Written down in 2026/2026-11-22-company-4.yaml
Company 4: rejected on 22 Nov 2026, at application.
When you are ready: reject reflect company-4
exit 0

"#]]
    );
}

#[test]
fn the_first_time_at_a_stage_is_said_once() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.transcript(&[
            "log Aardvark --stage application --on 2026-09-01",
            "log Birch --stage assessment --on 2026-09-02",
            "log Cedar --stage screen --on 2026-09-03",
            "log Dune --stage assessment --on 2026-09-04",
            "log Elm --stage final --on 2026-09-05",
        ]),
        str![[r#"
$ reject log Aardvark --stage application --on 2026-09-01
A new journal begins in [JOURNAL]
Written down in 2026/2026-09-01-aardvark.yaml
When you are ready: reject reflect aardvark
exit 0

$ reject log Birch --stage assessment --on 2026-09-02
Written down in 2026/2026-09-02-birch.yaml
The first time you got as far as an assessment. That counts, whatever came after.
When you are ready: reject reflect birch
exit 0

$ reject log Cedar --stage screen --on 2026-09-03
Written down in 2026/2026-09-03-cedar.yaml
When you are ready: reject reflect cedar
exit 0

$ reject log Dune --stage assessment --on 2026-09-04
Written down in 2026/2026-09-04-dune.yaml
When you are ready: reject reflect dune
exit 0

$ reject log Elm --stage final --on 2026-09-05
Written down in 2026/2026-09-05-elm.yaml
The first time you got as far as a final round. That counts, whatever came after.
When you are ready: reject reflect elm
exit 0


"#]]
    );
}

#[test]
fn the_third_hard_one_in_a_week_suggests_a_rest_and_the_fourth_does_not() {
    let journal = Journal::new();
    then(&journal, &["Aardvark", "--stage", "screen", "--on", "2024-03-09"]);
    then(&journal, &["Birch", "--feeling", "2", "--on", "2024-03-12"]);
    assert_data_eq!(
        then(&journal, &["Cedar", "--stage", "final", "--on", "2024-03-14"]),
        str![[r#"
Written down in 2024/2024-03-14-cedar.yaml
The first time you got as far as a final round. That counts, whatever came after.
Three hard ones in a week. Take a day or two for something you enjoy; the search will keep.
When you are ready: reject reflect cedar

"#]]
    );
    assert_data_eq!(
        then(&journal, &["Dune", "--feeling", "1"]),
        str![[r#"
Written down in 2024/2024-03-15-dune.yaml
Nothing more is needed today. When you are ready: reject reflect dune

"#]]
    );
}

#[test]
fn what_came_early_and_did_not_hurt_is_not_counted() {
    let journal = Journal::new();
    then(&journal, &["Aardvark", "--stage", "screen"]);
    then(&journal, &["Birch", "--feeling", "3"]);
    then(&journal, &["Cedar", "--stage", "screen", "--ending", "withdrew"]);
    then(&journal, &["Dune", "--stage", "screen"]);
    assert_data_eq!(
        then(&journal, &["Elm", "--stage", "application"]),
        str![[r#"
Written down in 2024/2024-03-15-elm.yaml
When you are ready: reject reflect elm

"#]]
    );
    assert_data_eq!(
        then(&journal, &["Fir", "--stage", "screen"]),
        str![[r#"
Written down in 2024/2024-03-15-fir.yaml
Three hard ones in a week. Take a day or two for something you enjoy; the search will keep.
When you are ready: reject reflect fir

"#]]
    );
}

#[test]
fn the_eighth_day_is_out_of_the_week() {
    let journal = Journal::new();
    then(&journal, &["Aardvark", "--stage", "screen", "--on", "2024-03-08"]);
    then(&journal, &["Birch", "--stage", "screen"]);
    assert_data_eq!(
        then(&journal, &["Cedar", "--stage", "screen"]),
        str![[r#"
Written down in 2024/2024-03-15-cedar.yaml
When you are ready: reject reflect cedar

"#]]
    );
}

#[test]
fn back_filling_old_days_suggests_no_rest() {
    let journal = Journal::new();
    for (company, day) in [("Aardvark", "2024-01-10"), ("Birch", "2024-01-11"), ("Cedar", "2024-01-12")] {
        assert_data_eq!(
            then(&journal, &[company, "--on", day, "--feeling", "1", "--heard", "email"])
                .replace(company, "COMPANY")
                .replace(&company.to_lowercase(), "company")
                .replace(day, "DAY")
                .replace(&format!("A new journal begins in {}\n", journal.root().display()), ""),
            str![[r#"
Written down in 2024/DAY-company.yaml
Nothing more is needed today. When you are ready: reject reflect company

"#]]
        );
    }
}

#[test]
fn an_old_day_written_after_two_hard_ones_suggests_no_rest() {
    let journal = Journal::new();
    then(&journal, &["Aardvark", "--stage", "screen"]);
    then(&journal, &["Birch", "--stage", "screen"]);
    assert_data_eq!(
        then(&journal, &["Cedar", "--stage", "screen", "--on", "2024-02-01"]),
        str![[r#"
Written down in 2024/2024-02-01-cedar.yaml
When you are ready: reject reflect cedar

"#]]
    );
    assert_data_eq!(
        then(&journal, &["Dune", "--stage", "screen"]),
        str![[r#"
Written down in 2024/2024-03-15-dune.yaml
Three hard ones in a week. Take a day or two for something you enjoy; the search will keep.
When you are ready: reject reflect dune

"#]]
    );
}

#[test]
fn the_first_call_is_said_in_words_one_would_say() {
    let journal = Journal::with(&[("journal.yaml", "format: 1\n")]);
    journal.reject(["log", "Acme", "--stage", "screen"]).assert().code(0).stdout_eq("").stderr_eq(str![[
        r#"
Written down in 2026/2026-11-22-acme.yaml
The first time you got as far as a screen. That counts, whatever came after.
When you are ready: reject reflect acme

"#
    ]]);
}

#[test]
fn fewer_in_play_than_the_user_wants_is_said_once_and_only_with_such_a_goal() {
    let journal = Journal::new();
    for n in 1..=5 {
        journal.run(["apply", &format!("Company {n}"), "--on", "2026-11-02"]);
    }
    let log = |n: u32| format!("log |Company {n}|");
    assert_data_eq!(
        journal.transcript(&[&log(5)]),
        str![[r#"
$ reject log |Company 5|
Written down in 2026/2026-11-02-company-5.yaml
Company 5: rejected on 22 Nov 2026, at application.
When you are ready: reject reflect company-5
exit 0


"#]]
    );
    journal.run(["plan", "goal", "3 applications in play"]);
    assert_data_eq!(
        journal.transcript(&[&log(4), &log(3), &log(2)]),
        str![[r#"
$ reject log |Company 4|
Written down in 2026/2026-11-02-company-4.yaml
Company 4: rejected on 22 Nov 2026, at application.
When you are ready: reject reflect company-4
exit 0

$ reject log |Company 3|
Written down in 2026/2026-11-02-company-3.yaml
Company 3: rejected on 22 Nov 2026, at application.
That leaves 2 in play, of the 3 you want. When you feel like it, a new application fills the gap.
When you are ready: reject reflect company-3
exit 0

$ reject log |Company 2|
Written down in 2026/2026-11-02-company-2.yaml
Company 2: rejected on 22 Nov 2026, at application.
When you are ready: reject reflect company-2
exit 0


"#]]
    );
}

#[test]
fn a_plain_tone_leaves_out_whatever_was_not_asked_for() {
    let journal = Journal::with(&[("journal.yaml", "format: 1\ntone: plain\n")]);
    for n in 1..=9 {
        journal.run(["apply", &format!("Company {n}"), "--on", "2026-11-02"]);
    }
    journal.run(["plan", "goal", "9 applications in play"]);
    let bad = |n: u32| format!("log |Company {n}| --stage interview --feeling 1");
    assert_data_eq!(
        journal.transcript(&[
            "apply |Company 10|",
            "log |Company 10| --ending accepted",
            "advance 11-02-company-1 screen",
            &bad(2),
            &bad(3),
            &bad(4)
        ]),
        str![[r#"
$ reject apply |Company 10|
In play since 22 Nov 2026: 2026/2026-11-22-company-10.yaml
exit 0

$ reject log |Company 10| --ending accepted
Written down in 2026/2026-11-22-company-10.yaml
Company 10: accepted on 22 Nov 2026, at offer.
When you are ready: reject reflect company-10
exit 0

$ reject advance 11-02-company-1 screen
Company 1: got to screen. Written down in 2026/2026-11-02-company-1.yaml
exit 0

$ reject log |Company 2| --stage interview --feeling 1
Written down in 2026/2026-11-02-company-2.yaml
Company 2: rejected on 22 Nov 2026, at interview.
When you are ready: reject reflect company-2
exit 0

$ reject log |Company 3| --stage interview --feeling 1
Written down in 2026/2026-11-02-company-3.yaml
Company 3: rejected on 22 Nov 2026, at interview.
When you are ready: reject reflect company-3
exit 0

$ reject log |Company 4| --stage interview --feeling 1
Written down in 2026/2026-11-02-company-4.yaml
Company 4: rejected on 22 Nov 2026, at interview.
When you are ready: reject reflect company-4
exit 0


"#]]
    );
}
