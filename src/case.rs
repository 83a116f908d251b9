//! A case: one application at one employer, and what follows from its events.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::NaiveDate;

use crate::date;
use crate::event::{Control, Details, Ending, Event, Kind, Reason, Stage};
use crate::text;

/// One application, as its file tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    handle: String,
    header: Details,
    details: Details,
    events: Vec<Event>,
}

impl Case {
    /// The case of that handle. `events` come in the order of the file; days are put in order, and
    /// within a day the order of the file stays.
    #[must_use]
    pub fn new(handle: String, header: Details, mut events: Vec<Event>) -> Self {
        events.sort_by_key(|event| event.date);
        let mut details = header.clone();
        for event in &events {
            details.learn(&event.details);
        }
        Self { handle, header, details, events }
    }

    /// The name of its file, without the ending.
    #[must_use]
    pub fn handle(&self) -> &str {
        &self.handle
    }

    /// What its header says, before anything was learned later.
    #[must_use]
    pub fn header(&self) -> &Details {
        &self.header
    }

    /// What is known of it by now: the header, corrected and completed by later events.
    #[must_use]
    pub fn details(&self) -> &Details {
        &self.details
    }

    /// The employer; `unknown` where the journal does not say.
    #[must_use]
    pub fn company(&self) -> &str {
        self.details.company.as_deref().unwrap_or("unknown")
    }

    /// The role, if it is known.
    #[must_use]
    pub fn role(&self) -> Option<&str> {
        self.details.role.as_deref()
    }

    /// Company and role as one reads them, in one line: `Acme, Backend engineer`.
    #[must_use]
    pub fn title(&self) -> String {
        match self.role() {
            Some(role) => text::one_line(&format!("{}, {role}", self.company())),
            None => text::one_line(self.company()),
        }
    }

    /// Its events by date.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The day of its first event; none for a case without events.
    #[must_use]
    pub fn first(&self) -> Option<NaiveDate> {
        self.events.first().map(|event| event.date)
    }

    /// The day it began, where that is known: that of its first event.
    #[must_use]
    pub fn begun(&self) -> Option<NaiveDate> {
        self.events.first().and_then(Event::day)
    }

    /// The last day of which it is known that something happened.
    #[must_use]
    pub fn last_known(&self) -> Option<NaiveDate> {
        self.events.iter().rev().find_map(Event::day)
    }

    /// The day of its last event.
    #[must_use]
    pub fn latest(&self) -> Option<NaiveDate> {
        self.events.last().map(|event| event.date)
    }

    /// The day it was applied for, if that is recorded.
    #[must_use]
    pub fn applied(&self) -> Option<NaiveDate> {
        self.events.iter().find(|event| event.kind == Kind::Applied).and_then(Event::day)
    }

    /// The highest stage any event names. An ending never lowers it.
    #[must_use]
    pub fn furthest(&self) -> Stage {
        self.events.iter().filter_map(Event::reached).max().unwrap_or(Stage::Application)
    }

    /// Whether an event names this very stage; each application has been at `application`.
    #[must_use]
    pub fn was_at(&self, stage: Stage) -> bool {
        stage == Stage::Application || self.events.iter().any(|event| event.reached() == Some(stage))
    }

    /// The last round named at the furthest stage.
    #[must_use]
    pub fn round(&self) -> Option<u32> {
        let furthest = self.furthest();
        self.events
            .iter()
            .filter(|event| event.reached() == Some(furthest))
            .filter_map(|event| event.round)
            .max()
    }

    /// The furthest stage with its round, as one reads it: `interview 2`.
    #[must_use]
    pub fn depth(&self) -> String {
        match self.round() {
            Some(round) => format!("{} {round}", self.furthest()),
            None => self.furthest().to_string(),
        }
    }

    /// The event that ended it; none while it is in play.
    ///
    /// The last ending counts, a later `advanced` reopens the case, and a silence gives way to any
    /// other ending beside it.
    #[must_use]
    pub fn end(&self) -> Option<&Event> {
        let reopened = self.events.iter().rposition(|event| event.kind == Kind::Advanced);
        let since = &self.events[reopened.map_or(0, |at| at + 1)..];
        let told = since.iter().rfind(|event| event.ending().is_some_and(|ending| ending != Ending::NoReply));
        told.or_else(|| since.iter().rfind(|event| event.ending().is_some()))
    }

    /// How it ended; none while it is in play.
    #[must_use]
    pub fn ending(&self) -> Option<Ending> {
        self.end().and_then(Event::ending)
    }

    /// The day it ended; none while it is in play, and where that day is not known.
    #[must_use]
    pub fn ended(&self) -> Option<NaiveDate> {
        self.end().and_then(Event::day)
    }

