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
/// How many days are written below the plot at most, beside the last.
const TICKS: u32 = 4;
/// How far apart they may be.
const APART: [u32; 8] = [1, 2, 7, 14, 28, 56, 91, 182];

#[derive(Debug, Template)]
#[template(path = "curve.html", config = "src/report/askama.toml")]
struct Picture {
    label: String,
    last: String,
    curve: String,
    band: String,
    /// Where half had an answer: in the units of the paths, and in hundredths of the width.
    median: Option<(Px, Px)>,
    /// Days with their places, in hundredths of the width.
    ticks: Vec<(Px, u32)>,
}

impl Report<'_> {
    pub(super) fn curve(&self) -> Option<Section> {
        let answers = &self.stats.answers;
        if answers.cases == 0 && answers.undated == 0 {
            return None;
        }
        let picture = Picture::of(answers);
        let notes =
            [said::silence(answers, self.heading.is_none()), said::left_out(answers), said::sooner(answers)];
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
        let median = answers.median.filter(|_| answers.has_sure_median()).filter(|median| median.day <= last);
        let apart = APART.into_iter().find(|apart| last / apart <= TICKS).unwrap_or(last);
        // The last day is written at the end of its line and needs room.
        let days = (0..last).step_by(apart as usize).filter(|day| 10 * day <= 7 * last);
        let hundredths = |day| Px(x(day) / 10.0);
        Some(Self {
            label: format!("Curve of the share that still waits: {}.", read.join("; ")),
            last: format!("day {last}"),
            curve: curve(answers, last, x),
            band: band(answers, last, x),
            median: median.map(|median| (Px(x(median.day)), hundredths(median.day))),
            ticks: days.map(|day| (hundredths(day), day)).collect(),
        })
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

/// The curve read out at a few days, with how many answers had come.
fn table(answers: &Answers) -> Table {
    let row = |day: u32| {
        let came: usize = answers.curve.iter().filter(|step| step.day <= day).map(|step| step.answers).sum();
        let step = answers.step_at(day);
        let share = said::hundredths(step.map_or(1.0, |step| step.waiting));
        let range = step.and_then(|step| step.low.zip(step.high));
        let range = range.map_or_else(String::new, |(low, high)| {
            format!("{} to {} %", said::hundredths(low), said::hundredths(high))
        });
        vec![said::days(day), came.to_string(), format!("{share} %"), range]
    };
    Table {
        heads: vec!["within", "answers so far", "still waiting", "likely"],
        rows: answers.read_out().into_iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use snapbox::{assert_data_eq, str};

    use super::*;
    use crate::stats::{SILENT_AFTER, Silence, Wait, curve, median};

    fn answers(waits: &[(u32, bool)]) -> Answers {
        let waits: Vec<Wait> =
            waits.iter().map(|(days, answered)| Wait { days: *days, answered: *answered }).collect();
        let curve = curve(&waits);
        Answers {
            cases: waits.len(),
            answered: waits.iter().filter(|wait| wait.answered).count(),
            sooner: 0,
            unapplied: 0,
            undated: 0,
            left_undated: 0,
            before_applied: 0,
            longest: waits.iter().map(|wait| wait.days).max(),
            median: median(&curve),
            curve,
            less_than_half_within: None,
            silent_after: Silence { days: SILENT_AFTER, nine_in_ten: None, answers: None },
        }
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
<svg class="picture curve" height="218" role="img" aria-label="Curve of the share that still waits: after 7 days: 81 % still waiting (56 to 92); after 14 days: 69 % still waiting (43 to 85); after 21 days: 63 % still waiting (37 to 80); after 28 days: 45 % still waiting (19 to 68); after 35 days: 45 % still waiting (19 to 68)." xmlns="http://www.w3.org/2000/svg">
<text class="faint" x="-6" y="16" text-anchor="end">100 %</text>
<text class="faint" x="-6" y="106" text-anchor="end">50 %</text>
<text class="faint" x="-6" y="196" text-anchor="end">0</text>
<svg y="12" viewBox="0 0 1000 180" width="100%" height="180" preserveAspectRatio="none">
<path class="axis" d="M0,0H1000M0,90H1000M0,180H1000"/>
<path class="band" d="M171.4,8.7H200V68.5H171.4zM200,13.9H285.7V78.6H200zM285.7,19.9H371.4V89.4H285.7zM371.4,27.2H457.1V102.3H371.4zM457.1,35.1H628.6V113.8H457.1zM628.6,45.6H657.1V131.8H628.6zM657.1,57.6H1000V146.2H657.1z"/>
<path class="half" d="M0,90H657.1V180"/>
<path class="level" d="M0,0H171.4V25.7H200V34.8H285.7V44.5H371.4V55.8H457.1V67.1H628.6V83.2H657.1V99.3H1000"/>
</svg>
<circle class="bar stage" cx="65.7%" cy="102" r="4"/>
<text class="faint" x="0%" y="211" text-anchor="middle">0</text>
<text class="faint" x="40%" y="211" text-anchor="middle">14</text>
<text class="faint" x="100%" y="211" text-anchor="end">day 35</text>
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
        let few = answers(&[(1, true), (2, true), (3, true), (4, true)]);
        assert!(few.median.is_some() && Picture::of(&few).expect("a picture").median.is_none());
        assert!(Picture::of(&answers(&[(4, false), (9, false)])).is_none());
    }

    #[test]
    fn the_table_reads_the_curve_out_with_its_counts() {
        let table = table(&known());
        assert_eq!(table.heads, ["within", "answers so far", "still waiting", "likely"]);
        let expected = [
            ["7 days", "4", "81 %", "56 to 92 %"],
            ["14 days", "6", "69 %", "43 to 85 %"],
            ["21 days", "7", "63 %", "37 to 80 %"],
            ["28 days", "9", "45 %", "19 to 68 %"],
            ["35 days", "9", "45 %", "19 to 68 %"],
        ];
        assert_eq!(table.rows, expected);
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
            prop_assert!(picture.ticks.iter().all(|(x, _)| (0.0..=70.1).contains(&x.0)));
            prop_assert!(picture.median.is_none_or(|(x, part)| x.0 <= WIDTH && part.0 <= 100.0));
        }
    }
}
