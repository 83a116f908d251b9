//! What an import would write, before it does.

use chrono::NaiveDate;
use reject::case::Case;
use reject::date;
use reject::event::{Ending, Event, Kind};
use reject::import::Incoming;
use reject::import::merge::Additions;
use reject::import::sheet::{Meaning, Order, Read, Reading, Stray, Use, Why};
use reject::text::{count, list, one_line};

use super::story::hanging;
use super::{cases, wrap};
use crate::ui::{bold, dim};

/// What there is to say before the cases.
pub(crate) struct Preview {
    /// The file, in a line.
    pub(crate) heading: String,
    /// How it was read.
    pub(crate) remarks: Vec<String>,
    /// How many new entries of a plan it holds.
    pub(crate) plan: usize,
}

/// How many cases are shown as they will look.
const SHOWN: usize = 5;

/// How many of a kind are named.
const NAMED: usize = 20;

impl Preview {
    pub(crate) fn text(&self, additions: &Additions, today: NaiveDate, width: usize) -> String {
        let mut lines = vec![bold(wrap(&self.heading, 0, width))];
        let remarks = self.remarks.iter().flat_map(|remark| remark.lines());
        lines.extend(remarks.map(|line| match line.strip_prefix("  ") {
            Some(item) => hanging("  ", item, width),
            None => wrap(line, 0, width),
        }));
        lines.push(String::new());
        lines.extend(new(additions, today, width));
        lines.extend(grown(additions, today, width));
        if additions.known > 0 {
            let known = count(additions.known, "case is", "cases are");
            lines.push(wrap(&format!("{known} in the journal already, with nothing new."), 0, width));
        }
        if self.plan > 0 {
            let entries = count(self.plan, "new entry", "new entries");
            lines.push(format!("{entries} of the plan"));
        }
        lines.extend(contradictions(additions, width));
        lines.extend(alike(additions, width));
        lines.join("\n").trim_end().to_owned()
    }
}

fn case_of(incoming: &Incoming) -> Case {
    Case::new(String::new(), incoming.details.clone(), incoming.events.clone())
}

/// `3 rejected, 1 in play`
fn fates(cases: impl Iterator<Item = Case>) -> String {
    let mut counts = vec![0; Ending::ALL.len() + 1];
    for case in cases {
        let at = Ending::ALL.iter().position(|ending| case.ending() == Some(*ending));
        counts[at.unwrap_or(Ending::ALL.len())] += 1;
    }
    let names = Ending::ALL.iter().map(|ending| ending.said()).chain(["in play"]);
    let said = names.zip(counts).filter(|(_, n)| *n > 0).map(|(name, n)| format!("{n} {name}"));
    said.collect::<Vec<_>>().join(", ")
}

fn new(additions: &Additions, today: NaiveDate, width: usize) -> Vec<String> {
    if additions.new.is_empty() {
        return Vec::new();
    }
    let all = &additions.new;
    let title = format!("{} to add: {}", count(all.len(), "case", "cases"), fates(all.iter().map(case_of)));
    let mut lines = vec![wrap(&title, 0, width)];
    let shown: Vec<Case> = all.iter().take(SHOWN).map(case_of).collect();
    lines.push(cases::table(&shown, today, width));
    if all.len() > SHOWN {
        lines.push(dim(format!("and {} more", all.len() - SHOWN)));
    }
    lines.push(String::new());
    lines
}

fn grown(additions: &Additions, today: NaiveDate, width: usize) -> Vec<String> {
    if additions.grown.is_empty() {
        return Vec::new();
    }
    let mut lines =
        vec![format!("News of {} in the journal:", count(additions.grown.len(), "case", "cases"))];
    for growth in additions.grown.iter().take(NAMED) {
        let news: Vec<String> = growth.events.iter().map(|event| news(event, today)).collect();
        lines.push(wrap(&format!("{}: {}", growth.title, news.join("; ")), 2, width));
    }
    if additions.grown.len() > NAMED {
        lines.push(dim(format!("  and {} more", additions.grown.len() - NAMED)));
    }
    lines.push(String::new());
    lines
}

/// `rejected 12 Nov`
fn news(event: &Event, today: NaiveDate) -> String {
    let day = event.day().map_or_else(String::new, |day| format!(" {}", date::short(day, today)));
    let stage = event.stage.map_or_else(String::new, |stage| match event.round {
        Some(round) => format!(" {stage} {round}"),
        None => format!(" {stage}"),
    });
    match (event.kind, &event.note) {
        (Kind::Advanced, _) => format!("got to{stage}{day}"),
        (Kind::Ended(ending), _) => format!("{}{day}", ending.said()),
        (Kind::Noted, Some(note)) => format!("a note, '{}'", one_line(note)),
        (Kind::Noted, None) if event.stage.is_some() => format!("was at{stage}{day}"),
        (Kind::Noted, None) => "more about it".to_owned(),
        (kind, _) => format!("{}{day}", kind.word()),
    }
}

fn contradictions(additions: &Additions, width: usize) -> Vec<String> {
    let all = &additions.contradictions;
    let said = all
        .iter()
        .take(NAMED)
        .map(|it| hanging("  ", &format!("line {}, {}: {}", it.line, it.handle, one_line(&it.what)), width));
    let more = (all.len() > NAMED).then(|| dim(format!("  and {} more", all.len() - NAMED)));
    titled("What the file tells otherwise stays as the journal has it:", said.chain(more).collect(), width)
}

