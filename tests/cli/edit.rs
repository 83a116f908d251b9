//! `reject edit`: the user's own hand.

use std::fs;

use snapbox::cmd::Command;
use snapbox::{assert_data_eq, str};

use crate::support::Journal;

const FILE: &str = "2026/2026-11-02-acme--backend-engineer.yaml";
const COPY: &str = "drafts/edit-2026-11-02-acme--backend-engineer.yaml";
/// What the case was when the copy was made.
const BEFORE: &str = "drafts/edit-2026-11-02-acme--backend-engineer.before";
const UNSAVED: &str = "drafts/unsaved-1.txt";
const CASE: &str = "---
company: Acme # the anvils
role: Backend engineer
---
date: 2026-11-02
event: applied
";

fn acme() -> Journal {
    Journal::with(&[("journal.yaml", "format: 1\n"), (FILE, CASE)])
}

/// `reject edit acme` with this line of shell as the editor.
fn edited(journal: &Journal, editor: &str) -> Command {
    journal.reject(["edit", "acme"]).env("EDITOR", editor)
}

/// An editor that leaves this text.
fn leaves(journal: &Journal, text: &str) -> &'static str {
    journal.put("../text", text);
    "cp text"
}

#[test]
fn what_was_changed_takes_the_place_of_the_case() {
    let journal = acme();
    let asked = edited(&journal, "sed -i s/Backend/Rust/").assert();
    asked.code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
Changed: 2026/2026-11-02-acme--backend-engineer.yaml

"#]]);
    assert_eq!(journal.file(FILE), CASE.replace("Backend", "Rust"));
    assert_eq!(journal.files(), [FILE, "journal.yaml"]);
}

