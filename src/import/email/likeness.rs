//! Whether two names mean one employer, and which employers one knows a message fits.

use std::collections::{HashMap, HashSet};

use crate::text::fold;

use super::message::Message;
use super::phrases::Phrases;
use super::verdict::Reading;
use super::words::{Word, plain};

/// Legal forms, which come last in a name and tell no employers apart.
const LEGAL_FORMS: [&str; 35] = [
    "inc",
    "incorporated",
    "llc",
    "ltd",
    "limited",
    "plc",
    "corp",
    "corporation",
    "co",
    "lp",
    "llp",
    "gmbh",
    "ag",
    "se",
    "kg",
    "kgaa",
    "ug",
    "mbh",
    "ohg",
    "sa",
    "sas",
    "sarl",
    "nv",
    "bv",
    "oy",
    "ab",
    "as",
    "aps",
    "srl",
    "spa",
    "sl",
    "pty",
    "pte",
    "company",
    "sp",
];

/// So short a name must be written to the letter.
const SHORT: usize = 3;

/// How much two names of employers have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// They share nothing that tells.
    Different,
    /// They may be one employer under a longer and a shorter name, or under a former one.
    Close,
    /// They are the same but for legal form, case and accents.
    Equal,
}

/// A known employer that a message may come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit<'a> {
    /// Its name as it was given.
    pub company: &'a str,
    /// How sure that is: `Equal` where the message names it, `Close` where it names one like it.
    pub likeness: Likeness,
}

/// How much the names of two employers have in common.
///
/// Legal forms, case, accents, `&` and `and` do not count. Names are close when one holds the other as whole words,
/// one of which tells (`Labs` and `Group` do not), or when they share at least two telling words and more than half
/// of those of the longer name.
#[must_use]
pub fn same_employer(phrases: &Phrases, a: &str, b: &str) -> Likeness {
    let (a, b) = (name_words(a), name_words(b));
    if a.is_empty() || b.is_empty() {
        return Likeness::Different;
    }
    if a == b || a.concat() == b.concat() {
        return Likeness::Equal;
    }
    let tells = |word: &&String| !phrases.generic.contains(*word);
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let is_within = long.windows(short.len()).any(|part| part == short.as_slice());
    if is_within && short.iter().any(|word| tells(&word)) {
        return Likeness::Close;
    }
    let telling = |words: &[String]| words.iter().filter(tells).cloned().collect::<HashSet<String>>();
    let (a, b) = (telling(&a), telling(&b));
    let shared = a.intersection(&b).count();
    if shared >= 2 && shared * 2 > a.len().max(b.len()) { Likeness::Close } else { Likeness::Different }
}

/// The words of a name that count: no legal form behind, no article before it.
fn name_words(name: &str) -> Vec<String> {
    let folded = fold(&name.replace(['’', '\''], "").replace('.', " "));
    let spelt = folded.split(|c: char| !c.is_alphanumeric() && c != '+').filter(|word| !word.is_empty());
    let mut words: Vec<String> = joined_letters(spelt.filter(|word| *word != "and"));
    while words.len() > 1 && words.last().is_some_and(|word| LEGAL_FORMS.contains(&word.as_str())) {
        words.pop();
    }
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words
}

/// The words, with letters that stand alone in a row (`S. A.`) as one.
fn joined_letters<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    let mut is_letter = false;
    for word in words {
        let is_one = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        match joined.last_mut() {
            Some(last) if is_one && is_letter => last.push_str(word),
            _ => joined.push(word.to_owned()),
        }
        is_letter = is_one;
    }
    joined
}

