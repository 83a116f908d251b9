//! Days as one says them.

use chrono::NaiveDate;

/// `22 Nov 2026`
pub(crate) fn said(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

/// `22 Nov`, with the year where it is another than today's.
pub(crate) fn short(day: NaiveDate, today: NaiveDate) -> String {
    use chrono::Datelike as _;
    let form = if day.year() == today.year() { "%-d %b" } else { "%-d %b %Y" };
    day.format(form).to_string()
}
