use chrono::{Days, NaiveDate};

use super::*;
use crate::event::{Details, Ending, Event, Kind, Stage};
use crate::plan::{Entry, Goal, Step};
use crate::prompts::Prompts;
use crate::role::Families;
use crate::stats::{SILENT_AFTER, Silence};
use crate::vocabulary::Vocabulary;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
}

/// A case applied for on that day through that source that got to these stages a day later each, and ended.
fn case(on: u32, source: &str, stages: &[Stage], ending: Option<Ending>) -> Case {
    let mut events = vec![Event::new(day(on), Kind::Applied)];
    let mut next = day(on);
    for stage in stages {
        next = next + Days::new(1);
        events.push(Event { stage: Some(*stage), ..Event::new(next, Kind::Advanced) });
    }
    events.extend(ending.map(|ending| Event::new(next + Days::new(1), Kind::Ended(ending))));
    let details = Details {
        company: Some(format!("Firm {on}")),
        source: Some(source.to_owned()),
        url: Some("https://firm.example/?a=1&b=<2>".to_owned()),
        ..Details::default()
    };
    Case::new(format!("{}-firm-{on}", day(on)), details, events)
}

/// What a report of these cases and this plan gives.
fn told<T>(
    cases: &[Case],
    plan: &[Entry],
    is_anonymous: bool,
    is_whole: bool,
    what: impl Fn(Report<'_>) -> T,
) -> T {
    let (prompts, vocabulary) = (Prompts::new(Vec::new()).expect("the sets"), Vocabulary::default());
    let given = Given {
        prompts: &prompts,
        vocabulary: &vocabulary,
        families: &Families::default(),
        stop_words: &[],
        plan,
        today: day(22),
        silent_after: Silence { days: SILENT_AFTER, nine_in_ten: None, answers: None },
        is_whole,
        is_by_outcome: false,
    };
    let stats = Stats::of(cases, given);
    let heading = (!is_whole).then_some("applications: company Firm");
    what(Report { cases, stats: &stats, given, heading, unreadable: 0, ahead: 0, is_anonymous })
}

fn search() -> Vec<Case> {
    vec![
        case(1, "LinkedIn", &[Stage::Screen, Stage::Interview], Some(Ending::Rejected)),
        case(2, "my cousin Ada", &[Stage::Screen], Some(Ending::Withdrew)),
        case(3, "LinkedIn", &[], Some(Ending::NoReply)),
        case(4, "LinkedIn", &[], None),
    ]
}

#[test]
fn the_head_has_what_was_reached_beside_what_was_not() {
    let head = |report: Report<'_>| {
        let figures: Vec<String> =
            report.figures().iter().map(|it| format!("{} {}", it.value, it.name)).collect();
        (report.title(), report.when(), report.lead(), figures.join(", "), report.standing())
    };
    let (title, when, lead, figures, standing) = told(&search(), &[], false, true, head);
    assert_eq!(title, "Job search, Nov 2026");
    assert_eq!(when, "As it stood on 22 Nov 2026");
    assert_eq!(lead, "It got as far as an interview.");
    assert_eq!(
        figures,
        "4 applications, 2 answered, 2 past the first door, 1 to an interview or further, 1 in play, 1 rejected, 1 no \
         reply recorded"
    );
    assert_eq!(
        standing,
        "4 applications: 2 past the first door, as far as an interview; 1 in play, 1 rejected, 1 with no reply \
         recorded and 1 withdrawn."
    );
}

#[test]
fn one_case_is_told_as_one() {
    let one = [case(3, "LinkedIn", &[], Some(Ending::Rejected))];
    let standing = told(&one, &[], false, true, |report| report.standing());
    assert_eq!(standing, "1 application: 1 rejected.");
    let lead = told(&one, &[], false, true, |report| report.lead());
    assert_eq!(lead, "1 answer so far.");
}

#[test]
fn of_chosen_cases_no_source_is_called_better() {
    let reading = |report: Report<'_>| report.sources().map(|section| section.reading);
    assert_eq!(
        told(&search(), &[], false, false, reading).as_deref(),
        Some("The openings came from 2 sources; the counts alone, no source is called better.")
    );
}

#[test]
fn a_source_that_differs_is_told_with_both_its_counts() {
    let mut cases: Vec<Case> = (1..=20).map(|on| case(on, "board", &[], Some(Ending::Rejected))).collect();
    let far = [Stage::Screen, Stage::Interview];
    cases.extend((1..=12).map(|on| case(on, "referral", &far, Some(Ending::Rejected))));
    let reading = |report: Report<'_>| report.sources().map(|section| section.reading);
    assert_eq!(
        told(&cases, &[], false, true, reading).as_deref(),
        Some(
            "referral: 12 of 12, 100 % (76 to 100) got to an interview; of the others 0 of 20, 0 % (0 to 16). A \
             difference, not a cause: the jobs may differ."
        )
    );
}

#[test]
fn an_anonymous_page_names_only_what_is_everybodys() {
    let goal = |id: &str, of: &str| {
        let goal = Goal { id: id.to_owned(), count: 5, of: of.to_owned(), by: Some(day(30)) };
        Entry { date: day(1), step: Step::Goal(goal) }
    };
    let plan = [goal("a", "applications"), goal("b", "coffees with Ada")];
    let page = |report: Report<'_>| report.page();
    let open = told(&search(), &plan, false, true, page);
    for word in ["Firm 1", "my cousin Ada", "coffees with Ada", "firm.example", "30 Nov", "22 Nov 2026"] {
        assert!(open.contains(word), "{word}");
    }
    let anonymous = told(&search(), &plan, true, true, page);
    for word in ["Firm", "Ada", "firm.example", "30 Nov", "22 Nov", "days left"] {
        assert!(!anonymous.contains(word), "{word}");
    }
    for word in ["LinkedIn", "a source of one&#39;s own", "4 of 5 applications", "things of one&#39;s own"] {
        assert!(anonymous.contains(word), "{word}");
    }
}

#[test]
fn no_section_stands_alone_beside_an_empty_place() {
    let wide = |runs: &[bool]| {
        let sections = runs.iter().map(|is_wide| Section { is_wide: *is_wide, ..Section::default() });
        in_rows(sections.collect()).iter().map(|section| section.is_wide).collect::<Vec<_>>()
    };
    assert_eq!(wide(&[true, false, false, true]), [true, false, false, true]);
    assert_eq!(wide(&[true, false, false, false, true]), [true, false, false, true, true]);
    assert_eq!(wide(&[false]), [true]);
    assert!(wide(&[]).is_empty());
}

#[test]
fn a_link_is_escaped_and_tells_nobody_where_it_was() {
    let page = told(&search(), &[], false, true, |report| report.page());
    let link = r#"<a href="https://firm.example/?a=1&#38;b=&#60;2&#62;" rel="noreferrer noopener nofollow">Firm 1</a>"#;
    assert!(page.contains(link), "{page}");
}
