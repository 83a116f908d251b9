//! The one mouth: answers to standard output, everything else to standard error, and questions.

use std::io::{self, Write as _};
use std::time::{Duration, Instant};

use anstyle::Style;
use reject::export;
use reject::text::made_visible;
use textwrap::WordSplitter::NoHyphenation;

use super::ask::{Ask, Lines, Question, Reply, Stop, Terminal};
use super::context::World;
use super::failure::Failure;

/// Marks in a text where a style begins and ends. They are no characters at all, so a user's text that holds
/// them can at worst be bold; nothing else of it ever steers the terminal.
const BOLD: char = '\u{fdd0}';
const DIM: char = '\u{fdd1}';
const ACCENT: char = '\u{fdd2}';
const PLAIN: char = '\u{fdd3}';

/// The most columns a text takes that is passed on: as many as a mail.
const WIDEST: usize = 72;

/// The text, to be shown in bold.
pub(crate) fn bold(text: impl std::fmt::Display) -> String {
    format!("{BOLD}{text}{PLAIN}")
}

/// The text, to be shown less loud than the rest.
pub(crate) fn dim(text: impl std::fmt::Display) -> String {
    format!("{DIM}{text}{PLAIN}")
}

/// The text, to be shown in the one colour there is.
pub(crate) fn accent(text: impl std::fmt::Display) -> String {
    format!("{ACCENT}{text}{PLAIN}")
}

/// Whether the character is one of the marks of a style.
pub(crate) fn is_mark(c: char) -> bool {
    (BOLD..=PLAIN).contains(&c)
}

/// The mouth.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Ui {
    out: io::Stdout,
    err: io::Stderr,
    asker: Box<dyn Ask>,
    can_ask: bool,
    is_typed: bool,
    is_seen: bool,
    colours: Colours,
    /// Whether bars and rules are to be drawn in ASCII.
    pub(crate) plain: bool,
    /// Columns an answer may take.
    pub(crate) width: usize,
    /// Lines of the terminal, those of a small one at the least.
    pub(crate) height: usize,
}

struct Colours {
    out: bool,
    err: bool,
}

impl Ui {
    /// A mouth for that world. `plain` asks on numbered lines and draws in ASCII.
    pub(crate) fn new(world: &World, plain: bool) -> Self {
        let plain = plain || world.is_dumb;
        let coloured = |choice| !plain && choice != anstream::ColorChoice::Never;
        let colours = Colours {
            out: coloured(anstream::AutoStream::choice(&io::stdout())),
            err: coloured(anstream::AutoStream::choice(&io::stderr())),
        };
        let asker: Box<dyn Ask> = if world.can_ask && !plain {
            Box::new(Terminal::new(colours.err, world.width))
        } else {
            Box::new(Lines { typed: world.is_typed })
        };
        Self {
            out: io::stdout(),
            err: io::stderr(),
            asker,
            can_ask: world.can_ask,
            is_typed: world.is_typed,
            is_seen: world.is_seen,
            colours,
            plain,
            width: world.width,
            height: world.height,
        }
    }

    /// Whether a person sits at a terminal.
    pub(crate) fn can_ask(&self) -> bool {
        self.can_ask
    }

    /// Whether a person types what is read.
    pub(crate) fn is_typed(&self) -> bool {
        self.is_typed
    }

    /// Whether a person sees the answers.
    pub(crate) fn is_seen(&self) -> bool {
        self.is_seen
    }

    /// Says an answer: what was asked for.
    pub(crate) fn answer(&mut self, text: &str) -> Result<(), Failure> {
        let mut shown = rendered(text, self.colours.out);
        shown.push('\n');
        self.out.lock().write_all(shown.as_bytes()).map_err(Failure::from)
    }

    /// Says what was done, or what is worth knowing.
    pub(crate) fn say(&mut self, text: &str) {
        let mut shown = rendered(text, self.colours.err);
        if self.can_ask {
            shown = textwrap::fill(
                &shown,
                textwrap::Options::new(self.width).break_words(false).word_splitter(NoHyphenation),
            );
        }
        shown.push('\n');
        // Nobody is left to tell if this fails.
        let _ = self.err.lock().write_all(shown.as_bytes());
    }

