//! Where it stops.

use serde_json::{Value, json};

use super::{Search, counts, few, near, rows};

fn stages(search: &Search) -> Vec<(String, u64, u64, u64, u64)> {
    let stats = search.stats();
    let list = stats["stops"]["stages"].as_array().expect("stages").clone();
    let number = |value: &Value| value.as_u64().expect("a count");
    let row = |row: &Value| {
        let (past, of) = counts(&row["past"]);
        (
            row["stage"].as_str().expect("a stage").to_owned(),
            past,
            of,
            number(&row["stopped"]),
            number(&row["in_play"]),
        )
    };
    list.iter().map(row).collect()
}

fn row(stage: &str, past: u64, of: u64, stopped: u64, in_play: u64) -> (String, u64, u64, u64, u64) {
    (stage.to_owned(), past, of, stopped, in_play)
}

fn bottleneck(search: &Search) -> Value {
    let stats = search.stats();
    let it = &stats["stops"]["bottleneck"];
    if it.is_null() {
        return Value::Null;
    }
    json!([it["stage"], it["stops"]["count"], it["stops"]["of"], it["past_application"]])
}

/// The share past the application is 6 of 9 (those with a higher furthest stage, and the three stopped there).
#[test]
fn each_stage_counts_those_that_were_there_and_got_further_or_stopped() {
    let search = Search::of([
        "-90 applied; -50 rejected",
        "-90 applied; -50 no-reply",
        "-90 applied; -50 rejected application",
        "-90 applied; -80 advanced screen; -70 rejected",
        "-90 applied; -80 advanced screen; -70 advanced interview; -60 no-reply",
        "-90 applied; -80 advanced interview; -70 advanced interview | round: 2",
        "-90 applied; -80 advanced screen; -70 rejected assessment",
        "-90 applied; -80 advanced screen",
        "-90 applied; -80 advanced offer; -70 declined",
        "-9 applied",
        "-8 applied",
    ]);
    let expected = [
        row("application", 6, 9, 3, 2),
        row("screen", 2, 3, 1, 1),
        row("assessment", 0, 1, 1, 0),
        row("interview", 0, 1, 1, 1),
    ];
    assert_eq!(stages(&search), expected);
}

#[test]
fn only_a_refusal_and_silence_are_stops() {
    let search = Search::of([
        "-90 applied; -80 advanced interview; -70 withdrew",
        "-90 applied; -80 advanced interview; -70 closed",
        "-90 applied; -80 advanced interview; -70 closed | heard: phone",
        "-90 applied; -80 advanced interview; -70 declined",
        "-90 applied; -80 advanced interview; -70 accepted",
        "-90 applied; -80 advanced interview; -70 rejected",
        "-90 applied; -80 advanced interview; -70 no-reply",
        "-90 applied; -80 withdrew",
        "-90 applied; -80 closed",
    ]);
    assert_eq!(stages(&search), [row("application", 7, 7, 0, 0), row("interview", 2, 4, 2, 0)]);
}

/// R: `prop.test(6, 16, correct = FALSE)$conf.int`, `prop.test(2, 5, correct = FALSE)$conf.int`.
#[test]
fn a_share_has_its_wilson_interval_from_five_on() {
    let mut search = Search::new();
    search.times(10, "-90 applied; -50 rejected");
    search.times(3, "-90 applied; -80 advanced screen; -50 rejected");
    search.times(2, "-90 applied; -80 advanced screen; -60 advanced interview; -50 rejected");
    search.add("-90 applied; -80 advanced assessment");
    let stats = search.stats();
    let shares: Vec<&Value> =
        stats["stops"]["stages"].as_array().expect("stages").iter().map(|row| &row["past"]).collect();
    assert_eq!(counts(shares[0]), (6, 16));
    assert!(near(&shares[0]["share"], 0.375), "{}", shares[0]);
    assert!(near(&shares[0]["low"], 0.184_812) && near(&shares[0]["high"], 0.613_590), "{}", shares[0]);
    assert_eq!(counts(shares[1]), (2, 5));
    assert!(near(&shares[1]["low"], 0.117_621) && near(&shares[1]["high"], 0.769_276), "{}", shares[1]);
    assert_eq!(shares[3], &few(0, 2));
}

/// R: `prop.test(0, 5, correct = FALSE)$conf.int` and `prop.test(5, 5, correct = FALSE)$conf.int`.
#[test]
fn none_and_all_of_five_have_intervals_that_end_at_0_and_1() {
    let stats = Search::of(["-90 applied; -50 no-reply"; 5]).stats();
    let past = &stats["stops"]["stages"][0]["past"];
    assert!(near(&past["low"], 0.0) && near(&past["high"], 0.434_482), "{past}");
    let stats = Search::of(["-90 applied; -50 rejected"; 5]).stats();
    let replies = &stats["stops"]["replies"];
    assert!(near(&replies["low"], 0.565_518) && near(&replies["high"], 1.0), "{replies}");
}

