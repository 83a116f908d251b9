//! What a file adds to a journal: new cases, and news of those it holds already.

use std::collections::HashMap;

use super::Incoming;
use crate::case::Case;
use crate::event::{Details, Ending, Event, Kind, Reason};
use crate::text::{fold, same};

/// What a file adds to a journal.
#[derive(Clone, Debug, Default)]
pub struct Additions {
    /// Cases the journal does not hold.
    pub new: Vec<Incoming>,
    /// Cases it holds, of which there is news.
    pub grown: Vec<Growth>,
    /// How many it holds, and there is no news of them.
    pub known: usize,
    /// What the file says otherwise than the journal, which stays as it is.
    pub contradictions: Vec<Contradiction>,
    /// New cases of which the journal holds one of the same company and role: the line, and the handle of that one.
    pub alike: Vec<(usize, String)>,
}

/// News of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Growth {
    /// The line of the file it came from, from 1.
    pub line: usize,
    /// The handle of the case.
    pub handle: String,
    /// Company and role.
    pub title: String,
    /// How many events the case has by now.
    pub had: usize,
    /// What is new, at least one event.
    pub events: Vec<Event>,
}

/// An ending that is not the journal's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The line of the file, from 1.
    pub line: usize,
    /// The handle of the case.
    pub handle: String,
    /// How it ended by the file.
    pub theirs: Ending,
    /// How it stands in the journal; none while it is in play.
    pub ours: Option<Ending>,
}

/// How what is there and what comes are held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By meaning: a sheet knows of an ending or a stage, not how it was written down.
    Meaning,
    /// To the letter: what was once exported.
    Letter,
}

/// Incoming cases, held against those of a journal one at a time. A case is known by its handle, where its company is
/// the same, or by the mark of its import.
#[derive(Debug)]
pub struct Merging {
    by: By,
    incoming: Vec<Option<Incoming>>,
    by_handle: HashMap<String, usize>,
    by_mark: HashMap<String, usize>,
    by_name: HashMap<Named, Vec<usize>>,
    alike: HashMap<usize, String>,
    additions: Additions,
}

/// A company and a role, folded.
type Named = (String, String);

impl Merging {
    /// These cases, before any of the journal was seen.
    #[must_use]
    pub fn new(incoming: Vec<Incoming>, by: By) -> Self {
        let (mut by_handle, mut by_mark) = (HashMap::new(), HashMap::new());
        let mut by_name: HashMap<Named, Vec<usize>> = HashMap::new();
        for (at, case) in incoming.iter().enumerate() {
            if let Some(handle) = &case.handle {
                by_handle.entry(handle.clone()).or_insert(at);
            }
            if let Some(mark) = &case.details.imported {
                by_mark.entry(mark.clone()).or_insert(at);
            }
            by_name.entry(name_of(&case.details)).or_default().push(at);
        }
        let incoming = incoming.into_iter().map(Some).collect();
        Self {
            by,
            incoming,
            by_handle,
            by_mark,
            by_name,
            alike: HashMap::new(),
            additions: Additions::default(),
        }
    }

    /// Sees a case of the journal.
    pub fn see(&mut self, case: &Case) {
        let is_it = |at: &&usize| {
            let incoming = self.incoming[**at].as_ref();
            incoming.is_some_and(|incoming| is_same_employer(case, &incoming.details))
        };
        let named = self.by_handle.get(case.handle()).filter(is_it);
        let marked = case.details().imported.as_ref().and_then(|mark| self.by_mark.get(mark));
        if let Some(known) = named.or(marked).and_then(|at| self.incoming[*at].take()) {
            self.additions.see(case, &known, self.by);
        } else if !same(case.company(), "unknown") {
            for at in self.by_name.get(&name_of(case.details())).into_iter().flatten() {
                self.alike.insert(*at, case.handle().to_owned());
            }
        }
    }

    /// What they add, once every case of the journal was seen.
    #[must_use]
    pub fn done(mut self) -> Additions {
        for (at, incoming) in self.incoming.into_iter().enumerate() {
            let Some(incoming) = incoming else { continue };
            self.additions.alike.extend(self.alike.remove(&at).map(|handle| (incoming.line, handle)));
            self.additions.new.push(incoming);
        }
        self.additions
    }
}

fn name_of(details: &Details) -> Named {
    let folded = |name: &Option<String>| name.as_deref().map(fold).unwrap_or_default();
    (folded(&details.company), folded(&details.role))
}

fn is_same_employer(case: &Case, details: &Details) -> bool {
    let header = case.header().company.as_deref().unwrap_or("unknown");
    let incoming = details.company.as_deref().unwrap_or("unknown");
    same(case.company(), incoming) || same(header, incoming)
}

impl Additions {
    fn see(&mut self, case: &Case, incoming: &Incoming, by: By) {
        let events = match by {
            By::Letter => missing(case, &incoming.events),
            By::Meaning => match news(case, incoming) {
                Ok(events) => events,
                Err(theirs) => {
                    self.contradictions.push(Contradiction {
                        line: incoming.line,
                        handle: case.handle().to_owned(),
                        theirs,
                        ours: case.ending(),
                    });
                    Vec::new()
                }
            },
        };
        if events.is_empty() {
            self.known += 1;
        } else {
            let (handle, title) = (case.handle().to_owned(), case.title());
            self.grown.push(Growth { line: incoming.line, handle, title, had: case.events().len(), events });
        }
    }
}

