//! Journals that somebody damaged, on purpose or not: each damage is named and passed over, and stays as it is.

mod cases;
mod desk;
mod files;
mod heavy;
mod odd;
mod places;

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use snapbox::cmd::cargo_bin;

use crate::support::{Journal, TODAY};

/// No command may take longer, whatever it finds.
const DEADLINE: Duration = Duration::from_secs(180);
/// No command may take more memory, whatever it finds: 200 MB, in KiB.
const MOST_MEMORY: u32 = 200 * 1000 * 1000 / 1024;

const SETTINGS: (&str, &str) = ("journal.yaml", "format: 1\n");
const ACME: (&str, &str) = (
    "2026/2026-10-30-acme--cook.yaml",
    "---\ncompany: Acme\nrole: Cook\n---\ndate: 2026-10-30\nevent: applied\n---\ndate: 2026-11-10\nevent: rejected\n",
);

/// Every command that only reads.
const READING: [&str; 30] = [
    "",
    "--brief",
    "list",
    "list --json",
    "show acme",
    "stats",
    "stats all",
    "stats --by month",
    "stats --json",
    "report -o -",
    "report -o - --anonymous",
    "report -o - --svg sankey",
    "export --format csv",
    "export --format json",
    "export --format jsonl",
    "export --format markdown",
    "export --format ics",
    "export --format sankeymatic",
    "export --format proof",
    "check",
    "review",
    "review list",
    "review show last",
    "plan",
    "plan --all",
    "undo --list",
    "prompts",
    "letter",
    "letter thank-you acme",
    "stale",
];

/// A command that ended: its exit code and all it said, its answer first.
#[derive(Debug, PartialEq, Eq)]
struct Ended {
    code: i32,
    answer: String,
    rest: String,
}

impl Ended {
    fn told(&self) -> String {
        format!("{}{}exit {}\n", self.answer, self.rest, self.code)
    }
}

impl Journal {
    /// Runs `reject` with these words, which must end in time, with little memory, and by itself.
    fn bounded(&self, words: &[&str]) -> Ended {
        self.bounded_by(&["/bin/sh", "-c", "ulimit -d $0 && exec \"$@\"", &MOST_MEMORY.to_string()], words)
    }

    fn bounded_by(&self, before: &[&str], words: &[&str]) -> Ended {
        let home = self.root().parent().expect("a folder").to_owned();
        // What is said may be more than a pipe holds.
        let folder = tempfile::tempdir().expect("a folder");
        let file = |name| fs::File::create(folder.path().join(name)).expect("a file");
        let mut child = Command::new(before[0])
            .args(&before[1..])
            .arg(cargo_bin!("reject"))
            .args(words)
            .env_clear()
            .envs([("REJECT_TODAY", TODAY), ("PATH", "/usr/bin:/bin"), ("EDITOR", "true")])
            .env("REJECT_JOURNAL", self.root())
            .env("HOME", &home)
            .current_dir(&home)
            .stdin(Stdio::null())
            .stdout(file("out"))
            .stderr(file("err"))
            .spawn()
            .expect("it runs");
        let end = Instant::now() + DEADLINE;
        let status = loop {
            if let Some(status) = child.try_wait().expect("its state") {
                break status;
            }
            if Instant::now() > end {
                let _ = child.kill();
                panic!("{words:?} took longer than {DEADLINE:?}");
            }
            thread::sleep(Duration::from_millis(2));
        };
        let said = |name| {
            let bytes = fs::read(folder.path().join(name)).expect("what it said");
            String::from_utf8(bytes).expect("UTF-8").replace(&self.root().display().to_string(), "[JOURNAL]")
        };
        let code = status.code().unwrap_or_else(|| panic!("{words:?}: {status}\n{}", said("err")));
        assert!(!said("err").contains("panicked"), "{words:?}\n{}", said("err"));
        Ended { code, answer: said("out"), rest: said("err") }
    }

    /// Runs each of these lines, which must leave every file as it was, and gives what was said.
    fn read_only(&self, lines: &[&str]) -> Vec<(String, Ended)> {
        let before = self.everything();
        let run = |line: &&str| {
            let ended = self.bounded(&line.split_whitespace().collect::<Vec<_>>());
            assert_eq!(self.everything(), before, "{line}");
            ((*line).to_owned(), ended)
        };
        lines.iter().map(run).collect()
    }

    /// Each thing in the journal's folder: what it is, when it was changed, and a digest of what it holds.
    fn everything(&self) -> BTreeMap<PathBuf, (u32, i64, u64)> {
        let mut all = BTreeMap::new();
        take_in(&self.root(), &mut all);
        all
    }
}

fn take_in(folder: &Path, all: &mut BTreeMap<PathBuf, (u32, i64, u64)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, meta) = (entry.path(), entry.path().symlink_metadata().expect("what it is"));
        let held = match meta.file_type() {
            kind if kind.is_symlink() => {
                fs::read_link(&path).expect("a link").into_os_string().into_encoded_bytes()
            }
            kind if kind.is_file() && meta.len() < 20_000_000 => fs::read(&path).unwrap_or_default(),
            _ => Vec::new(),
        };
        if meta.is_dir() {
            take_in(&path, all);
        }
        // A folder changes when something beside what is looked at comes and goes, such as the lock.
        let changed = if meta.is_dir() { 0 } else { meta.mtime_nsec() + 1_000_000_000 * meta.mtime() };
        let mut digest = DefaultHasher::new();
        held.hash(&mut digest);
        all.insert(path, (meta.mode(), changed, digest.finish()));
    }
}
