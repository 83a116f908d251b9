//! Cases in forms that others read: one format a file, values in, text out.

pub mod csv;
mod escape;
pub mod ics;
pub mod json;
pub mod markdown;
pub mod proof;
pub mod sankeymatic;

use crate::text::made_visible;

/// The text with line ends of one kind, and with what steers a terminal made visible; tabs stay.
fn tamed(text: &str) -> String {
    let mut tame = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match made_visible(c).filter(|_| !matches!(c, '\n' | '\t')) {
            Some(visible) => tame.push_str(&visible),
            None => tame.push(c),
        }
    }
    tame
}
