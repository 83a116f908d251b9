//! Files that are too deep, too long or of too many parts.

use std::fmt::Write as _;

use snapbox::{assert_data_eq, str};

use super::files::{SOUND, many};
use super::{ACME, SETTINGS};
use crate::support::Journal;

/// What `list`, `check` and a write say of a journal with this case in it.
fn told(text: &str) -> String {
    let journal = Journal::with(&[SETTINGS, ACME]);
    journal.put("2026/2026-11-01-bad.yaml", text);
    let before = journal.everything();
    let mut told = String::new();
    for words in [&["list"][..], &["check"], &["stats"], &["advance", "2026-11-01-bad", "screen"]] {
        let ended = journal.bounded(words);
        let _ = writeln!(told, "$ reject {}\n{}exit {}", words[0], ended.rest, ended.code);
    }
    let mut after = journal.everything();
    after.remove(&journal.root().join(".lock"));
    assert_eq!(after, before);
    told
}

/// That such a file is named at once, by each command in the same words.
fn is_refused(text: &str, place: &str, problem: &str) {
    let named = format!(
        "error: cannot read '2026/2026-11-01-bad.yaml'\n  caused by: {place}: {problem}\n\n  tip: nothing was changed; \
         mend it with `reject edit 2026-11-01-bad`\nexit 1\n"
    );
    let expected = ["list", "check", "stats", "advance"].map(|word| {
        let said = if word == "check" { "exit 1\n" } else { &named };
        format!("$ reject {word}\n{said}")
    });
    assert_eq!(told(text), expected.concat(), "{}", &text[..40.min(text.len())]);
}

#[test]
fn a_million_levels_are_refused() {
    const MILLION: usize = 1_000_000;
    let brackets = "more than 1000 brackets stand within each other";
    for (open, place) in [
        ("[", "line 2, column 1010"),
        ("{a: ", "line 2, column 4010"),
        ("[\n", "line 1002, column 1"),
        ("[? ", "line 2, column 3010"),
        ("[\"]\",\n[", "line 1002, column 2"),
    ] {
        is_refused(&format!("---\ncompany: {}", open.repeat(MILLION)), place, brackets);
    }
    let parts = "it holds more keys and items than any file that is read";
    for (open, place) in
        [("- ", "line 2, column 249999"), ("? ", "line 2, column 249999"), (": ", "line 2, column 333331")]
    {
        is_refused(&format!("---\n{}x\n", open.repeat(MILLION)), place, parts);
    }
}

#[test]
fn files_of_too_many_parts_are_refused() {
    let parts = "it holds more keys and items than any file that is read";
    let keys = many(200_000, |n| format!("k{n}: v\n"));
    for (text, place) in [
        (format!("{SOUND}tags: [{}a]\n", "a,".repeat(1_000_000)), "line 6, column 249995"),
        (format!("{SOUND}mine:\n{}", "- a\n".repeat(1_000_000)), "line 125002, column 1"),
        (format!("{SOUND}{keys}"), "line 166667, column 8"),
        (
            format!("{SOUND}{}", "---\ndate: 2026-11-02\nevent: noted\n".repeat(100_000)),
            "line 150000, column 1",
        ),
    ] {
        is_refused(&text, place, parts);
    }
    let words = "a case has at most 1000 reasons and tags";
    let reasons = many(1001, |n| format!("- r{n}\n"));
    let rejected = "---\ndate: 2026-11-02\nevent: rejected\n";
    is_refused(&format!("{SOUND}{rejected}reasons:\n{reasons}"), "line 9, column 1", words);
    let twice = format!("{rejected}tags: [{}]\n", "a,".repeat(501)).repeat(2);
    is_refused(&format!("{SOUND}{twice}"), "line 13, column 1", words);
    let brackets = "more than 20000 lists in brackets stand in one document";
    is_refused(&format!("{SOUND}mine:\n{}", "- [a]\n".repeat(20_001)), "line 20007, column 3", brackets);
}

