use super::*;
use crate::event::{Details, Ending};
use crate::plan::{Did, Entry, Goal, Planned, Step, Toward};
use crate::prompts::Prompts;
use crate::role::Families;
use crate::stats::{SILENT_AFTER, Silence};
use crate::vocabulary::Vocabulary;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
}

fn spell(first: u32, last: u32) -> Spell {
    Spell { first: day(first), last: day(last) }
}

fn event(on: u32, kind: Kind) -> Event {
    Event::new(day(on), kind)
}

fn at(on: u32, kind: Kind, stage: Stage) -> Event {
    Event { stage: Some(stage), ..event(on, kind) }
}

fn no(on: u32) -> Event {
    event(on, Kind::Ended(Ending::Rejected))
}

fn reflected(on: u32, answers: &[(&str, &str)]) -> Event {
    let mut event = event(on, Kind::Reflected);
    event.topic = Some("lessons".into());
    event.answers = answers.iter().map(|(id, answer)| ((*id).to_owned(), (*answer).into())).collect();
    event.done = true;
    event
}

fn case(name: &str, events: &[Event]) -> Case {
    let details = Details { company: Some(name.to_owned()), ..Details::default() };
    Case::new(name.to_owned(), details, events.to_vec())
}

/// The period of these cases and this plan.
fn period(cases: &[Case], plan: &[Entry], spell: Spell) -> Period {
    let prompts = Prompts::new(Vec::new()).expect("the built-in sets");
    let (vocabulary, families) = (Vocabulary::default(), Families::default());
    let given = Given {
        prompts: &prompts,
        vocabulary: &vocabulary,
        families: &families,
        stop_words: &[],
        plan,
        today: spell.last,
        silent_after: Silence { days: SILENT_AFTER, nine_in_ten: None, answers: None },
        is_whole: true,
        is_by_outcome: false,
    };
    Period::of(cases, given, spell)
}

#[test]
fn it_begins_on_the_day_of_the_last_review() {
    let cases = [case("a", &[event(3, Kind::Applied)])];
    let reviewed = |on| Review::new(day(on));
    assert_eq!(Spell::since_last(&cases, &[], day(22)), spell(3, 22));
    assert_eq!(Spell::since_last(&cases, &[reviewed(15), reviewed(8)], day(22)), spell(15, 22));
    let twice = [reviewed(15), reviewed(22)];
    assert_eq!(
        Spell::since_last(&cases, &twice, day(22)),
        spell(15, 22),
        "a second one looks at the same days"
    );
    assert_eq!(Spell::since_last(&cases, &[reviewed(25)], day(22)), spell(3, 22));
    assert_eq!(Spell::since_last(&[], &[], day(22)), spell(22, 22));
}

#[test]
fn what_is_logged_later_on_the_day_of_a_review_is_in_the_next_period() {
    let cases = [case("a", &[event(3, Kind::Applied), no(15)])];
    let next = Spell::since_last(&cases, &[Review::new(day(15))], day(22));
    assert_eq!(period(&cases, &[], next).counts.rejected, 1);
}

#[test]
fn each_case_counts_once_a_line_by_the_day_of_its_event() {
    let cases = [
        case("a", &[event(9, Kind::Applied), at(10, Kind::Advanced, Stage::Screen), no(12)]),
        case("b", &[event(3, Kind::Applied), at(11, Kind::Advanced, Stage::Interview), reflected(12, &[])]),
        case("c", &[event(10, Kind::Applied), event(20, Kind::Ended(Ending::NoReply))]),
        case(
            "d",
            &[
                event(2, Kind::Applied),
                at(5, Kind::Advanced, Stage::Final),
                at(12, Kind::Advanced, Stage::Screen),
            ],
        ),
        case("e", &[event(21, Kind::Applied), no(22)]),
    ];
    let period = period(&cases, &[], spell(9, 20));
    let expected = Counts {
        applications: 2,
        first_answers: 2,
        got_further: 2,
        rejected: 1,
        no_reply: 1,
        thought_through: 1,
        actions_done: 0,
        actions_dropped: 0,
    };
    assert_eq!(period.counts, expected);
    assert_eq!((period.furthest, period.answered), (Some(Stage::Interview), 1));
    assert_eq!((period.cases, period.in_play, period.days), (5, 2, 12));
}

