//! What only a terminal shows: keys, screens, and how the terminal is left.

mod at_once;
mod keys;
mod plain;
mod surroundings;

use snapbox::{assert_data_eq, str};

use crate::support::Journal;
use crate::terminal::{CTRL_C, DOWN, ENTER, ERASE, ESC, Start, TAB};

const FILE: &str = "2026/2026-11-20-acme--backend-engineer.yaml";

/// A journal in which Acme made an offer and took it back, so that a reflection is short.
fn acme() -> Journal {
    let case = "---\ncompany: Acme\nrole: Backend engineer\n---\ndate: 2026-11-20\nevent: closed\nstage: offer\ncontrol: no\n";
    Journal::with(&[("journal.yaml", "format: 1\n"), (FILE, case)])
}

#[test]
fn a_reflection_is_answered_with_arrows_and_by_typing() {
    let journal = acme();
    let mut terminal = Start::reject(&journal, ["reflect"]).run();
    terminal.until("1 of 5").press(DOWN).press(DOWN).press(ENTER);
    terminal.until("2 of 5").press("n").press(ENTER);
    terminal.answer("3 of 5", "Pairing: fun").answer("4 of 5", "").answer("5 of 5", "");
    terminal.until("what next").press(DOWN).press(ENTER);
    terminal.answer("By when?", "friday").answer("Another one?", "");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Acme, Backend engineer: role closed on 20 Nov 2026, at offer.
5 questions, two minutes. Ctrl-C stops and keeps what you said.

? Knowing what you know now, is this a job you would want? partly
? Did the job match what you can do today? no
? What went well, even if it was small?
[3 of 5 · What you take with you · Enter skips · < back]
> Pairing: fun
? What did you learn that you can use again?
[4 of 5 · What you take with you · Enter skips · < back]
>
? What would you change? "Nothing to change" is as good an answer as any.
[5 of 5 · What you take with you · Enter skips · < back · Tab: ready answers]
>
? One thing to do next time? Write down three things a job must have for you, an
d check them before you apply.
? By when? For example friday, 2w or 2026-12-31. friday
? Another one? skipped
Thought through. Written down in 2026/2026-11-20-acme--backend-engineer.yaml
Planned: Write down three things a job must have for you, and check them before
you apply. (by 27 Nov)
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
  wanted: partly
  match: no
---
date: 2026-11-22
event: reflected
topic: lessons
run: '9f99'
answers:
  went-well: 'Pairing: fun'
skipped: [learned, change]
done: true

"#]]
    );
    assert_data_eq!(
        journal.file("plan.yaml"),
        str![[r#"
---
date: 2026-11-22
event: planned
id: '9f99-1'
do: Write down three things a job must have for you, and check them before you apply.
for: fit/wanted
case: 2026-11-20-acme--backend-engineer
due: 2026-11-27

"#]]
    );
}

#[test]
fn a_question_fits_the_screen() {
    let journal = acme();
    let mut terminal = Start::reject(&journal, ["reflect"]).run();
    assert_data_eq!(
        terminal.until("1 of 5").screen(),
        str![[r#"
Acme, Backend engineer: role closed on 20 Nov 2026, at offer.
5 questions, two minutes. Ctrl-C stops and keeps what you said.

? Knowing what you know now, is this a job you would want?
  yes
  partly
  no
[1 of 5 · The fit · Enter skips · ↓ choose]

"#]]
    );
}

#[test]
fn escape_and_less_than_go_back() {
    let journal = acme();
    let mut terminal = Start::reject(&journal, ["reflect"]).run();
    terminal.answer("1 of 5", "yes").answer("2 of 5", "no").answer("3 of 5", "<");
    terminal.until_again("2 of 5").press(ESC).until_again("1 of 5");
    terminal.press(ERASE).press(ERASE).press(ERASE).press("par").press(ENTER);
    terminal.until_again("2 of 5").press(ERASE).press(ERASE).press("<").press(ENTER);
    terminal.until_again("1 of 5").press(ENTER).until_again("2 of 5").press(ENTER);
    terminal.until_again("3 of 5").press(ENTER).answer("4 of 5", "").answer("5 of 5", "");
    terminal.until("what next").press(ESC).until_again("5 of 5").press("Ask sooner").press(ENTER);
    terminal.until_again("what next").press(ENTER);
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
topic: fit
run: '9f99'
answers:
  wanted: partly
  match: no
---
date: 2026-11-22
event: reflected
topic: lessons
run: '9f99'
answers:
  change: Ask sooner
skipped: [went-well, learned]
done: true

"#]]
    );
}

#[test]
fn ctrl_c_keeps_the_answers_and_restores_the_terminal() {
    let journal = acme();
    let line =
        "stty -a > before; reject reflect; echo code $?; stty -a > after; cmp before after && echo same";
    let mut terminal = Start::shell(&journal, line).run();
    terminal.answer("1 of 5", "yes").until("2 of 5").press("par").press(CTRL_C);
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Acme, Backend engineer: role closed on 20 Nov 2026, at offer.
5 questions, two minutes. Ctrl-C stops and keeps what you said.

? Knowing what you know now, is this a job you would want? yes
? Did the job match what you can do today? par
  partly
[2 of 5 · The fit · Enter skips · < back · ↓ choose]
Your answers are kept; `reject reflect acme` goes on from there.
code 130
same

"#]]
    );
    assert!(!terminal.is_cursor_hidden());
    let mut terminal = Start::reject(&journal, ["reflect"]).run();
    terminal.answer("Go on from there?", "y").until("2 of 5");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Acme, Backend engineer: role closed on 20 Nov 2026, at offer.
? You were at question 2 of 5. Go on from there? yes
? Did the job match what you can do today?
  yes
  partly
  no
[2 of 5 · The fit · Enter skips · < back · ↓ choose]

"#]]
    );
    terminal.press(CTRL_C);
    assert_eq!(terminal.end(), 130);
}

