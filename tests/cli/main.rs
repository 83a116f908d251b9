//! The program, run as its user runs it: whole outputs, exit codes and the files written.
//!
//! `SNAPSHOTS=overwrite cargo test` takes over what the program says now; read the difference before you keep it.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots with them")]
#![allow(clippy::disallowed_methods, reason = "a test plays the user's hand, which writes files as it likes")]
#![allow(clippy::needless_raw_string_hashes, reason = "snapshots are written so")]

mod advance;
mod apply;
mod bad_input;
mod docs;
mod journal;
mod log;
mod support;
mod transcript;
