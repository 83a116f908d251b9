//! Messages.

use std::sync::OnceLock;

use chrono::NaiveDate;
use reject::import::email::{Message, Phrases, suggest};

/// What is suggested stands in the message, on one line, and no day lies ahead.
pub(crate) fn holds(bytes: &[u8]) {
    static PHRASES: OnceLock<Phrases> = OnceLock::new();
    let phrases = PHRASES.get_or_init(|| Phrases::built_in().expect("phrases"));
    let Ok(message) = Message::read(bytes) else { return };
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    let suggestion = suggest(&message, phrases, today);
    assert!(suggestion.date <= today);
    assert_eq!(suggestion.is_dated, message.date.is_some_and(|day| day <= today));
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = format!(
        "{} {} {}",
        words(message.subject.as_deref().unwrap_or_default()),
        words(&message.body),
        words(message.from_name.as_deref().unwrap_or_default())
    );
    for said in suggestion.said.iter().chain(suggestion.phrases.iter().map(|phrase| &phrase.text)) {
        assert!(!said.contains('\n'), "{said:?}");
        assert!(whole.contains(words(said).as_str()), "{said:?} is not in {whole:?}");
    }
    for name in [&suggestion.company, &suggestion.role].into_iter().flatten() {
        assert!(!name.trim().is_empty() && !name.contains('\n'), "{name:?}");
    }
}
