//! Random sheets: none makes it stumble, no row is lost, and what came once is known.

use proptest::prelude::*;

use super::today;
use crate::case::Case;
use crate::import::merge::{By, Merging};
use crate::import::sheet::{Answers, Order, Read, Reading, Sheet, Unanswered, cases};

/// A cell that may stand anywhere.
fn cell() -> impl Strategy<Value = String> {
    let cells = [
        "",
        "",
        "Acme",
        "Globex, Inc.",
        "Cook",
        "Rejected",
        "Ghosted",
        "Pending",
        "2nd interview",
        "Withdrawn",
        "2026-01-05",
        "2026-01-20",
        "2026-12-24",
        "13/02/2026",
        "01/02/2026",
        "8-Jul",
        "yes",
        "no",
        "x",
        "soon",
        "'=1+1",
        "a\nb",
        "a\r\nb",
        "  ",
        "\u{2028}",
        "ß",
        "'",
        "\"",
        "TRUE",
        "1",
        "---",
        "#",
        "a\rb",
    ];
    prop_oneof![9 => proptest::sample::select(cells.to_vec()).prop_map(str::to_owned), 1 => ".{0,12}"]
}

const HEADERS: [&str; 20] = [
    "Role",
    "Status",
    "Applied",
    "Ended",
    "Response date",
    "Rejected",
    "Interview",
    "2nd interview",
    "Phone screen",
    "Offer",
    "Notes",
    "Salary",
    "",
    "Location",
    "Source",
    "Round",
    "Feedback",
    "Reason",
    "Tags",
    "Decision",
];

fn table() -> impl Strategy<Value = String> {
    let headers = proptest::sample::subsequence(HEADERS.to_vec(), 1..9).prop_shuffle();
    (headers, 0_usize..9, proptest::sample::select(vec![',', ';', '\t'])).prop_flat_map(
        |(mut headers, rows, delimiter)| {
            headers.insert(0, "Company");
            let rows = proptest::collection::vec(proptest::collection::vec(cell(), headers.len()), rows);
            rows.prop_map(move |rows| {
                let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
                let line = |row: Vec<String>| row.join(&delimiter.to_string());
                let first = line(headers.iter().map(|header| quoted(header)).collect());
                let rest = rows.iter().map(|row| line(row.iter().map(|cell| quoted(cell)).collect()));
                std::iter::once(first).chain(rest).collect::<Vec<_>>().join("\n")
            })
        },
    )
}

/// Answers to every question a table may leave open.
fn answered(text: &str) -> Option<(Sheet, Read)> {
    let sheet = Sheet::read(text.as_bytes(), &[]).ok()?;
    let mut answers = Answers { order: Some(Order::DayMonth), year: Some(2026), ..Answers::default() };
    for _ in 0..3 {
        match cases(&sheet, &answers, today()) {
            Ok(read) => return Some((sheet, read)),
            Err(Unanswered::Statuses(words)) => {
                answers.statuses = words.into_iter().map(|(word, _)| (word, Reading::Noted)).collect();
            }
            Err(_) => return None,
        }
    }
    None
}

proptest! {
    #[test]
    fn no_bytes_make_it_stumble(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(sheet) = Sheet::read(&bytes, &[]) {
            let _ = cases(&sheet, &Answers::default(), today());
        }
    }

    #[test]
    fn no_text_makes_it_stumble(text in "(Company|Applied|Status|[,;\t\"'|\r\n]|[0-9]{1,4}[-/.]|.){0,60}") {
        if let Ok(sheet) = Sheet::read(text.as_bytes(), &[]) {
            let _ = cases(&sheet, &Answers::default(), today());
        }
    }

    #[test]
    fn each_row_is_a_case_or_left_out(text in table()) {
        if let Some((sheet, read)) = answered(&text) {
            prop_assert_eq!(sheet.rows.len(), read.cases.len() + read.left.len());
            for case in &read.cases {
                prop_assert!(!case.events.is_empty());
                prop_assert!(case.events.iter().all(|event| event.date <= today()));
                prop_assert!(case.events.windows(2).all(|pair| pair[0].date <= pair[1].date));
            }
        }
    }

    #[test]
    fn what_came_once_is_known_the_second_time(text in table()) {
        if let Some((_, read)) = answered(&text) {
            let journal: Vec<Case> = read.cases.iter().enumerate()
                .map(|(at, case)| Case::new(format!("case-{at}"), case.details.clone(), case.events.clone()))
                .collect();
            let n = journal.len();
            let mut merging = Merging::new(read.cases, By::Meaning);
            for case in &journal { merging.see(case); }
            let again = merging.done();
            prop_assert!(again.new.is_empty(), "{:?}", again.new);
            prop_assert!(again.grown.is_empty(), "{:?}", again.grown);
            prop_assert!(again.contradictions.is_empty(), "{:?}", again.contradictions);
            prop_assert_eq!(again.known, n);
        }
    }
}
