use super::*;
use crate::plan::{Goal, Step as Entered};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
}

fn prompts() -> Prompts {
    Prompts::new(Vec::new()).expect("the built-in sets")
}

fn look() -> Look {
    Look::new(&prompts(), &[], &[], day(22))
}

fn planned(on: u32, id: &str, what: &str) -> Entry {
    let planned = Planned { id: id.into(), what: what.into(), aim: None, case: None, due: None };
    Entry { date: day(on), step: Entered::Planned(planned) }
}

fn hint(id: &str) -> String {
    let prompts = prompts();
    prompts.question(&format!("{TOPIC}/{id}")).and_then(|(_, it)| it.hint.clone()).expect("a hint")
}

#[test]
fn a_day_is_asked_for_where_there_is_something_it_belongs_to() {
    let mut look = look();
    let kinds = |look: &Look| look.steps().len();
    assert_eq!(kinds(&look), 8 + 4);
    look.say(Part::Try, Some("rest".into()));
    look.say(Part::Goal, Some("2 walks".into()));
    assert_eq!(
        look.steps()[8..],
        [
            Step::Text(Part::Keep),
            Step::Text(Part::Change),
            Step::Text(Part::Try),
            Step::Due,
            Step::Text(Part::Goal),
            Step::By
        ]
    );
    look.due = Some(day(25));
    look.say(Part::Try, None);
    assert_eq!((look.due, kinds(&look)), (None, 8 + 5));
}

#[test]
fn it_opens_with_what_was_to_be_tried_if_that_is_still_open() {
    let review = Review { attempt: Some("Rest.".into()), ..Review::new(day(8)) };
    let plan = [planned(8, "a", "Rest."), planned(8, "b", "Else."), planned(3, "c", "Rest.")];
    let opening = |plan: &[Entry]| {
        Look::new(&prompts(), std::slice::from_ref(&review), &plan::actions(plan), day(22)).opening
    };
    assert_eq!(opening(&plan), ["a"]);
    let done = Entry { date: day(9), step: Entered::Done("a".into()) };
    assert_eq!(opening(&[&plan[..], &[done]].concat()), [""; 0]);
}

#[test]
fn what_one_may_try_comes_from_the_concerns_and_does_not_wait_already() {
    let mut look = look();
    look.answer("good-fit", Some("no".into()));
    look.answer("plan-b", Some("partly".into()));
    look.answer("people", Some("yes".into()));
    let waiting = Planned {
        id: "a".into(),
        what: "x".into(),
        aim: Some("strategy/plan-b".into()),
        case: None,
        due: None,
    };
    let entry = Entry { date: day(8), step: Entered::Planned(waiting) };
    let actions = plan::actions(&[entry]);
    assert_eq!(look.offers(&prompts(), &actions), [hint("good-fit")]);
    look.outcomes.insert("a".into(), Outcome::Dropped);
    assert_eq!(look.offers(&prompts(), &actions), [hint("good-fit"), hint("plan-b")]);
}

#[test]
fn what_is_to_be_tried_and_the_goal_go_into_the_plan_under_names_nobody_has() {
    let mut look = look();
    look.answer("good-fit", Some("no".into()));
    look.say(Part::Try, Some(hint("good-fit")));
    look.say(Part::Goal, Some("12 applications".into()));
    look.due = Some(day(29));
    look.by = Some(day(30));
    let plan = |there: &[Entry]| look.plan(&prompts(), there, day(22));
    let first = plan(&[]);
    let Entered::Planned(action) = &first[0].step else { panic!("{first:?}") };
    assert_eq!((action.aim.as_deref(), action.due), (Some("strategy/good-fit"), Some(day(29))));
    let goal = Goal { id: "applications".into(), count: 12, of: "applications".into(), by: Some(day(30)) };
    assert_eq!(first[1].step, Entered::Goal(goal));
    let taken = [planned(1, &action.id, "other"), planned(1, "applications", "other")];
    let ids: Vec<String> = plan(&taken).iter().filter_map(|it| it.step.id().map(str::to_owned)).collect();
    assert_eq!(ids, [format!("{}-2", action.id), "applications-2".to_owned()]);
}

#[test]
fn what_waits_in_the_plan_already_is_planned_once() {
    let mut look = look();
    look.say(Part::Try, Some("Rest.".into()));
    let there = [planned(8, "a", "Rest.")];
    assert_eq!(look.plan(&prompts(), &there, day(22)), []);
    look.outcomes.insert("a".into(), Outcome::Yes);
    let words: Vec<&str> = look.plan(&prompts(), &there, day(22)).iter().map(|it| it.step.word()).collect();
    assert_eq!(words, ["done", "planned"]);
}

#[test]
fn one_that_was_begun_goes_on_with_the_questions_there_are_now() {
    let mut begun = look();
    begun.questions = vec!["gone".into(), "good-fit".into(), "tailored".into()];
    begun.answer("gone", Some("no".into()));
    begun.answer("good-fit", Some("yes".into()));
    begun.answer("tailored", None);
    begun.next = 3;
    let resumed = begun.clone().resumed(&look());
    assert_eq!(resumed.questions[..3], ["gone", "good-fit", "tailored"]);
    assert_eq!((resumed.questions.len(), resumed.next), (9, 3));
    assert_eq!(begun.clone().resumed(&begun), begun);
}

#[test]
fn one_that_was_written_is_known_again() {
    let mut look = look();
    look.answer("good-fit", Some("no".into()));
    look.say(Part::Keep, Some("Walks".into()));
    let written = Review {
        answers: vec![("good-fit".into(), "no".into())],
        keep: Some("Walks".into()),
        ..Review::new(day(23))
    };
    assert!(look.is_written_in(std::slice::from_ref(&written)));
    assert!(!look.is_written_in(&[Review { date: day(21), ..written.clone() }]));
    assert!(!look.is_written_in(&[Review { change: Some("x".into()), ..written }]));
}
