//! What went well: how far it got, and the user's own words.

use askama::Template;

use super::Report;
use super::markup::{Markup, link, name, words};
use super::section::Section;
use crate::said;
use crate::stats::{First, WentWell};

/// How many of the things that went well are shown, the latest first.
const SHOWN: usize = 8;

/// How many letters of one are shown.
const LETTERS: usize = 1_200;

#[derive(Template)]
#[template(path = "wins.html", config = "src/report/askama.toml")]
struct Wins<'a> {
    firsts: Vec<Reached<'a>>,
    quotes: Vec<Quote<'a>>,
}

/// A stage that was reached for the first time.
struct Reached<'a> {
    what: String,
    at: At<'a>,
}

/// Something that went well, in the user's words.
struct Quote<'a> {
    words: String,
    at: At<'a>,
}

/// Where and when.
struct At<'a> {
    /// The company; none where no name is told.
    company: Option<String>,
    link: Option<&'a str>,
    day: String,
}

impl Report<'_> {
    pub(super) fn wins(&self) -> Option<Section> {
        let wins = &self.stats.wins;
        let reached = |what: String, first: &First, day: String| Reached {
            what,
            at: self.at(&first.case, &first.company, day),
        };
        let taken = wins.accepted.iter();
        let taken = taken.map(|it| reached("A job was taken".to_owned(), it, self.day(it.date)));
        let firsts = wins.firsts.iter();
        // The day is that of the event that names the stage: it may have been reached before.
        let firsts =
            firsts.map(|it| reached(format!("First {}", it.stage), it, format!("by {}", self.day(it.date))));
        let firsts: Vec<Reached<'_>> = taken.chain(firsts).collect();
        let all = if self.is_anonymous { Vec::new() } else { WentWell::all(self.cases, self.given.prompts) };
        let mut notes = Vec::new();
        if all.len() > SHOWN {
            notes.push(format!("The latest {SHOWN} of {}.", all.len()));
        }
        if wins.nothing_to_change.hits > 0 {
            notes.push(format!(
                "Reflections that found nothing to change: {}.",
                said::rate(wins.nothing_to_change)
            ));
        }
        let quotes: Vec<Quote<'_>> = all
            .iter()
            .take(SHOWN)
            .map(|well| Quote {
                words: words(well.text.trim(), LETTERS),
                at: self.at(&well.case, &well.company, self.day(well.date)),
            })
            .collect();
        if firsts.is_empty() && quotes.is_empty() {
            return None;
        }
        Some(Section {
            id: "wins",
            title: "What went well",
            body: Markup::of(&Wins { firsts, quotes }),
            notes,
            ..Section::default()
        })
    }

    fn at(&self, handle: &str, company: &str, day: String) -> At<'_> {
        let case = self.cases.iter().find(|case| case.handle() == handle).filter(|_| !self.is_anonymous);
        At {
            company: (!self.is_anonymous).then(|| name(company)),
            link: case.and_then(|case| case.details().url.as_deref()).and_then(link),
            day,
        }
    }
}
