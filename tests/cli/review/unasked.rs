//! A review in one line.

use snapbox::{assert_data_eq, str};

use super::{BEFORE, TODAYS, planned, searching};

#[test]
fn everything_can_be_said_in_one_line() {
    let journal = searching();
    let before = journal.file(BEFORE);
    journal
        .reject([
            "review",
            "--answer",
            "good-fit=p",
            "--answer",
            "strategy/people=No",
            "--answer",
            "changed=",
        ])
        .args(["--keep", "Walks.\n", "--change", "yes", "--try"])
        .args(["Ask one person in your field, or a coach, for a twenty-minute talk about your search."])
        .args(["--goal", "a class", "--by", "dec 5"])
        .assert()
        .code(0)
        .stdout_eq(str![""])
        .stderr_eq(str![[r#"
Written down in reviews/2026-11-22.yaml
Planned: Ask one person in your field, or a coach, for a twenty-minute talk about your search.
Goal: 1 class (by 5 Dec)
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
  good-fit: partly
  people: no
keep: |
  Walks.
change: 'yes'
try: Ask one person in your field, or a coach, for a twenty-minute talk about your search.

"#]]
    );
    assert_data_eq!(
        planned(&journal),
        str![[r#"
---
date: 2026-11-22
event: planned
id: ask-one-person-in
do: Ask one person in your field, or a coach, for a twenty-minute talk about your search.
for: strategy/people
---
date: 2026-11-22
event: goal
id: class
count: 1
of: class
by: 2026-12-05

"#]]
    );
    assert_eq!(journal.file(BEFORE), before);
    journal.reject(["check"]).assert().code(0).stdout_eq(str![""]);
    assert!(!journal.files().iter().any(|file| file.starts_with("drafts")));
}

#[test]
fn a_text_comes_from_standard_input() {
    let journal = searching();
    let text = "Two a week.\n\n# and \"one\" walk\n";
    journal.reject(["review", "--keep", "-"]).stdin(text).assert().code(0).stdout_eq(str![""]).stderr_eq(
        str![[r#"
Written down in reviews/2026-11-22.yaml
Next, when you like: reject reflect initech  (no reply recorded on 20 Nov 2026, at application)

"#]],
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
  actions-dropped: 0
keep: |
  Two a week.

  # and "one" walk

"#]]
    );
}

#[test]
fn a_second_one_of_the_day_is_added() {
    let journal = searching();
    journal.run(["review", "--keep", "Walks"]);
    let first = journal.file(TODAYS);
    journal.run(["review", "--keep", "Talks"]);
    let both = journal.file(TODAYS);
    assert!(both.starts_with(&first));
    assert_data_eq!(
        both[first.len()..].to_owned(),
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
keep: Talks

"#]]
    );
}

#[test]
fn a_file_somebody_wrote_in_keeps_every_byte() {
    let journal = searching();
    let own = "# mine\r\ndate: 2026-11-22\r\nevent: reviewed\r\nmood:   good # really\r\nkeep: Tea";
    journal.put(TODAYS, own);
    journal.run(["review", "--change", "Coffee"]);
    assert!(journal.file(TODAYS).starts_with(own));
    journal
        .reject(["review", "show", "today"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
22 Nov 2026

  keep    Tea

22 Nov 2026
back to 8 Nov 2026
2 applications sent, 1 first answer, 1 got further, 1 rejected, 1 no reply
recorded, 1 thought through

  change  Coffee

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn a_goal_of_what_is_under_way_is_set_anew_and_a_try_that_waits_is_planned_once() {
    let journal = searching();
    journal
        .reject(["review", "--goal", "10 applications", "--try", "Name a plan B."])
        .assert()
        .code(0)
        .stdout_eq(str![""])
        .stderr_eq(str![[r#"
Written down in reviews/2026-11-22.yaml
Goal: 10 applications (by 30 Nov)
Next, when you like: reject reflect initech  (no reply recorded on 20 Nov 2026, at application)

"#]]);
    assert_data_eq!(
        planned(&journal),
        str![[r#"
---
date: 2026-11-08
event: goal
id: applications
count: 10
of: applications
by: 2026-11-30

"#]]
    );
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let journal = searching();
    let files = journal.files();
    assert_data_eq!(
        journal.transcript(&[
            "review --answer good-fit",
            "review --answer good-fit=perhaps",
            "review --answer good-fti=yes",
            "review --answer interview/stories=yes",
            "review --answer good-fit=yes --answer strategy/good-fit=no",
            "review --goal applications",
            "review --goal |0 applications|",
            "review --goal |3 classes a week|",
            "review --goal |3 classes| --by yesterday",
            "review --goal |3 classes| --by soon",
            "review --keep --change",
            "review --keep - --try -",
            "review --by friday",
            "review --json --keep x",
            "review list --keep x",
            "review --keep x list",
        ]),
        str![[r#"
$ reject review --answer good-fit
error: --answer 'good-fit' is not of the form ID=ANSWER

  tip: nothing was written
exit 2

$ reject review --answer good-fit=perhaps
error: good-fit: 'perhaps' is none of yes, partly, no

  tip: nothing was written
exit 2

$ reject review --answer good-fti=yes
error: no question of 'strategy' is called 'good-fti'; did you mean 'good-fit'?

  tip: nothing was written
exit 2

$ reject review --answer interview/stories=yes
error: no question of 'strategy' is called 'interview/stories'; its questions are good-fit, tailored, followed-up, other-roles, plan-b, people, changed, goal

  tip: nothing was written
exit 2

$ reject review --answer good-fit=yes --answer strategy/good-fit=no
error: --answer names 'strategy/good-fit' twice

  tip: nothing was written
exit 2

$ reject review --goal applications
error: --goal: 'applications' does not say how many of what; such as '12 applications'

  tip: nothing was written
exit 2

$ reject review --goal |0 applications|
error: --goal: '0 applications' does not say how many of what; such as '12 applications'

  tip: nothing was written
exit 2

$ reject review --goal |3 classes a week|
error: --goal: '3 classes a week' begins anew each time, and a goal is one number; such as '12 applications'

  tip: nothing was written
exit 2

$ reject review --goal |3 classes| --by yesterday
error: --by: 'yesterday' lies in the past

  tip: nothing was written
exit 2

$ reject review --goal |3 classes| --by soon
error: --by: 'soon' is not a date; try 2026-12-31, tomorrow, friday, 3d, 2w or 'dec 5'

  tip: nothing was written
exit 2

$ reject review --keep --change
error: --keep got '--change', which looks like an option

  tip: nothing was written; if it is meant, give it on standard input with `--keep -`
exit 2

$ reject review --keep - --try -
error: standard input ('-') can be only one of the texts

  tip: nothing was written
exit 2

$ reject review --by friday
error: the following required arguments were not provided:
  --goal <GOAL>

Usage: reject review --goal <GOAL> --by <DATE>

For more information, try '--help'.
exit 2

$ reject review --json --keep x
error: the argument '--json' cannot be used with '--keep <TEXT>'

Usage: reject review --json

For more information, try '--help'.
exit 2

$ reject review list --keep x
error: unexpected argument '--keep' found

Usage: reject review list [OPTIONS]

For more information, try '--help'.
exit 2

$ reject review --keep x list
error: the subcommand 'list' cannot be used with '--keep <TEXT>'

Usage: reject review [OPTIONS]
       reject review <COMMAND>

For more information, try '--help'.
exit 2


"#]]
    );
    assert_eq!(journal.files(), files);
}

#[test]
fn nothing_said_is_nothing_written() {
    let journal = searching();
    let files = journal.files();
    assert_data_eq!(
        journal.transcript(&["review --answer good-fit=", "review --keep ||", "review --goal ||"]),
        str![[r#"
$ reject review --answer good-fit=
Nothing was answered, so nothing was written.
exit 0

$ reject review --keep ||
Nothing was answered, so nothing was written.
exit 0

$ reject review --goal ||
Nothing was answered, so nothing was written.
exit 0


"#]]
    );
    assert_eq!(journal.files(), files);
}

#[test]
fn a_refused_line_keeps_what_was_piped_in() {
    let journal = searching();
    journal
        .reject(["review", "--keep", "-", "--answer", "nothing=yes"])
        .stdin("My words\n")
        .assert()
        .code(2)
        .stdout_eq(str![""])
        .stderr_eq(str![[r#"
error: no question of 'strategy' is called 'nothing'; its questions are good-fit, tailored, followed-up, other-roles, plan-b, people, changed, goal

  tip: nothing was written
  tip: what was piped in is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]]);
    assert_eq!(journal.file("drafts/unsaved-1.txt"), "My words\n");
}

#[test]
fn where_the_days_file_or_the_plan_cannot_be_read_it_stops_before_it_writes() {
    let journal = searching();
    let broken = "---\ndate: 2026-11-22\nevent: reviewed\nkeep: [a]\n";
    journal.put(TODAYS, broken);
    journal.reject(["review", "--keep", "x"]).assert().code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: line 4, column 7: keep: a list stands here; expected a text

  tip: nothing was changed; mend 'reviews/2026-11-22.yaml' in an editor

"#]]);
    assert_eq!(journal.file(TODAYS), broken);

    let journal = searching();
    journal.put("plan.yaml", "---\ndate: 2026-11-08\nevent: planned\n");
    journal.reject(["review", "--keep", "x"]).assert().code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: cannot read 'plan.yaml'
  caused by: line 3, column 1: event: 'planned' needs 'id:' beside it

  tip: nothing was changed; mend 'plan.yaml' in an editor

"#]]);
    assert!(!journal.root().join(TODAYS).exists());
}

#[test]
fn what_could_not_be_written_is_kept_and_written_next_time() {
    let journal = searching();
    let folder = journal.root().join("reviews");
    std::fs::remove_dir_all(&folder).expect("the folder");
    std::fs::write(&folder, "in the way").expect("a file");
    journal.reject(["review", "--keep", "Walks"]).assert().code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: Not a directory (os error 20)

  tip: nothing was changed; put it right, or move it out of the journal
  tip: your answers are kept in '[JOURNAL]/drafts/review.yaml'; the same command goes on from there

"#]]);
    std::fs::remove_file(&folder).expect("the file");
    journal.run(["review", "--change", "Talks"]);
    let file = journal.file(TODAYS);
    assert!(file.ends_with("keep: Walks\nchange: Talks\n"), "{file}");
}

#[test]
fn what_stopped_between_the_review_and_the_plan_is_finished() {
    let journal = searching();
    journal.put(
        "drafts/review.yaml",
        "begun: 2026-11-21\nsince: null\nopening: []\nquestions: [good-fit]\noutcomes: {075a-1: yes}\nanswers: {good-fit: 'yes'}\n\
         skipped: []\ntexts: {try: Rest, goal: 2 classes}\ndue: 2026-11-29\nby: null\nnext: 3\n",
    );
    let written = "---\ndate: 2026-11-21\nevent: reviewed\nanswers:\n  good-fit: yes\ntry: Rest\n";
    journal.put("reviews/2026-11-21.yaml", written);
    journal.reject(["review", "--keep", "x"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
What was left of the review you began is written now.
Written down in reviews/2026-11-22.yaml
Next, when you like: reject reflect initech  (no reply recorded on 20 Nov 2026, at application)

"#]]);
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
id: rest
do: Rest
due: 2026-11-29
---
date: 2026-11-22
event: goal
id: classes
count: 2
of: classes

"#]]
    );
    assert_data_eq!(
        journal.file(TODAYS),
        str![[r#"
---
date: 2026-11-22
event: reviewed
since: 2026-11-21
numbers:
  applications: 0
  first-answers: 0
  got-further: 0
  rejected: 0
  no-reply: 0
  thought-through: 0
  actions-done: 1
  actions-dropped: 0
keep: x

"#]]
    );
    assert_eq!(journal.files().iter().filter(|file| file.starts_with("drafts")).count(), 0);
}

#[test]
fn two_at_once_are_both_written_and_give_no_name_twice() {
    let journal = searching();
    std::thread::scope(|scope| {
        for goal in ["3 C classes", "4 C++ classes"] {
            let journal = &journal;
            scope.spawn(move || journal.run(["review", "--keep", goal, "--goal", goal]));
        }
    });
    let reviews = journal.file(TODAYS);
    assert_eq!(reviews.matches("event: reviewed").count(), 2);
    let plan = planned(&journal);
    let mut ids: Vec<&str> = plan.lines().filter(|line| line.starts_with("id: ")).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["id: c-classes", "id: c-classes-2"]);
}

#[test]
fn it_is_taken_back_in_one_go() {
    let journal = searching();
    let (before, plan) = (journal.file(BEFORE), journal.file("plan.yaml"));
    journal.run([
        "review",
        "--answer",
        "good-fit=yes",
        "--keep",
        "Walks",
        "--try",
        "Rest",
        "--goal",
        "2 classes",
    ]);
    journal
        .reject(["undo", "--yes"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
reviews/2026-11-22.yaml
22 Nov 2026
back to 8 Nov 2026
2 applications sent, 1 first answer, 1 got further, 1 rejected, 1 no reply
recorded, 1 thought through

Lately, did most of the jobs you applied for suit what you can do? yes

  keep    Walks
  try     Rest

plan.yaml
  planned: Rest
  goal: 2 classes

"#]])
        .stderr_eq(str![[r#"
What was written last, by `reject review`:
Taken back; it lies in trash/1. `reject undo --restore` brings it back.

"#]]);
    assert!(!journal.root().join(TODAYS).exists());
    assert_eq!((journal.file(BEFORE), journal.file("plan.yaml")), (before, plan));
    journal.run(["undo", "--restore", "--yes"]);
    journal
        .reject(["review", "show", "last"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
22 Nov 2026
back to 8 Nov 2026
2 applications sent, 1 first answer, 1 got further, 1 rejected, 1 no reply
recorded, 1 thought through

Lately, did most of the jobs you applied for suit what you can do? yes

  keep    Walks
  try     Rest

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn a_plain_journal_is_told_what_was_written_and_no_more() {
    let journal = searching();
    journal.put("journal.yaml", "format: 1\ntone: plain\n");
    journal.reject(["review", "--keep", "Walks"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
Written down in reviews/2026-11-22.yaml

"#]]);
}
