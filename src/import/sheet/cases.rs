//! What a sheet says as a whole: how its columns, days and words are to be read, and the cases it then holds.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::columns::{self, Field, Mapping, Unclear, Use};
use super::dates::{Evidence, Order, Why, shape};
use super::read::Sheet;
use super::row::{Reader, label};
use super::spellings::{key, plain};
use super::words::{self, Reading};
use crate::import::Incoming;

/// What a person said of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// Which column tells what.
    pub mapping: Mapping,
    /// The order of its days, where the columns do not show it.
    pub order: Option<Order>,
    /// The year of days that have none.
    pub year: Option<i32>,
    /// How words of its status are to be read.
    pub statuses: Vec<(String, Reading)>,
}

/// What only a person can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// Which column tells what.
    Columns(Unclear),
    /// Whether day or month comes first.
    Order {
        /// The column.
        header: String,
        /// A cell that can be read in both ways.
        example: String,
    },
    /// A column has both orders.
    Mixed {
        /// The column.
        header: String,
        /// A cell that can only have the day first.
        day_first: String,
        /// One that can only have the month first.
        month_first: String,
    },
    /// Which year it was.
    Year {
        /// The column.
        header: String,
        /// A cell without a year.
        example: String,
    },
    /// What words of the status mean, with how many rows have them.
    Statuses(Vec<(String, usize)>),
}

/// A sheet as it is read.
#[derive(Clone, Debug)]
pub struct Read {
    /// What becomes of each column, by its header.
    pub uses: Vec<(String, Use)>,
    /// In which order the days of a column are read, where that is not plain from each of them, and why.
    pub orders: Vec<Ordered>,
    /// The words of the status with how many rows have them, the most frequent first.
    pub statuses: Vec<(String, usize, Reading)>,
    /// The cases, by the order of the rows.
    pub cases: Vec<Incoming>,
    /// The rows that are left out.
    pub left: Vec<Left>,
    /// The lines of cases that name no company.
    pub unnamed: Vec<usize>,
    /// Cells that should hold a day and hold none, or one still to come; they go into the note.
    pub strays: Vec<Stray>,
}

impl Read {
    /// Whether a row has that word for its status.
    #[must_use]
    pub fn has_status(&self, word: &str) -> bool {
        self.statuses.iter().any(|(known, ..)| key(known) == key(word))
    }
}

/// A row that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Its line, from 1.
    pub line: usize,
    /// The company and the role, as far as it names them.
    pub what: String,
    /// Why, as a clause: `it holds no day`.
    pub why: String,
}

/// A cell that should hold a day, and holds none or one still to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// Its line, from 1.
    pub line: usize,
    /// Its column.
    pub header: String,
    /// What it holds.
    pub cell: String,
}

/// The cases a sheet holds, none of them after `today`.
///
/// # Errors
/// The first thing that only a person can say.
pub fn cases(sheet: &Sheet, answers: &Answers, today: NaiveDate) -> Result<Read, Unanswered> {
    let uses = columns::uses(sheet, &answers.mapping).map_err(Unanswered::Columns)?;
    let uses = by_content(sheet, uses, &answers.mapping);
    if !uses.iter().any(|it| matches!(it, Use::Tells(field) if field.is_day())) {
        return Err(Unanswered::Columns(Unclear::NoDay { headers: sheet.headers.clone() }));
    }
    let (orders, said) = orders(sheet, &uses, answers)?;
    let statuses = statuses(sheet, &uses, answers)?;
    let readings = statuses.iter().map(|(word, _, reading)| (key(word), *reading)).collect();
    let mut reader = Reader::new(sheet, &uses, &orders, answers.year, readings, today);
    let mut read = Read {
        uses: sheet.headers.iter().cloned().zip(uses.iter().copied()).collect(),
        orders: said,
        statuses,
        cases: Vec::with_capacity(sheet.rows.len()),
        left: Vec::new(),
        unnamed: Vec::new(),
        strays: Vec::new(),
    };
    for row in &sheet.rows {
        match reader.case(row) {
            Ok(case) => read.cases.push(case),
            Err(why) => read.left.push(Left { line: row.line, what: label(&uses, row), why }),
        }
    }
    (read.unnamed, read.strays) = (reader.unnamed, reader.strays);
    Ok(read)
}

fn filled(sheet: &Sheet, column: usize) -> impl Iterator<Item = &str> {
    sheet.rows.iter().map(move |row| row.cell(column)).filter(|cell| !cell.is_empty())
}

/// The uses of the columns, corrected where what stands in one shows that its header means another thing; a field
/// that is free then goes to the next column with a header for it. What a person said stays.
fn by_content(sheet: &Sheet, mut uses: Vec<Use>, mapping: &Mapping) -> Vec<Use> {
    for column in 0..uses.len() {
        let Use::Tells(field) = uses[column] else { continue };
        if mapping.maps.iter().any(|(named, _)| *named == field) {
            continue;
        }
        let meant = meant(sheet, column, field);
        let is_next = |at: &usize| {
            let named = words::field_of(&sheet.headers[*at]).is_some_and(|(named, _)| named == field);
            uses[*at] == Use::Noted && named && meant_is(sheet, *at, field)
        };
        let next = (0..uses.len()).filter(|at| *at != column).find(is_next);
        // The only column of applications stays one, so that each row can say what stands there.
        if meant == Some(field) || field == Field::Applied && meant.is_none() && next.is_none() {
            continue;
        }
        uses[column] = Use::Noted;
        if let Some(other) = meant.filter(|other| !uses.contains(&Use::Tells(*other))) {
            uses[column] = Use::Tells(other);
        }
        if let Some(next) = next {
            uses[next] = Use::Tells(field);
        }
    }
    uses
}

