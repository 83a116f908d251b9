//! `reject import FILE`: takes cases over from a sheet, or from what `export` wrote.

mod email;
mod sheet;

use reject::event::Event;
use reject::import::merge::{Additions, By, Merging};
use reject::import::{Incoming, json};
use reject::journal::{Batch, Name, NewCase};
use reject::plan::{self, Entry};
use reject::text::{count, list};

use super::Session;
use crate::failure::Failure;
use crate::input;
use crate::view::incoming::{self, Preview};

/// Takes cases over from a spreadsheet, an export or an e-mail
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A .csv or .tsv, or a .json or .jsonl of `export`; '-' reads standard input
    #[arg(required_unless_present = "email", conflicts_with = "email")]
    file: Option<String>,
    /// Read an e-mail, an .eml or a pasted text, and suggest what it says
    #[arg(long, value_name = "FILE", conflicts_with_all = ["map", "drop", "date_order", "year", "status", "with_vent"])]
    email: Option<String>,
    /// Take private words over from a .json that holds them
    #[arg(long)]
    with_vent: bool,
    /// Show what would be written, and write nothing
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
    /// Write without asking
    #[arg(short = 'y', long)]
    yes: bool,
    #[command(flatten)]
    sheet: sheet::SheetOptions,
    #[command(flatten)]
    message: email::EmailOptions,
}

pub(crate) fn run(args: &Args, mut session: Session<'_>) -> Result<(), Failure> {
    if let Some(file) = &args.email {
        let mode = email::Mode { yes: args.yes, dry_run: args.dry_run };
        return email::run(file, &args.message, mode, &mut session);
    }
    if let Some(option) = args.message.given() {
        return Err(Failure::misuse(format!("{option} is for an e-mail"))
            .tip("nothing was written; an e-mail is read with `--email FILE`"));
    }
    let file = args.file.as_deref().unwrap_or("-");
    let name = if file == "-" { "standard input" } else { file };
    let bytes = input::file(file)
        .map_err(|error| unreadable(name, error.to_string(), "name a file that is there"))?;
    if json::is_json(&bytes) {
        if let Some(option) = args.sheet.given() {
            return Err(Failure::misuse(format!("{option} is for a sheet, and '{name}' is an export"))
                .tip("nothing was written"));
        }
        from_json(args, &mut session, name, &bytes)
    } else {
        let (mut read, heading) = sheet::read(&args.sheet, &mut session, name, &bytes)?;
        let cases = std::mem::take(&mut read.cases);
        let preview = Preview { heading, remarks: incoming::remarks(&read), plan: 0 };
        if cases.is_empty() {
            let shown = preview.text(&Additions::default(), session.today, session.ui.width);
            show(&mut session, &shown)?;
            return Err(
                Failure::failed("no row can be taken over").tip("nothing was written; each row says why")
            );
        }
        take_over(args, &mut session, cases, &[], By::Meaning, &preview)
    }
}

/// Shows what would be written; that nobody reads it keeps nothing from being written.
fn show(session: &mut Session<'_>, preview: &str) -> Result<(), Failure> {
    match session.ui.answer(preview) {
        Err(Failure::PipeClosed) => Ok(()),
        shown => shown,
    }
}

/// The file is not what it must be; `way_out` says what to do.
fn unreadable(name: &str, cause: impl Into<String>, way_out: &str) -> Failure {
    Failure::failed(format!("cannot read '{name}'"))
        .cause(cause)
        .tip(format!("nothing was written; {way_out}"))
}

fn from_json(args: &Args, session: &mut Session<'_>, name: &str, bytes: &[u8]) -> Result<(), Failure> {
    let read = json::read(bytes, args.with_vent);
    let exported = read.map_err(|malformed| {
        unreadable(name, malformed.to_string(), "give a file as `reject export --format json` writes it")
    })?;
    let mut remarks = Vec::new();
    if !exported.unknown.is_empty() {
        remarks.push(format!("Not known here, and left out: {}", list(&exported.unknown, "and")));
    }
    if exported.left > 0 {
        let texts = count(exported.left, "private text is", "private texts are");
        remarks.push(format!("{texts} left out; `--with-vent` takes them over."));
    }
    let known = session.journal.plan()?;
    let plan = plan::news(&known, &exported.plan).len();
    let crossed = plan::crossed(&known, &exported.plan);
    if crossed > 0 {
        let entries = count(crossed, "entry of its plan is", "entries of its plan are");
        remarks.push(format!("{entries} left out: the id means something else here"));
    }
    let cases = count(exported.cases.len(), "case", "cases");
    let preview = Preview { heading: format!("'{name}': {cases}"), remarks, plan };
    take_over(args, session, exported.cases, &exported.plan, By::Letter, &preview)
}

