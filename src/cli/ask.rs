//! Asking one question at a time, in two forms: on a terminal with completion and arrow keys, and on plain lines.

use std::fmt::Write as _;
use std::io::{self, BufRead as _, Write as _};

use inquire::autocompletion::{Autocomplete, Replacement};
use inquire::ui::{Color, RenderConfig, Styled};
use inquire::validator::Validation;
use inquire::{CustomUserError, InquireError, Text};
use reject::text::{fold, made_visible};
use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::MemHistory;
use rustyline::validate::Validator;
use rustyline::{Behavior, CompletionType, Config, Context, Editor, Helper};

/// How many suggestions a terminal shows at once.
const SHOWN: usize = 7;

/// One question.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a rule of its own, named where a question is made"
)]
pub(crate) struct Question {
    /// The question itself.
    pub(crate) text: String,
    /// Where one is, such as `2 of 6`.
    pub(crate) place: String,
    /// Answers to choose from, or, with `free`, ready ones.
    pub(crate) options: Vec<String>,
    /// Further answers a terminal completes and plain lines do not list.
    pub(crate) completions: Vec<String>,
    /// What Enter stands for; none where it passes the question over.
    pub(crate) default: Option<String>,
    /// Whether any text will do.
    pub(crate) free: bool,
    /// Whether the answer may be long, as a mail that is pasted.
    pub(crate) long: bool,
    /// Whether it may not be passed over.
    pub(crate) required: bool,
    /// Whether one may go back to the question before.
    pub(crate) back: bool,
    /// The answer given before.
    pub(crate) before: Option<String>,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    /// A text, or one of the options to the letter.
    Given(String),
    /// Enter.
    Skipped,
    /// `<`
    Back,
}

/// Why no answer came.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Ctrl-C.
    Interrupted,
    /// The input ended.
    Ended,
    /// What a pipe answered does not answer the question.
    Misunderstood(String),
    /// The terminal or the input could not be read.
    Unreadable(io::Error),
}

/// Somebody who can be asked.
pub(crate) trait Ask {
    /// Asks until there is an answer the question takes.
    fn ask(&mut self, question: &Question) -> Result<Reply, Stop>;
}

impl Question {
    /// What an answer means; an error says what would do. Where options are `numbered`, a number is one of them.
    fn understand(&self, typed: &str, numbered: bool) -> Result<Reply, String> {
        let word = typed.trim();
        if word.is_empty() {
            return match &self.default {
                Some(default) => Ok(Reply::Given(default.clone())),
                None if self.required => Err("an answer is needed here".to_owned()),
                None => Ok(Reply::Skipped),
            };
        }
        if word == "<" {
            return if self.back { Ok(Reply::Back) } else { Err("this is the first question".to_owned()) };
        }
        if let Some(option) = self.option(word, numbered) {
            return Ok(Reply::Given(option.clone()));
        }
        if self.free {
            return Ok(Reply::Given(typed.to_owned()));
        }
        Err(format!("'{word}' is none of {}", self.options.join(", ")))
    }

    /// The option of that name or number, or the only one that begins so.
    fn option(&self, word: &str, numbered: bool) -> Option<&String> {
        let folded = fold(word);
        if let Some(option) = self.options.iter().find(|option| fold(option) == folded) {
            return Some(option);
        }
        if let Some(n) = word.parse::<usize>().ok().filter(|_| numbered) {
            return n.checked_sub(1).and_then(|at| self.options.get(at));
        }
        let mut beginning = self.options.iter().filter(|option| fold(option).starts_with(&folded));
        let first = beginning.next().filter(|_| !self.free);
        if beginning.next().is_none() { first } else { None }
    }

    /// What the keys do.
    fn keys(&self) -> Vec<String> {
        let mut keys = Vec::new();
        if self.before.is_some() {
            keys.push("Enter keeps it".to_owned());
        } else if let Some(default) = &self.default {
            keys.push(format!("Enter: {default}"));
        } else if !self.required {
            keys.push("Enter skips".to_owned());
        }
        if self.back {
            keys.push("< back".to_owned());
        }
        keys
    }
}

/// A terminal with arrow keys and completion.
pub(crate) struct Terminal {
    style: RenderConfig<'static>,
    /// What begins the mark of a question, what begins quiet words, what ends either.
    marks: (&'static str, &'static str, &'static str),
    width: usize,
}

impl Terminal {
    pub(crate) fn new(coloured: bool, width: usize) -> Self {
        let style = if coloured { RenderConfig::default_colored() } else { RenderConfig::empty() };
        let prefix = if coloured { Styled::new("?").with_fg(Color::DarkCyan) } else { Styled::new("?") };
        let style = style
            .with_prompt_prefix(prefix)
            .with_answered_prompt_prefix(prefix)
            .with_canceled_prompt_indicator(Styled::new("<"));
        let marks = if coloured { ("\u{1b}[36m", "\u{1b}[2m", "\u{1b}[0m") } else { ("", "", "") };
        Self { style, marks, width }
    }
}

impl Ask for Terminal {
    fn ask(&mut self, question: &Question) -> Result<Reply, Stop> {
        if question.long { self.line(question) } else { self.choice(question) }
    }
}

impl Terminal {
    fn message(&self, question: &Question) -> String {
        textwrap::fill(&shown(&question.text), self.width.saturating_sub(2))
    }

