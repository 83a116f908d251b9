//! What holds for any bytes whatever, tried on what a fuzzer found worth keeping; `fuzz/` tries the same on new ones.
//!
//! `tests/corpus/NAME/` holds the bytes for each.
#![allow(clippy::disallowed_methods, reason = "a test reads its data as it likes")]

use std::fs;
use std::path::Path;

mod answers;
mod case_file;
mod dates;
mod email;
mod json;
mod letters;
mod merge;
mod plan;
mod prompts;
mod reviews;
mod settings;
mod sheet;

/// Tries what holds on each file of that corpus.
fn each(corpus: &str, holds: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(corpus);
    let files: Vec<_> = fs::read_dir(&folder).expect(corpus).flatten().collect();
    assert!(files.len() > 9, "{corpus} has {} files", files.len());
    for file in files {
        let bytes = fs::read(file.path()).expect("a file");
        let failed = std::panic::catch_unwind(|| holds(&bytes)).is_err();
        assert!(!failed, "{}: {:?}", file.path().display(), String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn a_case_file_is_read_added_to_and_written_to_the_letter() {
    each("case_file", case_file::holds);
}

#[test]
fn answers_and_forms_are_read_as_they_stand() {
    each("answers", answers::holds);
}

#[test]
fn a_plan_reads_back_as_it_was_written() {
    each("plan", plan::holds);
}

#[test]
fn a_review_reads_back_as_it_was_written() {
    each("reviews", reviews::holds);
}

#[test]
fn settings_are_read_or_named() {
    each("settings", settings::holds);
}

#[test]
fn question_sets_take_what_they_offer() {
    each("prompts", prompts::holds);
}

#[test]
fn letters_are_filled_without_a_gap() {
    each("letters", letters::holds);
}

#[test]
fn no_row_of_a_sheet_is_lost_or_made_up() {
    each("sheet", sheet::holds);
}

#[test]
fn what_was_exported_comes_back() {
    each("json", json::holds);
}

#[test]
fn what_two_copies_wrote_is_all_there() {
    each("merge", merge::holds);
}

#[test]
fn a_message_is_quoted_never_made_up() {
    each("email", email::holds);
}

#[test]
fn no_day_is_read_that_was_not_said() {
    each("dates", dates::holds);
}
