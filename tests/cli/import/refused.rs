//! What cannot be read, or not in one way only: it is named with its line and the reason, and nothing is written.

use std::fs;

use snapbox::{assert_data_eq, file};

use super::{bytes, put};
use crate::support::Journal;

const PLAIN: &str = "Company,Applied\nAcme,2026-01-05\n";

/// A name for what is wrong, the sheet, and the words behind `import jobs.csv`.
type Wrong = (&'static str, Vec<u8>, &'static [&'static str]);

fn utf_16(mark: &[u8], units: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    mark.iter().copied().chain(PLAIN.encode_utf16().flat_map(units)).collect()
}

fn sheets() -> Vec<Wrong> {
    let of = |name, sheet: &str| -> Wrong { (name, sheet.as_bytes().to_vec(), &[]) };
    let raw = |name, sheet: &[u8]| -> Wrong { (name, sheet.to_vec(), &[]) };
    let ragged: String = (0..14).map(|_| "Acme\n").collect();
    vec![
        of("an empty file", ""),
        of("a byte-order mark alone", "\u{feff}"),
        of("white space alone", " \n\t\n \n"),
        of("a million empty lines", &"\n".repeat(1_000_000)),
        of("commas alone", &",,,\n".repeat(100)),
        of("headers alone", "Company,Applied\n"),
        of("headers and empty rows", "\n\nCompany,Applied\n,\n , \n"),
        of(
            "a row too short, and one too long",
            "Company,Role,Applied\nAcme\nGlobex,Cook,2026-01-05,and,more\n",
        ),
        of("many rows too short", &format!("Company,Applied\n{ragged}")),
        of("a comma without quotes", "Company,Applied\nAcme, Inc.,2026-01-05\n"),
        of(
            "a quote that never ends",
            "Company,Applied\nAcme,2026-01-05\n\"Globex,2026-01-06\nInitech,2026-01-07\n",
        ),
        of(
            "a quote that never ends, after a cell of two lines",
            "Company,Note,Applied\nAcme,\"a\nb\",2026-01-05\n\"Globex,,2026-01-06\n",
        ),
        raw("a program", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0"),
        raw("a workbook", b"PK\x03\x04\x14\0\x06\0"),
        raw("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        raw("a PDF", b"%PDF-1.7\n"),
        raw("a database", b"SQLite format 3\0"),
        raw("a NUL in a cell", b"Company,Applied\nAcme,2026-01-05\nGlo\0bex,2026-01-06\n"),
        raw("UTF-16 without a mark", &utf_16(b"", u16::to_le_bytes)),
        raw("UTF-16 without a mark, big end first", &utf_16(b"", u16::to_be_bytes)),
        of(
            "a web page",
            "<html><body><table>\n<tr><td>Company</td><td>Applied</td></tr>\n</table></body></html>\n",
        ),
        of("a letter", "Dear Sir or Madam,\nwe regret to tell you that\n"),
        of("no company", "Name,Applied\nAcme,2026-01-05\n"),
        of("two companies", "Company,Company,Applied\nAcme,Globex,2026-01-05\n"),
        of("two days of the application", "Company,Applied,Applied\nAcme,2026-01-05,2026-01-06\n"),
        of("either order", "Company,Applied\nAcme,03/04/2026\n"),
        of("both orders in one column", "Company,Applied\nAcme,13/04/2026\nGlobex,04/13/2026\n"),
        of("no year", "Company,Applied\nAcme,8-Jul\n"),
        of(
            "words nobody knows",
            "Company,Applied,Status\nAcme,2026-01-05,Hmm\nGlobex,2026-01-05,hmm\nInitech,2026-01-05,Closed\n",
        ),
        of("no day in any row", "Company,Status\nAcme,Rejected\nGlobex,Applied\n"),
        of("days after today", "Company,Applied\nAcme,2026-11-23\nGlobex,2027-01-01\n"),
        of("a day that cannot be", "Company,Applied\nAcme,31/02/2026\n"),
        of("two endings in one row", "Company,Applied,Rejected,Offer declined\nAcme,2026-01-05,yes,yes\n"),
    ]
}

fn words() -> Vec<Wrong> {
    let of = |name, words: &'static [&'static str]| -> Wrong { (name, PLAIN.as_bytes().to_vec(), words) };
    vec![
        of("no yes", &[]),
        of("an unknown field", &["--map", "firm name=Company", "--map", "colour=Company"]),
        of("a column that is not there", &["--map", "company=Firm"]),
        of("a number of a column that is not there", &["--map", "company=#3"]),
        of("number nought", &["--map", "company=#0"]),
        of("a map without =", &["--map", "company"]),
        of("a map of nothing", &["--map", "=Company"]),
        of("a map to nothing", &["--map", "company="]),
        of("a drop of what is not there", &["--drop", "Salary"]),
        of("the company dropped", &["--drop", "Company"]),
        of("a status without =", &["--status", "Rejected"]),
        of("a status of a word no row has", &["--status", "Hmm=rejected"]),
        of("a status that means nothing", &["--status", "Hmm=sad"]),
        of("a year of two digits", &["--year", "26"]),
        of("a year of letters", &["--year", "now"]),
        of("an order nobody has", &["--date-order", "ydm"]),
        of("a look and a yes", &["--dry-run", "--yes"]),
    ]
}

/// What each of them gets, on a journal that is not there and on one that is.
fn told(all: Vec<Wrong>, yes: bool) -> String {
    let there = Journal::new();
    there.run(["apply", "initech", "cook"]);
    let before = bytes(&there);
    let mut page = String::new();
    for (name, sheet, words) in all {
        let mut said = Vec::new();
        let none = Journal::new();
        for journal in [&none, &there] {
            put(journal, "jobs.csv", &sheet);
            let command = journal.reject(["import", "jobs.csv"]).args(words);
            let output = if yes { command.arg("--yes") } else { command }.output().expect("it runs");
            let of = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
            said.push((output.status.code().expect("an exit"), of(&output.stdout), of(&output.stderr)));
        }
        assert!(!none.root().exists(), "{name}");
        let (code, stdout, stderr) = said.remove(0);
        assert_eq!(said.remove(0).0, code, "{name}");
        page.extend([format!("# {name}: {code}\n"), stdout, stderr, "\n".to_owned()]);
    }
    assert_eq!(bytes(&there), before);
    page
}

#[test]
fn each_sheet_gets_its_line_and_the_reason() {
    let all = sheets();
    assert!(all.len() >= 30);
    assert_data_eq!(told(all, true), file!["../snapshots/import-sheets.txt"].raw());
}

#[test]
fn each_word_behind_it_gets_the_reason() {
    assert_data_eq!(told(words(), false), file!["../snapshots/import-words.txt"].raw());
}

#[test]
fn what_is_no_file_is_named() {
    let journal = Journal::new();
    fs::create_dir(journal.root().with_file_name("folder.csv")).expect("a folder");
    for (file, expected) in [
        (
            "folder.csv",
            "error: cannot read 'folder.csv'\n  caused by: Is a directory (os error 21)\n\n  tip: nothing was written; name a file that is there\n",
        ),
        (
            "none.csv",
            "error: cannot read 'none.csv'\n  caused by: No such file or directory (os error 2)\n\n  tip: nothing was written; name a file that is there\n",
        ),
        (
            "-",
            "error: cannot read 'standard input'\n  caused by: nothing is in it\n\n  tip: nothing was written; give a file with one row for each application\n",
        ),
    ] {
        journal.reject(["import", file, "--yes"]).assert().code(1).stdout_eq("").stderr_eq(expected);
    }
    assert!(!journal.root().exists());
}

#[test]
fn a_text_with_formatting_is_named_as_one() {
    let journal = Journal::new();
    put(&journal, "jobs.csv", "{\\rtf1\\ansi Company}");
    let expected = "error: cannot read 'jobs.csv'\n  caused by: it is a text with formatting (.rtf), not a sheet in plain text\n\n  tip: nothing was written; save it as CSV in the program it comes from\n";
    journal.reject(["import", "jobs.csv", "--yes"]).assert().code(1).stdout_eq("").stderr_eq(expected);
}

#[test]
fn two_maps_that_cannot_both_be_are_refused() {
    for words in [
        ["--map", "company=Company", "--map", "company=Applied"],
        ["--map", "company=Company", "--map", "role=Company"],
        ["--map", "role=Company", "--drop", "Company"],
    ] {
        let journal = Journal::new();
        put(&journal, "jobs.csv", PLAIN);
        let output =
            journal.reject(["import", "jobs.csv", "--dry-run"]).args(words).output().expect("it runs");
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(stderr.starts_with("error: --map: "), "{stderr}");
    }
}

#[test]
fn a_column_of_stories_is_not_named_to_the_last_word() {
    let journal = Journal::new();
    let rows: Vec<String> = (0..60).map(|n| format!("Acme {n},2026-01-05,The story of number {n}")).collect();
    put(&journal, "jobs.csv", format!("Company,Applied,Result\n{}\n", rows.join("\n")));
    let output = journal.reject(["import", "jobs.csv", "--yes"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stderr.len() < 3000, "{} bytes", output.stderr.len());
}
