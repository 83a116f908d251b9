//! `reject import --email FILE`: suggests what a message says, and writes it down after a yes.

mod asked;
mod belongs;

use chrono::NaiveDate;
use reject::event::{Details, Ending, Event, Heard, Kind, Stage};
use reject::import::email::{Message, Phrases, Suggestion, suggest};
use serde::Serialize;

use self::belongs::Belongs;
use crate::args::{self, word};
use crate::commands::{Session, log};
use crate::failure::Failure;
use crate::input;
use crate::texts::name;
use crate::view::suggestion::{self, Shown};

/// What a person says of a message on the command line, in place of what it suggests.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "An e-mail, where the suggestion is wrong")]
pub(crate) struct EmailOptions {
    /// The employer
    #[arg(long)]
    company: Option<String>,
    /// The role
    #[arg(long)]
    role: Option<String>,
    /// How it ended
    #[arg(long, value_name = "ENDING", value_parser = word::<Ending>(Ending::words()))]
    ending: Option<Ending>,
    /// The stage at which it ended
    #[arg(long, value_name = "STAGE", value_parser = word::<Stage>(Stage::words()))]
    stage: Option<Stage>,
    /// The day it came
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    /// The case it belongs to
    #[arg(long, value_name = "CASE", conflicts_with = "new")]
    case: Option<String>,
    /// Make a new case
    #[arg(long)]
    new: bool,
    /// Print the suggestion in JSON, and write nothing
    #[arg(long, conflicts_with = "yes")]
    json: bool,
}

impl EmailOptions {
    /// The first of these options that was given.
    pub(crate) fn given(&self) -> Option<&'static str> {
        let given = [
            ("--company", self.company.is_some()),
            ("--role", self.role.is_some()),
            ("--ending", self.ending.is_some()),
            ("--stage", self.stage.is_some()),
            ("--on", self.on.is_some()),
            ("--case", self.case.is_some()),
            ("--new", self.new),
            ("--json", self.json),
        ];
        given.into_iter().find(|(_, is_given)| *is_given).map(|(option, _)| option)
    }
}

/// What is about to be written down.
#[derive(Clone, Debug)]
struct Found {
    ending: Option<Ending>,
    company: Option<String>,
    role: Option<String>,
    stage: Option<Stage>,
    date: NaiveDate,
    said: Option<String>,
    /// Whether the message has a day of its own.
    is_dated: bool,
    /// Whether a person named the company.
    is_named: bool,
    belongs: Belongs,
}

/// What becomes of a suggestion.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mode {
    pub(super) yes: bool,
    pub(super) dry_run: bool,
}

pub(super) fn run(
    file: &str,
    options: &EmailOptions,
    mode: Mode,
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    let shown = if file == "-" { "standard input" } else { file };
    let cannot = |cause: String| {
        Failure::failed(format!("cannot read '{shown}'")).cause(cause).tip("nothing was written")
    };
    if file == "-" && session.ui.is_typed() {
        session.ui.say("Paste the message, then press Ctrl-D on a line of its own.");
    }
    let bytes = input::file(file).map_err(|error| cannot(error.to_string()))?;
    let message = Message::read(&bytes).map_err(|error| cannot(error.to_string()))?;
    let phrases = Phrases::built_in().map_err(|error| cannot(error.to_string()))?;
    let suggestion = suggest(&message, &phrases, session.today);
    let search = belongs::Search { message: &message, phrases: &phrases, options };
    let mut found = found(session, &search, &suggestion)?;
    if options.json {
        return session.ui.json(&SuggestionJson::of(&found, &suggestion));
    }
    let text = suggestion::text(&shown_of(&message, &suggestion, &found), session.today, session.ui.width);
    super::show(session, &text)?;
    if found.ending.is_none() {
        session
            .ui
            .say("If it got further, `reject advance` notes that; `reject apply` notes an application.");
    }
    if mode.dry_run {
        session.ui.say("Nothing was written.");
        return Ok(());
    }
    let is_written = matches!(found.belongs, Belongs::Written(_));
    if !mode.yes && !is_written && !asked::confirm(session, &search, &mut found)? {
        session.ui.say("Nothing was written.");
        return Ok(());
    }
    write(session, found, options.new)
}

