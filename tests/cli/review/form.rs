//! `reject review -e`

use std::fs;

use snapbox::cmd::Command;
use snapbox::{assert_data_eq, str};

use super::{TODAYS, planned, searching};
use crate::support::Journal;

/// `reject review -e` with a line of shell as the editor, in which `$1` is the form.
fn edited(journal: &Journal, editor: &str) -> Command {
    let script = journal.root().parent().expect("a folder").join("editor.sh");
    fs::write(&script, format!("#!/bin/sh\n{editor}\n")).expect("a script");
    journal.reject(["review", "-e"]).env("EDITOR", "sh editor.sh")
}

/// An editor that fills these lines in behind what is there, as answers.
fn filling(lines: &str) -> String {
    format!("cat > \"$1\" <<'END'\n{lines}END")
}

#[test]
fn the_form_holds_the_numbers_and_every_question() {
    let journal = searching();
    let kept = journal.root().join("../form.txt");
    edited(&journal, &format!("cat \"$1\" > {}", kept.display()))
        .assert()
        .code(0)
        .stdout_eq(str![""])
        .stderr_eq(str![[r#"
Nothing was answered, so nothing was written.

"#]]);
    assert_data_eq!(
        fs::read_to_string(kept).expect("the form"),
        str![[r#"
# 8 to 22 Nov: 15 days
#                      these days  before
#   applications sent           2       2
#   first answers               1       0
#   got further                 1       0
#   rejected                    1       0
#   no reply recorded           1       0
#   thought through             1       0
#   before: 13 days, 26 Oct to 7 Nov
#   Of the 2 sent on these days 1 has an answer by now. The furthest got to
#   interview. So far 4 applications, 1 in play.
#
# What you set out to do
#   Goal: 2 of 6 applications by 30 Nov, 8 days left
#   Also done: a networking meeting.
#
# What went well
#   “The pairing exercise: we laughed.” (Acme)
#
# 1 step has no known day and may belong here; it is not counted.
#
# What you wrote on 8 Nov
#   keep    Two a week,
#           no more.
#   change  The letters.
#   try     Name a plan B.
#
# Answer what you like and leave the rest empty. Save and close.

# Lately, did most of the jobs you applied for suit what you can do? (yes, partly, no; last time: partly)
strategy/good-fit:

# Did each job get its own version of your résumé and letter? (yes, partly, no)
strategy/tailored:

# After applying, did you write once more to ask where things stood? (yes, partly, no)
strategy/followed-up:

# Have you looked at roles close to the ones you usually go for? (yes, partly, no)
strategy/other-roles:

# Do you have a plan B, so that no single job has to work out? (yes, partly, no; last time: no)
strategy/plan-b:

# Lately, did you talk with people in your field, at events or one to one? (yes, partly, no)
strategy/people:

# Since you last looked back, have you changed one thing on purpose? (yes, partly, no)
strategy/changed:

# Do you have a goal for the coming weeks that depends on you alone? (yes, partly, no)
strategy/goal:

# What do you want to keep?
keep: |-
  

# What do you want to change?
change: |-
  

# One thing to try in the next weeks? It goes into the plan.
try: |-
  
# By when? For example friday, 2w or 2026-12-31.
due:

# A goal for the next weeks? For example 12 applications.
goal:
# Until when?
by:

"#]]
    );
    assert!(!journal.root().join(TODAYS).exists());
}

#[test]
fn what_was_filled_in_is_written_down() {
    let journal = searching();
    let form = filling(
        "strategy/good-fit: no\nstrategy/people: Partly\nkeep: |-\n  Two a week.\n   # and a walk\nchange: |-\n  \n\
         try: Rest on Sundays\ndue: friday\ngoal: 3 classes\nby: 2w\n",
    );
    edited(&journal, &form).assert().code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
Written down in reviews/2026-11-22.yaml
Planned: Rest on Sundays (by 27 Nov)
Goal: 3 classes (by 6 Dec)
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
  actions-done: 0
  actions-dropped: 0
answers:
  good-fit: no
  people: partly
skipped: [tailored, followed-up, other-roles, plan-b, changed, goal]
keep: |-
  Two a week.
   # and a walk
try: Rest on Sundays

"#]]
    );
    assert_data_eq!(
        planned(&journal),
        str![[r#"
---
date: 2026-11-22
event: planned
id: rest-on-sundays
do: Rest on Sundays
due: 2026-11-27
---
date: 2026-11-22
event: goal
id: classes
count: 3
of: classes
by: 2026-12-06

"#]]
    );
    assert!(!journal.files().iter().any(|file| file.starts_with("drafts")));
}

#[test]
fn a_form_that_cannot_be_read_is_kept_and_opened_again() {
    let journal = searching();
    let mut told = String::new();
    for lines in [
        "keep: [a\n",
        "strategy/good-fit: perhaps\n",
        "goal: more\n",
        "by: friday\n",
        "due: friday\n",
        "try: x\ndue: soon\n",
        "keep: a # b\n",
        "kept: a\n",
    ] {
        let failed = edited(&journal, &filling(lines)).assert().code(1).stdout_eq(str![""]);
        let said = String::from_utf8(failed.get_output().stderr.clone()).expect("UTF-8");
        told.push_str(&said.replace(&journal.root().display().to_string(), "[JOURNAL]"));
        assert_eq!(journal.file("drafts/form-review.yaml"), lines);
        assert!(!journal.root().join(TODAYS).exists());
    }
    assert_data_eq!(
        told,
        str![[r#"
error: cannot read '[JOURNAL]/drafts/form-review.yaml'
  caused by: line 1, column 7: keep: a list stands here; expected a text

  tip: your text is kept in '[JOURNAL]/drafts/form-review.yaml'; `reject review -e` opens it again
Going on from the form you began last time.
error: cannot read '[JOURNAL]/drafts/form-review.yaml'
  caused by: good-fit: 'perhaps' is none of yes, partly, no

  tip: your text is kept in '[JOURNAL]/drafts/form-review.yaml'; `reject review -e` opens it again
Going on from the form you began last time.
error: cannot read '[JOURNAL]/drafts/form-review.yaml'
  caused by: goal: 'more' does not say how many of what; such as '12 applications'

  tip: your text is kept in '[JOURNAL]/drafts/form-review.yaml'; `reject review -e` opens it again
Going on from the form you began last time.
error: cannot read '[JOURNAL]/drafts/form-review.yaml'
  caused by: by: a day stands here, and no goal it belongs to

  tip: your text is kept in '[JOURNAL]/drafts/form-review.yaml'; `reject review -e` opens it again
Going on from the form you began last time.
error: cannot read '[JOURNAL]/drafts/form-review.yaml'
  caused by: due: a day stands here, and nothing to try by then

  tip: your text is kept in '[JOURNAL]/drafts/form-review.yaml'; `reject review -e` opens it again
Going on from the form you began last time.
error: cannot read '[JOURNAL]/drafts/form-review.yaml'
  caused by: due: 'soon' is not a date; try 2026-12-31, tomorrow, friday, 3d, 2w or 'dec 5'

  tip: your text is kept in '[JOURNAL]/drafts/form-review.yaml'; `reject review -e` opens it again
Going on from the form you began last time.
error: cannot read '[JOURNAL]/drafts/form-review.yaml'
  caused by: line 1, column 9: what stands behind ' #' would be lost; put the text below 'keep: |-', two spaces in

  tip: your text is kept in '[JOURNAL]/drafts/form-review.yaml'; `reject review -e` opens it again
Going on from the form you began last time.
error: cannot read '[JOURNAL]/drafts/form-review.yaml'
  caused by: no question of 'strategy' is called 'kept'; its questions are good-fit, tailored, followed-up, other-roles, plan-b, people, changed, goal

  tip: your text is kept in '[JOURNAL]/drafts/form-review.yaml'; `reject review -e` opens it again

"#]]
    );
    edited(&journal, &filling("keep: a\n")).assert().code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
Going on from the form you began last time.
Written down in reviews/2026-11-22.yaml
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
  actions-done: 0
  actions-dropped: 0
skipped: [good-fit, tailored, followed-up, other-roles, plan-b, people, changed, goal]
keep: a

"#]]
    );
}

#[test]
fn an_emptied_form_and_a_failed_editor_write_nothing() {
    let journal = searching();
    edited(&journal, ": > \"$1\"").assert().code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: the form was empty

  tip: nothing was written

"#]]);
    edited(&journal, "exit 3").assert().code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: the editor 'sh editor.sh' failed
  caused by: exit status: 3

  tip: your text is kept in '[JOURNAL]/drafts/form-review.yaml'; `reject review -e` opens it again

"#]]);
    assert!(!journal.root().join(TODAYS).exists());
}
