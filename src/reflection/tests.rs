use super::*;
use crate::event::{Control, Details, Ending, Stage};
use crate::plan::Goal;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
}

fn prompts() -> Prompts {
    Prompts::new(Vec::new()).expect("the built-in sets")
}

fn ended(stage: Stage, ending: Ending) -> Case {
    let mut event = Event::new(day(2), Kind::Ended(ending));
    event.stage = Some(stage);
    Case::new("2026-11-02-acme".into(), Details::default(), vec![event])
}

fn asked(case: &Case, scope: Scope<'_>, entries: &[plan::Entry]) -> Reflection {
    Reflection::new(case, scope, &prompts(), entries, &[], day(28))
}

#[test]
fn every_short_reflection_has_at_most_eleven_questions() {
    for &stage in Stage::ALL {
        for &ending in Ending::ALL {
            let questions = asked(&ended(stage, ending), Scope::default(), &[]).questions;
            assert!((5..=SHORT).contains(&questions.len()), "{stage} {ending}: {questions:?}");
            assert!(questions.contains(&"lessons/learned".to_owned()), "{stage} {ending}");
        }
    }
}

#[test]
fn a_topic_is_never_shortened_away_and_ones_own_gives_way_last() {
    let own = "topic: joy\ntitle: Joy\nask: {stages: [application]}\nquestions:\n- id: a\n  ask: A?\n  core: true\n";
    let prompts = Prompts::new(vec![("prompts/joy.yaml".into(), own.into())]).expect("a set");
    for ending in [Ending::Rejected, Ending::NoReply] {
        let case = ended(Stage::Application, ending);
        let questions = Reflection::new(&case, Scope::default(), &prompts, &[], &[], day(28)).questions;
        assert_eq!(questions.len(), SHORT);
        for topic in ["resume", "cover-letter", "fit", "joy", "lessons"] {
            assert!(questions.iter().any(|path| path.starts_with(topic)), "{topic}: {questions:?}");
        }
    }
}

#[test]
fn nobody_is_asked_for_thanks_who_never_spoke_with_them() {
    let case = ended(Stage::Application, Ending::NoReply);
    let questions = asked(&case, Scope::default(), &[]).questions;
    assert!(!questions.contains(&"follow-up/thank-you".to_owned()), "{questions:?}");
}

#[test]
fn what_was_begun_goes_on_at_the_first_open_question() {
    let prompts = prompts();
    let in_play =
        Case::new("2026-11-02-acme".into(), Details::default(), vec![Event::new(day(1), Kind::Applied)]);
    let mut begun = asked(&in_play, Scope::default(), &[]);
    begun.answer("resume/tailored", Some("no".into()));
    begun.next = 1;
    let new = asked(&ended(Stage::Interview, Ending::Rejected), Scope::default(), &[]);
    let resumed = begun.resumed(&new, &prompts);
    assert_eq!(resumed.questions[..2], ["resume/tailored", "interview/stories"]);
    assert_eq!(resumed.next, 1);
    assert!(resumed.questions.last().is_some_and(|path| path.starts_with("lessons/")));
}

#[test]
fn control_is_asked_only_where_log_did_not_say() {
    let case = ended(Stage::Interview, Ending::Rejected);
    let control = "lessons/control".to_owned();
    assert!(asked(&case, Scope::default(), &[]).questions.contains(&control));
    let mut said = Event::new(day(2), Kind::Ended(Ending::Rejected));
    said.control = Some(Control::No);
    let said = Case::new("2026-11-02-acme".into(), Details::default(), vec![said]);
    assert!(!asked(&said, Scope { deep: true, topic: None }, &[]).questions.contains(&control));
}

#[test]
fn deep_asks_every_question_of_each_topic() {
    let questions =
        asked(&ended(Stage::Screen, Ending::Rejected), Scope { deep: true, topic: None }, &[]).questions;
    let prompts = prompts();
    let expected: usize = ["screen", "follow-up", "fit", "lessons"]
        .map(|name| prompts.topic(name).expect(name).questions.len())
        .iter()
        .sum();
    assert_eq!(questions.len(), expected);
}

