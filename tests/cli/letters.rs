//! Any text, in any field, of any file: to the letter, and never a byte less.

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use reject::case::Case;
use reject::event::{Control, Details, Ending, Event, Kind, Reason, Stage};
use reject::export::json;
use reject::import;
use reject::journal::{Journal, Name};
use std::fs;
use tempfile::TempDir;

const HANDLE: &str = "2026-10-30-acme";

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
}

fn journal() -> (TempDir, Journal) {
    let folder = TempDir::new().expect("a folder");
    let journal = Journal::open(folder.path().to_owned(), "a test").expect("a journal");
    (folder, journal)
}

fn text() -> impl Strategy<Value = String> {
    let tricky = [
        "---",
        "...",
        "event: accepted",
        "\n---\nevent: accepted\n",
        "\r\n",
        "\n",
        "\t",
        " ",
        ":",
        "#",
        "- ",
        "'",
        "\"",
        "|",
        "%YAML",
        "~",
        "yes",
        "1.10",
        "\u{feff}",
        "\u{85}",
        "\u{2028}",
        "\u{1b}[31m",
        "\u{0}",
        "\u{202e}",
        "é",
        "🎉",
        "&a",
        "*a",
        "!x",
        "{",
        "]",
        "\\",
    ];
    prop_oneof![
        vec(select(tricky.to_vec()), 0..8).prop_map(|parts| parts.concat()),
        any::<String>(),
        "\\PC{0,40}"
    ]
}

fn some() -> impl Strategy<Value = Option<String>> {
    option::of(text())
}

fn details() -> impl Strategy<Value = Details> {
    ([some(), some(), some(), some(), some(), some(), some()], vec(text(), 0..3)).prop_map(
        |([role, source, level, place, url, contact, imported], tags)| Details {
            company: Some("Acme".into()),
            role,
            source,
            level,
            place,
            url,
            contact,
            tags,
            imported,
        },
    )
}

fn reason() -> impl Strategy<Value = Reason> {
    (text(), some(), any::<bool>()).prop_map(|(tag, detail, stated)| Reason { tag, detail, stated })
}

fn event() -> impl Strategy<Value = Event> {
    let kinds = select(vec![Kind::Reflected, Kind::Ended(Ending::Rejected), Kind::Feedback, Kind::Noted]);
    (
        kinds,
        [some(), some(), some(), some(), some(), some()],
        vec(reason(), 0..3),
        prop::collection::btree_map("[a-z][a-z0-9-]{0,8}", text(), 0..4),
        vec(text(), 0..3),
        any::<bool>(),
    )
        .prop_map(|(kind, [said, note, vent, run, to, from], reasons, answers, skipped, done)| Event {
            undated: done,
            stage: done.then_some(Stage::Screen),
            round: done.then_some(2),
            control: done.then_some(Control::No),
            topic: Some(note.clone().unwrap_or_default()),
            said,
            note,
            vent,
            run,
            to,
            from,
            reasons,
            answers: answers.into_iter().map(|(id, answer)| (id, answer.into())).collect(),
            skipped,
            done,
            ..Event::new(day(3), kind)
        })
}

/// A file as a person, or another program, might leave it: always one that can be read.
fn by_hand() -> impl Strategy<Value = String> {
    let start = select(vec![
        "",
        "\u{feff}",
        "# mine\n",
        "---\n",
        "---   # header\n",
        "%YAML 1.2\n---\n",
        "\n\n---\n",
    ]);
    let header = select(vec![
        "company: Acme\n",
        "mood: [a, {b: c}]\n'company': \"Acme\"\n",
        "company: >\n  Acme\n  Inc\n",
    ]);
    let document = select(vec![
        "---\ndate: 2026-11-01\nevent: applied\n",
        "---\nevent: applied # why\n\ndate:   2026-11-01\nweather: |\n  rain\n",
        "---\ndate: soon\nevent: teleported\n",
        "---\n{date: 2026-11-02, event: noted, note: \"a\\nb\"}\n",
        "---\ndate: 2026-11-02\nevent: noted\nnote: |+\n  kept\n\n\n",
        "---\n",
        "--- # nothing\n",
        "...\n",
        "...\n# between\n",
    ]);
    let end = select(vec!["", "\n", "# end\n", "# end", "...", "...\n", "---", "---\n", "   \n"]);
    (start, header, vec(document, 0..6), end, any::<bool>(), any::<bool>()).prop_map(
        |(start, header, documents, end, crlf, cut)| {
            let whole = format!("{start}{header}{}{end}", documents.concat());
            let whole = if cut { whole.trim_end_matches('\n').to_owned() } else { whole };
            if crlf { whole.replace('\n', "\r\n") } else { whole }
        },
    )
}

