//! `reject stats`: what keeps coming back.

use chrono::NaiveDate;
use reject::case::Case;
use reject::export::json::UnreadableJson;
use reject::stats::{By, Given, Groups, Opened, Stats};
use reject::text::{nearest, same};
use serde::Serialize;

use super::{Reading, Session};
use crate::args::{Filters, word};
use crate::failure::Failure;
use crate::view::cases::Nothing;
use crate::view::numbers::{Part, Screen};

/// What each part shows, below the help.
const PARTS: &str = "\
Parts:
  all       every one of these
  stops     where it stops, and how many got past each stage
  patterns  what keeps coming back in your answers, and which skills were missing
  reasons   why they said no, as they said it and as you guess
  actions   what you did about it: the answers before and since
  answers   how long until an answer
  works     which sources, kinds of role, levels and tags do better
  words     the words that recur in what they wrote
  control   whether it was within your control
  wins      first times, and what went well
  momentum  applications week by week, and your goals
  trend     the last eight weeks beside the eight before
  months    month by month";

/// Sees what keeps coming back
#[derive(Debug, clap::Args)]
#[command(after_help = PARTS)]
pub(crate) struct Args {
    /// Parts to show, or a pattern to open: a question such as interview/stories, a reason, a skill
    #[arg(value_name = "PART|PATTERN")]
    what: Vec<String>,
    /// Count the cases in groups
    #[arg(long, value_name = "WHAT", value_parser = word::<By>(By::ALL.map(By::word).to_vec()), conflicts_with = "what")]
    by: Option<By>,
    #[command(flatten)]
    filters: Filters,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// What was asked for.
enum Wanted {
    /// Parts of the numbers; none is the first screen.
    Parts(Vec<Part>),
    Groups(Groups),
    Patterns(Vec<Opened>),
}

#[derive(Serialize)]
struct Counted<'a> {
    version: u32,
    today: NaiveDate,
    heading: Option<String>,
    #[serde(flatten)]
    numbers: Numbers<'a>,
    unreadable: Vec<UnreadableJson>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Numbers<'a> {
    All(&'a Stats),
    Groups(&'a Groups),
    Patterns { opened: &'a [Opened] },
}

pub(crate) fn run(args: Args, mut session: Session<'_>) -> Result<u8, Failure> {
    let reading = Reading::of(args.filters, &mut session)?;
    let settings = session.journal.settings().clone();
    let given = reading.given(&settings);
    let wanted = wanted(&args.what, args.by, &reading.found, given)?;
    let stats = Stats::of(&reading.found, given);
    if args.json {
        let unreadable = reading.broken.iter().chain(&reading.unreadable).map(UnreadableJson::of).collect();
        let numbers = match &wanted {
            Wanted::Parts(_) => Numbers::All(&stats),
            Wanted::Groups(groups) => Numbers::Groups(groups),
            Wanted::Patterns(opened) => Numbers::Patterns { opened },
        };
        let (today, heading) = (reading.today, reading.heading.clone());
        session.ui.json(&Counted { version: 1, today, heading, numbers, unreadable })?;
    } else if reading.nothing == Nothing::Written {
        session.ui.say("Nothing is written down yet, so there is nothing to count.\n`reject log` writes down a no, `reject apply` an application.");
    } else {
        let screen = Screen {
            stats: &stats,
            heading: reading.heading.clone(),
            unreadable: reading.unreadable.len(),
            ahead: reading.ahead,
            nothing: reading.nothing,
            plan_read: reading.plan_read,
            today: reading.today,
            width: session.ui.width,
            height: session.ui.height,
            plain: session.ui.plain,
        };
        let text = match &wanted {
            Wanted::Parts(parts) => screen.text(parts),
            Wanted::Groups(groups) => screen.groups(groups),
            Wanted::Patterns(opened) => screen.opened(opened),
        };
        session.ui.answer(&text)?;
    }
    Ok(reading.report(&mut session))
}

fn wanted(what: &[String], by: Option<By>, cases: &[Case], given: Given<'_>) -> Result<Wanted, Failure> {
    if let Some(by) = by {
        return Ok(Wanted::Groups(Groups::of(cases, by, given.families)));
    }
    let parts: Vec<Part> =
        Part::ALL.into_iter().filter(|part| what.iter().any(|word| same(part.word(), word))).collect();
    let is_part = |word: &str| same(word, "all") || parts.iter().any(|part| same(part.word(), word));
    if what.iter().all(|word| is_part(word)) {
        let is_all = what.iter().any(|word| same(word, "all"));
        return Ok(Wanted::Parts(if is_all { Part::ALL.to_vec() } else { parts }));
    }
    let mut opened = Vec::new();
    for word in what.iter().filter(|word| !is_part(word)) {
        let found = Opened::of(cases, given, word);
        if found.is_empty() && !cases.is_empty() {
            return Err(unknown(word, cases, given));
        }
        opened.extend(found);
    }
    match what.iter().find(|word| is_part(word)) {
        Some(part) => Err(Failure::misuse(format!("'{part}' is a part of the numbers, the rest is not"))
            .tip("ask for parts, or open patterns, not both at once")),
        None => Ok(Wanted::Patterns(opened)),
    }
}

fn unknown(word: &str, cases: &[Case], given: Given<'_>) -> Failure {
    let parts = Part::ALL.map(Part::word);
    let names = Opened::names(cases, given);
    let known = parts.into_iter().chain(["all"]).chain(names.iter().map(String::as_str));
    let of_topic: Vec<&str> =
        names.iter().filter(|name| name.split('/').next() == Some(word)).map(String::as_str).collect();
    let by = word.trim_end_matches('s').parse::<By>();
    let tip = match nearest(word, known) {
        _ if by.is_ok() => {
            format!("to count cases in groups: `reject stats --by {}`", by.map_or("", By::word))
        }
        _ if !of_topic.is_empty() => format!("its questions: {}", of_topic.join(", ")),
        Some(near) => format!("a similar one exists: '{near}'"),
        None => format!(
            "the parts are all, {}; a pattern is named by its question, reason or skill",
            parts.join(", ")
        ),
    };
    Failure::misuse(format!("'{word}' is no part of the numbers and nothing that came up")).tip(tip)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_has_its_line_in_the_help_in_the_order_they_are_shown() {
        let named = PARTS.lines().skip(2).filter_map(|line| line.split_whitespace().next());
        assert_eq!(named.collect::<Vec<_>>(), Part::ALL.map(Part::word));
    }
}
