//! What a user filled in: answers, and the form of an event.

use reject::journal::{read_answers, read_event, write_event};

/// An id stands there once; an event is written and read back the same.
pub(crate) fn holds(bytes: &[u8]) {
    if let Ok(answers) = read_answers(bytes) {
        let mut ids: Vec<&String> = answers.iter().map(|(id, _)| id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), answers.len(), "an id stands there twice");
    }
    if let Ok(Some(event)) = read_event(bytes) {
        let written = write_event(&event);
        assert_eq!(read_event(written.as_bytes()).as_ref(), Ok(&Some(event)), "{written}");
    }
}
