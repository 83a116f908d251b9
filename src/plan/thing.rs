//! What a goal is of, as people spell it: one or many, with an article or without.

use chrono::NaiveDate;

use crate::case::Case;
use crate::event::{Ending, Event, Stage};
use crate::text::fold;

/// Articles that say nothing of the thing.
const ARTICLES: [&str; 4] = ["a", "an", "one", "the"];

/// What the cases tell by themselves, by the names it has.
const TOLD: [(&str, Told); 7] = [
    ("application", Told::Application),
    ("job application", Told::Application),
    ("interview", Told::Interview),
    ("job interview", Told::Interview),
    ("rejection", Told::Rejection),
    ("job rejection", Told::Rejection),
    ("refusal", Told::Rejection),
];

/// Something of which each case can be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Application,
    Interview,
    Rejection,
}

impl Told {
    /// What of this name the cases tell.
    pub(super) fn of(name: &str) -> Option<Self> {
        TOLD.iter().find(|(known, _)| same_thing(known, name)).map(|(_, told)| *told)
    }

    /// The day on which the case became one, where it did and that day is known.
    pub(super) fn day(self, case: &Case) -> Option<NaiveDate> {
        match self {
            Self::Application => case.applied(),
            Self::Interview => {
                let first = case.events().iter().find(|event| event.reached() >= Some(Stage::Interview));
                first.and_then(Event::day)
            }
            Self::Rejection => case.ended().filter(|_| case.ending() == Some(Ending::Rejected)),
        }
    }
}

/// Whether both texts name the same thing: case, accents, an article before it and an English plural do not count.
///
/// ```
/// assert!(reject::plan::same_thing("a networking meeting", "Networking meetings"));
/// ```
#[must_use]
pub fn same_thing(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a == b || is_plural(a, b) || is_plural(b, a))
}

/// Whether a goal of this thing is counted from the cases: applications, interviews and rejections are.
#[must_use]
pub fn is_told_by_cases(of: &str) -> bool {
    Told::of(of).is_some()
}

/// The words of a thing, folded, without the article before them.
fn words(thing: &str) -> Vec<String> {
    let mut words: Vec<String> = fold(thing).split(' ').map(str::to_owned).collect();
    if words.len() > 1 && ARTICLES.contains(&words[0].as_str()) {
        words.remove(0);
    }
    words
}

/// Whether `many` is `one` with an ending of the plural. Shorter words than three letters have none.
fn is_plural(one: &str, many: &str) -> bool {
    let ending = many.strip_prefix(one);
    let is_regular = ending.is_some_and(|ending| {
        ending == "s" || ending == "es" && ["s", "x", "z", "ch", "sh", "o"].iter().any(|it| one.ends_with(it))
    });
    let stem = one.strip_suffix('y');
    one.chars().count() >= 3
        && (is_regular || stem.is_some_and(|stem| many.strip_prefix(stem) == Some("ies")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_and_many_are_the_same_thing() {
        for (a, b) in [
            ("a networking meeting", "networking meetings"),
            ("Class", "classes"),
            ("a class", "the classes"),
            ("company visited", "companies visited"),
            ("cups of coffee", "a cup of coffee"),
            ("Café", "cafes"),
            ("a", "A"),
        ] {
            assert!(same_thing(a, b) && same_thing(b, a), "{a} and {b}");
        }
        for (a, b) in [("meeting", "networking meeting"), ("is", "iss"), ("call", "calles"), ("", "a")] {
            assert!(!same_thing(a, b), "{a} and {b}");
        }
    }

    #[test]
    fn what_cases_tell_is_known_by_its_english_name() {
        assert!(["applications", "Job interview", "rejections"].iter().all(|it| is_told_by_cases(it)));
        assert!(["Bewerbungen", "application letters"].iter().all(|it| !is_told_by_cases(it)));
    }
}
