//! One row into one case.

use std::collections::HashMap;
use std::fmt::Write as _;

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

use super::cases::Stray;
use super::columns::{Field, Use};
use super::dates::{self, Order, shape};
use super::read::{Row, Sheet};
use super::spellings::{key, plain, tells_how_it_went, yes_or_no};
use super::words::Reading;
use crate::event::{Details, Ending, Event, Kind, Reason, Stage};
use crate::import::Incoming;
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

/// What a row tells, cell by cell.
#[derive(Default)]
struct Told {
    handle: Option<String>,
    details: Details,
    applied: Option<NaiveDate>,
    stages: Vec<(Stage, Option<u32>, Option<NaiveDate>)>,
    endings: Vec<(Ending, String)>,
    ended: Option<(NaiveDate, String)>,
    reply: Option<(NaiveDate, String)>,
    status_stage: Option<(Stage, Option<u32>)>,
    round: Option<u32>,
    notes: Vec<String>,
    lines: Vec<String>,
    /// What the ending will carry: header, cell, and how it is put there.
    about_ending: Vec<(Field, String, String)>,
    stray: Option<String>,
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
        if is_unnamed {
            self.unnamed.push(line);
        }
        Ok(Incoming { line, handle, kin: Some(kin), details, events })
    }

    fn take(&mut self, told: &mut Told, column: &Column<'_>, cell: &str, line: usize) -> Result<(), String> {
        let Some(field) = column.field else {
            told.line(column, cell);
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
            Field::Company if is_no_name(cell) => told.line(column, cell),
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
                _ => told.line(column, cell),
            },
            _ => told.about_ending.push((field, column.header.to_owned(), cell.replace("\r\n", "\n"))),
        }
        Ok(())
    }

    fn take_status(&self, told: &mut Told, column: &Column<'_>, cell: &str) -> Result<(), String> {
        let meaning = match self.readings.get(&key(cell)) {
            Some(Reading::Means(meaning)) => meaning,
            Some(Reading::MeansAndMore(meaning)) => {
                told.line(column, cell);
                meaning
            }
            Some(Reading::NotYet) => return Err(format!("'{cell}' says that it has not gone out yet")),
            Some(Reading::Noted) | None => {
                told.line(column, cell);
                return Ok(());
            }
        };
        told.endings.extend(meaning.ending.map(|ending| (ending, column.header.to_owned())));
        told.status_stage = told.status_stage.max(meaning.stage);
        Ok(())
    }

    fn take_day(&mut self, told: &mut Told, column: &Column<'_>, field: Field, cell: &str, line: usize) {
        let span = dates::Span { floor: told.applied, today: self.today };
        let read = shape(cell).and_then(|shape| dates::day(shape, column.order, self.year, span));
        let day = read.filter(|day| *day <= self.today);
        let truth = if day.is_some() { Some(true) } else { yes_or_no(cell) };
        let header = || column.header.to_owned();
        match (field, day, truth) {
            (Field::Stage(stage, round), day, Some(true)) => {
                told.stages.push((stage, round, day));
                if tells_how_it_went(cell) {
                    told.line(column, cell);
                }
            }
            (Field::Ending(ending), day, Some(true)) => {
                told.endings.push((ending, header()));
                told.ended = told.ended.take().or(day.map(|day| (day, format!("{}: {cell}", header()))));
            }
            (Field::Stage(..) | Field::Ending(_), _, Some(false)) => {}
            (Field::Applied, Some(day), _) => told.applied = Some(day),
            (Field::Ended, Some(day), _) => told.ended = Some((day, format!("{}: {cell}", header()))),
            (Field::Reply, Some(day), _) => told.reply = Some((day, format!("{}: {cell}", header()))),
            _ => {
                told.line(column, cell);
                let what = if read.is_some() { "its day is still to come" } else { "its day cannot be read" };
                told.stray = told.stray.take().or(Some(format!("{what}: '{cell}' in '{}'", column.header)));
                self.strays.push(Stray { line, header: header(), cell: cell.to_owned() });
            }
        }
    }

    /// The mark by which a later import knows this row again: what does not change in it, and which of several
    /// equal rows it is; and the same without the latter.
    fn marks(&mut self, told: &Told) -> (String, String) {
        let Details { company, role, source, place, url, .. } = &told.details;
        let date = told.applied.map(|day| day.to_string());
        let parts = [company, role, &date, url, source, place];
        let key: Vec<String> =
            parts.iter().map(|part| part.as_deref().map(fold).unwrap_or_default()).collect();
        let key = key.join("\u{1f}");
        let kin = hash(&key);
        let n = self.seen.entry(kin.clone()).or_default();
        *n += 1;
        (hash(&format!("{key}\u{1f}{n}")), kin)
    }
}

/// The first 64 bits of the SHA-256 of a text, in hexadecimal.
fn hash(text: &str) -> String {
    Sha256::digest(text).iter().take(8).fold(String::new(), |mut hash, byte| {
        let _ = write!(hash, "{byte:02x}");
        hash
    })
}

impl Told {
    fn line(&mut self, column: &Column<'_>, cell: &str) {
        let header = if column.header.is_empty() {
            format!("Column {}", column.at + 1)
        } else {
            column.header.to_owned()
        };
        self.lines.push(format!("{header}: {}", cell.replace("\r\n", "\n")));
    }

