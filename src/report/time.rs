//! Applications, steps forward and endings, week by week or month by month: three rows of bars on one scale.

use std::fmt::Write as _;

use askama::Template;

use super::Report;
use super::markup::{Markup, Px};
use super::section::{Section, Table};
use crate::stats::{OverTime, Period, Unit};
use crate::text::{capital, count, list};

/// How many bars stand beside one another and can still be told apart.
const BARS: u16 = 36;
/// Fewer bars are not made wider than so many would be.
const FEWEST: usize = 12;
/// The most rows of the table.
const ROWS: usize = 240;
/// The height of all the bars of a picture, each row at its highest.
const BARS_HIGH: f64 = 160.0;
/// The most that one case is high.
const CASE: f64 = 12.0;
/// The least that a bar is high.
const LEAST: f64 = 2.0;
/// The height of the name of a row.
const NAME: f64 = 30.0;
/// How many days or months are written below the bars at most.
const LABELS: usize = 4;
/// A name that begins further to the right does not end within the picture, in hundredths of its width.
const LAST_LABEL: f64 = 80.0;
/// The whole width, in the units of the paths.
const WIDTH: f64 = 1000.0;
/// Which part of its place a bar takes.
const FILLED: f64 = 0.78;

#[derive(Debug, Template)]
#[template(path = "time.html", config = "src/report/askama.toml")]
struct Picture {
    label: String,
    height: Px,
    rows: Vec<Row>,
    labels: Vec<Label>,
}

/// A row of bars on its line.
#[derive(Debug)]
struct Row {
    name: String,
    /// Where its name stands.
    at: Px,
    line: Px,
    bars: Vec<Shade>,
    /// Whether its colours need their names.
    is_mixed: bool,
}

/// The bars of one colour.
#[derive(Debug)]
struct Shade {
    class: &'static str,
    name: &'static str,
    path: String,
}

#[derive(Debug)]
struct Label {
    /// In hundredths of the width.
    x: Px,
    text: String,
}

/// One kind of what happened: its colour, its name, how often.
type Kind = (&'static str, &'static str, fn(&Period) -> usize);

const SENT: Kind = ("stage", "sent", |period| period.sent);
const ADVANCED: Kind = ("stage", "got further", |period| period.advanced);
const ENDED: [Kind; 4] = [
    ("taken", "accepted", |period| period.accepted),
    ("refused", "rejected", |period| period.rejected),
    ("left", "withdrawn, declined or closed", |period| period.left),
    ("silent", "no reply recorded", |period| period.no_reply),
];

impl Report<'_> {
    /// None where all happened within one week: its bars would tell nothing.
    pub(super) fn over_time(&self) -> Option<Section> {
        let unit = if self.is_anonymous { Unit::Months } else { Unit::fitting(self.cases, self.given.today) };
        let time = OverTime::of(self.cases, unit);
        if time.span() < 2 {
            return None;
        }
        let shown = time.latest(BARS);
        let body = Picture::of(&shown, unit)?;
        Some(Section {
            id: "time",
            title: "Over time",
            reading: reading(&time),
            body: Markup::of(&body),
            notes: notes(&time, &shown),
            table: Some(table(&time)),
            ..Section::default()
        })
    }
}

impl Picture {
    /// The picture of these parts of a search; none where there are none.
    fn of(periods: &[Period], unit: Unit) -> Option<Self> {
        let happened = |(.., number): &Kind| periods.iter().any(|period| number(period) > 0);
        let most = |kinds: &[Kind]| periods.iter().map(|period| sum(kinds, period)).max().unwrap_or(0);
        let rows = [&[SENT][..], &[ADVANCED], &ENDED].into_iter();
        let rows = rows.map(|kinds| kinds.iter().copied().filter(happened).collect());
        let rows = rows.filter(|kinds: &Vec<Kind>| !kinds.is_empty()).map(|kinds| (most(&kinds), kinds));
        let rows: Vec<(usize, Vec<Kind>)> = rows.collect();
        let all: usize = rows.iter().map(|(most, _)| most).sum();
        let case = (all > 0).then(|| (BARS_HIGH / real(all)).min(CASE))?;
        let place = WIDTH / real(periods.len().max(FEWEST));
        let mut picture = Self {
            label: String::new(),
            height: Px(0.0),
            rows: Vec::new(),
            labels: labels(periods, place, unit),
        };
        let mut y = 0.0;
        for (most, kinds) in rows {
            let line = y + NAME + (real(most) * case).max(LEAST).ceil();
            let name = if kinds.len() == 1 { kinds[0].1 } else { "ended" };
            let name = format!("{name}, at most {most} in a {}", words(unit).0);
            let bars = bars(&kinds, periods, &Scale { place, case, line });
            picture.rows.push(Row {
                name,
                at: Px(y + 20.0),
                line: Px(line),
                bars,
                is_mixed: kinds.len() > 1,
            });
            y = line;
        }
        picture.height = Px(y + 20.0);
        let named: Vec<&str> = picture.rows.iter().map(|row| row.name.as_str()).collect();
        picture.label = format!("Bars over time: {}.", named.join("; "));
        Some(picture)
    }
}

/// Where the bars of a row stand, and how high a case is in it.
struct Scale {
    place: f64,
    case: f64,
    line: f64,
}

