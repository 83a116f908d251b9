//! What waits today, one line each, with the command that does it.

use chrono::NaiveDate;
use reject::date;
use reject::followups::FollowUp;
use reject::journal::Unfinished;
use reject::text::{as_operand, count, one_line};
use reject::today::{Today, Wait};
use unicode_width::UnicodeWidthStr as _;

use super::{shortened, wrap};
use crate::ui::{accent, bold};

/// How many lines are shown.
const SHOWN: usize = 5;

/// A line has at least so many columns for what waits, or its command stands below it.
const ROOM: usize = 30;

/// One thing that waits.
pub(crate) struct Line<'a> {
    /// What it is.
    text: String,
    /// When it was, left out where there is no room.
    when: String,
    /// How many more of its kind wait.
    more: usize,
    /// The command that does it.
    pub(crate) command: String,
    /// The same for a program; none of what lies in drafts/ and what cannot be read.
    pub(crate) wait: Option<&'a Wait>,
}

impl Line<'_> {
    fn new(text: String, command: impl Into<String>) -> Self {
        Self { text, when: String::new(), more: 0, command: command.into(), wait: None }
    }

    /// What it is, in full.
    pub(crate) fn whole(&self) -> String {
        self.told(usize::MAX)
    }

    /// What it is, in so many columns where words allow; how many more there are is never cut.
    fn told(&self, room: usize) -> String {
        let more = if self.more > 0 { format!(", {} more", self.more) } else { String::new() };
        let whole = format!("{}{}{more}", self.text, self.when);
        if whole.width() <= room {
            return whole;
        }
        format!("{}{more}", shortened(&self.text, room.saturating_sub(more.width())))
    }
}

/// Files that cannot be read.
pub(crate) fn unreadable(n: usize) -> Line<'static> {
    Line::new(format!("{} cannot be read", count(n, "file", "files")), "reject check")
}

/// Words in `drafts/` that found no place.
pub(crate) fn unsaved(n: usize) -> Line<'static> {
    Line::new(format!("{} in drafts/ found no place yet", count(n, "text", "texts")), "reject undo --list")
}

/// Something that was begun.
pub(crate) fn unfinished(
    what: &Unfinished,
    short: &dyn Fn(&str) -> String,
    command: String,
) -> Line<'static> {
    let text = match what {
        Unfinished::Log => "You had begun to write down a no".to_owned(),
        Unfinished::Review | Unfinished::Plan => "You had begun, and your answers are kept".to_owned(),
        Unfinished::Reflection(handle) => format!("You had begun to think {} through", short(handle)),
        Unfinished::Edit(handle) => format!("You had begun to edit {}", short(handle)),
        Unfinished::Feedback(handle) => format!("You had begun to keep feedback of {}", short(handle)),
        Unfinished::Letter(_) => "You had begun a letter".to_owned(),
        Unfinished::Form(_) | Unfinished::Unsaved => "A form is still open".to_owned(),
    };
    Line::new(text, command)
}

/// Something that waits.
pub(crate) fn line<'a>(wait: &'a Wait, short: &dyn Fn(&str) -> String, today: NaiveDate) -> Line<'a> {
    let day = |day: NaiveDate| date::short(day, today);
    let (text, command, more) = match wait {
        Wait::Thank { first, more } => (
            format!("Met {}? A thank-you is in time", whom(first)),
            format!("letter thank-you {}", short(&first.case)),
            *more,
        ),
        Wait::Reflect { first, more } => (
            format!("Think {} through", one_line(&first.company)),
            format!("reflect {}", short(&first.case)),
            *more,
        ),
        Wait::Act { id, action, due, more } => {
            let by = if *due == today { "today".to_owned() } else { day(*due) };
            (format!("Due {by}: {}", flat(action)), format!("plan done {}", as_operand(&one_line(id))), *more)
        }
        Wait::Hear { first, more } => (
            format!("Feedback from {}: did it come?", whom(first)),
            format!("feedback {} --received", short(&first.case)),
            *more,
        ),
        Wait::Ask { first, more } => (
            format!("Ask {} where it stands", whom(first)),
            format!("letter follow-up {}", short(&first.case)),
            *more,
        ),
        Wait::LookBack { due } => {
            let text = match due.stops {
                Some((stage, n)) => format!("{n} stopped at {stage}: look at the search as a whole"),
                None if due.is_reviewed => {
                    format!("{} since you last looked back", count(weeks(due.days), "week", "weeks"))
                }
                None => format!("{} of search to look back on", count(weeks(due.days), "week", "weeks")),
            };
            (text, "review".to_owned(), 0)
        }
        Wait::Silent { count: n, days, company } => {
            let who = match n {
                1 => one_line(company),
                n => count(*n, "application", "applications"),
            };
            (format!("{who}: silent for over {days} days"), "stale".to_owned(), 0)
        }
    };
    let when = match wait {
        Wait::Reflect { first, .. } => format!(", ended {}", day(first.date)),
        Wait::Ask { first, .. } => format!(", sent {}", day(first.since)),
        _ => String::new(),
    };
    Line { text, when, more, command: format!("reject {command}"), wait: Some(wait) }
}

