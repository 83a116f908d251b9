//! A locked text that is open in an editor lies in memory alone.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use snapbox::cmd::Command;
use snapbox::{assert_data_eq, str};
use tempfile::TempDir;

use super::{SECRET, locked, readable};
use crate::support::Journal;

const FILE: &str = "2026/2026-10-30-acme.yaml";
const CASE: &str = "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\nnote: quillwort\n";

/// A folder in memory that only this user can look into.
fn memory() -> TempDir {
    let mine = fs::Permissions::from_mode(0o700);
    tempfile::Builder::new().permissions(mine).tempdir_in("/dev/shm").expect("a folder in memory")
}

/// `reject edit acme` with this script as the editor, whose `$1` is the copy, and that folder in memory.
fn edit(journal: &Journal, memory: &TempDir, script: &str) -> Command {
    fs::write(journal.root().with_file_name("editor.sh"), script).expect("the editor");
    let edit = journal.reject(["edit", "acme"]).env("VISUAL", "exec sh editor.sh");
    edit.env("XDG_RUNTIME_DIR", memory.path()).env("MEMORY", memory.path())
}

/// An editor that says which file it was given and what lies open, leaves a copy beside the file, and adds a line.
const EDITOR: &str = r#"umask 022
echo "$1" > given
stat -c %a "$1" "$(dirname "$1")" >> given
grep -rl quill'wort' --exclude=editor.sh . "$MEMORY" | sort > open
cp "$1" "$1~"
echo '---
date: 2026-11-01
event: noted
note: "quillwort again"' >> "$1""#;

#[test]
fn the_editor_s_copy_lies_in_memory_and_goes() {
    let (journal, memory) = (locked(&[(FILE, CASE)]), memory());
    edit(&journal, &memory, EDITOR).assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Changed: 2026/2026-10-30-acme.yaml

"#]]);
    let beside = |file: &str| fs::read_to_string(journal.root().with_file_name(file)).expect(file);
    let given = beside("given");
    let mut lines = given.lines();
    let copy = PathBuf::from(lines.next().expect("a path"));
    let name = "edit-2026-10-30-acme.yaml";
    assert!(copy.starts_with(memory.path()) && copy.ends_with(format!("{name}/{name}")), "{given}");
    assert_eq!(lines.collect::<Vec<_>>(), ["600", "700"]);
    assert_eq!(beside("open"), format!("{}\n", copy.display()), "what lay open while the editor ran");
    assert_eq!(readable(&journal, "quillwort again"), [PathBuf::from("editor.sh")]);
    assert_eq!(fs::read_dir(memory.path().join("reject")).expect("the folder").count(), 0);
    let story = journal.reject(["show", "acme"]).output().expect("it runs").stdout;
    assert!(String::from_utf8_lossy(&story).contains("quillwort again"));
}

#[test]
fn without_a_folder_in_memory_that_is_said() {
    let (journal, memory) = (locked(&[(FILE, CASE)]), memory());
    let edit = edit(&journal, &memory, EDITOR).env_remove("XDG_RUNTIME_DIR");
    edit.assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
No folder of yours in memory is known here (XDG_RUNTIME_DIR): while you write, your text lies open in [JOURNAL]/drafts/open/edit-2026-10-30-acme.yaml/edit-2026-10-30-acme.yaml
Changed: 2026/2026-10-30-acme.yaml

"#]]);
    assert_eq!(readable(&journal, "quillwort again"), [PathBuf::from("editor.sh")]);
}

/// Kills `reject` while its editor has written; the editor is the shell that `reject` started.
const KILLED: &str = "echo '# quillwort too' >> \"$1\"; kill -9 $PPID; exit 0";

