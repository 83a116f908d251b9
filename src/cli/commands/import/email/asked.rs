//! Asking whether a suggestion is right, each part of it to be changed.

use reject::date;
use reject::event::{Ending, Stage};

use super::Found;
use super::belongs::{Belongs, Search};
use crate::ask::{Question, Reply};
use crate::commands::Session;
use crate::failure::Failure;

const YES: &str = "yes";
const CHANGE: &str = "change it first";
const NO: &str = "no";
const NEW: &str = "another one, not yet in the journal";

/// The parts one can change, in order.
#[derive(Clone, Copy)]
enum Part {
    Ending,
    Company,
    Role,
    Stage,
    Date,
    Said,
}

const PARTS: [Part; 6] = [Part::Ending, Part::Company, Part::Role, Part::Stage, Part::Date, Part::Said];

/// Whether it is to be written as it then is.
pub(super) fn confirm(
    session: &mut Session<'_>,
    search: &Search<'_>,
    found: &mut Found,
) -> Result<bool, Failure> {
    if !session.ui.can_ask() {
        return Err(Failure::misuse("this is not written without a yes, and nobody is there to be asked")
            .tip("nothing was written; say `--yes` to write it, `--json` to look only"));
    }
    let (text, options) = if found.ending.is_some() && found.company.is_some() {
        ("Write this down?", vec![YES, CHANGE, NO])
    } else {
        ("Write it down all the same?", vec![NO, CHANGE])
    };
    let options = options.into_iter().map(str::to_owned).collect();
    let answer = session.choose(text, options).map_err(Failure::nothing_written)?;
    if answer == NO {
        return Ok(false);
    }
    if answer == CHANGE {
        change(session, found)?;
        found.belongs = search.belongs(session, found)?;
    }
    if let Belongs::Several(cases) = &found.belongs {
        let options: Vec<String> =
            cases.iter().map(|case| case.handle.clone()).chain([NEW.to_owned()]).collect();
        let chosen =
            session.choose("Which one does it belong to?", options).map_err(Failure::nothing_written)?;
        let case = cases.iter().find(|case| case.handle == chosen).cloned();
        found.belongs = case.map_or(Belongs::New, Belongs::One);
    }
    Ok(true)
}

/// Asks for each part; Enter keeps it.
fn change(session: &mut Session<'_>, found: &mut Found) -> Result<(), Failure> {
    let mut at = 0;
    while let Some(part) = PARTS.get(at) {
        match session.ui.ask(&question(*part, found, at)) {
            Ok(Reply::Back) => at -= 1,
            Ok(Reply::Given(text)) => {
                if let Err(problem) = set(session, *part, found, Some(&text)) {
                    session.ui.say(&problem);
                } else {
                    at += 1;
                }
            }
            Ok(Reply::Skipped) => {
                // A part that may be skipped is one that takes nothing for an answer.
                let _ = set(session, *part, found, None);
                at += 1;
            }
            Err(stop) => return Err(session.stopped(stop, Some("nothing was written".to_owned()))),
        }
    }
    Ok(())
}

fn question(part: Part, found: &Found, at: usize) -> Question {
    let place = format!("{} of {}", at + 1, PARTS.len());
    let question =
        Question { place, back: at > 0, free: true, one_line: true, passing: true, ..Question::default() };
    let words = |words: Vec<&str>| words.into_iter().map(str::to_owned).collect();
    match part {
        Part::Ending => Question {
            text: "How did it end?".to_owned(),
            options: words(Ending::words()),
            before: found.ending.map(|ending| ending.to_string()),
            free: false,
            required: true,
            ..question
        },
        Part::Company => Question {
            text: "Which company is it?".to_owned(),
            before: found.company.clone(),
            required: true,
            ..question
        },
        Part::Role => Question { text: "For which role?".to_owned(), before: found.role.clone(), ..question },
        Part::Stage => Question {
            text: "How far did it get?".to_owned(),
            options: words(Stage::words()),
            before: found.stage.map(|stage| stage.to_string()),
            free: false,
            ..question
        },
        Part::Date => Question {
            text: "When did it come?".to_owned(),
            before: Some(found.date.to_string()),
            required: true,
            ..question
        },
        Part::Said => Question {
            text: "What did they say, word for word?".to_owned(),
            before: found.said.clone(),
            long: true,
            one_line: false,
            ..question
        },
    }
}

/// Takes an answer down; an error says what would do.
fn set(session: &Session<'_>, part: Part, found: &mut Found, given: Option<&str>) -> Result<(), String> {
    let line = || given.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    match part {
        Part::Ending => found.ending = given.and_then(|word| word.parse().ok()).or(found.ending),
        Part::Company => {
            let company = line();
            found.is_named |= company != found.company;
            found.company = company;
        }
        Part::Role => found.role = line(),
        Part::Stage => found.stage = given.and_then(|word| word.parse().ok()),
        Part::Date => {
            let text = line().unwrap_or_default();
            found.date = date::past(&text, session.today).map_err(|error| error.to_string())?;
        }
        Part::Said => found.said = given.filter(|said| !said.is_empty()).map(str::to_owned),
    }
    Ok(())
}
