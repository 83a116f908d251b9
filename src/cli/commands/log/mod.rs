//! `reject log [COMPANY [ROLE]]`: writes down a no.

mod asked;
mod form;
mod hints;
mod target;

use chrono::NaiveDate;
use reject::case::Case;
use reject::event::{Control, Details, Ending, Event, Feeling, Heard, Kind, Reason, Sender, Stage};
use reject::journal::{Name, reasons_line};
use reject::text::{as_operand, list, nearest, same, shown};

pub(super) use hints::{first_time, is_first_at, milestone};
pub(super) use target::{Choice, Wanted, been_here, is_unnamed};

use super::Session;
use super::draft::{Copy, Draft};
use crate::args::{self, word};
use crate::failure::Failure;
use crate::texts::{About, name, one_stdin, option_text};
use target::Target;

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
    #[arg(long, value_name = "N", value_parser = args::count, requires = "stage")]
    round: Option<u32>,
    /// The day you heard; today without it
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    /// The day you applied, where the journal does not have it
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
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
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    said: Option<String>,
    /// Something to remember about it; '-' reads it from standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// Private words, which never leave the journal; '-' as above
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
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

impl Args {
    /// The texts among them, each with what it is.
    pub(super) fn texts(&self) -> Vec<(&'static str, String)> {
        let all = [("said", &self.said), ("note", &self.note), ("vent", &self.vent)];
        all.into_iter().filter_map(|(what, text)| Some((what, text.clone()?))).collect()
    }
}

/// A no, as it is to be written.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    pub(super) details: Details,
    pub(super) applied: Option<NaiveDate>,
    pub(super) event: Event,
}

pub(crate) fn run(args: &Args, mut session: Session<'_>) -> Result<(), Failure> {
    let texts = [("--said", &args.said), ("--note", &args.note), ("--vent", &args.vent)];
    one_stdin(&texts.map(|(_, text)| text.as_deref()))?;
    let from_stdin = texts.iter().any(|(_, text)| text.as_deref() == Some("-"));
    if from_stdin && args.company.is_none() {
        return Err(Failure::misuse(
            "a text from standard input ('-') leaves nothing to answer the questions with",
        )
        .tip("nothing was written; name the company on the command line"));
    }
    let mut refusal = without_texts(args, session.today)?;
    let mut wanted = wanted(args, &refusal)?;
    refusal.event.said = option_text("--said", args.said.as_ref())?;
    refusal.event.note = option_text("--note", args.note.as_ref())?;
    refusal.event.vent = option_text("--vent", args.vent.as_ref())?;
    let draft = match args.company {
        None => Some(asked::ask(&mut session, &mut wanted, &mut refusal)?),
        Some(_) => None,
    };
    let form = if args.editor { Some(form::edit(&mut session, &mut wanted, &mut refusal)?) } else { None };
    let written = write(&mut session, &mut wanted, &refusal);
    let (file, target) = written.map_err(|failure| kept(&session, draft.as_ref(), form.as_ref(), failure))?;
    if let Some(draft) = draft {
        draft.discard(&mut session);
    }
    if let Some(form) = form {
        form.discard(&mut session);
    }
    say(&mut session, &refusal, &target, &file)
}

/// Says where the words are that could not be written: in the draft of the questions, or in the form.
fn kept(session: &Session<'_>, draft: Option<&Draft>, form: Option<&Copy>, failure: Failure) -> Failure {
    if let Some(form) = form {
        let file = form.path(session);
        return failure
            .tip(format!("your text is kept in '{}'; the same command opens it again", file.display()));
    }
    match draft {
        Some(draft) => failure.tip(draft.kept(session)),
        None => failure,
    }
}

/// What the options say, but for the texts: standard input is read last, when all else is known to be right.
fn without_texts(args: &Args, today: NaiveDate) -> Result<Refusal, Failure> {
    let on = args::day("--on", args.on.as_deref(), today)?.unwrap_or(today);
    let applied = args::day("--applied", args.applied.as_deref(), today)?;
    if let Some(applied) = applied.filter(|applied| *applied > on) {
        return Err(Failure::misuse(format!("--applied {applied} lies after the answer ({on})"))
            .tip("nothing was written"));
    }
    let event = Event {
        stage: args.stage,
        round: args.round,
        heard: args.heard,
        sender: args.sender,
        reasons: reasons(&args.reason, &args.guess)?,
        control: args.control,
        feeling: args.feeling,
        ..Event::new(on, Kind::Ended(args.ending))
    };
    Ok(Refusal { details: args.about.details()?, applied, event })
}

fn wanted(args: &Args, refusal: &Refusal) -> Result<Wanted, Failure> {
    let company = args.company.as_deref().map(|company| {
        name("the company", company)?.ok_or_else(|| {
            Failure::misuse("the company is empty")
                .tip("nothing was written; use 'unknown' for one that is not named")
        })
    });
    Ok(Wanted {
        company: company.transpose()?.unwrap_or_default(),
        role: args.role.as_deref().map(|role| name("the role", role)).transpose()?.flatten(),
        details: refusal.details.clone(),
        applied: refusal.applied,
        ending: args.ending,
        new: args.new,
        chosen: None,
    })
}

