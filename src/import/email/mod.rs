//! A no that came by e-mail: what it says, from whom, about which role.
//!
//! [`Message::read`] takes the bytes of an `.eml` or of a pasted text, [`suggest`] reads what it says by the
//! [`Phrases`] of `prompts/email.yaml`, and [`fits`] tells which companies one knows it may come from. Nothing here
//! decides: each suggestion holds the words it goes by.

mod company;
mod html;
mod likeness;
mod message;
mod names;
mod newest;
mod pattern;
mod phrases;
mod role;
mod suggestion;
mod verdict;
mod words;

#[cfg(test)]
mod tests;

pub use likeness::{Fit, Likeness, fits, same_employer};
pub use message::{EmailError, Message};
pub use phrases::Phrases;
pub use suggestion::{Suggestion, suggest};
pub use verdict::{Snippet, Speaks};
