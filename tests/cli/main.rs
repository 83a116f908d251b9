//! The program, run as its user runs it: whole outputs, exit codes and the files written.
//!
//! `SNAPSHOTS=overwrite cargo test` takes over what the program says now; read the difference before you keep it.
#![allow(clippy::disallowed_methods, reason = "a test plays the user's hand, which writes files as it likes")]
#![allow(clippy::needless_raw_string_hashes, reason = "snapshots are written so")]
#![allow(clippy::too_many_lines, reason = "a whole output is long, its test is not")]

mod advance;
mod apply;
mod bad_input;
mod check;
mod docs;
mod edit;
mod exchange;
mod export;
mod feedback;
#[cfg(target_os = "linux")]
mod hostile;
mod ics;
mod import;
mod journal;
mod kept;
mod letter;
mod letters;
mod list;
#[cfg(feature = "lock")]
mod lock;
mod log;
mod numbers;
mod plan;
mod prompts;
mod pty;
mod reflect;
mod report;
mod review;
mod rich;
mod screens;
mod show;
mod stale;
mod stats;
mod steering;
mod suggestions;
mod support;
mod sync;
mod terminal;
mod today;
mod transcript;
mod undo;
mod v1;
mod walls;
mod writers;
