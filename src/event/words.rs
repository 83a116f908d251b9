//! The fixed words of the format: stages, endings, ways of hearing.

use std::fmt;
use std::str::FromStr;

/// A word that is none of those the journal knows.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{word}' is none of {}", expected.join(", "))]
pub struct UnknownWord {
    /// What was written.
    pub word: String,
    /// What would have been understood.
    pub expected: Vec<&'static str>,
}

/// Declares an enum that is written as one fixed word a variant.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every one of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word it is written as.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The words of all of them, in order.
            #[must_use]
            pub fn words() -> Vec<&'static str> {
                Self::ALL.iter().map(|it| it.word()).collect()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.word())
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;

            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                let typed = word.trim().to_lowercase();
                Self::ALL
                    .iter()
                    .copied()
                    .find(|it| it.word() == typed || it.word().replace([' ', '-'], "") == typed.replace([' ', '-'], ""))
                    .ok_or_else(|| UnknownWord { word: word.to_owned(), expected: Self::words() })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                crate::spelt::spelt(d, |text| text.parse().map_err(|error: UnknownWord| error.to_string()))
            }
        }
    };
}

words! {
    /// How far an application got. Ordered: a later stage is greater.
    Stage {
        /// Sent, not answered with more than a yes or no.
        Application = "application",
        /// A first talk by phone or video.
        Screen = "screen",
        /// A test, a take-home task, a case study.
        Assessment = "assessment",
        /// A talk about the work itself.
        Interview = "interview",
        /// The last round.
        Final = "final",
        /// They offered the role.
        Offer = "offer",
    }
}

words! {
    /// How a case ended.
    Ending {
        /// They said no.
        Rejected = "rejected",
        /// They never answered.
        NoReply = "no-reply",
        /// I left.
        Withdrew = "withdrew",
        /// I refused their offer.
        Declined = "declined",
        /// The role vanished.
        Closed = "closed",
        /// I took the job.
        Accepted = "accepted",
    }
}

impl Ending {
    /// Whether it stopped the search at a stage: a no, said or silent.
    #[must_use]
    pub fn is_stop(self) -> bool {
        matches!(self, Self::Rejected | Self::NoReply)
    }

    /// How a sentence says it: `no reply recorded`, `rejected`.
    #[must_use]
    pub fn said(self) -> &'static str {
        match self {
            Self::NoReply => "no reply recorded",
            Self::Closed => "role closed",
            Self::Declined => "offer declined",
            other => other.word(),
        }
    }
}

words! {
    /// By which way the answer came.
    Heard {
        /// By e-mail.
        Email = "email",
        /// By phone.
        Phone = "phone",
        /// Face to face.
        InPerson = "in person",
        /// On the employer's or the board's site.
        Portal = "portal",
        /// By post.
        Letter = "letter",
    }
}

words! {
    /// Who spoke.
    Sender {
        /// A machine.
        Automated = "automated",
        /// A template with a name under it.
        Template = "template",
        /// A person, to me.
        Person = "person",
    }
}

words! {
    /// Whether it lay within my control.
    Control {
        /// It did.
        Yes = "yes",
        /// In part.
        Partly = "partly",
        /// It did not.
        No = "no",
        /// One cannot know.
        Unknown = "unknown",
    }
}

/// How it felt, 1 (crushed) to 5 (fine).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct Feeling(u8);

impl Feeling {
    /// The number, 1 to 5.
    #[must_use]
    pub fn value(self) -> u8 {
        self.0
    }
}

impl FromStr for Feeling {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.trim().parse() {
            Ok(n @ 1..=5) => Ok(Self(n)),
            _ => Err(format!("'{text}' is not a number from 1 (crushed) to 5 (fine)")),
        }
    }
}

impl<'de> serde::Deserialize<'de> for Feeling {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        crate::spelt::spelt(d, str::parse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_however_they_are_joined() {
        assert_eq!("No reply".parse(), Ok(Ending::NoReply));
        assert_eq!("in-person".parse(), Ok(Heard::InPerson));
        assert_eq!(
            "phone".parse::<Stage>().map_err(|e| e.to_string()),
            Err("'phone' is none of application, screen, assessment, interview, final, offer".into())
        );
        assert_eq!(format!("{:<10}|", Stage::Screen), "screen    |");
    }

    #[test]
    fn a_feeling_is_one_to_five() {
        assert_eq!("3".parse::<Feeling>().map(Feeling::value), Ok(3));
        assert_eq!(
            "9".parse::<Feeling>(),
            Err("'9' is not a number from 1 (crushed) to 5 (fine)".to_owned())
        );
    }
}
