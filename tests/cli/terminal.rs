//! A real terminal for the program: keys in, a screen out.

use std::ffi::OsStr;
use std::fs;
use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use snapbox::cmd::cargo_bin;
use vt100::Parser;

use crate::support::{Journal, TODAY};

/// The key Enter.
pub(crate) const ENTER: &str = "\r";
/// The key Tab.
pub(crate) const TAB: &str = "\t";
/// The key Escape.
pub(crate) const ESC: &str = "\u{1b}";
/// The arrow down.
pub(crate) const DOWN: &str = "\u{1b}[B";
/// The key that erases the character before.
pub(crate) const ERASE: &str = "\u{7f}";
/// Ctrl-C.
pub(crate) const CTRL_C: &str = "\u{3}";

/// For what never comes: a busy machine may hold everything up for a while.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long nothing comes once a screen is drawn.
const QUIET: Duration = Duration::from_millis(60);
/// So many times of quiet are waited for a program that is at work.
const PAUSES: usize = 20;
/// Lines that are kept once they have left the screen.
const KEPT: usize = 1000;

/// A program that runs in a terminal of its own.
pub(crate) struct Terminal {
    parser: Parser,
    output: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    raw: Vec<u8>,
    /// How much had come when the last key was pressed.
    pressed: usize,
    columns: u16,
    has_ended: bool,
    // The terminal is there as long as its master is.
    _master: Box<dyn MasterPty + Send>,
}

/// What is to run, and in which surroundings.
pub(crate) struct Start {
    command: CommandBuilder,
    columns: u16,
    lines: u16,
}

impl Start {
    /// `reject` with these words on this journal, with a clean environment.
    pub(crate) fn reject<const N: usize>(journal: &Journal, words: [&str; N]) -> Self {
        let mut start = Self::program(journal, cargo_bin!("reject"));
        start.command.args(words);
        start
    }

    /// A line of shell on this journal, in which `reject` is the program.
    pub(crate) fn shell(journal: &Journal, line: &str) -> Self {
        let mut start = Self::program(journal, Path::new("/bin/sh"));
        start.command.args(["-c", line]);
        let folder = cargo_bin!("reject").parent().expect("a folder").display().to_string();
        start.env("PATH", format!("{folder}:/usr/bin:/bin"))
    }

    fn program(journal: &Journal, program: &Path) -> Self {
        let home = journal.root().parent().expect("a folder").to_owned();
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.env("REJECT_JOURNAL", journal.root());
        command.env("REJECT_TODAY", TODAY);
        command.env("HOME", &home);
        command.env("PATH", "/usr/bin:/bin");
        command.env("TERM", "xterm-256color");
        command.cwd(&home);
        Self { command, columns: 80, lines: 24 }
    }

    /// With this in its environment.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// In a terminal of that size instead of 80 columns and 24 lines.
    pub(crate) fn size(mut self, columns: u16, lines: u16) -> Self {
        (self.columns, self.lines) = (columns, lines);
        self
    }

    /// Starts it.
    pub(crate) fn run(self) -> Terminal {
        let size = PtySize { rows: self.lines, cols: self.columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let child = pair.slave.spawn_command(self.command).expect("the program");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("its output");
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            let mut ends = 0;
            // Its last words may arrive just behind the news that nobody is there any more.
            while ends < 2 {
                match reader.read(&mut bytes) {
                    Ok(n @ 1..) if sender.send(bytes[..n].to_vec()).is_ok() => ends = 0,
                    Ok(1..) => break,
                    Ok(0) | Err(_) => {
                        ends += 1;
                        thread::sleep(Duration::from_millis(5));
                    }
                }
            }
        });
        Terminal {
            parser: Parser::new(size_of(self.lines), size_of(self.columns), KEPT),
            output,
            keys: pair.master.take_writer().expect("its keys"),
            child,
            raw: Vec::new(),
            pressed: 0,
            columns: self.columns,
            has_ended: false,
            _master: pair.master,
        }
    }
}

fn size_of(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).expect("a size")
}

impl Terminal {
    /// Waits until the screen shows the text.
    pub(crate) fn until(&mut self, text: &str) -> &mut Self {
        self.wait(text, |terminal| terminal.screen().contains(text))
    }

    /// Waits until the text comes after the last key, wherever it stood before.
    pub(crate) fn until_again(&mut self, text: &str) -> &mut Self {
        self.wait(text, |terminal| String::from_utf8_lossy(&terminal.raw[terminal.pressed..]).contains(text))
    }

    fn wait(&mut self, text: &str, is_there: impl Fn(&Self) -> bool) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while !is_there(self) {
            let left = deadline.saturating_duration_since(Instant::now());
            let Ok(bytes) = self.output.recv_timeout(left) else {
                panic!("'{text}' did not come; the screen shows:\n{}", self.screen())
            };
            self.take(&bytes);
        }
        self.settle();
        self
    }

    /// Presses these keys, all at once.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.pressed = self.raw.len();
        self.keys.write_all(keys.as_bytes()).and_then(|()| self.keys.flush()).expect("a key");
        self
    }

    /// Waits for a question and answers it: the keys, then Enter.
    pub(crate) fn answer(&mut self, question: &str, keys: &str) -> &mut Self {
        self.until(question).press(keys).press(ENTER)
    }

    /// Pastes a text, as a terminal does that tells the program so.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.press(&format!("{ESC}[200~{text}{ESC}[201~"))
    }

    /// What the screen shows, without the blanks at the ends of lines and of the whole.
    pub(crate) fn screen(&self) -> String {
        let rows = self.parser.screen().rows(0, self.columns);
        let rows: Vec<String> = rows.map(|row| row.trim_end().to_owned()).collect();
        format!("{}\n", rows.join("\n").trim_end())
    }

    /// The bytes the program sent, escape codes and all.
    pub(crate) fn raw(&self) -> String {
        String::from_utf8_lossy(&self.raw).into_owned()
    }

    /// Whether the program has left the cursor hidden.
    pub(crate) fn is_cursor_hidden(&self) -> bool {
        self.parser.screen().hide_cursor()
    }

    /// Waits for the end and gives the exit code; the screen then shows all there was.
    pub(crate) fn end(&mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.output.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    panic!("it did not end; the screen shows:\n{}", self.screen())
                }
            }
        }
        self.has_ended = true;
        self.child.wait().expect("an end").exit_code()
    }

    /// Takes in what is still on its way: a screen is drawn in several pieces, and on a busy machine its program has to
    /// wait between them.
    fn settle(&mut self) {
        let mut pauses = 0;
        while pauses < PAUSES {
            match self.output.recv_timeout(QUIET) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) if self.is_at_work() => pauses += 1,
                Err(_) => return,
            }
        }
    }

    /// Whether the program would go on if the machine let it; false where that cannot be known.
    fn is_at_work(&self) -> bool {
        let state =
            self.child.process_id().and_then(|id| fs::read_to_string(format!("/proc/{id}/stat")).ok());
        state.is_some_and(|state| state.rsplit(") ").next().is_some_and(|rest| rest.starts_with(['R', 'D'])))
    }

    fn take(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        self.raw.extend_from_slice(bytes);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // The number of a process that has ended may be another's by now.
        if !self.has_ended {
            let _ = self.child.kill();
        }
    }
}
