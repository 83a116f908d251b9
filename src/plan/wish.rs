//! Goals as people say them: `12 applications`, `a class by friday`.

use chrono::NaiveDate;

use crate::date;
use crate::text::fold;

/// Numbers as words, from one.
const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A goal as it was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// How many, at least one.
    pub count: u32,
    /// Of what.
    pub of: String,
    /// The last day, where the words name it.
    pub by: Option<NaiveDate>,
}

/// Why words are no goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoWish {
    /// They do not say how many of what.
    Unclear,
    /// They are of each week, day or month.
    Repeating,
}

impl Wish {
    /// Reads a number and a thing (`12 applications`, `3 × talks`, `a class`, `twelve applications`), and behind `by` or
    /// `until` a day to come.
    ///
    /// # Errors
    /// [`NoWish`] says what the words lack.
    pub fn read(text: &str, today: NaiveDate) -> Result<Self, NoWish> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let (words, by) = by(&words, today);
        let (first, rest) = words.split_first().ok_or(NoWish::Unclear)?;
        let count = count(first).ok_or(NoWish::Unclear)?;
        let rest = rest.strip_prefix(&["x"]).or_else(|| rest.strip_prefix(&["×"])).unwrap_or(rest);
        if !rest.iter().any(|word| word.chars().any(char::is_alphabetic)) {
            return Err(NoWish::Unclear);
        }
        if is_repeating(rest) {
            return Err(NoWish::Repeating);
        }
        Ok(Self { count, of: rest.join(" "), by })
    }
}

/// The number before a thing that was done, and the thing: `2 talks`; one without a number.
///
/// ```
/// assert_eq!(reject::plan::times_and_thing("2 talks"), (2, "talks"));
/// assert_eq!(reject::plan::times_and_thing("a talk"), (1, "a talk"));
/// ```
#[must_use]
pub fn times_and_thing(text: &str) -> (u32, &str) {
    let text = text.trim();
    let numbered = text.split_once(' ').and_then(|(n, thing)| Some((digits(n)?, thing.trim_start())));
    numbered.unwrap_or((1, text))
}

fn count(word: &str) -> Option<u32> {
    let folded = fold(word);
    if ["a", "an"].contains(&folded.as_str()) {
        return Some(1);
    }
    let spoken = NUMBERS.iter().zip(1..).find(|(name, _)| **name == folded).map(|(_, n)| n);
    spoken.or_else(|| digits(word.strip_suffix(['x', '×']).unwrap_or(word)))
}

fn digits(word: &str) -> Option<u32> {
    let is_whole = !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|n| is_whole && *n > 0)
}

/// The words before the last `by` or `until` and the day behind it, where that is a day.
fn by<'a, 'w>(words: &'a [&'w str], today: NaiveDate) -> (&'a [&'w str], Option<NaiveDate>) {
    let at = words.iter().rposition(|word| ["by", "until"].contains(&fold(word).as_str()));
    let day = at.and_then(|at| date::due(&words[at + 1..].join(" "), today).ok());
    match (at, day) {
        (Some(at), Some(_)) => (&words[..at], day),
        _ => (words, None),
    }
}

/// Whether the words speak of each week, day or month.
fn is_repeating(words: &[&str]) -> bool {
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let pair = folded.windows(2).any(|two| {
        ["a", "per", "each", "every"].contains(&two[0].as_str())
            && ["day", "week", "month"].contains(&two[1].as_str())
    });
    let one = |word: &String| {
        ["daily", "weekly", "monthly"].contains(&word.as_str())
            || ["/day", "/week", "/month"].iter().any(|end| word.ends_with(end))
    };
    pair || folded.last().is_some_and(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(u32, String, Option<String>), NoWish> {
        let today = date::iso("2026-11-22").expect("a day");
        Wish::read(text, today).map(|wish| (wish.count, wish.of, wish.by.map(|by| by.to_string())))
    }

    #[test]
    fn a_goal_is_read_as_it_is_said() {
        for (text, count, of) in [
            ("12 applications", 12, "applications"),
            (" 12  applications ", 12, "applications"),
            ("12 × applications", 12, "applications"),
            ("12x applications", 12, "applications"),
            ("3× networking meetings", 3, "networking meetings"),
            ("Twelve applications", 12, "applications"),
            ("a class", 1, "class"),
            ("an evening off", 1, "evening off"),
            ("5 in play", 5, "in play"),
            ("2 x-ray courses", 2, "x-ray courses"),
            ("2 talks by the river", 2, "talks by the river"),
        ] {
            assert_eq!(read(text), Ok((count, of.to_owned(), None)), "{text}");
        }
    }

    #[test]
    fn a_day_behind_by_is_its_last() {
        let expected = |day: &str| Ok((12, "applications".to_owned(), Some(day.to_owned())));
        assert_eq!(read("12 applications by 2026-12-31"), expected("2026-12-31"));
        assert_eq!(read("12 applications until dec 5"), expected("2026-12-05"));
    }

    #[test]
    fn what_is_no_number_of_a_thing_is_no_goal() {
        for text in [
            "",
            "12",
            "applications",
            "0 talks",
            "-3 talks",
            "1.5 talks",
            "many talks",
            "12 ×",
            "99999999999 a",
        ] {
            assert_eq!(read(text), Err(NoWish::Unclear), "{text}");
        }
        for text in ["5 applications a week", "3 talks per month", "2 calls weekly", "4 calls/week"] {
            assert_eq!(read(text), Err(NoWish::Repeating), "{text}");
        }
    }

    #[test]
    fn a_number_before_what_was_done_says_how_often() {
        for (text, expected) in [
            ("networking", (1, "networking")),
            ("2 talks", (2, "talks")),
            ("0 talks", (1, "0 talks")),
            ("5", (1, "5")),
            ("two talks", (1, "two talks")),
        ] {
            assert_eq!(times_and_thing(text), expected, "{text}");
        }
    }
}
