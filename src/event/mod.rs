//! The datum of the journal: what one dated document says, in the words of the product.

mod told;
mod words;

use chrono::NaiveDate;

pub use words::{Control, Ending, Feeling, Heard, Sender, Stage, UnknownWord};

/// Why they said no: a tag of the user's own vocabulary, and how one knows.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Reason {
    /// The tag, such as `another candidate`.
    #[serde(rename = "reason")]
    pub tag: String,
    /// What exactly, such as `Kubernetes in production`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// True when the employer said so, false when it is a guess.
    pub stated: bool,
}

/// What an event is. The six endings share one variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The application went out.
    Applied,
    /// It got to a further stage, or came back to life.
    Advanced,
    /// It ended.
    Ended(Ending),
    /// Questions of one topic were answered.
    Reflected,
    /// Feedback was asked for.
    FeedbackAsked,
    /// Feedback came.
    Feedback,
    /// I asked where things stand.
    FollowedUp,
    /// I said thank you.
    Thanked,
    /// Something learned later.
    Noted,
}

impl Kind {
    const PLAIN: [(Self, &'static str); 8] = [
        (Self::Applied, "applied"),
        (Self::Advanced, "advanced"),
        (Self::Reflected, "reflected"),
        (Self::FeedbackAsked, "feedback-asked"),
        (Self::Feedback, "feedback"),
        (Self::FollowedUp, "followed-up"),
        (Self::Thanked, "thanked"),
        (Self::Noted, "noted"),
    ];

    /// The word behind `event:`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ended(ending) => ending.word(),
            plain => Self::PLAIN.iter().find(|(kind, _)| *kind == plain).map_or("noted", |(_, word)| word),
        }
    }

    /// The event of that name, if format 1 has one.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let plain = Self::PLAIN.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind);
        plain.or_else(|| {
            Ending::ALL.iter().find(|ending| ending.word() == word).map(|ending| Self::Ended(*ending))
        })
    }

    /// The names of all events of format 1.
    #[must_use]
    pub fn words() -> Vec<&'static str> {
        Self::PLAIN.iter().map(|(_, word)| *word).chain(Ending::words()).collect()
    }
}

/// An answer to a question.
#[derive(Clone, Debug, Eq)]
pub struct Answer {
    text: String,
    is_free: bool,
}

impl Answer {
    /// A text of the user's own, which every YAML parser must take for one, even `no` or `3`.
    #[must_use]
    pub fn free(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_free: true }
    }

    /// What was answered.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it is a text of the user's own; one that was read does not know any more.
    pub(crate) fn is_free(&self) -> bool {
        self.is_free
    }
}

impl<T: Into<String>> From<T> for Answer {
    fn from(text: T) -> Self {
        Self { text: text.into(), is_free: false }
    }
}

/// How it is written does not make it another answer.
impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// What a case is: the keys of its header, all of which an event may add or correct.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// The employer.
    pub company: Option<String>,
    /// The role applied for.
    pub role: Option<String>,
    /// Where the opening was found.
    pub source: Option<String>,
    /// The level, such as `senior`.
    pub level: Option<String>,
    /// Where the work would be.
    pub place: Option<String>,
    /// A link to the opening.
    pub url: Option<String>,
    /// Whom one talks to there.
    pub contact: Option<String>,
    /// The user's own tags.
    pub tags: Vec<String>,
    /// The hash of the row a case was imported from.
    pub imported: Option<String>,
}

impl Details {
    /// Takes over what `later` says: the last value wins, tags add up.
    pub fn learn(&mut self, later: &Self) {
        let pairs = [
            (&mut self.company, &later.company),
            (&mut self.role, &later.role),
            (&mut self.source, &later.source),
            (&mut self.level, &later.level),
            (&mut self.place, &later.place),
            (&mut self.url, &later.url),
            (&mut self.contact, &later.contact),
            (&mut self.imported, &later.imported),
        ];
        for (known, new) in pairs {
            if new.is_some() {
                known.clone_from(new);
            }
        }
        for tag in &later.tags {
            if !self.tags.contains(tag) {
                self.tags.push(tag.clone());
            }
        }
    }
}

/// One dated document of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The calendar day it happened.
    pub date: NaiveDate,
    /// Whether that day is not known: `date` then only says where it stands among the others.
    pub undated: bool,
    /// What happened.
    pub kind: Kind,
    /// The stage it names.
    pub stage: Option<Stage>,
    /// Which round within the stage, from 1.
    pub round: Option<u32>,
    /// By which way the answer came.
    pub heard: Option<Heard>,
    /// Who spoke.
    pub sender: Option<Sender>,
    /// Why, as far as one knows.
    pub reasons: Vec<Reason>,
    /// Whether it lay within my control.
    pub control: Option<Control>,
    /// Their words, to the letter.
    pub said: Option<String>,
    /// My words.
    pub note: Option<String>,
    /// How it felt.
    pub feeling: Option<Feeling>,
    /// Private words, which never leave the journal.
    pub vent: Option<String>,
    /// The topic reflected on.
    pub topic: Option<String>,
    /// Which reflection this document belongs to.
    pub run: Option<String>,
    /// Question ids and their answers, in the order they were asked.
    pub answers: Vec<(String, Answer)>,
    /// Ids of questions passed over.
    pub skipped: Vec<String>,
    /// True on the last document of a finished reflection.
    pub done: bool,
    /// Whom it went to.
    pub to: Option<String>,
    /// Whom it came from.
    pub from: Option<String>,
    /// Header keys learned later.
    pub details: Details,
}

impl Event {
    /// An event of that kind on that day that says nothing else yet.
    #[must_use]
    pub fn new(date: NaiveDate, kind: Kind) -> Self {
        Self {
            date,
            undated: false,
            kind,
            stage: None,
            round: None,
            heard: None,
            sender: None,
            reasons: Vec::new(),
            control: None,
            said: None,
            note: None,
            feeling: None,
            vent: None,
            topic: None,
            run: None,
            answers: Vec::new(),
            skipped: Vec::new(),
            done: false,
            to: None,
            from: None,
            details: Details::default(),
        }
    }

    /// The day it happened, where it is known.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        (!self.undated).then_some(self.date)
    }

    /// The ending it records, if it records one.
    #[must_use]
    pub fn ending(&self) -> Option<Ending> {
        match self.kind {
            Kind::Ended(ending) => Some(ending),
            _ => None,
        }
    }

    /// The stage it proves the case to have reached: the one it names, or `offer` where there must have been one.
    #[must_use]
    pub fn reached(&self) -> Option<Stage> {
        match self.kind {
            Kind::Ended(Ending::Accepted | Ending::Declined) => Some(Stage::Offer),
            _ => self.stage,
        }
    }

    /// Whether it is an answer of the employer: a yes to go on, a no, an offer, or a closing that was told.
    #[must_use]
    pub fn is_reply(&self) -> bool {
        match self.kind {
            Kind::Advanced | Kind::Ended(Ending::Rejected | Ending::Accepted | Ending::Declined) => true,
            Kind::Ended(Ending::Closed) => self.heard.is_some(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_own_word() {
        for word in Kind::words() {
            assert_eq!(Kind::of(word).map(Kind::word), Some(word));
        }
        assert_eq!(Kind::of("ghosted"), None);
    }
}
