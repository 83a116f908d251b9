//! `reject` alone: what waits today.

use reject::export::json::UnreadableJson;
use reject::filter::Filter;
use reject::journal::{Left, Name, Unfinished};
use reject::today::{Today, Wait};
use serde::Serialize;

use super::Session;
use super::draft::goes_on;
use crate::failure::Failure;
use crate::view::today::{self, Line};

/// What waits today
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Without a command: what waits today")]
pub(crate) struct Args {
    /// In one line, or nothing, as for a shell's prompt
    #[arg(long, conflicts_with = "json")]
    pub(crate) brief: bool,
    /// In JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    /// The option that was given, which only goes without a command.
    pub(crate) fn given(&self) -> Option<&'static str> {
        match self {
            Self { brief: true, .. } => Some("--brief"),
            Self { json: true, .. } => Some("--json"),
            _ => None,
        }
    }
}

#[derive(Serialize)]
struct Shown<'a> {
    version: u32,
    today: chrono::NaiveDate,
    waits: Vec<Waiting<'a>>,
    in_play: usize,
    taken: Option<&'a reject::stats::Taken>,
    unreadable: Vec<UnreadableJson>,
}

#[derive(Serialize)]
struct Waiting<'a> {
    line: String,
    command: &'a str,
    #[serde(flatten)]
    wait: Option<&'a Wait>,
}

/// What waits today, and nothing is written.
pub(crate) fn run(args: &Args, session: &mut Session<'_>) -> Result<u8, Failure> {
    let names = session.journal.names()?;
    let mut cases = session.journal.read(&names);
    let left = session.journal.left()?;
    let plan = session.plan_for_reading(&mut cases.unreadable).unwrap_or_default();
    let reviews = session.journal.reviews()?;
    cases.unreadable.extend(reviews.unreadable);
    let unreadable = cases.unreadable.len();
    let (known, _) = Filter::default().as_of(cases.readable, session.today);
    let begun = session.journal.begun_reflections()?;
    let today = Today::of(&known, &plan, &reviews.readable, &begun, session.today);
    let lines = lines(session, &names, &today, &left, unreadable);
    if args.brief {
        if let Some(line) = today::brief(&lines, session.ui.width) {
            session.ui.answer(&line)?;
        }
    } else if args.json {
        let waits =
            lines.iter().map(|line| Waiting { line: line.whole(), command: &line.command, wait: line.wait });
        session.ui.json(&Shown {
            version: 1,
            today: session.today,
            waits: waits.collect(),
            in_play: today.in_play,
            taken: today.taken.as_ref(),
            unreadable: cases.unreadable.iter().map(UnreadableJson::of).collect(),
        })?;
    } else {
        let is_gentle = session.is_gentle();
        let text = if known.is_empty() && lines.is_empty() {
            today::beginning(session.ui.width)
        } else if lines.is_empty() {
            today::nothing(&today, is_gentle, session.today, session.ui.width)
        } else {
            today::list(&lines, session.ui.width)
        };
        session.ui.answer(&text)?;
    }
    Ok(u8::from(unreadable > 0))
}

/// What waits, each with the command that does it: first what stands in the way of the rest, then what was begun.
fn lines<'a>(
    session: &Session<'_>,
    names: &[Name],
    today: &'a Today,
    left: &[Left],
    unreadable: usize,
) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    if unreadable > 0 {
        lines.push(today::unreadable(unreadable));
    }
    let short = |handle: &str| session.short(handle, names);
    let begun = left.iter().filter_map(|left| Some((left, goes_on(session, left, names)?)));
    lines.extend(begun.map(|(left, command)| today::unfinished(&left.what, &short, command)));
    match left.iter().filter(|left| left.what == Unfinished::Unsaved).count() {
        0 => {}
        n => lines.push(today::unsaved(n)),
    }
    lines.extend(today.waits.iter().map(|wait| today::line(wait, &short, session.today)));
    lines
}
