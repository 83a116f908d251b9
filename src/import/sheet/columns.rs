//! Headers into what a case knows.

use std::fmt;

use super::read::Sheet;
use super::words;
use crate::event::{Ending, Stage};
use crate::text::{list, one_line, same};

/// What a column tells of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The handle the case has in the journal.
    Handle,
    /// The employer.
    Company,
    /// The role.
    Role,
    /// Words for how it stands: an ending, a stage, or both.
    Status,
    /// The day it was applied for.
    Applied,
    /// The day a stage was reached, or whether it was; with the round of that stage.
    Stage(Stage, Option<u32>),
    /// The day it ended so, or whether it did.
    Ending(Ending),
    /// The day it ended, however it did.
    Ended,
    /// The day of the employer's first answer.
    Reply,
    /// Where the opening was found.
    Source,
    /// The level.
    Level,
    /// Where the work would be.
    Place,
    /// A link to the opening.
    Link,
    /// Whom one talks to there.
    Contact,
    /// Tags, split by commas or semicolons.
    Tags,
    /// Their words.
    Said,
    /// Reasons they stated, split by semicolons.
    Stated,
    /// Reasons of which nobody knows who gave them: guesses.
    Guessed,
    /// The round within the furthest stage.
    Round,
    /// By which way the answer came.
    Heard,
    /// Who spoke.
    Sender,
    /// Whether it was within one's control.
    Control,
    /// How it felt, 1 to 5.
    Feeling,
    /// One's own words.
    Note,
}

/// The fields that are no ending and no stage, by the names a person gives them.
const NAMES: [(&str, Field); 22] = [
    ("company", Field::Company),
    ("role", Field::Role),
    ("status", Field::Status),
    ("applied", Field::Applied),
    ("ended", Field::Ended),
    ("reply", Field::Reply),
    ("source", Field::Source),
    ("level", Field::Level),
    ("place", Field::Place),
    ("url", Field::Link),
    ("contact", Field::Contact),
    ("tags", Field::Tags),
    ("said", Field::Said),
    ("stated reason", Field::Stated),
    ("reason", Field::Guessed),
    ("round", Field::Round),
    ("heard", Field::Heard),
    ("sender", Field::Sender),
    ("control", Field::Control),
    ("feeling", Field::Feeling),
    ("note", Field::Note),
    ("case", Field::Handle),
];

impl Field {
    /// The names by which a field is named on the command line; a stage may have its round behind it.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        let stages = Stage::words().into_iter().filter(|stage| *stage != Stage::Application.word());
        NAMES.iter().map(|(name, _)| *name).chain(stages).chain(Ending::words()).collect()
    }

    /// The field of that name: one of [`Field::names`], or a spelling a header has.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::of(name.trim()).or_else(|| words::field_of(name).map(|(field, _)| field))
    }

    pub(super) fn of(name: &str) -> Option<Self> {
        let plain = NAMES.iter().find(|(known, _)| *known == name).map(|(_, field)| *field);
        plain.or_else(|| name.parse().ok().map(Self::Ending))
    }

    /// Whether several columns may tell it.
    fn is_shared(self) -> bool {
        matches!(self, Self::Note | Self::Status | Self::Tags)
    }

    /// Whether its cells are days, or say yes or no.
    pub(super) fn is_day(self) -> bool {
        self.is_plain_day() || matches!(self, Self::Stage(..) | Self::Ending(_))
    }

    /// Whether its cells are days and nothing else.
    pub(super) fn is_plain_day(self) -> bool {
        matches!(self, Self::Applied | Self::Ended | Self::Reply)
    }
}

/// The name a person knows it by.
impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Stage(stage, Some(round)) => return f.pad(&format!("{stage} {round}")),
            Self::Stage(stage, None) => stage.word(),
            Self::Ending(ending) => ending.word(),
            field => NAMES.iter().find(|(_, known)| known == field).map_or("note", |(name, _)| name),
        };
        f.pad(name)
    }
}

/// Whether a header is the name of a column we know.
pub(super) fn is_known(header: &str) -> bool {
    header.len() <= LONGEST_HEADER && words::field_of(header).is_some()
}

/// What is longer is no name of a column.
const LONGEST_HEADER: usize = 60;

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It tells this of the case.
    Tells(Field),
    /// It has no place of its own, and goes into the note with its header.
    Noted,
    /// It is left out.
    Dropped,
}

/// What a person said about the columns.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    /// A field and the header (or `#` and the number) of the column that tells it.
    pub maps: Vec<(Field, String)>,
    /// Headers, or numbers, of columns to leave out.
    pub drops: Vec<String>,
}

