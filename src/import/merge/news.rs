//! What a case of a file knows that the journal's does not.

use chrono::NaiveDate;

use crate::case::Case;
use crate::event::{Details, Ending, Event, Kind, Reason};
use crate::import::Incoming;
use crate::text::same;

/// What is to be added to a case, and what the file tells otherwise.
#[derive(Debug, Default)]
pub(super) struct News {
    pub(super) events: Vec<Event>,
    pub(super) otherwise: Vec<String>,
}

impl News {
    /// What an export holds and the case does not. An event of the same day and kind with other words is the same one,
    /// told otherwise.
    pub(super) fn by_letter(case: &Case, incoming: &Incoming) -> Self {
        let mut news = Self::default();
        let mut there: Vec<&Event> = case.events().iter().collect();
        let mut others = Vec::new();
        for event in &incoming.events {
            match there.iter().position(|known| is_equal(known, event)) {
                Some(at) => news.events.extend(private_words(case, there.remove(at), event)),
                None => others.push(event),
            }
        }
        for event in others {
            match there.iter().position(|known| is_of_the_same(known, event)) {
                Some(at) => {
                    there.remove(at);
                    let what = format!(
                        "what was {} on {} has other words in the file",
                        event.kind.word(),
                        event.date
                    );
                    news.otherwise.push(what);
                }
                None => news.events.push(event.clone()),
            }
        }
        news.otherwise.extend(other_details(case.header(), &incoming.details));
        let latest = news.events.iter().map(|event| event.date).chain(case.latest()).max();
        let details = unknown_details(case.details(), &incoming.details);
        if let Some(latest) = latest.filter(|_| details != Details::default()) {
            news.events.push(Event { undated: true, details, ..Event::new(latest, Kind::Noted) });
        }
        news
    }

    /// What a sheet knows and the case does not.
    pub(super) fn by_meaning(case: &Case, incoming: &Incoming) -> Self {
        let mut news = Self::default();
        for event in &incoming.events {
            news.take(case, event);
        }
        let learned = learned(case, incoming, &news.events);
        news.events.extend(learned);
        news.otherwise.extend(other_details(case.details(), &incoming.details));
        news
    }

    fn take(&mut self, case: &Case, event: &Event) {
        let known: Vec<&Event> = case.events().iter().filter(|known| is_told_by(known, event)).collect();
        let bare = Event { note: None, ..event.clone() };
        if known.is_empty() {
            match event.kind {
                Kind::Applied => self.events.push(bare),
                Kind::Advanced if !is_covered(case, event) => self.events.push(after_the_end(case, bare)),
                Kind::Ended(_) if may_end(case, event) => self.events.push(bare),
                Kind::Ended(theirs) => {
                    let ours = case.ending().map_or("in play", Ending::said);
                    self.otherwise.push(format!("{} in the file, {ours} in the journal", theirs.said()));
                }
                _ => {}
            }
            return;
        }
        let Some(day) = event.day() else { return };
        let days: Vec<NaiveDate> = known.iter().filter_map(|known| known.day()).collect();
        // A day that was not known and is known now is news as well.
        let only_the_day =
            Event { stage: event.stage, round: event.round, ..Event::new(event.date, event.kind) };
        match event.kind {
            Kind::Applied if days.is_empty() => self.events.push(only_the_day),
            Kind::Advanced if days.is_empty() => self.events.push(after_the_end(case, only_the_day)),
            Kind::Ended(ending)
                if days.is_empty() && case.ending() == Some(ending) && !is_overtaken(case, event) =>
            {
                self.events.push(only_the_day);
            }
            _ if days.is_empty() || days.contains(&day) => {}
            kind => {
                let what = match (kind, event.stage) {
                    (Kind::Ended(ending), _) => ending.said().to_owned(),
                    (_, Some(stage)) => stage.to_string(),
                    (kind, None) => kind.word().to_owned(),
                };
                let ours = days[days.len() - 1];
                self.otherwise.push(format!("{what} on {day} in the file, on {ours} in the journal"));
            }
        }
    }
}