#[test]
fn a_company_is_completed_by_tab_and_by_arrow() {
    for keys in [format!("ac{TAB}"), format!("ac{DOWN}")] {
        let journal = acme();
        let mut terminal = Start::reject(&journal, ["log"]).run();
        terminal.until("Which company").press(&keys).press(ENTER).until("2 of 6");
        assert_data_eq!(
            terminal.screen(),
            str![[r#"
? Which company said no? Acme
? For which role?
  Backend engineer
[2 of 6 · Enter skips · < back · ↓ choose]

"#]]
        );
    }
}

#[test]
fn a_no_is_written_down_in_a_terminal() {
    let journal = acme();
    let mut terminal = Start::reject(&journal, ["log"]).run();
    terminal.answer("1 of 6", "Hooli").answer("2 of 6", "Rust engineer");
    terminal.until("3 of 6").press("sc").press(DOWN).press(ENTER);
    terminal.answer("4 of 6", "pay").answer("Did they say so", "they").answer("5 of 6", "No.");
    terminal.answer("6 of 6", "");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
? Which company said no? Hooli
? For which role? Rust engineer
? How far did it get? screen
? Why, as far as you know? pay
? Did they say so, or is it your guess? they said so
? What did they say, word for word?
[5 of 6 · Enter skips · < back]
> No.
? Anything you want to let out? It stays here, in private.
[6 of 6 · Enter skips · < back]
>
Written down in 2026/2026-11-22-hooli--rust-engineer.yaml
When you are ready: reject reflect hooli

"#]]
    );
    assert_data_eq!(
        journal.file("2026/2026-11-22-hooli--rust-engineer.yaml"),
        str![[r#"
---
company: Hooli
role: Rust engineer
---
date: 2026-11-22
event: rejected
stage: screen
reasons:
- reason: pay
  stated: true
said: No.

"#]]
    );
}

#[test]
fn a_pasted_text_of_several_lines_is_one_answer() {
    let journal = acme();
    let mut terminal = Start::reject(&journal, ["reflect", "lessons"]).run();
    terminal.until("1 of 3").paste("One: two\nthree\n\nfour").press(ENTER);
    terminal.answer("2 of 3", "Five").answer("3 of 3", "Six").answer("what next", "");
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
  went-well: |-
    One: two
    three

    four
  learned: Five
  change: Six

"#]]
    );
}

#[test]
fn of_several_cases_that_fit_one_is_chosen_with_an_arrow() {
    let journal = acme();
    journal.put("2026/2026-11-21-acme.yaml", "---\ncompany: Acme\n---\ndate: 2026-11-21\nevent: declined\n");
    let mut terminal = Start::reject(&journal, ["reflect", "acme"]).run();
    terminal.until("fits several").press(DOWN).press(DOWN).press(ENTER).until("1 of 5");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
? 'acme' fits several cases. Which one? 2026-11-21-acme
Acme: offer declined on 21 Nov 2026, at offer.
5 questions, two minutes. Ctrl-C stops and keeps what you said.

? Knowing what you know now, is this a job you would want?
  yes
  partly
  no
[1 of 5 · The fit · Enter skips · ↓ choose]

"#]]
    );
}
