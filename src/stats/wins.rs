//! What was reached and what went well, beside what was not; and whose it was to decide.

use chrono::NaiveDate;
use serde::Serialize;

use super::rate::Share;
use crate::case::Case;
use crate::event::{Control, Ending, Stage};
use crate::prompts::{Collects, Kind, Prompts};
use crate::text::{fold, same};
use crate::vocabulary::{NONE_GIVEN, Side, side};

/// How many of the things that went well are shown.
const LATEST: usize = 3;

/// Whether the ends lay within one's control, of the cases where it was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// It did.
    pub yes: usize,
    /// In part.
    pub partly: usize,
    /// It did not.
    pub no: usize,
    /// One cannot know.
    pub unknown: usize,
    /// Cases that ended in a no, in silence or closed, of which it may be said.
    pub ended: usize,
    /// Cases whose every stated reason lies on the employer's side alone, of those among them with stated reasons of which
    /// one knows on whose side they lie.
    pub theirs: Share,
}

/// What was reached and what went well.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Wins {
    /// The furthest stage of all.
    pub furthest: Option<Stage>,
    /// The last job that was taken, with the day of the yes.
    pub accepted: Option<First>,
    /// The first case that reached each stage past the application, the furthest first.
    pub firsts: Vec<First>,
    /// What went well, in the user's words, the latest first.
    pub went_well: Vec<WentWell>,
    /// How many reflections ended in nothing to change, of those that said.
    pub nothing_to_change: Share,
}

/// The first time a stage was reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct First {
    /// The stage.
    pub stage: Stage,
    /// The case.
    pub case: String,
    /// Its company.
    pub company: String,
    /// The day it is first known of: that of the event that names the stage.
    pub date: NaiveDate,
}

/// Something that went well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WentWell {
    /// The case.
    pub case: String,
    /// Its company.
    pub company: String,
    /// The day it was written down.
    pub date: NaiveDate,
    /// The user's words.
    pub text: String,
}

impl WentWell {
    /// Everything that went well in these cases, the latest first.
    #[must_use]
    pub fn all(cases: &[Case], prompts: &Prompts) -> Vec<Self> {
        let questions =
            prompts.questions().filter(|(_, question)| question.collects == Some(Collects::Strengths));
        let mut all: Vec<Self> = questions
            .flat_map(|(topic, question)| {
                cases.iter().filter_map(|case| {
                    let (date, text) = case.answer(&topic.name, &question.id)?;
                    Some(Self {
                        case: case.handle().to_owned(),
                        company: case.company().to_owned(),
                        date,
                        text: text.to_owned(),
                    })
                })
            })
            .collect();
        all.sort_by(|a, b| (b.date, &b.case).cmp(&(a.date, &a.case)));
        all
    }
}

impl Balance {
    pub(super) fn of(cases: &[Case], prompts: &Prompts) -> Self {
        let question = prompts.control();
        let (topic, id) = question.map_or(("", ""), |(topic, question)| (&*topic.name, &*question.id));
        let mut balance = Self { theirs: theirs(cases), ..Self::default() };
        for case in cases.iter().filter(|case| is_no(case)) {
            balance.ended += 1;
            match case.control(topic, id) {
                Some(Control::Yes) => balance.yes += 1,
                Some(Control::Partly) => balance.partly += 1,
                Some(Control::No) => balance.no += 1,
                Some(Control::Unknown) => balance.unknown += 1,
                None => {}
            }
        }
        balance
    }

    /// How many cases say.
    #[must_use]
    pub fn said(self) -> usize {
        self.yes + self.partly + self.no + self.unknown
    }
}

/// Of the cases that ended in a no, in silence or closed with stated reasons of which one knows on whose side they lie,
/// those in which all lie with the employer.
fn theirs(cases: &[Case]) -> Share {
    let mut share = Share::default();
    for case in cases.iter().filter(|case| is_no(case)) {
        let stated =
            case.reasons().into_iter().filter(|reason| reason.stated && !same(&reason.tag, NONE_GIVEN));
        let sides: Vec<Option<Side>> = stated.map(|reason| side(&reason.tag)).collect();
        let is_mine = sides.iter().flatten().any(|side| *side != Side::Theirs);
        if is_mine || !sides.is_empty() && sides.iter().all(Option::is_some) {
            share.add(!is_mine);
        }
    }
    share
}

fn is_no(case: &Case) -> bool {
    matches!(case.ending(), Some(Ending::Rejected | Ending::NoReply | Ending::Closed))
}

impl Wins {
    pub(super) fn of(cases: &[Case], prompts: &Prompts) -> Self {
        Self {
            furthest: cases.iter().map(Case::furthest).max(),
            accepted: accepted(cases),
            firsts: firsts(cases),
            went_well: WentWell::all(cases, prompts).into_iter().take(LATEST).collect(),
            nothing_to_change: nothing_to_change(cases, prompts),
        }
    }
}

