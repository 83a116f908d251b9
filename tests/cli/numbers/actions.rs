//! Did the action help.

use serde_json::{Value, json};

use super::{Search, counts, day, few, rows};

/// A plan that aims at this question, carried out so many days ago.
fn plan(search: &Search, aim: &str, done: u32) {
    search.journal.put("plan.yaml", planned("a", aim, "") + &after("done", "a", done));
}

fn planned(id: &str, aim: &str, more: &str) -> String {
    format!(
        "---\ndate: {}\nevent: planned\nid: {id}\ndo: Write three stories\nfor: {aim}\n{more}",
        day("-150")
    )
}

fn after(event: &str, id: &str, ago: u32) -> String {
    format!("---\ndate: {}\nevent: {event}\nid: {id}\n", day(&format!("-{ago}")))
}

/// An interview on that day, refused and thought through in the week after; applied for long before.
fn interviewed(ago: u32, stories: &str) -> String {
    format!(
        "-{} applied; -{ago} advanced interview; -{} rejected; -{} reflected | topic: interview | answers: {{stories: {stories}}}",
        ago + 90,
        ago - 2,
        ago - 3
    )
}

/// So many interviews before the action of 100 days ago and since, each side with so many that answered no.
fn interviews(before: (u32, u32), since: (u32, u32)) -> Search {
    let mut search = Search::new();
    for (first, (hits, of)) in [(140, before), (90, since)] {
        for n in 0..of {
            search.add(&interviewed(first - n, if n < hits { "no" } else { "yes" }));
        }
    }
    plan(&search, "interview/stories", 100);
    search
}

fn told(stats: &Value) -> Vec<Value> {
    let row = |it: &Value| {
        json!([it["id"], counts(&it["before"]), counts(&it["since"]), it["neither"], it["effect"]])
    };
    stats["tried"].as_array().expect("actions").iter().map(row).collect()
}

/// R: `fisher.test(matrix(c(0, 5, 5, 0), 2), alternative = "less")$p.value` is 0.003968.
#[test]
fn five_of_five_before_and_none_since_helped() {
    let stats = interviews((5, 5), (0, 5)).stats();
    assert_eq!(told(&stats), [json!(["a", [5, 5], [0, 5], 0, "helped"])]);
    assert_eq!(
        rows(&stats["tried"], &["do", "for", "done"]),
        [json!(["Write three stories", "interview/stories", "2026-08-14"])]
    );
}

/// R: `fisher.test(matrix(c(1, 4, 4, 1), 2), alternative = "less")$p.value` is 0.1032.
#[test]
fn what_chance_explains_is_no_difference() {
    assert_eq!(told(&interviews((4, 5), (1, 5)).stats()), [json!(["a", [4, 5], [1, 5], 0, "no-difference"])]);
}

#[test]
fn what_became_worse_did_not_help() {
    assert_eq!(told(&interviews((0, 5), (5, 5)).stats()), [json!(["a", [0, 5], [5, 5], 0, "no-difference"])]);
}

#[test]
fn fewer_than_five_on_a_side_are_too_early() {
    assert_eq!(told(&interviews((4, 4), (0, 8)).stats())[0][4], "too-early");
    assert_eq!(told(&interviews((8, 8), (0, 4)).stats())[0][4], "too-early");
    assert_eq!(told(&interviews((0, 0), (0, 0)).stats()), [json!(["a", [0, 0], [0, 0], 0, "too-early"])]);
}

#[test]
fn a_share_of_few_has_counts_only() {
    assert_eq!(interviews((2, 4), (0, 1)).stats()["tried"][0]["before"], few(2, 4));
}

#[test]
fn the_case_that_gave_birth_to_it_is_on_neither_side() {
    let mut search = interviews((5, 5), (0, 5));
    let birth = search.add(&interviewed(120, "no"));
    let text = planned("a", "interview/stories", &format!("case: {birth}\n")) + &after("done", "a", 100);
    search.journal.put("plan.yaml", text);
    assert_eq!(told(&search.stats()), [json!(["a", [5, 5], [0, 5], 1, "helped"])]);
}

/// Applied for before the action, interviewed since.
#[test]
fn a_paper_goes_by_the_day_of_the_application_and_an_interview_by_its_own() {
    let story = "-130 applied; -80 advanced interview; -70 rejected; \
                 -60 reflected | topic: interview | answers: {stories: no}; \
                 -60 reflected | topic: resume | answers: {tailored: no}; \
                 -60 reflected | topic: fit | answers: {wanted: no}; \
                 -60 reflected | topic: cover-letter | answers: {tailored: no}";
    for (aim, before, since) in [
        ("interview/stories", 0, 1),
        ("resume/tailored", 1, 0),
        ("cover-letter/tailored", 1, 0),
        ("fit/wanted", 1, 0),
    ] {
        let search = Search::of([story]);
        plan(&search, aim, 100);
        assert_eq!(
            told(&search.stats()),
            [json!(["a", [before, before], [since, since], 0, "too-early"])],
            "{aim}"
        );
    }
}

#[test]
fn an_offer_since_does_not_move_the_interview_before_the_action() {
    let search = Search::of(["-160 applied; -120 advanced interview; -80 advanced offer; -70 declined; \
         -60 reflected | topic: interview | answers: {stories: no}"]);
    plan(&search, "interview/stories", 100);
    assert_eq!(told(&search.stats())[0][1], json!([1, 1]));
}

#[test]
fn an_answer_given_before_the_action_is_never_one_since() {
    let search = Search::of([
        "-160 applied; -120 advanced interview; -118 reflected | topic: interview | answers: {stories: no}; \
         -80 advanced final; -70 rejected",
    ]);
    plan(&search, "interview/stories", 100);
    assert_eq!(told(&search.stats())[0][2], json!([0, 0]));
}

