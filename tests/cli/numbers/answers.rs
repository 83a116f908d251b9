//! How long until an answer: who counts, and after how many days silence is called one.

use serde_json::{Value, json};
use snapbox::str;

use super::{Search, rows};

fn counted(search: &Search) -> Value {
    let stats = search.stats();
    let answers = &stats["answers"];
    ["cases", "answered", "sooner", "unapplied", "undated", "before_applied"]
        .map(|key| answers[key].clone())
        .into_iter()
        .collect()
}

/// Day and answers of each step.
fn steps(search: &Search) -> Vec<Value> {
    rows(&search.stats()["answers"]["curve"], &["day", "at_risk", "answers"])
}

#[test]
fn the_first_answer_counts_and_not_a_later_one() {
    let search = Search::of(["-90 applied; -80 advanced screen; -70 advanced interview; -60 rejected"; 5]);
    assert_eq!(steps(&search), [json!([10, 5, 5])]);
}

#[test]
fn a_refusal_after_silence_is_an_answer_on_its_day() {
    let search = Search::of(["-90 applied; -80 no-reply; -50 rejected"; 5]);
    assert_eq!(steps(&search), [json!([40, 5, 5])]);
}

/// `closed` without `heard`, a feedback that was asked for, a note: nobody answered.
#[test]
fn what_is_no_answer_is_cut_off_today() {
    let search = Search::of([
        "-90 applied; -80 closed",
        "-90 applied; -80 no-reply",
        "-90 applied; -80 followed-up",
        "-90 applied; -80 feedback-asked",
        "-90 applied; -80 noted",
        "-50 applied; -1 rejected",
        "-95 applied; -4 rejected",
    ]);
    assert_eq!(counted(&search), json!([7, 2, 0, 0, 0, 0]));
    // All five are still at risk on day 49, none after day 90: closing or a note did not cut them off.
    assert_eq!(steps(&search), [json!([49, 7, 1]), json!([91, 1, 1])]);
}

#[test]
fn on_a_tie_the_answer_comes_before_the_cut() {
    let search = Search::of([
        "-90 applied; -80 rejected",
        "-90 applied; -80 withdrew",
        "-10 applied",
        "-10 applied; -0 no-reply",
        "-90 applied; -80 withdrew",
    ]);
    assert_eq!(steps(&search), [json!([10, 5, 1])]);
}

#[test]
fn withdrawing_after_an_answer_does_not_undo_it() {
    let search = Search::of(["-90 applied; -80 advanced screen; -70 withdrew"; 5]);
    assert_eq!((counted(&search), steps(&search)), (json!([5, 5, 0, 0, 0, 0]), vec![json!([10, 5, 5])]));
}

#[test]
fn cases_without_the_days_are_left_out_with_a_count() {
    let search = Search::of([
        "-90 applied; -80 rejected",
        "-80 rejected",
        "-90 applied | undated: true; -80 rejected",
        "-90 applied; -80 rejected | undated: true",
        "-90 applied; -80 advanced screen | undated: true; -70 rejected",
    ]);
    assert_eq!(counted(&search), json!([1, 1, 0, 2, 2, 0]));
}

