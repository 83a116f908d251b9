//! `reject feedback`

use std::fs;

use snapbox::{assert_data_eq, str};

use crate::support::Journal;
use crate::terminal::{CTRL_C, Start, TAB};

const SETTINGS: (&str, &str) = ("journal.yaml", "format: 1\nname: Ada Lovelace\n");
const ACME: &str = "2026/2026-10-30-acme--backend-engineer.yaml";
const REFUSED: &str = "\
---
company: Acme
role: Backend engineer
contact: Dana Ruiz <dana@acme.example>
---
date: 2026-10-30
event: applied
---
date: 2026-11-20
event: rejected
stage: interview
vent: PRIVATE
";

fn refused() -> Journal {
    Journal::with(&[SETTINGS, (ACME, REFUSED)])
}

/// What was added to the case of Acme.
fn added(journal: &Journal) -> String {
    let file = journal.file(ACME);
    file.strip_prefix(REFUSED).expect("what was there").to_owned()
}

#[test]
fn unasked_the_short_form_is_drafted() {
    let journal = refused();
    journal.reject(["feedback", "acme"]).assert().code(0).stdout_eq(str![[r#"
Subject: My application as Backend engineer: one question

Hello Dana Ruiz,

Thank you for the time you gave to the interview. I respect your decision, and wish you and the team all the best.

May I ask one thing: what is the one point that would have made me a stronger candidate? A single candid line is plenty, and it would help me with the next application.

Kind regards,
Ada Lovelace

"#]]).stderr_eq(str![[r#"
Once it is sent: reject feedback acme --asked

"#]]);
    assert_eq!(journal.files(), [ACME, SETTINGS.0], "a letter writes nothing");
}

#[test]
fn the_long_form_asks_for_a_few_minutes() {
    refused()
        .reject(["feedback", "acme", "--long", "--to", "Grace"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Subject: My application as Backend engineer: thank you, and a request

Hello Grace,

Thank you for the time you gave to the interview. I enjoyed getting to know the work at Acme.

I respect your decision, and nothing in this letter is meant to reopen it.

I hope that whoever joins you settles in well, and I wish you and the team a good year together.

I want to get better at this, and what you saw from your side of the table I cannot see from mine.

Would you have five or ten minutes on the phone some time in the next two weeks? I will gladly work around your days; a few lines by mail are just as welcome.

One or two candid suggestions are what I hope for: what you would have wanted to hear, or see, and did not. Plain words are welcome.

Whatever you decide, thank you, and kind regards,
Ada Lovelace

"#]])
        .stderr_eq(str![[r#"
Once it is sent: reject feedback acme --asked

"#]]);
}

#[test]
fn rapport_that_was_answered_in_a_reflection_is_not_asked_about() {
    let reflected = |answer: &str| {
        format!(
            "{REFUSED}---\ndate: 2026-11-21\nevent: reflected\ntopic: follow-up\nanswers: {{rapport: {answer}}}\n"
        )
    };
    for (answer, subject) in
        [("yes", "thank you, and a request"), ("partly", "one question"), ("no", "one question")]
    {
        let journal = Journal::with(&[SETTINGS, (ACME, &reflected(answer))]);
        let told = journal.told(&["feedback", "acme"]);
        let expected = format!("Subject: My application as Backend engineer: {subject}");
        assert_eq!(told.lines().next(), Some(expected.as_str()), "{answer}");
    }
}

#[test]
fn how_the_case_stands_is_said_where_a_request_may_be_early_or_late() {
    let case = |events: &str| format!("---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\n{events}");
    let first = |events: &str| {
        let journal = Journal::with(&[SETTINGS, (ACME, &case(events))]);
        let output = journal.reject(["feedback", "acme"]).output().expect("a run");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        said.lines().next().unwrap_or_default().to_owned()
    };
    let ended = |ending: &str| format!("---\ndate: 2026-11-20\nevent: {ending}\n");
    let unsaid = "Left for you to fill in: [the role]. `-e` opens it in your editor.";
    assert_eq!(first(""), "Acme: in play, at application.");
    assert_eq!(first(&ended("declined")), "Acme: offer declined on 20 Nov 2026, at offer.");
    assert_eq!(first(&ended("accepted")), "Acme: accepted on 20 Nov 2026, at offer.");
    for usual in ["rejected", "no-reply", "closed"] {
        assert_eq!(first(&ended(usual)), unsaid, "{usual}");
    }
}

#[test]
fn what_was_asked_is_noted() {
    let journal = refused();
    assert_data_eq!(
        journal.transcript(&[
            "feedback acme --asked --on 2026-11-21",
            "feedback acme --asked --to |Dana Ruiz|",
            "show acme",
        ]),
        str![[r#"
$ reject feedback acme --asked --on 2026-11-21
Acme, Backend engineer: asked for feedback. Written down in 2026/2026-10-30-acme--backend-engineer.yaml
When an answer comes: reject feedback acme --received -e
exit 0

$ reject feedback acme --asked --to |Dana Ruiz|
Acme, Backend engineer: asked Dana Ruiz for feedback. Written down in 2026/2026-10-30-acme--backend-engineer.yaml
When an answer comes: reject feedback acme --received -e
exit 0

$ reject show acme
Acme, Backend engineer
2026-10-30-acme--backend-engineer

contact  Dana Ruiz <dana@acme.example>

30 Oct 2026  applied

20 Nov 2026  rejected at interview
             private words, shown with --with-vent

21 Nov 2026  asked for feedback

22 Nov 2026  asked for feedback, to Dana Ruiz
exit 0


"#]]
    );
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-21
event: feedback-asked
---
date: 2026-11-22
event: feedback-asked
to: Dana Ruiz

"#]]
    );
}

#[test]
fn who_notes_the_asking_after_an_answer_came_is_not_told_how_to_keep_one() {
    let journal = refused();
    journal.run(["feedback", "acme", "--received", "Talk more."]);
    journal.reject(["feedback", "acme", "--asked", "--on", "2026-11-21"]).assert().code(0).stderr_eq(str![[
        r#"
Acme, Backend engineer: asked for feedback. Written down in 2026/2026-10-30-acme--backend-engineer.yaml

"#
    ]]);
}

#[test]
fn what_came_is_kept_to_the_letter_with_all_that_belongs_to_it() {
    let journal = refused();
    journal
        .reject(["feedback", "acme", "--received", "-", "--from", "Dana Ruiz", "--on", "2026-11-21"])
        .args([
            "--reason",
            "missing skill: Kubernetes",
            "--note",
            "She was kind.",
            "--do",
            "Talk while you think",
        ])
        .args(["--do", "Try Kubernetes", "--due", "friday"])
        .stdin("Talk through trade-offs aloud.\n\n  - and slowly\n")
        .assert()
        .code(0)
        .stdout_eq("")
        .stderr_eq(str![[r#"
Acme, Backend engineer: feedback written down in 2026/2026-10-30-acme--backend-engineer.yaml
Planned: Talk while you think (by 27 Nov)
Planned: Try Kubernetes (by 27 Nov)

"#]]);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-21
event: feedback
from: Dana Ruiz
reasons:
- reason: missing skill
  detail: Kubernetes
  stated: true
said: |
  Talk through trade-offs aloud.

    - and slowly
note: She was kind.

"#]]
    );
    assert_data_eq!(
        journal.file("plan.yaml"),
        str![[r#"
---
date: 2026-11-22
event: planned
id: talk-while-you-think
do: Talk while you think
case: 2026-10-30-acme--backend-engineer
due: 2026-11-27
---
date: 2026-11-22
event: planned
id: try-kubernetes
do: Try Kubernetes
case: 2026-10-30-acme--backend-engineer
due: 2026-11-27

"#]]
    );
}

#[test]
fn feedback_may_come_from_anybody_and_without_having_been_asked_for() {
    let journal = refused();
    journal
        .reject(["feedback", "acme", "--received", "You undersell yourself.", "--from", "a friend"])
        .assert()
        .code(0)
        .stdout_eq("")
        .stderr_eq(str![[r#"
Acme, Backend engineer: feedback written down in 2026/2026-10-30-acme--backend-engineer.yaml
One thing to do because of it? reject plan add "…" --case acme

"#]]);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: feedback
from: a friend
said: You undersell yourself.

"#]]
    );
    assert_eq!(journal.files(), [ACME, SETTINGS.0]);
}

#[test]
fn an_action_gets_an_id_that_nothing_in_the_plan_has() {
    let plan = "---\ndate: 2026-11-01\nevent: goal\nid: talk\ncount: 3\nof: talks\n---\ndate: 2026-11-02\nevent: planned\n\
                id: talk-2\ndo: Talk\n";
    let journal = Journal::with(&[SETTINGS, (ACME, REFUSED), ("plan.yaml", plan)]);
    journal.run(["feedback", "acme", "--received", "Talk.", "--do", "Talk", "--do", "talk!"]);
    let file = journal.file("plan.yaml");
    assert_data_eq!(
        file.strip_prefix(plan).expect("what was there"),
        str![[r#"
---
date: 2026-11-22
event: planned
id: talk-3
do: Talk
case: 2026-10-30-acme--backend-engineer
---
date: 2026-11-22
event: planned
id: talk-4
do: talk!
case: 2026-10-30-acme--backend-engineer

"#]]
    );
}

#[test]
fn what_waits_in_the_same_words_is_not_planned_again() {
    let journal = refused();
    assert_data_eq!(
        journal.transcript(&[
            "feedback acme --received |Talk.| --do |Talk more| --do |talk  MORE|",
            "feedback acme --received |Talk!| --do |Talk more|",
            "feedback acme --received |Talk!!| --do |Talk more| --due friday",
        ]),
        str![[r#"
$ reject feedback acme --received |Talk.| --do |Talk more| --do |talk  MORE|
Acme, Backend engineer: feedback written down in 2026/2026-10-30-acme--backend-engineer.yaml
Planned: Talk more
Planned already: Talk more
exit 0

$ reject feedback acme --received |Talk!| --do |Talk more|
Acme, Backend engineer: feedback written down in 2026/2026-10-30-acme--backend-engineer.yaml
Planned already: Talk more
exit 0

$ reject feedback acme --received |Talk!!| --do |Talk more| --due friday
Acme, Backend engineer: feedback written down in 2026/2026-10-30-acme--backend-engineer.yaml
Planned: Talk more (by 27 Nov)
The one you had stays open. To let it go: reject plan drop talk-more
exit 0


"#]]
    );
    journal
        .reject(["feedback", "acme", "--received"])
        .stdin("Hm.\n\nTalk more\n\n")
        .assert()
        .code(0)
        .stderr_eq(str![[r#"
[1 of 2] What did they say, word for word?
> [2 of 2] Who told you? It may be anybody, also from outside.
  (Enter skips, < back)
> Acme, Backend engineer: feedback written down in 2026/2026-10-30-acme--backend-engineer.yaml
[what next] One thing to do because of it?
  (Enter skips)
> [what next] By when? For example friday, 2w or 2026-12-31.
  (Enter skips, < back)
> Planned already: Talk more

"#]]);
    assert_data_eq!(
        journal.file("plan.yaml"),
        str![[r#"
---
date: 2026-11-22
event: planned
id: talk-more
do: Talk more
case: 2026-10-30-acme--backend-engineer
---
date: 2026-11-22
event: planned
id: talk-more-2
do: Talk more
case: 2026-10-30-acme--backend-engineer
due: 2026-11-27

"#]]
    );
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let journal = refused();
    assert_data_eq!(
        journal.transcript(&[
            "feedback",
            "feedback amce",
            "feedback acme --asked --received ok",
            "feedback acme --asked --on 2026-10-29",
            "feedback acme --received ok --on 2026-10-29",
            "feedback acme --received ok --on tomorrow",
            "feedback acme --received ok --do Talk --due yesterday",
            "feedback acme --received ok --do Talk --due soon",
            "feedback acme --received ok --due friday",
            "feedback acme --received ok --do ||",
            "feedback acme --received ok --reason ||",
            "feedback acme --received ok --to Dana",
            "feedback acme --received ok --short",
            "feedback acme --received ||",
            "feedback acme --received - --note -",
            "feedback acme --from Dana",
            "feedback acme --on yesterday",
        ]),
        str![[r#"
$ reject feedback
error: the following required arguments were not provided:
  <CASE>

Usage: reject feedback <CASE>

For more information, try '--help'.
exit 2

$ reject feedback amce
error: no case matches 'amce'

  tip: a similar one exists: '2026-10-30-acme--backend-engineer'
exit 2

$ reject feedback acme --asked --received ok
error: the argument '--asked' cannot be used with '--received [<TEXT>]'

Usage: reject feedback --asked <CASE>

For more information, try '--help'.
exit 2

$ reject feedback acme --asked --on 2026-10-29
error: --on (2026-10-29) lies before the application (2026-10-30)

  tip: nothing was written; the case is '2026-10-30-acme--backend-engineer'
exit 2

$ reject feedback acme --received ok --on 2026-10-29
error: --on (2026-10-29) lies before the application (2026-10-30)

  tip: nothing was written; the case is '2026-10-30-acme--backend-engineer'
exit 2

$ reject feedback acme --received ok --on tomorrow
error: --on: 'tomorrow' is 2026-11-23, which is after today (2026-11-22)

  tip: nothing was written
exit 2

$ reject feedback acme --received ok --do Talk --due yesterday
error: --due: 'yesterday' lies in the past

  tip: nothing was written
exit 2

$ reject feedback acme --received ok --do Talk --due soon
error: --due: 'soon' is not a date; try 2026-12-31, tomorrow, friday, 3d, 2w or 'dec 5'

  tip: nothing was written
exit 2

$ reject feedback acme --received ok --due friday
error: the following required arguments were not provided:
  --do <ACTION>

Usage: reject feedback --received [<TEXT>] --do <ACTION> --due <DATE> <CASE>

For more information, try '--help'.
exit 2

$ reject feedback acme --received ok --do ||
error: --do is empty

  tip: nothing was written
exit 2

$ reject feedback acme --received ok --reason ||
error: --reason is empty

  tip: nothing was written
exit 2

$ reject feedback acme --received ok --to Dana
error: the argument '--received [<TEXT>]' cannot be used with '--to <WHO>'

Usage: reject feedback --received [<TEXT>] <CASE>

For more information, try '--help'.
exit 2

$ reject feedback acme --received ok --short
error: the argument '--received [<TEXT>]' cannot be used with '--short'

Usage: reject feedback --received [<TEXT>] <CASE>

For more information, try '--help'.
exit 2

$ reject feedback acme --received ||
error: --received is empty

  tip: nothing was written; `--received -e` opens your editor, `-` reads standard input
exit 2

$ reject feedback acme --received - --note -
error: standard input ('-') can be only one of the texts

  tip: nothing was written
exit 2

$ reject feedback acme --from Dana
error: the following required arguments were not provided:
  --received [<TEXT>]

Usage: reject feedback --received [<TEXT>] --from <WHO> <CASE>

For more information, try '--help'.
exit 2

$ reject feedback acme --on yesterday
error: the following required arguments were not provided:
  <--asked|--received [<TEXT>]>

Usage: reject feedback --on <DATE> <--asked|--received [<TEXT>]> <CASE>

For more information, try '--help'.
exit 2


"#]]
    );
    assert_eq!(journal.file(ACME), REFUSED);
    assert_eq!(journal.files(), [ACME, SETTINGS.0]);
}

#[test]
fn a_text_that_was_piped_in_is_kept_when_it_is_refused() {
    let journal = refused();
    for words in [
        ["feedback", "amce", "--received", "-"],
        ["feedback", "acme", "--received=-", "--on=2026-01-01"],
        ["feedback", "acme", "--received=-", "--due=friday"],
    ] {
        journal.reject(words).stdin("Talk more.\n").output().expect("a run");
    }
    journal
        .reject(["feedback", "acme", "--received", "-", "--on", "2026-10-29"])
        .stdin("Talk more.\n")
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error: --on (2026-10-29) lies before the application (2026-10-30)

  tip: nothing was written; the case is '2026-10-30-acme--backend-engineer'
  tip: what was piped in is kept in '[JOURNAL]/drafts/unsaved-2.txt'

"#]]);
    assert_eq!(journal.file(ACME), REFUSED);
    assert_eq!(journal.file("drafts/unsaved-1.txt"), "Talk more.\n");
}

#[test]
fn a_plan_that_cannot_be_read_stops_it_before_anything_is_written() {
    let journal = Journal::with(&[SETTINGS, (ACME, REFUSED), ("plan.yaml", "---\nevent: planned\n")]);
    journal
        .reject(["feedback", "acme", "--received", "-", "--do", "Talk"])
        .stdin("Talk more.\n")
        .assert()
        .code(1)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error: cannot read 'plan.yaml'
  caused by: line 2, column 1: event: 'planned' needs 'date:' beside it

  tip: nothing was changed; mend 'plan.yaml' in an editor
  tip: what was piped in is kept in '[JOURNAL]/drafts/unsaved-1.txt'
  tip: what you wrote is kept in '[JOURNAL]/drafts/unsaved-2.txt'

"#]]);
    assert_eq!(journal.file(ACME), REFUSED);
    assert_eq!(journal.file("drafts/unsaved-1.txt"), "Talk more.\n");
}

#[test]
fn what_came_is_pasted_in_the_editor() {
    let journal = refused();
    journal
        .reject(["feedback", "acme", "--received", "-e", "--from", "Dana"])
        .env("EDITOR", "sed -i '1s/^/Talk more.\\n\\n# Not so fast\\n> quoted\\n/'")
        .assert()
        .code(0)
        .stdout_eq("")
        .stderr_eq(str![[r#"
Acme, Backend engineer: feedback written down in 2026/2026-10-30-acme--backend-engineer.yaml
One thing to do because of it? reject plan add "…" --case acme

"#]]);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: feedback
from: Dana
said: |-
  Talk more.

  # Not so fast
  > quoted

"#]]
    );
    assert_eq!(journal.files(), [ACME, SETTINGS.0], "its draft is gone");
}

#[test]
fn the_editor_is_shown_what_is_not_read() {
    let journal = refused();
    journal
        .reject(["feedback", "acme", "--received", "-e"])
        .env("EDITOR", "false")
        .assert()
        .code(1)
        .stderr_eq(str![[r#"
error: the editor 'false' failed
  caused by: exit status: 1

  tip: your text is kept in '[JOURNAL]/drafts/feedback-2026-10-30-acme--backend-engineer.txt'; the same command opens it again

"#]]);
    let kept = "drafts/feedback-2026-10-30-acme--backend-engineer.txt";
    assert_data_eq!(
        journal.file(kept),
        str![[r#"

# ---- Their words go above this line. These three lines are taken out again. ----
# Acme, Backend engineer
# Empty the file to write nothing.

"#]]
    );
    journal.put(kept, "Talk more.\n");
    journal
        .reject(["feedback", "acme", "--received", "-e"])
        .env("EDITOR", "true")
        .assert()
        .code(0)
        .stdout_eq("")
        .stderr_eq(str![[r#"
Going on from the words you began last time.
Acme, Backend engineer: feedback written down in 2026/2026-10-30-acme--backend-engineer.yaml
One thing to do because of it? reject plan add "…" --case acme

"#]]);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: feedback
said: Talk more.

"#]]
    );
    assert_eq!(journal.files(), [ACME, SETTINGS.0]);
}

#[test]
fn words_count_wherever_they_stand_in_the_editor() {
    let said = |editor: &str| {
        let journal = refused();
        let command = journal.reject(["feedback", "acme", "--received", "-e"]).env("EDITOR", editor);
        command.assert().code(0).stdout_eq("").stderr_eq(str![[r#"
Acme, Backend engineer: feedback written down in 2026/2026-10-30-acme--backend-engineer.yaml
One thing to do because of it? reject plan add "…" --case acme

"#]]);
        assert_eq!(journal.files(), [ACME, SETTINGS.0]);
        added(&journal).split_once("said: ").expect("words").1.to_owned()
    };
    assert_eq!(said("sed -i '$aTalk more.'"), "Talk more.\n", "below");
    assert_eq!(
        said("sed -i -e '1iTalk more.' -e '$a# Ask more.'"),
        "|-\n  Talk more.\n\n  # Ask more.\n",
        "above and below"
    );
    assert_eq!(
        said("sed -i -e '1iTalk more.' -e '3aAsk more.'"),
        "|-\n  Talk more.\n\n  Ask more.\n",
        "among the lines"
    );
    assert_eq!(said("sed -i -e '1iTalk more.' -e 2d"), "Talk more.\n", "without the first line");
    assert_eq!(said("sed -i -e '1iTalk more.' -e 's/$/\\r/'"), "Talk more.\n", "with other line ends");
    assert_eq!(
        said("sed -i -e '1iTalk more.' -e '3s/$/ it was/'"),
        "|-\n  Talk more.\n\n  # Acme, Backend engineer it was\n",
        "in one of the lines"
    );
}

#[test]
fn an_editor_in_which_nothing_was_written_writes_nothing() {
    let journal = refused();
    journal
        .reject(["feedback", "acme", "--received", "-e"])
        .env("EDITOR", "true")
        .assert()
        .code(1)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error: no words stood there

  tip: nothing was written

"#]]);
    assert_eq!(
        (added(&journal).as_str(), journal.files()),
        ("", vec![ACME.to_owned(), SETTINGS.0.to_owned()])
    );
}

#[test]
fn what_a_crash_left_of_feedback_that_is_written_is_not_written_again() {
    let feedback = "---\ndate: 2026-11-21\nevent: feedback\nfrom: Dana\nsaid: Talk more.\n";
    let draft = "drafts/feedback-2026-10-30-acme--backend-engineer.yaml";
    let text = "drafts/feedback-2026-10-30-acme--backend-engineer.txt";
    let before = format!("{text}.before");
    let written = format!("{REFUSED}{feedback}");
    let journal = Journal::with(&[SETTINGS, (ACME, &written)]);
    let run = |more: &[&str]| {
        journal
            .reject(["feedback", "acme", "--received", "--do", "Talk"])
            .args(more)
            .env("EDITOR", "true")
            .stdin("\n\n")
            .assert()
            .code(0)
            .stdout_eq("")
    };
    journal.put(draft, "said: Talk more.\nfrom: Dana\nnext: 2\n");
    run(&[]).stderr_eq(str![[r#"
Going on from what you said last time.
[1 of 2] What did they say, word for word?
  so far: Talk more.
  (Enter keeps it)
> [2 of 2] Who told you? It may be anybody, also from outside.
  so far: Dana
  (Enter keeps it, - takes it back, < back)
> Acme, Backend engineer: this feedback stands already in 2026/2026-10-30-acme--backend-engineer.yaml
Planned: Talk

"#]]);
    assert_eq!(journal.file(ACME), written);
    assert_eq!(journal.files(), [ACME, SETTINGS.0, "plan.yaml"]);
    journal.put(text, "Talk more.\n# ---- mark\n# Acme\n");
    journal.put(&before, "\n# ---- mark\n# Acme\n");
    run(&["-e", "--from", "Dana", "--on", "2026-11-21"]).stderr_eq(str![[r#"
Going on from the words you began last time.
Acme, Backend engineer: this feedback stands already in 2026/2026-10-30-acme--backend-engineer.yaml
Planned already: Talk

"#]]);
    assert_eq!(journal.file(ACME), written);
    journal.put(text, "Talk more.\n# ---- mark\n# Acme\n");
    journal.put(&before, "\n# ---- mark\n# Acme\n");
    run(&["-e", "--from", "Grace"]).stderr_eq(str![[r#"
Going on from the words you began last time.
Acme, Backend engineer: feedback written down in 2026/2026-10-30-acme--backend-engineer.yaml
Planned already: Talk

"#]]);
    assert_data_eq!(
        journal.file(ACME).strip_prefix(&written).expect("what was there"),
        str![[r#"
---
date: 2026-11-22
event: feedback
from: Grace
said: Talk more.

"#]]
    );
    assert_eq!(journal.files(), [ACME, SETTINGS.0, "plan.yaml"]);
}

#[cfg(unix)]
#[test]
fn feedback_and_what_it_plans_are_written_both_or_not_at_all() {
    let journal = refused();
    std::os::unix::fs::symlink("nowhere/plan.yaml", journal.root().join("plan.yaml")).expect("a link");
    journal
        .reject(["feedback", "acme", "--received", "-", "--do", "Talk"])
        .stdin("Talk more.\n")
        .assert()
        .code(1)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error: cannot write 'plan.yaml'
  caused by: No such file or directory (os error 2)

  tip: what was there before is unchanged
  tip: what was piped in is kept in '[JOURNAL]/drafts/unsaved-1.txt'
  tip: what you wrote is kept in '[JOURNAL]/drafts/unsaved-2.txt'

"#]]);
    assert_eq!(journal.file(ACME), REFUSED);
    assert_eq!(journal.file("drafts/unsaved-1.txt"), "Talk more.\n");
    fs::remove_file(journal.root().join("plan.yaml")).expect("its end");
    journal.run(["feedback", "acme", "--received", "Talk more.", "--do", "Talk"]);
    assert_data_eq!(
        journal.told(&["undo"]),
        str![[r#"
Acme, Backend engineer
22 Nov 2026  feedback
             they said: Talk more.

plan.yaml
  planned: Talk
What was written last, by `reject feedback`:
Taken back; it lies in trash/1. `reject undo --restore` brings it back.
exit 0

"#]]
    );
    assert_eq!(journal.file(ACME), REFUSED);
}

#[test]
fn alone_it_asks_on_plain_lines() {
    let journal = refused();
    journal
        .reject(["feedback", "acme", "--received"])
        .stdin("Talk more.\nDana\nTalk while you think\nfriday\n")
        .assert()
        .code(0)
        .stdout_eq("")
        .stderr_eq(str![[r#"
[1 of 2] What did they say, word for word?
> [2 of 2] Who told you? It may be anybody, also from outside.
  (Enter skips, < back)
> Acme, Backend engineer: feedback written down in 2026/2026-10-30-acme--backend-engineer.yaml
[what next] One thing to do because of it?
  (Enter skips)
> [what next] By when? For example friday, 2w or 2026-12-31.
  (Enter skips, < back)
> Planned: Talk while you think (by 27 Nov)

"#]]);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: feedback
from: Dana
said: Talk more.

"#]]
    );
    assert_data_eq!(
        journal.file("plan.yaml"),
        str![[r#"
---
date: 2026-11-22
event: planned
id: talk-while-you-think
do: Talk while you think
case: 2026-10-30-acme--backend-engineer
due: 2026-11-27

"#]]
    );
    assert_eq!(journal.files(), [ACME, SETTINGS.0, "plan.yaml"]);
}

#[test]
fn input_that_ends_early_loses_nothing() {
    let journal = refused();
    journal
        .reject(["feedback", "acme", "--received"])
        .stdin("Talk more.\n")
        .assert()
        .code(1)
        .stderr_eq(str![[r#"
[1 of 2] What did they say, word for word?
> [2 of 2] Who told you? It may be anybody, also from outside.
  (Enter skips, < back)
> 
error: the input ended before the questions did

  tip: your answers are kept in '[JOURNAL]/drafts/feedback-2026-10-30-acme--backend-engineer.yaml'; the same command goes on from there

"#]]);
    assert_eq!(added(&journal), "");
    let kept = "drafts/feedback-2026-10-30-acme--backend-engineer.yaml";
    assert_data_eq!(
        journal.file(kept),
        str![[r#"
said: Talk more.
from: null
next: 1

"#]]
    );
    journal.reject(["feedback", "acme", "--received"]).stdin("\nDana\n").assert().code(0).stderr_eq(str![[
        r#"
Going on from what you said last time.
[1 of 2] What did they say, word for word?
  so far: Talk more.
  (Enter keeps it)
> [2 of 2] Who told you? It may be anybody, also from outside.
  (Enter skips, < back)
> Acme, Backend engineer: feedback written down in 2026/2026-10-30-acme--backend-engineer.yaml
[what next] One thing to do because of it?
  (Enter skips)
> 

"#
    ]]);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: feedback
from: Dana
said: Talk more.

"#]]
    );
    assert_eq!(journal.files(), [ACME, SETTINGS.0]);
}

#[test]
fn a_person_is_asked_about_rapport() {
    let journal = refused();
    let mut terminal = Start::reject(&journal, ["feedback", "acme"]).size(80, 60).run();
    terminal.answer("got on well with", "y");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
? Is there somebody there you got on well with? yes

Subject: My application as Backend engineer: thank you, and a request

Hello Dana Ruiz,

Thank you for the time you gave to the interview. I enjoyed getting to
know the work at Acme.

I respect your decision, and nothing in this letter is meant to reopen
it.

I hope that whoever joins you settles in well, and I wish you and the
team a good year together.

I want to get better at this, and what you saw from your side of the
table I cannot see from mine.

Would you have five or ten minutes on the phone some time in the next
two weeks? I will gladly work around your days; a few lines by mail are
just as welcome.

One or two candid suggestions are what I hope for: what you would have
wanted to hear, or see, and did not. Plain words are welcome.

Whatever you decide, thank you, and kind regards,
Ada Lovelace

Once it is sent: reject feedback acme --asked

"#]]
    );
    let mut terminal = Start::reject(&journal, ["feedback", "acme"]).size(40, 60).run();
    terminal.answer("Is there somebody", "");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
? Is there somebody there you got on
well with? skipped

Subject: My application as Backend
engineer: one question

Hello Dana Ruiz,

Thank you for the time you gave to the
interview. I respect your decision, and
wish you and the team all the best.

May I ask one thing: what is the one
point that would have made me a stronger
candidate? A single candid line is
plenty, and it would help me with the
next application.

Kind regards,
Ada Lovelace

Once it is sent: reject feedback acme
--asked

"#]]
    );
}

#[test]
fn a_person_is_asked_about_rapport_on_plain_lines_as_well() {
    let journal = refused();
    let mut terminal = Start::reject(&journal, ["feedback", "acme", "--plain"]).size(80, 60).run();
    terminal.answer("got on well with", "2");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
[yes: the longer form] Is there somebody there you got on well with?
  1 yes
  2 no
  (Enter skips)
> 2

Subject: My application as Backend engineer: one question

Hello Dana Ruiz,

Thank you for the time you gave to the interview. I respect your
decision, and wish you and the team all the best.

May I ask one thing: what is the one point that would have made me a
stronger candidate? A single candid line is plenty, and it would help me
with the next application.

Kind regards,
Ada Lovelace

Once it is sent: reject feedback acme --asked

"#]]
    );
}

#[test]
fn a_person_is_asked_what_came_and_what_to_do_because_of_it() {
    let journal = refused();
    let mut terminal = Start::reject(&journal, ["feedback", "acme", "--received"]).size(80, 40).run();
    terminal.answer("word for word", "Talk more.").answer("Who told you", TAB);
    terminal
        .answer("One thing to do", "Talk")
        .answer("By when", "<")
        .answer("One thing to do", "")
        .answer("By when", "2w");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
? What did they say, word for word?
[1 of 2]
> Talk more.
? Who told you? It may be anybody, also from outside. Dana Ruiz
Acme, Backend engineer: feedback written down in
2026/2026-10-30-acme--backend-engineer.yaml
? One thing to do because of it?
[what next · Enter skips]
> Talk
? By when? For example friday, 2w or 2026-12-31. <
? One thing to do because of it?
[what next · Enter keeps it]
> Talk
? By when? For example friday, 2w or 2026-12-31. 2w
Planned: Talk (by 6 Dec)

"#]]
    );
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: feedback
from: Dana Ruiz
said: Talk more.

"#]]
    );
    assert_data_eq!(
        journal.file("plan.yaml"),
        str![[r#"
---
date: 2026-11-22
event: planned
id: talk
do: Talk
case: 2026-10-30-acme--backend-engineer
due: 2026-12-06

"#]]
    );
}

#[test]
fn who_stops_goes_on_from_there_the_next_time() {
    let journal = refused();
    let mut terminal = Start::reject(&journal, ["feedback", "acme", "--received"]).size(80, 40).run();
    terminal.answer("word for word", "Talk more.").until("Who told you").press(CTRL_C);
    assert_eq!(terminal.end(), 130);
    let draft = "drafts/feedback-2026-10-30-acme--backend-engineer.yaml";
    assert_data_eq!(
        journal.file(draft),
        str![[r#"
said: Talk more.
from: null
next: 1

"#]]
    );
    let texts = ["feedback", "letter-thank-you"]
        .map(|of| format!("drafts/{of}-2026-10-30-acme--backend-engineer.txt"));
    for text in &texts {
        journal.put(text, "Hello,\n");
    }
    assert_data_eq!(
        journal.told(&["undo", "--list"]),
        str![[r#"
Nothing is left to take back.
3 things lie unfinished in drafts/:
  drafts/feedback-2026-10-30-acme--backend-engineer.txt: `reject feedback acme --received -e` goes on
  drafts/feedback-2026-10-30-acme--backend-engineer.yaml: `reject feedback acme --received` goes on
  drafts/letter-thank-you-2026-10-30-acme--backend-engineer.txt: `reject letter thank-you acme -e` goes on
exit 0

"#]]
    );
    for text in &texts {
        fs::remove_file(journal.root().join(text)).expect("its end");
    }
    let mut terminal = Start::reject(&journal, ["feedback", "acme", "--received"]).size(80, 40).run();
    terminal.answer("word for word", "").answer("Who told you", "Dana");
    assert_data_eq!(
        terminal.until("what next").screen(),
        str![[r#"
Going on from what you said last time.
? What did they say, word for word?
[1 of 2 · Enter keeps it]
> Talk more.
? Who told you? It may be anybody, also from outside. Dana
Acme, Backend engineer: feedback written down in
2026/2026-10-30-acme--backend-engineer.yaml
? One thing to do because of it?
[what next · Enter skips]
>

"#]]
    );
    terminal.press("Talk").press(CTRL_C);
    assert_eq!(terminal.end(), 130);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: feedback
from: Dana
said: Talk more.

"#]]
    );
    assert_eq!(journal.file("drafts/unsaved-1.txt"), "Talk");
    assert_eq!(journal.files(), [ACME, "drafts/unsaved-1.txt", SETTINGS.0]);
}
