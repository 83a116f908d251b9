//! What a file adds to a journal: new cases, and news of those it holds already.

mod news;

use std::collections::HashMap;

use chrono::NaiveDate;

use self::news::News;
use super::{Incoming, mark};
use crate::case::Case;
use crate::event::{Details, Event, Kind};
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

/// What the file tells otherwise than the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The line of the file, from 1.
    pub line: usize,
    /// The handle of the case.
    pub handle: String,
    /// What it is: `rejected in the file, withdrew in the journal`.
    pub what: String,
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
/// the same, or by the mark of its import; rows with equal marks by how they stand; and a row whose mark is another one
/// by now, or a case written by hand, by what they have in common.
#[derive(Debug)]
pub struct Merging {
    by: By,
    incoming: Vec<Option<Incoming>>,
    by_handle: HashMap<String, Vec<usize>>,
    by_mark: HashMap<String, usize>,
    by_name: HashMap<Named, Vec<usize>>,
    by_link: HashMap<Named, Vec<usize>>,
    /// Rows that only their order tells apart.
    by_kin: HashMap<String, Vec<usize>>,
    /// Cases of which several rows may tell, with what those have in common.
    twins: Vec<(Case, String)>,
    /// Cases that did not come under their mark, or have none.
    unmarked: Vec<Case>,
    alike: HashMap<usize, Alike>,
    additions: Additions,
}

/// Two names, folded: of a company and of a role, or of a company and its link.
type Named = (String, String);

/// A case like a new one, and whether it was applied for on the same day.
#[derive(Debug)]
struct Alike {
    handle: String,
    same_day: bool,
}

/// How many more rows of a kind than the file has are looked for in a journal.
const TAKEN_OUT: usize = 3;

impl Merging {
    /// These cases, before any of the journal was seen. A case that stands twice in an export comes once.
    #[must_use]
    pub fn new(incoming: Vec<Incoming>, by: By) -> Self {
        let incoming = if by == By::Letter { once_each(incoming) } else { incoming };
        let mut merging = Self {
            by,
            incoming: Vec::new(),
            by_handle: HashMap::new(),
            by_mark: HashMap::new(),
            by_name: HashMap::new(),
            by_link: HashMap::new(),
            by_kin: HashMap::new(),
            twins: Vec::new(),
            unmarked: Vec::new(),
            alike: HashMap::new(),
            additions: Additions::default(),
        };
        for (at, case) in incoming.iter().enumerate() {
            if let Some(handle) = &case.handle {
                merging.by_handle.entry(handle.clone()).or_default().push(at);
            }
            if let Some(mark) = &case.details.imported {
                merging.by_mark.entry(mark.clone()).or_insert(at);
            }
            if let Some(kin) = &case.kin {
                merging.by_kin.entry(kin.clone()).or_default().push(at);
            }
            merging.by_name.entry(name_of(&case.details)).or_default().push(at);
            if let Some(link) = link_of(&case.details) {
                merging.by_link.entry(link).or_default().push(at);
            }
        }
        // A row may have been taken out of the file: its mark leads to those that are left.
        for (kin, rows) in &merging.by_kin {
            for n in rows.len() + 1..=rows.len() + TAKEN_OUT {
                merging.by_mark.entry(mark(kin, n)).or_insert(rows[0]);
            }
        }
        merging.incoming = incoming.into_iter().map(Some).collect();
        merging
    }

    /// Sees a case of the journal.
    pub fn see(&mut self, case: &Case) {
        let mut named = self.by_handle.get(case.handle()).into_iter().flatten().copied();
        let named = named.find(|at| self.incoming[*at].as_ref().is_some_and(|it| may_be(case, it)));
        let own = case.details().imported.as_ref().and_then(|mark| self.by_mark.get(mark)).copied();
        let row = own.and_then(|at| self.incoming[at].as_ref());
        let kin = row.and_then(|row| row.kin.clone());
        let is_plain = row.is_some_and(|row| {
            row.details.imported == case.details().imported
                && self.rows_of(row.kin.as_deref()).len() < 2
                && stands_alike(case, row)
        });
        self.note_alike(case);
        match (named.or(own.filter(|_| is_plain || kin.is_none())), kin) {
            (Some(at), _) => self.add(case, at),
            (None, Some(kin)) => self.twins.push((case.clone(), kin)),
            (None, None) if self.may_be_meant(case) => self.unmarked.push(case.clone()),
            (None, None) => {}
        }
    }

