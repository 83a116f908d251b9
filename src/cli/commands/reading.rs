//! The journal as its numbers read it: some cases as they stood on a day, and what belongs to them.

use chrono::NaiveDate;
use reject::case::Case;
use reject::filter::Filter;
use reject::journal::{Settings, Unreadable};
use reject::plan::Entry;
use reject::prompts::Prompts;
use reject::stats::{Given, Silence, silence};

use super::{Session, whole};
use crate::args::Filters;
use crate::failure::Failure;
use crate::view::cases::{self, Nothing};

/// What the numbers are made of.
pub(crate) struct Reading {
    pub(crate) filter: Filter,
    /// The cases that were chosen, as they stood on `today`.
    pub(crate) found: Vec<Case>,
    pub(crate) plan: Vec<Entry>,
    pub(crate) plan_read: bool,
    /// Why none was chosen, where none was.
    pub(crate) nothing: Nothing,
    /// Cases with an event dated after `today`, which is left out.
    pub(crate) ahead: usize,
    /// The day the numbers are of.
    pub(crate) today: NaiveDate,
    /// Which cases these are, in words; none for all there are.
    pub(crate) heading: Option<String>,
    /// The cases that could not be read.
    pub(crate) unreadable: Vec<Unreadable>,
    /// The plan, where it could not be read.
    pub(crate) broken: Vec<Unreadable>,
    /// Whether every question set of the user's own could be read; where not, the built-in ones serve.
    pub(crate) prompts_read: bool,
    prompts: Prompts,
    silent_after: Silence,
}

impl Reading {
    /// Reads the journal. What could not be read is not said yet, but for the question sets.
    pub(crate) fn of(filters: Filters, session: &mut Session<'_>) -> Result<Self, Failure> {
        let filter = filters.filter(session.today)?;
        let (prompts, prompts_read) = session.prompts_for_reading()?;
        let mut broken = Vec::new();
        let plan = session.plan_for_reading(&mut broken);
        let all = session.journal.cases()?;
        let is_ahead = |case: &&Case| filter.is_empty() && case.latest() > Some(session.today);
        let ahead = all.readable.iter().filter(is_ahead).count();
        let nothing = Nothing::of(&all, &filter, session.today);
        let (then, today) = filter.as_of(all.readable, session.today);
        let silent_after = silence(&then, today);
        Ok(Self {
            found: filter.choose(then),
            plan_read: plan.is_some(),
            plan: plan.unwrap_or_default(),
            nothing,
            ahead,
            today,
            heading: cases::heading(&filter, session.today),
            unreadable: all.unreadable,
            broken,
            prompts,
            prompts_read,
            silent_after,
            filter,
        })
    }

    pub(crate) fn given<'a>(&'a self, settings: &'a Settings) -> Given<'a> {
        Given {
            is_whole: self.filter.is_empty(),
            is_by_outcome: self.filter.is_by_outcome(),
            ..whole(settings, &self.prompts, &self.plan, self.silent_after, self.today)
        }
    }

    /// Says what could not be read; the exit code a reading command then has.
    pub(crate) fn report(self, session: &mut Session<'_>) -> u8 {
        let unreadable = self.broken.into_iter().chain(self.unreadable).collect();
        session.report(unreadable).max(u8::from(!self.prompts_read))
    }
}
