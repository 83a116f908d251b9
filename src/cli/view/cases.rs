//! Cases as a list.

use chrono::NaiveDate;
use reject::case::Case;
use reject::date;
use reject::filter::Filter;
use reject::journal::Cases;
use reject::text::{list, one_line};

use super::table::{Column, Table};

/// One line a case.
pub(crate) fn table(cases: &[Case], today: NaiveDate, width: usize) -> String {
    let mut table = Table::new([
        Column::left("company"),
        Column::left("role"),
        Column::fixed("got to"),
        Column::fixed("stands"),
        Column::fixed("begun"),
    ]);
    for case in cases {
        let stands = match (case.ending(), case.ended()) {
            (Some(ending), Some(ended)) => format!("{} {}", ending.said(), date::short(ended, today)),
            (Some(ending), None) => ending.said().to_owned(),
            (None, _) => "in play".to_owned(),
        };
        table.row([
            case.company().to_owned(),
            case.role().unwrap_or_default().to_owned(),
            case.depth(),
            stands,
            case.first().map_or_else(String::new, |day| date::short(day, today)),
        ]);
    }
    table.text(width)
}

/// Which cases these are, in words; none without a filter.
pub(crate) fn heading(filter: &Filter, today: NaiveDate) -> Option<String> {
    if filter.is_empty() {
        return None;
    }
    let since = filter.since.map(|day| format!("from {}", date::short(day, today)));
    let until = filter.until.map(|day| {
        let then = if day < today { ", as they stood then" } else { "" };
        format!("until {}{then}", date::short(day, today))
    });
    let mut parts: Vec<String> = since.into_iter().chain(until).collect();
    let stages: Vec<&str> = filter.stages.iter().map(|stage| stage.word()).collect();
    let endings: Vec<&str> =
        filter.endings.iter().map(|ending| ending.map_or("in play", |ending| ending.word())).collect();
    let words =
        |name: &str, words: &[&str]| (!words.is_empty()).then(|| format!("{name} {}", list(words, "or")));
    let texts =
        |name: &str, texts: &[String]| words(name, &texts.iter().map(String::as_str).collect::<Vec<_>>());
    parts.extend(words("got to", &stages));
    parts.extend(words("ended", &endings));
    parts.extend(texts("company", &filter.companies));
    parts.extend(texts("role", &filter.roles));
    parts.extend(texts("source", &filter.sources));
    parts.extend(texts("level", &filter.levels));
    parts.extend(texts("tag", &filter.tags));
    parts.extend(texts("reason", &filter.reasons));
    parts.extend(texts("with", &filter.grep));
    let first = parts.first().is_some_and(|part| part.starts_with("from") || part.starts_with("until"));
    let joint = if first { " " } else { ": " };
    Some(one_line(&format!("applications{joint}{}", parts.join(", "))))
}

/// Why there is no case to tell of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nothing {
    /// There is no file.
    Written,
    /// Of the files none could be read.
    Readable,
    /// The filter leaves none.
    Fitting,
    /// All begin after today.
    Past,
    /// In none has anything happened.
    Begun,
}

impl Nothing {
    /// Of all the cases of a journal.
    pub(crate) fn of(all: &Cases, filter: &Filter, today: NaiveDate) -> Self {
        let is_ahead = |case: &Case| case.first() > Some(today);
        match (all.readable.is_empty(), all.unreadable.is_empty()) {
            (true, true) => Self::Written,
            (true, false) => Self::Readable,
            _ if !filter.is_empty() => Self::Fitting,
            _ if all.readable.iter().all(is_ahead) => Self::Past,
            _ => Self::Begun,
        }
    }

    /// The sentence, still without its full stop.
    pub(crate) fn said(self) -> &'static str {
        match self {
            Self::Written => "Nothing is written down yet",
            Self::Readable => "No case could be read",
            Self::Fitting => "No case fits",
            Self::Past => "Every case is dated after today",
            Self::Begun => "No case has an event yet",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reject::event::Stage;

    #[test]
    fn the_heading_says_which_cases() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        assert_eq!(heading(&Filter::default(), today), None);
        let since = NaiveDate::from_ymd_opt(2026, 11, 1);
        let filter = Filter { since, stages: vec![Stage::Screen, Stage::Final], ..Filter::default() };
        assert_eq!(
            heading(&filter, today).as_deref(),
            Some("applications from 1 Nov, got to screen or final")
        );
        let filter = Filter { sources: vec!["board".into()], ..Filter::default() };
        assert_eq!(heading(&filter, today).as_deref(), Some("applications: source board"));
    }
}
