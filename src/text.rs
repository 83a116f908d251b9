//! Words as people write them: comparing, shortening and showing them safely.

use std::path::Path;

use deunicode::deunicode_char;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The form in which two spellings are the same: accents, case and runs of white space do not count.
///
/// Letters of different scripts stay different.
///
/// ```
/// assert_eq!(reject::text::fold("  Crédit  AGRICOLE"), "credit agricole");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let bare: String = text.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    // Letters such as ø and ß have no accent to take off.
    let mut plain = String::with_capacity(bare.len());
    for c in bare.chars() {
        match deunicode_char(c).filter(|_| is_latin(c)) {
            Some(ascii) => plain.push_str(ascii),
            None => plain.push(c),
        }
    }
    plain.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A letter of Latin beyond ASCII.
fn is_latin(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Whether the two texts are the same to a reader who does not mind case and accents.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    a == b || fold(a) == fold(b)
}

/// The nearest of `known` to what was typed, if any is near enough to be what was meant.
#[must_use]
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = fold(typed);
    known
        .into_iter()
        .map(|word| (likeness(&typed, &fold(word)), word))
        .filter(|(score, _)| *score > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}

/// How alike two words are, 0 to 1; one slip of the fingers is always alike enough.
fn likeness(a: &str, b: &str) -> f64 {
    let slip = strsim::osa_distance(a, b) == 1 && a.chars().count() > 2;
    strsim::jaro_winkler(a, b).max(if slip { 0.9 } else { 0.0 })
}

/// `1 entry`, `2 entries`: the count with the noun that belongs to it.
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The words with a capital at their begin.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// The words joined as one says them: `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn list<S: AsRef<str>>(words: &[S], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [rest @ .., end] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} {last} {}", rest.join(", "), end.as_ref())
        }
    }
}

/// A text as it is quoted in a message: of a long one the beginning and the end, with `…` between them, some 280 characters
/// in all.
#[must_use]
pub fn excerpt(text: &str) -> String {
    const WHOLE: usize = 300;
    const BEGINNING: usize = 160;
    const END: usize = 120;
    let Some((cut, _)) = text.char_indices().nth(BEGINNING).filter(|_| text.chars().nth(WHOLE).is_some())
    else {
        return text.to_owned();
    };
    let end = text.char_indices().rev().nth(END - 1).map_or(cut, |(at, _)| at);
    format!("{}…{}", &text[..cut], &text[end..])
}

/// The text in one line in which nothing steers a terminal: what would is made visible, line ends too.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match made_visible(c) {
            Some(visible) => line.push_str(&visible),
            None => line.push(c),
        }
    }
    line
}

/// A word as one types it into a shell to mean it to the letter; in quotes where the shell would read it otherwise.
///
/// ```
/// assert_eq!(reject::text::as_typed("acme--cook"), "acme--cook");
/// assert_eq!(reject::text::as_typed("it's"), "\"it's\"");
/// ```
#[must_use]
pub fn as_typed(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:@%+,".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else if word.contains(['"', '$', '`', '\\', '!']) {
        format!("'{}'", word.replace('\'', r"'\''"))
    } else {
        format!("\"{word}\"")
    }
}

/// The last words of a command: the word as one types it, with `--` before it where it would be taken for an option.
///
/// ```
/// assert_eq!(reject::text::as_operand("acme--cook"), "acme--cook");
/// assert_eq!(reject::text::as_operand("-cook"), "-- -cook");
/// ```
#[must_use]
pub fn as_operand(word: &str) -> String {
    let options_end = if word.starts_with('-') { "-- " } else { "" };
    format!("{options_end}{}", as_typed(word))
}

/// A path in one line: a name on the disk may hold anything.
#[must_use]
pub fn shown(path: &Path) -> String {
    one_line(&path.display().to_string())
}

/// The character a terminal may be given instead of one that would steer it, if `c` is such a one.
///
/// Control characters, line ends and tabs among them, become their pictures (`␛`), the marks that reorder or
/// hide text become `⟨U+202E⟩`.
#[must_use]
pub fn made_visible(c: char) -> Option<String> {
    match c {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32).map(String::from),
        '\u{7f}' => Some("\u{2421}".to_owned()),
        '\u{80}'..='\u{9f}'
        | '\u{061c}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{e0000}'..='\u{e007f}' => Some(format!("⟨U+{:04X}⟩", c as u32)),
        // The last two of each plane are no characters.
        c if u32::from(c) & 0xfffe == 0xfffe => Some(format!("⟨U+{:04X}⟩", c as u32)),
        _ => None,
    }
}

