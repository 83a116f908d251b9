//! A sheet, and what only a person can say of it.

use reject::event::{Ending, Stage};
use reject::import::sheet::{
    self, Answers, Field, Mapping, Meaning, Order, Reading, Sheet, Unanswered, Unclear, Unreadable,
};
use reject::text::{count, list, one_line};

use super::unreadable;
use crate::commands::Session;
use crate::failure::Failure;
use crate::view::incoming;

/// What a person says of a sheet on the command line.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "A sheet")]
pub(crate) struct SheetOptions {
    /// Which column tells what, such as 'company=Firm'; '#3' is the third
    #[arg(long, value_name = "WHAT=COLUMN")]
    map: Vec<String>,
    /// A column to leave out; others without a place of their own go into the note
    #[arg(long, value_name = "COLUMN")]
    drop: Vec<String>,
    /// The order of day and month, where the sheet does not show it
    #[arg(long, value_name = "ORDER", value_parser = ["dmy", "mdy", "ymd"])]
    date_order: Option<String>,
    /// The year of days that have none
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1970..=2200))]
    year: Option<i32>,
    /// What a word of the status means, such as 'Turned down=rejected' or 'Passed=in-play'
    #[arg(long, value_name = "WORD=MEANING")]
    status: Vec<String>,
}

impl SheetOptions {
    /// The first of these options that was given.
    pub(super) fn given(&self) -> Option<&'static str> {
        let given = [
            ("--map", !self.map.is_empty()),
            ("--drop", !self.drop.is_empty()),
            ("--date-order", self.date_order.is_some()),
            ("--year", self.year.is_some()),
            ("--status", !self.status.is_empty()),
        ];
        given.into_iter().find(|(_, is_given)| *is_given).map(|(option, _)| option)
    }
}

/// The sheet as it is read, once all is said that only a person can say, and its heading.
pub(super) fn read(
    options: &SheetOptions,
    session: &mut Session<'_>,
    name: &str,
    bytes: &[u8],
) -> Result<(sheet::Read, String), Failure> {
    let mut answers = answers(options)?;
    let headers: Vec<&str> = answers.mapping.maps.iter().map(|(_, header)| header.as_str()).collect();
    let sheet = Sheet::read(bytes, &headers)
        .map_err(|problem| unreadable(name, problem.to_string(), way_out(&problem)))?;
    let read = loop {
        match sheet::cases(&sheet, &answers, session.today) {
            Ok(read) => break read,
            Err(open) if session.ui.can_ask() => {
                ask(session, &mut answers, open).map_err(Failure::nothing_written)?;
            }
            Err(open) => return Err(unanswered(&open)),
        }
    };
    let unused = answers.statuses.iter().find(|(word, _)| !read.has_status(word));
    if let Some((word, _)) = unused {
        return Err(
            Failure::misuse(format!("--status: no row has the status '{word}'")).tip("nothing was written")
        );
    }
    let rows = count(sheet.rows.len(), "row", "rows");
    let heading =
        format!("'{name}': {rows}, {}, split by {}", sheet.encoding, incoming::delimiter(sheet.delimiter));
    Ok((read, heading))
}

/// What to do about a file that cannot be read.
fn way_out(problem: &Unreadable) -> &'static str {
    match problem {
        Unreadable::OtherKind(_) | Unreadable::Binary(_) => "save it as CSV in the program it comes from",
        Unreadable::Mixed(_) => "save it as UTF-8 once more",
        Unreadable::TooLarge(_) => "split it",
        Unreadable::Empty | Unreadable::NoRows(_) => "give a file with one row for each application",
        Unreadable::OpenQuote(_) => "close the quote, or save the sheet as CSV once more",
        Unreadable::Ragged { .. } => {
            "put quotes around a cell that holds a comma or a line end, or save the sheet as CSV once more"
        }
    }
}

