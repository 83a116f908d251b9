//! Days as people say them, against a given today.

use chrono::{Datelike, Days, Local, Months, NaiveDate, Weekday};

/// A day that could not be read, or that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// No day is spelt like this.
    #[error("'{0}' is not a date; try 2026-11-22, yesterday, monday, 3d, 2w, last month or 'nov 3'")]
    Unreadable(String),
    /// No day to come is spelt like this.
    #[error("'{0}' is not a date; try 2026-12-31, tomorrow, friday, 3d, 2w or 'dec 5'")]
    UnreadableDue(String),
    /// The day lies in the past, and one to come is needed.
    #[error("'{0}' lies in the past")]
    Past(String),
    /// The day has not come yet.
    #[error("'{text}' {}is after today ({today})", meaning(text, *day))]
    Future {
        /// What was written.
        text: String,
        /// The day it means.
        day: NaiveDate,
        /// The day it was held against.
        today: NaiveDate,
    },
}

/// No day of a search lies before this year.
const EARLIEST: i32 = 1900;

/// `is 2026-11-23, which `, where the words do not say so themselves.
fn meaning(text: &str, day: NaiveDate) -> String {
    if iso(text).is_ok() { String::new() } else { format!("is {day}, which ") }
}

/// The day today, in the time zone of this machine.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// The day as one says it: `22 Nov 2026`.
#[must_use]
pub fn said(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

/// The day as one says it in the year of `today`: `22 Nov`, and with its year where that is another.
#[must_use]
pub fn short(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() { day.format("%-d %b").to_string() } else { said(day) }
}

/// Reads a calendar date in its written form, `YYYY-MM-DD`, and nothing else.
///
/// # Errors
/// The text itself, when it is no such day.
pub fn iso(text: &str) -> Result<NaiveDate, DateError> {
    let shaped = text.len() == 10
        && text.bytes().enumerate().all(|(at, b)| match at {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        });
    let day = shaped.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten();
    day.ok_or_else(|| DateError::Unreadable(text.to_owned()))
}

/// Reads a day that has been: ISO, `today`, `yesterday`, `monday` (the last one), `3d` and `2w` (ago),
/// `last month`, `nov 3` (the last one).
///
/// # Errors
/// [`DateError::Unreadable`] for what is no day, [`DateError::Future`] for one after `today`.
pub fn past(text: &str, today: NaiveDate) -> Result<NaiveDate, DateError> {
    let day = read(text, today).or_else(|| due(text, today).ok());
    let day =
        day.filter(|day| day.year() >= EARLIEST).ok_or_else(|| DateError::Unreadable(text.to_owned()))?;
    if day > today {
        return Err(DateError::Future { text: text.to_owned(), day, today });
    }
    Ok(day)
}

/// Reads a day that is still to come, or today: ISO, `tomorrow`, `friday` (the next one), `3d` and `2w`
/// (from now), `nov 30` (the next one).
///
/// # Errors
/// [`DateError::UnreadableDue`] for what is no day. A day before `today` is returned as it is.
pub fn due(text: &str, today: NaiveDate) -> Result<NaiveDate, DateError> {
    let words = normal(text);
    let words =
        words.strip_prefix("next ").filter(|rest| weekday(rest).is_some()).unwrap_or(&words).to_owned();
    let day = iso(&words).ok().or_else(|| {
        if let Some(days) = span(&words) {
            return today.checked_add_days(days);
        }
        if let Some(weekday) = weekday(&words) {
            return Some(on_or_after(weekday, today + Days::new(1)));
        }
        match words.as_str() {
            "today" => Some(today),
            "tomorrow" => Some(today + Days::new(1)),
            "next week" => Some(today + Days::new(7)),
            "next month" => today.checked_add_months(Months::new(1)),
            _ => month_day(&words, |day| day >= today, today.year()..=today.year() + 4),
        }
    });
    day.or_else(|| read(text, today)).ok_or_else(|| DateError::UnreadableDue(text.to_owned()))
}

/// Reads a day as [`due`] does that is not over.
///
/// # Errors
/// As [`due`], and [`DateError::Past`] for a day before `today`.
pub fn ahead(text: &str, today: NaiveDate) -> Result<NaiveDate, DateError> {
    let day = due(text, today)?;
    if day < today { Err(DateError::Past(text.to_owned())) } else { Ok(day) }
}

fn normal(text: &str) -> String {
    text.trim().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let words = normal(text);
    if let Ok(day) = iso(&words.replace('/', "-")) {
        return Some(day);
    }
    if words.bytes().next().is_some_and(|b| b.is_ascii_digit()) && words.contains(['-', '/', '.', ':']) {
        return None;
    }
    if let Some(days) = span(words.strip_suffix(" ago").unwrap_or(&words)) {
        return today.checked_sub_days(days);
    }
    if let Some(weekday) = weekday(words.strip_prefix("last ").unwrap_or(&words)) {
        return Some(on_or_before(weekday, today - Days::new(1)));
    }
    match words.as_str() {
        "today" | "now" => Some(today),
        "yesterday" => today.pred_opt(),
        "last week" => Some(today - Days::new(7)),
        "last month" => today.checked_sub_months(Months::new(1)),
        "last year" => today.checked_sub_months(Months::new(12)),
        _ => month_day(&words, |day| day <= today, (today.year() - 4..=today.year()).rev())
            .or_else(|| today.checked_sub_months(months(words.strip_suffix(" ago")?)?)),
    }
}

/// `3d`, `2w`, `3 days`, `a week`, `two weeks`: a number of days.
fn span(words: &str) -> Option<Days> {
    let (n, unit) = amount(words)?;
    let days = match unit {
        "d" | "day" | "days" => 1,
        "w" | "week" | "weeks" => 7,
        _ => return None,
    };
    n.checked_mul(days).filter(|days| *days < 40_000).map(Days::new)
}

/// `3 months`, `a year`: a number of months.
fn months(words: &str) -> Option<Months> {
    let (n, unit) = amount(words)?;
    let months = match unit {
        "month" | "months" => 1,
        "year" | "years" => 12,
        _ => return None,
    };
    u32::try_from(n.checked_mul(months)?).ok().map(Months::new)
}

/// A number, in digits or as a word, and what stands behind it.
fn amount(words: &str) -> Option<(u64, &str)> {
    const NUMBERS: [&str; 11] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let split = words.find(|c: char| !c.is_ascii_digit()).unwrap_or(words.len());
    if let Ok(n) = words[..split].parse::<u64>() {
        return Some((n, words[split..].trim()));
    }
    let (number, unit) = words.split_once(' ')?;
    let n = match number {
        "a" => 1,
        word => NUMBERS.iter().position(|known| *known == word)? as u64,
    };
    Some((n, unit))
}

fn weekday(word: &str) -> Option<Weekday> {
    (word.len() >= 3 && !word.contains(' ')).then(|| word.parse().ok()).flatten()
}

fn on_or_before(weekday: Weekday, day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().days_since(weekday)))
}

