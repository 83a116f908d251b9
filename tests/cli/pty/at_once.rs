//! Two processes that ask at the same time.

use snapbox::{assert_data_eq, str};

use super::{FILE, acme};
use crate::support::Journal;
use crate::terminal::{CTRL_C, ENTER, Start, Terminal};

const DRAFT: &str = "drafts/reflect-2026-11-20-acme--backend-engineer.yaml";
const SECOND: &str = "drafts/reflect-2026-11-20-acme--backend-engineer~2.yaml";

/// Two `reject` with these words, each of which waits at this question.
fn two<const N: usize>(journal: &Journal, words: [&str; N], question: &str) -> [Terminal; 2] {
    let mut both = [(); 2].map(|()| Start::reject(journal, words).size(200, 24).run());
    for terminal in &mut both {
        terminal.until(question);
    }
    both
}

/// What the screen shows, with the journal's folder as `[JOURNAL]`.
fn screen(journal: &Journal, terminal: &Terminal) -> String {
    terminal.screen().replace(&journal.root().display().to_string(), "[JOURNAL]")
}

#[test]
fn two_logs_that_are_stopped_keep_a_draft_each() {
    let journal = Journal::with(&[("journal.yaml", "format: 1\n")]);
    let [mut first, mut second] = two(&journal, ["log"], "1 of 6");
    first.answer("1 of 6", "Hooli").until("2 of 6");
    second.answer("1 of 6", "Globex").until("2 of 6");
    first.answer("2 of 6", "Designer").until("3 of 6").press(CTRL_C);
    second.answer("2 of 6", "Analyst").until("3 of 6").press(CTRL_C);
    assert_eq!([first.end(), second.end()], [130, 130]);
    assert_data_eq!(
        screen(&journal, &first),
        str![[r#"
? Which company said no? Hooli
? For which role? Designer
? How far did it get?
  application
  screen
  assessment
  interview
  final
  offer
[3 of 6 · Enter skips · < back · ↓ choose]
Your answers are kept in '[JOURNAL]/drafts/log.yaml'; the same command goes on from there.

"#]]
    );
    assert_data_eq!(
        screen(&journal, &second),
        str![[r#"
? Which company said no? Globex
? For which role? Analyst
? How far did it get?
  application
  screen
  assessment
  interview
  final
  offer
[3 of 6 · Enter skips · < back · ↓ choose]
Your answers are kept in '[JOURNAL]/drafts/log~2.yaml'; the same command goes on from there.

"#]]
    );
    assert_data_eq!(
        journal.file("drafts/log.yaml"),
        str![[r#"
company: Hooli
role: Designer
stage: null
reason: null
stated: null
said: null
vent: null
next: 2

"#]]
    );
    assert_data_eq!(
        journal.file("drafts/log~2.yaml"),
        str![[r#"
company: Globex
role: Analyst
stage: null
reason: null
stated: null
said: null
vent: null
next: 2

"#]]
    );
    assert_eq!(journal.files(), ["drafts/log.yaml", "drafts/log~2.yaml", "journal.yaml"]);
}

#[test]
fn two_reflections_that_are_stopped_keep_a_draft_each() {
    let journal = acme();
    let [mut first, mut second] = two(&journal, ["reflect", "acme"], "1 of 5");
    first.press("yes").press(ENTER).until("2 of 5");
    second.press("no").press(ENTER).until("2 of 5");
    first.press("partly").press(ENTER).until("3 of 5").press(CTRL_C);
    second.press("yes").press(ENTER).until("3 of 5").press(CTRL_C);
    assert_eq!([first.end(), second.end()], [130, 130]);
    assert_data_eq!(
        journal.file(DRAFT),
        str![[r#"
case: 2026-11-20-acme--backend-engineer
run: 9f99
opening: []
questions:
- fit/wanted
- fit/match
- lessons/went-well
- lessons/learned
- lessons/change
outcomes: {}
answers:
  fit/match: partly
  fit/wanted: yes
skipped: []
unsent: null
actions: []
whole: true
next: 2

"#]]
    );
    assert_data_eq!(
        journal.file(SECOND),
        str![[r#"
case: 2026-11-20-acme--backend-engineer
run: 9f99
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
skipped: []
unsent: null
actions: []
whole: true
next: 2

"#]]
    );
    assert_eq!(journal.files(), [FILE, DRAFT, SECOND, "journal.yaml"]);
    for lines in ["y\nTea\n\n\n\n", "y\nCoffee\n\n\n\n"] {
        journal.reject(["reflect", "acme"]).stdin(lines).assert().code(0);
    }
    assert_data_eq!(
        journal.file(FILE),
        str![[r#"
---
company: Acme
role: Backend engineer
---
date: 2026-11-20
event: closed
stage: offer
control: no
---
date: 2026-11-22
event: reflected
topic: fit
run: '9f99'
answers:
  wanted: yes
  match: partly
---
date: 2026-11-22
event: reflected
topic: lessons
run: '9f99'
answers:
  went-well: Tea
skipped: [learned, change]
done: true
---
date: 2026-11-22
event: reflected
topic: fit
run: d8a3
answers:
  wanted: no
  match: yes
---
date: 2026-11-22
event: reflected
topic: lessons
run: d8a3
answers:
  went-well: Coffee
skipped: [learned, change]
done: true

"#]]
    );
    assert_eq!(journal.files(), [FILE, "journal.yaml"]);
}

#[test]
fn answers_given_after_another_finished_the_reflection_are_offered_again() {
    let journal = acme();
    let mut terminal = Start::reject(&journal, ["reflect", "acme"]).run();
    terminal.answer("1 of 5", "yes").until("2 of 5");
    journal.run(["reflect", "acme", "--answer", "match=no"]);
    terminal.press("partly").press(ENTER).until("3 of 5").press(CTRL_C);
    assert_eq!(terminal.end(), 130);
    let mut terminal = Start::reject(&journal, ["reflect", "acme"]).run();
    terminal
        .answer("Go on from there?", "y")
        .answer("3 of 5", "Tea")
        .answer("4 of 5", "")
        .answer("5 of 5", "");
    terminal.answer("what next", "");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Acme, Backend engineer: role closed on 20 Nov 2026, at offer.
? You were at question 3 of 5. Go on from there? yes
? What went well, even if it was small?
[3 of 5 · What you take with you · Enter skips · < back]
> Tea
? What did you learn that you can use again?
[4 of 5 · What you take with you · Enter skips · < back]
>
? What would you change? "Nothing to change" is as good an answer as any.
[5 of 5 · What you take with you · Enter skips · < back · Tab: ready answers]
>
? One thing to do next time? skipped
Thought through. Written down in 2026/2026-11-20-acme--backend-engineer.yaml
You are done with this one. `reject stats` shows what keeps coming back.

"#]]
    );
    assert_data_eq!(
        journal.file(FILE),
        str![[r#"
---
company: Acme
role: Backend engineer
---
date: 2026-11-20
event: closed
stage: offer
control: no
---
date: 2026-11-22
event: reflected
topic: fit
run: '9f99'
answers:
  wanted: yes
  match: no
done: true
---
date: 2026-11-22
event: reflected
topic: fit
run: '6dd8'
answers:
  wanted: yes
  match: partly
---
date: 2026-11-22
event: reflected
topic: lessons
run: '6dd8'
answers:
  went-well: Tea
skipped: [learned, change]
done: true

"#]]
    );
    assert_eq!(journal.files(), [FILE, "journal.yaml"]);
}