/// The suggestion, with what the command line says in its place.
fn found(
    session: &mut Session<'_>,
    search: &belongs::Search<'_>,
    suggestion: &Suggestion,
) -> Result<Found, Failure> {
    let options = search.options;
    let one = |what: &str, text: &Option<String>| {
        text.as_deref().map(|text| name(what, text)).transpose().map(Option::flatten)
    };
    let mut found = Found {
        ending: options.ending.or(suggestion.ending),
        company: one("--company", &options.company)?.or_else(|| suggestion.company.clone()),
        role: one("--role", &options.role)?.or_else(|| suggestion.role.clone()),
        stage: options.stage.or(suggestion.stage),
        date: args::day("--on", options.on.as_deref(), session.today)?.unwrap_or(suggestion.date),
        said: Some(suggestion.said.join("\n")).filter(|said| !said.is_empty()),
        is_dated: suggestion.is_dated,
        is_named: options.company.is_some(),
        belongs: Belongs::New,
    };
    found.belongs = search.belongs(session, &found)?;
    Ok(found)
}

fn shown_of<'a>(message: &'a Message, suggestion: &'a Suggestion, found: &'a Found) -> Shown<'a> {
    Shown {
        message,
        suggestion,
        ending: found.ending,
        company: found.company.as_deref(),
        role: found.role.as_deref(),
        stage: found.stage,
        date: found.date,
        said: found.said.as_deref(),
        cases: found.belongs.cases(),
        is_written: matches!(found.belongs, Belongs::Written(_)),
    }
}

/// What is known by now as `log` would be told it, and written as `log` writes it.
fn write(session: &mut Session<'_>, found: Found, new: bool) -> Result<(), Failure> {
    let Some(ending) = found.ending else {
        return Err(Failure::failed("this does not read like a no")
            .tip("nothing was written; if it is one, say how it ended: `--ending rejected`"));
    };
    let mut event = Event::new(found.date, Kind::Ended(ending));
    (event.stage, event.said, event.heard) = (found.stage, found.said, Some(Heard::Email));
    let (company, chosen) = match found.belongs {
        Belongs::New => (found.company, new.then_some(log::Choice::New)),
        Belongs::One(case) => (Some(case.company), Some(log::Choice::Case(case.handle))),
        Belongs::Several(cases) => return Err(belongs::unsure(&cases)),
        Belongs::Written(case) => {
            session.ui.say(&format!("There is nothing to add: it is written down in {}", case.handle));
            return Ok(());
        }
    };
    let company = company.ok_or_else(|| {
        Failure::misuse("the message does not name the company")
            .tip("nothing was written; say `--company NAME`")
    })?;
    let mut wanted = log::Wanted {
        company,
        role: found.role,
        details: Details::default(),
        applied: None,
        ending,
        new,
        chosen,
    };
    let refusal = log::Refusal { details: Details::default(), applied: None, event };
    let (name, target) = log::write(session, &mut wanted, &refusal)?;
    log::say(session, &refusal, &target, &name)
}

#[derive(Serialize)]
struct SuggestionJson<'a> {
    version: u32,
    ending: Option<Ending>,
    company: Option<&'a str>,
    role: Option<&'a str>,
    date: NaiveDate,
    stage: Option<Stage>,
    said: Option<&'a str>,
    phrases: Vec<PhraseJson<'a>>,
    /// The case it belongs to, where there is one and no other.
    case: Option<&'a str>,
    /// Those it may belong to.
    candidates: Vec<&'a str>,
    /// Whether its words are in that case already.
    written: bool,
}

#[derive(Serialize)]
struct PhraseJson<'a> {
    text: &'a str,
    speaks_for: String,
}

impl<'a> SuggestionJson<'a> {
    fn of(found: &'a Found, suggestion: &'a Suggestion) -> Self {
        let candidates: Vec<&str> = found.belongs.cases().iter().map(|case| case.handle.as_str()).collect();
        let phrases = suggestion
            .phrases
            .iter()
            .map(|phrase| PhraseJson { text: &phrase.text, speaks_for: phrase.speaks.to_string() });
        Self {
            version: 1,
            ending: found.ending,
            company: found.company.as_deref(),
            role: found.role.as_deref(),
            date: found.date,
            stage: found.stage,
            said: found.said.as_deref(),
            phrases: phrases.collect(),
            case: if let [only] = candidates[..] { Some(only) } else { None },
            candidates,
            written: matches!(found.belongs, Belongs::Written(_)),
        }
    }
}
