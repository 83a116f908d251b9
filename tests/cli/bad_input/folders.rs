//! A journal that cannot be opened or written.

use std::fs::File;
use std::thread;

use snapbox::{assert_data_eq, str};

use crate::support::Journal;

const SETTINGS: (&str, &str) = ("journal.yaml", "format: 1\n");
const ACME: (&str, &str) =
    ("2026/2026-10-30-acme.yaml", "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\n");

#[test]
fn a_file_is_no_journal() {
    let journal = Journal::new();
    std::fs::write(journal.root(), "mine\n").expect("the file");
    assert_data_eq!(
        journal.transcript(&["log Acme", "list", "--journal journal list"]),
        str![[r#"
$ reject log Acme
error: cannot open the journal '[JOURNAL]': it is not a folder

  tip: name a folder with `--journal DIR`; it need not exist yet
exit 1

$ reject list
error: cannot open the journal '[JOURNAL]': it is not a folder

  tip: name a folder with `--journal DIR`; it need not exist yet
exit 1

$ reject --journal journal list
error: cannot open the journal 'journal': it is not a folder

  tip: name a folder with `--journal DIR`; it need not exist yet
exit 1


"#]]
    );
    assert_eq!(std::fs::read_to_string(journal.root()).expect("the file"), "mine\n");
}

#[test]
fn a_place_where_no_folder_can_be_made_is_said() {
    let journal = Journal::new();
    journal
        .reject(["log", "Acme", "--journal", "/proc/journal"])
        .assert()
        .code(1)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
error: cannot write '/proc/journal'
  caused by: No such file or directory (os error 2)

  tip: what was there before is unchanged

"#]]);
}

#[test]
fn text_that_has_no_place_at_all_is_said_to_be_lost_nowhere() {
    let journal = Journal::new();
    journal
        .reject(["log", "Acme", "--said", "-", "--journal", "/proc/journal"])
        .stdin("No.\n")
        .assert()
        .code(1)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
error: cannot write '/proc/journal'
  caused by: No such file or directory (os error 2)

  tip: what was there before is unchanged
  tip: what was piped in could be kept nowhere; here it is:
    No.
    

"#]]);
}

#[test]
fn a_journal_of_a_newer_format_is_left_alone() {
    let settings = "format: 2\nreasons: {of: a shape to come}\n";
    let journal = Journal::with(&[ACME, ("journal.yaml", settings)]);
    assert_data_eq!(
        journal.transcript(&["log Acme", "apply Globex", "advance acme screen", "list", "check"]),
        str![[r#"
$ reject log Acme
error: cannot open the journal '[JOURNAL]': its format is 2, and this reject knows format 1

  tip: nothing was changed; a newer reject opens it
exit 1

$ reject apply Globex
error: cannot open the journal '[JOURNAL]': its format is 2, and this reject knows format 1

  tip: nothing was changed; a newer reject opens it
exit 1

$ reject advance acme screen
error: cannot open the journal '[JOURNAL]': its format is 2, and this reject knows format 1

  tip: nothing was changed; a newer reject opens it
exit 1

$ reject list
error: cannot open the journal '[JOURNAL]': its format is 2, and this reject knows format 1

  tip: nothing was changed; a newer reject opens it
exit 1

$ reject check
error: cannot open the journal '[JOURNAL]': its format is 2, and this reject knows format 1

  tip: nothing was changed; a newer reject opens it
exit 1


"#]]
    );
    assert_eq!(journal.files(), [ACME.0, "journal.yaml"]);
    assert_eq!(journal.file("journal.yaml"), settings);
    assert_eq!(journal.file(ACME.0), ACME.1);
}

#[test]
fn settings_that_cannot_be_read_are_named() {
    let journal = Journal::with(&[ACME, ("journal.yaml", "format: one\n")]);
    assert_data_eq!(
        journal.transcript(&["log Acme", "list"]),
        str![[r#"
$ reject log Acme
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: line 1, column 9: format: 'one' is not a whole number from 1

  tip: nothing was changed; mend '[JOURNAL]/journal.yaml' in an editor
exit 1

$ reject list
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: line 1, column 9: format: 'one' is not a whole number from 1

  tip: nothing was changed; mend '[JOURNAL]/journal.yaml' in an editor
exit 1


"#]]
    );
    assert_eq!(journal.file(ACME.0), ACME.1);
}

const DAMAGED: (&str, &str) =
    ("2026/2026-11-01-globex.yaml", "---\ncompany: Globex\n---\ndate: 2026-11-31\nevent: applied\n");

#[test]
fn one_damaged_case_does_not_keep_the_others_from_being_read() {
    let journal = Journal::with(&[SETTINGS, ACME, DAMAGED]);
    assert_data_eq!(
        journal.transcript(&["list", "show acme", "list --company hooli"]),
        str![[r#"
$ reject list
company  role  got to       stands   begun
Acme           application  in play  30 Oct
error: cannot read '2026/2026-11-01-globex.yaml'
  caused by: line 4, column 7: date: '2026-11-31' is not a date; expected YYYY-MM-DD

  tip: nothing was changed; mend it with `reject edit 2026-11-01-globex`
exit 1

$ reject show acme
Acme
2026-10-30-acme

30 Oct 2026  applied
exit 0

$ reject list --company hooli
No case fits.
error: cannot read '2026/2026-11-01-globex.yaml'
  caused by: line 4, column 7: date: '2026-11-31' is not a date; expected YYYY-MM-DD

  tip: nothing was changed; mend it with `reject edit 2026-11-01-globex`
exit 1


"#]]
    );
    let output = journal.reject(["list", "--json"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    let listed: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(listed["cases"].as_array().map(Vec::len), Some(1));
    assert_data_eq!(
        listed["unreadable"].to_string(),
        str![[
            r#"[{"file":"2026/2026-11-01-globex.yaml","error":"line 4, column 7: date: '2026-11-31' is not a date; expected YYYY-MM-DD"}]"#
        ]]
    );
}

#[test]
fn no_write_touches_a_damaged_case() {
    let journal = Journal::with(&[SETTINGS, ACME, DAMAGED]);
    assert_data_eq!(
        journal.transcript(&["log Acme", "log Globex", "advance globex screen", "log Initech"]),
        str![[r#"
$ reject log Acme
Written down in 2026/2026-10-30-acme.yaml
Acme: rejected on 22 Nov 2026, at application.
When you are ready: reject reflect acme
exit 0

$ reject log Globex
error: cannot read '2026/2026-11-01-globex.yaml'
  caused by: line 4, column 7: date: '2026-11-31' is not a date; expected YYYY-MM-DD

  tip: nothing was changed; mend it with `reject edit 2026-11-01-globex`
exit 1

$ reject advance globex screen
error: cannot read '2026/2026-11-01-globex.yaml'
  caused by: line 4, column 7: date: '2026-11-31' is not a date; expected YYYY-MM-DD

  tip: nothing was changed; mend it with `reject edit 2026-11-01-globex`
exit 1

$ reject log Initech
Written down in 2026/2026-11-22-initech.yaml
When you are ready: reject reflect initech
exit 0


"#]]
    );
    assert_eq!(journal.file(DAMAGED.0), DAMAGED.1);
}

#[test]
fn a_folder_and_its_files_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let journal = Journal::new();
    journal.run(["log", "Acme"]);
    let mode = |file: &str| {
        let meta = std::fs::metadata(journal.root().join(file)).expect(file);
        format!("{:o}", meta.permissions().mode() & 0o777)
    };
    assert_eq!(
        ["", "2026", "journal.yaml", "2026/2026-11-22-acme.yaml", ".lock"].map(mode),
        ["700", "700", "600", "600", "600"]
    );
}

#[test]
fn a_journal_that_has_cases_is_not_called_new() {
    let journal = Journal::with(&[ACME]);
    journal.reject(["log", "Globex"]).assert().code(0).stdout_eq("").stderr_eq(str![[r#"
Written down in 2026/2026-11-22-globex.yaml
When you are ready: reject reflect globex

"#]]);
    assert_eq!(journal.files(), [ACME.0, "2026/2026-11-22-globex.yaml", "journal.yaml"]);
}

#[test]
fn a_journal_below_a_file_is_named_by_its_path() {
    let journal = Journal::with(&[("mine", "mine\n")]);
    journal
        .reject(["log", "Acme", "--journal", "journal/mine/below"])
        .assert()
        .code(1)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error: cannot open the journal 'journal/mine/below': it is not a folder

  tip: name a folder with `--journal DIR`; it need not exist yet

"#]]);
}

#[test]
fn a_lock_that_is_held_is_told_with_its_holder() {
    let journal = Journal::with(&[ACME, (".lock", "reject reflect, process 4711\n")]);
    let lock = File::options().read(true).write(true).open(journal.root().join(".lock")).expect("the lock");
    lock.lock().expect("to hold it");
    thread::scope(|scope| {
        scope.spawn(|| {
            journal.reject(["advance", "acme", "final"]).assert().code(1).stdout_eq(str![""]).stderr_eq(
                str![[r#"
error: cannot write to the journal '[JOURNAL]': another reject is writing to it
  caused by: reject reflect, process 4711

  tip: nothing was written; try again when it is done

"#]],
            );
        });
        scope.spawn(|| {
            let asked = journal.reject(["log", "Acme", "--said", "-"]).stdin("No.").assert();
            asked.code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: cannot write to the journal '[JOURNAL]': another reject is writing to it
  caused by: reject reflect, process 4711

  tip: nothing was written; try again when it is done
  tip: what was piped in is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]]);
        });
        // Reading waits for nobody.
        journal.run(["list"]);
    });
    assert_eq!(journal.file(ACME.0), ACME.1);
    assert_eq!(journal.files(), [ACME.0, "drafts/unsaved-1.txt"], "what came from a pipe is kept");
    assert_data_eq!(journal.file("drafts/unsaved-1.txt"), str!["No."]);
    lock.unlock().expect("to let it go");
    journal.run(["advance", "acme", "final"]);
    assert_eq!(
        journal.file(ACME.0),
        format!("{}---\ndate: 2026-11-22\nevent: advanced\nstage: final\n", ACME.1)
    );
}

#[test]
fn a_case_of_endless_brackets_is_named_and_skipped() {
    let journal = Journal::with(&[SETTINGS, ACME]);
    let brackets = [("[").repeat(20_000), ("]").repeat(20_000)].concat();
    journal.put("2026/2026-11-01-deep.yaml", format!("---\ncompany: {brackets}\n"));
    assert_data_eq!(
        journal.transcript(&["list", "check"]),
        str![[r#"
$ reject list
company  role  got to       stands   begun
Acme           application  in play  30 Oct
error: cannot read '2026/2026-11-01-deep.yaml'
  caused by: line 2, column 1010: more than 1000 brackets stand within each other

  tip: nothing was changed; mend it with `reject edit 2026-11-01-deep`
exit 1

$ reject check
2026/2026-11-01-deep.yaml:2:1010: more than 1000 brackets stand within each other
exit 1


"#]]
    );
}
