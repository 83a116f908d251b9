//! The journal of a job search: what `reject` knows, without a terminal.
//!
//! A [`journal::Journal`] is the only door to the disk (its files as bytes: [`journal::in_memory`]); it gives [`case::Case`]s, each made of dated
//! [`event::Event`]s. What follows from them is pure: [`filter`], [`reflection`], [`plan`], [`stats`], [`report`]. The world outside (the
//! clock, the environment, the terminal) enters as values.

pub mod case;
pub mod date;
pub mod error;
pub mod event;
pub mod export;
pub mod filter;
pub mod flow;
pub mod followups;
pub mod import;
pub mod journal;
pub mod letters;
pub mod plan;
pub mod prompts;
pub mod reflection;
pub mod report;
pub mod review;
pub mod role;
pub mod said;
mod spelt;
pub mod stats;
pub mod text;
pub mod today;
pub mod vocabulary;

pub use error::Error;
