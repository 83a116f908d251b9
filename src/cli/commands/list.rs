//! `reject list`: finds cases.

use reject::export::json::Document;

use super::Session;
use crate::args::Filters;
use crate::failure::Failure;
use crate::view::cases::{self, Nothing};
use crate::view::wrap;

/// Finds cases
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    filters: Filters,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: Args, mut session: Session<'_>) -> Result<u8, Failure> {
    let filter = args.filters.filter(session.today)?;
    let all = session.journal.cases()?;
    let nothing = Nothing::of(&all, &filter, session.today);
    let (found, today) = filter.apply(all.readable, session.today);
    if args.json {
        session.ui.json(&Document::of(&found, None, &all.unreadable, false))?;
    } else if found.is_empty() {
        session.nothing_found(nothing);
    } else {
        let heading = cases::heading(&filter, session.today);
        if let Some(heading) = heading {
            session.ui.answer(&wrap(&heading, 0, session.ui.width))?;
        }
        session.ui.answer(&cases::table(&found, today, session.ui.width))?;
    }
    Ok(session.report(all.unreadable))
}
