//! Bytes into rows: the encoding, the delimiter, the quote and the line of the headers are found.

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::columns::is_known;
use crate::text::{count, list};

/// A sheet: named columns, and rows that have a cell for each.
#[derive(Debug)]
pub struct Sheet {
    /// The name of each column, as it is spelt.
    pub headers: Vec<String>,
    /// The rows below that hold anything.
    pub rows: Vec<Row>,
    /// How its text was encoded, such as `UTF-8`.
    pub encoding: &'static str,
    /// What stands between two cells.
    pub delimiter: char,
}

/// One row.
#[derive(Debug)]
pub struct Row {
    /// Its line in the file, from 1.
    pub line: usize,
    record: StringRecord,
}

impl Row {
    /// The cell in that column, from 0, without the white space around it; empty where there is none.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.record.get(column).unwrap_or_default().trim()
    }
}

/// What keeps a file from being read as a sheet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is of another kind.
    #[error("it is {0}, not a sheet in plain text")]
    OtherKind(&'static str),
    /// It holds bytes no text has.
    #[error("line {0} holds bytes that no text has: the file is binary or damaged")]
    Binary(usize),
    /// Most of it is UTF-8, and one byte is not.
    #[error("line {0} holds a byte that does not belong in a text of this encoding")]
    Mixed(usize),
    /// It has more bytes than a sheet.
    #[error("it has {0} bytes, and no sheet of more than {LARGEST} is read")]
    TooLarge(usize),
    /// Nothing is in it.
    #[error("nothing is in it")]
    Empty,
    /// It has headers and no rows.
    #[error("line {0} names the columns, and no row stands below it")]
    NoRows(usize),
    /// A quote is opened and never closed.
    #[error("line {0} opens a quote that never ends")]
    OpenQuote(usize),
    /// Rows have fewer or more cells than there are columns.
    #[error("{}", ragged(rows, *columns))]
    Ragged {
        /// The line of each such row and how many cells it has.
        rows: Vec<(usize, usize)>,
        /// How many columns there are.
        columns: usize,
    },
}

/// No sheet of a search has more bytes.
const LARGEST: usize = 256 * 1024 * 1024;

/// How many ragged rows are named.
const NAMED: usize = 10;

fn ragged(rows: &[(usize, usize)], columns: usize) -> String {
    let cells = |n: usize| count(n, "cell", "cells");
    let mut named: Vec<String> =
        rows.iter().take(NAMED).map(|(line, n)| format!("line {line} has {}", cells(*n))).collect();
    if rows.len() > NAMED {
        named.push(format!("{} more", count(rows.len() - NAMED, "row", "rows")));
    }
    format!("{}; there are {}", list(&named, "and"), count(columns, "column", "columns"))
}

impl Sheet {
    /// Reads a sheet in UTF-8, UTF-16 with its mark, or Windows-1252, split by commas, semicolons, tabs or bars. The
    /// headers are the first line that names a known column beside another one, else the first with anything in it;
    /// `named` are further names to look for.
    ///
    /// # Errors
    /// What keeps it from being read, with the line.
    pub fn read(bytes: &[u8], named: &[&str]) -> Result<Self, Unreadable> {
        let (text, encoding) = text(bytes)?;
        let dialect = Dialect::of(&text, named);
        if let Some(line) = dialect.open_quote(&text) {
            return Err(Unreadable::OpenQuote(line));
        }
        let mut records = dialect.records(&text);
        let head = heading(&text, dialect, named).ok_or(Unreadable::Empty)?;
        let headers = loop {
            let Some((line, record)) = records.next() else { return Err(Unreadable::Empty) };
            if line == head {
                break trimmed(&record);
            }
        };
        let width = headers.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
        let mut rows = Vec::new();
        let mut odd = Vec::new();
        for (line, record) in records.filter(|(_, record)| is_filled(record)) {
            let filled = record.iter().zip(1..).filter(|(cell, _)| !cell.trim().is_empty()).last();
            let filled = filled.map_or(0, |(_, n)| n);
            if record.len() < width || filled > headers.len() {
                odd.push((line, record.len()));
            }
            rows.push(Row { line, record });
        }
        if !odd.is_empty() {
            return Err(Unreadable::Ragged { rows: odd, columns: headers.len() });
        }
        if rows.is_empty() {
            return Err(Unreadable::NoRows(head));
        }
        Ok(Self { headers, rows, encoding, delimiter: char::from(dialect.delimiter) })
    }
}

fn trimmed(record: &StringRecord) -> Vec<String> {
    record.iter().map(|cell| cell.trim().to_owned()).collect()
}

fn is_filled(record: &StringRecord) -> bool {
    record.iter().any(|cell| !cell.trim().is_empty())
}

