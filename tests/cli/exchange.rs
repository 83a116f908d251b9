//! What `export` wrote, taken back by `import`.

use std::fs;
use std::path::Path;

use snapbox::str;

use crate::support::{Journal, forty_refusals};

/// The journal of format 1 that is kept for ever.
fn pinned() -> Journal {
    fn put(journal: &Journal, root: &Path, folder: &Path) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                put(journal, root, &path);
            } else {
                let file = path.strip_prefix(root).expect("inside").display().to_string();
                journal.put(&file, fs::read(&path).expect("a file"));
            }
        }
    }
    let journal = Journal::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journals/v1");
    put(&journal, &root, &root);
    journal
}

fn answer<const N: usize>(journal: &Journal, words: [&str; N]) -> String {
    let output = journal.reject(words).assert().get_output().stdout.clone();
    String::from_utf8(output).expect("UTF-8")
}

/// The files of cases, by name.
fn cases(journal: &Journal) -> Vec<String> {
    journal.files().into_iter().filter(|file| file.starts_with("20")).collect()
}

#[test]
fn goals_and_what_was_done_come_back_the_same_and_only_once() {
    let plan = "---\ndate: 2026-11-01\nevent: goal\nid: g1\ncount: 3\nof: networking meetings\nby: 2026-12-31\n---\ndate: 2026-11-02\nevent: did\nof: a networking meeting\n---\ndate: 2026-11-02\nevent: did\nof: a networking meeting\n---\ndate: 2026-11-03\nevent: did\nid: g1\ncount: 2\n---\ndate: 2026-11-04\nevent: goal\nid: g2\ncount: 10\nof: applications\n---\ndate: 2026-11-05\nevent: dropped\nid: g1\n";
    let before = Journal::with(&[("plan.yaml", plan)]);
    for format in ["json", "jsonl"] {
        let exported = answer(&before, ["export", "--format", format]);
        let after = Journal::new();
        fs::write(after.root().with_file_name("x"), &exported).expect("a file");
        after.run(["import", "x", "--yes"]);
        assert_eq!(after.file("plan.yaml"), plan);
        let again = after.reject(["import", "x", "--yes"]).assert().code(0);
        again.stderr_eq("There is nothing to add.\n");
        assert_eq!(after.file("plan.yaml"), plan);
    }
}

#[test]
fn of_two_equal_things_done_an_import_adds_the_one_that_is_missing() {
    let once = "---\ndate: 2026-11-02\nevent: did\nof: a class\n";
    let journal = Journal::with(&[("plan.yaml", once)]);
    let line = "{\"plan\": {\"date\": \"2026-11-02\", \"event\": \"did\", \"of\": \"a class\"}}\n";
    let lines = format!("{{\"version\": 1}}\n{line}{line}");
    fs::write(journal.root().with_file_name("x"), lines).expect("a file");
    journal.run(["import", "x", "--yes"]);
    assert_eq!(journal.file("plan.yaml"), once.repeat(2));
    journal.run(["import", "x", "--yes"]);
    assert_eq!(journal.file("plan.yaml"), once.repeat(2));
}

#[test]
fn what_was_exported_comes_back_the_same() {
    for before in [pinned(), forty_refusals()] {
        for format in ["json", "jsonl"] {
            let exported = answer(&before, ["export", "--format", format, "--with-vent"]);
            let after = Journal::new();
            fs::write(after.root().with_file_name("x"), &exported).expect("a file");
            after.reject(["import", "x", "--with-vent", "--yes"]).assert().code(0);
            assert_eq!(answer(&after, ["export", "--format", format, "--with-vent"]), exported);
            assert_eq!(cases(&after), cases(&before));
            let files = |journal: &Journal| -> Vec<String> {
                cases(journal).iter().map(|file| journal.file(file)).collect()
            };
            let once = files(&after);
            after
                .reject(["import", "x", "--with-vent", "--yes"])
                .assert()
                .code(0)
                .stderr_eq("There is nothing to add.\n");
            assert_eq!(files(&after), once);
        }
    }
}

