//! The goals and how far they are, and what was done about what keeps coming back.

use super::Report;
use super::bars::{Bar, Bars};
use super::dots::{Block, Dots, Mark, Row};
use super::section::{Section, Table};
use crate::said;
use crate::stats::{Agenda, Effect, Task, Tried};
use crate::text::count;

/// How many rows of a sort are shown.
const NAMED: usize = 12;

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
        let all = count(goals.len(), "goal", "goals");
        let reading = if reached == 0 { String::new() } else { format!("{reached} of {all} reached.") };
        Some(Section {
            id: "goals",
            title: "Goals",
            reading,
            body: Bars { rows: rows.collect() }.markup(),
            ..Section::default()
        })
    }

    /// What was done, what it was meant to change, and what came of it; and what is still planned.
    pub(super) fn actions(&self) -> Option<Section> {
        let tried = &self.stats.tried;
        let agenda = Agenda::of(self.cases, self.given, true);
        let of_all = |tasks: Vec<Task>| if self.given.is_whole { tasks } else { Vec::new() };
        let (open, mut others) = (of_all(agenda.open), of_all(agenda.done));
        others.retain(|task| tried.iter().all(|tried| tried.id != task.id));
        // Without the user's words there is nothing to tell one from another.
        let most = if self.is_anonymous { 0 } else { NAMED };
        let others_done = "Done, where no number can tell what it changed";
        let blocks = [
            block("Done", tried.iter().take(NAMED).map(|tried| self.tried(tried))),
            block(others_done, others.iter().take(most).map(|task| self.other(task))),
            block("Planned", open.iter().take(most).map(|task| self.planned(task))),
        ];
        let dots = Dots { blocks: blocks.into_iter().flatten().collect() };
        let more = if most == 0 { "" } else { " more" };
        let beyond = |n: usize, what: &str| (n > most).then(|| format!("{}{more} {what}.", n - most));
        let beyond = [beyond(others.len(), "done"), beyond(open.len(), "planned")];
        let mut notes: Vec<String> = beyond.into_iter().flatten().collect();
        if dots.blocks.is_empty() && notes.is_empty() {
            return None;
        }
        if tried.iter().any(|tried| tried.effect == Some(Effect::Helped)) {
            notes.push("What else changed in that time, no number knows.".to_owned());
        }
        notes.extend(dots.how_to_read());
        Some(Section {
            id: "actions",
            title: "What was done about it",
            reading: helped(tried),
            body: dots.markup(),
            notes,
            table: (!tried.is_empty()).then(|| self.tried_table(tried)),
            is_wide: true,
        })
    }

    fn planned(&self, task: &Task) -> Row {
        let said = task.due.map_or_else(|| "no day set".to_owned(), |due| format!("by {}", self.day(due)));
        Row { what: self.what(&task.what), said, beside: None, marks: Vec::new() }
    }

    /// Something that was done and aimed at no question whose answers can be counted.
    fn other(&self, task: &Task) -> Row {
        let said = task.closed.map_or_else(String::new, |day| format!("Done {}.", self.day(day)));
        Row { what: self.what(&task.what), said, beside: None, marks: Vec::new() }
    }

    fn tried(&self, tried: &Tried) -> Row {
        Row {
            what: self.what(&tried.what),
            said: format!("Done {}; {}.", self.day(tried.done), said::tried(tried)),
            beside: Some(format!("For: {}", self.question(&tried.aim, &tried.question))),
            marks: Mark::change(tried.before, tried.since),
        }
    }

    fn tried_table(&self, all: &[Tried]) -> Table {
        let rows = all.iter().map(|tried| {
            vec![
                self.what(&tried.what),
                self.question(&tried.aim, &tried.question),
                self.day(tried.done),
                said::of(tried.before),
                said::of(tried.since),
            ]
        });
        Table::of(vec!["what", "for", "done", "came up before", "since"], rows.collect()).with_words(&[1, 2])
    }
}

/// These rows under a heading; none where there is none.
fn block(title: &'static str, rows: impl Iterator<Item = Row>) -> Option<Block> {
    let rows: Vec<Row> = rows.collect();
    (!rows.is_empty()).then_some(Block { title: Some(title), rows })
}

/// After how many of the things that were done for a question it comes up less.
fn helped(tried: &[Tried]) -> String {
    let helped = tried.iter().filter(|tried| tried.effect == Some(Effect::Helped)).count();
    let done = count(tried.len(), "thing was done for a question", "things were done for a question");
    match (tried.len(), helped) {
        (0, _) => String::new(),
        (_, 0) => format!("{done}; these numbers cannot say yet that it helped."),
        (1, _) => format!("{done}, and since then it comes up less, by more than chance explains."),
        (n, helped) if n == helped => {
            format!("{done}, and since then each of these comes up less, by more than chance explains.")
        }
        (_, helped) => {
            format!("{done}; for {helped} of them it comes up less since then, by more than chance explains.")
        }
    }
}