fn accepted(cases: &[Case]) -> Option<First> {
    let taken = cases.iter().filter(|case| case.ending() == Some(Ending::Accepted));
    let (date, case) = taken.filter_map(|case| Some((case.ended()?, case))).max_by_key(|(date, _)| *date)?;
    let (handle, company) = (case.handle().to_owned(), case.company().to_owned());
    Some(First { stage: Stage::Offer, case: handle, company, date })
}

fn firsts(cases: &[Case]) -> Vec<First> {
    let stages = Stage::ALL.iter().rev().filter(|stage| **stage > Stage::Application);
    let first = |stage: &Stage| {
        let reached = cases.iter().flat_map(|case| {
            let events = case.events().iter().filter(|event| event.reached() == Some(*stage));
            events.filter_map(move |event| Some((event.day()?, case.handle(), case.company())))
        });
        let (date, case, company) = reached.min()?;
        Some(First { stage: *stage, case: case.to_owned(), company: company.to_owned(), date })
    };
    stages.filter_map(first).collect()
}

/// Of the answers to what one would change, those that say nothing.
fn nothing_to_change(cases: &[Case], prompts: &Prompts) -> Share {
    let mut share = Share::default();
    for (topic, question) in
        prompts.questions().filter(|(_, question)| question.collects == Some(Collects::Changes))
    {
        let Kind::Text(ready) = &question.kind else { continue };
        for (_, answer) in cases.iter().filter_map(|case| case.answer(&topic.name, &question.id)) {
            share.of += 1;
            share.hits += usize::from(ready.iter().any(|nothing| is_beginning(answer, nothing)));
        }
    }
    share
}

/// Whether the answer is the ready one or its first words: `Nothing.` for `nothing to change`.
fn is_beginning(answer: &str, ready: &str) -> bool {
    let (answer, ready) = (fold(answer.trim_end_matches('.')), fold(ready));
    let rest = ready.strip_prefix(&answer).filter(|_| !answer.is_empty());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{case, day, prompts};
    use super::*;
    use crate::event::{Details, Event, Kind as EventKind, Reason};

    #[test]
    fn each_stage_has_its_first_time_the_furthest_first() {
        let cases = [
            case(9, &[Stage::Screen, Stage::Interview], Some(Ending::Rejected)),
            case(4, &[Stage::Screen], None),
        ];
        let wins = Wins::of(&cases, &prompts());
        let rows: Vec<_> = wins.firsts.iter().map(|it| (it.stage, it.date)).collect();
        assert_eq!(rows, [(Stage::Interview, day(9)), (Stage::Screen, day(4))]);
        assert_eq!((wins.furthest, wins.accepted), (Some(Stage::Interview), None));
        let taken = [case(3, &[], Some(Ending::Accepted)), case(5, &[], Some(Ending::Declined))];
        let accepted = Wins::of(&taken, &prompts()).accepted.map(|it| (it.company, it.date));
        assert_eq!(accepted, Some(("Firm 3".to_owned(), day(3))));
    }

    #[test]
    fn what_lay_with_them_alone_is_counted_by_case() {
        let refused = |tags: &[&str]| {
            let mut event = Event::new(day(1), EventKind::Ended(Ending::Rejected));
            let reason = |tag: &&str| Reason { tag: (*tag).into(), detail: None, stated: true };
            event.reasons = tags.iter().map(reason).collect();
            Case::new("a".into(), Details::default(), vec![event])
        };
        let cases = [
            refused(&["another candidate", "budget or freeze"]),
            refused(&["another candidate", "interview"]),
            refused(&["my own word"]),
            refused(&["none given"]),
        ];
        assert_eq!(Balance::of(&cases, &prompts()).theirs, Share { hits: 1, of: 2 });
    }

    #[test]
    fn nothing_to_change_is_counted_and_what_went_well_is_kept() {
        let lessons = |on: u32, change: &str| {
            let mut event = Event::new(day(on), EventKind::Reflected);
            event.topic = Some("lessons".into());
            event.answers =
                vec![("went-well".into(), format!("well {on}").into()), ("change".into(), change.into())];
            Case::new(format!("case {on}"), Details::default(), vec![event])
        };
        let cases =
            [lessons(1, "Nothing to change."), lessons(2, "No idea"), lessons(3, "nothing"), lessons(4, "x")];
        let wins = Wins::of(&cases, &prompts());
        assert_eq!(wins.nothing_to_change, Share { hits: 2, of: 4 });
        let texts: Vec<&str> = wins.went_well.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, ["well 4", "well 3", "well 2"]);
    }
}
