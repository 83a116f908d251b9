//! What is news, and what is not.

use chrono::NaiveDate;

use super::{Additions, By, Merging};
use crate::case::Case;
use crate::event::Event;
use crate::import::Incoming;
use crate::import::sheet::{self, Answers, Sheet};

/// What these add to a journal of those.
fn merge(incoming: Vec<Incoming>, journal: &[Case], by: By) -> Additions {
    let mut merging = Merging::new(incoming, by);
    for case in journal {
        merging.see(case);
    }
    merging.done()
}

fn came(text: &str) -> Vec<Incoming> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    let sheet = Sheet::read(text.as_bytes(), &[]).expect("a sheet");
    sheet::cases(&sheet, &Answers::default(), today).expect("nothing is open").cases
}

/// The journal after a first import of that sheet.
fn journal(text: &str) -> Vec<Case> {
    let cases = came(text).into_iter().enumerate();
    cases.map(|(at, it)| Case::new(format!("case-{}", at + 1), it.details, it.events)).collect()
}

fn said(event: &Event) -> String {
    let undated = if event.undated { "?" } else { "" };
    let stage = event.stage.map(|stage| format!(" at {stage}")).unwrap_or_default();
    let round = event.round.map(|round| format!(" {round}")).unwrap_or_default();
    let note =
        event.note.as_ref().map(|note| format!(" [{}]", note.replace('\n', " / "))).unwrap_or_default();
    format!("{}{undated} {}{stage}{round}{note}", event.date.format("%Y-%m-%d"), event.kind.word())
}

/// What it adds: new cases by their lines, news, endings that are others, and how many are known.
fn added(additions: &Additions) -> Vec<String> {
    let new = additions.new.iter().map(|it| format!("new: line {}", it.line));
    let grown = additions
        .grown
        .iter()
        .map(|it| format!("{}: {}", it.handle, it.events.iter().map(said).collect::<Vec<_>>().join("; ")));
    let others =
        additions.contradictions.iter().map(|it| format!("line {}: {}: {}", it.line, it.handle, it.what));
    let alike = additions.alike.iter().map(|(line, handle)| format!("line {line} is like {handle}"));
    let known = additions.known;
    let known = (known > 0).then(|| format!("{known} known"));
    new.chain(grown).chain(others).chain(alike).chain(known).collect()
}

const HEADERS: &str = "Company,Role,Applied,Status,Phone screen,Interview,Ended,Notes,Level\n";

/// What the second form of a row adds to the first.
fn news(before: &str, after: &str) -> Vec<String> {
    let there = journal(&format!("{HEADERS}Acme,Cook,2026-01-05,{before}\n"));
    added(&merge(came(&format!("{HEADERS}Acme,Cook,2026-01-05,{after}\n")), &there, By::Meaning))
}

