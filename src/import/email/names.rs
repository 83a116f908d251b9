//! Which words of a sentence may be the name of an employer or of a role.

use std::ops::Range;

use super::pattern::{Patterns, Slot};
use super::phrases::Phrases;
use super::words::{Sentence, Word, one_line};

/// Small words within the names of roles.
const WITHIN: [&str; 14] =
    ["of", "and", "the", "for", "in", "de", "la", "du", "des", "und", "et", "y", "van", "von"];

/// Small words within the names of employers.
const WITHIN_COMPANY: [&str; 11] = ["of", "and", "for", "de", "la", "du", "des", "und", "et", "van", "von"];

/// A shortened word, such as `St.`, has at most so many letters.
const SHORTENED: usize = 2;

/// What may follow a comma within the name of an employer.
const AFTER_COMMA: [&str; 5] = ["inc", "llc", "ltd", "lp", "limited"];

/// A name that was found, and by which pattern, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) pattern: usize,
    pub(super) text: String,
}

/// The names of that kind the patterns find in the sentences, the best pattern first.
pub(super) fn names(
    phrases: &Phrases,
    patterns: &Patterns,
    slot: Slot,
    text: &str,
    sentences: &[Sentence],
) -> Vec<Name> {
    let mut found = Vec::new();
    for sentence in sentences {
        let line = Line { phrases, text, words: &sentence.words };
        for hit in patterns.find(&sentence.words, &|slot, words, goes_on| line.may_be(slot, &words, goes_on))
        {
            let names = hit.names.iter().filter(|name| name.slot == slot);
            found.extend(names.map(|name| Name {
                pattern: hit.pattern,
                text: one_line(&text[sentence.span(name.words.clone())]),
            }));
        }
    }
    found.sort_by_key(|name| name.pattern);
    found
}

/// One sentence, whose words may be names.
struct Line<'a> {
    phrases: &'a Phrases,
    text: &'a str,
    words: &'a [Word],
}

impl Line<'_> {
    fn may_be(&self, slot: Slot, words: &Range<usize>, goes_on: bool) -> bool {
        match slot {
            Slot::Company => self.may_be_company(words, goes_on),
            Slot::Role => self.may_be_role(words, goes_on),
        }
    }

    fn may_be_company(&self, words: &Range<usize>, goes_on: bool) -> bool {
        let (first, last) = (words.start, words.end - 1);
        let is_small = |at: usize| WITHIN_COMPANY.contains(&self.words[at].folded.as_str());
        let runs_on = (first + 1..words.end).all(|at| self.joins_company(at));
        let is_named = words.clone().all(|at| {
            let is_inner = at > first && at < last && is_small(at) && !is_small(at - 1);
            self.is_capital(at) || is_inner || at > first && self.is_tight(at)
        });
        let has_letter = words.clone().any(|at| self.words[at].folded.contains(char::is_alphabetic));
        let is_never = self.phrases.never_company.contains(&self.words[first].folded);
        runs_on
            && is_named
            && has_letter
            && !is_never
            && !self.is_number(words)
            && !self.is_role_noun(last)
            && !(last > 0 && self.is_level(last) && self.is_role_noun(last - 1))
            && (goes_on || !self.names_a_role(words.end))
    }

    /// Whether two of the words are nothing but digits, as those of a telephone number are.
    fn is_number(&self, words: &Range<usize>) -> bool {
        let digits =
            |at: &usize| self.words[*at].folded.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '#'));
        words.clone().filter(digits).count() > 1
    }

    /// Whether the word is the level of a role, as in `Clerk II`.
    fn is_level(&self, at: usize) -> bool {
        let word = self.words[at].folded.as_str();
        word.chars().all(|c| matches!(c, 'i' | 'v')) || word.chars().all(|c| c.is_ascii_digit())
    }

    /// Whether what stands before the word may stand within the name of an employer.
    fn joins_company(&self, at: usize) -> bool {
        let between = self.between(at);
        match between.trim() {
            "" | "&" | "-" | "+" => true,
            "." => self.is_tight(at) || self.words[at - 1].folded.chars().count() <= SHORTENED,
            "," => AFTER_COMMA.contains(&self.words[at].folded.as_str()),
            _ => false,
        }
    }

    /// Whether a sign without white space joins the word to the one before it.
    fn is_tight(&self, at: usize) -> bool {
        !self.between(at).is_empty() && !self.between(at).contains(char::is_whitespace)
    }

    /// Whether the words behind a name make it the name of a role, as in `Frontend Software Engineer`.
    fn names_a_role(&self, next: usize) -> bool {
        let following = (next..self.words.len()).take_while(|at| self.between(*at).trim().is_empty());
        let mut named = following.take_while(|at| self.is_capital(*at) || self.is_role_noun(*at));
        named.any(|at| self.is_role_noun(at))
    }

    fn may_be_role(&self, words: &Range<usize>, goes_on: bool) -> bool {
        let (first, last) = (words.start, words.end - 1);
        let runs_on = (first + 1..words.end).all(|at| {
            let between = self.between(at);
            let mark = between.trim();
            let is_tight =
                mark.is_empty() || ["/", "-", "&", "."].contains(&mark) && (mark == "&" || between == mark);
            is_tight || goes_on && between.chars().all(|c| " ,()-–/&.\n#".contains(c))
        });
        let is_never = words.clone().any(|at| {
            let word = &self.words[at].folded;
            self.phrases.never_role.contains(word) || !goes_on && self.phrases.closing_words.contains(word)
        });
        let has_noun = words.clone().any(|at| self.is_role_noun(at));
        let is_end = |at: usize| !WITHIN.contains(&self.words[at].folded.as_str());
        let closes = goes_on || self.is_capital(last) || self.is_role_noun(last);
        let is_named = has_noun || goes_on && self.is_capital(first) && self.is_capital(last);
        runs_on && !is_never && is_named && closes && is_end(first) && is_end(last)
    }

    fn is_role_noun(&self, at: usize) -> bool {
        let word = self.words[at].folded.as_str();
        let nouns = &self.phrases.role_nouns;
        nouns.contains(word) || word.strip_suffix('s').is_some_and(|one| nouns.contains(one))
    }

    /// Whether the word is written with a capital or a digit, somewhere.
    fn is_capital(&self, at: usize) -> bool {
        let word = &self.text[self.words[at].at.clone()];
        let first = word.chars().next();
        first.is_some_and(|c| !c.is_lowercase()) || word.contains(char::is_uppercase)
    }

    /// What stands between a word and the one before it.
    fn between(&self, at: usize) -> &str {
        self.text.get(self.words[at - 1].at.end..self.words[at].at.start).unwrap_or_default()
    }
}