/// The text with line ends of one kind, and with what steers a terminal made visible; tabs stay.
#[must_use]
pub fn tamed(text: &str) -> String {
    let mut tame = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match made_visible(c).filter(|_| !matches!(c, '\n' | '\t')) {
            Some(visible) => tame.push_str(&visible),
            None => tame.push(c),
        }
    }
    tame
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_company_are_the_same() {
        for (a, b) in [
            ("Crédit Agricole", "CREDIT  agricole"),
            ("Crédit", "Cre\u{301}dit"),
            ("ﬁrm", "Firm"),
            (" Acme ", "acme"),
            ("Ørsted", "ORSTED"),
            ("Łódź Straße", "lodz strasse"),
        ] {
            assert!(same(a, b), "{a} and {b}");
        }
        for (a, b) in [("张", "章"), ("Acme", "Acme Labs"), ("Müller", "Mueller")] {
            assert!(!same(a, b), "{a} and {b}");
        }
    }

    #[test]
    fn only_a_near_word_is_offered() {
        assert_eq!(nearest("interveiw", ["screen", "interview"]), Some("interview"));
        assert_eq!(nearest("lgo", ["log", "list"]), Some("log"));
        assert_eq!(nearest("xyz", ["screen", "interview"]), None);
    }

    #[test]
    fn lists_read_as_they_are_said() {
        assert_eq!(list::<&str>(&[], "and"), "");
        assert_eq!(list(&["a"], "and"), "a");
        assert_eq!(list(&["a", "b", "c"], "or"), "a, b or c");
        assert_eq!(count(1, "entry", "entries"), "1 entry");
        assert_eq!(count(0, "entry", "entries"), "0 entries");
    }

    #[test]
    fn a_word_is_quoted_where_a_shell_would_read_it_otherwise() {
        for (word, typed) in [
            ("2026-11-22-acme--cook", "2026-11-22-acme--cook"),
            ("café", "café"),
            ("a;b", "\"a;b\""),
            ("a b", "\"a b\""),
            ("it's", "\"it's\""),
            ("~", "\"~\""),
            ("", "\"\""),
            ("$HOME", "'$HOME'"),
            ("so!", "'so!'"),
            ("it's `$x` \\", r"'it'\''s `$x` \'"),
        ] {
            assert_eq!(as_typed(word), typed);
        }
    }

    #[test]
    fn no_case_is_taken_for_an_option() {
        for (word, typed) in [("-x", "-- -x"), ("-a b", "-- \"-a b\""), ("a-b", "a-b"), ("a b", "\"a b\"")] {
            assert_eq!(as_operand(word), typed);
        }
    }

    #[test]
    fn what_steers_a_terminal_is_made_visible() {
        assert_eq!(made_visible('\u{1b}').as_deref(), Some("␛"));
        assert_eq!(made_visible('\u{202e}').as_deref(), Some("⟨U+202E⟩"));
        assert_eq!(made_visible('\u{9b}').as_deref(), Some("⟨U+009B⟩"));
        assert_eq!(made_visible('\u{fffe}').as_deref(), Some("⟨U+FFFE⟩"));
        assert_eq!(made_visible('é'), None);
        assert_eq!(made_visible('\u{200d}'), None, "a joiner is part of an emoji");
    }
}
