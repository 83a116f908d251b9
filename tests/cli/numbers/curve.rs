//! How long until an answer: the curve, against R 4.2.2 with survival 3.5.3.
//!
//! Each journal is drawn in R by `set.seed(seed); t <- sample(0:max, n, TRUE); s <- rbinom(n, 1, p)`; its figures are
//! those of `summary(survfit(Surv(t, s) ~ 1, conf.type = "log-log"))`.

use serde_json::{Value, json};

use super::{Search, near};

/// Day, at risk, answers, share that waits, and its interval.
type Row = (u64, u64, u64, f64, f64, f64);

/// A journal of these waits: each kind of answer in turn, and each way in which a wait is cut off.
fn search(days: &[u64], answered: &[u8]) -> Search {
    let answers = ["advanced screen", "rejected", "declined", "accepted", "closed | heard: email"];
    let mut search = Search::new();
    for (n, (days, answered)) in days.iter().zip(answered).enumerate() {
        let late = 200 - days;
        match (answered, n % 4) {
            (1, _) => search.add(&format!("-200 applied; -{late} {}", answers[n % 5])),
            (_, 0) => search.add(&format!("-{days} applied; -0 no-reply")),
            (_, 1) => search.add(&format!("-200 applied; -{late} withdrew")),
            (_, 2) => search.add(&format!("-{days} applied")),
            _ => search.add(&format!("-{days} applied; -{} followed-up", days / 2)),
        };
    }
    search
}

fn assert_curve(answers: &Value, known: &[Row]) {
    let curve = answers["curve"].as_array().expect("a curve");
    assert_eq!(curve.len(), known.len(), "{curve:?}");
    for (step, (day, at_risk, came, waiting, low, high)) in curve.iter().zip(known) {
        let counts = [&step["day"], &step["at_risk"], &step["answers"]];
        assert_eq!(counts, [&json!(day), &json!(at_risk), &json!(came)]);
        assert!(near(&step["waiting"], *waiting), "{step}");
        if *waiting > 0.0 {
            assert!(near(&step["low"], *low) && near(&step["high"], *high), "{step}");
        }
    }
}

fn counted(answers: &Value) -> Vec<&Value> {
    ["cases", "answered", "sooner", "unapplied", "undated", "before_applied"]
        .map(|key| &answers[key])
        .to_vec()
}

/// seed 1, n 12, max 60, p 0.6: a median of 50 (3 to NA).
#[test]
fn twelve_waits_give_the_curve_of_r() {
    let search =
        search(&[56, 3, 38, 0, 33, 60, 22, 42, 13, 17, 58, 50], &[0, 1, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1]);
    let answers = &search.stats()["answers"];
    assert_curve(
        answers,
        &[
            (0, 12, 1, 0.916_667, 0.538_977, 0.987_826),
            (3, 11, 1, 0.833_333, 0.481_715, 0.955_509),
            (17, 9, 1, 0.740_741, 0.390_676, 0.908_624),
            (22, 8, 1, 0.648_148, 0.309_662, 0.851_798),
            (50, 4, 1, 0.486_111, 0.144_571, 0.764_120),
        ],
    );
    // Whoever accepted without a word before had an offer on some earlier day.
    assert_eq!(counted(answers), [12, 5, 1, 0, 0, 0]);
    assert_eq!(answers["median"], json!({"day": 50, "low": 3, "high": null}));
    assert_eq!(answers["less_than_half_within"], Value::Null);
}

/// seed 7, n 25, max 90, p 0.7: a median of 58 (39 to 82).
#[test]
fn twenty_five_waits_give_the_curve_of_r() {
    let search = search(
        &[41, 82, 30, 65, 14, 89, 7, 66, 87, 39, 21, 46, 7, 58, 89, 11, 50, 19, 39, 30, 78, 5, 15, 21, 58],
        &[1, 1, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0],
    );
    let answers = &search.stats()["answers"];
    assert_curve(
        answers,
        &[
            (7, 24, 1, 0.958_333, 0.739_206, 0.994_024),
            (11, 22, 1, 0.914_773, 0.699_976, 0.978_000),
            (14, 21, 1, 0.871_212, 0.651_631, 0.956_588),
            (21, 18, 1, 0.822_811, 0.592_893, 0.929_822),
            (30, 16, 1, 0.771_386, 0.532_573, 0.898_581),
            (39, 14, 1, 0.716_287, 0.470_301, 0.862_785),
            (41, 12, 1, 0.656_596, 0.405_443, 0.821_982),
            (46, 11, 1, 0.596_906, 0.346_345, 0.777_940),
            (50, 10, 1, 0.537_215, 0.291_774, 0.730_931),
            (58, 9, 1, 0.477_525, 0.241_117, 0.681_084),
            (65, 7, 1, 0.409_307, 0.184_140, 0.624_005),
            (78, 5, 1, 0.327_445, 0.119_222, 0.556_513),
            (82, 4, 1, 0.245_584, 0.067_562, 0.481_122),
        ],
    );
    assert_eq!(answers["median"], json!({"day": 58, "low": 39, "high": 82}));
}

const FORTY: [u64; 40] = [
    36, 0, 24, 9, 35, 17, 23, 6, 35, 24, 36, 45, 19, 25, 2, 40, 24, 26, 35, 36, 30, 44, 4, 19, 33, 27, 39, 2,
    32, 41, 23, 29, 42, 14, 21, 7, 35, 3, 21, 17,
];
const FORTY_ANSWERED: [u8; 40] = [
    0, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 1, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
    1, 0, 0, 0, 0,
];