    /// What they add, once every case of the journal was seen.
    #[must_use]
    pub fn done(mut self) -> Additions {
        self.part_twins();
        self.find_changed();
        for (at, incoming) in self.incoming.into_iter().enumerate() {
            let Some(incoming) = incoming else { continue };
            self.additions.alike.extend(self.alike.remove(&at).map(|alike| (incoming.line, alike.handle)));
            self.additions.new.push(incoming);
        }
        self.additions
    }

    fn rows_of(&self, kin: Option<&str>) -> &[usize] {
        kin.and_then(|kin| self.by_kin.get(kin)).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, case: &Case, at: usize) {
        if let Some(incoming) = self.incoming[at].take() {
            self.additions.see(case, &incoming, self.by);
        }
    }

    fn note_alike(&mut self, case: &Case) {
        if is_unnamed(case.company()) {
            return;
        }
        for at in self.by_name.get(&name_of(case.details())).into_iter().flatten() {
            let Some(incoming) = &self.incoming[*at] else { continue };
            let same_day = case.applied().is_some() && case.applied() == applied(incoming);
            if same_day || !self.alike.get(at).is_some_and(|known| known.same_day) {
                self.alike.insert(*at, Alike { handle: case.handle().to_owned(), same_day });
            }
        }
    }

    /// Whether a row without its mark may be of this case.
    fn may_be_meant(&self, case: &Case) -> bool {
        !is_unnamed(case.company())
            && (self.by_name.contains_key(&name_of(case.details()))
                || link_of(case.details()).is_some_and(|link| self.by_link.contains_key(&link)))
    }

    /// Gives each of several equal cases its row: one that tells what it holds, then one that shares its words, one that
    /// stands as it does, one in which it goes on, and only then the one of its mark.
    fn part_twins(&mut self) {
        let mut waiting = std::mem::take(&mut self.twins);
        for fits in [says_the_same, shares_words, stands_alike, goes_on, |_: &Case, _: &Incoming| true] {
            let mut left = Vec::new();
            for (case, kin) in waiting {
                let own = case.details().imported.as_ref().and_then(|mark| self.by_mark.get(mark)).copied();
                let rows = own.into_iter().chain(self.rows_of(Some(&kin)).iter().copied());
                let is_free = |at: &usize| self.incoming[*at].as_ref().is_some_and(|row| fits(&case, row));
                match rows.clone().find(is_free) {
                    Some(at) => self.add(&case, at),
                    None => left.push((case, kin)),
                }
            }
            waiting = left;
        }
    }

    /// Finds the cases that rows without their mark tell of: the link is the same, or company, role and day are and
    /// nothing both know differs. Only where no other row and no other case could be meant.
    fn find_changed(&mut self) {
        let unmarked = std::mem::take(&mut self.unmarked);
        let rows_of = |case: &Case| -> Vec<usize> {
            let named = self.by_name.get(&name_of(case.details())).into_iter().flatten();
            let linked =
                link_of(case.details()).and_then(|link| self.by_link.get(&link)).into_iter().flatten();
            let mut rows: Vec<usize> = named.chain(linked).copied().collect();
            rows.retain(|at| self.incoming[*at].as_ref().is_some_and(|row| is_same_opening(case, row)));
            rows.sort_unstable();
            rows.dedup();
            rows
        };
        let found: Vec<Vec<usize>> = unmarked.iter().map(rows_of).collect();
        let mut meant: HashMap<usize, usize> = HashMap::new();
        for row in found.iter().flatten() {
            *meant.entry(*row).or_default() += 1;
        }
        for (case, rows) in unmarked.iter().zip(&found) {
            if let [row] = rows[..]
                && meant[&row] == 1
            {
                self.add(case, row);
            }
        }
    }
}

/// The cases without those that stand there twice.
fn once_each(incoming: Vec<Incoming>) -> Vec<Incoming> {
    let mut kept: Vec<Incoming> = Vec::with_capacity(incoming.len());
    let mut of_handle: HashMap<Option<String>, Vec<usize>> = HashMap::new();
    for case in incoming {
        let others = of_handle.entry(case.handle.clone()).or_default();
        let is_it = |at: &usize| kept[*at].details == case.details && kept[*at].events == case.events;
        if case.handle.is_none() || !others.iter().any(is_it) {
            others.push(kept.len());
            kept.push(case);
        }
    }
    kept
}

