//! `reject import` of a sheet: what is shown, what is written, and what a second time adds.

mod again;
mod asked;
mod email;
mod random;
mod reading;
mod real;
mod refused;
mod trackers;
mod whole;

use std::fs;

use snapbox::cmd::Command;

use crate::support::Journal;

/// Puts a sheet beside the journal, where `reject` is run.
fn put(journal: &Journal, name: &str, sheet: impl AsRef<[u8]>) {
    fs::write(journal.root().with_file_name(name), sheet).expect("the sheet");
}

/// `reject import` of this sheet with these words.
fn import<const N: usize>(journal: &Journal, sheet: impl AsRef<[u8]>, words: [&str; N]) -> Command {
    put(journal, "jobs.csv", sheet);
    journal.reject(["import", "jobs.csv"]).args(words)
}

/// The events of each case in a line, the case's company before them: `Acme: 2026-01-05 applied`.
fn stories(journal: &Journal) -> Vec<String> {
    let cases = journal.files().into_iter().filter(|file| file.starts_with("20"));
    let mut all: Vec<String> = cases.map(|file| story(&journal.file(&file))).collect();
    all.sort();
    all
}

fn story(text: &str) -> String {
    let of = |document: &str, key: &str| {
        let mut lines = document.lines().filter_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
        lines.next().map(str::to_owned).unwrap_or_default()
    };
    let mut documents = text.split("---\n").skip(1);
    let company = of(documents.next().expect("a header"), "company");
    let events = documents.map(|event| {
        let undated = if of(event, "undated").is_empty() { "" } else { "?" };
        let words = [of(event, "event"), of(event, "stage"), of(event, "round")];
        let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
        format!("{}{undated} {}", of(event, "date"), words.join(" "))
    });
    format!("{company}: {}", events.collect::<Vec<_>>().join(", "))
}

/// Every file of the journal with its text.
fn bytes(journal: &Journal) -> Vec<(String, String)> {
    let read = |file: String| {
        let text = journal.file(&file);
        (file, text)
    };
    journal.files().into_iter().map(read).collect()
}
