//! Control and wins.

use serde_json::{Value, json};
use snapbox::{assert_data_eq, str};

use super::{Search, counts, few, rows};

fn balance(search: &Search) -> Value {
    let stats = search.stats();
    ["yes", "partly", "no", "unknown", "ended"].map(|key| stats["control"][key].clone()).into_iter().collect()
}

#[test]
fn control_is_counted_of_refused_silent_and_closed_cases() {
    let search = Search::of([
        "-90 applied; -80 rejected | control: yes",
        "-90 applied; -80 no-reply | control: partly",
        "-90 applied; -80 closed | control: no",
        "-90 applied; -80 rejected | control: unknown",
        "-90 applied; -80 rejected | control: no",
        "-90 applied; -80 rejected",
        "-90 applied; -80 withdrew | control: yes",
        "-90 applied; -80 declined | control: yes",
        "-90 applied; -80 accepted | control: yes",
        "-90 applied | control: yes",
    ]);
    assert_eq!(balance(&search), json!([1, 1, 2, 1, 6]));
}

#[test]
fn control_may_be_said_when_it_is_thought_through() {
    let said = |answer: &str| {
        format!(
            "-90 applied; -80 rejected; -70 reflected | topic: lessons | answers: {{control: {answer}}} | done: true"
        )
    };
    let search = Search::of(["yes", "no", "partly", "unknown"].map(said));
    assert_eq!(balance(&search), json!([1, 1, 1, 1, 4]));
}

#[test]
fn control_said_twice_counts_once() {
    let search = Search::of([
        "-90 applied; -80 rejected | control: no; -70 reflected | topic: lessons | answers: {control: no}",
        "-90 applied; -80 rejected | control: no; -70 noted | control: yes",
    ]);
    assert_eq!(balance(&search), json!([1, 0, 1, 0, 2]));
}

/// Theirs: another candidate, budget; both: pay; mine: not enough experience. A guess says nothing, nor "none given".
#[test]
fn what_only_they_decide_is_counted_of_stated_reasons() {
    let stated = |tags: &[&str]| {
        let reasons: Vec<String> =
            tags.iter().map(|tag| format!("{{reason: {tag}, stated: true}}")).collect();
        format!("-90 applied; -80 rejected | reasons: [{}]", reasons.join(", "))
    };
    let search = Search::of([
        stated(&["another candidate"]),
        stated(&["another candidate", "budget or freeze"]),
        stated(&["another candidate", "not enough experience"]),
        stated(&["pay"]),
        stated(&["none given"]),
        "-90 applied; -80 rejected | reasons: [another candidate]".to_owned(),
    ]);
    assert_eq!(search.stats()["control"]["theirs"], few(2, 4));
}

#[test]
fn the_furthest_stage_and_the_first_of_each_are_named() {
    let search = Search::of([
        "-90 applied; -80 advanced screen; -60 advanced interview; -50 rejected",
        "-95 applied; -85 advanced screen; -84 withdrew",
        "-70 applied; -55 advanced interview",
        "-40 applied; -30 rejected final",
    ]);
    let stats = search.stats();
    assert_eq!(stats["wins"]["furthest"], "final");
    let expected = [
        json!(["final", "Firm 4", "2026-10-23"]),
        json!(["interview", "Firm 1", "2026-09-23"]),
        json!(["screen", "Firm 2", "2026-08-29"]),
    ];
    assert_eq!(rows(&stats["wins"]["firsts"], &["stage", "company", "date"]), expected);
}

#[test]
fn an_offer_declined_is_an_offer_won() {
    let stats = Search::of(["-90 applied; -80 declined"]).stats();
    assert_eq!(stats["wins"]["furthest"], "offer");
    assert_eq!(rows(&stats["wins"]["firsts"], &["stage", "company"]), [json!(["offer", "Firm 1"])]);
}

#[test]
fn the_latest_three_of_what_went_well_are_told() {
    let told = |(ago, text): (u32, &str)| {
        format!(
            "-90 applied; -80 rejected; -{ago} reflected | topic: lessons | answers: {{went-well: {text}}}"
        )
    };
    let search = Search::of([(70, "one"), (40, "two"), (60, "three"), (50, "four")].map(told));
    let texts = rows(&search.stats()["wins"]["went_well"], &["text"]);
    assert_eq!(texts, [json!(["two"]), json!(["four"]), json!(["three"])]);
}

#[test]
fn nothing_to_change_is_counted_of_the_cases_that_said() {
    let told = |text: &str| {
        format!("-90 applied; -80 rejected; -70 reflected | topic: lessons | answers: {{change: {text}}}")
    };
    let said = ["nothing to change", "Nothing to change.", "nothing", "Nothing but my shoes", "Practise"];
    let search = Search::of(said.map(told).into_iter().chain(["-90 applied; -80 rejected".to_owned()]));
    assert_eq!(counts(&search.stats()["wins"]["nothing_to_change"]), (3, 5));
}

