//! Which cases: the one filter language of every reading command.

use chrono::NaiveDate;

use crate::case::Case;
use crate::event::{Ending, Stage};
use crate::text::{fold, same};

/// What a case must be. Values of one kind are alternatives, kinds add up; an empty kind asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The first day of the case's first event.
    pub since: Option<NaiveDate>,
    /// The last day of the case's first event; in the past it is also the day the journal is read at.
    pub until: Option<NaiveDate>,
    /// Its furthest stage.
    pub stages: Vec<Stage>,
    /// Its ending; none stands for in play.
    pub endings: Vec<Option<Ending>>,
    /// Words in its company's name.
    pub companies: Vec<String>,
    /// Words in its role.
    pub roles: Vec<String>,
    /// Its source.
    pub sources: Vec<String>,
    /// Its level.
    pub levels: Vec<String>,
    /// One of its tags.
    pub tags: Vec<String>,
    /// One of its reasons, stated or guessed.
    pub reasons: Vec<String>,
    /// Words in any of its texts but the private one.
    pub grep: Vec<String>,
}

impl Filter {
    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it chooses by how far a case got, how it ended or why: of such cases no share of these is news.
    #[must_use]
    pub fn is_by_outcome(&self) -> bool {
        !self.stages.is_empty() || !self.endings.is_empty() || !self.reasons.is_empty()
    }

    /// The cases that fit, as they stood at `until`, and the day that is then today. What is dated after that day
    /// is not there yet, and a case in which nothing has happened by then is not there at all.
    #[must_use]
    pub fn apply(&self, cases: Vec<Case>, today: NaiveDate) -> (Vec<Case>, NaiveDate) {
        let (then, day) = self.as_of(cases, today);
        (self.choose(then), day)
    }

    /// All cases as they stood at `until`, and the day that is then today.
    #[must_use]
    pub fn as_of(&self, cases: Vec<Case>, today: NaiveDate) -> (Vec<Case>, NaiveDate) {
        let day = self.until.map_or(today, |until| until.min(today));
        let is_cut = |case: &Case| {
            day < today && case.events().iter().any(|event| event.undated) || case.latest() > Some(day)
        };
        let then = cases.into_iter().map(|case| if is_cut(&case) { case.as_of(day) } else { case });
        (then.filter(|case| case.first().is_some()).collect(), day)
    }

    /// Those of the cases that fit, as they stand.
    #[must_use]
    pub fn choose(&self, cases: Vec<Case>) -> Vec<Case> {
        cases.into_iter().filter(|case| self.is_in_time(case) && self.fits(case)).collect()
    }

    fn is_in_time(&self, case: &Case) -> bool {
        let first = case.first();
        self.since.is_none_or(|since| first.is_some_and(|first| first >= since))
            && self.until.is_none_or(|until| first.is_some_and(|first| first <= until))
    }

    fn fits(&self, case: &Case) -> bool {
        let details = case.details();
        let reasons = case.reasons();
        any(&self.stages, |stage| case.furthest() == *stage)
            && any(&self.endings, |ending| case.ending() == *ending)
            && any(&self.companies, |company| holds(case.company(), company))
            && any(&self.roles, |role| case.role().is_some_and(|known| holds(known, role)))
            && any(&self.sources, |source| details.source.as_ref().is_some_and(|known| same(known, source)))
            && any(&self.levels, |level| details.level.as_ref().is_some_and(|known| same(known, level)))
            && any(&self.tags, |tag| details.tags.iter().any(|known| same(known, tag)))
            && any(&self.reasons, |reason| reasons.iter().any(|known| same(&known.tag, reason)))
            && any(&self.grep, |words| case.texts().any(|text| holds(text, words)))
    }
}

fn any<T>(wanted: &[T], fits: impl Fn(&T) -> bool) -> bool {
    wanted.is_empty() || wanted.iter().any(fits)
}

fn holds(text: &str, words: &str) -> bool {
    fold(text).contains(&fold(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Details, Event, Kind};

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
    }

    fn cases() -> Vec<Case> {
        let case = |on: u32, company: &str, source: &str, ended: Option<(u32, Ending)>| {
            let details =
                Details { company: Some(company.into()), source: Some(source.into()), ..Details::default() };
            let mut events = vec![Event::new(day(on), Kind::Applied)];
            events.extend(ended.map(|(on, ending)| Event {
                vent: Some("private".into()),
                ..Event::new(day(on), Kind::Ended(ending))
            }));
            Case::new(company.to_lowercase(), details, events)
        };
        vec![
            case(1, "Acme", "referral", Some((9, Ending::Rejected))),
            case(5, "Initech", "board", None),
            case(9, "Globex", "Board", Some((20, Ending::NoReply))),
        ]
    }

    fn found(filter: &Filter) -> (Vec<String>, NaiveDate) {
        let (cases, today) = filter.apply(cases(), day(22));
        (cases.iter().map(|case| case.company().to_owned()).collect(), today)
    }

    #[test]
    fn one_kind_offers_alternatives_and_kinds_add_up() {
        let board = Filter { sources: vec!["board".into()], ..Filter::default() };
        assert_eq!(found(&board).0, ["Initech", "Globex"]);
        let silent = Filter { endings: vec![Some(Ending::NoReply), Some(Ending::Rejected)], ..board };
        assert_eq!(found(&silent).0, ["Globex"]);
        let playing = Filter { endings: vec![None], ..Filter::default() };
        assert_eq!(found(&playing).0, ["Initech"]);
    }

    #[test]
    fn a_past_until_is_today_and_later_events_are_not_there_yet() {
        let filter =
            Filter { since: Some(day(1)), until: Some(day(5)), endings: vec![None], ..Filter::default() };
        assert_eq!(found(&filter), (vec!["Acme".to_owned(), "Initech".to_owned()], day(5)));
    }

    #[test]
    fn private_words_are_not_searched() {
        let filter = Filter { grep: vec!["private".into()], ..Filter::default() };
        assert_eq!(found(&filter).0, Vec::<String>::new());
        let filter = Filter { grep: vec!["ACM".into()], ..Filter::default() };
        assert_eq!(found(&filter).0, ["Acme"]);
    }
}
