//! Reviews on disk: `reviews/2026-11-22.yaml`, one document a review.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};

use super::format::{Again, Malformed, answered, locate, stream, utf8};
use super::keyed::{Answers, Day, NewKey, Several, keyed};
use super::yaml::{self, Node};
use super::{Journal, Unreadable};
use crate::error::Error;
use crate::review::{Counts, Review};
use crate::spelt::spelt;

/// The folder of the reviews.
pub(super) const FOLDER: &str = "reviews";

/// The word behind `event:` in a review.
pub(crate) const REVIEWED: &str = "reviewed";

keyed! {
    /// A document of a review as it is spelt.
    Raw {
        date = "date": Day,
        event = "event": String,
        since = "since": Day,
        numbers = "numbers": Numbers,
        answers = "answers": Answers,
        skipped = "skipped": Several<String>,
        keep = "keep": String,
        change = "change": String,
        attempt = "try": String,
    }
}

/// The counts of a review by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Numbers {
    known: Vec<(String, usize)>,
    unknown: Vec<String>,
}

/// A whole number from 0.
struct Number(usize);

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        spelt(d, |text| text.parse().map(Self).map_err(|_| format!("'{text}' is not a whole number from 0")))
    }
}

impl<'de> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Numbers;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("counts by name, such as 'applications: 6'")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Numbers, A::Error> {
                let (mut all, mut seen) = (Numbers::default(), HashSet::new());
                while let Some(name) = map.next_key_seed(NewKey(&seen))? {
                    if Counts::NAMES.contains(&name.as_str()) {
                        let number = map.next_value::<Option<Number>>()?;
                        all.known.extend(number.map(|number| (name.clone(), number.0)));
                    } else {
                        map.next_value::<IgnoredAny>()?;
                        all.unknown.push(name.clone());
                    }
                    seen.insert(name);
                }
                Ok(all)
            }
        }
        d.deserialize_map(Pairs)
    }
}

/// One document of a file of reviews.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Document {
    /// Which document of the stream it is, from 0.
    pub(crate) position: usize,
    /// What it says; none where it is of a kind that is kept and not read.
    pub(crate) review: Option<Review>,
    /// The word behind `event:`.
    pub(crate) event: Option<String>,
    /// Keys it holds that format 1 does not know, each with the key under which it stands, if any.
    pub(crate) unknown: Vec<(String, Option<&'static str>)>,
}

/// The reviews of one file; documents of kinds this release does not know are passed over.
///
/// # Errors
/// The first place that cannot be read.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Review>, Malformed> {
    Ok(documents(bytes)?.into_iter().filter_map(|document| document.review).collect())
}

/// The documents of a file of reviews in their order.
///
/// # Errors
/// The first place that cannot be read.
pub(crate) fn documents(bytes: &[u8]) -> Result<Vec<Document>, Malformed> {
    let text = utf8(bytes)?;
    let mut again = Again::of(text);
    stream(text, |position, document| {
        let raw = match Option::<Raw>::deserialize(document) {
            Ok(Some(raw)) => raw,
            Ok(None) => return Ok(None),
            Err(error) => {
                return match again.event(position).filter(|event| event != REVIEWED) {
                    Some(event) => {
                        let unknown = Vec::new();
                        Ok(Some(Document { position, review: None, event: Some(event), unknown }))
                    }
                    None => Err(error.into()),
                };
            }
        };
        let event = raw.event.clone();
        let own = raw.unknown.iter().map(|key| (key.clone(), None));
        let inside = raw.numbers.iter().flat_map(|numbers| &numbers.unknown);
        let unknown = own.chain(inside.map(|key| (key.clone(), Some("numbers")))).collect();
        let review = match event.as_deref() {
            Some(REVIEWED) => Some(review(raw).map_err(|problem| {
                let (line, column) = locate(text, position, "event").unwrap_or((1, 1));
                Malformed { line, column, problem }
            })?),
            _ => None,
        };
        Ok(Some(Document { position, review, event, unknown }))
    })
}

fn review(raw: Raw) -> Result<Review, String> {
    let date = raw.date.ok_or_else(|| format!("event: '{REVIEWED}' needs 'date: YYYY-MM-DD' beside it"))?.0;
    let answers = raw.answers.unwrap_or_default().0.into_iter();
    Ok(Review {
        date,
        since: raw.since.map(|since| since.0),
        numbers: raw.numbers.unwrap_or_default().known,
        answers: answers.map(|(id, answer)| (id, answer.into())).collect(),
        skipped: raw.skipped.map(|ids| ids.0).unwrap_or_default(),
        keep: raw.keep,
        change: raw.change,
        attempt: raw.attempt,
    })
}

