//! What is said when something could not be done, and with which exit code.

use std::ffi::OsString;
use std::io;

use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue};
use reject::Error;
use reject::text::{as_operand, nearest, one_line};

use super::args::Cli;

/// Why a command ends without having done what it was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something to tell: message, causes, one thing to do.
    Told(Box<Told>),
    /// Ctrl-C, with what became of the answers.
    Interrupted(Option<String>),
    /// Nobody reads what we write.
    PipeClosed,
}

/// An error in clap's voice.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) message: String,
    pub(crate) causes: Vec<String>,
    pub(crate) tips: Vec<String>,
    pub(crate) code: u8,
}

impl Failure {
    fn told(message: impl Into<String>, code: u8) -> Self {
        Self::Told(Box::new(Told { message: message.into(), causes: Vec::new(), tips: Vec::new(), code }))
    }

    /// It was asked for in a way that cannot be: exit 2.
    pub(crate) fn misuse(message: impl Into<String>) -> Self {
        Self::told(message, 2)
    }

    /// It could not be done: exit 1.
    pub(crate) fn failed(message: impl Into<String>) -> Self {
        Self::told(message, 1)
    }

    /// Adds what lies behind it.
    pub(crate) fn cause(mut self, cause: impl Into<String>) -> Self {
        if let Self::Told(told) = &mut self {
            told.causes.push(cause.into());
        }
        self
    }

    /// Adds one thing to do, or what became of the user's words.
    pub(crate) fn tip(mut self, tip: impl Into<String>) -> Self {
        if let Self::Told(told) = &mut self {
            told.tips.push(tip.into());
        }
        self
    }

    /// What the system said of a file, and one thing to do.
    fn of_a_file(message: String, said: &io::Error, tip: &str) -> Self {
        Self::failed(message).cause(said.to_string()).tip(tip)
    }

    /// The same, which says after Ctrl-C that nothing was written.
    pub(crate) fn nothing_written(self) -> Self {
        match self {
            Self::Interrupted(None) => Self::Interrupted(Some("nothing was written".to_owned())),
            other => other,
        }
    }

    /// Whether it says what became of the words that were to be written.
    pub(crate) fn says_where_words_are(&self) -> bool {
        matches!(self, Self::Told(told) if told.tips.iter().any(|tip| tip.contains(" kept ")))
    }

    /// The same without what was advised.
    pub(crate) fn without_tips(mut self) -> Self {
        if let Self::Told(told) = &mut self {
            told.tips.clear();
        }
        self
    }

    /// No command is called so; clap's own guess misses swapped letters.
    pub(crate) fn no_such_command(error: &clap::Error) -> Self {
        let typed = match error.get(ContextKind::InvalidSubcommand) {
            Some(ContextValue::String(typed)) => typed.clone(),
            _ => String::new(),
        };
        let root = Cli::command();
        let usage = match error.get(ContextKind::Usage) {
            Some(ContextValue::StyledStr(usage)) => usage.to_string(),
            _ => String::new(),
        };
        // The command whose own commands these are, such as `plan`.
        let is_parent = |command: &&clap::Command| {
            command.has_subcommands() && usage.contains(&format!("reject {} ", command.get_name()))
        };
        let parent = root.get_subcommands().find(is_parent);
        let path = parent.map_or_else(String::new, |parent| format!("{} ", parent.get_name()));
        let failure = Self::misuse(format!("there is no command '{path}{typed}'"));
        let known = parent.unwrap_or(&root).get_subcommands().map(clap::Command::get_name);
        match nearest(&typed, known) {
            Some(near) => failure.tip(format!("a similar one exists: '{path}{near}'")),
            None => failure.tip(format!("`reject {path}--help` lists them")),
        }
    }

    /// Some argument is not UTF-8.
    pub(crate) fn not_utf8(arguments: &[OsString]) -> Self {
        let is_path = |at: usize| at > 0 && arguments[at - 1] == "--journal";
        let is_odd = |at: &usize| arguments[*at].to_str().is_none() && !is_path(*at);
        let place = (0..arguments.len()).find(is_odd).unwrap_or(0);
        let shown =
            arguments.get(place).map(|argument| argument.to_string_lossy().into_owned()).unwrap_or_default();
        Self::misuse(format!("argument {place} is not UTF-8: '{shown}'"))
            .tip("nothing was written; give a long or foreign text with `-`, as UTF-8, on standard input")
    }
}

