//! `reject review list`, `reject review show`

use snapbox::{assert_data_eq, str};

use super::{TODAYS, searching};
use crate::support::Journal;

#[test]
fn reviews_are_listed_the_latest_first() {
    let journal = searching();
    journal.put(
        "reviews/2025-12-30.yaml",
        "---\ndate: 2025-12-30\nevent: reviewed\ntry: |\n  Sleep,\n  then apply\n",
    );
    journal.put(TODAYS, "---\ndate: 2026-11-22\nevent: reviewed\nsince: 2026-11-09\nkeep: Walks\n");
    journal
        .reject(["review", "list"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
day          back to  to try
22 Nov       9 Nov
8 Nov        26 Oct   Name a plan B.
30 Dec 2025           Sleep, then apply

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn one_is_read_by_its_day() {
    let journal = searching();
    journal.put(
        TODAYS,
        "---\ndate: 2026-11-22\nevent: reviewed\nsince: 2026-11-09\nnumbers:\n  applications: 0\n  rejected: 1\n  \
         actions-done: 1\n  thought-through: 0\nanswers:\n  good-fit: yes\n  of-old: no\nskipped: [plan-b]\n---\n\
         date: 2026-11-22\nevent: reviewed\nkeep: Walks\n",
    );
    assert_data_eq!(
        journal.transcript(&[
            "review show today",
            "review show last",
            "review show 2026-11-08",
            "review show |nov 7|",
            "review show soon",
        ]),
        str![[r#"
$ reject review show today
22 Nov 2026
back to 9 Nov 2026
0 applications sent, 1 rejected, 1 action done

Lately, did most of the jobs you applied for suit what you can do? yes
of-old: no

22 Nov 2026

  keep    Walks
exit 0

$ reject review show last
22 Nov 2026

  keep    Walks
exit 0

$ reject review show 2026-11-08
8 Nov 2026
back to 26 Oct 2026

Lately, did most of the jobs you applied for suit what you can do? partly
Do you have a plan B, so that no single job has to work out? no

  keep    Two a week,
          no more.
  change  The letters.
  try     Name a plan B.
exit 0

$ reject review show |nov 7|
error: no review is of 7 Nov 2026

  tip: `reject review list` shows which there are
exit 2

$ reject review show soon
error: 'soon' is not a date; try 2026-11-22, yesterday, monday, 3d, 2w, last month or 'nov 3'
exit 2


"#]]
    );
}

#[test]
fn they_go_to_programs_as_json() {
    let journal = searching();
    journal.put("reviews/2026-11-01.yaml", "date: 2026-11-01\nevent: reviewed\nkeep: {a: b}\n");
    journal
        .reject(["review", "list", "--json"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
{
  "version": 1,
  "reviews": [
    {
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
    }
  ],
  "unreadable": [
    {
      "file": "reviews/2026-11-01.yaml",
      "error": "line 3, column 7: keep: keys and values stand here; expected a text"
    }
  ]
}

"#]])
        .stderr_eq(str![[r#"
error: cannot read 'reviews/2026-11-01.yaml'
  caused by: line 3, column 7: keep: keys and values stand here; expected a text

  tip: nothing was changed; mend 'reviews/2026-11-01.yaml' in an editor

"#]]);
    journal
        .reject(["review", "show", "2026-11-08", "--json"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
{
  "version": 1,
  "reviews": [
    {
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
    }
  ],
  "unreadable": [
    {
      "file": "reviews/2026-11-01.yaml",
      "error": "line 3, column 7: keep: keys and values stand here; expected a text"
    }
  ]
}

"#]])
        .stderr_eq(str![[r#"
error: cannot read 'reviews/2026-11-01.yaml'
  caused by: line 3, column 7: keep: keys and values stand here; expected a text

  tip: nothing was changed; mend 'reviews/2026-11-01.yaml' in an editor

"#]]);
}

#[test]
fn where_none_can_be_read_that_is_said() {
    let journal = Journal::with(&[("reviews/2026-11-01.yaml", "- a\n")]);
    assert_data_eq!(
        journal.transcript(&["review list", "review show last"]),
        str![[r#"
$ reject review list
No review could be read.
error: cannot read 'reviews/2026-11-01.yaml'
  caused by: line 1, column 1: a list stands here; expected keys and values, such as 'company: Acme'

  tip: nothing was changed; mend 'reviews/2026-11-01.yaml' in an editor
exit 1

$ reject review show last
error: cannot read 'reviews/2026-11-01.yaml'
  caused by: line 1, column 1: a list stands here; expected keys and values, such as 'company: Acme'

  tip: nothing was changed; mend 'reviews/2026-11-01.yaml' in an editor
exit 1


"#]]
    );
}

#[test]
fn what_would_steer_a_terminal_is_made_visible() {
    let journal = Journal::with(&[(
        TODAYS,
        "---\ndate: 2026-11-22\nevent: reviewed\nanswers:\n  own: \"\\e[31mred\"\nkeep: \"a\\e[2Jb\\nc\\td\"\ntry: \"x\\u202ey\"\n",
    )]);
    assert_data_eq!(
        journal.transcript(&["review list", "review show last"]),
        str![[r#"
$ reject review list
day     back to  to try
22 Nov           x⟨U+202E⟩y
exit 0

$ reject review show last
22 Nov 2026

own: ␛[31mred

  keep    a␛[2Jb
          c␉d
  try     x⟨U+202E⟩y
exit 0


"#]]
    );
}
