//! `reject plan goal`

use snapbox::{assert_data_eq, str};

use super::{ACME, ACME_TEXT, SETTINGS, added, planned};
use crate::support::Journal;

#[test]
fn a_goal_is_set_in_ones_own_words() {
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT)]);
    assert_data_eq!(
        journal.transcript(&[
            "plan goal 12 applications --by |dec 31|",
            "plan goal 3 × interviews --from 2026-11-01",
            "plan goal two reflections by 2026-12-31 --from 2026-11-13",
            "plan goal 5 applications in play",
            "plan goal 5 networking meetings --by 2w",
            "plan goal a class",
        ]),
        str![[r#"
$ reject plan goal 12 applications --by |dec 31|
Goal: 0 of 12 applications by 31 Dec, 39 days left
Counted from your cases, from today on; there is nothing to note.
exit 0

$ reject plan goal 3 × interviews --from 2026-11-01
Goal: 0 of 3 interviews
Counted from your cases, from 1 Nov on; there is nothing to note.
exit 0

$ reject plan goal two reflections by 2026-12-31 --from 2026-11-13
Goal: 1 of 2 reflections by 31 Dec, 39 days left
Counted from your cases, from 13 Nov on; there is nothing to note.
exit 0

$ reject plan goal 5 applications in play
Goal: 0 of 5 applications in play
Counted from your cases: those in play on the day you look.
exit 0

$ reject plan goal 5 networking meetings --by 2w
Goal: 0 of 5 networking meetings by 6 Dec, 14 days left
To note one: reject plan did networking-meetings
exit 0

$ reject plan goal a class
Goal: 0 of 1 class
To note one: reject plan did class
exit 0


"#]]
    );
    assert_data_eq!(
        journal.file("plan.yaml"),
        str![[r#"
---
date: 2026-11-22
event: goal
id: applications
count: 12
of: applications
by: 2026-12-31
---
date: 2026-11-01
event: goal
id: interviews
count: 3
of: interviews
---
date: 2026-11-13
event: goal
id: reflections
count: 2
of: reflections
by: 2026-12-31
---
date: 2026-11-22
event: goal
id: applications-in-play
count: 5
of: applications in play
---
date: 2026-11-22
event: goal
id: networking-meetings
count: 5
of: networking meetings
by: 2026-12-06
---
date: 2026-11-22
event: goal
id: class
count: 1
of: class

"#]]
    );
    journal.reject(["check"]).assert().code(0).stdout_eq("").stderr_eq("");
}

#[test]
fn a_running_goal_is_set_anew_and_what_counted_counts_on() {
    let journal = planned();
    assert_data_eq!(
        journal.transcript(&[
            "plan goal 6 networking events",
            "plan goal 6 networking events",
            "plan goal 15 applications --by 2026-12-24",
            "plan goal 15 applications --from 2026-11-20",
        ]),
        str![[r#"
$ reject plan goal 6 networking events
Goal: 1 of 6 networking events by 31 Dec, 39 days left
It was 4 networking meetings by 31 Dec, and counts from 1 Nov on as before.
exit 0

$ reject plan goal 6 networking events
That goal is set already: 6 networking events by 31 Dec
Nothing was written.
exit 0

$ reject plan goal 15 applications --by 2026-12-24
Goal: 1 of 15 applications by 24 Dec, 32 days left
It was 12 applications by 30 Nov, and counts from 1 Nov on as before.
exit 0

$ reject plan goal 15 applications --from 2026-11-20
error: a goal of this runs since 1 Nov 2026: 15 applications by 24 Dec

  tip: nothing was written; to begin it on another day, `reject plan drop sent` first
exit 2


"#]]
    );
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-01
event: goal
id: talks
count: 6
of: networking events
by: 2026-12-31
---
date: 2026-11-01
event: goal
id: sent
count: 15
of: applications
by: 2026-12-24

"#]]
    );
    journal.reject(["check"]).assert().code(0).stdout_eq("").stderr_eq("");
}

#[test]
fn a_goal_that_is_over_leaves_its_id_to_itself() {
    let journal = planned();
    journal.run(["plan", "done", "talks"]);
    journal.run(["plan", "drop", "sent"]);
    assert_data_eq!(
        journal.transcript(&[
            "plan goal 2 talks",
            "plan goal 3 applications",
            "plan goal 2 networking meetings"
        ]),
        str![[r#"
$ reject plan goal 2 talks
Goal: 0 of 2 talks
To note one: reject plan did talks-2
exit 0

$ reject plan goal 3 applications
Goal: 0 of 3 applications
Counted from your cases, from today on; there is nothing to note.
exit 0

$ reject plan goal 2 networking meetings
Goal: 0 of 2 networking meetings
To note one: reject plan did networking-meetings
exit 0


"#]]
    );
}

#[test]
fn what_is_no_goal_is_refused_with_an_example() {
    let journal = planned();
    assert_data_eq!(
        journal.transcript(&[
            "plan goal applications",
            "plan goal 0 applications",
            "plan goal many talks",
            "plan goal 5 applications a week",
            "plan goal 5 talks --by yesterday",
            "plan goal 5 talks by 2026-11-01",
            "plan goal 5 talks by friday --by 2026-12-31",
            "plan goal 5 talks --from tomorrow",
            "plan goal |5 ta\u{7}lks|",
        ]),
        str![[r#"
$ reject plan goal applications
error: 'applications' does not say how many of what

  tip: nothing was written; a goal is a number and a thing, as in `reject plan goal "12 applications"`
exit 2

$ reject plan goal 0 applications
error: '0 applications' does not say how many of what

  tip: nothing was written; a goal is a number and a thing, as in `reject plan goal "12 applications"`
exit 2

$ reject plan goal many talks
error: 'many talks' does not say how many of what

  tip: nothing was written; a goal is a number and a thing, as in `reject plan goal "12 applications"`
exit 2

$ reject plan goal 5 applications a week
error: '5 applications a week' begins anew each time, and a goal is one number in all

  tip: nothing was written; say how many until when, as in `reject plan goal "20 applications" --by 4w`
exit 2

$ reject plan goal 5 talks --by yesterday
error: --by: 'yesterday' lies in the past

  tip: nothing was written
exit 2

$ reject plan goal 5 talks by 2026-11-01
error: 1 Nov 2026 lies in the past

  tip: nothing was written
exit 2

$ reject plan goal 5 talks by friday --by 2026-12-31
error: two last days are named: 2026-12-31 and 2026-11-27

  tip: nothing was written
exit 2

$ reject plan goal 5 talks --from tomorrow
error: --from: 'tomorrow' is 2026-11-23, which is after today (2026-11-22)

  tip: nothing was written
exit 2

$ reject plan goal |5 talks|
error: the goal holds a line break or a control character: 'ta␇lks'

  tip: nothing was written; it is one line of plain text
exit 2


"#]]
    );
    assert_eq!(added(&journal), "");
}

#[test]
fn how_far_it_is_is_not_said_where_a_case_cannot_be_read() {
    let journal = Journal::with(&[SETTINGS, (ACME, "company: [Acme\n")]);
    assert_data_eq!(
        journal.transcript(&["plan goal 5 applications by 2026-12-31", "plan goal 5 talks"]),
        str![[r#"
$ reject plan goal 5 applications by 2026-12-31
Goal: 5 applications by 31 Dec
Counted from your cases, from today on; there is nothing to note.
exit 0

$ reject plan goal 5 talks
Goal: 0 of 5 talks
To note one: reject plan did talks
exit 0


"#]]
    );
}
