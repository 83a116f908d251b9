//! Asking one question at a time, in two forms: on a terminal with completion and arrow keys, and on plain lines.

pub(crate) mod ctrl_c;
mod lines;
mod terminal;

use std::io::{self, Write as _};

use chrono::NaiveDate;
use reject::date;
use reject::plan::{NoWish, Wish};
use reject::text::fold;

pub(crate) use lines::Lines;
pub(crate) use terminal::Terminal;

/// How much of a wrong answer is quoted.
const QUOTED: usize = 40;

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
    /// Where it must be a day to come: today.
    pub(crate) ahead_of: Option<NaiveDate>,
    /// Whether it must say how many of what.
    pub(crate) counted: Option<NaiveDate>,
    /// Whether it must be one line of plain text.
    pub(crate) one_line: bool,
    /// Whether the answer may be long, as a mail that is pasted.
    pub(crate) long: bool,
    /// Whether it may not be passed over.
    pub(crate) required: bool,
    /// Whether one may go back to the question before.
    pub(crate) back: bool,
    /// Whether its answer is kept nowhere when the asking stops.
    pub(crate) passing: bool,
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
    /// Ctrl-C, with the line that was typed and not sent.
    Interrupted(Option<String>),
    /// The input ended.
    Ended,
    /// What a pipe answered does not answer the question.
    Misunderstood {
        /// What would.
        problem: String,
        /// That line, and what came behind it.
        unread: Vec<u8>,
    },
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
            return if self.back {
                Ok(Reply::Back)
            } else {
                Err("'<' goes back, and this is the first question".to_owned())
            };
        }
        if let Some(option) = self.option(word, numbered) {
            return Ok(Reply::Given(option.clone()));
        }
        if self.one_line && typed.chars().any(char::is_control) {
            return Err("one line of plain text is needed here".to_owned());
        }
        if let Some(today) = self.ahead_of {
            match date::due(word, today) {
                Ok(day) if day < today => return Err(format!("'{word}' lies in the past")),
                Ok(_) => {}
                Err(error) => return Err(error.to_string()),
            }
        }
        if let Some(problem) = self.counted.and_then(|today| no_goal(word, today)) {
            return Err(format!("'{}' {problem}", quoted(word)));
        }
        if self.free {
            return Ok(Reply::Given(typed.to_owned()));
        }
        Err(format!("'{}' is none of {}", quoted(word), self.options.join(", ")))
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

/// The beginning of what was typed.
fn quoted(word: &str) -> String {
    let short: String = word.chars().take(QUOTED).collect();
    let rest = if word.chars().nth(QUOTED).is_some() { "…" } else { "" };
    format!("{short}{rest}")
}

/// Why the words are no goal, behind the words themselves; none where they are one.
pub(crate) fn no_goal(words: &str, today: NaiveDate) -> Option<&'static str> {
    match Wish::read(words, today).err()? {
        NoWish::Unclear => Some("does not say how many of what; such as '12 applications'"),
        NoWish::Repeating => {
            Some("begins anew each time, and a goal is one number; such as '12 applications'")
        }
    }
}

fn tell(text: &str) {
    // Nobody is left to tell if this fails.
    let _ = io::stderr().lock().write_all(text.as_bytes());
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
        assert_eq!(
            question.understand("<", true),
            Err("'<' goes back, and this is the first question".to_owned())
        );
    }
}
