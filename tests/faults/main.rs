//! What goes wrong around the program: others that write at once, a kill at any moment, a full or failing disk, a power
//! cut. Real processes, the real binary.
//!
//! Faults are injected with `strace`; without it those checks are skipped, loudly. The short form runs with every
//! `cargo test`; `cargo test --locked --test faults -- --ignored` tries every point of every command.
#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_methods, reason = "a test plays the user's hand, which writes files as it likes")]
#![allow(clippy::needless_raw_string_hashes, reason = "snapshots are written so")]

mod commands;
#[cfg(feature = "lock")]
mod editor_full;
mod failing;
mod full;
mod killed;
#[cfg(feature = "lock")]
mod locked;
#[cfg(feature = "lock")]
mod locking_fails;
#[cfg(feature = "lock")]
mod locking_said;
mod order;
mod read_only;
mod strace;
#[allow(dead_code, reason = "the other test binary uses the rest of it")]
#[path = "../cli/support.rs"]
mod support;
#[cfg(feature = "lock")]
#[allow(dead_code, reason = "the other test binary uses the rest of it")]
#[path = "../cli/terminal.rs"]
mod terminal;
mod writers;
