//! What two copies of the journal made of one file.

use std::path::Path;

use reject::journal::in_memory::{read_case, read_plan, read_reviews, read_settings};
use reject::journal::{Merged, has_conflict_marks, merge};

/// What stands between the three texts; no text of YAML holds it.
const BETWEEN: u8 = 0x1e;

type Documents = Vec<Vec<u8>>;

/// Whichever side is called here, the same comes out; a side that changed nothing changes nothing; what either side has
/// and the base has not is there, and once where it was only added by both.
///
/// The first byte says which file it is of; a side that begins with `+` is the base and what stands behind that.
pub(crate) fn holds(bytes: &[u8]) {
    let Some((form, rest)) = bytes.split_first() else { return };
    let file = match form {
        b'c' => "2026/2026-11-22-acme.yaml",
        b'p' => "plan.yaml",
        b'r' => "reviews/2026-11-22.yaml",
        b'j' => "journal.yaml",
        _ => "prompts/own.txt",
    };
    let mut parts = rest.splitn(3, |b| *b == BETWEEN);
    let mut next = || parts.next().unwrap_or_default();
    let base = next();
    let side = |text: &[u8]| match text.strip_prefix(b"+") {
        Some(added) => [base, added].concat(),
        None => text.to_vec(),
    };
    let (here, there) = (side(next()), side(next()));
    let trial = Trial { file, base, here: &here, there: &there };
    trial.stays_where_one_side_stayed();
    trial.loses_nothing();
}

struct Trial<'a> {
    file: &'a str,
    base: &'a [u8],
    here: &'a [u8],
    there: &'a [u8],
}

impl Trial<'_> {
    fn merged(&self, here: &[u8], there: &[u8]) -> Merged {
        merge(Path::new(self.file), self.base, here, there)
    }

    fn stays_where_one_side_stayed(&self) {
        for side in [self.here, self.there] {
            let whole = Merged::Whole(side.to_vec());
            assert_eq!(self.merged(side, self.base), whole, "the other side is as it was");
            assert_eq!(self.merged(self.base, side), whole, "this side is as it was");
            assert_eq!(self.merged(side, side), whole, "both did the same");
        }
    }

    fn loses_nothing(&self) {
        let merged = [self.merged(self.here, self.there), self.merged(self.there, self.here)];
        let [one, other] = &merged;
        match (one, other) {
            (Merged::Whole(one), Merged::Whole(other)) if self.began_apart() => {
                for merged in [one, other] {
                    self.reads_as_its_sides(merged);
                    self.holds_all_under_some_id(merged);
                }
            }
            (Merged::Whole(one), Merged::Whole(other)) => {
                assert_eq!(shown(one), shown(other), "the other way round it is another file");
                self.reads_as_its_sides(one);
                self.holds_all(one);
                if self.is_stream() {
                    self.holds_what_was_added_once(one);
                }
            }
            (Merged::Conflict(one), Merged::Conflict(other)) => {
                for marked in [one, other] {
                    assert!(has_conflict_marks(marked), "no marks in {}", shown(marked));
                    self.holds_all(marked);
                }
                if self.file == "journal.yaml" {
                    self.reads_as_its_sides(one);
                }
            }
            (Merged::Apart, Merged::Apart) => assert!(self.base.is_empty()),
            other => panic!("{other:?}"),
        }
    }

    fn is_stream(&self) -> bool {
        !["journal.yaml", "prompts/own.txt"].contains(&self.file)
    }

    fn reads(&self, bytes: &[u8]) -> bool {
        match self.file {
            "plan.yaml" => read_plan(bytes).is_ok(),
            "reviews/2026-11-22.yaml" => read_reviews(bytes).is_ok(),
            "journal.yaml" => read_settings(bytes).is_ok(),
            "2026/2026-11-22-acme.yaml" => read_case("2026-11-22-acme", bytes).is_ok(),
            _ => true,
        }
    }

    /// What could be read on both sides can be read.
    fn reads_as_its_sides(&self, merged: &[u8]) {
        let is_read = [self.here, self.there].into_iter().all(|side| self.reads(&completed(side)));
        assert!(!is_read || self.reads(merged), "it reads no longer: {}", shown(merged));
    }

    /// What somebody wrote since is there.
    fn holds_all(&self, merged: &[u8]) {
        let (was, now) = (self.parts(self.base), self.parts(merged));
        for part in [self.here, self.there].into_iter().flat_map(|side| self.parts(side)) {
            let is_there = was.contains(&part) || now.contains(&part) || self.is_remark(&part, &now);
            assert!(is_there, "{} is not in {}", shown(&part), shown(merged));
        }
    }

    /// Whether both sides of a plan may have begun something under one id, so that what is from here gets another.
    fn began_apart(&self) -> bool {
        let was = self.parts(self.base);
        let news = |side: &[u8]| self.parts(side).into_iter().filter(|part| !was.contains(part)).collect();
        let [here, there]: [Documents; 2] = [self.here, self.there].map(news);
        let ids = |news: &Documents| news.iter().flat_map(|part| ids(part)).collect::<Vec<_>>();
        let theirs = ids(&there);
        self.file == "plan.yaml" && ids(&here).iter().any(|id| theirs.contains(id))
    }

    /// What somebody wrote since is there, whatever its id is now.
    fn holds_all_under_some_id(&self, merged: &[u8]) {
        let nameless =
            |bytes: &[u8]| -> Documents { self.parts(bytes).iter().map(|part| without_id(part)).collect() };
        let (was, now) = (nameless(self.base), nameless(merged));
        for part in [self.here, self.there].into_iter().flat_map(nameless) {
            assert!(
                was.contains(&part) || now.contains(&part),
                "{} is not in {}",
                shown(&part),
                shown(merged)
            );
        }
    }

    /// Whether settings say it in a remark, so that they still read.
    fn is_remark(&self, part: &[u8], now: &Documents) -> bool {
        self.file == "journal.yaml" && now.contains(&[b"# ", part].concat())
    }

    fn parts(&self, bytes: &[u8]) -> Documents {
        if self.file == "journal.yaml" {
            // Each line by itself, also where it ends in one of YAML's rarer ways.
            let ends = ['\r', '\u{85}', '\u{2028}', '\u{2029}'];
            return bare(cut(shown(bytes).replace(ends, "\n").as_bytes(), false));
        }
        bare(cut(bytes, self.is_stream()))
    }

    /// Where both only added, all that was there comes first, and what both added comes once.
    fn holds_what_was_added_once(&self, merged: &[u8]) {
        let news = |side: &[u8]| side.strip_prefix(self.base).map(<[u8]>::to_vec);
        let (Some(here), Some(there)) = (news(self.here), news(self.there)) else { return };
        let is_whole = |text: &[u8]| text.is_empty() || text.ends_with(b"\n");
        let are_documents = |news: &Vec<u8>| begins_document(news) && is_whole(news);
        let has_marks = merged.split(|b| *b == b'\n').any(is_mark);
        if has_marks || !is_whole(self.base) || ![&here, &there].into_iter().all(are_documents) {
            return;
        }
        let [here, there] = [here, there].map(|it| cut(&it, true));
        let all = merged.strip_prefix(self.base).expect("what was there is there as it was");
        let all = cut(all, true);
        let count = |all: &Documents, part: &Vec<u8>| all.iter().filter(|it| *it == part).count();
        for part in here.iter().chain(&there) {
            let expected = count(&here, part).max(count(&there, part));
            assert_eq!(count(&all, part), expected, "{} in {}", shown(part), shown(merged));
        }
    }
}

