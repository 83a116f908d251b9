//! Whatever was written can be taken back and comes back.

use proptest::prelude::*;

use super::*;
use crate::event::{Details, Event, Kind};
use chrono::NaiveDate;

fn noted(note: &str) -> Event {
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    Event { note: Some(note.to_owned()), ..Event::new(day, Kind::Noted) }
}

fn acme() -> Details {
    Details { company: Some("Acme".into()), ..Details::default() }
}

fn journal(root: &Path) -> Journal {
    Journal::open(root.to_owned(), "a test").expect("a journal")
}

/// Every file of the journal, but for what lies in `trash/`.
fn files(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let names = super::super::names_in(root).expect("names");
    names
        .into_iter()
        .map(|name| (name.file.clone(), fs::read(root.join(name.file)).expect("a file")))
        .collect()
}

#[test]
fn what_one_command_adds_twice_to_a_file_is_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = journal(folder.path());
    let mut writing = journal.write().expect("the lock");
    let name = writing.create(&acme(), &[noted("a")]).expect("a case");
    let before = files(folder.path());
    drop(writing);
    let mut writing = journal.write().expect("the lock");
    writing.append(&name, &[noted("b")]).expect("written");
    writing.append(&name, &[noted("c")]).expect("written");
    let after = files(folder.path());
    let steps = journal.written().expect("steps");
    assert_eq!(steps.iter().map(|step| step.parts.len()).collect::<Vec<_>>(), [1, 1]);
    writing.undo(&steps[0]).expect("undone");
    assert_eq!(files(folder.path()), before);
    writing.restore(&journal.undone().expect("steps")[0]).expect("restored");
    assert_eq!(files(folder.path()), after);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn all_that_was_written_can_be_taken_back_and_comes_back(
        writes in proptest::collection::vec((0_usize..3, "[^\\x00]*[a-zé]"), 1..8),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = journal(folder.path());
        let mut states = vec![files(folder.path())];
        for (at, note) in &writes {
            let names = journal.names().expect("names");
            let mut writing = journal.write().expect("the lock");
            match names.get(*at) {
                Some(name) => writing.append(name, &[noted(note)]).expect("written"),
                None => { writing.create(&acme(), &[noted(note)]).expect("written"); }
            }
            states.push(files(folder.path()));
        }
        for state in states.iter().rev().skip(1) {
            let step = journal.written().expect("steps").remove(0);
            journal.write().expect("the lock").undo(&step).expect("undone");
            prop_assert_eq!(&files(folder.path()), state);
        }
        for state in states.iter().skip(1) {
            let step = journal.undone().expect("steps").remove(0);
            journal.write().expect("the lock").restore(&step).expect("restored");
            prop_assert_eq!(&files(folder.path()), state);
        }
    }
}
