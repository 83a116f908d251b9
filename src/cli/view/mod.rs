//! Values into text. Nothing here prints.

pub(crate) mod cases;
pub(crate) mod days;
pub(crate) mod json;
pub(crate) mod numbers;
pub(crate) mod story;
pub(crate) mod table;
