//! The world outside, read once: arguments, environment, clock, folders, terminal.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use chrono::NaiveDate;
use reject::journal::{Finding, read_one};
use reject::{Error, date};

use super::failure::Failure;
use super::input;

/// What the world says at the start.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct World {
    /// The command line, the program's name first.
    pub(crate) arguments: Vec<OsString>,
    /// Whether a person can be asked with arrow keys.
    pub(crate) can_ask: bool,
    /// Whether a person types what is read.
    pub(crate) is_typed: bool,
    /// Whether a person sees the answers on a terminal.
    pub(crate) is_seen: bool,
    /// Whether the terminal is one without escape codes.
    pub(crate) is_dumb: bool,
    /// How many columns an answer may take.
    pub(crate) width: usize,
    /// How many lines the terminal has; 24 where there is none, or a smaller one.
    pub(crate) height: usize,
    /// The file of this program, where the system says which it is.
    pub(crate) program: Option<PathBuf>,
    /// The command that edits a file.
    pub(crate) editor: Option<String>,
    /// A folder for running programs, which goes when the user logs out.
    pub(crate) memory: Option<PathBuf>,
    journal: Option<PathBuf>,
    today: Option<String>,
}

impl World {
    /// Reads it.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    pub(crate) fn read() -> Self {
        let words = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let (columns, lines) = terminal_size::terminal_size_of(io::stdout())
            .map_or((80, 24), |(width, height)| (usize::from(width.0), usize::from(height.0)));
        let number = |name| words(name).and_then(|number| number.parse().ok());
        Self {
            arguments: std::env::args_os().collect(),
            is_typed: io::stdin().is_terminal(),
            can_ask: io::stdin().is_terminal() && io::stderr().is_terminal(),
            is_seen: io::stdout().is_terminal(),
            is_dumb: words("TERM").is_some_and(|term| term == "dumb"),
            width: number("COLUMNS").unwrap_or(columns).clamp(20, 1000),
            height: number("LINES").unwrap_or(lines).max(24),
            program: std::env::current_exe().ok(),
            editor: words("VISUAL").or_else(|| words("EDITOR")),
            memory: words("XDG_RUNTIME_DIR").map(PathBuf::from),
            journal: std::env::var_os("REJECT_JOURNAL").filter(|dir| !dir.is_empty()).map(PathBuf::from),
            today: words("REJECT_TODAY"),
        }
    }

    /// The day today; a test may pin it with `REJECT_TODAY`.
    pub(crate) fn today(&self) -> Result<NaiveDate, Failure> {
        match &self.today {
            Some(pinned) => {
                date::iso(pinned).map_err(|error| Failure::misuse(format!("REJECT_TODAY: {error}")))
            }
            None => Ok(date::today()),
        }
    }

    /// The journal's folder: `--journal`, else `REJECT_JOURNAL`, else `journal:` in the config file, else the
    /// platform's data folder.
    pub(crate) fn journal(&self, given: Option<PathBuf>) -> Result<PathBuf, Failure> {
        if let Some(path) = given.or_else(|| self.journal.clone()) {
            return Ok(path);
        }
        if let Some(path) = configured()? {
            return Ok(path);
        }
        let data = dirs::data_dir().ok_or_else(|| {
            Failure::failed("no folder for the journal was found: this system names no home")
                .tip("say where it is with `--journal DIR` or REJECT_JOURNAL")
        })?;
        Ok(data.join("reject"))
    }
}

/// The keys the config file may hold.
const KEYS: [&str; 2] = ["journal", "passphrase-command"];

/// What the config file says.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(expecting = "keys and values, such as 'journal: ~/journal'")]
struct Config {
    journal: Option<String>,
    #[serde(rename = "passphrase-command")]
    passphrase_command: Option<String>,
}

/// The config file, and its folder; none where there is none.
fn config() -> Result<(Config, PathBuf), Failure> {
    let Some(folder) = dirs::config_dir().map(|dir| dir.join("reject")) else {
        return Ok((Config::default(), PathBuf::new()));
    };
    let file = folder.join("config.yaml");
    let cannot = |cause: String| {
        Failure::failed(format!("cannot read '{}'", file.display())).cause(cause).tip(
            "it may hold `journal: /path/to/the/journal` and `passphrase-command: a command that prints it`",
        )
    };
    let bytes = match input::plain(&file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((Config::default(), folder)),
        Err(error) => return Err(cannot(error.to_string())),
    };
    let config: Option<Config> = read_one(&bytes).map_err(|error| cannot(error.to_string()))?;
    Ok((config.unwrap_or_default(), folder))
}

/// What is worth knowing of the config file: that it cannot be read, or holds keys nobody reads.
pub(crate) fn findings() -> Vec<Finding> {
    let Some(file) = dirs::config_dir().map(|dir| dir.join("reject").join("config.yaml")) else {
        return Vec::new();
    };
    let bytes = match input::plain(&file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        Err(source) => {
            return vec![Finding::unreadable(&file, &Error::CannotRead { file: file.clone(), source })];
        }
    };
    match read_one::<Option<Config>>(&bytes) {
        Ok(_) => Finding::unknown_keys(&file, &bytes, &KEYS),
        Err(source) => {
            let error = Error::Malformed { file: file.clone(), source, handle: None };
            vec![Finding::unreadable(&file, &error)]
        }
    }
}

/// The folder that the config file names.
fn configured() -> Result<Option<PathBuf>, Failure> {
    let (Config { journal: Some(path), .. }, folder) = config()? else { return Ok(None) };
    let path = PathBuf::from(path);
    // As a shell reads it, and beside the config file where it is no whole path.
    let path = match (path.strip_prefix("~"), dirs::home_dir()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path,
    };
    Ok(Some(folder.join(path)))
}

/// The command of the config file that prints the passphrase of a locked journal.
pub(crate) fn passphrase_command() -> Result<Option<String>, Failure> {
    Ok(config()?.0.passphrase_command)
}