#[test]
fn a_later_version_adds_what_is_new_and_nothing_else() {
    for (before, after, expected) in [
        ("Pending,,,,,", "Pending,,,,,", "1 known"),
        ("Pending,,,,,", "Rejected,,,2026-02-01,,", "case-1: 2026-02-01 rejected"),
        ("Pending,,,,,", "Rejected,,,,,", "case-1: 2026-01-05? rejected"),
        ("Pending,,,,,", "Pending,2026-01-08,,,,", "case-1: 2026-01-08 advanced at screen"),
        ("Pending,,,,,", "Pending,yes,,,,", "case-1: 2026-01-05? advanced at screen"),
        (
            "Pending,2026-01-08,,,,",
            "Rejected,2026-01-08,2026-01-15,2026-02-01,,",
            "case-1: 2026-01-15 advanced at interview; 2026-02-01 rejected",
        ),
        // The status said the interview before its column did.
        ("Interview,,,,,", "Interview,,yes,,,", "1 known"),
        (
            "2nd interview,,,,,",
            "Rejected,,2026-01-15,2026-02-01,,",
            "case-1: 2026-01-15 advanced at interview; 2026-02-01 rejected",
        ),
        // The older version comes again.
        ("Rejected,2026-01-08,,2026-02-01,,", "Pending,,,,,", "1 known"),
        ("Rejected,2026-01-08,,2026-02-01,,", "Rejected,,,,,", "1 known"),
        // A silence, and then a no.
        ("Ghosted,,,,,", "Rejected,,,2026-03-01,,", "case-1: 2026-03-01 rejected"),
        ("Ghosted,,,,,", "Interview,,2026-02-01,,,", "case-1: 2026-02-01 advanced at interview"),
        (
            "Rejected,,,2026-03-01,,",
            "Ghosted,,,,,",
            "line 2: case-1: no reply recorded in the file, rejected in the journal",
        ),
        // Another ending is news only where its day shows that it came later.
        (
            "Rejected,,,2026-03-01,,",
            "Withdrawn,,,2026-02-01,,",
            "line 2: case-1: withdrew in the file, rejected in the journal",
        ),
        (
            "Rejected,,,2026-03-01,,",
            "Withdrawn,,,,,",
            "line 2: case-1: withdrew in the file, rejected in the journal",
        ),
        ("Rejected,,,2026-03-01,,", "Offer accepted,,,2026-04-01,,", "case-1: 2026-04-01 accepted"),
        // A stage that is learned after the end does not put it in play again.
        (
            "Rejected,,,2026-02-01,,",
            "Rejected,2026-01-08,,2026-02-01,,",
            "case-1: 2026-01-08 advanced at screen",
        ),
        (
            "Rejected,,,2026-02-01,,",
            "Rejected,2026-02-01,,2026-02-01,,",
            "case-1: 2026-02-01 noted at screen",
        ),
        ("Rejected,,,2026-02-01,,", "Rejected,yes,,2026-02-01,,", "case-1: 2026-01-05? advanced at screen"),
        // Words: only the lines that are not there.
        ("Pending,,,,nice,", "Pending,,,,nice,", "1 known"),
        ("Pending,,,,nice,", "Pending,,,,\"nice\nlong\",", "case-1: 2026-01-05? noted [long]"),
        ("Pending,,,,nice,", "Pending,,,,,", "1 known"),
        ("Pending,2026-01-08,,,,", "Pending,2026-01-08,,,late,", "case-1: 2026-01-08? noted [late]"),
        ("Pending,,,,,", "Pending,,,,,senior", "case-1: 2026-01-05? noted"),
    ] {
        assert_eq!(news(before, after), [expected], "{before} → {after}");
    }
}

#[test]
fn a_case_that_grew_is_known_the_next_time() {
    for (before, after) in [
        ("Pending,,,,nice,", "Rejected,2026-01-08,yes,2026-02-01,\"nice\nlong\",senior"),
        ("Rejected,,,2026-02-01,,", "Rejected,2026-02-01,2026-02-01,2026-02-01,,"),
        ("Ghosted,,,,,", "Rejected,2026-01-08,,2026-03-01,late,"),
    ] {
        let row = |row: &str| format!("{HEADERS}Acme,Cook,2026-01-05,{row}\n");
        let there = journal(&row(before)).remove(0);
        let grown = merge(came(&row(after)), std::slice::from_ref(&there), By::Meaning).grown.remove(0);
        let events = [there.events().to_vec(), grown.events].concat();
        let there = Case::new(there.handle().into(), there.header().clone(), events);
        assert_eq!(
            added(&merge(came(&row(after)), std::slice::from_ref(&there), By::Meaning)),
            ["1 known"],
            "{after}"
        );
        assert!(!there.in_play(), "{after}");
    }
}

#[test]
fn a_day_that_is_filled_in_later_is_news() {
    for (before, after) in [
        ("Rejected,,,,,", "Rejected,,,2026-02-01,,"),
        ("Pending,yes,,,,", "Pending,2026-01-08,,,,"),
        ("Ghosted,,,,,", "Ghosted,,,2026-03-01,,"),
    ] {
        assert_ne!(news(before, after), ["1 known"], "{before} → {after}");
    }
}

#[test]
fn a_row_with_another_ending_still_brings_its_note() {
    let added = news("Rejected,,,2026-03-01,,", "Withdrawn,,,,they called back,");
    assert!(added.iter().any(|it| it.contains("they called back")), "{added:?}");
}

/// The journal after a first import of a pending row, with these events written by the user's own hand.
fn changed(events: &[(&str, &str)]) -> Case {
    let text = format!("{HEADERS}Acme,Cook,2026-01-05,Pending,,,,,\n");
    let case = journal(&text).remove(0);
    let written = events.iter().map(|(kind, day)| {
        let day = day.parse().expect("a day");
        let (kind, stage) = kind.split_once(' ').unwrap_or((kind, ""));
        let event = Event::new(day, crate::event::Kind::of(kind).expect("a kind"));
        Event { stage: stage.parse().ok(), ..event }
    });
    let events = case.events().iter().cloned().chain(written).collect();
    Case::new("case-1".into(), case.header().clone(), events)
}

