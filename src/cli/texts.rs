//! Words from the command line: names of one line, texts to the letter.

use reject::event::Details;
use reject::text::one_line;

use crate::failure::Failure;
use crate::input;

/// What one knows of the opening.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct About {
    /// Where you found it: referral, board, recruiter, …
    #[arg(long, value_name = "SOURCE")]
    source: Option<String>,
    /// Its level, such as 'senior'
    #[arg(long, value_name = "LEVEL")]
    level: Option<String>,
    /// Where the work would be
    #[arg(long, value_name = "PLACE")]
    place: Option<String>,
    /// A link to it
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Whom you talk to there
    #[arg(long, value_name = "WHO")]
    contact: Option<String>,
    /// A tag of your own
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
}

impl About {
    /// As the header of a case keeps it.
    pub(crate) fn details(&self) -> Result<Details, Failure> {
        let one = |option: &str, text: &Option<String>| {
            text.as_deref().map(|text| name(option, text)).transpose().map(Option::flatten)
        };
        let tags = self.tag.iter().map(|tag| name("--tag", tag)).collect::<Result<Vec<_>, _>>()?;
        Ok(Details {
            source: one("--source", &self.source)?,
            level: one("--level", &self.level)?,
            place: one("--place", &self.place)?,
            url: one("--url", &self.url)?,
            contact: one("--contact", &self.contact)?,
            tags: tags.into_iter().flatten().collect(),
            ..Details::default()
        })
    }
}

/// A name in one line, without the white space around it; none for an empty one.
pub(crate) fn name(what: &str, text: &str) -> Result<Option<String>, Failure> {
    let text = text.trim();
    if text.chars().any(char::is_control) {
        return Err(Failure::misuse(format!(
            "{what} holds a line break or a control character: '{}'",
            one_line(text)
        ))
        .tip("nothing was written; it is one line of plain text"));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// A text to the letter; `-` reads all of standard input. None for an empty one.
pub(crate) fn option_text(option: &str, text: Option<&String>) -> Result<Option<String>, Failure> {
    let Some(text) = text else { return Ok(None) };
    let is_option = text.strip_prefix("--").is_some_and(|name| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
    });
    if is_option {
        return Err(Failure::misuse(format!("{option} got '{text}', which looks like an option")).tip(
            format!("nothing was written; if it is meant, give it on standard input with `{option} -`"),
        ));
    }
    let text = if text == "-" {
        input::text(option)?
    } else {
        return Ok(Some(text.clone()).filter(|text| !text.is_empty()));
    };
    if text.is_empty() {
        return Err(Failure::misuse(format!("{option}: standard input is empty")).tip("nothing was written"));
    }
    Ok((!text.is_empty()).then_some(text))
}

/// Standard input can be one text, not two.
pub(crate) fn one_stdin(texts: &[Option<&str>]) -> Result<(), Failure> {
    if texts.iter().filter(|text| **text == Some("-")).count() > 1 {
        return Err(
            Failure::misuse("standard input ('-') can be only one of the texts").tip("nothing was written")
        );
    }
    Ok(())
}
