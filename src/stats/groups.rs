//! Cases in groups: by where they came from, by the kind of role, by month.

use std::collections::HashMap;

use chrono::Datelike as _;
use serde::Serialize;

use crate::case::Case;
use crate::event::{Ending, Stage};
use crate::role::Families;
use crate::text::fold;

/// What cases are put together by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Where the opening was found.
    Source,
    /// The kind of role.
    Role,
    /// The level.
    Level,
    /// The user's own tags; a case with several is in several groups.
    Tag,
    /// The furthest stage.
    Stage,
    /// The month in which it was begun.
    Month,
    /// Why it ended; a case with several reasons is in several groups.
    Reason,
}

/// The cases of one group, and what came of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Group {
    /// What they have in common, as it was first spelt; a month as `2026-11`.
    pub name: String,
    /// How many they are.
    pub cases: usize,
    /// Those the employer answered.
    pub answered: usize,
    /// Those that got further than the application.
    pub past_application: usize,
    /// Those that got to an interview or further.
    pub interviews: usize,
    /// Those that got to an offer.
    pub offers: usize,
    /// Those that ended by a no.
    pub rejected: usize,
    /// Those that ended in silence.
    pub no_reply: usize,
    /// Those without an ending.
    pub in_play: usize,
}

/// Cases in groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Groups {
    /// What they are put together by.
    pub by: By,
    /// The groups: stages and months in their order, the rest by size.
    pub groups: Vec<Group>,
    /// How many cases say nothing of it.
    pub without: usize,
}

impl By {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Source, Self::Role, Self::Level, Self::Tag, Self::Stage, Self::Month, Self::Reason];

    /// The word it is asked for by.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Role => "role",
            Self::Level => "level",
            Self::Tag => "tag",
            Self::Stage => "stage",
            Self::Month => "month",
            Self::Reason => "reason",
        }
    }

    /// What the case has of it; roles are put together as `families` says.
    #[must_use]
    pub fn of(self, case: &Case, families: &Families) -> Vec<String> {
        let details = case.details();
        match self {
            Self::Source => details.source.iter().cloned().collect(),
            Self::Role => families.of(case).into_iter().collect(),
            Self::Level => details.level.iter().cloned().collect(),
            Self::Tag => details.tags.clone(),
            Self::Stage => vec![case.furthest().to_string()],
            Self::Month => {
                case.first().map(|day| format!("{}-{:02}", day.year(), day.month())).into_iter().collect()
            }
            Self::Reason => case.reasons().into_iter().map(|reason| reason.tag).collect(),
        }
    }
}

impl std::str::FromStr for By {
    type Err = crate::event::UnknownWord;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let typed = word.trim().to_lowercase();
        let known = Self::ALL.into_iter().find(|by| by.word() == typed);
        known.ok_or_else(|| crate::event::UnknownWord {
            word: word.to_owned(),
            expected: Self::ALL.map(Self::word).to_vec(),
        })
    }
}

impl Serialize for By {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.word())
    }
}

/// Each name with the cases that have it, spellings that mean the same taken together, in the order of the first.
pub(super) fn grouped<'a>(
    cases: impl Iterator<Item = &'a Case>,
    mut names: impl FnMut(&Case) -> Vec<String>,
) -> Vec<(String, Vec<&'a Case>)> {
    let mut all: Vec<(String, Vec<&Case>)> = Vec::new();
    let mut at_of: HashMap<String, usize> = HashMap::new();
    for case in cases {
        let mut seen: Vec<usize> = Vec::new();
        for name in names(case) {
            let at = *at_of.entry(fold(&name)).or_insert_with(|| {
                all.push((name, Vec::new()));
                all.len() - 1
            });
            if !seen.contains(&at) {
                seen.push(at);
                all[at].1.push(case);
            }
        }
    }
    all
}

impl Groups {
    /// The cases by that; roles are put together as `families` says.
    #[must_use]
    pub fn of(cases: &[Case], by: By, families: &Families) -> Self {
        let mut without = 0;
        let named = grouped(cases.iter(), |case| {
            let names = by.of(case, families);
            without += usize::from(names.is_empty());
            names
        });
        let mut groups: Vec<Group> = named.into_iter().map(|(name, cases)| Group::of(name, &cases)).collect();
        match by {
            By::Month => groups.sort_by(|a, b| a.name.cmp(&b.name)),
            By::Stage => groups.sort_by_key(|group| group.name.parse::<Stage>().ok()),
            _ => groups.sort_by_key(|group| std::cmp::Reverse(group.cases)),
        }
        Self { by, groups, without }
    }
}

impl Group {
    fn of(name: String, cases: &[&Case]) -> Self {
        let having = |is: &dyn Fn(&Case) -> bool| cases.iter().filter(|case| is(case)).count();
        Self {
            name,
            cases: cases.len(),
            answered: having(&Case::was_answered),
            past_application: having(&|case| case.furthest() > Stage::Application),
            interviews: having(&|case| case.furthest() >= Stage::Interview),
            offers: having(&|case| case.furthest() >= Stage::Offer),
            rejected: having(&|case| case.ending() == Some(Ending::Rejected)),
            no_reply: having(&|case| case.ending() == Some(Ending::NoReply)),
            in_play: having(&Case::in_play),
        }
    }
}
