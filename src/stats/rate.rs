//! Shares that say how sure they are, and the tests that keep a difference honest.

use serde::{Serialize, Serializer};
use statrs::distribution::{ContinuousCDF as _, Discrete as _, DiscreteCDF as _, Hypergeometric, Normal};

/// The fewest cases a percentage may be given for.
pub const ENOUGH: usize = 5;

/// How surprising a change or a difference must be before it is called one.
pub(super) const SIGNIFICANT: f64 = 0.05;

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many it is true of.
    pub hits: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// The share itself, 0 to 1; none for fewer than [`ENOUGH`] cases.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of cases are far below 2^52")]
    pub fn value(self) -> Option<f64> {
        (self.of >= ENOUGH).then(|| self.hits as f64 / self.of as f64)
    }

    /// Its 95 % Wilson score interval, 0 to 1; none for fewer than [`ENOUGH`] cases.
    ///
    /// Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical inference", JASA 22.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of cases are far below 2^52")]
    pub fn interval(self) -> Option<(f64, f64)> {
        let share = self.value()?;
        let n = self.of as f64;
        let z = Normal::standard().inverse_cdf(0.975);
        let scale = 1.0 + z * z / n;
        let middle = (share + z * z / (2.0 * n)) / scale;
        let reach = z / scale * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
        // At 0 and n the bound is exact, whatever rounding says.
        let low = if self.hits == 0 { 0.0 } else { middle - reach };
        let high = if self.hits == self.of { 1.0 } else { middle + reach };
        Some((low, high))
    }

    /// The same with so many more of which it is not true.
    #[must_use]
    pub fn with_misses(self, more: usize) -> Self {
        Self { of: self.of + more, ..self }
    }

    /// Counts one more, of which it is true or not.
    pub(super) fn add(&mut self, is_hit: bool) {
        self.of += 1;
        self.hits += usize::from(is_hit);
    }

    /// Whether it is true of at least 3 cases and at least a third: often enough to be a pattern.
    #[must_use]
    pub fn recurs(self) -> bool {
        self.hits >= 3 && 3 * self.hits >= self.of
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape {
            count: usize,
            of: usize,
            share: Option<f64>,
            low: Option<f64>,
            high: Option<f64>,
        }
        let interval = self.interval();
        Shape {
            count: self.hits,
            of: self.of,
            share: self.value(),
            low: interval.map(|it| it.0),
            high: interval.map(|it| it.1),
        }
        .serialize(s)
    }
}

/// Fisher's exact test, one-sided: how probable `later` is, with so few hits or fewer, if nothing differs
/// from `before`. 1 where there is nothing to compare.
///
/// Fisher, R. A. (1935), "The logic of inductive inference", JRSS 98.
#[must_use]
pub fn fewer(before: Share, later: Share) -> f64 {
    let total = (before.of + later.of) as u64;
    let hits = (before.hits + later.hits) as u64;
    Hypergeometric::new(total, hits, later.of as u64)
        .map_or(1.0, |chance| chance.cdf(later.hits as u64).min(1.0))
}

/// Fisher's exact test, two-sided: how probable it is, if nothing differs between `a` and `b`, that they come out as
/// unlike as this or more. 1 where there is nothing to compare.
///
/// "As unlike" as R's `fisher.test` has it: the sum of the probabilities of all tables with these margins that are no
/// more probable than this one, two within 1e-7 of each other being equally so. Fisher, R. A. (1935), "The logic of
/// inductive inference", JRSS 98; Irwin, J. O. (1935), "Tests of significance for differences between percentages
/// based on small numbers", Metron 12.
#[must_use]
pub fn differs(a: Share, b: Share) -> f64 {
    let total = (a.of + b.of) as u64;
    let hits = (a.hits + b.hits) as u64;
    let Ok(chance) = Hypergeometric::new(total, hits, a.of as u64) else { return 1.0 };
    // By logarithms: of thousands of cases the probabilities multiplied out are no numbers any more.
    let table = |hits: u64| chance.ln_pmf(hits).exp();
    let limit = table(a.hits as u64) * (1.0 + 1e-7);
    let least = hits.saturating_sub(b.of as u64);
    let most = hits.min(a.of as u64);
    (least..=most).map(table).filter(|table| *table <= limit).sum::<f64>().min(1.0)
}

