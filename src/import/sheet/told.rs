//! What one row tells, and the events that follow from it.

use chrono::NaiveDate;

use super::columns::Field;
use crate::event::{Details, Ending, Event, Kind, Reason, Stage};

/// A cell that holds a day.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dated {
    pub(super) day: NaiveDate,
    pub(super) header: String,
    pub(super) cell: String,
}

impl Dated {
    /// As the note keeps it.
    fn line(&self) -> String {
        format!("{}: {}", self.header, self.cell)
    }
}

/// What a row tells, cell by cell.
#[derive(Default)]
pub(super) struct Told {
    pub(super) handle: Option<String>,
    pub(super) details: Details,
    pub(super) applied: Option<NaiveDate>,
    pub(super) stages: Vec<(Stage, Option<u32>, Option<Dated>)>,
    /// Each ending, the header that says it, and the cell where that holds its day.
    pub(super) endings: Vec<(Ending, String, Option<Dated>)>,
    pub(super) ended: Option<Dated>,
    pub(super) reply: Option<Dated>,
    pub(super) status_stage: Option<(Stage, Option<u32>)>,
    pub(super) round: Option<u32>,
    pub(super) notes: Vec<String>,
    pub(super) lines: Vec<String>,
    /// What the ending will carry: header, cell, and how it is put there.
    pub(super) about_ending: Vec<(Field, String, String)>,
    pub(super) stray: Option<String>,
    /// Days that lie before what must have happened before them.
    pub(super) unfitting: Vec<Dated>,
}

impl Told {
    /// Keeps a cell in the note, under the name or the number of its column.
    pub(super) fn line(&mut self, header: &str, column: usize, cell: &str) {
        let header = if header.is_empty() { format!("Column {}", column + 1) } else { header.to_owned() };
        self.lines.push(format!("{header}: {}", cell.replace("\r\n", "\n")));
    }

    /// The events of the case, by date.
    pub(super) fn events(&mut self) -> Result<Vec<Event>, String> {
        let ending = self.ending()?;
        let mut events: Vec<Event> =
            self.applied.map(|day| Event::new(day, Kind::Applied)).into_iter().collect();
        events.extend(self.advances(ending.is_some()));
        if let Some(ending) = ending {
            let end = self.end(ending, &events)?;
            events.push(end);
        } else {
            for (_, header, cell) in std::mem::take(&mut self.about_ending) {
                self.lines.push(format!("{header}: {cell}"));
            }
            self.lines
                .extend([self.ended.take(), self.reply.take()].into_iter().flatten().map(|it| it.line()));
        }
        events.sort_by_key(|event| event.date);
        let note = [std::mem::take(&mut self.notes), std::mem::take(&mut self.lines)].concat().join("\n");
        match events.first_mut() {
            Some(first) => first.note = Some(note).filter(|note| !note.is_empty()),
            None => return Err(self.stray.take().unwrap_or_else(|| NO_DAY.to_owned())),
        }
        Ok(events)
    }

    /// The one way it ended; a silence gives way to what was said later.
    fn ending(&self) -> Result<Option<Ending>, String> {
        let mut said = self.endings.iter().filter(|(ending, ..)| *ending != Ending::NoReply);
        let Some((ending, header, _)) = said.next() else {
            return Ok(self.endings.first().map(|(ending, ..)| *ending));
        };
        match said.find(|(other, ..)| other != ending) {
            Some((other, there, _)) => Err(format!("'{header}' says {ending} and '{there}' says {other}")),
            None => Ok(Some(*ending)),
        }
    }

    /// A stage was not reached before the application went out: which of the two days is wrong, nobody knows.
    fn before_it_was_sent(&mut self) {
        for (_, _, dated) in &mut self.stages {
            if let Some(it) = dated.take_if(|it| Some(it.day) < self.applied) {
                self.lines.push(it.line());
                self.unfitting.push(it);
            }
        }
    }

    /// Puts the rounds of the status and of their own column where they belong: to the furthest stage.
    fn tell_rounds(&mut self, furthest: Option<Stage>) {
        let Some(at) = self.stages.iter().rposition(|(stage, ..)| Some(*stage) == furthest) else {
            match (&mut self.status_stage, self.round) {
                (Some((_, known @ None)), Some(round)) => *known = Some(round),
                (_, Some(round)) => self.lines.push(format!("Round: {round}")),
                (_, None) => {}
            }
            return;
        };
        let stage = self.stages[at].0;
        let of_status = self.status_stage.filter(|(of, _)| *of == stage).and_then(|(_, round)| round);
        match (self.stages[at].1, of_status.or(self.round)) {
            (None, round) => self.stages[at].1 = round,
            (Some(known), Some(round)) if known < round => self.stages.push((stage, Some(round), None)),
            _ => {}
        }
        let is_told = |round: u32| self.stages.iter().any(|(_, known, _)| *known == Some(round));
        self.lines.extend(self.round.filter(|round| !is_told(*round)).map(|round| format!("Round: {round}")));
    }

