//! What a goal is of, as people spell it: one or many, with an article or without.

use chrono::NaiveDate;

use crate::case::Case;
use crate::event::{Ending, Event, Kind, Stage};
use crate::text::fold;

/// Articles that say nothing of the thing.
const ARTICLES: [&str; 4] = ["a", "an", "one", "the"];

/// Names of one thing that no rule of the language joins.
const ALIKE: [&[&str]; 1] = [&["networking meeting", "networking", "networking event"]];

/// What the cases tell by themselves, by the names it has.
const TOLD: [(&str, Told); 15] = [
    ("application", Told::Application),
    ("job application", Told::Application),
    ("interview", Told::Interview),
    ("job interview", Told::Interview),
    ("rejection", Told::Rejection),
    ("job rejection", Told::Rejection),
    ("refusal", Told::Rejection),
    ("reflection", Told::Reflection),
    ("case thought through", Told::Reflection),
    ("rejection thought through", Told::Reflection),
    ("application thought through", Told::Reflection),
    ("application in play", Told::InPlay),
    ("job application in play", Told::InPlay),
    ("case in play", Told::InPlay),
    ("in play", Told::InPlay),
];

/// Something the cases tell: what each can become, or how many of them are it today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Applied for.
    Application,
    /// Got to an interview.
    Interview,
    /// Ended by a no.
    Rejection,
    /// Thought through.
    Reflection,
    /// Without an ending today.
    InPlay,
}

impl Told {
    /// What of this name the cases tell.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        TOLD.iter().find(|(known, _)| same_thing(known, name)).map(|(_, told)| *told)
    }

    /// The days on which the case became one, where they are known: of a reflection each on which one was finished,
    /// of the rest the first; none of what only stands today.
    pub(super) fn days(self, case: &Case) -> impl Iterator<Item = NaiveDate> {
        let first = match self {
            Self::Application => case.applied(),
            Self::Interview => {
                let first = case.events().iter().find(|event| event.reached() >= Some(Stage::Interview));
                // An ending that names the stage is of a later day than the interview.
                first.filter(|event| event.kind == Kind::Advanced).and_then(Event::day)
            }
            Self::Rejection => case.ended().filter(|_| case.ending() == Some(Ending::Rejected)),
            Self::Reflection | Self::InPlay => None,
        };
        let finished = case.events().iter().filter(move |event| self == Self::Reflection && event.done);
        first.into_iter().chain(finished.filter_map(Event::day))
    }
}

/// Whether both texts name the same thing: case, accents, an article before it and an English plural do not count, and
/// a few things have several names.
///
/// ```
/// assert!(reject::plan::same_thing("a networking meeting", "Networking meetings"));
/// assert!(reject::plan::same_thing("networking", "Networking meetings"));
/// ```
#[must_use]
pub fn same_thing(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    are_one(&a, &b) || ALIKE.iter().any(|names| [&a, &b].iter().all(|it| is_called(it, names)))
}

/// Whether every word of `part` is one of the thing's, or begins one.
pub(super) fn is_part_of(part: &str, thing: &str) -> bool {
    let (part, thing) = (words(part), words(thing));
    let is_there = |word: &String| {
        thing.iter().any(|known| known.starts_with(word) || is_plural(known, word) || is_plural(word, known))
    };
    part.iter().all(is_there)
}

/// Whether a goal of this thing is counted from the cases: applications, interviews, rejections, reflections and
/// applications in play are.
#[must_use]
pub fn is_told_by_cases(of: &str) -> bool {
    Told::of(of).is_some()
}

fn are_one(a: &[String], b: &[String]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b || is_plural(a, b) || is_plural(b, a))
}

fn is_called(thing: &[String], names: &[&str]) -> bool {
    names.iter().any(|name| are_one(thing, &words(name)))
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
    fn networking_has_several_names_and_a_meeting_alone_is_none_of_them() {
        let names = ["networking", "Networking meetings", "a networking event", "the networking meeting"];
        for a in names {
            for b in names {
                assert!(same_thing(a, b), "{a} and {b}");
            }
            for other in ["a meeting", "meetings", "net", "networking books", "events"] {
                assert!(!same_thing(a, other) && !same_thing(other, a), "{a} and {other}");
            }
        }
    }

    #[test]
    fn some_words_of_a_thing_are_part_of_it() {
        for part in ["meeting", "a meeting", "meetings", "network", "Networking"] {
            assert!(is_part_of(part, "networking meetings"), "{part}");
        }
        for part in ["class", "meeting ada", "etworking"] {
            assert!(!is_part_of(part, "networking meetings"), "{part}");
        }
    }

    #[test]
    fn what_cases_tell_is_known_by_its_english_name() {
        let told = ["applications", "Job interview", "rejections", "a reflection", "cases thought through"];
        assert!(told.iter().all(|it| is_told_by_cases(it)));
        let standing = ["in play", "applications in play", "an application in play", "Cases in play"];
        assert!(standing.iter().all(|it| Told::of(it) == Some(Told::InPlay)));
        assert!(["Bewerbungen", "application letters", "play"].iter().all(|it| !is_told_by_cases(it)));
    }
}
