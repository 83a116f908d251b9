//! `reject plan`, alone and as a list

use snapbox::{assert_data_eq, str};

use super::{ACME, ACME_TEXT, PLAN, SETTINGS, planned};
use crate::support::Journal;

#[test]
fn what_is_open_comes_first_with_what_it_is_for() {
    let journal = planned();
    for words in [&["plan"][..], &["plan", "list"]] {
        journal.reject([]).args(words).assert().code(0).stderr_eq("").stdout_eq(str![[r#"
To do
  Write three stories down, each ending in what it means for this employer.
    7f3a-1 · was due on 20 Nov · Acme, Backend engineer
    for: Did your stories of past work connect to the work they need done?
  Call Ada
    call-ada · by 27 Nov

Goals
  1 of 4 networking meetings by 31 Dec, 39 days left · talks
  1 of 12 applications by 30 Nov, 8 days left · sent

Done in the last 8 weeks
  Sit before a mirror · 15 Nov · too early to tell
  The answers before and since: `reject stats actions`

"#]]);
    }
}

#[test]
fn all_also_tells_what_was_let_go_and_what_is_long_past() {
    let old = "---\ndate: 2026-05-01\nevent: planned\nid: old\ndo: Buy a suit\n---\ndate: 2026-05-02\nevent: done\nid: old\n\
               ---\ndate: 2026-05-01\nevent: goal\nid: classes\ncount: 2\nof: classes\nby: 2026-05-31\n\
               ---\ndate: 2026-05-03\nevent: did\nid: classes\n";
    let journal = planned();
    journal.put("plan.yaml", format!("{old}{PLAN}"));
    journal.run(["plan", "drop", "ada"]);
    journal.run(["plan", "drop", "networking"]);
    journal.run(["plan", "did", "a walk"]);
    for words in [&["plan"][..], &["plan", "--all"]] {
        let told = journal.told(words);
        if words.len() == 1 {
            assert_data_eq!(
                told,
                str![[r#"
To do
  Write three stories down, each ending in what it means for this employer.
    7f3a-1 · was due on 20 Nov · Acme, Backend engineer
    for: Did your stories of past work connect to the work they need done?

Goals
  1 of 12 applications by 30 Nov, 8 days left · sent

Done in the last 8 weeks
  Sit before a mirror · 15 Nov · too early to tell
  Also done: a networking meeting and a walk
  The answers before and since: `reject stats actions`
exit 0

"#]]
            );
        } else {
            assert_data_eq!(
                told,
                str![[r#"
To do
  Write three stories down, each ending in what it means for this employer.
    7f3a-1 · was due on 20 Nov · Acme, Backend engineer
    for: Did your stories of past work connect to the work they need done?

Goals
  1 of 2 classes by 31 May · classes
  1 of 4 networking meetings by 31 Dec, let go on 22 Nov · talks
  1 of 12 applications by 30 Nov, 8 days left · sent

Done
  Sit before a mirror · 15 Nov · too early to tell
  Buy a suit · 2 May
  Also done in the last 8 weeks: a networking meeting and a walk
  The answers before and since: `reject stats actions`

Let go
  Call Ada · 22 Nov
exit 0

"#]]
            );
        }
    }
}

#[test]
fn a_narrow_screen_loses_nothing() {
    let journal = planned();
    let narrow = journal.reject(["plan", "--plain"]).env("COLUMNS", "40").assert();
    narrow.code(0).stderr_eq("").stdout_eq(str![[r#"
To do
  Write three stories down, each ending
  in what it means for this employer.
    7f3a-1 · was due on 20 Nov
    · Acme, Backend engineer
    for: Did your stories of past work
    connect to the work they need done?
  Call Ada
    call-ada · by 27 Nov

Goals
  1 of 4 networking meetings by 31 Dec,
  39 days left · talks
  1 of 12 applications by 30 Nov, 8 days
  left · sent

Done in the last 8 weeks
  Sit before a mirror · 15 Nov
  · too early to tell
  The answers before and since:
  `reject stats actions`

"#]]);
}

#[test]
fn days_are_said_plainly() {
    let due = |id: &str, day: &str| {
        format!("---\ndate: 2026-11-01\nevent: planned\nid: {id}\ndo: {id}\ndue: {day}\n")
    };
    let by = |id: &str, day: &str| {
        format!("---\ndate: 2026-10-01\nevent: goal\nid: {id}\ncount: 2\nof: {id}\nby: {day}\n")
    };
    let plan = [
        due("past", "2026-11-01"),
        due("today", "2026-11-22"),
        due("far", "2027-01-05"),
        by("over", "2026-11-20"),
        by("last", "2026-11-22"),
        by("near", "2026-11-23"),
        by("year", "2027-01-05"),
    ];
    let journal = Journal::with(&[SETTINGS, ("plan.yaml", &plan.concat())]);
    journal.reject(["plan"]).assert().code(0).stderr_eq("").stdout_eq(str![[r#"
To do
  past
    past · was due on 1 Nov
  today
    today · due today
  far
    far · by 5 Jan 2027

Goals
  0 of 2 over by 20 Nov · over
  0 of 2 last by 22 Nov, the last day is today · last
  0 of 2 near by 23 Nov, 1 day left · near
  0 of 2 year by 5 Jan 2027, 44 days left · year

"#]]);
}

#[test]
fn programs_get_it_as_json() {
    let journal = planned();
    journal.reject(["plan", "--json"]).assert().code(0).stderr_eq("").stdout_eq(str![[r#"
{
  "version": 1,
  "today": "2026-11-22",
  "open": [
    {
      "id": "7f3a-1",
      "do": "Write three stories down, each ending in what it means for this employer.",
      "for": "interview/stories",
      "question": "Did your stories of past work connect to the work they need done?",
      "case": "2026-11-02-acme--backend-engineer",
      "title": "Acme, Backend engineer",
      "since": "2026-11-13",
      "due": "2026-11-20",
      "closed": null,
      "effect": null
    },
    {
      "id": "call-ada",
      "do": "Call Ada",
      "for": null,
      "question": null,
      "case": null,
      "title": null,
      "since": "2026-11-14",
      "due": "2026-11-27",
      "closed": null,
      "effect": null
    }
  ],
  "goals": [
    {
      "id": "talks",
      "count": 4,
      "of": "networking meetings",
      "by": "2026-12-31",
      "since": "2026-11-01",
      "did": 1,
      "days_left": 39,
      "reached": false,
      "closed": null
    },
    {
      "id": "sent",
      "count": 12,
      "of": "applications",
      "by": "2026-11-30",
      "since": "2026-11-01",
      "did": 1,
      "days_left": 8,
      "reached": false,
      "closed": null
    }
  ],
  "done": [
    {
      "id": "a-mirror",
      "do": "Sit before a mirror",
      "for": "interview/posture",
      "question": "Where they could see you, did you sit upright and look at them?",
      "case": null,
      "title": null,
      "since": "2026-11-14",
      "due": null,
      "closed": "2026-11-15",
      "effect": "too-early"
    }
  ],
  "dropped": [],
  "did": [],
  "unreadable": []
}

"#]]);
}

#[test]
fn nothing_in_a_plan_steers_a_terminal() {
    let plan = "---\ndate: 2026-11-01\nevent: planned\nid: \"a\\e[31m\"\ndo: \"Red \\e[31m\\u202eevil\\nand more\"\ncase: \"gone\\e\"\nfor: \"no/\\e\"\n\
                ---\ndate: 2026-11-01\nevent: goal\nid: \"g\\e\"\ncount: 2\nof: \"talks\\e[0m\"\n\
                ---\ndate: 2026-11-01\nevent: did\nof: \"walk\\e\"\n";
    let journal = Journal::with(&[SETTINGS, ("plan.yaml", plan)]);
    assert_data_eq!(
        journal.transcript(&["plan", "plan done red", "plan did talks", "plan drop |talks|"]),
        str![[r#"
$ reject plan
To do
  Red ␛[31m⟨U+202E⟩evil and more
    a␛[31m · gone␛
    for: no/␛

Goals
  0 of 2 talks␛[0m · g␛

Done in the last 8 weeks
  Also done: walk␛
exit 0

$ reject plan done red
Done: Red ␛[31m⟨U+202E⟩evil and more
exit 0

$ reject plan did talks
Noted: talks
Goal: 1 of 2 talks␛[0m
exit 0

$ reject plan drop |talks|
Let go: 2 talks␛[0m
exit 0


"#]]
    );
}

#[test]
fn a_case_that_cannot_be_read_is_named_and_the_rest_is_shown() {
    let journal = planned();
    journal.put("2026/2026-11-03-globex.yaml", "company: [Globex\n");
    assert_data_eq!(
        journal.transcript(&["plan"]),
        str![[r#"
$ reject plan
To do
  Write three stories down, each ending in what it means for this employer.
    7f3a-1 · was due on 20 Nov · Acme, Backend engineer
    for: Did your stories of past work connect to the work they need done?
  Call Ada
    call-ada · by 27 Nov

Goals
  1 of 4 networking meetings by 31 Dec, 39 days left · talks
  1 of 12 applications by 30 Nov, 8 days left · sent

Done in the last 8 weeks
  Sit before a mirror · 15 Nov · too early to tell
  The answers before and since: `reject stats actions`
error: cannot read '2026/2026-11-03-globex.yaml'
  caused by: line 1, column 10: company: a list stands here; expected a text

  tip: nothing was changed; mend it with `reject edit 2026-11-03-globex`
exit 1


"#]]
    );
}

#[test]
fn a_plan_on_which_all_is_past_says_so() {
    let plan = "---\ndate: 2026-05-01\nevent: planned\nid: old\ndo: Buy a suit\n---\ndate: 2026-05-02\nevent: done\nid: old\n";
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT), ("plan.yaml", plan)]);
    assert_data_eq!(
        journal.transcript(&["plan", "plan --all"]),
        str![[r#"
$ reject plan
Nothing is planned just now. `reject plan add` plans something to do; `reject plan --all` shows what was.
exit 0

$ reject plan --all
Done
  Buy a suit · 2 May
exit 0


"#]]
    );
}
