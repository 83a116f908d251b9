//! Few cases, many, odd ones, and private words.

use serde_json::{Value, json};

use super::{Search, counts, few, rows};

fn totals(stats: &Value) -> Value {
    let keys =
        ["cases", "in_play", "rejected", "no_reply", "other", "answered", "past_application", "reflected_on"];
    keys.map(|key| stats["totals"][key].clone()).into_iter().collect()
}

#[test]
fn no_case_has_no_numbers() {
    let stats = Search::new().stats();
    assert_eq!(totals(&stats), json!([0, 0, 0, 0, 0, 0, 0, 0]));
    assert_eq!(stats["stops"], json!({"stages": [], "replies": few(0, 0), "waiting": 0, "bottleneck": null}));
    assert_eq!(
        (&stats["answers"]["curve"], &stats["works"]["kinds"], &stats["tried"]),
        (&json!([]), &json!([]), &json!([]))
    );
    assert_eq!(
        (&stats["wins"]["furthest"], &stats["momentum"]["days_since_last"]),
        (&Value::Null, &Value::Null)
    );
}

#[test]
fn one_case_has_counts_and_no_percentage() {
    let stats = Search::of(["-30 applied; -20 rejected"]).stats();
    assert_eq!(totals(&stats), json!([1, 0, 1, 0, 0, 1, 0, 0]));
    assert_eq!((&stats["stops"]["stages"][0]["past"], &stats["stops"]["replies"]), (&few(0, 1), &few(1, 1)));
    assert_eq!(stats["answers"]["median"], Value::Null);
}

#[test]
fn four_cases_have_no_percentage_and_five_have() {
    let mut search = Search::of(["-30 applied; -20 rejected"; 4]);
    assert_eq!(search.stats()["stops"]["stages"][0]["past"], few(0, 4));
    search.add("-30 applied; -20 rejected");
    assert_eq!(search.stats()["stops"]["stages"][0]["past"]["share"], 0.0);
}

#[test]
fn a_search_of_nothing_but_silence() {
    let stats = Search::of(["-90 applied; -20 no-reply"; 12]).stats();
    assert_eq!(totals(&stats), json!([12, 0, 0, 12, 0, 0, 0, 0]));
    assert_eq!(counts(&stats["stops"]["replies"]), (0, 12));
    let answers = &stats["answers"];
    assert_eq!(
        (&answers["curve"], &answers["median"], &answers["less_than_half_within"]),
        (&json!([]), &Value::Null, &json!(90))
    );
    assert_eq!(answers["silent_after"], json!({"days": 45, "nine_in_ten": null, "answers": null}));
}

#[test]
fn a_search_all_in_play() {
    let stats = Search::of(["-9 applied"; 6]).stats();
    assert_eq!(totals(&stats), json!([6, 6, 0, 0, 0, 0, 0, 0]));
    assert_eq!((&stats["stops"]["replies"], &stats["stops"]["bottleneck"]), (&few(0, 0), &Value::Null));
    assert_eq!(
        (&stats["stops"]["stages"][0]["past"], &stats["stops"]["stages"][0]["in_play"]),
        (&few(0, 0), &json!(6))
    );
    assert_eq!(
        (&stats["caveats"]["stale"], &stats["answers"]["less_than_half_within"]),
        (&json!([]), &json!(9))
    );
}

#[test]
fn a_search_over_many_years_has_every_month_between() {
    let search =
        Search::of(["1999-12-31 applied; 2000-03-01 rejected", "2026-11-01 applied; 2026-11-20 rejected"]);
    let stats = search.stats();
    let months = stats["counts"]["months"].as_array().expect("months");
    // From December 1999 to November 2026 there are 1 + 26 * 12 + 11 months.
    assert_eq!(
        (months.len(), &months[0]["month"], &months[323]["month"]),
        (324, &json!("1999-12-01"), &json!("2026-11-01"))
    );
    let sum = |key: &str| months.iter().filter_map(|month| month[key].as_u64()).sum::<u64>();
    assert_eq!((sum("begun"), sum("rejected")), (2, 2));
}