fn put(folder: &TempDir, bytes: &[u8]) -> (std::path::PathBuf, Name) {
    let file = format!("2026/{HANDLE}.yaml");
    let path = folder.path().join(&file);
    fs::create_dir_all(folder.path().join("2026")).expect("a folder");
    fs::write(&path, bytes).expect("a file");
    (path, Name { handle: HANDLE.to_owned(), file: file.into() })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_in_every_field_comes_back_to_the_letter(
        details in details(),
        first in event(),
        later in event(),
        learned in details(),
    ) {
        let (_folder, journal) = journal();
        let mut writing = journal.write().expect("the lock");
        let name = writing.create(&details, std::slice::from_ref(&first)).expect("a new case");
        let case = journal.case(&name).expect("readable");
        prop_assert_eq!(case.details(), &details);
        prop_assert_eq!(case.events(), std::slice::from_ref(&first));
        let later = Event { details: learned, ..later };
        writing.append(&name, std::slice::from_ref(&later)).expect("to add");
        let case = journal.case(&name).expect("readable");
        prop_assert_eq!(case.events(), &[first, later]);
    }

    #[test]
    fn every_text_in_every_field_survives_export_and_import(
        details in details(),
        first in event(),
        later in event(),
        learned in details(),
    ) {
        let later = Event { details: learned, ..later };
        let case = Case::new(HANDLE.to_owned(), details, vec![first, later]);
        let cases = std::slice::from_ref(&case);
        let whole = json::text(&json::Document::of(cases, None, &[], true)).expect("JSON");
        let by_lines = json::lines(cases, None, true).expect("JSON");
        for text in [whole, by_lines] {
            let exported = import::json::read(text.as_bytes(), true).expect("readable");
            let again = &exported.cases[0];
            prop_assert_eq!((exported.left, exported.unknown.len()), (0, 0));
            prop_assert_eq!(again.handle.as_deref(), Some(HANDLE));
            prop_assert_eq!(&again.details, case.header());
            prop_assert_eq!(again.events.as_slice(), case.events());
        }
    }

    #[test]
    fn adding_to_a_file_made_by_hand_never_touches_a_byte_of_it(before in by_hand(), event in event()) {
        let (folder, journal) = journal();
        let (path, name) = put(&folder, before.as_bytes());
        let there = journal.case(&name).expect("readable").events().len();
        journal.write().expect("the lock").append(&name, std::slice::from_ref(&event)).expect("to add");
        prop_assert!(fs::read(&path).expect("the file").starts_with(before.as_bytes()));
        let case = journal.case(&name).expect("readable");
        prop_assert_eq!(case.events().len(), there + 1);
        prop_assert_eq!(case.events().last(), Some(&event));
    }

    #[test]
    fn adding_to_any_bytes_at_all_adds_or_leaves_them(before in vec(any::<u8>(), 0..60), event in event()) {
        let (folder, journal) = journal();
        let (path, name) = put(&folder, &before);
        let added = journal.write().expect("the lock").append(&name, &[event]);
        let after = fs::read(&path).expect("the file");
        let whole = if added.is_ok() { after.starts_with(&before) } else { after == before };
        prop_assert!(whole);
    }
}
