//! Momentum, goals and the trend.

use serde_json::{Value, json};

use super::{Search, counts, rows};

#[test]
fn eight_weeks_of_seven_days_end_today() {
    let search =
        Search::of(["0", "-6", "-7", "-13", "-14", "-49", "-55", "-56"].map(|day| format!("{day} applied")));
    let stats = search.stats();
    let weeks = rows(&stats["momentum"]["weeks"], &["first", "last", "applications"]);
    let expected = [
        ("2026-09-28", "2026-10-04", 2),
        ("2026-10-05", "2026-10-11", 0),
        ("2026-10-12", "2026-10-18", 0),
        ("2026-10-19", "2026-10-25", 0),
        ("2026-10-26", "2026-11-01", 0),
        ("2026-11-02", "2026-11-08", 1),
        ("2026-11-09", "2026-11-15", 2),
        ("2026-11-16", "2026-11-22", 2),
    ];
    assert_eq!(weeks, expected.map(|(first, last, n)| json!([first, last, n])));
    assert_eq!(stats["momentum"]["days_since_last"], 0);
}

#[test]
fn what_is_in_play_and_how_long_ago_the_last_was_sent() {
    let search = Search::of([
        "-30 applied",
        "-12 applied; -3 rejected",
        "-40 applied; -20 advanced screen",
        "-40 applied; -20 no-reply; -10 advanced interview",
        "-5 rejected",
        "-2 applied | undated: true",
    ]);
    let stats = search.stats();
    let momentum = &stats["momentum"];
    let told =
        ["days_since_last", "in_play", "in_play_past_application", "undated"].map(|key| &momentum[key]);
    assert_eq!(told, [&json!(12), &json!(4), &json!(2), &json!(2)]);
}

fn entry(day: &str, text: &str) -> String {
    format!("---\ndate: {day}\n{text}\n")
}

fn goals(stats: &Value) -> Vec<Value> {
    rows(&stats["momentum"]["goals"], &["id", "did", "count", "days_left", "reached"])
}

#[test]
fn a_goal_of_applications_counts_those_from_its_day_to_its_last() {
    let search = Search::of(
        ["2026-10-31", "2026-11-01", "2026-11-10", "2026-11-15", "2026-11-16", "2026-11-22"]
            .map(|day| format!("{day} applied")),
    );
    let goal = |id: &str, by: &str| {
        entry("2026-11-01", &format!("event: goal\nid: {id}\ncount: 5\nof: applications{by}"))
    };
    search.journal.put(
        "plan.yaml",
        goal("open", "") + &goal("past", "\nby: 2026-11-15") + &goal("ahead", "\nby: 2026-11-30"),
    );
    let expected = [
        json!(["open", 5, 5, null, true]),
        json!(["past", 3, 5, -7, false]),
        json!(["ahead", 5, 5, 8, true]),
    ];
    assert_eq!(goals(&search.stats()), expected);
}

#[test]
fn a_goal_counts_what_was_done_for_it_and_the_rest_stands_beside() {
    let search = Search::of(["-30 applied"]);
    let plan = [
        entry("2026-10-20", "event: did\nof: networking meetings"),
        entry("2026-11-01", "event: goal\nid: talks\ncount: 4\nof: networking meetings"),
        entry("2026-11-01", "event: did\nof: a networking meeting"),
        entry("2026-11-05", "event: did\nid: talks\ncount: 2"),
        entry("2026-11-06", "event: did\nof: a class"),
        entry("2026-11-07", "event: did\nof: classes\ncount: 2"),
        entry("2026-09-27", "event: did\nof: a class"),
        entry("2026-11-23", "event: did\nid: talks\ncount: 9"),
    ];
    search.journal.put("plan.yaml", plan.concat());
    let stats = search.stats();
    assert_eq!(goals(&stats), [json!(["talks", 3, 4, null, false])]);
    let expected = [json!(["a class", 3]), json!(["networking meetings", 1])];
    assert_eq!(rows(&stats["momentum"]["did"], &["thing", "count"]), expected);
}