#[test]
fn an_event_of_tomorrow_has_not_happened() {
    let search = Search::of(["-30 applied; 2026-11-23 rejected", "2026-11-23 applied"]);
    let stats = search.stats();
    assert_eq!(stats["momentum"]["days_since_last"], 30);
    assert_eq!(stats["momentum"]["weeks"][7]["applications"], 0);
}

#[test]
fn unreadable_files_are_named_and_the_rest_counts() {
    let search = Search::of(["-30 applied; -20 rejected"; 5]);
    search.journal.put("2026/2026-10-01-broken.yaml", "company: Broken\n---\ndate: 2026-10-01\nevent: [\n");
    search.journal.put("2026/2026-10-02-bytes.yaml", b"company: \xff\xfe\n");
    search.journal.put(
        "2026/2026-10-03-stage.yaml",
        "company: S\n---\ndate: 2026-10-03\nevent: rejected\nstage: phone\n",
    );
    let stats = search.stats();
    assert_eq!(totals(&stats), json!([5, 0, 5, 0, 0, 5, 0, 0]));
    let files = ["2026/2026-10-01-broken.yaml", "2026/2026-10-02-bytes.yaml", "2026/2026-10-03-stage.yaml"];
    assert_eq!(rows(&stats["unreadable"], &["file"]), files.map(|file| json!([file])));
    assert_eq!(search.code(&[]), Some(1));
    assert_eq!(search.code(&["--by", "source"]), Some(1));
}

#[test]
fn ten_thousand_cases_are_counted() {
    let mut search = Search::new();
    search.times(2_000, "-90 applied; -50 no-reply");
    search.times(3_000, "-90 applied; -60 rejected");
    search.times(1_000, "-90 applied; -80 advanced screen; -60 rejected");
    search.times(1_000, "-90 applied; -80 advanced interview; -60 rejected | reasons: [pay]");
    search.times(3_000, "-10 applied");
    let stats = search.stats();
    assert_eq!(totals(&stats), json!([10_000, 3_000, 5_000, 2_000, 0, 5_000, 2_000, 0]));
    assert_eq!(counts(&stats["stops"]["stages"][0]["past"]), (2_000, 7_000));
    assert_eq!(counts(&stats["stops"]["replies"]), (5_000, 7_000));
    let bottleneck = &stats["stops"]["bottleneck"];
    assert_eq!((&bottleneck["stage"], counts(&bottleneck["stops"])), (&json!("interview"), (1_000, 2_000)));
    assert_eq!(counts(&stats["patterns"]["guessed"][0]["came_up"]), (1_000, 1_000));
    assert_eq!(stats["answers"]["silent_after"], json!({"days": 30, "nine_in_ten": 30, "answers": 5_000}));
}

/// The private words stand in every event; none of the answers holds them.
#[test]
fn private_words_are_in_no_number() {
    let mut search = Search::new();
    for n in 0..12 {
        let vent = "| vent: UNSPEAKABLE";
        let missing = "{reason: missing skill, detail: Go}";
        search.case(
            "source: board\nrole: Developer\nvent: UNSPEAKABLE",
            &format!(
                "-{} applied {vent}; -50 advanced interview {vent}; -40 rejected {vent} | said: No | reasons: [pay, {missing}]; \
                 -39 reflected {vent} | topic: interview | answers: {{stories: no}}; \
                 -39 reflected {vent} | topic: lessons | answers: {{went-well: All}} | done: true; \
                 -30 feedback {vent} | said: Practise; -20 noted {vent} | note: Fine",
                60 + n
            ),
        );
    }
    for words in [
        &[][..],
        &["all"],
        &["interview/stories"],
        &["stories"],
        &["pay"],
        &["Go"],
        &["--by", "source"],
        &["--by", "reason"],
    ] {
        for more in [&["--json"][..], &[]] {
            let output =
                search.journal.reject(["stats"]).args(words).args(more).output().expect("reject runs");
            let told = [output.stdout, output.stderr].concat();
            let told = String::from_utf8_lossy(&told).to_uppercase();
            assert_eq!(output.status.code(), Some(0), "{words:?}: {told}");
            assert_eq!(told.find("UNSPEAKABLE"), None, "{words:?}: {told}");
        }
    }
    assert_eq!(search.asked(&["--grep", "unspeakable"])["totals"]["cases"], 0);
}

