//! What comes from outside: one format a file, bytes in, values out.

pub mod email;
