//! One pattern opened.

use snapbox::{file, str};

use super::wild;
use crate::rich;
use crate::support::Journal;

/// Four refusals with what was said, noted and answered; one of them two years old.
fn journal() -> Journal {
    let refused = |company: &str, day: &str, reasons: &str, answers: &str| {
        format!(
            "---\ncompany: {company}\nrole: Analyst\n---\ndate: {day}\nevent: rejected\nstage: interview\nreasons:\n{reasons}said: We chose another.\nnote: It rained.\nvent: Never shown.\n---\ndate: {day}\nevent: reflected\ntopic: interview\nrun: a\n{answers}---\ndate: {day}\nevent: reflected\ntopic: lessons\nrun: a\nanswers:\n  learned: Ask more.\ndone: true\n"
        )
    };
    let stated = "- reason: missing skill\n  stated: true\n  detail: SQL\n";
    let guessed = "- reason: missing skill\n  detail: SQL, Kubernetes\n- reason: interview\n";
    let (no, yes, skipped) = (
        "answers: {stories: no}\n",
        "answers: {stories: yes}\n",
        "skipped: [stories]\nanswers: {value: yes}\n",
    );
    Journal::with(&[
        ("2024/2024-03-01-old.yaml", &refused("Old", "2024-03-01", guessed, no)),
        ("2026/2026-09-01-acme.yaml", &refused("Acme", "2026-09-01", stated, no)),
        ("2026/2026-10-01-globex.yaml", &refused("Globex", "2026-10-01", guessed, yes)),
        ("2026/2026-11-01-hooli.yaml", &refused("Hooli", "2026-11-01", stated, skipped)),
    ])
}

#[test]
fn a_question_has_every_answer_and_the_words_beside_it() {
    journal().reject(["stats", "interview/stories"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[
        r#"
Did your stories of past work connect to the work they need done?
  came up in 1 of 2: no pattern yet (it takes 3 cases and a third), 1 passed
  over, 1 case older than 12 months not counted
  try: Write three stories down, each ending in what it means for this employer.

  1 Oct  Globex, Analyst: yes
    2026-10-01-globex

  1 Sep  Acme, Analyst: no
    2026-09-01-acme
    note: “It rained.”
    What did you learn that you can use again? “Ask more.”

  1 Mar 2024  Old, Analyst: no (older, not counted)
    2024-03-01-old
    note: “It rained.”
    What did you learn that you can use again? “Ask more.”

"#
    ]]);
}

#[test]
fn a_question_is_found_by_its_id_where_one_topic_has_it() {
    let [whole, short] = ["interview/stories", "stories"]
        .map(|name| journal().reject(["stats", name]).output().expect("it runs").stdout);
    assert_eq!(whole, short);
}