fn action(id: &str, aim: &str, done: bool) -> Vec<plan::Entry> {
    let planned =
        Planned { id: id.into(), what: "do it".into(), aim: Some(aim.into()), case: None, due: None };
    let planned = plan::Entry { date: day(1), step: Step::Planned(planned) };
    let done = done.then(|| plan::Entry { date: day(3), step: Step::Done(id.into()) });
    [planned].into_iter().chain(done).collect()
}

#[test]
fn its_name_is_that_of_no_action_and_no_goal() {
    let case = ended(Stage::Interview, Ending::Rejected);
    let run = asked(&case, Scope::default(), &[]).run;
    let taken = action(&format!("{run}-1"), "fit/match", false);
    let other = asked(&case, Scope::default(), &taken).run;
    let goal = Goal { id: format!("{run}-2"), count: 1, of: "talks".into(), by: None };
    let goal = plan::Entry { date: day(1), step: Step::Goal(goal) };
    assert_ne!(run, other);
    assert_eq!(asked(&case, Scope::default(), &[goal]).run, other);
}

#[test]
fn what_an_action_aims_at_stays_in_the_short_form_within_the_eleven() {
    let case = ended(Stage::Interview, Ending::Rejected);
    for done in [false, true] {
        let reflection = asked(&case, Scope::default(), &action("ab12-1", "interview/posture", done));
        assert!(reflection.questions.contains(&"interview/posture".to_owned()));
        assert_eq!(reflection.questions.len(), SHORT);
    }
}

#[test]
fn five_answers_since_the_deed_let_a_question_go() {
    let answered = |n: u32| {
        let mut event = Event::new(day(10 + n), Kind::Reflected);
        event.topic = Some("interview".into());
        event.answers = vec![("posture".into(), "yes".into())];
        Case::new(format!("2026-11-1{n}-acme"), Details::default(), vec![event])
    };
    let cases: Vec<Case> = (0..5).map(answered).collect();
    let case = ended(Stage::Interview, Ending::Rejected);
    let actions = action("ab12-1", "interview/posture", true);
    let asked = |cases: &[Case]| {
        let reflection = Reflection::new(&case, Scope::default(), &prompts(), &actions, cases, day(28));
        reflection.questions.contains(&"interview/posture".to_owned())
    };
    assert!(asked(&cases[..4]));
    assert!(!asked(&cases));
}

#[test]
fn it_becomes_one_document_a_topic_and_the_last_is_done() {
    let case = ended(Stage::Interview, Ending::Rejected);
    let mut reflection = asked(&case, Scope::default(), &[]);
    reflection.answer("interview/stories", Some("partly".into()));
    reflection.answer("interview/value", None);
    reflection.answer("lessons/learned", Some("Slow down.".into()));
    let events = reflection.events(&prompts(), day(4));
    let told: Vec<(&str, usize, usize, bool)> = events
        .iter()
        .map(|event| {
            (event.topic.as_deref().unwrap_or_default(), event.answers.len(), event.skipped.len(), event.done)
        })
        .collect();
    assert_eq!(told, [("interview", 1, 1, false), ("lessons", 1, 0, true)]);
    assert_eq!(reflection.concerns(&prompts()).len(), 1);
    reflection.answer("interview/stories", None);
    assert!(reflection.concerns(&prompts()).is_empty());
}

#[test]
fn one_topic_brings_what_closes_every_reflection() {
    let prompts = prompts();
    let case = ended(Stage::Application, Ending::Rejected);
    let scope = Scope { topic: prompts.topic("resume"), deep: false };
    let questions = asked(&case, scope, &[]).questions;
    assert_eq!(questions[..3], ["resume/tailored", "resume/requirements", "resume/results"]);
    assert!(questions[3..].iter().all(|path| path.starts_with("lessons/")));
}