/// Whether the events are equal but for private words.
fn is_equal(a: &Event, b: &Event) -> bool {
    let bare = |event: &Event| Event { vent: None, ..event.clone() };
    a.date == b.date && a.kind == b.kind && bare(a) == bare(b)
}

/// Whether the events tell of the same thing.
fn is_of_the_same(a: &Event, b: &Event) -> bool {
    let of = |event: &Event| {
        (event.date, event.kind, event.stage, event.round, event.topic.clone(), event.run.clone())
    };
    of(a) == of(b)
}

/// Private words that come with an event whose own are not there.
fn private_words(case: &Case, known: &Event, event: &Event) -> Option<Event> {
    let vent = event.vent.clone().filter(|_| known.vent.is_none())?;
    let is_there = case.events().iter().any(|known| known.vent.as_ref() == Some(&vent));
    let noted = Event { vent: Some(vent), ..Event::new(event.date, Kind::Noted) };
    (!is_there).then_some(noted)
}

/// What both know of the opening, and not alike.
fn other_details(known: &Details, new: &Details) -> Vec<String> {
    let pairs = [
        ("role", &known.role, &new.role),
        ("source", &known.source, &new.source),
        ("level", &known.level, &new.level),
        ("place", &known.place, &new.place),
        ("link", &known.url, &new.url),
        ("contact", &known.contact, &new.contact),
    ];
    let differ = |(name, known, new): (&str, &Option<String>, &Option<String>)| {
        let (known, new) = (known.as_ref()?, new.as_ref()?);
        (!same(known, new)).then(|| format!("the {name} is '{new}' in the file, '{known}' in the journal"))
    };
    pairs.into_iter().filter_map(differ).collect()
}

/// Whether the case's event says what the sheet's does, but for the day: the same ending, or the same stage in the same
/// round where both name one.
fn is_told_by(known: &Event, event: &Event) -> bool {
    match event.kind {
        Kind::Advanced => {
            known.reached() == event.stage
                && (event.round.is_none()
                    || known.round == event.round
                    || known.round.is_none() && event.round == Some(1))
        }
        kind => known.kind == kind,
    }
}

/// Whether a stage whose day is not known lies behind one that was reached anyhow.
fn is_covered(case: &Case, event: &Event) -> bool {
    event.undated && event.stage.is_some_and(|stage| (case.furthest(), case.round()) >= (stage, event.round))
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
    let there: Vec<String> =
        case.events().iter().filter_map(|event| event.said.as_deref()).map(in_one_line).collect();
    let is_known = |said: &String| {
        said.split("\n\n").map(in_one_line).all(|part| there.iter().any(|known| known.contains(&part)))
    };
    let reasons: Vec<Reason> = ended.map(|ended| ended.reasons.clone()).unwrap_or_default();
    let latest = added.iter().map(|event| event.date).chain(case.latest()).max()?;
    let mut event = Event::new(latest, Kind::Noted);
    event.undated = true;
    event.note = Some(new.join("\n")).filter(|note| !note.is_empty());
    event.said = said.filter(|said| !is_known(said));
    if let Some(ended) = ended {
        let all = case.events();
        event.heard = ended.heard.filter(|_| all.iter().all(|known| known.heard.is_none()));
        event.sender = ended.sender.filter(|_| all.iter().all(|known| known.sender.is_none()));
        event.control = ended.control.filter(|_| all.iter().all(|known| known.control.is_none()));
        event.feeling = ended.feeling.filter(|_| all.iter().all(|known| known.feeling.is_none()));
        event.stage = ended.stage.filter(|stage| *stage > case.furthest());
        event.round = ended.round.filter(|_| event.stage.is_some());
    }
    let there = case.reasons();
    event.reasons = reasons
        .into_iter()
        .filter(|reason| !there.iter().any(|known| same(&known.tag, &reason.tag)))
        .collect();
    event.details = unknown_details(case.details(), &incoming.details);
    let nothing = Event { undated: true, ..Event::new(event.date, Kind::Noted) };
    (event != nothing).then_some(event)
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