#[test]
fn what_the_user_wrote_stays_and_stands_above_the_sheet() {
    for (by_hand, row, expected) in [
        (
            &[("rejected", "2026-02-03")][..],
            "Rejected,,,2026-02-01,,",
            "line 2: case-1: rejected on 2026-02-01 in the file, on 2026-02-03 in the journal",
        ),
        (
            &[("withdrew", "2026-02-03")],
            "Rejected,,,2026-02-01,,",
            "line 2: case-1: rejected in the file, withdrew in the journal",
        ),
        (&[("withdrew", "2026-02-03")], "Pending,,,,,", "1 known"),
        // It ended by the sheet, and by the journal went on.
        (
            &[("advanced interview", "2026-02-10")],
            "Rejected,,,2026-02-01,,",
            "line 2: case-1: rejected in the file, in play in the journal",
        ),
        (&[("advanced interview", "2026-02-10")], "Rejected,,,2026-02-20,,", "case-1: 2026-02-20 rejected"),
        (
            &[("advanced interview", "2026-02-10")],
            "Pending,,2026-02-11,,,",
            "line 2: case-1: interview on 2026-02-11 in the file, on 2026-02-10 in the journal",
        ),
        // No from the sheet, a silence by hand.
        (&[("no-reply", "2026-03-01")], "Rejected,,,2026-04-01,,", "case-1: 2026-04-01 rejected"),
        // It was opened again by hand, and the sheet still has the old no.
        (
            &[("rejected", "2026-02-01"), ("advanced screen", "2026-02-09")],
            "Rejected,,,2026-02-01,,",
            "1 known",
        ),
    ] {
        let text = format!("{HEADERS}Acme,Cook,2026-01-05,{row}\n");
        assert_eq!(
            added(&merge(came(&text), &[changed(by_hand)], By::Meaning)),
            [expected],
            "{by_hand:?}, {row}"
        );
    }
}

#[test]
fn a_no_of_the_sheet_is_news_of_a_case_closed_as_silent() {
    // Closed as silent on 1 April; the no of 1 March had lain in the spam folder, and is in the sheet by now.
    let text = format!("{HEADERS}Acme,Cook,2026-01-05,Rejected,,,2026-03-01,,\n");
    let there = changed(&[("no-reply", "2026-04-01")]);
    assert_eq!(added(&merge(came(&text), &[there], By::Meaning)), ["case-1: 2026-03-01 rejected"]);
}

#[test]
fn a_case_without_the_mark_is_another_one_and_said_to_be_alike() {
    let text = format!("{HEADERS}ACMÉ,cook,2026-01-05,Pending,,,,,\nunknown,Cook,2026-01-05,Pending,,,,,\n");
    let mut there = journal(&format!("{HEADERS}Acme,Cook,2026-01-09,Pending,,,,,\n"));
    there.extend(journal(&format!("{HEADERS},Cook,2026-01-01,Pending,,,,,\n")));
    let expected = ["new: line 2", "new: line 3", "line 2 is like case-1"];
    assert_eq!(added(&merge(came(&text), &there, By::Meaning)), expected);
}

#[test]
fn rows_that_look_alike_are_cases_of_their_own() {
    let rows =
        format!("{HEADERS}Acme,Cook,2026-01-05,Rejected,,,2026-02-01,,\nAcme,Cook,2026-01-05,Pending,,,,,\n");
    let there = journal(&rows);
    assert_eq!(added(&merge(came(&rows), &[], By::Meaning)), ["new: line 2", "new: line 3"]);
    assert_eq!(added(&merge(came(&rows), &there, By::Meaning)), ["2 known"]);
    let third = format!("{rows}Acme,Cook,2026-01-05,Pending,,,,,\n");
    assert_eq!(
        added(&merge(came(&third), &there, By::Meaning)),
        ["new: line 4", "line 4 is like case-2", "2 known"]
    );
}

#[test]
fn a_sheet_in_another_order_adds_nothing() {
    let (no, open) = ("Acme,Cook,2026-01-05,Rejected,,,2026-02-01,,", "Acme,Cook,2026-01-05,Pending,,,,,");
    let there = journal(&format!("{HEADERS}{no}\n{open}\n"));
    let sorted = came(&format!("{HEADERS}{open}\n{no}\n"));
    assert_eq!(added(&merge(sorted, &there, By::Meaning)), ["2 known"]);
}
