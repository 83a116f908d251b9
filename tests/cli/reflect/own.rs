//! Reflecting with the user's own questions.

use snapbox::{assert_data_eq, str};

use super::{added, ended, lines, refused};

const FIT: &str = "topic: fit
title: My fit
ask: {stages: [application], endings: [declined]}
questions:
- id: joy
  ask: Did reading the advert make you smile?
  kind: choice
  choices: [a lot, a bit]
  concern: [a bit]
  try: Apply only where it does.
";

#[test]
fn a_set_of_ones_own_replaces_the_one_of_its_name() {
    let journal = ended("declined", "offer");
    journal.put("prompts/fit.yaml", FIT);
    let typed = lines(["2", "", "", "", "1", "", ""]);
    journal.reject(["reflect"]).stdin(typed).assert().code(0).stderr_eq(str![[r#"
Acme, Backend engineer: offer declined on 20 Nov 2026, at offer.
4 questions, two minutes. Ctrl-C stops and keeps what you said.

[1 of 4 · My fit] Did reading the advert make you smile?
  1 a lot
  2 a bit
  (Enter skips)
> [2 of 4 · What you take with you] What went well, even if it was small?
  (Enter skips, < back)
> [3 of 4 · What you take with you] What did you learn that you can use again?
  (Enter skips, < back)
> [4 of 4 · What you take with you] What would you change? "Nothing to change" is as good an answer as any.
  1 nothing to change
  (Enter skips, < back)
> [what next · one of these or your own words] One thing to do next time?
  1 Apply only where it does.
  (Enter skips, < back)
> [what next] By when? For example friday, 2w or 2026-12-31.
  (Enter skips, < back)
> [what next] Another one?
  (Enter skips, < back)
> Thought through. Written down in 2026/2026-11-02-acme--backend-engineer.yaml
Planned: Apply only where it does.
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
  joy: a bit
---
date: 2026-11-22
event: reflected
topic: lessons
run: '1800'
skipped: [went-well, learned, change]
done: true

"#]]
    );
    assert_data_eq!(
        journal.file("plan.yaml"),
        str![[r#"
---
date: 2026-11-22
event: planned
id: '1800-1'
do: Apply only where it does.
for: fit/joy
case: 2026-11-02-acme--backend-engineer

"#]]
    );
}

#[test]
fn a_set_that_cannot_be_read_is_named_with_line_and_what_was_expected() {
    let journal = refused("application");
    for (from, to, expected) in [
        (
            "kind: choice",
            "kind: choose",
            str![[r#"
error: cannot read 'prompts/fit.yaml'
  caused by: line 7, column 9: questions[0].kind: there is no word 'choose', expected one of 'yes-no', 'scale', 'choice', 'text'

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor

"#]],
        ),
        (
            "concern: [a bit]",
            "concern: [never]",
            str![[r#"
error: cannot read 'prompts/fit.yaml'
  caused by: line 5, column 3: questions[0]: concern: 'never' is no answer to 'joy'; expected some of a lot, a bit

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor

"#]],
        ),
        (
            "  ask: Did",
            "  aks: Did",
            str![[r#"
error: cannot read 'prompts/fit.yaml'
  caused by: line 6, column 3: questions[0]: there is no key 'aks', expected one of 'id', 'ask', 'kind', 'choices', 'suggestions', 'core', 'from', 'concern', 'try', 'fills', 'collects', 'source'

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor

"#]],
        ),
        (
            "topic: fit",
            "topic: [fit",
            str![[r#"
error: cannot read 'prompts/fit.yaml'
  caused by: line 1, column 8: topic: a list stands here; expected a text

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor

"#]],
        ),
        (
            "topic: fit",
            "topic: fits",
            str![[r#"
error: cannot read 'prompts/fit.yaml'
  caused by: line 1, column 1: topic: 'fits' stands in a file of another name

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor

"#]],
        ),
        (
            "[application]",
            "[aplication]",
            str![[r#"
error: cannot read 'prompts/fit.yaml'
  caused by: line 3, column 16: ask.stages[0]: 'aplication' is none of application, screen, assessment, interview, final, offer

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor

"#]],
        ),
    ] {
        journal.put("prompts/fit.yaml", FIT.replace(from, to));
        let asked = journal.reject(["reflect"]).assert();
        asked.code(1).stdout_eq(str![""]).stderr_eq(expected);
    }
}

#[test]
fn a_set_of_a_new_name_adds_a_topic() {
    let journal = refused("interview");
    journal.put("prompts/joy.yaml", FIT.replace("topic: fit", "topic: joy"));
    let asked = journal.reject(["reflect", "joy", "acme", "--answer", "joy=a lot"]).assert();
    asked.code(0).stderr_eq(str![[r#"
Thought through. Written down in 2026/2026-11-02-acme--backend-engineer.yaml
The rest of it waits: reject reflect acme

"#]]);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: reflected
topic: joy
run: '1800'
answers:
  joy: a lot

"#]]
    );
}

#[test]
fn questions_of_ones_own_are_asked_in_the_short_form() {
    let journal = refused("application");
    journal.put("prompts/joy.yaml", FIT.replace("topic: fit", "topic: joy"));
    let form = journal.reject(["reflect", "-e"]).env("VISUAL", "grep '^joy'").assert();
    form.code(0).stdout_eq("joy/joy:\n");
}

#[test]
fn nothing_in_a_set_steers_the_terminal() {
    let journal = refused("application");
    journal.put(
        "prompts/joy.yaml",
        FIT.replace("topic: fit", "topic: joy").replace("My fit", "\"My \\e[31mfit\""),
    );
    let said = journal.reject(["reflect", "joy", "acme"]).stdin("").output().expect("a run").stderr;
    let said = String::from_utf8(said).expect("UTF-8");
    let steering: Vec<&str> = said.lines().filter(|line| line.contains('\u{1b}')).collect();
    assert_eq!(steering, [""; 0]);
}
