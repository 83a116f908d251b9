//! Chosen cases, and a day in the past.

use serde_json::{Value, json};

use super::{Search, counts, rows};

fn search() -> Search {
    let mut search = Search::new();
    search.case(
        "role: Backend engineer\nsource: board\nlevel: senior\ntags: [rust]",
        "2026-08-01 applied; 2026-08-20 rejected | reasons: [pay] | said: We chose a colleague",
    );
    search.case("role: Data engineer\nsource: Referral\nlevel: junior\ntags: [sql]", "2026-09-01 applied; 2026-09-10 advanced screen; 2026-09-20 rejected | reasons: [{reason: fit, stated: true}]");
    search.case("role: Analyst\nsource: board", "2026-10-01 applied; 2026-11-01 no-reply");
    search.case("source: board", "2026-11-01 applied | note: via a colleague");
    search.case("", "2026-11-10 applied; 2026-11-12 advanced interview; 2026-11-15 withdrew");
    search
}

#[test]
fn every_filter_chooses_the_cases_it_names() {
    let search = search();
    for (filter, cases) in [
        (&["--since", "2026-09-01"][..], 4),
        (&["--since", "2026-09-02"], 3),
        (&["--until", "2026-10-01"], 3),
        (&["--until", "2026-09-30"], 2),
        (&["--since", "2026-09-01", "--until", "2026-10-01"], 2),
        (&["--stage", "screen"], 1),
        (&["--stage", "screen", "--stage", "interview"], 2),
        (&["--ending", "rejected"], 2),
        (&["--ending", "rejected", "--ending", "no-reply"], 3),
        (&["--company", "firm 1"], 1),
        (&["--role", "engineer"], 2),
        (&["--source", "referral"], 1),
        (&["--source", "board"], 3),
        (&["--level", "SENIOR"], 1),
        (&["--tag", "Rust", "--tag", "sql"], 2),
        (&["--reason", "pay"], 1),
        (&["--reason", "pay", "--reason", "fit"], 2),
        (&["--grep", "colleague"], 2),
        (&["--source", "board", "--ending", "rejected"], 1),
        (&["--source", "board", "--stage", "screen"], 0),
    ] {
        let stats = search.asked(filter);
        assert_eq!(stats["totals"]["cases"], cases, "{filter:?}");
        assert!(stats["heading"].is_string(), "{filter:?}");
    }
}

#[test]
fn without_a_filter_there_is_no_heading() {
    assert_eq!(search().stats()["heading"], Value::Null);
}

#[test]
fn cases_chosen_by_how_they_went_have_no_shares_of_that() {
    let search = search();
    for (filter, has_stops) in [
        (&["--stage", "screen"][..], false),
        (&["--ending", "rejected"], false),
        (&["--reason", "pay"], false),
        (&["--source", "board"], true),
        (&["--since", "2026-09-01"], true),
    ] {
        assert_eq!(search.asked(filter)["stops"].is_object(), has_stops, "{filter:?}");
    }
}

/// All as it stood on 15 September: two cases, one refused, one at a screen.
#[test]
fn a_past_until_tells_no_later_event() {
    let search = search();
    let stats = search.asked(&["--until", "2026-09-15"]);
    assert_eq!(stats["today"], "2026-09-15");
    let totals = ["cases", "in_play", "rejected", "no_reply", "other", "answered", "past_application"];
    assert_eq!(totals.map(|key| stats["totals"][key].clone()), [2, 1, 1, 0, 0, 2, 1].map(|n| json!(n)));
    assert_eq!(counts(&stats["stops"]["stages"][0]["past"]), (1, 2));
    assert_eq!(stats["stops"]["stages"][1]["in_play"], 1);
    assert_eq!(rows(&stats["counts"]["reasons"], &["reason"]), [json!(["pay"])]);
    let last = stats["counts"]["months"].as_array().and_then(|months| months.last()).expect("a month");
    assert_eq!(last["month"], "2026-09-01");
    assert_eq!(stats["momentum"]["days_since_last"], 14);
    assert_eq!(stats["trend"]["lately"]["last"], "2026-09-15");
}

/// The same question on that day and three months later, when more had happened, is answered by the same numbers.
#[test]
fn a_past_until_says_what_was_said_on_that_day() {
    let reflected = "reflected | topic: interview | answers: {stories: no} | done: true";
    let more = "; 2026-09-05 noted | reasons: [{reason: fit, stated: true}] | source: fair; 2026-10-01 advanced offer; \
                2026-10-02 reflected | topic: interview | answers: {stories: yes}; 2026-10-03 declined | control: yes";
    let (mut then, mut later) = (Search::new(), Search::new());
    for n in 1..13 {
        let told = format!(
            "2026-06-{n:02} applied; 2026-06-{:02} advanced interview; 2026-07-{n:02} rejected | reasons: [pay]; \
             2026-08-01 {reflected}",
            n + 9
        );
        then.case("source: board", &told);
        later.case("source: board", &[&told, more].concat());
    }
    later.case("source: board", "2026-08-16 applied; 2026-08-17 accepted");
    let plan = "---\ndate: 2026-06-15\nevent: planned\nid: a\ndo: It\nfor: interview/stories\n\
                ---\ndate: 2026-06-16\nevent: done\nid: a\n";
    let next = "---\ndate: 2026-09-01\nevent: planned\nid: b\ndo: It\nfor: interview/value\n\
                ---\ndate: 2026-09-02\nevent: done\nid: b\n";
    then.journal.put("plan.yaml", plan);
    later.journal.put("plan.yaml", [plan, next].concat());
    for words in [&[][..], &["stories"], &["pay"], &["--by", "source"], &["--by", "month"]] {
        let asked = |search: &Search, day: &str| {
            let mut stats = search.asked_on(day, &[words, &["--until", "2026-08-15"]].concat());
            stats["heading"] = Value::Null;
            stats
        };
        assert_eq!(asked(&later, "2026-11-22"), asked(&then, "2026-08-15"), "{words:?}");
    }
}

#[test]
fn a_past_until_reads_no_later_goal_action_or_thing_done() {
    let search = search();
    let plan = [
        ("2026-09-20", "event: planned\nid: later\ndo: Buy a LATER suit"),
        ("2026-09-20", "event: goal\nid: later-goal\ncount: 3\nof: LATER meetings"),
        ("2026-09-20", "event: did\nof: LATER classes"),
        ("2026-09-01", "event: planned\nid: b\ndo: It\nfor: resume/tailored"),
        ("2026-09-20", "event: done\nid: b"),
    ];
    let plan = plan.map(|(day, text)| format!("---\ndate: {day}\n{text}\n")).concat();
    search.journal.put("plan.yaml", plan);
    let stats = search.asked(&["--until", "2026-09-15"]);
    assert_eq!((&stats["tried"], &stats["waiting"]["actions"]), (&json!([]), &json!([])));
    assert!(!stats.to_string().contains("LATER"), "{stats}");
}

#[test]
fn an_until_before_everything_leaves_nothing() {
    let stats = search().asked(&["--until", "2020-01-01"]);
    assert_eq!((&stats["totals"]["cases"], &stats["counts"]["months"]), (&json!(0), &json!([])));
}

#[test]
fn an_until_ahead_is_misuse() {
    assert_eq!(search().code(&["--until", "2027-01-01"]), Some(2));
}
