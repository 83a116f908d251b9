use chrono::NaiveDate;
use proptest::prelude::*;
use snapbox::{assert_data_eq, str};

use super::*;
use crate::case::Case;
use crate::event::{Details, Ending, Event, Kind as What, Stage};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
}

fn case(on: NaiveDate, rest: Vec<Event>) -> Case {
    let events = std::iter::once(Event::new(on, What::Applied)).chain(rest).collect();
    Case::new(String::new(), Details::default(), events)
}

fn ended(on: u32, ending: Ending) -> Event {
    Event::new(day(on), What::Ended(ending))
}

fn few() -> OverTime {
    let screen = Event { stage: Some(Stage::Screen), ..Event::new(day(10), What::Advanced) };
    let undated = Event { undated: true, stage: Some(Stage::Interview), ..ended(20, Ending::Rejected) };
    let cases = [
        case(day(2), vec![screen, ended(20, Ending::Rejected)]),
        case(day(3), vec![ended(21, Ending::NoReply)]),
        case(day(22), vec![undated]),
    ];
    OverTime::of(&cases, Unit::Weeks(day(22)), None)
}

#[test]
fn each_kind_has_a_row_of_bars_with_its_name() {
    let time = few();
    let picture = Picture::of(&time.latest(BARS), time.unit).expect("a picture");
    assert_data_eq!(
        Markup::of(&picture).into_text(),
        str![[r#"
<svg class="picture time" height="200" role="img" aria-label="Bars over time: sent, 3 in all, at most 2 a week; got further, 1 in all, at most 1 a week; rejected, 1 in all, at most 1 a week; no reply recorded, 1 in all, at most 1 a week." xmlns="http://www.w3.org/2000/svg">
<svg viewBox="0 0 1000 200" width="100%" height="200" preserveAspectRatio="none">
<path class="axis" d="M0,54H250"/>
<path class="bar stage" d="M9.2,30h65v24h-65zM175.8,42h65v12h-65z"/>
<path class="axis" d="M0,96H250"/>
<path class="bar stage" d="M92.5,84h65v12h-65z"/>
<path class="axis" d="M0,138H250"/>
<path class="bar refused" d="M175.8,126h65v12h-65z"/>
<path class="axis" d="M0,180H250"/>
<path class="bar silent" d="M175.8,168h65v12h-65z"/>
</svg>
<text y="20">sent, at most 2 a week</text>
<text y="74">got further, at most 1 a week</text>
<text y="116">rejected, at most 1 a week</text>
<text y="158">no reply recorded, at most 1 a week</text>
<text class="faint" x="0%" y="200" dy="-4">2 Nov</text>
</svg>
"#]]
    );
}

/// What stands below the bars.
fn noted(time: &OverTime) -> Vec<String> {
    let shown = time.latest(BARS);
    notes(time, &shown, &Picture::of(&shown, time.unit).expect("a picture"))
}

#[test]
fn it_is_told_what_the_bars_show_and_what_they_do_not() {
    let time = few();
    assert_eq!(
        reading(&time).as_deref(),
        Some(
            "In 3 weeks, from 2 Nov to 22 Nov 2026, 3 applications went out, 1 got further and 2 came to an end."
        )
    );
    let expected = [
        "Weeks of seven days, each named by its first.",
        "Not shown, as the day is not known: 1 got further and 1 ended.",
    ];
    assert_eq!(noted(&time), expected);
    let table = table(&time);
    assert_eq!(table.heads, ["week from", "sent", "got further", "rejected", "no reply recorded"]);
    let expected = [
        ["2 Nov 2026", "2", "0", "0", "0"],
        ["9 Nov 2026", "0", "1", "0", "0"],
        ["16 Nov 2026", "1", "0", "1", "1"],
    ];
    assert_eq!(table.rows, expected);
}

#[test]
fn weeks_of_silence_are_weeks_of_the_search() {
    let date = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let cases = [case(date("2026-08-03"), Vec::new()), case(date("2026-08-12"), Vec::new())];
    let unit = Unit::fitting(&cases, day(22));
    let time = OverTime::of(&cases, unit, goes_on_until(&cases, day(22)));
    assert_eq!(
        reading(&time).as_deref(),
        Some("In 16 weeks, from 3 Aug to 22 Nov 2026, 2 applications went out.")
    );
    let picture = Picture::of(&time.latest(BARS), unit).expect("a picture");
    let labels: Vec<(f64, &str)> =
        picture.labels.iter().map(|label| (label.x.0, label.text.as_str())).collect();
    assert_eq!(labels, [(0.0, "3 Aug"), (25.0, "31 Aug"), (50.0, "28 Sep"), (75.0, "26 Oct")]);
}

#[test]
fn what_lies_before_the_bars_is_in_the_table() {
    let sent = |year, month| case(NaiveDate::from_ymd_opt(year, month, 1).expect("a day"), Vec::new());
    let cases: Vec<Case> =
        (2019..=2026).flat_map(|year| (1..=12).map(move |month| sent(year, month))).collect();
    let time = OverTime::of(&cases, Unit::Months, None);
    assert_eq!(noted(&time), ["The bars begin in Jan 2024; the table also has 60 months before it."]);
    assert_eq!((time.latest(BARS).len(), table(&time).rows.len()), (36, 96));
    assert_eq!(
        reading(&time).as_deref(),
        Some("In 96 months, from Jan 2019 to Dec 2026, 96 applications went out.")
    );
    let lone = [sent(1900, 5), sent(2026, 3), sent(2026, 11)];
    let time = OverTime::of(&lone, Unit::Months, None);
    assert_eq!(noted(&time), ["The bars begin in Mar 2026; the table also has 1 month before it."]);
    let cases: Vec<Case> =
        (1..=26).flat_map(|year| (1..=12).map(move |month| sent(2000 + year, month))).collect();
    let time = OverTime::of(&cases, Unit::Months, None);
    let expected =
        "The bars begin in Jan 2024; the table has the last 240 months in which something happened.";
    assert_eq!(noted(&time), [expected]);
    assert_eq!(table(&time).rows.len(), 240);
}

/// A letter of a wide face at 13 px, on average.
const LETTER: usize = 7;

#[test]
fn no_name_is_longer_than_a_narrow_page() {
    let empty = few().latest(BARS)[0];
    let busy =
        Period { sent: 999, advanced: 999, rejected: 999, no_reply: 999, left: 999, accepted: 999, ..empty };
    let scale = Scale { place: 27.0, shared: 0.01, case: 0.02, line: 46.0, name: 20.0 };
    for row in KINDS.map(|kind| Row::of(kind, &[busy], Unit::Months, &scale)) {
        assert!(row.name.chars().count() * LETTER <= 280, "{}", row.name);
    }
}

#[test]
fn few_beside_many_are_drawn_larger_and_that_is_said() {
    let many = (0..97).map(|_| case(day(2), Vec::new()));
    let ended = [2, 3, 4].map(|on| case(day(on), vec![ended(on + 7, Ending::Withdrew)]));
    let cases: Vec<Case> = many.chain(ended).collect();
    let time = OverTime::of(&cases, Unit::Weeks(day(22)), None);
    let picture = Picture::of(&time.latest(BARS), time.unit).expect("a picture");
    let rows: Vec<(&str, &str)> =
        picture.rows.iter().map(|row| (row.name.as_str(), row.bars.as_str())).collect();
    let expected = [
        ("sent, at most 100 a week", "M9.2,30.7h65v155.3h-65z"),
        ("ended otherwise, at most 3 a week *", "M92.5,216h65v16h-65z"),
    ];
    assert_eq!(rows, expected);
    assert_eq!(
        picture.label,
        "Bars over time: sent, 100 in all, at most 100 a week; withdrawn, declined or closed, 3 in all, at most 3 a week, \
         on a larger scale."
    );
    let expected = [
        "* Drawn on a larger scale: beside the rest it could hardly be seen.",
        "Ended otherwise: withdrawn, declined or closed.",
        "Weeks of seven days, each named by its first.",
    ];
    assert_eq!(noted(&time), expected);
}

proptest! {
    #[test]
    fn each_case_is_as_high_as_the_others_of_its_row_and_no_bar_leaves_the_picture(
        days in prop::collection::vec((0_i64..2000, 0_usize..6), 1..80)
    ) {
        let cases: Vec<Case> = days
            .iter()
            .map(|(ago, ending)| {
                let on = day(22) - chrono::Duration::days(*ago);
                case(on, vec![Event::new(on, What::Ended(Ending::ALL[*ending]))])
            })
            .collect();
        let time = OverTime::of(&cases, Unit::fitting(&cases, day(22)), None);
        let shown = time.latest(BARS);
        let picture = Picture::of(&shown, time.unit).expect("a picture");
        for row in &picture.rows {
            for bar in row.bars.split_terminator('z') {
                let numbers: Vec<f64> = bar
                    .split(|c: char| !c.is_ascii_digit() && c != '.')
                    .filter_map(|number| number.parse().ok())
                    .collect();
                let [x, top, width, high, _] = numbers[..] else { panic!("{bar}") };
                prop_assert!(x >= 0.0 && x + width <= picture.end.0 + 0.1 && picture.end.0 <= WIDTH + 0.1, "{bar}");
                prop_assert!(top > row.at.0 && top + high <= row.line.0 + 0.1, "{bar}");
            }
        }
        for kind in KINDS {
            let counts: Vec<usize> = shown.iter().map(kind.number).filter(|n| *n > 0).collect();
            let row = picture.rows.iter().find(|row| row.name.starts_with(kind.name));
            prop_assert_eq!(row.is_some(), !counts.is_empty());
            let Some(row) = row else { continue };
            let heights = row.bars.split('v').skip(1).filter_map(|bar| bar.split('h').next()?.parse().ok());
            let heights: Vec<f64> = heights.collect();
            prop_assert_eq!(heights.len(), counts.len());
            let most = counts.iter().copied().max().unwrap_or(0);
            let highest = heights.iter().copied().fold(0.0, f64::max);
            for (n, high) in counts.into_iter().zip(heights) {
                let expected = (real(n) * highest / real(most)).max(LEAST);
                prop_assert!((high - expected).abs() <= 0.2, "{n} is {high}");
            }
        }
    }
}
