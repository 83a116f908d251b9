//! Words of a status, or of a header, into endings and stages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::columns::Field;
use crate::event::{Ending, Stage};
use crate::text::fold;

/// How columns and what stands in them are spelt, as data; each text is [`plain`].
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Spellings {
    columns: BTreeMap<String, Vec<String>>,
    endings: BTreeMap<Ending, Vec<String>>,
    stages: BTreeMap<Stage, Vec<String>>,
    #[serde(rename = "in play")]
    in_play: Vec<String>,
    waiting: Vec<String>,
    #[serde(rename = "not yet")]
    not_yet: Vec<String>,
    fillers: Vec<String>,
    negations: Vec<String>,
    towards: Vec<String>,
    yes: Vec<String>,
    no: Vec<String>,
}

static SHIPPED: LazyLock<Spellings> =
    LazyLock::new(|| serde_yaml::from_str(include_str!("../../../prompts/sheet.yaml")).unwrap_or_default());

/// Letters and digits in lower case, words with one space between them.
pub(super) fn plain(text: &str) -> String {
    let folded = fold(text);
    let bare: String = folded.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn holds(words: &[String], word: &str) -> bool {
    words.iter().any(|known| known == word)
}

/// The field a header names, and how likely a spelling of it that is: 0 is the likeliest.
pub(super) fn field_of(header: &str) -> Option<(Field, usize)> {
    let header = plain(header);
    let listed = SHIPPED.columns.iter().find_map(|(name, spellings)| {
        let rank = spellings.iter().position(|known| *known == header)?;
        Some((Field::of(name)?, rank))
    });
    listed.or_else(|| stage_of(&header).map(|(stage, round)| (Field::Stage(stage, round), 0)))
}

/// Whether a cell says yes or no; none where it says another thing.
pub(super) fn yes_or_no(cell: &str) -> Option<bool> {
    let said = plain(cell);
    match () {
        () if said.is_empty() || holds(&SHIPPED.no, &said) => Some(false),
        () if holds(&SHIPPED.yes, &said) || cell.trim() == "✓" => Some(true),
        () => None,
    }
}

/// What a status says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Meaning {
    /// How it ended; none while it is in play.
    pub ending: Option<Ending>,
    /// The stage it got to, with the round.
    pub stage: Option<(Stage, Option<u32>)>,
}

/// How a status is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It means that and nothing more.
    Means(Meaning),
    /// It means that, and its own words say more than is kept so: they go into the note as well.
    MeansAndMore(Meaning),
    /// It only goes into the note.
    Noted,
    /// The application has not gone out: there is nothing to write down yet.
    NotYet,
}

/// The stage a header names, and the round, where it says nothing else; `header` is [`plain`].
fn stage_of(header: &str) -> Option<(Stage, Option<u32>)> {
    let mut words = Words::of(header);
    let stage = words.take_stage(false)?;
    let round = words.take_round();
    words.rest_is_filling().then_some((stage, round))
}

/// What a status says; none where that is not plain. With `ours`, the name of an ending is one, though others use
/// `declined` or `closed` in another sense.
pub(super) fn status(text: &str, ours: bool) -> Option<Reading> {
    let said = plain(text);
    let means = |ending| Some(Reading::Means(Meaning { ending, stage: None }));
    if ours && let Ok(ending) = said.parse() {
        return means(Some(ending));
    }
    if said == Ending::Accepted.word() {
        return means(Some(Ending::Accepted));
    }
    if holds(&SHIPPED.in_play, &said) || holds(&SHIPPED.waiting, &said) {
        return means(None);
    }
    if holds(&SHIPPED.not_yet, &said) {
        return Some(Reading::NotYet);
    }
    if text.contains('?') {
        return None;
    }
    let mut words = Words::of(&said);
    let waits = words.take_any(&SHIPPED.waiting);
    let endings = words.take_endings()?;
    let stage = words.take_stage(!endings.is_empty());
    let stage = stage.map(|stage| (stage, words.take_round()));
    let is_all = words.rest_is_filling();
    match endings.as_slice() {
        [] if stage.is_some() && is_all => Some(Reading::Means(Meaning { ending: None, stage })),
        [one] if !waits => {
            let meaning = Meaning { ending: Some(*one), stage };
            let says_more = !is_all || said.contains("ghost job");
            Some(if says_more { Reading::MeansAndMore(meaning) } else { Reading::Means(meaning) })
        }
        _ => None,
    }
}

/// The words of a text, some of them understood by now.
struct Words<'a> {
    words: Vec<&'a str>,
    taken: Vec<bool>,
}

