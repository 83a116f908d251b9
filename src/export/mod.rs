//! Cases in forms that others read: one format a file, values in, text out.

pub mod csv;
mod escape;
pub mod ics;
pub mod json;
pub mod markdown;
pub mod proof;
pub mod sankeymatic;
