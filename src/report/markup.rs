//! Markup, and the only ways to it: templates, which escape what they are given.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;

use crate::text;

/// Markup that a template made: what it was given is escaped already.
#[derive(Clone, Debug, Default)]
pub(super) struct Markup(String);

impl Markup {
    pub(super) fn of(template: &impl Template) -> Self {
        Self(template.render().expect("writing into a text cannot fail"))
    }

    /// The two beside each other; a page shows the one that its width is for.
    pub(super) fn wide_and_narrow(wide: &Self, narrow: &Self) -> Self {
        Self::of(&Widths { wide, narrow })
    }

    pub(super) fn into_text(self) -> String {
        self.0
    }
}

#[derive(Template)]
#[template(path = "widths.html", config = "src/report/askama.toml")]
struct Widths<'a> {
    wide: &'a Markup,
    narrow: &'a Markup,
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Markup {}

/// A length or a place in a picture, in its own units, to a tenth.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub(super) struct Px(pub(super) f64);

impl fmt::Display for Px {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (10.0 * self.0).round();
        // No minus before a nought.
        let tenths = if tenths == 0.0 { 0.0 } else { tenths };
        write!(f, "{}", tenths / 10.0)
    }
}

impl HtmlSafe for Px {}

/// The count as a length.
#[expect(clippy::cast_precision_loss, reason = "counts of cases are far below 2^52")]
pub(super) fn real(n: usize) -> f64 {
    n as f64
}

/// What a user wrote, for the page: what would steer the reader's screen is made visible, line ends stay. Of more letters
/// than `most` only so many are shown: the page is to be looked at, the journal has them all.
pub(super) fn words(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{} …", text::tamed(text[..end].trim_end())),
        None => text::tamed(text),
    }
}

/// A name, a question, something to do: the user's words where they label something.
pub(super) fn name(text: &str) -> String {
    words(text, 200)
}

/// The link, if it leads where one may be led from the page: the web or a letter.
pub(super) fn link(url: &str) -> Option<&str> {
    let url = url.trim();
    let is_plain = url.chars().all(|c| !c.is_control() && text::made_visible(c).is_none());
    let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let is_led = scheme.is_some_and(|scheme| ["http", "https", "mailto"].contains(&scheme.as_str()));
    (is_plain && is_led).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_short() {
        for (length, written) in [(0.0, "0"), (-0.04, "0"), (12.0, "12"), (3.1234, "3.1"), (-2.05, "-2.1")] {
            assert_eq!(Px(length).to_string(), written);
        }
    }

    #[test]
    fn long_words_are_cut_and_said_to_be() {
        assert_eq!(words("Crédit\u{1b}[31m\nLyonnais", 40), "Crédit␛[31m\nLyonnais");
        assert_eq!(words("Crédit Lyonnais", 7), "Crédit …");
        assert_eq!(name(&"é".repeat(200)), "é".repeat(200));
        assert_eq!(name(&"é".repeat(201)), "é".repeat(200) + " …");
    }

    #[test]
    fn a_link_leads_to_the_web_or_to_a_letter_and_nowhere_else() {
        for led in ["https://acme.example/jobs/42", "HTTP://acme.example", "mailto:dana@acme.example"] {
            assert_eq!(link(led), Some(led));
        }
        for not in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "//acme.example",
            "acme.example",
            "https://acme.example/\u{202e}",
            "vbscript:x",
            "",
        ] {
            assert_eq!(link(not), None, "{not}");
        }
    }
}