/// Phrases with what they mean, those of more words first.
fn longest_first<T: Copy>(phrases: &BTreeMap<T, Vec<String>>) -> Vec<(T, &str)> {
    let mut all: Vec<(T, &str)> =
        phrases.iter().flat_map(|(means, all)| all.iter().map(|phrase| (*means, phrase.as_str()))).collect();
    all.sort_by_key(|(_, phrase)| std::cmp::Reverse(phrase.split(' ').count()));
    all
}

impl<'a> Words<'a> {
    fn of(plain: &'a str) -> Self {
        let words: Vec<&str> = plain.split(' ').collect();
        let taken = vec![false; words.len()];
        Self { words, taken }
    }

    /// Where the phrase stands among the words that are not taken yet.
    fn places(&self, phrase: &str) -> Vec<std::ops::Range<usize>> {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let ranges = (0..self.words.len()).map(|at| at..at + phrase.len());
        let stands = |range: &std::ops::Range<usize>| {
            self.words.get(range.clone()) == Some(&phrase) && !self.taken[range.clone()].contains(&true)
        };
        ranges.filter(stands).collect()
    }

    /// Whether one of those words stands right before, articles aside.
    fn follows(&self, at: usize, before: &[String]) -> bool {
        let words = self.words[..at].iter().zip(&self.taken[..at]).rev();
        let mut words = words.skip_while(|(word, _)| matches!(**word, "the" | "a" | "an"));
        words.next().is_some_and(|(word, taken)| !taken && holds(before, word))
    }

    /// Takes each ending that is said; none where one is denied.
    fn take_endings(&mut self) -> Option<Vec<Ending>> {
        let mut found = Vec::new();
        let mut is_denied = false;
        for (ending, phrase) in longest_first(&SHIPPED.endings) {
            for range in self.places(phrase) {
                is_denied |= self.follows(range.start, &SHIPPED.negations);
                self.taken[range].fill(true);
                if !found.contains(&ending) {
                    found.push(ending);
                }
            }
        }
        (!is_denied).then_some(found)
    }

    fn take_any(&mut self, phrases: &[String]) -> bool {
        let mut longest: Vec<&String> = phrases.iter().collect();
        longest.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        let mut any = false;
        for phrase in longest {
            for range in self.places(phrase) {
                self.taken[range].fill(true);
                any = true;
            }
        }
        any
    }

    /// Takes all stages and gives the furthest that was reached: not one that is denied, and none that an ending
    /// kept out of reach.
    fn take_stage(&mut self, ended: bool) -> Option<Stage> {
        let mut furthest = None;
        for (stage, phrase) in longest_first(&SHIPPED.stages) {
            for range in self.places(phrase) {
                let is_denied = self.follows(range.start, &SHIPPED.negations);
                let is_out_of_reach = ended && self.follows(range.start, &SHIPPED.towards);
                if !is_denied && !is_out_of_reach {
                    furthest = furthest.max(Some(stage));
                }
                self.taken[range].fill(true);
            }
        }
        furthest
    }