/// The documents of a stream or the lines of a text, but for the marks of a conflict.
fn cut(bytes: &[u8], is_stream: bool) -> Documents {
    let mut parts: Documents = vec![Vec::new()];
    for line in completed(bytes).split_inclusive(|b| *b == b'\n') {
        let is_mark = is_mark(line);
        if is_mark || !is_stream || begins_document(line) {
            parts.push(Vec::new());
        }
        if !is_mark && let Some(part) = parts.last_mut() {
            part.extend_from_slice(line);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The same without the line that begins a document and the end of its last line, and no empty ones.
fn bare(parts: Documents) -> Documents {
    let bare = |part: Vec<u8>| part.strip_prefix(b"---\n").unwrap_or(&part).trim_ascii_end().to_vec();
    parts.into_iter().map(bare).filter(|part| !part.is_empty()).collect()
}

/// What stands in the lines that name something.
fn ids(part: &[u8]) -> Vec<Vec<u8>> {
    let of_line = |line: &[u8]| line.strip_prefix(b"id:").map(|id| id.trim_ascii().to_vec());
    part.split(|b| *b == b'\n').filter_map(of_line).collect()
}

fn without_id(part: &[u8]) -> Vec<u8> {
    let lines = part.split_inclusive(|b| *b == b'\n');
    lines.filter(|line| !line.starts_with(b"id:")).collect::<Vec<_>>().concat()
}

fn is_mark(line: &[u8]) -> bool {
    let bare = line.strip_prefix(b"# ").unwrap_or(line);
    [&b"<<<<<<<"[..], b"=======", b">>>>>>>"].iter().any(|mark| bare.starts_with(mark))
}

fn begins_document(line: &[u8]) -> bool {
    line.strip_prefix(b"---").is_some_and(|rest| rest.first().is_none_or(u8::is_ascii_whitespace))
}

fn completed(bytes: &[u8]) -> Vec<u8> {
    let is_whole = bytes.is_empty() || bytes.ends_with(b"\n");
    [bytes, if is_whole { b"" } else { b"\n" }].concat()
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
