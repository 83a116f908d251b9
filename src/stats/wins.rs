//! What was reached and what went well, beside what was not; and whose it was to decide.

use chrono::NaiveDate;
use serde::Serialize;

use super::named::is_nothing;
use super::rate::Share;
use crate::case::Case;
use crate::event::{Control, Ending, Event, Stage};
use crate::prompts::{Collects, Kind, Prompts, Question, Topic};
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
    /// The last job that was taken.
    pub accepted: Option<Taken>,
    /// The first time each stage past the application was reached, the furthest first; one of which neither the case nor
    /// the day is known is not among them.
    pub firsts: Vec<First>,
    /// What went well, in the user's words, the latest first.
    pub went_well: Vec<WentWell>,
    /// How many reflections ended in nothing to change, of those that said.
    pub nothing_to_change: Share,
}

/// A job that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// The stage that was reached with it: the offer.
    pub stage: Stage,
    /// The case.
    pub case: String,
    /// Its company.
    pub company: String,
    /// The day of the yes, if it is known.
    pub date: Option<NaiveDate>,
}

/// The first time a stage was reached, among the cases at hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct First {
    /// The stage.
    pub stage: Stage,
    /// The case; none where another one, which reached it on a day not known, may have been earlier.
    pub case: Option<String>,
    /// Its company.
    pub company: Option<String>,
    /// The day by which it was reached: that of the event that names the stage, or of the next one whose day is known.
    pub date: Option<NaiveDate>,
}

/// Something that went well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WentWell {
    /// The case.
    pub case: String,
    /// Its company.
    pub company: String,
    /// The day it was written down, if it is known.
    pub date: Option<NaiveDate>,
    /// The user's words.
    pub text: String,
}

impl WentWell {
    /// Everything that went well in these cases, the latest first, but for the answers that only say nothing.
    #[must_use]
    pub fn all(cases: &[Case], prompts: &Prompts) -> Vec<Self> {
        let questions =
            prompts.questions().filter(|(_, question)| question.collects == Some(Collects::Strengths));
        let mut all: Vec<(NaiveDate, Self)> = questions
            .flat_map(|(topic, question)| {
                cases.iter().filter_map(|case| {
                    let (event, text) = case.answered(&topic.name, &question.id)?;
                    let well = Self {
                        case: case.handle().to_owned(),
                        company: case.company().to_owned(),
                        date: event.day(),
                        text: text.to_owned(),
                    };
                    (!says_nothing(text, prompts)).then_some((event.date, well))
                })
            })
            .collect();
        all.sort_by(|(a_at, a), (b_at, b)| (b_at, &b.case).cmp(&(a_at, &a.case)));
        all.into_iter().map(|(_, well)| well).collect()
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

fn accepted(cases: &[Case]) -> Option<Taken> {
    let taken = cases.iter().filter(|case| case.ending() == Some(Ending::Accepted));
    let (end, case) = taken.filter_map(|case| Some((case.end()?, case))).max_by_key(|(end, _)| end.date)?;
    let (handle, company) = (case.handle().to_owned(), case.company().to_owned());
    Some(Taken { stage: Stage::Offer, case: handle, company, date: end.day() })
}

/// A case's first step to a stage, and what is known of its day.
#[derive(Clone, Copy)]
struct Step<'a> {
    case: &'a Case,
    /// The last known day on which it had not happened, or had only just.
    since: Option<NaiveDate>,
    /// The first known day on which it had happened.
    by: Option<NaiveDate>,
}

impl<'a> Step<'a> {
    fn of(case: &'a Case, stage: Stage) -> Option<Self> {
        let at = case.events().iter().position(|event| event.reached() == Some(stage))?;
        let (before, on) = case.events().split_at(at);
        let since = on[0].day().or_else(|| before.iter().rev().find_map(Event::day));
        Some(Self { case, since, by: on.iter().find_map(Event::day) })
    }

