//! `reject plan`: actions and goals.

mod add;
mod asked;
mod did;
mod goal;
mod list;
mod settle;

use reject::plan::Item;
use reject::text::one_line;

use super::Session;
use crate::failure::Failure;

pub(super) use add::{Beside, Intention};

/// What became of the user's words where something is refused.
const NOTHING: &str = "nothing was written";

/// Shows what is planned, how far the goals are and what helped
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    list: list::Args,
}

impl Args {
    /// The texts among them, each with what it is.
    pub(super) fn texts(&self) -> Vec<(&'static str, String)> {
        let Some(What::Add(args)) = &self.what else { return Vec::new() };
        vec![("do", args.words().join(" "))]
    }
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// List what is planned; the same as `reject plan` alone
    List(list::Args),
    /// Plan something to do
    Add(add::Args),
    /// Note that something is done, or a goal reached
    Done(settle::DoneArgs),
    /// Let something go, an action or a goal
    Drop(settle::Args),
    /// Take something up again that was done or let go
    Start(settle::Args),
    /// Set a goal, or set a running one anew
    Goal(goal::Args),
    /// Note a meeting, a class or whatever a goal is of
    Did(did::Args),
}

pub(crate) fn run(args: &Args, session: Session<'_>) -> Result<u8, Failure> {
    let done = match &args.what {
        None => return list::run(&args.list, session),
        Some(What::List(args)) => return list::run(args, session),
        Some(What::Add(args)) => add::run(args, session),
        Some(What::Done(args)) => settle::done(args, session),
        Some(What::Drop(args)) => settle::dropped(args, session),
        Some(What::Start(args)) => settle::started(args, session),
        Some(What::Goal(args)) => goal::run(args, session),
        Some(What::Did(args)) => did::run(args, session),
    };
    done.map(|()| 0)
}

/// The text in one line, as one says it.
fn said(text: &str) -> String {
    one_line(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Asks which of these is meant; gives its place among them.
fn choose(session: &mut Session<'_>, question: &str, items: &[&Item]) -> Result<usize, Failure> {
    let mut options: Vec<String> = Vec::new();
    for item in items {
        let text = said(&item.text());
        let is_clear = items.iter().filter(|other| said(&other.text()) == text).count() == 1;
        options.push(if is_clear { text } else { format!("{text} ({})", one_line(item.id())) });
    }
    let chosen = session.choose(question, options.clone()).map_err(Failure::nothing_written)?;
    Ok(options.iter().position(|option| *option == chosen).unwrap_or_default())
}

/// The items one a line, each with its id, to name one of them by.
fn listed(items: &[&Item]) -> String {
    let lines: Vec<String> =
        items.iter().map(|item| format!("{}  {}", one_line(item.id()), said(&item.text()))).collect();
    lines.join("\n")
}