#[test]
fn private_words_are_taken_only_when_asked_for() {
    let before = Journal::new();
    before.run(["log", "Acme", "--vent", "so unfair", "--on", "2026-11-20"]);
    let exported = answer(&before, ["export", "--format", "json", "--with-vent"]);
    let after = Journal::new();
    after.reject(["import", "-", "--yes"]).stdin(&*exported).assert().code(0).stdout_eq(str![[r#"
'standard input': 1 case
1 private text is left out; `--with-vent` takes them over.

1 case to add: 1 rejected
company  role  got to       stands           begun
Acme           application  rejected 20 Nov  20 Nov

"#]]);
    assert_eq!(
        after.file("2026/2026-11-20-acme.yaml"),
        "---\ncompany: Acme\n---\ndate: 2026-11-20\nevent: rejected\n"
    );
    let without = answer(&before, ["export", "--format", "json"]);
    after
        .reject(["import", "-", "--yes"])
        .stdin(without)
        .assert()
        .code(0)
        .stderr_eq("There is nothing to add.\n");
}

#[test]
fn an_export_adds_to_what_is_there_and_changes_nothing_of_it() {
    let before = Journal::new();
    before.run(["apply", "Acme", "Cook", "--on", "2026-11-01"]);
    let early = answer(&before, ["export", "--format", "jsonl"]);
    before.run(["advance", "acme", "interview", "--on", "2026-11-10"]);
    before.run(["apply", "Globex", "--on", "2026-11-11"]);
    let late = answer(&before, ["export", "--format", "jsonl"]);
    let after = Journal::new();
    after.reject(["import", "-", "-y"]).stdin(&*early).assert().code(0);
    let acme = after.file("2026/2026-11-01-acme--cook.yaml");
    after.put("2026/2026-11-01-acme--cook.yaml", format!("# mine\n{acme}"));
    after.reject(["import", "-", "-y"]).stdin(&*late).assert().code(0).stdout_eq(str![[r#"
'standard input': 2 cases

1 case to add: 1 in play
company  role  got to       stands   begun
Globex         application  in play  11 Nov

News of 1 case in the journal:
  Acme, Cook: got to interview 10 Nov

"#]]);
    assert_eq!(
        after.file("2026/2026-11-01-acme--cook.yaml"),
        format!("# mine\n{acme}---\ndate: 2026-11-10\nevent: advanced\nstage: interview\n")
    );
    after
        .reject(["import", "-", "-y"])
        .stdin(&*early)
        .assert()
        .code(0)
        .stderr_eq("There is nothing to add.\n");
}

#[test]
fn what_is_no_export_is_named_with_its_line_and_nothing_is_written() {
    for (text, cause) in [
        ("{", "line 1, column 1: EOF while parsing an object"),
        ("{}", "line 1, column 1: there is no 'version' in it: it is not what `reject export` writes"),
        (r#"{"version": 2, "cases": []}"#, "line 1, column 1: its version is 2, and this reject knows 1"),
        (r#"{"version": "one"}"#, "line 1, column 17: invalid type: string \"one\", expected u32"),
        ("{\"version\": 1}\n{\"case\": {\"company\": \"Acme\"}}\n", "line 2, column 1: it has no events"),
        ("{\"version\": 1}\n{\"case\": \n", "line 2, column 9: EOF while parsing a value"),
        (
            "{\"version\": 1, \"cases\": [\n{\"events\": [{\"event\": \"applied\"}]}]}",
            "line 2, column 1: event 1: event: 'applied' needs 'date: YYYY-MM-DD' beside it",
        ),
        (
            "{\"version\": 1, \"cases\": [\n{\"events\": [{\"event\": \"jumped\", \"date\": \"2026-01-01\"}]}]}",
            "line 2, column 1: event 1: 'jumped' is none of applied, advanced, reflected, feedback-asked, feedback, followed-up, thanked, noted, rejected, no-reply, withdrew, declined, closed and accepted",
        ),
        (
            "{\"version\": 1, \"cases\": [\n{\"events\": [{\"event\": \"applied\", \"date\": \"soon\"}]}]}",
            "line 2, column 1: 'soon' is not a date; expected YYYY-MM-DD",
        ),
        (
            "{\"version\": 1, \"cases\": [\n{\"company\": [\"Acme\"], \"events\": []}]}",
            "line 2, column 1: invalid type: sequence, expected a string",
        ),
        (
            "{\"version\": 1, \"plan\": [{\"event\": \"done\", \"date\": \"2026-01-01\"}]}",
            "line 1, column 1: event: 'done' needs 'id:' beside it",
        ),
    ] {
        let journal = Journal::new();
        let stderr = format!(
            "error: cannot read 'standard input'\n  caused by: {cause}\n\n  tip: nothing was written; give a file as `reject export --format json` writes it\n"
        );
        journal.reject(["import", "-", "--yes"]).stdin(text).assert().code(1).stdout_eq("").stderr_eq(stderr);
        assert_eq!(journal.files(), <[&str; 0]>::default(), "{text}");
    }
}

#[test]
fn a_handle_from_elsewhere_never_leads_out_of_the_journal() {
    let journal = Journal::new();
    let text = r#"{"version": 1, "cases": [{"case": "2026-01-01-../../x", "company": "Acme", "events": [{"event": "applied", "date": "2026-01-01"}]}]}"#;
    journal.reject(["import", "-", "--yes"]).stdin(text).assert().code(0);
    assert_eq!(cases(&journal), ["2026/2026-01-01-acme.yaml"]);
}

#[test]
fn an_export_holds_what_lists_leave_out_and_says_what_it_cannot_hold() {
    let before = Journal::with(&[
        ("2026/2026-11-01-acme.yaml", "company: Acme\nmood: [low]\n"),
        (
            "2026/2026-11-02-globex.yaml",
            "company: Globex\n---\ndate: 2027-01-01\nevent: applied\n---\nevent: teleported\n",
        ),
    ]);
    before.reject(["export", "--format", "json", "-o", "x.json"]).assert().code(0).stderr_eq(str![[r#"
2 cases exported to x.json
What reject does not know stays in the journal's own files: 'mood' and 'teleported'

"#]]);
    let after = Journal::new();
    fs::copy(before.root().with_file_name("x.json"), after.root().with_file_name("x.json")).expect("a copy");
    after.reject(["import", "x.json", "-y"]).assert().code(0);
    assert_eq!(after.file("2026/2026-11-01-acme.yaml"), "---\ncompany: Acme\n");
    assert_eq!(
        after.file("2026/2026-11-02-globex.yaml"),
        "---\ncompany: Globex\n---\ndate: 2027-01-01\nevent: applied\n"
    );
}

#[test]
fn private_words_that_were_left_out_come_later() {
    let before = Journal::new();
    before.run(["log", "Acme", "--vent", "so unfair", "--on", "2026-11-20"]);
    let exported = answer(&before, ["export", "--format", "json", "--with-vent"]);
    let after = Journal::new();
    after.reject(["import", "-", "--yes"]).stdin(&*exported).assert().code(0);
    for _ in 0..2 {
        after.reject(["import", "-", "--yes", "--with-vent"]).stdin(&*exported).assert().code(0);
        assert_eq!(
            after.file("2026/2026-11-20-acme.yaml"),
            "---\ncompany: Acme\n---\ndate: 2026-11-20\nevent: rejected\n---\ndate: 2026-11-20\nevent: noted\nvent: so unfair\n"
        );
    }
}

#[test]
fn what_was_edited_meanwhile_stays_and_is_told() {
    let journal = Journal::new();
    journal.run(["apply", "Acme", "Cook", "--on", "2026-11-01", "--note", "old"]);
    let exported = answer(&journal, ["export", "--format", "json"]);
    let file = "2026/2026-11-01-acme--cook.yaml";
    let edited = journal.file(file).replace("note: old", "note: new");
    journal.put(file, &edited);
    journal.reject(["import", "-", "--yes"]).stdin(&*exported).assert().code(0).stdout_eq(str![[r#"
'standard input': 1 case

What the file tells otherwise stays as the journal has it:
  line 4, 2026-11-01-acme--cook: what was applied on 2026-11-01 has other words
  in the file

"#]]);
    assert_eq!(journal.file(file), edited);
}

#[test]
fn a_table_taken_back_adds_nothing() {
    let journal = forty_refusals();
    journal.run(["apply", "Acme", "--on", "2026-11-01"]);
    journal.run(["advance", "acme", "interview", "--round", "1", "--on", "2026-11-02"]);
    journal.run(["advance", "acme", "interview", "--round", "2", "--on", "2026-11-12"]);
    journal.reject(["export", "-o", "x.csv"]).assert().code(0);
    let before: Vec<String> = cases(&journal).iter().map(|file| journal.file(file)).collect();
    journal.reject(["import", "x.csv", "-y"]).assert().code(0).stderr_eq("There is nothing to add.\n");
    let after: Vec<String> = cases(&journal).iter().map(|file| journal.file(file)).collect();
    assert_eq!(after, before);
}

#[test]
fn keys_that_nobody_knows_are_named() {
    let journal = Journal::new();
    let text = r#"{"version": 1, "cases": [{"company": "Acme", "salary": 7, "events": [{"event": "applied", "date": "2026-01-01", "mood": 1}]}]}"#;
    let shown = journal.reject(["import", "-", "--dry-run"]).stdin(text).assert().code(0);
    let shown = String::from_utf8_lossy(&shown.get_output().stdout).into_owned();
    assert_eq!(shown.lines().nth(1), Some("Not known here, and left out: salary and mood"));
}