#[test]
fn what_an_editor_had_open_when_reject_was_killed_is_taken_in_by_the_next_command() {
    let (journal, memory) = (locked(&[(FILE, CASE)]), memory());
    let killed = edit(&journal, &memory, KILLED).output().expect("it runs");
    assert_eq!(killed.status.signal(), Some(9), "{killed:?}");
    let list = journal.reject(["list"]).env("XDG_RUNTIME_DIR", memory.path()).assert().code(0);
    list.stderr_eq(str![[r#"
What an editor had open lies in drafts/edit-2026-10-30-acme.yaml now.

"#]]);
    assert_eq!(memory.path().join("reject").read_dir().expect("the folder").count(), 0);
    edit(&journal, &memory, "true").assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Going on from the copy you began last time.
Changed: 2026/2026-10-30-acme.yaml

"#]]);
    journal.run(["unlock"]);
    assert_eq!(journal.file(FILE), format!("{CASE}# quillwort too\n"));
}

#[test]
fn without_a_folder_in_memory_a_kill_loses_nothing_either() {
    let (journal, memory) = (locked(&[(FILE, CASE)]), memory());
    let killed = edit(&journal, &memory, KILLED).env_remove("XDG_RUNTIME_DIR").output().expect("it runs");
    assert_eq!(killed.status.signal(), Some(9), "{killed:?}");
    journal.run(["unlock"]);
    let edit = edit(&journal, &memory, "true").env_remove("XDG_RUNTIME_DIR");
    edit.assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Going on from the copy you began last time.
Changed: 2026/2026-10-30-acme.yaml

"#]]);
    assert_eq!(journal.file(FILE), format!("{CASE}# quillwort too\n"));
}

#[test]
fn a_journal_that_is_unlocked_while_the_editor_is_open_keeps_what_was_written() {
    let (journal, memory) = (locked(&[(FILE, CASE)]), memory());
    let program = snapbox::cmd::cargo_bin!("reject").display();
    let script = format!("echo '# quillwort too' >> \"$1\"; {program} unlock");
    edit(&journal, &memory, &script).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Unlocked: 3 files. Whoever can read this disk can read them. The key is kept as identity-1.age, for older copies.
error: another reject has just unlocked the journal '[JOURNAL]'

  tip: what you wrote is kept in '[JOURNAL]/drafts/unsaved-1.txt'; `reject show drafts/unsaved-1.txt` reads it

"#]]);
    assert_eq!(journal.file("drafts/unsaved-1.txt"), format!("{CASE}# quillwort too\n"));
}

/// A journal that is not locked, and a script that locks it while it is the editor, and then runs `then`; it has read the
/// text before, and writes all of it.
fn locked_meanwhile(then: &str) -> (Journal, String) {
    let journal = Journal::with(&[(FILE, CASE)]);
    journal.put_key();
    let beside = |file| journal.root().with_file_name(file);
    for file in ["identity.age", "recipients.txt"] {
        fs::rename(journal.root().join(file), beside(file)).expect("the key");
    }
    let program = snapbox::cmd::cargo_bin!("reject").display();
    let script = format!(
        "cp \"$1\" open; mv identity.age recipients.txt journal; {program} lock 2> said; cat open > \"$1\"; rm open; {then}"
    );
    (journal, script)
}

#[test]
fn what_an_editor_saves_after_the_lock_is_taken_out_of_the_open() {
    let ((journal, script), memory) = (locked_meanwhile("echo '# quillwort too' >> \"$1\""), memory());
    let edit = edit(&journal, &memory, &script).assert().code(1).stdout_eq(str![[""]]);
    edit.stderr_eq(str![[r#"
error: another reject has just locked the journal '[JOURNAL]'

  tip: what you wrote is kept in '[JOURNAL]/drafts/unsaved-1.txt'; `reject show drafts/unsaved-1.txt` reads it

"#]]);
    let said = fs::read_to_string(journal.root().with_file_name("said")).expect("what lock said");
    assert_data_eq!(
        said,
        str![[r#"
Locked: 3 files. Keep a copy of identity.age with your backups.
Perhaps open in an editor just now; what you save there is locked when you close it: drafts/edit-2026-10-30-acme.yaml

"#]]
    );
    assert_eq!(readable(&journal, SECRET), [PathBuf::from("editor.sh")]);
    journal.reject(["check"]).assert().code(0).stderr_eq(str![[""]]).stdout_eq(str![[r#"
drafts/unsaved-1.txt: note: holds words that found no place yet; `reject show` with its name reads it; take them over, then remove it
identity.age: note: the journal is locked; the names of its files still show company, role and date, and copies and git's history from before the lock show all

"#]]);
    let shown = journal.reject(["show", "drafts/unsaved-1.txt"]).output().expect("it runs").stdout;
    assert_eq!(String::from_utf8_lossy(&shown), format!("{CASE}# quillwort too\n"));
}

#[test]
fn what_an_editor_saves_after_the_lock_as_it_was_leaves_nothing_behind() {
    let ((journal, script), memory) = (locked_meanwhile("true"), memory());
    let edit = edit(&journal, &memory, &script).assert().code(1).stdout_eq(str![[""]]);
    edit.stderr_eq(str![[r#"
error: another reject has just locked the journal '[JOURNAL]'

  tip: nothing you wrote is lost; the same command opens it again

"#]]);
    assert_eq!(readable(&journal, SECRET), Vec::<PathBuf>::new());
    assert_eq!(
        journal.files(),
        [FILE, "drafts/edit-2026-10-30-acme.before", "identity.age", "journal.yaml", "recipients.txt"]
    );
}

#[test]
fn a_second_editor_is_told_and_harms_nothing() {
    let (journal, memory) = (locked(&[(FILE, CASE)]), memory());
    let program = snapbox::cmd::cargo_bin!("reject").display();
    let script = format!(
        "echo '# quillwort too' >> \"$1\"; dirname \"$1\" > folder; for n in 1 2; do VISUAL=false {program} edit acme 2>> second; done; true"
    );
    edit(&journal, &memory, &script).assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Changed: 2026/2026-10-30-acme.yaml

"#]]);
    let second = fs::read_to_string(journal.root().with_file_name("second")).expect("what it said");
    let folder = fs::read_to_string(journal.root().with_file_name("folder")).expect("the folder");
    assert_data_eq!(
        second.replace(folder.trim(), "[FOLDER]"),
        str![[r#"
Going on from the copy you began last time.
error: cannot open a copy in '[FOLDER]'
  caused by: an editor, or a program that it started, has this text open

  tip: nothing was changed
Going on from the copy you began last time.
error: cannot open a copy in '[FOLDER]'
  caused by: an editor, or a program that it started, has this text open

  tip: nothing was changed

"#]]
    );
    journal.run(["unlock"]);
    assert_eq!(journal.file(FILE), format!("{CASE}# quillwort too\n"));
}

#[test]
fn words_that_cannot_be_read_are_kept_and_locked() {
    let (journal, memory) = (locked(&[(FILE, CASE)]), memory());
    let edit =
        edit(&journal, &memory, "echo 'quillwort: [' >> \"$1\"").assert().code(1).stdout_eq(str![[""]]);
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

/// An editor that dies with `reject`, and leaves beside the file what was typed and not saved, a backup that says
/// nothing new, a name of another program and what holds nothing.
const UNSAVED: &str = r#"cp "$1" "$1~"
echo '# quillwort saved' >> "$1"
folder=$(dirname "$1")
printf 'b0VIM\0quillwort typed' > "$folder/.$(basename "$1").swp"
mkdir "$folder/undo"; echo 'quillwort undone' > "$folder/undo/%odd name%"
ln -s /etc/passwd "$folder/.#it"; mkfifo "$folder/pipe"; : > "$folder/4913"
kill -9 $PPID; kill -9 $$"#;

#[test]
fn what_an_editor_had_not_saved_when_it_was_killed_is_kept_locked_and_named() {
    let (journal, memory) = (locked(&[(FILE, CASE)]), memory());
    let killed = edit(&journal, &memory, UNSAVED).output().expect("it runs");
    assert_eq!(killed.status.signal(), Some(9), "{killed:?}");
    let list = journal.reject(["list"]).env("XDG_RUNTIME_DIR", memory.path()).assert().code(0);
    list.stderr_eq(str![[r#"
What an editor had open lies in drafts/edit-2026-10-30-acme.yaml now.
Your editor left a file beside it, which is kept as well; `reject show drafts/unsaved-1-edit-2026-10-30-acme.yaml.swp > words.swp` writes it out, in the open, for `vim -r words.swp`
Your editor left a file beside it, which is kept as well; `reject show drafts/unsaved-1-odd-name- > FILE` writes it out

"#]]);
    assert_eq!(memory.path().join("reject").read_dir().expect("the folder").count(), 0);
    assert_eq!(readable(&journal, SECRET), [PathBuf::from("editor.sh")]);
    let shown = |file: &str| journal.reject(["show", file]).output().expect("it runs").stdout;
    assert_eq!(
        shown("drafts/unsaved-1-edit-2026-10-30-acme.yaml.swp"),
        b"b0VIM\0quillwort typed",
        "to the letter"
    );
}

#[test]
fn what_a_killed_editor_had_not_saved_is_kept_also_when_reject_lives() {
    let (journal, memory) = (locked(&[(FILE, CASE)]), memory());
    let script = "printf 'b0VIM\\0typed' > \"$(dirname \"$1\")/.it.swp\"; kill -9 $$";
    edit(&journal, &memory, script).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Your editor left a file beside it, which is kept as well; `reject show drafts/unsaved-1-it.swp > words.swp` writes it out, in the open, for `vim -r words.swp`
error: the editor 'exec sh editor.sh' failed
  caused by: signal: 9 (SIGKILL)

  tip: your copy is kept in '[JOURNAL]/drafts/edit-2026-10-30-acme.yaml'; `reject edit 2026-10-30-acme` opens it again

"#]]);
    assert_eq!(memory.path().join("reject").read_dir().expect("the folder").count(), 0);
}

/// An editor that goes on when `reject` is killed, and ends when it is told to.
const OUTLIVES: &str = r#"echo '# quillwort saved' >> "$1"; kill -9 $PPID
exec > /dev/null 2>&1
while ! [ -e end ]; do sleep 0.05; done
echo '# quillwort later' >> "$1""#;

#[test]
fn an_editor_that_outlives_reject_keeps_its_text_until_it_ends() {
    let (journal, memory) = (locked(&[(FILE, CASE)]), memory());
    let killed = edit(&journal, &memory, OUTLIVES).output().expect("it runs");
    assert_eq!(killed.status.signal(), Some(9), "{killed:?}");
    let list = || journal.reject(["list"]).env("XDG_RUNTIME_DIR", memory.path()).assert().code(0);
    list().stderr_eq(str![[""]]);
    journal.put("../end", "");
    let laid_out = memory.path().join("reject");
    let end = Instant::now() + Duration::from_secs(60);
    let said = loop {
        let said = list().get_output().stderr.clone();
        if !said.is_empty() || Instant::now() > end {
            break String::from_utf8(said).expect("UTF-8");
        }
        thread::sleep(Duration::from_millis(20));
    };
    assert_data_eq!(
        said,
        str![[r#"
What an editor had open lies in drafts/edit-2026-10-30-acme.yaml now.

"#]]
    );
    assert_eq!(laid_out.read_dir().expect("the folder").count(), 0);
    let kept = journal.reject(["show", "drafts/edit-2026-10-30-acme.yaml"]).output().expect("it runs").stdout;
    assert_eq!(
        String::from_utf8(kept).expect("UTF-8"),
        format!("{CASE}# quillwort saved\n# quillwort later\n")
    );
}
