//! A spreadsheet in plain text: columns by their headers, rows into cases.

mod cases;
mod columns;
mod dates;
mod read;
mod row;
mod spellings;
mod told;
mod words;

pub use cases::{Answers, Left, Read, Stray, Unanswered, cases};
pub use columns::{Field, Mapping, Unclear, Use};
pub use dates::{Order, Why};
pub use read::{Row, Sheet, Unreadable};
pub use words::{Meaning, Reading};

#[cfg(test)]
mod tests;
