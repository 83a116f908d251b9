//! `reject show`

use snapbox::{IntoData as _, assert_data_eq, str};

use crate::support::Journal;

const ACME: &str = "\
company: Acme
role: Cook
place: Berlin
---
date: 2026-11-01
event: applied
---
date: 2026-11-20
event: rejected
reasons:
- {reason: pay, detail: 70k, stated: true}
control: no
said: |
  No.

  Sorry, and good luck to you with all that you are about to do in the years that lie ahead of you.
feeling: 3
vent: Their loss.
---
date: 2026-11-21
event: reflected
topic: gone
answers: {mood: fine}
skipped: [a, b]
done: true
";

fn journal() -> Journal {
    Journal::with(&[
        ("2026/2026-11-01-acme--cook.yaml", ACME),
        (
            "2026/2026-11-02-acme--baker.yaml",
            "company: Acme\nrole: Baker\n---\ndate: 2026-11-02\nevent: applied\n",
        ),
        ("2025/2025-11-02-globex.yaml", "company: Globex\n---\ndate: 2025-11-02\nevent: applied\n"),
    ])
}

#[test]
fn a_story_is_told_by_date() {
    journal()
        .reject(["show", "cook"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Acme, Cook
2026-11-01-acme--cook

place    Berlin

1 Nov 2026   applied

20 Nov 2026  rejected
             why: pay: 70k (they said so)
             they said:
               No.

               Sorry, and good luck to you with all that you are about to do in
               the years that lie ahead of you.
             within my control: no
             felt: 3 of 5
             private words, shown with --with-vent

21 Nov 2026  thought through: gone
             mood: fine
             2 questions passed over

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn private_words_are_shown_when_asked_for_by_name() {
    journal()
        .reject(["show", "cook", "--with-vent"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Acme, Cook
2026-11-01-acme--cook

place    Berlin

1 Nov 2026   applied

20 Nov 2026  rejected
             why: pay: 70k (they said so)
             they said:
               No.

               Sorry, and good luck to you with all that you are about to do in
               the years that lie ahead of you.
             within my control: no
             felt: 3 of 5
             in private: Their loss.

21 Nov 2026  thought through: gone
             mood: fine
             2 questions passed over

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn json_tells_the_story_without_private_words() {
    journal().reject(["show", "cook", "--json"]).assert().code(0).stdout_eq(str![[r#"
{
  "version": 1,
  "cases": [
    {
      "case": "2026-11-01-acme--cook",
      "company": "Acme",
      "role": "Cook",
      "source": null,
      "level": null,
      "place": "Berlin",
      "url": null,
      "contact": null,
      "tags": [],
      "imported": null,
      "furthest": "application",
      "round": null,
      "ending": "rejected",
      "applied": "2026-11-01",
      "ended": "2026-11-20",
      "events": [
        {
          "date": "2026-11-01",
          "event": "applied"
        },
        {
          "date": "2026-11-20",
          "event": "rejected",
          "reasons": [
            {
              "reason": "pay",
              "detail": "70k",
              "stated": true
            }
          ],
          "control": "no",
          "said": "No.\n\nSorry, and good luck to you with all that you are about to do in the years that lie ahead of you.\n",
          "feeling": 3
        },
        {
          "date": "2026-11-21",
          "event": "reflected",
          "topic": "gone",
          "answers": {
            "mood": "fine"
          },
          "skipped": [
            "a",
            "b"
          ],
          "done": true
        }
      ]
    }
  ]
}

"#]].raw()).stderr_eq(str![""]);
}

#[test]
fn json_holds_private_words_when_asked_for_by_name() {
    let with = journal()
        .reject(["show", "cook", "--json", "--with-vent"])
        .assert()
        .code(0)
        .get_output()
        .stdout
        .clone();
    let text = String::from_utf8(with).expect("UTF-8");
    let vents: Vec<&str> = text.lines().filter(|line| line.trim().starts_with("\"vent\"")).collect();
    assert_eq!(vents, ["          \"vent\": \"Their loss.\""]);
}

#[test]
fn a_story_fits_a_narrow_terminal() {
    journal()
        .reject(["show", "cook"])
        .env("COLUMNS", "40")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Acme, Cook
2026-11-01-acme--cook

place    Berlin

1 Nov 2026   applied

20 Nov 2026  rejected
  why: pay: 70k (they said so)
  they said:
    No.

    Sorry, and good luck to you with all
    that you are about to do in the
    years that lie ahead of you.
  within my control: no
  felt: 3 of 5
  private words, shown with --with-vent

21 Nov 2026  thought through: gone
  mood: fine
  2 questions passed over

"#]])
        .stderr_eq(str![""]);
}

/// The handle of the case that these words find.
fn found(words: &str) -> String {
    let output = journal().reject(["show", words]).assert().code(0).get_output().stdout.clone();
    String::from_utf8(output).expect("UTF-8").lines().nth(1).expect("a handle").to_owned()
}

#[test]
fn a_case_is_found_by_any_part_by_last_and_by_path() {
    assert_eq!(found("globex"), "2025-11-02-globex");
    assert_eq!(found("GLOB"), "2025-11-02-globex");
    assert_eq!(found("acme--co"), "2026-11-01-acme--cook");
    assert_eq!(found("2026-11-02"), "2026-11-02-acme--baker");
    assert_eq!(found("2026/2026-11-02-acme--baker.yaml"), "2026-11-02-acme--baker");
    assert_eq!(found("2025-11-02-globex.yaml"), "2025-11-02-globex");
    assert_eq!(found("last"), "2026-11-01-acme--cook", "the one with the latest event");
}

#[test]
fn an_ambiguous_part_lists_the_candidates() {
    journal().reject(["show", "acme"]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: 'acme' fits 2 cases

  tip: name one of them by more of its handle:
    2026-11-01-acme--cook
    2026-11-02-acme--baker

"#]]);
}

#[test]
fn a_near_miss_is_offered() {
    journal().reject(["show", "globxe"]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: no case matches 'globxe'

  tip: a similar one exists: '2025-11-02-globex'

"#]]);
    journal().reject(["show", "umbrella"]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: no case matches 'umbrella'

  tip: `reject list` shows them all; part of a company or a role names one

"#]]);
    journal().reject(["show", ""]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: no case matches ''

  tip: `reject list` shows them all; part of a company or a role names one

"#]]);
    Journal::new().reject(["show", "last"]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: no case matches 'last'

  tip: `reject list` shows them all; part of a company or a role names one

"#]]);
}

#[test]
fn a_damaged_story_is_named_with_its_place() {
    let journal = Journal::with(&[("2026/2026-11-01-acme.yaml", "company: Acme\ncompany: Acme\n")]);
    journal.reject(["show", "acme"]).assert().code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: cannot read '2026/2026-11-01-acme.yaml'
  caused by: line 2, column 1: the key 'company' stands here twice

  tip: nothing was changed; mend it with `reject edit 2026-11-01-acme`

"#]]);
}

#[test]
fn a_line_end_in_a_name_cannot_forge_an_event() {
    let text = "company: Acme\nplace: \"Berlin\\n\\n2 Nov 2026   accepted\"\ntags: [\"a\\n3 Nov 2026   accepted\"]\n---\ndate: 2026-11-01\nevent: thanked\nto: \"Dana\\n4 Nov 2026   accepted\"\n";
    let journal = Journal::with(&[("2026/2026-11-01-acme.yaml", text)]);
    let output = journal.reject(["show", "acme"]).assert().code(0).get_output().stdout.clone();
    let text = String::from_utf8(output).expect("UTF-8");
    let days = ["2 Nov", "3 Nov", "4 Nov"];
    let forged: Vec<&str> =
        text.lines().filter(|line| days.iter().any(|day| line.trim_start().starts_with(day))).collect();
    assert_eq!(forged, <[&str; 0]>::default());
    assert_data_eq!(
        text,
        str![[r#"
Acme
2026-11-01-acme

place    Berlin␊␊2 Nov 2026   accepted
tags     a␊3 Nov 2026   accepted

1 Nov 2026   thanked, to Dana␊4 Nov 2026   accepted

"#]]
    );
}

#[test]
fn a_question_set_that_cannot_be_read_makes_it_partly_read() {
    let journal = journal();
    journal.put("prompts/mine.yaml", "topic: [\n");
    journal.reject(["show", "globex"]).assert().code(1);
}

#[test]
fn a_path_means_that_very_file() {
    let text = "company: Acme\n---\ndate: 2026-11-01\nevent: applied\n";
    let files = ["2025/2026-11-01-acme.yaml", "2026/2026-11-01-acme.yaml"];
    for (named, other) in [(files[0], files[1]), (files[1], files[0])] {
        let journal = Journal::with(&[(files[0], text), (files[1], text)]);
        journal.run(["advance", named, "screen"]);
        assert_eq!(journal.file(other), text, "only {named} was named");
    }
    Journal::with(&[(files[1], text)]).reject(["show", "/nowhere/2026-11-01-acme.yaml"]).assert().code(2);
}

#[test]
fn long_names_fit_a_narrow_terminal() {
    let text = "company: A company with a rather long name of its own\nrole: Somebody who does a lot\nplace: a place far away from everything that one might call a town\n---\ndate: 2026-11-01\nevent: thanked\nto: somebody with a long name and a longer title\n";
    let journal = Journal::with(&[("2026/2026-11-01-acme.yaml", text)]);
    let output =
        journal.reject(["show", "acme"]).env("COLUMNS", "40").assert().code(0).get_output().stdout.clone();
    let text = String::from_utf8(output).expect("UTF-8");
    let wide: Vec<&str> = text.lines().filter(|line| line.chars().count() > 40).collect();
    assert_eq!(wide, <[&str; 0]>::default());
}
