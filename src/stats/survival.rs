//! The Kaplan–Meier curve: how many still wait, day after day, where some have not been answered yet.

use serde::Serialize;
use statrs::distribution::{ContinuousCDF as _, Normal};

/// One wait: how long it lasted, and whether it ended in an answer or was cut off by the day one looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Days, from 0.
    pub days: u32,
    /// Whether an answer ended it.
    pub answered: bool,
}

/// One day on which answers came.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The day, counted from the beginning of each wait.
    pub day: u32,
    /// How many still waited when it began.
    pub at_risk: usize,
    /// How many answers came on it.
    pub answers: usize,
    /// The share that still waits after it, 0 to 1.
    pub waiting: f64,
    /// The lower end of its 95 % interval; none where nobody waits any more, of which no interval can be told.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
}

/// The day by which half had an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Median {
    /// The first day after which at most half still wait.
    pub day: u32,
    /// The lower end of its 95 % interval.
    pub low: Option<u32>,
    /// The upper end; none where the waits do not reach so far.
    pub high: Option<u32>,
}

/// Half, allowing for the rounding of a product of fractions.
const HALF: f64 = 0.5 + 1e-9;

/// The steps of the curve, by day. Where an answer and a cut-off fall on one day, the answer comes first.
///
/// The share is the product-limit estimate of Kaplan, E. L. and Meier, P. (1958), JASA 53; its interval is that of
/// Greenwood's variance on the log-minus-log scale (Kalbfleisch and Prentice, "The Statistical Analysis of Failure
/// Time Data").
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of cases are far below 2^52")]
pub fn curve(waits: &[Wait]) -> Vec<Step> {
    let mut waits = waits.to_vec();
    waits.sort_by_key(|wait| wait.days);
    let (mut share, mut spread) = (1.0, 0.0);
    let mut steps = Vec::new();
    let mut passed = 0;
    for day in waits.chunk_by(|a, b| a.days == b.days) {
        let at_risk = waits.len() - passed;
        let answers = day.iter().filter(|wait| wait.answered).count();
        passed += day.len();
        if answers == 0 {
            continue;
        }
        let (n, d) = (at_risk as f64, answers as f64);
        share *= 1.0 - d / n;
        spread += d / (n * (n - d));
        let band = band(share, spread);
        let (low, high) = (band.map(|it| it.0), band.map(|it| it.1));
        steps.push(Step { day: day[0].days, at_risk, answers, waiting: share, low, high });
    }
    steps
}

/// The interval of a share with that sum of Greenwood's terms.
fn band(share: f64, spread: f64) -> Option<(f64, f64)> {
    if share < 1e-12 {
        return None;
    }
    let reach = Normal::standard().inverse_cdf(0.975) * spread.sqrt() / share.ln().abs();
    Some((share.powf(reach.exp()), share.powf((-reach).exp())))
}

