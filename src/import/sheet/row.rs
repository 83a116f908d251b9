//! One row into one case.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::cases::Stray;
use super::columns::{Field, Use};
use super::dates::{self, Order, shape};
use super::read::{Row, Sheet};
use super::spellings::{key, plain, tells_how_it_went, yes_or_no};
use super::told::{Dated, Told};
use super::words::Reading;
use crate::event::Details;
use crate::import::{Incoming, mark};
use crate::text::fold;

/// What reads the rows of a sheet one after the other.
pub(super) struct Reader<'a> {
    columns: Vec<Column<'a>>,
    year: Option<i32>,
    readings: HashMap<String, Reading>,
    today: NaiveDate,
    /// How many rows had this key by now.
    seen: HashMap<String, usize>,
    pub(super) unnamed: Vec<usize>,
    pub(super) strays: Vec<Stray>,
}

struct Column<'a> {
    at: usize,
    header: &'a str,
    field: Option<Field>,
    order: Order,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        sheet: &'a Sheet,
        uses: &[Use],
        orders: &[Option<Order>],
        year: Option<i32>,
        readings: HashMap<String, Reading>,
        today: NaiveDate,
    ) -> Self {
        let mut columns: Vec<Column<'_>> = uses
            .iter()
            .enumerate()
            .filter(|(_, it)| **it != Use::Dropped)
            .map(|(at, it)| Column {
                at,
                header: &sheet.headers[at],
                field: if let Use::Tells(field) = it { Some(*field) } else { None },
                order: orders[at].unwrap_or(Order::DayMonth),
            })
            .collect();
        // The day of the application is needed to read days without a year.
        columns.sort_by_key(|column| column.field != Some(Field::Applied));
        Self { columns, year, readings, today, seen: HashMap::new(), unnamed: Vec::new(), strays: Vec::new() }
    }

    /// The case a row tells; an error says why it tells none.
    pub(super) fn case(&mut self, row: &Row) -> Result<Incoming, String> {
        let strays = self.strays.len();
        let case = self.told(row).and_then(|told| self.finish(told, row.line));
        if case.is_err() {
            self.strays.truncate(strays);
        }
        case
    }

    fn told(&mut self, row: &Row) -> Result<Told, String> {
        let mut told = Told::default();
        let columns = std::mem::take(&mut self.columns);
        let read = columns.iter().try_for_each(|column| match undefused(row.cell(column.at)) {
            "" => Ok(()),
            cell => self.take(&mut told, column, cell, row.line),
        });
        self.columns = columns;
        read.map(|()| told)
    }

    fn finish(&mut self, mut told: Told, line: usize) -> Result<Incoming, String> {
        let is_unnamed = told.details.company.is_none();
        if is_unnamed {
            if told.details.role.is_none() {
                return Err("it names no company and no role".to_owned());
            }
            told.details.company = Some("unknown".to_owned());
        }
        let (mark, kin) = self.marks(&told);
        told.details.imported = Some(mark);
        let handle = told.handle.take();
        let details = std::mem::take(&mut told.details);
        let events = told.events()?;
        let unfitting = told.unfitting.into_iter();
        self.strays.extend(unfitting.map(|it| Stray { line, header: it.header, cell: it.cell }));
        if is_unnamed {
            self.unnamed.push(line);
        }
        Ok(Incoming { line, handle, kin: Some(kin), details, events })
    }

    fn take(&mut self, told: &mut Told, column: &Column<'_>, cell: &str, line: usize) -> Result<(), String> {
        let Some(field) = column.field else {
            told.line(column.header, column.at, cell);
            return Ok(());
        };
        if field.is_day() {
            self.take_day(told, column, field, cell, line);
            return Ok(());
        }
        let name = || cell.split_whitespace().collect::<Vec<_>>().join(" ");
        match field {
            Field::Handle => told.handle = Some(cell.to_owned()),
            Field::Company if is_blank(cell) => {}
            Field::Company if is_no_name(cell) => told.line(column.header, column.at, cell),
            Field::Company => told.details.company = Some(name()),
            Field::Role => told.details.role = Some(name()),
            Field::Source => told.details.source = Some(name()),
            Field::Level => told.details.level = Some(name()),
            Field::Place => told.details.place = Some(name()),
            Field::Link => told.details.url = Some(name()),
            Field::Contact => told.details.contact = Some(name()),
            Field::Tags => {
                let tags = cell.split([',', ';']).map(str::trim).filter(|tag| !tag.is_empty());
                told.details.tags.extend(tags.map(str::to_owned));
            }
            Field::Note => told.notes.push(cell.replace("\r\n", "\n")),
            Field::Status => self.take_status(told, column, cell)?,
            Field::Round => match cell.parse() {
                Ok(round) if round > 0 => told.round = Some(round),
                _ => told.line(column.header, column.at, cell),
            },
            _ => told.about_ending.push((field, column.header.to_owned(), cell.replace("\r\n", "\n"))),
        }
        Ok(())
    }

    fn take_status(&self, told: &mut Told, column: &Column<'_>, cell: &str) -> Result<(), String> {
        let meaning = match self.readings.get(&key(cell)) {
            Some(Reading::Means(meaning)) => meaning,
            Some(Reading::MeansAndMore(meaning)) => {
                told.line(column.header, column.at, cell);
                meaning
            }
            Some(Reading::NotYet) => return Err(format!("'{cell}' says that it has not gone out yet")),
            Some(Reading::Noted) | None => {
                told.line(column.header, column.at, cell);
                return Ok(());
            }
        };
        told.endings.extend(meaning.ending.map(|ending| (ending, column.header.to_owned(), None)));
        told.status_stage = told.status_stage.max(meaning.stage);
        Ok(())
    }

    fn take_day(&mut self, told: &mut Told, column: &Column<'_>, field: Field, cell: &str, line: usize) {
        let span = dates::Span { floor: told.applied, today: self.today };
        let read = shape(cell).and_then(|shape| dates::day(shape, column.order, self.year, span));
        let day = read.filter(|day| *day <= self.today);
        let truth = if day.is_some() { Some(true) } else { yes_or_no(cell) };
        let header = || column.header.to_owned();
        let dated = |day| Dated { day, header: header(), cell: cell.to_owned() };
        if cell.contains('→') {
            // Of a span of days the first is read.
            told.line(column.header, column.at, cell);
        }
        match (field, day, truth) {
            (Field::Stage(stage, round), day, Some(true)) => {
                told.stages.push((stage, round, day.map(dated)));
                if tells_how_it_went(cell) {
                    told.line(column.header, column.at, cell);
                }
            }
            (Field::Ending(ending), day, Some(true)) => {
                told.endings.push((ending, header(), day.map(dated)));
            }
            (Field::Stage(..) | Field::Ending(_), _, Some(false)) => {}
            (Field::Applied, Some(day), _) => told.applied = Some(day),
            (Field::Ended, Some(day), _) => told.ended = Some(dated(day)),
            (Field::Reply, Some(day), _) => told.reply = Some(dated(day)),
            _ => {
                told.line(column.header, column.at, cell);
                let what = if read.is_some() { "its day is still to come" } else { "its day cannot be read" };
                told.stray = told.stray.take().or(Some(format!("{what}: '{cell}' in '{}'", column.header)));
                self.strays.push(Stray { line, header: header(), cell: cell.to_owned() });
            }
        }
    }

    /// The mark by which a later import knows this row again, and what it is made of: what does not change in the row,
    /// before which of several equal ones it is.
    fn marks(&mut self, told: &Told) -> (String, String) {
        let Details { company, role, source, place, url, .. } = &told.details;
        let date = told.applied.map(|day| day.to_string());
        let parts = [company, role, &date, url, source, place];
        let kin: Vec<String> =
            parts.iter().map(|part| part.as_deref().map(fold).unwrap_or_default()).collect();
        let kin = kin.join("\u{1f}");
        let n = self.seen.entry(kin.clone()).or_default();
        *n += 1;
        (mark(&kin, *n), kin)
    }
}

/// A cell without the apostrophe that keeps a spreadsheet from running it as a formula.
fn undefused(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => cell,
    }
}

/// What a row is about, as far as it says so.
pub(super) fn label(uses: &[Use], row: &Row) -> String {
    let cells = [Field::Company, Field::Role].map(|field| {
        let column = uses.iter().position(|it| *it == Use::Tells(field));
        column.map(|at| row.cell(at)).unwrap_or_default()
    });
    cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What stands for nothing.
fn is_blank(cell: &str) -> bool {
    matches!(plain(cell).as_str(), "" | "unknown" | "n a" | "na")
}

/// What people write where the employer is not named.
fn is_no_name(cell: &str) -> bool {
    matches!(plain(cell).as_str(), "confidential" | "undisclosed" | "anonymous")
}
