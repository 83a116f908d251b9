//! What job a title means, whatever level, place and contract it also names.

#[cfg(test)]
mod tests;
mod title;

use crate::case::Case;
use crate::text::{fold, same};

pub use title::family;

/// The user's own grouping of job titles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Families {
    groups: Vec<Group>,
}

/// A family with the rows of words by which a title belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    name: String,
    entries: Vec<Vec<String>>,
}

impl Families {
    /// The families by name, each with titles or words that belong to it, in the order in which they are tried.
    #[must_use]
    pub fn new(groups: Vec<(String, Vec<String>)>) -> Self {
        let group = |(name, entries): (String, Vec<String>)| Group {
            entries: entries
                .iter()
                .map(|entry| title::plain(entry))
                .filter(|words| !words.is_empty())
                .collect(),
            name,
        };
        Self { groups: groups.into_iter().map(group).collect() }
    }

    /// The family of a case's role: the first of the user's own one of whose entries stands in the title as whole
    /// words, before or after it was cleaned; else the cleaned title. None where the role is not known or says nothing
    /// of the job.
    ///
    /// Families are compared by [`crate::text::fold`]: accents do not count.
    #[must_use]
    pub fn of(&self, case: &Case) -> Option<String> {
        // `Acme: Data Engineer` names the employer as it might name a place.
        let details = case.details();
        let around: Vec<&str> =
            [&details.place, &details.company].into_iter().flatten().map(String::as_str).collect();
        self.of_title(case.role()?, Some(&around.join(", ")))
    }

    /// The same of a title, with the place of the work where it is known.
    #[must_use]
    pub fn of_title(&self, title: &str, place: Option<&str>) -> Option<String> {
        let family = family(title, place);
        let texts = [Some(title), family.as_deref()].into_iter().flatten();
        let texts: Vec<Vec<String>> = texts.map(title::plain).collect();
        let belongs = |group: &&Group| {
            let holds = |entry: &Vec<String>| texts.iter().any(|text| holds(text, entry));
            group.entries.iter().any(holds)
                || family.as_deref().is_some_and(|family| same(family, &group.name))
        };
        let own = self.groups.iter().find(belongs).map(|group| group.name.clone());
        own.or(family)
    }
}

/// Whether these words stand in the text side by side.
fn holds(text: &[String], words: &[String]) -> bool {
    text.windows(words.len()).any(|window| window == words)
}
