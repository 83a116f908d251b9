//! Whether a message says no, and with which words.

use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

use crate::event::{Ending, Stage};

use super::pattern::Patterns;
use super::phrases::Phrases;
use super::words::{Sentence, one_line};

/// So many words of hiring must stand around words that only lean towards a no.
const HIRING_AROUND: usize = 2;

/// No more sentences are given as those that say no.
const MOST_SAID: usize = 3;

/// No letter is longer, in bytes; what stands behind is not looked at.
const LONGEST: usize = 256 << 10;

/// What decides by itself.
const PLAIN: [Speaks; 3] = [Speaks::AnotherChosen, Speaks::No, Speaks::RoleClosed];

/// What decides only with another of its like.
const LEANING: [Speaks; 4] = [Speaks::Sorrow, Speaks::Refusal, Speaks::Farewell, Speaks::Contest];

/// What words of a message speak for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Speaks {
    /// They took somebody else.
    AnotherChosen,
    /// They say no.
    No,
    /// The role vanished.
    RoleClosed,
    /// It is sad news.
    Sorrow,
    /// Something is refused, in a sentence with sad news and words of hiring.
    Refusal,
    /// They wish one well elsewhere.
    Farewell,
    /// Many or strong people applied.
    Contest,
    /// It got to this stage.
    Reached(Stage),
    /// It is something else than a no: an offer, a newsletter, one's own withdrawal.
    Against,
}

impl fmt::Display for Speaks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AnotherChosen => f.pad("another candidate was chosen"),
            Self::No => f.pad("a no"),
            Self::RoleClosed => f.pad("the role is gone"),
            Self::Sorrow => f.pad("sad news"),
            Self::Refusal => f.pad("a refusal"),
            Self::Farewell => f.pad("a farewell"),
            Self::Contest => f.pad("a strong field"),
            Self::Reached(stage) => f.pad(&format!("got to {stage}")),
            Self::Against => f.pad("not a no"),
        }
    }
}

/// Words as they stand in the message, and what they speak for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Snippet {
    /// The words, on one line.
    pub text: String,
    /// What they speak for.
    pub speaks: Speaks,
}

/// What a message says of the end of an application.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    pub(super) ending: Option<Ending>,
    pub(super) said: Vec<String>,
    pub(super) snippets: Vec<Snippet>,
}

/// A text with its sentences.
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) sentences: Vec<Sentence>,
}

