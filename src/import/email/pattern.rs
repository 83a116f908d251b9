//! Phrases written as patterns: `(we|i) (will|are) not … move* (forward|ahead)`.
//!
//! A pattern is a row of words, compared as [`crate::text::fold`] has them. `move*` is any word that begins so,
//! `(a|b c)` one of several, `(a|b)?` one of them or nothing, `…` up to four words of any kind and `…9` up to nine,
//! `<go>` the alternatives that go by that name, `{company}` and `{role}` a name.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::words::{Word, plain};

/// How many words `…` stands for at most.
const GAP: usize = 4;

/// No name is longer, in words.
const LONGEST_NAME: usize = 8;

/// Alternatives within alternatives go no deeper.
const DEEPEST: usize = 12;

/// The alternatives that a pattern may call by a name.
pub(super) type Named = BTreeMap<String, String>;

/// What is taken out of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Company,
    Role,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Word(String),
    Begins(String),
    OneOf { rows: Vec<Vec<Self>>, optional: bool },
    Gap(usize),
    Name(Slot),
}

/// One phrase.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    parts: Vec<Part>,
}

/// A name that a pattern found, in words of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) slot: Slot,
    pub(super) words: Range<usize>,
}

/// Where a pattern stands in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// Which of the patterns.
    pub(super) pattern: usize,
    pub(super) words: Range<usize>,
    pub(super) names: Vec<Found>,
}

/// Says whether these words may be that name; `true` if more words of the pattern follow it.
pub(super) type MayBe<'a> = &'a dyn Fn(Slot, Range<usize>, bool) -> bool;

impl Pattern {
    /// Reads a phrase.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub(super) fn read(text: &str, named: &Named) -> Result<Self, String> {
        let mut reader = Reader { rest: text.trim(), named, depth: 0 };
        let parts = reader.row()?;
        match (reader.rest.chars().next(), parts.is_empty()) {
            (Some(left), _) => Err(format!("'{left}' opens nothing")),
            (None, true) => Err("it holds no word".to_owned()),
            (None, false) if matches!(parts[0], Part::Gap(_)) => Err("it begins with a gap".to_owned()),
            (None, false) => Ok(Self { parts }),
        }
    }

    /// Where it ends if it stands at `start`: as soon as it can and with the shortest names, but with the longest
    /// name at its end.
    fn at(&self, words: &[Word], start: usize, may_be: MayBe<'_>) -> Option<(usize, Vec<Found>)> {
        let states = row(&self.parts, words, vec![State { at: start, names: Vec::new() }], may_be, false);
        let ends = states.into_iter().map(|state| (state.at, state.names));
        match self.parts.last() {
            Some(Part::Name(_)) => ends.max_by_key(|(at, _)| *at),
            _ => {
                ends.min_by_key(|(at, names)| (*at, names.iter().map(|name| name.words.len()).sum::<usize>()))
            }
        }
    }

    /// The words it may begin with; none if it may begin with any.
    fn first_words(&self) -> Option<Vec<String>> {
        let mut all = Vec::new();
        begins(&self.parts, &mut all).then_some(all)
    }
}

/// Collects the words a row may begin with; false when that is not known, or when the row may be empty.
fn begins(row: &[Part], all: &mut Vec<String>) -> bool {
    for part in row {
        match part {
            Part::Word(word) => all.push(word.clone()),
            Part::OneOf { rows, optional } => {
                if !rows.iter().all(|row| begins(row, all)) {
                    return false;
                }
                if *optional {
                    continue;
                }
            }
            Part::Begins(_) | Part::Gap(_) | Part::Name(_) => return false,
        }
        return true;
    }
    false
}

/// How far a match has come.
#[derive(Clone, PartialEq, Eq)]
struct State {
    at: usize,
    names: Vec<Found>,
}

fn row(parts: &[Part], words: &[Word], from: Vec<State>, may_be: MayBe<'_>, goes_on: bool) -> Vec<State> {
    let mut states = from;
    for (i, part) in parts.iter().enumerate() {
        if states.is_empty() {
            break;
        }
        let goes_on = goes_on || i + 1 < parts.len();
        let mut next: Vec<State> = Vec::new();
        for reached in step(part, words, states, may_be, goes_on) {
            if !next.contains(&reached) {
                next.push(reached);
            }
        }
        states = next;
    }
    states
}

