//! Rows into cases, each rule in a table of its own.

mod days;
mod random;
mod words;

use chrono::NaiveDate;

use super::{Answers, Meaning, Read, Reading, Sheet, Unanswered, cases};
use crate::event::{Ending, Event};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

fn with(text: &str, answers: &Answers) -> Result<Read, Unanswered> {
    let sheet = Sheet::read(text.as_bytes(), &[]).expect("a sheet");
    cases(&sheet, answers, today())
}

/// `01-05? rejected at screen 2 [note]`: a question mark where the day is not known.
fn said(event: &Event) -> String {
    let undated = if event.undated { "?" } else { "" };
    let stage = event.stage.map(|stage| format!(" at {stage}")).unwrap_or_default();
    let round = event.round.map(|round| format!(" {round}")).unwrap_or_default();
    let note =
        event.note.as_ref().map(|note| format!(" [{}]", note.replace('\n', " / "))).unwrap_or_default();
    format!("{}{undated} {}{stage}{round}{note}", event.date.format("%Y-%m-%d"), event.kind.word())
}

/// The events of each case, then each row that is left out, all under the one header.
fn told(text: &str, answers: &Answers) -> Vec<String> {
    let read = with(text, answers).expect("nothing is open");
    let cases = read.cases.iter();
    let cases = cases.map(|case| case.events.iter().map(said).collect::<Vec<_>>().join("; "));
    let left = read.left.iter().map(|left| format!("left: {}", left.why));
    cases.chain(left).collect()
}

/// What the only row below these headers becomes.
fn row(headers: &str, row: &str) -> String {
    told(&format!("Company,{headers}\nAcme,{row}\n"), &Answers::default()).join(" | ")
}

#[test]
fn an_ending_has_the_day_the_row_gives_it_and_else_none() {
    for (headers, cells, expected) in [
        ("Applied,Status", "2026-01-05,Rejected", "2026-01-05 applied; 2026-01-05? rejected"),
        ("Applied,Status,Ended", "2026-01-05,Rejected,2026-01-20", "2026-01-05 applied; 2026-01-20 rejected"),
        ("Applied,Rejected", "2026-01-05,2026-01-20", "2026-01-05 applied; 2026-01-20 rejected"),
        ("Applied,Rejected", "2026-01-05,yes", "2026-01-05 applied; 2026-01-05? rejected"),
        ("Applied,Rejected", "2026-01-05,FALSE", "2026-01-05 applied"),
        ("Applied,Status,Ended", ",Rejected,2026-01-20", "2026-01-20 rejected"),
        ("Applied,Status,Ended", ",Rejected,", "left: it holds no day"),
        // The day of the ending lies before the interview: one of them is wrong, and nobody knows which.
        (
            "Applied,Interview,Status,Ended",
            "2026-01-05,2026-01-20,Rejected,2026-01-12",
            "2026-01-05 applied [Ended: 2026-01-12]; 2026-01-20 advanced at interview; 2026-01-20? rejected",
        ),
        (
            "Applied,Interview,Status,Ended",
            "2026-01-05,2026-01-20,Rejected,2026-01-20",
            "2026-01-05 applied; 2026-01-20 advanced at interview; 2026-01-20 rejected",
        ),
        // In play after all, so that the day is a line of the note.
        ("Applied,Status,Ended", "2026-01-05,Pending,2026-01-20", "2026-01-05 applied [Ended: 2026-01-20]"),
    ] {
        assert_eq!(row(headers, cells), expected, "{headers}: {cells}");
    }
}

#[test]
fn the_first_answer_is_the_day_of_their_no_and_of_nothing_else() {
    for (cells, expected) in [
        ("2026-01-05,Rejected,2026-01-20", "2026-01-05 applied; 2026-01-20 rejected"),
        ("2026-01-05,Position filled,2026-01-20", "2026-01-05 applied; 2026-01-20 closed"),
        (
            "2026-01-05,Ghosted,2026-01-20",
            "2026-01-05 applied [Response date: 2026-01-20]; 2026-01-05? no-reply",
        ),
        (
            "2026-01-05,Withdrawn,2026-01-20",
            "2026-01-05 applied [Response date: 2026-01-20]; 2026-01-05? withdrew",
        ),
        ("2026-01-05,Pending,2026-01-20", "2026-01-05 applied [Response date: 2026-01-20]"),
        (
            "2026-01-25,Rejected,2026-01-20",
            "2026-01-25 applied [Response date: 2026-01-20]; 2026-01-25? rejected",
        ),
    ] {
        assert_eq!(row("Applied,Status,Response date", cells), expected, "{cells}");
    }
}