    fn may_be_before(self, day: Option<NaiveDate>) -> bool {
        self.since.is_none_or(|since| day.is_none_or(|day| since < day))
    }
}

fn firsts(cases: &[Case]) -> Vec<First> {
    let stages = Stage::ALL.iter().rev().filter(|stage| **stage > Stage::Application);
    let first = |stage: &Stage| {
        let steps: Vec<Step<'_>> = cases.iter().filter_map(|case| Step::of(case, *stage)).collect();
        let first = steps.iter().min_by_key(|it| (it.by.is_none(), it.by, it.case.handle()))?;
        let is_another = |it: &&Step<'_>| it.case.handle() != first.case.handle();
        let is_sure = !steps.iter().filter(is_another).any(|it| it.may_be_before(first.by));
        let case = is_sure.then_some(first.case);
        (is_sure || first.by.is_some()).then(|| First {
            stage: *stage,
            case: case.map(|case| case.handle().to_owned()),
            company: case.map(|case| case.company().to_owned()),
            date: first.by,
        })
    };
    stages.filter_map(first).collect()
}

/// Of the answers to what one would change, those that say nothing.
fn nothing_to_change(cases: &[Case], prompts: &Prompts) -> Share {
    let mut share = Share::default();
    for (topic, question, ready) in changes(prompts) {
        for (_, answer) in cases.iter().filter_map(|case| case.answer(&topic.name, &question.id)) {
            share.add(is_one_of(answer, ready));
        }
    }
    share
}

/// The questions of what one would change, each with the ready ways to say nothing.
fn changes(prompts: &Prompts) -> impl Iterator<Item = (&Topic, &Question, &[String])> {
    let questions = prompts.questions().filter(|(_, it)| it.collects == Some(Collects::Changes));
    questions.filter_map(|(topic, question)| match &question.kind {
        Kind::Text(ready) => Some((topic, question, &ready[..])),
        _ => None,
    })
}

/// Whether an answer holds nothing: no word, or only that there is none.
fn says_nothing(answer: &str, prompts: &Prompts) -> bool {
    let answer = answer.trim().trim_end_matches(['.', '!']);
    answer.is_empty() || is_nothing(answer) || changes(prompts).any(|(_, _, ready)| is_one_of(answer, ready))
}

fn is_one_of(answer: &str, ready: &[String]) -> bool {
    ready.iter().any(|nothing| is_beginning(answer, nothing))
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
        assert_eq!(rows, [(Stage::Interview, Some(day(9))), (Stage::Screen, Some(day(4)))]);
        assert_eq!((wins.furthest, wins.accepted), (Some(Stage::Interview), None));
        let taken = [case(3, &[], Some(Ending::Accepted)), case(5, &[], Some(Ending::Declined))];
        let accepted = Wins::of(&taken, &prompts()).accepted.map(|it| (it.company, it.date));
        assert_eq!(accepted, Some(("Firm 3".to_owned(), Some(day(3)))));
    }

    /// A case of these steps, each with its day of November and whether that is known.
    fn steps(name: &str, steps: &[(u32, bool, EventKind, Option<Stage>)]) -> Case {
        let event = |(on, is_known, kind, stage): &(u32, bool, EventKind, Option<Stage>)| Event {
            stage: *stage,
            undated: !is_known,
            ..Event::new(day(*on), *kind)
        };
        let details = Details { company: Some(name.to_owned()), ..Details::default() };
        Case::new(name.to_lowercase(), details, steps.iter().map(event).collect())
    }

    #[test]
    fn no_first_is_named_where_another_of_unknown_day_may_be_earlier() {
        use EventKind::{Advanced, Applied, Ended};
        let interview = Some(Stage::Interview);
        let no = Ended(Ending::Rejected);
        let firsts = |cases: &[Case]| -> Vec<(Option<String>, Option<NaiveDate>)> {
            firsts(cases).into_iter().map(|it| (it.company, it.date)).collect()
        };
        let dated = steps("Beta", &[(5, true, Applied, None), (12, true, Advanced, interview)]);
        let ended = [(3, true, Applied, None), (4, false, Advanced, interview), (9, true, no, None)];
        let earlier = steps("Acme", &ended);
        assert_eq!(firsts(&[earlier.clone(), dated.clone()]), [(Some("Acme".into()), Some(day(9)))]);
        let open = steps("Acme", &[(3, true, Applied, None), (4, false, Advanced, interview)]);
        assert_eq!(firsts(&[open.clone(), dated.clone()]), [(None, Some(day(12)))]);
        let later = steps("Gamma", &[(12, true, Applied, None), (13, false, Advanced, interview)]);
        assert_eq!(firsts(&[later.clone(), dated]), [(Some("Beta".into()), Some(day(12)))]);
        assert_eq!(firsts(std::slice::from_ref(&open)), [(Some("Acme".into()), None)]);
        assert_eq!(firsts(&[open, later]), []);
    }

    #[test]
    fn a_job_taken_on_a_day_not_known_is_won_all_the_same() {
        let taken = steps("Acme", &[(3, false, EventKind::Ended(Ending::Accepted), None)]);
        let taken = Wins::of(&[taken], &prompts()).accepted;
        assert_eq!(
            taken,
            Some(Taken { stage: Stage::Offer, case: "acme".into(), company: "Acme".into(), date: None })
        );
    }

    #[test]
    fn what_says_nothing_did_not_go_well_and_an_unknown_day_is_none() {
        let well = |on: u32, text: &str| {
            let mut event = Event { undated: on == 6, ..Event::new(day(on), EventKind::Reflected) };
            event.topic = Some("lessons".into());
            event.answers = vec![("went-well".into(), text.into())];
            Case::new(format!("case {on}"), Details::default(), vec![event])
        };
        let texts =
            ["nothing", "Nothing.", "Nothing to change", " - ", "Nothing but the tea", "They laughed"];
        let cases: Vec<Case> = (1..).zip(texts).map(|(on, text)| well(on, text)).collect();
        let all = WentWell::all(&cases, &prompts());
        let all: Vec<_> = all.iter().map(|it| (it.text.as_str(), it.date)).collect();
        assert_eq!(all, [("They laughed", None), ("Nothing but the tea", Some(day(5)))]);
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
