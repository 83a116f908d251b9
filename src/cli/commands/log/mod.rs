//! `reject log [COMPANY [ROLE]]`: writes down a no.

mod asked;
mod form;
mod hints;
mod target;
mod texts;

use chrono::NaiveDate;
use reject::case::Case;
use reject::event::{Control, Details, Ending, Event, Feeling, Heard, Kind, Reason, Sender, Stage};
use reject::journal::{DraftFile, NONE_GIVEN, Name, write_event};
use reject::text::{nearest, same};

pub(super) use hints::{first_time, is_first_at, milestone};
pub(super) use target::been_here;
pub(super) use texts::{About, name, one_stdin, text_of};

use super::Session;
use crate::args::{self, word};
use crate::failure::Failure;
use target::{Target, Wanted};

/// Writes down a no. With nothing, asks six things, each but the first skipped with Enter
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The employer; 'unknown' for one that is not named
    company: Option<String>,
    /// The role
    role: Option<String>,
    /// The stage at which it ended; the furthest so far without it
    #[arg(long, value_name = "STAGE", value_parser = word::<Stage>(Stage::words()))]
    stage: Option<Stage>,
    /// Which round of that stage
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), requires = "stage")]
    round: Option<u32>,
    /// The day you heard; today without it
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// The day you applied, where the journal does not have it
    #[arg(long, value_name = "DATE")]
    applied: Option<String>,
    #[command(flatten)]
    about: About,
    /// How you heard
    #[arg(long, value_name = "WAY", value_parser = word::<Heard>(Heard::words()))]
    heard: Option<Heard>,
    /// Who told you
    #[arg(long, value_name = "WHO", value_parser = word::<Sender>(Sender::words()))]
    sender: Option<Sender>,
    /// A reason they gave, such as 'pay' or 'missing skill: Kubernetes'
    #[arg(long, value_name = "REASON")]
    reason: Vec<String>,
    /// A reason you guess
    #[arg(long, value_name = "REASON")]
    guess: Vec<String>,
    /// What they said, word for word; '-' reads it from standard input
    #[arg(long, value_name = "TEXT")]
    said: Option<String>,
    /// Something to remember about it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Private words, which never leave the journal
    #[arg(long, value_name = "TEXT")]
    vent: Option<String>,
    /// How it felt, 1 (crushed) to 5 (fine)
    #[arg(long, value_name = "1-5")]
    feeling: Option<Feeling>,
    /// Whether it lay within your control
    #[arg(long, value_name = "ANSWER", value_parser = word::<Control>(Control::words()))]
    control: Option<Control>,
    /// How it ended
    #[arg(long, value_name = "ENDING", value_parser = word::<Ending>(Ending::words()), default_value = "rejected")]
    ending: Ending,
    /// Make a new case, even if this company has one in play
    #[arg(long)]
    new: bool,
    /// Write the rest in your editor
    #[arg(short = 'e', long = "editor")]
    editor: bool,
}

/// A no, as it is to be written.
#[derive(Clone, Debug)]
struct Refusal {
    details: Details,
    applied: Option<NaiveDate>,
    event: Event,
}

pub(crate) fn run(args: &Args, mut session: Session<'_>) -> Result<(), Failure> {
    one_stdin(&[args.said.as_deref(), args.note.as_deref(), args.vent.as_deref()])?;
    let mut refusal = unasked(args, session.today)?;
    let mut wanted = Wanted {
        company: String::new(),
        role: None,
        details: refusal.details.clone(),
        applied: refusal.applied,
        new: args.new,
        chosen: None,
    };
    let asked = args.company.is_none();
    if let Some(company) = &args.company {
        wanted.company = name("the company", company)?.ok_or_else(|| {
            Failure::misuse("the company is empty")
                .tip("use 'unknown' for one that is not named; nothing was written")
        })?;
        wanted.role = args.role.as_deref().map(|role| name("the role", role)).transpose()?.flatten();
    } else {
        asked::ask(&mut session, &mut wanted, &mut refusal)?;
    }
    if args.editor {
        form::edit(&mut session, &wanted, &mut refusal)?;
    }
    let written = write(&mut session, &mut wanted, &refusal);
    let (file, target) = written.map_err(|failure| kept(&mut session, args, &refusal, failure))?;
    let mut writing = session.write()?;
    if asked {
        writing.discard(&DraftFile::log())?;
    }
    if args.editor {
        writing.discard(&form::draft())?;
    }
    drop(writing);
    say(&mut session, &refusal, &target, &file)
}

/// Says where the words are that could not be written: in the draft of the questions, in the form, or, when they
/// came on standard input and nowhere else, in a file of their own.
fn kept(session: &mut Session<'_>, args: &Args, refusal: &Refusal, failure: Failure) -> Failure {
    let root = session.journal.root().to_owned();
    if args.company.is_none() {
        let file = root.join(DraftFile::log().file());
        return failure
            .tip(format!("your answers are kept in '{}'; `reject log` goes on from there", file.display()));
    }
    if args.editor {
        let file = root.join(form::draft().file());
        return failure
            .tip(format!("your text is kept in '{}'; `reject log -e` opens it again", file.display()));
    }
    if ![&args.said, &args.note, &args.vent].iter().any(|text| text.as_deref() == Some("-")) {
        return failure;
    }
    let unsaved = session
        .journal
        .write()
        .and_then(|mut writing| writing.keep_unsaved(write_event(&refusal.event).as_bytes()));
    match unsaved {
        Ok(file) => failure.tip(format!("your text is kept in '{}'", root.join(file).display())),
        Err(error) => failure
            .tip(format!("your text could not be kept either ({error}); it is still where it came from")),
    }
}