    /// How it stands, in words: `rejected on 22 Nov 2026, at interview 2`, `in play, at screen`, and without the
    /// day where it is not known.
    #[must_use]
    pub fn standing(&self) -> String {
        match (self.ending(), self.ended()) {
            (Some(ending), Some(ended)) => {
                format!("{} on {}, at {}", ending.said(), date::said(ended), self.depth())
            }
            (Some(ending), None) => format!("{}, at {}", ending.said(), self.depth()),
            (None, _) => format!("in play, at {}", self.depth()),
        }
    }

    /// Whether it has no ending.
    #[must_use]
    pub fn in_play(&self) -> bool {
        self.ending().is_none()
    }

    /// Whether a refusal may still be written into it: in play, or silent.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.ending(), None | Some(Ending::NoReply))
    }

    /// Whether the employer ever answered: an event says so, or the case got past the application.
    #[must_use]
    pub fn was_answered(&self) -> bool {
        self.furthest() > Stage::Application || self.events.iter().any(Event::is_reply)
    }

    /// Why it ended, each tag once; a tag that anybody stated is stated.
    #[must_use]
    pub fn reasons(&self) -> Vec<Reason> {
        let mut all: Vec<Reason> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for reason in self.events.iter().flat_map(|event| &event.reasons) {
            match places.entry(text::fold(&reason.tag)) {
                Entry::Occupied(place) => {
                    let known = &mut all[*place.get()];
                    known.stated |= reason.stated;
                    if reason.detail.is_some() {
                        known.detail.clone_from(&reason.detail);
                    }
                }
                Entry::Vacant(place) => {
                    place.insert(all.len());
                    all.push(reason.clone());
                }
            }
        }
        all
    }

    /// Whether it lay within my control: the answer to the question `topic/id`, given when it was thought
    /// through, else what was said when it was logged.
    #[must_use]
    pub fn control(&self, topic: &str, id: &str) -> Option<Control> {
        let answered = self.answer(topic, id).and_then(|(_, answer)| answer.parse().ok());
        answered.or_else(|| self.events.iter().rev().find_map(|event| event.control))
    }

    /// The latest answer to the question `topic/id`, with the day that gives its place in the order.
    #[must_use]
    pub fn answer(&self, topic: &str, id: &str) -> Option<(NaiveDate, &str)> {
        self.answered(topic, id).map(|(event, answer)| (event.date, answer))
    }

    /// The latest answer to the question `topic/id`, with the event that holds it, whose day may not be known.
    #[must_use]
    pub fn answered(&self, topic: &str, id: &str) -> Option<(&Event, &str)> {
        self.reflected(topic).rev().find_map(|event| {
            let answer = event.answers.iter().find(|(known, _)| known == id)?;
            Some((event, answer.1.as_str()))
        })
    }

    /// The day the question `topic/id` was last passed over, if it was never answered.
    #[must_use]
    pub fn skipped(&self, topic: &str, id: &str) -> Option<NaiveDate> {
        if self.answer(topic, id).is_some() {
            return None;
        }
        let skips = |event: &&Event| event.skipped.iter().any(|known| known == id);
        self.reflected(topic).rev().find(skips).map(|event| event.date)
    }

    fn reflected(&self, topic: &str) -> impl DoubleEndedIterator<Item = &Event> {
        self.events
            .iter()
            .filter(move |event| event.kind == Kind::Reflected && event.topic.as_deref() == Some(topic))
    }

    /// Whether this run of a reflection has been written into it.
    #[must_use]
    pub fn has_run(&self, run: &str) -> bool {
        self.events.iter().any(|event| event.run.as_deref() == Some(run))
    }

    /// Whether a reflection was finished after the case ended, or, in play, at its present stage.
    #[must_use]
    pub fn is_reflected_on(&self) -> bool {
        let turn = self.events.iter().rposition(|event| {
            event.ending().is_some_and(|ending| ending != Ending::NoReply || self.ending() == Some(ending))
                || event.kind == Kind::Advanced
        });
        self.events[turn.map_or(0, |at| at + 1)..].iter().any(|event| event.done)
    }

    /// The case as it stood on that day, as far as one knows: later events are not there yet, and none whose day is not
    /// known, but where a later one had happened by then.
    #[must_use]
    pub fn as_of(&self, day: NaiveDate) -> Self {
        let sure = self.events.iter().rposition(|event| event.day().is_some_and(|it| it <= day));
        let had_happened = |(at, event): &(usize, &Event)| match event.day() {
            Some(it) => it <= day,
            None => Some(*at) < sure,
        };
        let events = self.events.iter().enumerate().filter(had_happened);
        let events = events.map(|(_, event)| event.clone()).collect();
        Self::new(self.handle.clone(), self.header.clone(), events)
    }

    /// Every text of the user or the employer in it but the private one.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let Details { company, role, source, level, place, url, contact, tags, imported: _ } = &self.details;
        let header = [company, role, source, level, place, url, contact].into_iter().flatten().chain(tags);
        let told = self.events.iter().flat_map(|event| {
            let reasons =
                event.reasons.iter().flat_map(|reason| std::iter::once(&reason.tag).chain(&reason.detail));
            let texts =
                [&event.said, &event.note, &event.to, &event.from].into_iter().flatten().chain(reasons);
            texts.map(String::as_str).chain(event.answers.iter().map(|(_, answer)| answer.as_str()))
        });
        header.map(String::as_str).chain(told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
    }

    fn ended(on: u32, ending: Ending) -> Event {
        Event::new(day(on), Kind::Ended(ending))
    }

    fn at(on: u32, kind: Kind, stage: Stage) -> Event {
        Event { stage: Some(stage), ..Event::new(day(on), kind) }
    }

    fn case(events: Vec<Event>) -> Case {
        Case::new("2026-11-01-acme".into(), Details::default(), events)
    }

    #[test]
    fn an_ending_never_lowers_how_far_it_got() {
        let case = case(vec![
            at(1, Kind::Advanced, Stage::Interview),
            at(2, Kind::Ended(Ending::Rejected), Stage::Screen),
        ]);
        assert_eq!(case.furthest(), Stage::Interview);
        assert!(case.was_at(Stage::Screen) && !case.was_at(Stage::Assessment));
    }

    #[test]
    fn an_offer_taken_or_refused_was_an_offer() {
        assert_eq!(case(vec![ended(2, Ending::Declined)]).furthest(), Stage::Offer);
        assert_eq!(case(vec![ended(2, Ending::Withdrew)]).furthest(), Stage::Application);
    }

    #[test]
    fn the_last_ending_counts_and_advancing_reopens() {
        let reopened = vec![ended(2, Ending::Rejected), at(3, Kind::Advanced, Stage::Screen)];
        assert!(case(reopened.clone()).in_play());
        let mut again = reopened;
        again.push(ended(9, Ending::Withdrew));
        assert_eq!(case(again).ending(), Some(Ending::Withdrew));
    }

    #[test]
    fn a_no_beside_a_silence_is_the_ending_whichever_was_written_first() {
        for events in [
            vec![ended(2, Ending::NoReply), ended(5, Ending::Rejected)],
            vec![ended(5, Ending::NoReply), ended(2, Ending::Rejected)],
        ] {
            assert_eq!(case(events).ending(), Some(Ending::Rejected));
        }
    }

    #[test]
    fn a_reason_guessed_and_later_stated_is_stated() {
        let guess = Reason { tag: "Pay".into(), detail: Some("70k".into()), stated: false };
        let told = Reason { tag: "pay".into(), detail: None, stated: true };
        let mut first = ended(2, Ending::Rejected);
        first.reasons.push(guess);
        let mut later = Event::new(day(4), Kind::Feedback);
        later.reasons.push(told);
        let reasons = case(vec![first, later]).reasons();
        assert_eq!(reasons, [Reason { tag: "Pay".into(), detail: Some("70k".into()), stated: true }]);
    }

    #[test]
    fn what_is_learned_later_corrects_the_header() {
        let mut noted = Event::new(day(4), Kind::Noted);
        noted.details.company = Some("Acme GmbH".into());
        noted.details.tags = vec!["rust".into()];
        let case = case(vec![noted]);
        assert_eq!(case.company(), "Acme GmbH");
        assert_eq!(case.as_of(day(3)).company(), "unknown");
    }

    #[test]
    fn a_reflection_before_the_ending_is_not_the_last() {
        let mut reflected = Event::new(day(3), Kind::Reflected);
        reflected.done = true;
        let early = vec![reflected.clone(), ended(4, Ending::Rejected)];
        assert!(!case(early).is_reflected_on());
        let after = vec![ended(3, Ending::Rejected), reflected];
        assert!(case(after).is_reflected_on());
    }

    #[test]
    fn control_is_read_from_the_log_or_from_the_answer() {
        let mut reflected = Event::new(day(3), Kind::Reflected);
        reflected.topic = Some("lessons".into());
        reflected.answers = vec![("control".into(), "partly".into())];
        assert_eq!(case(vec![reflected]).control("lessons", "control"), Some(Control::Partly));
        let mut no = ended(2, Ending::Rejected);
        no.control = Some(Control::No);
        assert_eq!(case(vec![no]).control("lessons", "control"), Some(Control::No));
    }
}
