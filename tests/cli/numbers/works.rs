//! What works better.

use serde_json::{Value, json};

use super::{Search, counts};

/// So many applications of long ago from this source, of which so many were answered by a no.
fn replies(search: &mut Search, header: &str, hits: usize, of: usize) {
    for n in 0..of {
        search.case(
            header,
            if n < hits { "-200 applied; -190 rejected" } else { "-200 applied; -100 no-reply" },
        );
    }
}

fn by_source(groups: &[(&str, usize, usize)]) -> Search {
    let mut search = Search::new();
    for (source, hits, of) in groups {
        replies(&mut search, &format!("source: {source}"), *hits, *of);
    }
    search
}

/// The groups of one kind: name, here, elsewhere, whether it differs.
fn groups(stats: &Value, by: &str) -> Vec<Value> {
    let kinds = stats["works"]["kinds"].as_array().expect("kinds").iter();
    let row = |it: &Value| json!([it["name"], counts(&it["here"]), counts(&it["elsewhere"]), it["differs"]]);
    kinds
        .filter(|kind| kind["by"] == by)
        .flat_map(|kind| kind["groups"].as_array().expect("groups"))
        .map(row)
        .collect()
}

/// R: `fisher.test(matrix(c(8, 2, 2, 8), 2))$p.value` is 0.02301.
#[test]
fn eight_of_ten_against_two_of_ten_is_a_difference() {
    let stats = by_source(&[("referral", 8, 10), ("board", 2, 10)]).stats();
    assert_eq!((&stats["works"]["outcome"], &stats["works"]["cases"]), (&json!("reply"), &json!(20)));
    let expected = [json!(["referral", [8, 10], [2, 10], true]), json!(["board", [2, 10], [8, 10], true])];
    assert_eq!(groups(&stats, "source"), expected);
}

/// R: `fisher.test(matrix(c(7, 3, 3, 7), 2))$p.value` is 0.1789, `fisher.test(matrix(c(5, 5, 0, 10), 2))$p.value` 0.03251,
/// and `fisher.test(matrix(c(4, 6, 0, 10), 2))$p.value` 0.08669.
#[test]
fn a_difference_is_one_where_fisher_says_so() {
    let differs = |a: usize, b: usize| {
        groups(&by_source(&[("referral", a, 10), ("board", b, 10)]).stats(), "source")[0][3].clone()
    };
    assert_eq!([differs(7, 3), differs(5, 0), differs(4, 0), differs(10, 10)], [false, true, false, false]);
}

/// R: against the rest `fisher.test(matrix(c(8, 2, 9, 21), 2))$p.value` is 0.009288 for the first, and so 0.4709, 0.1450
/// and 1 for the others; `p.adjust(c(0.009288, 0.4709, 0.1450, 1), "holm")` leaves 0.03715 for the first.
#[test]
fn of_several_groups_the_values_are_adjusted() {
    let stats = by_source(&[("a", 8, 10), ("b", 3, 10), ("c", 2, 10), ("d", 4, 10)]).stats();
    let verdicts: Vec<Value> = groups(&stats, "source").iter().map(|row| row[3].clone()).collect();
    assert_eq!(verdicts, [true, false, false, false]);
}

/// R: `fisher.test(matrix(c(8, 2, 2, 8), 2))$p.value` is 0.02301: alone it would pass; beside two others, `p.adjust(c(0.02301, 1,
/// 1), "holm")` is 0.06903. Of two groups each is the other's rest, so each kind is one comparison.
#[test]
fn the_values_of_all_kinds_are_adjusted_together() {
    let mut search = Search::new();
    for n in 0..20 {
        let source = if n < 10 { "referral" } else { "board" };
        let header = format!(
            "source: {source}\nlevel: {}\ntags: [{}]",
            ["senior", "junior"][n % 2],
            ["rust", "go"][n / 2 % 2]
        );
        let answered = if n < 10 { n < 8 } else { n < 12 };
        search.case(
            &header,
            if answered { "-200 applied; -190 rejected" } else { "-200 applied; -100 no-reply" },
        );
    }
    let stats = search.stats();
    assert_eq!(groups(&stats, "source")[0], json!(["referral", [8, 10], [2, 10], false]));
    assert_eq!(groups(&stats, "level")[0], json!(["senior", [5, 10], [5, 10], false]));
}

#[test]
fn twenty_cases_are_enough_and_nineteen_are_not() {
    assert_eq!(groups(&by_source(&[("a", 8, 10), ("b", 2, 9)]).stats(), "source"), Vec::<Value>::new());
    assert_eq!(groups(&by_source(&[("a", 8, 10), ("b", 2, 10)]).stats(), "source").len(), 2);
}

#[test]
fn a_group_of_five_is_compared_and_one_of_four_is_part_of_the_rest() {
    let stats = by_source(&[("a", 1, 16), ("b", 2, 4)]).stats();
    assert_eq!(groups(&stats, "source"), [json!(["a", [1, 16], [2, 4], false])]);
    let stats = by_source(&[("a", 1, 15), ("b", 2, 5)]).stats();
    assert_eq!(groups(&stats, "source").len(), 2);
}

