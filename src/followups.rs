//! What courtesy asks for next: to ask where an application stands, to say thank you, to look for feedback.

use std::fmt;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::case::Case;
use crate::event::{Event, Kind, Stage};
use crate::text::one_line;

/// So many days after an application one may ask where it stands.
const ASK_AFTER: u64 = 10;

/// A thank-you is due so many days after they met one.
const THANK_AFTER: u64 = 1;

/// So many days after they met one a thank-you comes too late.
const THANK_WITHIN: i64 = 3;

/// So many days after feedback was asked for one may look for it.
const HEAR_AFTER: u64 = 7;

/// So many days after feedback was asked for no more is to be expected.
const HEAR_WITHIN: i64 = 30;

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Say thank you, now that they met one.
    Thank,
    /// Ask where the application stands.
    Ask,
    /// Look for the feedback that was asked for.
    Hear,
}

/// Something courtesy asks for, and by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FollowUp {
    /// The handle of the case.
    pub case: String,
    /// The employer; none where the journal does not say.
    pub company: Option<String>,
    /// Company and role as one reads them.
    pub title: String,
    /// What is to be done.
    pub what: What,
    /// The day it follows on: of the application, of the stage, of the request.
    pub since: NaiveDate,
    /// The day from which it is due; it may be still to come.
    pub due: NaiveDate,
}

/// What courtesy asks for in these cases, by the day it is due, also what is still to come.
///
/// - [`What::Ask`]: 10 days after an application that is in play, was not answered and not followed up; no more once
///   nothing has happened for longer than `silent_after` days.
/// - [`What::Thank`]: the day after an `advanced` to a stage where one meets them, while the case is in play and nobody
///   was thanked since; no more 3 days after it.
/// - [`What::Hear`]: 7 days after feedback was asked for and none came since; no more 30 days after it.
///
/// A day that is not known makes nothing due.
#[must_use]
pub fn followups(cases: &[Case], silent_after: i64, today: NaiveDate) -> Vec<FollowUp> {
    let mut all: Vec<FollowUp> = cases
        .iter()
        .flat_map(|case| [ask(case, silent_after, today), thank(case, today), hear(case, today)])
        .flatten()
        .collect();
    all.sort_by(|a, b| (a.due, a.what, &a.case).cmp(&(b.due, b.what, &b.case)));
    all
}

fn ask(case: &Case, silent_after: i64, today: NaiveDate) -> Option<FollowUp> {
    let waits = case.in_play() && case.furthest() == Stage::Application && !case.was_answered();
    let was_asked = case.events().iter().any(|event| event.kind == Kind::FollowedUp);
    let is_silent = case.last_known().is_some_and(|last| (today - last).num_days() > silent_after);
    let applied = case.applied().filter(|_| waits && !was_asked && !is_silent)?;
    FollowUp::of(case, What::Ask, applied, ASK_AFTER)
}

fn thank(case: &Case, today: NaiveDate) -> Option<FollowUp> {
    let met = |event: &Event| event.kind == Kind::Advanced && event.stage.is_some_and(is_met);
    let since = last_unanswered(case, met, Kind::Thanked).filter(|_| case.in_play())?;
    let is_late = (today - since).num_days() > THANK_WITHIN;
    if is_late { None } else { FollowUp::of(case, What::Thank, since, THANK_AFTER) }
}

fn hear(case: &Case, today: NaiveDate) -> Option<FollowUp> {
    let asked = |event: &Event| event.kind == Kind::FeedbackAsked;
    let since = last_unanswered(case, asked, Kind::Feedback)?;
    let is_late = (today - since).num_days() > HEAR_WITHIN;
    if is_late { None } else { FollowUp::of(case, What::Hear, since, HEAR_AFTER) }
}

/// Whether one meets somebody there.
fn is_met(stage: Stage) -> bool {
    matches!(stage, Stage::Screen | Stage::Assessment | Stage::Interview | Stage::Final)
}

/// The day of the last event that `opens`, unless one of the kind `closes` came behind it.
fn last_unanswered(case: &Case, opens: impl Fn(&Event) -> bool, closes: Kind) -> Option<NaiveDate> {
    let at = case.events().iter().rposition(opens)?;
    let (opened, later) = case.events()[at..].split_first()?;
    opened.day().filter(|_| later.iter().all(|event| event.kind != closes))
}

impl FollowUp {
    fn of(case: &Case, what: What, since: NaiveDate, after: u64) -> Option<Self> {
        Some(Self {
            case: case.handle().to_owned(),
            company: Some(case.company()).filter(|company| *company != "unknown").map(one_line),
            title: case.title(),
            what,
            since,
            due: since.checked_add_days(Days::new(after))?,
        })
    }

    /// The command that writes it down once it is done, for a case of that name.
    #[must_use]
    pub fn afterwards(&self, case: &str) -> String {
        match self.what {
            What::Thank => format!("reject letter thank-you {case} --sent"),
            What::Ask => format!("reject letter follow-up {case} --sent"),
            What::Hear => format!("reject feedback {case} --received -e"),
        }
    }
}