/// Replied: rejected, closed and told, declined, in play at a screen, left after a screen. Not: silent, closed untold.
/// In neither: in play without an answer, left without one.
#[test]
fn the_reply_rate_is_of_those_that_replied_fell_silent_or_closed() {
    let search = Search::of([
        "-90 applied; -50 rejected",
        "-90 applied; -50 closed | heard: email",
        "-90 applied; -50 declined",
        "-90 applied; -50 advanced screen",
        "-90 applied; -50 advanced screen; -40 withdrew",
        "-90 applied; -50 no-reply",
        "-90 applied; -50 closed",
        "-90 applied",
        "-90 applied; -50 withdrew",
    ]);
    assert_eq!(counts(&search.stats()["stops"]["replies"]), (5, 7));
    assert_eq!(search.stats()["totals"]["answered"], 5);
}

#[test]
fn a_refusal_after_silence_is_the_ending_and_the_silence_counts_no_longer() {
    let search = Search::of([
        "-90 applied; -50 no-reply; -20 rejected",
        "-90 applied; -50 no-reply; -20 rejected interview",
    ]);
    let stats = search.stats();
    assert_eq!(counts(&stats["stops"]["replies"]), (2, 2));
    assert_eq!((&stats["totals"]["rejected"], &stats["totals"]["no_reply"]), (&json!(2), &json!(0)));
    assert_eq!(rows(&stats["counts"]["endings"], &["name", "count"]), [json!(["rejected", 2])]);
    assert_eq!(stages(&search), [row("application", 1, 2, 1, 0), row("interview", 0, 1, 1, 0)]);
}

#[test]
fn a_case_that_was_reopened_is_in_play_where_it_got_to() {
    let search = Search::of([
        "-90 applied; -80 advanced screen; -70 rejected; -60 advanced screen",
        "-90 applied; -80 no-reply; -60 advanced application",
        "-90 applied; -80 advanced screen; -70 rejected; -60 advanced interview; -50 rejected",
    ]);
    let expected = [row("application", 2, 2, 0, 1), row("screen", 1, 1, 0, 1), row("interview", 0, 1, 1, 0)];
    assert_eq!(stages(&search), expected);
    let stats = search.stats();
    let totals = &stats["totals"];
    assert_eq!(
        (&totals["in_play"], &totals["rejected"], &totals["no_reply"]),
        (&json!(2), &json!(1), &json!(0))
    );
}

#[test]
fn the_furthest_stage_counts_in_whatever_order_the_file_has_it() {
    let search = Search::of(["-60 rejected application; -90 applied; -80 advanced interview"]);
    assert_eq!(stages(&search), [row("application", 1, 1, 0, 0), row("interview", 0, 1, 1, 0)]);
}

fn stopped(at: &[(&str, usize)]) -> Search {
    let mut search = Search::new();
    for (stage, many) in at {
        search.times(*many, &format!("-90 applied; -50 rejected {stage}"));
    }
    search
}

#[test]
fn a_bottleneck_needs_five_stops() {
    assert_eq!(bottleneck(&stopped(&[("application", 4)])), Value::Null);
    assert_eq!(bottleneck(&stopped(&[("application", 5)])), json!(["application", 5, 5, false]));
    assert_eq!(bottleneck(&stopped(&[("screen", 4)])), Value::Null);
}

#[test]
fn a_bottleneck_past_the_first_door_comes_before_the_first_door() {
    let search = stopped(&[("application", 50), ("screen", 4), ("interview", 5)]);
    assert_eq!(bottleneck(&search), json!(["interview", 5, 9, true]));
    let search = stopped(&[("application", 50), ("screen", 4), ("interview", 4)]);
    assert_eq!(bottleneck(&search), json!(["application", 50, 58, false]));
}

/// 6 of 15 is 40 %, 6 of 16 is less.
#[test]
fn a_bottleneck_holds_forty_of_a_hundred_stops() {
    let edge = [("screen", 6), ("assessment", 5), ("final", 4)];
    assert_eq!(bottleneck(&stopped(&edge)), json!(["screen", 6, 15, true]));
    let below = [("screen", 6), ("assessment", 5), ("final", 5)];
    assert_eq!(bottleneck(&stopped(&below)), Value::Null);
}

/// Past the first door 5 of 13 are too few; among all, the first door has 7 of 20, which is too few as well.
#[test]
fn neither_search_may_find_one() {
    let spread = [("application", 7), ("screen", 5), ("assessment", 4), ("interview", 4)];
    assert_eq!(bottleneck(&stopped(&spread)), Value::Null);
}

#[test]
fn on_a_tie_the_later_stage_is_the_bottleneck() {
    let search = stopped(&[("screen", 5), ("interview", 5)]);
    assert_eq!(bottleneck(&search), json!(["interview", 5, 10, true]));
    let search = stopped(&[("application", 5), ("screen", 5), ("final", 3)]);
    assert_eq!(bottleneck(&search), json!(["screen", 5, 8, true]));
}

#[test]
fn what_is_no_stop_is_in_no_bottleneck() {
    let mut search = stopped(&[("screen", 4)]);
    search.times(3, "-90 applied; -80 advanced screen; -50 withdrew");
    search.times(3, "-90 applied; -80 advanced screen; -50 closed");
    search.times(3, "-90 applied; -80 advanced screen");
    assert_eq!(bottleneck(&search), Value::Null);
    search.add("-90 applied; -80 advanced screen; -50 no-reply");
    assert_eq!(bottleneck(&search), json!(["screen", 5, 5, true]));
}
