//! The command line: the root parser, and what several commands share.

use std::fmt::Debug;
use std::path::PathBuf;
use std::str::FromStr;

use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use reject::date;
use reject::event::{Ending, Stage};
use reject::filter::Filter;

use super::commands;
use super::failure::Failure;

/// A rejection journal: write a no down in half a minute, think it through once, see what keeps coming back.
#[derive(Debug, Parser)]
#[command(name = "reject", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(after_help = "A new user needs three: `reject log`, `reject reflect`, `reject stats`.")]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// The journal's folder; it is made when something is first written
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) journal: Option<PathBuf>,
    /// Ask on numbered lines and draw in ASCII, as for a screen reader
    #[arg(long, global = true)]
    pub(crate) plain: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write down a no
    Log(Box<commands::log::Args>),
    /// Think a case through, once
    Reflect(commands::reflect::Args),
    /// See what keeps coming back
    Stats(commands::stats::Args),
    /// Put an application in play
    Apply(commands::apply::Args),
    /// Note that a case got further
    Advance(commands::advance::Args),
    /// Find cases
    List(commands::list::Args),
    /// Read one story
    Show(commands::show::Args),
    /// Change a case in your editor
    Edit(commands::edit::Args),
    /// Look the journal over; silent when all is well
    Check,
    /// List, show and copy the question sets
    Prompts(commands::prompts::Args),
    /// Print completions for a shell
    Completions(commands::completions::Args),
    /// Print the manual page
    Man,
}

/// Takes one of the words a journal knows.
pub(crate) fn word<T>(words: Vec<&'static str>) -> impl TypedValueParser<Value = T> + use<T>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static> + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(words).try_map(|word| word.parse())
}

/// Reads a day that has been, or says which option it was.
pub(crate) fn day(option: &str, text: Option<&str>, today: NaiveDate) -> Result<Option<NaiveDate>, Failure> {
    text.map(|text| date::past(text, today)).transpose().map_err(|error| {
        let failure = Failure::misuse(format!("{option}: {error}"));
        failure.tip("nothing was written")
    })
}

/// Which cases. The same option again means "or", another one "and".
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Which cases")]
pub(crate) struct Filters {
    /// Begun on this day or later
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Begun on this day or earlier, and as they stood then
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Whose furthest stage it is
    #[arg(long, value_name = "STAGE", value_parser = word::<Stage>(Stage::words()))]
    stage: Vec<Stage>,
    /// Ended so, or 'in-play'
    #[arg(long, value_name = "ENDING", value_parser = ending_or_none())]
    ending: Vec<Fate>,
    /// With these words in the company's name
    #[arg(long, value_name = "WORDS")]
    company: Vec<String>,
    /// With these words in the role
    #[arg(long, value_name = "WORDS")]
    role: Vec<String>,
    /// From this source
    #[arg(long, value_name = "SOURCE")]
    source: Vec<String>,
    /// Of this level
    #[arg(long, value_name = "LEVEL")]
    level: Vec<String>,
    /// With this tag
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    /// With this reason, stated or guessed
    #[arg(long, value_name = "REASON")]
    reason: Vec<String>,
    /// With these words anywhere but in your private ones
    #[arg(long, value_name = "WORDS")]
    grep: Vec<String>,
}

/// An ending, or none yet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fate(Option<Ending>);

fn ending_or_none() -> impl TypedValueParser<Value = Fate> {
    let words = Ending::words().into_iter().chain(["in-play"]);
    PossibleValuesParser::new(words).map(|word| Fate(word.parse().ok()))
}

impl Filters {
    /// What they mean on that day.
    pub(crate) fn filter(self, today: NaiveDate) -> Result<Filter, Failure> {
        let filter = Filter {
            since: day("--since", self.since.as_deref(), today)?,
            until: day("--until", self.until.as_deref(), today)?,
            stages: self.stage,
            endings: self.ending.into_iter().map(|fate| fate.0).collect(),
            companies: self.company,
            roles: self.role,
            sources: self.source,
            levels: self.level,
            tags: self.tag,
            reasons: self.reason,
            grep: self.grep,
        };
        if let (Some(since), Some(until)) = (filter.since, filter.until)
            && since > until
        {
            return Err(Failure::misuse(format!("--since {since} lies after --until {until}")));
        }
        Ok(filter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
