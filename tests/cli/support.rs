//! A journal in a folder of its own, a clean environment, a pinned day.

use std::fs;
use std::path::{Path, PathBuf};

use snapbox::cmd::{Command, cargo_bin};
use snapbox::{Assert, Redactions};
use tempfile::TempDir;

/// The day it is in every test: a Sunday.
pub(crate) const TODAY: &str = "2026-11-22";

/// A journal that is gone after the test.
pub(crate) struct Journal {
    folder: TempDir,
}

impl Journal {
    /// A folder for a journal in which nothing is yet.
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().expect("a temporary folder") }
    }

    /// A journal that holds these files, each a path relative to the journal and a text.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let journal = Self::new();
        for (file, text) in files {
            journal.put(file, text);
        }
        journal
    }

    /// The journal's folder, which is not there before the first write.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("journal")
    }

    /// Puts a file into the journal, as a user's hand would.
    pub(crate) fn put(&self, file: &str, text: impl AsRef<[u8]>) {
        let path = self.root().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
        fs::write(path, text).expect("the file");
    }

    /// The bytes of a file of the journal, as text.
    pub(crate) fn file(&self, file: &str) -> String {
        String::from_utf8(fs::read(self.root().join(file)).expect(file)).expect("UTF-8")
    }

    /// Every file of the journal but the lock and the record of the writes, relative to it, in order.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut all = Vec::new();
        list(&self.root(), &self.root(), &mut all);
        all.sort();
        all
    }

    /// `reject` with these words, nothing else in its environment, and no terminal.
    pub(crate) fn reject<const N: usize>(&self, words: [&str; N]) -> Command {
        self.surround(Command::new(cargo_bin!("reject"))).args(words)
    }

    /// A program with the surroundings that `reject` has.
    pub(crate) fn surround(&self, program: Command) -> Command {
        let mut redactions = Redactions::new();
        redactions.insert("[JOURNAL]", self.root()).expect("a name in brackets");
        program
            .with_assert(Assert::new().action_env("SNAPSHOTS").redact_with(redactions))
            .env_clear()
            .env("REJECT_JOURNAL", self.root())
            .env("REJECT_TODAY", TODAY)
            .env("HOME", self.folder.path())
            .env("PATH", "/usr/bin:/bin")
            .current_dir(self.folder.path())
    }

    /// Runs `reject` with these words, which must go well.
    pub(crate) fn run<const N: usize>(&self, words: [&str; N]) {
        self.reject(words).assert().success();
    }
}

#[cfg(feature = "lock")]
impl Journal {
    /// Has the config file name the command that prints the passphrase.
    pub(crate) fn passphrase(&self, command: &str) {
        let folder = self.root().with_file_name(".config").join("reject");
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("config.yaml"), format!("passphrase-command: {command}\n"))
            .expect("the config");
    }

    /// Locks it with a key that "open sesame" opens in no time.
    pub(crate) fn lock(&self) {
        self.put_key();
        self.run(["lock"]);
    }

    /// Puts that key there; nothing is locked with it yet.
    pub(crate) fn put_key(&self) {
        self.passphrase("echo open sesame");
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/locked");
        for file in ["identity.age", "recipients.txt"] {
            self.put(file, fs::read(data.join(file)).expect(file));
        }
    }
}

/// The journal of forty real refusals, six of them thought through on 30 October 2023.
pub(crate) fn forty_refusals() -> Journal {
    let journal = Journal::new();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let rows = csv::Reader::from_path(data.join("forty-refusals.csv")).expect("the data").into_records();
    for row in rows {
        let row = row.expect("a row");
        let mut words = vec!["log".to_owned(), row[1].to_owned()];
        words.extend(Some(row[2].to_owned()).filter(|role| !role.is_empty()));
        for (option, value) in [
            ("--applied", day(&row[6])),
            ("--on", day(&row[13])),
            ("--place", row[3].to_owned()),
            ("--source", row[4].to_owned()),
            ("--url", row[14].to_owned()),
            ("--stage", stage(&row).to_owned()),
        ] {
            if !value.is_empty() {
                words.extend([option.to_owned(), value]);
            }
        }
        journal.reject([]).args(words).env("REJECT_TODAY", "2023-10-30").assert().success();
    }
    for (case, answers) in REFLECTIONS {
        let command = journal.reject(["reflect", case, "--answers", "-"]).env("REJECT_TODAY", "2023-10-30");
        command.stdin(*answers).assert().success();
    }
    journal
}

/// `30/08/2023` as the journal writes it; a time behind it is left out.
fn day(cell: &str) -> String {
    let mut parts: Vec<&str> = cell.split(' ').next().unwrap_or_default().split('/').collect();
    parts.reverse();
    parts.join("-")
}

fn stage(row: &csv::StringRecord) -> &'static str {
    if (9..12).any(|at| !row[at].is_empty()) {
        "interview"
    } else if row[8].is_empty() {
        "application"
    } else {
        "screen"
    }
}

const REFLECTIONS: &[(&str, &str)] = &[
    (
        "thales--ai",
        "interview/stories: partly\ninterview/value: no\ninterview/your-questions: yes\ninterview/enthusiasm: 2\n\
         fit/wanted: yes\nlessons/went-well: They remembered my thesis\nlessons/learned: Talk less, ask more\n\
         lessons/change: Prepare the three stories\nlessons/control: partly\n",
    ),
    (
        "orange",
        "screen/stories: partly\nscreen/reasons: no\nfollow-up/thank-you: yes\nfit/wanted: partly\n\
         fit/match: partly\nlessons/went-well: Stayed calm about the gap\nlessons/learned: Ask what the team ships\n\
         lessons/change: nothing to change\nlessons/control: no\n",
    ),
    ("betclic", PAPERS),
    ("deloitte", PAPERS),
    ("ey--data-scientist-2", PAPERS),
    ("engie--data-scientist-2", PAPERS),
];

const PAPERS: &str = "resume/tailored: no\nresume/requirements: partly\nresume/results: yes\nfit/wanted: yes\n\
                      fit/match: partly\nlessons/learned: Their adverts repeat themselves\n\
                      lessons/change: nothing to change\nlessons/control: no\n";

fn list(root: &Path, folder: &Path, all: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            list(root, &path, all);
        } else if ![".lock", "writes.yaml"].contains(&&*entry.file_name().to_string_lossy()) {
            all.push(path.strip_prefix(root).expect("inside").display().to_string());
        }
    }
}