impl<'a> Reading<'a> {
    pub(super) fn of(text: &'a str, phrases: &Phrases) -> Self {
        let end = (0..=LONGEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
        let text = &text[..end.unwrap_or_default()];
        Self { text, sentences: phrases.spelling.sentences(text) }
    }

    pub(super) fn snippet(&self, sentence: &Sentence, words: Range<usize>, speaks: Speaks) -> Snippet {
        Snippet { text: one_line(&self.text[sentence.span(words)]), speaks }
    }

    fn has(&self, patterns: &Patterns) -> bool {
        self.sentences.iter().any(|sentence| patterns.are_in(&sentence.words))
    }
}

/// What a sentence says.
struct Evidence {
    sentence: usize,
    snippet: Snippet,
}

/// What subject and body say of the end of an application.
pub(super) fn verdict(phrases: &Phrases, subject: &Reading<'_>, body: &Reading<'_>) -> Verdict {
    let mut evidence = Vec::new();
    for (at, sentence) in body.sentences.iter().enumerate() {
        evidence.extend(
            heard(phrases, body, sentence).into_iter().map(|snippet| Evidence { sentence: at, snippet }),
        );
    }
    let in_subject: Vec<Snippet> =
        subject.sentences.iter().flat_map(|sentence| heard(phrases, subject, sentence)).collect();
    let spoken: HashSet<Speaks> =
        evidence.iter().map(|it| it.snippet.speaks).chain(in_subject.iter().map(|it| it.speaks)).collect();
    let ending = ending(phrases, &spoken, subject, body);
    let said = if ending.is_some() { said(body, &evidence, &spoken) } else { Vec::new() };
    let mut snippets = Vec::new();
    let mut seen = HashSet::new();
    for snippet in in_subject.into_iter().chain(evidence.into_iter().map(|it| it.snippet)) {
        if seen.insert(snippet.clone()) {
            snippets.push(snippet);
        }
    }
    Verdict { ending, said, snippets }
}

fn ending(
    phrases: &Phrases,
    spoken: &HashSet<Speaks>,
    subject: &Reading<'_>,
    body: &Reading<'_>,
) -> Option<Ending> {
    let has = |patterns: &Patterns| subject.has(patterns) || body.has(patterns);
    let hiring = kinds(&phrases.hiring, subject, body);
    let applying = kinds(&phrases.applying, subject, body);
    let elsewhere = kinds(&phrases.elsewhere, subject, body);
    if spoken.contains(&Speaks::Against) || hiring + applying == 0 || elsewhere > 0 && elsewhere >= hiring {
        return None;
    }
    if has(&phrases.news) && !has(&phrases.personal) {
        return None;
    }
    if spoken.contains(&Speaks::AnotherChosen) {
        return Some(Ending::Rejected);
    }
    if spoken.contains(&Speaks::RoleClosed) {
        return Some(Ending::Closed);
    }
    let leaning = LEANING.iter().filter(|speaks| spoken.contains(speaks)).count();
    let turns_away = spoken.contains(&Speaks::Refusal) || spoken.contains(&Speaks::Farewell);
    let leans = leaning > 1 && turns_away && hiring + applying >= HIRING_AROUND && !has(&phrases.outweighs);
    (spoken.contains(&Speaks::No) || leans).then_some(Ending::Rejected)
}

/// How many of the patterns stand anywhere.
fn kinds(patterns: &Patterns, subject: &Reading<'_>, body: &Reading<'_>) -> usize {
    let sentences = subject.sentences.iter().chain(&body.sentences);
    let hits = sentences.flat_map(|sentence| patterns.find(&sentence.words, &|_, _, _| false));
    hits.map(|hit| hit.pattern).collect::<HashSet<usize>>().len()
}

/// The sentences with the plainest words there are, in order.
fn said(body: &Reading<'_>, evidence: &[Evidence], spoken: &HashSet<Speaks>) -> Vec<String> {
    let is_plain = PLAIN.iter().any(|speaks| spoken.contains(speaks));
    let wanted: &[Speaks] = if is_plain { &PLAIN } else { &LEANING };
    let mut sentences: Vec<usize> =
        evidence.iter().filter(|it| wanted.contains(&it.snippet.speaks)).map(|it| it.sentence).collect();
    sentences.dedup();
    let said = sentences.iter().take(MOST_SAID).filter_map(|at| body.sentences.get(*at));
    said.map(|sentence| sentence.read(body.text)).collect()
}

/// What one sentence says, in the order of what it speaks for.
fn heard(phrases: &Phrases, reading: &Reading<'_>, sentence: &Sentence) -> Vec<Snippet> {
    let scope = Scope::of(phrases, reading, sentence);
    let mut heard = Vec::new();
    let plain = [
        (Speaks::AnotherChosen, &phrases.chosen),
        (Speaks::No, &phrases.no),
        (Speaks::RoleClosed, &phrases.closed),
    ];
    for (speaks, patterns) in plain {
        let places = patterns.places(&sentence.words);
        let meant = places
            .into_iter()
            .find(|words| scope.is_meant(words) && !(speaks == Speaks::No && scope.is_bound(words)));
        heard.extend(meant.map(|words| reading.snippet(sentence, words, speaks)));
    }
    heard.extend(refused(phrases, reading, sentence, &scope));
    for (speaks, patterns) in [(Speaks::Farewell, &phrases.farewell), (Speaks::Contest, &phrases.contest)] {
        let places = patterns.places(&sentence.words);
        let meant = places.into_iter().find(|words| scope.harmless.is_empty() && scope.is_meant(words));
        heard.extend(meant.map(|words| reading.snippet(sentence, words, speaks)));
    }
    let against =
        phrases.against.places(&sentence.words).into_iter().find(|words| !scope.is_conditional(words));
    heard.extend(against.map(|words| reading.snippet(sentence, words, Speaks::Against)));
    heard
}

/// A sad word in a sentence, and the refusal of something of hiring behind it.
fn refused(phrases: &Phrases, reading: &Reading<'_>, sentence: &Sentence, scope: &Scope) -> Vec<Snippet> {
    let words = &sentence.words;
    let sorrow = phrases.sorrow.places(words).into_iter().find(|place| scope.is_meant(place));
    let Some(sorrow) = sorrow.filter(|_| scope.harmless.is_empty()) else { return Vec::new() };
    let is_of_hiring = phrases.hiring.are_in(words) || phrases.applying.are_in(words);
    let refusals = phrases.refusal.places(words).into_iter().filter(|_| is_of_hiring);
    let refusal = refusals.into_iter().find(|place| place.start >= sorrow.start && scope.is_meant(place));
    let mut heard = vec![reading.snippet(sentence, sorrow, Speaks::Sorrow)];
    heard.extend(refusal.map(|place| reading.snippet(sentence, place, Speaks::Refusal)));
    heard
}

/// Where in a sentence words are meant as they stand.
struct Scope {
    /// For each word, whether a condition reaches it.
    conditional: Vec<bool>,
    /// For each word, whether it stands between quotation marks.
    quoted: Vec<bool>,
    harmless: Vec<Range<usize>>,
    provisos: Vec<usize>,
    is_question: bool,
}

impl Scope {
    fn of(phrases: &Phrases, reading: &Reading<'_>, sentence: &Sentence) -> Self {
        let words = &sentence.words;
        Self {
            conditional: conditional(phrases, reading, sentence),
            quoted: quoted(reading, sentence),
            harmless: phrases.harmless.places(words),
            provisos: phrases.provisos.places(words).into_iter().map(|place| place.start).collect(),
            is_question: sentence.read(reading.text).trim_end_matches(['"', '”', ')']).ends_with('?'),
        }
    }