#[test]
fn a_stage_column_holds_a_day_a_yes_or_a_no() {
    for (cell, expected) in [
        ("2026-01-12", "2026-01-05 applied; 2026-01-12 advanced at interview"),
        ("2026-01-12 17:00", "2026-01-05 applied; 2026-01-12 advanced at interview"),
        ("yes", "2026-01-05 applied; 2026-01-05? advanced at interview"),
        ("X", "2026-01-05 applied; 2026-01-05? advanced at interview"),
        ("TRUE", "2026-01-05 applied; 2026-01-05? advanced at interview"),
        ("no", "2026-01-05 applied"),
        ("N/A", "2026-01-05 applied"),
        ("-", "2026-01-05 applied"),
        ("", "2026-01-05 applied"),
        ("Zoom with Bob", "2026-01-05 applied [Interview: Zoom with Bob]"),
        ("2026-12-24", "2026-01-05 applied [Interview: 2026-12-24]"),
        // Before the application: they came first, or one of the days is wrong.
        ("2026-01-02", "2026-01-05 applied [Interview: 2026-01-02]; 2026-01-05? advanced at interview"),
    ] {
        assert_eq!(row("Applied,Interview", &format!("2026-01-05,{cell}")), expected, "{cell}");
    }
}

#[test]
fn a_tick_is_a_yes() {
    for tick in ["✓", "✔", "✔️", "☑", "✅", "√"] {
        let expected = "2026-01-05 applied; 2026-01-05? advanced at interview";
        assert_eq!(row("Applied,Interview", &format!("2026-01-05,{tick}")), expected, "{tick}");
    }
}

#[test]
fn a_sign_nobody_knows_goes_into_the_note() {
    for sign in ["🙂", "??", "★★★"] {
        let expected = format!("2026-01-05 applied [Interview: {sign}]");
        assert_eq!(row("Applied,Interview", &format!("2026-01-05,{sign}")), expected, "{sign}");
    }
}

#[test]
fn stages_stand_in_order_with_their_rounds() {
    let headers = "Applied,Phone screen,1st interview,2nd interview,Final round,Offer,Status";
    for (cells, expected) in [
        (
            "2026-01-05,2026-01-08,2026-01-12,2026-01-19,,,Rejected",
            "2026-01-05 applied; 2026-01-08 advanced at screen; 2026-01-12 advanced at interview 1; \
             2026-01-19 advanced at interview 2; 2026-01-19? rejected",
        ),
        // The second has a yes only: it lies where the first does, at the earliest.
        (
            "2026-01-05,,2026-01-12,yes,,,Pending",
            "2026-01-05 applied; 2026-01-12 advanced at interview 1; 2026-01-12? advanced at interview 2",
        ),
        (
            "2026-01-05,x,,,,yes,Turn down",
            "2026-01-05 applied; 2026-01-05? advanced at screen; 2026-01-05? advanced at offer; 2026-01-05? declined",
        ),
        // No day but that of a stage.
        (",,2026-01-12,,,,Pending", "2026-01-12 advanced at interview 1"),
        (",x,2026-01-12,,,,Pending", "2026-01-12? advanced at screen; 2026-01-12 advanced at interview 1"),
    ] {
        assert_eq!(row(headers, cells), expected, "{cells}");
    }
}

#[test]
fn a_status_adds_a_stage_and_takes_none_away() {
    let headers = "Applied,Phone screen,Interview,Status";
    for (cells, expected) in [
        (
            "2026-01-05,2026-01-08,,Rejected after final round",
            "2026-01-05 applied; 2026-01-08 advanced at screen; 2026-01-08? rejected at final",
        ),
        (
            "2026-01-05,,2026-01-12,Rejected after phone screen",
            "2026-01-05 applied; 2026-01-12 advanced at interview; 2026-01-12? rejected",
        ),
        (
            "2026-01-05,2026-01-08,,2nd interview",
            "2026-01-05 applied; 2026-01-08 advanced at screen; 2026-01-08? advanced at interview 2",
        ),
        ("2026-01-05,,2026-01-12,Phone screen", "2026-01-05 applied; 2026-01-12 advanced at interview"),
        ("2026-01-05,,,Applied", "2026-01-05 applied"),
        (
            "2026-01-05,,2026-01-12,\"Rejected, may reapply\"",
            "2026-01-05 applied [Status: Rejected, may reapply]; 2026-01-12 advanced at interview; 2026-01-12? rejected",
        ),
    ] {
        assert_eq!(row(headers, cells), expected, "{cells}");
    }
}