/// `date` of an undated event only gives its place in the order; no number reads that day.
#[test]
fn no_silence_is_counted_from_a_day_that_is_not_known() {
    let search = Search::of(["-90 applied; -10 noted | undated: true"]);
    assert_eq!(rows(&search.stats()["caveats"]["stale"], &["days"]), [json!([90])]);
}

#[test]
fn a_case_begun_on_a_day_that_is_not_known_is_in_no_month() {
    let search = Search::of(["-60 applied | undated: true; -5 rejected"]);
    let stats = search.stats();
    let begun = rows(&stats["counts"]["months"], &["begun"]);
    assert!(begun.iter().all(|row| row[0] == 0), "{begun:?}");
    let by_month = search.asked(&["--by", "month"]);
    assert_eq!((&by_month["groups"], &by_month["without"]), (&json!([]), &json!(1)));
}

#[test]
fn parts_that_are_named_change_nothing_of_the_json() {
    let search = Search::of(["-90 applied; -80 rejected | reasons: [pay]"; 6]);
    let whole = search.stats();
    for part in [
        "all", "stops", "patterns", "reasons", "actions", "answers", "works", "control", "wins", "momentum",
        "trend", "months",
    ] {
        assert_eq!(search.asked(&[part]), whole, "{part}");
    }
    let two = search.asked(&["pay", "Pay"]);
    assert_eq!(two["opened"].as_array().map(Vec::len), Some(2));
}

#[test]
fn what_undo_took_away_and_drafts_are_not_counted() {
    let search = Search::of(["-30 applied; -20 rejected"]);
    let text = "company: Gone\n---\ndate: 2026-10-01\nevent: applied\n";
    for folder in ["trash", "drafts", "reviews", "2026/old"] {
        search.journal.put(&format!("{folder}/2026-10-01-gone.yaml"), text);
    }
    search.journal.put("trash/2026/2026-10-01-gone.yaml", text);
    assert_eq!(search.stats()["totals"]["cases"], 1);
}

#[test]
fn days_at_the_ends_of_the_calendar_are_counted() {
    let search =
        Search::of(["0001-01-01 applied; 9999-12-31 rejected", "0001-01-02 applied; 0001-01-03 rejected"]);
    let stats = search.stats();
    assert_eq!((&stats["totals"]["cases"], &stats["totals"]["in_play"]), (&json!(2), &json!(1)));
    assert_eq!(
        rows(&search.asked(&["--by", "month"])["groups"], &["name", "cases"]),
        [json!(["0001-01", 2])]
    );
}

#[test]
fn a_question_set_that_cannot_be_read_leaves_the_rest() {
    let search = Search::of(["-30 applied; -20 rejected | reasons: [pay]"; 5]);
    search.journal.put("prompts/interview.yaml", "topic: [\n");
    let stats = search.stats();
    assert_eq!(stats["totals"]["cases"], 5);
    assert_eq!(counts(&stats["patterns"]["guessed"][0]["came_up"]), (5, 5));
    assert_eq!(search.code(&[]), Some(1));
}

#[test]
fn a_refusal_on_a_day_not_known_is_not_told_of_a_past_day() {
    let search = Search::of(["-90 applied; -50 rejected | undated: true"]);
    let stats = search.asked(&["--until", "2026-10-20"]);
    assert_eq!((&stats["totals"]["in_play"], &stats["totals"]["rejected"]), (&json!(1), &json!(0)));
}
