//! What keeps coming back: concerns.

use serde_json::{Value, json};

use super::{Search, counts, rows};

/// A case refused after an interview on that day and thought through the day after, with these answers.
fn thought(ago: u32, answers: &str) -> String {
    format!(
        "-{} applied; -{} advanced interview; -{ago} rejected; -{} reflected | topic: interview | {answers} | done: true",
        ago + 30,
        ago + 9,
        ago - 1
    )
}

/// One case for each letter, the oldest first: `n` answers no, `y` yes.
fn letters(search: &mut Search, letters: &str, id: &str) {
    for (n, letter) in (0..).zip(letters.chars()) {
        let answer = if letter == 'n' { "no" } else { "yes" };
        search.add(&thought(200 - 5 * n, &format!("answers: {{{id}: {answer}}}")));
    }
}

fn told(stories: &str) -> Value {
    let mut search = Search::new();
    letters(&mut search, stories, "stories");
    concerns(&search.stats())
}

/// Id, state, and counts in all, before and lately.
fn concerns(stats: &Value) -> Value {
    let concerns = stats["patterns"]["concerns"].as_array().expect("concerns");
    let row = |it: &Value| {
        json!([it["id"], it["state"], counts(&it["came_up"]), counts(&it["before"]), counts(&it["lately"])])
    };
    concerns.iter().map(row).collect()
}

const STORIES: &str = "interview/stories";

#[test]
fn three_cases_recur_and_two_do_not() {
    assert_eq!(told("nn"), json!([]));
    assert_eq!(told("nny"), json!([]));
    assert_eq!(told("nnn"), json!([[STORIES, "recurring", [3, 3], [0, 0], [3, 3]]]));
}

#[test]
fn exactly_a_third_recurs_and_less_does_not() {
    assert_eq!(told("nyynyyyyn"), json!([[STORIES, "recurring", [3, 9], [2, 6], [1, 3]]]));
    assert_eq!(told("ynyynyyyyn"), json!([]));
}

/// The example of the design: "0 of the last 3, 5 of 11 before".
#[test]
fn five_of_eleven_before_and_none_of_the_last_three_is_quiet() {
    assert_eq!(told("nynynynyynyyyy"), json!([[STORIES, "quiet", [5, 14], [5, 11], [0, 3]]]));
}

/// Before the last three: 2 cases, which is no pattern; and 3 of 10, which is less than a third.
#[test]
fn what_never_recurred_is_not_quiet() {
    assert_eq!(told("nnyyy"), json!([]));
    assert_eq!(told("nnnyyyyyyyyyy"), json!([]));
}

#[test]
fn a_concern_among_the_last_three_is_not_quiet() {
    assert_eq!(told("nnnnyyn"), json!([[STORIES, "recurring", [5, 7], [4, 4], [1, 3]]]));
}

#[test]
fn what_came_up_only_of_late_is_new() {
    assert_eq!(told("yyyyynnynn")[0][1], "new");
    assert_eq!(told("yyyynnynn")[0][1], "recurring");
    assert_eq!(told("nyyyynnynn")[0][1], "recurring");
}

/// R: `fisher.test(matrix(c(1, 4, 5, 0), 2), alternative = "less")$p.value` is 0.02381, and
/// `p.adjust(rep(0.02381, 2), "holm")` 0.04762.
#[test]
fn what_comes_up_less_by_more_than_chance_improved() {
    assert_eq!(told("nnnnnyyyyn"), json!([[STORIES, "improved", [6, 10], [5, 5], [1, 5]]]));
}

/// R: `fisher.test(matrix(c(1, 4, 4, 1), 2), alternative = "less")$p.value` is 0.1032.
#[test]
fn what_chance_explains_is_not_called_improved() {
    assert_eq!(told("nnnnyyyyyn")[0][1], "recurring");
}

/// With 9 cases the last k of at least 5 leaves 4 before.
#[test]
fn nine_cases_are_too_few_to_have_improved() {
    assert_eq!(told("nnnnyyyyy")[0][1], "quiet");
}

