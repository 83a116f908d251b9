//! `reject log` without a word: six questions.

use snapbox::{assert_data_eq, str};

use crate::support::Journal;

#[test]
fn six_things_are_asked() {
    let journal = Journal::new();
    let lines =
        "Acme\nBackend engineer\ninterview\nmissing skill: Kubernetes\nthey said so\nNo.\nTen hours!\n";
    journal.reject(["log"]).stdin(lines).assert().code(0).stdout_eq(str![]).stderr_eq(str![[r#"
[1 of 6] Which company said no?
> A new journal begins in [JOURNAL]
[2 of 6] For which role?
  (Enter skips, < back)
> [3 of 6] How far did it get?
  1 application
  2 screen
  3 assessment
  4 interview
  5 final
  6 offer
  (Enter skips, < back)
> [4 of 6 · one of these or your own words] Why, as far as you know?
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
> Did they say so, or is it your guess?
  1 they said so
  2 my guess
  (Enter: my guess, < back)
> [5 of 6] What did they say, word for word?
  (Enter skips, < back)
> [6 of 6] Anything you want to let out? It stays here, in private.
  (Enter skips, < back)
> Written down in 2026/2026-11-22-acme--backend-engineer.yaml
The first time you got as far as an interview. That counts, whatever came after.
When you are ready: reject reflect acme

"#]]);
    assert_data_eq!(
        journal.file("2026/2026-11-22-acme--backend-engineer.yaml"),
        str![[r#"
---
company: Acme
role: Backend engineer
---
date: 2026-11-22
event: rejected
stage: interview
reasons:
- reason: missing skill
  detail: Kubernetes
  stated: true
said: No.
vent: Ten hours!

"#]]
    );
}

#[test]
fn all_but_the_company_can_be_passed_over() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.talk("Acme\n\n\n\n\n\n"),
        str![[r#"
[1 of 6] Which company said no?
> A new journal begins in [JOURNAL]
[2 of 6] For which role?
  (Enter skips, < back)
> [3 of 6] How far did it get?
  (Enter skips, < back)
> [4 of 6 · one of these or your own words] Why, as far as you know?
  (Enter skips, < back)
> [5 of 6] What did they say, word for word?
  (Enter skips, < back)
> [6 of 6] Anything you want to let out? It stays here, in private.
  (Enter skips, < back)
> Written down in 2026/2026-11-22-acme.yaml
When you are ready: reject reflect acme
exit 0

"#]]
    );
    assert_data_eq!(
        journal.file("2026/2026-11-22-acme.yaml"),
        str![[r#"
---
company: Acme
---
date: 2026-11-22
event: rejected

"#]]
    );
}

#[test]
fn a_reason_is_a_guess_unless_they_said_so() {
    let journal = Journal::new();
    journal.talk("Acme\n\n2\n7\n\n\n\n");
    assert_data_eq!(
        journal.file("2026/2026-11-22-acme.yaml"),
        str![[r#"
---
company: Acme
---
date: 2026-11-22
event: rejected
stage: screen
reasons:
- reason: pay

"#]]
    );
}

#[test]
fn one_can_go_back_and_answer_otherwise() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.talk("Acmee\n<\nAcme\nDesigner\n2\n<\n<\n\nfinal\n\n\n\n"),
        str![[r#"
[1 of 6] Which company said no?
> A new journal begins in [JOURNAL]
[2 of 6] For which role?
  (Enter skips, < back)
> [1 of 6] Which company said no?
  so far: Acmee
  (Enter keeps it)
> [2 of 6] For which role?
  (Enter skips, < back)
> [3 of 6] How far did it get?
  (Enter skips, < back)
> [4 of 6 · one of these or your own words] Why, as far as you know?
  (Enter skips, < back)
> [3 of 6] How far did it get?
  so far: screen
  (Enter keeps it, - takes it back, < back)
> [2 of 6] For which role?
  so far: Designer
  (Enter keeps it, - takes it back, < back)
> [3 of 6] How far did it get?
  so far: screen
  (Enter keeps it, - takes it back, < back)
> [4 of 6 · one of these or your own words] Why, as far as you know?
  (Enter skips, < back)
> [5 of 6] What did they say, word for word?
  (Enter skips, < back)
> [6 of 6] Anything you want to let out? It stays here, in private.
  (Enter skips, < back)
> Written down in 2026/2026-11-22-acme--designer.yaml
The first time you got as far as a final round. That counts, whatever came after.
When you are ready: reject reflect acme
exit 0

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
stage: final

"#]]
    );
}

#[test]
fn going_back_passes_through_whose_reason_it_is_only_where_there_is_one() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.talk("Acme\n\n\n\n<\npay\n1\n<\n2\n<\n<\nfit\n\nNo.\nUgh.\n"),
        str![[r#"
[1 of 6] Which company said no?
> A new journal begins in [JOURNAL]
[2 of 6] For which role?
  (Enter skips, < back)
> [3 of 6] How far did it get?
  (Enter skips, < back)
> [4 of 6 · one of these or your own words] Why, as far as you know?
  (Enter skips, < back)
> [5 of 6] What did they say, word for word?
  (Enter skips, < back)
> [4 of 6 · one of these or your own words] Why, as far as you know?
  (Enter skips, < back)
> Did they say so, or is it your guess?
  (Enter: my guess, < back)
> [5 of 6] What did they say, word for word?
  (Enter skips, < back)
> Did they say so, or is it your guess?
  so far: they said so
  (Enter keeps it, - takes it back, < back)
> [5 of 6] What did they say, word for word?
  (Enter skips, < back)
> Did they say so, or is it your guess?
  so far: my guess
  (Enter keeps it, - takes it back, < back)
> [4 of 6 · one of these or your own words] Why, as far as you know?
  so far: pay
  (Enter keeps it, - takes it back, < back)
> Did they say so, or is it your guess?
  so far: my guess
  (Enter keeps it, - takes it back, < back)
> [5 of 6] What did they say, word for word?
  (Enter skips, < back)
> [6 of 6] Anything you want to let out? It stays here, in private.
  (Enter skips, < back)
> Written down in 2026/2026-11-22-acme.yaml
When you are ready: reject reflect acme
exit 0

"#]]
    );
    assert_data_eq!(
        journal.file("2026/2026-11-22-acme.yaml"),
        str![[r#"
---
company: Acme
---
date: 2026-11-22
event: rejected
reasons:
- reason: fit
said: No.
vent: Ugh.

"#]]
    );
}

/// A wrong answer on a pipe, what `reject log` then says, and what it keeps.
fn refused(lines: &str) -> (String, String) {
    let journal = Journal::new();
    let said = journal.talk(lines);
    (said, journal.file("drafts/unsaved-1.txt"))
}

#[test]
fn an_answer_of_a_pipe_that_will_not_do_ends_it_and_the_rest_is_kept() {
    let (said, kept) = refused("\nDesigner\n");
    assert_eq!(kept, "\nDesigner\n");
    assert_data_eq!(
        said,
        str![[r#"
[1 of 6] Which company said no?
> error: an answer is needed here

  tip: nothing was written
  tip: what was not read yet is kept in '[JOURNAL]/drafts/unsaved-1.txt'
exit 2

"#]]
    );
    let (said, kept) = refused("<\nAcme\nDesigner\n");
    assert_eq!(kept, "<\nAcme\nDesigner\n");
    assert_data_eq!(
        said,
        str![[r#"
[1 of 6] Which company said no?
> error: '<' goes back, and this is the first question

  tip: nothing was written
  tip: what was not read yet is kept in '[JOURNAL]/drafts/unsaved-1.txt'
exit 2

"#]]
    );
    let (said, kept) = refused("Acme\nDesigner\nphone\npay\nmy guess\n\n");
    assert_eq!(kept, "phone\npay\nmy guess\n\n");
    assert_data_eq!(
        said,
        str![[r#"
[1 of 6] Which company said no?
> A new journal begins in [JOURNAL]
[2 of 6] For which role?
  (Enter skips, < back)
> [3 of 6] How far did it get?
  (Enter skips, < back)
> error: 'phone' is none of application, screen, assessment, interview, final, offer

  tip: your answers are kept in '[JOURNAL]/drafts/log.yaml'; the same command goes on from there
  tip: what was not read yet is kept in '[JOURNAL]/drafts/unsaved-1.txt'
exit 2

"#]]
    );
    let (said, kept) = refused("Acme\n\n9\nfit\n");
    assert_eq!(kept, "9\nfit\n");
    assert_data_eq!(
        said,
        str![[r#"
[1 of 6] Which company said no?
> A new journal begins in [JOURNAL]
[2 of 6] For which role?
  (Enter skips, < back)
> [3 of 6] How far did it get?
  (Enter skips, < back)
> error: '9' is none of application, screen, assessment, interview, final, offer

  tip: your answers are kept in '[JOURNAL]/drafts/log.yaml'; the same command goes on from there
  tip: what was not read yet is kept in '[JOURNAL]/drafts/unsaved-1.txt'
exit 2

"#]]
    );
    let (said, kept) = refused("Acme\n\n\npay\nperhaps\nNo.");
    assert_eq!(kept, "perhaps\nNo.");
    assert_data_eq!(
        said,
        str![[r#"
[1 of 6] Which company said no?
> A new journal begins in [JOURNAL]
[2 of 6] For which role?
  (Enter skips, < back)
> [3 of 6] How far did it get?
  (Enter skips, < back)
> [4 of 6 · one of these or your own words] Why, as far as you know?
  (Enter skips, < back)
> Did they say so, or is it your guess?
  (Enter: my guess, < back)
> error: 'perhaps' is none of they said so, my guess

  tip: your answers are kept in '[JOURNAL]/drafts/log.yaml'; the same command goes on from there
  tip: what was not read yet is kept in '[JOURNAL]/drafts/unsaved-1.txt'
exit 2

"#]]
    );
}

#[test]
fn a_company_of_a_pipe_that_cannot_be_is_not_replaced_by_the_next_line() {
    let (said, kept) = refused("Ac\u{7}me\nDesigner\n");
    assert_eq!(kept, "Ac\u{7}me\nDesigner\n");
    assert_data_eq!(
        said,
        str![[r#"
[1 of 6] Which company said no?
> error: one line of plain text is needed here

  tip: nothing was written
  tip: what was not read yet is kept in '[JOURNAL]/drafts/unsaved-1.txt'
exit 2

"#]]
    );
}

#[test]
fn what_the_options_say_goes_beside_the_answers() {
    let journal = Journal::new();
    journal
        .reject(["log", "--on", "yesterday", "--reason", "pay", "--feeling", "3", "--source", "board"])
        .stdin("Acme\n\n\nfit\n\n\n\n")
        .assert()
        .code(0);
    assert_data_eq!(
        journal.file("2026/2026-11-21-acme.yaml"),
        str![[r#"
---
company: Acme
source: board
---
date: 2026-11-21
event: rejected
reasons:
- reason: pay
  stated: true
- reason: fit
feeling: 3

"#]]
    );
}

#[test]
fn an_input_that_ends_at_once_writes_nothing() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.talk(""),
        str![[r#"
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1

"#]]
    );
    assert!(!journal.root().exists());
}

#[test]
fn answers_with_spaces_and_signs_come_back_to_the_letter() {
    let journal = Journal::new();
    journal.talk("Acme\n\n\n\n  --- no: yes  \n\u{1f622} # all\t\u{5d0}\n");
    assert_eq!(
        journal.file("2026/2026-11-22-acme.yaml"),
        "---\ncompany: Acme\n---\ndate: 2026-11-22\nevent: rejected\nsaid: '  --- no: yes  '\n\
         vent: \"\u{1f622} # all\\t\u{5d0}\"\n"
    );
}

#[test]
fn what_the_options_say_stands_there_to_keep_or_to_change() {
    let journal = Journal::with(&[("journal.yaml", "format: 1\n")]);
    let words = ["log", "--said", "From the option.", "--stage", "screen", "--vent", "Ugh."];
    let asked = journal.reject(words).stdin("Acme\n\n\n\n\nTyped.\n").assert().code(0).stdout_eq("");
    asked.stderr_eq(str![[r#"
[1 of 6] Which company said no?
> [2 of 6] For which role?
  (Enter skips, < back)
> [3 of 6] How far did it get?
  1 application
  2 screen
  3 assessment
  4 interview
  5 final
  6 offer
  so far: screen
  (Enter keeps it, - takes it back, < back)
> [4 of 6 · one of these or your own words] Why, as far as you know?
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
> [5 of 6] What did they say, word for word?
  so far: From the option.
  (Enter keeps it, - takes it back, < back)
> [6 of 6] Anything you want to let out? It stays here, in private.
  so far: Ugh.
  (Enter keeps it, - takes it back, < back)
> Written down in 2026/2026-11-22-acme.yaml
The first time you got as far as a screen. That counts, whatever came after.
When you are ready: reject reflect acme

"#]]);
    assert_data_eq!(
        journal.file("2026/2026-11-22-acme.yaml"),
        str![[r#"
---
company: Acme
---
date: 2026-11-22
event: rejected
stage: screen
said: From the option.
vent: Typed.

"#]]
    );
}
