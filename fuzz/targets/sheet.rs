#![no_main]

#[path = "../../tests/properties/sheet.rs"]
mod sheet;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sheet::holds(bytes));
