//! Whose it was to decide, and what went well.

use chrono::NaiveDate;
use reject::date;
use reject::said;
use reject::text::one_line;

use super::{Screen, rate};

impl Screen<'_> {
    pub(super) fn control(&self) -> Option<String> {
        let control = self.stats.control;
        let mut lines = Vec::new();
        if control.said() > 0 {
            let said = [
                (control.yes, "yes"),
                (control.partly, "in part"),
                (control.no, "no"),
                (control.unknown, "no way to know"),
            ];
            let said: Vec<String> =
                said.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
            lines.push(self.line(&format!(
                "{}. Said of {} of {} that ended in a no, in silence or closed.",
                said.join(", "),
                control.said(),
                control.ended
            )));
        }
        if control.theirs.hits > 0 {
            let line = format!(
                "Their reasons named nothing of yours in {}, where one can tell.",
                rate(control.theirs)
            );
            lines.push(self.line(&line));
        }
        (!lines.is_empty()).then(|| self.section("Was it within your control?", &lines))
    }

    pub(super) fn wins(&self) -> Option<String> {
        let wins = &self.stats.wins;
        let mut lines = Vec::new();
        if let Some(taken) = &wins.accepted {
            let at = self.at(&one_line(&taken.company), taken.date);
            lines.push(self.line(&format!("You took a job: {at}")));
        }
        for first in &wins.firsts {
            let company = first.company.as_deref().map(one_line);
            let day = first.date.map(|day| format!("by {}", date::short(day, self.today)));
            let at: Vec<String> = company.into_iter().chain(day).collect();
            let first = said::first(first.stage, self.heading.is_none());
            lines.push(self.line(&format!("{first}: {}", at.join(", "))));
        }
        for went_well in &wins.went_well {
            let text = one_line(&went_well.text.split_whitespace().collect::<Vec<_>>().join(" "));
            let at = self.at(&one_line(&went_well.company), went_well.date);
            lines.push(self.line(&format!("“{text}” ({at})")));
        }
        let nothing = wins.nothing_to_change;
        if nothing.hits > 0 {
            let line = format!("Reflections that found nothing to change: {}.", rate(nothing));
            lines.push(self.line(&line));
        }
        (!lines.is_empty()).then(|| self.section("What went well", &lines))
    }

    /// `Acme, 9 Mar`; without the day where it is not known.
    pub(super) fn at(&self, company: &str, day: Option<NaiveDate>) -> String {
        let day = day.map_or_else(String::new, |day| format!(", {}", date::short(day, self.today)));
        format!("{company}{day}")
    }
}
