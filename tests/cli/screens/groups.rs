//! Cases in groups.

use snapbox::{file, str};

use crate::rich;
use crate::support::Journal;

/// Six applications with everything one can group by, and one with nothing.
fn journal() -> Journal {
    let journal = Journal::new();
    for n in 0..6 {
        let source = ["board", "Board", "referral"][n % 3];
        let level = ["senior", "junior"][n % 2];
        let tags = ["[rust, remote]", "[rust]"][n % 2];
        let reasons = ["[pay, fit]", "[pay]", "[]"][n % 3];
        let stage = ["application", "screen", "interview"][n % 3];
        let text = format!(
            "company: Firm {n}\nrole: Developer\nsource: {source}\nlevel: {level}\ntags: {tags}\n---\ndate: 2026-0{}-01\nevent: applied\n---\ndate: 2026-09-01\nevent: rejected\nstage: {stage}\nreasons: {reasons}\n",
            n + 1
        );
        journal.put(&format!("2026/2026-0{}-01-firm-{n}.yaml", n + 1), text);
    }
    journal.put("2026/2026-11-01-bare.yaml", "company: Bare\n---\ndate: 2026-11-01\nevent: applied\n");
    journal
}

#[test]
fn cases_are_counted_by_everything_they_may_have() {
    let journal = journal();
    let mut said = String::new();
    for by in ["source", "role", "level", "tag", "stage", "month", "reason"] {
        let asked = journal.reject(["stats", "--by", by]).assert().code(0).stderr_eq(str![""]);
        said += &String::from_utf8(asked.get_output().stdout.clone()).expect("UTF-8");
        said += "\n";
    }
    snapbox::assert_data_eq!(
        said,
        str![[r#"
By source
  source    cases  answer  further  interview  rejected
  board         4       4        2                    4
  referral      2       2        2          2         2
  1 without a source

By role
  role       cases  answer  further  interview  rejected
  developer      6       6        4          2         6
  1 without a role

By level
  level   cases  answer  further  interview  rejected
  senior      3       3        2          1         3
  junior      3       3        2          1         3
  1 without a level

By tag
  tag     cases  answer  further  interview  rejected
  rust        6       6        4          2         6
  remote      3       3        2          1         3
  1 without a tag
  A case with several is counted under each.

By stage
  stage        cases  answer  further  interview  rejected  in play
  application      3       2                             2        1
  screen           2       2        2                    2
  interview        2       2        2          2         2

By month
  month     cases  answer  further  interview  rejected  in play
  Jan 2026      1       1                             1
  Feb 2026      1       1        1                    1
  Mar 2026      1       1        1          1         1
  Apr 2026      1       1                             1
  May 2026      1       1        1                    1
  Jun 2026      1       1        1          1         1
  Nov 2026      1                                              1

By reason
  reason  cases  answer  further  rejected
  pay         4       4        2         4
  fit         2       2                  2
  3 without a reason
  A case with several is counted under each.


"#]]
    );
}

#[test]
fn groups_fit_40_columns() {
    let asked = journal().reject(["--plain", "stats", "--by", "source"]).env("COLUMNS", "40").assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
By source
  board
    cases 4, answer 4, further 2,
    rejected 4
  referral
    cases 2, answer 2, further 2,
    interview 2, rejected 2
  1 without a source

"#]]);
}

#[test]
fn some_chosen_cases_are_named_above_their_groups() {
    let asked = rich::journal().reject(["stats", "--by", "source", "--stage", "interview"]).assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
applications: got to interview

By source
  source    cases  answer  further  interview  rejected
  board        10      10       10         10        10
  referral      5       5        5          5         5

"#]]);
}

#[test]
fn where_no_case_fits_there_are_no_groups() {
    let asked = journal().reject(["stats", "--by", "source", "--company", "nobody"]).assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
applications: company nobody
No case fits, so there is nothing to count.

"#]]);
}

#[test]
fn they_have_a_pinned_shape_in_json() {
    journal()
        .reject(["stats", "--by", "tag", "--json"])
        .assert()
        .code(0)
        .stderr_eq(str![""])
        .stdout_eq(file!["../snapshots/stats-by.json"]);
}