    fn is_conditional(&self, words: &Range<usize>) -> bool {
        self.conditional[words.clone()].contains(&true)
    }

    /// Whether these words say what they say: in no question, no quotation and under no condition.
    fn is_meant(&self, words: &Range<usize>) -> bool {
        let is_harmless =
            self.harmless.iter().any(|place| place.start < words.end && words.start < place.end);
        let is_quoted = self.quoted[words.clone()].iter().all(|quoted| *quoted);
        !(self.is_question || self.is_conditional(words) || is_harmless || is_quoted)
    }

    /// Whether a proviso follows these words: it is a no only as long as something is missing.
    fn is_bound(&self, words: &Range<usize>) -> bool {
        self.provisos.iter().any(|at| *at >= words.end)
    }
}

/// For each word, whether a condition reaches it.
fn conditional(phrases: &Phrases, reading: &Reading<'_>, sentence: &Sentence) -> Vec<bool> {
    let words = &sentence.words;
    let turns = phrases.turns.places(words);
    let starts = |patterns: &Patterns| -> HashSet<usize> {
        let places = patterns.places(words).into_iter().map(|place| place.start);
        places.filter(|start| !turns.iter().any(|turn| turn.contains(start))).collect()
    };
    let (far, near) = (starts(&phrases.conditions), starts(&phrases.near_conditions));
    let turns: HashSet<usize> = turns.iter().map(|turn| turn.start).collect();
    let (mut is_far, mut is_near) = (false, false);
    let mut reached = Vec::with_capacity(words.len());
    for at in 0..words.len() {
        let between = match at.checked_sub(1) {
            Some(before) => reading.text.get(words[before].at.end..words[at].at.start).unwrap_or_default(),
            None => "",
        };
        let is_turn = turns.contains(&at) || between.contains([';', '—', ':']);
        is_far = far.contains(&at) || is_far && !is_turn;
        is_near = near.contains(&at) || is_near && !is_turn && !between.contains(',');
        reached.push(is_far || is_near);
    }
    reached
}

/// For each word, whether it stands between quotation marks.
fn quoted(reading: &Reading<'_>, sentence: &Sentence) -> Vec<bool> {
    let mut is_open = false;
    let mut before = sentence.words.first().map_or(0, |word| word.at.start.saturating_sub(4));
    while !reading.text.is_char_boundary(before) {
        before += 1;
    }
    let mut quoted = Vec::with_capacity(sentence.words.len());
    for word in &sentence.words {
        for mark in reading.text.get(before..word.at.start).unwrap_or_default().chars() {
            match mark {
                '"' => is_open = !is_open,
                '“' | '„' | '«' => is_open = true,
                '”' | '»' => is_open = false,
                _ => {}
            }
        }
        before = word.at.end;
        quoted.push(is_open);
    }
    quoted
}
