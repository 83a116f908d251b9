//! Days until an answer: the share that still waits, day after day.

use std::fmt::Write as _;

use askama::Template;

use super::Report;
use super::markup::{Markup, Px};
use super::section::{Section, Table};
use crate::said;
use crate::stats::Answers;

/// The height of the plot.
const HIGH: f64 = 180.0;
/// Its width, in the units of the paths.
const WIDTH: f64 = 1000.0;
/// The room above it, for the upper half of a name beside its edge.
const TOP: f64 = 12.0;
/// The room below it, for the days.
const BOTTOM: f64 = 26.0;
/// How far below the plot the days stand.
const DAYS_BELOW: f64 = 19.0;
/// How far below the middle of a name its letters stand.
const LETTERS_BELOW: f64 = 4.0;
/// The levels with a line and a name.
const LEVELS: [(f64, &str); 3] = [(1.0, "100 %"), (0.5, "50 %"), (0.0, "0")];
/// The most steps of which each has a row in the table.
const ROWS: usize = 60;
/// How many days are written below the plot at most, beside the last.
const TICKS: u32 = 4;
/// How far apart they may be.
const APART: [u32; 8] = [1, 2, 7, 14, 28, 56, 91, 182];

#[derive(Debug, Template)]
#[template(path = "curve.html", config = "src/report/askama.toml")]
struct Picture {
    label: String,
    /// Of the whole.
    height: Px,
    /// Of the plot: where it begins, how high it is, and how wide in the units of the paths.
    top: Px,
    high: Px,
    width: Px,
    levels: Vec<Level>,
    last: String,
    curve: String,
    band: String,
    half: Option<Half>,
    /// Days with their places, in hundredths of the width.
    ticks: Vec<(Px, u32)>,
    /// Where the days stand.
    days_at: Px,
}

/// A line across the plot.
#[derive(Debug)]
struct Level {
    name: &'static str,
    name_at: Px,
    /// In the plot.
    at: Px,
}

/// Where half had an answer.
#[derive(Debug)]
struct Half {
    /// From the line of the half to its day.
    path: String,
    /// The place of the day, in hundredths of the width.
    x: Px,
    y: Px,
}

impl Report<'_> {
    pub(super) fn curve(&self) -> Option<Section> {
        let answers = &self.stats.answers;
        if answers.cases == 0 && answers.undated == 0 {
            return None;
        }
        let picture = Picture::of(answers);
        let notes = [
            said::silence(answers, self.heading.is_none()),
            said::left_out(answers, false),
            said::sooner(answers),
        ];
        Some(Section {
            id: "answers",
            title: "How long until an answer",
            reading: said::wait(answers),
            table: picture.is_some().then(|| table(answers)),
            body: picture.as_ref().map(Markup::of).unwrap_or_default(),
            notes: notes.into_iter().flatten().collect(),
            ..Section::default()
        })
    }
}

impl Picture {
    /// The picture of these waits; none where they carry no curve.
    fn of(answers: &Answers) -> Option<Self> {
        let last = answers.told_until()?;
        let x = |day: u32| WIDTH * f64::from(day.min(last)) / f64::from(last);
        let read: Vec<String> =
            answers.read_out().into_iter().map(|day| said::still_waiting(answers, day)).collect();
        let median = answers.median.filter(|median| answers.has_sure_median() && median.day <= last);
        let apart = APART.into_iter().find(|apart| last / apart <= TICKS).unwrap_or(last);
        // The last day is written at the end of its line and needs room.
        let days = (0..last).step_by(apart as usize).filter(|day| 10 * day <= 7 * last);
        let hundredths = |day| Px(100.0 * x(day) / WIDTH);
        Some(Self {
            label: format!("Curve of the share that still waits: {}.", read.join("; ")),
            height: Px(TOP + HIGH + BOTTOM),
            top: Px(TOP),
            high: Px(HIGH),
            width: Px(WIDTH),
            levels: LEVELS.into_iter().map(Level::of).collect(),
            last: format!("day {last}"),
            curve: curve(answers, last, x),
            band: band(answers, last, x),
            half: median.map(|median| Half::of(x(median.day))),
            ticks: days.map(|day| (hundredths(day), day)).collect(),
            days_at: Px(TOP + HIGH + DAYS_BELOW),
        })
    }
}