#[test]
fn two_endings_are_refused_unless_one_is_a_silence() {
    let headers = "Applied,Status,Decision,Offer declined";
    for (cells, expected) in [
        ("2026-01-05,Rejected,Withdrawn,", "left: 'Status' says rejected and 'Decision' says withdrew"),
        (
            "2026-01-05,Rejected,,2026-02-01",
            "left: 'Status' says rejected and 'Offer declined' says declined",
        ),
        ("2026-01-05,Ghosted,Rejected,", "2026-01-05 applied; 2026-01-05? rejected"),
        ("2026-01-05,Rejected,No answer,", "2026-01-05 applied; 2026-01-05? rejected"),
        ("2026-01-05,Rejected,Rejected,", "2026-01-05 applied; 2026-01-05? rejected"),
        ("2026-01-05,Pending,Rejected,", "2026-01-05 applied; 2026-01-05? rejected"),
    ] {
        assert_eq!(row(headers, cells), expected, "{cells}");
    }
}

#[test]
fn a_row_without_a_day_that_has_been_says_what_stands_there() {
    for (cells, expected) in [
        (",Pending", "left: it holds no day"),
        ("2026-12-24,Pending", "left: its day is still to come: '2026-12-24' in 'Applied'"),
        ("31/02/2026,Pending", "left: its day cannot be read: '31/02/2026' in 'Applied'"),
        ("soon,Pending", "left: its day cannot be read: 'soon' in 'Applied'"),
        ("2026-01-05,Wishlist", "left: 'Wishlist' says that it has not gone out yet"),
    ] {
        assert_eq!(row("Applied,Status", cells), expected, "{cells}");
    }
}

#[test]
fn a_row_with_an_ending_and_no_day_says_what_stands_there_too() {
    let text = "Company,Applied,Status\nAcme,2026-01-05,Rejected\nGlobex,Feb 2026,Rejected\n";
    assert_eq!(told(text, &Answers::default())[1], "left: its day cannot be read: 'Feb 2026' in 'Applied'");
}

#[test]
fn who_names_no_company_is_unknown_and_who_names_no_role_as_well_is_nobody() {
    let text = "Company,Role,Applied\n,Cook,2026-01-05\nConfidential,Cook,2026-01-06\nN/A,,2026-01-07\n,,2026-01-08\n";
    let read = with(text, &Answers::default()).expect("nothing is open");
    let companies: Vec<_> = read.cases.iter().map(|case| case.details.company.as_deref()).collect();
    assert_eq!(companies, [Some("unknown"), Some("unknown")]);
    assert_eq!(said(&read.cases[1].events[0]), "2026-01-06 applied [Company: Confidential]");
    assert_eq!(read.unnamed, [2, 3]);
    let left: Vec<_> = read.left.iter().map(|left| (left.line, left.why.as_str())).collect();
    let why = "it names no company and no role";
    assert_eq!(left, [(4, why), (5, why)]);
}

#[test]
fn what_has_no_place_goes_into_the_note_of_the_first_event() {
    let text = "Company,Applied,Notes,Salary,,Interview\nAcme,2026-01-05,\"Nice talk\r\n\r\nTwo people\",50k,odd,2026-01-09\n";
    assert_eq!(
        told(text, &Answers::default()),
        [
            "2026-01-05 applied [Nice talk /  / Two people / Salary: 50k / Column 5: odd]; 2026-01-09 advanced at interview"
        ]
    );
}

