//! `reject log -e`: the rest of a no in the editor.

use snapbox::cmd::Command;
use snapbox::{assert_data_eq, str};

use crate::support::Journal;

const FORM: &str = "drafts/form-log-acme.yaml";
const BASE: &str = "drafts/form-log-acme.before";
const ACME: &str = "2026/2026-11-22-acme.yaml";

/// `reject log` with these words and this shell script as the editor, whose `$1` is the form.
fn with_editor<const N: usize>(journal: &Journal, script: &str, words: [&str; N]) -> Command {
    std::fs::write(journal.root().with_file_name("editor.sh"), script).expect("the editor");
    journal.reject(["log", "-e"]).args(words).env("VISUAL", "sh editor.sh")
}

const CHANGED: &str = r#"cp "$1" shown.yaml
cat > "$1" <<END
# a note of mine
---
date: 2026-11-20
event: rejected
stage: final
feeling: 2
said: |
  Dear applicant,

  no.
END"#;

#[test]
fn what_was_written_in_the_editor_is_taken() {
    let journal = Journal::new();
    with_editor(&journal, CHANGED, ["Acme", "--stage", "screen", "--guess", "pay"])
        .assert()
        .code(0)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
Written down in 2026/2026-11-20-acme.yaml
The first time you got as far as a final round. That counts, whatever came after.
Nothing more is needed today. When you are ready: reject reflect acme

"#]]);
    let shown = std::fs::read_to_string(journal.root().with_file_name("shown.yaml")).expect("the form");
    assert_data_eq!(
        shown,
        str![[r#"
# Acme: rejected. Fill in what you like, leave out the rest; lines with a # are not read.
# A text stands on the lines below its key, two spaces in; take the # away from both.
# Empty the file to write nothing.
---
date: 2026-11-22
event: rejected
stage: screen
reasons:
- reason: pay
# heard: email             # email, phone, in person, portal, letter
# sender: person           # automated, template, person
# control: partly          # yes, partly, no, unknown
# feeling: 3               # 1 (crushed) to 5 (fine)
# said: |-
#   their words, word for word
# note: |-
#   yours
# vent: |-
#   private words, which never leave the journal

"#]]
    );
    assert_data_eq!(
        journal.file("2026/2026-11-20-acme.yaml"),
        str![[r#"
---
company: Acme
---
date: 2026-11-20
event: rejected
stage: final
said: |
  Dear applicant,

  no.
feeling: 2

"#]]
    );
    assert_eq!(journal.files(), ["2026/2026-11-20-acme.yaml", "journal.yaml"]);
}

#[test]
fn a_form_left_as_it_was_is_written_as_it_was() {
    let journal = Journal::new();
    with_editor(&journal, "true", ["Acme", "--stage", "final"]).assert().code(0).stdout_eq(str![]).stderr_eq(
        str![[r#"
A new journal begins in [JOURNAL]
Written down in 2026/2026-11-22-acme.yaml
The first time you got as far as a final round. That counts, whatever came after.
When you are ready: reject reflect acme

"#]],
    );
    assert_data_eq!(
        journal.file(ACME),
        str![[r#"
---
company: Acme
---
date: 2026-11-22
event: rejected
stage: final

"#]]
    );
    assert_eq!(journal.files(), [ACME, "journal.yaml"]);
}

#[test]
fn an_emptied_form_writes_nothing() {
    let journal = Journal::new();
    with_editor(&journal, r#": > "$1""#, ["Acme"]).assert().code(1).stdout_eq(str![]).stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
error: the form was empty

  tip: nothing was written

"#]]);
    assert_eq!(journal.files(), ["journal.yaml"]);
}

#[test]
fn an_editor_that_fails_leaves_the_text() {
    let journal = Journal::new();
    with_editor(&journal, r#"echo "said: No." >> "$1"; exit 3"#, ["Acme"])
        .assert()
        .code(1)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
error: the editor 'sh editor.sh' failed
  caused by: exit status: 3

  tip: your text is kept in '[JOURNAL]/drafts/form-log-acme.yaml'; the same command opens it again

"#]]);
    assert_data_eq!(
        journal.file(FORM),
        str![[r#"
# Acme: rejected. Fill in what you like, leave out the rest; lines with a # are not read.
# A text stands on the lines below its key, two spaces in; take the # away from both.
# Empty the file to write nothing.
---
date: 2026-11-22
event: rejected
# stage: screen            # application, screen, assessment, interview, final, offer
# heard: email             # email, phone, in person, portal, letter
# sender: person           # automated, template, person
# reasons: [{reason: another candidate, stated: yes}]
# control: partly          # yes, partly, no, unknown
# feeling: 3               # 1 (crushed) to 5 (fine)
# said: |-
#   their words, word for word
# note: |-
#   yours
# vent: |-
#   private words, which never leave the journal
said: No.

"#]]
    );
    assert_eq!(journal.files(), [BASE, FORM, "journal.yaml"]);
}

#[test]
fn an_editor_that_is_not_there_leaves_the_form() {
    let journal = Journal::new();
    journal
        .reject(["log", "Acme", "-e", "--said", "No."])
        .env("EDITOR", "no-such-editor --wait")
        .assert()
        .code(1)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
sh: 1: no-such-editor: not found
error: the editor 'no-such-editor --wait' failed
  caused by: exit status: 127

  tip: your text is kept in '[JOURNAL]/drafts/form-log-acme.yaml'; the same command opens it again

"#]]);
    assert_eq!(journal.files(), [BASE, FORM, "journal.yaml"]);
}

#[test]
fn a_form_that_cannot_be_read_is_kept_and_opened_again() {
    let journal = Journal::new();
    with_editor(&journal, r#"echo "stage: phone" >> "$1""#, ["Acme"])
        .assert()
        .code(1)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
error: cannot take the form '[JOURNAL]/drafts/form-log-acme.yaml'
  caused by: line 19, column 8: stage: 'phone' is none of application, screen, assessment, interview, final, offer

  tip: your text is kept in '[JOURNAL]/drafts/form-log-acme.yaml'; the same command opens it again

"#]]);
    assert_eq!(journal.files(), [BASE, FORM, "journal.yaml"]);
    with_editor(&journal, r#"sed -i s/phone/final/ "$1""#, ["Acme"])
        .assert()
        .code(0)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
Going on from the form you began last time.
Written down in 2026/2026-11-22-acme.yaml
The first time you got as far as a final round. That counts, whatever came after.
When you are ready: reject reflect acme

"#]]);
    assert_data_eq!(
        journal.file(ACME),
        str![[r#"
---
company: Acme
---
date: 2026-11-22
event: rejected
stage: final

"#]]
    );
    assert_eq!(journal.files(), [ACME, "journal.yaml"]);
}

#[test]
fn a_form_with_a_day_to_come_is_kept() {
    let journal = Journal::new();
    with_editor(&journal, r#"sed -i s/11-22/11-23/ "$1""#, ["Acme"])
        .assert()
        .code(1)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
error: cannot take the form '[JOURNAL]/drafts/form-log-acme.yaml'
  caused by: date: '2026-11-23' is after today (2026-11-22)

  tip: your text is kept in '[JOURNAL]/drafts/form-log-acme.yaml'; the same command opens it again

"#]]);
    assert_eq!(journal.files(), [BASE, FORM, "journal.yaml"]);
}

/// Whether the words still stand anywhere in the journal.
fn is_kept(journal: &Journal, words: &str) -> bool {
    journal.files().iter().any(|file| journal.file(file).contains(words))
}

#[test]
fn no_word_of_a_form_is_lost_wherever_it_stands() {
    for line in [
        "sayd: We liked you.",
        "role: We liked you.",
        "company: We liked you.",
        "---\ndate: 2026-11-22\nevent: noted\nnote: We liked you.",
    ] {
        let journal = Journal::new();
        let script = format!("cat >> \"$1\" <<END\n{line}\nEND");
        with_editor(&journal, &script, ["Acme", "--stage", "final"]).output().expect("it runs");
        assert!(is_kept(&journal, "We liked you."), "lost: {line}");
    }
}

#[test]
fn a_form_that_was_kept_is_not_taken_for_another_company() {
    let journal = Journal::new();
    with_editor(&journal, r#"echo "said: You are a fine baker." >> "$1"; exit 1"#, ["Bakery"])
        .assert()
        .code(1);
    let globex = with_editor(&journal, "true", ["Globex", "--note", "Mine."]).output().expect("it runs");
    assert!(!globex.status.success() || is_kept(&journal, "Mine."));
    let globex = journal.told(&["show", "globex", "--json"]);
    assert!(!globex.contains("baker"), "{globex}");
    assert!(is_kept(&journal, "You are a fine baker."));
}

#[test]
fn a_form_in_which_nothing_ended_is_no_no() {
    let journal = Journal::new();
    with_editor(&journal, r#"sed -i s/rejected/applied/ "$1""#, ["Acme"])
        .assert()
        .code(1)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
error: cannot take the form '[JOURNAL]/drafts/form-log-acme.yaml'
  caused by: event: 'applied' ends nothing; expected one of rejected, no-reply, withdrew, declined, closed, accepted

  tip: your text is kept in '[JOURNAL]/drafts/form-log-acme.yaml'; the same command opens it again

"#]]);
    assert_eq!(journal.files(), [BASE, FORM, "journal.yaml"]);
}

#[test]
fn a_form_is_gone_on_with_only_by_the_command_that_began_it() {
    let journal = Journal::new();
    with_editor(&journal, r#"echo "said: Mine." >> "$1"; exit 1"#, ["Acme", "Backend"]).assert().code(1);
    let form = journal.file(FORM);
    with_editor(&journal, "true", ["Acme", "Frontend"])
        .assert()
        .code(2)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
error: a form for Acme was begun before with other words

  tip: nothing was written; finish it with the command of then, or remove '[JOURNAL]/drafts/form-log-acme.yaml'

"#]]);
    assert_eq!(journal.file(FORM), form);
    assert_eq!(journal.files(), [BASE, FORM, "journal.yaml"]);
    with_editor(&journal, "true", ["Acme", "Backend"]).assert().code(0).stdout_eq(str![]).stderr_eq(str![[
        r#"
Going on from the form you began last time.
Written down in 2026/2026-11-22-acme--backend.yaml
When you are ready: reject reflect acme

"#
    ]]);
    assert_data_eq!(
        journal.file("2026/2026-11-22-acme--backend.yaml"),
        str![[r#"
---
company: Acme
role: Backend
---
date: 2026-11-22
event: rejected
said: Mine.

"#]]
    );
    assert_eq!(journal.files(), ["2026/2026-11-22-acme--backend.yaml", "journal.yaml"]);
}

#[test]
fn words_behind_a_number_sign_are_not_lost_as_a_comment() {
    let journal = Journal::new();
    let script = r#"echo "said: You were our #2 choice. We use C # and more." >> "$1""#;
    with_editor(&journal, script, ["Acme"]).assert().code(1).stdout_eq(str![]).stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
error: cannot take the form '[JOURNAL]/drafts/form-log-acme.yaml'
  caused by: line 19, column 20: what stands behind ' #' would be lost; put the text below 'said: |-', two spaces in

  tip: your text is kept in '[JOURNAL]/drafts/form-log-acme.yaml'; the same command opens it again

"#]]);
    assert_eq!(
        journal.file(FORM).lines().next_back(),
        Some("said: You were our #2 choice. We use C # and more.")
    );
    assert_eq!(journal.files(), [BASE, FORM, "journal.yaml"]);
}

#[test]
fn words_an_editor_left_in_a_form_that_was_taken_away_are_put_aside() {
    let journal = Journal::with(&[("journal.yaml", "format: 1\n"), (FORM, "said: Written late.\n")]);
    let asked = with_editor(&journal, "true", ["Acme"]).assert().code(0).stdout_eq("");
    asked.stderr_eq(str![[r#"
What lay there from before is kept in [JOURNAL]/drafts/unsaved-1.txt
Written down in 2026/2026-11-22-acme.yaml
When you are ready: reject reflect acme

"#]]);
    assert_eq!(journal.file("drafts/unsaved-1.txt"), "said: Written late.\n");
    assert_eq!(journal.files(), [ACME, "drafts/unsaved-1.txt", "journal.yaml"]);
}
