//! A journal that may only be read.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};

use snapbox::cmd::{Command, cargo_bin};
use snapbox::str;

use crate::full::Disk;
use crate::strace::skipped;
use crate::support::Journal;

const FILE: &str = "2026/2026-10-30-acme.yaml";
const CASE: &str = "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\n";

/// What `log` says when the text it was given has no place.
const PRINTED: &str = "
  tip: what was there before is unchanged
  tip: what was piped in could be kept nowhere; here it is:
    We chose somebody
    with more anvils.
    
";

/// `reject`, for which the modes of files count also where it is root that runs it.
fn mortal(journal: &Journal) -> Option<Command> {
    if fs::metadata(journal.root()).expect("a folder").uid() != 0 {
        return Some(journal.reject([]));
    }
    let bare =
        |program| Command::new("setpriv").args(["--inh-caps=-all", "--bounding-set=-all"]).arg(program);
    if bare("true".into()).output().is_ok_and(|done| done.status.success()) {
        return Some(journal.surround(bare(cargo_bin!("reject").as_os_str().to_owned())));
    }
    skipped("root may write everywhere, and setpriv is missing or not permitted");
    None
}

fn modes(journal: &Journal, mode: u32) {
    for folder in [journal.root(), journal.root().join("2026")] {
        fs::set_permissions(folder, fs::Permissions::from_mode(mode)).expect("the mode");
    }
}

#[test]
fn a_folder_that_may_only_be_read_is_read_and_gives_the_text_back() {
    for is_locked_before in [false, true] {
        let journal = Journal::with(&[(FILE, CASE), ("journal.yaml", "format: 1\n")]);
        let Some(log) = mortal(&journal) else { return };
        if is_locked_before {
            journal.put(".lock", "");
        }
        modes(&journal, 0o500);
        let written =
            log.args(["log", "Acme", "--said", "-"]).stdin("We chose somebody\nwith more anvils.\n");
        let output = written.output().expect("it runs");
        let listed = mortal(&journal).expect("as before").arg("list").output().expect("it runs");
        modes(&journal, 0o700);
        let place = if is_locked_before {
            "trash/writes.yaml".into()
        } else {
            format!("{}/.lock", journal.root().display())
        };
        let said =
            format!("error: cannot write '{place}'\n  caused by: Permission denied (os error 13)\n{PRINTED}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), said);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
        assert!(listed.status.success() && listed.stderr.is_empty(), "{listed:?}");
        assert_eq!(journal.file(FILE), CASE);
        assert_eq!(journal.files(), [FILE, "journal.yaml"]);
    }
}

#[test]
fn a_disk_that_may_only_be_read_is_read_and_gives_the_text_back() {
    let journal = Journal::new();
    let Some(disk) = Disk::under(&journal) else { return };
    journal.put(FILE, CASE);
    journal.put("journal.yaml", "format: 1\n");
    let mounted = Command::new("mount").args(["-o", "remount,ro"]).arg(&disk.at).output();
    assert!(mounted.is_ok_and(|done| done.status.success()));
    journal
        .reject(["log", "Acme", "--said", "-"])
        .stdin("We chose somebody\nwith more anvils.\n")
        .assert()
        .code(1)
        .stdout_eq(str![""])
        .stderr_eq(format!(
            "error: cannot write '[JOURNAL]/.lock'\n  caused by: Read-only file system (os error 30)\n{PRINTED}"
        ));
    journal.reject(["check"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![""]);
    journal.reject(["list", "--ending", "rejected"]).assert().code(0);
    assert_eq!(journal.files(), [FILE, "journal.yaml"]);
}
