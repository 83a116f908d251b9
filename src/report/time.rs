//! Applications, steps forward and endings, week by week or month by month: a row of bars for each.

use std::fmt::Write as _;

use askama::Template;

use super::Report;
use super::head::months;
use super::markup::{Markup, Px, real};
use super::section::{Section, Table};
use crate::date;
use crate::stats::{OverTime, Period, Unit, goes_on_until};
use crate::text::{count, list};

/// How many bars stand beside one another and can still be told apart.
const BARS: u16 = 36;
/// Fewer bars are not made wider than so many would be.
const FEWEST: usize = 12;
/// The most rows of the table.
const ROWS: usize = 240;
/// The height of the bars of all rows on the shared scale, each row at its highest.
const BARS_HIGH: f64 = 160.0;
/// The most that one case is high.
const CASE: f64 = 12.0;
/// The highest bar of a row is so high, on a scale of its own where the shared one makes less of it.
const SEEN: f64 = 16.0;
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
    width: Px,
    height: Px,
    /// Where the last bar's place ends.
    end: Px,
    rows: Vec<Row>,
    labels: Vec<Label>,
}

/// A row of bars on its line.
#[derive(Debug)]
struct Row {
    name: String,
    /// How it is read out.
    said: String,
    class: &'static str,
    /// Where its name stands.
    at: Px,
    line: Px,
    bars: String,
    has_own_scale: bool,
}

#[derive(Debug)]
struct Label {
    /// In hundredths of the width.
    x: Px,
    text: String,
}

/// One kind of what happened.
#[derive(Clone, Copy, Debug)]
struct Kind {
    class: &'static str,
    /// What it is called above its bars.
    name: &'static str,
    /// What it is called in full.
    whole: &'static str,
    number: fn(&Period) -> usize,
}

impl Kind {
    const fn of(class: &'static str, name: &'static str, number: fn(&Period) -> usize) -> Self {
        Self { class, name, whole: name, number }
    }
}

/// What happened otherwise than by a word that fits above its bars.
const LEFT: Kind = Kind {
    whole: "withdrawn, declined or closed",
    ..Kind::of("left", "ended otherwise", |period| period.left)
};

const KINDS: [Kind; 6] = [
    Kind::of("stage", "sent", |period| period.sent),
    Kind::of("stage", "got further", |period| period.advanced),
    Kind::of("taken", "accepted", |period| period.accepted),
    Kind::of("refused", "rejected", |period| period.rejected),
    Kind::of("silent", "no reply recorded", |period| period.no_reply),
    LEFT,
];

impl Report<'_> {
    /// None where all happened within one week: its bars would tell nothing.
    pub(super) fn over_time(&self) -> Option<Section> {
        let today = self.given.today;
        let unit = if self.is_anonymous { Unit::Months } else { Unit::fitting(self.cases, today) };
        let time = OverTime::of(self.cases, unit, goes_on_until(self.cases, today));
        if time.span() < 2 {
            return None;
        }
        let shown = time.latest(BARS);
        let picture = Picture::of(&shown, unit)?;
        Some(Section {
            id: "time",
            title: "Over time",
            reading: reading(&time)?,
            notes: notes(&time, &shown, &picture),
            body: Markup::of(&picture),
            table: Some(table(&time)),
            ..Section::default()
        })
    }
}

impl Picture {
    /// The picture of these parts of a search; none where nothing happened in them.
    fn of(periods: &[Period], unit: Unit) -> Option<Self> {
        let rows: Vec<(Kind, usize)> =
            KINDS.into_iter().map(|kind| (kind, most(kind, periods))).filter(|(_, most)| *most > 0).collect();
        let all: usize = rows.iter().map(|(_, most)| most).sum();
        let shared = (all > 0).then(|| (BARS_HIGH / real(all)).min(CASE))?;
        let place = WIDTH / real(periods.len().max(FEWEST));
        let mut picture = Self {
            label: String::new(),
            width: Px(WIDTH),
            height: Px(0.0),
            end: Px(real(periods.len()) * place),
            rows: Vec::new(),
            labels: labels(periods, place, unit),
        };
        let mut y = 0.0;
        for (kind, most) in rows {
            let case = shared.max((SEEN / real(most)).min(CASE));
            let line = y + NAME + (real(most) * case).max(LEAST).ceil();
            picture.rows.push(Row::of(
                kind,
                periods,
                unit,
                &Scale { place, shared, case, line, name: y + 20.0 },
            ));
            y = line;
        }
        picture.height = Px(y + 20.0);
        let said: Vec<&str> = picture.rows.iter().map(|row| row.said.as_str()).collect();
        picture.label = format!("Bars over time: {}.", said.join("; "));
        Some(picture)
    }
}

/// Where the bars of a row stand, and how high a case is in it and in rows that have no scale of their own.
struct Scale {
    place: f64,
    shared: f64,
    case: f64,
    line: f64,
    name: f64,
}