fn several(ids: &[&str]) -> Vec<Value> {
    let mut search = Search::new();
    for (n, letter) in (0..).zip("nnnnnyyyyn".chars()) {
        let answer = if letter == 'n' { "no" } else { "yes" };
        let answers: Vec<String> = ids.iter().map(|id| format!("{id}: {answer}")).collect();
        search.add(&thought(200 - 5 * n, &format!("answers: {{{}}}", answers.join(", "))));
    }
    rows(&search.stats()["patterns"]["concerns"], &["state"])
}

/// R: `p.adjust(rep(0.02381, 2), "holm")` is 0.04762 twice, `p.adjust(rep(0.02381, 3), "holm")` 0.07143 thrice.
#[test]
fn the_more_is_looked_at_the_more_it_takes() {
    assert_eq!(several(&["stories", "value"]), [json!(["improved"]), json!(["improved"])]);
    assert_eq!(
        several(&["stories", "value", "values"]),
        [json!(["recurring"]), json!(["recurring"]), json!(["recurring"])]
    );
}

#[test]
fn an_answer_of_a_year_ago_counts_and_an_older_one_does_not() {
    let answered = |day: &str| {
        format!("2025-10-01 applied; {day} reflected | topic: interview | answers: {{stories: no}}")
    };
    let search = Search::of(["2025-11-23", "2025-12-24", "2026-01-01"].map(answered));
    assert_eq!(concerns(&search.stats())[0][2], json!([3, 3]));
    let search = Search::of(["2025-11-21", "2025-12-24", "2026-01-01"].map(answered));
    let stats = search.stats();
    assert_eq!(concerns(&stats), json!([]));
    assert_eq!((&stats["patterns"]["questions"], &stats["patterns"]["answered"]), (&json!(1), &json!(2)));
    let opened = search.asked(&[STORIES]);
    assert_eq!((counts(&opened["opened"][0]["came_up"]), &opened["opened"][0]["older"]), ((2, 2), &json!(1)));
}

#[test]
fn a_case_reflected_on_twice_counts_once_with_its_latest_answer() {
    let mut search = Search::new();
    letters(&mut search, "nnn", "stories");
    search.add(&format!(
        "{}; -20 reflected | topic: interview | answers: {{stories: no}} | done: true",
        thought(50, "answers: {stories: yes}")
    ));
    search.add(&format!(
        "{}; -20 reflected | topic: interview | answers: {{stories: yes}} | done: true",
        thought(50, "answers: {stories: no}")
    ));
    let stats = search.stats();
    assert_eq!(concerns(&stats)[0][2], json!([4, 5]));
    assert_eq!((&stats["totals"]["reflected_on"], &stats["patterns"]["answered"]), (&json!(5), &json!(5)));
}

#[test]
fn the_latest_answer_is_so_by_its_date_not_by_its_place_in_the_file() {
    let mut search = Search::new();
    letters(&mut search, "nnn", "stories");
    search.add("-90 applied; -20 reflected | topic: interview | answers: {stories: yes}; -40 reflected | topic: interview | answers: {stories: no}");
    assert_eq!(concerns(&search.stats())[0][2], json!([3, 4]));
}

#[test]
fn a_skip_is_shown_and_not_counted() {
    let mut search = Search::new();
    letters(&mut search, "nnny", "stories");
    search.add(&thought(30, "skipped: [stories, value]"));
    search.add(&thought(25, "answers: {value: yes} | skipped: [stories]"));
    let stats = search.stats();
    let pattern = &stats["patterns"]["concerns"][0];
    assert_eq!((counts(&pattern["came_up"]), &pattern["skipped"]), ((3, 4), &json!(2)));
}

