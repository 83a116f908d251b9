//! Keys that go back, and texts that are pasted.

use snapbox::{assert_data_eq, str};

use super::{FILE, acme};
use crate::support::Journal;
use crate::terminal::{CTRL_C, ENTER, ESC, Start};

#[test]
fn going_back_one_sees_the_answer_and_the_others_to_choose_from() {
    let journal = acme();
    let mut terminal = Start::reject(&journal, ["reflect"]).run();
    terminal.answer("1 of 5", "yes").answer("2 of 5", "no").answer("3 of 5", "<").until_again("2 of 5");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Acme, Backend engineer: role closed on 20 Nov 2026, at offer.
5 questions, two minutes. Ctrl-C stops and keeps what you said.

? Knowing what you know now, is this a job you would want? yes
? Did the job match what you can do today? no
? What went well, even if it was small?
[3 of 5 · What you take with you · Enter skips · < back]
> <
? Did the job match what you can do today? no
  yes
  partly
  no
[2 of 5 · The fit · Enter keeps it · < back · ↓ choose]

"#]]
    );
}

#[test]
fn what_was_said_is_still_there_after_going_back() {
    let journal = acme();
    let mut terminal = Start::reject(&journal, ["reflect", "lessons"]).run();
    terminal.answer("1 of 3", "Pairing").answer("2 of 3", "Ask sooner").answer("3 of 3", "<");
    terminal.until_again("2 of 3").press(" next time").press(ENTER).until_again("3 of 3").press(ENTER);
    terminal.answer("what next", "");
    assert_eq!(terminal.end(), 0);
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
topic: lessons
run: '9f99'
answers:
  went-well: Pairing
  learned: Ask sooner next time
skipped: [change]

"#]]
    );
}

#[test]
fn escape_at_the_first_question_keeps_its_answer() {
    let journal = acme();
    let mut terminal = Start::reject(&journal, ["reflect"]).run();
    terminal.answer("1 of 5", "yes").until("2 of 5").press(CTRL_C).end();
    let mut terminal = Start::reject(&journal, ["reflect"]).run();
    terminal.answer("Go on from there?", "no").until("1 of 5").press(ESC);
    terminal.until_again("1 of 5").press(ENTER).answer("2 of 5", "yes").until("3 of 5").press(CTRL_C).end();
    assert_data_eq!(
        journal.file("drafts/reflect-2026-11-20-acme--backend-engineer.yaml"),
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
  fit/wanted: yes
skipped: []
unsent: null
actions: []
whole: true
next: 2

"#]]
    );
}

#[test]
fn a_long_mail_can_be_pasted() {
    let journal = acme();
    let mail = "We had many strong people and it was close, so please try again.\n".repeat(150);
    let mut terminal = Start::reject(&journal, ["reflect", "lessons"]).run();
    terminal.until("1 of 3").paste(&mail).press(ENTER).until("2 of 3");
}

#[test]
fn a_pasted_text_looks_as_it_was() {
    let journal = acme();
    let mut terminal = Start::reject(&journal, ["reflect", "lessons"]).run();
    terminal.until("1 of 3").paste("Dear Ada,\n\nno.\n\nBob").until("Bob");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Acme, Backend engineer: role closed on 20 Nov 2026, at offer.
3 questions, two minutes. Ctrl-C stops and keeps what you said.

? What went well, even if it was small?
[1 of 3 · What you take with you · Enter skips]
> Dear Ada,

no.

Bob

"#]]
    );
}

#[test]
fn a_number_in_a_text_of_ones_own_is_no_choice() {
    let journal = acme();
    let mut terminal = Start::reject(&journal, ["reflect", "lessons"]).run();
    terminal.answer("1 of 3", "Tea").answer("2 of 3", "Calm").answer("3 of 3", "1");
    terminal.answer("what next", "");
    assert_eq!(terminal.end(), 0);
    let change: Vec<String> =
        journal.file(FILE).lines().filter(|line| line.starts_with("  change")).map(str::to_owned).collect();
    assert_eq!(change, ["  change: '1'"]);
}

#[test]
fn the_keys_of_every_shell_edit_a_line_and_write_no_letter() {
    for (key, kept) in [
        ("\u{1}", "Xone two"),
        ("\u{5}", "one twoX"),
        ("\u{b}", "one twoX"),
        ("\u{15}", "X"),
        ("\u{17}", "one X"),
        ("\u{1a}", "one twoX"),
    ] {
        let journal = acme();
        let mut terminal = Start::reject(&journal, ["reflect", "lessons"]).run();
        terminal.until("1 of 3").press("one two").press(key).press("X").press(ENTER);
        terminal.until("2 of 3").press(CTRL_C).end();
        let draft = journal.file("drafts/reflect-2026-11-20-acme--backend-engineer.yaml");
        let answer = draft.lines().find_map(|line| line.strip_prefix("  lessons/went-well: "));
        assert_eq!(answer, Some(kept), "{key:?}");
    }
}

#[test]
fn what_they_said_half_typed_is_kept_on_ctrl_c_and_stands_there_again() {
    let journal = Journal::with(&[("journal.yaml", "format: 1\n")]);
    let mut terminal = Start::reject(&journal, ["log"]).run();
    terminal.answer("1 of 6", "Hooli").answer("2 of 6", "").answer("3 of 6", "").answer("4 of 6", "");
    terminal.until("5 of 6").press("We liked you, b").until("liked you, b").press(CTRL_C);
    assert_eq!(terminal.end(), 130);
    assert_data_eq!(
        journal.file("drafts/log.yaml"),
        str![[r#"
company: Hooli
role: null
stage: null
reason: null
stated: null
said: We liked you, b
vent: null
next: 5

"#]]
    );
    let mut terminal = Start::reject(&journal, ["log"]).run();
    terminal.answer("Go on from there?", "y").until("5 of 6");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
? You had begun to write down Hooli. Go on from there? yes
? What did they say, word for word?
[5 of 6 · Enter keeps it · < back]
> We liked you, b

"#]]
    );
    terminal.press("ut no.").press(ENTER).answer("6 of 6", "");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        journal.file("2026/2026-11-22-hooli.yaml"),
        str![[r#"
---
company: Hooli
---
date: 2026-11-22
event: rejected
said: We liked you, but no.

"#]]
    );
}

#[test]
fn a_text_of_a_reflection_half_typed_is_kept_on_ctrl_c_and_stands_there_again() {
    let journal = acme();
    let mut terminal = Start::reject(&journal, ["reflect", "lessons"]).run();
    terminal.until("1 of 3").press("Pairing: f").until("Pairing: f").press(CTRL_C);
    assert_eq!(terminal.end(), 130);
    assert_data_eq!(
        journal.file("drafts/reflect-2026-11-20-acme--backend-engineer.yaml"),
        str![[r#"
case: 2026-11-20-acme--backend-engineer
run: 9f99
opening: []
questions:
- lessons/went-well
- lessons/learned
- lessons/change
outcomes: {}
answers:
  lessons/went-well: 'Pairing: f'
skipped: []
unsent: lessons/went-well
actions: []
whole: false
next: 0

"#]]
    );
    let mut terminal = Start::reject(&journal, ["reflect", "lessons"]).run();
    terminal.answer("Go on from there?", "y").until("1 of 3");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Acme, Backend engineer: role closed on 20 Nov 2026, at offer.
? You were at question 1 of 3. Go on from there? yes
? What went well, even if it was small?
[1 of 3 · What you take with you · Enter keeps it]
> Pairing: f

"#]]
    );
    terminal.press(CTRL_C);
    assert_eq!(terminal.end(), 130);
}
