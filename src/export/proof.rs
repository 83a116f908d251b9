//! Cases as a job office wants to see them: what was applied for, when, and what came of it. One line a case, and
//! no words that were meant for oneself.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::escape::escaped;
use crate::case::Case;
use crate::date::{said, short};
use crate::event::{Ending, Event, Kind, Stage};
use crate::text::{capital, count};

/// The head of the table; the dashes say how wide each column is against the others. With few columns twenty
/// cases fit one page.
const HEAD: &str = "\
| No. | Applied | Company | Role | What came of it |
|--:|:-----|:-------------|:-----------------|:----------------------|
";

/// The record, as Markdown that prints on one page for twenty cases. `heading` says which cases these are, none
/// all of them, and `today` as of when. It holds no note, reason, feeling or private word, and nothing that was
/// said; a day that is not known is no day in it.
#[must_use]
pub fn record(cases: &[Case], heading: Option<&str>, today: NaiveDate) -> String {
    let mut cases: Vec<&Case> = cases.iter().collect();
    cases.sort_by_key(|case| (case.applied().or(case.first()), case.handle()));
    let days = || cases.iter().flat_map(|case| case.events()).filter(|it| is_told(it)).filter_map(Event::day);
    let period = days().min().zip(days().max());
    let mut text = String::from("# Record of job applications\n\n");
    if let Some((first, last)) = period {
        let _ = write!(text, "{}. ", span(first, last));
    }
    if let Some(heading) = heading {
        let _ = write!(text, "{}. ", capital(&escaped(heading)));
    }
    let _ = writeln!(text, "{}.", totals(&cases, today));
    if !cases.is_empty() {
        text.push('\n');
        text.push_str(HEAD);
    }
    for (at, case) in cases.iter().enumerate() {
        text.push_str(&row(at + 1, case, today));
    }
    text
}

/// `3 Aug to 22 Nov 2026`
fn span(first: NaiveDate, last: NaiveDate) -> String {
    if first == last { said(last) } else { format!("{} to {}", short(first, last), said(last)) }
}

/// `20 applications as of 22 Nov 2026: 12 rejected, 3 no reply recorded, 5 in play`
fn totals(cases: &[&Case], today: NaiveDate) -> String {
    let all = format!("{} as of {}", count(cases.len(), "application", "applications"), said(today));
    let endings = Ending::ALL.iter().copied().map(Some).chain([None]);
    let parts: Vec<String> = endings
        .filter_map(|ending| {
            let n = cases.iter().filter(|case| case.ending() == ending).count();
            (n > 0).then(|| format!("{n} {}", ending.map_or("in play", outcome)))
        })
        .collect();
    if parts.is_empty() { all } else { format!("{all}: {}", parts.join(", ")) }
}

/// The ending as one says it of an application.
fn outcome(ending: Ending) -> &'static str {
    match ending {
        Ending::Withdrew => "withdrawn",
        other => other.said(),
    }
}

/// The day of the application stands with its year, and each day of the history whose year is another one.
fn row(number: usize, case: &Case, today: NaiveDate) -> String {
    let year = case.applied().or_else(|| case.events().iter().find_map(Event::day)).unwrap_or(today);
    let mut history: Vec<String> = case.events().iter().filter_map(|event| step(event, case, year)).collect();
    history.extend(case.in_play().then(|| "in play".to_owned()));
    let cells = [
        number.to_string(),
        applied(case),
        escaped(case.company()),
        escaped(case.role().unwrap_or_default()),
        history.join(" → "),
    ];
    format!("| {} |\n", cells.join(" | "))
}

/// The day it was applied for; where that was not written down, the day by which it was.
fn applied(case: &Case) -> String {
    let day = |event: &Event| event.day().map(|day| said(day).replace(' ', "\u{a0}"));
    let day = match case.events().iter().find(|event| event.kind == Kind::Applied) {
        Some(event) => day(event),
        None => case.events().iter().find_map(day).map(|day| format!("by\u{a0}{day}")),
    };
    day.unwrap_or_else(|| "day unknown".to_owned())
}

/// Whether an office is told of it: what went out, how far it got, how it ended.
fn is_told(event: &Event) -> bool {
    matches!(event.kind, Kind::Applied | Kind::Advanced | Kind::Ended(_))
        || event.kind == Kind::Noted && event.stage.is_some()
}

/// `screen 10 Aug`, `interview 2, 10 Aug`; none for what is nobody's business.
fn step(event: &Event, case: &Case, year: NaiveDate) -> Option<String> {
    let place = event.place().map(|place| place.replace("final", "final round").replace(' ', "\u{a0}"));
    let what = match event.kind {
        Kind::Applied => "applied".to_owned(),
        Kind::Advanced | Kind::Noted if event.stage.is_some() => place?,
        Kind::Ended(ending) => {
            match place.filter(|_| event.stage.is_some_and(|stage| is_news(stage, case))) {
                Some(place) => format!("{} at {place}", outcome(ending)),
                None => outcome(ending).to_owned(),
            }
        }
        _ => return None,
    };
    let day = event.day().map_or_else(|| "(day unknown)".to_owned(), |day| unbroken(day, year));
    let comma = if what.ends_with(|c: char| c.is_ascii_digit()) { "," } else { "" };
    Some(format!("{what}{comma} {day}"))
}

/// The day, which no narrow column breaks in two.
fn unbroken(day: NaiveDate, year: NaiveDate) -> String {
    short(day, year).replace(' ', "\u{a0}")
}

/// Whether no step names the stage by itself.
fn is_news(stage: Stage, case: &Case) -> bool {
    stage > Stage::Application
        && !case.events().iter().any(|event| event.kind == Kind::Advanced && event.stage == Some(stage))
}
