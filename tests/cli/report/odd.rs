//! Journals that no tidy hand left behind.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use snapbox::{assert_data_eq, str};

use super::hostile::strange;
use crate::support::Journal;

/// A journal of format 1 with everything in it: the paths of its files and their bytes.
fn files() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journals/v1");
    let (mut files, mut folders) = (Vec::new(), vec![root.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).expect("inside").display().to_string();
                files.push((name, fs::read(&path).expect("a file")));
            }
        }
    }
    files.sort();
    files
}

fn journal(files: &[(String, Vec<u8>)]) -> Journal {
    let journal = Journal::new();
    for (name, bytes) in files {
        journal.put(name, bytes);
    }
    journal
}

/// The page, the exit code and all that was said beside it.
fn told(journal: &Journal, words: &[&str]) -> (String, Option<i32>, String) {
    let output = journal.reject(["report", "-o", "-"]).args(words).output().expect("it runs");
    let [page, said] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
    (page, output.status.code(), said)
}

#[test]
fn the_journal_of_format_1_has_its_page() {
    let journal = journal(&files());
    for words in [&[][..], &["--anonymous"]] {
        let (page, code, said) = told(&journal, words);
        assert_eq!((code, said.as_str()), (Some(0), ""));
        assert_eq!(strange(&page), <[String; 0]>::default());
    }
}

#[test]
fn what_is_odd_is_told_or_left_out_and_the_page_is_made() {
    let journal = journal(&files());
    for (file, text) in [
        ("2026/2026-01-01-empty.yaml", &b""[..]),
        ("2026/2026-01-02-bare.yaml", b"company: Bare\n"),
        (
            "2026/2026-01-03-crlf.yaml",
            b"\xef\xbb\xbfcompany: Crlf\r\n---\r\ndate: 2026-01-03\r\nevent: applied\r\n",
        ),
        ("2026/2026-01-04-old.yaml", b"company: Old\n---\ndate: 0001-01-01\nevent: applied\n"),
        ("2026/2026-01-05-far.yaml", b"company: Far\n---\ndate: 9999-12-31\nevent: applied\n"),
        (
            "2026/2026-01-06-back.yaml",
            b"company: Back\n---\ndate: 2026-03-01\nevent: applied\n---\ndate: 2026-02-01\nevent: rejected\n",
        ),
        ("2026/2026-01-07-latin.yaml", b"company: Caf\xe9\n"),
        ("2026/2026-01-08-day.yaml", b"company: Day\n---\ndate: 2026-02-30\nevent: applied\n"),
        ("2026/notes.txt", b"mine"),
        ("plan.yaml", b"date: 2026-11-01\nevent: planned\nid: [\n"),
        ("prompts/fit.yaml", b"topic: fit\n"),
        ("reviews/2026-11-22.yaml", b"\xff"),
    ] {
        journal.put(file, text);
    }
    let (page, code, said) = told(&journal, &[]);
    assert_eq!((code, strange(&page)), (Some(1), Vec::new()));
    assert_data_eq!(
        said,
        str![[r#"
error: cannot read 'prompts/fit.yaml'
  caused by: line 1, column 1: 'title:' is missing

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor
error: cannot read 'plan.yaml'
  caused by: line 3, column 5: id: a list stands here; expected a text

  tip: nothing was changed; mend 'plan.yaml' in an editor
error: cannot read '2026/2026-01-01-empty.yaml'
  caused by: line 1, column 1: nothing is in it; expected 'company:' and dated events

  tip: nothing was changed; mend it with `reject edit 2026-01-01-empty`
error: cannot read '2026/2026-01-07-latin.yaml'
  caused by: line 1, column 13: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was changed; mend it with `reject edit 2026-01-07-latin`
error: cannot read '2026/2026-01-08-day.yaml'
  caused by: line 3, column 7: date: '2026-02-30' is not a date; expected YYYY-MM-DD

  tip: nothing was changed; mend it with `reject edit 2026-01-08-day`

"#]]
    );
    let caveat = "<li>4 files could not be read, and no number here knows of it.</li>";
    assert!(page.contains(caveat), "{page}");
    assert!(page.len() < 100_000, "{} bytes, though days lie far apart", page.len());
}

/// The bytes of one of the files, changed in one place.
fn changed() -> impl Strategy<Value = Vec<(String, Vec<u8>)>> {
    let change = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..5_u8, any::<u8>());
    change.prop_map(|(file, place, how, byte)| {
        let mut files = files();
        let at = file.index(files.len());
        let bytes = &mut files[at].1;
        let place = place.index(bytes.len().max(1)).min(bytes.len());
        match how {
            0 => bytes.truncate(place),
            1 => bytes.insert(place, byte),
            2 if place < bytes.len() => bytes[place] = byte,
            3 => {
                let rest = bytes[place..].to_vec();
                bytes.extend(rest);
            }
            _ => {
                bytes.drain(place..(place + 12).min(bytes.len()));
            }
        }
        files
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_became_of_a_file_the_page_is_one(files in changed(), is_anonymous: bool) {
        let journal = journal(&files);
        let words: &[&str] = if is_anonymous { &["--anonymous"] } else { &[] };
        let (page, code, said) = told(&journal, words);
        prop_assert!(code == Some(0) || code == Some(1), "{code:?} {said}");
        prop_assert!(code == Some(0) || !said.is_empty());
        prop_assert!(!page.is_empty() || said.contains("journal.yaml") || said.contains("its format"), "{said}");
        if !page.is_empty() {
            prop_assert_eq!(strange(&page), Vec::<String>::new());
        }
    }
}
