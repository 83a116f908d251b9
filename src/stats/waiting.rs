//! What waits: the last no to think through, and what was planned.

use chrono::NaiveDate;
use serde::Serialize;

use super::Given;
use super::patterns::Seen;
use crate::case::Case;
use crate::event::Ending;
use crate::plan::open_of;

/// A case that ended so many days ago or longer is not brought up any more.
const RECENT: i64 = 60;

/// What waits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// Cases that ended in a no or in silence in the last 60 days and were not thought through, the latest first.
    pub to_reflect: Vec<Seen>,
    /// Open actions, the most pressing first.
    pub actions: Vec<Open>,
}

/// Something planned and not done yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Open {
    /// Its id in the plan.
    pub id: String,
    /// What to do.
    #[serde(rename = "do")]
    pub what: String,
    /// By when.
    pub due: Option<NaiveDate>,
}

/// Cases that ended in a no or in silence in the last 60 days and were not thought through, the latest first.
#[must_use]
pub fn to_reflect(cases: &[Case], today: NaiveDate) -> Vec<Seen> {
    let stopped = |case: &&Case| case.ending().is_some_and(Ending::is_stop);
    let ended = cases.iter().filter(stopped).filter(|case| !case.is_reflected_on());
    let mut to_reflect: Vec<Seen> = ended
        .filter_map(|case| {
            let date = case.ended().filter(|day| (today - *day).num_days() < RECENT)?;
            Some(Seen { case: case.handle().to_owned(), company: case.company().to_owned(), date })
        })
        .collect();
    to_reflect.sort_by(|a, b| (b.date, &b.case).cmp(&(a.date, &a.case)));
    to_reflect
}

impl Waiting {
    pub(super) fn of(cases: &[Case], given: Given<'_>) -> Self {
        let open = open_of(&given.actions()).into_iter().map(|action| {
            let planned = action.planned;
            Open { id: planned.id, what: planned.what, due: planned.due }
        });
        Self { to_reflect: to_reflect(cases, given.today), actions: open.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{case, day, given, in_play, prompts};
    use super::*;
    use crate::plan::{Entry, Planned, Step};
    use crate::vocabulary::Vocabulary;

    #[test]
    fn the_last_ends_wait_for_two_months_and_actions_until_they_are_done() {
        let cases =
            [case(1, &[], Some(Ending::Rejected)), case(9, &[], Some(Ending::NoReply)), in_play(3, &[])];
        let planned = |id: &str| Planned { id: id.into(), what: id.into(), aim: None, case: None, due: None };
        let plan = [
            Entry { date: day(2), step: Step::Planned(planned("a")) },
            Entry { date: day(3), step: Step::Planned(planned("b")) },
            Entry { date: day(4), step: Step::Done("a".into()) },
        ];
        let (prompts, vocabulary) = (prompts(), Vocabulary::default());
        let at = |today| Given { plan: &plan, ..given(&prompts, &vocabulary, today) };
        let waiting = Waiting::of(&cases, at(day(28)));
        let companies: Vec<&str> = waiting.to_reflect.iter().map(|seen| seen.company.as_str()).collect();
        assert_eq!(companies, ["Firm 9", "Firm 1"]);
        assert_eq!(waiting.actions, [Open { id: "b".into(), what: "b".into(), due: None }]);
        assert_eq!(Waiting::of(&cases, at(day(1) + chrono::Days::new(61))).to_reflect.len(), 1);
        assert_eq!(Waiting::of(&cases, at(day(3))).actions.len(), 2);
    }
}