/// Those of the companies that the message may come from, the best first.
///
/// `suggested` is the employer the message was found to name, if any. A company fits also where its name stands in
/// the sender, the subject or the text; a name that is an ordinary word only where it is written as a name.
#[must_use]
pub fn fits<'a>(
    phrases: &Phrases,
    message: &Message,
    suggested: Option<&str>,
    companies: &[&'a str],
) -> Vec<Fit<'a>> {
    let places = Places::of(phrases, message);
    let mut all: Vec<(u8, Fit<'a>)> = Vec::new();
    for company in companies {
        let likeness = suggested.map_or(Likeness::Different, |name| same_employer(phrases, name, company));
        let is_named = places.name(phrases, company);
        let (rank, likeness) = match (likeness, is_named) {
            (Likeness::Equal, _) => (0, Likeness::Equal),
            (Likeness::Close, true) => (1, Likeness::Equal),
            (Likeness::Different, true) => (2, Likeness::Equal),
            (Likeness::Close, false) => (3, Likeness::Close),
            (Likeness::Different, false) => continue,
        };
        all.push((rank, Fit { company, likeness }));
    }
    all.sort_by_key(|(rank, _)| *rank);
    all.into_iter().map(|(_, fit)| fit).collect()
}

/// Where a message may name an employer.
struct Places {
    /// The sender's name and domain, as compared words.
    sender: Vec<String>,
    /// Subject and body, each word as it compares, as it is written, and whether its capital says something.
    text: Vec<Written>,
    by_word: HashMap<String, Vec<usize>>,
}

struct Written {
    folded: String,
    spelt: String,
    /// Whether a capital here makes a name: not at the start of a sentence, nor in a title.
    tells_names: bool,
}

impl Places {
    fn of(phrases: &Phrases, message: &Message) -> Self {
        let name = message.from_name.as_deref().unwrap_or_default();
        let domain = message.from_address.as_deref().and_then(|address| address.rsplit_once('@'));
        let domain = domain.map_or("", |(_, domain)| domain);
        let sender = phrases.spelling.words(&format!("{name} , {domain}"));
        let mut text = Vec::new();
        for (part, is_title) in
            [(message.subject.as_deref().unwrap_or_default(), true), (&message.body, false)]
        {
            let Reading { text: part, sentences } = Reading::of(part, phrases);
            for sentence in sentences {
                let words = sentence.words.iter().enumerate();
                text.extend(words.map(|(at, word)| Written::of(part, word, !is_title && at > 0)));
            }
        }
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, word) in text.iter().enumerate() {
            by_word.entry(word.folded.clone()).or_default().push(at);
        }
        Self { sender: sender.into_iter().map(|word| word.folded).collect(), text, by_word }
    }

    /// Whether the company's name stands there as whole words.
    fn name(&self, phrases: &Phrases, company: &str) -> bool {
        let words = name_words(company);
        let Some(first) = words.first().filter(|_| words.iter().any(|word| !phrases.generic.contains(word)))
        else {
            return false;
        };
        if self.sender.windows(words.len()).any(|part| part == words) {
            return true;
        }
        let starts = self.by_word.get(first).map_or(&[][..], Vec::as_slice);
        starts.iter().any(|start| {
            let part = &self.text[*start..self.text.len().min(start + words.len())];
            part.len() == words.len()
                && part.iter().zip(&words).all(|(written, word)| written.folded == *word)
                && (words.len() > 1 || part[0].is_name(phrases, company))
        })
    }
}

impl Written {
    fn of(text: &str, word: &Word, tells_names: bool) -> Self {
        let spelt = text[word.at.clone()].trim_end_matches("'s").trim_end_matches("’s");
        Self { folded: plain(spelt), spelt: spelt.to_owned(), tells_names }
    }

    /// Whether the word is that company's name and not just a word.
    fn is_name(&self, phrases: &Phrases, company: &str) -> bool {
        let is_capital = self.spelt.starts_with(char::is_uppercase);
        if company.chars().count() <= SHORT {
            return company.split_whitespace().next() == Some(&self.spelt);
        }
        if phrases.ordinary.contains(&self.folded) {
            return is_capital && self.tells_names;
        }
        is_capital || !company.contains(char::is_uppercase)
    }
}
