//! The journal as one page of pictures: cases and their numbers in, one HTML file out. It needs nothing from outside, and
//! nothing from the journal can become markup in it.

mod alone;
mod bars;
mod calendar;
mod curve;
mod dots;
mod head;
mod markup;
mod named;
mod own;
mod patterns;
mod plan;
mod sankey;
mod section;
mod sources;
mod stages;
mod stops;
mod time;
mod wins;

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::case::Case;
use crate::stats::{Given, Stats};

use head::Figure;
use markup::Markup;
use section::Section;

pub use own::Maker;

/// The rules by which the page looks.
const STYLE: &str = include_str!("templates/style.css");

/// What a page is made of.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The cases it tells of, as they stood on its day.
    pub cases: &'a [Case],
    /// Their numbers.
    pub stats: &'a Stats,
    /// What they were read with: the question sets, the plan, the day the page is of.
    pub given: Given<'a>,
    /// Which cases these are, in words; none where they are all there are.
    pub heading: Option<&'a str>,
    /// How many files could not be read, so that no number knows of them.
    pub unreadable: usize,
    /// Whether every question set of the user's own could be read.
    pub prompts_read: bool,
    /// How many cases have an event dated after that day, which is left out.
    pub ahead: usize,
    /// Whether it leaves out everything that names somebody or quotes the user, and tells days by their months.
    pub is_anonymous: bool,
}

#[derive(Template)]
#[template(path = "page.html", config = "src/report/askama.toml")]
struct Page<'a> {
    style: &'a str,
    style_hash: String,
    title: String,
    when: String,
    chosen: Option<String>,
    lead: String,
    figures: Vec<Figure>,
    caveats: Vec<String>,
    sections: Vec<Section>,
    footer: String,
}

impl Report<'_> {
    /// The page, an HTML document in UTF-8.
    #[must_use]
    pub fn page(&self) -> String {
        let sections = [
            self.stages(),
            self.stops(),
            self.over_time(),
            self.calendar(),
            self.curve(),
            self.sources(),
            self.patterns(),
            self.wins(),
            self.goals(),
            self.actions(),
        ];
        let page = Page {
            style: STYLE,
            style_hash: hash(STYLE),
            title: self.title(),
            when: self.when(),
            chosen: self.chosen(),
            lead: self.lead(),
            figures: self.figures(),
            caveats: self.caveats(),
            sections: in_rows(sections.into_iter().flatten().collect()),
            footer: self.footer(),
        };
        own::sealed(Markup::of(&page).into_text() + "\n")
    }
}

/// The sections so that two stand in each row of a wide page: one that would stand alone takes the whole row.
fn in_rows(mut sections: Vec<Section>) -> Vec<Section> {
    for run in sections.chunk_by_mut(|a, b| !a.is_wide && !b.is_wide) {
        if run.len() % 2 == 1 {
            run[run.len() - 1].is_wide = true;
        }
    }
    sections
}

/// The words by which a content security policy allows this very text: `sha256-` and its digest in base 64.
///
/// "Content Security Policy Level 3", W3C, section 2.3.1.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests;
