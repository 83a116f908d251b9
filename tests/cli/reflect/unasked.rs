//! Answers from options and files.

use snapbox::{assert_data_eq, str};

use super::{ACME, added, another, refused};
use crate::support::Journal;

/// Refuses these words, and writes nothing.
fn refuses<const N: usize>(words: [&str; N], code: i32, expected: impl snapbox::IntoData) {
    let journal = refused("interview");
    let before = journal.file(ACME);
    journal.reject(words).assert().code(code).stdout_eq(str![""]).stderr_eq(expected);
    assert_eq!(journal.file(ACME), before);
    assert_eq!(journal.files(), [ACME, "journal.yaml"]);
}

fn with_answers(text: &str) -> Journal {
    let journal = refused("interview");
    journal.put("../answers.yaml", text);
    journal
}

#[test]
fn answers_are_taken_by_id_or_by_topic_and_id() {
    let journal = refused("interview");
    let asked = journal.reject([
        "reflect",
        "--answer",
        "stories=Y",
        "--answer",
        "interview/value=false",
        "--answer",
        "resume/tailored=no",
        "--answer",
        "learned= a = b: c ",
        "--answer",
        "enthusiasm=4",
        "--answer",
        "posture=p",
    ]);
    asked.assert().code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
Thought through. Written down in 2026/2026-11-02-acme--backend-engineer.yaml
You are done with this one. `reject stats` shows what keeps coming back.

"#]]);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: reflected
topic: interview
run: '1800'
answers:
  stories: yes
  value: no
  enthusiasm: 4
  posture: partly
---
date: 2026-11-22
event: reflected
topic: lessons
run: '1800'
answers:
  learned: ' a = b: c '
---
date: 2026-11-22
event: reflected
topic: resume
run: '1800'
answers:
  tailored: no
done: true

"#]]
    );
}

