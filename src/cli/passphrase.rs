//! The passphrase of a locked journal: asked for once, or printed by a command of the user's.

use std::process::{Command, Stdio};

use reject::journal::{Journal, Key, NoKey};

use super::context::passphrase_command;
use super::failure::Failure;
use super::ui::Ui;

const TRIES: usize = 3;
const NOTHING: &str = "the journal is as it was";

/// The journal; where it is locked, with the key that the passphrase gives.
pub(crate) fn opened(journal: Journal, ui: &mut Ui) -> Result<Journal, Failure> {
    if !journal.is_locked() {
        return Ok(journal);
    }
    let key = key(&journal, ui)?;
    Ok(journal.with_key(key)?)
}

fn key(journal: &Journal, ui: &mut Ui) -> Result<Key, Failure> {
    if let Some(command) = passphrase_command()? {
        return journal.key(printed(&command)?).map_err(|error| match error {
            NoKey::Wrong => refused(&error).cause("the passphrase-command of the config file printed it"),
            _ => refused(&error),
        });
    }
    for _ in 1..TRIES {
        match journal.key(ask("Passphrase: ", NOTHING)?) {
            Err(NoKey::Wrong) => ui.say("That is not the passphrase. Once more:"),
            key => return key.map_err(|error| refused(&error)),
        }
    }
    journal.key(ask("Passphrase: ", NOTHING)?).map_err(|error| refused(&error))
}

fn refused(error: &NoKey) -> Failure {
    let failure = Failure::failed(error.to_string());
    match error {
        NoKey::Unreadable(source) => failure
            .cause(source.to_string())
            .tip(format!("{NOTHING}; the identity.age of a backup opens it with the passphrase of then")),
        _ => failure.tip(NOTHING),
    }
}

/// A passphrase that is to be, typed twice, or the one that the user's command prints.
pub(crate) fn new(ui: &mut Ui, is_first: bool) -> Result<String, Failure> {
    const KEPT: &str = "nothing was changed";
    if let Some(command) = passphrase_command()?.filter(|_| is_first) {
        return printed(&command);
    }
    for _ in 0..TRIES {
        let first = ask("New passphrase: ", KEPT)?;
        if first.is_empty() {
            ui.say("An empty one locks nothing.");
        } else if ask("The same again: ", KEPT)? == first {
            return Ok(first);
        } else {
            ui.say("The two differ. Once more:");
        }
    }
    Err(Failure::failed("no passphrase was given").tip(KEPT))
}

/// The first line that a command prints, as password managers do.
fn printed(command: &str) -> Result<String, Failure> {
    let failed = |cause: String| {
        Failure::failed("the passphrase-command of the config file failed").cause(cause).tip(NOTHING)
    };
    let output = shell(command).stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| failed(error.to_string()))?;
    if !output.status.success() {
        return Err(failed(output.status.to_string()));
    }
    let text = String::from_utf8(output.stdout).map_err(|_| failed("it printed no UTF-8".to_owned()))?;
    match text.lines().next().filter(|line| !line.is_empty()) {
        Some(line) => Ok(line.to_owned()),
        None => Err(failed("it printed nothing".to_owned())),
    }
}

#[cfg(unix)]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(command);
    shell
}

#[cfg(not(unix))]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("cmd");
    shell.arg("/C").arg(command);
    shell
}

/// Asks at the terminal itself, also where a text is piped in; nothing of the answer is shown.
#[cfg(feature = "lock")]
fn ask(prompt: &str, kept: &str) -> Result<String, Failure> {
    rpassword::prompt_password(prompt).map_err(|error| match error.kind() {
        std::io::ErrorKind::Interrupted => Failure::Interrupted(Some(kept.to_owned())),
        _ => Failure::failed("cannot ask for the passphrase")
            .cause(format!("no terminal answers: {error}"))
            .tip(format!(
                "{kept}; `passphrase-command: …` in the config file names a command that prints it"
            )),
    })
}

#[cfg(not(feature = "lock"))]
fn ask(_prompt: &str, kept: &str) -> Result<String, Failure> {
    Err(Failure::failed(NoKey::NotBuilt.to_string()).tip(kept))
}
