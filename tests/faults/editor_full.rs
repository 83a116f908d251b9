//! A full disk while the text of a locked journal is open in an editor: of the disk in memory where it lies, and of the
//! journal's own.

use std::fs;
use std::path::Path;

use snapbox::cmd::Command;
use snapbox::str;

use crate::full::Disk;
use crate::support::Journal;

const WORDS: &str = "match: partly\nwent-well: The anvils were fine.\n";

/// A locked journal with a no to think through; in a disk of its own where it is to fill up.
fn locked(is_small: bool) -> Option<(Journal, Option<Disk>)> {
    let journal = Journal::new();
    let disk = if is_small { Some(Disk::under(&journal)?) } else { None };
    journal.run(["log", "Acme", "Dev", "--said", "No."]);
    journal.lock();
    fs::write(journal.root().with_file_name("answers.yaml"), WORDS).expect("answers");
    Some((journal, disk))
}

/// `reject reflect acme -e` with this script as the editor, and that folder in memory.
fn reflect(journal: &Journal, memory: &Path, editor: &str) -> Command {
    fs::write(journal.root().with_file_name("editor.sh"), editor).expect("the editor");
    let reflect = journal.reject(["reflect", "acme", "-e"]).env("EDITOR", "exec sh editor.sh");
    reflect.env("XDG_RUNTIME_DIR", memory)
}

/// The journal's private files, all of which are locked.
fn all_is_locked(journal: &Journal) {
    let is_open = |file: &String| ["journal.yaml", "recipients.txt", "identity.age"].contains(&&**file);
    for file in journal.files().into_iter().filter(|file| !is_open(file)) {
        let bytes = fs::read(journal.root().join(&file)).expect("a file");
        assert!(bytes.starts_with(b"age-encryption.org/v1\n"), "{file}");
    }
}

#[test]
fn where_the_memory_is_full_no_editor_is_opened_and_it_goes_on_later() {
    let Some((journal, _)) = locked(false) else { return };
    let beside = Journal::new();
    let Some(memory) = Disk::under(&beside) else { return };
    memory.fill(0);
    let full = reflect(&journal, &memory.at, "touch opened");
    let full = full.output().expect("it runs");
    let said = String::from_utf8_lossy(&full.stderr).replace(&memory.at.display().to_string(), "[MEMORY]");
    snapbox::assert_data_eq!(
        digits_out(&said),
        str![[r#"
error: cannot open a copy in '[MEMORY]/reject/[DIGEST]/form-reflect-2026-11-22-acme--dev.yaml'
  caused by: No space left on device (os error 28)

  tip: nothing was changed

"#]]
    );
    assert_eq!(full.status.code(), Some(1));
    assert!(!journal.root().with_file_name("opened").exists());
    all_is_locked(&journal);
    memory.empty();
    let again = reflect(&journal, &memory.at, "cp answers.yaml \"$1\"");
    again.assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Going on from the form you began last time.
Thought through. Written down in 2026/2026-11-22-acme--dev.yaml
You are done with this one. `reject stats` shows what keeps coming back.

"#]]);
    all_is_locked(&journal);
    journal.run(["unlock"]);
    assert!(journal.file("2026/2026-11-22-acme--dev.yaml").contains("The anvils were fine."));
}

#[test]
fn what_was_written_while_the_journal_s_disk_filled_up_lies_where_the_editor_had_it() {
    let Some((journal, Some(disk))) = locked(true) else { return };
    let beside = Journal::new();
    let Some(memory) = Disk::under(&beside) else { return };
    let editor = "cp answers.yaml \"$1\"; cat /dev/zero > filler 2> /dev/null; true";
    let full = reflect(&journal, &memory.at, editor).output().expect("it runs");
    let said = String::from_utf8_lossy(&full.stderr).into_owned();
    let root = journal.root().display().to_string();
    let shown = said.replace(&memory.at.display().to_string(), "[MEMORY]").replace(&root, "[JOURNAL]");
    snapbox::assert_data_eq!(
        digits_out(&shown),
        str![[r#"
error: cannot write '[JOURNAL]/.lock'
  caused by: No space left on device (os error 28)

  tip: what you wrote lies in '[MEMORY]/reject/[DIGEST]/form-reflect-2026-11-22-acme--dev.yaml/form-reflect-2026-11-22-acme--dev.yaml' until you log out; the next `reject` that can write takes it in

"#]]
    );
    assert_eq!(full.status.code(), Some(1));
    all_is_locked(&journal);
    let place = said.split('\'').find(|part| part.starts_with(memory.at.to_str().expect("UTF-8")));
    assert_eq!(fs::read_to_string(place.expect("the place")).expect("the words"), WORDS);
    disk.empty();
    let again = reflect(&journal, &memory.at, "true");
    again.assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
What an editor had open lies in drafts/form-reflect-2026-11-22-acme--dev.yaml now.
Going on from the form you began last time.
Thought through. Written down in 2026/2026-11-22-acme--dev.yaml
You are done with this one. `reject stats` shows what keeps coming back.

"#]]);
    all_is_locked(&journal);
    journal.run(["unlock"]);
    assert!(journal.file("2026/2026-11-22-acme--dev.yaml").contains("The anvils were fine."));
}

/// The name of the journal's folder in memory is another one each time.
fn digits_out(said: &str) -> String {
    let mut text = String::new();
    for (at, part) in said.split("[MEMORY]/reject/").enumerate() {
        text.push_str(if at == 0 { part } else { "[MEMORY]/reject/[DIGEST]" });
        text.push_str(if at == 0 { "" } else { &part[16..] });
    }
    text
}
