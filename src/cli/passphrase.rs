//! The passphrase of a locked journal: asked for once, or printed by a command of the user's.

#[cfg(feature = "lock")]
use std::io;
use std::process::{Command, Stdio};
#[cfg(feature = "lock")]
use std::thread;
#[cfg(feature = "lock")]
use std::time::Duration;

use reject::journal::{Journal, Key, NoKey};

use super::ask::ctrl_c::{self, Stops};
use super::context::passphrase_command;
use super::failure::Failure;
use super::ui::Ui;

const TRIES: usize = 3;
/// A passphrase of fewer characters is worth a word.
const SHORT: usize = 10;
const WAY_OUT: &str = "change the command in config.yaml, or take it out to be asked";
const NOTHING: &str = "the journal is as it was";

/// The journal; where it is locked, with the key that the passphrase gives.
pub(crate) fn opened(journal: Journal, ui: &mut Ui) -> Result<Journal, Failure> {
    if !journal.is_locked() {
        return Ok(journal);
    }
    let key = key(&|passphrase| journal.key(passphrase), ui)?;
    Ok(journal.with_key(key)?)
}

/// The key in an `identity.age` that lies in no journal here.
pub(crate) fn key_in(identity: &[u8], ui: &mut Ui) -> Result<Key, Failure> {
    key(&|passphrase| Key::of(identity, passphrase), ui)
}

fn key(open: &dyn Fn(String) -> Result<Key, NoKey>, ui: &mut Ui) -> Result<Key, Failure> {
    if let Some(command) = passphrase_command()? {
        let passphrase = printed(&command)?;
        return open(passphrase).map_err(|error| match error {
            NoKey::Wrong => {
                refused(&error).cause("the passphrase-command of the config file printed it").tip(WAY_OUT)
            }
            _ => refused(&error),
        });
    }
    let _asking = Asking::begin();
    let mut tries = TRIES;
    loop {
        let key = open(ask("Passphrase: ", NOTHING)?);
        #[cfg(feature = "lock")]
        check(NOTHING)?;
        tries -= 1;
        match key {
            Err(NoKey::Wrong) if tries > 0 => ui.say("That is not the passphrase. Once more:"),
            key => return key.map_err(|error| refused(&error)),
        }
    }
}

fn refused(error: &NoKey) -> Failure {
    let failure = Failure::failed(error.to_string());
    match error {
        NoKey::Wrong => failure
            .tip(NOTHING)
            .tip("where you are sure of it, identity.age may be damaged: try that of a backup"),
        NoKey::Unreadable(source) => failure
            .cause(source.to_string())
            .tip(format!("{NOTHING}; the identity.age of a backup opens it with the passphrase of then")),
        NoKey::NotBuilt => failure.tip(NOTHING),
    }
}

/// A passphrase that is to be, typed twice, or the one that the user's command prints.
pub(crate) fn new(ui: &mut Ui, is_first: bool) -> Result<String, Failure> {
    const KEPT: &str = "nothing was changed";
    let command = passphrase_command()?;
    if let Some(command) = command.as_ref().filter(|_| is_first) {
        return printed(command);
    }
    let _asking = Asking::begin();
    for _ in 0..TRIES {
        let first = ask("New passphrase: ", KEPT)?;
        if first.is_empty() {
            ui.say("An empty one locks nothing.");
        } else if ask("The same again: ", KEPT)? == first {
            if first.chars().count() < SHORT {
                ui.say("It is short: whoever has a copy of the disk may find it by trying.");
            }
            if command.is_some() {
                ui.say("The passphrase-command of the config file has to print the new one from now on.");
            }
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

/// As long as somebody is asked: nothing that is typed is shown, also while a passphrase is being tried, and Ctrl-C
/// leaves the terminal as it was.
struct Asking {
    #[cfg(unix)]
    #[expect(dead_code, reason = "it is held, not looked at")]
    hushed: Option<Hushed>,
}

impl Drop for Asking {
    fn drop(&mut self) {
        ctrl_c::stops(Stops::All);
    }
}

impl Asking {
    fn begin() -> Self {
        #[cfg(feature = "lock")]
        ctrl_c::stops(Stops::Passphrase);
        Self {
            #[cfg(unix)]
            hushed: Hushed::new(),
        }
    }
}

/// Asks at the terminal itself, also where a text is piped in; nothing of the answer is shown.
#[cfg(feature = "lock")]
fn ask(prompt: &str, kept: &str) -> Result<String, Failure> {
    let answer = rpassword::prompt_password(prompt);
    check(kept)?;
    answer.map_err(|error| match error.kind() {
        io::ErrorKind::Interrupted => {
            // The signal comes on a thread of its own.
            thread::sleep(Duration::from_millis(50));
            Failure::Interrupted(Some(kept.to_owned()))
        }
        io::ErrorKind::UnexpectedEof => Failure::failed("no passphrase was given").tip(kept),
        _ => Failure::failed("cannot ask for the passphrase: there is no terminal")
            .cause(error.to_string())
            .tip(format!("{kept}; `passphrase-command: …` in config.yaml names a command that prints it")),
    })
}

/// Stops where Ctrl-C was pressed.
#[cfg(feature = "lock")]
fn check(kept: &str) -> Result<(), Failure> {
    if ctrl_c::was_pressed() { Err(Failure::Interrupted(Some(kept.to_owned()))) } else { Ok(()) }
}

#[cfg(not(feature = "lock"))]
fn ask(_prompt: &str, kept: &str) -> Result<String, Failure> {
    Err(Failure::failed(NoKey::NotBuilt.to_string()).tip(kept))
}

/// A terminal that does not show what is typed.
#[cfg(unix)]
struct Hushed {
    terminal: std::fs::File,
    before: rustix::termios::Termios,
}

#[cfg(unix)]
impl Hushed {
    fn new() -> Option<Self> {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let terminal = std::fs::OpenOptions::new().read(true).write(true).open("/dev/tty").ok()?;
        let before = tcgetattr(&terminal).ok()?;
        let mut quiet = before.clone();
        quiet.local_modes.remove(LocalModes::ECHO);
        tcsetattr(&terminal, OptionalActions::Now, &quiet).ok()?;
        Some(Self { terminal, before })
    }
}

#[cfg(unix)]
impl Drop for Hushed {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        // What was typed unseen is not for the shell.
        let _ = tcsetattr(&self.terminal, OptionalActions::Flush, &self.before);
    }
}
