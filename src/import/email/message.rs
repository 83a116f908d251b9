//! Reading one message: the file of a mail program, or the text somebody pasted.

use chrono::NaiveDate;
use mail_parser::{MessageParser, PartType};

use super::html;
use super::newest::{self, Heading};

/// More than any letter; beyond it, it is some other file.
const LARGEST: usize = 16 << 20;

/// What makes a file of a mail program known from a text with a `Subject:` line on top.
const MAIL_PROGRAM: [&str; 8] = [
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "message-id",
    "received",
    "return-path",
    "delivered-to",
    "dkim-signature",
];

/// Why no message could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// There is nothing in it.
    #[error("there is no text in it")]
    Empty,
    /// It holds bytes no text holds.
    #[error("it is a binary file and no text")]
    Binary,
    /// It has more than 16 MiB.
    #[error("it is larger than 16 MiB")]
    TooLarge,
}

/// A message somebody got: who wrote it, when, and the newest words in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// The sender's name as displayed.
    pub from_name: Option<String>,
    /// The sender's address.
    pub from_address: Option<String>,
    /// The subject, on one line.
    pub subject: Option<String>,
    /// The calendar day of its date, where the sender was.
    pub date: Option<NaiveDate>,
    /// What it says, as plain text with line feeds, without the earlier messages it quotes.
    pub body: String,
}

impl Message {
    /// Reads an `.eml` file, with or without the `From ` line of a mailbox, or a pasted text, with or without lines
    /// such as `Subject: …` on top.
    ///
    /// Of a message that only forwards another one, that other one is read.
    ///
    /// # Errors
    /// Nothing in it, a binary file, or more than 16 MiB.
    pub fn read(bytes: &[u8]) -> Result<Self, EmailError> {
        if bytes.len() > LARGEST {
            return Err(EmailError::TooLarge);
        }
        if bytes.contains(&0) {
            return Err(EmailError::Binary);
        }
        let bytes = without_mailbox_line(bytes);
        let message = if is_of_mail_program(bytes) { Self::parsed(bytes) } else { None };
        let message = message.unwrap_or_else(|| Self::pasted(&decoded(bytes)));
        if message.body.trim().is_empty() && message.subject.is_none() {
            return Err(EmailError::Empty);
        }
        Ok(message)
    }

    fn parsed(bytes: &[u8]) -> Option<Self> {
        MessageParser::default().parse(bytes).map(|mail| Self::of(&mail))
    }

    fn of(mail: &mail_parser::Message<'_>) -> Self {
        let text = body(mail);
        let attached = mail.attachments().find_map(|part| match &part.body {
            PartType::Message(inner) => Some(inner),
            _ => None,
        });
        if let Some(inner) = attached.filter(|_| text.trim().is_empty()) {
            return Self::of(inner);
        }
        let from = mail.from().and_then(|from| from.first());
        let date = mail.date().and_then(|at| {
            NaiveDate::from_ymd_opt(i32::from(at.year), u32::from(at.month), u32::from(at.day))
        });
        let heading = Heading {
            from_name: from.and_then(|from| from.name()).map(str::to_owned),
            from_address: from.and_then(|from| from.address()).map(str::to_owned),
            subject: mail.subject().map(str::to_owned),
            date,
        };
        Self::new(heading, &text)
    }

    fn pasted(text: &str) -> Self {
        let (heading, body) = Heading::take(text);
        Self::new(heading, body)
    }

    /// The message of that heading, or the one it does nothing but forward.
    fn new(heading: Heading, text: &str) -> Self {
        let newest = newest::of(&tidy(text));
        let heading = newest.forwarded.unwrap_or_default().or(heading);
        Self {
            from_name: heading.from_name.map(|name| line(&name)).filter(|name| !name.is_empty()),
            from_address: heading.from_address.map(|address| line(&address).to_lowercase()),
            subject: heading.subject.map(|subject| line(&subject)).filter(|subject| !subject.is_empty()),
            date: heading.date,
            body: newest.text,
        }
    }
}

/// The plain parts of a message, or its HTML where they say nothing.
fn body(mail: &mail_parser::Message<'_>) -> String {
    let read = |part: &mail_parser::MessagePart<'_>| match &part.body {
        PartType::Text(text) => Some(text.to_string()),
        PartType::Html(page) => Some(html::text(page)),
        _ => None,
    };
    let plain: Vec<String> = mail.text_bodies().filter_map(read).collect();
    if plain.iter().any(|text| !text.trim().is_empty()) {
        return plain.join("\n\n");
    }
    mail.html_bodies().filter_map(read).collect::<Vec<_>>().join("\n\n")
}

/// Line feeds alone, and none of the marks that take no room.
fn tidy(text: &str) -> String {
    let unseen = ['\u{ad}', '\u{34f}', '\u{200b}', '\u{200c}', '\u{2060}', '\u{feff}'];
    text.replace("\r\n", "\n").replace('\r', "\n").replace(unseen, "")
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_mailbox_line(bytes: &[u8]) -> &[u8] {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if !text.starts_with(b"From ") {
        return text;
    }
    let (first, rest) = text.split_at(text.iter().position(|b| *b == b'\n').map_or(text.len(), |at| at + 1));
    let is_envelope = first.contains(&b'@') || first.windows(13).any(|at| at == b"MAILER-DAEMON");
    if is_envelope { rest } else { text }
}

/// Whether lines of `Name: value` stand on top, some of which only a mail program writes.
fn is_of_mail_program(bytes: &[u8]) -> bool {
    let mut known = false;
    for line in bytes.split(|b| *b == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(end) = line.iter().position(|b| *b == b':') else { break };
        let name = String::from_utf8_lossy(&line[..end]).to_lowercase();
        if name.is_empty() || name.contains(char::is_whitespace) {
            break;
        }
        known = known || MAIL_PROGRAM.contains(&name.as_str());
    }
    known
}

/// The text in UTF-8, or else as Windows-1252 has it.
fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
