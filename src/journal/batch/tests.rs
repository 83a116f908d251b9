//! Many writes as one: whole, or not at all.

use super::*;
use crate::event::Kind;
use crate::journal::Journal;
use chrono::NaiveDate;

fn event(day: u32, kind: Kind) -> Event {
    Event::new(NaiveDate::from_ymd_opt(2026, 11, day).expect("a day"), kind)
}

fn case(company: &str) -> NewCase {
    let details = Details { company: Some(company.into()), ..Details::default() };
    NewCase { handle: None, details, events: vec![event(3, Kind::Applied)] }
}

fn journal(root: &Path) -> Journal {
    Journal::open(root.to_owned(), "a test").expect("a journal")
}

/// Every file of the journal but the lock, its settings and the record, with its text.
fn files(root: &Path) -> Vec<(String, String)> {
    fn walk(root: &Path, folder: &Path, all: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(root, &path, all);
            } else if ![".lock", "journal.yaml", "trash/writes.yaml"].iter().any(|it| path.ends_with(it)) {
                let name = path.strip_prefix(root).expect("inside").display().to_string();
                all.push((name, fs::read_to_string(&path).expect("a text")));
            }
        }
    }
    let mut all = Vec::new();
    walk(root, root, &mut all);
    all.sort();
    all
}

const ACME: &str = "---\ncompany: Acme\n---\ndate: 2026-11-03\nevent: applied\n";

#[test]
fn a_batch_adds_cases_and_events_and_leaves_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = journal(folder.path());
    let mut writing = journal.write().expect("the lock");
    let first = Batch { new: vec![case("Acme"), case("Acme")], ..Batch::default() };
    let names = writing.add(&first, &mut |_| {}).expect("written");
    let grown = vec![(names[0].clone(), vec![event(9, Kind::FollowedUp)])];
    let second = Batch { new: vec![case("Acme")], grown, ..Batch::default() };
    let mut told = Vec::new();
    writing.add(&second, &mut |n| told.push(n)).expect("written");
    assert_eq!(told, [1, 2]);
    let acme = |n: &str| format!("2026/2026-11-03-acme{n}.yaml");
    let longer = format!("{ACME}---\ndate: 2026-11-09\nevent: followed-up\n");
    let expected = [(acme("-2"), ACME.to_owned()), (acme("-3"), ACME.to_owned()), (acme(""), longer)];
    assert_eq!(files(folder.path()), expected);
}

#[test]
fn a_batch_that_cannot_be_written_whole_leaves_the_journal_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = journal(folder.path());
    let mut writing = journal.write().expect("the lock");
    let name = writing.add(&Batch { new: vec![case("Acme")], ..Batch::default() }, &mut |_| {}).expect("one");
    let before = files(folder.path());
    // A file stands where the folder of the year must be.
    atomic::create(&folder.path().join("2025"), b"mine").expect("a file");
    let mut old = case("Globex");
    old.events[0].date = NaiveDate::from_ymd_opt(2025, 1, 1).expect("a day");
    let grown = vec![(name[0].clone(), vec![event(9, Kind::FollowedUp)])];
    let batch = Batch { new: vec![case("Initech"), old], grown, ..Batch::default() };
    let error = writing.add(&batch, &mut |_| {}).expect_err("no folder can be made");
    assert_eq!(error.to_string(), "cannot write '2025'");
    let expected: Vec<_> = [("2025".to_owned(), "mine".to_owned())].into_iter().chain(before).collect();
    assert_eq!(files(folder.path()), expected);
}

#[test]
fn what_a_crash_left_is_finished_when_it_was_whole_and_goes_when_it_was_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    drop(journal(root).write().expect("the lock"));
    let staged = Path::new("2026/2026-11-03-acme.yaml");
    write(&Store::new(root.to_owned()), staged, ACME.as_bytes()).expect("staged");
    assert_eq!(journal(root).names().expect("names"), []);
    fs::create_dir(root.join("2026")).expect("a folder");
    atomic::create(&root.join(".adding/whole"), b"").expect("a mark");
    assert_eq!(journal(root).names().expect("names").len(), 1);
    assert_eq!(files(root), [("2026/2026-11-03-acme.yaml".to_owned(), ACME.to_owned())]);

    write(&Store::new(root.to_owned()), Path::new("2026/2026-11-03-globex.yaml"), b"half").expect("staged");
    drop(journal(root).write().expect("the lock"));
    assert_eq!(files(root).len(), 1);
    assert!(!root.join(ADDING).exists());
}

#[test]
fn what_somebody_changed_since_a_crash_stays_and_ours_is_put_aside() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    drop(journal(root).write().expect("the lock"));
    let file = Path::new("2026/2026-11-03-acme.yaml");
    write(&Store::new(root.to_owned()), file, b"ours").expect("staged");
    fs::create_dir(root.join("2026")).expect("a folder");
    atomic::create(&root.join(file), b"theirs").expect("a file");
    atomic::create(&root.join(".adding/whole"), b"").expect("a mark");
    journal(root);
    let expected = [
        ("2026/2026-11-03-acme.yaml".to_owned(), "theirs".to_owned()),
        ("drafts/unsaved-1.txt".to_owned(), "ours".to_owned()),
    ];
    assert_eq!(files(root), expected);
}

#[test]
fn a_handle_from_elsewhere_is_kept_only_where_it_is_one() {
    let root = tempfile::tempdir().expect("a folder");
    let mut handles = Handles::of(root.path()).expect("none yet");
    let mut named =
        |handle: &str| handles.name(&NewCase { handle: Some(handle.to_owned()), ..case("Acme") }).handle;
    assert_eq!(named("2025-01-02-globex--dev"), "2025-01-02-globex--dev");
    assert_eq!(named("2025-01-02-globex--dev"), "2025-01-02-globex--dev-2");
    for odd in ["", "../x", "2025-01-02-../x", "2025-01-02-A", "2025-13-02-acme", "acme"] {
        assert!(named(odd).starts_with("2026-11-03-acme"), "{odd}");
    }
}
