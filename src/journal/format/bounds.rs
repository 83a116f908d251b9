//! What a text would cost to read, told from its marks before a parser sees it.
//!
//! The parser holds each document whole, takes time for each list within a list, and writes an alias out. What is
//! counted here is never less than what it will find, so that no file, however it is made, takes all memory or all
//! day; what a person writes stays far below.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::Malformed;
use crate::journal::LARGEST;

/// So many lists and maps may stand within each other.
const DEEPEST: usize = 1000;
/// So many lists and maps of the form `[…]` and `{…}` may stand in one document.
const BRACKETS: usize = 20_000;
/// So many lines may begin with `%`: the parser compares what each of them declares with all before.
const DIRECTIVES: usize = 100;
/// So many lists, maps, keys and values, all ends counted, may stand in one file.
const NODES: usize = 500_000;

/// That the text is not to be read, if it is too deep, has too many parts, or its aliases stand for too much.
///
/// # Errors
/// The place where the measure is full.
pub(super) fn check(text: &str) -> Result<(), Malformed> {
    let mut marks = Marks::default();
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        if let Err(problem) = marks.take(*byte, bytes.get(at + 1..).unwrap_or_default()) {
            let (line, column) = place(&bytes[..at]);
            return Err(Malformed { line, column, problem });
        }
    }
    if marks.has_anchor && marks.aliases.saturating_mul(text.len()) as u64 > LARGEST {
        weigh(text, marks.documents)?;
    }
    Ok(())
}

/// Line and column, from 1, of what stands behind those bytes.
fn place(before: &[u8]) -> (usize, usize) {
    let is_end =
        |at: &usize| before[*at] == b'\n' || before[*at] == b'\r' && before.get(at + 1) != Some(&b'\n');
    let ends = (0..before.len()).filter(is_end);
    let (lines, line_start) = ends.fold((0, 0), |(lines, _), at| (lines + 1, at + 1));
    (lines + 1, String::from_utf8_lossy(&before[line_start..]).chars().count() + 1)
}

/// What was counted so far.
struct Marks {
    /// Whether a part of a list or a map may begin here: at the start of a line, or behind the mark of another one.
    may_begin: bool,
    before: u8,
    colons_in_line: usize,
    depth: usize,
    brackets: usize,
    directives: usize,
    documents: usize,
    nodes: usize,
    aliases: usize,
    has_anchor: bool,
}

impl Default for Marks {
    fn default() -> Self {
        Self {
            may_begin: true,
            before: b'\n',
            colons_in_line: 0,
            depth: 0,
            brackets: 0,
            directives: 0,
            documents: 1,
            nodes: 0,
            aliases: 0,
            has_anchor: false,
        }
    }
}

impl Marks {
    /// Takes in one byte; `behind` are those that follow.
    fn take(&mut self, byte: u8, behind: &[u8]) -> Result<(), String> {
        let is_line_start = matches!(self.before, b'\n' | b'\r');
        let is_apart = behind.first().is_none_or(u8::is_ascii_whitespace);
        // What stands behind anything else is part of a word, outside of a list in brackets and in it.
        let is_token =
            matches!(self.before, b'\n' | b'\r' | b' ' | b'\t' | b'[' | b'{' | b',' | b':' | b'?' | b'-')
                || !self.before.is_ascii();
        if let Some(problem) = not_yaml(byte, behind, is_line_start) {
            return Err(problem);
        }
        match byte {
            // Line ends, and the last byte of those that are not ASCII.
            b'\n' | b'\r' | 0x85 | 0xa8 | 0xa9 | 0xbf => (self.may_begin, self.colons_in_line) = (true, 0),
            b' ' | b'\t' => {}
            b'-' | b'.' if is_line_start && is_between(byte, behind) => {
                (self.depth, self.brackets) = (0, 0);
                self.documents += 1;
                self.nodes += 4;
                self.may_begin = false;
            }
            b'-' | b'?' if self.may_begin && is_apart => self.nodes += 4,
            b':' if is_apart => {
                // The third one behind words of its line is part of a text.
                self.nodes += if self.may_begin || self.colons_in_line < 2 { 3 } else { 0 };
                self.colons_in_line += 1;
                self.may_begin = true;
            }
            b'[' | b'{' if is_token => {
                (self.depth, self.brackets) = (self.depth + 1, self.brackets + 1);
                self.nodes += 6;
            }
            b']' | b'}' => self.depth = self.depth.saturating_sub(1),
            b',' if self.brackets > 0 => self.nodes += 4,
            // For the parser a line also ends with some that are not ASCII.
            b'%' if is_line_start || matches!(self.before, 0x85 | 0xa8 | 0xa9 | 0xbf) => {
                self.directives += 1;
                self.may_begin = false;
            }
            b'&' if is_token => self.has_anchor = true,
            b'*' if is_token && !is_apart => self.aliases += 1,
            _ => self.may_begin = false,
        }
        self.before = byte;
        self.fits()
    }

