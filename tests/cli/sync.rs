//! `reject sync`: two copies of a journal and a place where they meet, with the real git.

mod along;
mod conflict;
mod crash;
mod damaged;
mod first;
mod locked;
mod locked_there;
mod others;
mod pairs;
mod place;
mod together;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use snapbox::cmd::{self, cargo_bin};

use crate::support::Journal;

/// Copies of a journal, each by its name, and `hub`, where they meet.
struct Copies {
    journal: Journal,
}

/// Whether strace is there to fail or kill calls; said where it is not.
fn has_strace() -> bool {
    let is_there = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).output();
    if is_there.is_ok_and(|it| it.status.success()) {
        return true;
    }
    let _ = std::io::stderr()
        .write_all(b"SKIPPED: strace is missing or not permitted; on Debian, `apt install strace`\n");
    false
}

impl Copies {
    /// No copy yet, and an empty hub. None, and said so, where there is no git.
    fn new() -> Option<Self> {
        if Command::new("git").arg("--version").output().is_err() {
            // Past what catches the words of a test that goes well.
            let _ = std::io::stderr().write_all(b"SKIPPED: a test of sync, for want of git\n");
            return None;
        }
        let copies = Self { journal: Journal::new() };
        copies.git_in(Path::new("."), &["init", "--quiet", "--bare", "--initial-branch=trunk", "hub"]);
        Some(copies)
    }

    /// Two copies in step, which hold a case each had, applied for on 2 November.
    fn two() -> Option<Self> {
        let copies = Self::new()?;
        copies.run("a", &["apply", "Acme", "Engineer", "--on", "2026-11-02"]);
        copies.run("a", &["sync", "hub", "--yes"]);
        copies.run("b", &["sync", "hub", "--yes"]);
        Some(copies)
    }

    fn folder(&self) -> PathBuf {
        self.journal.root().parent().expect("a folder").to_owned()
    }

    fn root(&self, copy: &str) -> PathBuf {
        self.folder().join(copy)
    }

    fn reject(&self, copy: &str, words: &[&str]) -> cmd::Command {
        self.under(copy, cmd::Command::new(cargo_bin!("reject"))).args(words)
    }

    /// A program that runs `reject` on a copy.
    fn under(&self, copy: &str, program: cmd::Command) -> cmd::Command {
        let command = self.journal.surround(program).env("REJECT_JOURNAL", self.root(copy));
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1")
    }

    fn run(&self, copy: &str, words: &[&str]) {
        self.reject(copy, words).assert().success();
    }

    /// All that one run said, and its exit code.
    fn told(&self, copy: &str, words: &[&str]) -> String {
        let output = self.reject(copy, words).output().expect("it runs");
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
        let code = output.status.code().map_or("killed".to_owned(), |code| format!("exit {code}"));
        format!("$ {copy}: reject {}\n{}{code}\n", words.join(" "), said.concat())
            .replace(&self.folder().display().to_string(), "[HERE]")
    }

    /// What each copy's `sync` said, one after the other.
    fn synced(&self, copies: &[&str]) -> String {
        copies.iter().map(|copy| self.told(copy, &["sync"])).collect()
    }

    fn git_in(&self, folder: &Path, words: &[&str]) -> String {
        let output = Command::new("git")
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("HOME", self.folder())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .args(["-c", "user.name=Ada", "-c", "user.email=ada@example.org"])
            .args(words)
            .current_dir(self.folder().join(folder))
            .output()
            .expect("git");
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn git(&self, copy: &str, words: &[&str]) -> String {
        self.git_in(Path::new(copy), words)
    }

    fn file(&self, copy: &str, file: &str) -> String {
        fs::read_to_string(self.root(copy).join(file)).expect(file)
    }

    fn put(&self, copy: &str, file: &str, text: &str) {
        let path = self.root(copy).join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
        fs::write(path, text).expect("the file");
    }

    /// The user's hand: one text for another in a file.
    fn edit(&self, copy: &str, file: &str, from: &str, to: &str) {
        let text = self.file(copy, file);
        assert!(text.contains(from), "{text}");
        self.put(copy, file, &text.replacen(from, to, 1));
    }

    /// Keeps both copies and the hub as they are.
    fn keep(&self) {
        for name in ["a", "b", "hub"] {
            self.copied(name, &format!("kept-{name}"));
        }
    }

    /// Brings back what was kept.
    fn back(&self) {
        for name in ["a", "b", "hub"] {
            fs::remove_dir_all(self.root(name)).expect("it goes");
            self.copied(&format!("kept-{name}"), name);
        }
    }

    fn copied(&self, from: &str, to: &str) {
        let status = Command::new("cp").arg("-a").args([self.root(from), self.root(to)]).status();
        assert!(status.expect("cp").success(), "{from}");
    }

    /// What a copy holds but for what is its own.
    fn words(&self, copy: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut all = BTreeMap::new();
        collect(&self.root(copy), Path::new(""), &mut all);
        all
    }

    /// That the copies hold the same to the byte, that git agrees, and that nothing is half done.
    fn are_in_step(&self, copies: &[&str]) {
        for copy in copies {
            assert_eq!(self.words(copy), self.words(copies[0]), "{copy}");
            assert_eq!(self.git(copy, &["status", "--porcelain"]), "", "{copy}");
            assert_eq!(
                self.git(copy, &["ls-tree", "-r", "HEAD"]),
                self.git_in(Path::new("hub"), &["ls-tree", "-r", "main"]),
                "{copy}"
            );
            let checked = self.reject(copy, &["check"]).assert().code(0).stderr_eq("");
            // Of one that is locked it says what stays in the open.
            if !self.root(copy).join("identity.age").exists() {
                checked.stdout_eq("");
            }
        }
    }
}

fn collect(root: &Path, folder: &Path, all: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(root.join(folder)).expect("a folder").flatten() {
        let file = folder.join(entry.file_name());
        if ["trash", "drafts", ".git", ".lock"].iter().any(|own| file == Path::new(own)) {
            continue;
        }
        if entry.path().is_dir() {
            collect(root, &file, all);
        } else {
            all.insert(file, fs::read(entry.path()).expect("a file"));
        }
    }
}
