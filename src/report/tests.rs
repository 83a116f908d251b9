use chrono::{Days, NaiveDate};

use super::*;
use crate::event::{Details, Ending, Event, Kind, Reason, Stage};
use crate::plan::{Entry, Goal, Planned, Step};
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
    what(Report {
        cases,
        stats: &stats,
        given,
        heading,
        unreadable: 0,
        prompts_read: true,
        ahead: 0,
        is_anonymous,
    })
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
        (report.title(), report.when(), report.lead(), figures(report), report.standing())
    };
    let (title, when, lead, figures, standing) = told(&search(), &[], false, true, head);
    assert_eq!(title, "Job search, Nov 2026");
    assert_eq!(when, "As it stood on 22 Nov 2026");
    assert_eq!(lead, "It got as far as an interview.");
    assert_eq!(
        figures,
        "4 applications, 2 answered, 2 past the first door, 1 to an interview or further, 1 in play, 1 rejected, 1 no \
         reply recorded, 1 withdrawn"
    );
    assert_eq!(
        standing,
        "4 applications: 2 past the first door, as far as an interview; 1 in play, 1 rejected, 1 with no reply \
         recorded and 1 withdrawn."
    );
}

#[test]
fn the_silent_ones_are_told_with_a_way_out_to_the_user_alone() {
    let old = NaiveDate::from_ymd_opt(2026, 9, 1).expect("a day");
    let case = Case::new("a".into(), Details::default(), vec![Event::new(old, Kind::Applied)]);
    let told =
        |is_anonymous| told(std::slice::from_ref(&case), &[], is_anonymous, true, |report| report.caveats());
    assert_eq!(
        told(false),
        [
            "1 application in play had nothing new for over 45 days. If that silence is an answer: reject stale."
        ]
    );
    assert_eq!(told(true), ["1 application in play had nothing new for over 45 days."]);
}

#[test]
fn one_case_is_told_as_one() {
    let one = [case(3, "LinkedIn", &[], Some(Ending::Rejected))];
    let standing = told(&one, &[], false, true, |report| report.standing());
    assert_eq!(standing, "1 application: 1 rejected.");
    let lead = told(&one, &[], false, true, |report| report.lead());
    assert_eq!(lead, "", "where each answer was a no, no line in large type counts them");
    let figures = told(&one, &[], false, true, figures);
    assert_eq!(figures, "1 application, 1 answered, 1 rejected");
}

fn figures(report: Report<'_>) -> String {
    let figures: Vec<String> =
        report.figures().iter().map(|it| format!("{} {}", it.value, it.name)).collect();
    figures.join(", ")
}

#[test]
fn those_in_play_and_each_way_to_end_add_up_to_the_applications() {
    let ways = [Ending::Rejected, Ending::Withdrew, Ending::Declined, Ending::Closed, Ending::Accepted];
    let mut cases: Vec<Case> = (1..).zip(ways).map(|(on, way)| case(on, "board", &[], Some(way))).collect();
    assert_eq!(
        told(&cases, &[], false, true, figures),
        "5 applications, 3 answered, 2 past the first door, 2 to an interview or further, 2 to an offer, 1 accepted, 1 \
         rejected, 1 withdrawn, 1 offer declined, 1 role closed"
    );
    cases.extend((6..).zip(ways).map(|(on, way)| case(on, "board", &[], Some(way))));
    assert_eq!(
        told(&cases, &[], false, true, figures),
        "10 applications, 6 answered, 4 past the first door, 4 to an interview or further, 4 to an offer, 2 accepted, 2 \
         rejected, 2 withdrawn, 2 offers declined, 2 roles closed"
    );
}

#[test]
fn a_job_taken_is_said_to_the_user_and_to_those_they_share_it_with() {
    let mut taken = case(3, "board", &[], Some(Ending::Accepted));
    let lead = |case: &Case, is_anonymous| {
        told(std::slice::from_ref(case), &[], is_anonymous, true, |report| report.lead())
    };
    assert_eq!(lead(&taken, false), "You took a job on 4 Nov.");
    assert_eq!(lead(&taken, true), "A job was accepted in Nov 2026.");
    let undated = taken.events().iter().map(|event| Event { undated: true, ..event.clone() });
    taken = Case::new(taken.handle().to_owned(), taken.header().clone(), undated.collect());
    assert_eq!(lead(&taken, false), "You took a job.");
    assert_eq!(lead(&taken, true), "A job was accepted.");
    let page = told(std::slice::from_ref(&taken), &[], false, true, |report| report.page());
    assert!(page.contains("<bdi>Firm 3</bdi></a></li>"), "{page}");
}