    /// That no measure is full.
    fn fits(&self) -> Result<(), String> {
        if self.directives > DIRECTIVES {
            return Err(format!("more than {DIRECTIVES} lines begin with '%'"));
        }
        if self.depth > DEEPEST {
            return Err(format!("more than {DEEPEST} brackets stand within each other"));
        }
        if self.brackets > BRACKETS {
            return Err(format!("more than {BRACKETS} lists in brackets stand in one document"));
        }
        if self.nodes > NODES {
            return Err("it holds more keys and items than any file that is read".to_owned());
        }
        Ok(())
    }
}

/// What no YAML file holds, in better words than the parser has for it.
fn not_yaml(byte: u8, behind: &[u8], is_line_start: bool) -> Option<String> {
    let control = match (byte, behind.first()) {
        (b'\t' | b'\n' | b'\r', _) => None,
        (0..0x20 | 0x7f, _) => Some(byte),
        (0xc2, Some(second @ (0x80..=0x84 | 0x86..=0x9f))) => Some(*second),
        _ => None,
    };
    if let Some(control) = control {
        return Some(format!("a control character (U+{control:04X}) stands here; take it out"));
    }
    let is_conflict = is_line_start && byte == b'<' && behind.starts_with(b"<<<<<< ");
    is_conflict.then(|| {
        "git left both sides of a conflict from here on; keep what is right, and take its marks out"
            .to_owned()
    })
}

/// Whether the mark is the first of the three that stand between two documents.
fn is_between(mark: u8, behind: &[u8]) -> bool {
    behind.starts_with(&[mark, mark]) && behind.get(2).is_none_or(u8::is_ascii_whitespace)
}

/// Adds up what the texts of each document come to with every alias written out.
fn weigh(text: &str, documents: usize) -> Result<(), Malformed> {
    // A document that is not YAML would come again for ever.
    for document in serde_yaml::Deserializer::from_str(text).take(documents) {
        let mut weight = 0;
        if let Err(error) = Weigh(&mut weight).deserialize(document)
            && weight > LARGEST
        {
            return Err(error.into());
        }
    }
    Ok(())
}

/// Adds the length of each text in a value, and fails where it becomes more than a file may hold.
struct Weigh<'a>(&'a mut u64);

impl Weigh<'_> {
    fn text<E: Error>(self, text: &str) -> Result<(), E> {
        *self.0 += text.len() as u64;
        if *self.0 > LARGEST {
            return Err(E::custom(format!(
                "its aliases (such as '*name') stand for more than {LARGEST} bytes"
            )));
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Weigh<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Weigh<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.text(text)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.text("false")
    }

    fn visit_i64<E: Error>(self, n: i64) -> Result<(), E> {
        self.text(&n.to_string())
    }

    fn visit_u64<E: Error>(self, n: u64) -> Result<(), E> {
        self.text(&n.to_string())
    }

    fn visit_f64<E: Error>(self, n: f64) -> Result<(), E> {
        self.text(&n.to_string())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(Weigh(&mut *self.0))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_key_seed(Weigh(&mut *self.0))?.is_some() {
            map.next_value_seed(Weigh(&mut *self.0))?;
        }
        Ok(())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<(), A::Error> {
        let ((), value) = tagged.variant_seed(Weigh(&mut *self.0))?;
        value.newtype_variant_seed(Weigh(&mut *self.0))
    }
}
