//! Loading, counting and finding, over journals of 1,000, 10,000 and 100,000 cases.
#![allow(
    clippy::disallowed_methods,
    reason = "a journal for measuring is written file by file, without syncing"
)]

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use chrono::{Days, NaiveDate};
use reject::journal::{Journal, handle};
use reject::prompts::Prompts;
use reject::stats::Stats;
use tempfile::TempDir;

const SIZES: [u64; 3] = [1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

/// A journal of `n` cases, each applied for, most of them refused, every tenth after an interview and a reflection.
fn journal(folder: &Path, n: u64) -> Journal {
    for i in 0..n {
        let day = today() - Days::new(1 + i % 700);
        let company = format!("Company {}", i / 3);
        let role = format!("Backend engineer {i}");
        let handle = handle(day, &company, Some(&role));
        let year = folder.join(day.format("%Y").to_string());
        fs::create_dir_all(&year).expect("a folder");
        let mut text = format!(
            "---\ncompany: {company}\nrole: {role}\nsource: board\nplace: Berlin\n---\ndate: {day}\nevent: applied\n"
        );
        if i % 5 != 0 {
            let _ = writeln!(text, "---\ndate: {}\nevent: rejected\nreasons:\n- reason: pay", today());
        }
        if i % 10 == 1 {
            let _ = writeln!(
                text,
                "stage: interview\n---\ndate: {}\nevent: reflected\ntopic: interview\nrun: 7f3a\nanswers:\n  stories: partly\n  \
                 value: yes\ndone: true",
                today()
            );
        }
        fs::write(year.join(format!("{handle}.yaml")), text).expect("a case");
    }
    Journal::open(folder.to_owned(), "bench").expect("a journal")
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn load(bencher: divan::Bencher<'_, '_>, n: u64) {
    let folder = TempDir::new().expect("a folder");
    let journal = journal(folder.path(), n);
    bencher.bench(|| journal.cases().expect("cases").readable.len());
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn stats(bencher: divan::Bencher<'_, '_>, n: u64) {
    let folder = TempDir::new().expect("a folder");
    let journal = journal(folder.path(), n);
    let cases = journal.cases().expect("cases").readable;
    let prompts = Prompts::new(Vec::new()).expect("questions");
    bencher.bench(|| black_box(Stats::of(&cases, &prompts, &journal.settings().vocabulary, today())));
}

/// What `log` reads: the names, and the cases of one company.
#[divan::bench(args = SIZES, sample_count = 10)]
fn find_for_log(bencher: divan::Bencher<'_, '_>, n: u64) {
    let folder = TempDir::new().expect("a folder");
    let journal = journal(folder.path(), n);
    bencher.bench(|| {
        let names = journal.names().expect("names");
        journal.of_company("Company 7", &names).readable.len()
    });
}
