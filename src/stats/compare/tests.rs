//! What may be said of sources, roles, levels and tags.

use super::super::simulated::{Random, application, today};
use super::super::tests::{case, day};
use super::*;
use crate::event::Details;
use crate::event::Kind;

fn works_of(cases: &[Case], silent_after: i64, today: NaiveDate, may_judge: bool) -> Works {
    Works::of(cases, &Families::default(), silent_after, today, may_judge)
}

fn from(source: &str, mut case: Case) -> Case {
    let details = Details { source: Some(source.into()), ..case.details().clone() };
    case = Case::new(case.handle().to_owned(), details, case.events().to_vec());
    case
}

fn claims(cases: &[Case]) -> Vec<String> {
    let works = works_of(cases, 45, today(), true);
    let groups = works.kinds.into_iter().flat_map(|kind| kind.groups);
    groups.filter(|group| group.differs).map(|group| group.name).collect()
}

/// A search of 120 applications over the last 300 days, of which every kind has groups; `percent` gives the chance
/// of an interview by source.
fn search(seed: u64, sent: u64, percent: impl Fn(u64) -> u64) -> Vec<Case> {
    let mut random = Random::new(seed << 32);
    let search = (0..sent).map(|n| {
        let source = random.below(4);
        let details = Details {
            source: Some(
                ["board", "referral", "site", "agency"][usize::try_from(source).unwrap_or(0)].into(),
            ),
            role: (sent < 100).then(|| format!("role {}", random.below(3))),
            level: Some(format!("level {}", random.below(3))),
            tags: (0..5).filter(|_| random.chance(30)).map(|n| format!("tag {n}")).collect(),
            ..Details::default()
        };
        let ago = random.below(300);
        application(n, &mut random, ago, details, percent(source))
    });
    search.collect()
}

#[test]
fn where_nothing_differs_a_difference_is_claimed_in_at_most_one_of_twenty_searches() {
    for (sent, percent) in [(60, 30), (120, 15), (300, 30)] {
        let found = (0..400).filter(|seed| !claims(&search(*seed, sent, |_| percent)).is_empty()).count();

        assert!(found <= 20, "claimed in {found} of 400 searches of {sent}");
    }
}

/// A source used only lately, whose quick invitations are known and whose slow refusals are not.
#[test]
fn a_new_source_is_not_better_for_being_young() {
    let found = (0..200).filter(|seed| {
        let mut random = Random::new(*seed << 32);
        let cases: Vec<Case> = (0..120)
            .map(|n| {
                let is_new = n % 3 == 0;
                let ago = if is_new { random.below(40) } else { 60 + random.below(200) };
                let source = if is_new { "new" } else { "old" };
                from(source, application(n, &mut random, ago, Details::default(), 25))
            })
            .collect();
        !claims(&cases).is_empty()
    });
    let found = found.count();

    assert!(found <= 10, "{found}");
}

/// The same chance for all, but one application in seven goes to a source that takes two to four months longer.
#[test]
fn a_slow_source_among_quick_ones_is_claimed_to_differ_in_at_most_one_of_twenty_searches() {
    let found = (0..200).filter(|seed| {
        let mut random = Random::new(*seed << 32);
        let cases: Vec<Case> = (0..120)
            .map(|n| {
                let sent = application(n, &mut random, 1 + n % 200, Details::default(), 40);
                if n % 7 > 0 {
                    return from("quick", sent);
                }
                let late = Days::new(60 + random.below(60));
                let later = |event: &Event| match event.kind {
                    Kind::Applied => event.clone(),
                    _ => Event { date: event.date + late, ..event.clone() },
                };
                let events = sent.events().iter().map(later).filter(|event| event.date <= today());
                from("slow", Case::new(sent.handle().to_owned(), Details::default(), events.collect()))
            })
            .collect();
        !claims(&cases).is_empty()
    });
    let found = found.count();
    assert!(found <= 10, "{found}");
}

#[test]
fn ten_against_forty_of_a_hundred_are_told_apart_at_sixty_a_side() {
    let found = (0..200).filter(|seed| {
        let mut random = Random::new(*seed << 32);
        let cases: Vec<Case> = (0..120)
            .map(|n| {
                let (source, percent) = if n % 2 == 0 { ("board", 10) } else { ("referral", 40) };
                let ago = 60 + random.below(200);
                from(source, application(n, &mut random, ago, Details::default(), percent))
            })
            .collect();
        !claims(&cases).is_empty()
    });
    let found = found.count();

    assert!(found >= 160, "found in {found} of 200");
}

