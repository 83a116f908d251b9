//! What only a person can say, asked on a terminal.

use snapbox::{assert_data_eq, str};

use super::{put, stories};
use crate::support::Journal;
use crate::terminal::{CTRL_C, DOWN, ENTER, Start, Terminal};

const SHEET: &str = "Company,Applied,Status\nAcme,01/02/2026,Rejected\nGlobex,03/02/2026,Passed\n";

fn started(sheet: &str) -> (Journal, Terminal) {
    let journal = Journal::new();
    put(&journal, "jobs.csv", sheet);
    let terminal = Start::reject(&journal, ["import", "jobs.csv"]).size(80, 40).run();
    (journal, terminal)
}

/// What the screen shows, with the journal's folder as `[JOURNAL]`.
fn screen(journal: &Journal, terminal: &Terminal) -> String {
    terminal.screen().replace(&journal.root().display().to_string(), "[JOURNAL]")
}

#[test]
fn an_order_and_a_word_are_asked_and_then_the_yes() {
    let (journal, mut terminal) = started(SHEET);
    terminal.until("does the day come first").press(DOWN).press(ENTER);
    terminal.until("What does it mean?").press(DOWN).press(ENTER);
    terminal.until("Write this into the journal?").press(DOWN).press(ENTER);
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        screen(&journal, &terminal),
        str![[r#"
? '01/02/2026' in 'Applied': does the day come first, or the month? day
? 1 row says 'Passed'. What does it mean? ('note' keeps the word, and it is in
play; 'skip' leaves it out) in-play
'jobs.csv': 2 rows, UTF-8, split by commas
Columns: Company → company, Applied → applied, Status → status
Read as day/month: Applied (as you said)
Words of the status: 'Rejected' (1) → rejected, 'Passed' (1) → in play

2 cases to add: 1 rejected, 1 in play
company  role  got to       stands    begun
Acme           application  rejected  1 Feb
Globex         application  in play   3 Feb
? Write this into the journal? yes
A new journal begins in [JOURNAL]
2 cases added, in [JOURNAL]
What they say together: reject stats

"#]]
    );
    assert_data_eq!(
        stories(&journal).join("\n"),
        str![[r#"
Acme: 2026-02-01 applied, 2026-02-01? rejected
Globex: 2026-02-03 applied
"#]]
    );
}

#[test]
fn a_no_writes_nothing() {
    let (journal, mut terminal) = started("Company,Applied\nAcme,2026-01-05\n");
    terminal.answer("Write this into the journal?", "no");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        screen(&journal, &terminal),
        str![[r#"
'jobs.csv': 1 row, UTF-8, split by commas
Columns: Company → company, Applied → applied

1 case to add: 1 in play
company  role  got to       stands   begun
Acme           application  in play  5 Jan
? Write this into the journal? no
Nothing was written.

"#]]
    );
    assert!(!journal.root().exists());
}

#[test]
fn a_company_and_a_year_are_asked() {
    let (journal, mut terminal) = started("Name,When I applied,Applied\nAcme,x,8-Jul\n");
    terminal.until("Which column names the company?").press(DOWN).press(ENTER);
    terminal.until("has no year").press(DOWN).press(DOWN).press(ENTER);
    terminal.until("Write this into the journal?").press(DOWN).press(ENTER);
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        screen(&journal, &terminal),
        str![[r#"
? Which column names the company? Name
? '8-Jul' in 'Applied' has no year. Which one was it? 2025
'jobs.csv': 1 row, UTF-8, split by commas
Columns: Name → company, Applied → applied
Into the note: When I applied

1 case to add: 1 in play
company  role  got to       stands   begun
Acme           application  in play  8 Jul 2025
? Write this into the journal? yes
A new journal begins in [JOURNAL]
1 case added, in [JOURNAL]
What they say together: reject stats

"#]]
    );
    assert_data_eq!(stories(&journal).join("\n"), str!["Acme: 2025-07-08 applied"]);
}

/// The screen after Ctrl-C at that question, those before it answered.
fn stopped_at(question: &str) -> String {
    let (journal, mut terminal) = started(SHEET);
    for asked in ["does the day come first", "What does it mean?"] {
        if asked == question {
            break;
        }
        terminal.until(asked).press(DOWN).press(ENTER);
    }
    terminal.until(question).press(CTRL_C);
    assert_eq!(terminal.end(), 130, "{question}");
    assert!(!terminal.is_cursor_hidden(), "{question}");
    assert!(!journal.root().exists(), "{question}");
    screen(&journal, &terminal)
}

#[test]
fn ctrl_c_at_any_question_writes_nothing() {
    stopped_at("does the day come first");
    stopped_at("What does it mean?");
    assert_data_eq!(
        stopped_at("Write this into the journal?"),
        str![[r#"
? '01/02/2026' in 'Applied': does the day come first, or the month? day
? 1 row says 'Passed'. What does it mean? ('note' keeps the word, and it is in
play; 'skip' leaves it out) in-play
'jobs.csv': 2 rows, UTF-8, split by commas
Columns: Company → company, Applied → applied, Status → status
Read as day/month: Applied (as you said)
Words of the status: 'Rejected' (1) → rejected, 'Passed' (1) → in play

2 cases to add: 1 rejected, 1 in play
company  role  got to       stands    begun
Acme           application  rejected  1 Feb
Globex         application  in play   3 Feb
? Write this into the journal?
  yes
  no
[↓ choose]
Nothing was written.

"#]]
    );
}

#[test]
fn ctrl_c_says_at_any_question_that_nothing_was_written() {
    for question in ["does the day come first", "What does it mean?", "Write this into the journal?"] {
        let screen = stopped_at(question);
        assert!(screen.to_lowercase().contains("nothing was written"), "{screen}");
    }
}
