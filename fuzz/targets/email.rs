#![no_main]

#[path = "../../tests/properties/email.rs"]
mod email;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| email::holds(bytes));
