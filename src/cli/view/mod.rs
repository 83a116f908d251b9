//! Values into text. Nothing here prints.

pub(crate) mod cases;
pub(crate) mod incoming;
pub(crate) mod letters;
pub(crate) mod numbers;
pub(crate) mod plan;
pub(crate) mod review;
pub(crate) mod silent;
pub(crate) mod steps;
pub(crate) mod story;
pub(crate) mod suggestion;
pub(crate) mod table;
pub(crate) mod today;

use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr as _;

/// Stands for a space at which no line ends, while lines are made: of private use, so that no text of the user's has it.
const TIED: &str = "\u{e000}";

/// The text in lines of at most `width` columns, each indented; a word is broken only where it fits in no line, a
/// handle never at its hyphens.
pub(crate) fn wrap(text: &str, indent: usize, width: usize) -> String {
    let indent = " ".repeat(indent);
    let options = Options::new(width).initial_indent(&indent).subsequent_indent(&indent);
    textwrap::fill(text, options.word_splitter(WordSplitter::NoHyphenation))
}

/// The text, cut where it does not fit into so many columns.
pub(crate) fn shortened(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut cut = String::new();
    for c in text.chars() {
        cut.push(c);
        if cut.width() >= room {
            cut.pop();
            break;
        }
    }
    format!("{}…", cut.trim_end())
}
