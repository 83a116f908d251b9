//! What keeps coming back: reasons and skills.

use serde_json::{Value, json};

use super::{Search, counts, rows};

fn refused(ago: u32, reasons: &str) -> String {
    format!("-{} applied; -{ago} rejected | reasons: [{reasons}]", ago + 30)
}

fn stated(tag: &str) -> String {
    format!("{{reason: {tag}, stated: true}}")
}

fn told(list: &Value) -> Vec<Value> {
    let row = |it: &Value| json!([it["id"], it["state"], counts(&it["came_up"])]);
    list.as_array().expect("patterns").iter().map(row).collect()
}

#[test]
fn stated_and_guessed_reasons_are_counted_apart() {
    let mut search = Search::new();
    for n in 0..3 {
        search.add(&refused(90 - n, &stated("pay")));
        search.add(&refused(80 - n, "pay"));
    }
    search.add(&refused(70, &stated("fit")));
    search.add(&refused(69, "overqualified"));
    search.add(&refused(68, "overqualified"));
    let stats = search.stats();
    let patterns = &stats["patterns"];
    assert_eq!(told(&patterns["stated"]), [json!(["pay", "recurring", [3, 4]])]);
    assert_eq!(told(&patterns["guessed"]), [json!(["pay", "recurring", [3, 5]])]);
    assert_eq!((&patterns["with_stated"], &patterns["with_guessed"]), (&json!(4), &json!(5)));
}

#[test]
fn none_given_is_no_reason_and_is_not_counted() {
    let mut search = Search::new();
    for n in 0..4 {
        search.add(&refused(90 - n, &stated("none given")));
        search.add(&refused(80 - n, "none given"));
    }
    for n in 0..3 {
        search.add(&refused(70 - n, &stated("pay")));
    }
    let stats = search.stats();
    let patterns = &stats["patterns"];
    assert_eq!(told(&patterns["stated"]), [json!(["pay", "recurring", [3, 3]])]);
    assert_eq!((&patterns["guessed"], &patterns["with_guessed"]), (&json!([]), &json!(0)));
    assert_eq!(patterns["with_stated"], 3);
}

#[test]
fn a_reason_guessed_and_later_stated_is_stated() {
    let search =
        Search::of([60, 59, 58].map(|ago| {
            format!("{}; -{} noted | reasons: [{}]", refused(ago, "Pay"), ago - 5, stated("pay"))
        }));
    let stats = search.stats();
    let patterns = &stats["patterns"];
    assert_eq!((patterns["stated"].as_array().map(Vec::len), &patterns["guessed"]), (Some(1), &json!([])));
    assert_eq!(counts(&patterns["stated"][0]["came_up"]), (3, 3));
}

#[test]
fn a_reason_twice_in_one_case_counts_once_however_it_is_spelt() {
    let search = Search::of([60, 59].map(|ago| refused(ago, "pay, Pay, PAY")));
    let stats = search.stats();
    assert_eq!(stats["patterns"]["guessed"], json!([]));
    assert_eq!(rows(&stats["counts"]["reasons"], &["reason", "guessed"]), [json!(["pay", 2])]);
}

#[test]
fn a_reason_of_more_than_a_year_ago_is_not_counted() {
    let on = |day: &str| format!("2025-06-01 applied; {day} rejected | reasons: [pay]");
    let search = Search::of(["2025-11-23", "2026-02-01", "2026-02-02"].map(on));
    assert_eq!(told(&search.stats()["patterns"]["guessed"]), [json!(["pay", "recurring", [3, 3]])]);
    let search = Search::of(["2025-11-21", "2026-02-01", "2026-02-02"].map(on));
    assert_eq!(told(&search.stats()["patterns"]["guessed"]), Vec::<Value>::new());
}

/// One named by a reason's detail, one by the question, two in both; one was asked and had none.
#[test]
fn a_skill_counts_once_a_case_wherever_it_was_named() {
    let asked = |ago: u32, answer: &str| {
        format!("; -{ago} reflected | topic: resume | answers: {{missing-skill: {answer}}}")
    };
    let gap = |ago: u32| refused(ago, "{reason: missing skill, detail: Kubernetes}");
    let search = Search::of([
        gap(90),
        format!("{}{}", refused(80, "pay"), asked(70, "kubernetes")),
        format!("{}{}", gap(75), asked(70, "Kubernetes")),
        format!("{}{}", gap(65), asked(60, "\"Kubernetes, Go\"")),
        format!("{}{}", refused(55, "pay"), asked(50, "none")),
    ]);
    let stats = search.stats();
    let patterns = &stats["patterns"];
    assert_eq!(told(&patterns["skills"]), [json!(["Kubernetes", "recurring", [4, 5]])]);
    assert_eq!(patterns["with_skills"], 5);
    assert_eq!(told(&patterns["guessed"]), [json!(["missing skill", "recurring", [3, 5]])]);
}

#[test]
fn a_skill_with_a_stroke_in_its_name_is_one_skill() {
    let search = Search::of([90, 80, 70].map(|ago| refused(ago, "{reason: missing skill, detail: CI/CD}")));
    assert_eq!(told(&search.stats()["patterns"]["skills"]), [json!(["CI/CD", "recurring", [3, 3]])]);
}

#[test]
fn a_skill_whose_name_is_a_word_of_another_is_another_skill() {
    let detail =
        |(ago, skill): (u32, &str)| refused(ago, &format!("{{reason: missing skill, detail: {skill}}}"));
    let named = [(90, "Go"), (80, "Go to market"), (70, "Go to market"), (60, "Go to market")];
    assert_eq!(
        told(&Search::of(named.map(detail)).stats()["patterns"]["skills"]),
        [json!(["Go to market", "recurring", [3, 4]])]
    );
}

/// A stage of one's own leaving is no reason of theirs, but "reasons" may stand there; the case counts once.
#[test]
fn each_reason_of_a_case_is_counted_of_all_cases_with_one() {
    let search = Search::of([
        refused(60, "pay, fit"),
        refused(59, "pay, fit"),
        refused(58, "fit"),
        refused(57, "pay"),
        "-90 applied; -50 rejected".to_owned(),
    ]);
    let expected = [json!(["pay", "recurring", [3, 4]]), json!(["fit", "recurring", [3, 4]])];
    assert_eq!(told(&search.stats()["patterns"]["guessed"]), expected);
}

#[test]
fn a_reason_opened_tells_both_stated_and_guessed() {
    let search = Search::of([refused(60, &stated("pay")), refused(59, "pay"), refused(58, "fit")]);
    let opened = search.asked(&["Pay"]);
    let told: Vec<Value> = opened["opened"]
        .as_array()
        .expect("two")
        .iter()
        .map(|it| json!([it["sort"], counts(&it["came_up"]), it["cases"].as_array().map(Vec::len)]))
        .collect();
    assert_eq!(told, [json!(["stated", [1, 1], 1]), json!(["guessed", [1, 2], 1])]);
}
