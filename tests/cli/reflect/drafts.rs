//! Answers half-way: kept, gone on from, never written twice.

use snapbox::{assert_data_eq, str};

use super::{ACME, added, another, ended, lines, refused};
use crate::support::Journal;

const DRAFT: &str = "drafts/reflect-2026-11-02-acme--backend-engineer.yaml";

/// A journal in which two of five questions on Acme were answered and one passed over.
fn begun() -> Journal {
    let journal = ended("declined", "offer");
    journal.reject(["reflect", "acme"]).stdin(lines(["no", "", "Tea: hot"])).assert().code(1);
    journal
}

#[test]
fn where_the_input_ends_the_answers_are_kept() {
    let journal = ended("declined", "offer");
    let asked = journal.reject(["reflect"]).stdin(lines(["no", "", "Tea: hot"])).assert();
    asked.code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
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
> 
error: the input ended before the questions did

  tip: your answers are kept; `reject reflect acme` goes on from there

"#]]);
    assert_data_eq!(
        journal.file(DRAFT),
        str![[r#"
case: 2026-11-02-acme--backend-engineer
run: '1800'
opening: []
questions:
- fit/wanted
- fit/match
- lessons/went-well
- lessons/learned
- lessons/change
outcomes: {}
answers:
  fit/wanted: no
  lessons/went-well: 'Tea: hot'
skipped:
- fit/match
unsent: null
actions: []
whole: true
next: 3

"#]]
    );
    assert_eq!(added(&journal), "");
    assert_eq!(journal.files(), [ACME, DRAFT, "journal.yaml"]);
}

#[test]
fn where_nothing_was_answered_nothing_is_kept() {
    let journal = refused("application");
    journal.reject(["reflect"]).stdin("").assert().code(1).stderr_eq(str![[r#"
Acme, Backend engineer: rejected on 20 Nov 2026, at application.
11 questions, two minutes. Ctrl-C stops and keeps what you said.

[1 of 11 · The résumé] Did you shape the résumé for this job before you sent it?
  1 yes
  2 partly
  3 no
  (Enter skips)
> 
error: the input ended before the questions did

  tip: nothing was written

"#]]);
    assert_eq!(journal.files(), [ACME, "journal.yaml"]);
}

#[test]
fn the_next_reflection_goes_on_from_there() {
    let journal = begun();
    another(&journal, "initech", "2026-11-21");
    let typed = lines(["", "Calm", "nothing to change", ""]);
    journal.reject(["reflect"]).stdin(typed).assert().code(0).stderr_eq(str![[r#"
Acme, Backend engineer: offer declined on 20 Nov 2026, at offer.
You were at question 4 of 5. Go on from there?
  1 yes
  2 no, from the start
  (Enter: yes)
> [4 of 5 · What you take with you] What did you learn that you can use again?
  (Enter skips, < back)
> [5 of 5 · What you take with you] What would you change? "Nothing to change" is as good an answer as any.
  1 nothing to change
  (Enter skips, < back)
> [what next · one of these or your own words] One thing to do next time?
  1 Write down three things a job must have for you, and check them before you apply.
  (Enter skips, < back)
> Thought through. Written down in 2026/2026-11-02-acme--backend-engineer.yaml
Next, when you like: reject reflect initech  (rejected on 21 Nov 2026, at screen)

"#]]);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: reflected
topic: fit
run: '1800'
answers:
  wanted: no
skipped: [match]
---
date: 2026-11-22
event: reflected
topic: lessons
run: '1800'
answers:
  went-well: 'Tea: hot'
  learned: Calm
  change: nothing to change
done: true

"#]]
    );
    assert_eq!(journal.files(), [ACME, "2026/2026-11-21-initech.yaml", "journal.yaml"]);
}

#[test]
fn from_the_start_the_answers_given_stand_there_already() {
    let journal = begun();
    let typed = lines(["no, from the start", "", "yes"]);
    journal.reject(["reflect"]).stdin(typed).assert().code(1).stderr_eq(str![[r#"
Acme, Backend engineer: offer declined on 20 Nov 2026, at offer.
You were at question 4 of 5. Go on from there?
  1 yes
  2 no, from the start
  (Enter: yes)
> [1 of 5 · The fit] Knowing what you know now, is this a job you would want?
  1 yes
  2 partly
  3 no
  so far: no
  (Enter keeps it, - takes it back)
> [2 of 5 · The fit] Did the job match what you can do today?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [3 of 5 · What you take with you] What went well, even if it was small?
  so far: Tea: hot
  (Enter keeps it, - takes it back, < back)
> 
error: the input ended before the questions did

  tip: your answers are kept; `reject reflect acme` goes on from there

"#]]);
    assert_data_eq!(
        journal.file(DRAFT),
        str![[r#"
case: 2026-11-02-acme--backend-engineer
run: '1800'
opening: []
questions:
- fit/wanted
- fit/match
- lessons/went-well
- lessons/learned
- lessons/change
outcomes: {}
answers:
  fit/match: yes
  fit/wanted: no
  lessons/went-well: 'Tea: hot'
skipped: []
unsent: null
actions: []
whole: true
next: 2

"#]]
    );
}

#[test]
fn what_was_begun_is_finished_unasked_as_well() {
    let journal = begun();
    let asked = journal.reject(["reflect", "acme", "--answer", "wanted=yes"]).assert();
    asked.code(0).stderr_eq(str![[r#"
Thought through. Written down in 2026/2026-11-02-acme--backend-engineer.yaml
You are done with this one. `reject stats` shows what keeps coming back.

"#]]);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: reflected
topic: fit
run: '1800'
answers:
  wanted: yes
skipped: [match]
---
date: 2026-11-22
event: reflected
topic: lessons
run: '1800'
answers:
  went-well: 'Tea: hot'
done: true

"#]]
    );
    assert_eq!(journal.files(), [ACME, "journal.yaml"]);
}

/// What a crash leaves between writing the case and the end of the draft.
fn half_written() -> Journal {
    let journal = ended("rejected", "interview");
    let case = journal.file(ACME);
    let written = "---\ndate: 2026-11-21\nevent: reflected\ntopic: interview\nrun: 'ab12'\nanswers:\n  stories: no\ndone: true\n";
    journal.put(ACME, case + written);
    journal.put(
        DRAFT,
        "case: 2026-11-02-acme--backend-engineer
run: ab12
opening: []
questions: [interview/stories]
outcomes: {}
answers: {interview/stories: no}
skipped: []
actions:
- do: Write three stories down
  for: interview/stories
  due: null
next: 1
",
    );
    journal
}

#[test]
fn a_draft_that_cannot_be_read_is_named_and_left_as_it_is() {
    let journal = refused("application");
    journal.put(DRAFT, "case: [\n");
    journal.reject(["reflect"]).assert().code(1).stderr_eq(str![[r#"
error: cannot read '[JOURNAL]/drafts/reflect-2026-11-02-acme--backend-engineer.yaml'
  caused by: line 1, column 7: case: a list stands here; expected a text

  tip: it holds the answers of a reflection that was not finished; mend it or move it away

"#]]);
    assert_eq!(journal.file(DRAFT), "case: [\n");
}

#[test]
fn a_draft_of_a_case_that_is_gone_is_in_nobodys_way() {
    let journal = refused("application");
    journal.put("drafts/reflect-2025-01-01-gone.yaml", "case: 2025-01-01-gone\n");
    journal.reject(["reflect", "--answer", "results=no"]).assert().code(0).stderr_eq(str![[r#"
Thought through. Written down in 2026/2026-11-02-acme--backend-engineer.yaml
You are done with this one. `reject stats` shows what keeps coming back.

"#]]);
}

#[test]
fn a_reflection_in_the_case_already_is_never_written_twice() {
    let journal = half_written();
    let before = journal.file(ACME);
    for _ in 0..2 {
        journal.reject(["reflect", "acme"]).output().expect("a run");
    }
    assert_eq!(journal.file(ACME), before);
    assert_data_eq!(
        journal.file("plan.yaml"),
        str![[r#"
---
date: 2026-11-22
event: planned
id: ab12-1
do: Write three stories down
for: interview/stories
case: 2026-11-02-acme--backend-engineer

"#]]
    );
    assert_eq!(journal.files(), [ACME, "journal.yaml", "plan.yaml"]);
}

#[test]
fn what_was_half_written_is_finished_without_blame() {
    let journal = half_written();
    journal.reject(["reflect"]).assert().code(0);
}

#[test]
fn of_two_reflections_at_once_none_is_lost() {
    let journal = ended("declined", "offer");
    journal.put("../text", "learned: mine\n");
    let other =
        format!("{} reflect acme --answer learned=theirs", snapbox::cmd::cargo_bin!("reject").display());
    let asked = journal.reject(["reflect", "-e", "acme"]).env("VISUAL", format!("{other}; cp text"));
    let said = String::from_utf8(asked.output().expect("a run").stderr).expect("UTF-8");
    let kept: String = journal.files().iter().map(|file| journal.file(file)).collect();
    assert_eq!((kept.matches("theirs").count(), kept.matches("mine").count()), (1, 1), "{said}");
}

#[test]
fn the_lessons_close_what_was_begun_on_another_topic() {
    let journal = begun();
    let typed = lines(["yes", "", "", "", "", "", "", "", ""]);
    journal.reject(["reflect", "resume", "acme"]).stdin(typed).assert().code(0);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: reflected
topic: resume
run: '1800'
skipped: [tailored, requirements, results]
---
date: 2026-11-22
event: reflected
topic: fit
run: '1800'
answers:
  wanted: no
---
date: 2026-11-22
event: reflected
topic: lessons
run: '1800'
answers:
  went-well: 'Tea: hot'
skipped: [learned, change]

"#]]
    );
}

#[test]
fn what_was_begun_in_play_asks_what_fits_how_it_ended() {
    let journal = Journal::new();
    journal.run(["apply", "Acme"]);
    journal.reject(["reflect", "acme"]).stdin(lines(["no"])).assert().code(1);
    journal.run(["log", "Acme", "--stage", "interview", "--control", "no"]);
    let form = journal.reject(["reflect", "-e"]).env("VISUAL", "grep '^interview'").output();
    assert_data_eq!(
        String::from_utf8(form.expect("a run").stdout).expect("UTF-8"),
        "interview/stories:\ninterview/value:\ninterview/your-questions:\ninterview/enthusiasm:\n"
    );
}