/// The bars of each kind, one kind upon the other.
fn bars(kinds: &[Kind], periods: &[Period], scale: &Scale) -> Vec<Shade> {
    let mut tops = vec![scale.line; periods.len()];
    let mut shades = Vec::new();
    for (class, name, number) in kinds {
        let mut path = String::new();
        for (at, (period, top)) in periods.iter().zip(&mut tops).enumerate() {
            let n = number(period);
            if n > 0 {
                let x = Px((real(at) + (1.0 - FILLED) / 2.0) * scale.place);
                let high = (real(n) * scale.case).max(LEAST);
                *top -= high;
                let width = Px(FILLED * scale.place);
                let _ = write!(path, "M{x},{}h{width}v{high}h-{width}z", Px(*top), high = Px(high));
            }
        }
        if !path.is_empty() {
            shades.push(Shade { class, name, path });
        }
    }
    shades
}

/// The first days below some of the bars, so few that they do not touch where the picture is narrow.
fn labels(periods: &[Period], place: f64, unit: Unit) -> Vec<Label> {
    let step = periods.len().max(FEWEST).div_ceil(LABELS);
    let label = |(at, period): (usize, &Period)| Label {
        x: Px(real(at) * place / WIDTH * 100.0),
        text: name(period, unit, false),
    };
    let all = periods.iter().enumerate().step_by(step).map(label);
    all.filter(|label| label.x.0 <= LAST_LABEL).collect()
}

/// How a part is called: `Mar 2026`, or the first day of the week.
fn name(period: &Period, unit: Unit, has_year: bool) -> String {
    let shape = match unit {
        Unit::Months => "%b %Y",
        Unit::Weeks(_) if has_year => "%-d %b %Y",
        Unit::Weeks(_) => "%-d %b",
    };
    period.first.format(shape).to_string()
}

/// `40 applications went out in 14 of 20 weeks; at least one got further in 5 weeks; 37 came to an end.`
fn reading(time: &OverTime) -> String {
    let total = |number: fn(&Period) -> usize| time.periods.iter().map(number).sum::<usize>();
    let with = |number: fn(&Period) -> usize| time.periods.iter().filter(|period| number(period) > 0).count();
    let (one, many) = words(time.unit);
    let mut said = Vec::new();
    let sent = total(|period| period.sent);
    if sent > 0 {
        let applications = count(sent, "application", "applications");
        let within = format!("{} of {} {many}", with(|period| period.sent), time.span());
        said.push(format!("{applications} went out in {within}"));
    }
    let further = with(|period| period.advanced);
    if further > 0 {
        said.push(format!("at least one got further in {}", count(further, one, many)));
    }
    let ended = total(Period::ended);
    if ended > 0 {
        let applications =
            if sent > 0 { ended.to_string() } else { count(ended, "application", "applications") };
        said.push(format!("{applications} came to an end"));
    }
    format!("{}.", capital(&said.join("; ")))
}

/// What the bars do not hold.
fn notes(time: &OverTime, shown: &[Period]) -> Vec<String> {
    let (one, many) = words(time.unit);
    let mut notes = Vec::new();
    let first = shown.first().map(|period| period.first);
    let earlier = time.periods.iter().filter(|period| Some(period.first) < first).count();
    if let Some(first) = first.filter(|_| earlier > 0) {
        let table = if time.periods.len() > ROWS {
            format!("has the last {ROWS} {many} in which something happened")
        } else {
            format!("also has {} before it", count(earlier, one, many))
        };
        notes.push(format!("The bars begin in {}; the table {table}.", first.format("%b %Y")));
    }
    if matches!(time.unit, Unit::Weeks(_)) {
        notes.push("Weeks of seven days, each named by its first.".to_owned());
    }
    let undated = [(time.unsent, "application", "applications"), (time.undated, "ending", "endings")];
    let undated = undated.into_iter().filter(|(n, ..)| *n > 0);
    let undated: Vec<String> = undated.map(|(n, one, many)| count(n, one, many)).collect();
    if !undated.is_empty() {
        notes.push(format!("In no bar: {} on days not written down.", list(&undated, "and")));
    }
    notes
}

/// Each week or month in which something happened.
fn table(time: &OverTime) -> Table {
    let first = match time.unit {
        Unit::Weeks(_) => "week from",
        Unit::Months => "month",
    };
    let kinds = [SENT, ADVANCED].into_iter().chain(ENDED);
    let kinds: Vec<Kind> =
        kinds.filter(|(.., number)| time.periods.iter().any(|period| number(period) > 0)).collect();
    let row = |period: &Period| {
        let numbers = kinds.iter().map(|(.., number)| number(period).to_string());
        std::iter::once(name(period, time.unit, true)).chain(numbers).collect()
    };
    let skipped = time.periods.len().saturating_sub(ROWS);
    Table {
        heads: std::iter::once(first).chain(kinds.iter().map(|(_, name, _)| *name)).collect(),
        rows: time.periods.iter().skip(skipped).map(row).collect(),
    }
}

/// What one part of a search is called, and several.
fn words(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::Weeks(_) => ("week", "weeks"),
        Unit::Months => ("month", "months"),
    }
}

fn sum(kinds: &[Kind], period: &Period) -> usize {
    kinds.iter().map(|(_, _, number)| number(period)).sum()
}

#[expect(clippy::cast_precision_loss, reason = "counts of cases are far below 2^52")]
fn real(n: usize) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests;
