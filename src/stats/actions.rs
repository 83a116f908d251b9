//! Whether what was done helped: the answers it aimed at, of the cases before it and since.

use chrono::NaiveDate;
use serde::Serialize;

use super::Given;
use super::rate::{ENOUGH, Share};
use crate::case::Case;
use crate::event::{Event, Kind, Stage};
use crate::prompts::{Moment, Prompts, Question, Topic};

/// An action that was done, and what its question was answered before and since.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tried {
    /// Its id in the plan.
    pub id: String,
    /// What was done.
    #[serde(rename = "do")]
    pub what: String,
    /// The question it aimed at, `topic/id`.
    #[serde(rename = "for")]
    pub aim: String,
    /// That question as it is asked.
    pub question: String,
    /// The day it was done.
    pub done: NaiveDate,
    /// In how many of the cases before it the concern came up.
    pub before: Share,
    /// In how many since.
    pub since: Share,
    /// Cases that answered and are in neither: the one it was born from, and those of which nobody can say whether they
    /// were before it.
    pub neither: usize,
    /// What may be said of it; none where the cases were chosen.
    pub effect: Option<Effect>,
}

/// What may be said of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// There are fewer than 5 cases before it or since.
    TooEarly,
    /// The concern came up less since, by more than chance explains.
    Helped,
    /// These numbers show no difference.
    NoDifference,
}

impl Tried {
    /// Before and since, where there are enough cases on both sides and it came up in 3 of them at all.
    pub(super) fn split(&self) -> Option<(Share, Share)> {
        (!self.is_early() && self.before.hits + self.since.hits >= 3).then_some((self.before, self.since))
    }

    pub(super) fn judge(&mut self, is_surprising: bool) {
        if is_surprising && self.effect.is_some() {
            self.effect = Some(Effect::Helped);
        }
    }

    fn is_early(&self) -> bool {
        self.before.of < ENOUGH || self.since.of < ENOUGH
    }
}

/// The actions that were done and aimed at a question that can show a concern, the latest first; none is judged yet.
pub(super) fn tried(cases: &[Case], given: Given<'_>) -> Vec<Tried> {
    let mut all: Vec<Tried> = given
        .actions()
        .into_iter()
        .filter_map(|action| {
            let done = action.closed.filter(|_| action.done)?;
            let aim = action.planned.aim?;
            let (topic, question) = question(given.prompts, &aim)?;
            let mut tried = Tried {
                id: action.planned.id,
                what: action.planned.what,
                question: question.ask.clone(),
                aim,
                done,
                before: Share::default(),
                since: Share::default(),
                neither: 0,
                effect: None,
            };
            for case in cases {
                let Some((answered, answer)) = case.answer(&topic.name, &question.id) else { continue };
                if question.accept(answer).is_err() {
                    continue;
                }
                let is_birth = action.planned.case.as_deref() == Some(case.handle());
                let moment = moment(case, topic, answered).filter(|_| !is_birth);
                match moment.and_then(|moment| side(moment, done)) {
                    Some(Side::Before) => tried.before.add(question.is_concern(answer)),
                    Some(Side::Since) => tried.since.add(question.is_concern(answer)),
                    None => tried.neither += 1,
                }
            }
            let open = if tried.is_early() { Effect::TooEarly } else { Effect::NoDifference };
            tried.effect = given.is_whole.then_some(open);
            Some(tried)
        })
        .collect();
    all.reverse();
    all.sort_by_key(|tried| std::cmp::Reverse(tried.done));
    all
}

fn question<'a>(prompts: &'a Prompts, aim: &str) -> Option<(&'a Topic, &'a Question)> {
    prompts.question(aim).filter(|(_, question)| !question.concern.is_empty())
}

enum Side {
    Before,
    Since,
}

/// On which side of the day something lies that was done between these two; none where it cannot be said.
fn side((earliest, latest): (NaiveDate, NaiveDate), done: NaiveDate) -> Option<Side> {
    if latest < done {
        Some(Side::Before)
    } else if earliest > done {
        Some(Side::Since)
    } else {
        None
    }
}

/// The first and the last day on which what the topic asks about may have been done in that case, as far as it had got
/// when it was asked.
fn moment(case: &Case, topic: &Topic, answered: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let known = case.events().partition_point(|event| event.date <= answered);
    let events = &case.events()[..known];
    match topic.moment {
        Moment::Applied => sent(events),
        Moment::Stage => {
            stage_asked_about(events, topic).map_or_else(|| sent(events), |stage| at(events, stage))
        }
    }
}

/// The highest stage reached that the topic asks about. What it asks was done before an offer, so that comes last.
fn stage_asked_about(events: &[Event], topic: &Topic) -> Option<Stage> {
    let asked = events.iter().filter_map(Event::reached).filter(|stage| {
        *stage > Stage::Application && (topic.ask.stages.is_empty() || topic.ask.stages.contains(stage))
    });
    asked.clone().filter(|stage| *stage < Stage::Offer).max().or_else(|| asked.max())
}

/// When the application went out: on its day, else before the first thing that is written down.
fn sent(events: &[Event]) -> Option<(NaiveDate, NaiveDate)> {
    let applied = events.iter().find(|event| event.kind == Kind::Applied);
    match applied.and_then(Event::day) {
        Some(day) => Some((day, day)),
        None => Some((NaiveDate::MIN, events.iter().find_map(Event::day)?)),
    }
}

