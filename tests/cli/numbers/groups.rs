//! Cases in groups, and one pattern opened.

use serde_json::{Value, json};

use super::{Search, rows};

const KEYS: [&str; 9] = [
    "name",
    "cases",
    "answered",
    "past_application",
    "interviews",
    "offers",
    "rejected",
    "no_reply",
    "in_play",
];

fn by(search: &Search, what: &str) -> Vec<Value> {
    rows(&search.asked(&["--by", what])["groups"], &KEYS)
}

/// One of each kind of story, from two sources.
fn search() -> Search {
    let mut search = Search::new();
    search.case(
        "source: board\nlevel: senior\nrole: Developer\ntags: [rust, remote]",
        "2026-09-30 applied; 2026-10-02 rejected | reasons: [pay, fit]",
    );
    search.case(
        "source: Board\nlevel: Senior\nrole: developer\ntags: [Rust]",
        "2026-10-01 applied; 2026-10-05 advanced screen; 2026-10-20 rejected interview | reasons: [Pay]",
    );
    search.case(
        "source: referral\nlevel: junior\nrole: Tester\ntags: [remote]",
        "2026-10-31 applied; 2026-11-01 declined",
    );
    search.case("source: BOARD", "2026-11-01 applied; 2026-11-20 no-reply");
    search.case("", "2026-11-02 applied; 2026-11-10 advanced interview");
    search.case("source: referral", "2026-11-03 applied; 2026-11-04 accepted");
    search
}

#[test]
fn each_group_counts_what_came_of_its_cases() {
    let search = search();
    let expected = [json!(["board", 3, 2, 1, 1, 0, 2, 1, 0]), json!(["referral", 2, 2, 2, 2, 2, 0, 0, 0])];
    assert_eq!(by(&search, "source"), expected);
    assert_eq!(search.asked(&["--by", "source"])["without"], 1);
}

#[test]
fn a_case_with_two_tags_or_reasons_is_in_two_groups() {
    let search = search();
    let names = |what: &str| rows(&search.asked(&["--by", what])["groups"], &["name", "cases"]);
    assert_eq!(names("tag"), [json!(["rust", 2]), json!(["remote", 2])]);
    assert_eq!(names("reason"), [json!(["pay", 2]), json!(["fit", 1])]);
    assert_eq!(search.asked(&["--by", "tag"])["without"], 3);
    assert_eq!(search.asked(&["--by", "reason"])["without"], 4);
}

#[test]
fn stages_and_months_come_in_their_order() {
    let search = search();
    let names = |what: &str| rows(&search.asked(&["--by", what])["groups"], &["name", "cases"]);
    assert_eq!(names("month"), [json!(["2026-09", 1]), json!(["2026-10", 2]), json!(["2026-11", 3])]);
    assert_eq!(names("stage"), [json!(["application", 2]), json!(["interview", 2]), json!(["offer", 2])]);
    assert_eq!(names("level"), [json!(["senior", 2]), json!(["junior", 1])]);
}

#[test]
fn the_groups_of_some_chosen_cases_are_of_those() {
    let search = search();
    let groups = search.asked(&["--by", "source", "--ending", "rejected"]);
    assert_eq!(
        (rows(&groups["groups"], &["name", "cases"]), &groups["without"]),
        (vec![json!(["board", 2])], &json!(0))
    );
}

#[test]
fn a_pattern_opened_tells_every_case_the_latest_first_and_what_was_written() {
    let mut search = Search::new();
    let told = |ago: u32, answer: &str, change: &str| {
        format!(
            "-{} applied; -{ago} rejected interview | said: We chose another | note: Late again; \
             -{ago} reflected | topic: interview | answers: {{on-time: {answer}}}; \
             -{ago} reflected | topic: lessons | answers: {{change: {change}}}",
            ago + 20
        )
    };
    for (ago, answer, change) in
        [(50, "no", "Leave early"), (40, "yes", "Nothing"), (30, "partly", "Take a taxi")]
    {
        search.add(&told(ago, answer, change));
    }
    let opened = search.asked(&["on-time"]);
    let opened = opened["opened"].as_array().expect("one");
    assert_eq!(opened.len(), 1);
    assert_eq!((&opened[0]["id"], &opened[0]["pattern"]), (&json!("interview/on-time"), &Value::Null));
    let cases = rows(&opened[0]["cases"], &["title", "date", "answer", "came_up"]);
    let expected = [
        ("Firm 3", "2026-10-23", "partly", true),
        ("Firm 2", "2026-10-13", "yes", false),
        ("Firm 1", "2026-10-03", "no", true),
    ];
    assert_eq!(cases, expected.map(|(title, date, answer, came_up)| json!([title, date, answer, came_up])));
    let wrote = rows(&opened[0]["cases"][0]["wrote"], &["text"]);
    assert_eq!(wrote, [json!(["Late again"]), json!(["Take a taxi"])]);
}

#[test]
fn a_name_nobody_knows_is_misuse() {
    assert_eq!(search().code(&["on-tme"]), Some(2));
    assert_eq!(search().code(&["--by", "colour"]), Some(2));
    assert_eq!(search().code(&["interview/no-such"]), Some(2));
}

#[test]
fn a_tag_twice_in_a_case_counts_once() {
    let mut search = Search::new();
    search.case("tags: [rust, Rust, RUST]", "-30 applied");
    assert_eq!(rows(&search.asked(&["--by", "tag"])["groups"], &["name", "cases"]), [json!(["rust", 1])]);
}

/// Applied for in August; two steps in September count once there, the offer in October again.
#[test]
fn a_month_counts_each_case_that_got_further_in_it() {
    let search = Search::of([
        "2026-08-10 applied; 2026-09-01 advanced screen; 2026-09-20 advanced interview; 2026-10-02 declined",
        "2026-08-31 applied; 2026-09-30 rejected",
        "2026-09-01 applied; 2026-09-02 no-reply; 2026-10-31 rejected",
    ]);
    let months =
        rows(&search.stats()["counts"]["months"], &["month", "begun", "advanced", "rejected", "no_reply"]);
    let expected = [("2026-08-01", 2, 0, 0, 0), ("2026-09-01", 1, 1, 1, 0), ("2026-10-01", 0, 1, 1, 0)];
    assert_eq!(months, expected.map(|(month, a, b, c, d)| json!([month, a, b, c, d])));
}

/// Of the four with a reason, two have none but words of their own.
#[test]
fn words_outside_the_vocabulary_are_told() {
    let reasons = ["vibes", "Vibes, pay", "commute, vibes", "fit"];
    let search =
        Search::of(reasons.map(|reasons| format!("-30 applied; -20 rejected | reasons: [{reasons}]")));
    let caveats = |search: &Search| {
        let stats = search.stats();
        ["with_reason", "other_reasons", "other_words"].map(|key| stats["caveats"][key].clone())
    };
    assert_eq!(caveats(&search), [json!(4), json!(2), json!(["vibes", "commute"])]);
    search.journal.put("journal.yaml", "format: 1\nreasons: [vibes]\n");
    assert_eq!(caveats(&search), [json!(4), json!(0), json!([])]);
}
