//! The marks around what two sides made of the same words, as git sets them.

use super::pieces::{Piece, put};

const HERE: &str = "<<<<<<< here";
const BETWEEN: &str = "=======";
const THERE: &str = ">>>>>>> there";

/// The pieces with both sides between marks where they differ. With a `remark`, the marks and what stands over there
/// follow it in each line, so that the file still reads as it does here.
pub(super) fn marked(pieces: &[Piece<'_>], is_stream: bool, remark: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for piece in pieces {
        match piece {
            Piece::One(part) => put(&mut bytes, part, is_stream),
            Piece::Both(here, there) => {
                let joined = |parts: &[&[u8]]| {
                    parts.iter().fold(Vec::new(), |mut all, part| {
                        put(&mut all, part, is_stream);
                        all
                    })
                };
                let (ours, theirs) = (joined(here), joined(there));
                bytes.extend_from_slice(format!("{remark}{HERE}\n").as_bytes());
                bytes.extend_from_slice(&ours);
                bytes.extend_from_slice(format!("{remark}{BETWEEN}\n").as_bytes());
                remarked(&mut bytes, &theirs, remark);
                bytes.extend_from_slice(format!("{remark}{THERE}\n").as_bytes());
            }
        }
    }
    bytes
}

/// Adds a text with that before each line, also before one that ends as YAML has it and few others do.
fn remarked(bytes: &mut Vec<u8>, text: &[u8], remark: &str) {
    let mut is_begin = true;
    for (at, byte) in text.iter().enumerate() {
        if is_begin {
            bytes.extend_from_slice(remark.as_bytes());
        }
        bytes.push(*byte);
        let (so_far, rest) = text.split_at(at + 1);
        let is_rare = ["\u{85}", "\u{2028}", "\u{2029}"].iter().any(|end| so_far.ends_with(end.as_bytes()));
        is_begin = *byte == b'\n' || is_rare || *byte == b'\r' && !rest.starts_with(b"\n");
    }
}

/// Whether a file holds such marks, ours or git's own; they stand at the begin of a line, where no text of YAML does.
#[must_use]
pub fn has_conflict_marks(bytes: &[u8]) -> bool {
    let has = |mark: &str| lines(bytes).any(|line| is_mark(line, mark));
    has("<<<<<<< ") && has(">>>>>>> ")
}

/// The file as it stands here: without the marks, and without what stands over there.
#[must_use]
pub fn without_there(bytes: &[u8]) -> Vec<u8> {
    let mut is_there = false;
    let mut here = Vec::new();
    for line in lines(bytes) {
        if is_mark(line, BETWEEN) {
            is_there = true;
        } else if is_mark(line, THERE) {
            is_there = false;
        } else if !is_there && !is_mark(line, HERE) {
            here.extend_from_slice(line);
        }
    }
    here
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|b| *b == b'\n')
}

fn is_mark(line: &[u8], mark: &str) -> bool {
    line.strip_prefix(b"# ").unwrap_or(line).starts_with(mark.as_bytes())
}