#[test]
fn the_title_has_the_months_of_the_search_and_not_those_of_what_was_thought_of_it() {
    let on = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let search = |events: &[(&str, Kind)]| {
        let events = events.iter().map(|(day, kind)| Event::new(on(day), *kind)).collect();
        told(&[Case::new("a".into(), Details::default(), events)], &[], false, true, |it| it.title())
    };
    let no = Kind::Ended(Ending::Rejected);
    let silence = Kind::Ended(Ending::NoReply);
    let (applied, thought) = (Kind::Applied, Kind::Reflected);
    for (events, title) in [
        (&[("2023-03-09", applied), ("2023-06-01", no), ("2026-11-20", thought)][..], "Mar to Jun 2023"),
        (&[("2023-06-01", no)], "Jun 2023"),
        (&[("2026-09-30", applied), ("2026-11-20", Kind::FollowedUp)], "Sep to Nov 2026"),
        (&[("2026-10-20", applied)], "Oct to Nov 2026"),
        (&[("2026-03-09", applied), ("2026-11-20", thought)], "Mar 2026"),
        (&[("2023-03-09", applied), ("2023-04-20", silence)], "Mar to Apr 2023"),
        (&[("2023-03-09", applied), ("2026-11-20", silence)], "Mar to Apr 2023"),
        (&[("2023-03-09", silence)], "Mar 2023"),
    ] {
        assert_eq!(search(events), format!("Job search, {title}"), "{events:?}");
    }
    assert_eq!(search(&[("2026-11-20", thought)]), "Job search");
}

#[test]
fn a_stage_that_was_passed_without_a_note_is_said() {
    let notes = |cases: &[Case]| {
        told(cases, &[], false, true, |report| report.stages())
            .map(|section| section.notes)
            .expect("a section")
    };
    assert!(notes(&search()).is_empty());
    let mut cases = search();
    cases.push(case(7, "board", &[Stage::Interview], None));
    assert_eq!(
        notes(&cases),
        ["The number of a stage is of those noted there; 1 application got past one without a note of it."]
    );
}

#[test]
fn of_chosen_cases_the_first_is_the_first_of_these() {
    let far = [case(1, "board", &[Stage::Final], Some(Ending::Rejected))];
    let page = |is_whole| told(&far, &[], false, is_whole, |report| report.page());
    assert!(page(true).contains("<li>First final round: <a "));
    assert!(page(false).contains("<li>First final round of these: <a "));
}

