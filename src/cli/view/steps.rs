//! What was written in one go, as it is shown before it is taken back.

use reject::journal::{Part, Step};
use reject::plan::{self, Did, Entry, Step as Planned, Toward};
use reject::prompts::Prompts;
use reject::text;
use reject::text::{count, one_line};

use super::table::{Column, Table};
use super::{review, story, wrap};
use crate::ui::bold;

/// So many files are shown in full.
const IN_FULL: usize = 3;

/// So many are named.
const NAMED: usize = 10;

/// So many steps are listed.
const LISTED: usize = 20;

/// So many lines of a file that is neither a case nor the plan are shown.
const LINES: usize = 12;

/// What a step wrote: a few files to the word, of many the names. `title` says of which case a part is.
pub(crate) fn shown(
    step: &Step,
    title: &dyn Fn(&Part) -> Option<String>,
    plan: &[Entry],
    prompts: &Prompts,
    width: usize,
) -> String {
    if step.parts.len() <= IN_FULL {
        let parts = step.parts.iter().map(|part| in_full(part, title, plan, prompts, width));
        return parts.collect::<Vec<_>>().join("\n\n");
    }
    let mut lines = vec![wrap(&counted(step), 0, width)];
    let named = step.parts.iter().take(NAMED);
    lines.extend(named.map(|part| wrap(&in_short(part, title, plan), 2, width)));
    if step.parts.len() > NAMED {
        lines.push(format!("  and {} more", step.parts.len() - NAMED));
    }
    lines.join("\n")
}

/// One line a step. `obstacle` says of a file why it keeps its step from going.
pub(crate) fn table(
    heading: &str,
    steps: &[Step],
    obstacle: &str,
    title: &dyn Fn(&Part) -> Option<String>,
    plan: &[Entry],
    width: usize,
) -> String {
    let mut table = Table::new([Column::fixed("by"), Column::left("what")]).indented(2);
    for step in steps.iter().take(LISTED) {
        let mut what: Vec<String> = if step.parts.len() > IN_FULL {
            vec![counted(step)]
        } else {
            step.parts.iter().map(|part| in_short(part, title, plan)).collect()
        };
        what.extend(step.changed.iter().map(|file| format!("{} {obstacle}", text::shown(file))));
        what.extend(step.gone.iter().map(|file| format!("it no longer stands in {}", text::shown(file))));
        table.row([step.by.clone(), what.join("; ")]);
    }
    let more = steps.len().saturating_sub(LISTED);
    let rest = if more > 0 { format!("\n  and {more} more") } else { String::new() };
    format!("{}\n{}{rest}", bold(heading), table.text(width))
}

/// How many files there are of each kind.
fn counted(step: &Step) -> String {
    let is_case = |part: &&Part| part.handle().is_some();
    let new = step.parts.iter().filter(is_case).filter(|part| part.is_whole).count();
    let grown = step.parts.iter().filter(is_case).count() - new;
    let other = step.parts.len() - new - grown;
    let all = [
        (new, count(new, "new case", "new cases")),
        (grown, format!("more about {}", count(grown, "case", "cases"))),
        (other, count(other, "other file", "other files")),
    ];
    let told: Vec<String> = all.into_iter().filter(|(n, _)| *n > 0).map(|(_, told)| told).collect();
    told.join(", ")
}

fn in_full(
    part: &Part,
    title: &dyn Fn(&Part) -> Option<String>,
    plan: &[Entry],
    prompts: &Prompts,
    width: usize,
) -> String {
    if let Some(case) = part.case() {
        if part.is_whole {
            return story::of(&case, prompts, false, width);
        }
        let of = title(part).unwrap_or_else(|| text::shown(&part.file));
        return format!("{}\n{}", bold(wrap(&of, 0, width)), story::events(case.events(), prompts, width));
    }
    let file = text::shown(&part.file);
    if let Some(entries) = part.plan() {
        let lines = entries.iter().map(|entry| wrap(&entry_told(entry, plan), 2, width));
        return format!("{}\n{}", bold(file), lines.collect::<Vec<_>>().join("\n"));
    }
    if let Some(reviews) = part.reviews() {
        let kept: Vec<String> = reviews.iter().map(|one| review::kept(one, prompts, width)).collect();
        return format!("{}\n{}", bold(file), kept.join("\n\n"));
    }
    if part.handle().is_some() {
        return format!("{}\n  a case that cannot be read", bold(file));
    }
    let text = String::from_utf8_lossy(&part.bytes).into_owned();
    let lines: Vec<String> = text.lines().take(LINES).map(|line| format!("  {}", one_line(line))).collect();
    let more = if text.lines().count() > LINES { "\n  …" } else { "" };
    format!("{}\n{}{more}", bold(file), lines.join("\n"))
}

/// A part in one line.
fn in_short(part: &Part, title: &dyn Fn(&Part) -> Option<String>, plan: &[Entry]) -> String {
    if let Some(case) = part.case() {
        let of = title(part).unwrap_or_else(|| text::shown(&part.file));
        let told: Vec<String> = case.events().iter().map(reject::event::Event::told).collect();
        return format!("{of}: {}", told.join(", "));
    }
    match part.plan() {
        Some(entries) => entries.iter().map(|entry| entry_told(entry, plan)).collect::<Vec<_>>().join("; "),
        None => text::shown(&part.file),
    }
}

/// An entry of the plan in a few words; what an id stands for is in `plan`.
fn entry_told(entry: &Entry, plan: &[Entry]) -> String {
    let named = |id: &str| one_line(&plan::named(plan, id).unwrap_or_else(|| id.to_owned()));
    match &entry.step {
        Planned::Planned(action) => format!("planned: {}", one_line(&action.what)),
        Planned::Started(id) => format!("taken up: {}", named(id)),
        Planned::Done(id) => format!("done: {}", named(id)),
        Planned::Dropped(id) => format!("let go: {}", named(id)),
        Planned::Goal(goal) => format!("goal: {} {}", goal.count, one_line(&goal.of)),
        Planned::Did(Did { toward, count }) => {
            let what = match toward {
                Toward::Goal(id) => named(id),
                Toward::Thing(thing) => one_line(thing),
            };
            if *count > 1 { format!("did: {count} {what}") } else { format!("did: {what}") }
        }
    }
}
