//! Counting words and pairs of them, each once a case.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::lexicon::{Languages, Marks};
use super::reading::{Form, Forms, Joint, Sentence, Symbol, Token};
use super::{Read, Word};
use crate::case::Case;
use crate::stats::rate::Share;
use crate::text::fold;

/// The fewest cases a word must be in. Two mails share some word by mere chance; a pattern, too, needs 3.
const RECURRING: usize = 3;
/// How many are kept.
const KEPT: usize = 20;
/// A word greeted with in so many cases is the user's own name.
const OWN_NAME: usize = 3;

/// A word, or two of them.
type Key = (Symbol, Option<Symbol>);

/// How a key was written: its words, and what stood between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Written {
    first: usize,
    links: [Option<usize>; 2],
    second: Option<usize>,
    is_hyphenated: bool,
}

/// What is known of a key.
#[derive(Default)]
struct Tally {
    cases: Vec<usize>,
    in_feedback: usize,
    written: HashMap<Written, usize>,
}

/// What a word is worth.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Worth {
    /// Counted alone and in pairs.
    Plain,
    /// Counted in pairs.
    InPairs,
    /// Not counted, and a pair may go on behind it.
    Link,
    /// Not counted.
    Nothing,
}

/// The first word of a pair that may become one.
struct Open {
    form: usize,
    symbol: Symbol,
    worth: Worth,
    links: [Option<usize>; 2],
}

/// What was found in one case: how it was first written there, and whether feedback said it.
type Found = HashMap<Key, (Written, bool)>;

pub(super) struct Counter<'a> {
    forms: &'a Forms<'a>,
    /// Words and stems that are not counted, the user's own.
    stop_words: HashSet<Symbol>,
    stop_stems: HashSet<Symbol>,
    /// Pairs that are not counted.
    pairs: HashSet<(Symbol, Symbol)>,
    /// The stems of the user's own name.
    own_name: HashSet<Symbol>,
    /// Words that stood in English: in another language, or in none that is clear, they are the same ones.
    english: HashSet<Symbol>,
}

impl<'a> Counter<'a> {
    pub(super) fn new(forms: &'a mut Forms<'_>, stop_words: &[String], read: &[Read]) -> Self {
        let (mut words, mut stems, mut pairs) = (HashSet::new(), HashSet::new(), HashSet::new());
        for stop_word in stop_words {
            match forms.words(stop_word).as_slice() {
                [one] => {
                    words.insert(forms.get(*one).folded);
                    stems.insert(forms.get(*one).stem);
                }
                [first, second] => {
                    pairs.insert((forms.get(*first).folded, forms.get(*second).folded));
                    pairs.insert((forms.get(*first).stem, forms.get(*second).stem));
                }
                _ => {}
            }
        }
        for (first, second) in &forms.lexicon().pairs {
            pairs.insert((forms.symbol(first), forms.symbol(second)));
        }
        let mut greeted: HashMap<Symbol, usize> = HashMap::new();
        for stem in read.iter().flat_map(|read| &read.greeted) {
            *greeted.entry(*stem).or_default() += 1;
        }
        let english = forms.lexicon().english;
        let sentences = read.iter().flat_map(|read| &read.texts).flat_map(|said| &said.sentences);
        let in_english = sentences.filter(|sentence| sentence.language == Some(english));
        Self {
            english: in_english
                .flat_map(|sentence| &sentence.tokens)
                .map(|token| forms.get(token.form).folded)
                .collect(),
            forms,
            stop_words: words,
            stop_stems: stems,
            pairs,
            own_name: greeted.into_iter().filter(|(_, n)| *n >= OWN_NAME).map(|(stem, _)| stem).collect(),
        }
    }

    /// What recurs in what was read of the cases.
    pub(super) fn words(&self, read: &[Read], cases: &[Case]) -> Vec<Word> {
        let mut tallies: HashMap<Key, Tally> = HashMap::new();
        for one in read {
            for (key, (written, in_feedback)) in self.found(one) {
                let tally = tallies.entry(key).or_default();
                tally.cases.push(one.case);
                tally.in_feedback += usize::from(in_feedback);
                *tally.written.entry(written).or_default() += 1;
            }
        }
        tallies.retain(|_, tally| tally.cases.len() >= RECURRING);
        // A word that is in a pair wherever it is says nothing beside that pair.
        let mut pairs: HashSet<(Symbol, usize)> = HashSet::new();
        for ((first, second), tally) in &tallies {
            if let Some(second) = second {
                pairs.extend([(*first, tally.cases.len()), (*second, tally.cases.len())]);
            }
        }
        tallies.retain(|key, tally| key.1.is_some() || !pairs.contains(&(key.0, tally.cases.len())));
        let mut words: Vec<Word> = tallies
            .into_values()
            .map(|tally| Word {
                text: self.most_written(&tally.written),
                seen: Share { hits: tally.cases.len(), of: read.len() },
                in_feedback: tally.in_feedback,
                cases: tally.cases.iter().map(|at| cases[*at].handle().to_owned()).collect(),
            })
            .collect();
        words.sort_by_cached_key(|word| (usize::MAX - word.seen.hits, fold(&word.text), word.text.clone()));
        words.truncate(KEPT);
        words
    }