#[test]
fn an_apostrophe_before_a_formula_is_the_spreadsheets() {
    let text = "Company,Applied,Notes\n'=Acme,2026-01-05,'+33 1 23\n'Tis Ltd,2026-01-05,''quoted'\n";
    let read = with(text, &Answers::default()).expect("nothing is open");
    let companies: Vec<_> = read.cases.iter().map(|case| case.details.company.as_deref()).collect();
    assert_eq!(companies, [Some("=Acme"), Some("'Tis Ltd")]);
    assert_eq!(said(&read.cases[0].events[0]), "2026-01-05 applied [+33 1 23]");
    assert_eq!(said(&read.cases[1].events[0]), "2026-01-05 applied [''quoted']");
}

#[test]
fn what_they_said_and_why_goes_to_the_ending_and_without_one_into_the_note() {
    let text = "Company,Applied,Status,Feedback,Rejection reason,Reason given,Round,Interview\n\
                Acme,2026-01-05,Rejected,Too junior,pay; fit,another candidate,2,2026-01-09\n\
                Globex,2026-01-05,Pending,Nice CV,pay,,,\n";
    let read = with(text, &Answers::default()).expect("nothing is open");
    let ending = &read.cases[0].events[2];
    assert_eq!(ending.said.as_deref(), Some("Too junior"));
    let reasons: Vec<_> = ending.reasons.iter().map(|it| (it.tag.as_str(), it.stated)).collect();
    assert_eq!(reasons, [("pay", false), ("fit", false), ("another candidate", true)]);
    assert_eq!(said(&read.cases[0].events[1]), "2026-01-09 advanced at interview 2");
    assert_eq!(
        said(&read.cases[1].events[0]),
        "2026-01-05 applied [Feedback: Nice CV / Rejection reason: pay]"
    );
}

#[test]
fn equal_rows_have_marks_of_their_own_and_the_same_ones_each_time() {
    let text = "Company,Role,Applied\nAcme,Cook,2026-01-05\nACMÉ,cook,2026-01-05\nAcme,Cook,2026-01-06\n";
    let marks = || -> Vec<String> {
        let read = with(text, &Answers::default()).expect("nothing is open");
        read.cases.into_iter().filter_map(|case| case.details.imported).collect()
    };
    let mut all = marks();
    assert_eq!(all, marks());
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 3);
}

#[test]
fn where_i_applied_on_is_no_day() {
    let text = "Company,Applied on,Interview\nAcme,LinkedIn,2026-01-05\n";
    let read = with(text, &Answers::default()).expect("nothing is open");
    assert_eq!(read.cases[0].details.source.as_deref(), Some("LinkedIn"));
}

#[test]
fn a_column_without_days_leaves_the_application_to_one_with_days() {
    for (header, cell) in [("Applied?", "TRUE"), ("Applied", "yes"), ("Applied on", "LinkedIn")] {
        let text = format!("Company,{header},Date\nAcme,{cell},2026-01-05\nGlobex,{cell},2026-01-06\n");
        let told = told(&text, &Answers::default());
        assert!(told[0].starts_with("2026-01-05 applied"), "{header}: {told:?}");
    }
}

#[test]
fn bytes_that_no_text_has_are_named_by_their_own_line() {
    let problem =
        Sheet::read(b"Company,Applied\nAcme,2026-01-05\n\0Globex,2026-01-06\n", &[]).expect_err("binary");
    assert_eq!(problem, super::Unreadable::Binary(3));
}

#[test]
fn a_quote_that_another_one_closes_far_below_is_found() {
    let text =
        b"Company,Applied,Note\nAcme,2026-01-05,\"open\nGlobex,2026-01-06,\"note\"\nInitech,2026-01-07,x\n";
    assert_eq!(Sheet::read(text, &[]).expect_err("open"), super::Unreadable::OpenQuote(2));
}

#[test]
fn words_of_signs_are_told_apart() {
    let text = "Company,Applied,Status\nAcme,2026-01-05,❌\nGlobex,2026-01-06,⏳\nInitech,2026-01-07,⏳\n";
    let open = with(text, &Answers::default()).expect_err("nobody knows them");
    assert_eq!(open, Unanswered::Statuses(vec![("⏳".into(), 2), ("❌".into(), 1)]));
    let means = |ending| Reading::Means(Meaning { ending, stage: None });
    let statuses = vec![("❌".into(), means(Some(Ending::Rejected))), ("⏳".into(), means(None))];
    assert_eq!(
        told(text, &Answers { statuses, ..Answers::default() }),
        ["2026-01-05 applied; 2026-01-05? rejected", "2026-01-06 applied", "2026-01-07 applied"]
    );
}