pub(super) fn reasons(stated: &[String], guessed: &[String]) -> Result<Vec<Reason>, Failure> {
    let stated = stated.iter().map(|reason| ("--reason", reason, true));
    let guessed = guessed.iter().map(|reason| ("--guess", reason, false));
    let mut all: Vec<Reason> = Vec::new();
    for (option, reason, stated) in stated.chain(guessed) {
        let line = name(option, reason)?
            .ok_or_else(|| Failure::misuse(format!("{option} is empty")).tip("nothing was written"))?;
        let reason = reason_of(&line, stated);
        // What they said need not be guessed as well.
        if !all.iter().any(|known| same(&known.tag, &reason.tag) && known.detail == reason.detail) {
            all.push(reason);
        }
    }
    Ok(all)
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
pub(super) fn write(
    session: &mut Session<'_>,
    wanted: &mut Wanted,
    refusal: &Refusal,
) -> Result<(Name, Target), Failure> {
    let target = target::of(session, wanted)?;
    let events = events_for(refusal, &target)?;
    been_here(session, target.others());
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
        not_before_it_advanced(case, event.date)?;
        let known = case.applied();
        let contradicts = refusal.applied.zip(known.or(case.first())).filter(|(applied, known)| {
            if case.applied().is_some() { applied != known } else { applied > known }
        });
        if let Some((applied, known)) = contradicts {
            return Err(Failure::misuse(format!(
                "'{}' began on {known}, so --applied {applied} cannot be",
                case.handle()
            ))
            .tip(format!(
                "nothing was written; correct it with `reject edit {}`",
                as_operand(case.handle())
            )));
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

/// No event lies before the application.
pub(super) fn not_before_it_began(case: &Case, what: &str, on: NaiveDate) -> Result<(), Failure> {
    let Some(applied) = case.applied().filter(|applied| on < *applied) else { return Ok(()) };
    Err(Failure::misuse(format!("{what} ({on}) lies before the application ({applied})"))
        .tip(format!("nothing was written; the case is '{}'", case.handle())))
}

/// An ending does not lie before the case last got further: it would still be in play.
fn not_before_it_advanced(case: &Case, on: NaiveDate) -> Result<(), Failure> {
    let advanced = case.events().iter().rfind(|event| event.kind == Kind::Advanced);
    let Some(advanced) = advanced.filter(|advanced| on < advanced.date) else { return Ok(()) };
    let stage = advanced.stage.unwrap_or(Stage::Application);
    Err(Failure::misuse(format!("the answer ({on}) lies before it got to {stage} ({})", advanced.date))
        .tip(format!("nothing was written; the case is '{}'", case.handle())))
}

/// Says what was written, and what may be worth knowing now.
pub(super) fn say(
    session: &mut Session<'_>,
    refusal: &Refusal,
    target: &Target,
    name: &Name,
) -> Result<(), Failure> {
    let after = session.journal.case(name)?;
    session.ui.say(&format!("Written down in {}", shown(&name.file)));
    if let Target::Open { .. } = target {
        session.ui.say(&format!("{}: {}.", after.title(), after.standing()));
    }
    offer_words(session, &refusal.event.reasons);
    let names = session.journal.names()?;
    if matches!(target, Target::New { .. }) {
        hints::similar(session, after.company(), &names);
        milestone(session, names.len());
    }
    hints::after(session, refusal, target, name, &names);
    let short = session.short(&name.handle, &names);
    let hurt = refusal.event.feeling.is_some_and(|feeling| feeling.value() <= 2) && session.is_gentle();
    let rest = if hurt { "Nothing more is needed today. " } else { "" };
    session.ui.say(&format!("{rest}When you are ready: reject reflect {short}"));
    Ok(())
}

/// A reason outside the vocabulary was taken; the line that would offer it next time is offered.
pub(super) fn offer_words(session: &mut Session<'_>, reasons: &[Reason]) {
    let vocabulary = &session.journal.settings().vocabulary;
    let mut own = vocabulary.own().to_vec();
    let mut said = Vec::new();
    for reason in reasons {
        let tag = &reason.tag;
        if vocabulary.holds(tag) {
            continue;
        }
        let near = nearest(tag, vocabulary.words());
        said.push(match near {
            Some(near) => format!("'{tag}' (near '{near}')"),
            None => format!("'{tag}'"),
        });
        own.push(tag.clone());
    }
    if said.is_empty() {
        return;
    }
    let place = if vocabulary.own().is_empty() { "" } else { " in place of its `reasons:`" };
    let (words, them) = if said.len() == 1 { ("is a word", "it") } else { ("are words", "them") };
    let line = format!(
        "{} {words} of your own. To be offered {them} next time, put this line into journal.yaml{place}:\n  {}",
        list(&said, "and"),
        reasons_line(&own)
    );
    session.ui.say(&line);
}