/// The day by which half had an answer, with the interval of Brookmeyer, R. and Crowley, J. (1982), Biometrics 38, on the
/// log-minus-log scale: the days on which the band of the curve crosses a half. None where it is not reached.
#[must_use]
pub fn median(steps: &[Step]) -> Option<Median> {
    let first = |share: fn(&Step) -> Option<f64>| {
        steps.iter().find(|step| share(step).is_some_and(|share| share <= HALF)).map(|step| step.day)
    };
    let day = first(|step| Some(step.waiting))?;
    Some(Median { day, low: first(|step| step.low), high: first(|step| step.high) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn waits(answered: &[u32], cut_off: &[u32]) -> Vec<Wait> {
        let answered = answered.iter().map(|days| Wait { days: *days, answered: true });
        answered.chain(cut_off.iter().map(|days| Wait { days: *days, answered: false })).collect()
    }

    fn near(a: f64, b: f64, within: f64) -> bool {
        (a - b).abs() <= within
    }

    /// Freireich et al. (1963), remission under 6-MP, as in Gehan (1965); the figures are those of R 4.2.2, survival
    /// 3.5.3, `summary(survfit(Surv(t, s) ~ 1, conf.type = "log-log"))`.
    #[test]
    fn six_mp_gives_the_published_curve() {
        let steps =
            curve(&waits(&[6, 6, 6, 7, 10, 13, 16, 22, 23], &[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]));
        let expected = [
            (6, 21, 3, 0.857, 0.620, 0.952),
            (7, 17, 1, 0.807, 0.563, 0.923),
            (10, 15, 1, 0.753, 0.503, 0.889),
            (13, 12, 1, 0.690, 0.432, 0.849),
            (16, 11, 1, 0.627, 0.368, 0.805),
            (22, 7, 1, 0.538, 0.268, 0.747),
            (23, 6, 1, 0.448, 0.188, 0.680),
        ];
        assert_eq!(steps.len(), expected.len());
        for (step, (day, at_risk, answers, waiting, low, high)) in steps.iter().zip(expected) {
            assert_eq!((step.day, step.at_risk, step.answers), (day, at_risk, answers));
            let band = (step.low.expect("a band"), step.high.expect("a band"));
            let close = [(step.waiting, waiting), (band.0, low), (band.1, high)];
            assert!(close.iter().all(|(got, known)| near(*got, *known, 5.1e-4)), "{step:?}");
        }
        assert_eq!(median(&steps), Some(Median { day: 23, low: Some(13), high: None }));
    }

    /// The other arm of the same trial, where nobody is cut off: R gives a median of 8 (4 to 11).
    #[test]
    fn the_placebo_arm_ends_at_nothing() {
        let steps =
            curve(&waits(&[1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], &[]));
        assert_eq!(median(&steps), Some(Median { day: 8, low: Some(4), high: Some(11) }));
        let at = |day| steps.iter().find(|step| step.day == day).map(|step| (step.low, step.high));
        assert!(
            matches!(at(22), Some((Some(low), Some(high))) if near(low, 0.00332, 5e-6) && near(high, 0.197, 5e-4))
        );
        assert_eq!(at(23), Some((None, None)));
    }

    /// Miller (1981), maintained leukaemia (`aml` in R's survival): a median of 31 (13 to not reached).
    #[test]
    fn maintained_leukaemia_gives_what_r_gives() {
        let steps = curve(&waits(&[9, 13, 18, 23, 31, 34, 48], &[13, 28, 45, 161]));
        assert_eq!(median(&steps), Some(Median { day: 31, low: Some(13), high: None }));
        assert!(near(steps[4].waiting, 0.491, 5e-4) && near(steps[6].high.expect("a band"), 0.525, 5e-4));
    }

    /// R 4.2.2, survival 3.5.3: `survfit(Surv(c(1, 2, 3, 4), c(1, 1, 1, 1)) ~ 1, conf.type = "log-log")` gives a median whose
    /// upper end is NA, as that of the last step is.
    #[test]
    fn where_nobody_waits_any_more_no_interval_is_told() {
        let median = median(&curve(&waits(&[1, 2, 3, 4], &[]))).expect("a median");
        assert_eq!((median.day, median.high), (2, None));
    }

    #[test]
    fn half_exactly_is_half_and_no_answer_no_curve() {
        let steps = curve(&waits(&[3, 3], &[9, 9, 9, 9]));
        assert_eq!(median(&steps), None);
        assert_eq!(median(&curve(&waits(&[3, 3, 3], &[9, 9, 9]))).map(|it| it.day), Some(3));
        assert!(curve(&waits(&[], &[4, 5])).is_empty() && curve(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn a_curve_falls_and_stays_within_its_band(days in prop::collection::vec((0_u32..90, any::<bool>()), 0..60)) {
            let waits: Vec<Wait> = days.iter().map(|(days, answered)| Wait { days: *days, answered: *answered }).collect();
            let steps = curve(&waits);
            let mut last = 1.0;
            for step in &steps {
                prop_assert!(step.waiting < last && step.waiting > -1e-12);
                let (low, high) = (step.low.unwrap_or(0.0), step.high.unwrap_or(1.0));
                prop_assert!(low <= step.waiting + 1e-12 && step.waiting <= high + 1e-12);
                prop_assert!(0.0 <= low && high <= 1.0);
                last = step.waiting;
            }
        }
    }
}
