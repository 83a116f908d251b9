//! The command line: the root parser, and what several commands share.

use std::fmt::Debug;
use std::marker::PhantomData;
use std::path::PathBuf;
use std::str::FromStr;

use chrono::NaiveDate;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, Parser, Subcommand};
use reject::date;
use reject::event::{Ending, Stage, UnknownWord};
use reject::filter::Filter;

use super::commands;
use super::failure::Failure;

/// A rejection journal: write a no down in half a minute, think it through once, see what keeps coming back.
#[derive(Debug, Parser)]
#[command(name = "reject", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(
    after_help = "Alone, `reject` says what waits today. A new user needs three: `reject log`, `reject reflect`, `reject stats`."
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(flatten)]
    pub(crate) today: commands::today::Args,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Everywhere")]
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
    /// End what has been silent for too long
    Stale(commands::stale::Args),
    /// Find cases
    List(commands::list::Args),
    /// Read one story
    Show(commands::show::Args),
    /// Ask for feedback, and keep what came
    Feedback(commands::feedback::Args),
    /// Draft a letter: a thank-you, a follow-up, a first word to somebody
    Letter(commands::letter::Args),
    /// Plan what to do, set goals, see what helped
    Plan(commands::plan::Args),
    /// Look back at the last weeks, and ahead
    Review(Box<commands::review::Args>),
    /// Write one page of pictures, for a browser
    Report(commands::report::Args),
    /// Take cases over from a spreadsheet, an export or an e-mail
    Import(Box<commands::import::Args>),
    /// Give cases to a spreadsheet, a program, a reader or an office
    Export(commands::export::Args),
    /// Change a case in your editor
    Edit(commands::edit::Args),
    /// Take back what was written last
    Undo(commands::undo::Args),
    /// Lock the journal with a passphrase
    Lock(commands::lock::Args),
    /// Unlock it for good
    Unlock,
    /// Look the journal over; silent when all is well
    Check,
    /// Keep copies of the journal in step, through git
    Sync(commands::sync::Args),
    /// Merge a file of the journal for git
    #[command(hide = true)]
    MergeDriver(commands::merge_driver::Args),
    /// List, show and copy the question sets
    Prompts(commands::prompts::Args),
    /// Print completions for a shell
    Completions(commands::completions::Args),
    /// Print the manual page
    Man,
}

/// Takes one of the words a journal knows, however it is joined and in whatever case.
pub(crate) fn word<T: FromStr>(words: Vec<&'static str>) -> Words<T> {
    Words { words, is: PhantomData }
}

/// What others call it when no reply comes.
const SILENCE: [&str; 5] = ["ghosted", "ghost", "silent", "silence", "no-answer"];

/// The parser behind [`word`].
#[derive(Clone)]
pub(crate) struct Words<T> {
    words: Vec<&'static str>,
    is: PhantomData<T>,
}

impl<T: FromStr + Clone + Send + Sync + 'static> TypedValueParser for Words<T> {
    type Value = T;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<T, clap::Error> {
        let known = value.to_str().and_then(|value| value.parse().ok());
        known.map_or_else(|| Err(self.refusal(command, argument, value)), Ok)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.words.iter().map(PossibleValue::new)))
    }
}

impl<T> Words<T> {
    /// What clap says of a value that is none of the words.
    fn refusal(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> clap::Error {
        let clap = PossibleValuesParser::new(self.words.clone());
        let mut error = match clap.parse_ref(command, argument, value) {
            Err(error) => error,
            Ok(_) => clap::Error::new(ErrorKind::InvalidValue),
        };
        let is_silence = value.to_str().is_some_and(|value| SILENCE.contains(&value.to_lowercase().as_str()));
        if is_silence && self.words.contains(&Ending::NoReply.word()) {
            let meant = ContextValue::Strings(vec![Ending::NoReply.word().to_owned()]);
            error.insert(ContextKind::SuggestedValue, meant);
        }
        error
    }
}

/// A whole number from 1.
pub(crate) fn count(text: &str) -> Result<u32, String> {
    let n = text.parse().ok().filter(|n| *n > 0);
    n.ok_or_else(|| format!("'{text}' is not a whole number from 1"))
}

/// Reads a day that has been, or says which option it was.
fn past(option: &str, text: Option<&str>, today: NaiveDate) -> Result<Option<NaiveDate>, Failure> {
    let day = text.map(|text| date::past(text, today)).transpose();
    day.map_err(|error| Failure::misuse(format!("{option}: {error}")))
}

/// Reads a day that has been, for a command that writes.
pub(crate) fn day(option: &str, text: Option<&str>, today: NaiveDate) -> Result<Option<NaiveDate>, Failure> {
    past(option, text, today).map_err(|failure| failure.tip("nothing was written"))
}

/// Reads a day that is still to come, or today, for a command that writes.
pub(crate) fn ahead(
    option: &str,
    text: Option<&str>,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, Failure> {
    let day = text.map(|text| date::ahead(text, today)).transpose();
    day.map_err(|error| Failure::misuse(format!("{option}: {error}")).tip("nothing was written"))
}

/// Which cases. The same option again means "or", another one "and".
#[derive(Debug, Default, PartialEq, Eq, Args)]
#[command(next_help_heading = "Which cases")]
pub(crate) struct Filters {
    /// Begun on this day or later
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,
    /// Begun on this day or earlier, and as they stood then
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,
    /// Whose furthest stage it is
    #[arg(long, value_name = "STAGE", value_parser = word::<Stage>(Stage::words()))]
    stage: Vec<Stage>,
    /// Ended so, or 'in-play'
    #[arg(long, value_name = "ENDING", value_parser = word::<Fate>(fates()))]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fate(Option<Ending>);

impl FromStr for Fate {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        if matches!(word.to_lowercase().as_str(), "in-play" | "in play") {
            return Ok(Self(None));
        }
        word.parse().map(|ending| Self(Some(ending)))
    }
}

fn fates() -> Vec<&'static str> {
    Ending::words().into_iter().chain(["in-play"]).collect()
}

impl Filters {
    /// What they mean on that day.
    pub(crate) fn filter(self, today: NaiveDate) -> Result<Filter, Failure> {
        let texts = [
            ("--company", &self.company),
            ("--role", &self.role),
            ("--source", &self.source),
            ("--level", &self.level),
            ("--tag", &self.tag),
            ("--reason", &self.reason),
            ("--grep", &self.grep),
        ];
        if let Some((option, _)) =
            texts.iter().find(|(_, texts)| texts.iter().any(|text| text.trim().is_empty()))
        {
            return Err(Failure::misuse(format!("{option} is empty, and would fit every case")));
        }
        let filter = Filter {
            since: past("--since", self.since.as_deref(), today)?,
            until: past("--until", self.until.as_deref(), today)?,
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
