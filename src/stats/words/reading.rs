//! A text taken apart into sentences of words, without what is nobody's news: addresses, numbers, names in
//! greetings, signatures and quoted lines.

use std::collections::HashMap;

use rust_stemmers::Stemmer;
use unicode_segmentation::UnicodeSegmentation as _;

use super::lexicon::{Languages, Lexicon, Marks, stemmer};
use crate::text::{fold, made_visible};

/// A line at least so long was probably broken only to fit: the sentence goes on in the next.
const WRAPPED: usize = 50;
/// Among the first so many lines one is greeted.
const OPENING: usize = 3;
/// A greeting or a farewell is no longer than this.
const SHORT: usize = 6;

/// So much of a text is read, in characters: a mail is shorter, and what is pasted beside it is not what was said.
const LONGEST_TEXT: usize = 20_000;
/// What is longer, in bytes, is no word.
const LONGEST_WORD: usize = 100;

/// A folded word or a stem, by its number.
pub(super) type Symbol = usize;

/// A word as it was written.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// As written.
    pub(super) written: String,
    /// Without case and accents.
    pub(super) folded: Symbol,
    /// Its stem, were it English.
    pub(super) stem: Symbol,
    /// What is known of it.
    pub(super) marks: Marks,
    /// What is known of its stem.
    pub(super) stem_marks: Marks,
}

/// How a word hangs together with the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// Something stands between them.
    Apart,
    /// A space.
    Space,
    /// A hyphen.
    Hyphen,
}

/// A word in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Its form.
    pub(super) form: usize,
    /// How it hangs together with the one before.
    pub(super) joint: Joint,
}

/// A sentence in its language, where that is clear.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub(super) tokens: Vec<Token>,
    pub(super) language: Option<Languages>,
}

/// What was read of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    pub(super) sentences: Vec<Sentence>,
    /// The forms one was greeted with.
    pub(super) greeted: Vec<usize>,
}

/// Every form seen so far, so that each is looked up once.
pub(super) struct Forms<'a> {
    lexicon: &'a Lexicon,
    stemmer: Stemmer,
    known: HashMap<String, usize>,
    all: Vec<Form>,
    symbols: HashMap<String, Symbol>,
    known_chunks: HashMap<String, usize>,
    chunks: Vec<Chunk>,
}

/// What stands between two spaces: a first word held by a space hangs together as the place demands.
struct Chunk {
    tokens: Vec<Token>,
    after: Joint,
}

impl<'a> Forms<'a> {
    pub(super) fn new(lexicon: &'a Lexicon) -> Self {
        Self {
            lexicon,
            stemmer: stemmer(),
            known: HashMap::new(),
            all: Vec::new(),
            symbols: HashMap::new(),
            known_chunks: HashMap::new(),
            chunks: Vec::new(),
        }
    }

