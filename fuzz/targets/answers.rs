#![no_main]

#[path = "../../tests/properties/answers.rs"]
mod answers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| answers::holds(bytes));
