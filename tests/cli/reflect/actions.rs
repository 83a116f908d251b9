//! What a reflection ends with, and the next one opens with.

use snapbox::{assert_data_eq, str};

use super::{ACME, added, another, ended, lines, refused};
use crate::support::Journal;

const HINT: &str = "Write down three things a job must have for you, and check them before you apply.";

/// A plan of two open actions, one of them for the question whether one wants the job.
const PLAN: &str = "---
date: 2026-10-01
event: planned
id: aaaa-1
do: Sleep more
---
date: 2026-10-02
event: planned
id: aaaa-2
do: List what matters
for: fit/wanted
due: 2026-12-24
";

/// A journal with that plan and a case that asks five questions.
fn planned() -> Journal {
    let journal = ended("declined", "offer");
    journal.put("plan.yaml", PLAN);
    journal
}

#[test]
fn three_actions_at_most_are_planned() {
    let journal = ended("declined", "offer");
    let typed = ["no", "no", "", "", "", "2", "friday", "Call Ada", "2026-12-31", "1", ""];
    journal.reject(["reflect"]).stdin(lines(typed)).assert().code(0).stderr_eq(str![[r#"
Acme, Backend engineer: offer declined on 20 Nov 2026, at offer.
5 questions, two minutes. Ctrl-C stops and keeps what you said.

[1 of 5 · The fit] Knowing what you know now, is this a job you would want?
  1 yes
  2 partly
  3 no
  (Enter skips)
> [2 of 5 · The fit] Did the job match what you can do today?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [3 of 5 · What you take with you] What went well, even if it was small?
  (Enter skips, < back)
> [4 of 5 · What you take with you] What did you learn that you can use again?
  (Enter skips, < back)
> [5 of 5 · What you take with you] What would you change? "Nothing to change" is as good an answer as any.
  1 nothing to change
  (Enter skips, < back)
> [what next · one of these or your own words] One thing to do next time?
  1 Write down three things a job must have for you, and check them before you apply.
  2 Before you apply, tick each point of the advert you can meet; go on if most are.
  (Enter skips, < back)
> [what next] By when? For example friday, 2w or 2026-12-31.
  (Enter skips, < back)
> [what next · one of these or your own words] Another one?
  1 Write down three things a job must have for you, and check them before you apply.
  (Enter skips, < back)
> [what next] By when? For example friday, 2w or 2026-12-31.
  (Enter skips, < back)
> [what next · one of these or your own words] Another one?
  1 Write down three things a job must have for you, and check them before you apply.
  (Enter skips, < back)
> [what next] By when? For example friday, 2w or 2026-12-31.
  (Enter skips, < back)
> Thought through. Written down in 2026/2026-11-02-acme--backend-engineer.yaml
Planned: Before you apply, tick each point of the advert you can meet; go on if most are. (by 27 Nov)
Planned: Call Ada (by 31 Dec)
Planned: Write down three things a job must have for you, and check them before you apply.
You are done with this one. `reject stats` shows what keeps coming back.

"#]]);
    assert_data_eq!(
        journal.file("plan.yaml"),
        str![[r#"
---
date: 2026-11-22
event: planned
id: '1800-1'
do: Before you apply, tick each point of the advert you can meet; go on if most are.
for: fit/match
case: 2026-11-02-acme--backend-engineer
due: 2026-11-27
---
date: 2026-11-22
event: planned
id: '1800-2'
do: Call Ada
case: 2026-11-02-acme--backend-engineer
due: 2026-12-31
---
date: 2026-11-22
event: planned
id: '1800-3'
do: Write down three things a job must have for you, and check them before you apply.
for: fit/wanted
case: 2026-11-02-acme--backend-engineer

"#]]
    );
}

#[test]
fn the_next_reflection_opens_with_what_was_planned() {
    let journal = planned();
    let typed = ["yes", "<", "dropped", "1", "yes", "", "", "", "", ""];
    journal.reject(["reflect"]).stdin(lines(typed)).assert().code(0).stderr_eq(str![[r#"
Acme, Backend engineer: offer declined on 20 Nov 2026, at offer.
5 questions, two minutes. Ctrl-C stops and keeps what you said.

[from your plan] You planned: List what matters. Did you?
  1 yes
  2 not yet
  3 dropped
  (Enter skips)
> [from your plan] You planned: Sleep more. Did you?
  1 yes
  2 not yet
  3 dropped
  (Enter skips, < back)
> [from your plan] You planned: List what matters. Did you?
  1 yes
  2 not yet
  3 dropped
  so far: yes
  (Enter keeps it, - takes it back)
> [from your plan] You planned: Sleep more. Did you?
  1 yes
  2 not yet
  3 dropped
  (Enter skips, < back)
> [1 of 5 · The fit] Knowing what you know now, is this a job you would want?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [2 of 5 · The fit] Did the job match what you can do today?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [3 of 5 · What you take with you] What went well, even if it was small?
  (Enter skips, < back)
> [4 of 5 · What you take with you] What did you learn that you can use again?
  (Enter skips, < back)
> [5 of 5 · What you take with you] What would you change? "Nothing to change" is as good an answer as any.
  1 nothing to change
  (Enter skips, < back)
> [what next] One thing to do next time, in your own words?
  (Enter skips, < back)
> Thought through. Written down in 2026/2026-11-02-acme--backend-engineer.yaml
You are done with this one. `reject stats` shows what keeps coming back.

"#]]);
    assert_data_eq!(
        journal.file("plan.yaml"),
        str![[r#"
---
date: 2026-10-01
event: planned
id: aaaa-1
do: Sleep more
---
date: 2026-10-02
event: planned
id: aaaa-2
do: List what matters
for: fit/wanted
due: 2026-12-24
---
date: 2026-11-22
event: done
id: aaaa-1
---
date: 2026-11-22
event: dropped
id: aaaa-2

"#]]
    );
}

#[test]
fn what_is_not_done_yet_stays_and_its_hint_is_not_offered_twice() {
    let journal = planned();
    let typed = ["not yet", "", "no", "no", "", "", "", ""];
    journal.reject(["reflect"]).stdin(lines(typed)).assert().code(0).stderr_eq(str![[r#"
Acme, Backend engineer: offer declined on 20 Nov 2026, at offer.
5 questions, two minutes. Ctrl-C stops and keeps what you said.

[from your plan] You planned: List what matters. Did you?
  1 yes
  2 not yet
  3 dropped
  (Enter skips)
> [from your plan] You planned: Sleep more. Did you?
  1 yes
  2 not yet
  3 dropped
  (Enter skips, < back)
> [1 of 5 · The fit] Knowing what you know now, is this a job you would want?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [2 of 5 · The fit] Did the job match what you can do today?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [3 of 5 · What you take with you] What went well, even if it was small?
  (Enter skips, < back)
> [4 of 5 · What you take with you] What did you learn that you can use again?
  (Enter skips, < back)
> [5 of 5 · What you take with you] What would you change? "Nothing to change" is as good an answer as any.
  1 nothing to change
  (Enter skips, < back)
> [what next · one of these or your own words] One thing to do next time?
  1 Before you apply, tick each point of the advert you can meet; go on if most are.
  (Enter skips, < back)
> Thought through. Written down in 2026/2026-11-02-acme--backend-engineer.yaml
You are done with this one. `reject stats` shows what keeps coming back.

"#]]);
    assert_eq!(journal.file("plan.yaml"), PLAN);
}

#[test]
fn what_was_done_is_offered_again_where_it_did_not_help() {
    let journal = planned();
    let typed = ["yes", "no", "no", "", "", "", "", "1", "", ""];
    journal.reject(["reflect"]).stdin(lines(typed)).assert().code(0);
    assert_data_eq!(
        journal.file("plan.yaml"),
        str![[r#"
---
date: 2026-10-01
event: planned
id: aaaa-1
do: Sleep more
---
date: 2026-10-02
event: planned
id: aaaa-2
do: List what matters
for: fit/wanted
due: 2026-12-24
---
date: 2026-11-22
event: done
id: aaaa-2
---
date: 2026-11-22
event: planned
id: '1800-1'
do: Write down three things a job must have for you, and check them before you apply.
for: fit/wanted
case: 2026-11-02-acme--backend-engineer

"#]]
    );
}

#[test]
fn what_one_says_unasked_is_planned_with_what_it_is_for() {
    let journal = refused("application");
    let asked = journal.reject(["reflect", "--answer", "wanted=no", "--do", HINT, "--do", "Rest: a week"]);
    asked.assert().code(0).stderr_eq(str![[r#"
Thought through. Written down in 2026/2026-11-02-acme--backend-engineer.yaml
Planned: Write down three things a job must have for you, and check them before you apply.
Planned: Rest: a week
You are done with this one. `reject stats` shows what keeps coming back.

"#]]);
    assert_data_eq!(
        journal.file("plan.yaml"),
        str![[r#"
---
date: 2026-11-22
event: planned
id: '1800-1'
do: Write down three things a job must have for you, and check them before you apply.
for: fit/wanted
case: 2026-11-02-acme--backend-engineer
---
date: 2026-11-22
event: planned
id: '1800-2'
do: 'Rest: a week'
case: 2026-11-02-acme--backend-engineer

"#]]
    );
}

#[test]
fn a_fourth_action_is_refused() {
    let journal = refused("application");
    let asked = journal.reject(["reflect", "--do", "a", "--do", "b", "--do", "c", "--do", "d"]);
    asked.assert().code(2).stderr_eq(str![[r#"
error: at most 3 actions come out of one reflection

  tip: nothing was written

"#]]);
    assert_eq!(journal.files(), [ACME, "journal.yaml"]);
}

#[test]
fn a_plan_that_cannot_be_read_is_named_before_anything_is_asked() {
    let journal = refused("application");
    journal.put("plan.yaml", "---\ndate: 2026-10-01\nevent: planned\nid: [\n");
    another(&journal, "initech", "2026-11-21");
    journal.reject(["reflect", "acme"]).assert().code(1).stderr_eq(str![[r#"
error: cannot read 'plan.yaml'
  caused by: line 4, column 5: id: a list stands here; expected a text

  tip: nothing was changed; mend 'plan.yaml' in an editor

"#]]);
}

#[test]
fn a_case_that_cannot_be_read_is_named_and_left_as_it_is() {
    let journal = refused("application");
    let damaged = journal.file(ACME).replace("event: applied", "event: [applied");
    journal.put(ACME, &damaged);
    journal.reject(["reflect", "acme"]).assert().code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: cannot read '2026/2026-11-02-acme--backend-engineer.yaml'
  caused by: line 6, column 8: event: a list stands here; expected a text

  tip: nothing was changed; mend it with `reject edit 2026-11-02-acme--backend-engineer`

"#]]);
    assert_eq!(journal.file(ACME), damaged);
}

#[test]
fn a_day_of_a_pipe_that_cannot_be_is_not_replaced_by_the_next_line() {
    let journal = ended("declined", "offer");
    let typed = lines(["", "", "", "", "", "Rest", "soon", "Walk", "2w", ""]);
    let asked = journal.reject(["reflect"]).stdin(typed).assert();
    asked.code(2).stdout_eq(str![""]);
    assert_eq!(journal.file("drafts/unsaved-1.txt"), "soon\nWalk\n2w\n\n");
    assert_eq!(added(&journal), "");
}

#[test]
fn an_action_alone_is_no_reflection() {
    let journal = refused("application");
    journal.reject(["reflect", "--do", "Rest"]).assert().code(0).stderr_eq(str![[r#"
Written down in plan.yaml
Planned: Rest
The rest of it waits: reject reflect acme

"#]]);
    assert_eq!(added(&journal), "");
}