impl Told {
    /// The whole text: the message, what lies behind it, what to do.
    pub(crate) fn text(&self) -> String {
        let mut text = format!("error: {}", self.message);
        for cause in &self.causes {
            text.push_str("\n  caused by: ");
            text.push_str(&cause.replace('\n', "\n    "));
        }
        if !self.tips.is_empty() {
            text.push('\n');
        }
        for tip in &self.tips {
            text.push_str("\n  tip: ");
            text.push_str(&tip.replace('\n', "\n    "));
        }
        text
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let message = error.to_string();
        match error {
            Error::NotAFolder { .. } => {
                Self::failed(message).tip("name a folder with `--journal DIR`; it need not exist yet")
            }
            Error::NewerFormat { .. } => {
                Self::failed(message).tip("nothing was changed; a newer reject opens it")
            }
            Error::Malformed { file, source, handle } => {
                let mend = match handle {
                    Some(handle) => format!("mend it with `reject edit {}`", as_operand(&handle)),
                    None => format!("mend '{}' in an editor", file.display()),
                };
                Self::failed(message).cause(source.to_string()).tip(format!("nothing was changed; {mend}"))
            }
            Error::CannotRead { source, .. } => Self::of_a_file(message, &source, what_to_do(&source)),
            Error::CannotWrite { source, .. } => Self::of_a_file(message, &source, "what was there before is unchanged"),
            Error::Unconfirmed { source, .. } => Self::of_a_file(message, &source, MAY_BE_GONE),
            Error::Locked { holder, .. } => {
                let holder = if holder.is_empty() { "it does not say which".to_owned() } else { holder };
                Self::failed(message).cause(holder).tip("nothing was written; try again when it is done")
            }
            Error::LockChanged { .. } => Self::failed(message).tip("nothing was written; try again"),
            Error::OtherRecipient { .. } => Self::failed(message).tip(
                "nothing was written; put back the recipients.txt of before, or remove it and run `reject lock`",
            ),
            Error::KeyIsGone { .. } => Self::failed(message).tip(PUT_BACK),
            Error::CannotLock { source, .. } => Self::of_a_file(message, &source, STAYS_OPEN),
            Error::NoSuchCase { near: Some(near), .. } => {
                Self::misuse(message).tip(format!("a similar one exists: '{near}'"))
            }
            Error::NoSuchCase { near: None, .. } => Self::misuse(message)
                .tip("`reject list` shows them all; part of a company or a role names one"),
            Error::Ambiguous { candidates, .. } => Self::misuse(message)
                .tip(format!("name one of them by more of its handle:\n{}", lines(&candidates))),
            Error::WouldChange { .. } => {
                Self::failed(message).tip("nothing was written; `reject check` may say more")
            }
            Error::Changed { .. } => Self::failed(message),
            Error::InTheWay { .. } => Self::failed(message)
                .tip("nothing of what came was written; move that file away, then run `reject sync` again"),
            Error::ChangedSince { .. } => Self::failed(message)
                .tip("nothing was taken away; `reject undo --skip` leaves it and takes the one before"),
            Error::WrittenMeanwhile => {
                Self::failed(message).tip("nothing was changed; look again with `reject undo --list`")
            }
            Error::Taken { copy, .. } | Error::NoFile { copy, .. } => {
                let copy = copy.display();
                Self::failed(message).tip(format!(
                    "nothing was changed; what was taken back stays in '{copy}', and `reject undo --restore --skip` \
                     brings back the one before it"
                ))
            }
        }
    }
}

/// What to do where files are locked and nothing opens them.
const PUT_BACK: &str = "nothing was written; put identity.age back, from a backup or another copy, or move that file out of \
                        the journal";
/// What became of a file that could not be locked.
const STAYS_OPEN: &str =
    "it stays as it was, and whoever could read it still can; put it right, or move it out of the journal";
/// What became of what the disk does not confirm.
const MAY_BE_GONE: &str =
    "it stands there now, and may be gone after a power cut; look before you write it again";

/// Names that may hold anything, one a line.
fn lines(names: &[String]) -> String {
    names.iter().map(|name| one_line(name)).collect::<Vec<_>>().join("\n")
}

/// What to do about a file that the system does not give.
fn what_to_do(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "nothing was changed",
        _ => "nothing was changed; put it right, or move it out of the journal",
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::PipeClosed;
        }
        Self::failed("cannot write to standard output").cause(error.to_string())
    }
}