    fn help(&self, question: &Question, choose: &str) -> String {
        let mut help = vec![shown(&question.place)];
        help.extend(question.keys());
        if !choose.is_empty() && self.width >= 60 {
            help.push(choose.to_owned());
        }
        help.retain(|key| !key.is_empty());
        help.join(" · ")
    }

    /// A short answer, chosen from a list or completed.
    fn choice(&self, question: &Question) -> Result<Reply, Stop> {
        let asked = question.clone();
        let validator = move |typed: &str| -> Result<Validation, CustomUserError> {
            Ok(match asked.understand(typed, false) {
                Ok(_) => Validation::Valid,
                Err(problem) => Validation::Invalid(problem.into()),
            })
        };
        let formatter = |typed: &str| match question.understand(typed, false) {
            Ok(Reply::Given(answer)) => answer,
            Ok(Reply::Skipped) => "skipped".to_owned(),
            Ok(Reply::Back) | Err(_) => "<".to_owned(),
        };
        let message = self.message(question);
        let all = question.options.iter().chain(&question.completions);
        // What would steer the terminal is not offered; it can still be typed.
        let all: Vec<String> = all.filter(|word| shown(word) == **word).cloned().collect();
        let help = self.help(question, if all.is_empty() { "" } else { "↓ choose" });
        let words = Words { all, starts_only: !question.free, before: question.before.clone() };
        loop {
            let mut text = Text::new(&message)
                .with_render_config(self.style)
                .with_page_size(SHOWN)
                .with_help_message(&help)
                .with_formatter(&formatter)
                .with_validator(validator.clone())
                .with_autocomplete(words.clone());
            if let Some(before) = &question.before {
                text = text.with_initial_value(before);
            }
            return match text.prompt() {
                Ok(typed) => question.understand(&typed, false).map_err(unexpected),
                Err(InquireError::OperationCanceled) if question.back => Ok(Reply::Back),
                Err(InquireError::OperationCanceled) => continue,
                Err(InquireError::OperationInterrupted) => Err(Stop::Interrupted),
                Err(InquireError::IO(error)) => Err(Stop::Unreadable(error)),
                Err(error) => Err(unexpected(error.to_string())),
            };
        }
    }

    /// An answer of any length, with the keys of a shell; a paste is taken whole.
    fn line(&self, question: &Question) -> Result<Reply, Stop> {
        let ready = if question.options.is_empty() { "" } else { "Tab: ready answers" };
        let (mark, dim, plain) = self.marks;
        let question_line = format!("{mark}?{plain} {}", self.message(question));
        tell(&format!("{question_line}\n{dim}[{}]{plain}\n", self.help(question, ready)));
        let config = Config::builder()
            .behavior(Behavior::PreferTerm)
            .completion_type(CompletionType::Circular)
            .auto_add_history(false)
            .build();
        let mut editor: Editor<Ready, MemHistory> =
            Editor::with_history(config, MemHistory::new()).map_err(|error| unexpected(error.to_string()))?;
        editor.set_helper(Some(Ready(question.options.clone())));
        let before = question.before.clone().unwrap_or_default();
        loop {
            return match editor.readline_with_initial("> ", (&before, "")) {
                Ok(typed) => match question.understand(&typed, false) {
                    Err(problem) => {
                        tell(&format!("  {}\n", shown(&problem)));
                        continue;
                    }
                    understood => understood.map_err(unexpected),
                },
                Err(ReadlineError::Interrupted) => Err(Stop::Interrupted),
                Err(ReadlineError::Eof) => Err(Stop::Ended),
                Err(ReadlineError::Io(error)) => Err(Stop::Unreadable(error)),
                Err(error) => Err(unexpected(error.to_string())),
            };
        }
    }
}

fn unexpected(problem: String) -> Stop {
    Stop::Unreadable(io::Error::other(problem))
}

/// The ready answers to a question of any length, for Tab.
struct Ready(Vec<String>);

impl Completer for Ready {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        _cursor: usize,
        _context: &Context<'_>,
    ) -> Result<(usize, Vec<String>), ReadlineError> {
        let fitting = self.0.iter().filter(|word| fold(word).starts_with(&fold(line)));
        Ok((0, fitting.cloned().collect()))
    }
}

impl Helper for Ready {}
impl Hinter for Ready {
    type Hint = String;
}
impl Highlighter for Ready {}
impl Validator for Ready {}

/// The words of a question, by what was typed.
#[derive(Clone)]
struct Words {
    all: Vec<String>,
    starts_only: bool,
    before: Option<String>,
}

