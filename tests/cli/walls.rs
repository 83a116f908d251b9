//! Who may know whom: the layers that keep the library without a terminal.

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut all = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), ending, &mut all);
    assert!(!all.is_empty(), "{folder}");
    all.sort();
    all
}

fn collect(folder: &Path, ending: &str, all: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, ending, all);
        } else if path.extension().is_some_and(|end| end == ending) {
            let text = fs::read_to_string(&path).expect("a text");
            let root = Path::new(env!("CARGO_MANIFEST_DIR"));
            all.push((path.strip_prefix(root).expect("inside").to_owned(), text));
        }
    }
}

/// Each line of code (no comment, no test below it) that holds one of the words, as `file:line: word`.
fn breaches(files: &[(PathBuf, String)], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (file, text) in files {
        let code = text.lines().take_while(|line| line.trim() != "#[cfg(test)]").enumerate();
        for (at, line) in code.filter(|(_, line)| !line.trim_start().starts_with("//")) {
            let named = words.iter().filter(|word| line.contains(**word));
            found.extend(named.map(|word| format!("{}:{}: {word}", file.display(), at + 1)));
        }
    }
    found
}

fn library() -> Vec<(PathBuf, String)> {
    files("src", "rs").into_iter().filter(|(file, _)| !file.starts_with("src/cli")).collect()
}

fn of_the_library(folder: &str) -> Vec<(PathBuf, String)> {
    library().into_iter().filter(|(file, _)| file.starts_with(folder)).collect()
}

#[test]
fn the_library_knows_no_terminal() {
    let terminal = [
        "clap",
        "comfy_table",
        "inquire",
        "anstream",
        "anstyle",
        "terminal_size",
        "textwrap",
        "println!",
        "print!(",
        "io::stdout",
        "io::stderr",
        "io::stdin",
    ];
    assert_eq!(breaches(&library(), &terminal), <[&str; 0]>::default());
}

#[test]
fn the_library_does_not_look_at_the_world() {
    let world: Vec<String> =
        breaches(&library(), &["env::", "std::env", "process::", "std::process", "dirs::"])
            .into_iter()
            .filter(|breach| !breach.starts_with("src/journal/lock.rs"))
            .collect();
    assert_eq!(world, <[&str; 0]>::default());
    let lock: Vec<(PathBuf, String)> =
        library().into_iter().filter(|(file, _)| file.ends_with("lock.rs")).collect();
    assert_eq!(breaches(&lock, &["env::"]), <[&str; 0]>::default());
    let (all, own) = (breaches(&lock, &["process::"]).len(), breaches(&lock, &["std::process::id()"]).len());
    assert_eq!((all, own), (1, 1), "the lock says which process holds it, and that is all");
}

#[test]
fn the_clock_is_read_in_one_place() {
    let read = breaches(&files("src", "rs"), &["Local::now", "Utc::now", "SystemTime::now"]);
    let places: Vec<&str> = read.iter().filter_map(|breach| breach.split(':').next()).collect();
    assert_eq!(places, ["src/date.rs"]);
}

#[test]
fn the_disk_has_one_door() {
    let disk = ["fs::", "File::", "OpenOptions"];
    let outside: Vec<(PathBuf, String)> =
        library().into_iter().filter(|(file, _)| !file.starts_with("src/journal")).collect();
    assert_eq!(breaches(&outside, &disk), <[&str; 0]>::default());
}

#[test]
fn the_numbers_do_not_know_the_journal() {
    assert_eq!(
        breaches(&of_the_library("src/stats"), &["Journal", "std::fs", "io::"]),
        <[&str; 0]>::default()
    );
    for (file, text) in of_the_library("src/stats") {
        for line in text.lines().filter(|line| line.contains("crate::journal")) {
            assert!(
                ["use crate::journal::Settings;", "use crate::journal::NONE_GIVEN;"].contains(&line.trim()),
                "{}: {line}",
                file.display()
            );
        }
    }
}

#[test]
fn a_view_gives_text_and_never_shows_it() {
    let views: Vec<(PathBuf, String)> =
        files("src", "rs").into_iter().filter(|(file, _)| file.starts_with("src/cli/view")).collect();
    let mouth = ["Ui", "println!", "print!(", "stdout", "stderr", "Journal", "env::", "fs::"];
    assert_eq!(breaches(&views, &mouth), <[&str; 0]>::default());
}

#[test]
fn only_the_mouth_prints() {
    let others: Vec<(PathBuf, String)> =
        files("src", "rs").into_iter().filter(|(file, _)| !file.ends_with("cli/ui.rs")).collect();
    let prints = ["println!", "print!(", "eprint", "write_all(shown"];
    assert_eq!(breaches(&others, &prints), <[&str; 0]>::default());
}

#[test]
fn a_command_never_touches_the_disk() {
    let commands: Vec<(PathBuf, String)> =
        files("src", "rs").into_iter().filter(|(file, _)| file.starts_with("src/cli/commands")).collect();
    assert_eq!(breaches(&commands, &["std::fs", "fs::File", "OpenOptions"]), <[&str; 0]>::default());
}

#[test]
fn no_file_is_longer_than_one_can_hold_in_mind() {
    let long: Vec<String> = files("src", "rs")
        .into_iter()
        .map(|(file, text)| (file, text.lines().count()))
        .filter(|(_, lines)| *lines > 400)
        .map(|(file, lines)| format!("{}: {lines}", file.display()))
        .collect();
    assert_eq!(long, <[&str; 0]>::default());
}