fn alike(additions: &Additions, width: usize) -> Vec<String> {
    let all = &additions.alike;
    let said: Vec<String> = all
        .iter()
        .take(NAMED)
        .map(|(line, handle)| wrap(&format!("line {line}: {handle}"), 2, width))
        .chain((all.len() > NAMED).then(|| dim(format!("  and {} more", all.len() - NAMED))))
        .collect();
    let cases = count(all.len(), "case has", "cases have");
    titled(
        &format!("{cases} the company and role of one in the journal, and would stand beside it:"),
        said,
        width,
    )
}

fn titled(title: &str, lines: Vec<String>, width: usize) -> Vec<String> {
    if lines.is_empty() {
        return Vec::new();
    }
    [vec![wrap(title, 0, width)], lines, vec![String::new()]].concat()
}

/// How a sheet was read: its columns, days and words, and what is left out.
pub(crate) fn remarks(read: &Read) -> Vec<String> {
    let mut lines = columns(read);
    lines.extend(orders(read));
    if !read.statuses.is_empty() {
        let words = read
            .statuses
            .iter()
            .map(|(word, n, reading)| format!("'{}' ({n}) → {}", one_line(word), meaning(*reading)));
        lines.push(format!("Words of the status: {}", words.collect::<Vec<_>>().join(", ")));
    }
    let left: Vec<String> = read
        .left
        .iter()
        .map(|left| {
            let what =
                if left.what.is_empty() { String::new() } else { format!(" ({})", one_line(&left.what)) };
            format!("line {}{what}: {}", left.line, left.why)
        })
        .collect();
    if !read.unnamed.is_empty() {
        let cases = count(read.unnamed.len(), "row names", "rows name");
        let numbers: Vec<String> = read.unnamed.iter().map(usize::to_string).collect();
        lines.push(format!("{cases} no company, and 'unknown' stands for it: {}", lines_of(&numbers)));
    }
    lines.extend(strays(&read.strays));
    if !left.is_empty() {
        lines.push(format!("{} left out:\n  {}", count(left.len(), "row is", "rows are"), left.join("\n  ")));
    }
    lines
}

/// `line 3`, `lines 3, 5 and 9`
fn lines_of(numbers: &[String]) -> String {
    let word = if numbers.len() == 1 { "line" } else { "lines" };
    let named = &numbers[..numbers.len().min(NAMED)];
    match numbers.len() - named.len() {
        0 => format!("{word} {}", list(named, "and")),
        more => format!("{word} {} and {more} more", named.join(", ")),
    }
}

/// Cells that should hold a day.
fn strays(all: &[Stray]) -> Option<String> {
    if all.is_empty() {
        return None;
    }
    let cell =
        |it: &Stray| format!("line {}: '{}' in '{}'", it.line, one_line(&it.cell), one_line(&it.header));
    let mut named: Vec<String> = all.iter().take(NAMED).map(cell).collect();
    if all.len() > NAMED {
        named.push(format!("and {} more", all.len() - NAMED));
    }
    let cells = count(
        all.len(),
        "cell holds no day, or one that cannot be, and goes",
        "cells hold no day, or one that cannot be, and go",
    );
    Some(format!("{cells} into the note:\n  {}", named.join("\n  ")))
}

fn columns(read: &Read) -> Vec<String> {
    let name =
        |at: usize, header: &str| if header.is_empty() { format!("#{}", at + 1) } else { one_line(header) };
    let used = |wanted: Use| {
        let columns = read.uses.iter().enumerate().filter(move |(_, (_, it))| *it == wanted);
        columns.map(|(at, (header, _))| name(at, header)).collect::<Vec<_>>()
    };
    let told = read.uses.iter().filter_map(|(header, it)| match it {
        Use::Tells(field) => Some(format!("{} → {field}", one_line(header))),
        _ => None,
    });
    let mut lines = vec![format!("Columns: {}", told.collect::<Vec<_>>().join(", "))];
    for (what, wanted) in [("Into the note", Use::Noted), ("Left out", Use::Dropped)] {
        let columns = used(wanted);
        if !columns.is_empty() {
            lines.push(format!("{what}: {}", columns.join(", ")));
        }
    }
    lines
}

/// Which columns are read in which order, and why.
fn orders(read: &Read) -> Vec<String> {
    let names = [
        (Order::DayMonth, "day/month"),
        (Order::MonthDay, "month/day"),
        (Order::YearMonth, "year/month/day"),
    ];
    let said = names.iter().map(|(order, name)| {
        let columns = read.orders.iter().filter(|(_, it, _)| it == order);
        let columns: Vec<String> =
            columns.map(|(header, _, why)| format!("{} ({})", one_line(header), because(why))).collect();
        (name, columns)
    });
    let said = said.filter(|(_, columns)| !columns.is_empty());
    said.map(|(name, columns)| format!("Read as {name}: {}", columns.join(", "))).collect()
}

fn because(why: &Why) -> String {
    match why {
        Why::Days(n) => format!("{} a day over 12", count(*n, "row has", "rows have")),
        Why::Dots => "days with dots".to_owned(),
        Why::Like(other) => format!("like '{}'", one_line(other)),
        Why::Told => "as you said".to_owned(),
    }
}

fn meaning(reading: Reading) -> String {
    let said = |meaning: Meaning| {
        let ending = meaning.ending.map_or("in play", Ending::said);
        match meaning.stage {
            Some((stage, Some(round))) => format!("{ending} at {stage} {round}"),
            Some((stage, None)) => format!("{ending} at {stage}"),
            None => ending.to_owned(),
        }
    };
    match reading {
        Reading::Means(it) => said(it),
        Reading::MeansAndMore(it) => format!("{}, and into the note", said(it)),
        Reading::Noted => "into the note".to_owned(),
        Reading::NotYet => "left out".to_owned(),
    }
}

/// What stands between the cells, in a word.
pub(crate) fn delimiter(delimiter: char) -> &'static str {
    match delimiter {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        _ => "bars",
    }
}
