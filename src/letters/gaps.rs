//! Text with gaps: `Hello {contact},`, and what fills them.

use std::fmt;

use super::Fields;

/// Something a letter leaves open, to be filled from a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The employer.
    Company,
    /// The role applied for.
    Role,
    /// The person written to. Without a name nothing stands there, not even the space before it.
    Contact,
    /// What there was between the two: `the interview`.
    Stage,
    /// The day of their answer.
    Heard,
    /// The day of the application.
    Applied,
    /// The user's own name.
    Name,
}

impl Gap {
    /// Every gap there is.
    pub const ALL: [Self; 7] =
        [Self::Company, Self::Role, Self::Contact, Self::Stage, Self::Heard, Self::Applied, Self::Name];

    /// Its name in a template.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Role => "role",
            Self::Contact => "contact",
            Self::Stage => "stage",
            Self::Heard => "heard",
            Self::Applied => "applied",
            Self::Name => "name",
        }
    }

    /// What stands there for all to see while nothing fills it; nothing for a person without a name.
    #[must_use]
    pub fn open(self) -> Option<&'static str> {
        match self {
            Self::Company => Some("[the company]"),
            Self::Role => Some("[the role]"),
            Self::Contact => None,
            Self::Stage => Some("[what you spoke about]"),
            Self::Heard => Some("[the day they answered]"),
            Self::Applied => Some("[the day you applied]"),
            Self::Name => Some("[your name]"),
        }
    }
}

/// A text with gaps, as a template holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Words(String),
    Gap(Gap),
}

/// What stands between braces and cannot be a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Misfit {
    /// From the brace on, as it stands there.
    pub(super) written: String,
    /// What is wrong with it.
    pub(super) problem: String,
}

impl Text {
    /// Reads it. `{{` and `}}` are braces; one that closes nothing is one as well.
    pub(super) fn read(text: &str) -> Result<Self, Misfit> {
        let mut pieces = Vec::new();
        let mut words = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            words.push_str(&rest[..at]);
            let brace = &rest[at..=at];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix(brace) {
                words.push_str(brace);
                rest = after;
            } else if brace == "}" {
                words.push('}');
            } else {
                let (gap, after) = gap(rest)?;
                pieces.push(Piece::Words(std::mem::take(&mut words)));
                pieces.push(Piece::Gap(gap));
                rest = after;
            }
        }
        words.push_str(rest);
        pieces.push(Piece::Words(words));
        Ok(Self(pieces))
    }

    /// The gaps in it, in their order.
    pub fn gaps(&self) -> impl Iterator<Item = Gap> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Gap(gap) => Some(*gap),
            Piece::Words(_) => None,
        })
    }

    /// The text with its gaps filled, and what in it is left to be filled in by hand, each once: gaps, and what the
    /// template itself has in square brackets.
    #[must_use]
    pub fn filled(&self, fields: &Fields) -> (String, Vec<String>) {
        let (mut text, mut left) = (String::new(), Vec::new());
        for piece in &self.0 {
            match piece {
                Piece::Words(words) => {
                    text.push_str(words);
                    left.extend(bracketed(words));
                }
                Piece::Gap(gap) => match (fields.of_gap(*gap), gap.open()) {
                    (Some(value), _) => text.push_str(&value),
                    (None, Some(open)) => {
                        text.push_str(open);
                        left.push(open.to_owned());
                    }
                    (None, None) if text.ends_with(' ') => {
                        text.pop();
                    }
                    (None, None) => {}
                },
            }
        }
        (text, left)
    }
}

/// As it is spelt in a template.
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for piece in &self.0 {
            match piece {
                Piece::Words(words) => f.write_str(words)?,
                Piece::Gap(gap) => write!(f, "{{{}}}", gap.word())?,
            }
        }
        Ok(())
    }
}

/// The gap that begins here, behind its brace, and what comes after it.
fn gap(text: &str) -> Result<(Gap, &str), Misfit> {
    let line = text.lines().next().unwrap_or_default();
    let Some((word, _)) = line.split_once('}') else {
        let problem = "a '{' opens a gap that nothing closes; a brace is written '{{'".to_owned();
        return Err(Misfit { written: format!("{{{line}"), problem });
    };
    let known = Gap::ALL.into_iter().find(|gap| gap.word() == word.trim());
    let gap = known.ok_or_else(|| {
        let all = Gap::ALL.map(|gap| format!("{{{}}}", gap.word())).join(", ");
        Misfit {
            written: format!("{{{word}}}"),
            problem: format!(
                "there is no gap '{{{word}}}'; expected one of {all}, and a brace is written '{{{{'"
            ),
        }
    })?;
    Ok((gap, &text[word.len() + 1..]))
}

/// What stands in square brackets, brackets and all.
fn bracketed(words: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut rest = words;
    while let Some((start, end)) =
        rest.find('[').and_then(|start| Some((start, start + rest[start..].find(']')?)))
    {
        all.push(rest[start..=end].split_whitespace().collect::<Vec<_>>().join(" "));
        rest = &rest[end + 1..];
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(text: &str, fields: &Fields) -> (String, Vec<String>) {
        Text::read(text).expect(text).filled(fields)
    }

    #[test]
    fn gaps_are_filled_and_what_is_missing_stays_to_be_seen() {
        let fields = Fields { company: Some("Acme".into()), ..Fields::default() };
        let (text, left) = filled("{company}: { role } [a line] {role}", &fields);
        assert_eq!(text, "Acme: [the role] [a line] [the role]");
        assert_eq!(left, ["[the role]", "[a line]", "[the role]"]);
    }

    #[test]
    fn somebody_without_a_name_is_greeted_without_one() {
        assert_eq!(filled("Hello {contact},", &Fields::default()), ("Hello,".to_owned(), Vec::new()));
        let fields = Fields { contact: Some("Dana Ruiz".into()), ..Fields::default() };
        assert_eq!(filled("Hello {contact},", &fields).0, "Hello Dana Ruiz,");
    }

    #[test]
    fn what_fills_a_gap_is_no_gap() {
        let fields = Fields { company: Some("{name} [x]".into()), ..Fields::default() };
        assert_eq!(filled("{company}", &fields), ("{name} [x]".to_owned(), Vec::new()));
    }

    #[test]
    fn braces_can_be_written() {
        for (written, meant) in [("{{company}}", "{company}"), ("a } b", "a } b"), ("{{", "{"), ("[", "[")] {
            assert_eq!(filled(written, &Fields::default()), (meant.to_owned(), Vec::new()), "{written}");
        }
    }

    #[test]
    fn what_is_no_gap_is_refused() {
        for (written, at) in
            [("a {vent} b", "{vent}"), ("{}", "{}"), ("a {role\nb}", "{role"), ("{{{note}", "{note}")]
        {
            assert_eq!(Text::read(written).expect_err(written).written, at);
        }
    }
}
