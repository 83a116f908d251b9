//! What people told, in `reject review`

use snapbox::{assert_data_eq, str};

use super::TODAYS;
use crate::support::Journal;

/// A journal in which five told something, one of them before the last review.
fn told() -> Journal {
    let file = |company: &str, day: u32, rest: &str| {
        format!(
            "---\ncompany: {company}\n---\ndate: 2026-10-26\nevent: applied\n---\ndate: 2026-11-{day:02}\nevent: feedback\n{rest}"
        )
    };
    let long = "More of the why, please. ".repeat(20);
    Journal::with(&[
        ("journal.yaml", "format: 1\n"),
        (
            "2026/2026-10-26-acme.yaml",
            &file("Acme", 9, "from: Dana Ruiz\nsaid: |\n  Talk through\n  trade-offs aloud.\n"),
        ),
        ("2026/2026-10-26-initech.yaml", &file("Initech", 12, &format!("said: {long}\n"))),
        ("2026/2026-10-26-wonka.yaml", &file("Wonka", 14, "said: Calm and clear.\n")),
        ("2026/2026-10-26-stark.yaml", &file("Stark", 20, "said: Show the numbers.\n")),
        ("2026/2026-10-26-hooli.yaml", &file("Hooli", 2, "said: Long ago.\n")),
        ("2026/2026-10-26-pied.yaml", &file("Pied Piper", 16, "note: no words of theirs\n")),
        ("reviews/2026-11-08.yaml", "---\ndate: 2026-11-08\nevent: reviewed\n"),
    ])
}

#[test]
fn what_people_told_stands_there_the_latest_first() {
    let journal = told();
    journal
        .reject(["review"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
8 to 22 Nov: 15 days
                     these days  before
  applications sent           0       6
  before: 13 days, 26 Oct to 7 Nov
  So far 6 applications, 6 in play.

What they told you
  “Show the numbers.” (Stark, 20 Nov)
  “Calm and clear.” (Wonka, 14 Nov)
  “More of the why, please. More of the why, please. More of the why, please.
  More of the why, please. More of the why, please. M…” (Initech, 12 Nov)
  and 1 more, earlier

"#]])
        .stderr_eq(str![""]);
    let narrow = journal.reject(["review"]).env("COLUMNS", "40").assert().code(0);
    let text = String::from_utf8(narrow.get_output().stdout.clone()).expect("UTF-8");
    assert_data_eq!(
        text[text.find("What they").expect("what they told")..].to_owned(),
        str![[r#"
What they told you
  “Show the numbers.” (Stark, 20 Nov)
  “Calm and clear.” (Wonka, 14 Nov)
  “More of the why, please. More of the
  why, plea…” (Initech, 12 Nov)
  and 1 more, earlier

"#]]
    );
}

#[test]
fn programs_get_all_of_it() {
    let journal = told();
    let output = journal.reject(["review", "--json", "--since", "2026-11-14"]).assert().code(0);
    let text = String::from_utf8(output.get_output().stdout.clone()).expect("UTF-8");
    let feedback = &text[text.find("\"feedback\"").expect("feedback")..];
    assert_data_eq!(
        feedback.to_owned(),
        str![[r#"
"feedback": [
      {
        "case": "2026-10-26-stark",
        "company": "Stark",
        "date": "2026-11-20",
        "from": null,
        "text": "Show the numbers."
      },
      {
        "case": "2026-10-26-wonka",
        "company": "Wonka",
        "date": "2026-11-14",
        "from": null,
        "text": "Calm and clear."
      }
    ],
    "undated": 0
  },
  "last": {
    "date": "2026-11-08",
    "since": null,
    "numbers": {},
    "answers": {},
    "skipped": [],
    "keep": null,
    "change": null,
    "try": null
  },
  "unreadable": []
}

"#]]
    );
}

#[test]
fn what_was_passed_over_is_no_reproach_when_read_again() {
    let journal = told();
    journal.put(TODAYS, "---\ndate: 2026-11-22\nevent: reviewed\nskipped: [people, goal]\nkeep: Walks\n");
    journal.reject(["review", "show", "last"]).assert().code(0).stdout_eq(str![[r#"
22 Nov 2026

  keep    Walks

"#]]);
}
