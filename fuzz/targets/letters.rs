#![no_main]

#[path = "../../tests/properties/letters.rs"]
mod letters;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| letters::holds(bytes));
