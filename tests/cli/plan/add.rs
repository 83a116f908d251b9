//! `reject plan add`

use snapbox::{assert_data_eq, str};

use super::{ACME, ACME_TEXT, SETTINGS, added, planned};
use crate::support::Journal;

#[test]
fn something_to_do_is_planned_with_all_there_is_to_say() {
    let journal = planned();
    assert_data_eq!(
        journal
            .transcript(&["plan add Ask what their week looks like. --due friday --for posture --case acme"]),
        str![[r#"
$ reject plan add Ask what their week looks like. --due friday --for posture --case acme
Planned: Ask what their week looks like. (by 27 Nov)
When it is done: reject plan done ask-what-their-week
exit 0


"#]]
    );
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: planned
id: ask-what-their-week
do: Ask what their week looks like.
for: interview/posture
case: 2026-11-02-acme--backend-engineer
due: 2026-11-27

"#]]
    );
}

#[test]
fn words_need_no_quotes_and_a_text_may_come_from_standard_input() {
    let journal = planned();
    journal.reject(["plan", "add", "read", "the", "advert", "twice"]).assert().code(0);
    let piped =
        journal.reject(["plan", "add", "-", "--due", "2026-12-24"]).stdin("Prepare:\n\n  - a story\n");
    piped.assert().code(0).stdout_eq("").stderr_eq(str![[r#"
Planned: Prepare: - a story (by 24 Dec)
When it is done: reject plan done prepare-a-story

"#]]);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: planned
id: read-the-advert
do: read the advert twice
---
date: 2026-11-22
event: planned
id: prepare-a-story
do: |-
  Prepare:

    - a story
due: 2026-12-24

"#]]
    );
}

#[test]
fn each_id_is_one_that_nothing_of_the_plan_has() {
    let journal = planned();
    for text in ["Sit before a mirror!", "Call Ada again", "Talks", "Call Ada, again"] {
        journal.run(["plan", "add", text]);
    }
    let ids: Vec<String> =
        added(&journal).lines().filter(|line| line.starts_with("id: ")).map(str::to_owned).collect();
    assert_eq!(ids, ["id: sit-before-a-mirror", "id: call-ada-again", "id: talks-2", "id: call-ada-again-2"]);
}

#[test]
fn what_waits_already_is_not_planned_twice() {
    let journal = planned();
    assert_data_eq!(
        journal.transcript(&[
            "plan add call ADA",
            "plan add Call Ada --due 2026-11-27",
            "plan add Call Ada --due 2026-12-04",
            "plan add Sit before a mirror",
        ]),
        str![[r#"
$ reject plan add call ADA
Planned already: Call Ada (by 27 Nov)
Nothing was written. Its id: call-ada
exit 0

$ reject plan add Call Ada --due 2026-11-27
Planned already: Call Ada (by 27 Nov)
Nothing was written. Its id: call-ada
exit 0

$ reject plan add Call Ada --due 2026-12-04
Planned: Call Ada (by 4 Dec)
The one you had (by 27 Nov) stays open. To let it go: reject plan drop call-ada
When it is done: reject plan done call-ada-2
exit 0

$ reject plan add Sit before a mirror
Planned: Sit before a mirror
When it is done: reject plan done sit-before-a-mirror
exit 0


"#]]
    );
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: planned
id: call-ada-2
do: Call Ada
due: 2026-12-04
---
date: 2026-11-22
event: planned
id: sit-before-a-mirror
do: Sit before a mirror

"#]]
    );
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let journal = planned();
    assert_data_eq!(
        journal.transcript(&[
            "plan add ||",
            "plan add Walk --due yesterday",
            "plan add Walk --due soon",
            "plan add Walk --due 2026-11-21",
            "plan add Walk --for storis",
            "plan add Walk --for stories",
            "plan add Walk --for interview/storys",
            "plan add Walk --for weather",
            "plan add Walk --case initech",
        ]),
        str![[r#"
$ reject plan add ||
error: the text is empty, so there is nothing to do in it

  tip: nothing was written
exit 2

$ reject plan add Walk --due yesterday
error: --due: 'yesterday' lies in the past

  tip: nothing was written
exit 2

$ reject plan add Walk --due soon
error: --due: 'soon' is not a date; try 2026-12-31, tomorrow, friday, 3d, 2w or 'dec 5'

  tip: nothing was written
exit 2

$ reject plan add Walk --due 2026-11-21
error: --due: '2026-11-21' lies in the past

  tip: nothing was written
exit 2

$ reject plan add Walk --for storis
error: --for: no question is called 'storis'; did you mean 'stories'?

  tip: nothing was written; `reject prompts` lists the topics, `reject prompts show TOPIC` its questions
exit 2

$ reject plan add Walk --for stories
error: --for: 'stories' is the name of several questions: screen/stories, interview/stories

  tip: nothing was written; `reject prompts` lists the topics, `reject prompts show TOPIC` its questions
exit 2

$ reject plan add Walk --for interview/storys
error: --for: no question is called 'interview/storys'; did you mean 'interview/stories'?

  tip: nothing was written; `reject prompts` lists the topics, `reject prompts show TOPIC` its questions
exit 2

$ reject plan add Walk --for weather
error: --for: no question is called 'weather'

  tip: nothing was written; `reject prompts` lists the topics, `reject prompts show TOPIC` its questions
exit 2

$ reject plan add Walk --case initech
error: no case matches 'initech'

  tip: `reject list` shows them all; part of a company or a role names one
exit 2


"#]]
    );
    assert_eq!(added(&journal), "");
}

#[test]
fn a_text_on_standard_input_that_cannot_be_planned_is_kept() {
    let journal = planned();
    let piped = journal.reject(["plan", "add", "-", "--due", "soon"]).stdin("Rest a week\n");
    piped.assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: --due: 'soon' is not a date; try 2026-12-31, tomorrow, friday, 3d, 2w or 'dec 5'

  tip: nothing was written
  tip: what was piped in is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]]);
    assert_eq!(journal.file("drafts/unsaved-1.txt"), "Rest a week\n");
    assert_eq!(added(&journal), "");
}

#[test]
fn what_no_number_can_show_is_said() {
    let journal = planned();
    assert_data_eq!(
        journal.transcript(&["plan add Sum it up --for lessons/learned"]),
        str![[r#"
$ reject plan add Sum it up --for lessons/learned
Planned: Sum it up
No answer to 'lessons/learned' points at a problem, so no number will show whether it helped.
When it is done: reject plan done sum-it-up
exit 0


"#]]
    );
}

#[test]
fn a_reflection_opens_with_what_was_planned_by_hand() {
    let other = "2026/2026-11-20-initech.yaml";
    let case = "---\ncompany: Initech\n---\ndate: 2026-11-20\nevent: closed\nstage: offer\ncontrol: no\n";
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT), (other, case)]);
    let the_day_before =
        journal.reject(["plan", "add", "Call Ada"]).env("REJECT_TODAY", "2026-11-21").assert();
    the_day_before.success();
    journal.reject(["reflect", "initech"]).stdin("yes\n\n\n\n\n\n\n").assert().code(0);
    assert_data_eq!(
        journal.file("plan.yaml"),
        str![[r#"
---
date: 2026-11-21
event: planned
id: call-ada
do: Call Ada
---
date: 2026-11-22
event: done
id: call-ada

"#]]
    );
}
