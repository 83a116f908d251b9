#![no_main]

#[path = "../../tests/properties/plan.rs"]
mod plan;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| plan::holds(bytes));
