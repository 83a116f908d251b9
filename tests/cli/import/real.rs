//! A real search: 447 applications in France, 2023.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;
use snapbox::str;

use super::{bytes, import};
use crate::support::Journal;

const SHEET: &[u8] = include_bytes!("../../data/jsa-2023.csv");

fn imported() -> Journal {
    let journal = Journal::new();
    import(&journal, SHEET, ["--yes"]).assert().code(0);
    journal
}

fn cases(journal: &Journal) -> Vec<Value> {
    let output = journal.reject(["list", "--json"]).assert().code(0).get_output().stdout.clone();
    let all: Value = serde_json::from_slice(&output).expect("JSON");
    all["cases"].as_array().expect("cases").clone()
}

fn day(case: &Value, key: &str) -> Option<NaiveDate> {
    case[key].as_str().map(|day| day.parse().expect("a day"))
}

#[test]
fn the_preview_shows_all_there_is_to_know() {
    let journal = Journal::new();
    import(&journal, SHEET, ["--dry-run"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
'jobs.csv': 447 rows, UTF-8, split by commas
Columns: Status → status, Company → company, Role → role, Location → place,
Source → source, Application → applied, Phone call → screen, 1st interview →
interview 1, 2nd interview → interview 2, 3rd interview → interview 3,
Proposition → offer, Final answer → ended, URL → url
Into the note: Attendance, Type
Read as day/month: Application (227 rows have a day over 12), Phone call (8 rows
have a day over 12), 1st interview (8 rows have a day over 12), 2nd interview (3
rows have a day over 12), 3rd interview (1 row has a day over 12), Proposition
(3 rows have a day over 12), Final answer (81 rows have a day over 12)
Words of the status: 'Applied' (299) → in play, 'Rejected' (137) → rejected,
'Turn down' (5) → offer declined, 'No project for now' (3) → role closed, 'In
process' (2) → in play, 'Accepted' (1) → accepted
3 rows name no company, and 'unknown' stands for it: lines 145, 317 and 416
1 row is left out:
  line 35 (Vertbaudet, Data Scientist): it holds no day

446 cases to add: 137 rejected, 5 offer declined, 3 role closed, 1 accepted, 300
in play
company        role       got to       stands                  begun
Orange         Data       screen       rejected 26 Oct 2023    30 Aug 2023
               Scientist
Orange         Data       application  in play                 30 Aug 2023
               Scientist
AZ Consulting  Data       application  in play                 31 Aug 2023
               Scientist
ALTEN                     interview 1  role closed 6 Sep 2023  5 Sep 2023
Astek          Data       interview 1  role closed 7 Sep 2023  31 Aug 2023
               Scientist
and 441 more

"#]])
        .stderr_eq(str![[r#"
Nothing was written.

"#]]);
    assert!(!journal.root().exists());
}

#[test]
fn the_figures_are_those_of_the_sheet() {
    let all = cases(&imported());
    assert_eq!(all.len(), 446);
    let mut endings: BTreeMap<String, usize> = BTreeMap::new();
    for case in &all {
        *endings.entry(case["ending"].as_str().unwrap_or("in play").to_owned()).or_default() += 1;
    }
    let expected = [("accepted", 1), ("closed", 3), ("declined", 5), ("in play", 300), ("rejected", 137)];
    assert_eq!(endings, expected.map(|(ending, n)| (ending.to_owned(), n)).into());

    let rejected: Vec<&Value> = all.iter().filter(|case| case["ending"] == "rejected").collect();
    let mut days: Vec<i64> = rejected
        .iter()
        .filter_map(|case| Some((day(case, "ended")? - day(case, "applied")?).num_days()))
        .collect();
    days.sort_unstable();
    assert_eq!((days.len(), days[days.len() / 2], days[0], days[days.len() - 1]), (133, 7, 0, 64));
    assert_eq!(rejected.iter().filter(|case| case["furthest"] != "application").count(), 10);
    assert_eq!(all.iter().filter(|case| case["source"] == "LinkedIn").count(), 137);
}

#[test]
fn nothing_is_odd_about_what_was_written() {
    imported().reject(["check"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![""]);
}

#[test]
fn again_adds_nothing_and_says_so() {
    let journal = imported();
    let before = bytes(&journal);
    let again = import(&journal, SHEET, ["--yes"]).assert().code(0);
    again
        .stdout_eq(str![[r#"
'jobs.csv': 447 rows, UTF-8, split by commas
Columns: Status → status, Company → company, Role → role, Location → place,
Source → source, Application → applied, Phone call → screen, 1st interview →
interview 1, 2nd interview → interview 2, 3rd interview → interview 3,
Proposition → offer, Final answer → ended, URL → url
Into the note: Attendance, Type
Read as day/month: Application (227 rows have a day over 12), Phone call (8 rows
have a day over 12), 1st interview (8 rows have a day over 12), 2nd interview (3
rows have a day over 12), 3rd interview (1 row has a day over 12), Proposition
(3 rows have a day over 12), Final answer (81 rows have a day over 12)
Words of the status: 'Applied' (299) → in play, 'Rejected' (137) → rejected,
'Turn down' (5) → offer declined, 'No project for now' (3) → role closed, 'In
process' (2) → in play, 'Accepted' (1) → accepted
3 rows name no company, and 'unknown' stands for it: lines 145, 317 and 416
1 row is left out:
  line 35 (Vertbaudet, Data Scientist): it holds no day

446 cases are in the journal already, with nothing new.

"#]])
        .stderr_eq(str![[r#"
There is nothing to add.

"#]]);
    assert!(bytes(&journal) == before);
}

#[test]
fn as_excel_saves_it_it_is_the_same_sheet() {
    let journal = imported();
    let mut reader = csv::Reader::from_reader(SHEET);
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    writer.write_record(reader.headers().expect("headers")).expect("a row");
    for row in reader.records() {
        writer.write_record(&row.expect("a row")).expect("a row");
    }
    let text = String::from_utf8(writer.into_inner().expect("bytes")).expect("UTF-8");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let again = import(&journal, bytes, ["--dry-run"]).assert().code(0);
    let output = String::from_utf8(again.get_output().stdout.clone()).expect("UTF-8");
    assert_eq!(output.lines().next(), Some("'jobs.csv': 447 rows, Windows-1252, split by semicolons"));
    assert_eq!(output.lines().last(), Some("446 cases are in the journal already, with nothing new."));
}
