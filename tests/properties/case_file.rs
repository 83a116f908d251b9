//! Case files.

use chrono::NaiveDate;
use reject::Error;
use reject::event::{Details, Event, Kind};
use reject::journal::in_memory::{add_to_case, read_case, write_case};

const HANDLE: &str = "2026-11-22-acme";

/// What is refused has a place in the file; what is read is written and read back the same, and is added to without a
/// change to what was there.
pub(crate) fn holds(bytes: &[u8]) {
    let case = match read_case(HANDLE, bytes) {
        Ok(case) => case,
        Err(malformed) => {
            // As YAML 1.1 counts them, with three more that end a line.
            let ends = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
            let lines = String::from_utf8_lossy(bytes).matches(ends).count() + 2;
            assert!((1..=lines).contains(&malformed.line) && malformed.column > 0, "{malformed}");
            return;
        }
    };
    // Of a file that says only what this release does not know, nothing would be written.
    if *case.header() != Details::default() || !case.events().is_empty() {
        let written = write_case(case.header(), case.events());
        let again = read_case(HANDLE, written.as_bytes()).expect(&written);
        assert_eq!((again.header(), again.events()), (case.header(), case.events()), "{written}");
    }
    let day = NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day");
    let mut new = Event::new(day, Kind::Noted);
    new.note = Some("two\nlines: - of # words\n".to_owned());
    match add_to_case(bytes, std::slice::from_ref(&new)) {
        Ok(grown) => {
            assert!(grown.starts_with(bytes), "what was there changed");
            let longer = read_case(HANDLE, &grown).expect("what was added to can be read");
            // The line end that was missing is part of the last text then, where that is a block.
            let end: &[u8] = if bytes.ends_with(b"\n") { b"" } else { b"\n" };
            let case = read_case(HANDLE, &[bytes, end].concat()).expect("a line end takes nothing away");
            let mut events = case.events().to_vec();
            events.push(new);
            assert_eq!((longer.header(), longer.events()), (case.header(), events.as_slice()));
        }
        Err(error) => assert!(matches!(error, Error::WouldChange { .. }), "{error}"),
    }
}
