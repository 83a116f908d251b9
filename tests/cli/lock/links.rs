//! Links in a locked journal: only what a lock is about is locked through them, and once.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use snapbox::{IntoData, str};

use super::{SECRET, bytes, readable};
use crate::support::Journal;

const FILE: &str = "2026/2026-10-30-acme.yaml";
const CASE: &str = "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\nnote: quillwort\n";
const PROMPT: &str = "topic: commute\ntitle: The way\nask: {stages: [screen]}\nquestions:\n- id: far\n  ask: Was it far?\n  kind: yes-no\n  core: true\n";

/// A journal with a case, a key, and this link in it.
fn linked(target: &str, link: &str) -> Journal {
    let journal = Journal::with(&[
        (FILE, CASE),
        ("prompts/commute.yaml", PROMPT),
        (".git/config", "[core]\n"),
        ("sub/notes.md", "my notes\n"),
        ("drafts/a.txt", SECRET),
    ]);
    journal.run(["apply", "Globex", "Clerk"]);
    journal.put_key();
    symlink(target, journal.root().join(link)).expect("a link");
    journal
}

/// The journal is locked with these words, everything reads on, and unlocked it is to the letter as it was before.
fn is_locked_around(target: &str, link: &str, said: impl IntoData) {
    let journal = linked(target, link);
    let open = |journal: &Journal| {
        let files = ["journal.yaml", "prompts/commute.yaml", ".git/config", "sub/notes.md"];
        files.map(|file| journal.file(file))
    };
    let (before, kept) = (all(&journal), open(&journal));
    journal.reject(["lock"]).assert().code(0).stdout_eq(str![[""]]).stderr_eq(said);
    assert_eq!(open(&journal), kept, "{link}");
    assert_eq!(readable(&journal, SECRET), Vec::<PathBuf>::new(), "{link}");
    journal.run(["apply", "Initech", "Clerk"]);
    journal.run(["undo", "--yes"]);
    journal.run(["prompts"]);
    assert_eq!(open(&journal), kept, "{link}");
    journal.run(["unlock"]);
    assert_eq!(all(&journal), before, "{link}");
}

/// The files of the journal but the key, and what the trash has gained.
fn all(journal: &Journal) -> Vec<(String, Vec<u8>)> {
    let mut all = bytes(journal);
    all.retain(|(file, _)| !["identity", "recipients", "trash/"].iter().any(|begin| file.starts_with(begin)));
    all
}

#[test]
fn a_link_to_the_settings_is_left_as_it_is() {
    is_locked_around(
        "../journal.yaml",
        "drafts/x",
        str![[r#"
Locked: 4 files. Keep a copy of identity.age with your backups.
Left as they are, as they are none of the journal's own: sub/notes.md
Left as they are, as they are links to what is not locked: drafts/x

"#]],
    );
}

#[test]
fn a_year_that_is_a_link_to_the_journal_is_left_as_it_is() {
    // What is below it is the journal again, so it is compared by its own names.
    let journal = linked(".", "2027");
    let kept = [journal.file("journal.yaml"), journal.file("prompts/commute.yaml"), journal.file(FILE)];
    journal.reject(["lock"]).assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
Locked: 4 files. Keep a copy of identity.age with your backups.
Left as they are, as they are none of the journal's own: 2027/2027, sub/notes.md
Left as they are, as they are links to what is not locked: 2027/journal.yaml, 2027/prompts/commute.yaml

"#]]);
    assert_eq!(journal.file("journal.yaml"), kept[0]);
    assert_eq!(journal.file("prompts/commute.yaml"), kept[1]);
    assert!(!fs::read(journal.root().join(FILE)).expect("the case").starts_with(b"---"));
    journal.run(["unlock"]);
    assert_eq!(journal.file(FILE), kept[2]);
    assert_eq!(journal.file("journal.yaml"), kept[0]);
}

#[test]
fn a_link_to_what_is_git_s_is_left_as_it_is() {
    is_locked_around(
        "../.git/config",
        "drafts/c",
        str![[r#"
Locked: 4 files. Keep a copy of identity.age with your backups.
Left as they are, as they are none of the journal's own: sub/notes.md
Left as they are, as they are links to what is not locked: drafts/c

"#]],
    );
}

#[test]
fn a_link_to_a_question_set_is_left_as_it_is() {
    is_locked_around(
        "../prompts/commute.yaml",
        "2026/2026-11-01-x.yaml",
        str![[r#"
Locked: 4 files. Keep a copy of identity.age with your backups.
Left as they are, as they are none of the journal's own: sub/notes.md
Left as they are, as they are links to what is not locked: 2026/2026-11-01-x.yaml

"#]],
    );
}

#[test]
fn a_link_to_what_is_none_of_the_journal_s_own_is_left_as_it_is() {
    is_locked_around(
        "../sub/notes.md",
        "drafts/n",
        str![[r#"
Locked: 4 files. Keep a copy of identity.age with your backups.
Left as they are, as they are none of the journal's own: sub/notes.md
Left as they are, as they are links to what is not locked: drafts/n

"#]],
    );
}

#[test]
fn a_file_that_is_reached_twice_is_locked_once() {
    is_locked_around(
        "a.txt",
        "drafts/b.txt",
        str![[r#"
Locked: 4 files. Keep a copy of identity.age with your backups.
Left as they are, as they are none of the journal's own: sub/notes.md

"#]],
    );
    is_locked_around(
        "2026",
        "2027",
        str![[r#"
Locked: 4 files. Keep a copy of identity.age with your backups.
Left as they are, as they are none of the journal's own: sub/notes.md

"#]],
    );
}

#[test]
fn nothing_that_is_never_locked_is_written_through_a_link() {
    let journal = linked("../prompts/commute.yaml", "2026/2026-11-01-x.yaml");
    journal.put("prompts/commute.yaml", CASE);
    journal.run(["lock"]);
    let before = bytes(&journal);
    let advance = journal.reject(["advance", "2026-11-01-x", "screen"]).assert().code(1);
    advance.stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot write '2026/2026-11-01-x.yaml'
  caused by: it is a link to a file of the journal that is never locked

  tip: what was there before is unchanged

"#]]);
    let edit = journal.reject(["edit", "2026-11-01-x"]).env("VISUAL", "echo '# mine' >>").assert().code(1);
    edit.stdout_eq(str![[""]]).stderr_eq(str![[r#"
No folder of yours in memory is known here (XDG_RUNTIME_DIR): while you write, your text lies open in [JOURNAL]/drafts/open/edit-2026-11-01-x.yaml/edit-2026-11-01-x.yaml
error: cannot write '2026/2026-11-01-x.yaml'
  caused by: it is a link to a file of the journal that is never locked

  tip: what was there before is unchanged
  tip: your copy is kept in '[JOURNAL]/drafts/edit-2026-11-01-x.yaml'; `reject edit 2026-11-01-x` opens it again

"#]]);
    let open = |all: Vec<(String, Vec<u8>)>| {
        all.into_iter().filter(|(file, _)| file.starts_with("prompts")).collect::<Vec<_>>()
    };
    assert_eq!(open(bytes(&journal)), open(before));
    journal.run(["undo", "--yes"]);
    assert_eq!(journal.file("prompts/commute.yaml"), CASE);
}