#[test]
fn a_skip_before_or_after_an_answer_is_no_skip() {
    let mut search = Search::new();
    letters(&mut search, "nnn", "stories");
    search.add(&format!(
        "{}; -20 reflected | topic: interview | answers: {{stories: no}}",
        thought(50, "skipped: [stories]")
    ));
    search.add(&format!(
        "{}; -20 reflected | topic: interview | skipped: [stories]",
        thought(50, "answers: {stories: no}")
    ));
    let stats = search.stats();
    let pattern = &stats["patterns"]["concerns"][0];
    assert_eq!((counts(&pattern["came_up"]), &pattern["skipped"]), ((5, 5), &json!(0)));
}

#[test]
fn an_answer_counts_however_its_yes_or_no_is_spelt() {
    let search = Search::of(
        ["no", "No", "false", "partly", "true", "YES"]
            .map(|answer| thought(50, &format!("answers: {{stories: {answer}}}"))),
    );
    assert_eq!(concerns(&search.stats())[0][2], json!([4, 6]));
}

#[test]
fn the_lower_end_of_a_scale_is_a_concern() {
    let search = Search::of(
        ["1", "2", "2", "3", "5"].map(|answer| thought(50, &format!("answers: {{enthusiasm: {answer}}}"))),
    );
    assert_eq!(concerns(&search.stats())[0][2], json!([3, 5]));
}

#[test]
fn the_same_id_of_two_topics_is_two_questions() {
    let of = |topic: &str| {
        format!(
            "-90 applied; -80 advanced interview; -50 reflected | topic: {topic} | answers: {{stories: no}}"
        )
    };
    let search = Search::of([of("interview"), of("screen"), of("interview"), of("screen")]);
    let stats = search.stats();
    assert_eq!(concerns(&stats), json!([]));
    assert_eq!((&stats["patterns"]["questions"], &stats["patterns"]["answered"]), (&json!(2), &json!(4)));
}

/// Four times; three times, the last of them lately; three times, longer ago.
#[test]
fn patterns_come_by_count_and_then_by_recency() {
    let mut search = Search::new();
    letters(&mut search, "nnnn", "weaknesses");
    search.add(&thought(20, "answers: {on-time: no, values: no}"));
    search.add(&thought(19, "answers: {on-time: no, values: no}"));
    search.add(&thought(18, "answers: {values: no}"));
    search.add(&thought(17, "answers: {on-time: no}"));
    let ids = rows(&search.stats()["patterns"]["concerns"], &["id"]);
    assert_eq!(
        ids,
        [json!(["interview/weaknesses"]), json!(["interview/on-time"]), json!(["interview/values"])]
    );
}

#[test]
fn a_pattern_names_its_cases_the_latest_last() {
    let mut search = Search::new();
    letters(&mut search, "nynn", "stories");
    let stats = search.stats();
    let companies = rows(&stats["patterns"]["concerns"][0]["cases"], &["company", "date"]);
    assert_eq!(
        companies,
        [json!(["Firm 1", "2026-05-07"]), json!(["Firm 3", "2026-05-17"]), json!(["Firm 4", "2026-05-22"])]
    );
}

#[test]
fn an_answer_that_no_one_can_read_is_none() {
    let mut search = Search::new();
    letters(&mut search, "nnn", "stories");
    search.times(7, &thought(50, "answers: {stories: maybe}"));
    assert_eq!(concerns(&search.stats()), json!([[STORIES, "recurring", [3, 3], [0, 0], [3, 3]]]));
}

#[test]
fn a_question_of_ones_own_is_counted() {
    let search = Search::of(["no", "no", "yes", "no"].map(|answer| {
        format!("-90 applied; -50 rejected; -40 reflected | topic: pairing | answers: {{aloud: {answer}}}")
    }));
    let own = "topic: pairing\ntitle: Pairing\nask: {stages: [interview]}\nmoment: stage\nquestions:\n\
               - id: aloud\n  ask: Did you think aloud?\n  kind: yes-no\n  concern: [no]\n";
    search.journal.put("prompts/pairing.yaml", own);
    assert_eq!(concerns(&search.stats()), json!([["pairing/aloud", "recurring", [3, 4], [1, 1], [2, 3]]]));
}