fn is_unnamed(company: &str) -> bool {
    same(company, "unknown")
}

fn applied(row: &Incoming) -> Option<NaiveDate> {
    row.events.iter().find(|event| event.kind == Kind::Applied).and_then(Event::day)
}

/// Whether the case of that handle may be the incoming one: the company is the same, and where nobody names it, the
/// first thing that happened.
fn may_be(case: &Case, incoming: &Incoming) -> bool {
    let first = |events: &[Event]| events.first().map(|event| (event.date, event.kind));
    is_same_employer(case, &incoming.details)
        && (!is_unnamed(case.company()) || first(case.events()) == first(&incoming.events))
}

fn of(row: &Incoming) -> Case {
    Case::new(String::new(), Details::default(), row.events.clone())
}

/// Whether the row tells what the case holds, no less and no more.
fn says_the_same(case: &Case, row: &Incoming) -> bool {
    let news = News::by_meaning(case, row);
    stands_alike(case, row) && news.events.is_empty() && news.otherwise.is_empty()
}

/// Whether the row tells how the case goes on, in words that are also in its notes.
fn shares_words(case: &Case, row: &Incoming) -> bool {
    let lines = |events: &[Event]| -> Vec<String> {
        let notes = events.iter().filter_map(|event| event.note.as_deref());
        notes
            .flat_map(str::lines)
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect()
    };
    let there = lines(case.events());
    goes_on(case, row) && lines(&row.events).iter().any(|line| there.contains(line))
}

/// Whether the case stands as the row tells.
fn stands_alike(case: &Case, row: &Incoming) -> bool {
    let row = of(row);
    row.ending() == case.ending() && row.furthest() == case.furthest()
}

/// Whether the row tells how the case goes on: nothing it had is gone.
fn goes_on(case: &Case, row: &Incoming) -> bool {
    let row = of(row);
    (case.is_open() || row.ending() == case.ending()) && row.furthest() >= case.furthest()
}

/// Whether the row is of the same opening as the case, though its mark is another one, or the case has none.
fn is_same_opening(case: &Case, row: &Incoming) -> bool {
    let (known, new) = (case.details(), &row.details);
    let same_day = applied(row).is_some() && applied(row) == case.applied();
    // One link may lead to all openings of a company, so the role has to fit as well.
    let same_link = known.imported.is_some() && link_of(known).is_some() && link_of(known) == link_of(new);
    let may_be_same_day = same_day || applied(row).is_none() || case.applied().is_none();
    if same_link
        && may_be_same_day
        && (name_of(known) == name_of(new) || same_day && is_longer_or_shorter(known, new))
    {
        return true;
    }
    let fits =
        |a: &Option<String>, b: &Option<String>| a.as_ref().zip(b.as_ref()).is_none_or(|(a, b)| same(a, b));
    name_of(known) == name_of(new)
        && same_day
        && fits(&known.url, &new.url)
        && fits(&known.source, &new.source)
        && fits(&known.place, &new.place)
}

/// Whether one role has all the words of the other.
fn is_longer_or_shorter(a: &Details, b: &Details) -> bool {
    let words = |details: &Details| -> Vec<String> {
        fold(details.role.as_deref().unwrap_or_default()).split(' ').map(str::to_owned).collect()
    };
    let (a, b) = (words(a), words(b));
    a.iter().all(|word| b.contains(word)) || b.iter().all(|word| a.contains(word))
}

fn link_of(details: &Details) -> Option<Named> {
    let url = details.url.as_ref().filter(|url| !url.is_empty())?;
    Some((fold(details.company.as_deref()?), url.clone()))
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
        let News { events, otherwise } = match by {
            By::Letter => News::by_letter(case, incoming),
            By::Meaning => News::by_meaning(case, incoming),
        };
        let (line, handle) = (incoming.line, case.handle().to_owned());
        let is_known = events.is_empty() && otherwise.is_empty();
        let contradiction = |what| Contradiction { line, handle: handle.clone(), what };
        self.contradictions.extend(otherwise.into_iter().map(contradiction));
        if is_known {
            self.known += 1;
        } else if !events.is_empty() {
            self.grown.push(Growth { line, handle, title: case.title(), had: case.events().len(), events });
        }
    }
}

#[cfg(test)]
mod tests;