impl Row {
    fn of(kind: Kind, periods: &[Period], unit: Unit, scale: &Scale) -> Self {
        let has_own_scale = scale.case > scale.shared;
        let all: usize = periods.iter().map(kind.number).sum();
        let at_most = format!("at most {} a {}", most(kind, periods), words(unit).0);
        let (star, apart) = if has_own_scale { (" *", ", on a larger scale") } else { ("", "") };
        Self {
            name: format!("{}, {at_most}{star}", kind.name),
            said: format!("{}, {all} in all, {at_most}{apart}", kind.whole),
            class: kind.class,
            at: Px(scale.name),
            line: Px(scale.line),
            bars: bars(kind, periods, scale),
            has_own_scale,
        }
    }
}

fn bars(kind: Kind, periods: &[Period], scale: &Scale) -> String {
    let mut path = String::new();
    for (at, n) in periods.iter().map(kind.number).enumerate().filter(|(_, n)| *n > 0) {
        let x = Px((real(at) + (1.0 - FILLED) / 2.0) * scale.place);
        let high = (real(n) * scale.case).max(LEAST);
        let (top, width, high) = (Px(scale.line - high), Px(FILLED * scale.place), Px(high));
        let _ = write!(path, "M{x},{top}h{width}v{high}h-{width}z");
    }
    path
}

fn most(kind: Kind, periods: &[Period]) -> usize {
    periods.iter().map(kind.number).max().unwrap_or(0)
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

/// `In 7 months, from May to Nov 2026, 70 applications went out, 9 got further and 53 came to an end.`
fn reading(time: &OverTime) -> Option<String> {
    let total = |number: fn(&Period) -> usize| time.periods.iter().map(number).sum::<usize>();
    let happened = [
        (total(|period| period.sent), "went out"),
        (time.further, "got further"),
        (total(Period::ended), "came to an end"),
    ];
    let happened = happened.into_iter().filter(|(n, _)| *n > 0).enumerate();
    let said = happened.map(|(at, (n, did))| match at {
        0 => format!("{} {did}", count(n, "application", "applications")),
        _ => format!("{n} {did}"),
    });
    let (first, last) = time.ends()?;
    let from = match time.unit {
        Unit::Weeks(_) => format!("{} to {}", date::short(first, last), date::said(last)),
        Unit::Months => months(first, last),
    };
    let (_, many) = words(time.unit);
    Some(format!("In {} {many}, from {from}, {}.", time.span(), list(&said.collect::<Vec<_>>(), "and")))
}

/// What the bars do not hold, and how to read them.
fn notes(time: &OverTime, shown: &[Period], picture: &Picture) -> Vec<String> {
    let (one, many) = words(time.unit);
    let mut notes = Vec::new();
    if picture.rows.iter().any(|row| row.has_own_scale) {
        notes.push("* Drawn on a larger scale: beside the rest it could hardly be seen.".to_owned());
    }
    if most(LEFT, shown) > 0 {
        notes.push(format!("Ended otherwise: {}.", LEFT.whole));
    }
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
    if time.periods.iter().map(|period| period.advanced).sum::<usize>() > time.further {
        notes.push(format!("One that got further in several {many} is counted in each."));
    }
    if matches!(time.unit, Unit::Weeks(_)) {
        notes.push("Weeks of seven days, each named by its first.".to_owned());
    }
    notes.extend(undated(time));
    notes
}

/// What no picture of days can hold.
pub(super) fn undated(time: &OverTime) -> Option<String> {
    let undated = [(time.unsent, "sent"), (time.undated_further, "got further"), (time.undated, "ended")];
    let undated = undated.into_iter().filter(|(n, _)| *n > 0);
    let undated: Vec<String> = undated.map(|(n, what)| format!("{n} {what}")).collect();
    (!undated.is_empty()).then(|| format!("Not shown, as the day is not known: {}.", list(&undated, "and")))
}

/// Each week or month in which something happened.
fn table(time: &OverTime) -> Table {
    let first = match time.unit {
        Unit::Weeks(_) => "week from",
        Unit::Months => "month",
    };
    let kinds: Vec<Kind> = KINDS.into_iter().filter(|kind| most(*kind, &time.periods) > 0).collect();
    let row = |period: &Period| {
        let numbers = kinds.iter().map(|kind| (kind.number)(period).to_string());
        std::iter::once(name(period, time.unit, true)).chain(numbers).collect()
    };
    let skipped = time.periods.len().saturating_sub(ROWS);
    Table::of(
        std::iter::once(first).chain(kinds.iter().map(|kind| kind.whole)).collect(),
        time.periods.iter().skip(skipped).map(row).collect(),
    )
}

/// What one part of a search is called, and several.
fn words(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::Weeks(_) => ("week", "weeks"),
        Unit::Months => ("month", "months"),
    }
}

#[cfg(test)]
mod tests;
