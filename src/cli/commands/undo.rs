//! `reject undo`: takes back what was written last, and brings it back.

use reject::Error;
use reject::journal::{Part, Step, Unfinished};
use reject::plan::{Entry, Step as Planned};
use reject::text::{count, shown};

use super::Session;
use super::draft::goes_on;
use crate::ask::{Question, Reply};
use crate::failure::Failure;
use crate::view::steps;

/// Takes back what was written last, into the journal's trash/
///
/// What a command wrote in one go is taken back in one go, an import as a whole. Again for the one before. A file that
/// was changed since stays as it is; an edit of yours is not taken back.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(crate) struct Args {
    /// Bring back what was taken back last
    #[arg(long, conflicts_with = "list")]
    restore: bool,
    /// List what can be taken back and brought back, and what lies unfinished in drafts/
    #[arg(long, conflicts_with = "skip")]
    list: bool,
    /// Leave what was changed since as it is, and go on with the one before it
    #[arg(long)]
    skip: bool,
    /// Without asking
    #[arg(long)]
    yes: bool,
}

pub(crate) fn run(args: &Args, mut session: Session<'_>) -> Result<(), Failure> {
    if args.list {
        return list(&mut session);
    }
    let steps = if args.restore { session.journal.undone()? } else { session.journal.written()? };
    let is_wanted = |step: &Step| !args.skip || step.changed.is_empty() && !step.parts.is_empty();
    let Some(step) = steps.into_iter().find(is_wanted) else {
        session.ui.say(if args.restore {
            "Nothing was taken back that could come back."
        } else {
            "Nothing is left to take back."
        });
        return offer_drafts(&mut session);
    };
    show(&mut session, &step, args.restore)?;
    if let (Some(file), true) = (step.gone.first(), step.parts.is_empty() && step.changed.is_empty()) {
        let what =
            format!("cannot take back what `{}` wrote: it no longer stands in '{}'", step.by, shown(file));
        return Err(Failure::failed(what)
            .tip("nothing was taken away; `reject undo --skip` passes it over and takes the one before"));
    }
    if step.changed.is_empty() && !args.yes && !is_agreed(&mut session, args.restore)? {
        session.ui.say("Nothing was changed.");
        return Ok(());
    }
    let mut writing = session.write()?;
    if args.restore {
        writing.restore(&step).map_err(halfway)?;
        drop(writing);
        session.ui.say("Brought back.");
        say_what_is_not_read(&mut session, &step);
        return Ok(());
    }
    let folder = writing.undo(&step).map_err(halfway)?;
    drop(writing);
    session.ui.say(&format!(
        "Taken back; it lies in {}. `reject undo --restore` brings it back.",
        folder.display()
    ));
    Ok(())
}

/// The same, where some of it may have been moved already.
fn halfway(error: Error) -> Failure {
    let is_halfway = matches!(error, Error::CannotWrite { .. } | Error::Unconfirmed { .. });
    let failure = Failure::from(error);
    if !is_halfway {
        return failure;
    }
    failure.without_tips().tip(
        "no word is lost: each stands in its file or in 'trash/'; `reject undo --list` shows what is left",
    )
}

/// Says it where another action has the id of one that came back.
fn say_what_is_not_read(session: &mut Session<'_>, step: &Step) {
    let plan = session.journal.plan().unwrap_or_default();
    let back = step.parts.iter().filter_map(Part::plan).flatten();
    let mut ids = back.filter_map(|entry| match entry.step {
        Planned::Planned(action) => Some(action.id),
        _ => None,
    });
    let named = |id: &str| {
        let is_it =
            |entry: &&Entry| entry.step.id() == Some(id) && matches!(entry.step.word(), "planned" | "goal");
        plan.iter().filter(is_it).count()
    };
    if ids.any(|id| named(&id) > 1) {
        session.ui.say(
            "Meanwhile something else got its id in plan.yaml, so it is not read: `reject check` says where.",
        );
    }
}

/// Shows what a step wrote.
fn show(session: &mut Session<'_>, step: &Step, is_undone: bool) -> Result<(), Failure> {
    let when = if is_undone { "What was taken back last" } else { "What was written last" };
    session.ui.say(&format!("{when}, by `{}`:", step.by));
    let (prompts, _) = session.prompts_for_reading()?;
    let plan = session.journal.plan().unwrap_or_default();
    let title = |part: &Part| title(session, part);
    let text = steps::shown(step, &title, &plan, &prompts, session.ui.width);
    if text.is_empty() { Ok(()) } else { session.ui.answer(&text) }
}

/// The company and the role of the case a part belongs to.
fn title(session: &Session<'_>, part: &Part) -> Option<String> {
    let handle = part.handle()?;
    match part.case().filter(|_| part.is_whole) {
        Some(case) => Some(case.title()),
        None => session
            .journal
            .find(handle)
            .and_then(|name| session.journal.case(&name))
            .ok()
            .map(|it| it.title()),
    }
}

/// A person at a terminal is asked. Elsewhere the command itself is the word, and what it takes comes back.
fn is_agreed(session: &mut Session<'_>, restore: bool) -> Result<bool, Failure> {
    if !session.ui.can_ask() {
        return Ok(true);
    }
    let text = if restore { "Bring it back?" } else { "Take it back?" }.to_owned();
    let options = vec!["yes".to_owned(), "no".to_owned()];
    let question = Question { text, options, default: Some("yes".to_owned()), ..Question::default() };
    match session.ui.ask(&question) {
        Ok(Reply::Given(answer)) => Ok(answer == "yes"),
        Ok(_) => Ok(false),
        Err(stop) => Err(session.stopped(stop, None).nothing_written()),
    }
}

fn list(session: &mut Session<'_>) -> Result<(), Failure> {
    let (written, undone) = (session.journal.written()?, session.journal.undone()?);
    let plan = session.journal.plan().unwrap_or_default();
    let title = |part: &Part| title(session, part);
    let parts = [
        ("Written, the latest first", &written, "was changed since"),
        ("Taken back, the latest first", &undone, "has no place for it now"),
    ];
    let tables: Vec<String> = parts
        .into_iter()
        .filter(|(_, steps, _)| !steps.is_empty())
        .map(|(heading, these, obstacle)| {
            steps::table(heading, these, obstacle, &title, &plan, session.ui.width)
        })
        .collect();
    if tables.is_empty() {
        session.ui.say("Nothing is left to take back.");
    } else {
        session.ui.answer(&tables.join("\n\n"))?;
    }
    offer_drafts(session)
}

/// Says what lies unfinished, each with the command that goes on with it.
fn offer_drafts(session: &mut Session<'_>) -> Result<(), Failure> {
    let left = session.journal.left()?;
    if left.is_empty() {
        return Ok(());
    }
    session
        .ui
        .say(&format!("{} in drafts/:", count(left.len(), "thing lies unfinished", "things lie unfinished")));
    let names = session.journal.names()?;
    for left in left {
        let how = match goes_on(session, &left, &names) {
            Some(command) => format!("`{command}` goes on"),
            None if left.what == Unfinished::Unsaved => {
                "words that found no place; take them over, then remove it".to_owned()
            }
            None => "the command that opened it goes on".to_owned(),
        };
        session.ui.say(&format!("  {}: {how}", shown(&left.file)));
    }
    Ok(())
}