    /// Answers with a text that is passed on: on a terminal in lines that fit, elsewhere each paragraph in one.
    pub(crate) fn pass_on(&mut self, text: &str) -> Result<(), Failure> {
        if !self.is_seen {
            return self.answer(text);
        }
        let options = textwrap::Options::new(self.width.min(WIDEST));
        self.answer(&textwrap::fill(text, options.break_words(false).word_splitter(NoHyphenation)))
    }

    /// Answers with JSON, in which nothing steers a terminal either.
    pub(crate) fn json(&mut self, value: &impl serde::Serialize) -> Result<(), Failure> {
        let shown = export::json::text(value)
            .map_err(|error| Failure::failed("cannot write JSON").cause(error.to_string()))?;
        self.out.lock().write_all(shown.as_bytes()).map_err(Failure::from)
    }

    /// Answers with the text to the letter, for a program or a file.
    pub(crate) fn raw(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.out.lock().write_all(bytes).map_err(Failure::from)
    }

    /// Answers with clap's help or version.
    pub(crate) fn help(&mut self, help: &clap::Error) -> Result<(), Failure> {
        let text = help.render();
        let text = if self.colours.out { text.ansi().to_string() } else { text.to_string() };
        self.out.lock().write_all(text.as_bytes()).map_err(Failure::from)
    }

    /// Asks one question.
    pub(crate) fn ask(&mut self, question: &Question) -> Result<Reply, Stop> {
        self.asker.ask(question)
    }

    /// Something that takes its time: from the second on, a person at a terminal is told how far it is.
    pub(crate) fn progress(&mut self, what: &'static str, total: usize) -> Progress<'_> {
        let began = Instant::now();
        Progress { is_shown: self.can_ask && !self.plain, err: &mut self.err, what, total, began, told: None }
    }

    /// Sends on what is still held back.
    pub(crate) fn finish(&mut self) -> Result<(), Failure> {
        self.out.lock().flush().map_err(Failure::from)
    }

    /// Says why a command ended, and gives its exit code.
    pub(crate) fn fail(&mut self, failure: &Failure) -> u8 {
        match failure {
            Failure::Told(told) => {
                self.say(&told.text());
                told.code
            }
            Failure::Interrupted(kept) => {
                if let Some(kept) = kept {
                    let (first, rest) = kept.split_at(kept.chars().next().map_or(0, char::len_utf8));
                    self.say(&format!("{}{rest}.", first.to_uppercase()));
                }
                130
            }
            Failure::PipeClosed => 0,
        }
    }
}

/// A line that says how far something is, and goes when it is done.
pub(crate) struct Progress<'a> {
    is_shown: bool,
    err: &'a mut io::Stderr,
    what: &'static str,
    total: usize,
    began: Instant,
    told: Option<Instant>,
}

impl Progress<'_> {
    /// So many are done.
    pub(crate) fn at(&mut self, done: usize) {
        let due =
            self.told.map_or(self.began + Duration::from_secs(1), |told| told + Duration::from_millis(100));
        let now = Instant::now();
        if self.is_shown && now >= due {
            self.told = Some(now);
            // Nobody is left to tell if this fails.
            let _ = write!(self.err, "\r{} {done} of {} …", self.what, self.total);
            let _ = self.err.flush();
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if self.told.is_some() {
            let _ = write!(self.err, "\r\u{1b}[K");
        }
    }
}

/// The text as a terminal may have it: our own styles, and everything else that steers made visible.
fn rendered(text: &str, coloured: bool) -> String {
    let style = |style: Style| if coloured { style.render().to_string() } else { String::new() };
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            BOLD => shown.push_str(&style(Style::new().bold())),
            DIM => shown.push_str(&style(Style::new().dimmed())),
            ACCENT => shown.push_str(&style(anstyle::AnsiColor::Cyan.on_default())),
            PLAIN if coloured => shown.push_str("\u{1b}[0m"),
            PLAIN => {}
            '\n' | '\t' => shown.push(c),
            c => match made_visible(c) {
                Some(visible) => shown.push_str(&visible),
                None => shown.push(c),
            },
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_styles_reach_a_terminal() {
        let text = format!("{} \u{1b}[31mred\u{202e}\r\n", bold("Acme"));
        assert_eq!(rendered(&text, true), "\u{1b}[1mAcme\u{1b}[0m ␛[31mred⟨U+202E⟩␍\n");
        assert_eq!(rendered(&text, false), "Acme ␛[31mred⟨U+202E⟩␍\n");
    }
}
