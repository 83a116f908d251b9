//! All of it, or nothing.

use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use snapbox::cmd::cargo_bin;
use snapbox::str;

use super::{bytes, import, put};
use crate::support::{Journal, TODAY};

const LATER: &str =
    "Company,Role,Applied,Status\nAcme,Cook,2026-01-05,Rejected\nStark,Cook,2026-02-10,Pending\n";

/// A journal that holds the first row of the sheet, in play.
fn there() -> Journal {
    let journal = Journal::new();
    import(&journal, "Company,Role,Applied\nAcme,Cook,2026-01-05\n", ["--yes"]).assert().code(0);
    journal
}

/// An import of this many rows that has just begun.
fn begun(journal: &Journal, rows: usize) -> Child {
    let sheet: Vec<String> = (0..rows).map(|n| format!("Globex {n},2026-01-05")).collect();
    put(journal, "many.csv", format!("Company,Applied\n{}\n", sheet.join("\n")));
    let mut command = std::process::Command::new(cargo_bin!("reject"));
    command.args(["import", "many.csv", "--yes"]).env_clear();
    command.env("REJECT_JOURNAL", journal.root()).env("REJECT_TODAY", TODAY);
    command.current_dir(journal.root().parent().expect("a folder"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("it runs")
}

/// How many cases `list` knows.
fn listed(journal: &Journal) -> usize {
    let output = journal.reject(["list", "--json"]).assert().code(0).get_output().stdout.clone();
    let all: serde_json::Value = serde_json::from_slice(&output).expect("JSON");
    all["cases"].as_array().expect("cases").len()
}

#[test]
fn a_case_that_cannot_be_read_stops_it_before_anything_is_written() {
    let journal = there();
    journal.put(
        "2026/2026-03-02-bad.yaml",
        "company: Bad\n---\ndate: 2026-03-02\nevent: rejected\nstage: phone\n",
    );
    let before = bytes(&journal);
    import(&journal, LATER, ["--yes"]).assert().code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: cannot read '2026/2026-03-02-bad.yaml'
  caused by: line 5, column 8: stage: 'phone' is none of application, screen, assessment, interview, final, offer

  tip: nothing was changed; mend it with `reject edit 2026-03-02-bad`

"#]]);
    assert_eq!(bytes(&journal), before);
}

#[test]
fn what_cannot_be_written_whole_is_not_written_at_all() {
    let journal = there();
    let sheet = LATER.replace("Stark,Cook,2026-02-10", "Stark,Cook,2025-02-10");
    journal.put("2025", "a file where a folder must be");
    let before = bytes(&journal);
    import(&journal, sheet, ["--yes"]).assert().code(1).stderr_eq(str![[r#"
error: cannot write '2025'
  caused by: File exists (os error 17)

  tip: what was there before is unchanged

"#]]);
    assert_eq!(bytes(&journal), before);
}

#[test]
fn killed_at_any_moment_it_is_all_there_or_nothing_is() {
    for wait in (0..8).map(|n| 40 + n * n * 12) {
        let journal = there();
        let before = bytes(&journal);
        let mut child = begun(&journal, 1000);
        sleep(Duration::from_millis(wait));
        let _ = child.kill();
        child.wait().expect("an end");
        let n = listed(&journal);
        assert!(n == 1 || n == 1001, "{n} cases after {wait} ms");
        // The next write tidies up what was left, and the sheet comes whole.
        assert!(begun(&journal, 1000).wait().expect("an end").success());
        assert_eq!(listed(&journal), 1001);
        assert_eq!(journal.file(&before[0].0), before[0].1);
        assert!(!journal.files().iter().any(|file| file.starts_with(".adding")));
    }
}

#[test]
fn of_several_at_the_same_time_one_adds_it() {
    let journal = there();
    let mut all: Vec<Child> = (0..3).map(|_| begun(&journal, 300)).collect();
    let codes: Vec<_> = all.iter_mut().map(|child| child.wait().expect("an end").code()).collect();
    assert!(codes.contains(&Some(0)), "{codes:?}");
    assert_eq!(listed(&journal), 301);
}
