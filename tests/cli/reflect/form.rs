//! `reject reflect -e`: the questions as a form in the editor.

use snapbox::cmd::Command;
use snapbox::{assert_data_eq, str};

use super::{ACME, added, ended, lines, refused};
use crate::support::Journal;

const FORM: &str = "drafts/form-reflect-2026-11-02-acme--backend-engineer.yaml";
const BASE: &str = "drafts/form-reflect-2026-11-02-acme--backend-engineer.before";
const DRAFT: &str = "drafts/reflect-2026-11-02-acme--backend-engineer.yaml";

/// `reject reflect -e` with this line of shell as the editor.
fn edited(journal: &Journal, editor: &str) -> Command {
    journal.reject(["reflect", "-e", "acme"]).env("EDITOR", "false").env("VISUAL", editor)
}

/// An editor that leaves this text.
fn leaves(journal: &Journal, text: &str) -> &'static str {
    journal.put("../text", text);
    "cp text"
}

#[test]
fn the_form_asks_everything_and_an_unchanged_one_writes_nothing() {
    let journal = refused("interview");
    let asked = edited(&journal, "cat").assert();
    asked
        .code(0)
        .stdout_eq(str![[r##"
# Acme, Backend engineer: rejected on 20 Nov 2026, at interview.
# Answer what you like and leave the rest empty. Save and close.

# --- The interview ---

# Did your stories of past work connect to the work they need done? (yes, partly, no)
interview/stories:

# Did you say more about what you would add than about what you wanted? (yes, partly, no)
interview/value:

# Did you ask questions whose answers mattered to you? (yes, partly, no)
interview/your-questions:

# How well could they see that you wanted it, from 1 (hidden) to 5 (clearly)? (1 to 5)
interview/enthusiasm:

# --- The follow-up ---

# If their answer was late, did you write once to ask? (yes, partly, no)
follow-up/checked-in:

# If you spoke with them, did you send your thanks within a day? (yes, partly, no)
follow-up/thank-you:

# --- The fit ---

# Knowing what you know now, is this a job you would want? (yes, partly, no)
fit/wanted:

# --- What you take with you ---

# What went well, even if it was small?
lessons/went-well: |-
  

# What did you learn that you can use again?
lessons/learned: |-
  

# What would you change? "Nothing to change" is as good an answer as any. (for example: nothing to change)
lessons/change: |-
  

# Was the way it ended within your control? (yes, partly, no, unknown)
lessons/control:

"##]])
        .stderr_eq(str![[r#"
Nothing was answered, so nothing was written.

"#]]);
    assert_eq!(journal.files(), [ACME, "journal.yaml"]);
}

#[test]
fn what_was_filled_in_is_written_down_and_the_rest_is_skipped() {
    let journal = ended("accepted", "offer");
    let editor = "sed -i -e 's/^fit.wanted:/& yes/' -e '/^lessons.change/{n;s/$/Nothing: at all/}'";
    edited(&journal, editor).assert().code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
Thought through. Written down in 2026/2026-11-02-acme--backend-engineer.yaml
Congratulations on the new job.

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
  wanted: yes
skipped: [match]
---
date: 2026-11-22
event: reflected
topic: lessons
run: '1800'
answers:
  change: 'Nothing: at all'
skipped: [went-well, learned]
done: true

"#]]
    );
    assert_eq!(journal.files(), [ACME, "journal.yaml"]);
}

#[test]
fn a_text_of_several_lines_comes_back_to_the_letter() {
    let journal = refused("interview");
    let text =
        "lessons/learned: |-\n  One: two\n    # three\n\n  ---\n  event: accepted\n  'four\ncontrol: no\n";
    edited(&journal, leaves(&journal, text)).assert().code(0);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: reflected
topic: interview
run: '1800'
skipped: [stories, value, your-questions, enthusiasm]
---
date: 2026-11-22
event: reflected
topic: follow-up
run: '1800'
skipped: [checked-in, thank-you]
---
date: 2026-11-22
event: reflected
topic: fit
run: '1800'
skipped: [wanted]
---
date: 2026-11-22
event: reflected
topic: lessons
run: '1800'
answers:
  learned: |-
    One: two
      # three

    ---
    event: accepted
    'four
  control: no
skipped: [went-well, change]
done: true

"#]]
    );
}

#[test]
fn an_emptied_form_writes_nothing() {
    let journal = refused("interview");
    edited(&journal, "truncate -s 0").assert().code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: the form was empty

  tip: nothing was written

"#]]);
    assert_eq!(journal.files(), [ACME, "journal.yaml"]);
}

#[test]
fn where_the_editor_fails_the_text_is_kept_and_opened_again() {
    let journal = refused("interview");
    let asked = edited(&journal, "echo 'value: no' > \"$1\"; false").assert();
    asked.code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: the editor 'echo 'value: no' > "$1"; false' failed
  caused by: exit status: 1

  tip: your text is kept in '[JOURNAL]/drafts/form-reflect-2026-11-02-acme--backend-engineer.yaml'; `reject reflect -e acme` opens it again

"#]]);
    assert_eq!(journal.file(FORM), "value: no\n");
    edited(&journal, "cat")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
value: no

"#]])
        .stderr_eq(str![[r#"
Going on from the form you began last time.
Thought through. Written down in 2026/2026-11-02-acme--backend-engineer.yaml
You are done with this one. `reject stats` shows what keeps coming back.

"#]]);
    assert_eq!(journal.files(), [ACME, "journal.yaml"]);
}

#[test]
fn an_editor_that_is_not_there_is_named() {
    let journal = refused("interview");
    edited(&journal, "no-such-editor").assert().code(1).stderr_eq(str![[r#"
sh: 1: no-such-editor: not found
error: the editor 'no-such-editor' failed
  caused by: exit status: 127

  tip: your text is kept in '[JOURNAL]/drafts/form-reflect-2026-11-02-acme--backend-engineer.yaml'; `reject reflect -e acme` opens it again

"#]]);
}

#[test]
fn a_form_that_cannot_be_read_is_kept_and_opened_again() {
    let journal = refused("interview");
    for (text, expected) in [
        (
            "stories: no\n  value: [\n",
            str![[r#"
error: cannot read '[JOURNAL]/drafts/form-reflect-2026-11-02-acme--backend-engineer.yaml'
  caused by: line 2, column 8: mapping values are not allowed in this context

  tip: your text is kept in '[JOURNAL]/drafts/form-reflect-2026-11-02-acme--backend-engineer.yaml'; `reject reflect -e acme` opens it again

"#]],
        ),
        (
            "stories: no\nstories: no\n",
            str![[r#"
Going on from the form you began last time.
error: cannot read '[JOURNAL]/drafts/form-reflect-2026-11-02-acme--backend-engineer.yaml'
  caused by: line 2, column 1: the key 'stories' stands here twice

  tip: your text is kept in '[JOURNAL]/drafts/form-reflect-2026-11-02-acme--backend-engineer.yaml'; `reject reflect -e acme` opens it again

"#]],
        ),
        (
            "stories: perhaps\n",
            str![[r#"
Going on from the form you began last time.
error: cannot read '[JOURNAL]/drafts/form-reflect-2026-11-02-acme--backend-engineer.yaml'
  caused by: interview/stories: 'perhaps' is none of yes, partly, no

  tip: your text is kept in '[JOURNAL]/drafts/form-reflect-2026-11-02-acme--backend-engineer.yaml'; `reject reflect -e acme` opens it again

"#]],
        ),
        (
            "storys: no\n",
            str![[r#"
Going on from the form you began last time.
error: cannot read '[JOURNAL]/drafts/form-reflect-2026-11-02-acme--backend-engineer.yaml'
  caused by: no question is called 'storys'; did you mean 'stories'?

  tip: your text is kept in '[JOURNAL]/drafts/form-reflect-2026-11-02-acme--backend-engineer.yaml'; `reject reflect -e acme` opens it again

"#]],
        ),
    ] {
        edited(&journal, leaves(&journal, text)).assert().code(1).stdout_eq(str![""]).stderr_eq(expected);
        assert_eq!(journal.file(FORM), text);
        assert_eq!(journal.files(), [ACME, BASE, FORM, "journal.yaml"]);
    }
    edited(&journal, "sed -i s/storys/stories/").assert().code(0).stderr_eq(str![[r#"
Going on from the form you began last time.
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
  stories: no
skipped: [value, your-questions, enthusiasm]
---
date: 2026-11-22
event: reflected
topic: follow-up
run: '1800'
skipped: [checked-in, thank-you]
---
date: 2026-11-22
event: reflected
topic: fit
run: '1800'
skipped: [wanted]
---
date: 2026-11-22
event: reflected
topic: lessons
run: '1800'
skipped: [went-well, learned, change, control]
done: true

"#]]
    );
}

#[test]
fn what_was_begun_on_lines_comes_back_from_the_form_to_the_letter() {
    let journal = ended("declined", "offer");
    journal.reject(["reflect", "acme"]).stdin(lines(["no", "", "  Two: spaces ", "#"])).assert().code(1);
    edited(&journal, "true").assert().code(0);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: reflected
topic: fit
run: '1800'
answers:
  wanted: no
skipped: [match]
---
date: 2026-11-22
event: reflected
topic: lessons
run: '1800'
answers:
  went-well: '  Two: spaces '
  learned: '#'
skipped: [change]
done: true

"#]]
    );
}

#[test]
fn what_is_emptied_in_the_form_is_taken_back() {
    let journal = ended("declined", "offer");
    journal.reject(["reflect", "acme"]).stdin(lines(["no", "yes"])).assert().code(1);
    edited(&journal, "sed -i 's/^fit.wanted:.*/fit\\/wanted:/'").assert().code(0);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: reflected
topic: fit
run: '1800'
answers:
  match: yes
skipped: [wanted]
---
date: 2026-11-22
event: reflected
topic: lessons
run: '1800'
skipped: [went-well, learned, change]
done: true

"#]]
    );
}

#[test]
fn an_emptied_form_leaves_what_was_begun_unwritten() {
    let journal = ended("declined", "offer");
    journal.reject(["reflect", "acme"]).stdin(lines(["no", "yes"])).assert().code(1);
    let begun = journal.file(DRAFT);
    edited(&journal, "truncate -s 0").assert().code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: the form was empty

  tip: nothing was written; what you answered before is kept

"#]]);
    assert_eq!(added(&journal), "");
    assert_eq!(journal.file(DRAFT), begun);
    assert_eq!(journal.files(), [ACME, DRAFT, "journal.yaml"]);
}

#[test]
fn words_behind_a_number_sign_are_not_lost_as_a_comment() {
    let journal = refused("interview");
    let asked = edited(&journal, leaves(&journal, "lessons/learned: Keep it #short\n")).assert();
    asked.code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: cannot read '[JOURNAL]/drafts/form-reflect-2026-11-02-acme--backend-engineer.yaml'
  caused by: line 1, column 26: what stands behind ' #' would be lost; put the text below 'lessons/learned: |-', two spaces in

  tip: your text is kept in '[JOURNAL]/drafts/form-reflect-2026-11-02-acme--backend-engineer.yaml'; `reject reflect -e acme` opens it again

"#]]);
    assert_eq!(journal.file(FORM), "lessons/learned: Keep it #short\n");
    assert_eq!(journal.files(), [ACME, BASE, FORM, "journal.yaml"]);
}