/// seed 42, n 40, max 45, p 0.35. R has NA for the interval on day 45.
#[test]
fn forty_waits_mostly_cut_off_give_the_curve_of_r() {
    let stats = search(&FORTY, &FORTY_ANSWERED).stats();
    assert_curve(
        &stats["answers"],
        &[
            (6, 35, 1, 0.971_429, 0.813_997, 0.995_925),
            (7, 34, 1, 0.942_857, 0.790_320, 0.985_395),
            (19, 29, 1, 0.910_345, 0.746_411, 0.970_284),
            (23, 25, 1, 0.873_931, 0.695_912, 0.951_146),
            (25, 20, 1, 0.830_234, 0.633_463, 0.926_988),
            (35, 13, 2, 0.702_506, 0.452_474, 0.854_515),
            (36, 9, 1, 0.624_450, 0.357_923, 0.805_888),
            (39, 6, 1, 0.520_375, 0.238_761, 0.742_377),
            (40, 5, 1, 0.416_300, 0.150_722, 0.666_413),
            (45, 1, 1, 0.0, 0.0, 0.0),
        ],
    );
    assert_eq!(stats["answers"]["median"]["day"], 40);
    assert_eq!(stats["answers"]["median"]["low"], 35);
}

/// The same journal: R has 40 (35 to NA).
#[test]
fn where_the_last_of_all_was_answered_the_median_has_no_upper_end() {
    let stats = search(&FORTY, &FORTY_ANSWERED).stats();
    assert_eq!(stats["answers"]["median"], json!({"day": 40, "low": 35, "high": null}));
}

/// seed 2026, n 18, max 30, p 0.9: a median of 14 (5 to 24).
#[test]
fn eighteen_waits_nearly_all_answered_give_the_curve_of_r() {
    let search = search(
        &[28, 24, 0, 5, 12, 14, 26, 11, 3, 15, 4, 30, 11, 25, 1, 23, 18, 14],
        &[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1],
    );
    let answers = &search.stats()["answers"];
    assert_curve(
        answers,
        &[
            (0, 18, 1, 0.944_444, 0.666_390, 0.991_983),
            (1, 17, 1, 0.888_889, 0.624_174, 0.970_995),
            (3, 16, 1, 0.833_333, 0.567_686, 0.942_980),
            (4, 15, 1, 0.777_778, 0.511_026, 0.910_210),
            (5, 14, 1, 0.722_222, 0.456_179, 0.873_780),
            (11, 13, 1, 0.666_667, 0.403_537, 0.834_300),
            (12, 11, 1, 0.606_061, 0.345_853, 0.789_628),
            (14, 10, 2, 0.484_848, 0.241_817, 0.691_310),
            (15, 8, 1, 0.424_242, 0.194_959, 0.637_829),
            (18, 7, 1, 0.363_636, 0.151_534, 0.581_395),
            (23, 6, 1, 0.303_030, 0.111_752, 0.521_809),
            (24, 5, 1, 0.242_424, 0.076_029, 0.458_709),
            (25, 4, 1, 0.181_818, 0.045_099, 0.391_486),
            (26, 3, 1, 0.121_212, 0.020_265, 0.319_140),
            (28, 2, 1, 0.060_606, 0.004_024, 0.240_533),
            (30, 1, 1, 0.0, 0.0, 0.0),
        ],
    );
    assert_eq!(answers["median"], json!({"day": 14, "low": 5, "high": 24}));
}

/// Two of five answered: `survfit` has 0.6 at the end, the fifth longest wait is 3 days.
#[test]
fn a_median_that_is_not_reached_says_so_of_the_last_day_with_five_at_risk() {
    let search = Search::of([
        "-40 applied; -37 rejected",
        "-90 applied; -80 rejected",
        "-20 applied",
        "-30 applied",
        "-15 applied",
    ]);
    let stats = search.stats();
    assert_eq!(stats["answers"]["median"], Value::Null);
    assert_eq!(stats["answers"]["less_than_half_within"], 3);
}

#[test]
fn exactly_half_is_the_median() {
    let search = Search::of([
        "-40 applied; -37 rejected",
        "-40 applied; -35 rejected",
        "-40 applied; -31 rejected",
        "-40 applied",
        "-40 applied",
        "-40 applied",
    ]);
    assert_eq!(search.stats()["answers"]["median"]["day"], 9);
}

#[test]
fn four_waits_have_no_curve_and_five_have_one() {
    let mut search = Search::of(["-40 applied; -37 rejected"; 4]);
    let stats = search.stats();
    assert_eq!((&stats["answers"]["curve"], &stats["answers"]["median"]), (&json!([]), &Value::Null));
    search.add("-40 applied; -37 rejected");
    assert_eq!(search.stats()["answers"]["median"]["day"], 3);
}

/// R: `survfit(Surv(c(10, 12, 12, 12, 12), rep(1, 5)) ~ 1, conf.type = "log-log")` has 12 (10 to NA), and of
/// `Surv(rep(31, 6), rep(1, 6))` 31 (NA to NA).
#[test]
fn where_all_were_answered_on_the_last_day_the_median_is_not_told_as_sure() {
    let mut search = Search::of(["-200 applied; -190 rejected"]);
    search.times(4, "-200 applied; -188 rejected");
    assert_eq!(search.stats()["answers"]["median"], json!({"day": 12, "low": 10, "high": null}));
    let search = Search::of(["-200 applied; -169 rejected"; 6]);
    assert_eq!(search.stats()["answers"]["median"], json!({"day": 31, "low": null, "high": null}));
}
