//! What a file adds to a journal: new cases, and news of those it holds already.

mod news;

use std::collections::HashMap;

use self::news::{missing, news};
use super::Incoming;
use crate::case::Case;
use crate::event::{Details, Ending, Event, Kind};
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
/// the same, or by the mark of its import; rows with equal marks by how they stand, and a row of which more is known by
/// now by what it had before.
#[derive(Debug)]
pub struct Merging {
    by: By,
    incoming: Vec<Option<Incoming>>,
    by_handle: HashMap<String, usize>,
    by_mark: HashMap<String, usize>,
    by_kin: HashMap<String, Vec<usize>>,
    by_name: HashMap<Named, Vec<usize>>,
    /// Cases of which several rows may tell.
    twins: Vec<Case>,
    /// Cases from a sheet whose mark did not come.
    unmarked: Vec<Case>,
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
        let mut by_kin: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_name: HashMap<Named, Vec<usize>> = HashMap::new();
        for (at, case) in incoming.iter().enumerate() {
            if let Some(handle) = &case.handle {
                by_handle.entry(handle.clone()).or_insert(at);
            }
            if let Some(mark) = &case.details.imported {
                by_mark.entry(mark.clone()).or_insert(at);
            }
            if let Some(kin) = &case.kin {
                by_kin.entry(kin.clone()).or_default().push(at);
            }
            by_name.entry(name_of(&case.details)).or_default().push(at);
        }
        by_kin.retain(|_, rows| rows.len() > 1);
        Self {
            by,
            incoming: incoming.into_iter().map(Some).collect(),
            by_handle,
            by_mark,
            by_kin,
            by_name,
            twins: Vec::new(),
            unmarked: Vec::new(),
            alike: HashMap::new(),
            additions: Additions::default(),
        }
    }

    /// Sees a case of the journal.
    pub fn see(&mut self, case: &Case) {
        let mark = case.details().imported.as_ref();
        let is_it = |at: &usize| {
            let incoming = self.incoming[*at].as_ref();
            incoming.is_some_and(|incoming| is_same_employer(case, &incoming.details))
        };
        let named = self.by_handle.get(case.handle()).copied().filter(is_it);
        let marked = mark.and_then(|mark| self.by_mark.get(mark)).copied();
        let is_twin = marked.is_some_and(|at| self.rows_like(at).len() > 1);
        if let Some(at) = named.or(marked.filter(|_| !is_twin)) {
            self.add(case, at);
        } else if is_twin {
            self.twins.push(case.clone());
        }
        let Some(rows) = self.by_name.get(&name_of(case.details())) else { return };
        if same(case.company(), "unknown") {
            return;
        }
        for at in rows {
            self.alike.insert(*at, case.handle().to_owned());
        }
        if named.is_none() && marked.is_none() && mark.is_some() {
            self.unmarked.push(case.clone());
        }
    }

    /// What they add, once every case of the journal was seen.
    #[must_use]
    pub fn done(mut self) -> Additions {
        self.part_twins();
        self.find_completed();
        for (at, incoming) in self.incoming.into_iter().enumerate() {
            let Some(incoming) = incoming else { continue };
            self.additions.alike.extend(self.alike.remove(&at).map(|handle| (incoming.line, handle)));
            self.additions.new.push(incoming);
        }
        self.additions
    }

    /// The rows that only their order tells apart from this one, itself among them.
    fn rows_like(&self, at: usize) -> &[usize] {
        let kin = self.incoming[at].as_ref().and_then(|incoming| incoming.kin.as_ref());
        kin.and_then(|kin| self.by_kin.get(kin)).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, case: &Case, at: usize) {
        if let Some(incoming) = self.incoming[at].take() {
            self.additions.see(case, &incoming, self.by);
        }
    }

    /// Gives each of several equal cases its row: one that stands as it does, its own if it may be, and only then
    /// one that goes on.
    fn part_twins(&mut self) {
        let twins = std::mem::take(&mut self.twins);
        let own =
            |case: &Case| case.details().imported.as_ref().and_then(|mark| self.by_mark.get(mark)).copied();
        let rows: Vec<(Option<usize>, Vec<usize>)> = twins
            .iter()
            .map(|case| {
                let own = own(case);
                (own, own.map(|own| self.rows_like(own).to_vec()).unwrap_or_default())
            })
            .collect();
        let mut waiting = Vec::new();
        for (case, (own, rows)) in twins.iter().zip(&rows) {
            let stands = |at: &usize| {
                self.incoming[*at].as_ref().is_some_and(|incoming| {
                    let row = Case::new(String::new(), Details::default(), incoming.events.clone());
                    row.ending() == case.ending() && row.furthest() == case.furthest()
                })
            };
            match own.filter(stands).or_else(|| rows.iter().copied().find(stands)) {
                Some(at) => self.add(case, at),
                None => waiting.push((case, own, rows)),
            }
        }
        for (case, own, rows) in waiting {
            let waits = |at: &usize| self.incoming[*at].is_some();
            if let Some(at) = own.filter(waits).or_else(|| rows.iter().copied().find(waits)) {
                self.add(case, at);
            }
        }
    }

    /// Finds the rows that tell more of their link, source or place than before, or less: another mark, the same
    /// application. Only where no other row or case could be meant.
    fn find_completed(&mut self) {
        let unmarked = std::mem::take(&mut self.unmarked);
        let rows_of = |case: &Case| -> Vec<usize> {
            let rows = self.by_name.get(&name_of(case.details())).into_iter().flatten().copied();
            rows.filter(|at| self.incoming[*at].as_ref().is_some_and(|it| completes(case, it))).collect()
        };
        let found: Vec<Vec<usize>> = unmarked.iter().map(rows_of).collect();
        for (case, rows) in unmarked.iter().zip(&found) {
            if let [row] = rows[..]
                && found.iter().filter(|others| others.contains(&row)).count() == 1
            {
                self.add(case, row);
            }
        }
    }
}

/// Whether the row may be the one the case came from: applied for on the same day, and nothing both know differs.
fn completes(case: &Case, row: &Incoming) -> bool {
    let (known, new) = (case.details(), &row.details);
    let applied = row.events.iter().find(|event| event.kind == Kind::Applied).and_then(Event::day);
    let fits =
        |a: &Option<String>, b: &Option<String>| a.as_ref().zip(b.as_ref()).is_none_or(|(a, b)| same(a, b));
    applied.is_some()
        && applied == case.applied()
        && fits(&known.url, &new.url)
        && fits(&known.source, &new.source)
        && fits(&known.place, &new.place)
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
        let (events, theirs) = match by {
            By::Letter => (missing(case, &incoming.events), None),
            By::Meaning => news(case, incoming),
        };
        let (line, handle) = (incoming.line, case.handle().to_owned());
        if let Some(theirs) = theirs {
            let ours = case.ending();
            self.contradictions.push(Contradiction { line, handle: handle.clone(), theirs, ours });
        }
        if !events.is_empty() {
            self.grown.push(Growth { line, handle, title: case.title(), had: case.events().len(), events });
        } else if theirs.is_none() {
            self.known += 1;
        }
    }
}

#[cfg(test)]
mod tests;
