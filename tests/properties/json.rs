//! What an export holds.

use reject::case::Case;
use reject::export::json::lines;
use reject::import::json::read;

/// What was read is exported and read again the same, plan and private words included.
pub(crate) fn holds(bytes: &[u8]) {
    let Ok(exported) = read(bytes, true) else { return };
    let named = |(n, case): (usize, &reject::import::Incoming)| {
        Case::new(format!("2026-11-22-case-{n}"), case.details.clone(), case.events.clone())
    };
    let cases: Vec<Case> = exported.cases.iter().enumerate().map(named).collect();
    let text = lines(&cases, Some(&exported.plan), true).expect("JSON");
    let again = read(text.as_bytes(), true).expect(&text);
    assert_eq!(again.plan, exported.plan, "{text}");
    assert_eq!(again.cases.len(), cases.len(), "{text}");
    for (case, back) in cases.iter().zip(&again.cases) {
        assert_eq!((case.header(), case.events()), (&back.details, back.events.as_slice()), "{text}");
    }
}
