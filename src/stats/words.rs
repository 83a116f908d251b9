//! The words that keep coming back in what employers wrote.

mod counting;
mod lexicon;
mod reading;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use serde::Serialize;

use super::rate::Share;
use crate::case::Case;
use crate::event::Kind;
use counting::Counter;
use lexicon::SHIPPED;
use reading::{Forms, Sentence, Symbol, Text};

/// What recurs in the words of employers: everything `said`, feedback too; never a note or a vent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Words {
    /// How many cases hold words of theirs.
    pub texts: usize,
    /// The words and pairs of words that are in at least 3 cases, the most frequent first, then by the
    /// alphabet; at most 20. Two mails share some word by mere chance, so two are no news.
    pub words: Vec<Word>,
}

/// A word, or two that stand side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Word {
    /// In the form they wrote most often.
    pub text: String,
    /// In how many of the cases that hold words of theirs; a case counts once.
    pub seen: Share,
    /// In how many cases feedback said it.
    pub in_feedback: usize,
    /// The cases, in the order they were given.
    pub cases: Vec<String>,
}

/// One case's texts, and which words are not counted in it.
struct Read {
    case: usize,
    texts: Vec<Said>,
    /// Stems of the names of company and people and of the role.
    names: HashSet<Symbol>,
    /// Stems one was greeted with.
    greeted: HashSet<Symbol>,
}

/// A text of theirs.
struct Said {
    is_feedback: bool,
    sentences: Vec<Sentence>,
}

impl Words {
    /// The words that recur in these cases. `stop_words` are the user's own: words, or pairs of them, that are
    /// not counted.
    ///
    /// A sentence's language is told by the words that carry it; English is compared by its stems (Porter, M. F.,
    /// "The English (Porter2) stemming algorithm", snowballstem.org), the rest as it stands without case and
    /// accents. Scripts that put no space between words are not counted.
    #[must_use]
    pub fn of(cases: &[Case], stop_words: &[String]) -> Self {
        let mut forms = Forms::new(&SHIPPED);
        let read: Vec<Read> =
            cases.iter().enumerate().filter_map(|(at, case)| Read::of(at, case, &mut forms)).collect();
        let words = Counter::new(&mut forms, stop_words, &read).words(&read, cases);
        Self { texts: read.len(), words }
    }
}

impl Read {
    /// The case as far as it holds words of theirs.
    fn of(at: usize, case: &Case, forms: &mut Forms<'_>) -> Option<Self> {
        let said = case.events().iter().filter_map(|event| {
            let said = event.said.as_deref().filter(|said| !said.trim().is_empty())?;
            Some((event.kind == Kind::Feedback, forms.read(said)))
        });
        let said: Vec<(bool, Text)> = said.collect();
        if said.is_empty() {
            return None;
        }
        let details = case.details();
        let own = [&details.company, &details.contact, &details.role].into_iter().flatten();
        let own: Vec<usize> = own.flat_map(|text| forms.words(text)).collect();
        let mut read = Self { case: at, texts: Vec::new(), names: HashSet::new(), greeted: HashSet::new() };
        for (is_feedback, text) in said {
            read.greeted.extend(text.greeted.iter().map(|form| forms.get(*form).stem));
            read.texts.push(Said { is_feedback, sentences: text.sentences });
        }
        read.names.extend(own.iter().map(|form| forms.get(*form).stem));
        read.names.extend(&read.greeted);
        Some(read)
    }
}
