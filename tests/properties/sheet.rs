//! Sheets.

use chrono::NaiveDate;
use reject::import::sheet::{Answers, Order, Sheet, cases};
use reject::journal::in_memory::{read_case, write_case};

/// Each row is a case or is named as left out; no event lies ahead; each case can be written and read back the same.
pub(crate) fn holds(bytes: &[u8]) {
    let Ok(sheet) = Sheet::read(bytes, &[]) else { return };
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    for order in [None, Some(Order::DayMonth)] {
        let answers = Answers { order, ..Answers::default() };
        let Ok(read) = cases(&sheet, &answers, today) else { continue };
        assert_eq!(read.cases.len() + read.left.len(), sheet.rows.len());
        for case in read.cases {
            assert!(case.events.iter().all(|event| event.date <= today), "{case:?}");
            let written = write_case(&case.details, &case.events);
            let again = read_case("2026-11-22-x", written.as_bytes()).expect(&written);
            assert_eq!(
                (again.header(), again.events()),
                (&case.details, case.events.as_slice()),
                "{written}"
            );
        }
    }
}