/// A review as one document.
pub(crate) fn write(review: &Review) -> String {
    let word = |key: &str, word: String| (key.to_owned(), Node::Word(word));
    let mut pairs = vec![word("date", review.date.to_string()), word("event", REVIEWED.to_owned())];
    pairs.extend(review.since.map(|since| word("since", since.to_string())));
    if !review.numbers.is_empty() {
        let numbers = review.numbers.iter().map(|(name, n)| (name.clone(), Node::Word(n.to_string())));
        pairs.push(("numbers".to_owned(), Node::Map(numbers.collect())));
    }
    if !review.answers.is_empty() {
        let answers = review.answers.iter().map(|(id, answer)| (id.clone(), answered(answer)));
        pairs.push(("answers".to_owned(), Node::Map(answers.collect())));
    }
    if !review.skipped.is_empty() {
        let skipped = review.skipped.iter().cloned().map(Node::Text);
        pairs.push(("skipped".to_owned(), Node::List(skipped.collect())));
    }
    for (key, text) in [("keep", &review.keep), ("change", &review.change), ("try", &review.attempt)] {
        pairs.extend(text.iter().map(|text| (key.to_owned(), Node::Text(text.clone()))));
    }
    yaml::document(&pairs)
}

/// The file of a day's reviews, relative to the journal.
pub(super) fn file(date: NaiveDate) -> PathBuf {
    Path::new(FOLDER).join(format!("{date}.yaml"))
}

/// The reviews that could be read, and what could not.
#[derive(Debug, Default)]
pub struct Reviews {
    /// The reviews by date, the oldest first; within a day in the order they were written.
    pub readable: Vec<Review>,
    /// The files that were left out.
    pub unreadable: Vec<Unreadable>,
}

impl Journal {
    /// Reads every review.
    ///
    /// # Errors
    /// When the folder cannot be listed; a file that cannot be read is in the answer.
    pub fn reviews(&self) -> Result<Reviews, Error> {
        let mut reviews = Reviews::default();
        let mut files = self.listed(Path::new(FOLDER))?;
        files.retain(|name| name.strip_suffix(".yaml").is_some_and(|stem| !stem.starts_with('.')));
        files.sort();
        for file in files.into_iter().map(|name| Path::new(FOLDER).join(name)) {
            let read = self.bytes(&file).and_then(|bytes| {
                let malformed = |source| Error::Malformed { file: file.clone(), source, handle: None };
                read(&bytes).map_err(malformed)
            });
            match read {
                Ok(read) => reviews.readable.extend(read),
                Err(error) => reviews.unreadable.push(Unreadable { file, error }),
            }
        }
        reviews.readable.sort_by_key(|review| review.date);
        Ok(reviews)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::event::Answer;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
    }

    #[test]
    fn a_review_is_written_as_a_person_would() {
        let review = Review {
            since: Some(day(8)),
            numbers: vec![("applications".into(), 6), ("rejected".into(), 0)],
            answers: vec![("good-fit".into(), "partly".into()), ("own".into(), Answer::free("no"))],
            skipped: vec!["plan-b".into()],
            keep: Some("Two a week,\nno more.\n".into()),
            attempt: Some("yes".into()),
            ..Review::new(day(22))
        };
        let text = "---\ndate: 2026-11-22\nevent: reviewed\nsince: 2026-11-08\nnumbers:\n  applications: 6\n  \
                    rejected: 0\nanswers:\n  good-fit: partly\n  own: 'no'\nskipped: [plan-b]\nkeep: |\n  Two a week,\n  \
                    no more.\ntry: 'yes'\n";
        assert_eq!(write(&review), text);
        assert_eq!(read(text.as_bytes()), Ok(vec![review]));
    }

    #[test]
    fn what_is_not_known_is_kept_and_passed_over() {
        let text = "---\ndate: 2026-11-22\nevent: reviewed\nmood: good\nnumbers: {applications: 2, cups: many}\n---\n\
                    date: 2026-11-22\nevent: walked\nkeep: [a, b]\n---\ndate: 2026-11-23\n";
        let documents = documents(text.as_bytes()).expect("readable");
        let unknown = vec![("mood".to_owned(), None), ("cups".to_owned(), Some("numbers"))];
        assert_eq!(documents[0].unknown, unknown);
        assert_eq!(documents[1].event.as_deref(), Some("walked"));
        let numbers = vec![("applications".to_owned(), 2)];
        assert_eq!(read(text.as_bytes()), Ok(vec![Review { numbers, ..Review::new(day(22)) }]));
    }

    #[test]
    fn what_cannot_be_is_named_with_its_place() {
        for (text, expected) in [
            (
                "---\nevent: reviewed\n",
                "line 2, column 1: event: 'reviewed' needs 'date: YYYY-MM-DD' beside it",
            ),
            (
                "---\ndate: 2026-11-22\nevent: reviewed\nnumbers:\n  applications: six\n",
                "line 5, column 17: numbers.applications: 'six' is not a whole number from 0",
            ),
            (
                "---\ndate: 2026-11-22\nevent: reviewed\nkeep: [a]\n",
                "line 4, column 7: keep: a list stands here; expected a text",
            ),
        ] {
            let malformed = read(text.as_bytes()).expect_err(text);
            assert_eq!(malformed.to_string(), expected);
        }
    }

    proptest! {
        #[test]
        fn any_words_survive_the_disk(keep in any::<String>(), attempt in "[ \t\r\n\\-:#|>'\"a-b\u{85}\u{feff}]{0,24}") {
            let review = Review { keep: Some(keep), attempt: Some(attempt), ..Review::new(day(1)) };
            prop_assert_eq!(read(write(&review).as_bytes()), Ok(vec![review]));
        }
    }
}
