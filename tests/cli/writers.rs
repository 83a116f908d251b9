//! Links, modes, and what others left or do at the same time.

use std::fs;
use std::thread;

use snapbox::str;

use crate::support::Journal;

const FILE: &str = "2026/2026-10-30-acme.yaml";
const CASE: &str = "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\n";
const ADVANCED: &str = "---\ndate: 2026-11-22\nevent: advanced\nstage: final\n";

#[cfg(unix)]
fn mode(path: &std::path::Path) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path).expect("a file").permissions()) & 0o7777
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_what_it_leads_to_grows() {
    let journal = Journal::with(&[("elsewhere/acme.yaml", CASE), ("2026/.keep", "")]);
    let link = journal.root().join(FILE);
    std::os::unix::fs::symlink("../elsewhere/acme.yaml", &link).expect("a link");
    journal.run(["advance", "acme", "final"]);
    assert!(link.symlink_metadata().expect("the link").is_symlink());
    assert_eq!(journal.file("elsewhere/acme.yaml"), format!("{CASE}{ADVANCED}"));
    assert_eq!(journal.files(), ["2026/.keep", FILE, "elsewhere/acme.yaml", "journal.yaml"]);
}

#[cfg(unix)]
#[test]
fn a_mode_somebody_chose_is_kept() {
    use std::os::unix::fs::PermissionsExt as _;
    for chosen in [0o664, 0o640, 0o600] {
        let journal = Journal::with(&[(FILE, CASE)]);
        let path = journal.root().join(FILE);
        fs::set_permissions(&path, fs::Permissions::from_mode(chosen)).expect("the mode");
        journal.run(["advance", "acme", "final"]);
        assert_eq!(mode(&path), chosen);
    }
}

#[cfg(unix)]
#[test]
fn what_is_new_is_private() {
    let journal = Journal::new();
    journal.run(["log", "Acme"]);
    let root = journal.root();
    for folder in [root.clone(), root.join("2026")] {
        assert_eq!(mode(&folder), 0o700, "{}", folder.display());
    }
    for file in ["2026/2026-11-22-acme.yaml", "journal.yaml", ".lock"] {
        assert_eq!(mode(&root.join(file)), 0o600, "{file}");
    }
}

#[test]
fn what_a_crash_left_behind_does_no_harm() {
    let journal =
        Journal::with(&[(FILE, CASE), ("2026/.reject.tmp", "---\ncompany: Half\n"), (".reject.tmp", "x")]);
    let left = journal.root().join(".reject.tmp");
    journal.put(".lock", format!("reject log, process 4711\n{}", left.display()));
    journal.reject(["check"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![""]);
    journal.run(["advance", "acme", "final"]);
    assert_eq!(journal.file(FILE), format!("{CASE}{ADVANCED}"));
    assert_eq!(journal.files(), [FILE, "journal.yaml"], "and it is gone");
}

#[test]
fn a_lock_file_cannot_make_us_remove_a_file_of_the_user() {
    let journal = Journal::with(&[(FILE, CASE), ("diary.txt", "mine")]);
    let mine = journal.root().join("diary.txt");
    journal.put(".lock", format!("reject log, process 4711\n{}", mine.display()));
    journal.run(["advance", "acme", "final"]);
    assert_eq!(journal.file("diary.txt"), "mine");
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_of_cases_does_not_hang() {
    let journal = Journal::with(&[(FILE, CASE)]);
    let pipe = journal.root().join("2026/2026-11-01-pipe.yaml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
    assert!(made.success());
    journal
        .reject(["list"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
company  role  got to       stands   begun
Acme           application  in play  30 Oct

"#]])
        .stderr_eq(str![[r#"
error: cannot read '2026/2026-11-01-pipe.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal

"#]]);
}

#[test]
fn ten_processes_that_apply_for_one_role_make_one_case() {
    let journal = Journal::new();
    let mut codes: Vec<i32> = thread::scope(|scope| {
        let apply = || journal.reject(["apply", "Acme", "R"]).output().expect("it runs");
        let all: Vec<_> = (0..10).map(|_| scope.spawn(apply)).collect();
        all.into_iter().filter_map(|one| one.join().expect("no panic").status.code()).collect()
    });
    codes.sort_unstable();
    assert_eq!(codes, [0, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
    assert_eq!(journal.files(), ["2026/2026-11-22-acme--r.yaml", "journal.yaml"]);
}
