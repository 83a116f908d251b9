//! Settings.

use reject::journal::in_memory::read_settings;
use reject::journal::{name_line, reasons_line};

/// A name and words of one's own are written as a line that reads back the same.
pub(crate) fn holds(bytes: &[u8]) {
    let Ok(settings) = read_settings(bytes) else { return };
    assert!(settings.format > 0);
    if let Some(name) = &settings.name {
        let line = name_line(name);
        let again = read_settings(line.as_bytes()).expect(&line);
        assert_eq!(again.name.as_ref(), Some(name), "{line}");
    }
    let own = settings.vocabulary.own();
    if !own.is_empty() {
        let line = reasons_line(own);
        let again = read_settings(line.as_bytes()).expect(&line);
        assert_eq!(again.vocabulary.own(), own, "{line}");
    }
}
