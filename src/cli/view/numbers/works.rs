//! What works better, and cases in groups.

use chrono::NaiveDate;
use reject::stats::{By, Compared, Groups, Outcome, Versus, Works};
use reject::text::{list, one_line};
use reject::{date, said};

use super::Screen;
use crate::ui::{accent, dim};
use crate::view::table::{Column, Table};

impl Screen<'_> {
    pub(super) fn works(&self) -> Option<String> {
        let works = &self.stats.works;
        if self.heading.is_some() && works.kinds.is_empty() {
            return None;
        }
        let mut lines = Vec::new();
        let (mut same, mut told) = (Vec::new(), false);
        for kind in &works.kinds {
            let differing = kind.differing();
            if differing.is_empty() {
                same.push(kind.by.word());
            }
            told |= !differing.is_empty();
            lines.extend(differing.iter().map(|group| self.versus(kind, group, works.outcome)));
        }
        if is_alike(works) {
            lines.push(self.line("Nothing to compare yet: it takes 20 applications whose outcome is known and not the same for all, 5 of them alike by source, role, level or tag."));
        } else if self.heading.is_some() {
            lines.push(self.line("Of cases you chose, no difference is called one: ask without a filter. The counts: `--by source`, role, level or tag."));
        } else if !same.is_empty() {
            let none = said::no_difference(works.outcome);
            lines.push(self.line(&format!("By {}: {none}.", list(&same, "and"))));
        }
        if told {
            lines.push(dim(self.line("A difference, not a cause: the jobs may differ, or how you came to them. Each is set against all others.")));
        }
        if !is_alike(works) {
            lines.push(dim(self.line(&said::compared(
                works,
                works.until.map(|day| date::short(day, self.today)).as_deref(),
            ))));
        }
        Some(self.section("What works better", &lines))
    }

    fn versus(&self, kind: &Compared, group: &Versus, outcome: Outcome) -> String {
        let name = format!("{} {}", kind.by.word(), one_line(&group.name));
        self.line(&format!("{}: {}.", accent(name), said::versus(group, outcome)))
    }

    /// The cases in groups, as a table.
    pub(crate) fn groups(&self, groups: &Groups) -> String {
        if self.stats.totals.cases == 0 {
            return self.nothing();
        }
        let mut table = Table::new([
            Column::left(groups.by.word()),
            Column::right("cases"),
            Column::right("answer"),
            Column::right("further"),
            Column::right("interview"),
            Column::right("rejected"),
            Column::right("silent"),
            Column::right("in play"),
        ])
        .indented(2);
        let shown = |n: usize| if n == 0 { String::new() } else { n.to_string() };
        for group in &groups.groups {
            table.row([
                named(&group.name, groups.by),
                group.cases.to_string(),
                shown(group.answered),
                shown(group.past_application),
                shown(group.interviews),
                shown(group.rejected),
                shown(group.no_reply),
                shown(group.in_play),
            ]);
        }
        let mut lines = Vec::new();
        if !groups.groups.is_empty() {
            lines.push(table.without_empty_columns().text(self.width));
        }
        if groups.without > 0 {
            lines.push(dim(self.line(&format!("{} without a {}", groups.without, groups.by.word()))));
        }
        if matches!(groups.by, By::Tag | By::Reason) && groups.groups.len() > 1 {
            lines.push(dim(self.line("A case with several is counted under each.")));
        }
        let title = format!("By {}", groups.by.word());
        let heading = self.heading.as_ref().map(|heading| dim(self.wrapped(0, heading)));
        heading.into_iter().chain([self.section(&title, &lines)]).collect::<Vec<_>>().join("\n\n")
    }
}

/// The name of a group as one reads it: `Nov 2026` for a month.
fn named(name: &str, by: By) -> String {
    let month = (by == By::Month).then(|| NaiveDate::parse_from_str(&format!("{name}-01"), "%Y-%m-%d").ok());
    month.flatten().map_or_else(|| name.to_owned(), |day| day.format("%b %Y").to_string())
}

/// Whether there is nothing to compare: too few cases, or the same outcome in all.
pub(super) fn is_alike(works: &Works) -> bool {
    let all = |group: &Versus| group.here.hits + group.elsewhere.hits;
    let of = |group: &Versus| group.here.of + group.elsewhere.of;
    works.kinds.iter().flat_map(|kind| &kind.groups).all(|group| all(group) == 0 || all(group) == of(group))
}
