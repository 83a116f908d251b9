//! `reject plan done`, `drop` and `start`

use snapbox::{assert_data_eq, str};

use super::{PLAN, added, planned};
use crate::support::Journal;

#[test]
fn what_is_done_is_written_down_and_where_it_will_show_is_said() {
    let journal = planned();
    assert_data_eq!(
        journal.transcript(&["plan done stories --on friday", "plan done call-ada"]),
        str![[r#"
$ reject plan done stories --on friday
Done: Write three stories down, each ending in what it means for this employer. (20 Nov)
Did it help? The next answers to “Did your stories of past work connect to the work they need done?” will show: `reject stats actions`
exit 0

$ reject plan done call-ada
Done: Call Ada
exit 0


"#]]
    );
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-20
event: done
id: '7f3a-1'
---
date: 2026-11-22
event: done
id: call-ada

"#]]
    );
}

#[test]
fn several_are_settled_at_once_or_none() {
    let journal = planned();
    assert_data_eq!(
        journal.transcript(&["plan drop ada nobody", "plan drop ada stories", "plan drop |sit before|"]),
        str![[r#"
$ reject plan drop ada nobody
error: nothing in the plan fits 'nobody'

  tip: nothing was written; `reject plan --all` shows all there is
exit 2

$ reject plan drop ada stories
Let go: Call Ada
Let go: Write three stories down, each ending in what it means for this employer.
exit 0

$ reject plan drop |sit before|
Done already (15 Nov): Sit before a mirror
Nothing was written.
exit 0


"#]]
    );
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: dropped
id: call-ada
---
date: 2026-11-22
event: dropped
id: '7f3a-1'

"#]]
    );
}

#[test]
fn what_is_so_already_is_said_and_not_written_again() {
    let journal = planned();
    assert_data_eq!(
        journal.transcript(&[
            "plan done mirror",
            "plan drop mirror",
            "plan start ada",
            "plan done ada",
            "plan done ada mirror",
            "plan done ada stories",
        ]),
        str![[r#"
$ reject plan done mirror
Done already (15 Nov): Sit before a mirror
Nothing was written.
exit 0

$ reject plan drop mirror
Done already (15 Nov): Sit before a mirror
Nothing was written.
exit 0

$ reject plan start ada
Open already: Call Ada
Nothing was written.
exit 0

$ reject plan done ada
Done: Call Ada
exit 0

$ reject plan done ada mirror
Done already (22 Nov): Call Ada
Nothing was written.
Done already (15 Nov): Sit before a mirror
Nothing was written.
exit 0

$ reject plan done ada stories
Done already (22 Nov): Call Ada
Nothing was written.
Done: Write three stories down, each ending in what it means for this employer.
Did it help? The next answers to “Did your stories of past work connect to the work they need done?” will show: `reject stats actions`
exit 0


"#]]
    );
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: done
id: call-ada
---
date: 2026-11-22
event: done
id: '7f3a-1'

"#]]
    );
}

#[test]
fn what_was_done_or_let_go_is_taken_up_again() {
    let journal = planned();
    assert_data_eq!(
        journal.transcript(&[
            "plan start mirror",
            "plan drop talks",
            "plan start networking",
            "plan drop ada",
            "plan done ada",
        ]),
        str![[r#"
$ reject plan start mirror
Taken up again: Sit before a mirror
exit 0

$ reject plan drop talks
Let go: 4 networking meetings
exit 0

$ reject plan start networking
Taken up again: 4 networking meetings
exit 0

$ reject plan drop ada
Let go: Call Ada
exit 0

$ reject plan done ada
Done: Call Ada
exit 0


"#]]
    );
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: started
id: a-mirror
---
date: 2026-11-22
event: dropped
id: talks
---
date: 2026-11-22
event: started
id: talks
---
date: 2026-11-22
event: dropped
id: call-ada
---
date: 2026-11-22
event: done
id: call-ada

"#]]
    );
}

#[test]
fn a_goal_is_closed_as_reached_and_let_go() {
    let journal = planned();
    assert_data_eq!(
        journal.transcript(&[
            "plan done talks --on 2026-11-20",
            "plan done talks",
            "plan drop |12 applications|",
            "plan drop applications",
        ]),
        str![[r#"
$ reject plan done talks --on 2026-11-20
Closed as reached: 4 networking meetings (20 Nov)
exit 0

$ reject plan done talks
Closed as reached already (20 Nov): 4 networking meetings
Nothing was written.
exit 0

$ reject plan drop |12 applications|
Let go: 12 applications
exit 0

$ reject plan drop applications
Let go already (22 Nov): 12 applications
Nothing was written.
exit 0


"#]]
    );
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-20
event: done
id: talks
---
date: 2026-11-22
event: dropped
id: sent

"#]]
    );
}

#[test]
fn a_goal_closed_below_its_number_is_not_said_to_have_reached_it() {
    let journal = planned();
    journal.run(["plan", "done", "talks"]);
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
  1 of 4 networking meetings by 31 Dec, closed as reached · talks
  1 of 12 applications by 30 Nov, 8 days left · sent

Done in the last 8 weeks
  Sit before a mirror · 15 Nov · too early to tell
  The answers before and since: `reject stats actions`
exit 0


"#]]
    );
}

#[test]
fn what_words_do_not_tell_apart_is_listed() {
    let journal = planned();
    journal.run(["plan", "add", "Write to Ada"]);
    let plan = journal.file("plan.yaml");
    assert_data_eq!(
        journal.transcript(&[
            "plan done ada",
            "plan done write",
            "plan done wirte",
            "plan done cla-ada",
            "plan done ||"
        ]),
        str![[r#"
$ reject plan done ada
error: 'ada' fits 2 things of the plan

  tip: nothing was written; name one of them by its id:
    call-ada  Call Ada
    write-to-ada  Write to Ada
exit 2

$ reject plan done write
error: 'write' fits 2 things of the plan

  tip: nothing was written; name one of them by its id:
    7f3a-1  Write three stories down, each ending in what it means for this employer.
    write-to-ada  Write to Ada
exit 2

$ reject plan done wirte
error: nothing in the plan fits 'wirte'

  tip: nothing was written; a similar one exists: '7f3a-1', Write three stories down, each ending in what it means for this employer.
exit 2

$ reject plan done cla-ada
error: nothing in the plan fits 'cla-ada'

  tip: nothing was written; a similar one exists: 'call-ada', Call Ada
exit 2

$ reject plan done ||
error: an empty name fits everything

  tip: nothing was written
exit 2


"#]]
    );
    assert_eq!(journal.file("plan.yaml"), plan);
    journal.run(["plan", "done", "write", "ada"]);
    assert!(
        journal.file("plan.yaml").ends_with("event: done\nid: write-to-ada\n"),
        "all words together name one"
    );
}

#[test]
fn a_word_of_a_day_before_the_last_word_is_refused() {
    let journal = planned();
    journal.run(["plan", "start", "mirror"]);
    journal.run(["plan", "goal", "2 walks"]);
    assert_data_eq!(
        journal.transcript(&[
            "plan done mirror --on 2026-11-20",
            "plan done walks --on 2026-11-20",
            "plan done ada --on tomorrow",
        ]),
        str![[r#"
$ reject plan done mirror --on 2026-11-20
error: of 'Sit before a mirror' the plan says something later than 20 Nov 2026

  tip: nothing was written; name a later day, or look into plan.yaml
exit 2

$ reject plan done walks --on 2026-11-20
error: of '2 walks' the plan says something later than 20 Nov 2026

  tip: nothing was written; name a later day, or look into plan.yaml
exit 2

$ reject plan done ada --on tomorrow
error: --on: 'tomorrow' is 2026-11-23, which is after today (2026-11-22)

  tip: nothing was written
exit 2


"#]]
    );
}

#[test]
fn an_empty_plan_has_nothing_to_settle() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.transcript(&["plan done", "plan drop", "plan start", "plan done ada"]),
        str![[r#"
$ reject plan done
Nothing is open. `reject plan add` plans something to do.
exit 0

$ reject plan drop
Nothing is open. `reject plan add` plans something to do.
exit 0

$ reject plan start
Nothing was done or let go, so there is nothing to take up again.
exit 0

$ reject plan done ada
error: nothing in the plan fits 'ada'

  tip: nothing was written; the plan is empty, and `reject plan add` begins it
exit 2


"#]]
    );
    assert!(!journal.root().exists());
}

#[test]
fn without_a_name_one_is_chosen_on_plain_lines() {
    let journal = planned();
    let chosen = journal.reject(["plan", "done"]).stdin("2\n").assert();
    chosen.code(0).stdout_eq("").stderr_eq(str![[r#"
Which one is done?
  1 Write three stories down, each ending in what it means for this employer.
  2 Call Ada
  3 12 applications
  4 4 networking meetings
> Done: Call Ada

"#]]);
    let chosen = journal.reject(["plan", "start"]).stdin("Sit\n").assert();
    chosen.code(0).stdout_eq("").stderr_eq(str![[r#"
Which one do you take up again?
  1 Call Ada
  2 Sit before a mirror
> Taken up again: Sit before a mirror

"#]]);
    let ended = journal.reject(["plan", "drop"]).stdin("").assert();
    ended.code(1).stdout_eq("").stderr_eq(str![[r#"
Which one do you let go?
  1 Write three stories down, each ending in what it means for this employer.
  2 Sit before a mirror
  3 12 applications
  4 4 networking meetings
> 
error: the input ended before the questions did

  tip: nothing was written

"#]]);
    let wrong = journal.reject(["plan", "drop"]).stdin("9\n").assert();
    wrong.code(2).stdout_eq("").stderr_eq(str![[r#"
Which one do you let go?
  1 Write three stories down, each ending in what it means for this employer.
  2 Sit before a mirror
  3 12 applications
  4 4 networking meetings
> error: '9' is none of Write three stories down, each ending in what it means for this employer., Sit before a mirror, 12 applications, 4 networking meetings

  tip: nothing was written
  tip: what was not read yet is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]]);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: done
id: call-ada
---
date: 2026-11-22
event: started
id: a-mirror

"#]]
    );
}

#[test]
fn two_actions_of_the_same_words_are_told_apart_by_their_ids() {
    let twice = "---\ndate: 2026-11-20\nevent: planned\nid: again\ndo: Call Ada\n";
    let journal = planned();
    journal.put("plan.yaml", format!("{PLAN}{twice}"));
    let chosen = journal.reject(["plan", "done"]).stdin("Call Ada (again)\n").assert();
    chosen.code(0).stdout_eq("").stderr_eq(str![[r#"
Which one is done?
  1 Write three stories down, each ending in what it means for this employer.
  2 Call Ada (call-ada)
  3 Call Ada (again)
  4 12 applications
  5 4 networking meetings
> Done: Call Ada

"#]]);
    assert_eq!(added(&journal), format!("{twice}---\ndate: 2026-11-22\nevent: done\nid: again\n"));
}

#[test]
fn the_next_cases_show_whether_it_helped() {
    let journal = planned();
    journal.run(["plan", "done", "stories", "--on", "2026-11-20"]);
    let answered = |n: u32, day: u32, answer: &str| {
        let file = format!("2026/2026-11-{day:02}-firm-{n}.yaml");
        journal.put(
            &file,
            format!(
                "---\ncompany: Firm {n}\n---\ndate: 2026-11-{day:02}\nevent: advanced\nstage: interview\n---\n\
                 date: 2026-11-22\nevent: reflected\ntopic: interview\nrun: r{n}\nanswers:\n  stories: {answer}\ndone: true\n"
            ),
        );
    };
    for n in 0..8 {
        answered(n, 10, "no");
        answered(n + 10, 21, "yes");
    }
    journal.reject(["plan"]).assert().code(0).stderr_eq("").stdout_eq(str![[r#"
To do
  Call Ada
    call-ada · by 27 Nov

Goals
  1 of 4 networking meetings by 31 Dec, 39 days left · talks
  1 of 12 applications by 30 Nov, 8 days left · sent

Done in the last 8 weeks
  Write three stories down, each ending in what it means for this employer.
  · 20 Nov · comes up less since
  Sit before a mirror · 15 Nov · too early to tell
  The answers before and since: `reject stats actions`

"#]]);
}
