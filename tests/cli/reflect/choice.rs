//! Which case is thought through, and which questions suit it.

use snapbox::{assert_data_eq, str};

use super::{ACME, added, another, ended, lines, refused};
use crate::support::Journal;

#[test]
fn the_topics_follow_how_far_it_got_and_how_it_ended() {
    for (ending, stage, topics) in [
        ("rejected", "application", "The résumé, The cover letter, The fit, What you take with you"),
        ("rejected", "screen", "The first call, The follow-up, The fit, What you take with you"),
        ("rejected", "assessment", "The test or task, The follow-up, The fit, What you take with you"),
        ("rejected", "interview", "The interview, The follow-up, The fit, What you take with you"),
        ("no-reply", "final", "The interview, The follow-up, The fit, What you take with you"),
        ("rejected", "offer", "The interview, The follow-up, The fit, What you take with you"),
        ("withdrew", "interview", "The fit, What you take with you"),
        ("declined", "offer", "The fit, What you take with you"),
        ("closed", "screen", "The fit, What you take with you"),
        ("accepted", "offer", "The fit, What you take with you"),
    ] {
        assert_eq!(topics_of(&ended(ending, stage)), topics, "{ending} at {stage}");
    }
}

/// The headings of the form that asks about Acme.
fn topics_of(journal: &Journal) -> String {
    let form = journal.reject(["reflect", "-e", "acme"]).env("VISUAL", "grep '^# ---'").output();
    let form = String::from_utf8(form.expect("a run").stdout).expect("UTF-8");
    let headings: Vec<&str> = form.lines().map(|line| line.trim_matches(['#', '-', ' '])).collect();
    headings.join(", ")
}

#[test]
fn a_misspelt_topic_is_answered_with_a_similar_one() {
    let journal = refused("interview");
    let asked = journal.reject(["reflect", "interveiw"]).assert();
    asked.code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: 'interveiw' is neither a topic nor a case

  tip: a similar topic exists: 'interview'

"#]]);
    let asked = journal.reject(["reflect", "interveiw", "acme"]).assert();
    asked.code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: 'interveiw' is no topic

  tip: a similar topic exists: 'interview'

"#]]);
    let asked = journal.reject(["reflect", "xyzzy"]).assert();
    asked.code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: 'xyzzy' is neither a topic nor a case

  tip: the topics are resume, cover-letter, screen, assessment, interview, follow-up, fit, lessons, strategy

"#]]);
}

#[test]
fn a_misspelt_case_is_answered_with_a_similar_one() {
    let journal = refused("interview");
    let asked = journal.reject(["reflect", "amce"]).assert();
    asked.code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: no case matches 'amce'

  tip: a similar one exists: '2026-11-02-acme--backend-engineer'

"#]]);
    let asked = journal.reject(["reflect", "fit", "amce"]).assert();
    asked.code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: no case matches 'amce'

  tip: a similar one exists: '2026-11-02-acme--backend-engineer'

"#]]);
}

