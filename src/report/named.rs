//! What may be named on the page. A free word of the user's own may name somebody: an anonymous page shows only what
//! `reject` itself ships.

use super::Report;
use super::markup::name;
use crate::plan::is_told_by_cases;
use crate::prompts::{Prompts, Question};
use crate::said;
use crate::stats::{Pattern, Sort};
use crate::text::{fold, same};
use crate::vocabulary::Vocabulary;

/// Where openings are commonly found, as people spell it: a name of these is nobody's.
const COMMON_SOURCES: [&str; 34] = [
    "advertisement",
    "agency",
    "board",
    "career site",
    "careers page",
    "cold email",
    "company site",
    "company website",
    "company",
    "event",
    "fair",
    "friend",
    "glassdoor",
    "headhunter",
    "indeed",
    "job board",
    "job centre",
    "job fair",
    "job site",
    "jobs board",
    "linkedin",
    "monster",
    "networking",
    "newsletter",
    "newspaper",
    "reach-out",
    "recruiter",
    "referral",
    "social media",
    "stepstone",
    "university",
    "website",
    "xing",
    "ziprecruiter",
];

/// What stands for sources that may name somebody.
pub(super) const OWN_SOURCES: &str = "other sources";

impl Report<'_> {
    /// The user's words, or in their place what says nothing of them.
    fn own(&self, text: &str, instead: &'static str, is_shipped: impl Fn() -> bool) -> String {
        let is_told = !self.is_anonymous || is_shipped();
        if is_told { name(text) } else { instead.to_owned() }
    }

    pub(super) fn source(&self, name: &str) -> String {
        self.own(name, OWN_SOURCES, || COMMON_SOURCES.contains(&fold(name).as_str()))
    }

    pub(super) fn reason(&self, tag: &str) -> String {
        self.own(tag, "a reason of one's own", || {
            Vocabulary::default().words().any(|shipped| same(shipped, tag))
        })
    }

    /// A question as it is asked; `id` is its `topic/id`.
    pub(super) fn question(&self, id: &str, ask: &str) -> String {
        self.own(ask, "a question of one's own", || is_shipped(id, |known| known.ask == ask))
    }

    /// What a goal is of.
    pub(super) fn thing(&self, of: &str) -> String {
        self.own(of, "things of one's own", || is_told_by_cases(of))
    }

    /// What a pattern is called.
    pub(super) fn pattern(&self, pattern: &Pattern) -> String {
        match (&pattern.question, pattern.sort) {
            (Some(question), _) => self.question(&pattern.id, question),
            (None, Sort::Stated | Sort::Guessed) => self.reason(&pattern.id),
            (None, _) => self.own(&pattern.id, "a skill", || false),
        }
    }

    /// What may be said of a pattern; the answers to a question of the user's own are not quoted where words are left out.
    pub(super) fn said(&self, pattern: &Pattern) -> String {
        let is_plain = pattern.concern.is_empty()
            || !self.is_anonymous
            || is_shipped(&pattern.id, |known| known.concern == pattern.concern);
        if is_plain {
            name(&said::pattern(pattern))
        } else {
            said::pattern(&Pattern { concern: Vec::new(), ..pattern.clone() })
        }
    }

    /// What was planned or done about something.
    pub(super) fn what(&self, text: &str) -> String {
        self.own(text, "Something that was planned", || false)
    }
}

/// Whether `reject` ships a question of that `topic/id` that is as wanted.
fn is_shipped(id: &str, is_it: impl Fn(&Question) -> bool) -> bool {
    let shipped = Prompts::new(Vec::new());
    shipped.is_ok_and(|shipped| shipped.question(id).is_some_and(|(_, known)| is_it(known)))
}
