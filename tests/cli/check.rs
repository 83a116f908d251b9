//! `reject check`

use snapbox::{IntoData, str};

use crate::support::Journal;

const FILE: &str = "2026/2026-11-01-acme.yaml";

/// `check` says this, on standard output alone, and exits with that code.
fn says(journal: &Journal, code: i32, expected: impl IntoData) {
    journal.reject(["check"]).assert().code(code).stdout_eq(expected).stderr_eq(str![""]);
}

/// `check` of a journal with this one case file says these lines, each behind the file's name.
fn case(code: i32, text: impl AsRef<[u8]>, expected: &[&str]) {
    let journal = Journal::new();
    journal.put(FILE, text);
    let lines: Vec<String> = expected.iter().map(|line| [FILE, line, "\n"].concat()).collect();
    says(&journal, code, lines.concat());
}

/// A case that was applied for on the first of the month, and this document.
fn with(event: &str) -> String {
    format!("company: Acme\n---\ndate: 2026-11-01\nevent: applied\n---\n{event}\n")
}

#[test]
fn a_clean_journal_is_met_with_silence() {
    says(&Journal::new(), 0, str![""]);
    case(0, with("date: 2026-11-02\nevent: rejected"), &[]);
}

#[test]
fn what_is_not_yaml_is_named_with_its_place() {
    case(1, "company: Acme\n role: Cook\n", &[":2:6: mapping values are not allowed in this context"]);
    case(
        1,
        "company: Acme\n---\n{date: 2026-11-01, event: applied\n",
        &[":4:1: did not find expected ',' or '}', while parsing a flow mapping at line 3 column 1"],
    );
    case(
        1,
        "company: Acme\n---\nevent: \"rejected\n",
        &[":4:1: found unexpected end of stream, while scanning a quoted scalar at line 3 column 8"],
    );
    case(1, "", &[":1:1: nothing is in it; expected 'company:' and dated events"]);
}

#[test]
fn what_is_not_utf_8_is_named_with_its_place() {
    case(1, b"company: Acme\nrole: caf\xe9\n", &[":2:10: a byte that is not UTF-8; save the file as UTF-8"]);
    case(1, b"\xff\xfec\x00o\x00", &[":1:1: a byte that is not UTF-8; save the file as UTF-8"]);
}

#[test]
fn a_key_that_stands_twice_is_named() {
    case(1, "company: Acme\nrole: a\nrole: b\n", &[":3:1: the key 'role' stands here twice"]);
    case(
        1,
        with("date: 2026-11-02\nevent: rejected\ndate: 2026-11-03"),
        &[":8:1: the key 'date' stands here twice"],
    );
}

#[test]
fn a_value_that_cannot_be_is_named_with_what_would_do() {
    case(
        1,
        with("date: 2026-11-02\nevent: advanced\nstage: phone"),
        &[":8:8: stage: 'phone' is none of application, screen, assessment, interview, final, offer"],
    );
    case(
        1,
        with("date: 2026-13-02\nevent: rejected"),
        &[":6:7: date: '2026-13-02' is not a date; expected YYYY-MM-DD"],
    );
    case(1, with("event: rejected"), &[":6:1: event: 'rejected' needs 'date: YYYY-MM-DD' beside it"]);
    case(
        1,
        with("date: 2026-11-02\nevent: reflected\nanswers: {a: b}"),
        &[":7:1: event: 'reflected' needs 'topic: interview' beside it"],
    );
}

#[test]
fn an_unknown_key_is_noted_with_what_may_be_meant() {
    case(
        0,
        "company: Acme\nrol: Cook\nweather: fine\n---\ndate: 2026-11-01\nevent: applied\n",
        &[
            ":2:1: note: the key 'rol' is kept and not read; did you mean 'role'?",
            ":3:1: note: the key 'weather' is kept and not read",
        ],
    );
}

#[test]
fn an_unknown_event_is_noted_and_a_misspelt_one_is_a_fault() {
    case(
        0,
        with("event: teleported\nstage: moon"),
        &[":6:1: note: the event 'teleported' is kept and not read"],
    );
    case(
        1,
        with("date: 2026-11-02\nevent: rejectd"),
        &[":7:1: the event 'rejectd' is kept and not read; did you mean 'rejected'?"],
    );
}

