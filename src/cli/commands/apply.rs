//! `reject apply COMPANY [ROLE]`: puts an application in play.

use reject::case::Case;
use reject::date;
use reject::event::{Details, Event, Kind};
use reject::text::{same, shown};

use super::{Session, log};
use crate::args;
use crate::failure::Failure;
use crate::texts;

/// Puts an application in play
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The employer; 'unknown' for one that is not named
    company: String,
    /// The role
    role: Option<String>,
    /// The day it went out; today without it
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    #[command(flatten)]
    about: texts::About,
    /// Something to remember about it; '-' reads it from standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// Make a new case, even if this very role is in play already
    #[arg(long)]
    new: bool,
}

impl Args {
    /// The texts among them, each with what it is.
    pub(super) fn texts(&self) -> Vec<(&'static str, String)> {
        let all = [("note", &self.note)];
        all.into_iter().filter_map(|(what, text)| Some((what, text.clone()?))).collect()
    }
}

pub(crate) fn run(args: &Args, mut session: Session<'_>) -> Result<(), Failure> {
    let on = args::day("--on", args.on.as_deref(), session.today)?.unwrap_or(session.today);
    let company = texts::name("the company", &args.company)?.ok_or_else(|| {
        Failure::misuse("the company is empty")
            .tip("nothing was written; use 'unknown' for one that is not named")
    })?;
    let role = args.role.as_deref().map(|role| texts::name("the role", role)).transpose()?.flatten();
    let details = Details { company: Some(company.clone()), role: role.clone(), ..args.about.details()? };
    let before = others(&session, &company)?;
    not_twice(&before, role.as_deref(), args.new)?;
    let note = texts::option_text("--note", args.note.as_ref())?;
    log::been_here(&mut session, &before);
    let event = Event { note, ..Event::new(on, Kind::Applied) };
    let mut writing = session.write()?;
    not_twice(&others(&session, &company)?, role.as_deref(), args.new)?;
    let name = writing.create(&details, &[event])?;
    drop(writing);
    session.ui.say(&format!("In play since {}: {}", date::said(on), shown(&name.file)));
    let n = session.journal.names()?.len();
    log::milestone(&mut session, n);
    Ok(())
}

/// The cases of the company. Where one of them cannot be read, it may be this very application, and nothing is
/// written.
fn others(session: &Session<'_>, company: &str) -> Result<Vec<Case>, Failure> {
    let found = session.journal.of_company(company, &session.journal.names()?);
    match found.unreadable.into_iter().next() {
        Some(file) => Err(Failure::from(file.error)),
        None => Ok(found.readable),
    }
}

/// The same role at the same company is in play once, unless the user says otherwise.
fn not_twice(cases: &[Case], role: Option<&str>, new: bool) -> Result<(), Failure> {
    let is_role =
        |case: &&Case| case.role().map_or(role.is_none(), |known| role.is_some_and(|role| same(known, role)));
    let mut twins = cases.iter().filter(|case| case.in_play() && !log::is_unnamed(case.company()));
    match twins.find(is_role).filter(|_| !new) {
        Some(twin) => {
            Err(Failure::misuse(format!("{} is in play already: '{}'", twin.title(), twin.handle()))
                .tip("nothing was written; if this is another application, say `--new`"))
        }
        None => Ok(()),
    }
}
