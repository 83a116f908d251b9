//! What went well: how far it got, and the user's own words.

use askama::Template;

use super::Report;
use super::markup::{Markup, link, name, words};
use super::section::Section;
use crate::case::Case;
use crate::said;
use crate::stats::WentWell;

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

/// Something that was reached.
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
    /// The company; none where no name is told or known.
    company: Option<String>,
    link: Option<&'a str>,
    /// The day; none where it is not known.
    day: Option<String>,
}

impl At<'_> {
    fn is_told(&self) -> bool {
        self.company.is_some() || self.day.is_some()
    }
}

impl Report<'_> {
    pub(super) fn wins(&self) -> Option<Section> {
        let wins = &self.stats.wins;
        let taken = wins.accepted.iter().map(|it| Reached {
            what: self.job_taken().to_owned(),
            at: self.at(Some(&it.case), Some(&it.company), self.told_day(it.date)),
        });
        // The day is that of the event that names the stage, or of a later one: it may have been reached before.
        let firsts = wins.firsts.iter().map(|it| Reached {
            what: said::first(it.stage, self.heading.is_none()),
            at: self.at(
                it.case.as_deref(),
                it.company.as_deref(),
                self.told_day(it.date).map(|day| format!("by {day}")),
            ),
        });
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
                at: self.at(Some(&well.case), Some(&well.company), self.told_day(well.date)),
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

    fn at(&self, handle: Option<&str>, company: Option<&str>, day: Option<String>) -> At<'_> {
        let is_it = |case: &&Case| Some(case.handle()) == handle;
        let case = self.cases.iter().find(is_it).filter(|_| !self.is_anonymous);
        At {
            company: company.filter(|_| !self.is_anonymous).map(name),
            link: case.and_then(|case| case.details().url.as_deref()).and_then(link),
            day,
        }
    }
}
