//! What keeps coming back.

use super::Report;
use super::dots::{Block, Dots, Mark, Row};
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
        let of = |title, patterns: &[Pattern]| Block {
            title: Some(title),
            rows: patterns.iter().map(|pattern| self.row(pattern)).collect(),
        };
        let blocks = [
            of("In the answers to questions", &patterns.concerns),
            of("Reasons they gave", &patterns.stated),
            of("Reasons that are a guess", &patterns.guessed),
            of("Skills that were missing", &patterns.skills),
        ];
        let blocks = blocks.into_iter().filter(|block| !block.rows.is_empty()).collect();
        let dots = Dots { blocks };
        let rows: Vec<Vec<String>> = patterns.all().map(|pattern| self.cells(pattern)).collect();
        let chosen = (self.given.is_by_outcome && !rows.is_empty()).then(|| CHOSEN.to_owned());
        Some(Section {
            id: "patterns",
            title: "What keeps coming back",
            reading: self.looked_at(),
            body: dots.markup(),
            notes: dots.how_to_read().into_iter().chain(chosen).collect(),
            table: (!rows.is_empty()).then(|| Table::of(self.heads(), rows).with_words(&[6])),
            is_wide: true,
        })
    }

    /// How many of what was looked at keep coming back, are new, or come up less.
    fn looked_at(&self) -> String {
        const OFTEN: &str = "in at least 3 cases and a third of those that say, in the last 12 months";
        let patterns = &self.stats.patterns;
        let having = |state| patterns.all().filter(|pattern| pattern.state == state).count();
        let back = said::looked_at(patterns, &[State::Recurring]);
        let mut told = match having(State::Recurring) {
            0 if patterns.all().next().is_none() => return format!("Nothing came up {OFTEN}."),
            0 => Vec::new(),
            1 if back.len() == 1 => vec![format!("{} keeps coming back, {OFTEN}", back[0])],
            _ => vec![format!("{} keep coming back, each {OFTEN}", list(&back, "and"))],
        };
        let others = [
            (
                having(State::New),
                "thing is new, in 3 or more of the last 5 cases",
                "things are new, in 3 or more of the last 5 cases",
            ),
            (having(State::Improved), "thing comes up less than before", "things come up less than before"),
            (having(State::Quiet), "thing has gone quiet", "things have gone quiet"),
        ];
        let others = others.iter().filter(|(n, _, _)| *n > 0);
        told.extend(others.map(|(n, one, many)| count(*n, one, many)));
        format!("{}.", told.join("; "))
    }

    fn row(&self, pattern: &Pattern) -> Row {
        let marks = match pattern.state {
            State::Recurring => Mark::now(pattern.came_up).into_iter().collect(),
            State::Improved => Mark::change(pattern.before, pattern.lately),
            State::New => Mark::change(pattern.before, pattern.lately).into_iter().map(Mark::bare).collect(),
            State::Quiet => Mark::now(pattern.before).into_iter().map(Mark::over).collect(),
        };
        let is_shown = !self.is_anonymous && pattern.state == State::Recurring;
        let hint = pattern.hint.as_ref().filter(|_| is_shown);
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

/// What is to be known where the cases were chosen by what is counted here.
const CHOSEN: &str = "These applications were chosen by how far they got, how they ended or why: what they were chosen by \
     comes up in all of them.";
