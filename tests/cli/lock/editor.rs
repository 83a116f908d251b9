//! A locked text that is open in an editor lies in memory alone.

use std::fs;
use std::path::PathBuf;

use snapbox::str;

use super::{SECRET, locked, readable};
use crate::support::Journal;

const FILE: &str = "2026/2026-10-30-acme.yaml";
const CASE: &str = "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\nnote: quillwort\n";

/// `reject edit acme` with this script as the editor, whose `$1` is the copy, and a folder in memory.
fn edit(journal: &Journal, script: &str) -> snapbox::cmd::Command {
    fs::write(journal.root().with_file_name("editor.sh"), script).expect("the editor");
    let memory = journal.root().with_file_name("memory");
    fs::create_dir_all(&memory).expect("a folder");
    journal.reject(["edit", "acme"]).env("VISUAL", "sh editor.sh").env("XDG_RUNTIME_DIR", memory)
}

/// An editor that says which file it was given and what lies open, leaves a copy beside the file, and adds a line.
const EDITOR: &str = r#"umask 022
echo "$1" > given
stat -c %a "$1" "$(dirname "$1")" >> given
grep -rl quill'wort' --exclude=editor.sh . | sort > open
cp "$1" "$1~"
echo '---
date: 2026-11-01
event: noted
note: "quillwort again"' >> "$1""#;

#[test]
fn the_editor_s_copy_lies_in_memory_and_goes() {
    let journal = locked(&[(FILE, CASE)]);
    edit(&journal, EDITOR).assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Changed: 2026/2026-10-30-acme.yaml

"#]]);
    let beside = |file: &str| fs::read_to_string(journal.root().with_file_name(file)).expect(file);
    let given = beside("given");
    let memory = journal.root().with_file_name("memory");
    let mut lines = given.lines();
    let copy = PathBuf::from(lines.next().expect("a path"));
    assert!(
        copy.starts_with(&memory) && copy.ends_with("edit-2026-10-30-acme.yaml/edit-2026-10-30-acme.yaml"),
        "{given}"
    );
    assert_eq!(lines.collect::<Vec<_>>(), ["600", "700"]);
    let only =
        format!("./{}\n", copy.strip_prefix(memory.parent().expect("a folder")).expect("inside").display());
    assert_eq!(beside("open"), only, "what lay open while the editor ran");
    assert_eq!(readable(&journal, "quillwort again"), [PathBuf::from("editor.sh")]);
    assert_eq!(fs::read_dir(memory.join("reject")).expect("the folder").count(), 0);
    let story = journal.reject(["show", "acme"]).output().expect("it runs").stdout;
    assert!(String::from_utf8_lossy(&story).contains("quillwort again"));
}

#[test]
fn without_a_folder_in_memory_that_is_said() {
    let journal = locked(&[(FILE, CASE)]);
    let edit = edit(&journal, EDITOR).env_remove("XDG_RUNTIME_DIR");
    edit.assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
No folder in memory is known here (XDG_RUNTIME_DIR): while you write, your text lies open in [JOURNAL]/drafts/open/edit-2026-10-30-acme.yaml
Changed: 2026/2026-10-30-acme.yaml

"#]]);
    assert_eq!(readable(&journal, "quillwort again"), [PathBuf::from("editor.sh")]);
}

#[test]
fn an_editor_that_is_killed_with_us_loses_nothing() {
    let journal = locked(&[(FILE, CASE)]);
    let killed =
        edit(&journal, "echo '# quillwort too' >> \"$1\"; kill -9 $PPID; exit 0").output().expect("it runs");
    assert!(!killed.status.success());
    let again = edit(&journal, "true").assert().code(0).stdout_eq(str![[""]]);
    again.stderr_eq(str![[r#"
Going on from the copy you began last time.
Changed: 2026/2026-10-30-acme.yaml

"#]]);
    assert_eq!(readable(&journal, "quillwort too"), Vec::<PathBuf>::new());
    journal.passphrase("echo open sesame");
    journal.run(["unlock"]);
    assert_eq!(journal.file(FILE), format!("{CASE}# quillwort too\n"));
}

#[test]
fn words_that_cannot_be_read_are_kept_and_locked() {
    let journal = locked(&[(FILE, CASE)]);
    let edit = edit(&journal, "echo 'quillwort: [' >> \"$1\"").assert().code(1).stdout_eq(str![[""]]);
    edit.stderr_eq(str![[r#"
error: cannot read '[JOURNAL]/drafts/edit-2026-10-30-acme.yaml'
  caused by: line 8, column 1: did not find expected node content, while parsing a flow node

  tip: '2026/2026-10-30-acme.yaml' is as it was; your copy is kept in '[JOURNAL]/drafts/edit-2026-10-30-acme.yaml'; `reject edit 2026-10-30-acme` opens it again

"#]]);
    assert_eq!(readable(&journal, SECRET), [PathBuf::from("editor.sh")]);
    let kept =
        journal.reject(["show", "drafts/edit-2026-10-30-acme.yaml"]).assert().code(0).stderr_eq(str![[""]]);
    kept.stdout_eq(str![[r#"
---
company: Acme
---
date: 2026-10-30
event: applied
note: quillwort
quillwort: [

"#]]);
}
