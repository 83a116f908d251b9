//! A journal that opens with a passphrase only.

mod beside;
#[cfg(target_os = "linux")]
mod editor;
#[cfg(unix)]
mod links;
mod recipients;
mod trouble;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use snapbox::str;

use crate::rich;
use crate::support::Journal;
use crate::terminal::{ENTER, Start};

/// A word that stands in each field that a test fills.
const SECRET: &str = "quillwort";
const PASSPHRASE: &str = "open sesame";

fn locked(files: &[(&str, &str)]) -> Journal {
    let journal = Journal::with(files);
    journal.lock();
    journal
}

fn walk(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { walk(&path, all) } else { all.push(path) }
    }
}

/// The files around the journal, in it and beside it, in which the word can be read.
fn readable(journal: &Journal, word: &str) -> Vec<PathBuf> {
    let around = journal.root().parent().expect("a folder").to_owned();
    let mut all = Vec::new();
    walk(&around, &mut all);
    all.retain(|path| {
        let bytes = fs::read(path).unwrap_or_default();
        bytes.windows(word.len()).any(|part| part == word.as_bytes())
    });
    all.sort();
    all.iter().map(|path| path.strip_prefix(&around).expect("inside").to_owned()).collect()
}

fn bytes(journal: &Journal) -> Vec<(String, Vec<u8>)> {
    let read = |file: String| (file.clone(), fs::read(journal.root().join(file)).expect("a file"));
    journal.files().into_iter().map(read).collect()
}

