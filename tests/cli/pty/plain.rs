//! A person who is asked on plain lines, and can be asked again.

use snapbox::{assert_data_eq, str};

use super::{FILE, acme};
use crate::support::Journal;
use crate::terminal::{Start, Terminal};

/// `reject` with these words in a terminal that can nothing, high enough for a whole talk.
fn dumb<const N: usize>(journal: &Journal, words: [&str; N]) -> Terminal {
    Start::reject(journal, words).env("TERM", "dumb").size(80, 120).run()
}

impl Terminal {
    /// Waits for these words behind the last key, and answers.
    fn types(&mut self, question: &str, answer: &str) -> &mut Self {
        self.until_again(question).press(&format!("{answer}\r"))
    }
}

#[test]
fn an_answer_that_will_not_do_is_asked_again() {
    let journal = Journal::with(&[("journal.yaml", "format: 1\n")]);
    let mut terminal = dumb(&journal, ["log"]);
    terminal.types("1 of 6", "").types("needed here", "<").types("first question", "Ac\u{7}me");
    terminal.types("plain text is needed", "Acme");
    terminal.types("2 of 6", "Designer").types("3 of 6", "phone").types("none of", "9").types("none of", "0");
    terminal.types("none of", "int").types("4 of 6", "pay").types("Did they say so", "perhaps");
    terminal.types("none of", "my guess").types("5 of 6", "").types("6 of 6", "");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
[1 of 6] Which company said no?
>
  an answer is needed here
> <
  '<' goes back, and this is the first question
> Ac^Gme
  one line of plain text is needed here
> Acme
[2 of 6] For which role?
  (Enter skips, < back)
> Designer
[3 of 6] How far did it get?
  1 application
  2 screen
  3 assessment
  4 interview
  5 final
  6 offer
  (Enter skips, < back)
> phone
  'phone' is none of application, screen, assessment, interview, final, offer
> 9
  '9' is none of application, screen, assessment, interview, final, offer
> 0
  '0' is none of application, screen, assessment, interview, final, offer
> int
[4 of 6 · one of these or your own words] Why, as far as you know?
  1 another candidate
  2 not enough experience
  3 missing skill
  4 overqualified
  5 interview
  6 fit
  7 pay
  8 place or permit
  9 internal candidate
  10 budget or freeze
  11 role filled or closed
  12 none given
  (Enter skips, < back)
> pay
Did they say so, or is it your guess?
  1 they said so
  2 my guess
  (Enter: my guess, < back)
> perhaps
  'perhaps' is none of they said so, my guess
> my guess
[5 of 6] What did they say, word for word?
  (Enter skips, < back)
>
[6 of 6] Anything you want to let out? It stays here, in private.
  (Enter skips, < back)
>
Written down in 2026/2026-11-22-acme--designer.yaml
The first time you got as far as an interview. That counts, whatever came after.
When you are ready: reject reflect acme

"#]]
    );
    assert_data_eq!(
        journal.file("2026/2026-11-22-acme--designer.yaml"),
        str![[r#"
---
company: Acme
role: Designer
---
date: 2026-11-22
event: rejected
stage: interview
reasons:
- reason: pay

"#]]
    );
    assert_eq!(journal.files(), ["2026/2026-11-22-acme--designer.yaml", "journal.yaml"]);
}

#[test]
fn at_the_first_question_nobody_goes_back() {
    let journal = acme();
    let mut terminal = dumb(&journal, ["reflect"]);
    terminal.types("1 of 5", "<").types("first question", "no").types("2 of 5", "<").types("1 of 5", "<");
    terminal.types("first question", "").types("2 of 5", "").types("3 of 5", "").types("4 of 5", "");
    terminal.types("5 of 5", "").types("what next", "");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Acme, Backend engineer: role closed on 20 Nov 2026, at offer.
5 questions, two minutes. Ctrl-C stops and keeps what you said.

[1 of 5 · The fit] Knowing what you know now, is this a job you would want?
  1 yes
  2 partly
  3 no
  (Enter skips)
> <
  '<' goes back, and this is the first question
> no
[2 of 5 · The fit] Did the job match what you can do today?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> <
[1 of 5 · The fit] Knowing what you know now, is this a job you would want?
  1 yes
  2 partly
  3 no
  so far: no
  (Enter keeps it, - takes it back)
> <
  '<' goes back, and this is the first question
>
[2 of 5 · The fit] Did the job match what you can do today?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
>
[3 of 5 · What you take with you] What went well, even if it was small?
  (Enter skips, < back)
>
[4 of 5 · What you take with you] What did you learn that you can use again?
  (Enter skips, < back)
>
[5 of 5 · What you take with you] What would you change? "Nothing to change" is
as good an answer as any.
  1 nothing to change
  (Enter skips, < back)
>
[what next · one of these or your own words] One thing to do next time?
  1 Write down three things a job must have for you, and check them before you a
pply.
  (Enter skips, < back)
>
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
  wanted: no
skipped: [match]
---
date: 2026-11-22
event: reflected
topic: lessons
run: '9f99'
skipped: [went-well, learned, change]
done: true

"#]]
    );
}