#[test]
fn what_got_past_each_stage_is_told_with_those_still_there() {
    let mut cases = search();
    assert!(
        told(&cases, &[], false, true, |report| report.stops()).is_none(),
        "no share can be told of three"
    );
    cases.extend((5..=6).map(|on| case(on, "board", &[Stage::Screen], None)));
    let section = |report: Report<'_>| report.stops().map(|section| (section.reading, section.table));
    let (reading, table) = told(&cases, &[], false, true, section).expect("a section");
    assert_eq!(reading, "Too few stops to say where it sticks: it takes 5 at one stage.");
    let rows: Vec<String> = table.expect("a table").rows.iter().map(|row| row.join(" ")).collect();
    assert_eq!(rows, ["application 4 1 1", "screen 1 0 2", "interview 0 1 0"]);
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
fn the_last_day_compared_is_told_as_one_of_its_month_where_no_day_is_told() {
    let mut cases: Vec<Case> = (1..=8).map(|on| case(on, "board", &[], Some(Ending::Rejected))).collect();
    cases.extend((1..=12).map(|on| case(on, "referral", &[Stage::Screen], Some(Ending::Rejected))));
    cases.push(case(20, "referral", &[], None));
    let basis = |is_anonymous| {
        let notes =
            told(&cases, &[], is_anonymous, true, |report| report.sources()).expect("a section").notes;
        notes.last().expect("what was compared").clone()
    };
    let end = ": younger ones may still come to it. One in play counts as not yet.";
    let begin =
        "Compared by answers, as there are fewer than 10 interviews, in 20 applications, begun before ";
    assert_eq!(basis(false), format!("{begin}20 Nov{end}"));
    assert_eq!(basis(true), format!("{begin}a day in Nov 2026{end}"));
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
    for word in ["LinkedIn", "other sources", "4 of 5 applications", "things of one&#39;s own"] {
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
    let link = r#"<a href="https://firm.example/?a=1&#38;b=&#60;2&#62;" rel="noreferrer noopener nofollow"><bdi>Firm 1</bdi></a>"#;
    assert!(page.contains(link), "{page}");
}

/// One refusal a day of November; `is_named` says whose stated reason was the pay, the others said it was the fit.
fn refusals(n: u32, is_named: impl Fn(u32) -> bool) -> Vec<Case> {
    let refused = |on: u32| {
        let tag = if is_named(on) { "pay" } else { "fit" };
        let reason = Reason { tag: tag.to_owned(), detail: None, stated: true };
        let no = Event { reasons: vec![reason], ..Event::new(day(on), Kind::Ended(Ending::Rejected)) };
        Case::new(
            format!("{}-firm", day(on)),
            Details::default(),
            vec![Event::new(day(on), Kind::Applied), no],
        )
    };
    (1..=n).map(refused).collect()
}

#[test]
fn what_keeps_coming_back_is_told_apart_from_what_is_new_and_what_comes_up_less() {
    let reading = |cases: &[Case]| {
        told(cases, &[], false, true, |report| report.patterns().map(|section| section.reading))
            .expect("a section")
    };
    assert_eq!(
        reading(&refusals(3, |on| on == 1)),
        "Nothing came up in at least 3 cases and a third of those that say, in the last 12 months."
    );
    assert_eq!(
        reading(&refusals(4, |_| true)),
        "1 reason keeps coming back, in at least 3 cases and a third of those that say, in the last 12 months."
    );
    // 3 of 20 in all, of which nobody may say that it is a third.
    assert_eq!(
        reading(&refusals(20, |on| on >= 18)),
        "1 thing is new, in 3 or more of the last 5 cases; 1 thing has gone quiet."
    );
    assert_eq!(
        reading(&refusals(20, |on| on <= 10 || on % 3 == 0)),
        "1 reason keeps coming back, in at least 3 cases and a third of those that say, in the last 12 months; 1 thing \
         comes up less than before."
    );
}

#[test]
fn what_was_done_for_no_question_is_shown_and_nothing_is_claimed_of_it() {
    let planned =
        |id: &str| Planned { id: id.to_owned(), what: format!("Do {id}"), aim: None, case: None, due: None };
    let at = |on: u32, step: Step| Entry { date: day(on), step };
    let plan = [
        at(1, Step::Planned(planned("one"))),
        at(2, Step::Planned(planned("two"))),
        at(3, Step::Done("one".to_owned())),
    ];
    let section = told(&search(), &plan, false, true, |report| report.actions()).expect("a section");
    assert_eq!(section.reading, "");
    let text = section.body.into_text();
    for words in
        ["Done, where no number can tell what it changed", "Do one", "Done 3 Nov.", "Planned", "no day set"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(section.table.is_none());
    let anonymous = told(&search(), &plan, true, true, |report| report.actions()).expect("a section");
    assert_eq!(anonymous.notes, ["1 done.", "1 planned."]);
    assert!(!anonymous.body.into_text().contains("Do "));
    assert!(told(&search(), &plan, false, false, |report| report.actions()).is_none());
}

#[test]
fn a_goal_that_is_not_reached_is_no_verdict() {
    let goal = Goal { id: "a".into(), count: 5, of: "applications".into(), by: Some(day(9)) };
    let plan = [Entry { date: day(1), step: Step::Goal(goal) }];
    let section = told(&search(), &plan, false, true, |report| report.goals()).expect("a section");
    assert_eq!(section.reading, "");
}

#[test]
fn a_page_says_which_waits_it_leaves_out_and_names_no_command() {
    let early = vec![Event::new(day(20), Kind::Applied), Event::new(day(2), Kind::Ended(Ending::Rejected))];
    let mut cases = search();
    cases.push(Case::new("early".into(), Details::default(), early));
    let section = told(&cases, &[], false, true, |report| report.curve()).expect("a section");
    assert!(
        section.notes.contains(&"Left out: 1 ended before they were applied for.".to_owned()),
        "{:?}",
        section.notes
    );
    assert!(section.notes.iter().all(|note| !note.contains('`')), "{:?}", section.notes);
}
