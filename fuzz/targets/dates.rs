#![no_main]

#[path = "../../tests/properties/dates.rs"]
mod dates;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dates::holds(bytes));