#[test]
fn reflections_and_what_is_in_play_are_counted_from_the_cases() {
    let search = Search::of([
        "-30 applied",
        "-20 applied",
        "-20 applied; -5 rejected; -4 reflected | topic: fit | done: true",
        "-20 applied; -15 reflected | topic: fit | done: true; -5 advanced screen; -4 reflected | topic: fit | done: true",
        "-20 applied; -5 rejected; -4 reflected | topic: fit",
        "-40 applied; -30 rejected; -28 reflected | topic: fit | done: true",
    ]);
    let plan = [
        entry("2026-11-01", "event: goal\nid: thought\ncount: 2\nof: reflections"),
        entry("2026-11-01", "event: goal\nid: play\ncount: 4\nof: applications in play\nby: 2026-12-31"),
        entry("2026-10-01", "event: goal\nid: past\ncount: 5\nof: in play\nby: 2026-11-15"),
    ];
    search.journal.put("plan.yaml", plan.concat());
    let expected = [
        json!(["past", 5, 5, -7, true]),
        json!(["thought", 2, 2, null, true]),
        json!(["play", 3, 4, 39, false]),
    ];
    assert_eq!(goals(&search.stats()), expected);
}

#[test]
fn a_goal_let_go_is_absent_and_one_set_anew_counts_from_then() {
    let search = Search::of(["-30 applied", "-10 applied", "-5 applied"]);
    let plan = [
        entry("2026-10-01", "event: goal\nid: gone\ncount: 2\nof: applications"),
        entry("2026-10-02", "event: dropped\nid: gone"),
        entry("2026-10-01", "event: goal\nid: anew\ncount: 2\nof: applications"),
        entry("2026-11-14", "event: goal\nid: anew\ncount: 3\nof: applications"),
        entry("2026-11-23", "event: goal\nid: tomorrow\ncount: 3\nof: applications"),
    ];
    search.journal.put("plan.yaml", plan.concat());
    assert_eq!(goals(&search.stats()), [json!(["anew", 1, 3, null, false])]);
}

fn span(span: &Value) -> Value {
    ["applications", "first_answers", "rejected", "no_reply", "past_application"]
        .map(|key| span[key].clone())
        .into_iter()
        .collect()
}

#[test]
fn the_last_eight_weeks_are_56_days_beside_the_56_before() {
    let search = Search::of(["0", "-55", "-56", "-111", "-112"].map(|day| format!("{day} applied")));
    let stats = search.stats();
    let trend = &stats["trend"];
    assert_eq!(
        (span(&trend["lately"]), span(&trend["before"])),
        (json!([2, 0, 0, 0, 0]), json!([2, 0, 0, 0, 0]))
    );
    assert_eq!(
        rows(&json!([trend["lately"], trend["before"]]), &["first", "last"]),
        [json!(["2026-09-28", "2026-11-22"]), json!(["2026-08-03", "2026-09-27"])]
    );
}

/// In a span of days each case counts once a line, on the day of the first answer, of the ending, of the first step.
#[test]
fn each_line_of_a_span_goes_by_its_own_day() {
    let search = Search::of([
        "-100 applied; -80 advanced screen; -50 advanced interview; -40 rejected",
        "-100 applied; -57 no-reply; -20 rejected",
        "-100 applied; -30 no-reply",
        "-70 applied; -60 rejected",
        "-50 applied; -40 withdrew",
        "-50 applied; -40 advanced screen; -30 rejected | undated: true",
        "-120 applied; -115 rejected; -50 advanced screen",
    ]);
    let stats = search.stats();
    assert_eq!(span(&stats["trend"]["lately"]), json!([2, 2, 2, 1, 2]));
    assert_eq!(span(&stats["trend"]["before"]), json!([4, 2, 1, 0, 1]));
}

fn invited(search: &Search) -> Value {
    let stats = search.stats();
    let it = &stats["trend"]["invited"];
    json!([counts(&it["before"]), counts(&it["lately"]), it["undated"], it["verdict"]])
}

#[test]
fn only_what_had_28_days_is_compared() {
    let search = Search::of(["-27", "-28", "-83", "-84", "-139", "-140"].map(|day| format!("{day} applied")));
    assert_eq!(invited(&search), json!([[0, 2], [0, 2], 0, "too-early"]));
}

