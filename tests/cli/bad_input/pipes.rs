//! Streams that are closed, full or cut short.

use std::process::Output;

use snapbox::cmd::cargo_bin;
use snapbox::{assert_data_eq, str};

use crate::support::{Journal, TODAY};

/// What a line of `bash` says in which `reject` is the program.
fn bash(journal: &Journal, line: &str) -> String {
    let program = cargo_bin!("reject").display().to_string();
    let Output { stdout, stderr, status } = std::process::Command::new("/bin/bash")
        .args(["-c", &format!("set -o pipefail; reject() {{ {program} \"$@\"; }}; {line}")])
        .env_clear()
        .env("REJECT_JOURNAL", journal.root())
        .env("REJECT_TODAY", TODAY)
        .env("HOME", journal.root())
        .env("PATH", "/usr/bin:/bin")
        .output()
        .expect("it runs");
    let said = String::from_utf8([stdout, stderr].concat()).expect("UTF-8");
    let code = status.code().map_or_else(|| status.to_string(), |code| format!("exit {code}"));
    format!("{said}{code}\n").replace(&journal.root().display().to_string(), "[JOURNAL]")
}

fn with_cases(n: usize) -> Journal {
    let journal = Journal::with(&[("journal.yaml", "format: 1\n")]);
    for n in 0..n {
        let text = format!("---\ncompany: Company {n}\n---\ndate: 2026-11-01\nevent: applied\n");
        journal.put(&format!("2026/2026-11-01-company-{n}.yaml"), text);
    }
    journal
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let journal = with_cases(3000);
    assert_data_eq!(
        bash(&journal, "reject list --json | head -1"),
        str![[r#"
{
exit 0

"#]]
    );
    assert_data_eq!(
        bash(&journal, "reject list | head -1"),
        str![[r#"
company       role  got to       stands   begun
exit 0

"#]]
    );
}

#[test]
fn a_full_disk_under_the_answer_is_said() {
    let journal = with_cases(1);
    for command in ["list", "list --json", "show last", "stats", "--version", "prompts"] {
        let told = bash(&journal, &format!("reject {command} > /dev/full"));
        assert_data_eq!(
            told,
            str![[r#"
error: cannot write to standard output
  caused by: No space left on device (os error 28)
exit 1

"#]]
        );
    }
}

#[test]
fn what_is_written_does_not_hang_on_who_listens() {
    let journal = Journal::new();
    assert_data_eq!(
        bash(&journal, "reject log Acme > /dev/full 2> /dev/full"),
        str![[r#"
exit 0

"#]]
    );
    assert_data_eq!(
        bash(&journal, "reject log Globex >&- 2>&-"),
        str![[r#"
exit 0

"#]]
    );
    assert_data_eq!(
        bash(&journal, "reject log Initech <&-"),
        str![[r#"
Written down in 2026/2026-11-22-initech.yaml
When you are ready: reject reflect initech
exit 0

"#]]
    );
    assert_data_eq!(
        bash(&journal, "reject log Hooli 2>&1 | true"),
        str![[r#"
exit 0

"#]]
    );
    assert_data_eq!(
        bash(&journal, "reject list"),
        str![[r#"
company  role  got to       stands           begun
Acme           application  rejected 22 Nov  22 Nov
Globex         application  rejected 22 Nov  22 Nov
Hooli          application  rejected 22 Nov  22 Nov
Initech        application  rejected 22 Nov  22 Nov
exit 0

"#]]
    );
}

#[test]
fn closed_streams_make_no_panic() {
    let journal = with_cases(1);
    assert_data_eq!(
        bash(&journal, "reject list >&-"),
        str![[r#"
exit 0

"#]]
    );
    assert_data_eq!(
        bash(&journal, "reject list >&- 2>&- <&-"),
        str![[r#"
exit 0

"#]]
    );
    assert_data_eq!(
        bash(&journal, "reject log <&-"),
        str![[r#"
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1

"#]]
    );
    assert_data_eq!(
        bash(&journal, "reject log Acme --said - <&-"),
        str![[r#"
error: --said: standard input is empty

  tip: nothing was written
exit 2

"#]]
    );
    assert_data_eq!(
        bash(&journal, "reject log Globex --said - < /"),
        str![[r#"
error: cannot read --said from standard input
  caused by: Is a directory (os error 21)

  tip: nothing was written
exit 1

"#]]
    );
}

#[test]
fn a_text_from_a_pipe_outlives_a_refusal_of_advance_and_apply() {
    for (words, said) in [
        (
            ["advance", "nosuch", "screen", "--said", "-"].as_slice(),
            str![[r#"
error: no case matches 'nosuch'

  tip: `reject list` shows them all; part of a company or a role names one
  tip: what was piped in is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]],
        ),
        (
            &["apply", "Acme", "--on", "2026-11-23", "--note", "-"],
            str![[r#"
error: --on: '2026-11-23' is after today (2026-11-22)

  tip: nothing was written
  tip: what was piped in is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]],
        ),
    ] {
        let journal = with_cases(1);
        let asked = journal.reject([]).args(words).stdin("Dear you,\n\nyes.\n").assert();
        asked.code(2).stdout_eq(str![""]).stderr_eq(said);
        assert_eq!(journal.file("drafts/unsaved-1.txt"), "Dear you,\n\nyes.\n");
        assert_eq!(
            journal.files(),
            ["2026/2026-11-01-company-0.yaml", "drafts/unsaved-1.txt", "journal.yaml"]
        );
    }
}