/// The events that the case does not hold; private words do not make one another event.
fn missing(case: &Case, events: &[Event]) -> Vec<Event> {
    let bare = |event: &Event| Event { vent: None, ..event.clone() };
    let mut there: Vec<Event> = case.events().iter().map(bare).collect();
    let is_missing = |event: &&Event| match there.iter().position(|known| *known == bare(event)) {
        Some(at) => {
            there.swap_remove(at);
            false
        }
        None => true,
    };
    events.iter().filter(is_missing).cloned().collect()
}

/// What the incoming case knows and the journal's does not.
///
/// # Errors
/// How it ended, where the journal says otherwise.
fn news(case: &Case, incoming: &Incoming) -> Result<Vec<Event>, Ending> {
    let mut events = Vec::new();
    for event in &incoming.events {
        let bare = Event { note: None, ..event.clone() };
        match event.kind {
            Kind::Applied if !case.events().iter().any(|known| known.kind == Kind::Applied) => {
                events.push(bare);
            }
            Kind::Advanced if !has_advanced(case, event) => events.push(after_the_end(case, bare)),
            Kind::Ended(ending) if !case.events().iter().any(|known| known.ending() == Some(ending)) => {
                if !may_end(case, event) {
                    return Err(ending);
                }
                events.push(bare);
            }
            _ => {}
        }
    }
    events.extend(learned(case, incoming, &events));
    Ok(events)
}

/// Whether the case has been at that stage, in that round where both name one.
fn has_advanced(case: &Case, event: &Event) -> bool {
    let is_it = |known: &Event| {
        known.reached() == event.stage
            && (known.round.is_none() || event.round.is_none() || known.round == event.round)
    };
    case.events().iter().any(is_it) || event.undated && Some(case.furthest()) >= event.stage
}

/// An advance that the sheet learned of late does not put a case in play again that has ended.
fn after_the_end(case: &Case, event: Event) -> Event {
    let is_late =
        case.end().is_some_and(|end| event.date >= end.date && end.ending() != Some(Ending::NoReply));
    if is_late { Event { kind: Kind::Noted, ..event } } else { event }
}

/// Whether an ending is news, and not an older state than the journal's.
fn may_end(case: &Case, event: &Event) -> bool {
    let advanced = case.events().iter().rfind(|known| known.kind == Kind::Advanced);
    if advanced.is_some_and(|advanced| advanced.date > event.date) {
        return false;
    }
    case.is_open() || !event.undated && case.ended().is_some_and(|ended| event.date > ended)
}

/// Words and facts that the case does not hold, on a day nobody knows: the last of the case, so that it does not
/// look younger than it is.
fn learned(case: &Case, incoming: &Incoming, added: &[Event]) -> Option<Event> {
    let known: Vec<&str> = case
        .events()
        .iter()
        .filter_map(|event| event.note.as_deref())
        .flat_map(str::lines)
        .map(str::trim)
        .collect();
    let notes = incoming.events.iter().filter_map(|event| event.note.as_deref()).flat_map(str::lines);
    let new: Vec<&str> =
        notes.filter(|line| !line.trim().is_empty() && !known.contains(&line.trim())).collect();
    let ended = incoming.events.iter().find(|event| event.ending().is_some());
    let ended = ended.filter(|ended| !added.iter().any(|event| event.kind == ended.kind));
    let said = ended.and_then(|ended| ended.said.clone());
    let is_known = |said: &String| case.events().iter().any(|event| event.said.as_ref() == Some(said));
    let reasons: Vec<Reason> = ended.map(|ended| ended.reasons.clone()).unwrap_or_default();
    let mut event = Event::new(case.latest().or(case.first())?, Kind::Noted);
    event.undated = true;
    event.note = Some(new.join("\n")).filter(|note| !note.is_empty());
    event.said = said.filter(|said| !is_known(said));
    let there = case.reasons();
    event.reasons = reasons
        .into_iter()
        .filter(|reason| !there.iter().any(|known| same(&known.tag, &reason.tag)))
        .collect();
    event.details = unknown_details(case.details(), &incoming.details);
    let nothing = Event { undated: true, ..Event::new(event.date, Kind::Noted) };
    (event != nothing).then_some(event)
}

/// What the file knows of the opening and the journal does not; what both know stays as the journal has it.
fn unknown_details(known: &Details, incoming: &Details) -> Details {
    let new = |known: &Option<String>, new: &Option<String>| if known.is_some() { None } else { new.clone() };
    Details {
        company: None,
        role: new(&known.role, &incoming.role),
        source: new(&known.source, &incoming.source),
        level: new(&known.level, &incoming.level),
        place: new(&known.place, &incoming.place),
        url: new(&known.url, &incoming.url),
        contact: new(&known.contact, &incoming.contact),
        tags: incoming.tags.iter().filter(|tag| !known.tags.contains(tag)).cloned().collect(),
        imported: None,
    }
}

#[cfg(test)]
mod tests;