#[test]
fn a_day_that_cannot_be_is_answered_with_days_to_come() {
    let journal = acme();
    let mut terminal = dumb(&journal, ["reflect", "lessons"]);
    terminal.types("1 of 3", "").types("2 of 3", "").types("3 of 3", "").types("what next", "Rest");
    terminal
        .types("By when", "2026-11-21")
        .types("lies in the past", "soon")
        .types("is not a date", "2026-02-30");
    terminal.types("is not a date", "2w").types("Another one", "");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Acme, Backend engineer: role closed on 20 Nov 2026, at offer.
3 questions, two minutes. Ctrl-C stops and keeps what you said.

[1 of 3 · What you take with you] What went well, even if it was small?
  (Enter skips)
>
[2 of 3 · What you take with you] What did you learn that you can use again?
  (Enter skips, < back)
>
[3 of 3 · What you take with you] What would you change? "Nothing to change" is
as good an answer as any.
  1 nothing to change
  (Enter skips, < back)
>
[what next] One thing to do next time, in your own words?
  (Enter skips, < back)
> Rest
[what next] By when? For example friday, 2w or 2026-12-31.
  (Enter skips, < back)
> 2026-11-21
  '2026-11-21' lies in the past
> soon
  'soon' is not a date; try 2026-12-31, tomorrow, friday, 3d, 2w or 'dec 5'
> 2026-02-30
  '2026-02-30' is not a date; try 2026-12-31, tomorrow, friday, 3d, 2w or 'dec 5
'
> 2w
[what next] Another one?
  (Enter skips, < back)
>
Thought through. Written down in 2026/2026-11-20-acme--backend-engineer.yaml
Planned: Rest (by 6 Dec)
The rest of it waits: reject reflect acme

"#]]
    );
}

#[test]
fn a_pasted_text_with_an_empty_line_answers_one_question() {
    let journal = Journal::with(&[("journal.yaml", "format: 1\n")]);
    let line = "reject log; read -r line; echo \"for the shell: $line\"";
    let mut terminal = Start::shell(&journal, line).env("TERM", "dumb").size(80, 60).run();
    terminal.types("1 of 6", "Hooli").types("2 of 6", "").types("3 of 6", "").types("4 of 6", "");
    terminal.types("5 of 6", "Dear applicant,\r\rno.\rKind regards").types("ends the text", "");
    terminal.types("6 of 6", "").types("reject reflect hooli", "mine");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
[1 of 6] Which company said no?
> Hooli
[2 of 6] For which role?
  (Enter skips, < back)
>
[3 of 6] How far did it get?
  1 application
  2 screen
  3 assessment
  4 interview
  5 final
  6 offer
  (Enter skips, < back)
>
[4 of 6 · one of these or your own words] Why, as far as you know?
  1 another candidate
  2 not enough experience
  3 missing skill
  4 overqualified
  5 interview
  6 fit
  7 pay
  8 place or permit
  9 internal candidate
  10 budget or freeze
  11 role filled or closed
  12 none given
  (Enter skips, < back)
>
[5 of 6] What did they say, word for word?
  (Enter skips, < back)
> Dear applicant,

no.
Kind regards
  (several lines; an empty one ends the text)

[6 of 6] Anything you want to let out? It stays here, in private.
  (Enter skips, < back)
>
Written down in 2026/2026-11-22-hooli.yaml
When you are ready: reject reflect hooli
mine
for the shell: mine

"#]]
    );
    assert_data_eq!(
        journal.file("2026/2026-11-22-hooli.yaml"),
        str![[r#"
---
company: Hooli
---
date: 2026-11-22
event: rejected
said: |-
  Dear applicant,

  no.
  Kind regards

"#]]
    );
}