#[test]
fn what_waits_is_what_ended_of_late_and_was_not_thought_through() {
    let done = "reflected | topic: lessons | done: true";
    let search = Search::of([
        "-90 applied; -20 rejected".to_owned(),
        "-90 applied; -10 no-reply".to_owned(),
        format!("-90 applied; -20 rejected; -19 {done}"),
        format!("-90 applied; -80 advanced screen; -79 {done}; -20 rejected"),
        "-90 applied; -20 rejected; -19 reflected | topic: interview | answers: {stories: no}".to_owned(),
        "-190 applied; -80 rejected".to_owned(),
        "-90 applied".to_owned(),
    ]);
    let waiting = rows(&search.stats()["waiting"]["to_reflect"], &["company", "date"]);
    let expected = [
        ("Firm 2", "2026-11-12"),
        ("Firm 5", "2026-11-02"),
        ("Firm 4", "2026-11-02"),
        ("Firm 1", "2026-11-02"),
    ];
    assert_eq!(waiting, expected.map(|(company, date)| json!([company, date])));
}

#[test]
fn open_actions_wait_the_most_pressing_first() {
    let search = Search::of(["-90 applied"]);
    let plan = [
        ("late", "due: 2026-12-24\n"),
        ("soon", "due: 2026-11-25\n"),
        ("some-day", ""),
        ("done", ""),
        ("dropped", ""),
    ];
    let planned =
        plan.map(|(id, due)| format!("---\ndate: 2026-10-01\nevent: planned\nid: {id}\ndo: It\n{due}"));
    let mut text = planned.concat();
    text +=
        "---\ndate: 2026-10-02\nevent: done\nid: done\n---\ndate: 2026-10-02\nevent: dropped\nid: dropped\n";
    text += "---\ndate: 2026-10-02\nevent: started\nid: late\n";
    search.journal.put("plan.yaml", text);
    let stats = search.stats();
    assert_eq!(
        rows(&stats["waiting"]["actions"], &["id"]),
        [json!(["soon"]), json!(["late"]), json!(["some-day"])]
    );
}

#[test]
fn a_first_of_chosen_cases_is_the_first_of_these() {
    let search = Search::of(["-90 applied; -80 advanced final", "-60 applied; -50 advanced final"]);
    let said = |words: &[&str]| {
        let output = search.journal.reject(["stats", "wins"]).args(words).output().expect("reject runs");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    assert_data_eq!(
        said(&[]),
        str![[r#"
What went well
  First final round: Firm 1, by 3 Sep

"#]]
    );
    assert_data_eq!(
        said(&["--company", "Firm 2"]),
        str![[r#"
applications: company Firm 2

What went well
  First final round of these: Firm 2, by 3 Oct

"#]]
    );
}

#[test]
fn what_has_no_known_day_is_told_without_one() {
    let search = Search::of([
        "-90 applied; -80 accepted | undated: true",
        "-90 applied; -80 rejected; -70 reflected | undated: true | topic: lessons | answers: {went-well: The tea}",
    ]);
    let said = |words: &[&str]| {
        let output = search.journal.reject([]).args(words).output().expect("reject runs");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    assert_data_eq!(
        said(&["stats", "wins"]),
        str![[r#"
What went well
  You took a job: Firm 1
  First offer: Firm 1
  “The tea” (Firm 2)

"#]]
    );
    assert_data_eq!(
        said(&[]),
        str![[r#"
You took the job at Firm 1. Nothing waits.

"#]]
    );
    let head: Vec<String> = said(&["stats"]).lines().take(3).map(str::to_owned).collect();
    assert_eq!(
        head,
        [
            "2 applications: 2 answered, 1 past the first door, as far as offer",
            "1 rejected, 1 accepted",
            "You took a job: Firm 1"
        ]
    );
}

#[test]
fn an_answer_of_no_known_day_is_opened_without_one() {
    let search = Search::of([
        "-90 applied; -80 rejected; -70 reflected | undated: true | topic: interview | answers: {stories: no}",
    ]);
    let output = search.journal.reject(["stats", "interview/stories"]).output().expect("reject runs");
    assert_data_eq!(
        String::from_utf8(output.stdout).expect("UTF-8"),
        str![[r#"
Did your stories of past work connect to the work they need done?
  came up in 1 of 1: no pattern yet (it takes 3 cases and a third)
  try: Write three stories down, each ending in what it means for this employer.

  day unknown  Firm 1: no
    2026-08-24-firm-1

"#]]
    );
    assert_eq!(search.asked(&["interview/stories"])["opened"][0]["cases"][0]["date"], Value::Null);
}
