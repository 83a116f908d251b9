//! The head of the page: what came of it, wins beside refusals, and what makes the rest less than the whole truth.

use chrono::{Duration, NaiveDate};

use super::Report;
use super::markup::name;
use crate::case::Case;
use crate::date;
use crate::event::{Ending, Event, Kind, Stage};
use crate::said;
use crate::text::{count, list};

/// A number of the headline, and what it is of.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    pub(super) name: &'static str,
    pub(super) value: usize,
}

impl Report<'_> {
    /// `Job search, Mar to Nov 2023`
    pub(super) fn title(&self) -> String {
        let spans = || self.cases.iter().filter_map(|case| self.span(case));
        match (spans().map(|(first, _)| first).min(), spans().map(|(_, last)| last).max()) {
            (Some(first), Some(last)) => format!("Job search, {}", months(first, last)),
            _ => "Job search".to_owned(),
        }
    }

    /// The days from its first step to its last one that are known, and on to the day of the page while it is in play. A
    /// wait counts until the case is silent for too long, also where it was closed as silent long after; thinking a case
    /// through later makes no search longer.
    fn span(&self, case: &Case) -> Option<(NaiveDate, NaiveDate)> {
        let is_step = |event: &&Event| match event.kind {
            Kind::Ended(Ending::NoReply) => false,
            kind => matches!(kind, Kind::Applied | Kind::Advanced | Kind::Ended(_)),
        };
        let closed = case.ended().filter(|_| case.ending() == Some(Ending::NoReply));
        let days = || case.events().iter().filter(is_step).filter_map(Event::day);
        let first = days().min().or(closed)?;
        let last = days().max().or(closed)?;
        let silent = |since: NaiveDate| {
            let wait = Duration::try_days(self.stats.answers.silent_after.days);
            wait.and_then(|wait| since.checked_add_signed(wait)).unwrap_or(NaiveDate::MAX)
        };
        let is_word = |event: &&Event| !matches!(event.kind, Kind::Reflected | Kind::Noted);
        let word = case.events().iter().filter(is_word).filter_map(Event::day).max();
        let is_waiting = case.in_play() && word.is_some_and(|word| self.given.today <= silent(word));
        let waited = closed.map(|closed| closed.min(silent(last)));
        let waited = if is_waiting { Some(self.given.today) } else { waited };
        Some((first, waited.map_or(last, |waited| waited.max(last))))
    }

    pub(super) fn when(&self) -> String {
        if self.is_anonymous {
            format!("As it stood in {}", self.given.today.format("%b %Y"))
        } else {
            format!("As it stood on {}", date::said(self.given.today))
        }
    }

    /// Which part of the search it is, where it is a part.
    pub(super) fn chosen(&self) -> Option<String> {
        let heading = self.heading?;
        Some(if self.is_anonymous {
            "A part of the search".to_owned()
        } else {
            let which = heading.trim_start_matches("applications").trim_start_matches(':').trim_start();
            format!("A part of the search: {}", name(which))
        })
    }

    /// How far it got, in one sentence; empty where nothing got further than the application.
    pub(super) fn lead(&self) -> String {
        let wins = &self.stats.wins;
        let furthest = wins.furthest.filter(|stage| *stage > Stage::Application);
        match (&wins.accepted, furthest) {
            (Some(taken), _) => {
                let before = if self.is_anonymous { "in" } else { "on" };
                let day = self.told_day(taken.date).map(|day| format!(" {before} {day}"));
                format!("{}{}.", self.job_taken(), day.unwrap_or_default())
            }
            (None, Some(stage)) => format!("It got as far as {}.", said::stage(stage)),
            (None, None) => String::new(),
        }
    }

    /// What is said of a job that was taken: to the user, or to those they share the page with.
    pub(super) fn job_taken(&self) -> &'static str {
        if self.is_anonymous { "A job was accepted" } else { "You took a job" }
    }

    /// What was reached, and what was not, side by side. Those in play and each way to end add up to the applications.
    pub(super) fn figures(&self) -> Vec<Figure> {
        let totals = self.stats.totals;
        let row = |stage| self.stats.funnel.iter().find(|row| row.stage >= stage);
        let reached = |stage| row(stage).map_or(0, |row| row.cases);
        let figures = [
            (if totals.cases == 1 { "application" } else { "applications" }, totals.cases),
            ("answered", totals.answered),
            ("past the first door", totals.past_application),
            ("to an interview or further", reached(Stage::Interview)),
            ("to an offer", reached(Stage::Offer)),
            ("in play", totals.in_play),
        ];
        let mut endings = self.stats.counts.endings.clone();
        endings.sort_by_key(|tally| tally.name != Ending::Accepted);
        let ended = endings.into_iter().map(|it| (said::ending(it.name, it.count), it.count));
        let figures = figures.into_iter().chain(ended).filter(|(_, value)| *value > 0);
        figures.map(|(name, value)| Figure { name, value }).collect()
    }

    /// `12 applications: 5 past the first door, as far as an interview; 3 in play and 9 rejected.`
    pub(super) fn standing(&self) -> String {
        let totals = self.stats.totals;
        let reached = match self.stats.wins.furthest.filter(|stage| *stage > Stage::Application) {
            Some(stage) => {
                let furthest = said::stage(stage);
                format!(" {} past the first door, as far as {furthest};", totals.past_application)
            }
            None => String::new(),
        };
        let in_play = (totals.in_play > 0).then(|| format!("{} in play", totals.in_play));
        let ended = self.stats.counts.endings.iter().map(|tally| said::ended(tally.name, tally.count));
        let stand: Vec<String> = in_play.into_iter().chain(ended).collect();
        let of = count(totals.cases, "application", "applications");
        format!("{of}:{reached} {}.", list(&stand, "and"))
    }

    pub(super) fn caveats(&self) -> Vec<String> {
        let caveats = &self.stats.caveats;
        let mut told = Vec::new();
        if self.unreadable > 0 {
            let files = count(self.unreadable, "file", "files");
            told.push(format!("{files} could not be read, and no number here knows of it."));
        }
        if !self.prompts_read {
            let known = "only those that reject came with are known here";
            told.push(format!("A set of questions could not be read: {known}."));
        }
        if self.ahead > 0 {
            let cases = count(self.ahead, "application has", "applications have");
            told.push(format!(
                "{cases} an event dated after this day. It is left out; an application without an earlier one is left \
                 out whole."
            ));
        }
        if !caveats.stale.is_empty() {
            let days = self.stats.answers.silent_after.days;
            let silent = count(caveats.stale.len(), "application", "applications");
            let way_out = if self.is_anonymous { "" } else { " If that silence is an answer: reject stale." };
            told.push(format!("{silent} in play had nothing new for over {days} days.{way_out}"));
        }
        told
    }

    pub(super) fn footer(&self) -> String {
        if self.is_anonymous {
            "Made with reject. Companies, people, notes, links and exact days are left out.".to_owned()
        } else {
            "Made with reject. Private words are left out; the rest is as the journal has it: share it with care."
                .to_owned()
        }
    }

    /// The day, or its month where no day is told; none where it is not known.
    pub(super) fn told_day(&self, day: Option<NaiveDate>) -> Option<String> {
        day.map(|day| self.day(day))
    }

    /// The day, or its month where no day is told.
    pub(super) fn day(&self, day: NaiveDate) -> String {
        if self.is_anonymous { day.format("%b %Y").to_string() } else { date::short(day, self.given.today) }
    }
}

/// `Mar to Nov 2023`, `Nov 2023 to Feb 2024`, `Nov 2023`
pub(super) fn months(first: NaiveDate, last: NaiveDate) -> String {
    let month = |day: NaiveDate| day.format("%b %Y").to_string();
    let is_one_year = first.format("%Y").to_string() == last.format("%Y").to_string();
    match (month(first) == month(last), is_one_year) {
        (true, _) => month(first),
        (false, true) => format!("{} to {}", first.format("%b"), month(last)),
        (false, false) => format!("{} to {}", month(first), month(last)),
    }
}