#[test]
fn files_of_many_declarations_are_refused() {
    let line_ends = ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"];
    for (end, place) in line_ends.into_iter().zip(["line 101, column 1"; 3].into_iter().chain([""; 3])) {
        let tags = many(200_000, |n| format!("%TAG !a{n}! tag:x{end}"));
        let place = if place.is_empty() { "line 1, column 1691".to_owned() } else { place.to_owned() };
        is_refused(&format!("{tags}{SOUND}"), &place, "more than 100 lines begin with '%'");
    }
    let journal = Journal::with(&[SETTINGS, ACME]);
    let percents = "  % of them answer\n".repeat(200);
    let said = format!("{SOUND}---\ndate: 2026-11-02\nevent: noted\nsaid: |\n{percents}");
    journal.put("2026/2026-11-01-bad.yaml", &said);
    assert_eq!(journal.bounded(&["list"]).code, 0);
}

#[test]
fn a_case_of_a_thousand_reasons_is_read_in_time() {
    let reasons = many(1000, |n| format!("- reason: r{n}\n  detail: d{n}\n  stated: true\n"));
    let journal = Journal::with(&[SETTINGS, ACME]);
    let rejected = "---\ndate: 2026-11-02\nevent: rejected\n";
    journal.put("2026/2026-11-01-bad.yaml", format!("{SOUND}{rejected}reasons:\n{reasons}"));
    for line in ["list", "stats all", "stats --by reason", "report -o -", "export --format json", "check"] {
        assert_eq!(journal.bounded(&line.split_whitespace().collect::<Vec<_>>()).code, 0, "{line}");
    }
}

