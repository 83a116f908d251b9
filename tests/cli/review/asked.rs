//! A review that is asked: on plain lines, and in a terminal.

use snapbox::{assert_data_eq, str};

use super::{TODAYS, lines, planned, searching};
use crate::terminal::{CTRL_C, DOWN, ENTER, Start};

#[test]
fn each_question_is_asked_on_plain_lines() {
    let journal = searching();
    let typed = ["1", "p", "", "no", "", "n", "", "", "y", "Walks", "", "2", "2w", "3 classes by dec 5", ""];
    journal
        .reject(["--plain", "review"])
        .stdin(lines(typed))
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
        .stderr_eq(str![[r#"

8 questions, then what to keep, to change and to try. Enter skips, Ctrl-C stops and keeps what you said.

[from your plan] You planned: Name a plan B. Did you?
  1 yes
  2 not yet
  3 dropped
  (Enter skips)
> [1 of 12 · last time: partly] Lately, did most of the jobs you applied for suit what you can do?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [2 of 12] Did each job get its own version of your résumé and letter?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [3 of 12] After applying, did you write once more to ask where things stood?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [4 of 12] Have you looked at roles close to the ones you usually go for?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [5 of 12 · last time: no] Do you have a plan B, so that no single job has to work out?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [6 of 12] Lately, did you talk with people in your field, at events or one to one?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [7 of 12] Since you last looked back, have you changed one thing on purpose?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [8 of 12] Do you have a goal for the coming weeks that depends on you alone?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [9 of 12] What do you want to keep?
  (Enter skips, < back)
> [10 of 12] What do you want to change?
  (Enter skips, < back)
> [11 of 12 · one of these or your own words] One thing to try in the next weeks?
  1 Mark which of your last five applications you would send again, and look for more like them.
  2 Give each new application a date, a week or two on, for a short note to them.
  3 Write down one other way forward you could live with, and its first step.
  (Enter skips, < back)
> [what next] By when? For example friday, 2w or 2026-12-31.
  (Enter skips, < back)
> [12 of 12] A goal for the next weeks? For example 12 applications.
  (Enter skips, < back)
> [what next] Until when? For example friday, 4w or 2026-12-31.
  so far: 2026-12-05
  (Enter keeps it, - takes it back, < back)
> Written down in reviews/2026-11-22.yaml
Planned: Give each new application a date, a week or two on, for a short note to them. (by 6 Dec)
Goal: 3 classes (by 5 Dec)
Next, when you like: reject reflect initech  (no reply recorded on 20 Nov 2026, at application)

"#]]);
    assert_data_eq!(
        journal.file(TODAYS),
        str![[r#"
---
date: 2026-11-22
event: reviewed
since: 2026-11-08
numbers:
  applications: 2
  first-answers: 1
  got-further: 1
  rejected: 1
  no-reply: 1
  thought-through: 1
  actions-done: 1
  actions-dropped: 0
answers:
  good-fit: partly
  followed-up: no
  plan-b: no
  goal: yes
skipped: [tailored, other-roles, people, changed]
keep: Walks
try: Give each new application a date, a week or two on, for a short note to them.

"#]]
    );
    assert_data_eq!(
        planned(&journal),
        str![[r#"
---
date: 2026-11-22
event: done
id: '075a-1'
---
date: 2026-11-22
event: planned
id: give-each-new
do: Give each new application a date, a week or two on, for a short note to them.
for: strategy/followed-up
due: 2026-12-06
---
date: 2026-11-22
event: goal
id: classes
count: 3
of: classes
by: 2026-12-05

"#]]
    );
    assert!(!journal.files().iter().any(|file| file.starts_with("drafts")));
}

#[test]
fn what_was_marked_done_in_the_plan_meanwhile_counts_once() {
    let journal = searching();
    journal.reject(["--plain", "review"]).stdin("yes\nno\n").assert().code(1);
    journal.reject(["plan", "done", "075a-1"]).assert().code(0);
    let typed = lines(["", "", "", "", "", "", "", "", "Walks", "", "", ""]);
    journal.reject(["--plain", "review"]).stdin(typed).assert().code(0);
    assert_data_eq!(
        journal.file(TODAYS),
        str![[r#"
---
date: 2026-11-22
event: reviewed
since: 2026-11-08
numbers:
  applications: 2
  first-answers: 1
  got-further: 1
  rejected: 1
  no-reply: 1
  thought-through: 1
  actions-done: 1
  actions-dropped: 0
answers:
  good-fit: no
skipped: [tailored, followed-up, other-roles, plan-b, people, changed, goal]
keep: Walks

"#]]
    );
    assert_data_eq!(
        planned(&journal),
        str![[r#"
---
date: 2026-11-22
event: done
id: '075a-1'

"#]]
    );
}

#[test]
fn one_may_go_back_and_take_an_answer_back() {
    let journal = searching();
    let typed = [
        "", "yes", "<", "no", "", "", "", "", "", "", "", "a", "b", "c", "<", "<", "<", "-", "B", "C", "", "",
    ];
    journal.reject(["--plain", "review"]).stdin(lines(typed)).assert().code(0).stdout_eq(str![[r#"
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

"#]]);
    assert_data_eq!(
        journal.file(TODAYS),
        str![[r#"
---
date: 2026-11-22
event: reviewed
since: 2026-11-08
numbers:
  applications: 2
  first-answers: 1
  got-further: 1
  rejected: 1
  no-reply: 1
  thought-through: 1
  actions-done: 0
  actions-dropped: 0
answers:
  good-fit: no
skipped: [tailored, followed-up, other-roles, plan-b, people, changed, goal]
change: B
try: C

"#]]
    );
}

#[test]
fn everything_skipped_is_nothing_written() {
    let journal = searching();
    let files = journal.files();
    let typed = lines([""; 13]);
    let done = journal.reject(["--plain", "review"]).stdin(typed).assert().code(0);
    let said = String::from_utf8(done.get_output().stderr.clone()).expect("UTF-8");
    assert!(said.ends_with("> Nothing was answered, so nothing was written.\n"), "{said}");
    assert_eq!(journal.files(), files);
}

#[test]
fn input_that_ends_keeps_every_answer_and_goes_on_from_there() {
    let journal = searching();
    let stopped = journal.reject(["--plain", "review"]).stdin("dropped\nno\n").assert().code(1);
    let said = String::from_utf8(stopped.get_output().stderr.clone()).expect("UTF-8");
    assert_data_eq!(
        said[said.find("error:").expect("an error")..].to_owned(),
        str![[r#"
error: the input ended before the questions did

  tip: your answers are kept; `reject review` goes on from there

"#]]
    );
    assert_data_eq!(
        journal.file("drafts/review.yaml"),
        str![[r#"
begun: 2026-11-22
since: null
opening:
- 075a-1
questions:
- good-fit
- tailored
- followed-up
- other-roles
- plan-b
- people
- changed
- goal
outcomes:
  075a-1: dropped
answers:
  good-fit: no
skipped: []
texts: {}
due: null
by: null
next: 2

"#]]
    );
    let typed = lines(["", "", "", "", "", "", "", "", "Walks", "", "", ""]);
    let done = journal.reject(["--plain", "review"]).stdin(typed).assert().code(0);
    let said = String::from_utf8(done.get_output().stderr.clone()).expect("UTF-8");
    assert_data_eq!(
        said.lines().take(8).collect::<Vec<_>>().join("\n"),
        str![[r#"

You were at question 2 of 12. Go on from there?
  1 yes
  2 no, from the start
  (Enter: yes)
> [2 of 12] Did each job get its own version of your résumé and letter?
  1 yes
  2 partly
"#]]
    );
    assert_data_eq!(
        journal.file(TODAYS),
        str![[r#"
---
date: 2026-11-22
event: reviewed
since: 2026-11-08
numbers:
  applications: 2
  first-answers: 1
  got-further: 1
  rejected: 1
  no-reply: 1
  thought-through: 1
  actions-done: 0
  actions-dropped: 1
answers:
  good-fit: no
skipped: [tailored, followed-up, other-roles, plan-b, people, changed, goal]
keep: Walks

"#]]
    );
    assert_data_eq!(
        planned(&journal),
        str![[r#"
---
date: 2026-11-22
event: dropped
id: '075a-1'

"#]]
    );
}

#[test]
fn a_goal_that_says_no_number_is_not_taken() {
    let journal = searching();
    let typed = lines(["", "", "", "", "", "", "", "", "", "", "", "", "more classes"]);
    let failed = journal.reject(["--plain", "review"]).stdin(typed).assert().code(2);
    let said = String::from_utf8(failed.get_output().stderr.clone()).expect("UTF-8");
    let told = said[said.find("error:").expect("an error")..]
        .replace(&journal.root().display().to_string(), "[JOURNAL]");
    assert_data_eq!(
        told,
        str![[r#"
error: 'more classes' does not say how many of what; such as '12 applications'

  tip: your answers are kept; `reject review` goes on from there
  tip: what was not read yet is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]]
    );
}

#[test]
fn ones_own_questions_take_the_place_of_the_others() {
    let journal = searching();
    journal.put(
        "prompts/strategy.yaml",
        "topic: strategy\ntitle: Mine\nquestions:\n- id: mood\n  ask: How was it?\n  kind: scale\n  concern: ['1', '2']\n  \
         try: Rest.\n- id: why\n  ask: Why?\n",
    );
    let typed = lines(["", "2", "no", "", "", "1", "", ""]);
    journal.reject(["--plain", "review"]).stdin(typed).assert().code(0);
    assert_data_eq!(
        journal.file(TODAYS),
        str![[r#"
---
date: 2026-11-22
event: reviewed
since: 2026-11-08
numbers:
  applications: 2
  first-answers: 1
  got-further: 1
  rejected: 1
  no-reply: 1
  thought-through: 1
  actions-done: 0
  actions-dropped: 0
answers:
  mood: 2
  why: 'no'
try: Rest.

"#]]
    );
    assert_data_eq!(
        planned(&journal),
        str![[r#"
---
date: 2026-11-22
event: planned
id: rest
do: Rest.
for: strategy/mood

"#]]
    );
}

#[test]
fn a_second_one_of_the_day_says_so() {
    let journal = searching();
    journal.run(["review", "--keep", "Walks"]);
    let done = journal.reject(["--plain", "review"]).stdin(lines([""; 12])).assert().code(0);
    let said = String::from_utf8(done.get_output().stderr.clone()).expect("UTF-8");
    assert_data_eq!(
        said.lines().take(4).collect::<Vec<_>>().join("\n"),
        str![[r#"

You looked back today already; this will be a second review of today.
8 questions, then what to keep, to change and to try. Enter skips, Ctrl-C stops and keeps what you said.

"#]]
    );
}

/// Answers the questions of the topic, the first of them with no.
fn answer_questions(terminal: &mut crate::terminal::Terminal) {
    terminal.until("1 of 12").press("n").press(ENTER);
    for at in 2..9 {
        terminal.until(&format!("{at} of 12")).press(ENTER);
    }
}

#[test]
fn it_is_answered_in_a_terminal() {
    let journal = searching();
    let mut terminal = Start::reject(&journal, ["review"]).size(80, 60).run();
    terminal.until("Did you?").press(DOWN).press(ENTER);
    answer_questions(&mut terminal);
    terminal.answer("What do you want to keep", "Two a week");
    terminal.answer("What do you want to change", "");
    terminal.answer("One thing to try", DOWN);
    terminal.answer("By when", "friday");
    terminal.answer("A goal", "12 applications");
    terminal.answer("Until when", "");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
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

8 questions, then what to keep, to change and to try. Enter skips, Ctrl-C stops
and keeps what you said.

? You planned: Name a plan B. Did you? yes
? Lately, did most of the jobs you applied for suit what you can do? no
? Did each job get its own version of your résumé and letter? skipped
? After applying, did you write once more to ask where things stood? skipped
? Have you looked at roles close to the ones you usually go for? skipped
? Do you have a plan B, so that no single job has to work out? skipped
? Lately, did you talk with people in your field, at events or one to one? skipp
ed
? Since you last looked back, have you changed one thing on purpose? skipped
? Do you have a goal for the coming weeks that depends on you alone? skipped
? What do you want to keep?
[9 of 12 · Enter skips · < back]
> Two a week
? What do you want to change?
[10 of 12 · Enter skips · < back]
>
? One thing to try in the next weeks? Mark which of your last five applications
you would send again, and look for more like them.
? By when? For example friday, 2w or 2026-12-31. friday
? A goal for the next weeks? For example 12 applications. 12 applications
? Until when? For example friday, 4w or 2026-12-31. skipped
Written down in reviews/2026-11-22.yaml
Planned: Mark which of your last five applications you would send again, and
look for more like them. (by 27 Nov)
Goal: 12 applications (by 30 Nov)
Next, when you like: reject reflect initech  (no reply recorded on 20 Nov 2026,
at application)

"#]]
    );
    assert_data_eq!(
        journal.file(TODAYS),
        str![[r#"
---
date: 2026-11-22
event: reviewed
since: 2026-11-08
numbers:
  applications: 2
  first-answers: 1
  got-further: 1
  rejected: 1
  no-reply: 1
  thought-through: 1
  actions-done: 1
  actions-dropped: 0
answers:
  good-fit: no
skipped: [tailored, followed-up, other-roles, plan-b, people, changed, goal]
keep: Two a week
try: Mark which of your last five applications you would send again, and look for more like them.

"#]]
    );
    assert_data_eq!(
        planned(&journal),
        str![[r#"
---
date: 2026-11-22
event: done
id: '075a-1'
---
date: 2026-11-22
event: planned
id: mark-which-of-your
do: Mark which of your last five applications you would send again, and look for more like them.
for: strategy/good-fit
due: 2026-11-27
---
date: 2026-11-08
event: goal
id: applications
count: 12
of: applications
by: 2026-11-30

"#]]
    );
}

#[test]
fn ctrl_c_keeps_what_was_said_and_the_line_that_was_typed() {
    let journal = searching();
    let mut terminal = Start::reject(&journal, ["review"]).size(80, 60).run();
    terminal.until("Did you?").press(ENTER);
    answer_questions(&mut terminal);
    terminal.until("What do you want to keep").press("Two a").press(CTRL_C);
    assert_eq!(terminal.end(), 130);
    let screen = terminal.screen();
    assert!(
        screen.trim_end().ends_with("Your answers are kept; `reject review` goes on from there."),
        "{screen}"
    );

    let mut terminal = Start::reject(&journal, ["review"]).size(80, 60).run();
    terminal.until("Go on from there").press(ENTER);
    terminal.until("What do you want to keep").press(" week").press(ENTER);
    terminal.answer("What do you want to change", "");
    terminal.answer("One thing to try", "");
    terminal.answer("A goal", "");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        journal.file(TODAYS),
        str![[r#"
---
date: 2026-11-22
event: reviewed
since: 2026-11-08
numbers:
  applications: 2
  first-answers: 1
  got-further: 1
  rejected: 1
  no-reply: 1
  thought-through: 1
  actions-done: 0
  actions-dropped: 0
answers:
  good-fit: no
skipped: [tailored, followed-up, other-roles, plan-b, people, changed, goal]
keep: Two a week

"#]]
    );
}

#[test]
fn a_question_fits_a_narrow_terminal() {
    let journal = searching();
    let mut terminal = Start::reject(&journal, ["review"]).size(40, 24).run();
    terminal.until("Did you?").press(ENTER);
    assert_data_eq!(
        terminal.until("1 of 12").screen(),
        str![[r#"
  (Acme)

1 step has no known day and may belong
here; it is not counted.

What you wrote on 8 Nov
  keep    Two a week,
          no more.
  change  The letters.
  try     Name a plan B.

8 questions, then what to keep, to
change and to try. Enter skips, Ctrl-C
stops and keeps what you said.

? You planned: Name a plan B. Did you? s
kipped
? Lately, did most of the jobs you
applied for suit what you can do?
  yes
  partly
  no
[1 of 12 · last time: partly · Enter ski
ps · < back]

"#]]
    );
    terminal.press(CTRL_C);
    assert_eq!(terminal.end(), 130);
}