/// Silence is thought through with the follow-up, however far it got; where it got nowhere its event is the application.
#[test]
fn a_follow_up_that_silent_applications_are_asked_about_is_compared() {
    let silent = |ago: u32| {
        format!(
            "-{ago} applied; -{} no-reply; -{} reflected | topic: follow-up | answers: {{checked-in: no}}",
            ago - 30,
            ago - 31
        )
    };
    let search = Search::of([180, 179, 178, 90, 89].map(silent));
    plan(&search, "follow-up/checked-in", 100);
    assert_eq!(told(&search.stats()), [json!(["a", [3, 3], [2, 2], 0, "too-early"])]);
}

#[test]
fn the_latest_answer_of_a_case_counts() {
    let mut search = Search::new();
    search.add(&format!(
        "{}; -50 reflected | topic: interview | answers: {{stories: yes}}",
        interviewed(90, "no")
    ));
    search.add(&format!("{}; -50 reflected | topic: interview | skipped: [stories]", interviewed(89, "no")));
    plan(&search, "interview/stories", 100);
    assert_eq!(told(&search.stats()), [json!(["a", [0, 0], [1, 2], 0, "too-early"])]);
}

#[test]
fn what_was_not_done_or_let_go_or_aims_at_nothing_is_absent() {
    let search = interviews((5, 5), (0, 5));
    let text = [
        planned("open", "interview/stories", ""),
        planned("begun", "interview/stories", "") + &after("started", "begun", 100),
        planned("let-go", "interview/stories", "") + &after("dropped", "let-go", 100),
        planned("again", "interview/stories", "")
            + &after("done", "again", 100)
            + &after("started", "again", 90),
        planned("undone", "interview/stories", "")
            + &after("done", "undone", 100)
            + &after("dropped", "undone", 90),
        planned("nowhere", "interview/no-such", "") + &after("done", "nowhere", 100),
        planned("text", "lessons/learned", "") + &after("done", "text", 100),
        planned("aimless", "interview/stories", "").replace("for: interview/stories\n", "")
            + &after("done", "aimless", 100),
        after("done", "unplanned", 100),
    ];
    search.journal.put("plan.yaml", text.concat());
    assert_eq!(told(&search.stats()), Vec::<Value>::new());
}

#[test]
fn a_plan_that_cannot_be_read_leaves_the_rest() {
    let search = interviews((5, 5), (0, 5));
    search.journal.put("plan.yaml", "---\ndate: soon\nevent: planned\n");
    let stats = search.stats();
    assert_eq!((&stats["tried"], &stats["totals"]["cases"]), (&json!([]), &json!(10)));
    assert_eq!(stats["stops"]["stages"][0]["past"]["count"], 10);
    assert_eq!(search.code(&[]), Some(1));
}

#[test]
fn of_chosen_cases_there_are_counts_and_no_verdict() {
    let search = interviews((5, 5), (0, 5));
    let stats = search.asked(&["--since", "2020-01-01"]);
    assert_eq!(told(&stats), [json!(["a", [5, 5], [0, 5], 0, null])]);
}

#[test]
fn a_past_until_knows_the_plan_as_it_stood_then() {
    let search = interviews((5, 5), (0, 5));
    let later = planned("a", "interview/stories", "")
        + &after("done", "a", 100)
        + &after("started", "a", 10)
        + &planned("b", "interview/stories", "")
        + &after("done", "b", 10);
    search.journal.put("plan.yaml", later);
    // Sixty days before: the first was done by then, whatever came of it later; the second was not.
    let stats = search.asked(&["--until", "2026-09-23"]);
    assert_eq!(told(&stats), [json!(["a", [5, 5], [0, 5], 0, null])]);
}

/// What was answered may be of either round.
#[test]
fn rounds_on_both_sides_of_the_action_are_in_neither() {
    let search = Search::of([
        "-160 applied; -120 advanced interview | round: 1; -80 advanced interview | round: 2; -70 rejected; \
         -60 reflected | topic: interview | answers: {stories: no}",
    ]);
    plan(&search, "interview/stories", 100);
    assert_eq!(told(&search.stats()), [json!(["a", [0, 0], [0, 0], 1, "too-early"])]);
}

/// As in a case, the days are put in order; the order of the file counts within a day.
#[test]
fn a_plan_is_read_by_its_days() {
    let search = interviews((5, 5), (0, 5));
    let text = planned("a", "interview/stories", "") + &after("done", "a", 100) + &after("started", "a", 120);
    search.journal.put("plan.yaml", text);
    assert_eq!(told(&search.stats()), [json!(["a", [5, 5], [0, 5], 0, "helped"])]);
}

/// R: `p.adjust(c(0.003968, 0.003968), "holm")` is 0.007937 twice: the question itself and the action are two tests of the same answers.
#[test]
fn a_concern_that_an_action_helped_with_improved() {
    let stats = interviews((5, 5), (0, 5)).stats();
    assert_eq!(
        rows(&stats["patterns"]["concerns"], &["id", "state"]),
        [json!(["interview/stories", "improved"])]
    );
}

#[test]
fn an_action_done_tomorrow_is_not_done() {
    let search = interviews((5, 5), (0, 5));
    let text = planned("a", "interview/stories", "") + "---\ndate: 2026-11-23\nevent: done\nid: a\n";
    search.journal.put("plan.yaml", text);
    assert_eq!(told(&search.stats()), Vec::<Value>::new());
}
