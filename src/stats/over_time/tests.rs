use proptest::prelude::*;

use super::super::tests::{case, day, in_play};
use super::*;
use crate::event::{Details, Event, Kind, Stage};

fn sent(on: NaiveDate) -> Case {
    Case::new(format!("{on}-firm"), Details::default(), vec![Event::new(on, Kind::Applied)])
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn a_week_is_seven_days_and_the_last_ends_on_the_day_one_looks() {
    let cases = [
        case(2, &[Stage::Screen], Some(Ending::Rejected)),
        case(8, &[], Some(Ending::NoReply)),
        case(9, &[], Some(Ending::Accepted)),
        case(22, &[], Some(Ending::Closed)),
    ];
    let time = OverTime::of(&cases, Unit::fitting(&cases, day(22)), None);
    let weeks: Vec<_> = time
        .latest(36)
        .iter()
        .map(|it| {
            let ends = [it.rejected, it.no_reply, it.left, it.accepted];
            (it.first, it.last, it.sent, it.advanced, ends)
        })
        .collect();
    let expected = [
        (day(2), day(8), 2, 1, [1, 1, 0, 0]),
        (day(9), day(15), 1, 1, [0, 0, 0, 1]),
        (day(16), day(22), 1, 0, [0, 0, 1, 0]),
    ];
    assert_eq!((weeks.as_slice(), time.span()), (expected.as_slice(), 3));
}

#[test]
fn twenty_six_weeks_are_told_by_the_week_and_more_by_the_month() {
    let from = |days: i64| {
        let cases = [sent(day(22) - chrono::Duration::days(days)), sent(day(22))];
        Unit::fitting(&cases, day(22))
    };
    assert_eq!(from(26 * 7 - 1), Unit::Weeks(day(22)));
    assert_eq!(from(26 * 7), Unit::Months);
    assert_eq!(Unit::fitting(&[], day(22)), Unit::Weeks(day(22)));
}

#[test]
fn months_are_those_of_the_calendar_and_those_without_anything_are_between() {
    let cases = [sent(date("2025-12-31")), sent(date("2026-02-28"))];
    let time = OverTime::of(&cases, Unit::Months, None);
    let months: Vec<_> = time.latest(36).iter().map(|it| (it.first, it.last, it.sent)).collect();
    let expected = [
        (date("2025-12-01"), date("2025-12-31"), 1),
        (date("2026-01-01"), date("2026-01-31"), 0),
        (date("2026-02-01"), date("2026-02-28"), 1),
    ];
    assert_eq!((months.as_slice(), time.periods.len()), (expected.as_slice(), 2));
}

#[test]
fn a_day_mistyped_by_centuries_makes_no_million_of_parts() {
    let cases = [sent(date("0001-01-01")), sent(date("1900-05-05")), sent(day(3)), sent(day(28))];
    let unit = Unit::fitting(&cases, day(22));
    let time = OverTime::of(&cases, unit, None);
    assert_eq!((unit, time.periods.len(), time.span()), (Unit::Months, 3, 24_311));
    assert_eq!(time.latest(36).iter().map(|month| month.sent).sum::<usize>(), 2);
    let weeks = OverTime::of(&cases[2..], Unit::Weeks(day(22)), None);
    assert_eq!(weeks.latest(36).iter().map(|week| week.sent).collect::<Vec<_>>(), [1, 0, 0, 1]);
}

#[test]
fn what_has_no_day_is_in_no_part_and_counted() {
    let undated = Event { undated: true, ..Event::new(day(9), Kind::Ended(Ending::Rejected)) };
    let unsent = Case::new("a".into(), Details::default(), vec![undated]);
    let time = OverTime::of(&[unsent, sent(day(3))], Unit::Months, None);
    assert_eq!((time.unsent, time.undated, time.periods[0].sent, time.periods[0].ended()), (1, 1, 1, 0));
}

#[test]
fn the_day_of_a_refusal_is_not_the_day_of_the_stage_it_names() {
    let no = Event { stage: Some(Stage::Interview), ..Event::new(day(20), Kind::Ended(Ending::Rejected)) };
    let told = |before: Vec<Event>| {
        let events = std::iter::once(Event::new(day(2), Kind::Applied)).chain(before).chain([no.clone()]);
        let time = OverTime::of(
            &[Case::new(String::new(), Details::default(), events.collect())],
            Unit::Weeks(day(22)),
            None,
        );
        let advanced: Vec<usize> = time.latest(36).iter().map(|week| week.advanced).collect();
        (advanced, time.further, time.undated_further)
    };
    let advanced = |on, stage| Event { stage: Some(stage), ..Event::new(day(on), Kind::Advanced) };
    assert_eq!(told(vec![]), (vec![0, 0, 0], 0, 1));
    assert_eq!(told(vec![advanced(5, Stage::Screen)]), (vec![1, 0, 0], 1, 1));
    assert_eq!(told(vec![advanced(5, Stage::Screen), advanced(12, Stage::Interview)]), (vec![1, 1, 0], 1, 0));
    let undated = Event { undated: true, ..advanced(12, Stage::Interview) };
    assert_eq!(told(vec![undated]), (vec![0, 0, 0], 0, 1));
    let noted = Event { stage: Some(Stage::Interview), ..Event::new(day(8), Kind::Noted) };
    assert_eq!(told(vec![noted, advanced(12, Stage::Interview)]), (vec![0, 1, 0], 1, 0));
}

#[test]
fn an_offer_taken_or_refused_is_a_step_on_its_day() {
    let cases = [case(2, &[], Some(Ending::Accepted)), case(3, &[], Some(Ending::Declined))];
    let time = OverTime::of(&cases, Unit::Months, None);
    assert_eq!((time.periods[0].advanced, time.further, time.undated_further), (2, 2, 0));
}

#[test]
fn a_search_in_play_goes_on_until_today_and_one_that_is_over_does_not() {
    let ago = |days: i64| day(22) - chrono::Duration::days(days);
    let told = |cases: &[Case]| {
        let unit = Unit::fitting(cases, day(22));
        let time = OverTime::of(cases, unit, goes_on_until(cases, day(22)));
        (time.span(), time.latest(36).len(), time.ends().map(|(_, last)| last))
    };
    let over = |on| {
        let events = vec![Event::new(on, Kind::Applied), Event::new(on, Kind::Ended(Ending::Rejected))];
        Case::new(String::new(), Details::default(), events)
    };
    assert_eq!(told(&[sent(ago(111)), over(ago(104))]), (16, 16, Some(day(22))));
    assert_eq!(told(&[over(ago(111)), over(ago(104))]), (2, 2, Some(ago(98))));
    assert_eq!(goes_on_until(&[sent(ago(181))], day(22)), Some(day(22)));
    assert_eq!(goes_on_until(&[sent(ago(182)), over(ago(300))], day(22)), None);
    assert_eq!(goes_on_until(&[in_play(3, &[]), over(ago(300))], day(22)), Some(day(22)));
    assert_eq!((told(&[]), goes_on_until(&[], day(22))), ((0, 0, None), None));
}

#[test]
fn an_answer_that_ends_a_case_comes_once() {
    let cases = [case(3, &[Stage::Screen], Some(Ending::Rejected)), case(4, &[], Some(Ending::NoReply))];
    let days = days(&cases);
    let expected = [(day(3), Day { sent: 1, came: 1 }), (day(4), Day { sent: 1, came: 1 })];
    assert_eq!(days.into_iter().collect::<Vec<_>>(), expected);
}

proptest! {
    #[test]
    fn the_parts_add_up_to_the_cases_and_stand_next_to_each_other(
        days in prop::collection::vec((0_i64..900, 0_usize..6), 0..60)
    ) {
        let cases: Vec<Case> = days
            .iter()
            .map(|(ago, ending)| {
                let on = day(22) - chrono::Duration::days(*ago);
                let end = Event::new(on, Kind::Ended(Ending::ALL[*ending]));
                Case::new(String::new(), Details::default(), vec![Event::new(on, Kind::Applied), end])
            })
            .collect();
        for unit in [Unit::fitting(&cases, day(22)), Unit::Weeks(day(22)), Unit::Months] {
            let time = OverTime::of(&cases, unit, None);
            let all = time.latest(u16::MAX);
            prop_assert_eq!(all.iter().map(|it| it.sent).sum::<usize>(), cases.len());
            prop_assert_eq!(all.iter().map(Period::ended).sum::<usize>(), cases.len());
            prop_assert!(all.windows(2).all(|two| two[0].last.succ_opt() == Some(two[1].first)));
            prop_assert_eq!(i64::try_from(all.len()).expect("few"), time.span());
            let latest = time.latest(3);
            prop_assert_eq!(&all[all.len() - latest.len()..], &latest);
            prop_assert!(latest.len() <= 3 && latest.first().is_none_or(|it| it.sent > 0));
        }
    }
}
