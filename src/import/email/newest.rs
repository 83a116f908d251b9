//! What is new in a message: neither the earlier ones it quotes nor, if it only forwards, its own cover.

use std::borrow::Cow;

use chrono::NaiveDate;
use mail_parser::DateTime;

use crate::date;
use crate::text::fold;

/// Lines after which an earlier message follows, folded, without the dashes around them.
const EARLIER: [&str; 6] = [
    "original message",
    "ursprungliche nachricht",
    "originalnachricht",
    "message d'origine",
    "message original",
    "mensaje original",
];

/// Lines after which a forwarded message follows, folded, without the dashes around them.
const FORWARDED: [&str; 7] = [
    "forwarded message",
    "begin forwarded message",
    "weitergeleitete nachricht",
    "anfang der weitergeleiteten nachricht",
    "message transfere",
    "message transmis",
    "debut du message transfere",
];

/// How a line begins after which an answered message follows, the verb in it, folded, and whether a name may follow
/// that verb.
const WROTE: [(&str, &str, bool); 4] = [
    ("on ", " wrote", false),
    ("am ", " schrieb", true),
    ("le ", " a ecrit", false),
    ("el ", " escribio", true),
];

/// A cover of so few words (`FYI`, `see below`) says nothing by itself.
const SHORTEST_COVER: usize = 4;

/// Deeper than anybody forwards.
const DEEPEST: usize = 16;

/// No line that introduces an earlier message is longer, in bytes.
const LONGEST_MARK: usize = 300;

const MONTHS: [&[&str]; 12] = [
    &["jan", "january", "januar", "janvier", "enero", "gennaio"],
    &["feb", "february", "februar", "fevrier", "febrero", "febbraio"],
    &["mar", "march", "marz", "mars", "marzo"],
    &["apr", "april", "avril", "abril", "aprile"],
    &["may", "mai", "mayo", "maggio"],
    &["jun", "june", "juni", "juin", "junio", "giugno"],
    &["jul", "july", "juli", "juillet", "julio", "luglio"],
    &["aug", "august", "aout", "agosto"],
    &["sep", "sept", "september", "septembre", "septiembre", "settembre"],
    &["oct", "okt", "october", "oktober", "octobre", "octubre", "ottobre"],
    &["nov", "november", "novembre", "noviembre"],
    &["dec", "dez", "december", "dezember", "decembre", "diciembre", "dicembre"],
];

/// What the lines on top of a message say.
#[derive(Clone, Debug, Default)]
pub(super) struct Heading {
    pub(super) from_name: Option<String>,
    pub(super) from_address: Option<String>,
    pub(super) subject: Option<String>,
    pub(super) date: Option<NaiveDate>,
}

/// The kinds of lines on top of a message.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    From,
    Date,
    Subject,
    Other,
}

impl Heading {
    /// Takes the lines such as `Subject: …` off the top of a text, if there are any.
    pub(super) fn take(text: &str) -> (Self, &str) {
        let mut heading = Self::default();
        let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let mut lines = 0;
        loop {
            let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
            let Some((field, value)) = field(line) else { break };
            heading.learn(field, value);
            lines += 1;
            rest = after;
        }
        if lines > 0 { (heading, rest) } else { (heading, text) }
    }

    fn learn(&mut self, field: Field, value: &str) {
        match field {
            Field::From => (self.from_name, self.from_address) = mailbox(value),
            Field::Date => self.date = day(value),
            Field::Subject => self.subject = Some(value.to_owned()),
            Field::Other => {}
        }
    }

    /// What it says, and where it is silent, what `other` says; the sender comes from one of them alone.
    pub(super) fn or(self, other: Self) -> Self {
        let is_silent = self.from_name.is_none() && self.from_address.is_none();
        let (from_name, from_address) = if is_silent {
            (other.from_name, other.from_address)
        } else {
            (self.from_name, self.from_address)
        };
        Self {
            from_name,
            from_address,
            subject: self.subject.or(other.subject),
            date: self.date.or(other.date),
        }
    }
}

/// A line such as `Subject: …`, also in bold as mail programs write it.
fn field(line: &str) -> Option<(Field, &str)> {
    let line = line.trim().trim_start_matches('*');
    let (name, value) = line.split_once(':').filter(|(name, _)| name.len() <= 16)?;
    let kind = match fold(name.trim_matches(|c: char| c == '*' || c.is_whitespace())).as_str() {
        "from" | "von" | "de" => Field::From,
        "date" | "sent" | "datum" | "gesendet" | "envoye" => Field::Date,
        "subject" | "betreff" | "objet" => Field::Subject,
        "to" | "cc" | "bcc" | "reply-to" | "an" | "a" | "importance" => Field::Other,
        _ => return None,
    };
    Some((kind, value.trim_matches(|c: char| c == '*' || c.is_whitespace())))
}

