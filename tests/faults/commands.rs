//! The commands that write, each with a journal to write into.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use snapbox::cmd::Command;

use crate::support::Journal;

/// A command that writes.
pub(crate) struct Writes {
    /// What it is called in a failure.
    pub(crate) name: &'static str,
    /// The files that are there before, relative to the journal.
    files: &'static [(&'static str, &'static str)],
    /// What was written before, by `reject` itself.
    before: &'static [&'static [&'static str]],
    /// The command.
    words: &'static [&'static str],
    /// What is piped into it.
    pub(crate) stdin: &'static str,
    /// The editor of those that open one.
    editor: &'static str,
    /// What it says when everything is written.
    pub(crate) says: &'static str,
    /// A text of the user's that is nowhere but in what the command was given.
    pub(crate) text: &'static str,
    /// Whether its files are written together or not at all.
    pub(crate) is_batch: bool,
    /// Whether the journal is locked.
    pub(crate) is_locked: bool,
}

const PLAIN: Writes = Writes {
    name: "",
    files: &[],
    before: &[],
    words: &[],
    stdin: "",
    editor: "printf -- '# My own hand.\\n' >>",
    says: "Written down in",
    text: "",
    is_batch: false,
    is_locked: false,
};

const APPLIED: &[&[&str]] = &[&["apply", "Acme", "Dev", "--on", "2026-10-30"]];
const REFUSED: &[&[&str]] = &[&["log", "Acme", "Dev", "--applied", "2026-10-30", "--said", "No."]];
const ANSWERS: &str = "match: partly\nwent-well: The anvils were fine.\n";
/// What the editor leaves where one is opened for a form.
pub(crate) const FORM: &str = "---\ndate: 2026-11-22\nevent: rejected\nsaid: Too many anvils.\n";
const TYPED: &str = "Fewer anvils, more time.";
const SAID: &str = "We chose somebody\nwith more anvils.\n";
const EXPORTED: &str = r#"{"version": 1, "cases": [
{"case": "2026-10-30-acme--dev", "company": "Acme", "role": "Dev", "events": [
{"date": "2026-10-30", "event": "applied"}, {"date": "2026-11-09", "event": "advanced", "stage": "screen"}]},
{"case": "2026-11-02-globex", "company": "Globex", "events": [{"date": "2026-11-02", "event": "applied"}]}],
"plan": [{"date": "2026-11-03", "event": "planned", "id": "walk", "do": "Walk"}]}"#;

/// A new case, in a journal that is not there yet.
pub(crate) const LOG_NEW: Writes = Writes {
    name: "log, a new journal",
    words: &["log", "Acme", "Dev", "--said", "-"],
    stdin: SAID,
    text: SAID,
    ..PLAIN
};

/// The end of a case that is there.
pub(crate) const LOG: Writes = Writes { name: "log, a known case", before: APPLIED, ..LOG_NEW };

/// Twenty rows of a table.
pub(crate) const IMPORT: Writes = Writes {
    name: "import of a table",
    before: APPLIED,
    words: &["import", "twenty.csv", "--yes"],
    says: "20 cases added",
    is_batch: true,
    ..PLAIN
};

/// Those that are tried in a locked journal as well.
#[cfg(feature = "lock")]
pub(crate) const LOCKED: &[Writes] = &[
    Writes { name: "log, locked", is_locked: true, ..LOG },
    Writes {
        name: "log of a new case, locked",
        before: APPLIED,
        words: &["log", "Globex", "--said", TYPED],
        text: TYPED,
        is_locked: true,
        ..PLAIN
    },
    Writes {
        name: "reflect -e, locked",
        before: REFUSED,
        words: &["reflect", "acme", "-e"],
        editor: "touch edited; cp answers.yaml",
        says: "Thought through",
        text: "The anvils were fine.",
        is_locked: true,
        ..PLAIN
    },
    Writes {
        name: "undo, locked",
        before: &[APPLIED[0], &["log", "Acme", "--said", "No."]],
        words: &["undo"],
        says: "Taken back",
        is_locked: true,
        ..PLAIN
    },
];

