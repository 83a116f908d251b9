//! `reject report`: one page of pictures.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use reject::report::{Maker, Report};
use reject::stats::Stats;

use super::{Reading, Session};
use crate::args::Filters;
use crate::failure::Failure;
use crate::{opener, output};

/// Writes one page of pictures, for a browser
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Into this file, readable by you alone; '-' is standard output [default: reject-report-DATE.html or the like, here]
    ///
    /// Without it, the page goes into reject-report-DATE.html in the folder you are in, the anonymous one into
    /// reject-report-anonymous-MONTH.html, the picture alone into reject-sankey-MONTH.svg; of some cases alone, 'part'
    /// stands before the date. A file of that name that reject made and nobody changed since is replaced.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it is there already
    #[arg(long)]
    force: bool,
    /// Open it in your browser
    #[arg(long)]
    open: bool,
    /// Leave out companies, people, your words, links and exact days
    #[arg(long)]
    anonymous: bool,
    /// One picture alone, ready to post: counts and months, no names
    #[arg(long, value_enum, value_name = "PICTURE")]
    svg: Option<Picture>,
    #[command(flatten)]
    filters: Filters,
}

/// A picture that stands alone.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Picture {
    /// From the applications through the stages to what became of them
    Sankey,
}

impl Args {
    /// The file it goes into; none for standard output.
    fn file(&self, is_whole: bool, today: NaiveDate) -> Option<PathBuf> {
        match &self.output {
            Some(file) if output::is_stdout(file) => None,
            Some(file) => Some(file.clone()),
            None => Some(self.name(is_whole, today).into()),
        }
    }

    /// The name that we give it: what may be shared tells no day, and one of some cases takes no other's place.
    fn name(&self, is_whole: bool, today: NaiveDate) -> String {
        let part = if is_whole { "" } else { "-part" };
        let month = today.format("%Y-%m");
        match (self.svg, self.anonymous) {
            (Some(Picture::Sankey), _) => format!("reject-sankey{part}-{month}.svg"),
            (None, true) => format!("reject-report-anonymous{part}-{month}.html"),
            (None, false) => format!("reject-report{part}-{today}.html"),
        }
    }

    /// Whether a file that is there may go: one that was named only by force, one of the name we give by ourselves also
    /// where it is as we made it. One that we made and somebody changed is refused.
    fn replaces(&self, file: &Path) -> Result<bool, Failure> {
        if self.force || self.output.is_some() {
            return Ok(self.force);
        }
        // What stands behind a link was put aside under another name.
        if output::is_link(file) {
            return Ok(false);
        }
        match Maker::of(&output::held(file)) {
            Maker::Us => Ok(true),
            Maker::Another => Ok(false),
            Maker::Changed => {
                Err(Failure::misuse(format!("'{}' was changed since reject made it", file.display()))
                    .tip("nothing was written; `-o` puts the new one elsewhere, `--force` replaces this one"))
            }
        }
    }

    fn what(&self) -> &'static str {
        if self.svg.is_some() { "the picture" } else { "the report" }
    }

    fn told(&self, file: &Path) -> String {
        let file = file.display();
        match (self.svg, self.anonymous) {
            (Some(Picture::Sankey), _) => format!("The picture, counts and months alone, is in {file}"),
            (None, true) => format!("The report, without names, your words and exact days, is in {file}"),
            (None, false) => format!("The report is in {file}"),
        }
    }
}

pub(crate) fn run(mut args: Args, mut session: Session<'_>) -> Result<u8, Failure> {
    let filters = std::mem::take(&mut args.filters);
    let is_whole = filters == Filters::default();
    let file = args.file(is_whole, session.today);
    if file.is_none() && args.open {
        return Err(Failure::misuse("what goes to standard output cannot be opened")
            .tip("nothing was written; leave `-o -` out, or name a file"));
    }
    if let Some(file) = &file {
        output::may_write(file, args.replaces(file)?)?;
    }
    let reading = Reading::of(filters, &mut session)?;
    if reading.found.is_empty() {
        session.nothing_found(reading.nothing);
        return Ok(reading.report(&mut session));
    }
    let document = document(&args, &reading, &session);
    match &file {
        Some(file) => {
            output::write(file, document.as_bytes(), args.replaces(file)?)?;
            session.ui.say(&args.told(file));
        }
        None => session.ui.raw(document.as_bytes())?,
    }
    let code = reading.report(&mut session);
    if let Some(file) = file.filter(|_| args.open) {
        opener::open(args.what(), &file)?;
    }
    Ok(code)
}

fn document(args: &Args, reading: &Reading, session: &Session<'_>) -> String {
    let given = reading.given(session.journal.settings());
    let stats = Stats::of(&reading.found, given);
    let report = Report {
        cases: &reading.found,
        stats: &stats,
        given,
        heading: reading.heading.as_deref(),
        unreadable: reading.unreadable.len() + reading.broken.len(),
        prompts_read: reading.prompts_read,
        ahead: reading.ahead,
        is_anonymous: args.anonymous,
    };
    match args.svg {
        Some(Picture::Sankey) => report.sankey(),
        None => report.page(),
    }
}
