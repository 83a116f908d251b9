//! Where the page goes, and what it never overwrites.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use snapbox::{assert_data_eq, str};

use super::journal;
use crate::support::Journal;

/// The folder the command is run in.
fn beside(journal: &Journal, name: &str) -> PathBuf {
    journal.root().with_file_name(name)
}

#[test]
fn without_a_name_it_is_called_by_its_day() {
    let journal = journal();
    assert_data_eq!(
        journal.transcript(&[
            "report",
            "report --anonymous",
            "report --svg sankey",
            "report --until 2026-10-01"
        ]),
        str![[r#"
$ reject report
The report is in reject-report-2026-11-22.html
exit 0

$ reject report --anonymous
The report, without names, your words and exact days, is in reject-report-2026-11-22.html
exit 0

$ reject report --svg sankey
The picture, counts and months alone, is in reject-sankey-2026-11-22.svg
exit 0

$ reject report --until 2026-10-01
The report is in reject-report-2026-11-22.html
exit 0


"#]]
    );
    for (name, begins) in
        [("reject-report-2026-11-22.html", "<!doctype html>"), ("reject-sankey-2026-11-22.svg", "<svg ")]
    {
        let file = beside(&journal, name);
        assert!(fs::read_to_string(&file).expect("the file").starts_with(begins));
        assert_eq!(fs::metadata(&file).expect("the file").permissions().mode() & 0o777, 0o600);
    }
    let page = fs::read_to_string(beside(&journal, "reject-report-2026-11-22.html")).expect("the page");
    assert!(page.contains("As it stood on 1 Oct 2026"), "the last one took the place of those before");
}

#[test]
fn a_file_that_is_not_ours_is_left_alone() {
    let journal = journal();
    let (page, picture) =
        (beside(&journal, "reject-report-2026-11-22.html"), beside(&journal, "reject-sankey-2026-11-22.svg"));
    fs::write(&page, "<!doctype html>\n<p>mine</p>\n").expect("a file");
    fs::write(&picture, "<svg/>\n").expect("a file");
    assert_data_eq!(
        journal.transcript(&["report", "report --svg sankey"]),
        str![[r#"
$ reject report
error: 'reject-report-2026-11-22.html' is there already

  tip: nothing was written; `--force` replaces it
exit 2

$ reject report --svg sankey
error: 'reject-sankey-2026-11-22.svg' is there already

  tip: nothing was written; `--force` replaces it
exit 2


"#]]
    );
    assert_eq!(fs::read_to_string(&page).expect("the file"), "<!doctype html>\n<p>mine</p>\n");
    assert_eq!(fs::read_to_string(&picture).expect("the file"), "<svg/>\n");
    assert_data_eq!(
        journal.transcript(&["report --force"]),
        str![[r#"
$ reject report --force
The report is in reject-report-2026-11-22.html
exit 0


"#]]
    );
    assert!(fs::read_to_string(&page).expect("the file").contains("Job search"));
}

#[test]
fn a_file_that_was_named_is_replaced_only_by_force() {
    let journal = journal();
    assert_data_eq!(
        journal.transcript(&[
            "report -o mine.html",
            "report -o mine.html",
            "report -o mine.html --force",
            "report -o reject-report-2026-11-22.html",
            "report -o reject-report-2026-11-22.html",
        ]),
        str![[r#"
$ reject report -o mine.html
The report is in mine.html
exit 0

$ reject report -o mine.html
error: 'mine.html' is there already

  tip: nothing was written; `--force` replaces it
exit 2

$ reject report -o mine.html --force
The report is in mine.html
exit 0

$ reject report -o reject-report-2026-11-22.html
The report is in reject-report-2026-11-22.html
exit 0

$ reject report -o reject-report-2026-11-22.html
error: 'reject-report-2026-11-22.html' is there already

  tip: nothing was written; `--force` replaces it
exit 2


"#]]
    );
}

#[test]
fn where_nothing_can_be_written_that_is_said() {
    let journal = journal();
    fs::create_dir(beside(&journal, "reject-sankey-2026-11-22.svg")).expect("a folder");
    assert_data_eq!(
        journal.transcript(&[
            "report -o nowhere/page.html",
            "report -o journal",
            "report -o /proc/page.html",
            "report --svg sankey",
        ]),
        str![[r#"
$ reject report -o nowhere/page.html
error: cannot write 'nowhere/page.html'
  caused by: No such file or directory (os error 2)

  tip: nothing was written; name a folder that is there
exit 1

$ reject report -o journal
error: cannot write 'journal'
  caused by: it is a folder

  tip: nothing was written; name a file in it
exit 1

$ reject report -o /proc/page.html
error: cannot write '/proc/page.html'
  caused by: No such file or directory (os error 2)

  tip: your journal is as it was; name another place with `-o`
exit 1

$ reject report --svg sankey
error: cannot write 'reject-sankey-2026-11-22.svg'
  caused by: it is a folder

  tip: nothing was written; name a file in it
exit 1


"#]]
    );
}

#[test]
fn a_device_of_the_default_name_stays_what_it_is() {
    let journal = journal();
    let device = beside(&journal, "reject-report-2026-11-22.html");
    std::os::unix::fs::symlink("/dev/null", &device).expect("a link");
    journal.run(["report"]);
    assert!(device.symlink_metadata().expect("the link").is_symlink());
}

#[test]
fn misuse_is_said() {
    assert_data_eq!(
        journal().transcript(&["report -o - --open", "report --svg pie", "report --json", "report acme"]),
        str![[r#"
$ reject report -o - --open
error: what goes to standard output cannot be opened

  tip: nothing was written; leave `-o -` out, or name a file
exit 2

$ reject report --svg pie
error: invalid value 'pie' for '--svg <PICTURE>'
  [possible values: sankey]

For more information, try '--help'.
exit 2

$ reject report --json
error: unexpected argument '--json' found

  tip: a similar argument exists: '--reason'

Usage: reject report --reason <REASON>

For more information, try '--help'.
exit 2

$ reject report acme
error: unexpected argument 'acme' found

Usage: reject report [OPTIONS]

For more information, try '--help'.
exit 2


"#]]
    );
}

#[test]
fn the_dash_of_standard_output_does_not_take_standard_input() {
    let journal = journal();
    journal.put("journal.yaml", "format: 2\n");
    journal
        .reject(["report", "-o", "-"])
        .stdin("My words.\n")
        .assert()
        .code(1)
        .stdout_eq(str![""])
        .stderr_eq(str![[r#"
error: cannot open the journal '[JOURNAL]': its format is 2, and this reject knows format 1

  tip: nothing was changed; a newer reject opens it

"#]]);
    assert_eq!(journal.files().iter().filter(|file| file.starts_with("drafts")).count(), 0);
}