fn weeks(days: i64) -> usize {
    usize::try_from(days / 7).unwrap_or(0)
}

fn whom(follow_up: &FollowUp) -> String {
    follow_up.company.clone().unwrap_or_else(|| follow_up.title.clone())
}

fn flat(text: &str) -> String {
    one_line(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The first five in a line each; where the terminal is too narrow, each command below its line.
pub(crate) fn list(lines: &[Line<'_>], width: usize) -> String {
    let shown = &lines[..lines.len().min(SHOWN)];
    let command = shown.iter().map(|line| line.command.width()).max().unwrap_or(0);
    let room = width.saturating_sub(command + 2);
    if room < ROOM {
        let pair =
            |line: &Line<'_>| format!("{}\n  {}", wrap(&line.whole(), 0, width), accent(&line.command));
        return shown.iter().map(pair).collect::<Vec<_>>().join("\n");
    }
    let texts: Vec<String> = shown.iter().map(|line| line.told(room)).collect();
    let widest = texts.iter().map(|text| text.width()).max().unwrap_or(0);
    let row = |(text, line): (String, &Line<'_>)| {
        let gap = " ".repeat(widest - text.width() + 2);
        format!("{text}{gap}{}", accent(&line.command))
    };
    texts.into_iter().zip(shown).map(row).collect::<Vec<_>>().join("\n")
}

/// The first one in one line of at most `width` columns, where words allow; none where nothing waits.
pub(crate) fn brief(lines: &[Line<'_>], width: usize) -> Option<String> {
    let first = lines.first()?;
    let rest: usize = lines.iter().map(|line| 1 + line.more).sum::<usize>() - 1;
    let more = if rest == 0 { String::new() } else { format!(" · {rest} more") };
    let room = width.saturating_sub(first.command.width() + more.width() + 3).max(12);
    Some(format!("{} · {}{more}", shortened(&first.text, room), first.command))
}

/// How one begins, where nothing is written down yet.
pub(crate) fn beginning(width: usize) -> String {
    let lines = [
        Line::new("Write down a no".to_owned(), "reject log"),
        Line::new("Note an application".to_owned(), "reject apply COMPANY ROLE"),
    ];
    let heading = bold(wrap("Nothing is written down yet. Two ways to begin:", 0, width));
    let last = wrap("`reject --help` lists the rest.", 0, width);
    format!("{heading}\n{}\n{last}", list(&lines, width))
}

/// That nothing waits.
pub(crate) fn nothing(today: &Today, is_gentle: bool, day: NaiveDate, width: usize) -> String {
    let in_play = match today.in_play {
        0 => String::new(),
        n => format!(" {} in play.", count(n, "application is", "applications are")),
    };
    let text = match &today.taken {
        Some(taken) => {
            let company = one_line(&taken.company);
            let on = taken.date.map_or_else(String::new, |it| format!(" on {}", date::short(it, day)));
            let taken = format!("You took the job at {company}{on}.");
            let others = if today.in_play == 0 {
                String::new()
            } else {
                format!("{in_play} To leave one: reject log COMPANY --ending withdrew")
            };
            format!("{taken} Nothing waits.{others}")
        }
        None if is_gentle => format!("Nothing waits.{in_play} The rest of the day is yours."),
        None => format!("Nothing waits.{in_play}"),
    };
    wrap(&text, 0, width)
}
