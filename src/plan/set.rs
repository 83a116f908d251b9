//! Setting a goal in a few words.

use chrono::NaiveDate;

use super::{Entry, free_id, goals, same_thing};
use crate::case::Case;

/// The numbers one may spell out, from 1.
const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// How many of what the words say: `12 applications`, `12 x applications`, `a class`, `three talks`; none where they do
/// not say both.
///
/// ```
/// assert_eq!(reject::plan::how_many("12 applications"), Some((12, "applications".to_owned())));
/// ```
#[must_use]
pub fn how_many(words: &str) -> Option<(u32, String)> {
    let words = words.trim();
    if words.chars().any(char::is_control) {
        return None;
    }
    let (count, rest) = if words.starts_with(|c: char| c.is_ascii_digit()) {
        let end = words.find(|c: char| !c.is_ascii_digit())?;
        let rest = &words[end..];
        let spaced = rest.starts_with([' ', '×']) || rest.starts_with("x ");
        (words[..end].parse().ok().filter(|_| spaced)?, rest)
    } else {
        let (number, rest) = words.split_once(' ')?;
        let number = number.to_lowercase();
        let spelt = NUMBERS.iter().zip(1..).find(|(known, _)| **known == number).map(|(_, n)| n);
        (spelt.or_else(|| ["a", "an"].contains(&number.as_str()).then_some(1))?, rest)
    };
    let rest = rest.trim_start();
    let thing = ["× ", "x ", "×"].iter().find_map(|times| rest.strip_prefix(times)).unwrap_or(rest).trim();
    (count > 0 && !thing.is_empty()).then(|| (count, thing.to_owned()))
}

/// The name of a goal of that thing: that of the one that still runs, which is set anew, else a new one.
#[must_use]
pub fn goal_id(entries: &[Entry], cases: &[Case], of: &str, today: NaiveDate) -> String {
    let running = goals(entries, cases, today).into_iter().find(|it| {
        it.closed.is_none() && it.days_left.is_none_or(|days| days >= 0) && same_thing(&it.goal.of, of)
    });
    if let Some(running) = running {
        return running.goal.id;
    }
    free_id(entries, of)
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::tests::{day, did_for, goal, planned};
    use super::*;

    #[test]
    fn a_goal_is_read_as_people_say_it() {
        for (words, expected) in [
            ("12 applications", Some((12, "applications"))),
            (" 12  Networking meetings ", Some((12, "Networking meetings"))),
            ("12 × applications", Some((12, "applications"))),
            ("12x applications", Some((12, "applications"))),
            ("3 x classes", Some((3, "classes"))),
            ("a class", Some((1, "class"))),
            ("Three talks with people", Some((3, "talks with people"))),
            ("3 x-ray courses", Some((3, "x-ray courses"))),
            ("applications", None),
            ("12", None),
            ("0 applications", None),
            ("99999999999 applications", None),
            ("12th of May", None),
            ("more applications", None),
            ("12 \n applications", None),
            ("", None),
        ] {
            assert_eq!(how_many(words), expected.map(|(n, of)| (n, of.to_owned())), "{words:?}");
        }
    }

    #[test]
    fn a_goal_that_runs_is_set_anew_and_another_gets_a_name_nobody_has() {
        let id = |entries: &[Entry], of: &str| goal_id(entries, &[], of, day(10));
        assert_eq!(id(&[], "Networking meetings!"), "networking-meetings");
        let runs = goal(1, "g", 3, "applications", Some(12));
        assert_eq!(id(&[runs], "an application"), "g");
        let over = goal(1, "applications", 3, "applications", Some(9));
        assert_eq!(id(&[over, planned("applications-2", None)], "applications"), "applications-3");
        let closed = Entry { date: day(2), step: Step::Done("applications".into()) };
        let both = [goal(1, "applications", 3, "applications", None), closed];
        assert_eq!(id(&both, "applications"), "applications-2");
        assert_eq!(
            id(&[did_for(1, "class")], "class"),
            "class-2",
            "a name that is only spoken of is taken too"
        );
    }
}
