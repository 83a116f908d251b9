//! Asking one question at a time, in two forms: on a terminal with completion and arrow keys, and on plain lines.

use std::fmt::Write as _;
use std::io::{self, BufRead as _, Write as _};

use inquire::autocompletion::{Autocomplete, Replacement};
use inquire::ui::{Color, RenderConfig, Styled};
use inquire::validator::Validation;
use inquire::{CustomUserError, InquireError, Text};
use reject::text::{fold, made_visible};

/// How many suggestions a terminal shows at once.
const SHOWN: usize = 7;

/// One question.
#[derive(Clone, Debug, Default)]
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
    /// The terminal or the input could not be read.
    Unreadable(io::Error),
}

/// Somebody who can be asked.
pub(crate) trait Ask {
    /// Asks until there is an answer the question takes.
    fn ask(&mut self, question: &Question) -> Result<Reply, Stop>;
}

impl Question {
    /// What an answer means; an error says what would do.
    fn understand(&self, typed: &str) -> Result<Reply, String> {
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
        if let Some(option) = self.option(word) {
            return Ok(Reply::Given(option.clone()));
        }
        if self.free {
            return Ok(Reply::Given(typed.to_owned()));
        }
        Err(format!("'{word}' is none of {}", self.options.join(", ")))
    }

    /// The option of that name or number, or the only one that begins so.
    fn option(&self, word: &str) -> Option<&String> {
        let folded = fold(word);
        if let Some(option) = self.options.iter().find(|option| fold(option) == folded) {
            return Some(option);
        }
        if let Ok(n) = word.parse::<usize>() {
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
    width: usize,
}

impl Terminal {
    pub(crate) fn new(coloured: bool, width: usize) -> Self {
        let style = if coloured { RenderConfig::default_colored() } else { RenderConfig::empty() };
        let prefix = Styled::new("?").with_fg(Color::DarkCyan);
        let prefix = if coloured { prefix } else { Styled::new("?") };
        Self { style: style.with_prompt_prefix(prefix).with_answered_prompt_prefix(prefix), width }
    }
}

impl Ask for Terminal {
    fn ask(&mut self, question: &Question) -> Result<Reply, Stop> {
        let asked = question.clone();
        let validator = move |typed: &str| -> Result<Validation, CustomUserError> {
            Ok(match asked.understand(typed) {
                Ok(_) => Validation::Valid,
                Err(problem) => Validation::Invalid(problem.into()),
            })
        };
        let all: Vec<String> = question.options.iter().chain(&question.completions).cloned().collect();
        let message = textwrap::fill(&shown(&question.text), self.width.saturating_sub(2));
        let mut help = vec![question.place.clone()];
        help.extend(question.keys());
        if !all.is_empty() && self.width >= 60 {
            help.push("↓ choose".to_owned());
        }
        help.retain(|key| !key.is_empty());
        let help = help.join(" · ");
        let formatter = |typed: &str| match question.understand(typed) {
            Ok(Reply::Given(answer)) => answer,
            Ok(Reply::Skipped) => "skipped".to_owned(),
            Ok(Reply::Back) | Err(_) => "<".to_owned(),
        };
        let mut text = Text::new(&message)
            .with_render_config(self.style)
            .with_page_size(SHOWN)
            .with_help_message(&help)
            .with_formatter(&formatter)
            .with_validator(validator)
            .with_autocomplete(Words { all, starts_only: !question.free });
        if let Some(before) = &question.before {
            text = text.with_initial_value(before);
        }
        match text.prompt() {
            Ok(typed) => {
                question.understand(&typed).map_err(|problem| Stop::Unreadable(io::Error::other(problem)))
            }
            Err(InquireError::OperationCanceled) if question.back => Ok(Reply::Back),
            Err(InquireError::OperationCanceled) if !question.required => Ok(Reply::Skipped),
            Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => {
                Err(Stop::Interrupted)
            }
            Err(InquireError::IO(error)) => Err(Stop::Unreadable(error)),
            Err(error) => Err(Stop::Unreadable(io::Error::other(error.to_string()))),
        }
    }
}

/// The words of a question, by what was typed.
#[derive(Clone)]
struct Words {
    all: Vec<String>,
    starts_only: bool,
}

impl Autocomplete for Words {
    fn get_suggestions(&mut self, typed: &str) -> Result<Vec<String>, CustomUserError> {
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
pub(crate) struct Lines;

impl Ask for Lines {
    fn ask(&mut self, question: &Question) -> Result<Reply, Stop> {
        let mut lines = String::new();
        if !question.place.is_empty() {
            let _ = write!(lines, "[{}] ", question.place);
        }
        lines.push_str(&shown(&question.text));
        lines.push('\n');
        for (n, option) in (1..).zip(&question.options) {
            let name = if option.parse() == Ok(n) { String::new() } else { format!(" {}", shown(option)) };
            let _ = writeln!(lines, "  {n}{name}");
        }
        if let Some(before) = &question.before {
            let _ = writeln!(lines, "  so far: {}", shown(before));
        }
        let keys = question.keys();
        if !keys.is_empty() {
            let _ = writeln!(lines, "  ({})", keys.join(", "));
        }
        tell(&lines);
        loop {
            tell("> ");
            let typed = line().inspect_err(|_| tell("\n"))?;
            if typed.trim().is_empty()
                && let Some(before) = &question.before
            {
                return Ok(Reply::Given(before.clone()));
            }
            match question.understand(&typed) {
                Ok(reply) => return Ok(reply),
                Err(problem) => tell(&format!("  {}\n", shown(&problem))),
            }
        }
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
            assert_eq!(choice().understand(typed), Ok(Reply::Given(meant.to_owned())), "{typed}");
        }
        assert_eq!(choice().understand(""), Ok(Reply::Skipped));
        assert_eq!(choice().understand("<"), Ok(Reply::Back));
        assert_eq!(choice().understand("4"), Err("'4' is none of yes, partly, no".to_owned()));
    }

    #[test]
    fn a_free_answer_is_taken_to_the_letter() {
        let question = Question { free: true, options: vec!["pay".to_owned()], ..Question::default() };
        assert_eq!(question.understand(" pa "), Ok(Reply::Given(" pa ".to_owned())));
        assert_eq!(question.understand("1"), Ok(Reply::Given("pay".to_owned())));
        assert_eq!(question.understand("<"), Err("this is the first question".to_owned()));
    }
}