/// When it was at that stage: from the first to the last event that brought it there; where only a later word names the
/// stage, or the day is not known, between what is known before and after.
fn at(events: &[Event], stage: Stage) -> Option<(NaiveDate, NaiveDate)> {
    let is_step = |event: &&Event| event.kind == Kind::Advanced && event.reached() == Some(stage);
    let steps: Vec<&Event> = events.iter().filter(is_step).collect();
    if let Some(days) = steps.iter().map(|step| step.day()).collect::<Option<Vec<NaiveDate>>>()
        && let (Some(first), Some(last)) = (days.first(), days.last())
    {
        return Some((*first, *last));
    }
    let named = events.iter().position(|event| event.reached() == Some(stage))?;
    let earliest = events[..named].iter().rev().find_map(Event::day).unwrap_or(NaiveDate::MIN);
    Some((earliest, events[named..].iter().find_map(Event::day)?))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, given, prompts};
    use super::*;
    use crate::event::{Details, Ending};
    use crate::plan::{Entry, Planned, Step};
    use crate::vocabulary::Vocabulary;

    fn plan(aim: &str, case: Option<&str>, done: u32) -> Vec<Entry> {
        let planned = Planned {
            id: "a".into(),
            what: "rewrite".into(),
            aim: Some(aim.into()),
            case: case.map(str::to_owned),
            due: None,
        };
        vec![
            Entry { date: day(1), step: Step::Planned(planned) },
            Entry { date: day(done), step: Step::Done("a".into()) },
        ]
    }

    /// A case of these events and a reflection at the end of the month.
    fn answered(handle: &str, events: Vec<Event>, topic: &str, id: &str, answer: &str) -> Case {
        let reflected = Event {
            topic: Some(topic.into()),
            answers: vec![(id.into(), answer.into())],
            ..Event::new(day(28), Kind::Reflected)
        };
        let events = events.into_iter().chain([reflected]).collect();
        Case::new(handle.to_owned(), Details::default(), events)
    }

    fn sent(on: u32, answer: &str) -> Case {
        answered(
            &format!("sent {on}"),
            vec![Event::new(day(on), Kind::Applied)],
            "resume",
            "tailored",
            answer,
        )
    }

    fn tried_of(cases: &[Case], plan: &[Entry]) -> Tried {
        let (prompts, vocabulary) = (prompts(), Vocabulary::default());
        let given = Given { plan, ..given(&prompts, &vocabulary, day(28)) };
        super::super::patterns::changes(cases, given).1.remove(0)
    }

    fn share(hits: usize, of: usize) -> Share {
        Share { hits, of }
    }

    #[test]
    fn a_resume_counts_by_the_day_it_was_sent_and_the_case_of_birth_not_at_all() {
        let cases = [sent(2, "no"), sent(5, "no"), sent(10, "no"), sent(12, "yes"), sent(20, "partly")];
        let tried = tried_of(&cases, &plan("resume/tailored", Some("sent 5"), 10));
        assert_eq!((tried.before, tried.since, tried.neither), (share(1, 1), share(1, 2), 2));
        assert_eq!(tried.effect, Some(Effect::TooEarly));
    }

    #[test]
    fn an_interview_counts_by_its_own_day() {
        let at = |handle: &str, events: Vec<Event>| answered(handle, events, "interview", "stories", "no");
        let applied = |on: u32| Event::new(day(on), Kind::Applied);
        let invited =
            |on: u32| Event { stage: Some(Stage::Interview), ..Event::new(day(on), Kind::Advanced) };
        let refused = |on: u32| Event {
            stage: Some(Stage::Interview),
            ..Event::new(day(on), Kind::Ended(Ending::Rejected))
        };
        let cases = [
            at("sent before, met since", vec![applied(2), invited(12), refused(14)]),
            at("met before, refused since", vec![applied(2), invited(8), refused(14)]),
            at("nobody knows", vec![applied(2), refused(14)]),
            at("all before", vec![applied(2), refused(9)]),
            at("all since", vec![applied(11), refused(14)]),
            at("day unknown", vec![applied(2), Event { undated: true, ..invited(8) }, refused(14)]),
        ];
        let tried = tried_of(&cases, &plan("interview/stories", None, 10));
        assert_eq!((tried.before.of, tried.since.of, tried.neither), (2, 2, 2));
    }

    #[test]
    fn it_helped_where_chance_does_not_explain_it() {
        let mut cases: Vec<Case> = (1..10).map(|on| sent(on, "no")).collect();
        cases.extend((11..20).map(|on| sent(on, "yes")));
        let plan = plan("resume/tailored", None, 10);
        assert_eq!(tried_of(&cases, &plan).effect, Some(Effect::Helped));
        let (prompts, vocabulary) = (prompts(), Vocabulary::default());
        let chosen = Given { plan: &plan, is_whole: false, ..given(&prompts, &vocabulary, day(28)) };
        assert_eq!(super::super::patterns::changes(&cases, chosen).1[0].effect, None);
        cases[12] = sent(13, "no");
        cases[13] = sent(14, "no");
        cases[14] = sent(15, "no");
        cases[15] = sent(16, "no");
        cases[2] = sent(3, "yes");
        assert_eq!(tried_of(&cases, &plan).effect, Some(Effect::NoDifference));
    }

    #[test]
    fn what_aims_at_nothing_known_is_not_tried() {
        let (prompts, vocabulary) = (prompts(), Vocabulary::default());
        for aim in ["lessons/learned", "resume/none-such"] {
            let plan = plan(aim, None, 10);
            let given = Given { plan: &plan, ..given(&prompts, &vocabulary, day(28)) };
            assert_eq!(tried(&[sent(2, "no")], given), []);
        }
    }
}