/// 20 refused cases of November, of which those of the first source got to an interview so often.
fn two_sources(interviews: u32, first: u32) -> Vec<Case> {
    let cases = (0..20).map(|n| {
        let stages: &[Stage] = if n < interviews { &[Stage::Interview] } else { &[] };
        let source = if n < first { "referral" } else { "board" };
        from(source, case(1 + n, stages, Some(Ending::Rejected)))
    });
    cases.collect()
}

#[test]
fn replies_are_compared_while_there_are_few_interviews() {
    assert_eq!(works_of(&two_sources(9, 10), 45, day(28), true).outcome, Outcome::Reply);
    let works = works_of(&two_sources(10, 10), 45, day(28), true);
    assert_eq!((works.outcome, works.cases, works.until), (Outcome::Interview, 20, None));
    let rows = works.kinds[0]
        .groups
        .iter()
        .map(|it| (it.name.as_str(), it.here.hits, it.elsewhere.hits, it.differs));
    assert_eq!(rows.collect::<Vec<_>>(), [("referral", 10, 0, true), ("board", 0, 10, true)]);
}

#[test]
fn a_kind_needs_twenty_cases_and_a_group_of_five_beside_others() {
    assert_eq!(works_of(&two_sources(10, 10)[..19], 45, day(28), true).kinds, []);
    assert_eq!(works_of(&two_sources(10, 20), 45, day(28), true).kinds, []);
    let works = works_of(&two_sources(10, 16), 45, day(28), true);
    let names: Vec<&str> = works.kinds[0].groups.iter().map(|group| group.name.as_str()).collect();
    assert_eq!(names, ["referral"]);
}

#[test]
fn nothing_is_claimed_of_cases_that_were_chosen() {
    let works = works_of(&two_sources(10, 10), 45, day(28), false);
    assert!(works.kinds[0].groups.iter().all(|group| !group.differs));
}

#[test]
fn what_was_begun_after_one_that_may_still_be_answered_is_not_compared() {
    let mut cases = two_sources(10, 10);
    cases.push(case(15, &[], None));
    let works = works_of(&cases, 45, day(28), true);
    assert_eq!((works.until, works.cases), (Some(day(15)), 14));
    // An old one in play is one that did not come to it.
    let applied = Event::new(day(1) - Days::new(60), Kind::Applied);
    cases.pop();
    cases.push(Case::new("old".into(), Details::default(), vec![applied]));
    assert_eq!(works_of(&cases, 45, day(28), true).cases, 21);
}

/// A few cases of a slow source are on their way among many that are decided.
#[test]
fn a_slow_source_is_not_worse_for_what_it_has_not_decided() {
    let slow = |n: u32| {
        let case = from("slow", case(1, &[], None));
        let asked = Event::new(day(1) + Days::new(80), Kind::FollowedUp);
        let events = case.events().iter().cloned().chain([asked]).collect();
        Case::new(format!("slow {n}"), case.details().clone(), events)
    };
    let mut cases: Vec<Case> = (0..8).map(slow).collect();
    let quick = (0..60).map(|n| {
        let stages: &[Stage] = if n % 2 == 0 { &[Stage::Interview] } else { &[] };
        from("quick", case(1, stages, Some(Ending::Rejected)))
    });
    cases.extend(quick);
    let works = works_of(&cases, 45, day(1) + Days::new(90), true);
    let rows = works.kinds[0].groups.iter().map(|it| (it.here.of, it.on_their_way, it.differs));
    assert_eq!(rows.collect::<Vec<_>>(), [(60, (0, 8), false), (8, (8, 0), false)]);
}

/// Two sources alike, of which one takes long: what is still on its way there has not come to it so far.
#[test]
fn a_slow_source_is_not_better_for_what_it_has_not_decided() {
    let cases: Vec<Case> = (0..60)
        .map(|n| {
            let (source, is_invited) = (if n < 30 { "slow" } else { "quick" }, n % 30 < 6);
            let stages: &[Stage] = if is_invited { &[Stage::Interview] } else { &[] };
            let ending = (is_invited || n >= 30).then_some(Ending::Rejected);
            from(source, case(1, stages, ending))
        })
        .collect();
    let works = works_of(&cases, 45, day(1) + Days::new(90), true);
    let rows = works.kinds[0].groups.iter().map(|it| (it.here.hits, it.here.of, it.differs));
    assert_eq!(rows.collect::<Vec<_>>(), [(6, 30, false), (6, 30, false)]);
}
