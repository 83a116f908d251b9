//! `reject advance`

use snapbox::{assert_data_eq, str};

use crate::support::Journal;

const SETTINGS: (&str, &str) = ("journal.yaml", "format: 1\n");
const ACME: &str = "2026/2026-10-30-acme--backend-engineer.yaml";
const ACME_TEXT: &str = "\
---
company: Acme
role: Backend engineer
---
date: 2026-10-30
event: applied
";

#[test]
fn a_case_gets_further() {
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT)]);
    journal
        .reject(["advance", "acme", "interview", "--round", "2", "--on", "2026-11-12"])
        .args(["--heard", "phone", "--sender", "person", "--said", "-", "--note", "At ten."])
        .stdin("See you\non Monday.\n")
        .assert()
        .code(0)
        .stdout_eq(str![])
        .stderr_eq(str![[r#"
Acme, Backend engineer: got to interview 2. Written down in 2026/2026-10-30-acme--backend-engineer.yaml
The first time you got as far as an interview.

"#]]);
    assert_data_eq!(
        journal.file(ACME),
        str![[r#"
---
company: Acme
role: Backend engineer
---
date: 2026-10-30
event: applied
---
date: 2026-11-12
event: advanced
stage: interview
round: 2
heard: phone
sender: person
said: |
  See you
  on Monday.
note: At ten.

"#]]
    );
    assert_eq!(journal.files(), [ACME, SETTINGS.0]);
}

#[test]
fn a_stage_reached_before_is_no_first_time() {
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT)]);
    assert_data_eq!(
        journal.transcript(&[
            "advance last assessment --on 2026-11-10",
            "advance last interview --on 2026-11-12",
            "advance last interview --round 2",
            "apply Globex",
            "advance globex assessment",
            "advance globex final",
        ]),
        str![[r#"
$ reject advance last assessment --on 2026-11-10
Acme, Backend engineer: got to assessment. Written down in 2026/2026-10-30-acme--backend-engineer.yaml
The first time you got as far as an assessment.
exit 0

$ reject advance last interview --on 2026-11-12
Acme, Backend engineer: got to interview. Written down in 2026/2026-10-30-acme--backend-engineer.yaml
The first time you got as far as an interview.
exit 0

$ reject advance last interview --round 2
Acme, Backend engineer: got to interview 2. Written down in 2026/2026-10-30-acme--backend-engineer.yaml
exit 0

$ reject apply Globex
In play since 22 Nov 2026: 2026/2026-11-22-globex.yaml
exit 0

$ reject advance globex assessment
Globex: got to assessment. Written down in 2026/2026-11-22-globex.yaml
exit 0

$ reject advance globex final
Globex: got to final. Written down in 2026/2026-11-22-globex.yaml
The first time you got as far as a final round.
exit 0


"#]]
    );
}

#[test]
fn an_ended_case_is_in_play_again() {
    let ended = format!("{ACME_TEXT}---\ndate: 2026-11-15\nevent: rejected\n");
    let journal = Journal::with(&[SETTINGS, (ACME, &ended)]);
    journal.reject(["advance", "acme", "final"]).assert().code(0).stdout_eq(str![]).stderr_eq(str![[r#"
Acme, Backend engineer: got to final. Written down in 2026/2026-10-30-acme--backend-engineer.yaml
It had ended, and is in play again.
The first time you got as far as a final round.

"#]]);
    assert_data_eq!(
        journal.told(&["list"]),
        str![[r#"
company  role              got to  stands   begun
Acme     Backend engineer  final   in play  30 Oct
exit 0

"#]]
    );
}

#[test]
fn a_case_is_named_by_a_part_of_its_handle_by_last_or_by_path() {
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT)]);
    journal.run(["apply", "Globex", "Backend engineer", "--on", "2026-11-01"]);
    assert_data_eq!(
        journal.transcript(&[
            "advance ACME--back assessment",
            "advance 10-30 interview",
            "advance last final",
            "advance journal/2026/2026-10-30-acme--backend-engineer.yaml final --round 2",
        ]),
        str![[r#"
$ reject advance ACME--back assessment
Acme, Backend engineer: got to assessment. Written down in 2026/2026-10-30-acme--backend-engineer.yaml
The first time you got as far as an assessment.
exit 0

$ reject advance 10-30 interview
Acme, Backend engineer: got to interview. Written down in 2026/2026-10-30-acme--backend-engineer.yaml
The first time you got as far as an interview.
exit 0

$ reject advance last final
Acme, Backend engineer: got to final. Written down in 2026/2026-10-30-acme--backend-engineer.yaml
The first time you got as far as a final round.
exit 0

$ reject advance journal/2026/2026-10-30-acme--backend-engineer.yaml final --round 2
Acme, Backend engineer: got to final 2. Written down in 2026/2026-10-30-acme--backend-engineer.yaml
exit 0


"#]]
    );
}

#[test]
fn what_names_no_case_or_several_is_refused() {
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT)]);
    journal.run(["apply", "Globex", "Backend engineer", "--on", "2026-11-01"]);
    assert_data_eq!(
        journal.transcript(&[
            "advance back screen",
            "advance amce screen",
            "advance Zyx screen",
            "advance || screen",
        ]),
        str![[r#"
$ reject advance back screen
error: 'back' fits 2 cases

  tip: name one of them by more of its handle:
    2026-10-30-acme--backend-engineer
    2026-11-01-globex--backend-engineer
exit 2

$ reject advance amce screen
error: no case matches 'amce'

  tip: a similar one exists: '2026-10-30-acme--backend-engineer'
exit 2

$ reject advance Zyx screen
error: no case matches 'Zyx'

  tip: `reject list` shows them all; part of a company or a role names one
exit 2

$ reject advance || screen
error: no case matches ''

  tip: `reject list` shows them all; part of a company or a role names one
exit 2


"#]]
    );
    assert_eq!(journal.file(ACME), ACME_TEXT);
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT)]);
    assert_data_eq!(
        journal.transcript(&[
            "advance acme",
            "advance acme phone",
            "advance acme intervew",
            "advance acme screen --round 0",
            "advance acme screen --on 2026-10-29",
            "advance acme screen --on |nov 23 2026|",
            "advance acme screen --on |feb 30|",
            "advance acme screen --said - --note -",
        ]),
        str![[r#"
$ reject advance acme
error: the following required arguments were not provided:
  <STAGE>

Usage: reject advance <CASE> <STAGE>

For more information, try '--help'.
exit 2

$ reject advance acme phone
error: invalid value 'phone' for '<STAGE>'
  [possible values: application, screen, assessment, interview, final, offer]

For more information, try '--help'.
exit 2

$ reject advance acme intervew
error: invalid value 'intervew' for '<STAGE>'
  [possible values: application, screen, assessment, interview, final, offer]

  tip: a similar value exists: 'interview'

For more information, try '--help'.
exit 2

$ reject advance acme screen --round 0
error: invalid value '0' for '--round <N>': '0' is not a whole number from 1

For more information, try '--help'.
exit 2

$ reject advance acme screen --on 2026-10-29
error: --on (2026-10-29) lies before the application (2026-10-30)

  tip: nothing was written; the case is '2026-10-30-acme--backend-engineer'
exit 2

$ reject advance acme screen --on |nov 23 2026|
error: --on: 'nov 23 2026' is 2026-11-23, which is after today (2026-11-22)

  tip: nothing was written
  tip: for a talk still to come: `reject plan add "…" --due DAY --case CASE`, and advance it then
exit 2

$ reject advance acme screen --on |feb 30|
error: --on: 'feb 30' is not a date; try 2026-11-22, yesterday, monday, 3d, 2w, last month or 'nov 3'

  tip: nothing was written
  tip: for a talk still to come: `reject plan add "…" --due DAY --case CASE`, and advance it then
exit 2

$ reject advance acme screen --said - --note -
error: standard input ('-') can be only one of the texts

  tip: nothing was written
exit 2


"#]]
    );
    assert_eq!(journal.files(), [ACME, SETTINGS.0]);
    assert_eq!(journal.file(ACME), ACME_TEXT);
}

#[test]
fn a_damaged_case_is_left_as_it_is() {
    let damaged = format!("{ACME_TEXT}feeling: 9\n");
    let journal = Journal::with(&[SETTINGS, (ACME, &damaged)]);
    journal.reject(["advance", "acme", "screen"]).assert().code(1).stdout_eq(str![]).stderr_eq(str![[r#"
error: cannot read '2026/2026-10-30-acme--backend-engineer.yaml'
  caused by: line 7, column 10: feeling: '9' is not a number from 1 (crushed) to 5 (fine)

  tip: nothing was changed; mend it with `reject edit 2026-10-30-acme--backend-engineer`

"#]]);
    assert_eq!(journal.files(), [ACME, SETTINGS.0]);
    assert_eq!(journal.file(ACME), damaged);
}

#[test]
fn earlier_bytes_stay_as_they_are() {
    let own = "# mine\r\ncompany:   'Acme'  # sic\r\nmood: fine\r\n---\r\ndate: 2026-10-30\r\nevent: applied";
    let journal = Journal::with(&[SETTINGS, (ACME, own)]);
    journal.run(["advance", "acme", "screen", "--said", "one\ntwo\n"]);
    let added =
        "\r\n---\r\ndate: 2026-11-22\r\nevent: advanced\r\nstage: screen\r\nsaid: |\r\n  one\r\n  two\r\n";
    assert_eq!(journal.file(ACME), format!("{own}{added}"));
}

#[test]
fn the_first_time_at_a_stage_does_not_speak_of_what_came_after() {
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT)]);
    journal.reject(["advance", "acme", "interview"]).assert().code(0).stdout_eq("").stderr_eq(str![[r#"
Acme, Backend engineer: got to interview. Written down in 2026/2026-10-30-acme--backend-engineer.yaml
The first time you got as far as an interview.

"#]]);
}