/// What people hand over in place of a sheet in plain text.
const OTHER_KINDS: [(&[u8], &str); 9] = [
    (b"<!DOCTYPE", "a web page"),
    (b"<!doctype", "a web page"),
    (b"<html", "a web page"),
    (b"[{", "JSON of another program"),
    (b"PK\x03\x04", "a workbook (such as .xlsx or .ods)"),
    (b"\xd0\xcf\x11\xe0", "an old workbook (.xls)"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text with formatting (.rtf)"),
    (b"SQLite format 3", "a database"),
];

/// The text of the bytes, and how it was encoded.
fn text(bytes: &[u8]) -> Result<(String, &'static str), Unreadable> {
    if bytes.len() > LARGEST {
        return Err(Unreadable::TooLarge(bytes.len()));
    }
    if let Some((_, kind)) = OTHER_KINDS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Unreadable::OtherKind(kind));
    }
    let encoding = match (Encoding::for_bom(bytes), std::str::from_utf8(bytes)) {
        (Some((marked, _)), _) => marked,
        (None, Ok(_)) => UTF_8,
        (None, Err(error)) if has_letters_of_utf8(bytes) => {
            return Err(Unreadable::Mixed(line_at(bytes, error.valid_up_to())));
        }
        (None, Err(_)) => WINDOWS_1252,
    };
    let (decoded, _, had_errors) = encoding.decode(bytes);
    if had_errors {
        let line = decoded.find(char::REPLACEMENT_CHARACTER).map_or(1, |at| line_at(decoded.as_bytes(), at));
        return Err(Unreadable::Mixed(line));
    }
    let mut text = decoded.into_owned();
    if !text.contains('\n') {
        text = text.replace('\r', "\n");
    }
    let is_binary =
        |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}');
    let is_binary = |c: char| is_binary(c) && (encoding != WINDOWS_1252 || c < '\u{80}');
    if let Some(at) = text.find(is_binary) {
        return Err(Unreadable::Binary(line_at(text.as_bytes(), at)));
    }
    // A first line such as `sep=;` speaks to spreadsheets.
    if let Some(rest) = text.strip_prefix("sep=") {
        let line = rest.find('\n').unwrap_or(rest.len());
        text.replace_range(..4 + line, "");
    }
    Ok((text, if encoding == WINDOWS_1252 { "Windows-1252" } else { encoding.name() }))
}

/// The line of a byte, from 1.
fn line_at(bytes: &[u8], at: usize) -> usize {
    bytes[..at].split(|b| *b == b'\n').count()
}

/// Whether bytes that are not UTF-8 as a whole hold letters that are: hardly ever an accident.
fn has_letters_of_utf8(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().flat_map(|chunk| chunk.valid().chars()).any(|c| !c.is_ascii() && c.is_alphabetic())
}

/// How the cells of a sheet are told apart.
#[derive(Clone, Copy, Debug)]
struct Dialect {
    delimiter: u8,
    quote: u8,
}

/// How many lines are looked at to find the headers.
const LOOKED_AT: usize = 30;

impl Dialect {
    /// The dialect in which the first lines name the most columns, and agree most on how many there are.
    fn of(text: &str, named: &[&str]) -> Self {
        let score = |dialect: &Self| {
            let records: Vec<StringRecord> =
                dialect.records(text).take(LOOKED_AT).map(|(_, record)| record).collect();
            let widths: Vec<usize> = records.iter().map(StringRecord::len).collect();
            let known = records.iter().map(|record| known(record, named)).max().unwrap_or(0);
            let width = widths.iter().max().copied().unwrap_or(0);
            let agreed = widths.iter().filter(|other| **other == width && width > 1).count();
            (known, agreed, width)
        };
        let best = |quote: u8| {
            let all = [b'|', b'\t', b';', b','].map(|delimiter| Self { delimiter, quote });
            all.into_iter().max_by_key(score).unwrap_or(Self { delimiter: b',', quote })
        };
        let (double, single) = (best(b'"'), best(b'\''));
        let is_single = score(&single).0 > score(&double).0
            || !text.contains('"') && text.contains('\'') && score(&single) > score(&double);
        if is_single { single } else { double }
    }

    /// The records with their lines, from 1. The library counts a line end that stands before a record, of an empty
    /// line or of a CRLF, only with the next one.
    fn records(self, text: &str) -> impl Iterator<Item = (usize, StringRecord)> {
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(self.delimiter).quote(self.quote);
        let bytes = text.as_bytes();
        let (mut counted, mut line) = (0, 1);
        let records = builder.from_reader(bytes).into_records().filter_map(Result::ok);
        records.map(move |record| {
            let start = record.position().map_or(counted, |at| usize::try_from(at.byte()).unwrap_or(counted));
            let ends = bytes[start..].iter().take_while(|b| matches!(**b, b'\r' | b'\n')).count();
            line += text.get(counted..start + ends).map_or(0, |passed| passed.matches('\n').count());
            counted = start + ends;
            (line, record)
        })
    }

    /// The line of a quote that opens a cell and is not closed before the text ends.
    fn open_quote(self, text: &str) -> Option<usize> {
        let (mut line, mut opened, mut at_start) = (1, None, true);
        let mut bytes = text.bytes().peekable();
        while let Some(byte) = bytes.next() {
            if byte == b'\n' {
                line += 1;
            }
            if opened.is_some() {
                if byte == self.quote && bytes.next_if_eq(&self.quote).is_none() {
                    let ends = bytes.peek().is_none_or(|next| [self.delimiter, b'\r', b'\n'].contains(next));
                    // A quote over several lines that closes before a word was closed by the next one's opening.
                    if !ends && opened != Some(line) {
                        return opened;
                    }
                    opened = None;
                }
                at_start = false;
            } else if byte == self.quote && at_start {
                opened = Some(line);
            } else {
                at_start = byte == self.delimiter || byte == b'\n' || byte == b'\r';
            }
        }
        opened
    }
}

/// How many cells of the line are the name of a column we know.
fn known(record: &StringRecord, named: &[&str]) -> usize {
    record.iter().filter(|cell| is_known(cell) || named.contains(&cell.trim())).count()
}

/// The line of the headers.
fn heading(text: &str, dialect: Dialect, named: &[&str]) -> Option<usize> {
    let holds_all = |record: &StringRecord| {
        !named.is_empty() && named.iter().all(|name| record.iter().any(|cell| cell.trim() == *name))
    };
    let mapped = dialect.records(text).take(LOOKED_AT).find(|(_, record)| holds_all(record));
    let found =
        mapped.or_else(|| dialect.records(text).take(LOOKED_AT).find(|(_, record)| known(record, named) > 1));
    let found = found.or_else(|| dialect.records(text).find(|(_, record)| is_filled(record)));
    found.map(|(line, _)| line)
}
