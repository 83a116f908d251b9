//! Random sheets, through the disk.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::bytes;
use crate::support::Journal;

const CELLS: [&str; 24] = [
    "",
    "Acme",
    "Globex, Inc.",
    "  two  spaces ",
    "Rejected",
    "Ghosted",
    "2nd interview",
    "2026-01-05",
    "2026-01-20",
    "2026-12-24",
    "yes",
    "x",
    "'=1+1",
    "a\nb",
    "a\r\nb\r\n",
    "a\rb",
    "\n\n\nlead",
    "trail \n ",
    "---\nevent: accepted",
    "# no comment",
    "- item: x",
    "\u{2028}\u{85}\u{feff}x",
    "\t",
    "e\u{301}",
];

const HEADERS: [&str; 10] = [
    "Company",
    "Role",
    "Applied",
    "Interview",
    "Rejected",
    "Ended",
    "Notes",
    "Feedback",
    "Salary",
    "Location",
];

fn sheet() -> impl Strategy<Value = String> {
    let cell = prop_oneof![6 => select(CELLS.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,9}"];
    vec(vec(cell, HEADERS.len()), 1..6).prop_map(|rows| {
        let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |row: Vec<String>| row.join(",");
        let first = line(HEADERS.iter().map(|cell| quoted(cell)).collect());
        let rest = rows.iter().map(|row| line(row.iter().map(|cell| quoted(cell)).collect()));
        std::iter::once(first).chain(rest).collect::<Vec<_>>().join("\r\n")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_once_is_known_the_second_time(sheet in sheet()) {
        let journal = Journal::new();
        let import = || {
            let output = super::import(&journal, &sheet, ["--yes", "--year", "2026", "--date-order", "dmy"]).output();
            let output = output.expect("it runs");
            (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
        };
        let (code, said) = import();
        if !journal.root().exists() {
            // No row tells of an application, or none of one that has gone out.
            prop_assert!(code < Some(2), "{}", said);
            return Ok(());
        }
        prop_assert_eq!(code, Some(0), "{}", said);
        let before = bytes(&journal);
        prop_assert_eq!(import(), (Some(0), "There is nothing to add.\n".to_owned()));
        prop_assert_eq!(bytes(&journal), before);
        let check = journal.reject(["check"]).output().expect("it runs");
        prop_assert_eq!(check.status.code(), Some(0), "{}", String::from_utf8_lossy(&check.stdout));
    }
}
