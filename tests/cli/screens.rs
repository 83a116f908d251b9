//! `reject stats` on a terminal: what each screen may claim, and how wide it may be.

mod first;
mod groups;
mod opened;
mod parts;
mod pictures;
mod small;
mod unknown;
mod waits;
mod weeks;
mod wild;
mod works;

use snapbox::{assert_data_eq, file, str};
use unicode_width::UnicodeWidthStr as _;

use crate::rich;
use crate::support::Journal;

const REFUSED: &str =
    "company: Acme\n---\ndate: 2026-11-01\nevent: applied\n---\ndate: 2026-11-10\nevent: rejected\n";
const IN_PLAY: &str = "company: Globex\n---\ndate: 2026-11-02\nevent: applied\n";

#[test]
fn a_long_search_is_told_whole() {
    rich::journal()
        .reject(["stats", "all"])
        .assert()
        .code(0)
        .stdout_eq(file!["snapshots/stats.txt"])
        .stderr_eq(str![""]);
}

/// The lines of `stats` in a terminal of so many columns that do not fit it.
fn too_wide(journal: &Journal, columns: usize, words: &[&str]) -> Vec<String> {
    let command = journal.reject(["stats"]).args(words).env("COLUMNS", columns.to_string());
    let text = String::from_utf8(command.assert().get_output().stdout.clone()).expect("UTF-8");
    text.lines().filter(|line| line.width() > columns).map(str::to_owned).collect()
}

#[test]
fn no_line_is_wider_than_a_narrow_terminal() {
    let journal = rich::journal();
    for columns in [40, 30] {
        for words in
            [&[][..], &["--plain"], &["--since", "2026-01-01", "--source", "board", "--stage", "interview"]]
        {
            assert_eq!(too_wide(&journal, columns, words), <[&str; 0]>::default(), "at {columns}: {words:?}");
        }
    }
}

#[test]
fn long_words_of_ones_own_fit_a_narrow_terminal() {
    let long = "a word of my own that is rather long and does not end soon";
    let text =
        format!("company: Acme\nsource: {long}\n---\ndate: 2026-11-01\nevent: rejected\nreasons: [{long}]\n");
    let journal = Journal::with(&[("2026/2026-11-01-acme.yaml", &text)]);
    assert_eq!(too_wide(&journal, 40, &[]), <[&str; 0]>::default());
}

#[test]
fn what_steers_a_terminal_is_as_wide_as_it_is_shown() {
    let text = "company: Acme\nsource: \"board\\u202E\\u202E\\u202E\\u202E\\u202E\\u202E\\u202E\"\n---\ndate: 2026-11-01\nevent: rejected\n";
    let journal = Journal::with(&[("2026/2026-11-01-acme.yaml", text)]);
    assert_eq!(too_wide(&journal, 80, &[]), <[&str; 0]>::default());
}

