#![no_main]

#[path = "../../tests/properties/json.rs"]
mod json;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| json::holds(bytes));
