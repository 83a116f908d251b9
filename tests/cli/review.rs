//! `reject review`

mod asked;
mod form;
mod kept;
mod told;
mod unasked;

use snapbox::{assert_data_eq, str};

use crate::support::Journal;

/// The file of the last review in [`searching`].
const BEFORE: &str = "reviews/2026-11-08.yaml";

/// The file of a review of today.
const TODAYS: &str = "reviews/2026-11-22.yaml";

/// A journal of two weeks in which much happened, with a review before them.
fn searching() -> Journal {
    Journal::with(&[
        ("journal.yaml", "format: 1\n"),
        (
            "2026/2026-10-26-acme--backend-engineer.yaml",
            "---\ncompany: Acme\nrole: Backend engineer\n---\ndate: 2026-10-26\nevent: applied\n---\n\
             date: 2026-11-12\nevent: advanced\nstage: interview\n---\ndate: 2026-11-18\nevent: rejected\n\
             vent: words that stay here\n---\n\
             date: 2026-11-19\nevent: reflected\ntopic: lessons\nrun: '9f99'\nanswers:\n  went-well: |\n    \
             The pairing exercise:\n    we laughed.\ndone: true\n",
        ),
        (
            "2026/2026-10-28-initech--analyst.yaml",
            "---\ncompany: Initech\nrole: Analyst\n---\ndate: 2026-10-28\nevent: applied\n---\n\
             date: 2026-11-20\nevent: no-reply\n",
        ),
        (
            "2026/2026-11-10-wonka--analyst.yaml",
            "---\ncompany: Wonka\nrole: Analyst\n---\ndate: 2026-11-10\nevent: applied\n",
        ),
        (
            "2026/2026-11-14-stark.yaml",
            "---\ncompany: Stark\n---\ndate: 2026-11-14\nevent: applied\n---\ndate: 2026-11-15\nundated: true\n\
             event: rejected\n",
        ),
        (
            "plan.yaml",
            "---\ndate: 2026-11-08\nevent: planned\nid: '075a-1'\ndo: Name a plan B.\nfor: strategy/plan-b\n---\n\
             date: 2026-11-08\nevent: goal\nid: applications\ncount: 6\nof: applications\nby: 2026-11-30\n---\n\
             date: 2026-11-13\nevent: did\nof: a networking meeting\n",
        ),
        (
            BEFORE,
            "---\ndate: 2026-11-08\nevent: reviewed\nsince: 2026-10-26\nanswers:\n  good-fit: partly\n  plan-b: no\n\
             keep: |\n  Two a week,\n  no more.\nchange: The letters.\ntry: Name a plan B.\n",
        ),
    ])
}

/// What the user types, a line each.
fn lines<const N: usize>(typed: [&str; N]) -> String {
    typed.map(|line| format!("{line}\n")).concat()
}

/// What was added to the plan of [`searching`].
fn planned(journal: &Journal) -> String {
    let plan = journal.file("plan.yaml");
    plan[plan.find("of: a networking meeting\n").expect("the last of it") + 25..].to_owned()
}