#[test]
fn dates_out_of_order_are_told() {
    case(
        0,
        with("date: 2026-11-09\nevent: noted\n---\ndate: 2026-11-08\nevent: rejected"),
        &[":9:1: note: dates are out of order: 2026-11-08 stands below 2026-11-09"],
    );
    case(
        1,
        with("date: 2026-10-31\nevent: rejected"),
        &[
            ": note: the file's name says 2026-11-01, its first event is of 2026-10-31",
            ":6:1: rejected on 2026-10-31 lies before the application (2026-11-01)",
        ],
    );
}

#[test]
fn a_day_that_has_not_come_is_told() {
    case(1, with("date: 2026-11-23\nevent: rejected"), &[":6:1: 2026-11-23 is after today (2026-11-22)"]);
}

#[test]
fn a_reflection_must_name_what_is_asked() {
    case(
        1,
        with("date: 2026-11-02\nevent: reflected\ntopic: intervew\nanswers: {a: b}"),
        &[":8:1: no topic is called 'intervew'; did you mean 'interview'?"],
    );
    case(
        1,
        with(
            "date: 2026-11-02\nevent: reflected\ntopic: interview\nanswers: {storys: no}\nskipped: [posturing]",
        ),
        &[
            ":9:1: no question of 'interview' is called 'storys'; did you mean 'stories'?",
            ":10:1: no question of 'interview' is called 'posturing'; did you mean 'posture'?",
        ],
    );
    case(
        1,
        with(
            "date: 2026-11-02\nevent: reflected\ntopic: interview\nanswers: {stories: maybe, enthusiasm: 9}",
        ),
        &[
            ":9:1: interview/stories: 'maybe' is none of yes, partly, no",
            ":9:1: interview/enthusiasm: '9' is none of 1, 2, 3, 4, 5",
        ],
    );
}

#[test]
fn a_company_that_was_renamed_is_told() {
    case(
        0,
        "company: Globex\n---\ndate: 2026-11-01\nevent: applied\n",
        &[
            ":1:1: note: the company is 'Globex', the file's name says otherwise; log looks for 'globex' in names",
        ],
    );
}

#[test]
fn a_name_with_another_day_is_told() {
    case(
        0,
        "company: Acme\n---\ndate: 2026-11-02\nevent: applied\n",
        &[": note: the file's name says 2026-11-01, its first event is of 2026-11-02"],
    );
}

