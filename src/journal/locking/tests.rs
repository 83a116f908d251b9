use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::NaiveDate;

use super::*;
use crate::event::{Details, Event, Kind};
use crate::journal::{Batch, DraftFile, NewCase, keep_unsaved};

const SECRET: &str = "a word that nobody else reads";

fn noted() -> Event {
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    Event { note: Some(SECRET.to_owned()), ..Event::new(day, Kind::Noted) }
}

fn new(company: &str) -> NewCase {
    let details = Details { company: Some(company.into()), ..Details::default() };
    NewCase { handle: None, details, events: vec![noted()] }
}

fn open(root: &Path) -> Journal {
    Journal::open(root.to_owned(), "a test").expect("a journal")
}

/// A journal with a case, a draft, a text that found no place, something taken back, and the record of it.
fn filled(root: &Path) -> Journal {
    let journal = open(root);
    let mut writing = journal.write().expect("the lock");
    writing
        .add(&Batch { new: vec![new("Acme"), new("Globex")], ..Batch::default() }, &mut |_| {})
        .expect("added");
    writing.keep(&DraftFile::log(), SECRET.as_bytes()).expect("kept");
    drop(writing);
    let mut writing = journal.write().expect("the lock");
    writing.create(&new("Initech").details, &[noted()]).expect("a case");
    drop(writing);
    let step = journal.written().expect("the record").remove(0);
    journal.write().expect("the lock").undo(&step).expect("taken back");
    keep_unsaved(root, SECRET.as_bytes()).expect("kept");
    journal
}

fn files(root: &Path) -> Vec<(PathBuf, Vec<u8>, SystemTime)> {
    fn walk(folder: &Path, all: &mut Vec<(PathBuf, Vec<u8>, SystemTime)>) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, all);
            } else if !path.ends_with(".lock") {
                let time = entry.metadata().and_then(|meta| meta.modified()).expect("a time");
                all.push((path.clone(), fs::read(path).expect("a file"), time));
            }
        }
    }
    let mut all = Vec::new();
    walk(root, &mut all);
    all.sort();
    all
}

/// The files in which the word can be read.
fn readable(root: &Path) -> Vec<PathBuf> {
    let holds = |bytes: &[u8]| bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes());
    let all = files(root).into_iter().filter(|(_, bytes, _)| holds(bytes));
    all.map(|(path, _, _)| path.strip_prefix(root).expect("inside").to_owned()).collect()
}

fn locked(journal: &Journal) -> Journal {
    let mut writing = journal.write().expect("the lock");
    writing.lock("open sesame".into()).expect("a key");
    let total = writing.private_files().expect("files");
    let turned = writing.lock_files(&mut |_| {}).expect("locked");
    assert_eq!((turned.files, turned.unreadable.len(), turned.others), (total, 0, Vec::new()));
    drop(writing);
    let key = open(journal.root()).key("open sesame".into()).expect("the key");
    open(journal.root()).with_key(key).expect("opened")
}

#[test]
fn locked_nothing_is_readable_and_unlocked_everything_is_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let journal = filled(root);
    let before = files(root);
    assert_eq!(readable(root).len(), 5, "two cases, two drafts, and what was taken back");
    let locked = locked(&journal);
    assert_eq!(readable(root), Vec::<PathBuf>::new());
    let noted = |journal: &Journal| -> Vec<Option<String>> {
        let cases = journal.cases().expect("cases");
        assert!(cases.unreadable.is_empty());
        cases.readable.iter().map(|case| case.events()[0].note.clone()).collect()
    };
    assert_eq!(noted(&locked), vec![Some(SECRET.to_owned()); 2]);
    assert_eq!(locked.undone().expect("the trash")[0].parts[0].handle(), Some("2026-11-22-initech"));
    assert!(!locked.is_half_locked());
    let without_key = open(root).cases().expect("cases");
    assert_eq!((without_key.readable.len(), without_key.unreadable.len()), (0, 2));

    let mut writing = locked.write().expect("the lock");
    let turned = writing.unlock(&mut |_| {}).expect("unlocked");
    assert_eq!((turned.files, turned.unreadable.len()), (7, 0));
    drop(writing);
    let away = root.join("identity-1.age");
    assert!(away.is_file());
    fs::remove_file(away).expect("removed");
    assert_eq!(files(root), before);
}
