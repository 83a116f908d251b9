//! Reading what a user filled in: an event, answers.

use super::{
    Document, Entry, Malformed, Raw, ReasonKeys, UnknownKey, locate, locate_unknown, one, read, utf8,
};
use crate::event::Event;
use crate::journal::keyed::Answers;
use crate::text::nearest;

/// The one event that a form holds; none where it holds nothing.
///
/// # Errors
/// The first place that cannot be read, that no key has, or where more than one event stands.
pub fn read_event(bytes: &[u8]) -> Result<Option<Event>, Malformed> {
    if utf8(bytes)?.lines().all(|line| line.trim().is_empty() || line.starts_with('#')) {
        return Ok(None);
    }
    let text = utf8(bytes)?;
    nothing_behind_a_mark(text, |key| ["said", "note", "vent", "to", "from"].contains(&key))?;
    let place = |position, key: &str| locate(text, position, key).unwrap_or((1, 1));
    let mut documents = read(bytes)?.into_iter();
    let Some(Document { position, entry: Entry::Event(event), unknown }) = documents.next() else {
        return Err(Malformed::at_start("expected 'date:' and 'event:'"));
    };
    if let Some(first @ UnknownKey { key, inside }) = unknown.first() {
        let (line, column) = locate_unknown(text, position, first).unwrap_or((1, 1));
        let known = if inside.is_some() { ReasonKeys::KEYS } else { Raw::KEYS };
        let meant = nearest(key, known.iter().copied());
        let meant = meant.map_or_else(String::new, |near| format!("; did you mean '{near}'?"));
        return Err(Malformed { line, column, problem: format!("there is no key '{key}'{meant}") });
    }
    if let Some(second) = documents.next() {
        let (line, column) = place(second.position, "event");
        return Err(Malformed { line, column, problem: "a second document; one is expected".to_owned() });
    }
    Ok(Some(*event))
}

/// The answers that a file or a form holds, in order: question ids and what was answered, as spelt. What was
/// left empty is not among them.
///
/// # Errors
/// The first place that cannot be read, an id that stands there twice among them.
pub fn read_answers(bytes: &[u8]) -> Result<Vec<(String, String)>, Malformed> {
    let text = utf8(bytes)?;
    nothing_behind_a_mark(text, |_| true)?;
    let answers: Option<Answers> = one(text)?;
    Ok(answers.unwrap_or_default().0)
}

/// YAML takes what stands behind ` #` for a remark; in a text somebody typed it is words that would be lost.
fn nothing_behind_a_mark(text: &str, is_text: impl Fn(&str) -> bool) -> Result<(), Malformed> {
    for (at, line) in text.lines().enumerate() {
        let Some((key, value)) = line.split_once(": ") else { continue };
        let value = value.trim_start();
        let is_key = !key.is_empty() && !key.starts_with([' ', '#', '-']) && is_text(key);
        if let Some(mark) =
            value.find(" #").filter(|_| is_key && !value.starts_with(['"', '\'', '|', '>', '#']))
        {
            let column = line.chars().count() - value.chars().count() + value[..mark].chars().count() + 2;
            let problem = format!(
                "what stands behind ' #' would be lost; put the text below '{key}: |-', two spaces in"
            );
            return Err(Malformed { line: at + 1, column, problem });
        }
    }
    Ok(())
}
