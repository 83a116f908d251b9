//! Where the openings were found, and what came of them.

use super::Report;
use super::bars::{Bar, Bars};
use super::named::OWN_SOURCES;
use super::section::{Section, Table};
use crate::said;
use crate::stats::{By, Group, Groups};
use crate::text::count;

/// How many sources are drawn, the largest first; the table has the rest.
const DRAWN: usize = 10;

/// How many sources the table has at most.
const LISTED: usize = 100;

impl Report<'_> {
    pub(super) fn sources(&self) -> Option<Section> {
        let mut groups = Groups::of(self.cases, By::Source, self.given.families);
        let reading = self.compared(groups.groups.len());
        if self.is_anonymous {
            self.join_own(&mut groups.groups);
        }
        let most = groups.groups.iter().map(|group| group.cases).max()?;
        let rows = groups.groups.iter().take(DRAWN).map(|group| {
            Bar::of(self.source(&group.name), said_of(group), (group.past_application, group.cases), most)
        });
        let mut notes = Vec::new();
        if groups.groups.iter().take(DRAWN).any(|group| group.past_application > 0) {
            notes.push("The stronger part got past the first door.".to_owned());
        }
        if groups.groups.len() > DRAWN {
            let more = groups.groups.len() - DRAWN;
            notes.push(format!("{} more: see the table.", count(more, "source", "sources")));
        }
        if groups.groups.len() > LISTED {
            notes.push(format!("The table has the {LISTED} largest."));
        }
        if groups.without > 0 {
            notes.push(format!("{} without a source.", count(groups.without, "application", "applications")));
        }
        notes.extend(self.basis());
        Some(Section {
            id: "sources",
            title: "By source",
            reading,
            body: Bars { rows: rows.collect() }.markup(),
            notes,
            table: Some(self.source_table(&groups)),
            ..Section::default()
        })
    }

    /// Takes together the sources whose names may be somebody's, in one group behind the others.
    fn join_own(&self, groups: &mut Vec<Group>) {
        let (own, known): (Vec<Group>, Vec<Group>) =
            groups.drain(..).partition(|group| self.source(&group.name) == OWN_SOURCES);
        groups.extend(known);
        groups.extend(own.into_iter().reduce(|all, more| Group {
            name: all.name,
            cases: all.cases + more.cases,
            answered: all.answered + more.answered,
            past_application: all.past_application + more.past_application,
            interviews: all.interviews + more.interviews,
            offers: all.offers + more.offers,
            rejected: all.rejected + more.rejected,
            no_reply: all.no_reply + more.no_reply,
            in_play: all.in_play + more.in_play,
        }));
    }

    /// What may be said of the sources beside one another.
    fn compared(&self, n: usize) -> String {
        let works = &self.stats.works;
        let kind = works.kinds.iter().find(|kind| kind.by == By::Source);
        let n = count(n, "source", "sources");
        let Some(kind) = kind.filter(|_| self.given.is_whole) else {
            return format!("The openings came from {n}; the counts alone, no source is called better.");
        };
        let differing = kind.differing();
        if differing.is_empty() {
            return format!("The openings came from {n}: {}.", said::no_difference(works.outcome));
        }
        let told: Vec<String> = differing
            .iter()
            .map(|group| {
                let name = match self.source(&group.name) {
                    own if own == OWN_SOURCES => "one of the other sources".to_owned(),
                    known => known,
                };
                format!("{name}: {}.", said::versus(group, works.outcome))
            })
            .collect();
        format!("{} A difference, not a cause: the jobs may differ.", told.join(" "))
    }

    /// What the comparison was made of; none where there was none.
    fn basis(&self) -> Option<String> {
        let works = &self.stats.works;
        let is_compared = self.given.is_whole && works.kinds.iter().any(|kind| kind.by == By::Source);
        let a_day = if self.is_anonymous { "a day in " } else { "" };
        let until = works.until.map(|day| format!("{a_day}{}", self.day(day)));
        is_compared.then(|| said::compared(works, until.as_deref()))
    }

    fn source_table(&self, groups: &Groups) -> Table {
        let rows = groups.groups.iter().take(LISTED).map(|group| {
            let numbers = [
                group.cases,
                group.answered,
                group.past_application,
                group.interviews,
                group.rejected,
                group.no_reply,
                group.in_play,
            ];
            let cells = numbers.iter().map(ToString::to_string);
            std::iter::once(self.source(&group.name)).chain(cells).collect()
        });
        let heads = vec![
            "source",
            "applications",
            "answered",
            "past the first door",
            "to an interview or further",
            "rejected",
            "no reply recorded",
            "in play",
        ];
        Table::of(heads, rows.collect())
    }
}

/// `12 applications: 5 answered, 2 past the first door`
fn said_of(group: &Group) -> String {
    let applications = count(group.cases, "application", "applications");
    match (group.answered, group.past_application) {
        (0, 0) => applications,
        (answered, 0) => format!("{applications}: {answered} answered"),
        (answered, past) => format!("{applications}: {answered} answered, {past} past the first door"),
    }
}
