//! The picture of the search alone, ready to be posted: counts and months, and nothing that names anybody.

use super::sankey::{Sankey, Size};
use super::{Report, own};
use crate::flow::flows;

/// The rules by which it looks, in words that every program for pictures reads.
const STYLE: &str = include_str!("templates/sankey.css");

impl Report<'_> {
    /// The way of the search, an SVG document in UTF-8 that needs nothing from outside. It holds counts and months and is
    /// the same for everybody, whether the page is anonymous or not. Without a case, nothing.
    #[must_use]
    pub fn sankey(&self) -> String {
        let line = match self.heading {
            Some(_) => "A part of the search · made with reject",
            None => "Made with reject",
        };
        let picture = Sankey::of(&flows(self.cases), Size::ALONE, self.standing());
        picture.map_or_else(String::new, |picture| {
            own::sealed(picture.alone(STYLE, self.title(), line.to_owned()).markup().into_text() + "\n")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::STYLE as PAGE;
    use super::*;

    #[test]
    fn its_colours_are_those_of_the_page_by_day() {
        let mut colours = STYLE.split('#').skip(1).map(|rest| &rest[..6]);
        assert_eq!(colours.clone().count(), 9);
        let day = PAGE.split("@media").next().expect("the first rules");
        assert!(colours.all(|colour| day.contains(&format!("#{colour};"))), "{STYLE}");
    }

    #[test]
    fn its_rules_are_plain_ones() {
        for word in ["var(", "@", "font:", "rem", "calc"] {
            assert!(!STYLE.contains(word), "{word}");
        }
    }
}
