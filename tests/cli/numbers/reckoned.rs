//! The tests and intervals themselves, on drawn tables, against R 4.2.2.

use reject::stats::{Share, differs, fewer, holm};

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-8
}

/// R: `t <- matrix(c(a, n - a, b, m - b), 2)`, then `fisher.test(t)$p.value` and
/// `fisher.test(t, alternative = "greater")$p.value`: that the second group has so few hits or fewer. The first 14 are drawn
/// by `set.seed(11)`, `n <- sample(5:60, 1); m <- sample(5:200, 1); a <- rbinom(1, n, .5); b <- rbinom(1, m, .35)`.
#[test]
fn fishers_test_gives_what_r_gives() {
    for (a, n, b, m, two_sided, one_sided) in [
        (12, 38, 57, 188, 0.849_505_004, 0.508_913_812),
        (24, 41, 18, 64, 0.002_363_341, 0.001_869_361),
        (15, 25, 25, 66, 0.064_121_732, 0.048_559_463),
        (16, 34, 31, 89, 0.221_291_936, 0.149_104_371),
        (20, 43, 16, 49, 0.202_975_224, 0.126_135_639),
        (17, 35, 59, 172, 0.125_808_090, 0.081_375_065),
        (23, 50, 24, 71, 0.189_997_814, 0.121_890_790),
        (12, 22, 4, 16, 0.099_971_258, 0.067_294_441),
        (1, 7, 53, 142, 0.422_658_991, 0.960_589_546),
        (18, 38, 32, 77, 0.689_519_456, 0.347_028_527),
        (6, 11, 47, 140, 0.194_837_136, 0.141_622_960),
        (24, 49, 56, 137, 0.400_815_227, 0.207_190_849),
        (14, 24, 44, 130, 0.037_298_126, 0.021_611_987),
        (13, 26, 60, 178, 0.126_450_377, 0.082_398_141),
        (3, 10, 3, 10, 1.0, 0.685_758_514),
    ] {
        let (one, other) = (Share { hits: a, of: n }, Share { hits: b, of: m });
        assert!(near(differs(one, other), two_sided), "{a} of {n}, {b} of {m}: {}", differs(one, other));
        assert!(near(differs(other, one), two_sided), "{b} of {m}, {a} of {n}: {}", differs(other, one));
        assert!(near(fewer(one, other), one_sided), "{a} of {n}, {b} of {m}: {}", fewer(one, other));
    }
}

/// R: `prop.test(x, n, correct = FALSE)$conf.int`, the ten drawn after the tables above.
#[test]
fn wilsons_interval_gives_what_r_gives() {
    for (hits, of, low, high) in [
        (27, 245, 0.076_851_657, 0.155_591_358),
        (91, 95, 0.896_691_223, 0.983_506_227),
        (276, 298, 0.890_757_140, 0.950_744_226),
        (5, 106, 0.020_314_073, 0.105_698_991),
        (20, 274, 0.047_745_392, 0.110_047_685),
        (80, 106, 0.664_855_219, 0.826_762_432),
        (30, 260, 0.082_029_606, 0.159_939_412),
        (15, 56, 0.169_573_054, 0.395_945_559),
        (27, 75, 0.260_649_289, 0.472_993_387),
        (183, 263, 0.637_726_923, 0.748_270_068),
    ] {
        let interval = Share { hits, of }.interval();
        assert!(
            interval.is_some_and(|it| near(it.0, low) && near(it.1, high)),
            "{hits} of {of}: {interval:?}"
        );
    }
}

/// R: `p.adjust(c(...), "holm")`, with a tie among them.
#[test]
fn holm_gives_what_r_gives() {
    let adjusted = holm(&[0.0047, 0.5266, 0.057, 0.0352, 0.5266, 0.2208, 0.0019, 0.0256]);
    let known = [0.0329, 1.0, 0.228, 0.176, 1.0, 0.6624, 0.0152, 0.1536];
    assert!(adjusted.iter().zip(known).all(|(it, known)| near(*it, known)), "{adjusted:?}");
    assert_eq!(holm(&[]), Vec::<f64>::new());
}

/// R: `t <- matrix(c(460, 540, 400, 600), 2)`: 0.007686551, and 0.003843276 for "greater"; of equal shares it is 1, and of
/// 2 of 1,500 against 4 of 1,500 `fisher.test(matrix(c(2, 1498, 4, 1496), 2))$p.value` is 0.687187.
#[test]
fn fishers_test_of_thousands_gives_what_r_gives() {
    let share = |hits, of| Share { hits, of };
    assert!(near(fewer(share(460, 1000), share(400, 1000)), 0.003_843_276));
    for (one, other, known) in [
        (share(460, 1000), share(400, 1000), 0.007_686_551),
        (share(500, 1000), share(500, 1000), 1.0),
        (share(2, 1500), share(4, 1500), 0.687_187),
    ] {
        let p = differs(one, other);
        assert!((p - known).abs() < 1e-6, "{one:?}, {other:?}: {p}");
    }
}
