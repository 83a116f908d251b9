#![no_main]

#[path = "../../tests/properties/prompts.rs"]
mod prompts;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| prompts::holds(bytes));