#[test]
fn a_file_by_another_name_is_told() {
    let clean = "company: Acme\n---\ndate: 2026-11-01\nevent: applied\n";
    let journal = Journal::with(&[(FILE, clean), ("2026/2026-11-01-globex.yml", clean)]);
    says(
        &journal,
        1,
        str![[r#"
2026/2026-11-01-globex.yml: is not read: a case ends in .yaml

"#]],
    );
}

#[test]
fn a_plan_that_cannot_be_read_is_named_with_its_place() {
    says(
        &Journal::with(&[("plan.yaml", "---\ndate: soon\nevent: done\nid: b\n")]),
        1,
        str![[r#"
plan.yaml:2:7: date: 'soon' is not a date; expected YYYY-MM-DD

"#]],
    );
    says(
        &Journal::with(&[("plan.yaml", "---\ndate: 2026-11-01\nevent: done\n")]),
        1,
        str![[r#"
plan.yaml:3:1: event: 'done' needs 'id:' beside it

"#]],
    );
}

#[test]
fn everything_is_told_at_once_file_by_file() {
    let journal = Journal::with(&[
        ("2026/2026-11-02-b.yaml", "company: B\n---\ndate: tomorrow\nevent: applied\n"),
        ("2026/2026-11-01-a.yaml", "company: A\nmood: x\n---\ndate: 2026-11-23\nevent: applied\n"),
    ]);
    says(
        &journal,
        1,
        str![[r#"
2026/2026-11-01-a.yaml: note: the file's name says 2026-11-01, its first event is of 2026-11-23
2026/2026-11-01-a.yaml:2:1: note: the key 'mood' is kept and not read
2026/2026-11-01-a.yaml:4:1: 2026-11-23 is after today (2026-11-22)
2026/2026-11-02-b.yaml:3:7: date: 'tomorrow' is not a date; expected YYYY-MM-DD

"#]],
    );
}

#[test]
fn two_files_of_one_handle_are_told_the_later_of_the_two() {
    let clean = "company: Acme\n---\ndate: 2026-11-01\nevent: applied\n";
    let first = Journal::with(&[(FILE, clean), ("2025/2026-11-01-acme.yaml", clean)]);
    let second = Journal::with(&[("2025/2026-11-01-acme.yaml", clean), (FILE, clean)]);
    for journal in [first, second] {
        says(
            &journal,
            1,
            str![[r#"
2026/2026-11-01-acme.yaml: has the same handle as '2025/2026-11-01-acme.yaml'; rename one of them

"#]],
        );
    }
}

#[test]
fn an_unknown_key_of_a_reason_is_noted() {
    case(
        0,
        "company: Acme\n---\ndate: 2026-11-01\nevent: rejected\nreasons:\n- reason: pay\n  satted: yes\n",
        &[":7:3: note: the key 'satted' is kept and not read; did you mean 'stated'?"],
    );
}

#[test]
fn a_document_without_an_event_is_named_with_its_place() {
    case(
        1,
        with("date: 2026-11-02\nnote: lost"),
        &[":6:1: a document without 'event:' is kept and not read"],
    );
    case(1, with("note: lost"), &[":6:1: a document without 'event:' is kept and not read"]);
}

#[test]
fn a_case_without_a_header_is_told_once() {
    case(
        1,
        "date: 2026-11-01\nevent: applied\n",
        &[":1:1: no document says what the case is; expected 'company:'"],
    );
}

#[test]
fn an_unknown_setting_is_noted_with_its_place() {
    says(
        &Journal::with(&[("journal.yaml", "format: 1\nreason: [commute]\n")]),
        0,
        str![[r#"
journal.yaml:2:1: note: the key 'reason' is kept and not read; did you mean 'reasons'?

"#]],
    );
}

#[test]
fn a_plan_that_points_nowhere_is_told_with_its_place() {
    let plan = "---\ndate: 2026-11-02\nevent: planned\nid: a\ndo: rest\nfor: interview/storys\ncase: 2026-11-01-gone\n---\ndate: 2026-11-03\nevent: done\nid: b\n";
    says(
        &Journal::with(&[("plan.yaml", plan)]),
        1,
        str![[r#"
plan.yaml:6:1: the action 'a' is for 'interview/storys', which is no question; did you mean 'interview/stories'?
plan.yaml:7:1: the action 'a' names the case '2026-11-01-gone', which is not here
plan.yaml:11:1: 'b' is settled on 2026-11-03 and was never planned

"#]],
    );
}

#[test]
fn a_goal_or_a_did_that_cannot_be_is_named_with_its_place() {
    for (document, expected) in [
        ("event: goal\nid: g\nof: classes\n", "plan.yaml:3:1: event: 'goal' needs 'count:' beside it\n"),
        ("event: goal\nid: g\ncount: 3\n", "plan.yaml:3:1: event: 'goal' needs 'of:' beside it\n"),
        ("event: goal\ncount: 3\nof: classes\n", "plan.yaml:3:1: event: 'goal' needs 'id:' beside it\n"),
        (
            "event: goal\nid: g\ncount: 0\nof: classes\n",
            "plan.yaml:5:8: count: '0' is not a whole number from 1\n",
        ),
        (
            "event: goal\nid: g\ncount: 1\nof: classes\nby: soon\n",
            "plan.yaml:7:5: by: 'soon' is not a date; expected YYYY-MM-DD\n",
        ),
        ("event: did\n", "plan.yaml:3:1: event: 'did' needs 'id:' or 'of:' beside it\n"),
        (
            "event: did\nid: g\nof: a class\n",
            "plan.yaml:3:1: event: 'did' takes 'id:' or 'of:' beside it, and both are there\n",
        ),
        (
            "event: did\nof: a class\ncount: two\n",
            "plan.yaml:5:8: count: 'two' is not a whole number from 1\n",
        ),
    ] {
        let journal = Journal::with(&[("plan.yaml", &format!("---\ndate: 2026-11-01\n{document}"))]);
        says(&journal, 1, expected);
    }
}

#[test]
fn goals_that_go_nowhere_are_told_with_their_place() {
    let step = |date: &str, rest: &str| format!("---\ndate: {date}\n{rest}");
    let plan = [
        step("2026-11-02", "event: planned\nid: a1\ndo: rest\n"),
        step("2026-11-02", "event: goal\nid: classes\ncount: 2\nof: classes\nby: 2026-11-10\n"),
        step("2026-11-02", "event: goal\nid: a1\ncount: 2\nof: walks\nby: 2026-11-01\n"),
        step("2026-11-23", "event: goal\nid: sent\ncount: 5\nof: applications\n"),
        step("2026-11-03", "event: did\nid: clases\n"),
        step("2026-11-11", "event: did\nid: classes\n"),
        step("2026-11-23", "event: did\nof: a class\n"),
        step("2026-11-03", "event: did\nid: sent\n"),
        step("2026-11-03", "event: did\nof: an application\n"),
        step("2026-11-03", "event: dropped\nid: classes\n"),
    ];
    says(
        &Journal::with(&[("plan.yaml", &plan.concat())]),
        1,
        str![[r#"
plan.yaml:16:1: 'a1' is the id of an action and of a goal
plan.yaml:19:1: the goal 'a1' ends on 2026-11-01, before it begins on 2026-11-02
plan.yaml:21:1: note: 2026-11-23 is after today (2026-11-22)
plan.yaml:29:1: something was done on 2026-11-03 for 'clases', which is no goal; did you mean 'classes'?
plan.yaml:31:1: note: 2026-11-11 lies outside the time of the goal 'classes', so this is not counted for it
plan.yaml:35:1: 2026-11-23 is after today (2026-11-22)
plan.yaml:41:1: note: the goal 'sent' is counted from the cases, so this is not counted
plan.yaml:45:1: note: 'an application': the cases tell that by themselves, so this is not counted

"#]],
    );
}

#[test]
fn an_action_whose_id_an_earlier_one_has_is_told() {
    let action =
        |id: &str, what: &str| format!("---\ndate: 2026-11-02\nevent: planned\nid: {id}\ndo: {what}\n");
    let plan = [action("a", "rest"), action("a", "walk"), action("a", "rest"), action("b", "walk")];
    says(
        &Journal::with(&[("plan.yaml", &plan.concat())]),
        1,
        str![[r#"
plan.yaml:9:1: 'a' is the id of an earlier action, so this one is not read

"#]],
    );
}

#[test]
fn goals_the_cases_tell_are_well_and_a_did_for_them_is_not_counted() {
    let goal =
        |id: &str, of: &str| format!("---\ndate: 2026-11-02\nevent: goal\nid: {id}\ncount: 5\nof: {of}\n");
    let did =
        "---\ndate: 2026-11-03\nevent: did\nof: a reflection\n---\ndate: 2026-11-03\nevent: did\nid: play\n";
    let plan = [goal("thought", "reflections"), goal("play", "applications in play"), did.to_owned()];
    says(
        &Journal::with(&[("plan.yaml", &plan.concat())]),
        0,
        str![[r#"
plan.yaml:16:1: note: 'a reflection': the cases tell that by themselves, so this is not counted
plan.yaml:20:1: note: the goal 'play' is counted from the cases, so this is not counted

"#]],
    );
}

#[test]
fn a_did_for_an_action_is_told_how_actions_are_settled() {
    let plan = "---\ndate: 2026-11-02\nevent: planned\nid: a1\ndo: rest\n---\ndate: 2026-11-03\nevent: did\nid: a1\n";
    says(
        &Journal::with(&[("plan.yaml", plan)]),
        1,
        str![[r#"
plan.yaml:9:1: something was done on 2026-11-03 for 'a1', which is an action and no goal; 'event: done' settles it

"#]],
    );
}

#[test]
fn a_plan_whose_goals_are_well_says_nothing() {
    let plan = "---\ndate: 2026-11-02\nevent: goal\nid: g1\ncount: 2\nof: classes\nby: 2026-12-31\n---\ndate: 2026-11-03\nevent: did\nof: a class\n---\ndate: 2026-11-03\nevent: did\nid: g1\ncount: 2\n---\ndate: 2026-11-04\nevent: did\nof: a walk\n---\ndate: 2026-11-04\nevent: done\nid: g1\n";
    says(&Journal::with(&[("plan.yaml", plan)]), 0, str![[r#""#]]);
}

#[test]
fn a_misspelt_step_or_key_of_the_plan_is_told() {
    let plan = "---\ndate: 2026-11-02\nevent: planed\nid: a\ndo: rest\n---\ndate: 2026-11-02\nevent: planned\nid: b\ndo: rest\ndeu: 2026-12-01\n";
    says(
        &Journal::with(&[("plan.yaml", plan)]),
        1,
        str![[r#"
plan.yaml:3:1: the event 'planed' is kept and not read; did you mean 'planned'?
plan.yaml:11:1: note: the key 'deu' is kept and not read; did you mean 'due'?

"#]],
    );
}

#[test]
fn a_question_set_that_cannot_be_read_is_a_finding_like_any_other() {
    let journal = Journal::with(&[("prompts/mine.yaml", "topic: mine\ntitle: Mine\n")]);
    says(
        &journal,
        1,
        str![[r#"
prompts/mine.yaml:1:1: 'questions:' is missing

"#]],
    );
}

#[test]
fn a_list_where_a_text_belongs_is_told_in_plain_words() {
    case(1, "company: [Acme]\n", &[":1:10: company: a list stands here; expected a text"]);
    case(1, "- a\n", &[":1:1: a list stands here; expected keys and values, such as 'company: Acme'"]);
}

#[test]
fn a_file_that_log_cannot_find_is_told_so() {
    let clean = "company: Acme\n---\ndate: 2026-11-01\nevent: applied\n";
    says(
        &Journal::with(&[("2026/acme.yaml", clean)]),
        0,
        str![[r#"
2026/acme.yaml: note: the file's name is not DATE-COMPANY--ROLE.yaml; `log` will not find this case

"#]],
    );
}

#[test]
fn a_case_in_the_wrong_place_is_told() {
    let clean = "company: Acme\n---\ndate: 2026-11-01\nevent: applied\n";
    let journal = Journal::with(&[("2026-11-01-acme.yaml", clean), ("2026/2026-11-02-acme.YAML", clean)]);
    says(
        &journal,
        1,
        str![[r#"
2026/2026-11-02-acme.YAML: is not read: a case ends in .yaml
2026-11-01-acme.yaml: is not read: a case lies in the folder of its year

"#]],
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_key_of_the_config_file_that_nobody_reads_is_named() {
    let journal = Journal::new();
    let config = |text: &[u8]| {
        let folder = journal.root().with_file_name(".config").join("reject");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("config.yaml"), text).expect("the config");
    };
    config(b"passphrase-command: pass show reject\njournal: ~/x\n");
    says(&journal, 0, str![[""]]);
    config(b"# mine\npasphrase-command: pass show reject\ncolour: blue\n");
    let home = journal.root().with_file_name("").display().to_string();
    let said = |code: i32| {
        let checked = journal.reject(["check"]).output().expect("it runs");
        assert_eq!(checked.status.code(), Some(code));
        String::from_utf8(checked.stdout).expect("UTF-8").replace(&home, "[HOME]/")
    };
    snapbox::assert_data_eq!(
        said(0),
        str![[r#"
[HOME]/.config/reject/config.yaml:2:1: note: the key 'pasphrase-command' is kept and not read; did you mean 'passphrase-command'?
[HOME]/.config/reject/config.yaml:3:1: note: the key 'colour' is kept and not read

"#]]
    );
    config(b"journal: [x]\n");
    snapbox::assert_data_eq!(
        said(1),
        str![[r#"
[HOME]/.config/reject/config.yaml:1:10: journal: a list stands here; expected a text

"#]]
    );
    config(b"- journal\n");
    snapbox::assert_data_eq!(
        said(1),
        str![[r#"
[HOME]/.config/reject/config.yaml:1:1: a list stands here; expected keys and values, such as 'journal: ~/journal'

"#]]
    );
}
