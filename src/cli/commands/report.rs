//! `reject report`: one page of pictures.

use std::path::PathBuf;

use reject::report::Report;
use reject::stats::Stats;

use super::{Reading, Session};
use crate::args::Filters;
use crate::failure::Failure;
use crate::output;

/// Writes one page of pictures, for a browser
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Into this file, readable by you alone; '-' is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it is there already
    #[arg(long, requires = "output")]
    force: bool,
    /// Leave out companies, people, notes, links and exact days
    #[arg(long)]
    anonymous: bool,
    #[command(flatten)]
    filters: Filters,
}

pub(crate) fn run(args: Args, mut session: Session<'_>) -> Result<u8, Failure> {
    let reading = Reading::of(args.filters, &mut session)?;
    let settings = session.journal.settings().clone();
    let given = reading.given(&settings);
    let stats = Stats::of(&reading.found, given);
    let report = Report {
        cases: &reading.found,
        stats: &stats,
        given,
        heading: reading.heading.as_deref(),
        unreadable: reading.unreadable.len(),
        ahead: reading.ahead,
        is_anonymous: args.anonymous,
    };
    let page = report.page();
    match args.output.as_deref().filter(|file| !output::is_stdout(file)) {
        Some(file) => output::write(file, page.as_bytes(), args.force)?,
        None => session.ui.raw(page.as_bytes())?,
    }
    Ok(reading.report(&mut session))
}