#[test]
fn an_invitation_counts_within_28_days_and_a_refusal_is_none() {
    let search = Search::of([
        "-60 applied; -32 advanced screen",
        "-60 applied; -31 advanced screen",
        "-60 applied; -50 rejected",
        "-60 applied; -50 rejected; -40 advanced screen",
        "-60 applied; -59 rejected interview",
        "-60 applied; -50 advanced screen | undated: true",
        "-60 applied; -50 declined",
        "-60 applied; -50 withdrew",
    ]);
    assert_eq!(invited(&search), json!([[0, 0], [4, 7], 1, "too-early"]));
}

/// R: `fisher.test(matrix(c(a, n - a, b, m - b), 2))$p.value` is 0.007937 for 0 of 5 and 5 of 5, 0.04762 for 1 of 5 and 5 of 5
/// of which `matrix(c(1, 4, 5, 0), 2)`, and 0.2063 for 1 and 4 of 5.
#[test]
fn better_and_worse_are_said_where_fisher_does() {
    let search = |before: (usize, usize), lately: (usize, usize)| {
        let mut search = Search::new();
        for (ago, (hits, of)) in [(100, before), (50, lately)] {
            search.times(hits, &format!("-{ago} applied; -{} advanced screen", ago - 10));
            search.times(of - hits, &format!("-{ago} applied; -{} rejected", ago - 10));
        }
        invited(&search)[3].clone()
    };
    assert_eq!(search((0, 5), (5, 5)), "better");
    assert_eq!(search((5, 5), (0, 5)), "worse");
    assert_eq!(search((1, 5), (5, 5)), "better");
    assert_eq!(search((1, 5), (4, 5)), "no-difference");
    assert_eq!(search((0, 4), (20, 20)), "too-early");
    assert_eq!(search((0, 20), (4, 4)), "too-early");
}

#[test]
fn a_goal_reached_by_word_stands_with_its_day_and_counts_no_further() {
    let search = Search::of(["-10 applied", "-5 applied", "-2 applied"]);
    let plan = [
        entry("2026-11-01", "event: goal\nid: few\ncount: 9\nof: applications"),
        entry("2026-11-17", "event: done\nid: few"),
    ];
    search.journal.put("plan.yaml", plan.concat());
    let stats = search.stats();
    assert_eq!(goals(&stats), [json!(["few", 2, 9, null, true])]);
    assert_eq!(stats["momentum"]["goals"][0]["closed"], "2026-11-17");
}

/// Eight weeks after its last day a goal is shown, a day later no more; what was done is told for the last 56 days.
#[test]
fn a_past_goal_is_shown_for_eight_weeks() {
    let search = Search::of(["-90 applied"]);
    let goal = |id: &str, by: &str| {
        entry("2026-08-01", &format!("event: goal\nid: {id}\ncount: 2\nof: {id} talks\nby: {by}"))
    };
    let plan = [
        goal("shown", "2026-09-27"),
        goal("gone", "2026-09-26"),
        entry("2026-09-28", "event: did\nof: a class"),
        entry("2026-09-27", "event: did\nof: a course"),
        entry("2026-11-22", "event: did\nof: a walk"),
    ];
    search.journal.put("plan.yaml", plan.concat());
    let stats = search.stats();
    assert_eq!(goals(&stats), [json!(["shown", 0, 2, -56, false])]);
    let things = rows(&stats["momentum"]["did"], &["thing", "count"]);
    assert_eq!(things, [json!(["a class", 1]), json!(["a walk", 1])]);
}

#[test]
fn some_chosen_cases_have_no_goals_and_no_verdict_of_the_trend() {
    let search = Search::of(["-100 applied; -90 rejected"; 5]);
    let plan = [
        entry("2026-11-01", "event: goal\nid: few\ncount: 9\nof: applications"),
        entry("2026-11-17", "event: did\nof: a class"),
    ];
    search.journal.put("plan.yaml", plan.concat());
    let stats = search.asked(&["--company", "firm"]);
    let told =
        [&stats["momentum"]["goals"], &stats["momentum"]["did"], &stats["trend"]["invited"]["verdict"]];
    assert_eq!(told, [&json!([]), &json!([]), &Value::Null]);
}