#[test]
fn where_nothing_waits_that_is_said() {
    let journal = Journal::new();
    journal.reject(["reflect"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
No case waits to be thought through. `reject list` shows them all.

"#]]);
    assert!(journal.files().is_empty());
}

#[test]
fn of_several_cases_one_is_chosen() {
    let journal = refused("application");
    another(&journal, "initech", "2026-11-21");
    another(&journal, "hooli", "2026-11-05");
    journal.reject(["reflect"]).stdin(lines(["hooli", "yes"])).assert().code(1);
    let kept = ["drafts/reflect-2026-11-05-hooli.yaml", "journal.yaml"];
    assert_eq!(journal.files()[3..], kept);
}

#[test]
fn of_several_cases_enter_takes_the_latest() {
    let journal = refused("application");
    another(&journal, "initech", "2026-11-21");
    journal.reject(["reflect"]).stdin(lines(["", "yes"])).assert().code(1);
    assert_eq!(journal.files()[2..], ["drafts/reflect-2026-11-21-initech.yaml", "journal.yaml"]);
}

#[test]
fn control_is_asked_only_where_log_did_not_say() {
    let journal = refused("application");
    another(&journal, "initech", "2026-11-21");
    for (case, asked) in [("acme", "lessons/control:\n"), ("initech", "")] {
        let form = journal.reject(["reflect", "-e", case]).env("VISUAL", "grep control:").output();
        let form = String::from_utf8(form.expect("a run").stdout).expect("UTF-8");
        assert_eq!(form, asked, "{case}");
    }
}

#[test]
fn deep_asks_every_question() {
    let journal = refused("application");
    let form = journal.reject(["reflect", "--deep", "-e", "acme"]).env("VISUAL", "grep '^[^ #]'");
    form.assert().stdout_eq(str![[r#"
resume/tailored:
resume/requirements:
resume/results:
resume/skill-shown:
resume/missing-skill: |-
resume/level:
resume/second-reader:
cover-letter/tailored:
cover-letter/value:
cover-letter/values:
cover-letter/story:
cover-letter/open-point:
fit/wanted:
fit/match:
fit/not-right:
fit/knew-enough:
fit/found-out: |-
lessons/went-well: |-
lessons/learned: |-
lessons/change: |-
lessons/control:
lessons/about-yourself: |-
lessons/gained: |-
lessons/told:
lessons/rest:

"#]]);
}

#[test]
fn a_case_thought_through_is_done() {
    let journal = refused("application");
    journal.run(["reflect", "--answer", "control=no"]);
    let before = journal.file(ACME);
    journal.reject(["reflect"]).assert().code(0).stderr_eq(str![[r#"
No case waits to be thought through. `reject list` shows them all.

"#]]);
    journal.reject(["reflect", "acme"]).assert().code(2).stderr_eq(str![[r#"
error: Acme, Backend engineer was thought through on 22 Nov 2026; it is done

  tip: nothing was written; `--again` asks once more

"#]]);
    journal.reject(["reflect", "acme", "--answer", "control=yes"]).assert().code(2).stderr_eq(str![[r#"
error: Acme, Backend engineer was thought through on 22 Nov 2026; it is done

  tip: nothing was written; `--again` asks once more

"#]]);
    assert_eq!(journal.file(ACME), before);
    let again = journal.reject(["reflect", "acme", "--again", "--answer", "control=partly"]).assert();
    again.code(0).stderr_eq(str![[r#"
Thought through. Written down in 2026/2026-11-02-acme--backend-engineer.yaml
You are done with this one. `reject stats` shows what keeps coming back.

"#]]);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: reflected
topic: lessons
run: '1800'
answers:
  control: no
done: true
---
date: 2026-11-22
event: reflected
topic: lessons
run: '836b'
answers:
  control: partly
done: true

"#]]
    );
}

#[test]
fn thinking_through_a_case_in_play_is_not_its_last_word() {
    let journal = Journal::new();
    journal.run(["apply", "Acme", "Backend engineer"]);
    journal.run(["advance", "acme", "screen"]);
    journal.run(["reflect", "acme", "--answer", "stories=no"]);
    journal.reject(["reflect"]).assert().code(0).stderr_eq(str![[r#"
No case waits to be thought through. `reject list` shows them all.

"#]]);
    journal.run(["log", "Acme", "--control", "no"]);
    journal.run(["reflect", "--answer", "stories=yes"]);
    assert_data_eq!(
        journal.file("2026/2026-11-22-acme--backend-engineer.yaml"),
        str![[r#"
---
company: Acme
role: Backend engineer
---
date: 2026-11-22
event: applied
---
date: 2026-11-22
event: advanced
stage: screen
---
date: 2026-11-22
event: reflected
topic: screen
run: b7d6
answers:
  stories: no
done: true
---
date: 2026-11-22
event: rejected
control: no
---
date: 2026-11-22
event: reflected
topic: screen
run: '490c'
answers:
  stories: yes
done: true

"#]]
    );
}

#[test]
fn one_topic_is_asked_alone_with_what_closes_every_reflection() {
    let journal = refused("interview");
    let form = journal.reject(["reflect", "resume", "acme", "-e"]).env("VISUAL", "grep '^[^ #]'");
    form.assert().code(0).stdout_eq(str![[r#"
resume/tailored:
resume/requirements:
resume/results:
lessons/went-well: |-
lessons/learned: |-
lessons/change: |-
lessons/control:

"#]]);
}

#[test]
fn a_topic_left_out_can_be_asked_later() {
    let journal = refused("interview");
    journal.run(["reflect", "acme", "--answer", "stories=no", "--answer", "control=no"]);
    let form = journal.reject(["reflect", "resume", "acme", "-e"]).env("VISUAL", "grep '^[^ #]'");
    form.assert().code(0).stdout_eq(str![[r#"
resume/tailored:
resume/requirements:
resume/results:

"#]]);
}

#[test]
fn every_topic_that_fits_keeps_a_question_in_the_short_form() {
    assert_eq!(
        topics_of(&ended("no-reply", "application")),
        "The résumé, The cover letter, The follow-up, The fit, What you take with you"
    );
}

#[test]
fn what_enter_does_is_said_once() {
    let journal = refused("application");
    another(&journal, "initech", "2026-11-21");
    journal.reject(["reflect"]).stdin("").assert().code(1).stderr_eq(str![[r#"
2 cases wait to be thought through. Which one?
  1 2026-11-21-initech
  2 2026-11-02-acme--backend-engineer
  (Enter: 2026-11-21-initech)
> 
error: the input ended before the questions did

  tip: nothing was written

"#]]);
}

#[test]
fn a_case_in_play_is_not_said_to_be_closed() {
    let journal = Journal::new();
    journal.run(["apply", "Acme"]);
    let asked = journal.reject(["reflect", "acme", "--answer", "learned=Patience"]).assert();
    asked.code(0).stderr_eq(str![[r#"
Thought through. Written down in 2026/2026-11-22-acme.yaml
It is still in play: good luck with it.

"#]]);
}

#[test]
fn one_topic_does_not_close_the_case() {
    let journal = ended("closed", "offer");
    journal.run(["reflect", "fit", "acme", "--answer", "wanted=no"]);
    journal.reject(["reflect", "acme"]).stdin("").assert().code(1).stderr_eq(str![[r#"
Acme, Backend engineer: role closed on 20 Nov 2026, at offer.
6 questions, two minutes. Ctrl-C stops and keeps what you said.

[1 of 6 · The fit] Knowing what you know now, is this a job you would want?
  1 yes
  2 partly
  3 no
  (Enter skips)
> 
error: the input ended before the questions did

  tip: nothing was written

"#]]);
}