#[test]
fn without_a_terminal_it_shows_the_numbers_and_writes_nothing() {
    let journal = searching();
    let files = journal.files();
    journal
        .reject(["review"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
8 to 22 Nov: 15 days
                     these days  before
  applications sent           2       2
  first answers               1       0
  got further                 1       0
  rejected                    1       0
  no reply recorded           1       0
  thought through             1       0
  before: 13 days, 26 Oct to 7 Nov
  Of the 2 sent on these days 1 has an answer by now. The furthest got to
  interview. So far 4 applications, 1 in play.

What you set out to do
  Goal: 2 of 6 applications by 30 Nov, 8 days left
  Also done: a networking meeting.

What went well
  “The pairing exercise: we laughed.” (Acme)

1 step has no known day and may belong here; it is not counted.

What you wrote on 8 Nov
  keep    Two a week,
          no more.
  change  The letters.
  try     Name a plan B.

"#]])
        .stderr_eq(str![""]);
    assert_eq!(journal.files(), files);
}

#[test]
fn the_numbers_fit_a_narrow_screen() {
    let journal = searching();
    journal
        .reject(["review"])
        .env("COLUMNS", "40")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
8 to 22 Nov: 15 days
                    these days  before
  applications               2       2
  sent
  first answers              1       0
  got further                1       0
  rejected                   1       0
  no reply                   1       0
  recorded
  thought through            1       0
  before: 13 days, 26 Oct to 7 Nov
  Of the 2 sent on these days 1 has an
  answer by now. The furthest got to
  interview. So far 4 applications, 1 in
  play.

What you set out to do
  Goal: 2 of 6 applications by 30 Nov, 8
  days left
  Also done: a networking meeting.

What went well
  “The pairing exercise: we laughed.”
  (Acme)

1 step has no known day and may belong
here; it is not counted.

What you wrote on 8 Nov
  keep    Two a week,
          no more.
  change  The letters.
  try     Name a plan B.

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn another_first_day_may_be_named() {
    let journal = searching();
    journal
        .reject(["review", "--since", "2026-11-18"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
18 to 22 Nov: 5 days
                     these days  before
  applications sent           0       1
  rejected                    1       0
  no reply recorded           1       0
  thought through             1       0
  before: 5 days, 13 to 17 Nov
  So far 4 applications, 1 in play.

What you set out to do
  Goal: 2 of 6 applications by 30 Nov, 8 days left

What went well
  “The pairing exercise: we laughed.” (Acme)

1 step has no known day and may belong here; it is not counted.

What you wrote on 8 Nov
  keep    Two a week,
          no more.
  change  The letters.
  try     Name a plan B.

"#]])
        .stderr_eq(str![""]);
    assert_data_eq!(
        journal.transcript(&["review --since tomorrow", "review --since soon", "review --since 2026-11-22"]),
        str![[r#"
$ reject review --since tomorrow
error: --since: 'tomorrow' is 2026-11-23, which is after today (2026-11-22)

  tip: nothing was written
exit 2

$ reject review --since soon
error: --since: 'soon' is not a date; try 2026-11-22, yesterday, monday, 3d, 2w, last month or 'nov 3'

  tip: nothing was written
exit 2

$ reject review --since 2026-11-22
Today, 22 Nov 2026
                     these days  before
  applications sent           0       0
  before: 1 day, 21 Nov
  So far 4 applications, 1 in play.

What you set out to do
  Goal: 2 of 6 applications by 30 Nov, 8 days left

1 step has no known day and may belong here; it is not counted.

What you wrote on 8 Nov
  keep    Two a week,
          no more.
  change  The letters.
  try     Name a plan B.
exit 0


"#]]
    );
}

#[test]
fn the_first_review_looks_back_to_the_first_day() {
    let journal = searching();
    std::fs::remove_file(journal.root().join(BEFORE)).expect("it was there");
    std::fs::remove_file(journal.root().join("plan.yaml")).expect("it was there");
    journal
        .reject(["review"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
26 Oct to 22 Nov: 28 days
                     these days
  applications sent           4
  first answers               1
  got further                 1
  rejected                    1
  no reply recorded           1
  thought through             1
  Of the 4 sent on these days 2 have an answer by now. The furthest got to
  interview. So far 4 applications, 1 in play.

What went well
  “The pairing exercise: we laughed.” (Acme)

1 step has no known day and may belong here; it is not counted.

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn nothing_was_written_down_yet() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.transcript(&["review", "review --keep rest", "review list", "review show last"]),
        str![[r#"
$ reject review
Nothing is written down yet, so there is nothing to look back at.
`reject log` writes down a no, `reject apply` an application.
exit 0

$ reject review --keep rest
A new journal begins in [JOURNAL]
Written down in reviews/2026-11-22.yaml
That is all. The next look back can wait until there is news.
exit 0

$ reject review list
day     back to  to try
22 Nov  22 Nov
exit 0

$ reject review show last
22 Nov 2026
back to 22 Nov 2026
0 applications sent

  keep    rest
exit 0


"#]]
    );
    assert_eq!(journal.files(), ["journal.yaml", TODAYS]);
}

#[test]
fn what_keeps_coming_back_stands_with_its_counts() {
    let journal = Journal::new();
    for (company, day) in [("acme", "2026-11-03"), ("initech", "2026-11-06"), ("hooli", "2026-11-15")] {
        let case = format!(
            "---\ncompany: {company}\n---\ndate: {day}\nevent: rejected\nreasons:\n- reason: missing skill\n  detail: Go\n---\n\
             date: {day}\nevent: reflected\ntopic: interview\nanswers:\n  stories: partly\n"
        );
        journal.put(&format!("2026/{day}-{company}.yaml"), case);
    }
    journal.put(BEFORE, "---\ndate: 2026-11-08\nevent: reviewed\n");
    journal
        .reject(["review"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
8 to 22 Nov: 15 days
                     these days  before
  applications sent           0       0
  first answers               1       2
  rejected                    1       2
  before: 5 days, 3 to 7 Nov
  So far 3 applications, none in play.

What keeps coming back, on these days too: 1 of 1 question
  Did your stories of past work connect to the work they need done?
    partly or no in 3 of 3; 1 of them on these days
  You guess: missing skill
    came up in 3 of 3; 1 of them on these days
  A skill: Go
    came up in 3 of 3; 1 of them on these days

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn the_numbers_go_to_programs_as_json() {
    let journal = searching();
    journal
        .reject(["review", "--json"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
{
  "version": 1,
  "today": "2026-11-22",
  "period": {
    "first": "2026-11-08",
    "last": "2026-11-22",
    "days": 15,
    "counts": {
      "applications": 2,
      "first_answers": 1,
      "got_further": 1,
      "rejected": 1,
      "no_reply": 1,
      "thought_through": 1,
      "actions_done": 0,
      "actions_dropped": 0
    },
    "before": {
      "first": "2026-10-26",
      "last": "2026-11-07",
      "days": 13,
      "counts": {
        "applications": 2,
        "first_answers": 0,
        "got_further": 0,
        "rejected": 0,
        "no_reply": 0,
        "thought_through": 0,
        "actions_done": 0,
        "actions_dropped": 0
      }
    },
    "answered": 1,
    "furthest": "interview",
    "cases": 4,
    "in_play": 1,
    "goals": [
      {
        "id": "applications",
        "count": 6,
        "of": "applications",
        "by": "2026-11-30",
        "since": "2026-11-08",
        "did": 2,
        "days_left": 8,
        "reached": false,
        "closed": null
      }
    ],
    "done": [],
    "did": [
      {
        "thing": "a networking meeting",
        "count": 1
      }
    ],
    "patterns": [],
    "questions": 0,
    "went_well": [
      {
        "case": "2026-10-26-acme--backend-engineer",
        "company": "Acme",
        "date": "2026-11-19",
        "text": "The pairing exercise:/nwe laughed./n"
      }
    ],
    "feedback": [],
    "undated": 1
  },
  "last": {
    "date": "2026-11-08",
    "since": "2026-10-26",
    "numbers": {},
    "answers": {
      "good-fit": "partly",
      "plan-b": "no"
    },
    "skipped": [],
    "keep": "Two a week,/nno more./n",
    "change": "The letters.",
    "try": "Name a plan B."
  },
  "unreadable": []
}

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_shown() {
    let journal = searching();
    journal.put("reviews/2026-11-01.yaml", "---\ndate: 2026-11-01\nevent: reviewed\nkeep: [a]\n");
    journal.put("plan.yaml", "---\ndate: 2026-11-08\nevent: planned\n");
    journal
        .reject(["review"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
8 to 22 Nov: 15 days
                     these days  before
  applications sent           2       2
  first answers               1       0
  got further                 1       0
  rejected                    1       0
  no reply recorded           1       0
  thought through             1       0
  before: 13 days, 26 Oct to 7 Nov
  Of the 2 sent on these days 1 has an answer by now. The furthest got to
  interview. So far 4 applications, 1 in play.

What went well
  “The pairing exercise: we laughed.” (Acme)

1 step has no known day and may belong here; it is not counted.

What you wrote on 8 Nov
  keep    Two a week,
          no more.
  change  The letters.
  try     Name a plan B.

"#]])
        .stderr_eq(str![[r#"
error: cannot read 'plan.yaml'
  caused by: line 3, column 1: event: 'planned' needs 'id:' beside it

  tip: nothing was changed; mend 'plan.yaml' in an editor
error: cannot read 'reviews/2026-11-01.yaml'
  caused by: line 4, column 7: keep: a list stands here; expected a text

  tip: nothing was changed; mend 'reviews/2026-11-01.yaml' in an editor

"#]]);
}

#[test]
fn only_a_stop_of_late_is_named_as_the_next_to_think_through() {
    let journal = Journal::with(&[
        ("journal.yaml", "format: 1\n"),
        (
            "2026/2026-10-26-acme.yaml",
            "---\ncompany: Acme\n---\ndate: 2026-10-26\nevent: applied\n---\ndate: 2026-11-18\nevent: accepted\n",
        ),
        (
            "2023/2023-10-26-stark.yaml",
            "---\ncompany: Stark\n---\ndate: 2023-10-26\nevent: applied\n---\ndate: 2023-11-18\nevent: rejected\n",
        ),
        (
            "2026/2026-11-01-wonka.yaml",
            "---\ncompany: Wonka\n---\ndate: 2026-11-01\nevent: applied\n---\ndate: 2026-11-18\nevent: rejected\n",
        ),
    ]);
    assert_data_eq!(
        journal.transcript(&[
            "review --keep Tea",
            "reflect wonka --answer went-well=Tea",
            "review --keep Walks"
        ]),
        str![[r#"
$ reject review --keep Tea
Written down in reviews/2026-11-22.yaml
Next, when you like: reject reflect wonka  (rejected on 18 Nov 2026, at application)
exit 0

$ reject reflect wonka --answer went-well=Tea
Thought through. Written down in 2026/2026-11-01-wonka.yaml
You are done with this one. `reject stats` shows what keeps coming back.
exit 0

$ reject review --keep Walks
Written down in reviews/2026-11-22.yaml
That is all. The next look back can wait until there is news.
exit 0


"#]]
    );
}

#[test]
fn an_export_says_that_reviews_stay() {
    let journal = searching();
    let output = journal.reject(["export", "--format", "json"]).assert().code(0);
    output.stderr_eq(str![[r#"
1 review stays in the journal's own files, in reviews/

"#]]);
    journal.reject(["export", "--format", "csv"]).assert().code(0).stderr_eq(str![""]);
    journal.put(BEFORE, "---\ndate: 2026-11-08\nevent: reviewed\nkeep: []\n");
    journal.reject(["export", "--format", "json"]).assert().stderr_eq(str![[r#"
1 review stays in the journal's own files, in reviews/

"#]]);
}

#[test]
fn check_looks_reviews_over() {
    let journal = searching();
    journal.reject(["check"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![""]);
    journal.put(
        TODAYS,
        "---\ndate: 2026-11-23\nevent: reviewed\nsince: 2026-11-24\nnumbers: {application: 2}\nanswers:\n  good-fits: yes\n  \
         plan-b: perhaps\nskipped: [people, peple]\nkept: this\n---\ndate: 2026-11-22\nevent: review\n---\n\
         date: 2026-11-22\nevent: walked\n---\nkeep: this\n",
    );
    journal.put("reviews/2026-11-01.yaml", "---\ndate: 2026-11-31\nevent: reviewed\n");
    journal.put("reviews/old.yml", "");
    journal
        .reject(["check"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
reviews/2026-11-01.yaml:2:7: date: '2026-11-31' is not a date; expected YYYY-MM-DD
reviews/2026-11-22.yaml: note: a document without 'event:' is kept and not read
reviews/2026-11-22.yaml:2:1: 2026-11-23 is after today (2026-11-22)
reviews/2026-11-22.yaml:4:1: since: 2026-11-24 lies after the review itself (2026-11-23)
reviews/2026-11-22.yaml:5:1: note: the key 'application' is kept and not read; did you mean 'applications'?
reviews/2026-11-22.yaml:6:1: no question of 'strategy' is called 'good-fits'; did you mean 'good-fit'?
reviews/2026-11-22.yaml:6:1: strategy/plan-b: 'perhaps' is none of yes, partly, no
reviews/2026-11-22.yaml:9:1: no question of 'strategy' is called 'peple'; did you mean 'people'?
reviews/2026-11-22.yaml:10:1: note: the key 'kept' is kept and not read; did you mean 'keep'?
reviews/2026-11-22.yaml:13:1: the event 'review' is kept and not read; did you mean 'reviewed'?
reviews/2026-11-22.yaml:16:1: note: the event 'walked' is kept and not read
reviews/old.yml: is not read: a review ends in .yaml

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn where_no_case_can_be_read_there_is_nothing_to_look_back_at() {
    let journal = Journal::with(&[("2026/2026-11-01-acme.yaml", "- a\n")]);
    assert_data_eq!(
        journal.transcript(&["review", "--plain review"]),
        str![[r#"
$ reject review
No case could be read, so there is nothing to look back at.
error: cannot read '2026/2026-11-01-acme.yaml'
  caused by: line 1, column 1: a list stands here; expected keys and values, such as 'company: Acme'

  tip: nothing was changed; mend it with `reject edit 2026-11-01-acme`
exit 1

$ reject --plain review
No case could be read, so there is nothing to look back at.
error: cannot read '2026/2026-11-01-acme.yaml'
  caused by: line 1, column 1: a list stands here; expected keys and values, such as 'company: Acme'

  tip: nothing was changed; mend it with `reject edit 2026-11-01-acme`
exit 1


"#]]
    );
}
