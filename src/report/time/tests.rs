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
    let undated = Event { undated: true, ..ended(20, Ending::Rejected) };
    let cases = [
        case(day(2), vec![screen, ended(20, Ending::Rejected)]),
        case(day(3), vec![ended(21, Ending::NoReply)]),
        case(day(22), vec![undated]),
    ];
    OverTime::of(&cases, Unit::Weeks(day(22)))
}

#[test]
fn three_rows_stand_on_one_scale_with_their_names() {
    let time = few();
    let picture = Picture::of(&time.latest(BARS), time.unit).expect("a picture");
    assert_data_eq!(
        Markup::of(&picture).into_text(),
        str![[r#"
<svg class="picture time" height="170" role="img" aria-label="Bars over time: sent, at most 2 in a week; got further, at most 1 in a week; ended, at most 2 in a week." xmlns="http://www.w3.org/2000/svg">
<svg viewBox="0 0 1000 170" width="100%" height="170" preserveAspectRatio="none">
<path class="axis" d="M0,54H1000"/>
<path class="bar stage" d="M9.2,30h65v24h-65zM175.8,42h65v12h-65z"/>
<path class="axis" d="M0,96H1000"/>
<path class="bar stage" d="M92.5,84h65v12h-65z"/>
<path class="axis" d="M0,150H1000"/>
<path class="bar refused" d="M175.8,138h65v12h-65z"/>
<path class="bar silent" d="M175.8,126h65v12h-65z"/>
</svg>
<text y="20">sent, at most 2 in a week</text>
<text y="74">got further, at most 1 in a week</text>
<text y="116">ended, at most 2 in a week</text>
<text class="faint" x="0%" y="170" dy="-4">2 Nov</text>
</svg>
<ul class="legend">
<li><svg width="10" height="10" aria-hidden="true"><rect class="bar refused" width="10" height="10"/></svg> rejected</li>
<li><svg width="10" height="10" aria-hidden="true"><rect class="bar silent" width="10" height="10"/></svg> no reply recorded</li>
</ul>
"#]]
    );
}

#[test]
fn it_is_told_what_the_bars_show_and_what_they_do_not() {
    let time = few();
    assert_eq!(
        reading(&time),
        "3 applications went out in 2 of 3 weeks; at least one got further in 1 week; 2 came to an end."
    );
    let expected =
        ["Weeks of seven days, each named by its first.", "In no bar: 1 ending on days not written down."];
    assert_eq!(notes(&time, &time.latest(BARS)), expected);
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
fn what_lies_before_the_bars_is_in_the_table() {
    let sent = |year, month| case(NaiveDate::from_ymd_opt(year, month, 1).expect("a day"), Vec::new());
    let cases: Vec<Case> =
        (2019..=2026).flat_map(|year| (1..=12).map(move |month| sent(year, month))).collect();
    let time = OverTime::of(&cases, Unit::Months);
    let shown = time.latest(BARS);
    assert_eq!(notes(&time, &shown), ["The bars begin in Jan 2024; the table also has 60 months before it."]);
    assert_eq!((shown.len(), table(&time).rows.len()), (36, 96));
    assert_eq!(reading(&time), "96 applications went out in 96 of 96 months.");
    let lone = [sent(1900, 5), sent(2026, 3), sent(2026, 11)];
    let time = OverTime::of(&lone, Unit::Months);
    let shown = time.latest(BARS);
    assert_eq!(notes(&time, &shown), ["The bars begin in Mar 2026; the table also has 1 month before it."]);
    let cases: Vec<Case> =
        (1..=26).flat_map(|year| (1..=12).map(move |month| sent(2000 + year, month))).collect();
    let time = OverTime::of(&cases, Unit::Months);
    let shown = time.latest(BARS);
    let expected =
        "The bars begin in Jan 2024; the table has the last 240 months in which something happened.";
    assert_eq!((notes(&time, &shown), table(&time).rows.len()), (vec![expected.to_owned()], 240));
}

proptest! {
    #[test]
    fn each_case_is_as_high_as_the_other_and_no_bar_leaves_the_picture(
        days in prop::collection::vec((0_i64..2000, 0_usize..6), 1..80)
    ) {
        let cases: Vec<Case> = days
            .iter()
            .map(|(ago, ending)| {
                let on = day(22) - chrono::Duration::days(*ago);
                case(on, vec![Event::new(on, What::Ended(Ending::ALL[*ending]))])
            })
            .collect();
        let time = OverTime::of(&cases, Unit::fitting(&cases, day(22)));
        let shown = time.latest(BARS);
        let picture = Picture::of(&shown, time.unit).expect("a picture");
        prop_assert!(picture.labels.iter().all(|label| (0.0..=LAST_LABEL).contains(&label.x.0)));
        prop_assert!(picture.height.0 < BARS_HIGH + 3.0 * NAME + 40.0);
        for row in &picture.rows {
            for bar in row.bars.iter().flat_map(|shade| shade.path.split_terminator('z')) {
                let numbers: Vec<f64> = bar
                    .split(|c: char| !c.is_ascii_digit() && c != '.')
                    .filter_map(|number| number.parse().ok())
                    .collect();
                let [x, top, width, high, _] = numbers[..] else { panic!("{bar}") };
                prop_assert!(x >= 0.0 && x + width <= WIDTH + 0.1, "{bar}");
                prop_assert!(top > row.at.0 && top + high <= row.line.0 + 0.1, "{bar}");
            }
        }
        let sent = picture.rows.iter().find(|row| row.name.starts_with("sent")).expect("applications");
        let heights = sent.bars[0].path.split('v').skip(1).filter_map(|bar| bar.split('h').next()?.parse().ok());
        let counts = shown.iter().map(|period| period.sent).filter(|n| *n > 0);
        let bars: Vec<(usize, f64)> = counts.zip(heights).collect();
        let (most, highest) = bars.iter().copied().fold((0, 0.0), |a, b| if b.0 > a.0 { b } else { a });
        for (n, high) in &bars {
            let expected = (real(*n) * highest / real(most)).max(LEAST);
            prop_assert!((high - expected).abs() <= 0.2, "{n} is {high}");
        }
        prop_assert_eq!(bars.iter().map(|bar| bar.0).sum::<usize>(), shown.iter().map(|it| it.sent).sum::<usize>());
    }
}
