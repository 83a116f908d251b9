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
fn without_a_name_it_is_called_by_what_it_holds_and_of_when() {
    let journal = journal();
    assert_data_eq!(
        journal.transcript(&[
            "report",
            "report --company acme",
            "report --anonymous",
            "report --anonymous --company acme",
            "report --svg sankey",
            "report --svg sankey --anonymous",
            "report --svg sankey --company acme",
            "report --until 2026-10-01",
        ]),
        str![[r#"
$ reject report
The report is in reject-report-2026-11-22.html
exit 0

$ reject report --company acme
The report is in reject-report-part-2026-11-22.html
exit 0

$ reject report --anonymous
The report, without names, your words and exact days, is in reject-report-anonymous-2026-11.html
exit 0

$ reject report --anonymous --company acme
The report, without names, your words and exact days, is in reject-report-anonymous-part-2026-11.html
exit 0

$ reject report --svg sankey
The picture, counts and months alone, is in reject-sankey-2026-11.svg
exit 0

$ reject report --svg sankey --anonymous
The picture, counts and months alone, is in reject-sankey-2026-11.svg
exit 0

$ reject report --svg sankey --company acme
The picture, counts and months alone, is in reject-sankey-part-2026-11.svg
exit 0

$ reject report --until 2026-10-01
The report is in reject-report-part-2026-11-22.html
exit 0


"#]]
    );
    for (name, begins, holds) in [
        ("reject-report-2026-11-22.html", "<!doctype html>", "As it stood on 22 Nov 2026"),
        ("reject-report-part-2026-11-22.html", "<!doctype html>", "As it stood on 1 Oct 2026"),
        ("reject-report-anonymous-2026-11.html", "<!doctype html>", "As it stood in Nov 2026"),
        ("reject-report-anonymous-part-2026-11.html", "<!doctype html>", "A part of the search<"),
        ("reject-sankey-2026-11.svg", "<svg ", ">Made with reject<"),
        ("reject-sankey-part-2026-11.svg", "<svg ", ">A part of the search"),
    ] {
        let file = beside(&journal, name);
        let text = fs::read_to_string(&file).expect("the file");
        assert!(text.starts_with(begins) && text.contains(holds), "{name}: {text}");
        assert_eq!(fs::metadata(&file).expect("the file").permissions().mode() & 0o777, 0o600);
    }
    assert!(!read(&journal, "reject-report-2026-11-22.html").contains("A part of the search"));
}

fn read(journal: &Journal, name: &str) -> String {
    fs::read_to_string(beside(journal, name)).expect("the file")
}

#[test]
fn a_file_of_ours_that_somebody_changed_is_left_alone() {
    let journal = journal();
    let names = ["reject-report-2026-11-22.html", "reject-sankey-2026-11.svg"];
    journal.run(["report"]);
    journal.run(["report", "--svg", "sankey"]);
    let ways: [fn(&str) -> String; 4] = [
        |text| text.replacen(" application", " brave application", 1),
        |text| format!("{text}<p>Mine.</p>\n"),
        |text| text.rsplit_once("<!--").expect("the last line").0.to_owned(),
        |text| text.replace('\n', "\r\n"),
    ];
    for change in ways {
        let made = names.map(|name| read(&journal, name));
        let changed = [0, 1].map(|at| change(&made[at]));
        for at in [0, 1] {
            assert_ne!(made[at], changed[at]);
            fs::write(beside(&journal, names[at]), &changed[at]).expect("a file");
        }
        assert_data_eq!(
            journal.transcript(&["report", "report --svg sankey"]),
            str![[r#"
$ reject report
error: 'reject-report-2026-11-22.html' was changed since reject made it

  tip: nothing was written; `-o` puts the new one elsewhere, `--force` replaces this one
exit 2

$ reject report --svg sankey
error: 'reject-sankey-2026-11.svg' was changed since reject made it

  tip: nothing was written; `-o` puts the new one elsewhere, `--force` replaces this one
exit 2


"#]]
        );
        assert_eq!(names.map(|name| read(&journal, name)), changed);
        journal.run(["report", "--force"]);
        journal.run(["report", "--svg", "sankey", "--force"]);
        assert_eq!(names.map(|name| read(&journal, name)), made);
    }
}

#[test]
fn a_long_file_is_nobodys_but_its_owners() {
    let journal = journal();
    let name = "reject-report-2026-11-22.html";
    journal.run(["report"]);
    let mine = read(&journal, name) + &"Mine. ".repeat(4_000_000);
    fs::write(beside(&journal, name), &mine).expect("a file");
    journal.reject(["report"]).assert().code(2);
    assert!(read(&journal, name) == mine, "not a byte is changed");
}

#[test]
fn a_file_that_is_not_ours_is_left_alone() {
    let journal = journal();
    let (page, picture) =
        (beside(&journal, "reject-report-2026-11-22.html"), beside(&journal, "reject-sankey-2026-11.svg"));
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
error: 'reject-sankey-2026-11.svg' is there already

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
    fs::create_dir(beside(&journal, "reject-sankey-2026-11.svg")).expect("a folder");
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
error: cannot write 'reject-sankey-2026-11.svg'
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

#[test]
fn a_page_put_aside_behind_a_link_stays() {
    let journal = journal();
    let (page, kept) = (beside(&journal, "reject-report-2026-11-22.html"), beside(&journal, "kept.html"));
    journal.run(["report", "--until", "2026-10-01", "-o", "kept.html"]);
    let before = fs::read(&kept).expect("the page");
    std::os::unix::fs::symlink(&kept, &page).expect("a link");
    assert_data_eq!(
        journal.transcript(&["report"]),
        str![[r#"
$ reject report
error: 'reject-report-2026-11-22.html' is there already

  tip: nothing was written; `--force` replaces it
exit 2


"#]]
    );
    assert_eq!(fs::read(&kept).expect("the page"), before);
}