#[test]
fn no_message_quotes_more_of_a_file_than_one_reads() {
    let long = "x".repeat(1_000_000);
    let mut told = String::new();
    for text in [
        format!("---\n? {long}\n: v\n? {long}\n: v\n"),
        format!("---\n{long}: v\n"),
        format!("---\n? {long}\n: v\ncompany: Bad\n"),
        format!("---\ncompany: {long}\n"),
        format!("{SOUND}---\ndate: 2026-11-02\nevent: {long}\n"),
        format!("{SOUND}---\ndate: {long}\nevent: noted\n"),
        format!("{SOUND}---\ndate: 2026-11-02\nevent: advanced\nstage: {long}\n"),
        format!(
            "{SOUND}---\ndate: 2026-11-02\nevent: reflected\ntopic: fit\nanswers:\n  ? {long}\n  : [a]\n"
        ),
    ] {
        let journal = Journal::with(&[SETTINGS, ACME]);
        journal.put("2026/2026-11-01-bad.yaml", &text);
        for line in ["list", "check", "export --format json -o e.json"] {
            let ended = journal.bounded(&line.split_whitespace().collect::<Vec<_>>());
            assert!(ended.told().len() < 2_000, "{line}: {}", ended.told().len());
            let _ = writeln!(told, "$ reject {line}\n{}", ended.told());
        }
    }
    assert_data_eq!(
        told,
        str![[r#"
$ reject list
company  role  got to       stands           begun
Acme     Cook  application  rejected 10 Nov  30 Oct
error: cannot read '2026/2026-11-01-bad.yaml'
  caused by: line 4, column 3: the key 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' stands here twice

  tip: nothing was changed; mend it with `reject edit 2026-11-01-bad`
exit 1

$ reject check
2026/2026-11-01-bad.yaml:4:3: the key 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' stands here twice
exit 1

$ reject export --format json -o e.json
1 case exported to e.json
error: cannot read '2026/2026-11-01-bad.yaml'
  caused by: line 4, column 3: the key 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' stands here twice

  tip: nothing was changed; mend it with `reject edit 2026-11-01-bad`
exit 1

$ reject list
company  role  got to       stands           begun
Acme     Cook  application  rejected 10 Nov  30 Oct
error: cannot read '2026/2026-11-01-bad.yaml'
  caused by: line 2, column 1: not what was expected: string "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", expected keys and values, such as 'company: Acme'

  tip: nothing was changed; mend it with `reject edit 2026-11-01-bad`
exit 1

$ reject check
2026/2026-11-01-bad.yaml:2:1: not what was expected: string "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", expected keys and values, such as 'company: Acme'
exit 1

$ reject export --format json -o e.json
1 case exported to e.json
error: cannot read '2026/2026-11-01-bad.yaml'
  caused by: line 2, column 1: not what was expected: string "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", expected keys and values, such as 'company: Acme'

  tip: nothing was changed; mend it with `reject edit 2026-11-01-bad`
exit 1

$ reject list
company  role  got to       stands           begun
Acme     Cook  application  rejected 10 Nov  30 Oct
exit 0

$ reject check
2026/2026-11-01-bad.yaml:2:3: note: the key 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is kept and not read
exit 0

$ reject export --format json -o e.json
2 cases exported to e.json
What reject does not know stays in the journal's own files: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
exit 0

$ reject list
company  role  got to       stands           begun
Acme     Cook  application  rejected 10 Nov  30 Oct
exit 0

$ reject check
2026/2026-11-01-bad.yaml:2:1: note: the company is 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxx', the file's name says otherwise; log looks for 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' in names
exit 0

$ reject export --format json -o e.json
2 cases exported to e.json
exit 0

$ reject list
company  role  got to       stands           begun
Acme     Cook  application  rejected 10 Nov  30 Oct
Bad            application  in play          1 Nov
exit 0

$ reject check
2026/2026-11-01-bad.yaml:8:1: note: the event 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is kept and not read
exit 0

$ reject export --format json -o e.json
2 cases exported to e.json
What reject does not know stays in the journal's own files: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
exit 0

$ reject list
company  role  got to       stands           begun
Acme     Cook  application  rejected 10 Nov  30 Oct
error: cannot read '2026/2026-11-01-bad.yaml'
  caused by: line 7, column 7: date: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is not a date; expected YYYY-MM-DD

  tip: nothing was changed; mend it with `reject edit 2026-11-01-bad`
exit 1

$ reject check
2026/2026-11-01-bad.yaml:7:7: date: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is not a date; expected YYYY-MM-DD
exit 1

$ reject export --format json -o e.json
1 case exported to e.json
error: cannot read '2026/2026-11-01-bad.yaml'
  caused by: line 7, column 7: date: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is not a date; expected YYYY-MM-DD

  tip: nothing was changed; mend it with `reject edit 2026-11-01-bad`
exit 1

$ reject list
company  role  got to       stands           begun
Acme     Cook  application  rejected 10 Nov  30 Oct
error: cannot read '2026/2026-11-01-bad.yaml'
  caused by: line 9, column 8: stage: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is none of application, screen, assessment, interview, final, offer

  tip: nothing was changed; mend it with `reject edit 2026-11-01-bad`
exit 1

$ reject check
2026/2026-11-01-bad.yaml:9:8: stage: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is none of application, screen, assessment, interview, final, offer
exit 1

$ reject export --format json -o e.json
1 case exported to e.json
error: cannot read '2026/2026-11-01-bad.yaml'
  caused by: line 9, column 8: stage: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is none of application, screen, assessment, interview, final, offer

  tip: nothing was changed; mend it with `reject edit 2026-11-01-bad`
exit 1

$ reject list
company  role  got to       stands           begun
Acme     Cook  application  rejected 10 Nov  30 Oct
error: cannot read '2026/2026-11-01-bad.yaml'
  caused by: line 12, column 5: answers.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: a list stands here; expected a text

  tip: nothing was changed; mend it with `reject edit 2026-11-01-bad`
exit 1

$ reject check
2026/2026-11-01-bad.yaml:12:5: answers.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: a list stands here; expected a text
exit 1

$ reject export --format json -o e.json
1 case exported to e.json
error: cannot read '2026/2026-11-01-bad.yaml'
  caused by: line 12, column 5: answers.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: a list stands here; expected a text

  tip: nothing was changed; mend it with `reject edit 2026-11-01-bad`
exit 1


"#]]
    );
}

#[test]
fn a_file_of_a_byte_too_many_is_refused_and_one_of_ten_million_is_read() {
    let journal = Journal::with(&[SETTINGS, ACME]);
    let text = format!("{SOUND}note: {}\n", "x".repeat(10_000_000));
    journal.put("2026/2026-11-01-long-line.yaml", &text);
    journal.put(
        "2026/2026-11-02-one-more.yaml",
        format!("{SOUND}# ")
            .into_bytes()
            .into_iter()
            .chain(std::iter::repeat_n(b'x', 16 * 1024 * 1024 + 1 - SOUND.len() - 2))
            .collect::<Vec<u8>>(),
    );
    assert_data_eq!(
        journal.bounded(&["list"]).told(),
        str![[r#"
company  role  got to       stands           begun
Acme     Cook  application  rejected 10 Nov  30 Oct
Bad            application  in play          1 Nov
error: cannot read '2026/2026-11-02-one-more.yaml'
  caused by: it has 16777217 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

"#]]
    );
    assert_eq!(journal.bounded(&["advance", "long-line", "screen"]).code, 0);
    let now = journal.file("2026/2026-11-01-long-line.yaml");
    assert!(now.strip_prefix(&text) == Some("---\ndate: 2026-11-22\nevent: advanced\nstage: screen\n"));
}

#[test]
fn ten_thousand_unknown_keys_and_events_are_told_in_time() {
    let keys = many(10_000, |n| format!("k{n}: v\n"));
    let answers = many(10_000, |n| format!("  k{n}: v\n"));
    let events = "---\nevent: custom\nstage: hologram\n".repeat(10_000);
    let journal = Journal::with(&[SETTINGS, ACME]);
    journal.put("2026/2026-11-01-bad--keys.yaml", format!("{SOUND}{keys}"));
    journal.put("2026/2026-11-01-bad--events.yaml", format!("{SOUND}{events}"));
    journal.put(
        "2026/2026-11-01-bad--answers.yaml",
        format!("{SOUND}---\ndate: 2026-11-02\nevent: reflected\ntopic: fit\nanswers:\n{answers}"),
    );
    let checked = journal.bounded(&["check"]);
    assert_eq!((checked.code, checked.answer.lines().count()), (1, 30_000));
    let first = checked.answer.lines().step_by(10_000).collect::<Vec<_>>().join("\n");
    assert_data_eq!(
        first,
        str![[r#"
2026/2026-11-01-bad--answers.yaml: no question of 'fit' is called 'k19'
2026/2026-11-01-bad--events.yaml: note: the event 'custom' is kept and not read
2026/2026-11-01-bad--keys.yaml: note: the key 'k23' is kept and not read
"#]]
    );
    assert_data_eq!(
        journal.bounded(&["export", "--format", "json"]).rest,
        str![[r#"
What reject does not know stays in the journal's own files: 'custom', 'k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8', 'k9', 'k10' and 9989 more

"#]]
    );
    for words in [&["stats"][..], &["show", "bad--keys"], &["list", "--grep", "v"]] {
        assert_eq!(journal.bounded(words).code, 0);
    }
}

#[test]
fn a_plan_and_a_review_of_three_thousand_entries_are_read_in_time() {
    let planned =
        many(3_000, |n| format!("---\ndate: 2026-11-01\nevent: planned\nid: a{n}\ndo: thing {n}\n"));
    let settled = many(3_000, |n| format!("---\ndate: 2026-11-02\nevent: done\nid: b{n}\n"));
    let journal = Journal::with(&[SETTINGS, ACME, ("plan.yaml", &format!("{planned}{settled}"))]);
    journal
        .put("reviews/2026-11-01.yaml", "---\ndate: 2026-11-01\nevent: reviewed\nmood: good\n".repeat(3_000));
    for (words, code) in [
        (&["check"][..], 1),
        (&["plan"], 0),
        (&["stats"], 0),
        (&["review", "list"], 0),
        (&["plan", "add", "More"], 0),
        (&[], 0),
    ] {
        assert_eq!(journal.bounded(words).code, code, "{words:?}");
    }
}