/// The p-values adjusted for having looked at all of them, in the order given.
///
/// Holm, S. (1979), "A simple sequentially rejective multiple test procedure", Scand. J. Statist. 6.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "the number of tests is small")]
pub fn holm(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut adjusted = vec![1.0; values.len()];
    let mut worst: f64 = 0.0;
    for (rank, at) in order.into_iter().enumerate() {
        worst = worst.max(values[at] * (values.len() - rank) as f64).min(1.0);
        adjusted[at] = worst;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(a: f64, b: f64, within: f64) -> bool {
        (a - b).abs() <= within
    }

    /// Newcombe, R. G. (1998), "Two-sided confidence intervals for the single proportion", Statistics in
    /// Medicine 17, table I, method 3 (score without continuity correction).
    #[test]
    fn wilson_gives_newcombes_table() {
        for (hits, of, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let interval = Share { hits, of }.interval().expect("enough cases");
            assert!(near(interval.0, low, 5e-5) && near(interval.1, high, 5e-5), "{hits}/{of}: {interval:?}");
        }
    }

    #[test]
    fn a_few_cases_give_no_percentage() {
        assert_eq!(Share { hits: 3, of: 4 }.value(), None);
        assert_eq!(Share { hits: 3, of: 4 }.interval(), None);
        assert_eq!(Share { hits: 3, of: 5 }.value(), Some(0.6));
    }

    /// R 4.3: `fisher.test(matrix(c(3, 1, 1, 3), 2), alternative = "less")` and the like: Fisher's tea tasting
    /// (p = 0.2429 for "greater" on it, Agresti 2002, p. 92), read from its other side.
    #[test]
    fn fisher_gives_the_tea_tasting() {
        let later = Share { hits: 1, of: 4 };
        let before = Share { hits: 3, of: 4 };
        assert!(near(fewer(before, later), 0.242_857, 1e-6));
        assert!(near(fewer(later, before), 0.985_714, 1e-6));
        // Fisher 1935, convictions of twins: 2 of 17 against 10 of 13; R gives 0.0004652 for "less".
        let p = fewer(Share { hits: 10, of: 13 }, Share { hits: 2, of: 17 });
        assert!(near(p, 0.000_465_2, 1e-7), "{p}");
        assert!(near(fewer(Share::default(), Share::default()), 1.0, 0.0));
    }

    /// R 4.2.2: `fisher.test(matrix(c(3, 1, 1, 3), 2, byrow = TRUE))$p.value` and so on.
    #[test]
    fn fisher_two_sided_gives_what_r_gives() {
        for (a, b, expected) in [
            // Agresti (2002), "Categorical Data Analysis", p. 92: the tea tasting.
            ((3, 4), (1, 4), 0.485_714_285_714_286),
            // Fisher (1935): convictions of twins.
            ((2, 17), (10, 13), 0.000_536_724_119_143_436),
            // Mendenhall and others (1984), in Agresti: surgery and radiation in cancer of the larynx.
            ((21, 23), (15, 18), 0.638_425_776_423_209),
            // Wikipedia, "Fisher's exact test": studying men and women.
            ((1, 12), (9, 12), 0.002_759_456_185_220_09),
            // Older editions of SciPy's page on `fisher_exact`: whales and sharks in two oceans.
            ((8, 10), (1, 6), 0.034_965_034_965_035),
            // No paper: an uneven pair, a full one, two that cannot differ, and larger ones.
            ((7, 8), (5, 15), 0.027_190_738_995_827_1),
            ((0, 5), (5, 5), 0.007_936_507_936_507_94),
            ((0, 5), (0, 7), 1.0),
            ((5, 5), (7, 7), 1.0),
            ((30, 400), (60, 380), 0.000_310_497_302_019_296),
            ((100, 102), (1000, 1005), 0.130_075_936_343_002),
        ] {
            let (a, b) = (Share { hits: a.0, of: a.1 }, Share { hits: b.0, of: b.1 });
            assert!(near(differs(a, b), expected, 1e-9), "{a:?} {b:?}: {}", differs(a, b));
        }
        assert!(near(differs(Share::default(), Share { hits: 2, of: 3 }), 1.0, 0.0));
    }

    /// R 4.3: `p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm")` and the unordered case below.
    #[test]
    fn holm_gives_what_r_gives() {
        let adjusted = holm(&[0.01, 0.02, 0.03, 0.04, 0.05]);
        for (got, expected) in adjusted.iter().zip([0.05, 0.08, 0.09, 0.09, 0.09]) {
            assert!(near(*got, expected, 1e-12), "{adjusted:?}");
        }
        let adjusted = holm(&[0.04, 0.01, 0.8]);
        for (got, expected) in adjusted.iter().zip([0.08, 0.03, 0.8]) {
            assert!(near(*got, expected, 1e-12), "{adjusted:?}");
        }
        assert!(holm(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn two_shares_differ_as_much_as_the_other_way_round(
            (hits, of) in (0_usize..60).prop_flat_map(|of| (0..=of, Just(of))),
            (others, of_others) in (0_usize..60).prop_flat_map(|of| (0..=of, Just(of))),
        ) {
            let (a, b) = (Share { hits, of }, Share { hits: others, of: of_others });
            prop_assert!(near(differs(a, b), differs(b, a), 1e-9));
            prop_assert!(differs(a, b) >= fewer(a, b) - 1e-9 || differs(a, b) >= fewer(b, a) - 1e-9);
            prop_assert!((0.0..=1.0).contains(&differs(a, b)));
        }

        #[test]
        fn an_interval_holds_the_share(of in 5_usize..400, part in 0.0_f64..=1.0) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss,
                reason = "a small count")]
            let share = Share { hits: (part * of as f64).round() as usize, of };
            let (low, high) = share.interval().expect("enough cases");
            let value = share.value().expect("enough cases");
            prop_assert!(0.0 <= low && low <= value && value <= high && high <= 1.0);
        }
    }
}
