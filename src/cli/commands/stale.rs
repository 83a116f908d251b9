//! `reject stale`: ends what has been silent for too long.

use chrono::NaiveDate;
use reject::case::Case;
use reject::event::{Ending, Event, Kind};
use reject::export::json::UnreadableJson;
use reject::journal::{Batch, Name};
use reject::stats::{Silence, Stale, silence, stale};
use reject::text::count;
use serde::Serialize;

use super::Session;
use crate::args;
use crate::ask::{Question, Reply};
use crate::failure::Failure;
use crate::view::silent;

/// Ends applications that have been silent for too long
///
/// Lists what is in play and has had no news for longer than nine of ten answers took in this journal, or 45 days while
/// there are too few of them to tell, and ends it as no-reply after a yes. A reply that comes later is simply written
/// down, and the silence no longer counts.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Silent for more than so many days
    #[arg(long, value_name = "DAYS", value_parser = args::count)]
    after: Option<u32>,
    /// End all of them without asking
    #[arg(long, conflicts_with_all = ["dry_run", "json"])]
    yes: bool,
    /// List them and write nothing
    #[arg(long)]
    dry_run: bool,
    /// List them in JSON and write nothing
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Listed<'a> {
    version: u32,
    today: NaiveDate,
    after: i64,
    #[serde(flatten)]
    silence: Option<Silence>,
    stale: &'a [Stale],
    unreadable: Vec<UnreadableJson>,
}

pub(crate) fn run(args: &Args, mut session: Session<'_>) -> Result<u8, Failure> {
    let all = session.journal.cases()?;
    let own = silence(&all.readable, session.today);
    let after = args.after.map_or(own.days, i64::from);
    let mut found = stale(&all.readable, after, session.today);
    found.sort_by_key(|stale| std::cmp::Reverse(stale.days));
    if args.json {
        let unreadable = all.unreadable.iter().map(UnreadableJson::of).collect();
        let silence = args.after.is_none().then_some(own);
        let today = session.today;
        session.ui.json(&Listed { version: 1, today, after, silence, stale: &found, unreadable })?;
        return Ok(session.report(all.unreadable));
    }
    let why = if args.after.is_some() { None } else { Some(own) };
    if found.is_empty() {
        session.ui.say(&silent::none(&all.readable, after, session.today));
    } else {
        let screen = silent::listed(&found, &all.readable, after, why, session.today, session.ui.width);
        session.ui.answer(&screen)?;
        end(args, &mut session, &found, &all.readable)?;
    }
    Ok(session.report(all.unreadable))
}

/// Ends those that are wanted, all in one write.
fn end(args: &Args, session: &mut Session<'_>, found: &[Stale], cases: &[Case]) -> Result<(), Failure> {
    if args.dry_run {
        session.ui.say("Nothing was written.");
        return Ok(());
    }
    let wanted = if args.yes {
        found.iter().map(|stale| stale.case.clone()).collect()
    } else if session.ui.can_ask() {
        wanted(session, found, cases)?
    } else {
        let after = args.after.map_or_else(String::new, |days| format!(" --after {days}"));
        session.ui.say(&format!("Nothing was written; `reject stale{after} --yes` ends them as no-reply."));
        return Ok(());
    };
    if wanted.is_empty() {
        session.ui.say("Nothing was written.");
        return Ok(());
    }
    let names = session.journal.names()?;
    let mut writing = session.write()?;
    let mut batch = Batch::default();
    for handle in &wanted {
        let Some(name) = names.iter().find(|name| name.handle == *handle) else { continue };
        // Somebody may have written about it since it was listed.
        if as_listed(&session.journal.case(name)?, cases) {
            let silence = Event::new(session.today, Kind::Ended(Ending::NoReply));
            batch.grown.push((name.clone(), vec![silence]));
        }
    }
    let mut progress = session.ui.progress("Writing", batch.grown.len());
    writing.add(&batch, &mut |done| progress.at(done))?;
    drop(progress);
    drop(writing);
    say(session, &batch.grown, wanted.len(), &names);
    Ok(())
}

fn as_listed(now: &Case, cases: &[Case]) -> bool {
    cases.iter().any(|case| case == now)
}

fn say(session: &mut Session<'_>, ended: &[(Name, Vec<Event>)], wanted: usize, names: &[Name]) {
    if ended.len() < wanted {
        let others = count(wanted - ended.len(), "one was", "were");
        session.ui.say(&format!("Left alone, as another reject has just written about it: {others}."));
    }
    let Some((first, _)) = ended.first() else { return };
    let short = session.short(&first.handle, names);
    let ended = count(ended.len(), "application ended", "applications ended");
    session.ui.say(&format!("{ended} as no reply recorded; `reject undo` takes that back."));
    session.ui.say(&format!(
        "Should an answer still come: `reject log {short}`, or `reject advance {short} STAGE`"
    ));
}

const ALL: &str = "yes, all of them";
const EACH: &str = "one by one";
const NONE: &str = "no";

/// Asks which of them are to be ended.
fn wanted(session: &mut Session<'_>, found: &[Stale], cases: &[Case]) -> Result<Vec<String>, Failure> {
    let all = || found.iter().map(|stale| stale.case.clone()).collect();
    if let [one] = found {
        let answer = choose(session, "Count it as no reply?".to_owned(), &[YES, NONE], "")?;
        return Ok(if answer.as_deref() == Some(YES) { vec![one.case.clone()] } else { Vec::new() });
    }
    let text = format!("Count these {} as no reply?", found.len());
    match choose(session, text, &[ALL, EACH, NONE], "")?.as_deref() {
        Some(ALL) => Ok(all()),
        Some(EACH) => one_by_one(session, found, cases),
        _ => Ok(Vec::new()),
    }
}

const YES: &str = "yes";
const WAIT: &str = "no, I still wait";
const ENOUGH: &str = "leave the rest";

fn one_by_one(session: &mut Session<'_>, found: &[Stale], cases: &[Case]) -> Result<Vec<String>, Failure> {
    let mut wanted = Vec::new();
    for (at, stale) in found.iter().enumerate() {
        let title = cases.iter().find(|case| case.handle() == stale.case).map_or(String::new(), Case::title);
        let text = format!("{title}, {}?", count(usize::try_from(stale.days).unwrap_or(0), "day", "days"));
        let place = format!("{} of {}", at + 1, found.len());
        match choose(session, text, &[YES, WAIT, ENOUGH], &place)?.as_deref() {
            Some(YES) => wanted.push(stale.case.clone()),
            Some(ENOUGH) => break,
            _ => {}
        }
    }
    Ok(wanted)
}

fn choose(
    session: &mut Session<'_>,
    text: String,
    options: &[&str],
    place: &str,
) -> Result<Option<String>, Failure> {
    let options = options.iter().map(|option| (*option).to_owned()).collect();
    let question = Question { text, options, place: place.to_owned(), passing: true, ..Question::default() };
    match session.ui.ask(&question) {
        Ok(Reply::Given(answer)) => Ok(Some(answer)),
        Ok(_) => Ok(None),
        Err(stop) => Err(session.stopped(stop, None).nothing_written()),
    }
}
