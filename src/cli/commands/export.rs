//! `reject export`: gives cases to a spreadsheet, a program, a reader or an office.

mod calendar;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use reject::case::Case;
use reject::export::{csv, json, markdown, proof, sankeymatic};
use reject::filter::Filter;
use reject::journal::Unreadable;
use reject::plan::Entry;
use reject::text::{count, excerpt, list};

use super::Session;
use crate::args::Filters;
use crate::failure::Failure;
use crate::output;
use crate::view::cases::{self, Nothing};

/// So many names of what is left behind are told one by one.
const MOST: usize = 12;

/// Gives cases to a spreadsheet, a program, a reader or an office
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// In which form; a file's ending may say it: .csv, .json, .jsonl, .md, .ics
    #[arg(long, value_enum, required_unless_present = "output")]
    format: Option<Format>,
    /// Into this file, readable by you alone; '-' is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it is there already
    #[arg(long, requires = "output")]
    force: bool,
    /// With your private words; only json and jsonl carry them
    #[arg(long)]
    with_vent: bool,
    #[command(flatten)]
    filters: Filters,
}

/// A form others read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// A table for spreadsheets, one row a case
    Csv,
    /// Everything, for programs
    Json,
    /// The same, one line a case
    Jsonl,
    /// A document to read
    #[value(alias = "md")]
    Markdown,
    /// The flows of a picture, for sankeymatic.com
    Sankeymatic,
    /// A dated record for a job office, without private words
    Proof,
    /// What is due, for a calendar: actions and follow-ups
    Ics,
}

impl Format {
    /// The form a file's ending names.
    fn of(file: &Path) -> Option<Self> {
        match file.extension()?.to_str()?.to_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "md" | "markdown" => Some(Self::Markdown),
            "ics" | "ical" => Some(Self::Ics),
            _ => None,
        }
    }

    /// The form that was asked for, by name or by the file's ending.
    fn asked(args: &Args) -> Result<Self, Failure> {
        let named = args.format.or_else(|| args.output.as_deref().and_then(Self::of));
        let format = named.ok_or_else(|| {
            let file = args.output.as_deref().unwrap_or(Path::new("-"));
            let what = if output::is_stdout(file) {
                "standard output does not say in which form".to_owned()
            } else {
                format!("the name '{}' does not say in which form", file.display())
            };
            Failure::misuse(what).tip(
                "nothing was written; say `--format csv`, json, jsonl, markdown, sankeymatic, proof or ics",
            )
        })?;
        if args.with_vent && !matches!(format, Self::Json | Self::Jsonl) {
            return Err(Failure::misuse("only json and jsonl can carry your private words")
                .tip("nothing was written; leave `--with-vent` out, or say `--format json`"));
        }
        Ok(format)
    }
}

/// What is exported.
struct Export<'a> {
    cases: &'a [Case],
    plan: Option<&'a [Entry]>,
    unreadable: &'a [Unreadable],
    filter: &'a Filter,
    with_vent: bool,
    /// The day the cases stand at.
    as_of: NaiveDate,
}

pub(crate) fn run(args: Args, mut session: Session<'_>) -> Result<u8, Failure> {
    let format = Format::asked(&args)?;
    let file = args.output.as_deref().filter(|file| !output::is_stdout(file));
    if let Some(file) = file {
        output::may_write(file, args.force)?;
    }
    if format == Format::Ics {
        return calendar::run(args, &mut session);
    }
    let filter = args.filters.filter(session.today)?;
    let mut all = session.journal.cases()?;
    let nothing = Nothing::of(&all, &filter, session.today);
    let plan = if filter.is_empty() { session.plan_for_reading(&mut all.unreadable) } else { None };
    // What is to be taken back whole is not cut at today, nor are cases left out in which nothing has happened.
    let is_whole = filter.is_empty() && matches!(format, Format::Json | Format::Jsonl);
    let (found, as_of) =
        if is_whole { (all.readable, session.today) } else { filter.apply(all.readable, session.today) };
    let export = Export {
        cases: &found,
        plan: plan.as_deref(),
        unreadable: &all.unreadable,
        filter: &filter,
        with_vent: args.with_vent,
        as_of,
    };
    let (text, prompts_read) = export.text(format, &mut session)?;
    match file {
        Some(file) => output::write(file, text.as_bytes(), args.force)?,
        None => session.ui.raw(text.as_bytes())?,
    }
    if found.is_empty() {
        session.nothing_found(nothing);
    }
    if let Some(file) = file {
        session.ui.say(&format!("{} exported to {}", count(found.len(), "case", "cases"), file.display()));
    }
    if matches!(format, Format::Json | Format::Jsonl) {
        say_what_is_left(&mut session, &found)?;
    }
    if is_whole {
        say_of_reviews(&mut session)?;
    }
    Ok(session.report(all.unreadable).max(u8::from(!prompts_read)))
}

/// Says what of these cases JSON does not hold.
fn say_what_is_left(session: &mut Session<'_>, cases: &[Case]) -> Result<(), Failure> {
    let handles: HashSet<&str> = cases.iter().map(Case::handle).collect();
    let mut names = session.journal.names()?;
    names.retain(|name| handles.contains(name.handle.as_str()));
    let beyond = session.journal.beyond(&names);
    if !beyond.is_empty() {
        let mut keys: Vec<String> =
            beyond.iter().take(MOST).map(|key| format!("'{}'", excerpt(key))).collect();
        if beyond.len() > MOST {
            keys.push(format!("{} more", beyond.len() - MOST));
        }
        session.ui.say(&format!(
            "What reject does not know stays in the journal's own files: {}",
            list(&keys, "and")
        ));
    }
    Ok(())
}

/// Says that reviews are not in an export, if there are any.
fn say_of_reviews(session: &mut Session<'_>) -> Result<(), Failure> {
    let reviews = session.journal.reviews()?;
    let n = reviews.readable.len() + reviews.unreadable.len();
    if n > 0 {
        let stay = if n == 1 { "1 review stays".to_owned() } else { format!("{n} reviews stay") };
        session.ui.say(&format!("{stay} in the journal's own files, in reviews/"));
    }
    Ok(())
}

impl Export<'_> {
    /// The document, and whether the question sets it needs could be read.
    fn text(&self, format: Format, session: &mut Session<'_>) -> Result<(String, bool), Failure> {
        let cannot = |error: serde_json::Error| Failure::failed("cannot write JSON").cause(error.to_string());
        let text = match format {
            Format::Csv => csv::table(self.cases),
            Format::Json => {
                let document = json::Document::of(self.cases, self.plan, self.unreadable, self.with_vent);
                json::text(&document).map_err(cannot)?
            }
            Format::Jsonl => json::lines(self.cases, self.plan, self.with_vent).map_err(cannot)?,
            Format::Markdown => {
                let (prompts, read) = session.prompts_for_reading()?;
                let heading = cases::heading(self.filter, session.today);
                let text = markdown::document(self.cases, heading.as_deref(), &prompts, self.as_of);
                return Ok((text, read));
            }
            Format::Sankeymatic => sankeymatic::flows(self.cases),
            Format::Proof => {
                // What one looked for in reasons and notes is nobody's business.
                let told = Filter { reasons: Vec::new(), grep: Vec::new(), ..self.filter.clone() };
                let heading = cases::heading(&told, session.today);
                proof::record(self.cases, heading.as_deref(), self.as_of)
            }
            // It is made of what is due, not of the cases.
            Format::Ics => String::new(),
        };
        Ok((text, true))
    }
}