#[test]
fn two_answers_to_one_question_are_refused() {
    refuses(
        ["reflect", "--answer", "stories=yes", "--answer", "stories=no"],
        2,
        str![[r#"
error: --answer names 'stories' twice

  tip: nothing was written

"#]],
    );
}

#[test]
fn an_id_of_several_questions_is_refused_with_all_of_them() {
    refuses(
        ["reflect", "--answer", "tailored=no"],
        2,
        str![[r#"
error: 'tailored' is the name of several questions: resume/tailored, cover-letter/tailored, strategy/tailored

  tip: nothing was written

"#]],
    );
}

#[test]
fn an_answer_that_cannot_be_is_refused_with_those_that_can() {
    refuses(
        ["reflect", "--answer", "stories=maybe"],
        2,
        str![[r#"
error: interview/stories: 'maybe' is none of yes, partly, no

  tip: nothing was written

"#]],
    );
    refuses(
        ["reflect", "--answer", "enthusiasm=9"],
        2,
        str![[r#"
error: interview/enthusiasm: '9' is none of 1, 2, 3, 4, 5

  tip: nothing was written

"#]],
    );
    refuses(
        ["reflect", "--answer", "stories"],
        2,
        str![[r#"
error: --answer 'stories' is not of the form ID=ANSWER

  tip: nothing was written

"#]],
    );
}

#[test]
fn an_answer_of_nothing_is_no_answer() {
    let journal = refused("interview");
    journal.reject(["reflect", "--answer", "learned= "]).assert().code(0).stderr_eq(str![[r#"
Nothing was answered, so nothing was written.

"#]]);
    assert_eq!(added(&journal), "");
}

#[test]
fn of_several_cases_one_must_be_named() {
    let journal = refused("interview");
    another(&journal, "initech", "2026-11-21");
    let asked = journal.reject(["reflect", "--answer", "control=no"]).assert();
    asked.code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: 2 cases wait to be thought through

  tip: nothing was written; name one:
    2026-11-21-initech
    2026-11-02-acme--backend-engineer

"#]]);
}

#[test]
fn answers_come_from_a_file_or_from_standard_input() {
    let text = "interview/stories: partly\nyour-questions: true\nlearned: |\n  One: two\n  ---\n    three\nfit/wanted:\nchange: 1.10\n";
    let (file, input) = (with_answers(text), with_answers(""));
    file.reject(["reflect", "--answers", "answers.yaml"]).assert().code(0).stderr_eq(str![[r#"
Thought through. Written down in 2026/2026-11-02-acme--backend-engineer.yaml
You are done with this one. `reject stats` shows what keeps coming back.

"#]]);
    assert_data_eq!(
        added(&file),
        str![[r#"
---
date: 2026-11-22
event: reflected
topic: interview
run: '1800'
answers:
  stories: partly
  your-questions: yes
---
date: 2026-11-22
event: reflected
topic: lessons
run: '1800'
answers:
  learned: |
    One: two
    ---
      three
  change: '1.10'
done: true

"#]]
    );
    input.reject(["reflect", "--answers", "-"]).stdin(text).assert().code(0);
    assert_eq!(added(&input), added(&file));
}

#[test]
fn answers_that_cannot_be_read_are_refused_with_their_place() {
    for (text, code, expected) in [
        (
            "stories: no\nvalue: [\n",
            1,
            str![[r#"
error: cannot read the answers in 'answers.yaml'
  caused by: line 2, column 8: value: a list stands here; expected a text

  tip: nothing was written

"#]],
        ),
        (
            "stories: no\nstories: yes\n",
            1,
            str![[r#"
error: cannot read the answers in 'answers.yaml'
  caused by: line 2, column 1: the key 'stories' stands here twice

  tip: nothing was written

"#]],
        ),
        (
            "- stories\n",
            1,
            str![[r#"
error: cannot read the answers in 'answers.yaml'
  caused by: line 1, column 1: a list stands here; expected answers by question id

  tip: nothing was written

"#]],
        ),
        (
            "stories: maybe\n",
            2,
            str![[r#"
error: interview/stories: 'maybe' is none of yes, partly, no

  tip: nothing was written

"#]],
        ),
        (
            "stories: {a: b}\n",
            1,
            str![[r#"
error: cannot read the answers in 'answers.yaml'
  caused by: line 1, column 10: stories: keys and values stand here; expected a text

  tip: nothing was written

"#]],
        ),
    ] {
        let journal = with_answers(text);
        let asked = journal.reject(["reflect", "--answers", "answers.yaml"]).assert();
        asked.code(code).stdout_eq(str![""]).stderr_eq(expected);
        assert_eq!(added(&journal), "");
    }
}

#[test]
fn answers_that_are_not_there_or_not_utf_8_are_refused() {
    refuses(
        ["reflect", "--answers", "nowhere.yaml"],
        1,
        str![[r#"
error: cannot read the answers in 'nowhere.yaml'
  caused by: No such file or directory (os error 2)

  tip: nothing was written

"#]],
    );
    let journal = refused("interview");
    let asked = journal.reject(["reflect", "--answers", "-"]).stdin(&b"learned: \xff\n"[..]).assert();
    asked.code(1).stderr_eq(str![[r#"
error: cannot read the answers in '-'
  caused by: line 1, column 10: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was written
  tip: what was piped in is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]]);
}

#[test]
fn an_unknown_id_is_answered_with_a_similar_one_of_those_asked() {
    refuses(
        ["reflect", "--answer", "storys=no"],
        2,
        str![[r#"
error: no question is called 'storys'; did you mean 'stories'?

  tip: nothing was written

"#]],
    );
}

#[test]
fn a_text_that_reads_as_something_else_is_quoted() {
    let journal = refused("interview");
    journal.run(["reflect", "--answer", "went-well=no", "--answer", "learned=3", "--answer", "control=no"]);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: reflected
topic: lessons
run: '1800'
answers:
  went-well: 'no'
  learned: '3'
  control: no
done: true

"#]]
    );
}

#[test]
fn an_editor_and_answers_on_the_command_line_exclude_each_other() {
    let journal = refused("interview");
    journal.reject(["reflect", "-e", "--do", "Rest"]).env("VISUAL", "true").assert().code(2);
    assert_eq!(journal.files(), [ACME, "journal.yaml"]);
}
