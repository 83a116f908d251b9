//! What a case of a file knows that the journal's does not.

use crate::case::Case;
use crate::event::{Details, Ending, Event, Kind, Reason};
use crate::import::Incoming;
use crate::text::same;

/// The events that the case does not hold; private words do not make one another event.
pub(super) fn missing(case: &Case, events: &[Event]) -> Vec<Event> {
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

/// What the incoming case knows and the journal's does not; and how it ended, where the journal says otherwise.
pub(super) fn news(case: &Case, incoming: &Incoming) -> (Vec<Event>, Option<Ending>) {
    let (mut events, mut theirs) = (Vec::new(), None);
    for event in &incoming.events {
        let bare = Event { note: None, ..event.clone() };
        let known: Vec<&Event> = case.events().iter().filter(|known| is_told_by(known, event)).collect();
        // A day that was not known and is known now is news as well.
        let is_dated_now = !known.is_empty() && !event.undated && known.iter().all(|known| known.undated);
        let only_the_day =
            || Event { stage: event.stage, round: event.round, ..Event::new(event.date, event.kind) };
        match event.kind {
            Kind::Applied if known.is_empty() => events.push(bare),
            Kind::Applied if is_dated_now => events.push(only_the_day()),
            Kind::Advanced if is_dated_now => events.push(after_the_end(case, only_the_day())),
            Kind::Advanced if known.is_empty() && !is_covered(case, event) => {
                events.push(after_the_end(case, bare));
            }
            Kind::Ended(_)
                if is_dated_now && case.ending() == event.ending() && !is_overtaken(case, event) =>
            {
                events.push(only_the_day());
            }
            Kind::Ended(_) if known.is_empty() && may_end(case, event) => events.push(bare),
            Kind::Ended(ending) if known.is_empty() => theirs = Some(ending),
            _ => {}
        }
    }
    let learned = learned(case, incoming, &events);
    events.extend(learned);
    (events, theirs)
}

/// Whether the case's event says what the sheet's does, but for the day: the same ending, or the same stage in the same
/// round where both name one.
fn is_told_by(known: &Event, event: &Event) -> bool {
    match event.kind {
        Kind::Advanced => {
            known.reached() == event.stage
                && (known.round.is_none() || event.round.is_none() || known.round == event.round)
        }
        kind => known.kind == kind,
    }
}

/// Whether a stage whose day is not known lies behind one that was reached anyhow.
fn is_covered(case: &Case, event: &Event) -> bool {
    event.undated && Some(case.furthest()) >= event.stage
}

/// An advance that the sheet learned of late does not put a case in play again that has ended.
fn after_the_end(case: &Case, event: Event) -> Event {
    let is_late =
        case.end().is_some_and(|end| event.date >= end.date && end.ending() != Some(Ending::NoReply));
    if is_late { Event { kind: Kind::Noted, ..event } } else { event }
}

/// Whether the case got further after that ending.
fn is_overtaken(case: &Case, event: &Event) -> bool {
    let advanced = case.events().iter().rfind(|known| known.kind == Kind::Advanced);
    advanced.is_some_and(|advanced| advanced.date > event.date)
}

/// Whether an ending is news, and not an older state than the journal's.
fn may_end(case: &Case, event: &Event) -> bool {
    let is_later = !event.undated && case.ended().is_some_and(|ended| event.date > ended);
    !is_overtaken(case, event) && (case.is_open() || is_later)
}

/// Words and facts that the case does not hold, on a day nobody knows: behind all that is known, so that the case does
/// not look younger than it is.
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
    let latest = added.iter().map(|event| event.date).chain(case.latest()).max()?;
    let mut event = Event::new(latest, Kind::Noted);
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