    /// Takes `2nd`, `second` or `2`.
    fn take_round(&mut self) -> Option<u32> {
        const NUMBERS: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "sixth"];
        let number = |word: &str| {
            let named =
                NUMBERS.iter().position(|known| *known == word).and_then(|at| u32::try_from(at + 1).ok());
            let digits = ["st", "nd", "rd", "th", "er", "ere", "eme", "e"]
                .iter()
                .find_map(|end| word.strip_suffix(end))
                .unwrap_or(word);
            named.or_else(|| digits.parse().ok().filter(|n| (1..=20).contains(n)))
        };
        let untaken = |at: &usize| !self.taken[*at];
        let (at, n) =
            (0..self.words.len()).filter(untaken).find_map(|at| Some((at, number(self.words[at])?)))?;
        self.taken[at] = true;
        Some(n)
    }

    fn rest_is_filling(&self) -> bool {
        let mut rest = self.words.iter().zip(&self.taken).filter(|(_, taken)| !**taken);
        rest.all(|(word, _)| holds(&SHIPPED.fillers, word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(text: &str) -> String {
        let meaning = |meaning: Meaning| {
            let stage = meaning.stage.map(|(stage, round)| match round {
                Some(round) => format!(" at {stage} {round}"),
                None => format!(" at {stage}"),
            });
            let ending = meaning.ending.map_or("in play", Ending::word);
            format!("{ending}{}", stage.unwrap_or_default())
        };
        match status(text, false) {
            Some(Reading::Means(it)) => meaning(it),
            Some(Reading::MeansAndMore(it)) => format!("{}, and more", meaning(it)),
            Some(Reading::Noted) => "noted".into(),
            Some(Reading::NotYet) => "not yet".into(),
            None => "unknown".into(),
        }
    }

    #[test]
    fn a_status_is_read_as_people_mean_it() {
        for (text, expected) in [
            ("Rejected", "rejected"),
            ("REJECTED ", "rejected"),
            ("Rejection :(", "rejected"),
            ("Not Selected", "rejected"),
            ("Rejected after assessment", "rejected at assessment"),
            ("Rejected (2nd interview)", "rejected at interview 2"),
            ("Rejected after final round", "rejected at final"),
            ("Rejected - no interview", "rejected"),
            ("Rejected without interview", "rejected"),
            ("Not selected for interview", "rejected"),
            ("Not selected for the final round", "rejected"),
            ("Rejected, may reapply", "rejected, and more"),
            ("Declined by employer", "rejected"),
            ("Interviewed, no offer", "rejected at interview"),
            ("Ghosted (no reply)", "no-reply"),
            ("Ghosted after HR call", "no-reply at screen"),
            ("No answer", "no-reply"),
            ("Suspected Ghost Job", "no-reply, and more"),
            ("Withdrawn", "withdrew"),
            ("Withdrew after phone screen", "withdrew at screen"),
            ("Turn down", "declined"),
            ("Offer declined", "declined"),
            ("Rejected their offer", "declined"),
            ("No project for now", "closed"),
            ("Position filled", "closed"),
            ("Accepted", "accepted"),
            ("Offer accepted!", "accepted"),
            ("Pending", "in play"),
            ("In process", "in play"),
            ("Applied", "in play"),
            ("No response yet", "in play"),
            ("Interview scheduled", "in play at interview"),
            ("Phone Screen", "in play at screen"),
            ("2nd round interview", "in play at interview 2"),
            ("Take-home test", "in play at assessment"),
            ("Offer pending", "in play at offer"),
            ("Offer received", "in play at offer"),
            ("Wishlist", "not yet"),
        ] {
            assert_eq!(says(text), expected, "{text}");
        }
    }

    #[test]
    fn what_can_mean_two_things_is_asked() {
        for text in [
            "Declined",
            "Closed",
            "Turned down",
            "Passed",
            "No",
            "Rejected?",
            "Not rejected",
            "Rejected / ghosted",
            "Rejected, pending appeal",
            "Declined after interview",
            "Interview went well",
            "Withdrawn by company after no reply",
            "🙃",
            "",
        ] {
            assert_eq!(says(text), "unknown", "{text}");
        }
        assert_eq!(
            status("declined", true),
            Some(Reading::Means(Meaning { ending: Some(Ending::Declined), stage: None }))
        );
    }

    #[test]
    fn headers_are_known_in_the_usual_spellings() {
        let named =
            |header: &str| field_of(header).map_or("nothing".to_owned(), |(field, _)| field.to_string());
        for (header, expected) in [
            ("Company", "company"),
            ("EMPLOYER", "company"),
            ("Organisation", "company"),
            ("Société", "company"),
            ("Job Title", "role"),
            ("Date applied", "applied"),
            ("Application", "applied"),
            ("Final answer", "ended"),
            ("Response date", "reply"),
            ("Rejected on", "rejected"),
            ("Applied via", "source"),
            ("URL", "url"),
            ("Phone call", "screen"),
            ("HR Interview", "screen"),
            ("1st interview", "interview 1"),
            ("2nd Interview Date", "interview 2"),
            ("Interview #3", "interview 3"),
            ("First call", "screen"),
            ("Onsite", "interview"),
            ("Final round", "final"),
            ("Take-home", "assessment"),
            ("Proposition", "offer"),
            ("Salary", "nothing"),
            ("Interview notes", "nothing"),
            ("", "nothing"),
        ] {
            assert_eq!(named(header), expected, "{header}");
        }
    }

    #[test]
    fn the_spellings_are_sound() {
        let all = &*SHIPPED;
        assert_eq!((all.endings.len(), all.stages.len()), (6, 5));
        for (name, spellings) in &all.columns {
            assert!(Field::of(name).is_some(), "{name}");
            assert!(spellings.iter().all(|it| plain(it) == *it), "{name}: {spellings:?}");
        }
        let mut headers: Vec<&String> = all.columns.values().flatten().collect();
        headers.sort();
        let twice: Vec<_> = headers.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
        let phrases = all.endings.values().chain(all.stages.values()).flatten();
        let lists =
            [&all.in_play, &all.waiting, &all.not_yet, &all.fillers, &all.negations, &all.yes, &all.no];
        for phrase in phrases.chain(lists.into_iter().flatten()) {
            assert_eq!(plain(phrase), *phrase);
        }
    }
}
