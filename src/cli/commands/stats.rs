//! `reject stats`: what keeps coming back.

use chrono::NaiveDate;
use reject::export::json::UnreadableJson;
use reject::stats::{Given, Stats, silence};
use serde::Serialize;

use super::Session;
use crate::args::Filters;
use crate::failure::Failure;
use crate::view::{cases, numbers};

/// Sees what keeps coming back
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    filters: Filters,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Counted<'a> {
    version: u32,
    today: NaiveDate,
    heading: Option<String>,
    #[serde(flatten)]
    stats: &'a Stats,
    unreadable: Vec<UnreadableJson>,
}

pub(crate) fn run(args: Args, mut session: Session<'_>) -> Result<u8, Failure> {
    let filter = args.filters.filter(session.today)?;
    let (prompts, prompts_read) = session.prompts_for_reading()?;
    let all = session.journal.cases()?;
    let is_empty = all.readable.is_empty();
    let ahead =
        all.readable.iter().filter(|case| filter.is_empty() && case.latest() > Some(session.today)).count();
    let (then, today) = filter.as_of(all.readable, session.today);
    let silent_after = silence(&then, today);
    let found = filter.choose(then);
    let plan = session.journal.plan()?;
    let given = Given {
        prompts: &prompts,
        vocabulary: &session.journal.settings().vocabulary,
        plan: &plan,
        today,
        silent_after,
        is_whole: filter.is_empty(),
    };
    let mut stats = Stats::of(&found, given);
    if !filter.stages.is_empty() || !filter.endings.is_empty() || !filter.reasons.is_empty() {
        stats.stops = None;
    }
    let heading = cases::heading(&filter, session.today);
    if args.json {
        let unreadable = all.unreadable.iter().map(UnreadableJson::of).collect();
        session.ui.json(&Counted { version: 1, today, heading, stats: &stats, unreadable })?;
    } else if is_empty && all.unreadable.is_empty() {
        session.ui.say("Nothing is written down yet, so there is nothing to count.\n`reject log` writes down a no, `reject apply` an application.");
    } else {
        let screen = numbers::Screen {
            stats: &stats,
            heading,
            unreadable: all.unreadable.len(),
            ahead,
            today,
            width: session.ui.width,
            plain: session.ui.plain,
        };
        session.ui.answer(&screen.text())?;
    }
    let code = session.report(all.unreadable);
    Ok(code.max(u8::from(!prompts_read)))
}