fn step(part: &Part, words: &[Word], from: Vec<State>, may_be: MayBe<'_>, goes_on: bool) -> Vec<State> {
    let one = |state: State, fits: &dyn Fn(&str) -> bool| {
        words.get(state.at).filter(|word| fits(&word.folded)).map(|_| State { at: state.at + 1, ..state })
    };
    match part {
        Part::Word(known) => from.into_iter().filter_map(|state| one(state, &|word| word == known)).collect(),
        Part::Begins(start) => from
            .into_iter()
            .filter_map(|state| one(state, &|word| word.starts_with(start.as_str())))
            .collect(),
        Part::Gap(most) => from
            .into_iter()
            .flat_map(|state| {
                let last = (state.at + most).min(words.len());
                (state.at..=last).map(move |at| State { at, names: state.names.clone() })
            })
            .collect(),
        Part::OneOf { rows, optional } => {
            let mut reached: Vec<State> = if *optional { from.clone() } else { Vec::new() };
            for parts in rows {
                reached.extend(row(parts, words, from.clone(), may_be, goes_on));
            }
            reached
        }
        Part::Name(slot) => {
            from.iter().flat_map(|state| names(*slot, state, words, may_be, goes_on)).collect()
        }
    }
}

/// Every name that may begin where `state` stands.
fn names(slot: Slot, state: &State, words: &[Word], may_be: MayBe<'_>, goes_on: bool) -> Vec<State> {
    let last = (state.at + LONGEST_NAME).min(words.len());
    let ends = (state.at + 1..=last).filter(|end| may_be(slot, state.at..*end, goes_on));
    ends.map(|end| {
        let mut names = state.names.clone();
        names.push(Found { slot, words: state.at..end });
        State { at: end, names }
    })
    .collect()
}

/// Many phrases, found in one pass over a sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Patterns {
    all: Vec<Pattern>,
    by_first: HashMap<String, Vec<usize>>,
    anywhere: Vec<usize>,
}

impl Patterns {
    /// Adds a phrase behind those there are.
    pub(super) fn push(&mut self, pattern: Pattern) {
        let index = self.all.len();
        match pattern.first_words() {
            Some(words) => {
                for word in words {
                    let known = self.by_first.entry(word).or_default();
                    if known.last() != Some(&index) {
                        known.push(index);
                    }
                }
            }
            None => self.anywhere.push(index),
        }
        self.all.push(pattern);
    }

    /// Every place of every pattern, from the first word to the last.
    pub(super) fn find(&self, words: &[Word], may_be: MayBe<'_>) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (start, word) in words.iter().enumerate() {
            let known = self.by_first.get(&word.folded).map_or(&[][..], Vec::as_slice);
            for &pattern in known.iter().chain(&self.anywhere) {
                if let Some((end, names)) = self.all[pattern].at(words, start, may_be) {
                    hits.push(Hit { pattern, words: start..end, names });
                }
            }
        }
        hits
    }

    /// Every place of every pattern, none of which takes a name.
    pub(super) fn places(&self, words: &[Word]) -> Vec<Range<usize>> {
        self.find(words, &|_, _, _| false).into_iter().map(|hit| hit.words).collect()
    }

    /// Whether any of them stands there.
    pub(super) fn are_in(&self, words: &[Word]) -> bool {
        !self.places(words).is_empty()
    }
}

/// A phrase being read.
struct Reader<'a> {
    rest: &'a str,
    named: &'a Named,
    depth: usize,
}

