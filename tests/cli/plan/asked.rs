//! `reject plan add` that asks, and what a person at a terminal chooses.

use snapbox::{assert_data_eq, str};

use super::{SETTINGS, added, planned};
use crate::support::Journal;
use crate::terminal::{CTRL_C, DOWN, ENTER, Start};

#[test]
fn what_by_when_and_what_for_are_asked_on_plain_lines() {
    let journal = planned();
    let asked = journal.reject(["plan", "add"]).stdin("Walk\n<\nWalk slowly\n2w\n1\n").assert();
    asked.code(0).stdout_eq("").stderr_eq(str![[r#"
[1 of 3] What do you want to do?
> [2 of 3] By when? For example friday, 2w or 2026-12-31.
  (Enter skips, < back)
> [1 of 3] What do you want to do?
  so far: Walk
  (Enter keeps it)
> [2 of 3] By when? For example friday, 2w or 2026-12-31.
  (Enter skips, < back)
> [3 of 3] Is it for one of these, which came up of late?
  1 Did your stories of past work connect to the work they need done?
  2 Where they could see you, did you sit upright and look at them?
  (Enter skips, < back)
> Planned: Walk slowly (by 6 Dec)
When it is done: reject plan done walk-slowly

"#]]);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: planned
id: walk-slowly
do: Walk slowly
for: interview/stories
due: 2026-12-06

"#]]
    );
    assert_eq!(journal.files().len(), 3, "the draft is gone");
}

#[test]
fn what_the_options_say_and_what_nobody_knows_is_not_asked() {
    let journal = Journal::with(&[SETTINGS]);
    let asked = journal.reject(["plan", "add", "--due", "friday"]).stdin("Walk\n").assert();
    asked.code(0).stdout_eq("").stderr_eq(str![[r#"
[1 of 1] What do you want to do?
> Planned: Walk (by 27 Nov)
When it is done: reject plan done walk

"#]]);
}

#[test]
fn a_day_of_a_pipe_that_cannot_be_stops_and_keeps_what_was_said() {
    let journal = planned();
    let asked = journal.reject(["plan", "add"]).stdin("Walk\nsoon\n1\n").assert();
    asked.code(2).stdout_eq("").stderr_eq(str![[r#"
[1 of 3] What do you want to do?
> [2 of 3] By when? For example friday, 2w or 2026-12-31.
  (Enter skips, < back)
> error: 'soon' is not a date; try 2026-12-31, tomorrow, friday, 3d, 2w or 'dec 5'

  tip: your answers are kept in '[JOURNAL]/drafts/plan.yaml'; the same command goes on from there
  tip: what was not read yet is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]]);
    assert_eq!(added(&journal), "");
    assert_eq!(journal.file("drafts/plan.yaml"), "do: Walk\ndue: null\nfor: null\nnext: 1\n");
    assert_eq!(journal.file("drafts/unsaved-1.txt"), "soon\n1\n");
    let asked = journal.reject(["plan", "add"]).stdin("yes\n\n\n").assert();
    asked.code(0).stdout_eq("").stderr_eq(str![[r#"
You had begun to plan “Walk”. Go on from there?
  1 yes
  2 no, begin anew
  (Enter: yes)
> [2 of 3] By when? For example friday, 2w or 2026-12-31.
  (Enter skips, < back)
> [3 of 3] Is it for one of these, which came up of late?
  1 Did your stories of past work connect to the work they need done?
  2 Where they could see you, did you sit upright and look at them?
  (Enter skips, < back)
> Planned: Walk
When it is done: reject plan done walk

"#]]);
    assert_eq!(added(&journal), "---\ndate: 2026-11-22\nevent: planned\nid: walk\ndo: Walk\n");
}

#[test]
fn what_was_begun_may_be_left_and_is_kept() {
    let journal = planned();
    journal.reject(["plan", "add"]).stdin("Walk\n").assert().code(1);
    let asked = journal.reject(["plan", "add"]).stdin("no, begin anew\nRun\n\n\n").assert();
    asked.code(0).stdout_eq("").stderr_eq(str![[r#"
You had begun to plan “Walk”. Go on from there?
  1 yes
  2 no, begin anew
  (Enter: yes)
> What you had is kept in [JOURNAL]/drafts/unsaved-1.txt
[1 of 3] What do you want to do?
> [2 of 3] By when? For example friday, 2w or 2026-12-31.
  (Enter skips, < back)
> [3 of 3] Is it for one of these, which came up of late?
  1 Did your stories of past work connect to the work they need done?
  2 Where they could see you, did you sit upright and look at them?
  (Enter skips, < back)
> Planned: Run
When it is done: reject plan done run

"#]]);
    assert_eq!(journal.file("drafts/unsaved-1.txt"), "do: Walk\ndue: null\nfor: null\nnext: 1\n");
    assert_eq!(added(&journal), "---\ndate: 2026-11-22\nevent: planned\nid: run\ndo: Run\n");
}

#[test]
fn it_is_answered_in_a_terminal() {
    let journal = planned();
    let mut terminal = Start::reject(&journal, ["plan", "add"]).run();
    terminal.answer("1 of 3", "Walk").answer("By when?", "friday");
    terminal.until("3 of 3").press(DOWN).press(ENTER);
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
? What do you want to do?
[1 of 3]
> Walk
? By when? For example friday, 2w or 2026-12-31. friday
? Is it for one of these, which came up of late? Did your stories of past work c
onnect to the work they need done?
Planned: Walk (by 27 Nov)
When it is done: reject plan done walk

"#]]
    );
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: planned
id: walk
do: Walk
for: interview/stories
due: 2026-11-27

"#]]
    );
}

#[test]
fn a_line_typed_and_not_sent_is_there_again_after_ctrl_c() {
    let journal = planned();
    let mut terminal = Start::reject(&journal, ["plan", "add"]).run();
    terminal.until("1 of 3").press("Walk slow").press(CTRL_C);
    assert_eq!(terminal.end(), 130);
    assert_eq!(journal.file("drafts/plan.yaml"), "do: Walk slow\ndue: null\nfor: null\nnext: 0\n");
    let mut terminal = Start::reject(&journal, ["plan", "add"]).run();
    terminal.answer("Go on from there?", "y").until("1 of 3").press("ly").press(ENTER);
    terminal.answer("By when?", "").answer("3 of 3", "");
    assert_eq!(terminal.end(), 0);
    assert_eq!(added(&journal), "---\ndate: 2026-11-22\nevent: planned\nid: walk-slowly\ndo: Walk slowly\n");
}

#[test]
fn at_a_terminal_one_is_chosen() {
    let journal = planned();
    let mut terminal = Start::reject(&journal, ["plan", "done"]).run();
    terminal.until("Which one is done?").press(DOWN).press(ENTER);
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
? Which one is done? Write three stories down, each ending in what it means for
this employer.
Done: Write three stories down, each ending in what it means for this employer.
Did it help? The next answers to “Did your stories of past work connect to the
work they need done?” will show: `reject stats actions`

"#]]
    );
    journal.run(["plan", "add", "Write to Ada"]);
    journal.run(["plan", "start", "call"]);
    let mut terminal = Start::reject(&journal, ["plan", "drop", "ada"]).size(40, 24).run();
    terminal.answer("fits several", "write");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
? 'ada' fits several. Which one? Write t
o Ada
Let go: Write to Ada

"#]]
    );
    let mut terminal = Start::reject(&journal, ["plan", "drop"]).run();
    terminal.until("Which one").press(CTRL_C);
    assert_eq!(terminal.end(), 130);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
? Which one do you let go?
  Call Ada
  12 applications
  4 networking meetings
[↓ choose]
Nothing was written.

"#]]
    );
}

#[test]
fn two_that_ask_at_once_have_a_draft_each_and_an_id_each() {
    let journal = planned();
    let mut both = [(); 2].map(|()| Start::reject(&journal, ["plan", "add"]).run());
    for (terminal, text) in both.iter_mut().zip(["Walk far", "Walk, far"]) {
        terminal.answer("1 of 3", text).until("By when?");
    }
    for terminal in &mut both {
        terminal.answer("By when?", "").answer("3 of 3", "");
        assert_eq!(terminal.end(), 0);
    }
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: planned
id: walk-far
do: Walk far
---
date: 2026-11-22
event: planned
id: walk-far-2
do: Walk, far

"#]]
    );
    assert_eq!(journal.files().len(), 3, "no draft is left");
}
