//! `reject feedback CASE`: asks for feedback in a letter, and keeps what came.

mod asked;
mod edit;
mod received;

use reject::event::{Event, Kind};
use reject::letters::FEEDBACK_REQUEST;

use super::Session;
use super::letter::{self, Draft, Form};
use crate::args;
use crate::failure::Failure;

/// Drafts a letter that asks for feedback, and keeps what was asked and what came
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("record").args(["asked", "received"]))]
pub(crate) struct Args {
    /// Any part of the case's handle, or 'last'
    case: String,
    #[command(flatten)]
    form: Form,
    /// To whom it goes
    #[arg(long, value_name = "WHO", conflicts_with = "received")]
    to: Option<String>,
    /// Note that you asked; nothing is drafted
    #[arg(long, conflicts_with_all = ["short", "long", "editor"])]
    asked: bool,
    #[command(flatten)]
    incoming: Incoming,
    /// The day you asked, or it came; today without it
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, requires = "record")]
    on: Option<String>,
}

impl Args {
    /// The texts among them, each with what it is.
    pub(super) fn texts(&self) -> Vec<(&'static str, String)> {
        let came = self.incoming.received.iter().flatten().map(|text| ("said", text.clone()));
        let note = self.incoming.note.iter().map(|text| ("note", text.clone()));
        let to_do = Some(("do", self.incoming.actions.join("\n")));
        came.chain(note).chain(to_do).collect()
    }
}

/// Feedback that came.
#[derive(Debug, clap::Args)]
pub(crate) struct Incoming {
    /// Keep what came; '-' reads it from standard input, -e opens your editor, alone it asks
    #[arg(long, value_name = "TEXT", num_args = 0..=1, conflicts_with_all = ["short", "long"])]
    received: Option<Vec<String>>,
    /// From whom, also from outside that company
    #[arg(long, value_name = "WHO", requires = "received")]
    from: Option<String>,
    /// A reason they gave, such as 'pay' or 'missing skill: Kubernetes'
    #[arg(long, value_name = "REASON", requires = "received")]
    reason: Vec<String>,
    /// Something to remember about it; '-' reads it from standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, requires = "received")]
    note: Option<String>,
    /// Something to do because of it
    #[arg(long = "do", value_name = "ACTION", requires = "received")]
    actions: Vec<String>,
    /// By when to do it
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, requires = "actions")]
    due: Option<String>,
}

pub(crate) fn run(args: &Args, mut session: Session<'_>) -> Result<(), Failure> {
    let on = args::day("--on", args.on.as_deref(), session.today)?.unwrap_or(session.today);
    if args.incoming.received.is_some() {
        return received::run(&args.incoming, args.form.editor, &args.case, on, &mut session);
    }
    let to = letter::recipient(args.to.as_deref())?;
    let name = session.find(&args.case)?;
    if args.asked {
        return letter::record(&mut session, &name, Event { to, ..Event::new(on, Kind::FeedbackAsked) });
    }
    let letters = session.letters_for(FEEDBACK_REQUEST)?;
    let case = session.journal.case(&name)?;
    let Some(template) = letters.template(FEEDBACK_REQUEST) else { return Ok(()) };
    letter::give(
        &mut session,
        &Draft { template, case: Some(&case), length: args.form.length(), to, editor: args.form.editor },
    )
}