/// Why the columns cannot be told apart.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unclear {
    /// No column is called so.
    #[error("no column is called '{wanted}'; there are {}", list(&quoted(headers), "and"))]
    NoSuchColumn {
        /// The header that was given.
        wanted: String,
        /// Those there are.
        headers: Vec<String>,
    },
    /// Nothing tells the company.
    #[error("no column is known to name the company; there are {}", list(&quoted(headers), "and"))]
    NoCompany {
        /// The columns there are.
        headers: Vec<String>,
    },
    /// What was said of the columns cannot all be.
    #[error("--map: {0}")]
    Contradiction(String),
    /// Nothing tells a day.
    #[error("no column is known to hold a day; there are {}", list(&quoted(headers), "and"))]
    NoDay {
        /// The columns there are.
        headers: Vec<String>,
    },
    /// Two columns of one name tell the same.
    #[error("columns {} are both called '{header}'", list(columns, "and"))]
    Twins {
        /// What they tell.
        field: Field,
        /// Their name.
        header: String,
        /// Their numbers, from 1, with a `#`.
        columns: Vec<String>,
    },
}

fn quoted(headers: &[String]) -> Vec<String> {
    let named = headers.iter().filter(|header| !header.is_empty());
    named.map(|header| format!("'{}'", one_line(header))).collect()
}

/// What becomes of each column of the sheet, in their order.
///
/// # Errors
/// When a named column is not there, or it stays open which one tells the company or another thing.
pub(super) fn uses(sheet: &Sheet, mapping: &Mapping) -> Result<Vec<Use>, Unclear> {
    let headers = &sheet.headers;
    let mut uses = vec![None; headers.len()];
    for wanted in &mapping.drops {
        for at in columns_called(headers, wanted)? {
            uses[at] = Some(Use::Dropped);
        }
    }
    for (field, wanted) in &mapping.maps {
        let columns = columns_called(headers, wanted)?;
        if columns.len() > 1 {
            return Err(twins(*field, headers, &columns));
        }
        let column = columns[0];
        let told = Some(Use::Tells(*field));
        if !field.is_shared() && uses.contains(&told) {
            return Err(Unclear::Contradiction(format!("two columns are to tell the {field}")));
        }
        if uses[column].is_some_and(|known| Some(known) != told) {
            let header = one_line(&headers[column]);
            return Err(Unclear::Contradiction(format!("'{header}' is to be {field} and something else")));
        }
        uses[column] = told;
    }
    let mut found: Vec<(usize, usize, Field)> = headers
        .iter()
        .enumerate()
        .filter(|(at, _)| uses[*at].is_none())
        .filter_map(|(at, header)| words::field_of(header).map(|(field, rank)| (rank, at, field)))
        .collect();
    found.sort_by_key(|(rank, at, _)| (*rank, *at));
    for (_, at, field) in &found {
        let same_name: Vec<usize> = found
            .iter()
            .filter(|(_, other, _)| same(&headers[*other], &headers[*at]))
            .map(|it| it.1)
            .collect();
        let is_taken = uses.contains(&Some(Use::Tells(*field)));
        if same_name.len() > 1 && !field.is_shared() && !is_taken {
            return Err(twins(*field, headers, &same_name));
        }
        if field.is_shared() || !is_taken {
            uses[*at] = Some(Use::Tells(*field));
        }
    }
    if !uses.contains(&Some(Use::Tells(Field::Company))) {
        return Err(Unclear::NoCompany { headers: headers.clone() });
    }
    Ok(uses.into_iter().map(|it| it.unwrap_or(Use::Noted)).collect())
}

/// The columns of that header, or the one of that number, `#3`.
fn columns_called(headers: &[String], wanted: &str) -> Result<Vec<usize>, Unclear> {
    let numbered = wanted.strip_prefix('#').and_then(|n| n.parse::<usize>().ok());
    let numbered = numbered.and_then(|n| n.checked_sub(1)).filter(|at| *at < headers.len());
    let called: Vec<usize> = match numbered {
        Some(at) => vec![at],
        None => (0..headers.len()).filter(|at| same(&headers[*at], wanted.trim())).collect(),
    };
    if called.is_empty() {
        return Err(Unclear::NoSuchColumn { wanted: wanted.to_owned(), headers: headers.to_vec() });
    }
    Ok(called)
}

fn twins(field: Field, headers: &[String], columns: &[usize]) -> Unclear {
    let numbers = columns.iter().map(|at| format!("#{}", at + 1)).collect();
    Unclear::Twins { field, header: headers[columns[0]].clone(), columns: numbers }
}
