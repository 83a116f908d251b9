//! Cases as a table for spreadsheets: RFC 4180, one row a case.

use chrono::NaiveDate;

use crate::case::Case;
use crate::event::{Event, Feeling, Heard, Kind, Reason, Sender, Stage};
use crate::text::tamed;

/// Without this mark a spreadsheet takes UTF-8 for an older encoding, and `é` for two letters.
const MARK: char = '\u{feff}';

/// What is said of a stage that was reached on a day nobody knows.
const DAY_UNKNOWN: &str = "yes";

/// The columns, in words that importers know.
const COLUMNS: [&str; 27] = [
    "Case",
    "Company",
    "Role",
    "Status",
    "Furthest stage",
    "Round",
    "Applied",
    "Screen",
    "Assessment",
    "Interview",
    "Final",
    "Offer",
    "Ended",
    "Source",
    "Level",
    "Location",
    "URL",
    "Contact",
    "Tags",
    "Stated reasons",
    "Guessed reasons",
    "Said",
    "Note",
    "Control",
    "Feeling",
    "Heard",
    "Sender",
];

/// The cases under a row of column names, with a byte-order mark and CRLF. No private words; what a spreadsheet
/// would run as a formula is defused.
#[must_use]
pub fn table(cases: &[Case]) -> String {
    let mut text = String::from(MARK);
    row(&COLUMNS.map(str::to_owned), &mut text);
    for case in cases {
        row(&cells(case), &mut text);
    }
    text
}

fn row(cells: &[String], text: &mut String) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        text.push_str(&quoted(&defused(&tamed(cell))));
    }
    text.push_str("\r\n");
}

/// The cell as RFC 4180 has it.
fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\r', '\n']) || cell.trim() != cell {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// The cell with an apostrophe before it where a spreadsheet would run it as a formula.
fn defused(cell: &str) -> String {
    let runs = cell.starts_with(['\t', '\r'])
        || cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if runs { format!("'{cell}") } else { cell.to_owned() }
}

fn cells(case: &Case) -> [String; COLUMNS.len()] {
    let details = case.details();
    let plain = |text: &Option<String>| text.clone().unwrap_or_default();
    let reasons = case.reasons();
    let (stated, guessed): (Vec<&Reason>, Vec<&Reason>) = reasons.iter().partition(|reason| reason.stated);
    let told = |reasons: Vec<&Reason>| reasons.into_iter().map(Reason::told).collect::<Vec<_>>().join("; ");
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    let applied = case.events().iter().find(|event| event.kind == Kind::Applied);
    [
        case.handle().to_owned(),
        case.company().to_owned(),
        case.role().unwrap_or_default().to_owned(),
        case.ending().map_or("in play", |ending| ending.word()).to_owned(),
        case.furthest().to_string(),
        only_round(case).map_or_else(String::new, |round| round.to_string()),
        applied.map_or_else(String::new, |event| since(Some(event))),
        reached(case, Stage::Screen),
        reached(case, Stage::Assessment),
        reached(case, Stage::Interview),
        reached(case, Stage::Final),
        reached(case, Stage::Offer),
        day(case.ended()),
        plain(&details.source),
        plain(&details.level),
        plain(&details.place),
        plain(&details.url),
        plain(&details.contact),
        details.tags.join("; "),
        told(stated),
        told(guessed),
        all(case, |event| event.said.as_deref()),
        all(case, |event| event.note.as_deref()),
        last(case, |event| event.control).map_or_else(String::new, |control| control.to_string()),
        last(case, |event| event.feeling.map(Feeling::value))
            .map_or_else(String::new, |feeling| feeling.to_string()),
        last(case, |event| event.heard).map_or_else(String::new, |heard: Heard| heard.to_string()),
        last(case, |event| event.sender).map_or_else(String::new, |sender: Sender| sender.to_string()),
    ]
}

/// The round at the furthest stage, where it was the only one there: the column of a stage has its first day.
fn only_round(case: &Case) -> Option<u32> {
    let mut there = case.events().iter().filter(|event| event.reached() == Some(case.furthest()));
    let first = there.next().and_then(|event| event.round);
    first.filter(|_| there.next().is_none())
}

/// The first day the case is known to have got to the stage; `yes` where it did and only its ending says so, and
/// where that day is not known.
fn reached(case: &Case, stage: Stage) -> String {
    if !case.was_at(stage) {
        return String::new();
    }
    let arrived = |event: &&Event| event.kind == Kind::Advanced && event.stage == Some(stage);
    since(case.events().iter().find(arrived))
}

fn since(event: Option<&Event>) -> String {
    event.and_then(Event::day).map_or_else(|| DAY_UNKNOWN.to_owned(), |day| day.to_string())
}

/// That text of every event, each set apart by a blank line.
fn all<'a>(case: &'a Case, text: impl Fn(&'a Event) -> Option<&'a str>) -> String {
    let texts: Vec<&str> = case.events().iter().filter_map(text).map(str::trim_end).collect();
    texts.join("\n\n")
}

/// The last value any event has.
fn last<T>(case: &Case, value: impl Fn(&Event) -> Option<T>) -> Option<T> {
    case.events().iter().rev().find_map(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Details, Ending};

    #[test]
    fn what_a_spreadsheet_would_run_is_defused() {
        for cell in
            ["=1+1", "+1", "-5", "@SUM(A1)", "\tx", "\rx", "  =1", "\n=1", "\u{a0}=1", "＝1", "=\"a\"", "-"]
        {
            assert_eq!(defused(cell), format!("'{cell}"), "{cell:?}");
        }
        for cell in ["", "a=1", "'=1", "5", "Acme - Berlin", "2026-11-22"] {
            assert_eq!(defused(cell), cell);
        }
    }

    #[test]
    fn a_day_that_is_not_known_is_no_day() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 9).expect("a day");
        let undated = |kind| Event { undated: true, ..Event::new(day, kind) };
        let screen = Event { stage: Some(Stage::Screen), ..undated(Kind::Advanced) };
        let ended = Event { stage: Some(Stage::Interview), ..undated(Kind::Ended(Ending::Rejected)) };
        let case = Case::new("a".into(), Details::default(), vec![undated(Kind::Applied), screen, ended]);
        let cells = cells(&case);
        assert_eq!(&cells[3..13], ["rejected", "interview", "", "yes", "yes", "", "yes", "", "", ""]);
        assert!(!table(&[case]).contains("2026"));
    }
}