#[test]
fn visual_comes_before_editor() {
    let journal = acme();
    let asked = edited(&journal, "false").env("VISUAL", "cat").assert();
    asked.code(0).stdout_eq(CASE).stderr_eq(str![[r#"
Nothing was changed.

"#]]);
    assert_eq!(journal.files(), [FILE, "journal.yaml"]);
}

#[test]
fn an_emptied_copy_leaves_the_case_as_it_was() {
    let journal = acme();
    let asked = edited(&journal, "truncate -s 0").assert();
    asked.code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: the copy was empty

  tip: '2026/2026-11-02-acme--backend-engineer.yaml' is as it was

"#]]);
    assert_eq!(journal.file(FILE), CASE);
    assert_eq!(journal.files(), [FILE, "journal.yaml"]);
}

#[test]
fn where_the_editor_fails_the_copy_is_kept_and_opened_again() {
    let journal = acme();
    let asked = edited(&journal, "sed -i s/Backend/Rust/ \"$1\"; false").assert();
    asked.code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: the editor 'sed -i s/Backend/Rust/ "$1"; false' failed
  caused by: exit status: 1

  tip: your copy is kept in '[JOURNAL]/drafts/edit-2026-11-02-acme--backend-engineer.yaml'; `reject edit 2026-11-02-acme--backend-engineer` opens it again

"#]]);
    assert_eq!(journal.file(FILE), CASE);
    assert_eq!(journal.files(), [FILE, BEFORE, COPY, "journal.yaml"]);
    assert_eq!(journal.file(BEFORE), CASE);
    assert_eq!(journal.file(COPY), CASE.replace("Backend", "Rust"));
    let asked = edited(&journal, "sed -i s/engineer/wizard/").assert();
    asked.code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
Going on from the copy you began last time.
Changed: 2026/2026-11-02-acme--backend-engineer.yaml

"#]]);
    assert_eq!(journal.file(FILE), CASE.replace("Backend engineer", "Rust wizard"));
    assert_eq!(journal.files(), [FILE, "journal.yaml"]);
}

#[test]
fn a_copy_that_cannot_be_read_is_kept_and_named_with_its_place() {
    let journal = acme();
    for (text, expected) in [
        (
            "---\ncompany: [Acme\n---\n",
            str![[r#"
error: cannot read '[JOURNAL]/drafts/edit-2026-11-02-acme--backend-engineer.yaml'
  caused by: line 2, column 10: company: a list stands here; expected a text

  tip: '2026/2026-11-02-acme--backend-engineer.yaml' is as it was; your copy is kept in '[JOURNAL]/drafts/edit-2026-11-02-acme--backend-engineer.yaml'; `reject edit 2026-11-02-acme--backend-engineer` opens it again

"#]],
        ),
        (
            "---\ncompany: Acme\n---\ndate: 2026-11-02\nevent: applied\nstage: phone\n",
            str![[r#"
error: cannot read '[JOURNAL]/drafts/edit-2026-11-02-acme--backend-engineer.yaml'
  caused by: line 6, column 8: stage: 'phone' is none of application, screen, assessment, interview, final, offer

  tip: '2026/2026-11-02-acme--backend-engineer.yaml' is as it was; your copy is kept in '[JOURNAL]/drafts/edit-2026-11-02-acme--backend-engineer.yaml'; `reject edit 2026-11-02-acme--backend-engineer` opens it again

"#]],
        ),
        (
            "---\ncompany: Acme\ncompany: Acme\n",
            str![[r#"
error: cannot read '[JOURNAL]/drafts/edit-2026-11-02-acme--backend-engineer.yaml'
  caused by: line 3, column 1: the key 'company' stands here twice

  tip: '2026/2026-11-02-acme--backend-engineer.yaml' is as it was; your copy is kept in '[JOURNAL]/drafts/edit-2026-11-02-acme--backend-engineer.yaml'; `reject edit 2026-11-02-acme--backend-engineer` opens it again

"#]],
        ),
        (
            "---\n- Acme\n",
            str![[r#"
error: cannot read '[JOURNAL]/drafts/edit-2026-11-02-acme--backend-engineer.yaml'
  caused by: line 2, column 1: a list stands here; expected keys and values, such as 'company: Acme'

  tip: '2026/2026-11-02-acme--backend-engineer.yaml' is as it was; your copy is kept in '[JOURNAL]/drafts/edit-2026-11-02-acme--backend-engineer.yaml'; `reject edit 2026-11-02-acme--backend-engineer` opens it again

"#]],
        ),
        (
            "---\ncompany: Acme\n---\ndate: 2026-13-02\nevent: applied\n",
            str![[r#"
error: cannot read '[JOURNAL]/drafts/edit-2026-11-02-acme--backend-engineer.yaml'
  caused by: line 4, column 7: date: '2026-13-02' is not a date; expected YYYY-MM-DD

  tip: '2026/2026-11-02-acme--backend-engineer.yaml' is as it was; your copy is kept in '[JOURNAL]/drafts/edit-2026-11-02-acme--backend-engineer.yaml'; `reject edit 2026-11-02-acme--backend-engineer` opens it again

"#]],
        ),
        (
            "---\ncompany: Acme\n---\nevent: applied\n",
            str![[r#"
error: cannot read '[JOURNAL]/drafts/edit-2026-11-02-acme--backend-engineer.yaml'
  caused by: line 4, column 1: event: 'applied' needs 'date: YYYY-MM-DD' beside it

  tip: '2026/2026-11-02-acme--backend-engineer.yaml' is as it was; your copy is kept in '[JOURNAL]/drafts/edit-2026-11-02-acme--backend-engineer.yaml'; `reject edit 2026-11-02-acme--backend-engineer` opens it again

"#]],
        ),
    ] {
        let asked = edited(&journal, leaves(&journal, text)).assert();
        asked.code(1).stdout_eq(str![""]).stderr_eq(expected);
        assert_eq!(journal.file(FILE), CASE);
        assert_eq!(journal.file(COPY), text);
        fs::remove_file(journal.root().join(COPY)).expect("the copy");
    }
}

#[test]
fn a_copy_that_could_not_be_read_is_opened_again() {
    let journal = acme();
    edited(&journal, "sed -i s/applied/[applied/").assert().code(1);
    let asked = edited(&journal, "sed -i s/.applied/applied/\\;s/anvils/rockets/").assert();
    asked.code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
Going on from the copy you began last time.
Changed: 2026/2026-11-02-acme--backend-engineer.yaml

"#]]);
    assert_eq!(journal.file(FILE), CASE.replace("anvils", "rockets"));
}

#[test]
fn where_another_wrote_meanwhile_both_are_kept() {
    let journal = acme();
    let other = "---\ndate: 2026-11-03\nevent: noted\nnote: They called.\n";
    journal.put("../other", other);
    let editor = format!("cat other >> {}; sed -i s/Backend/Rust/", journal.root().join(FILE).display());
    let asked = edited(&journal, &editor).assert();
    asked.code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: '2026/2026-11-02-acme--backend-engineer.yaml' changed since your copy was made

  tip: the case is as it was written meanwhile; your copy is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]]);
    assert_eq!(journal.file(FILE), format!("{CASE}{other}"));
    assert_eq!(journal.file(UNSAVED), CASE.replace("Backend", "Rust"));
    assert_eq!(journal.files(), [FILE, UNSAVED, "journal.yaml"]);
}

#[test]
fn a_damaged_case_can_be_mended() {
    let journal = acme();
    journal.put(FILE, CASE.replace("2026-11-02", "2026-11-32"));
    let asked = edited(&journal, "sed -i s/11-32/11-30/").assert();
    asked.code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
Changed: 2026/2026-11-02-acme--backend-engineer.yaml

"#]]);
    assert_eq!(journal.file(FILE), CASE.replace("2026-11-02", "2026-11-30"));
}

#[test]
fn a_case_that_is_not_utf_8_can_be_mended() {
    let journal = acme();
    journal.put(FILE, b"---\ncompany: Caf\xe9\n---\ndate: 2026-11-02\nevent: applied\n");
    let asked = edited(&journal, leaves(&journal, CASE)).assert();
    asked.code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
Changed: 2026/2026-11-02-acme--backend-engineer.yaml

"#]]);
    assert_eq!(journal.file(FILE), CASE);
}

#[test]
fn a_company_of_another_name_keeps_its_file_and_that_is_said() {
    let journal = acme();
    let asked = edited(&journal, "sed -i s/Acme/Hooli/").assert();
    asked.code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
Changed: 2026/2026-11-02-acme--backend-engineer.yaml
The file keeps its name. `reject log` looks for 'hooli' in names; to be found under it, rename the file yourself.

"#]]);
    assert_eq!(journal.files(), [FILE, "journal.yaml"]);
    let case = journal.file(FILE);
    edited(&journal, "sed -i s/anvils/phones/").assert().code(0);
    assert_eq!(journal.file(FILE), case.replace("anvils", "phones"));
}

#[test]
fn an_unknown_case_is_answered_with_a_similar_one() {
    let journal = acme();
    let asked = journal.reject(["edit", "amce"]).assert();
    asked.code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: no case matches 'amce'

  tip: a similar one exists: '2026-11-02-acme--backend-engineer'

"#]]);
    Journal::new().reject(["edit", "last"]).assert().code(2).stderr_eq(str![[r#"
error: no case matches 'last'

  tip: `reject list` shows them all; part of a company or a role names one

"#]]);
}

#[cfg(unix)]
#[test]
fn a_linked_case_stays_a_link() {
    let journal = acme();
    let elsewhere = journal.root().join("../elsewhere.yaml");
    fs::rename(journal.root().join(FILE), &elsewhere).expect("a move");
    std::os::unix::fs::symlink(&elsewhere, journal.root().join(FILE)).expect("a link");
    edited(&journal, "sed -i s/Backend/Rust/").assert().code(0);
    assert_eq!(fs::read_link(journal.root().join(FILE)).expect("a link"), elsewhere);
    assert_data_eq!(fs::read_to_string(elsewhere).expect("the case"), CASE.replace("Backend", "Rust"));
}

#[cfg(unix)]
#[test]
fn a_case_keeps_its_mode_and_the_copy_is_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let journal = acme();
    let file = journal.root().join(FILE);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("a mode");
    let asked = edited(&journal, "sed -i s/Backend/Rust/ \"$1\"; stat -c %a").assert();
    asked.code(0).stdout_eq("600\n");
    assert_eq!(fs::metadata(file).expect("the case").permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_kept_copy_mended_to_what_it_was_changes_nothing_of_what_was_written_since() {
    let journal = acme();
    edited(&journal, "sed -i s/applied/[applied/").assert().code(1);
    journal.run(["log", "Acme", "--said", "No."]);
    let written = journal.file(FILE);
    let asked = edited(&journal, "sed -i s/.applied/applied/").assert();
    asked.code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
Going on from the copy you began last time.
Nothing was changed.

"#]]);
    assert_eq!(journal.file(FILE), written);
    assert_eq!(journal.files(), [FILE, "journal.yaml"]);
}

#[test]
fn a_kept_copy_mended_to_something_new_never_undoes_what_was_written_since() {
    let journal = acme();
    edited(&journal, "sed -i s/applied/[applied/").assert().code(1);
    journal.run(["log", "Acme", "--said", "No."]);
    let written = journal.file(FILE);
    let asked = edited(&journal, "sed -i s/.applied/applied/\\;s/anvils/rockets/").assert();
    asked.code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
Going on from the copy you began last time.
error: '2026/2026-11-02-acme--backend-engineer.yaml' changed since your copy was made

  tip: the case is as it was written meanwhile; your copy is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]]);
    assert_eq!(journal.file(FILE), written);
    assert_eq!(journal.file(UNSAVED), CASE.replace("anvils", "rockets"));
    assert_eq!(journal.files(), [FILE, UNSAVED, "journal.yaml"]);
}

#[test]
fn a_copy_is_promised_only_where_it_is_kept() {
    let journal = acme();
    let asked = edited(&journal, "false").assert();
    asked.code(1).stderr_eq(str![[r#"
error: the editor 'false' failed
  caused by: exit status: 1

  tip: nothing was changed

"#]]);
    assert_eq!(journal.files(), [FILE, "journal.yaml"]);
}

#[test]
fn a_copy_without_what_it_was_made_of_is_put_aside_and_not_overwritten() {
    let journal = acme();
    let words = CASE.replace("anvils", "rockets");
    journal.put(COPY, &words);
    edited(&journal, "cat").assert().code(0).stdout_eq(CASE).stderr_eq(str![[r#"
What lay there from before is kept in [JOURNAL]/drafts/unsaved-1.txt
Nothing was changed.

"#]]);
    assert_eq!(journal.file(UNSAVED), words);
    assert_eq!(journal.file(FILE), CASE);
    assert_eq!(journal.files(), [FILE, UNSAVED, "journal.yaml"]);
}