fn answers(options: &SheetOptions) -> Result<Answers, Failure> {
    let maps = options.map.iter().map(|map| {
        let (name, header) = map.split_once('=').ok_or_else(|| {
            Failure::misuse(format!("--map: '{map}' is not of the form WHAT=COLUMN"))
                .tip("nothing was written; an example is `--map company=Firm`")
        })?;
        let field = Field::named(name).ok_or_else(|| {
            Failure::misuse(format!("--map: '{name}' is none of {}", list(&Field::names(), "and")))
                .tip("nothing was written")
        })?;
        Ok((field, header.to_owned()))
    });
    let statuses = options.status.iter().map(|told| {
        let (word, meaning) = told.rsplit_once('=').ok_or_else(|| {
            Failure::misuse(format!("--status: '{told}' is not of the form WORD=MEANING"))
                .tip("nothing was written; an example is `--status 'Turned down=rejected'`")
        })?;
        let reading = reading(meaning).ok_or_else(|| {
            Failure::misuse(format!("--status: '{meaning}' is none of {}", list(&meanings(), "and")))
                .tip("nothing was written; an ending may have a stage: 'rejected at interview'")
        })?;
        Ok((word.to_owned(), reading))
    });
    Ok(Answers {
        mapping: Mapping { maps: maps.collect::<Result<_, Failure>>()?, drops: options.drop.clone() },
        order: options.date_order.as_deref().map(order),
        year: options.year,
        statuses: statuses.collect::<Result<_, Failure>>()?,
    })
}

fn order(word: &str) -> Order {
    match word {
        "dmy" => Order::DayMonth,
        "mdy" => Order::MonthDay,
        _ => Order::YearMonth,
    }
}

const IN_PLAY: &str = "in-play";
const NOTE: &str = "note";
const SKIP: &str = "skip";

/// What a word of the status may be said to mean.
fn meanings() -> Vec<&'static str> {
    let stages = Stage::words().into_iter().skip(1);
    let words = [IN_PLAY, NOTE, SKIP].into_iter();
    words.chain(Ending::words()).chain(stages).collect()
}

fn reading(meaning: &str) -> Option<Reading> {
    let meaning = meaning.trim().to_lowercase();
    let stage = |word: &str| word.trim().parse::<Stage>().ok().map(|stage| (stage, None));
    let means = |ending, stage| Some(Reading::Means(Meaning { ending, stage }));
    if let Some((ending, at)) = meaning.split_once(" at ") {
        return means(Some(ending.parse().ok()?), Some(stage(at)?));
    }
    match meaning.as_str() {
        NOTE => Some(Reading::Noted),
        SKIP => Some(Reading::NotYet),
        IN_PLAY | "in play" => means(None, None),
        word => match word.parse::<Ending>() {
            Ok(ending) => means(Some(ending), None),
            Err(_) => means(None, Some(stage(word)?)),
        },
    }
}

/// Asks a person at a terminal.
fn ask(session: &mut Session<'_>, answers: &mut Answers, open: Unanswered) -> Result<(), Failure> {
    match open {
        Unanswered::Columns(Unclear::NoCompany { headers }) => {
            let headers: Vec<String> = headers.into_iter().filter(|header| !header.is_empty()).collect();
            let header = session.choose("Which column names the company?", headers)?;
            answers.mapping.maps.push((Field::Company, header));
        }
        Unanswered::Columns(Unclear::NoDay { headers }) => {
            let headers: Vec<String> = headers.into_iter().filter(|header| !header.is_empty()).collect();
            let header = session.choose("Which column holds the day you applied?", headers)?;
            answers.mapping.maps.push((Field::Applied, header));
        }
        Unanswered::Columns(Unclear::Twins { field, header, columns }) => {
            let question = format!("Several columns are called '{header}'. Which one tells the {field}?");
            let column = session.choose(&question, columns)?;
            answers.mapping.maps.push((field, column));
        }
        Unanswered::Order { header, example } => {
            let question = format!("'{example}' in '{header}': does the day come first, or the month?");
            answers.order = Some(choose_order(session, &question)?);
        }
        Unanswered::Mixed { header, day_first, month_first } => {
            let question = format!(
                "'{header}' has both '{day_first}' and '{month_first}'. Does the day come first in it, or the month?"
            );
            answers.order = Some(choose_order(session, &question)?);
        }
        Unanswered::Year { header, example } => {
            let this = chrono::Datelike::year(&session.today);
            let years: Vec<String> = (this - 5..=this).rev().map(|year| year.to_string()).collect();
            let year = session
                .choose(&format!("'{example}' in '{header}' has no year. Which one was it?"), years)?;
            answers.year = year.parse().ok();
        }
        Unanswered::Statuses(words) => {
            for (word, n) in words {
                let rows = count(n, "row says", "rows say");
                let options = meanings().into_iter().map(str::to_owned).collect();
                let question = format!(
                    "{rows} '{word}'. What does it mean? ('{NOTE}' keeps the word, and it is in play; '{SKIP}' leaves it out)"
                );
                let meaning = session.choose(&question, options)?;
                answers.statuses.extend(reading(&meaning).map(|reading| (word, reading)));
            }
        }
        open @ Unanswered::Columns(_) => return Err(unanswered(&open)),
    }
    Ok(())
}