#[test]
fn what_ended_before_it_was_applied_for_is_left_out_and_check_says_so() {
    let search =
        Search::of(["-80 applied; -90 rejected", "-80 applied; -90 withdrew", "-80 applied; -90 no-reply"]);
    assert_eq!(counted(&search), json!([0, 0, 0, 0, 0, 3]));
    search.journal.reject(["check"]).assert().code(1).stdout_eq(str![[r#"
2026/2026-08-24-firm-1.yaml:6:1: rejected on 2026-08-24 lies before the application (2026-09-03)
2026/2026-08-24-firm-2.yaml:6:1: withdrew on 2026-08-24 lies before the application (2026-09-03)
2026/2026-08-24-firm-3.yaml:6:1: no-reply on 2026-08-24 lies before the application (2026-09-03)

"#]]);
}

#[test]
fn an_answer_on_the_day_of_the_application_took_no_days() {
    let search = Search::of(["-90 applied; -90 rejected"; 5]);
    assert_eq!((counted(&search), steps(&search)), (json!([5, 5, 0, 0, 0, 0]), vec![json!([0, 5, 5])]));
}

#[test]
fn an_application_dated_tomorrow_did_not_end_before_it_was_sent() {
    let search = Search::of(["2026-11-23 applied"]);
    assert_eq!(search.stats()["answers"]["before_applied"], 0);
}

/// So many applications of so many days ago, each answered after that many days.
fn answered(ago: i64, after: impl IntoIterator<Item = i64>) -> Search {
    Search::of(after.into_iter().map(|days| format!("-{ago} applied; -{} rejected", ago - days)))
}

fn silence(search: &Search) -> Value {
    let stats = search.stats();
    let it = &stats["answers"]["silent_after"];
    json!([it["days"], it["answers"]])
}

/// Nine of the ten answers had come on day 39, ten of eleven (9.9) on day 40.
#[test]
fn silence_is_one_after_the_day_by_which_nine_of_ten_answers_came() {
    assert_eq!(silence(&answered(100, 31..=40)), json!([39, 10]));
    assert_eq!(silence(&answered(100, 31..=41)), json!([40, 11]));
    assert_eq!(silence(&answered(100, (31..=39).chain([95]))), json!([39, 10]));
    assert_eq!(silence(&answered(100, (31..=38).chain([94, 95]))), json!([94, 10]));
}

#[test]
fn nine_answers_do_not_tell() {
    assert_eq!(silence(&answered(100, 31..=39)), json!([45, null]));
    assert_eq!(silence(&Search::new()), json!([45, null]));
}

#[test]
fn no_silence_is_called_one_before_three_weeks() {
    assert_eq!(silence(&answered(100, 1..=10)), json!([21, 10]));
    assert_eq!(silence(&answered(100, 12..=21)), json!([21, 10]));
    assert_eq!(silence(&answered(100, 14..=23)), json!([22, 10]));
}

#[test]
fn applications_of_sixty_days_ago_tell_and_later_ones_do_not() {
    assert_eq!(silence(&answered(60, 31..=40)), json!([39, 10]));
    assert_eq!(silence(&answered(59, 31..=40)), json!([45, null]));
}

#[test]
fn only_answers_tell_when_no_more_come() {
    let mut search = answered(100, 31..=40);
    search.times(5, "-100 applied; -20 no-reply");
    search.times(5, "-100 applied; -99 withdrew");
    search.times(5, "-100 applied; -98 closed");
    search.times(5, "-100 applied; -1 followed-up");
    search.times(5, "-60 applied; -59 rejected | undated: true");
    assert_eq!(silence(&search), json!([39, 10]));
}

fn stale(stats: &Value) -> Vec<Value> {
    rows(&stats["caveats"]["stale"], &["company", "days"])
}

#[test]
fn the_stale_cases_follow_that_day_and_count_from_the_last_event() {
    let mut search = answered(100, 31..=40);
    search.add("-41 applied");
    search.add("-38 applied");
    search.add("-90 applied; -41 followed-up");
    search.add("-90 applied; -38 noted");
    search.add("-90 applied; -80 advanced screen; -50 thanked");
    search.add("-90 applied; -80 no-reply");
    search.add("-90 applied; -80 withdrew");
    assert_eq!(
        stale(&search.stats()),
        [json!(["Firm 13", 41]), json!(["Firm 15", 50]), json!(["Firm 11", 41])]
    );
}

#[test]
fn without_ten_answers_a_case_is_stale_after_45_days() {
    let search = Search::of(["-47 applied", "-44 applied"]);
    assert_eq!(stale(&search.stats()), [json!(["Firm 1", 47])]);
}

/// Chosen cases are stale by what the whole journal tells.
#[test]
fn a_filter_does_not_change_after_how_many_days_silence_is_one() {
    let mut search = answered(100, 31..=40);
    search.case("source: fair", "-41 applied");
    let stats = search.asked(&["--source", "fair"]);
    assert_eq!(stats["answers"]["silent_after"], json!({"days": 39, "nine_in_ten": 39, "answers": 10}));
    assert_eq!(stale(&stats), [json!(["Firm 11", 41])]);
}

/// Nobody answered, so no answer lacks its day.
#[test]
fn leaving_on_a_day_not_known_is_no_answer_without_a_day() {
    let search = Search::of(["-90 applied; -80 withdrew | undated: true"]);
    assert_eq!(search.stats()["answers"]["undated"], 0);
}