#[test]
fn a_reason_both_stated_and_guessed_comes_twice() {
    journal().reject(["stats", "Missing Skill"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
They said: missing skill
  came up in 2 of 2: no pattern yet (it takes 3 cases and a third)
  Of the cases of the last 12 months in which they said why.

  1 Nov  Hooli, Analyst: SQL
    2026-11-01-hooli
    they said: “We chose another.”
    note: “It rained.”
    What did you learn that you can use again? “Ask more.”

  1 Sep  Acme, Analyst: SQL
    2026-09-01-acme
    they said: “We chose another.”
    note: “It rained.”
    What did you learn that you can use again? “Ask more.”

Your guess: missing skill
  came up in 1 of 1: no pattern yet (it takes 3 cases and a third), 1 case older
  than 12 months not counted
  Of the cases of the last 12 months in which you guessed why.

  1 Oct  Globex, Analyst: SQL, Kubernetes
    2026-10-01-globex
    they said: “We chose another.”
    note: “It rained.”
    What did you learn that you can use again? “Ask more.”

  1 Mar 2024  Old, Analyst: SQL, Kubernetes (older, not counted)
    2024-03-01-old
    they said: “We chose another.”
    note: “It rained.”
    What did you learn that you can use again? “Ask more.”

"#]]);
}

#[test]
fn a_skill_has_the_cases_that_name_it() {
    journal().reject(["stats", "sql"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
A skill that was missing: SQL
  came up in 3 of 3, 1 case older than 12 months not counted
  Of the cases of the last 12 months that name a skill or were asked for one.

  1 Nov  Hooli, Analyst: SQL
    2026-11-01-hooli
    they said: “We chose another.”
    note: “It rained.”
    What did you learn that you can use again? “Ask more.”

  1 Oct  Globex, Analyst: SQL
    2026-10-01-globex
    they said: “We chose another.”
    note: “It rained.”
    What did you learn that you can use again? “Ask more.”

  1 Sep  Acme, Analyst: SQL
    2026-09-01-acme
    they said: “We chose another.”
    note: “It rained.”
    What did you learn that you can use again? “Ask more.”

  1 Mar 2024  Old, Analyst: SQL (older, not counted)
    2024-03-01-old
    they said: “We chose another.”
    note: “It rained.”
    What did you learn that you can use again? “Ask more.”

"#]]);
}

#[test]
fn a_skill_not_named_lately_says_so() {
    let asked = journal().reject(["stats", "kubernetes", "--until", "2026-09-30"]).assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
applications until 30 Sep, as they stood then

A skill that was missing: Kubernetes
  in no case of the last 12 months, 2 cases older than 12 months not counted

  1 Mar 2024  Old, Analyst: Kubernetes (older, not counted)
    2024-03-01-old
    they said: “We chose another.”
    note: “It rained.”
    What did you learn that you can use again? “Ask more.”

"#]]);
}

#[test]
fn some_chosen_cases_are_named_above_it() {
    let asked = journal().reject(["stats", "stories", "--company", "acme"]).assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
applications: company acme

Did your stories of past work connect to the work they need done?
  came up in 1 of 1: no pattern yet (it takes 3 cases and a third)
  try: Write three stories down, each ending in what it means for this employer.

  1 Sep  Acme, Analyst: no
    2026-09-01-acme
    note: “It rained.”
    What did you learn that you can use again? “Ask more.”

"#]]);
}

#[test]
fn a_pattern_fits_40_columns() {
    let asked = journal().reject(["--plain", "stats", "stories"]).env("COLUMNS", "40").assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
Did your stories of past work connect to
the work they need done?
  came up in 1 of 2: no pattern yet (it
  takes 3 cases and a third), 1 passed
  over, 1 case older than 12 months not
  counted
  try: Write three stories down, each
  ending in what it means for this
  employer.

  1 Oct  Globex, Analyst: yes
    2026-10-01-globex

  1 Sep  Acme, Analyst: no
    2026-09-01-acme
    note: “It rained.”
    What did you learn that you can use
    again? “Ask more.”

  1 Mar 2024  Old, Analyst: no (older,
  not counted)
    2024-03-01-old
    note: “It rained.”
    What did you learn that you can use
    again? “Ask more.”

"#]]);
}

#[test]
fn each_state_is_told_in_its_own_words() {
    let first_lines = |journal: &Journal, name: &str| {
        let output = journal.reject(["stats", name]).assert().code(0).get_output().stdout.clone();
        let text = String::from_utf8(output).expect("UTF-8");
        text.lines().take(2).map(str::to_owned).collect::<Vec<_>>().join("\n") + "\n"
    };
    let (wild, rich) = (wild::journal(), rich::journal());
    let told = ["interview/stories", "interview/value", "interview/your-questions", "interview/enthusiasm"]
        .map(|name| first_lines(&wild, name));
    let quiet = first_lines(&rich, "interview/your-questions");
    snapbox::assert_data_eq!(
        told.concat() + &quiet,
        str![[r#"
Did your stories of past work connect to the work they need done?
  better: 0 of 9, 0 % (0 to 30) lately, 14 of 14, 100 % (78 to 100) before
Did you say more about what you would add than about what you wanted?
  partly or no in 23 of 23, 100 % (86 to 100)
Did you ask questions whose answers mattered to you?
  new: 4 of the last 5, 0 of 18 before
How well could they see that you wanted it, from 1 (hidden) to 5 (clearly)?
  quiet: 0 of the last 3, 20 of 20, 100 % (84 to 100) before
Did you ask questions whose answers mattered to you?
  quiet: 0 of the last 3, 4 of 12, 33 % (14 to 61) before

"#]]
    );
}

#[test]
fn it_has_a_pinned_shape_in_json() {
    journal()
        .reject(["stats", "stories", "sql", "--json"])
        .assert()
        .code(0)
        .stderr_eq(str![""])
        .stdout_eq(file!["../snapshots/stats-opened.json"]);
}