/// `Dana Ruiz <dana@acme.example>` as name and address.
fn mailbox(text: &str) -> (Option<String>, Option<String>) {
    let plain = |part: &str| part.trim().trim_matches(['"', '\'']).trim().to_owned();
    let (name, address) = match text.split_once(['<', '[']) {
        Some((name, address)) => (plain(name), address.trim_start_matches("mailto:")),
        None if text.contains('@') => (String::new(), text),
        None => (plain(text), ""),
    };
    let address: String =
        address.trim().chars().take_while(|c| !c.is_whitespace() && !">])".contains(*c)).collect();
    let address = Some(address).filter(|address| address.contains('@'));
    (Some(name).filter(|name| !name.is_empty()), address)
}

/// The calendar day of a date as mail programs write it; none where it is not clear.
fn day(text: &str) -> Option<NaiveDate> {
    if let Some(at) = DateTime::parse_rfc822(text).filter(DateTime::is_valid) {
        return NaiveDate::from_ymd_opt(i32::from(at.year), u32::from(at.month), u32::from(at.day));
    }
    if let Some(day) = text.get(..10).and_then(|start| date::iso(start).ok()) {
        return Some(day);
    }
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(fold).collect();
    let month =
        words.iter().find_map(|word| MONTHS.iter().position(|names| names.contains(&word.as_str())))?;
    let number = |digits: std::ops::RangeInclusive<usize>| {
        words.iter().filter(|word| digits.contains(&word.len())).find_map(|word| word.parse::<u32>().ok())
    };
    NaiveDate::from_ymd_opt(
        i32::try_from(number(4..=4)?).ok()?,
        u32::try_from(month).ok()? + 1,
        number(1..=2)?,
    )
}

/// The newest message in a text.
pub(super) struct Newest {
    pub(super) text: String,
    /// What stood on top of it, if it was forwarded.
    pub(super) forwarded: Option<Heading>,
}

/// The newest message in a text with line feeds.
pub(super) fn of(text: &str) -> Newest {
    let mut forwarded: Option<Heading> = None;
    let mut rest = Cow::Borrowed(text);
    for _ in 0..DEEPEST {
        let (top, below) = split(&rest);
        let own: Vec<&str> = top.lines().filter(|line| !is_quoted(line)).collect();
        let own = own.join("\n");
        let words = own.split_whitespace().count();
        let earlier = match below {
            Below::Forwarded(earlier) if words <= SHORTEST_COVER => earlier,
            Below::Answered(earlier) if words == 0 => earlier,
            _ if words == 0 => break,
            _ => return Newest { text: own.trim().to_owned(), forwarded },
        };
        let earlier = if is_quoted(earlier.trim_start()) { unquoted(earlier) } else { earlier.to_owned() };
        let (heading, body) = Heading::take(&earlier);
        forwarded = Some(heading.or(forwarded.unwrap_or_default()));
        rest = Cow::Owned(body.to_owned());
    }
    Newest { text: unquoted(&rest), forwarded }
}

/// What follows the newest message.
enum Below<'a> {
    Nothing,
    Answered(&'a str),
    Forwarded(&'a str),
}

/// The text up to where an earlier message begins, and that message.
fn split(text: &str) -> (&str, Below<'_>) {
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let next = lines.peek().copied().unwrap_or_default();
        let after = at + line.len();
        let mark = mark(line);
        if FORWARDED.contains(&mark.as_str()) {
            return (&text[..at], Below::Forwarded(&text[after..]));
        }
        if EARLIER.contains(&mark.as_str()) || is_wrote(line) {
            return (&text[..at], Below::Answered(&text[after..]));
        }
        if next.len() <= LONGEST_MARK && is_wrote(&format!("{mark} {next}")) {
            return (&text[..at], Below::Answered(&text[after + next.len()..]));
        }
        if is_heading(&text[at..]) {
            return (&text[..at], Below::Forwarded(&text[at..]));
        }
        at = after;
    }
    (text, Below::Nothing)
}

/// A line that may introduce an earlier message, folded, without what stands around it.
fn mark(line: &str) -> String {
    if line.len() > LONGEST_MARK {
        String::new()
    } else {
        fold(line.trim_matches(|c: char| "-_:> \t\n*".contains(c)))
    }
}

/// Whether it introduces what somebody wrote: `On Thu, 12 Nov 2026 at 10:00, Dana Ruiz wrote:`.
fn is_wrote(line: &str) -> bool {
    let Some(line) =
        line.trim_end().strip_suffix(':').filter(|line| line.contains(|c: char| c.is_ascii_digit()))
    else {
        return false;
    };
    let mark = mark(line);
    WROTE.iter().any(|(begin, verb, names_follow)| {
        mark.starts_with(begin)
            && (mark.ends_with(verb) || *names_follow && mark.contains(&format!("{verb} ")))
    })
}

/// Whether it begins with the heading of another message: a sender and, in the lines after, a date or a subject.
fn is_heading(text: &str) -> bool {
    let mut fields = text.lines().map_while(field).map(|(field, _)| field).take(8);
    fields.next() == Some(Field::From) && fields.any(|field| matches!(field, Field::Date | Field::Subject))
}

fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// The text without the marks of quoting before its lines.
fn unquoted(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(|line| line.trim_start_matches(['>', ' '])).collect();
    lines.join("\n").trim().to_owned()
}
