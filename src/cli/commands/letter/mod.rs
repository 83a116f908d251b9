//! `reject letter [KIND [CASE]]`: drafts a letter, and notes that it was sent.

mod compose;
mod edit;

use reject::case::Case;
use reject::event::{Ending, Event, Kind, Stage};
use reject::journal::Name;
use reject::letters::{FEEDBACK_REQUEST, Length, Letters, Template, event};
use reject::text::{as_typed, nearest, shown};

use super::{Session, log};
use crate::args;
use crate::failure::Failure;
use crate::texts;
use crate::view::letters;

pub(super) use compose::{Draft, give};

/// The letter to somebody one does not know yet.
const NETWORKING: &str = "networking";

/// Drafts a letter from a case, for you to send. With nothing, lists the letters there are
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Which letter: thank-you, follow-up, networking, feedback-request or one of your own
    kind: Option<String>,
    /// Any part of the case's handle, or 'last'
    case: Option<String>,
    #[command(flatten)]
    form: Form,
    /// To whom it goes
    #[arg(long, value_name = "WHO", requires = "kind")]
    to: Option<String>,
    /// Note that it was sent; nothing is drafted
    #[arg(long, requires = "kind", conflicts_with_all = ["short", "long", "editor"])]
    sent: bool,
    /// The day it was sent; today without it
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, requires = "sent")]
    on: Option<String>,
}

/// In which form a letter is wanted.
#[derive(Debug, clap::Args)]
pub(crate) struct Form {
    /// The short form
    #[arg(long, conflicts_with = "long")]
    short: bool,
    /// The long form; of a request for feedback, where you got on with somebody
    #[arg(long)]
    long: bool,
    /// Finish it, or write down what came, in your editor
    #[arg(short = 'e', long = "editor")]
    pub(crate) editor: bool,
}

impl Form {
    /// The length that was asked for.
    pub(crate) fn length(&self) -> Option<Length> {
        match (self.short, self.long) {
            (true, _) => Some(Length::Short),
            (_, true) => Some(Length::Long),
            _ => None,
        }
    }
}

pub(crate) fn run(args: &Args, mut session: Session<'_>) -> Result<(), Failure> {
    let Some(kind) = &args.kind else {
        let listed = letters::list(&session.letters()?, "", session.ui.width);
        return session.ui.answer(&listed);
    };
    let to = recipient(args.to.as_deref())?;
    let on = args::day("--on", args.on.as_deref(), session.today)?.unwrap_or(session.today);
    if args.sent {
        // What its template says does not matter any more.
        let Some(event) = event(kind) else {
            return Err(not_recorded(named(&session.letters()?, kind)?));
        };
        let name = session.find(case_of(args, kind)?)?;
        return record(&mut session, &name, Event { to, ..Event::new(on, event) });
    }
    let letters = session.letters_for(kind)?;
    let template = named(&letters, kind)?;
    let found = match (&args.case, template.event()) {
        (None, None) => None,
        _ => Some(session.find(case_of(args, kind)?)?),
    };
    let case = found.map(|name| session.journal.case(&name)).transpose()?;
    let (length, editor) = (args.form.length(), args.form.editor);
    give(&mut session, &Draft { template, case: case.as_ref(), length, to, editor })
}

/// The letter of that name.
fn named<'a>(letters: &'a Letters, kind: &str) -> Result<&'a Template, Failure> {
    letters.template(kind).ok_or_else(|| {
        let names: Vec<&str> = letters.templates().iter().map(|template| template.name.as_str()).collect();
        let failure = Failure::misuse(format!("'{kind}' is no letter"));
        match nearest(kind, names.iter().copied()) {
            Some(near) => failure.tip(format!("a similar one exists: '{near}'")),
            None => failure.tip(format!("the letters are {}", names.join(", "))),
        }
    })
}

/// The case that was named, which this letter needs.
fn case_of<'a>(args: &'a Args, kind: &str) -> Result<&'a str, Failure> {
    args.case.as_deref().ok_or_else(|| {
        Failure::misuse(format!("the letter '{kind}' is about a case, and none was named"))
            .tip(format!("part of its handle names it, or 'last': `reject letter {} last`", as_typed(kind)))
    })
}

/// To whom, in one line.
pub(super) fn recipient(to: Option<&str>) -> Result<Option<String>, Failure> {
    Ok(to.map(|to| texts::name("--to", to)).transpose()?.flatten())
}

/// Some letters leave no trace in a case.
fn not_recorded(template: &Template) -> Failure {
    let name = &template.name;
    Failure::misuse(format!("no case records that the letter '{name}' was sent")).tip(if name == NETWORKING {
        "nothing was written; once you have met, `reject plan did networking` counts it"
    } else {
        "nothing was written; `reject plan` keeps what you mean to do and what you did"
    })
}

/// Writes down that a letter went out, and says so.
pub(super) fn record(session: &mut Session<'_>, name: &Name, event: Event) -> Result<(), Failure> {
    let case = session.journal.case(name)?;
    log::not_before_it_began(&case, "--on", event.date)?;
    let done = done(event.kind, event.to.as_deref());
    let has_come = case.events().iter().any(|known| known.kind == Kind::Feedback);
    let waits = event.kind == Kind::FeedbackAsked && !has_come;
    session.append(name, &[event])?;
    session.ui.say(&format!("{}: {done}. Written down in {}", case.title(), shown(&name.file)));
    if waits {
        let short = session.short(&name.handle, &session.journal.names()?);
        session.ui.say(&format!("When an answer comes: reject feedback {short} --received -e"));
    }
    Ok(())
}

/// What was done, in words.
fn done(kind: Kind, to: Option<&str>) -> String {
    match (kind, to) {
        (Kind::Thanked, Some(to)) => format!("thanked {to}"),
        (Kind::Thanked, None) => "said thank you".to_owned(),
        (Kind::FeedbackAsked, Some(to)) => format!("asked {to} for feedback"),
        (Kind::FeedbackAsked, None) => "asked for feedback".to_owned(),
        (_, Some(to)) => format!("asked {to} where it stands"),
        (_, None) => "asked where it stands".to_owned(),
    }
}

/// The command that notes that it was sent, for a case of that name.
fn afterwards(template: &Template, case: &str) -> String {
    match template.name.as_str() {
        FEEDBACK_REQUEST => format!("reject feedback {case} --asked"),
        name => format!("reject letter {} {case} --sent", as_typed(name)),
    }
}

/// Whether the case stands as the letter takes for granted.
fn suits(template: &Template, case: &Case) -> bool {
    match template.event() {
        Some(Kind::FeedbackAsked) => {
            matches!(case.ending(), Some(Ending::Rejected | Ending::NoReply | Ending::Closed))
        }
        Some(Kind::Thanked) => case.in_play() && case.furthest() > Stage::Application,
        Some(Kind::FollowedUp) => case.in_play(),
        _ => true,
    }
}
