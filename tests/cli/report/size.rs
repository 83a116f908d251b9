//! How large a page may be.

use chrono::{Days, NaiveDate};
use reject::case::Case;
use reject::event::{Answer, Details, Ending, Event, Kind, Reason, Stage};
use reject::prompts::Prompts;
use reject::report::Report;
use reject::role::Families;
use reject::stats::{Given, Stats, silence};
use reject::vocabulary::Vocabulary;

/// A long search: four applications a day, each with what an eager user writes down.
fn cases(count: usize, last: NaiveDate) -> Vec<Case> {
    (0..count).map(|at| case(at, last - Days::new((at / 4) as u64))).collect()
}

fn case(at: usize, begun: NaiveDate) -> Case {
    let header = Details {
        company: Some(format!("Company {at} & Sons")),
        role: Some(["Backend engineer", "Data analyst", "Site reliability"][at % 3].to_owned()),
        source: Some(["board", "referral", "agency", "their site"][at % 4].to_owned()),
        tags: vec![["rust", "payments", "remote"][at % 3].to_owned()],
        url: Some(format!("https://acme.example/jobs/{at}")),
        ..Details::default()
    };
    let day = |n: u64| begun + Days::new(n);
    let mut events = vec![Event::new(begun, Kind::Applied)];
    let stages = [Stage::Screen, Stage::Interview, Stage::Final];
    for (n, stage) in stages.into_iter().take([0, 0, 0, 1, 0, 2, 0, 3][at % 8]).enumerate() {
        events.push(Event { stage: Some(stage), ..Event::new(day(5 + 4 * n as u64), Kind::Advanced) });
    }
    let reason = ["another candidate", "not enough experience", "missing skill", "none given"][at % 4];
    if !at.is_multiple_of(9) {
        events.push(Event {
            reasons: vec![Reason {
                tag: reason.to_owned(),
                detail: Some(format!("skill {}", at % 40)),
                stated: at.is_multiple_of(2),
            }],
            said: Some(format!("We went with somebody who has run service {} in production.", at % 50)),
            ..Event::new(day(20 + at as u64 % 7), Kind::Ended([Ending::Rejected, Ending::NoReply][at % 2]))
        });
    }
    if at.is_multiple_of(3) {
        events.push(Event {
            topic: Some("lessons".to_owned()),
            answers: vec![(
                "went-well".to_owned(),
                Answer::free(format!("The talk about project {at} went well.")),
            )],
            ..Event::new(day(30), Kind::Reflected)
        });
    }
    Case::new(format!("{begun}-company-{at}"), header, events)
}

/// How many bytes the page of so many cases takes.
fn bytes(count: usize, is_anonymous: bool) -> usize {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    let cases = cases(count, today - Days::new(3));
    let (prompts, vocabulary) = (Prompts::new(Vec::new()).expect("the shipped ones"), Vocabulary::default());
    let families = Families::default();
    let given = Given {
        prompts: &prompts,
        vocabulary: &vocabulary,
        families: &families,
        stop_words: &[],
        plan: &[],
        today,
        silent_after: silence(&cases, today),
        is_whole: true,
        is_by_outcome: false,
    };
    let stats = Stats::of(&cases, given);
    Report {
        cases: &cases,
        stats: &stats,
        given,
        heading: None,
        unreadable: 0,
        prompts_read: true,
        ahead: 0,
        is_anonymous,
    }
    .page()
    .len()
}

#[test]
fn a_page_of_a_thousand_cases_is_light() {
    for is_anonymous in [false, true] {
        let bytes = bytes(1_000, is_anonymous);
        assert!(bytes < 400_000, "{bytes}");
    }
}

#[test]
fn a_page_of_ten_thousand_is_still_one_to_send() {
    let bytes = bytes(10_000, false);
    assert!(bytes < 1_000_000, "{bytes}");
}
