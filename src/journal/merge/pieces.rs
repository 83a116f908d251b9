//! Cutting files into documents or lines, and putting those of both sides in order.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::alignment::{Side, common};
use crate::date;
use crate::event::Kind;

/// What stands in the file that both sides make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// A document or a line.
    One(&'a [u8]),
    /// What stands there here, and what stands there over there.
    Both(Vec<&'a [u8]>, Vec<&'a [u8]>),
}

/// Whether the line begins a document; no text of YAML can hold such a line.
pub(super) fn begins_document(line: &[u8]) -> bool {
    line.strip_prefix(b"---").is_some_and(|rest| rest.first().is_none_or(u8::is_ascii_whitespace))
}

/// The file in its documents, each with the line that begins it, or in its lines. Together they are the file.
pub(super) fn cut(bytes: &[u8], is_stream: bool) -> Vec<&[u8]> {
    let (mut parts, mut from, mut at) = (Vec::new(), 0, 0);
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        if at > from && (!is_stream || begins_document(line)) {
            parts.push(&bytes[from..at]);
            from = at;
        }
        at += line.len();
    }
    if at > from {
        parts.push(&bytes[from..]);
    }
    parts
}

/// The pieces of the file that both sides make.
pub(super) fn merged<'a>(base: &'a [u8], here: &'a [u8], there: &'a [u8], is_stream: bool) -> Vec<Piece<'a>> {
    let [base, here, there] = [base, here, there].map(|bytes| cut(bytes, is_stream));
    let sides = [Side::of(&base, &here), Side::of(&base, &there)];
    let mut pieces = Vec::new();
    let mut from = 0;
    loop {
        let [a, b] = [0, 1].map(|side| sides[side].inserted[from].as_slice());
        if is_stream || a.is_empty() || b.is_empty() || a == b {
            pieces.extend(by_date(a, b).into_iter().map(Piece::One));
        } else {
            pieces.push(Piece::Both(a.to_vec(), b.to_vec()));
        }
        if from == base.len() {
            return pieces;
        }
        let is_joined = |at: &usize| sides.iter().any(|side| side.joined[*at]);
        let to = (from + 1..base.len()).find(|at| !is_joined(at)).unwrap_or(base.len());
        let [a, b] = [0, 1].map(|side| sides[side].content(&base, from, to));
        let was = &base[from..to];
        // What one side took away and the other changed stays changed.
        let changed = if a == b || b == was || b.is_empty() && a != was {
            Some(a.as_slice())
        } else if a == was || a.is_empty() {
            Some(b.as_slice())
        } else {
            None
        };
        match changed {
            Some(documents) => pieces.extend(documents.iter().copied().map(Piece::One)),
            None => pieces.push(Piece::Both(a, b)),
        }
        from = to;
    }
}

/// What both sides added at one place: each in its own order, the older first, what both have once.
fn by_date<'a>(a: &[&'a [u8]], b: &[&'a [u8]]) -> Vec<&'a [u8]> {
    // Whichever side is called here, the same one goes first.
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    let pairs = common(a, b);
    let mut only_a: HashMap<&[u8], usize> = HashMap::new();
    for document in unpaired(a, pairs.iter().map(|pair| pair.0)) {
        *only_a.entry(document).or_default() += 1;
    }
    let (mut all, mut from) = (Vec::new(), (0, 0));
    for (to_a, to_b) in pairs.iter().copied().chain([(a.len(), b.len())]) {
        let mut news = Vec::new();
        for document in &b[from.1..to_b] {
            // One that both have in another order.
            match only_a.get_mut(document).filter(|left| **left > 0) {
                Some(left) => *left -= 1,
                None => news.push(*document),
            }
        }
        zip_by_date(&a[from.0..to_a], &news, &mut all);
        all.extend(a.get(to_a));
        from = (to_a + 1, to_b + 1);
    }
    all
}

fn unpaired<'a>(all: &[&'a [u8]], paired: impl Iterator<Item = usize>) -> Vec<&'a [u8]> {
    let mut is_paired = vec![false; all.len()];
    for at in paired {
        is_paired[at] = true;
    }
    all.iter().zip(is_paired).filter(|(_, paired)| !paired).map(|(document, _)| *document).collect()
}

fn zip_by_date<'a>(mut a: &[&'a [u8]], mut b: &[&'a [u8]], all: &mut Vec<&'a [u8]>) {
    while let ([first, rest_a @ ..], [second, rest_b @ ..]) = (a, b) {
        if (moment(first), first) <= (moment(second), second) {
            all.push(first);
            a = rest_a;
        } else {
            all.push(second);
            b = rest_b;
        }
    }
    all.extend(a.iter().chain(b));
}

/// When a document belongs: its day, and its place within a day as things usually go. One without a day stays behind
/// the one before it.
fn moment(document: &[u8]) -> (Option<NaiveDate>, u8) {
    let value = |key: &str| {
        document.split(|b| *b == b'\n').find_map(|line| {
            let value = std::str::from_utf8(line).ok()?.strip_prefix(key)?.strip_prefix(':')?;
            Some(value.split_whitespace().next()?.trim_matches(['"', '\'']))
        })
    };
    let place = match value("event").and_then(Kind::of) {
        Some(Kind::Applied) => 0,
        Some(Kind::Advanced) => 1,
        Some(Kind::Ended(_)) => 2,
        Some(Kind::FeedbackAsked) => 3,
        _ => 4,
    };
    (value("date").and_then(|date| date::iso(date).ok()), place)
}

/// The bytes of pieces that stand behind each other; none where one is a conflict.
pub(super) fn whole(pieces: &[Piece<'_>], is_stream: bool) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for piece in pieces {
        let Piece::One(part) = piece else { return None };
        put(&mut bytes, part, is_stream);
    }
    Some(bytes)
}

/// Adds a part; a document that stood first and had no line to begin it gets one where it does no longer.
pub(super) fn put(bytes: &mut Vec<u8>, part: &[u8], is_stream: bool) {
    if is_stream && !bytes.is_empty() && !begins_document(part) {
        bytes.extend_from_slice(b"---\n");
    }
    bytes.extend_from_slice(part);
}

#[cfg(test)]
pub(super) mod tests {
    /// The documents of a stream.
    pub(crate) fn cut_text(text: &str) -> Vec<String> {
        super::cut(text.as_bytes(), true).iter().map(|it| String::from_utf8_lossy(it).into_owned()).collect()
    }
}