#[test]
fn a_stage_that_only_the_ending_names_is_no_step_of_these_days() {
    let refused = at(12, Kind::Ended(Ending::Rejected), Stage::Interview);
    let found = period(&[case("a", &[event(3, Kind::Applied), refused])], &[], spell(9, 20));
    assert_eq!(
        (found.counts.rejected, found.counts.got_further, found.furthest),
        (1, 0, Some(Stage::Interview))
    );
}

#[test]
fn the_days_before_are_as_many_and_none_before_the_journal_begins() {
    let cases = [case("a", &[event(3, Kind::Applied), no(5)]), case("b", &[event(12, Kind::Applied)])];
    let before = |first, last| period(&cases, &[], spell(first, last)).before;
    let found = before(8, 12).expect("days before");
    assert_eq!((found.spell, found.days), (spell(3, 7), 5));
    assert_eq!((found.counts.applications, found.counts.rejected), (1, 1));
    let shorter = before(8, 20).expect("days before");
    assert_eq!((shorter.spell, shorter.days), (spell(3, 7), 5));
    assert_eq!(before(9, 10).map(|before| before.spell), Some(spell(7, 8)));
    assert_eq!(before(3, 22), None);
}

#[test]
fn a_day_that_is_not_known_is_in_no_count_and_that_is_told() {
    let undated = |on, kind| Event { undated: true, ..event(on, kind) };
    let ended = undated(4, Kind::Ended(Ending::Rejected));
    let cases = [
        case("open", &[event(2, Kind::Applied), ended.clone()]),
        case("over", &[undated(1, Kind::Applied), at(3, Kind::Advanced, Stage::Screen)]),
        case("noted", &[undated(12, Kind::Noted)]),
    ];
    let found = period(&cases, &[], spell(9, 20));
    assert_eq!((found.counts, found.undated), (Counts::default(), 1));
    assert_eq!(period(&cases, &[], spell(1, 20)).undated, 2);
}

#[test]
fn what_was_planned_stands_with_what_became_of_it() {
    let planned = |id: &str| {
        let what = format!("do {id}");
        Step::Planned(Planned { id: id.into(), what, aim: None, case: None, due: None })
    };
    let goal = |id: &str, by| {
        Step::Goal(Goal { id: id.into(), count: 2, of: format!("{id} classes"), by: Some(day(by)) })
    };
    let did = |of: &str| Step::Did(Did { toward: Toward::Thing(of.into()), count: 1 });
    let plan: Vec<Entry> = [
        (1, planned("a")),
        (1, planned("b")),
        (1, planned("c")),
        (1, goal("over", 5)),
        (1, goal("on", 28)),
        (5, Step::Done("c".into())),
        (10, Step::Done("a".into())),
        (11, Step::Dropped("b".into())),
        (12, did("on class")),
        (13, did("a walk")),
        (25, did("a walk")),
    ]
    .into_iter()
    .map(|(on, step)| Entry { date: day(on), step })
    .collect();
    let found = period(&[case("x", &[event(2, Kind::Applied)])], &plan, spell(9, 20));
    assert_eq!((found.counts.actions_done, found.counts.actions_dropped), (1, 1));
    assert_eq!(found.done, ["do a"]);
    let goals: Vec<_> = found.goals.iter().map(|it| (it.goal.id.as_str(), it.did, it.reached)).collect();
    assert_eq!(goals, [("on", 1, false)]);
    assert_eq!(found.did, [Done { thing: "a walk".into(), count: 1 }]);
}

#[test]
fn only_what_came_up_on_these_days_too_is_said_to_come_back() {
    let refused = |on: u32| {
        let mut answered = reflected(on, &[("stories", "no")]);
        answered.topic = Some("interview".into());
        let name = format!("firm {on}");
        let well = reflected(on, &[("went-well", &name)]);
        case(&name, &[no(on), answered, well])
    };
    let cases: Vec<Case> = [2, 4, 12].map(refused).into();
    let found = period(&cases, &[], spell(9, 20));
    let came_up: Vec<_> = found
        .patterns
        .iter()
        .map(|it| (it.pattern.id.as_str(), it.pattern.came_up.hits, it.pattern.came_up.of, it.in_period))
        .collect();
    assert_eq!(came_up, [("interview/stories", 3, 3, 1)]);
    let well: Vec<&str> = found.went_well.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(well, ["firm 12"]);
    assert_eq!(period(&cases, &[], spell(13, 20)).patterns, []);
}