#[test]
fn only_the_ten_largest_groups_are_compared() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"];
    let sizes: Vec<(&str, usize, usize)> =
        names.into_iter().zip((5..16).rev()).map(|(name, of)| (name, 1, of)).collect();
    let stats = by_source(&sizes).stats();
    let rows: Vec<Value> = groups(&stats, "source");
    assert_eq!(rows.len(), 10);
    assert_eq!(rows[0], json!(["a", [1, 15], [10, 95], false]));
    assert_eq!(rows[9], json!(["j", [1, 6], [10, 104], false]));
}

#[test]
fn a_source_nobody_knows_is_on_neither_side() {
    let mut search = by_source(&[("a", 8, 10), ("b", 2, 10)]);
    replies(&mut search, "", 9, 9);
    assert_eq!(groups(&search.stats(), "source")[0], json!(["a", [8, 10], [2, 10], true]));
}

#[test]
fn a_source_is_one_however_it_is_spelt() {
    let stats = by_source(&[("LinkedIn", 4, 5), ("linkedin", 4, 5), ("b", 2, 10)]).stats();
    assert_eq!(groups(&stats, "source")[0], json!(["LinkedIn", [8, 10], [2, 10], true]));
}

/// R: `fisher.test(matrix(c(9, 1, 1, 9), 2))$p.value` is 0.001093.
#[test]
fn a_case_without_the_tag_is_one_of_the_others() {
    let mut search = Search::new();
    replies(&mut search, "tags: [rust, remote]", 9, 10);
    replies(&mut search, "", 1, 10);
    let expected = [json!(["rust", [9, 10], [1, 10], true]), json!(["remote", [9, 10], [1, 10], true])];
    assert_eq!(groups(&search.stats(), "tag"), expected);
}

/// The replies do not differ (10 of 10 each); the interviews do, 9 or 10 of 10 against none.
#[test]
fn from_ten_interviews_on_the_interviews_are_compared() {
    let search = |interviews: usize| {
        let mut search = Search::new();
        for n in 0..10 {
            let stage = if n < interviews { "interview" } else { "screen" };
            search.case("source: a", &format!("-200 applied; -190 advanced {stage}; -180 rejected"));
            search.case("source: b", "-200 applied; -190 advanced screen; -180 rejected");
        }
        search.stats()
    };
    let (nine, ten) = (search(9), search(10));
    assert_eq!((&nine["works"]["outcome"], &ten["works"]["outcome"]), (&json!("reply"), &json!("interview")));
    assert_eq!(groups(&nine, "source")[0], json!(["a", [10, 10], [10, 10], false]));
    assert_eq!(groups(&ten, "source")[0], json!(["a", [10, 10], [0, 10], true]));
}

#[test]
fn a_final_round_and_an_offer_were_interviews_too() {
    let mut search = Search::new();
    search.times(4, "-200 applied; -190 advanced final; -180 rejected");
    search.times(3, "-200 applied; -190 accepted");
    search.times(2, "-200 applied; -190 declined");
    search.add("-200 applied; -190 advanced interview");
    assert_eq!(search.stats()["works"]["outcome"], "interview");
}

#[test]
fn under_any_filter_nothing_is_claimed() {
    let mut search = Search::new();
    for n in 0..20 {
        let (source, story) = match n {
            0..8 => ("a", "-200 applied; -190 rejected | reasons: [pay]"),
            8..10 => ("a", "-200 applied; -100 no-reply | reasons: [pay]"),
            10..12 => ("b", "-200 applied; -190 rejected | reasons: [pay]"),
            _ => ("b", "-200 applied; -100 no-reply | reasons: [pay]"),
        };
        search.case(&format!("source: {source}\nrole: Developer\nlevel: senior\ntags: [rust]"), story);
    }
    assert_eq!(groups(&search.stats(), "source")[0][3], true);
    for filter in [
        &["--since", "2020-01-01"][..],
        &["--until", "2026-11-21"],
        &["--until", "2026-11-22"],
        &["--stage", "application"],
        &["--ending", "rejected", "--ending", "no-reply"],
        &["--company", "firm"],
        &["--role", "developer"],
        &["--source", "a", "--source", "b"],
        &["--level", "senior"],
        &["--tag", "rust"],
        &["--reason", "pay"],
        &["--grep", "pay"],
    ] {
        let stats = search.asked(filter);
        let claims = groups(&stats, "source").iter().filter(|row| row[3] == true).count();
        assert_eq!((&stats["totals"]["cases"], claims), (&json!(20), 0), "{filter:?}");
    }
}

#[test]
fn a_young_application_that_may_still_be_answered_is_no_failure() {
    let mut search = by_source(&[("a", 8, 10), ("b", 2, 10)]);
    let before = groups(&search.stats(), "source");
    for _ in 0..10 {
        search.case("source: a", "-5 applied");
    }
    assert_eq!(groups(&search.stats(), "source"), before);
    // An old one that nobody answered is one, also without an ending.
    search.case("source: a", "-150 applied");
    assert_eq!(groups(&search.stats(), "source")[0][1], json!([8, 11]));
}

/// R: `fisher.test(matrix(c(300, 300, 300, 300), 2))$p.value` is 1.
#[test]
fn of_twelve_hundred_cases_that_went_alike_no_difference_is_claimed() {
    let stats = by_source(&[("a", 300, 600), ("b", 300, 600)]).stats();
    assert_eq!(groups(&stats, "source")[0], json!(["a", [300, 600], [300, 600], false]));
}