    pub(super) fn lexicon(&self) -> &'a Lexicon {
        self.lexicon
    }

    pub(super) fn get(&self, form: usize) -> &Form {
        &self.all[form]
    }

    /// The form of a word.
    pub(super) fn form(&mut self, written: &str) -> usize {
        if let Some(at) = self.known.get(written) {
            return *at;
        }
        let folded = fold(written);
        let stem = self.stemmer.stem(&folded).into_owned();
        let form = Form {
            written: written.to_owned(),
            marks: self.lexicon.marks(&folded),
            stem_marks: self.lexicon.stem_marks(&stem),
            folded: self.symbol(&folded),
            stem: self.symbol(&stem),
        };
        self.all.push(form);
        self.known.insert(written.to_owned(), self.all.len() - 1);
        self.all.len() - 1
    }

    /// The number of a folded word or a stem.
    pub(super) fn symbol(&mut self, text: &str) -> Symbol {
        if let Some(symbol) = self.symbols.get(text) {
            return *symbol;
        }
        let symbol = self.symbols.len();
        self.symbols.insert(text.to_owned(), symbol);
        symbol
    }

    /// The forms of the words of a name or a title.
    pub(super) fn words(&mut self, text: &str) -> Vec<usize> {
        let words = clean(text);
        words.unicode_words().flat_map(apostrophes).map(|word| self.form(word)).collect()
    }

    /// Takes a text apart. A sentence whose language is unclear is in that of the whole text.
    pub(super) fn read(&mut self, text: &str) -> Text {
        let mut read = Text::default();
        for passage in self.passages(&clean(text), &mut read.greeted) {
            for sentence in passage.unicode_sentences() {
                let tokens = self.tokens(sentence);
                let language = self.language(&tokens, 2);
                read.sentences.push(Sentence { tokens, language });
            }
        }
        let all = read.sentences.iter().flat_map(|sentence| &sentence.tokens);
        let whole = self.language(all, 1);
        for sentence in &mut read.sentences {
            sentence.language = sentence.language.or(whole);
        }
        read
    }

    fn language<'t>(&self, tokens: impl IntoIterator<Item = &'t Token>, least: usize) -> Option<Languages> {
        self.lexicon.language(tokens.into_iter().map(|token| self.all[token.form].marks), least)
    }

    /// The runs of lines that belong together, without signatures and quoted lines; names in greetings go to `greeted`.
    fn passages(&mut self, text: &str, greeted: &mut Vec<usize>) -> Vec<String> {
        let mut passages = vec![String::new()];
        let (mut lines, mut is_signed) = (0, false);
        for line in text.lines().map(str::trim) {
            if line.is_empty() || line.starts_with('>') {
                passages.push(String::new());
                continue;
            }
            lines += 1;
            let head = Head::of(line);
            let greets = head.as_ref().is_some_and(|head| self.greets(head, lines == 1));
            if lines > 1 && head.as_ref().is_some_and(|head| self.ends(head)) {
                is_signed = true;
            } else if greets || is_postscript(line) {
                is_signed = false;
            }
            if is_signed {
                continue;
            }
            let mut rest = line;
            if let Some(head) = head.filter(|_| greets && lines <= OPENING) {
                greeted.extend(self.words(head.text));
                rest = head.rest;
            }
            if let Some(passage) = passages.last_mut() {
                passage.push_str(rest);
                passage.push(' ');
            }
            if line.len() < WRAPPED {
                passages.push(String::new());
            }
        }
        passages
    }

    /// Whether it greets; a first line may do so by a name alone: `Sam,`.
    fn greets(&self, head: &Head<'_>, is_first: bool) -> bool {
        let is_name = is_first && head.rest == "," && head.words.len() <= 3;
        is_name || self.lexicon.greetings.iter().any(|greeting| head.words.starts_with(greeting))
    }

    /// Whether it is a farewell, with or without a name behind it.
    fn ends(&self, head: &Head<'_>) -> bool {
        let is_short = head.rest.split_whitespace().nth(SHORT).is_none();
        is_short
            && self.lexicon.farewells.iter().any(|farewell| {
                head.words == *farewell || farewell.len() > 1 && head.words.starts_with(farewell)
            })
    }

    /// The words of a sentence with how they hang together.
    fn tokens(&mut self, sentence: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        let mut joint = Joint::Apart;
        for chunk in sentence.split_whitespace() {
            let at = self.chunk(chunk);
            let Chunk { tokens: inner, after } = &self.chunks[at];
            if let [first, rest @ ..] = inner.as_slice() {
                tokens.push(if first.joint == Joint::Space { Token { joint, ..*first } } else { *first });
                tokens.extend(rest);
            }
            joint = *after;
        }
        tokens
    }

    /// What stands between two spaces, taken apart once.
    fn chunk(&mut self, chunk: &str) -> usize {
        if let Some(at) = self.known_chunks.get(chunk) {
            return *at;
        }
        let (mut tokens, mut joint) = (Vec::new(), Joint::Space);
        let mut end = 0;
        let runs = if self.is_address(chunk) { Vec::new() } else { runs(chunk) };
        for (at, run) in runs {
            if at > end {
                joint = Joint::Apart;
            }
            end = at + run.len();
            self.run(run, joint, &mut tokens);
            joint = if is_counted(run) { Joint::Space } else { Joint::Apart };
        }
        if chunk[end..].contains(|c: char| !matches!(c, '\'' | '’')) {
            joint = Joint::Apart;
        }
        self.chunks.push(Chunk { tokens, after: joint });
        self.known_chunks.insert(chunk.to_owned(), self.chunks.len() - 1);
        self.chunks.len() - 1
    }

    /// The words of a run held together by hyphens: one of its own (`hands-on`) where a part carries no meaning.
    fn run(&mut self, run: &str, joint: Joint, tokens: &mut Vec<Token>) {
        let parts: Vec<&str> = run.split('-').filter(|part| !part.is_empty()).collect();
        let is_light =
            |part: &&str| part.chars().count() < 3 || self.lexicon.marks(&fold(part)).function != 0;
        if parts.len() > 1 && parts.iter().any(is_light) {
            if is_counted(run) {
                tokens.push(Token { form: self.form(run), joint });
            }
            return;
        }
        let mut joint = joint;
        for part in parts {
            for word in apostrophes(part) {
                if is_counted(word) {
                    tokens.push(Token { form: self.form(word), joint });
                }
                joint = Joint::Space;
            }
            joint = Joint::Hyphen;
        }
    }

    fn is_address(&self, chunk: &str) -> bool {
        if chunk.contains("://") || chunk.contains('@') || chunk.starts_with("www.") {
            return true;
        }
        let host = chunk.split('/').next().unwrap_or_default();
        let host = host.trim_matches(|c: char| !c.is_alphanumeric());
        host.rsplit_once('.').is_some_and(|(_, last)| self.lexicon.addresses.contains(&last.to_lowercase()))
    }
}

