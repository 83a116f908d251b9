//! A slip of the finger is met with what was meant.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use snapbox::{assert_data_eq, str};

use crate::support::Journal;

#[test]
fn swapped_letters_of_a_command_are_understood() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.told(&["lgo", "Acme"]),
        str![[r#"
error: there is no command 'lgo'

  tip: a similar one exists: 'log'
exit 2

"#]]
    );
}

#[test]
fn a_day_that_is_to_come_is_said_to_be_to_come() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.transcript(&["log Acme --on tomorrow", "log Acme --on 2026-11-23"]),
        str![[r#"
$ reject log Acme --on tomorrow
error: --on: 'tomorrow' is 2026-11-23, which is after today (2026-11-22)

  tip: nothing was written
exit 2

$ reject log Acme --on 2026-11-23
error: --on: '2026-11-23' is after today (2026-11-22)

  tip: nothing was written
exit 2


"#]]
    );
}

#[test]
fn a_year_that_lost_a_digit_is_refused() {
    let journal = Journal::new();
    for day in ["0026-11-01", "0202-11-01", "1026-11-01"] {
        journal.reject(["log", "Acme", "--on", day]).assert().code(2).stdout_eq("");
    }
    assert!(!journal.root().exists());
}

#[test]
fn a_value_with_a_dash_is_no_option() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.told(&["log", "Acme", "--on", "-3d"]),
        str![[r#"
error: --on: '-3d' is not a date; try 2026-11-22, yesterday, monday, 3d, 2w, last month or 'nov 3'

  tip: nothing was written
exit 2

"#]]
    );
}

#[test]
fn ghosted_is_not_taken_for_closed() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.told(&["log", "Acme", "--ending", "ghosted"]),
        str![[r#"
error: invalid value 'ghosted' for '--ending <ENDING>'
  [possible values: rejected, no-reply, withdrew, declined, closed, accepted]

  tip: a similar value exists: 'no-reply'

For more information, try '--help'.
exit 2

"#]]
    );
}

#[test]
fn the_argument_that_is_not_utf8_is_the_one_that_is_named() {
    let journal = Journal::new();
    journal
        .reject(["--journal"])
        .arg(OsStr::from_bytes(b"journal-\xff"))
        .args(["log", "Acme", "--said"])
        .arg(OsStr::from_bytes(b"M\xfcller"))
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(
            "error: argument 6 is not UTF-8: 'M\u{fffd}ller'\n\n  \
             tip: nothing was written; give a long or foreign text with `-`, as UTF-8, on standard input\n",
        );
}
