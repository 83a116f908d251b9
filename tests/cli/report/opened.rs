//! The page in the system's own program.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use snapbox::cmd;
use snapbox::str;
use tempfile::TempDir;

use super::journal;
use crate::support::Journal;

/// For what never comes.
const PATIENCE: Duration = Duration::from_secs(120);

/// The file, once it is there.
fn wait_for(file: &Path) -> String {
    let deadline = Instant::now() + PATIENCE;
    while !file.exists() {
        assert!(Instant::now() < deadline, "'{}' did not come", file.display());
        thread::sleep(Duration::from_millis(5));
    }
    fs::read_to_string(file).expect("the file")
}

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

fn report(journal: &Journal, programs: &TempDir) -> cmd::Command {
    journal.reject(["report", "--open"]).env("PATH", programs.path())
}

#[test]
fn it_is_opened_by_the_system_and_not_waited_for() {
    let journal = journal();
    let page = journal.root().with_file_name("reject-report-2026-11-22.html");
    // It stays open until somebody closes it, or for 100 seconds.
    let programs = programs(Some(
        "echo \"$1\" > there; /bin/mv there opened; /usr/bin/timeout 100 /bin/cat gate; echo > closed",
    ));
    let here = |name: &str| journal.root().with_file_name(name);
    assert!(Command::new("mkfifo").arg(here("gate")).status().is_ok_and(|status| status.success()));
    report(&journal, &programs).assert().code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
The report is in reject-report-2026-11-22.html

"#]]);
    assert!(!here("closed").exists());
    let opened = wait_for(&here("opened"));
    assert_eq!(opened.trim_end(), page.display().to_string());
    fs::write(here("gate"), "now\n").expect("somebody waits there");
    wait_for(&here("closed"));
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
