//! `reject plan did`

use snapbox::{assert_data_eq, str};

use super::{PLAN, added, planned};
use crate::terminal::{DOWN, ENTER, Start};

#[test]
fn a_meeting_is_noted_and_counts_for_its_goal() {
    let journal = planned();
    assert_data_eq!(
        journal.transcript(&[
            "plan did networking",
            "plan did a networking event --on friday",
            "plan did talks --count 2",
            "plan did meeting",
        ]),
        str![[r#"
$ reject plan did networking
Noted: networking
Goal: 2 of 4 networking meetings by 31 Dec, 39 days left
exit 0

$ reject plan did a networking event --on friday
Noted: a networking event, on 20 Nov
Goal: 3 of 4 networking meetings by 31 Dec, 39 days left
exit 0

$ reject plan did talks --count 2
Noted: talks, 2 times
Goal: 5 of 4 networking meetings by 31 Dec, reached
exit 0

$ reject plan did meeting
Noted: meeting
Goal: 6 of 4 networking meetings by 31 Dec, reached
exit 0


"#]]
    );
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: did
of: networking
---
date: 2026-11-20
event: did
of: a networking event
---
date: 2026-11-22
event: did
id: talks
count: 2
---
date: 2026-11-22
event: did
id: talks

"#]]
    );
    journal.reject(["check"]).assert().code(0).stdout_eq("").stderr_eq("");
}

#[test]
fn what_no_goal_counts_is_noted_all_the_same() {
    let journal = planned();
    assert_data_eq!(
        journal.transcript(&[
            "plan did a class",
            "plan did 2 classes",
            "plan did netwroking",
            "plan did networking --on 2026-10-20",
        ]),
        str![[r#"
$ reject plan did a class
Noted: a class
No goal counts it; `reject plan goal` sets one.
exit 0

$ reject plan did 2 classes
Noted: classes, 2 times
No goal counts it; `reject plan goal` sets one.
exit 0

$ reject plan did netwroking
Noted: netwroking
No goal counts it. A similar one runs: 'networking meetings'. `reject undo` takes this back.
exit 0

$ reject plan did networking --on 2026-10-20
Noted: networking, on 20 Oct
The goal 'talks' began later, on 1 Nov, and does not count it.
exit 0


"#]]
    );
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: did
of: a class
---
date: 2026-11-22
event: did
of: classes
count: 2
---
date: 2026-11-22
event: did
of: netwroking
---
date: 2026-10-20
event: did
of: networking

"#]]
    );
}

#[test]
fn what_the_cases_tell_is_not_noted() {
    let journal = planned();
    assert_data_eq!(
        journal.transcript(&[
            "plan did applications",
            "plan did an interview",
            "plan did 3 rejections",
            "plan did reflection",
            "plan did in play",
            "plan did sent",
        ]),
        str![[r#"
$ reject plan did applications
error: 'applications' is counted from your cases, so there is nothing to note

  tip: nothing was written; `reject apply` writes an application down, and it counts by itself
exit 2

$ reject plan did an interview
error: 'an interview' is counted from your cases, so there is nothing to note

  tip: nothing was written; `reject advance CASE interview` writes one down, and it counts by itself
exit 2

$ reject plan did 3 rejections
error: 'rejections' is counted from your cases, so there is nothing to note

  tip: nothing was written; `reject log` writes a no down, and it counts by itself
exit 2

$ reject plan did reflection
error: 'reflection' is counted from your cases, so there is nothing to note

  tip: nothing was written; `reject reflect` thinks a case through, and it counts by itself
exit 2

$ reject plan did in play
error: 'in play' is counted from your cases, so there is nothing to note

  tip: nothing was written; `reject apply` writes an application down, and it counts by itself
exit 2

$ reject plan did sent
error: 'sent' is counted from your cases, so there is nothing to note

  tip: nothing was written; `reject apply` writes an application down, and it counts by itself
exit 2


"#]]
    );
    assert_eq!(added(&journal), "");
}

#[test]
fn what_is_no_thing_that_counts_is_refused() {
    let journal = planned();
    assert_data_eq!(
        journal.transcript(&[
            "plan did call-ada",
            "plan did talks --on 2026-10-20",
            "plan did talks --count 0",
            "plan did talks --on tomorrow",
            "plan did ||",
            "plan did |a\nb|",
        ]),
        str![[r#"
$ reject plan did call-ada
error: 'call-ada' is something to do, and no goal

  tip: nothing was written; `reject plan done call-ada` notes that it is done
exit 2

$ reject plan did talks --on 2026-10-20
error: the goal 'talks' begins on 1 Nov 2026

  tip: nothing was written; `reject plan did "networking meetings"` notes it for 20 Oct without that goal, `reject plan goal` sets a new one
exit 2

$ reject plan did talks --count 0
error: invalid value '0' for '--count <N>': '0' is not a whole number from 1

For more information, try '--help'.
exit 2

$ reject plan did talks --on tomorrow
error: --on: 'tomorrow' is 2026-11-23, which is after today (2026-11-22)

  tip: nothing was written
exit 2

$ reject plan did ||
error: what you did is empty

  tip: nothing was written
exit 2

$ reject plan did |a
b|
error: what you did holds a line break or a control character: 'a␊b'

  tip: nothing was written; it is one line of plain text
exit 2


"#]]
    );
    assert_eq!(added(&journal), "");
    journal.run(["plan", "drop", "talks"]);
    assert_data_eq!(
        journal.transcript(&["plan did talks"]),
        str![[r#"
$ reject plan did talks
error: the goal 'talks' was let go on 22 Nov 2026

  tip: nothing was written; `reject plan did "networking meetings"` notes it for 22 Nov without that goal, `reject plan goal` sets a new one
exit 2


"#]]
    );
}

#[test]
fn a_word_that_fits_two_goals_is_asked_about() {
    let journal = planned();
    journal.put(
        "plan.yaml",
        format!("{PLAN}---\ndate: 2026-11-20\nevent: goal\nid: club\ncount: 2\nof: club meetings\n"),
    );
    assert_data_eq!(
        journal.transcript(&["plan did meetings", "plan did club"]),
        str![[r#"
$ reject plan did meetings
error: 'meetings' fits 2 goals

  tip: nothing was written; name one of them by its id:
    talks  4 networking meetings
    club  2 club meetings
exit 2

$ reject plan did club
Noted: club
Goal: 1 of 2 club meetings
exit 0


"#]]
    );
    let mut terminal = Start::reject(&journal, ["plan", "did", "meetings"]).run();
    terminal.until("Which one?").press(DOWN).press(DOWN).press(ENTER);
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
? 'meetings' fits several goals. Which one? 2 club meetings
Noted: meetings
Goal: 2 of 2 club meetings, reached

"#]]
    );
}
