//! What may be said of what keeps coming back.

use super::super::tests::{day, given, prompts};
use super::*;
use crate::vocabulary::Vocabulary;
use chrono::Months;

fn patterns_of(cases: &[Case], today: NaiveDate) -> Patterns {
    let (prompts, vocabulary) = (prompts(), Vocabulary::default());
    changes(cases, given(&prompts, &vocabulary, today)).0
}

use super::super::Effect;
use super::super::simulated::Random;
use crate::event::{Details, Ending, Event, Kind, Reason, Stage};
use crate::plan::{Entry, Planned, Step};
use chrono::Days;

fn answered(on: u32, answer: &str) -> Case {
    let mut event = Event::new(day(on), Kind::Reflected);
    event.topic = Some("interview".into());
    event.answers = vec![("stories".into(), answer.into())];
    Case::new(format!("{}-acme", day(on)), Details::default(), vec![event])
}

fn concerns(answers: &[&str]) -> Vec<(State, Share, Share, Share)> {
    let cases: Vec<Case> = answers.iter().zip(1..).map(|(answer, on)| answered(on, answer)).collect();
    let patterns = patterns_of(&cases, day(28));
    patterns.concerns.into_iter().map(|it| (it.state, it.came_up, it.before, it.lately)).collect()
}

fn share(hits: usize, of: usize) -> Share {
    Share { hits, of }
}

#[test]
fn three_cases_and_a_third_make_a_pattern() {
    assert_eq!(concerns(&["no", "no", "yes"]), []);
    assert_eq!(
        concerns(&["no", "yes", "partly", "no"]),
        [(State::Recurring, share(3, 4), share(1, 1), share(2, 3))]
    );
    assert_eq!(concerns(&["no", "yes", "yes", "yes", "yes", "yes", "yes", "yes", "no", "no"]), []);
}

#[test]
fn what_did_not_come_up_in_the_last_three_is_quiet() {
    assert_eq!(
        concerns(&["no", "no", "yes", "no", "no", "yes", "yes", "yes"]),
        [(State::Quiet, share(4, 8), share(4, 5), share(0, 3))]
    );
}

#[test]
fn improved_needs_five_and_more_than_chance() {
    let long: Vec<&str> = std::iter::repeat_n("no", 10).chain(std::iter::repeat_n("yes", 5)).collect();
    assert_eq!(concerns(&long), [(State::Improved, share(10, 15), share(10, 10), share(0, 5))]);
    // 4 of 5 before and 1 of 5 since: one-sided Fisher 0.103 (R: fisher.test(matrix(c(1, 4, 4, 1), 2), alternative = "less")).
    let weak = ["no", "no", "no", "no", "yes", "yes", "no", "yes", "yes", "yes"];
    assert_eq!(concerns(&weak).first().map(|it| it.0), Some(State::Quiet));
}

#[test]
fn a_case_counts_once_with_its_latest_answer() {
    let mut twice = Event::new(day(5), Kind::Reflected);
    twice.topic = Some("interview".into());
    twice.answers = vec![("stories".into(), "yes".into())];
    let first = answered(1, "no");
    let mut events = first.events().to_vec();
    events.push(twice);
    let case = Case::new("a".into(), Details::default(), events);
    let cases = [case, answered(2, "no"), answered(3, "no"), answered(4, "no")];
    let patterns = patterns_of(&cases, day(28));
    assert_eq!(patterns.concerns[0].came_up, share(3, 4));
    assert_eq!((patterns.questions, patterns.answered), (1, 4));
}

#[test]
fn answers_older_than_a_year_are_not_looked_at() {
    let cases: Vec<Case> = (1..5).map(|on| answered(on, "no")).collect();
    let later = day(28).checked_add_months(Months::new(12)).expect("a day");
    assert_eq!(patterns_of(&cases, later).questions, 0);
}

#[test]
fn stated_and_guessed_reasons_are_counted_apart() {
    let refused = |on: u32, tag: &str, stated: bool| {
        let mut event = Event::new(day(on), Kind::Ended(Ending::Rejected));
        event.reasons = vec![Reason { tag: tag.into(), detail: None, stated }];
        Case::new(format!("{}-acme", day(on)), Details::default(), vec![event])
    };
    let cases = [
        refused(1, "pay", true),
        refused(2, "Pay", true),
        refused(3, "pay", true),
        refused(4, "fit", true),
        refused(5, "none given", true),
        refused(6, "fit", false),
        refused(7, "pay", false),
    ];
    let patterns = patterns_of(&cases, day(28));
    let stated: Vec<_> = patterns.stated.iter().map(|it| (it.id.as_str(), it.came_up)).collect();
    assert_eq!(stated, [("pay", share(3, 4))]);
    assert_eq!((patterns.with_stated, patterns.with_guessed), (4, 2));
    assert!(patterns.guessed.is_empty());
}

/// A case refused on that day of November and answered at the end of the month.
fn backfilled(on: u32, written: u32, answer: &str) -> Case {
    let mut reflected = answered(written, answer).events()[0].clone();
    reflected.date = day(written);
    let no = Event::new(day(on), Kind::Ended(Ending::Rejected));
    Case::new(format!("case {on}"), Details::default(), vec![no, reflected])
}