fn meant_is(sheet: &Sheet, column: usize, field: Field) -> bool {
    meant(sheet, column, field) == Some(field)
}

/// What a column tells by what stands in it, where its header says that it tells `field`.
fn meant(sheet: &Sheet, column: usize, field: Field) -> Option<Field> {
    let all = filled(sheet, column).count();
    let days = filled(sheet, column).filter(|cell| shape(cell).is_some()).count();
    let is_site = ["website", "site"].contains(&plain(&sheet.headers[column]).as_str());
    let is_link = |cell: &str| {
        cell.starts_with("http://")
            || cell.starts_with("https://")
            || is_site && cell.contains('.') && !cell.contains(' ')
    };
    match field {
        Field::Status if days * 2 > all => Some(Field::Reply),
        Field::Applied if all > 0 && days == 0 => {
            let header = plain(&sheet.headers[column]);
            ["applied on", "applied at"].contains(&header.as_str()).then_some(Field::Source)
        }
        Field::Source if all > 0 && filled(sheet, column).all(is_link) => Some(Field::Link),
        Field::Handle if filled(sheet, column).any(|cell| !crate::journal::is_handle(cell)) => None,
        field => Some(field),
    }
}

/// In which order the days of each column are read, by its place; none where no day of it needs one.
type Orders = Vec<Option<Order>>;

/// A column by its header, the order its days are read in, and why.
type Ordered = (String, Order, Why);

/// The order of each column, and what there is to say of it.
fn orders(sheet: &Sheet, uses: &[Use], answers: &Answers) -> Result<(Orders, Vec<Ordered>), Unanswered> {
    let mut evidence: Vec<(usize, Evidence)> = Vec::new();
    for (column, _) in
        uses.iter().enumerate().filter(|(_, it)| matches!(it, Use::Tells(field) if field.is_day()))
    {
        let mut seen = Evidence::default();
        for cell in filled(sheet, column) {
            if let Some(shape) = shape(cell) {
                seen.see(cell, shape);
            }
        }
        evidence.push((column, seen));
    }
    let header = |column: usize| sheet.headers[column].clone();
    let no_year = evidence.iter().find_map(|(column, seen)| Some((*column, seen.no_year.clone()?)));
    if let (Some((column, example)), None) = (no_year, answers.year) {
        return Err(Unanswered::Year { header: header(column), example });
    }
    let shown: Vec<(usize, Order)> =
        evidence.iter().filter_map(|(column, seen)| Some((*column, seen.order()?.0))).collect();
    let agreed = shown.first().filter(|(_, first)| shown.iter().all(|(_, order)| order == first)).copied();
    let (mut orders, mut said) = (vec![None; uses.len()], Vec::new());
    for (column, seen) in &evidence {
        let like = agreed.map(|(other, order)| (order, Why::Like(header(other))));
        // What is said is for the columns that do not show it themselves.
        let told = answers.order.filter(|order| seen.may_be(*order)).map(|order| (order, Why::Told));
        let is_years = told.as_ref().is_some_and(|(order, _)| *order == Order::YearMonth);
        let needs_one = seen.either.0 > 0 || seen.day_first.0 > 0 || seen.month_first.0 > 0;
        let shown = seen.order().filter(|_| !is_years);
        let found = match shown.or(told) {
            _ if !needs_one => continue,
            Some(found) => found,
            None if seen.is_mixed() => {
                return Err(Unanswered::Mixed {
                    header: header(*column),
                    day_first: seen.day_first.1.clone(),
                    month_first: seen.month_first.1.clone(),
                });
            }
            None => like.ok_or_else(|| Unanswered::Order {
                header: header(*column),
                example: seen.either.1.clone(),
            })?,
        };
        orders[*column] = Some(found.0);
        said.push((header(*column), found.0, found.1));
    }
    Ok((orders, said))
}

/// The words of the status with how many rows have them and how they are read.
fn statuses(
    sheet: &Sheet,
    uses: &[Use],
    answers: &Answers,
) -> Result<Vec<(String, usize, Reading)>, Unanswered> {
    let ours = uses.contains(&Use::Tells(Field::Handle));
    let mut at: HashMap<String, usize> = HashMap::new();
    let mut all: Vec<(String, usize)> = Vec::new();
    for (column, _) in uses.iter().enumerate().filter(|(_, it)| **it == Use::Tells(Field::Status)) {
        for cell in filled(sheet, column) {
            let n = *at.entry(key(cell)).or_insert_with(|| {
                all.push((cell.to_owned(), 0));
                all.len() - 1
            });
            all[n].1 += 1;
        }
    }
    all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let told = |word: &str| {
        let mut told = answers.statuses.iter();
        told.find(|(known, _)| key(known) == key(word)).map(|(_, reading)| *reading)
    };
    let read: Vec<(String, usize, Option<Reading>)> = all
        .into_iter()
        .map(|(word, count)| {
            let reading = told(&word).or_else(|| words::status(&word, ours));
            (word, count, reading)
        })
        .collect();
    let unknown: Vec<(String, usize)> =
        read.iter().filter(|it| it.2.is_none()).map(|(word, count, _)| (word.clone(), *count)).collect();
    if !unknown.is_empty() {
        return Err(Unanswered::Statuses(unknown));
    }
    Ok(read.into_iter().filter_map(|(word, count, reading)| Some((word, count, reading?))).collect())
}