    /// The stages that were reached. One whose day is not known stands where the days before it end.
    fn advances(&mut self, ended: bool) -> Vec<Event> {
        self.before_it_was_sent();
        self.stages.sort_by_key(|(stage, round, _)| (*stage, *round));
        let any =
            self.stages.iter().filter_map(|(_, _, it)| it.as_ref().map(|it| it.day)).chain(self.applied);
        let answers = [&self.ended, &self.reply].into_iter().flatten().map(|it| it.day);
        let ends = self.endings.iter().filter_map(|(_, _, it)| it.as_ref().map(|it| it.day));
        let mut before = self.applied.or(any.chain(answers).chain(ends).min());
        let furthest = self.stages.iter().map(|(stage, ..)| *stage).max();
        self.tell_rounds(furthest);
        if let Some((stage, round)) = self.status_stage.filter(|(stage, _)| !ended && Some(*stage) > furthest)
        {
            self.stages.push((stage, round, None));
        }
        let mut events = Vec::new();
        for (stage, round, dated) in std::mem::take(&mut self.stages) {
            let day = dated.map(|it| it.day);
            let Some(date) = day.or(before) else { continue };
            before = before.max(Some(date));
            let event = Event::new(date, Kind::Advanced);
            events.push(Event { stage: Some(stage), round, undated: day.is_none(), ..event });
        }
        events
    }

    /// The ending. Its day is not known where the row has none, and where it would lie before what happened before.
    fn end(&mut self, ending: Ending, before: &[Event]) -> Result<Event, String> {
        let latest = before.iter().map(|event| event.date).max();
        let furthest = before.iter().filter_map(|event| event.stage).max();
        let own = self.endings.iter().filter(|(of, ..)| *of == ending).find_map(|(_, _, day)| day.clone());
        let (ended, reply) = (self.ended.take(), self.reply.take());
        // The employer's first answer is no day of one's own leaving, nor of a silence.
        let is_theirs = !matches!(ending, Ending::NoReply | Ending::Withdrew);
        let best = own.or_else(|| ended.clone()).or_else(|| reply.clone().filter(|_| is_theirs));
        let fits = best.filter(|it| Some(it.day) >= latest);
        let endings = self.endings.iter().filter_map(|(_, _, day)| day.clone());
        let unused: Vec<Dated> =
            endings.chain(ended).chain(reply).filter(|it| Some(it) != fits.as_ref()).collect();
        let any = latest.or(unused.iter().map(|it| it.day).max());
        self.lines.extend(unused.iter().map(Dated::line));
        self.unfitting.extend(unused.into_iter().filter(|it| fits.is_none() && Some(it.day) < latest));
        let mut event = match (fits, any) {
            (Some(it), _) => Event::new(it.day, Kind::Ended(ending)),
            (None, Some(day)) => Event { undated: true, ..Event::new(day, Kind::Ended(ending)) },
            (None, None) => return Err(self.stray.take().unwrap_or_else(|| NO_DAY.to_owned())),
        };
        if let Some((stage, round)) = self.status_stage.filter(|(stage, _)| Some(*stage) > furthest) {
            (event.stage, event.round) = (Some(stage), round);
        }
        for (field, header, cell) in std::mem::take(&mut self.about_ending) {
            if !put(&mut event, field, &cell) {
                self.lines.push(format!("{header}: {cell}"));
            }
        }
        Ok(event)
    }
}

/// Puts a cell where the ending keeps it; false where it cannot hold that.
fn put(event: &mut Event, field: Field, cell: &str) -> bool {
    let reasons = |stated: bool| {
        let tags = cell.split([';', '\n']).map(str::trim).filter(|tag| !tag.is_empty());
        tags.map(move |tag| Reason { tag: tag.to_owned(), detail: None, stated }).collect::<Vec<_>>()
    };
    match field {
        Field::Said => event.said = Some(cell.to_owned()),
        Field::Stated => event.reasons.extend(reasons(true)),
        Field::Guessed if cell.len() <= LONGEST_REASON => event.reasons.extend(reasons(false)),
        Field::Heard => event.heard = cell.parse().ok(),
        Field::Sender => event.sender = cell.parse().ok(),
        Field::Control => event.control = cell.parse().ok(),
        Field::Feeling => event.feeling = cell.parse().ok(),
        _ => return false,
    }
    match field {
        Field::Heard => event.heard.is_some(),
        Field::Sender => event.sender.is_some(),
        Field::Control => event.control.is_some(),
        Field::Feeling => event.feeling.is_some(),
        _ => true,
    }
}

const NO_DAY: &str = "it holds no day";

/// What is longer tells a story and is no tag.
const LONGEST_REASON: usize = 60;
