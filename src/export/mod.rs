//! Cases in forms that others read: one format a file, values in, text out.

pub mod json;
