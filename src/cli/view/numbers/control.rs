//! Whose it was to decide, and what went well.

use reject::date;
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
            let day = date::short(taken.date, self.today);
            lines.push(self.line(&format!("accepted: {}, {day}", one_line(&taken.company))));
        }
        for first in &wins.firsts {
            let day = date::short(first.date, self.today);
            lines.push(self.line(&format!("first {}: {}, by {day}", first.stage, one_line(&first.company))));
        }
        for went_well in &wins.went_well {
            let text = one_line(&went_well.text.split_whitespace().collect::<Vec<_>>().join(" "));
            let day = date::short(went_well.date, self.today);
            lines.push(self.line(&format!("“{text}” ({}, {day})", one_line(&went_well.company))));
        }
        let nothing = wins.nothing_to_change;
        if nothing.hits > 0 {
            let line = format!("Reflections that found nothing to change: {}.", rate(nothing));
            lines.push(self.line(&line));
        }
        (!lines.is_empty()).then(|| self.section("What went well", &lines))
    }
}