impl Autocomplete for Words {
    fn get_suggestions(&mut self, typed: &str) -> Result<Vec<String>, CustomUserError> {
        if self.before.as_deref() == Some(typed) {
            return Ok(self.all.clone());
        }
        let typed = fold(typed);
        let mut fitting: Vec<&String> = self
            .all
            .iter()
            .filter(|word| {
                let word = fold(word);
                if self.starts_only { word.starts_with(&typed) } else { word.contains(&typed) }
            })
            .collect();
        fitting.sort_by_key(|word| !fold(word).starts_with(&typed));
        if fitting.len() == 1 && fold(fitting[0]) == typed {
            return Ok(Vec::new());
        }
        Ok(fitting.into_iter().cloned().collect())
    }

    fn get_completion(
        &mut self,
        typed: &str,
        highlighted: Option<String>,
    ) -> Result<Replacement, CustomUserError> {
        if highlighted.is_some() {
            return Ok(highlighted);
        }
        Ok(self.get_suggestions(typed)?.into_iter().next())
    }
}

/// Lines of plain text: for screen readers, pipes and tests.
pub(crate) struct Lines {
    /// Whether a person types them, who can be asked again. A pipe would answer the next question.
    pub(crate) typed: bool,
}

/// What takes an earlier answer back.
const TAKEN_BACK: &str = "-";

impl Ask for Lines {
    fn ask(&mut self, question: &Question) -> Result<Reply, Stop> {
        tell(&Self::lines(question));
        loop {
            tell("> ");
            let typed = line().inspect_err(|_| tell("\n"))?;
            if let Some(before) = &question.before {
                match typed.trim() {
                    "" => return Ok(Reply::Given(before.clone())),
                    TAKEN_BACK if !question.required => return Ok(Reply::Skipped),
                    _ => {}
                }
            }
            match question.understand(&typed, true) {
                Ok(reply) => return Ok(reply),
                Err(problem) if self.typed => tell(&format!("  {}\n", shown(&problem))),
                Err(problem) => return Err(Stop::Misunderstood(problem)),
            }
        }
    }
}

impl Lines {
    fn lines(question: &Question) -> String {
        let mut lines = String::new();
        if !question.place.is_empty() {
            let _ = write!(lines, "[{}] ", shown(&question.place));
        }
        lines.push_str(&shown(&question.text));
        lines.push('\n');
        for (n, option) in (1..).zip(&question.options) {
            let name = if option.parse() == Ok(n) { String::new() } else { format!(" {}", shown(option)) };
            let _ = writeln!(lines, "  {n}{name}");
        }
        let mut keys = question.keys();
        if let Some(before) = &question.before {
            let _ = writeln!(lines, "  so far: {}", shown(before));
            if !question.required {
                keys.insert(1, format!("{TAKEN_BACK} takes it back"));
            }
        }
        if !keys.is_empty() {
            let _ = writeln!(lines, "  ({})", keys.join(", "));
        }
        lines
    }
}

fn tell(text: &str) {
    // Nobody is left to tell if this fails.
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

fn line() -> Result<String, Stop> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_until(b'\n', &mut bytes).map_err(Stop::Unreadable)?;
    if read == 0 {
        return Err(Stop::Ended);
    }
    let mut typed = String::from_utf8(bytes)
        .map_err(|_| Stop::Unreadable(io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8")))?;
    if typed.ends_with('\n') {
        typed.pop();
        if typed.ends_with('\r') {
            typed.pop();
        }
    }
    Ok(typed)
}

/// A text in one line that steers no terminal.
fn shown(text: &str) -> String {
    text.chars().map(|c| made_visible(c).unwrap_or_else(|| c.to_string())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice() -> Question {
        let options = ["yes", "partly", "no"].map(str::to_owned).to_vec();
        Question { text: "Well?".to_owned(), options, back: true, ..Question::default() }
    }

    #[test]
    fn an_option_is_chosen_by_name_beginning_or_number() {
        for (typed, meant) in [("Yes", "yes"), ("p", "partly"), ("3", "no"), (" no ", "no")] {
            assert_eq!(choice().understand(typed, true), Ok(Reply::Given(meant.to_owned())), "{typed}");
        }
        assert_eq!(choice().understand("", true), Ok(Reply::Skipped));
        assert_eq!(choice().understand("<", true), Ok(Reply::Back));
        assert_eq!(choice().understand("4", true), Err("'4' is none of yes, partly, no".to_owned()));
    }

    #[test]
    fn a_free_answer_is_taken_to_the_letter() {
        let question = Question { free: true, options: vec!["pay".to_owned()], ..Question::default() };
        assert_eq!(question.understand(" pa ", true), Ok(Reply::Given(" pa ".to_owned())));
        assert_eq!(question.understand("1", true), Ok(Reply::Given("pay".to_owned())));
        assert_eq!(question.understand("<", true), Err("this is the first question".to_owned()));
    }
}
