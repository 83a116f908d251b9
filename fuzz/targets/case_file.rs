#![no_main]

#[path = "../../tests/properties/case_file.rs"]
mod case_file;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| case_file::holds(bytes));