    /// Each word and pair of one case.
    fn found(&self, read: &Read) -> Found {
        let mut found = Found::new();
        for said in &read.texts {
            for sentence in &said.sentences {
                self.look(sentence, read, |key, written| match found.entry(key) {
                    Entry::Occupied(mut known) => known.get_mut().1 |= said.is_feedback,
                    Entry::Vacant(new) => {
                        new.insert((written, said.is_feedback));
                    }
                });
            }
        }
        found
    }

    fn look(&self, sentence: &Sentence, read: &Read, mut keep: impl FnMut(Key, Written)) {
        let mut open: Option<Open> = None;
        for token in &sentence.tokens {
            let form = self.forms.get(token.form);
            let worth = self.worth(form, sentence.language, read);
            let before = open.take().filter(|_| token.joint != Joint::Apart);
            match worth {
                Worth::Nothing => {}
                Worth::Link => open = before.and_then(|before| before.with_link(token.form)),
                Worth::Plain | Worth::InPairs => {
                    let symbol = self.symbol(form, sentence.language);
                    if worth == Worth::Plain {
                        keep((symbol, None), Written::one(token.form));
                    }
                    if let Some(before) = before.filter(|it| self.is_pair(it, symbol, worth)) {
                        keep((before.symbol, Some(symbol)), before.with(*token));
                    }
                    open = Some(Open { form: token.form, symbol, worth, links: [None, None] });
                }
            }
        }
    }

    fn is_pair(&self, before: &Open, symbol: Symbol, worth: Worth) -> bool {
        (before.worth == Worth::Plain || worth == Worth::Plain)
            && before.symbol != symbol
            && !self.pairs.contains(&(before.symbol, symbol))
    }

    fn worth(&self, form: &Form, language: Option<Languages>, read: &Read) -> Worth {
        let english = self.forms.lexicon().english;
        let is_english = language == Some(english);
        let is_stop_word = self.stop_words.contains(&form.folded)
            || is_english && self.stop_stems.contains(&form.stem)
            || read.names.contains(&form.stem)
            || self.own_name.contains(&form.stem);
        // Courtesies of English are heard in every language.
        let languages = language.map_or(Languages::MAX, |language| language | english);
        let is_marked = |of: fn(&Marks) -> Languages| {
            of(&form.marks) & languages != 0 || is_english && of(&form.stem_marks) != 0
        };
        if is_stop_word {
            Worth::Nothing
        } else if form.marks.function != 0 {
            if form.marks.link & languages == 0 { Worth::Nothing } else { Worth::Link }
        } else if form.written.chars().nth(1).is_none() || is_marked(|marks| marks.courtesy) {
            Worth::Nothing
        } else if is_marked(|marks| marks.in_pairs) {
            Worth::InPairs
        } else {
            Worth::Plain
        }
    }

    /// What a word is counted as: in English, and where it stood in English too, its stem.
    fn symbol(&self, form: &Form, language: Option<Languages>) -> Symbol {
        let is_english =
            language == Some(self.forms.lexicon().english) || self.english.contains(&form.folded);
        if is_english { form.stem } else { form.folded }
    }

    /// The form written most often, capital letters aside, and of its spellings the most frequent; small letters on a
    /// tie.
    fn most_written(&self, written: &HashMap<Written, usize>) -> String {
        let mut spellings: HashMap<String, usize> = HashMap::new();
        let mut words: HashMap<String, usize> = HashMap::new();
        for (written, n) in written {
            let text = written.text(self.forms);
            *words.entry(text.to_lowercase()).or_default() += n;
            *spellings.entry(text).or_default() += n;
        }
        let by_count = |(text, n): (String, usize)| (n, text);
        let rank = |text: &str| words.get(&text.to_lowercase()).copied().unwrap_or_default();
        let best = spellings.into_iter().map(by_count).max_by(|(a_n, a), (b_n, b)| {
            // Capitals come before small letters; of two words the one first in the alphabet stays.
            let word = rank(a).cmp(&rank(b)).then_with(|| b.to_lowercase().cmp(&a.to_lowercase()));
            word.then(a_n.cmp(b_n)).then_with(|| a.cmp(b))
        });
        best.map(|(_, text)| text).unwrap_or_default()
    }
}

impl Open {
    /// The pair with one more word between; no pair goes over three.
    fn with_link(mut self, link: usize) -> Option<Self> {
        let free = self.links.iter_mut().find(|link| link.is_none())?;
        *free = Some(link);
        Some(self)
    }

    fn with(&self, token: Token) -> Written {
        Written {
            first: self.form,
            links: self.links,
            second: Some(token.form),
            is_hyphenated: token.joint == Joint::Hyphen && self.links == [None, None],
        }
    }
}

impl Written {
    fn one(form: usize) -> Self {
        Self { first: form, links: [None, None], second: None, is_hyphenated: false }
    }

    /// The words as one reads them.
    fn text(&self, forms: &Forms<'_>) -> String {
        let written = |form: usize| forms.get(form).written.as_str();
        let Some(second) = self.second else { return written(self.first).to_owned() };
        let mut text = written(self.first).to_owned();
        text.push(if self.is_hyphenated { '-' } else { ' ' });
        for link in self.links.iter().flatten().map(|link| written(*link)) {
            text.push_str(link);
            // `d'expérience`
            text.push(if ["d", "l"].contains(&link) { '\'' } else { ' ' });
        }
        text + written(second)
    }
}