    /// The events of the case, by date.
    fn events(mut self) -> Result<Vec<Event>, String> {
        let ending = self.ending()?;
        let mut events: Vec<Event> =
            self.applied.map(|day| Event::new(day, Kind::Applied)).into_iter().collect();
        events.extend(self.advances(ending.is_some()));
        if let Some(ending) = ending {
            let end = self.end(ending, &events)?;
            events.push(end);
        } else {
            for (_, header, cell) in std::mem::take(&mut self.about_ending) {
                self.lines.push(format!("{header}: {cell}"));
            }
            self.lines
                .extend([self.ended.take(), self.reply.take()].into_iter().flatten().map(|(_, line)| line));
        }
        events.sort_by_key(|event| event.date);
        let note = [self.notes, self.lines].concat().join("\n");
        match events.first_mut() {
            Some(first) => first.note = Some(note).filter(|note| !note.is_empty()),
            None => return Err(self.stray.unwrap_or_else(|| NO_DAY.to_owned())),
        }
        Ok(events)
    }

    /// The one way it ended; a silence gives way to what was said later.
    fn ending(&self) -> Result<Option<Ending>, String> {
        let mut said = self.endings.iter().filter(|(ending, _)| *ending != Ending::NoReply);
        let Some((ending, header)) = said.next() else {
            return Ok(self.endings.first().map(|(ending, _)| *ending));
        };
        match said.find(|(other, _)| other != ending) {
            Some((other, there)) => Err(format!("'{header}' says {ending} and '{there}' says {other}")),
            None => Ok(Some(*ending)),
        }
    }

    /// The stages that were reached. One whose day is not known stands where the days before it end.
    fn advances(&mut self, ended: bool) -> Vec<Event> {
        self.stages.sort_by_key(|(stage, round, _)| (*stage, *round));
        let any = self.stages.iter().filter_map(|(_, _, day)| *day).chain(self.applied);
        let answers = [&self.ended, &self.reply].into_iter().flatten().map(|(day, _)| *day);
        let mut before = self.applied.or(any.chain(answers).min());
        let furthest = self.stages.iter().map(|(stage, ..)| *stage).max();
        if let Some(round) = self.round
            && let Some(last) = self.stages.iter_mut().rev().find(|(stage, ..)| Some(*stage) == furthest)
        {
            last.1 = last.1.or(Some(round));
        }
        if let Some((stage, round)) = self.status_stage.filter(|(stage, _)| !ended && Some(*stage) > furthest)
        {
            self.stages.push((stage, round, None));
        }
        let mut events = Vec::new();
        for (stage, round, day) in std::mem::take(&mut self.stages) {
            let Some(date) = day.or(before) else { continue };
            before = before.max(Some(date));
            let event = Event::new(date, Kind::Advanced);
            events.push(Event { stage: Some(stage), round, undated: day.is_none(), ..event });
        }
        events
    }

    /// The ending. Its day is not known where the row has none, and where it would lie before what happened before.
    fn end(&mut self, ending: Ending, before: &[Event]) -> Result<Event, String> {
        let latest = before.iter().map(|event| event.date).max();
        let furthest = before.iter().filter_map(|event| event.stage).max();
        let (ended, reply) = (self.ended.take(), self.reply.take());
        // The employer's first answer is no day of one's own leaving, nor of a silence.
        let is_theirs = !matches!(ending, Ending::NoReply | Ending::Withdrew);
        let own = ended.clone().or_else(|| reply.clone().filter(|_| is_theirs));
        let fits = own.filter(|(day, _)| Some(*day) >= latest);
        let used = fits.as_ref().map(|(_, line)| line.clone());
        let unused = [ended, reply].into_iter().flatten().filter(|(_, line)| Some(line) != used.as_ref());
        let unused: Vec<(NaiveDate, String)> = unused.collect();
        let any = latest.or(unused.iter().map(|(day, _)| *day).max());
        self.lines.extend(unused.into_iter().map(|(_, line)| line));
        let mut event = match (fits, any) {
            (Some((day, _)), _) => Event::new(day, Kind::Ended(ending)),
            (None, Some(day)) => Event { undated: true, ..Event::new(day, Kind::Ended(ending)) },
            (None, None) => return Err(self.stray.take().unwrap_or_else(|| NO_DAY.to_owned())),
        };
        if let Some((stage, round)) = self.status_stage.filter(|(stage, _)| Some(*stage) > furthest) {
            (event.stage, event.round) = (Some(stage), round);
        }
        for (field, header, cell) in std::mem::take(&mut self.about_ending) {
            if !put(&mut event, field, &cell) {
                self.lines.push(format!("{header}: {cell}"));
            }
        }
        Ok(event)
    }
}

/// Puts a cell where the ending keeps it; false where it cannot hold that.
fn put(event: &mut Event, field: Field, cell: &str) -> bool {
    let reasons = |stated: bool| {
        let tags = cell.split([';', '\n']).map(str::trim).filter(|tag| !tag.is_empty());
        tags.map(move |tag| Reason { tag: tag.to_owned(), detail: None, stated }).collect::<Vec<_>>()
    };
    match field {
        Field::Said => event.said = Some(cell.to_owned()),
        Field::Stated => event.reasons.extend(reasons(true)),
        Field::Guessed if cell.len() <= LONGEST_REASON => event.reasons.extend(reasons(false)),
        Field::Heard => event.heard = cell.parse().ok(),
        Field::Sender => event.sender = cell.parse().ok(),
        Field::Control => event.control = cell.parse().ok(),
        Field::Feeling => event.feeling = cell.parse().ok(),
        _ => return false,
    }
    match field {
        Field::Heard => event.heard.is_some(),
        Field::Sender => event.sender.is_some(),
        Field::Control => event.control.is_some(),
        Field::Feeling => event.feeling.is_some(),
        _ => true,
    }
}

const NO_DAY: &str = "it holds no day";

/// What is longer tells a story and is no tag.
const LONGEST_REASON: usize = 60;

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