#[test]
fn a_month_in_which_a_case_got_further_is_shown() {
    let text = "company: Acme\n---\ndate: 2026-10-01\nevent: applied\n---\ndate: 2026-11-10\nevent: advanced\nstage: screen\n";
    let journal = Journal::with(&[("2026/2026-10-01-acme.yaml", text)]);
    let output = journal.reject(["stats", "months"]).assert().code(0).get_output().stdout.clone();
    let text = String::from_utf8(output).expect("UTF-8");
    let months = text.split_once("Month by month\n").expect("the months").1;
    assert_data_eq!(
        months,
        str![[r#"
  month     begun                 got further  rejected  no reply
  Oct 2026      1  █████████████
  Nov 2026      0                           1

"#]]
    );
}

#[test]
fn the_months_of_a_search_long_over_are_not_the_last_twelve() {
    let begun = |day: &str| format!("company: Acme\n---\ndate: {day}\nevent: rejected\n");
    let journal = Journal::with(&[
        ("2023/2023-01-01-acme.yaml", &begun("2023-01-01")),
        ("2024/2024-03-01-acme.yaml", &begun("2024-03-01")),
    ]);
    let output = journal.reject(["stats", "months"]).assert().code(0).get_output().stdout.clone();
    let text = String::from_utf8(output).expect("UTF-8");
    let months = text.split_once("Month by month").expect("the months").1;
    assert_data_eq!(
        months,
        str![[r#"
, the last 12 of 15
  month     begun                 got further  rejected  no reply
  Apr 2023      0
  May 2023      0
  Jun 2023      0
  Jul 2023      0
  Aug 2023      0
  Sep 2023      0
  Oct 2023      0
  Nov 2023      0
  Dec 2023      0
  Jan 2024      0
  Feb 2024      0
  Mar 2024      1  █████████████                      1

"#]]
    );
}

#[test]
fn a_filter_does_not_make_refusals_unwritten() {
    let journal =
        Journal::with(&[("2026/2026-11-01-acme.yaml", REFUSED), ("2026/2026-11-02-globex.yaml", IN_PLAY)]);
    journal.reject(["stats", "--company", "globex"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[
        r#"
applications: company globex
1 application: 0 answered
1 in play

More: `reject stats all`, or one of answers, momentum, trend, months

"#
    ]]);
}

#[test]
fn where_no_case_could_be_read_that_is_said() {
    let journal = Journal::with(&[("2026/2026-11-01-acme.yaml", "company: Acme\ncompany: Acme\n")]);
    let said = str![[r#"
error: cannot read '2026/2026-11-01-acme.yaml'
  caused by: line 2, column 1: the key 'company' stands here twice

  tip: nothing was changed; mend it with `reject edit 2026-11-01-acme`

"#]];
    journal.reject(["stats"]).assert().code(1).stderr_eq(said).stdout_eq(str![[r#"
No case could be read, so there is nothing to count.

"#]]);
}

#[test]
fn where_no_case_fits_nothing_else_is_said() {
    let journal = Journal::with(&[("2026/2026-11-01-acme.yaml", REFUSED)]);
    journal.reject(["stats", "--company", "globex"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[
        r#"
applications: company globex
No case fits, so there is nothing to count.

"#
    ]]);
}

#[test]
fn a_case_is_named_whole_whatever_its_file_is_called() {
    let text = "company: Acme\n---\ndate: 2026-09-01\nevent: applied\n---\ndate: 2026-11-10\nevent: advanced\nstage: screen\n";
    let journal = Journal::with(&[("2026/my-first-application.yaml", text)]);
    let output = journal.reject(["stats", "wins"]).assert().code(0).get_output().stdout.clone();
    let text = String::from_utf8(output).expect("UTF-8");
    let first = text.lines().find(|line| line.contains("First screen"));
    assert_eq!(first, Some("  First screen: Acme, by 10 Nov"));
}

#[test]
fn what_was_passed_over_long_ago_is_not_counted_beside_the_last_year() {
    let reflected = |company: &str, day: &str, what: &str| {
        format!(
            "company: {company}\n---\ndate: {day}\nevent: rejected\n---\ndate: {day}\nevent: reflected\ntopic: interview\n{what}\ndone: true\n"
        )
    };
    let journal = Journal::with(&[
        ("2024/2024-01-01-a.yaml", &reflected("Acme", "2024-01-01", "skipped: [stories]")),
        ("2026/2026-11-01-b.yaml", &reflected("Bakery", "2026-11-01", "answers: {stories: no}")),
        ("2026/2026-11-02-c.yaml", &reflected("Cafe", "2026-11-02", "answers: {stories: no}")),
        ("2026/2026-11-03-d.yaml", &reflected("Dairy", "2026-11-03", "answers: {stories: no}")),
    ]);
    let output = journal.reject(["stats", "patterns"]).assert().code(0).get_output().stdout.clone();
    let text = String::from_utf8(output).expect("UTF-8");
    let line = text.lines().find(|line| line.contains(" of 3:"));
    assert_eq!(line, Some("    partly or no in 3 of 3: Dairy, Cafe and Bakery"));
}

#[test]
fn one_mistyped_year_does_not_hide_every_real_month() {
    let text =
        "company: Acme\n---\ndate: 2026-10-01\nevent: applied\n---\ndate: 2028-10-10\nevent: rejected\n";
    let journal =
        Journal::with(&[("2026/2026-10-01-acme.yaml", text), ("2026/2026-11-02-globex.yaml", IN_PLAY)]);
    let output = journal.reject(["stats", "months"]).assert().code(0).get_output().stdout.clone();
    let text = String::from_utf8(output).expect("UTF-8");
    let months: Vec<&str> =
        text.lines().filter(|line| line.contains(" 2026 ") || line.contains(" 2028 ")).collect();
    assert_eq!(months, ["  Oct 2026      1  █████████████", "  Nov 2026      1  █████████████"]);
}