/// What is to be done, in a few words: `Ask Acme where it stands`.
impl fmt::Display for FollowUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let company = self.company.as_deref();
        let them = company.unwrap_or("them");
        f.pad(&match self.what {
            What::Thank => format!("Thank {them} for their time"),
            What::Ask => format!("Ask {them} where it stands"),
            What::Hear => format!("See whether {} sent feedback", company.unwrap_or("they")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Details, Ending};

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
    }

    fn on(on: u32, kind: Kind) -> Event {
        Event::new(day(on), kind)
    }

    fn got_to(at: u32, stage: Stage) -> Event {
        Event { stage: Some(stage), ..on(at, Kind::Advanced) }
    }

    fn case(events: Vec<Event>) -> Case {
        let details =
            Details { company: Some("Acme".into()), role: Some("Analyst".into()), ..Details::default() };
        Case::new("2026-11-01-acme--analyst".into(), details, events)
    }

    /// What is due of a case, as `Ask 11`, on that day.
    fn due(events: Vec<Event>, today: NaiveDate) -> Vec<String> {
        let all = followups(&[case(events)], 21, today);
        all.iter().map(|it| format!("{:?} {}", it.what, it.due.format("%-d"))).collect()
    }

    #[test]
    fn one_asks_ten_days_after_an_application_that_nobody_answered() {
        let sent = || on(1, Kind::Applied);
        assert_eq!(due(vec![sent()], day(1)), ["Ask 11"]);
        assert_eq!(due(vec![sent()], day(22)), ["Ask 11"], "silent for 21 days, and not for longer");
        assert_eq!(due(vec![sent()], day(23)), <[&str; 0]>::default());
        let still_told = vec![sent(), on(10, Kind::Noted)];
        assert_eq!(due(still_told, day(30)), ["Ask 11"], "something happened since");
        for later in [
            on(5, Kind::FollowedUp),
            on(5, Kind::Ended(Ending::Withdrew)),
            on(5, Kind::Ended(Ending::NoReply)),
            Event { stage: Some(Stage::Screen), ..on(5, Kind::Noted) },
            on(5, Kind::Advanced),
        ] {
            assert_eq!(due(vec![sent(), later.clone()], day(12)), <[&str; 0]>::default(), "{later:?}");
        }
        assert_eq!(due(vec![Event { undated: true, ..sent() }], day(12)), <[&str; 0]>::default());
        assert_eq!(due(vec![on(1, Kind::Noted)], day(12)), <[&str; 0]>::default());
    }

    #[test]
    fn one_thanks_the_day_after_and_within_three() {
        let met = || got_to(10, Stage::Interview);
        assert_eq!(due(vec![met()], day(10)), ["Thank 11"]);
        assert_eq!(due(vec![met()], day(13)), ["Thank 11"]);
        assert_eq!(due(vec![met()], day(14)), <[&str; 0]>::default());
        assert_eq!(due(vec![met(), on(10, Kind::Thanked)], day(11)), <[&str; 0]>::default());
        assert_eq!(due(vec![on(9, Kind::Thanked), met()], day(11)), ["Thank 11"]);
        assert_eq!(due(vec![met(), on(11, Kind::Ended(Ending::Rejected))], day(11)), <[&str; 0]>::default());
        assert_eq!(due(vec![got_to(10, Stage::Offer)], day(11)), <[&str; 0]>::default());
        assert_eq!(due(vec![Event { undated: true, ..met() }], day(11)), <[&str; 0]>::default());
        let twice = vec![got_to(9, Stage::Screen), on(9, Kind::Thanked), met()];
        assert_eq!(due(twice, day(11)), ["Thank 11"]);
    }

    #[test]
    fn one_looks_for_feedback_after_a_week_and_not_for_ever() {
        let ended = || on(2, Kind::Ended(Ending::Rejected));
        let asked = || on(3, Kind::FeedbackAsked);
        assert_eq!(due(vec![ended(), asked()], day(3)), ["Hear 10"]);
        assert_eq!(due(vec![ended(), asked()], day(3) + Days::new(30)), ["Hear 10"]);
        assert_eq!(due(vec![ended(), asked()], day(3) + Days::new(31)), <[&str; 0]>::default());
        assert_eq!(due(vec![ended(), asked(), on(3, Kind::Feedback)], day(4)), <[&str; 0]>::default());
        assert_eq!(due(vec![ended(), on(2, Kind::Feedback), asked()], day(4)), ["Hear 10"]);
        let again = vec![ended(), asked(), on(4, Kind::Feedback), on(8, Kind::FeedbackAsked)];
        assert_eq!(due(again, day(9)), ["Hear 15"]);
    }

    #[test]
    fn the_first_due_comes_first_and_each_says_what_to_do() {
        let told = |company: &str, events: Vec<Event>| {
            let details = Details { company: Some(company.into()), ..Details::default() };
            Case::new(format!("2026-11-01-{}", company.to_lowercase()), details, events)
        };
        let cases = [
            told("Hooli", vec![on(5, Kind::Applied)]),
            told("Acme", vec![on(1, Kind::FeedbackAsked)]),
            told("unknown", vec![got_to(9, Stage::Screen)]),
        ];
        let all = followups(&cases, 21, day(10));
        let said: Vec<String> = all.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            ["See whether Acme sent feedback", "Thank them for their time", "Ask Hooli where it stands"]
        );
        let after: Vec<String> = all.iter().map(|it| it.afterwards("it")).collect();
        let expected = [
            "reject feedback it --received -e",
            "reject letter thank-you it --sent",
            "reject letter follow-up it --sent",
        ];
        assert_eq!(after, expected);
    }
}