/// All of them.
pub(crate) const ALL: &[Writes] = &[
    LOG_NEW,
    LOG,
    Writes {
        name: "apply",
        before: REFUSED,
        words: &["apply", "Globex", "Dev"],
        says: "In play since",
        ..PLAIN
    },
    Writes {
        name: "advance",
        before: APPLIED,
        words: &["advance", "acme", "screen", "--note", TYPED],
        text: TYPED,
        ..PLAIN
    },
    Writes {
        name: "log, words on the command line",
        before: APPLIED,
        words: &["log", "Acme", "--vent", TYPED],
        text: TYPED,
        ..PLAIN
    },
    Writes {
        name: "feedback, words on the command line",
        before: REFUSED,
        words: &["feedback", "acme", "--received", TYPED],
        says: "feedback written down in",
        text: TYPED,
        ..PLAIN
    },
    Writes {
        name: "reflect",
        before: REFUSED,
        words: &["reflect", "acme", "--answers", "-", "--do", "Walk"],
        stdin: ANSWERS,
        says: "Thought through",
        text: "The anvils were fine.",
        ..PLAIN
    },
    Writes {
        name: "plan add",
        before: REFUSED,
        words: &["plan", "add", "Walk", "--due", "friday"],
        says: "Planned:",
        text: "Walk",
        ..PLAIN
    },
    Writes {
        name: "plan done",
        before: &[&["plan", "add", "Walk"]],
        words: &["plan", "done", "walk"],
        says: "Done:",
        ..PLAIN
    },
    Writes {
        name: "review",
        before: REFUSED,
        words: &["review", "--keep", "-", "--try", "One advert a day.", "--goal", "3 talks"],
        stdin: SAID,
        says: "That is all",
        text: SAID,
        ..PLAIN
    },
    Writes {
        name: "feedback",
        before: REFUSED,
        words: &["feedback", "acme", "--received", "-"],
        stdin: SAID,
        says: "feedback written down in",
        text: SAID,
        ..PLAIN
    },
    IMPORT,
    Writes {
        name: "import into known cases",
        before: APPLIED,
        words: &["import", "export.json", "--yes"],
        says: "1 case added",
        is_batch: true,
        ..PLAIN
    },
    Writes {
        name: "stale",
        before: &[
            &["apply", "Acme", "Dev", "--on", "2026-05-01"],
            &["apply", "Globex", "--on", "2026-05-02"],
            &["apply", "Initech", "--on", "2026-05-03"],
        ],
        words: &["stale", "--yes"],
        says: "3 applications ended",
        is_batch: true,
        ..PLAIN
    },
    Writes {
        name: "undo of what was added",
        before: &[APPLIED[0], &["log", "Acme", "--said", "No."]],
        words: &["undo"],
        says: "Taken back",
        ..PLAIN
    },
    Writes { name: "undo of a new case", before: REFUSED, words: &["undo"], says: "Taken back", ..PLAIN },
    Writes {
        name: "undo of an import",
        before: &[APPLIED[0], &["import", "export.json", "--yes"]],
        words: &["undo"],
        says: "Taken back",
        ..PLAIN
    },
    Writes {
        name: "undo --restore",
        before: &[APPLIED[0], &["log", "Acme", "--said", "No."], &["undo"]],
        words: &["undo", "--restore"],
        says: "Brought back",
        ..PLAIN
    },
    Writes {
        name: "undo --restore of a new case",
        before: &[REFUSED[0], &["undo"]],
        words: &["undo", "--restore"],
        says: "Brought back",
        ..PLAIN
    },
    Writes { name: "edit", before: APPLIED, words: &["edit", "acme"], says: "Changed:", ..PLAIN },
    Writes {
        name: "log -e",
        before: APPLIED,
        words: &["log", "Acme", "-e"],
        editor: "touch edited; cp form.yaml",
        text: "Too many anvils.",
        ..PLAIN
    },
    Writes {
        name: "prompts copy",
        before: REFUSED,
        words: &["prompts", "copy", "interview"],
        says: "Copied, to change as you like",
        ..PLAIN
    },
];

impl Writes {
    /// The journal as it is before.
    pub(crate) fn journal(&self) -> Journal {
        let journal = Journal::with(self.files);
        let mut table = "company,role,applied\n".to_owned();
        for n in 0..20 {
            let _ = writeln!(table, "Firm {n},Dev,2026-11-{:02}", n % 9 + 1);
        }
        let beside = beside(&journal);
        fs::write(beside.join("twenty.csv"), table).expect("a table");
        fs::write(beside.join("export.json"), EXPORTED).expect("an export");
        fs::write(beside.join("form.yaml"), FORM).expect("a form");
        fs::write(beside.join("answers.yaml"), ANSWERS).expect("answers");
        for words in self.before {
            journal.reject([]).args(*words).assert().success();
        }
        #[cfg(feature = "lock")]
        if self.is_locked {
            journal.lock();
        }
        journal
    }

    /// `reject` or a program that runs it, with what the command is given.
    pub(crate) fn command(&self, journal: &Journal, program: Command) -> Command {
        let program = journal.surround(program).args(self.words).stdin(self.stdin);
        program.env("EDITOR", self.editor)
    }

    /// The command by itself.
    pub(crate) fn run(&self, journal: &Journal) -> std::process::Output {
        let reject = Command::new(snapbox::cmd::cargo_bin!("reject"));
        self.command(journal, reject).output().expect("it runs")
    }

    /// Whether the user's words had been said.
    pub(crate) fn is_given(&self, journal: &Journal) -> bool {
        let is_word = self.words.contains(&self.text);
        is_word || !self.stdin.is_empty() || journal.root().with_file_name("edited").exists()
    }
}

/// Does something with each of them, two at a time.
pub(crate) fn each(does: impl Fn(&Writes) + Sync) {
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(writes) = ALL.get(next.fetch_add(1, Ordering::Relaxed)) {
            does(writes);
        }
    };
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(work);
        }
    });
}

/// Another journal with the same files, and what lies beside it.
pub(crate) fn copy(journal: &Journal) -> Journal {
    let new = Journal::new();
    copy_into(journal, &new);
    new
}

/// Copies the files of a journal into another one, and what lies beside it.
pub(crate) fn copy_into(journal: &Journal, new: &Journal) {
    copy_all(&beside(journal), &beside(new));
}

/// The folder in which the journal's lies.
pub(crate) fn beside(journal: &Journal) -> PathBuf {
    journal.root().parent().expect("a folder").to_owned()
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    fs::set_permissions(to, fs::metadata(from).expect("a folder").permissions()).expect("its mode");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_all(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("a file");
        }
    }
}

/// Every file of a journal but the lock and the record, with its text; of a locked one as its passphrase opens it.
pub(crate) fn state(journal: &Journal) -> BTreeMap<String, String> {
    if !journal.root().join("identity.age").exists() {
        return journal.files().into_iter().map(|file| (file.clone(), journal.file(&file))).collect();
    }
    let open = copy(journal);
    // It names a file of the journal that was copied.
    let _ = fs::remove_file(open.root().join(".lock"));
    open.run(["unlock"]);
    fs::remove_file(open.root().join("identity-1.age")).expect("the key, put away");
    state(&open)
}

/// What a program said on both its outputs.
pub(crate) fn told(output: &std::process::Output) -> String {
    [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text).into_owned()).concat()
}
