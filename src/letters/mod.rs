//! Letters: the built-in ones and the user's own. They are data with gaps, and only [`Fields`] fill them.

mod fields;
mod gaps;
mod schema;

use std::path::PathBuf;

use crate::error::Error;
use crate::event::Kind;
use crate::journal::Malformed;

pub use fields::{Fields, person, written};
pub use gaps::{Gap, Text};

/// The built-in letters by name.
const BUILT_IN: [(&str, &str); 4] = [
    ("feedback-request", include_str!("../../prompts/letters/feedback-request.yaml")),
    ("thank-you", include_str!("../../prompts/letters/thank-you.yaml")),
    ("follow-up", include_str!("../../prompts/letters/follow-up.yaml")),
    ("networking", include_str!("../../prompts/letters/networking.yaml")),
];

/// The letter that asks for feedback.
pub const FEEDBACK_REQUEST: &str = "feedback-request";

/// What a case records once the letter of that name was sent; none for one that no case records.
#[must_use]
pub fn event(name: &str) -> Option<Kind> {
    match name {
        FEEDBACK_REQUEST => Some(Kind::FeedbackAsked),
        "thank-you" => Some(Kind::Thanked),
        "follow-up" => Some(Kind::FollowedUp),
        _ => None,
    }
}

/// All kinds of letters.
#[derive(Clone, Debug)]
pub struct Letters {
    templates: Vec<Template>,
}

/// One kind of letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its name, which is also that of its file.
    pub name: String,
    /// What it is for.
    pub title: String,
    /// The article it comes from, for a built-in one.
    pub source: Option<String>,
    /// The brief form.
    pub short: Option<Form>,
    /// The form that takes more of the reader's time.
    pub long: Option<Form>,
    /// The user's own file it came from, relative to the journal; none for a built-in one.
    pub own: Option<PathBuf>,
}

/// How long a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// A few lines.
    Short,
    /// One that takes more of the reader's time.
    Long,
}

/// A letter with its gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// What it is about, in one line.
    pub subject: Text,
    /// Its parts, one paragraph or more each, by name; one without a name is the whole.
    pub parts: Vec<(Option<String>, Text)>,
}

/// A letter whose gaps are filled as far as that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// What it is about, in one line.
    pub subject: String,
    /// Its text.
    pub body: String,
    /// What is left to be filled in by hand, each once.
    pub left: Vec<String>,
}

impl Form {
    /// The gaps in it, each once, in their order.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        let mut all = Vec::new();
        for gap in self.texts().flat_map(Text::gaps) {
            if !all.contains(&gap) {
                all.push(gap);
            }
        }
        all
    }

    /// The letter. Nothing but its own words and the fields is in it.
    #[must_use]
    pub fn filled(&self, fields: &Fields) -> Letter {
        let (subject, mut open) = self.subject.filled(fields);
        let mut parts = Vec::new();
        for (_, part) in &self.parts {
            let (text, more) = part.filled(fields);
            parts.push(text.trim().to_owned());
            open.extend(more);
        }
        let mut left: Vec<String> = Vec::new();
        for open in open {
            if !left.contains(&open) {
                left.push(open);
            }
        }
        Letter { subject, body: parts.join("\n\n"), left }
    }

    fn texts(&self) -> impl Iterator<Item = &Text> {
        std::iter::once(&self.subject).chain(self.parts.iter().map(|(_, text)| text))
    }
}

impl Letter {
    /// The letter as it is sent: the subject, an empty line, the text.
    #[must_use]
    pub fn text(&self) -> String {
        format!("Subject: {}\n\n{}", self.subject, self.body)
    }
}

impl Template {
    /// The form of that length; where it has one form alone, that one.
    #[must_use]
    pub fn form(&self, length: Length) -> Option<&Form> {
        match length {
            Length::Short => self.short.as_ref().or(self.long.as_ref()),
            Length::Long => self.long.as_ref().or(self.short.as_ref()),
        }
    }

    /// Whether it has a form of that length.
    #[must_use]
    pub fn has(&self, length: Length) -> bool {
        match length {
            Length::Short => self.short.is_some(),
            Length::Long => self.long.is_some(),
        }
    }

    /// Whether there are two forms to choose from.
    #[must_use]
    pub fn has_both(&self) -> bool {
        self.has(Length::Short) && self.has(Length::Long)
    }

    /// What a case records once it was sent, as [`event`] has it.
    #[must_use]
    pub fn event(&self) -> Option<Kind> {
        event(&self.name)
    }
}

impl Letters {
    /// The built-in letters with the user's own: one of a known name replaces the built-in one, a new name adds a kind.
    /// `own` holds file and text of each.
    ///
    /// # Errors
    /// [`Error::Malformed`] with the file, the place and what was expected.
    pub fn new(own: Vec<(PathBuf, String)>) -> Result<Self, Error> {
        let malformed = |file: PathBuf| |source| Error::Malformed { file, source, handle: None };
        let mut templates = Vec::new();
        for (name, text) in BUILT_IN {
            let file = PathBuf::from(format!("{name}.yaml"));
            templates.push(schema::read(text, None).map_err(malformed(file))?);
        }
        for (file, text) in own {
            let template = schema::read(&text, Some(file.clone())).map_err(malformed(file.clone()))?;
            if file.file_stem().and_then(|stem| stem.to_str()) != Some(&template.name) {
                let problem = format!("letter: '{}' stands in a file of another name", template.name);
                return Err(malformed(file)(Malformed { line: 1, column: 1, problem }));
            }
            match templates.iter_mut().find(|known| known.name == template.name) {
                Some(known) => *known = template,
                None => templates.push(template),
            }
        }
        Ok(Self { templates })
    }

    /// Every kind: the built-in ones, then the user's own.
    #[must_use]
    pub fn templates(&self) -> &[Template] {
        &self.templates
    }

    /// The letter of that name.
    #[must_use]
    pub fn template(&self, name: &str) -> Option<&Template> {
        self.templates.iter().find(|template| template.name == name)
    }

    /// The text of a built-in letter, to copy and change.
    #[must_use]
    pub fn built_in(name: &str) -> Option<&'static str> {
        BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
    }
}

#[cfg(test)]
mod tests;