#[test]
fn old_cases_thought_through_late_are_not_the_latest() {
    // It got worse: the five oldest say yes, and were thought through last.
    let cases: Vec<Case> =
        (1..=10).map(|on| backfilled(on, 28 - on, if on > 5 { "no" } else { "yes" })).collect();
    let patterns = patterns_of(&cases, day(28)).concerns;
    let rows: Vec<_> = patterns.iter().map(|it| (it.state, it.lately, it.before)).collect();
    assert_eq!(rows, [(State::New, share(5, 5), share(0, 5))]);
}

#[test]
fn a_skill_has_one_name_whatever_the_time_it_was_named_in() {
    let named = |years: i32, n: u32, detail: &str| {
        let on = day(n).checked_sub_months(Months::new(12 * years.unsigned_abs())).expect("a day");
        let mut no = Event::new(on, Kind::Ended(Ending::Rejected));
        no.reasons = vec![Reason { tag: "missing skill".into(), detail: Some(detail.into()), stated: true }];
        Case::new(format!("{on}-acme"), Details::default(), vec![no])
    };
    let cases = [
        named(3, 1, "Kubernetes"),
        named(0, 2, "Kubernetes in production"),
        named(0, 3, "Kubernetes in production"),
        named(0, 4, "kubernetes in production, CI/CD"),
    ];
    let skills = patterns_of(&cases, day(28)).skills;
    let rows: Vec<_> = skills.iter().map(|it| (it.id.as_str(), it.came_up)).collect();
    assert_eq!(rows, [("Kubernetes", share(3, 3))]);
    let (prompts, vocabulary) = (prompts(), Vocabulary::default());
    let opened = super::super::Opened::of(&cases, given(&prompts, &vocabulary, day(28)), "kubernetes");
    let rows: Vec<_> = opened[0].cases.iter().map(|told| (told.counted, told.answer.as_deref())).collect();
    let long = Some("Kubernetes in production");
    assert_eq!(
        rows,
        [(true, Some("kubernetes in production")), (true, long), (true, long), (false, Some("Kubernetes"))]
    );
}

/// Nothing changes: each answer is a concern with the same chance, and whoever answers plans, for what came up most
/// of late, an action on the day it recurs, and does it some days later. A claim is a lie, and there may be few.
#[test]
fn where_nothing_changes_improved_and_helped_are_claimed_in_at_most_one_of_twenty_journals() {
    let prompts = prompts();
    let all: Vec<(String, String)> = prompts
        .questions()
        .filter(|(topic, question)| !topic.ask.stages.is_empty() && question.is_concern("no"))
        .map(|(topic, question)| (topic.name.clone(), question.id.clone()))
        .collect();
    for (cases, percent, questions) in [(24, 60, 3), (45, 25, 24), (60, 40, 12), (120, 30, 11)] {
        let claims = (0..200).filter(|seed| {
            let mut random = Random::new((*seed << 32) + cases);
            let (cases, plan) = search(&mut random, cases, percent, &all[..questions]);
            let vocabulary = Vocabulary::default();
            let given = Given { plan: &plan, ..given(&prompts, &vocabulary, day(1) + Days::new(300)) };
            let (patterns, tried) = changes(&cases, given);
            patterns.concerns.iter().any(|it| it.state == State::Improved)
                || tried.iter().any(|it| it.effect == Some(Effect::Helped))
        });
        let claims = claims.count();
        assert!(claims <= 10, "{claims} of 200 with {questions} questions at {percent} %");
    }
}

/// A case a day with an interview that day, each of these questions answered, and what was planned and done.
fn search(
    random: &mut Random,
    cases: u64,
    percent: u64,
    questions: &[(String, String)],
) -> (Vec<Case>, Vec<Entry>) {
    let (mut all, mut plan) = (Vec::new(), Vec::new());
    let mut hits = vec![0_u64; questions.len()];
    let mut planned = vec![false; questions.len()];
    for n in 0..cases {
        let on = day(1) + Days::new(n);
        let stage = |kind| Event { stage: Some(Stage::Interview), ..Event::new(on, kind) };
        let mut events = vec![Event::new(on, Kind::Applied), stage(Kind::Advanced)];
        for ((topic, id), hits) in questions.iter().zip(&mut hits) {
            let is_concern = random.chance(percent);
            *hits += u64::from(is_concern);
            let answer = if is_concern { "no" } else { "yes" };
            let topic = Some(topic.clone());
            let answers = vec![(id.clone(), answer.into())];
            events.push(Event { topic, answers, ..Event::new(on, Kind::Reflected) });
        }
        let handle = format!("{on}-acme");
        let recurring =
            (0..questions.len()).filter(|at| !planned[*at] && hits[*at] >= 3 && 3 * hits[*at] > n);
        if let Some(at) = recurring.max_by_key(|at| hits[*at]) {
            planned[at] = true;
            let step = Planned {
                id: format!("a{at}"),
                what: "practise".into(),
                aim: Some(format!("{}/{}", questions[at].0, questions[at].1)),
                case: Some(handle.clone()),
                due: None,
            };
            plan.push(Entry { date: on, step: Step::Planned(step) });
            let done = on + Days::new(random.below(3));
            plan.push(Entry { date: done, step: Step::Done(format!("a{at}")) });
        }
        all.push(Case::new(handle, Details::default(), events));
    }
    (all, plan)
}
