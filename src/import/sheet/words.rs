//! Words of a status, or of a header, into endings and stages.

use super::columns::Field;
use super::spellings::{SHIPPED, holds, plain};
use crate::event::{Ending, Stage};

/// The field a header names, and how likely a spelling of it that is: 0 is the likeliest.
pub(super) fn field_of(header: &str) -> Option<(Field, usize)> {
    let header = plain(header);
    let listed = SHIPPED.columns.iter().find_map(|(name, spellings)| {
        let rank = spellings.iter().position(|known| *known == header)?;
        Some((Field::of(name)?, rank))
    });
    listed.or_else(|| stage_of(&header).map(|(stage, round)| (Field::Stage(stage, round), 0)))
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
    if text.contains('?') || said.is_empty() {
        return None;
    }
    let said = said.replace("w o ", "without ");
    let mut words = Words::of(&said);
    let waits = words.take_any(&SHIPPED.waiting);
    let endings = words.take_endings()?;
    let stage = words.take_stage(!endings.is_empty());
    let stage = stage.map(|stage| (stage, words.take_round()));
    let is_all = words.rest_is_filling();
    match endings.as_slice() {
        [] if stage.is_some() && is_all => Some(Reading::Means(Meaning { ending: None, stage })),
        // Of a no and a silence, more words tell more of it. Of the others they may tell whose it was.
        [one] if !waits && (is_all || one.is_stop()) => {
            let meaning = Meaning { ending: Some(*one), stage };
            let says_more = !is_all || said.contains("ghost job");
            Some(if says_more { Reading::MeansAndMore(meaning) } else { Reading::Means(meaning) })
        }
        _ => None,
    }
}

/// The words of a text, some of them understood by now.
struct Words<'a> {
    all: Vec<&'a str>,
    taken: Vec<bool>,
    is_stage: Vec<bool>,
}

/// Phrases with what they mean, those of more words first.
fn longest_first<'p, T: Copy>(phrases: impl Iterator<Item = (T, &'p Vec<String>)>) -> Vec<(T, &'p str)> {
    let mut all: Vec<(T, &str)> =
        phrases.flat_map(|(means, all)| all.iter().map(move |phrase| (means, phrase.as_str()))).collect();
    all.sort_by_key(|(_, phrase)| std::cmp::Reverse(phrase.split(' ').count()));
    all
}

impl<'a> Words<'a> {
    fn of(plain: &'a str) -> Self {
        let words: Vec<&str> = plain.split(' ').collect();
        let none = vec![false; words.len()];
        Self { all: words, taken: none.clone(), is_stage: none }
    }

    /// Where the phrase stands among the words that are not taken yet.
    fn places(&self, phrase: &str) -> Vec<std::ops::Range<usize>> {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let ranges = (0..self.all.len()).map(|at| at..at + phrase.len());
        let stands = |range: &std::ops::Range<usize>| {
            self.all.get(range.clone()) == Some(&phrase) && !self.taken[range.clone()].contains(&true)
        };
        ranges.filter(stands).collect()
    }

    /// The word that stands before, but for those that only lead to it; none where it is understood by now.
    fn before(&self, at: usize) -> Option<&'a str> {
        let words = self.all[..at].iter().zip(&self.taken[..at]).rev();
        let mut words = words.skip_while(|(word, _)| holds(&SHIPPED.between, word));
        words.next().filter(|(_, taken)| !**taken).map(|(word, _)| *word)
    }

    fn is_denied(&self, at: usize) -> bool {
        self.before(at).is_some_and(|word| holds(&SHIPPED.negations, word))
    }

    /// Takes each ending that is said; none where one is denied, or it is not clear whose it is.
    fn take_endings(&mut self) -> Option<Vec<Ending>> {
        let known = SHIPPED.endings.iter().map(|(ending, phrases)| (Some(*ending), phrases));
        let (mut found, mut is_clear) = (Vec::new(), true);
        for (ending, phrase) in longest_first(known.chain([(None, &SHIPPED.unclear)])) {
            for range in self.places(phrase) {
                is_clear &= !self.is_denied(range.start) && ending.is_some();
                self.taken[range].fill(true);
                found.extend(ending.filter(|ending| !found.contains(ending)));
            }
        }
        is_clear.then_some(found)
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
        let (mut furthest, mut any_denied) = (None, false);
        for (stage, phrase) in longest_first(SHIPPED.stages.iter().map(|(stage, all)| (*stage, all))) {
            for range in self.places(phrase) {
                let before = self.before(range.start);
                let is_one_of_several = any_denied && matches!(before, Some("or" | "nor"));
                let is_denied = self.is_denied(range.start) || is_one_of_several;
                let is_no_stage = holds(&SHIPPED.beside, phrase)
                    || before.is_some_and(|word| holds(&SHIPPED.towards, word));
                if !(is_denied || ended && is_no_stage) {
                    furthest = furthest.max(Some(stage));
                }
                any_denied |= is_denied;
                self.is_stage[range.clone()].fill(true);
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
        let mut numbers = (0..self.all.len())
            .filter(|at| !self.taken[*at])
            .filter_map(|at| Some((at, number(self.all[at])?)));
        let (at, n) = numbers.next()?;
        let is_only = numbers.next().is_none();
        let near = |at: Option<usize>| {
            at.is_some_and(|at| self.is_stage.get(at) == Some(&true) || self.all.get(at) == Some(&"round"))
        };
        // A number elsewhere is one of days or weeks.
        let is_round = is_only && (near(at.checked_sub(1)) || near(Some(at + 1)));
        self.taken[at] |= is_round;
        is_round.then_some(n)
    }

    fn rest_is_filling(&self) -> bool {
        let mut rest = self.all.iter().zip(&self.taken).filter(|(_, taken)| !**taken);
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
}
