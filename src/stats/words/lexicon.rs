//! The words that are no news, as data: which carry a sentence, which are courtesies, and in which language.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use serde::Deserialize;

use crate::text::fold;

/// The shipped lists.
pub(super) static SHIPPED: LazyLock<Lexicon> = LazyLock::new(|| {
    serde_yaml::from_str::<Raw>(include_str!("../../../prompts/words.yaml"))
        .map(|raw| Lexicon::new(&raw))
        .unwrap_or_default()
});

/// The lists as they are spelt.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    languages: BTreeMap<String, RawLanguage>,
    addresses: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawLanguage {
    function: String,
    links: String,
    courtesy: String,
    in_pairs: String,
    pairs: String,
    greetings: String,
    farewells: String,
}

/// Some of the languages, a bit each.
pub(super) type Languages = u16;

/// What is known of a word, language by language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// It carries a sentence.
    pub(super) function: Languages,
    /// It may stand between the words of a pair.
    pub(super) link: Languages,
    /// It stands in every refusal.
    pub(super) courtesy: Languages,
    /// It says something only beside another word.
    pub(super) in_pairs: Languages,
}

/// All that is known of words.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: HashMap<String, Marks>,
    /// The same for the stems of English.
    stems: HashMap<String, Marks>,
    /// Courtesies of two words, folded, and stemmed where they are English.
    pub(super) pairs: HashSet<(String, String)>,
    /// How a mail begins, each a row of folded words.
    pub(super) greetings: Vec<Vec<String>>,
    /// How it ends.
    pub(super) farewells: Vec<Vec<String>>,
    /// What a name on the net ends in.
    pub(super) addresses: HashSet<String>,
    /// The bit of English.
    pub(super) english: Languages,
    /// How many languages there are.
    languages: u16,
}

impl Lexicon {
    fn new(raw: &Raw) -> Self {
        let mut lexicon = Self { addresses: words(&raw.addresses).collect(), ..Self::default() };
        let stemmer = stemmer();
        for (name, language) in &raw.languages {
            let bit = 1 << lexicon.languages;
            lexicon.languages += 1;
            lexicon.add(language, bit);
            let is_english = name == "en";
            if is_english {
                lexicon.english = bit;
                lexicon.add_stems(language, bit, &stemmer);
            }
            for pair in phrases(&language.pairs) {
                if let [first, second] = pair.as_slice() {
                    let form = |word: &str| {
                        if is_english { stemmer.stem(word).into_owned() } else { word.to_owned() }
                    };
                    lexicon.pairs.insert((form(first), form(second)));
                }
            }
            lexicon.greetings.extend(phrases(&language.greetings));
            lexicon.farewells.extend(phrases(&language.farewells));
        }
        lexicon
    }

    fn add(&mut self, language: &RawLanguage, bit: Languages) {
        for word in words(&language.function) {
            self.words.entry(word).or_default().function |= bit;
        }
        for word in words(&language.links) {
            self.words.entry(word).or_default().link |= bit;
        }
        for word in words(&language.courtesy) {
            self.words.entry(word).or_default().courtesy |= bit;
        }
        for word in words(&language.in_pairs) {
            self.words.entry(word).or_default().in_pairs |= bit;
        }
    }

    fn add_stems(&mut self, language: &RawLanguage, bit: Languages, stemmer: &Stemmer) {
        for word in words(&language.courtesy) {
            self.stems.entry(stemmer.stem(&word).into_owned()).or_default().courtesy |= bit;
        }
        for word in words(&language.in_pairs) {
            self.stems.entry(stemmer.stem(&word).into_owned()).or_default().in_pairs |= bit;
        }
    }

    /// What is known of a folded word.
    pub(super) fn marks(&self, folded: &str) -> Marks {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// What is known of an English stem.
    pub(super) fn stem_marks(&self, stem: &str) -> Marks {
        self.stems.get(stem).copied().unwrap_or_default()
    }

    /// The language most of these words carry sentences of, with at least `least` of them; none on a tie.
    pub(super) fn language(&self, marks: impl Iterator<Item = Marks>, least: usize) -> Option<Languages> {
        let mut hits = vec![0_usize; self.languages.into()];
        for mark in marks.filter(|mark| mark.function != 0) {
            for (at, hits) in hits.iter_mut().enumerate() {
                *hits += usize::from(mark.function >> at & 1);
            }
        }
        let most = hits.iter().copied().max().filter(|most| *most >= least)?;
        let mut best = hits.iter().enumerate().filter(|(_, hits)| **hits == most).map(|(at, _)| 1 << at);
        best.next().filter(|_| best.next().is_none())
    }
}

/// The stemmer of English.
pub(super) fn stemmer() -> Stemmer {
    Stemmer::create(Algorithm::English)
}

fn words(list: &str) -> impl Iterator<Item = String> {
    list.split_whitespace().map(fold)
}

fn phrases(list: &str) -> Vec<Vec<String>> {
    let phrases = list.split(',').map(|phrase| words(phrase).collect::<Vec<String>>());
    phrases.filter(|phrase| !phrase.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_lists_are_read() {
        let names = ["de", "en", "es", "fr", "it", "nl", "pt"];
        assert_eq!(usize::from(SHIPPED.languages), names.len());
        assert_eq!(SHIPPED.english, 2, "the second by name");
        assert!(
            SHIPPED.marks("the").function == SHIPPED.english && SHIPPED.marks("unfortunately").courtesy != 0
        );
        for at in 0..SHIPPED.languages {
            let function = SHIPPED.words.values().filter(|marks| marks.function >> at & 1 == 1).count();
            assert!((60..=260).contains(&function), "{}: {function}", names[usize::from(at)]);
        }
    }

    #[test]
    fn a_link_is_a_word_that_carries_a_sentence() {
        let odd: Vec<&String> = SHIPPED
            .words
            .iter()
            .filter(|(_, marks)| marks.link & !marks.function != 0)
            .map(|(word, _)| word)
            .collect();
        assert_eq!(odd, <[&String; 0]>::default());
    }

    #[test]
    fn a_language_is_told_by_the_words_that_carry_its_sentences() {
        let told = |text: &str| {
            SHIPPED
                .language(text.split(' ').map(|word| SHIPPED.marks(&fold(word))), 1)
                .map(u16::trailing_zeros)
        };
        for (text, expected) in [
            ("we have decided to go with somebody else", Some(1)),
            ("wir haben uns für eine andere Person entschieden", Some(0)),
            ("nous avons retenu une autre personne", Some(3)),
            ("hemos elegido a otra persona para el puesto", Some(2)),
            ("abbiamo scelto una persona con più esperienza", Some(4)),
            ("wij hebben voor een andere persoon gekozen", Some(5)),
            ("não temos uma vaga para você", Some(6)),
            ("more Kubernetes", Some(1)),
            ("Kubernetes in production", None),
            ("Kubernetes", None),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
