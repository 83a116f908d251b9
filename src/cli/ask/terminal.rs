//! Asking on a terminal: a list to choose from, or a line of any length.

use std::cell::RefCell;
use std::io;

use inquire::autocompletion::{Autocomplete, Replacement};
use inquire::ui::{Color, RenderConfig, Styled};
use inquire::validator::Validation;
use inquire::{CustomUserError, InquireError, Text};
use reject::text::{fold, one_line};
use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::MemHistory;
use rustyline::validate::Validator;
use rustyline::{Behavior, CompletionType, Config, Context, Editor, Helper};

use super::{Ask, Question, Reply, Stop, tell};

/// After so many milliseconds Escape is a key of its own and does not change the next one.
const ESCAPE: u16 = 30;

/// How many suggestions are shown at once.
const SHOWN: usize = 7;

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
        textwrap::fill(&one_line(&question.text), self.width.saturating_sub(2))
    }

    fn help(&self, question: &Question, choose: &str) -> String {
        let mut help = vec![one_line(&question.place)];
        help.extend(question.keys());
        help.retain(|key| !key.is_empty());
        if !choose.is_empty() && (self.width >= 60 || help.is_empty()) {
            help.push(choose.to_owned());
        }
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
        let all: Vec<String> = all.filter(|word| one_line(word) == **word).cloned().collect();
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
                Err(InquireError::OperationInterrupted) => Err(Stop::Interrupted(None)),
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
            .keyseq_timeout(Some(ESCAPE))
            .build();
        let mut editor: Editor<Ready, MemHistory> =
            Editor::with_history(config, MemHistory::new()).map_err(|error| unexpected(error.to_string()))?;
        editor.set_helper(Some(Ready { answers: question.options.clone(), typed: RefCell::default() }));
        let before = question.before.clone().unwrap_or_default();
        loop {
            return match editor.readline_with_initial("> ", (&before, "")) {
                Ok(typed) => match question.understand(&typed, false) {
                    Err(problem) => {
                        tell(&format!("  {}\n", one_line(&problem)));
                        continue;
                    }
                    understood => understood.map_err(unexpected),
                },
                Err(ReadlineError::Interrupted) => Err(Stop::Interrupted(typed(&editor))),
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

/// The line as it stood when it was left, if anything stood there.
fn typed(editor: &Editor<Ready, MemHistory>) -> Option<String> {
    let line = editor.helper()?.typed.borrow().clone();
    Some(line).filter(|line| !line.trim().is_empty())
}

/// The ready answers to a question of any length, for Tab, and the line as it is typed, for Ctrl-C.
struct Ready {
    answers: Vec<String>,
    typed: RefCell<String>,
}

impl Completer for Ready {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        _cursor: usize,
        _context: &Context<'_>,
    ) -> Result<(usize, Vec<String>), ReadlineError> {
        let fitting = self.answers.iter().filter(|word| fold(word).starts_with(&fold(line)));
        Ok((0, fitting.cloned().collect()))
    }
}

impl Helper for Ready {}
impl Hinter for Ready {
    type Hint = String;

    fn hint(&self, line: &str, _cursor: usize, _context: &Context<'_>) -> Option<String> {
        self.typed.replace(line.to_owned());
        None
    }
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