impl Level {
    fn of((share, name): (f64, &'static str)) -> Self {
        Self { name, name_at: Px(TOP + y(share) + LETTERS_BELOW), at: Px(y(share)) }
    }
}

impl Half {
    /// On the day that lies there, in the units of the paths.
    fn of(x: f64) -> Self {
        let half = y(0.5);
        Self {
            path: format!("M0,{}H{}V{}", Px(half), Px(x), Px(HIGH)),
            x: Px(100.0 * x / WIDTH),
            y: Px(TOP + half),
        }
    }
}

/// The curve, one level after the other.
fn curve(answers: &Answers, last: u32, x: impl Fn(u32) -> f64) -> String {
    let mut path = "M0,0".to_owned();
    for step in answers.curve.iter().filter(|step| step.day <= last) {
        let _ = write!(path, "H{}V{}", Px(x(step.day)), Px(y(step.waiting)));
    }
    path + &format!("H{}", Px(WIDTH))
}

/// The outlines of its 95 % band, from step to step as far as there is one.
fn band(answers: &Answers, last: u32, x: impl Fn(u32) -> f64) -> String {
    let steps: Vec<_> = answers.curve.iter().filter(|step| step.day <= last).collect();
    let ends = steps.iter().skip(1).map(|step| step.day).chain([last]);
    let mut path = String::new();
    for (step, end) in steps.iter().zip(ends) {
        let Some((low, high)) = step.low.zip(step.high) else { continue };
        let (left, right, top, bottom) = (Px(x(step.day)), Px(x(end)), Px(y(high)), Px(y(low)));
        let _ = write!(path, "M{left},{top}H{right}V{bottom}H{left}z");
    }
    path
}

/// How far below the top of the plot a share lies.
fn y(share: f64) -> f64 {
    HIGH * (1.0 - share.clamp(0.0, 1.0))
}

/// The days of the table: each step of the curve and the last day told of, or a few days where the steps are too many.
fn days_of_table(answers: &Answers) -> Vec<u32> {
    let Some(last) = answers.told_until() else { return Vec::new() };
    let mut days: Vec<u32> =
        answers.curve.iter().map(|step| step.day).take_while(|day| *day < last).chain([last]).collect();
    if days.len() > ROWS {
        days = answers.read_out();
    }
    days
}

/// The curve in numbers, with how many answers had come and how many tell of each day.
fn table(answers: &Answers) -> Table {
    let row = |day: u32| {
        let came: usize = answers.curve.iter().filter(|step| step.day <= day).map(|step| step.answers).sum();
        let step = answers.step_at(day);
        let share = said::hundredths(step.map_or(1.0, |step| step.waiting));
        let range = step.and_then(|step| step.low.zip(step.high));
        let range = range.map_or_else(
            || "not known".to_owned(),
            |(low, high)| format!("{} to {} %", said::hundredths(low), said::hundredths(high)),
        );
        let watched = answers.at_risk(day).to_string();
        vec![day.to_string(), watched, came.to_string(), format!("{share} %"), range]
    };
    Table::of(
        vec!["days", "watched that long", "answers so far", "still waiting", "likely"],
        days_of_table(answers).into_iter().map(row).collect(),
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use snapbox::{assert_data_eq, str};

    use super::*;
    use crate::stats::{ENOUGH, SILENT_AFTER, Silence, Wait};

    fn answers(waits: &[(u32, bool)]) -> Answers {
        let waits: Vec<Wait> =
            waits.iter().map(|(days, answered)| Wait { days: *days, answered: *answered }).collect();
        let mut answers = Answers::none(Silence { days: SILENT_AFTER, nine_in_ten: None, answers: None });
        answers.read(&waits);
        answers
    }

    /// The days of remission of twenty-one patients given 6-mercaptopurine: Freireich et al. (1963), Blood 21, as in
    /// R's `survival`.
    fn known() -> Answers {
        let came = [6, 6, 6, 7, 10, 13, 16, 22, 23].map(|days| (days, true));
        let cut = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map(|days| (days, false));
        answers(&[&came[..], &cut].concat())
    }

    #[test]
    fn a_curve_has_its_band_and_its_half() {
        let picture = Picture::of(&known()).expect("a picture");
        assert_data_eq!(
            Markup::of(&picture).into_text(),
            str![[r#"
<svg class="picture curve" height="218" role="img" aria-label="Curve of the share that still waits: after 7 days: 81 % still waiting (56 to 92); after 14 days: 69 % still waiting (43 to 85); after 21 days: 63 % still waiting (37 to 80); after 25 days: 45 % still waiting (19 to 68)." xmlns="http://www.w3.org/2000/svg">
<text class="faint" x="-6" y="16" text-anchor="end">100 %</text>
<text class="faint" x="-6" y="106" text-anchor="end">50 %</text>
<text class="faint" x="-6" y="196" text-anchor="end">0</text>
<svg class="plot" y="12" viewBox="0 0 1000 180" width="100%" height="180" preserveAspectRatio="none">
<path class="axis" d="M0,0H1000M0,90H1000M0,180H1000"/>
<path class="band" d="M240,8.7H280V68.5H240zM280,13.9H400V78.6H280zM400,19.9H520V89.4H400zM520,27.2H640V102.3H520zM640,35.1H880V113.8H640zM880,45.6H920V131.8H880zM920,57.6H1000V146.2H920z"/>
<path class="half" d="M0,90H920V180"/>
<path class="level" d="M0,0H240V25.7H280V34.8H400V44.5H520V55.8H640V67.1H880V83.2H920V99.3H1000"/>
</svg>
<circle class="bar stage" cx="92%" cy="102" r="4"/>
<text class="faint" x="0%" y="211" text-anchor="middle">0</text>
<text class="faint" x="28%" y="211" text-anchor="middle">7</text>
<text class="faint" x="56%" y="211" text-anchor="middle">14</text>
<text class="faint" x="100%" y="211" text-anchor="end">day 25</text>
</svg>
<ul class="legend">
<li><svg width="18" height="10" aria-hidden="true"><path class="level" d="M0 5h18"/></svg> the share that still waits</li>
<li><svg width="18" height="10" aria-hidden="true"><rect class="band" width="18" height="10"/></svg> where it likely lies (95 %)</li>
<li><svg width="18" height="10" aria-hidden="true"><path class="half" d="M0 5h18"/></svg> half had an answer</li>
</ul>
"#]]
        );
    }

    #[test]
    fn a_half_that_few_tell_of_is_not_marked() {
        let enough = [1, 2, 3, 4, 9].map(|days| (days, true));
        let sure = answers(&[&enough[..], &[(9, false); 3]].concat());
        assert!(Picture::of(&sure).expect("a picture").half.is_some());
        let few = answers(&[[(1, true); 3], [(9, false); 3]].concat());
        assert!(few.median.is_some() && Picture::of(&few).expect("a picture").half.is_none());
    }

    #[test]
    fn a_curve_that_too_few_tell_of_is_not_drawn() {
        assert!(Picture::of(&answers(&[(9, false); 8])).is_none());
        let late: Vec<(u32, bool)> = (1..=10).map(|days| (days, false)).chain([(50, true)]).collect();
        assert!(Picture::of(&answers(&late)).is_none());
        assert!(Picture::of(&answers(&[(0, true); 8])).is_none());
    }

    #[test]
    fn the_table_reads_the_curve_out_with_its_counts() {
        let table = table(&known());
        assert_eq!(table.heads, ["days", "watched that long", "answers so far", "still waiting", "likely"]);
        let expected = [
            ["6", "21", "3", "86 %", "62 to 95 %"],
            ["7", "17", "4", "81 %", "56 to 92 %"],
            ["10", "15", "5", "75 %", "50 to 89 %"],
            ["13", "12", "6", "69 %", "43 to 85 %"],
            ["16", "11", "7", "63 %", "37 to 80 %"],
            ["22", "7", "8", "54 %", "27 to 75 %"],
            ["23", "6", "9", "45 %", "19 to 68 %"],
            ["25", "5", "9", "45 %", "19 to 68 %"],
        ];
        assert_eq!(table.rows, expected);
    }

    #[test]
    fn a_table_of_many_steps_is_read_out_at_a_few_days() {
        let rows = |steps: u32| {
            let waits: Vec<(u32, bool)> = (1..=steps).map(|days| (days, true)).collect();
            table(&answers(&waits)).rows
        };
        assert_eq!(rows(64).len(), 60);
        let days: Vec<String> = rows(65).into_iter().map(|row| row[..2].join(", ")).collect();
        assert_eq!(days, ["7, 59", "14, 52", "21, 45", "28, 38", "42, 24", "60, 6", "61, 5"]);
    }

    #[test]
    fn what_nothing_tells_the_range_of_says_so() {
        let rows = table(&answers(&[(7, true); 5])).rows;
        assert_eq!(rows, [["7", "5", "5", "0 %", "not known"]]);
    }

    /// The narrowest that the whole picture is, in pixels, and the room for the names left of the plot.
    const NARROWEST: f64 = 280.0;
    const LEFT: f64 = 44.0;
    /// The least between two names.
    const NARROW_GAP: f64 = 4.0;

    /// Where each name below the plot begins and ends in the narrowest picture, counted from the plot. No letter of 12 pixels is
    /// wider than 7.5, on average.
    fn names(picture: &Picture) -> Vec<(f64, f64)> {
        let wide = |name: &str| 7.5 * f64::from(u32::try_from(name.len()).expect("a short name"));
        let plot = NARROWEST - LEFT;
        let ticks = picture.ticks.iter().map(|(x, day)| {
            let (middle, half) = (x.0 / 100.0 * plot, wide(&day.to_string()) / 2.0);
            (middle - half, middle + half)
        });
        ticks.chain([(plot - wide(&picture.last), plot)]).collect()
    }

    proptest! {
        #[test]
        fn a_curve_only_falls_and_stays_within_the_picture(
            waits in prop::collection::vec((0_u32..900, any::<bool>()), 1..80)
        ) {
            let answers = answers(&waits);
            let Some(picture) = Picture::of(&answers) else { return Ok(()) };
            let steps: Vec<(f64, f64)> = picture.curve["M0,0H".len()..]
                .split('H')
                .filter_map(|step| step.split_once('V'))
                .map(|(x, y)| (x.parse().expect("a place"), y.parse().expect("a place")))
                .collect();
            let falls = steps.windows(2).all(|two| two[0].0 <= two[1].0 && two[0].1 <= two[1].1);
            prop_assert!(falls, "{}", picture.curve);
            let is_within = steps.iter().all(|(x, y)| (0.0..=WIDTH).contains(x) && (0.0..=HIGH).contains(y));
            prop_assert!(is_within, "{}", picture.curve);
            prop_assert!(picture.half.as_ref().is_none_or(|half| half.x.0 <= 100.0));
            prop_assert!(answers.at_risk(answers.told_until().expect("a last day")) >= ENOUGH);
            let names = names(&picture);
            let is_apart = names.windows(2).all(|two| two[0].1 + NARROW_GAP <= two[1].0);
            prop_assert!(is_apart, "{names:?}");
            let is_within = names.iter().all(|(from, to)| -LEFT <= *from && *to <= NARROWEST - LEFT);
            prop_assert!(is_within, "{names:?}");
        }
    }
}
