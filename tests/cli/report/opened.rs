//! The page in the system's own program.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::time::{Duration, Instant};

use snapbox::cmd::Command;
use snapbox::str;
use tempfile::TempDir;

use super::journal;
use crate::support::Journal;

/// A folder of programs in which this one opens files; none is there without it.
fn programs(script: Option<&str>) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    if let Some(script) = script {
        let opener = folder.path().join("xdg-open");
        fs::write(&opener, format!("#!/bin/sh\n{script}\n")).expect("the program");
        fs::set_permissions(&opener, fs::Permissions::from_mode(0o700)).expect("it can be run");
    }
    folder
}

fn report(journal: &Journal, programs: &TempDir) -> Command {
    journal.reject(["report", "--open"]).env("PATH", programs.path())
}

#[test]
fn it_is_opened_by_the_system_and_not_waited_for() {
    let journal = journal();
    let page = journal.root().with_file_name("reject-report-2026-11-22.html");
    let programs = programs(Some("echo \"$1\" > opened; /bin/sleep 5"));
    let begun = Instant::now();
    report(&journal, &programs).assert().code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
The report is in reject-report-2026-11-22.html

"#]]);
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
    let opened = fs::read_to_string(journal.root().with_file_name("opened")).expect("it was opened");
    assert_eq!(opened.trim_end(), page.display().to_string());
}

#[test]
fn where_there_is_no_desktop_it_says_where_the_page_is() {
    for programs in [programs(None), programs(Some("exit 3"))] {
        let journal = journal();
        let done = report(&journal, &programs).assert().code(1).stdout_eq(str![""]);
        let told = String::from_utf8(done.get_output().stderr.clone()).expect("UTF-8");
        let folder = journal.root().parent().expect("a folder").display().to_string();
        snapbox::assert_data_eq!(
            told.replace(&folder, "[HERE]"),
            str![[r#"
The report is in reject-report-2026-11-22.html
error: no program opened 'reject-report-2026-11-22.html'

  tip: the report is written; any browser opens it, from [HERE]/reject-report-2026-11-22.html

"#]]
        );
        assert!(journal.root().with_file_name("reject-report-2026-11-22.html").is_file());
    }
}
