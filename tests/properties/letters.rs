//! Letters.

use std::path::PathBuf;

use reject::letters::{Fields, Gap, Letters};

/// With everything known, nothing of a letter stays open, and each word that fills a gap stands in it.
pub(crate) fn holds(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let own = vec![(PathBuf::from("prompts/letters/own.yaml"), text.to_owned())];
    let Ok(letters) = Letters::new(own) else { return };
    let mut fields = Fields::default();
    for gap in Gap::ALL {
        *fields.slot(gap) = Some(format!("<{}>", gap.word()));
    }
    let Some(template) = letters.template("own") else { return };
    for length in [reject::letters::Length::Short, reject::letters::Length::Long] {
        let Some(form) = template.form(length) else { continue };
        let letter = form.filled(&fields);
        let text = letter.text();
        assert!(letter.left.is_empty(), "{:?}", letter.left);
        for gap in form.gaps() {
            assert!(text.contains(&format!("<{}>", gap.word())), "{text}");
        }
    }
}