/// What the options say.
fn unasked(args: &Args, today: NaiveDate) -> Result<Refusal, Failure> {
    let on = args::day("--on", args.on.as_deref(), today)?.unwrap_or(today);
    let applied = args::day("--applied", args.applied.as_deref(), today)?;
    if let Some(applied) = applied.filter(|applied| *applied > on) {
        return Err(Failure::misuse(format!("--applied {applied} lies after the answer ({on})"))
            .tip("nothing was written"));
    }
    let text = |option: &str, text: &Option<String>| {
        text.clone().map(|text| text_of(option, text)).transpose().map(Option::flatten)
    };
    let event = Event {
        stage: args.stage,
        round: args.round,
        heard: args.heard,
        sender: args.sender,
        reasons: reasons(&args.reason, &args.guess)?,
        control: args.control,
        said: text("--said", &args.said)?,
        note: text("--note", &args.note)?,
        feeling: args.feeling,
        vent: text("--vent", &args.vent)?,
        ..Event::new(on, Kind::Ended(args.ending))
    };
    Ok(Refusal { details: args.about.details()?, applied, event })
}

fn reasons(stated: &[String], guessed: &[String]) -> Result<Vec<Reason>, Failure> {
    let stated = stated.iter().map(|reason| ("--reason", reason, true));
    let guessed = guessed.iter().map(|reason| ("--guess", reason, false));
    let read = stated.chain(guessed).map(|(option, reason, stated)| {
        let line = name(option, reason)?
            .ok_or_else(|| Failure::misuse(format!("{option} is empty")).tip("nothing was written"))?;
        Ok(reason_of(&line, stated))
    });
    read.collect()
}

/// `missing skill: Kubernetes` is the reason and what exactly.
fn reason_of(line: &str, stated: bool) -> Reason {
    let (tag, detail) = match line.split_once(": ") {
        Some((tag, detail)) if !tag.trim().is_empty() => (tag, Some(detail.trim().to_owned())),
        _ => (line, None),
    };
    Reason { tag: tag.trim().to_owned(), detail: detail.filter(|detail| !detail.is_empty()), stated }
}

/// Writes it under the lock, into the case it belongs to by then.
fn write(
    session: &mut Session<'_>,
    wanted: &mut Wanted,
    refusal: &Refusal,
) -> Result<(Name, Target), Failure> {
    let target = target::of(session, wanted)?;
    let events = events_for(refusal, &target)?;
    for case in target.others() {
        session.ui.say(&been_here(case));
    }
    let mut writing = session.write()?;
    if target::of(session, wanted)? != target {
        return Err(Failure::failed(format!("another reject has just written about '{}'", wanted.company))
            .tip("nothing was written; look with `reject list`, then say it again"));
    }
    let name = match &target {
        Target::Open { name, .. } => {
            writing.append(name, &events)?;
            name.clone()
        }
        Target::New { .. } => {
            let mut details = refusal.details.clone();
            details.company = Some(wanted.company.clone());
            details.role.clone_from(&wanted.role);
            writing.create(&details, &events)?
        }
    };
    Ok((name, target))
}

/// The documents to write: an application where it is not yet there, then the ending.
fn events_for(refusal: &Refusal, target: &Target) -> Result<Vec<Event>, Failure> {
    let mut event = refusal.event.clone();
    let mut events = Vec::new();
    if let Target::Open { case, learned, .. } = target {
        not_before_it_began(case, "the answer", event.date)?;
        let known = case.applied();
        if let (Some(applied), Some(known)) = (refusal.applied, known)
            && applied != known
        {
            return Err(Failure::misuse(format!(
                "'{}' was applied for on {known}, not on {applied}",
                case.handle()
            ))
            .tip(format!("nothing was written; correct it with `reject edit {}`", case.handle())));
        }
        event.details = refusal.details.clone();
        event.details.role.clone_from(learned);
        if let (Some(applied), None) = (refusal.applied, known) {
            events.push(Event::new(applied, Kind::Applied));
        }
    } else if let Some(applied) = refusal.applied {
        events.push(Event::new(applied, Kind::Applied));
    }
    events.push(event);
    Ok(events)
}

/// An event may not lie before the application, nor an ending before the case last got further.
pub(super) fn not_before_it_began(case: &Case, what: &str, on: NaiveDate) -> Result<(), Failure> {
    let Some(applied) = case.applied().filter(|applied| on < *applied) else { return Ok(()) };
    Err(Failure::misuse(format!("{what} ({on}) lies before the application ({applied})"))
        .tip(format!("nothing was written; the case is '{}'", case.handle())))
}

fn say(session: &mut Session<'_>, refusal: &Refusal, target: &Target, name: &Name) -> Result<(), Failure> {
    let after = session.journal.case(name)?;
    session.ui.say(&format!("Written down in {}", name.file.display()));
    if let Target::Open { .. } = target {
        session.ui.say(&format!("{}: {}.", after.title(), super::standing(&after)));
    }
    let vocabulary = session.journal.settings();
    for reason in &refusal.event.reasons {
        let tag = &reason.tag;
        if same(tag, NONE_GIVEN) || vocabulary.vocabulary().any(|known| same(known, tag)) {
            continue;
        }
        let near = nearest(tag, vocabulary.vocabulary())
            .map_or_else(String::new, |near| format!(" (did you mean '{near}'?)"));
        let mut own = vocabulary.reasons.clone();
        own.push(tag.clone());
        let line = format!("reasons: [{}]", own.join(", "));
        session.ui.say(&format!("'{tag}' is a word of your own{near}. To be offered it next time, put this line into journal.yaml:\n  {line}"));
    }
    if matches!(target, Target::New { .. }) {
        milestone(session);
    }
    hints::after(session, refusal, target, name);
    let short = session.short(&name.handle);
    session.ui.say(&format!("When you are ready: reject reflect {short}"));
    Ok(())
}