#[test]
fn a_journal_is_locked_and_unlocked_and_is_as_it_was() {
    let journal = Journal::new();
    journal.passphrase("echo open sesame");
    journal.run(["log", "Acme", "Engineer", "--said", SECRET]);
    journal.run(["plan", "add", SECRET]);
    journal.put("2026/offer.pdf", "not ours");
    let before = bytes(&journal);
    let lock = journal.reject(["lock"]).assert().code(0).stdout_eq(str![[""]]);
    lock.stderr_eq(str![[r#"
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
Locked: 3 files. Keep a copy of identity.age with your backups.
Still open to read: the names of the files (company, role, date), journal.yaml, prompts/, and any copy made before today, also what deleted files left in the free space of the disk.
Left as they are, as they are none of the journal's own: 2026/offer.pdf

"#]]);
    assert_eq!(readable(&journal, SECRET), Vec::<PathBuf>::new());
    journal.reject(["lock"]).assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
The journal is locked already.
Left as they are, as they are none of the journal's own: 2026/offer.pdf

"#]]);
    journal.reject(["check"]).assert().code(0).stdout_eq(str![[r#"
identity.age: note: the journal is locked; the names of its files still show company, role and date, and copies and git's history from before the lock show all

"#]]).stderr_eq(str![[""]]);
    let unlock = journal.reject(["unlock"]).assert().code(0).stdout_eq(str![[""]]);
    unlock.stderr_eq(str![[r#"
Unlocked: 3 files. Whoever can read this disk can read them. The key is kept as identity-1.age, for older copies.

"#]]);
    fs::remove_file(journal.root().join("identity-1.age")).expect("the key, put away");
    assert_eq!(bytes(&journal), before);
    journal.reject(["unlock"]).assert().code(0).stdout_eq(str![[""]]).stderr_eq(str![[r#"
The journal is not locked.

"#]]);
}

/// Each command that reads, and says nothing of files.
const READING: &[&[&str]] = &[
    &[],
    &["--json"],
    &["list"],
    &["list", "--json", "--grep", "Kubernetes"],
    &["show", "last"],
    &["show", "last", "--with-vent"],
    &["stats"],
    &["stats", "words"],
    &["stats", "--json"],
    &["report", "-o", "-"],
    &["export", "--format", "jsonl", "--with-vent"],
    &["export", "--format", "proof"],
    &["plan"],
    &["review", "list"],
    &["undo", "--list"],
];

#[test]
fn locked_it_answers_as_it_does_open() {
    let journal = rich::journal();
    let answers = |journal: &Journal| -> Vec<(Option<i32>, String, String)> {
        READING
            .iter()
            .map(|words| {
                let output = journal.reject([]).args(*words).output().expect("it runs");
                let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
                (output.status.code(), text(output.stdout), text(output.stderr))
            })
            .collect()
    };
    let open = answers(&journal);
    let codes: Vec<Option<i32>> = open.iter().map(|(code, ..)| *code).collect();
    assert_eq!(codes, [Some(0); READING.len()]);
    journal.lock();
    for ((locked, open), words) in answers(&journal).iter().zip(&open).zip(READING) {
        assert_eq!(locked, open, "{words:?}");
    }
}

#[test]
fn whatever_is_written_is_locked() {
    let journal = locked(&[]);
    let sheet = format!("company,role,date,status,notes\nInitech,Clerk,2026-11-01,rejected,{SECRET}\n");
    fs::write(journal.root().with_file_name("sheet.csv"), &sheet).expect("a sheet");
    for words in [
        &["log", "Acme", "--said", SECRET, "--vent", SECRET, "--note", SECRET][..],
        &["apply", "Globex", "Clerk", "--source", SECRET],
        &["advance", "globex", "screen", "--note", SECRET],
        &["log", "globex", "--note", SECRET],
        &["reflect", "acme", "--answer", "lessons/learned=quillwort", "--do", SECRET],
        &["feedback", "acme", "--received", SECRET],
        &["plan", "add", SECRET],
        &["plan", "goal", "2 quillwort"],
        &["review", "--answer", "good-fit=yes", "--try", SECRET],
        &["import", "sheet.csv", "--yes"],
        &["undo", "--yes"],
        &["undo", "--restore", "--yes"],
        &["undo", "--yes"],
    ] {
        let done = journal.reject([]).args(words).output().expect("it runs");
        assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
        assert_eq!(readable(&journal, SECRET), [Path::new("sheet.csv")], "{words:?}");
    }
    let open = ["identity.age", "journal.yaml", "recipients.txt"];
    for (file, bytes) in bytes(&journal) {
        assert!(open.contains(&&*file) || bytes.starts_with(b"age-encryption.org/v1\n"), "{file}");
    }
    let story = journal.reject(["show", "acme", "--with-vent"]).output().expect("it runs").stdout;
    assert_eq!(String::from_utf8_lossy(&story).matches(SECRET).count(), 5);
}

/// What runs of `age` that ask on a terminal make of these files; none without it.
fn opened_by_age(journal: &Journal, files: &[String]) -> Option<Vec<String>> {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let Some(age) = std::env::split_paths(&paths).map(|path| path.join("age")).find(|age| age.is_file())
    else {
        // Not through `eprintln!`, which a test that passes keeps to itself.
        let said = "SKIPPED: 'age' is not installed, so nothing but reject opened a locked file\n";
        io::stderr().write_all(said.as_bytes()).expect("standard error");
        return None;
    };
    let opened = files.iter().map(|file| {
        let line = format!("cd journal && {} -d -o ../opened -i identity.age {file}", age.display());
        let mut terminal = Start::shell(journal, &line).run();
        terminal.until("passphrase").press(PASSPHRASE).press(ENTER);
        assert_eq!(terminal.end(), 0, "{file}: {}", terminal.screen());
        let opened = journal.root().with_file_name("opened");
        let text = fs::read_to_string(&opened).expect("what age opened");
        fs::remove_file(opened).expect("removed");
        text
    });
    Some(opened.collect())
}

#[test]
fn age_itself_opens_each_kind_of_file_that_is_locked() {
    let journal = Journal::new();
    journal.run(["log", "Acme", "Engineer", "--said", SECRET]);
    journal.run(["review", "--answer", "good-fit=yes", "--try", SECRET]);
    journal.run(["log", "Globex", "--note", SECRET]);
    journal.run(["undo", "--yes"]);
    journal.put("drafts/unsaved-1.txt", SECRET);
    let mut files = journal.files();
    files.retain(|file| file != "journal.yaml");
    files.push("trash/writes.yaml".to_owned());
    let kinds = [
        "2026/2026-11-22-acme--engineer.yaml",
        "drafts/unsaved-1.txt",
        "plan.yaml",
        "reviews/2026-11-22.yaml",
        "trash/1/2026/2026-11-22-globex.yaml",
        "trash/1/undone.yaml",
        "trash/writes.yaml",
    ];
    assert_eq!(files, kinds);
    let before: Vec<String> = files.iter().map(|file| journal.file(file)).collect();
    journal.lock();
    if let Some(opened) = opened_by_age(&journal, &files) {
        assert_eq!(opened, before);
    }
}
