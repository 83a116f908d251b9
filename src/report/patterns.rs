//! What keeps coming back.

use super::Report;
use super::dots::{Dots, Group, Mark, Row};
use super::markup::name;
use super::section::{Section, Table};
use crate::said;
use crate::stats::{Pattern, Share, State};
use crate::text::{count, list};

/// How many cases are named in a row of the table before the rest is counted.
const NAMED: usize = 8;

impl Report<'_> {
    pub(super) fn patterns(&self) -> Option<Section> {
        let patterns = &self.stats.patterns;
        let looked = patterns.questions + patterns.with_stated + patterns.with_guessed + patterns.with_skills;
        if looked == 0 {
            return None;
        }
        let of = |title, patterns: &[Pattern]| Group {
            title: Some(title),
            rows: patterns.iter().map(|pattern| self.row(pattern)).collect(),
        };
        let groups = [
            of("In the answers to questions", &patterns.concerns),
            of("Reasons they gave", &patterns.stated),
            of("Reasons that are a guess", &patterns.guessed),
            of("Skills that were missing", &patterns.skills),
        ];
        let groups: Vec<Group> = groups.into_iter().filter(|group| !group.rows.is_empty()).collect();
        let rows: Vec<Vec<String>> = patterns.all().map(|pattern| self.cells(pattern)).collect();
        let has_marks = groups.iter().flat_map(|group| &group.rows).any(|row| !row.marks.is_empty());
        Some(Section {
            id: "patterns",
            title: "What keeps coming back",
            reading: self.looked_at(),
            body: Dots { groups }.markup(),
            notes: if has_marks { vec![HOW_TO_READ.to_owned()] } else { Vec::new() },
            table: (!rows.is_empty()).then(|| Table { heads: self.heads(), rows }),
            is_wide: true,
        })
    }

    /// How many of what was looked at keep coming back.
    fn looked_at(&self) -> String {
        const OFTEN: &str = "in at least 3 cases and a third of those that say, in the last 12 months";
        let patterns = &self.stats.patterns;
        let back =
            |of: &[Pattern]| of.iter().filter(|it| matches!(it.state, State::Recurring | State::New)).count();
        let questions = back(&patterns.concerns);
        let reasons = back(&patterns.stated) + back(&patterns.guessed);
        let skills = back(&patterns.skills);
        let mut told = Vec::new();
        if patterns.questions > 0 {
            let asked = count(patterns.questions, "question", "questions");
            told.push(format!("{questions} of {asked}"));
        }
        let others = [(reasons, "reason", "reasons"), (skills, "skill", "skills")];
        let others = others.iter().filter(|(n, _, _)| *n > 0);
        told.extend(others.map(|(n, one, many)| count(*n, one, many)));
        match questions + reasons + skills {
            0 if patterns.all().next().is_none() => format!("Nothing came up {OFTEN}."),
            0 => format!("Nothing keeps coming back: nothing new came up {OFTEN}."),
            1 if told.len() == 1 => format!("{} keeps coming back, {OFTEN}.", told[0]),
            _ => format!("{} keep coming back, {OFTEN}.", list(&told, "and")),
        }
    }

    fn row(&self, pattern: &Pattern) -> Row {
        let marks = match pattern.state {
            State::Recurring => Mark::now(pattern.came_up).into_iter().collect(),
            State::New | State::Improved => Mark::change(pattern.before, pattern.lately),
            State::Quiet => Mark::now(pattern.before).into_iter().map(Mark::over).collect(),
        };
        let is_shipped = !self.is_anonymous;
        let hint = pattern.hint.as_ref().filter(|_| is_shipped && pattern.state == State::Recurring);
        Row {
            what: self.pattern(pattern),
            said: self.said(pattern),
            beside: hint.map(|hint| format!("Try: {}", name(hint))),
            marks,
        }
    }

    fn heads(&self) -> Vec<&'static str> {
        let mut heads = vec!["what", "came up in", "of", "share", "likely", "passed over"];
        if !self.is_anonymous {
            heads.push("cases");
        }
        heads
    }

    fn cells(&self, pattern: &Pattern) -> Vec<String> {
        let Share { hits, of } = pattern.came_up;
        let share = |share: f64| format!("{} %", said::hundredths(share));
        let value = pattern.came_up.value().map_or_else(String::new, share);
        let reach = pattern.came_up.interval();
        let reach =
            reach.map_or_else(String::new, |(low, high)| format!("{} to {}", share(low), share(high)));
        let mut cells = vec![
            self.pattern(pattern),
            hits.to_string(),
            of.to_string(),
            value,
            reach,
            pattern.skipped.to_string(),
        ];
        if !self.is_anonymous {
            let mut names: Vec<String> = Vec::new();
            for seen in pattern.cases.iter().rev() {
                let company = name(&seen.company);
                if !names.contains(&company) {
                    names.push(company);
                }
            }
            if names.len() > NAMED {
                let more = names.len() - NAMED;
                names.truncate(NAMED);
                names.push(format!("{more} more"));
            }
            cells.push(list(&names, "and"));
        }
        cells
    }
}

/// How a dot and its line are read.
pub(super) const HOW_TO_READ: &str = "A dot is the share so far; what would hold for many more cases may well be anywhere on its line. \
     A hollow dot is how it was before. Under 5 cases there is no dot, only the counts.";
