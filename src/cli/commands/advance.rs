//! `reject advance CASE STAGE`: it got further.

use reject::event::{Ending, Event, Heard, Kind, Sender, Stage};

use super::{Session, log};
use crate::args::{self, word};
use crate::failure::Failure;
use crate::texts;
use reject::text::shown;

/// Notes that a case got further; one that had ended is in play again
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Any part of the case's handle, or 'last'
    case: String,
    /// How far it got
    #[arg(value_parser = word::<Stage>(Stage::words()))]
    stage: Stage,
    /// Which round of that stage
    #[arg(long, value_name = "N", value_parser = args::count)]
    round: Option<u32>,
    /// The day; today without it
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    /// How you heard
    #[arg(long, value_name = "WAY", value_parser = word::<Heard>(Heard::words()))]
    heard: Option<Heard>,
    /// Who told you
    #[arg(long, value_name = "WHO", value_parser = word::<Sender>(Sender::words()))]
    sender: Option<Sender>,
    /// What they said; '-' reads it from standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    said: Option<String>,
    /// Something to remember about it; '-' reads it from standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
}

impl Args {
    /// The texts among them, each with what it is.
    pub(super) fn texts(&self) -> Vec<(&'static str, String)> {
        let all = [("said", &self.said), ("note", &self.note)];
        all.into_iter().filter_map(|(what, text)| Some((what, text.clone()?))).collect()
    }
}

pub(crate) fn run(args: &Args, mut session: Session<'_>) -> Result<(), Failure> {
    let on = args::day("--on", args.on.as_deref(), session.today).map_err(|failure| {
        failure.tip(
            "for a talk still to come: `reject plan add \"…\" --due DAY --case CASE`, and advance it then",
        )
    })?;
    let on = on.unwrap_or(session.today);
    let name = session.find(&args.case)?;
    let case = session.journal.case(&name)?;
    log::not_before_it_began(&case, "--on", on)?;
    texts::one_stdin(&[args.said.as_deref(), args.note.as_deref()])?;
    let event = Event {
        stage: Some(args.stage),
        round: args.round,
        heard: args.heard,
        sender: args.sender,
        said: texts::option_text("--said", args.said.as_ref())?,
        note: texts::option_text("--note", args.note.as_ref())?,
        ..Event::new(on, Kind::Advanced)
    };
    let first_time = args.stage > case.furthest()
        && log::is_first_at(&session, &name.handle, args.stage, &session.journal.names()?);
    session.append(&name, std::slice::from_ref(&event))?;
    let after = session.journal.case(&name)?;
    let round = args.round.map_or_else(String::new, |round| format!(" {round}"));
    session.ui.say(&format!(
        "{}: got to {}{round}. Written down in {}",
        after.title(),
        args.stage,
        shown(&name.file)
    ));
    if args.stage < case.furthest() {
        session.ui.say(&format!("It had got to {} before; that stays its furthest.", case.depth()));
    }
    if case.ending().is_some() && after.in_play() {
        session.ui.say("It had ended, and is in play again.");
    }
    if after.ending() == Some(Ending::NoReply) {
        session.ui.say(
            "It counts as no reply on a later day, and stays so. Say it again without --on to put it in play.",
        );
    }
    if first_time {
        session.ui.say(&log::first_time(args.stage, None));
    }
    Ok(())
}
