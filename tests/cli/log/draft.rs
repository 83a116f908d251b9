//! A `reject log` that was not finished.

use snapbox::{assert_data_eq, str};

use crate::support::Journal;

const DRAFT: &str = "drafts/log.yaml";

#[test]
fn an_input_that_ends_half_way_leaves_a_draft() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.talk("Acme\nDesigner\nfinal\n"),
        str![[r#"
[1 of 6] Which company said no?
> A new journal begins in [JOURNAL]
[2 of 6] For which role?
  (Enter skips, < back)
> [3 of 6] How far did it get?
  (Enter skips, < back)
> [4 of 6 · one of these or your own words] Why, as far as you know?
  (Enter skips, < back)
> 
error: the input ended before the questions did

  tip: your answers are kept in '[JOURNAL]/drafts/log.yaml'; the same command goes on from there
exit 1

"#]]
    );
    assert_data_eq!(
        journal.file(DRAFT),
        str![[r#"
company: Acme
role: Designer
stage: final
reason: null
stated: null
said: null
vent: null
next: 3

"#]]
    );
    assert_eq!(journal.files(), [DRAFT, "journal.yaml"]);
}

#[test]
fn the_next_log_goes_on_from_the_draft() {
    let journal = Journal::new();
    journal.talk("Acme\nDesigner\nfinal\n");
    assert_data_eq!(
        journal.talk("yes\npay\nmy guess\n"),
        str![[r#"
You had begun to write down Acme. Go on from there?
  (Enter: yes)
> [4 of 6 · one of these or your own words] Why, as far as you know?
  (Enter skips, < back)
> Did they say so, or is it your guess?
  (Enter: my guess, < back)
> [5 of 6] What did they say, word for word?
  (Enter skips, < back)
> 
error: the input ended before the questions did

  tip: your answers are kept in '[JOURNAL]/drafts/log.yaml'; the same command goes on from there
exit 1

"#]]
    );
    assert_data_eq!(
        journal.talk("1\nNo.\n\n"),
        str![[r#"
You had begun to write down Acme. Go on from there?
  (Enter: yes)
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
reasons:
- reason: pay
said: No.

"#]]
    );
    assert_eq!(journal.files(), ["2026/2026-11-22-acme--designer.yaml", "journal.yaml"]);
}

#[test]
fn a_draft_can_be_left_for_a_new_beginning() {
    let journal = Journal::new();
    journal.talk("Acme\nDesigner\n");
    assert_data_eq!(
        journal.talk("no\nGlobex\n\n\n\n\n\n"),
        str![[r#"
You had begun to write down Acme. Go on from there?
  (Enter: yes)
> What you had is kept in [JOURNAL]/drafts/unsaved-1.txt
[1 of 6] Which company said no?
> [2 of 6] For which role?
  (Enter skips, < back)
> [3 of 6] How far did it get?
  (Enter skips, < back)
> [4 of 6 · one of these or your own words] Why, as far as you know?
  (Enter skips, < back)
> [5 of 6] What did they say, word for word?
  (Enter skips, < back)
> [6 of 6] Anything you want to let out? It stays here, in private.
  (Enter skips, < back)
> Written down in 2026/2026-11-22-globex.yaml
When you are ready: reject reflect globex
exit 0

"#]]
    );
    let kept = "drafts/unsaved-1.txt";
    assert_eq!(journal.files(), ["2026/2026-11-22-globex.yaml", kept, "journal.yaml"]);
    assert_data_eq!(
        journal.file(kept),
        str![[r#"
company: Acme
role: Designer
stage: null
reason: null
stated: null
said: null
vent: null
next: 2

"#]]
    );
}

#[test]
fn a_line_that_is_not_utf8_keeps_the_answers_before_it() {
    let journal = Journal::new();
    journal
        .reject(["log"])
        .stdin(b"Acme\nD\xffsigner\n".as_slice())
        .assert()
        .code(1)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
[1 of 6] Which company said no?
> A new journal begins in [JOURNAL]
[2 of 6] For which role?
  (Enter skips, < back)
> 
error: cannot read the answer
  caused by: it is not UTF-8

  tip: your answers are kept in '[JOURNAL]/drafts/log.yaml'; the same command goes on from there

"#]]);
    assert_data_eq!(
        journal.file(DRAFT),
        str![[r#"
company: Acme
role: null
stage: null
reason: null
stated: null
said: null
vent: null
next: 1

"#]]
    );
}

#[test]
fn answers_that_could_not_be_written_are_kept() {
    let text = "---\ncompany: Acme\nrole: Designer\n---\ndate: 2026-11-02\nevent: rejected\n";
    let journal =
        Journal::with(&[("journal.yaml", "format: 1\n"), ("2026/2026-11-02-acme--designer.yaml", text)]);
    assert_data_eq!(
        journal.talk("Acme\nDesigner\n\n\nNo.\n\n"),
        str![[r#"
[1 of 6] Which company said no?
> [2 of 6] For which role?
  (Enter skips, < back)
> [3 of 6] How far did it get?
  (Enter skips, < back)
> [4 of 6 · one of these or your own words] Why, as far as you know?
  (Enter skips, < back)
> [5 of 6] What did they say, word for word?
  (Enter skips, < back)
> [6 of 6] Anything you want to let out? It stays here, in private.
  (Enter skips, < back)
> error: Acme, Designer is written down already: rejected on 2 Nov 2026, at application

  tip: nothing was written; for another application say `--new`, to add to this one `reject edit 2026-11-02-acme--designer`
  tip: your answers are kept in '[JOURNAL]/drafts/log.yaml'; the same command goes on from there
exit 2

"#]]
    );
    assert_data_eq!(
        journal.file(DRAFT),
        str![[r#"
company: Acme
role: Designer
stage: null
reason: null
stated: null
said: No.
vent: null
next: 7

"#]]
    );
    journal.reject(["log", "--new"]).stdin("yes\n").assert().code(0).stdout_eq(str![]).stderr_eq(str![[r#"
What you said of Acme is not written down yet. Write it down now?
  1 yes
  2 let me look through it first
  3 no, begin anew
  (Enter: yes)
> You have been here before: Acme, Designer, rejected on 2 Nov 2026, at application.
Written down in 2026/2026-11-22-acme--designer.yaml
When you are ready: reject reflect 2026-11-22-acme--designer

"#]]);
    assert_data_eq!(
        journal.file("2026/2026-11-22-acme--designer.yaml"),
        str![[r#"
---
company: Acme
role: Designer
---
date: 2026-11-22
event: rejected
said: No.

"#]]
    );
}

#[test]
fn a_damaged_draft_is_named_and_left() {
    let journal = Journal::with(&[(DRAFT, "company: [Acme\n")]);
    assert_data_eq!(
        journal.talk("Acme\n"),
        str![[r#"
error: cannot read '[JOURNAL]/drafts/log.yaml'
  caused by: line 1, column 10: company: a list stands here; expected a text

  tip: it holds the answers of a `reject log` that was not finished; mend it or move it away
exit 1

"#]]
    );
    assert_eq!(journal.file(DRAFT), "company: [Acme\n");
}

#[test]
fn a_draft_swallows_no_answers_to_other_questions() {
    let journal = Journal::new();
    journal.talk("Acme\n");
    journal.talk("Globex\nAnalyst\n\n\nSorry, no.\n\n");
    let kept = journal.files().iter().any(|file| journal.file(file).contains("Sorry, no."));
    assert!(kept, "'Sorry, no.' is in none of {:?}", journal.files());
}
