//! Days as one says them.

use chrono::{Datelike as _, Months, NaiveDate};
use reject::date::{ahead, due, iso, past};

/// A day that has been is not ahead, one ahead is not over; spelling and spaces do not matter; and each number in the text
/// is one of the day: its day, month or year, or how far off it is.
pub(crate) fn holds(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first_chunk::<2>() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    let today = today - chrono::Days::new(u64::from(u16::from_le_bytes(*first)) % 10_000);
    if let Ok(day) = iso(text) {
        assert_eq!(day.to_string(), text);
    }
    if let Ok(day) = past(text, today) {
        assert!(day <= today && day.year() >= 1900, "'{text}' on {today} is {day}");
        said(text, day, today);
        assert_eq!(past(&format!(" {} ", text.to_uppercase()), today), Ok(day), "'{text}' in capitals");
    }
    if let Ok(day) = due(text, today) {
        said(text, day, today);
    }
    if let Ok(day) = ahead(text, today) {
        assert!(day >= today, "'{text}' on {today} is {day}");
    }
}

/// Whether each number of the text belongs to the day.
fn said(text: &str, day: NaiveDate, today: NaiveDate) {
    let off = (day - today).num_days().unsigned_abs();
    let is_months = |n: u64| {
        u32::try_from(n).is_ok_and(|n| {
            today.checked_sub_months(Months::new(n)) == Some(day)
                || today.checked_add_months(Months::new(n)) == Some(day)
        })
    };
    for number in text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()) {
        let n: u64 = number.parse().unwrap_or(u64::MAX);
        let year = u64::from(day.year().unsigned_abs());
        let is_of_day = [u64::from(day.day()), u64::from(day.month()), year, off].contains(&n)
            || n.checked_mul(7) == Some(off)
            || is_months(n)
            || n.checked_mul(12).is_some_and(is_months);
        assert!(is_of_day, "'{text}' on {today} is read as {day}, which {n} does not say");
    }
}
