//! Days as one says them.

pub(crate) use reject::date::{said, short};
