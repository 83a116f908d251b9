//! Arguments that cannot be.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use snapbox::{assert_data_eq, str};

use crate::support::Journal;

#[test]
fn a_day_that_cannot_be_is_refused() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.transcript(&[
            "log Acme --on 2026-02-30",
            "log Acme --on 2026-13-01",
            "log Acme --on |nov 31|",
            "log Acme --on 31.12.2025",
            "log Acme --on someday",
            "log Acme --on ||",
            "log Acme --on |nov 23 2026|",
            "log Acme --applied |jan 1 2027|",
            "log Acme --applied 2025-02-29",
        ]),
        str![[r#"
$ reject log Acme --on 2026-02-30
error: --on: '2026-02-30' is not a date; try 2026-11-22, yesterday, monday, 3d, 2w, last month or 'nov 3'

  tip: nothing was written
exit 2

$ reject log Acme --on 2026-13-01
error: --on: '2026-13-01' is not a date; try 2026-11-22, yesterday, monday, 3d, 2w, last month or 'nov 3'

  tip: nothing was written
exit 2

$ reject log Acme --on |nov 31|
error: --on: 'nov 31' is not a date; try 2026-11-22, yesterday, monday, 3d, 2w, last month or 'nov 3'

  tip: nothing was written
exit 2

$ reject log Acme --on 31.12.2025
error: --on: '31.12.2025' is not a date; try 2026-11-22, yesterday, monday, 3d, 2w, last month or 'nov 3'

  tip: nothing was written
exit 2

$ reject log Acme --on someday
error: --on: 'someday' is not a date; try 2026-11-22, yesterday, monday, 3d, 2w, last month or 'nov 3'

  tip: nothing was written
exit 2

$ reject log Acme --on ||
error: --on: '' is not a date; try 2026-11-22, yesterday, monday, 3d, 2w, last month or 'nov 3'

  tip: nothing was written
exit 2

$ reject log Acme --on |nov 23 2026|
error: --on: 'nov 23 2026' is 2026-11-23, which is after today (2026-11-22)

  tip: nothing was written
exit 2

$ reject log Acme --applied |jan 1 2027|
error: --applied: 'jan 1 2027' is 2027-01-01, which is after today (2026-11-22)

  tip: nothing was written
exit 2

$ reject log Acme --applied 2025-02-29
error: --applied: '2025-02-29' is not a date; try 2026-11-22, yesterday, monday, 3d, 2w, last month or 'nov 3'

  tip: nothing was written
exit 2


"#]]
    );
    assert!(!journal.root().exists());
}

#[test]
fn a_word_the_journal_does_not_know_is_refused() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.transcript(&[
            "log Acme --stage phone",
            "log Acme --stage intervew",
            "log Acme --control maybe",
            "log Acme --heard pigeon",
            "log Acme --sender robot",
        ]),
        str![[r#"
$ reject log Acme --stage phone
error: invalid value 'phone' for '--stage <STAGE>'
  [possible values: application, screen, assessment, interview, final, offer]

For more information, try '--help'.
exit 2

$ reject log Acme --stage intervew
error: invalid value 'intervew' for '--stage <STAGE>'
  [possible values: application, screen, assessment, interview, final, offer]

  tip: a similar value exists: 'interview'

For more information, try '--help'.
exit 2

$ reject log Acme --control maybe
error: invalid value 'maybe' for '--control <ANSWER>'
  [possible values: yes, partly, no, unknown]

For more information, try '--help'.
exit 2

$ reject log Acme --heard pigeon
error: invalid value 'pigeon' for '--heard <WAY>'
  [possible values: email, phone, "in person", portal, letter]

  tip: a similar value exists: 'phone'

For more information, try '--help'.
exit 2

$ reject log Acme --sender robot
error: invalid value 'robot' for '--sender <WHO>'
  [possible values: automated, template, person]

For more information, try '--help'.
exit 2


"#]]
    );
    assert!(!journal.root().exists());
}

#[test]
fn a_number_that_cannot_be_is_refused() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.transcript(&[
            "log Acme --feeling 9",
            "log Acme --feeling 0",
            "log Acme --feeling bad",
            "log Acme --stage screen --round 0",
            "log Acme --stage screen --round second",
            "log Acme --round 2",
        ]),
        str![[r#"
$ reject log Acme --feeling 9
error: invalid value '9' for '--feeling <1-5>': '9' is not a number from 1 (crushed) to 5 (fine)

For more information, try '--help'.
exit 2

$ reject log Acme --feeling 0
error: invalid value '0' for '--feeling <1-5>': '0' is not a number from 1 (crushed) to 5 (fine)

For more information, try '--help'.
exit 2

$ reject log Acme --feeling bad
error: invalid value 'bad' for '--feeling <1-5>': 'bad' is not a number from 1 (crushed) to 5 (fine)

For more information, try '--help'.
exit 2

$ reject log Acme --stage screen --round 0
error: invalid value '0' for '--round <N>': '0' is not a whole number from 1

For more information, try '--help'.
exit 2

$ reject log Acme --stage screen --round second
error: invalid value 'second' for '--round <N>': 'second' is not a whole number from 1

For more information, try '--help'.
exit 2

$ reject log Acme --round 2
error: the following required arguments were not provided:
  --stage <STAGE>

Usage: reject log --stage <STAGE> --round <N> <COMPANY> [ROLE]

For more information, try '--help'.
exit 2


"#]]
    );
    assert!(!journal.root().exists());
}

