//! The plan as a screen: what waits, the goals, what was done and whether it helped.

use chrono::NaiveDate;
use reject::date;
use reject::plan::{Goal, Progress};
use reject::said;
use reject::stats::{Agenda, Done, Effect, Task};
use reject::text::{list, one_line};
use unicode_width::UnicodeWidthStr as _;

use super::{TIED, wrap};
use crate::ui::{accent, bold, dim};

/// What stands on the plan, and where it is shown.
pub(crate) struct Page<'a> {
    pub(crate) agenda: &'a Agenda,
    /// Whether everything there ever was is on it.
    pub(crate) all: bool,
    pub(crate) today: NaiveDate,
    pub(crate) width: usize,
}

impl Page<'_> {
    /// The whole page, in at most so many columns as are wide.
    pub(crate) fn text(&self) -> String {
        let Agenda { open, goals, done, dropped, did } = self.agenda;
        let mut lately: Vec<String> = done.iter().map(|task| self.done(task)).collect();
        if !did.is_empty() {
            let weeks = if self.all { " in the last 8 weeks" } else { "" };
            lately.push(self.line(2, &format!("Also done{weeks}: {}", things_done(did))));
        }
        if done.iter().any(|task| task.effect.is_some()) {
            lately.push(dim(self.line(
                2,
                &format!("The answers before and since: `{}`", "reject stats actions".replace(' ', TIED)),
            )));
        }
        let lately_title = if self.all { "Done" } else { "Done in the last 8 weeks" };
        let sections = [
            self.section("To do", &open.iter().map(|task| self.open(task)).collect::<Vec<_>>()),
            self.section("Goals", &goals.iter().map(|progress| self.goal(progress)).collect::<Vec<_>>()),
            self.section(lately_title, &lately),
            self.section("Let go", &dropped.iter().map(|task| self.closed(task, None)).collect::<Vec<_>>()),
        ];
        sections.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
    }

    fn section(&self, title: &str, lines: &[String]) -> Option<String> {
        let title = bold(wrap(title, 0, self.width));
        (!lines.is_empty()).then(|| format!("{title}\n{}", lines.join("\n")))
    }

    fn line(&self, indent: usize, text: &str) -> String {
        wrap(text, indent, self.width).replace(TIED, " ")
    }

    /// Facts behind something; none is parted where it fits in a line.
    fn facts(&self, facts: &[String]) -> String {
        let tied = |fact: &String| {
            if fact.width() + 6 <= self.width { fact.replace(' ', TIED) } else { fact.clone() }
        };
        facts.iter().map(|fact| format!(" ·{TIED}{}", tied(fact))).collect::<Vec<_>>().concat()
    }

    /// What to do; below it the id, the day, the case and the question.
    fn open(&self, task: &Task) -> String {
        let case = task.title.as_ref().or(task.case.as_ref());
        let case = case.map(|case| one_line(case));
        let facts: Vec<String> = task.due.map(|due| self.due(due)).into_iter().chain(case).collect();
        let facts = format!("{}{}", one_line(&task.id), self.facts(&facts));
        let mut lines = vec![self.line(2, &in_one_line(&task.what)), self.line(4, &facts)];
        if let Some(question) = task.question.as_ref().or(task.aim.as_ref()) {
            lines.push(dim(self.line(4, &format!("for: {}", in_one_line(question)))));
        }
        lines.join("\n")
    }

    /// `by 27 Nov`, `due today`, `was due on 20 Nov`
    fn due(&self, due: NaiveDate) -> String {
        let day = date::short(due, self.today);
        match (due - self.today).num_days() {
            0 => "due today".to_owned(),
            1.. => format!("by {day}"),
            _ => format!("was due on {day}"),
        }
    }

    /// `7 of 12 applications by 31 Dec, 39 days left · applications`
    fn goal(&self, progress: &Progress) -> String {
        let dropped = progress
            .dropped
            .map_or_else(String::new, |day| format!(", let go on {}", date::short(day, self.today)));
        let line = said::goal(progress, &one_line(&progress.goal.of), self.today);
        self.line(2, &format!("{line}{dropped}{}", self.facts(&[one_line(&progress.goal.id)])))
    }

    /// What was done and when, and whether it helped in a few words.
    fn done(&self, task: &Task) -> String {
        match task.effect {
            Some(Effect::Helped) => accent(self.closed(task, Some("comes up less since"))),
            Some(Effect::NoDifference) => self.closed(task, Some("no difference these numbers can show")),
            Some(Effect::TooEarly) => self.closed(task, Some("too early to tell")),
            None => self.closed(task, None),
        }
    }

    fn closed(&self, task: &Task, helped: Option<&str>) -> String {
        let day = task.closed.map(|day| date::short(day, self.today));
        let facts: Vec<String> = day.into_iter().chain(helped.map(str::to_owned)).collect();
        self.line(2, &format!("{}{}", in_one_line(&task.what), self.facts(&facts)))
    }
}

/// `12 applications by 31 Dec`
pub(crate) fn goal(goal: &Goal, today: NaiveDate) -> String {
    let by = goal.by.map_or_else(String::new, |by| format!(" by {}", date::short(by, today)));
    format!("{} {}{by}", goal.count, one_line(&goal.of))
}

/// `Planned: Call Ada (by 27 Nov)`, with that word before it.
pub(crate) fn planned(word: &str, what: &str, due: Option<NaiveDate>, today: NaiveDate) -> String {
    let due = due.map_or_else(String::new, |due| format!(" (by {})", date::short(due, today)));
    format!("{word}: {what}{due}")
}

/// `a networking meeting and classes (3)`
pub(crate) fn things_done(did: &[Done]) -> String {
    let did: Vec<String> = did.iter().map(done).collect();
    list(&did, "and")
}

/// `a networking meeting`, `networking meetings (3)`
pub(crate) fn done(done: &Done) -> String {
    let thing = one_line(&done.thing);
    if done.count == 1 { thing } else { format!("{thing} ({})", done.count) }
}

fn in_one_line(text: &str) -> String {
    one_line(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}