fn choose_order(session: &mut Session<'_>, question: &str) -> Result<Order, Failure> {
    let options = vec!["day".to_owned(), "month".to_owned()];
    let first = session.choose(question, options)?;
    Ok(if first == "day" { Order::DayMonth } else { Order::MonthDay })
}

/// What to say where nobody can be asked.
fn unanswered(open: &Unanswered) -> Failure {
    match open {
        Unanswered::Columns(unclear) => {
            let tip = match unclear {
                Unclear::NoSuchColumn { .. } => "nothing was written; `#2` names the second column".to_owned(),
                Unclear::NoCompany { .. } => {
                    "nothing was written; say which one it is, as in `--map company=Firm`".to_owned()
                }
                Unclear::NoDay { .. } => {
                    "nothing was written; say which one it is, as in `--map applied=Date`".to_owned()
                }
                Unclear::Contradiction(_) => "nothing was written".to_owned(),
                Unclear::Twins { field, columns, .. } => {
                    format!("nothing was written; say which one it is: `--map '{field}={}'`", columns[0])
                }
            };
            Failure::misuse(unclear.to_string()).tip(tip)
        }
        Unanswered::Order { header, example } => Failure::misuse(format!(
            "'{example}' in '{header}' can be read with the day or the month first, and no other row shows which"
        ))
        .tip("nothing was written; say `--date-order dmy` or `--date-order mdy`"),
        Unanswered::Mixed { header, day_first, month_first } => Failure::misuse(format!(
            "'{header}' has '{day_first}', with the day first, and '{month_first}', with the month first"
        ))
        .tip("nothing was written; say `--date-order dmy` or `--date-order mdy`, and the others go into the note"),
        Unanswered::Year { header, example } => {
            Failure::misuse(format!("'{example}' in '{header}' has no year"))
                .tip("nothing was written; say which one it was, as in `--year 2026`")
        }
        Unanswered::Statuses(words) => unknown_words(words),
    }
}

/// How many words of a status are named.
const NAMED: usize = 10;

fn unknown_words(words: &[(String, usize)]) -> Failure {
    let first = &words[..words.len().min(NAMED)];
    let mut said: Vec<String> = first
        .iter()
        .map(|(word, n)| format!("'{}' ({})", one_line(word), count(*n, "row", "rows")))
        .collect();
    if words.len() > NAMED {
        said.push(format!("{} more", words.len() - NAMED));
    }
    let (what, them) = if words.len() == 1 {
        ("a word of the status is not known", "it means")
    } else {
        ("words of the status are not known", "they mean")
    };
    let options: Vec<String> =
        first.iter().take(3).map(|(word, _)| format!("--status '{}=…'", one_line(word))).collect();
    let meanings = list(&meanings(), "or");
    let failure = Failure::misuse(format!("{what}: {}", list(&said, "and")))
        .tip(format!("nothing was written; say what {them}, as in `{}`: {meanings}", options.join(" ")));
    if words.len() > NAMED {
        return failure.tip("a column of free words can go into the note as a whole: `--map note=COLUMN`");
    }
    failure
}