/// Whether a run of letters may be a word: no number, nothing that begins with a digit, no long row of digits.
fn is_counted(word: &str) -> bool {
    !word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().filter(char::is_ascii_digit).count() < 3
}

/// The words of a chunk with their places; hyphens hold them together, `C++` and `C#` keep their signs.
fn runs(chunk: &str) -> Vec<(usize, &str)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, word) in chunk.unicode_word_indices() {
        // A mark on the sign makes a word of that sign.
        if let Some(last) = runs.last_mut() {
            last.1 = last.1.min(at);
        }
        let mut end = at + word.len();
        let rest = &chunk[end..];
        end += ["++", "#"].iter().find(|signs| rest.starts_with(**signs)).map_or(0, |signs| signs.len());
        match runs.last_mut() {
            Some(last) if &chunk[last.1..at] == "-" => last.1 = end,
            _ => runs.push((at, end)),
        }
    }
    runs.into_iter().map(|(at, end)| (at, &chunk[at..end])).collect()
}

/// The words that apostrophes hold together, without the `s` of a genitive.
fn apostrophes(word: &str) -> impl Iterator<Item = &str> {
    let parts = word.split(['\'', '’']).enumerate();
    parts.filter(|(at, part)| !part.is_empty() && (*at == 0 || *part != "s")).map(|(_, part)| part)
}

/// A line up to its first comma or stop, if that is short.
struct Head<'a> {
    text: &'a str,
    words: Vec<String>,
    rest: &'a str,
}

impl<'a> Head<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let (text, rest) = line.split_at(line.find([',', '!', ':', '.', ';']).unwrap_or(line.len()));
        let is_short = text.split_whitespace().nth(SHORT).is_none();
        is_short.then(|| Self { text, words: text.unicode_words().map(fold).collect(), rest })
    }
}

fn is_postscript(line: &str) -> bool {
    let start: String = line.chars().filter(|c| c.is_alphabetic()).take(2).collect();
    start == "PS"
}

/// The text without what steers a terminal or hides in a word; line ends stay.
fn clean(text: &str) -> String {
    let text: String = text.chars().take(LONGEST_TEXT).collect();
    let kept = |word: &str| word.len() <= LONGEST_WORD;
    let words = text
        .split_inclusive(char::is_whitespace)
        .map(|word| if kept(word) { word } else { &word[word.trim_end().len()..] });
    let text = &words.collect::<String>();
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => clean.push(c),
            '‐' | '‑' => clean.push('-'),
            '\u{ad}' => {}
            c if c.is_ascii_control() => clean.push(' '),
            c if c.is_ascii() => clean.push(c),
            // What hides inside a word is not a gap in it.
            c if made_visible(c).is_none() => clean.push(c),
            _ => {}
        }
    }
    clean
}
