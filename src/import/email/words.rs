//! A text as sentences and words: how they compare, and where they stand.

use std::collections::HashMap;
use std::ops::Range;

use crate::text::fold;

/// A sentence without an end is cut after so many words.
const LONGEST: usize = 200;

/// A word as it compares, and where it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Folded, with a straight apostrophe.
    pub(super) folded: String,
    /// Its bytes in the text; two words of one contraction share them.
    pub(super) at: Range<usize>,
}

/// The words of one sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Sentence {
    pub(super) words: Vec<Word>,
    /// Where the sentence ends, behind its stop.
    end: usize,
}

impl Sentence {
    /// The bytes of these words in the text, from the first to the last.
    pub(super) fn span(&self, words: Range<usize>) -> Range<usize> {
        let first = self.words.get(words.start).map_or(0, |word| word.at.start);
        let last = words.end.checked_sub(1).and_then(|last| self.words.get(last));
        first..last.map_or(first, |word| word.at.end)
    }

    /// The sentence on one line, as it stands in `text`.
    pub(super) fn read(&self, text: &str) -> String {
        let start = self.words.first().map_or(self.end, |word| word.at.start);
        let start = start - opening(&text[..start]);
        one_line(&text[start..self.end])
    }
}

/// Bytes of quotation marks and brackets that open right before a sentence.
fn opening(before: &str) -> usize {
    let opens = |c: char| "\"“„«(['‘¿¡".contains(c);
    before.len() - before.trim_end_matches(opens).len()
}

/// The text with each run of white space as one space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What one must know of a language to find its sentences and words.
#[derive(Clone, Debug, Default)]
pub(super) struct Spelling {
    /// `won't` and the words it stands for.
    pub(super) contractions: HashMap<String, Vec<String>>,
    /// Words whose full stop ends no sentence.
    pub(super) abbreviations: Vec<String>,
}

impl Spelling {
    /// The sentences of a text, in order.
    pub(super) fn sentences(&self, text: &str) -> Vec<Sentence> {
        let mut all = Vec::new();
        for block in blocks(text) {
            self.split(text, block, &mut all);
        }
        all
    }

    /// The words of a text, however many sentences it has.
    pub(super) fn words(&self, text: &str) -> Vec<Word> {
        let mut words = Vec::new();
        let mut at = 0;
        while let Some(found) = next_word(text, at..text.len()) {
            at = found.end;
            self.push(text, found, &mut words);
        }
        words
    }

    fn split(&self, text: &str, block: Range<usize>, all: &mut Vec<Sentence>) {
        let mut sentence = Sentence::default();
        let mut at = block.start;
        while let Some(found) = next_word(text, at..block.end) {
            if !sentence.words.is_empty() {
                let stop = self.stop(&sentence, &text[at..found.start]);
                let end = stop.or((sentence.words.len() >= LONGEST).then_some(0));
                if let Some(length) = end {
                    sentence.end = at + length;
                    all.push(std::mem::take(&mut sentence));
                }
            }
            at = found.end;
            self.push(text, found, &mut sentence.words);
        }
        if !sentence.words.is_empty() {
            sentence.end = at + text[at..block.end].trim_end().len();
            all.push(sentence);
        }
    }

    /// How many bytes of what stands between two words still belong to the sentence they end, if they end it.
    fn stop(&self, sentence: &Sentence, between: &str) -> Option<usize> {
        let stops = between.find(['.', '!', '?', '…'])?;
        let (before, rest) = between.split_at(stops);
        let closing = |c: char| ".!?…\"”“»)]'’".contains(c);
        let after = rest.trim_start_matches(closing);
        let word = sentence.words.last().map_or("", |word| word.folded.as_str());
        let is_abbreviated = rest.starts_with('.')
            && before.is_empty()
            && (word.chars().count() == 1 && word != "i"
                || self.abbreviations.iter().any(|known| known == word));
        let ends = after.starts_with(char::is_whitespace) && !is_abbreviated;
        ends.then_some(between.len() - after.len())
    }

    fn push(&self, text: &str, at: Range<usize>, words: &mut Vec<Word>) {
        let folded = plain(&text[at.clone()]);
        match self.contractions.get(&folded) {
            Some(parts) => {
                words.extend(parts.iter().map(|part| Word { folded: part.clone(), at: at.clone() }));
            }
            None => words.push(Word { folded, at }),
        }
    }
}

/// A word in the form in which it compares.
pub(super) fn plain(word: &str) -> String {
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return word.to_ascii_lowercase();
    }
    fold(&word.replace(is_apostrophe, "'"))
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{b4}' | '`')
}

/// Where the next word stands: letters and digits, apostrophes between them, and the signs of `C++` and `C#`.
fn next_word(text: &str, within: Range<usize>) -> Option<Range<usize>> {
    let start = within.start + text[within.clone()].find(char::is_alphanumeric)?;
    let mut end = start;
    let mut letters = text[start..within.end].char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let joins = is_apostrophe(c) && next.is_some_and(char::is_alphanumeric);
        let is_mark = unicode_normalization::char::is_combining_mark(c);
        if !(c.is_alphanumeric() || joins || is_mark || matches!(c, '+' | '#')) {
            break;
        }
        end = start + at + c.len_utf8();
    }
    Some(start..end)
}

/// The parts of a text that no sentence crosses: paragraphs, list items, and lines that were ended on purpose.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut paragraph: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        if line.trim().is_empty() {
            close(text, &mut paragraph, &mut all);
        } else {
            paragraph.push(range);
        }
    }
    close(text, &mut paragraph, &mut all);
    all
}

/// Joins the lines of a paragraph that were only wrapped.
fn close(text: &str, paragraph: &mut Vec<Range<usize>>, all: &mut Vec<Range<usize>>) {
    let longest = paragraph.iter().map(|line| text[line.clone()].trim_end().len()).max().unwrap_or(0);
    let mut block: Option<Range<usize>> = None;
    for line in paragraph.drain(..) {
        block = Some(match block {
            Some(before) if is_wrapped(&text[before.clone()], &text[line.clone()], longest) => {
                before.start..line.end
            }
            Some(before) => {
                all.push(before);
                line
            }
            None => line,
        });
    }
    all.extend(block);
}

/// Whether a line goes on in the next: unless that is a list item, or begins like a sentence though its first word
/// had found room above.
fn is_wrapped(before: &str, next: &str, longest: usize) -> bool {
    let last = before.trim_end().rsplit('\n').next().unwrap_or_default();
    let next = next.trim();
    let begins = next.chars().next().is_some_and(|c| !c.is_lowercase());
    let word = next.split_whitespace().next().map_or(0, str::len);
    let had_room = last.len() + 1 + word <= longest;
    let is_item = next.starts_with(['-', '*', '•', '·', '–']);
    !(is_item || begins && had_room)
}