impl Reader<'_> {
    fn row(&mut self) -> Result<Vec<Part>, String> {
        let mut parts = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            let Some(c) = self.rest.chars().next() else { return Ok(parts) };
            match c {
                '|' | ')' => return Ok(parts),
                '(' => parts.push(self.alternatives()?),
                '<' => parts.push(self.named()?),
                '{' => parts.push(self.name()?),
                '…' => parts.push(self.gap()),
                _ => parts.push(self.word()?),
            }
        }
    }

    fn alternatives(&mut self) -> Result<Part, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("alternatives go too deep".to_owned());
        }
        self.rest = &self.rest[1..];
        let mut rows = Vec::new();
        loop {
            let row = self.row()?;
            if row.is_empty() {
                return Err("an alternative holds no word".to_owned());
            }
            rows.push(row);
            match self.rest.chars().next() {
                Some('|') => self.rest = &self.rest[1..],
                Some(_) => break,
                None => return Err("'(' is not closed".to_owned()),
            }
        }
        self.rest = &self.rest[1..];
        self.depth -= 1;
        Ok(Part::OneOf { rows, optional: self.takes("?") })
    }

    fn named(&mut self) -> Result<Part, String> {
        let (name, after) = self.rest[1..].split_once('>').ok_or("'<' is not closed")?;
        let text = self.named.get(name).ok_or_else(|| format!("nothing is called '{name}'"))?;
        let text = format!("({text})");
        let mut inner = Reader { rest: &text, named: self.named, depth: self.depth + 1 };
        let part = inner.alternatives().map_err(|problem| format!("<{name}>: {problem}"))?;
        if !inner.rest.is_empty() {
            return Err(format!("<{name}>: ')' opens nothing"));
        }
        self.rest = after;
        let optional = self.takes("?");
        Ok(match part {
            Part::OneOf { rows, .. } => Part::OneOf { rows, optional },
            other => other,
        })
    }

    fn name(&mut self) -> Result<Part, String> {
        if self.takes("{company}") {
            Ok(Part::Name(Slot::Company))
        } else if self.takes("{role}") {
            Ok(Part::Name(Slot::Role))
        } else {
            Err("'{' begins neither {company} nor {role}".to_owned())
        }
    }

    fn gap(&mut self) -> Part {
        self.takes("…");
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, after) = self.rest.split_at(digits);
        self.rest = after;
        Part::Gap(number.parse().unwrap_or(GAP))
    }

    fn word(&mut self) -> Result<Part, String> {
        let end = self.rest.find(|c: char| c.is_whitespace() || "(){}<>|…".contains(c));
        let (word, after) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = after;
        let (stem, begins) = word.strip_suffix('*').map_or((word, false), |stem| (stem, true));
        let is_word = |c: char| c.is_alphanumeric() || c == '\'' || c == '+' || c == '#';
        if stem.is_empty() || !stem.chars().all(is_word) {
            return Err(format!("'{word}' is no word"));
        }
        let folded = plain(stem);
        Ok(if begins { Part::Begins(folded) } else { Part::Word(folded) })
    }

    fn takes(&mut self, mark: &str) -> bool {
        let after = self.rest.strip_prefix(mark);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::Spelling;
    use super::*;

    fn found(phrase: &str, text: &str) -> Option<String> {
        let named = Named::from([("go".to_owned(), "move (forward|ahead)|proceed*".to_owned())]);
        let mut patterns = Patterns::default();
        patterns.push(Pattern::read(phrase, &named).expect(phrase));
        let words = Spelling::default().words(text);
        let place = patterns.places(&words).into_iter().next()?;
        Some(text[words[place.start].at.start..words[place.end - 1].at.end].to_owned())
    }

    #[test]
    fn a_phrase_stands_where_its_words_do() {
        for (phrase, text, expected) in [
            ("we regret", "Sadly WE  Regret it", Some("WE  Regret")),
            ("we regret", "we do regret", None),
            ("regret*", "with regrets", Some("regrets")),
            ("not …2 hire", "not to ever hire", Some("not to ever hire")),
            ("not …2 hire", "not to ever again hire", None),
            ("not (be|at all)? <go>", "not at all proceeding", Some("not at all proceeding")),
            ("not (be)? <go>", "not move ahead", Some("not move ahead")),
            ("not <go>", "not move", None),
            ("(a|an) <go>? end", "an end", Some("an end")),
            ("l'offre", "L’OFFRE", Some("L’OFFRE")),
            ("fur", "für", Some("für")),
        ] {
            assert_eq!(found(phrase, text).as_deref(), expected, "{phrase} in {text}");
        }
    }
}
