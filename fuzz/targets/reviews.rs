#![no_main]

#[path = "../../tests/properties/reviews.rs"]
mod reviews;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reviews::holds(bytes));