fn on_or_after(weekday: Weekday, day: NaiveDate) -> NaiveDate {
    day + Days::new(u64::from(weekday.days_since(day.weekday())))
}

/// `nov 3`, `3 november`, `november 3rd`, each with or without a year; without one, the first of
/// `years` in which the day is wanted.
fn month_day(
    words: &str,
    wanted: impl Fn(NaiveDate) -> bool,
    mut years: impl Iterator<Item = i32>,
) -> Option<NaiveDate> {
    let parts: Vec<&str> = words.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let (a, b, year) = match parts.as_slice() {
        [a, b] => (a, b, None),
        [a, b, year] if year.len() == 4 => (a, b, Some(year.parse::<i32>().ok()?)),
        _ => return None,
    };
    let (month, day) = match (month(a), month(b)) {
        (Some(month), None) => (month, b),
        (None, Some(month)) => (month, a),
        _ => return None,
    };
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
    let day = digits.parse().ok().filter(|_| digits.len() <= 2)?;
    match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day),
        None => years.find_map(|year| NaiveDate::from_ymd_opt(year, month, day).filter(|day| wanted(*day))),
    }
}

fn month(word: &str) -> Option<u32> {
    (word.len() >= 3)
        .then(|| word.parse::<chrono::Month>().ok())
        .flatten()
        .map(|month| month.number_from_month())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Sunday.
    fn today() -> NaiveDate {
        iso("2026-11-22").expect("a day")
    }

    #[test]
    fn days_that_have_been_are_read_as_people_mean_them() {
        for (text, expected) in [
            ("2026-11-01", "2026-11-01"),
            ("2026/11/01", "2026-11-01"),
            ("today", "2026-11-22"),
            (" Yesterday ", "2026-11-21"),
            ("monday", "2026-11-16"),
            ("last friday", "2026-11-20"),
            ("sunday", "2026-11-15"),
            ("3d", "2026-11-19"),
            ("3 days ago", "2026-11-19"),
            ("2w", "2026-11-08"),
            ("two weeks ago", "2026-11-08"),
            ("a week ago", "2026-11-15"),
            ("last month", "2026-10-22"),
            ("3 months ago", "2026-08-22"),
            ("two years ago", "2024-11-22"),
            ("nov 3", "2026-11-03"),
            ("november 3rd", "2026-11-03"),
            ("3 Nov 2024", "2024-11-03"),
            ("dec 5", "2025-12-05"),
            ("feb 29", "2024-02-29"),
        ] {
            assert_eq!(past(text, today()).map(|day| day.to_string()), Ok(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_a_day_is_refused() {
        for text in [
            "",
            "2026-13-01",
            "2026-02-30",
            "26-11-01",
            "31/12/2026",
            "12:30",
            "nov 31",
            "nov 3 26",
            "soon",
            "99999999d",
            "11",
            "mondayish",
            "+2026-1-1",
            "nov",
            "2026-11-22T10:00",
            "0026-11-01",
            "3 moons ago",
            "ago",
            "an hour ago",
            "s1am1fgooago",
        ] {
            assert_eq!(past(text, today()), Err(DateError::Unreadable(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_day_to_come_is_no_day_to_log() {
        let error = past("2026-11-23", today()).expect_err("tomorrow");
        assert_eq!(error.to_string(), "'2026-11-23' is after today (2026-11-22)");
        let error = past("tomorrow", today()).expect_err("tomorrow");
        assert_eq!(error.to_string(), "'tomorrow' is 2026-11-23, which is after today (2026-11-22)");
    }

    #[test]
    fn a_due_day_lies_ahead() {
        for (text, expected) in [
            ("2026-12-01", "2026-12-01"),
            ("tomorrow", "2026-11-23"),
            ("friday", "2026-11-27"),
            ("next friday", "2026-11-27"),
            ("yesterday", "2026-11-21"),
            ("sunday", "2026-11-29"),
            ("2w", "2026-12-06"),
            ("a week", "2026-11-29"),
            ("jan 5", "2027-01-05"),
            ("next month", "2026-12-22"),
        ] {
            assert_eq!(due(text, today()).map(|day| day.to_string()), Ok(expected.to_owned()), "{text}");
        }
        assert_eq!(due("someday", today()), Err(DateError::UnreadableDue("someday".into())));
    }
}