/// Holds what comes against the journal, shows what that means, and writes it after a yes. `plan` is whole: what of it
/// is news is found once more when it is written.
fn take_over(
    args: &Args,
    session: &mut Session<'_>,
    incoming: Vec<Incoming>,
    plan: &[Entry],
    by: By,
    preview: &Preview,
) -> Result<(), Failure> {
    let names = session.journal.names()?;
    let mut merging = Merging::new(incoming, by);
    let mut progress = session.ui.progress("Reading", names.len());
    for (at, name) in names.iter().enumerate() {
        // One that cannot be read may be one that comes.
        merging.see(&session.journal.case(name)?);
        progress.at(at + 1);
    }
    drop(progress);
    let additions = merging.done();
    let shown = preview.text(&additions, session.today, session.ui.width);
    show(session, &shown)?;
    let is_nothing = additions.new.is_empty() && additions.grown.is_empty() && preview.plan == 0;
    if args.dry_run || is_nothing {
        session.ui.say(if is_nothing { "There is nothing to add." } else { "Nothing was written." });
        return Ok(());
    }
    if !args.yes && !is_wanted(session)? {
        session.ui.say("Nothing was written.");
        return Ok(());
    }
    write(session, additions, plan, &names)
}

fn is_wanted(session: &mut Session<'_>) -> Result<bool, Failure> {
    if !session.ui.can_ask() {
        return Err(Failure::misuse("this is not written without a yes, and nobody is there to be asked")
            .tip("nothing was written; say `--yes` to write it, `--dry-run` to look only"));
    }
    let options = vec!["yes".to_owned(), "no".to_owned()];
    let answer = session.choose("Write this into the journal?", options).map_err(Failure::nothing_written)?;
    Ok(answer == "yes")
}

/// The one file of that handle: where two have it, nobody knows which is meant.
fn only<'a>(names: &'a [Name], handle: &str) -> Result<&'a Name, Failure> {
    let from = names.partition_point(|name| name.handle.as_str() < handle);
    let mut of_it = names[from..].iter().take_while(|name| name.handle == handle);
    match (of_it.next(), of_it.next()) {
        (Some(name), None) => Ok(name),
        _ => Err(Failure::failed(format!("several files have the handle '{handle}'"))
            .tip("nothing was written; rename all but one of them, then say it again")),
    }
}

fn write(
    session: &mut Session<'_>,
    additions: Additions,
    plan: &[Entry],
    names: &[Name],
) -> Result<(), Failure> {
    let grown = additions.grown.into_iter();
    let grown = grown.map(|growth| Ok((only(names, &growth.handle)?.clone(), growth.had, growth.events)));
    let grown = grown.collect::<Result<Vec<(Name, usize, Vec<Event>)>, Failure>>()?;
    let new = additions.new.into_iter().map(|incoming| {
        let Incoming { handle, details, events, line: _, kin: _ } = incoming;
        NewCase { handle, details, events }
    });
    let new: Vec<NewCase> = new.collect();
    let mut writing = session.write()?;
    let is_as_it_was = session.journal.names()? == names
        && grown
            .iter()
            .all(|(name, had, _)| session.journal.case(name).is_ok_and(|case| case.events().len() == *had));
    if !is_as_it_was {
        return Err(Failure::failed("another reject has just written to the journal")
            .tip("nothing was written; say it again"));
    }
    let grown = grown.into_iter().map(|(name, _, events)| (name, events)).collect();
    let batch = Batch { new, grown, plan: plan.to_vec() };
    let total = batch.new.len() + batch.grown.len();
    let added = {
        let mut progress = session.ui.progress("Writing", total);
        writing.add(&batch, &mut |done| progress.at(done))
    }?;
    drop(writing);
    let mut done = Vec::new();
    if !added.is_empty() {
        done.push(format!("{} added", count(added.len(), "case", "cases")));
    }
    if !batch.grown.is_empty() {
        done.push(format!("news added to {}", count(batch.grown.len(), "case", "cases")));
    }
    if done.is_empty() {
        done.push("the plan taken over".to_owned());
    }
    let done = list(&done, "and");
    let (first, rest) = done.split_at(1);
    session.ui.say(&format!("{}{rest}, in {}", first.to_uppercase(), session.journal.root().display()));
    session.ui.say("What they say together: reject stats");
    Ok(())
}
