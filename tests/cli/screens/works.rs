//! What works better.

use snapbox::str;

use crate::support::Journal;

/// Thirty applications, half from each source; of each source so many were invited to an interview.
fn journal(referral: usize, board: usize) -> Journal {
    let journal = Journal::new();
    for n in 0..30 {
        let (source, is_invited) =
            if n < 15 { ("referral", n < referral) } else { ("board", n - 15 < board) };
        let stage = if is_invited { "interview" } else { "application" };
        let text = format!(
            "company: Firm {n}\nsource: {source}\n---\ndate: 2026-06-{:02}\nevent: applied\n---\ndate: 2026-07-20\nevent: rejected\nstage: {stage}\n",
            n + 1
        );
        journal.put(&format!("2026/2026-06-{:02}-firm-{n}.yaml", n + 1), text);
    }
    journal
}

#[test]
fn a_difference_beyond_chance_is_named_and_is_no_cause() {
    journal(12, 2).reject(["stats", "works"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
What works better
  source referral: 12 of 15, 80 % (55 to 93) got to an interview; of the
  others 2 of 15, 13 % (4 to 38).
  A difference, not a cause: the jobs may differ, or how you came to them. Each
  is set against all others.
  Compared by interviews, in 30 applications. One in play counts as not yet.

"#]]);
}

#[test]
fn a_difference_fits_40_columns() {
    let asked = journal(12, 2).reject(["--plain", "stats", "works"]).env("COLUMNS", "40").assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
What works better
  source referral: 12 of 15, 80 % (55
  to 93) got to an interview; of the
  others 2 of 15, 13 % (4 to 38).
  A difference, not a cause: the jobs
  may differ, or how you came to them.
  Each is set against all others.
  Compared by interviews, in 30
  applications. One in play counts as
  not yet.

"#]]);
}

#[test]
fn what_chance_explains_is_one_honest_line() {
    journal(7, 5).reject(["stats", "works"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
What works better
  By source: no difference in interviews these numbers can show.
  Compared by interviews, in 30 applications. One in play counts as not yet.

"#]]);
}

#[test]
fn with_few_interviews_answers_are_compared() {
    journal(2, 1).reject(["stats", "works"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
What works better
  Nothing to compare yet: it takes 20 applications whose outcome is known and
  not the same for all, 5 of them alike by source, role, level or tag.

"#]]);
}

#[test]
fn of_some_cases_no_source_works_better() {
    let asked = journal(12, 2).reject(["stats", "works", "--since", "2026-06-01"]).assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
applications from 1 Jun

What works better
  Of cases you chose, no difference is called one: ask without a filter. The
  counts: `--by source`, role, level or tag.
  Compared by interviews, in 30 applications. One in play counts as not yet.

"#]]);
}

#[test]
fn few_applications_are_not_compared() {
    let asked = journal(12, 2).reject(["stats", "works"]).env("REJECT_TODAY", "2026-06-12").assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
What works better
  Nothing to compare yet: it takes 20 applications whose outcome is known and
  not the same for all, 5 of them alike by source, role, level or tag.

"#]]);
}

#[test]
fn what_did_better_stands_before_what_did_not() {
    let journal = Journal::new();
    for n in 0..60 {
        let (source, is_invited) = match n {
            0..30 => ("portal", n < 1),
            30..45 => ("board", n < 34),
            _ => ("referral", n < 58),
        };
        let stage = if is_invited { "interview" } else { "application" };
        let text = format!(
            "company: Firm {n}\nsource: {source}\n---\ndate: 2026-06-{:02}\nevent: applied\n---\ndate: 2026-07-20\nevent: rejected\nstage: {stage}\n",
            n / 2 + 1
        );
        journal.put(&format!("2026/2026-06-{:02}-firm-{n}.yaml", n / 2 + 1), text);
    }
    journal.reject(["stats", "works"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
What works better
  source referral: 13 of 15, 87 % (62 to 96) got to an interview; of the
  others 5 of 45, 11 % (5 to 23).
  source portal: 1 of 30, 3 % (1 to 17) got to an interview; of the others 17
  of 30, 57 % (39 to 73).
  A difference, not a cause: the jobs may differ, or how you came to them. Each
  is set against all others.
  Compared by interviews, in 60 applications. One in play counts as not yet.

"#]]);
}
