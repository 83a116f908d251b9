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
use reject::case::Case;
use reject::import::Incoming;
use reject::import::sheet::{self, Answers, Sheet};
use reject::journal::{Batch, Journal, NewCase, handle};
use reject::prompts::Prompts;
use reject::report::Report;
use reject::stats::{Given, Stats, silence};
use tempfile::TempDir;

const SIZES: [u64; 3] = [1_000, 10_000, 100_000];

/// What employers write.
const SAID: [&str; 4] = [
    "Thank you for your interest. Unfortunately we have decided to move forward with other candidates.",
    "We went with somebody who has run Kubernetes in production. Your system design was solid, and we wish you well.",
    "After the interview we feel that a deeper knowledge of distributed systems is needed for this team.",
    "Leider haben wir uns nach sorgfältiger Prüfung für eine andere Bewerbung entschieden.",
];

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
            let said = SAID[usize::try_from(i).unwrap_or(0) % SAID.len()];
            let _ = writeln!(
                text,
                "---\ndate: {}\nevent: rejected\nreasons:\n- reason: pay\nsaid: {said}",
                today()
            );
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

/// The same, locked.
#[cfg(feature = "lock")]
#[divan::bench(args = SIZES[..2].iter().copied(), sample_count = 10)]
fn load_locked(bencher: divan::Bencher<'_, '_>, n: u64) {
    let folder = TempDir::new().expect("a folder");
    let journal = journal(folder.path(), n);
    let mut writing = journal.write().expect("the lock");
    writing.lock("open sesame".into()).expect("a key");
    writing.lock_files(&mut |_| {}).expect("locked");
    drop(writing);
    let key = journal.key("open sesame".into()).expect("the key");
    let journal = journal.with_key(key).expect("opened");
    bencher.bench(|| journal.cases().expect("cases").readable.len());
}

/// What the numbers of a whole journal are read with.
fn given<'a>(journal: &'a Journal, prompts: &'a Prompts, cases: &[Case]) -> Given<'a> {
    let settings = journal.settings();
    Given {
        prompts,
        vocabulary: &settings.vocabulary,
        families: &settings.families,
        stop_words: &settings.stop_words,
        plan: &[],
        today: today(),
        silent_after: silence(cases, today()),
        is_whole: true,
        is_by_outcome: false,
    }
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn stats(bencher: divan::Bencher<'_, '_>, n: u64) {
    let folder = TempDir::new().expect("a folder");
    let journal = journal(folder.path(), n);
    let cases = journal.cases().expect("cases").readable;
    let prompts = Prompts::new(Vec::new()).expect("questions");
    let given = given(&journal, &prompts, &cases);
    bencher.bench(|| black_box(Stats::of(&cases, given)));
}

/// The numbers into a page of pictures.
#[divan::bench(args = SIZES, sample_count = 10)]
fn report(bencher: divan::Bencher<'_, '_>, n: u64) {
    let folder = TempDir::new().expect("a folder");
    let journal = journal(folder.path(), n);
    let cases = journal.cases().expect("cases").readable;
    let prompts = Prompts::new(Vec::new()).expect("questions");
    let given = given(&journal, &prompts, &cases);
    let stats = Stats::of(&cases, given);
    let report = Report {
        cases: &cases,
        stats: &stats,
        given,
        heading: None,
        unreadable: 0,
        prompts_read: true,
        ahead: 0,
        is_anonymous: false,
    };
    bencher.bench(|| black_box(report.page().len()));
}

/// A sheet of `n` applications, most of them refused.
fn sheet_of(n: u64) -> String {
    let mut text =
        String::from("Company,Role,Status,Date applied,Phone call,Final answer,Source,URL,Notes\n");
    for i in 0..n {
        let day = today() - Days::new(60 + i % 700);
        let (applied, ended) = (day.format("%d/%m/%Y"), (day + Days::new(i % 60)).format("%d/%m/%Y"));
        let status = ["Rejected", "Applied", "Ghosted", "Rejected after interview"]
            [usize::try_from(i % 4).unwrap_or(0)];
        let _ = writeln!(
            text,
            "Company {},Engineer {},{status},{applied},{applied},{ended},LinkedIn,https://example.com/{i},a note",
            i / 3,
            i % 50
        );
    }
    text
}

/// A sheet into cases, and the cases into a new journal.
#[divan::bench(args = SIZES, sample_count = 1)]
fn import(bencher: divan::Bencher<'_, '_>, n: u64) {
    let text = sheet_of(n);
    bencher.with_inputs(|| TempDir::new().expect("a folder")).bench_local_values(|folder| {
        let sheet = Sheet::read(text.as_bytes(), &[]).expect("a sheet");
        let read = sheet::cases(&sheet, &Answers::default(), today()).expect("cases");
        let new = read.cases.into_iter().map(|case| {
            let Incoming { handle, details, events, line: _, kin: _ } = case;
            NewCase { handle, details, events }
        });
        let batch = Batch { new: new.collect(), ..Batch::default() };
        let journal = Journal::open(folder.path().to_owned(), "bench").expect("a journal");
        journal.write().expect("the lock").add(&batch, &mut |_| {}).expect("written");
        folder
    });
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
