//! The words for why: the shipped reasons and the user's own.

use crate::text::same;

/// The reasons that are offered from the start, one flat list, each with the side it lies on.
const SHIPPED: [(&str, Option<Side>); 12] = [
    ("another candidate", Some(Side::Theirs)),
    ("not enough experience", Some(Side::Mine)),
    (MISSING_SKILL, Some(Side::Mine)),
    ("overqualified", Some(Side::Both)),
    ("interview", Some(Side::Mine)),
    ("fit", Some(Side::Both)),
    ("pay", Some(Side::Both)),
    ("place or permit", Some(Side::Both)),
    ("internal candidate", Some(Side::Theirs)),
    ("budget or freeze", Some(Side::Theirs)),
    ("role filled or closed", Some(Side::Theirs)),
    (NONE_GIVEN, None),
];

/// The one reason that says there was none.
pub const NONE_GIVEN: &str = "none given";

/// The reason whose detail names a skill.
pub const MISSING_SKILL: &str = "missing skill";

/// On whose side a reason lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Something I can work on.
    Mine,
    /// Something only they decide.
    Theirs,
    /// Something between us.
    Both,
}

/// The words for why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    own: Vec<String>,
}

impl Vocabulary {
    /// The shipped reasons with these of the user's own.
    #[must_use]
    pub fn new(own: Vec<String>) -> Self {
        Self { own }
    }

    /// The user's own reasons.
    #[must_use]
    pub fn own(&self) -> &[String] {
        &self.own
    }

    /// Every reason, the shipped ones first.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        SHIPPED.into_iter().map(|(word, _)| word).chain(self.own.iter().map(String::as_str))
    }

    /// Whether the reason is among them.
    #[must_use]
    pub fn holds(&self, reason: &str) -> bool {
        self.words().any(|word| same(word, reason))
    }
}

/// On whose side a shipped reason lies; none for the user's own words and for "none given".
#[must_use]
pub fn side(reason: &str) -> Option<Side> {
    SHIPPED.iter().find(|(word, _)| same(word, reason)).and_then(|(_, side)| *side)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ones_own_words_stand_behind_the_shipped_ones() {
        let vocabulary = Vocabulary::new(vec!["commute".to_owned()]);
        assert_eq!(vocabulary.words().last(), Some("commute"));
        assert!(vocabulary.holds("Commute") && vocabulary.holds("pay") && !vocabulary.holds("vibes"));
        assert_eq!(
            (side("Budget or freeze"), side("commute"), side(NONE_GIVEN)),
            (Some(Side::Theirs), None, None)
        );
    }
}
