//! The goals and how far they are, and what was done about what keeps coming back.

use super::Report;
use super::bars::{Bar, Bars};
use super::dots::{Dots, Group, Mark, Row};
use super::markup::Markup;
use super::patterns::HOW_TO_READ;
use super::section::{Section, Table};
use crate::said;
use crate::stats::{Agenda, Effect, Tried};
use crate::text::count;

/// How many open actions are named.
const OPEN: usize = 12;

impl Report<'_> {
    /// The goals of the whole search.
    pub(super) fn goals(&self) -> Option<Section> {
        let goals = &self.stats.momentum.goals;
        if goals.is_empty() {
            return None;
        }
        let rows = goals.iter().map(|progress| {
            let thing = self.thing(&progress.goal.of);
            let of = usize::try_from(progress.goal.count).unwrap_or(usize::MAX);
            let far = if self.is_anonymous {
                let reached = if progress.reached { ", reached" } else { "" };
                format!("{} of {} {thing}{reached}", progress.did, progress.goal.count)
            } else {
                said::goal(progress, &thing, self.given.today)
            };
            Bar::of(far, String::new(), (progress.did, of), of)
        });
        let reached = goals.iter().filter(|progress| progress.reached).count();
        Some(Section {
            id: "goals",
            title: "Goals",
            reading: format!("{reached} of {} reached.", count(goals.len(), "goal", "goals")),
            body: Bars { rows: rows.collect() }.markup(),
            ..Section::default()
        })
    }

    /// What was done, what it was meant to change, and what came of it; and what is still planned.
    pub(super) fn actions(&self) -> Option<Section> {
        let tried = &self.stats.tried;
        let agenda = Agenda::of(self.cases, self.given, false);
        let open = if self.given.is_whole { &agenda.open[..] } else { &[] };
        if tried.is_empty() && open.is_empty() {
            return None;
        }
        let done = Group { title: Some("Done"), rows: tried.iter().map(|tried| self.tried(tried)).collect() };
        let waits = open.iter().take(OPEN).map(|task| Row {
            what: self.what(&task.what).into_owned(),
            said: match task.due {
                Some(due) => format!("by {}", self.day(due)),
                None => "no day set".to_owned(),
            },
            beside: None,
            marks: Vec::new(),
        });
        let waits = Group { title: Some("Planned"), rows: waits.collect() };
        let mut notes = Vec::new();
        if open.len() > OPEN {
            notes.push(format!("{} more planned.", open.len() - OPEN));
        }
        if tried.iter().any(|tried| tried.effect == Some(Effect::Helped)) {
            notes.push("What else changed in that time, no number knows.".to_owned());
        }
        let groups: Vec<Group> = [done, waits].into_iter().filter(|it| !it.rows.is_empty()).collect();
        if groups.iter().flat_map(|group| &group.rows).any(|row| !row.marks.is_empty()) {
            notes.push(HOW_TO_READ.to_owned());
        }
        Some(Section {
            id: "actions",
            title: "What was done about it",
            reading: helped(tried),
            body: Markup::of(&Dots { groups }),
            notes,
            table: (!tried.is_empty()).then(|| self.tried_table(tried)),
            is_wide: true,
        })
    }

    fn tried(&self, tried: &Tried) -> Row {
        Row {
            what: self.what(&tried.what).into_owned(),
            said: format!("Done {}; {}.", self.day(tried.done), said::tried(tried)),
            beside: Some(format!("For: {}", self.question(&tried.aim, &tried.question))),
            marks: Mark::change(tried.before, tried.since),
        }
    }

    fn tried_table(&self, all: &[Tried]) -> Table {
        let rows = all.iter().map(|tried| {
            vec![
                self.what(&tried.what).into_owned(),
                self.question(&tried.aim, &tried.question),
                self.day(tried.done),
                said::of(tried.before),
                said::of(tried.since),
            ]
        });
        Table { heads: vec!["what", "for", "done", "came up before", "since"], rows: rows.collect() }
    }
}

/// How many things that were done can be said to have helped.
fn helped(tried: &[Tried]) -> String {
    let helped = tried.iter().filter(|tried| tried.effect == Some(Effect::Helped)).count();
    match (tried.len(), helped) {
        (0, _) => "Nothing that was planned for a question is done yet.".to_owned(),
        (n, 0) => {
            format!("{} done; of none can these numbers say that it helped.", count(n, "thing", "things"))
        }
        (n, helped) => format!(
            "{} done; after {helped} of them what it was for comes up less, by more than chance explains.",
            count(n, "thing", "things")
        ),
    }
}