#[test]
fn a_name_must_be_one_line_with_something_in_it() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.transcript(&[
            "log ||",
            "log |  \t |",
            "log |Ac\nme|",
            "log Acme |Back\x1b[31mend|",
            "log Acme --source |a\nb|",
            "log Acme --reason | |",
            "log Acme --guess ||",
            "log Acme --reason |pay\nevent: accepted|",
        ]),
        str![[r#"
$ reject log ||
error: the company is empty

  tip: nothing was written; use 'unknown' for one that is not named
exit 2

$ reject log |  	 |
error: the company is empty

  tip: nothing was written; use 'unknown' for one that is not named
exit 2

$ reject log |Ac
me|
error: the company holds a line break or a control character: 'Ac␊me'

  tip: nothing was written; it is one line of plain text
exit 2

$ reject log Acme |Back[31mend|
error: the role holds a line break or a control character: 'Back␛[31mend'

  tip: nothing was written; it is one line of plain text
exit 2

$ reject log Acme --source |a
b|
error: --source holds a line break or a control character: 'a␊b'

  tip: nothing was written; it is one line of plain text
exit 2

$ reject log Acme --reason | |
error: --reason is empty

  tip: nothing was written
exit 2

$ reject log Acme --guess ||
error: --guess is empty

  tip: nothing was written
exit 2

$ reject log Acme --reason |pay
event: accepted|
error: --reason holds a line break or a control character: 'pay␊event: accepted'

  tip: nothing was written; it is one line of plain text
exit 2


"#]]
    );
    assert!(!journal.root().exists());
}

#[test]
fn a_typo_of_a_command_or_an_option_is_never_an_entry() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.transcript(&[
            "logg Acme",
            "stat",
            "log Acme --stge screen",
            "log Acme --feelings 2",
            "log Acme Designer Berlin",
        ]),
        str![[r#"
$ reject logg Acme
error: there is no command 'logg'

  tip: a similar one exists: 'log'
exit 2

$ reject stat
error: there is no command 'stat'

  tip: a similar one exists: 'stats'
exit 2

$ reject log Acme --stge screen
error: unexpected argument '--stge' found

  tip: a similar argument exists: '--stage'

Usage: reject log --stage <STAGE> <COMPANY> [ROLE]

For more information, try '--help'.
exit 2

$ reject log Acme --feelings 2
error: unexpected argument '--feelings' found

  tip: a similar argument exists: '--feeling'

Usage: reject log --feeling <1-5> <COMPANY> [ROLE]

For more information, try '--help'.
exit 2

$ reject log Acme Designer Berlin
error: unexpected argument 'Berlin' found

Usage: reject log [OPTIONS] [COMPANY] [ROLE]

For more information, try '--help'.
exit 2


"#]]
    );
    assert!(!journal.root().exists());
}

#[test]
fn a_name_that_begins_with_a_dash_is_taken_after_two_dashes() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.told(&["log", "--", "-42-"]),
        str![[r#"
A new journal begins in [JOURNAL]
Written down in 2026/2026-11-22-42.yaml
When you are ready: reject reflect 42
exit 0

"#]]
    );
    assert_data_eq!(
        journal.file("2026/2026-11-22-42.yaml"),
        str![[r#"
---
company: '-42-'
---
date: 2026-11-22
event: rejected

"#]]
    );
}

#[test]
fn an_argument_that_is_not_utf8_is_refused_by_name() {
    let journal = Journal::new();
    let bytes = OsStr::from_bytes(b"M\xfcller");
    for (words, expected) in [
        (vec![OsStr::new("log"), bytes], "argument 2"),
        (vec![OsStr::new("log"), OsStr::new("Acme"), OsStr::new("--said"), bytes], "argument 4"),
    ] {
        journal
            .reject([])
            .args(words)
            .assert()
            .code(2)
            .stdout_eq("")
            .stderr_eq(format!(
                "error: {expected} is not UTF-8: 'M\u{fffd}ller'\n\n  \
                 tip: nothing was written; give a long or foreign text with `-`, as UTF-8, on standard input\n"
            ));
    }
    assert!(!journal.root().exists());
}
