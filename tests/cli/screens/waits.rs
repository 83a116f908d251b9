//! How long until an answer is told only as far as enough are watched.

use chrono::{Days, NaiveDate};
use snapbox::str;

use crate::support::Journal;

/// Applications sent so many days before 22 November 2026, with the days after which they were answered.
fn sent(ago_and_answered: impl IntoIterator<Item = (u64, Option<u64>)>) -> Journal {
    let journal = Journal::new();
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    for (n, (ago, answered)) in ago_and_answered.into_iter().enumerate() {
        let applied = today - Days::new(ago);
        let no = answered.map(|days| format!("---\ndate: {}\nevent: rejected\n", applied + Days::new(days)));
        let text =
            format!("company: Firm {n}\n---\ndate: {applied}\nevent: applied\n{}", no.unwrap_or_default());
        journal.put(&format!("2026/{applied}-firm-{n}.yaml"), text);
    }
    journal
}

#[test]
fn one_late_answer_draws_no_curve_while_ten_have_waited_for_days() {
    let journal = sent((1..=10).map(|ago| (ago, None)).chain([(60, Some(50))]));
    let drawn =
        journal.reject(["stats", "answers"]).assert().code(0).stderr_eq(str![""]).get_output().stdout.clone();
    journal.reject(["--plain", "stats", "answers"]).assert().code(0).stderr_eq(str![""]).stdout_eq(drawn);
    journal.reject(["stats", "answers"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
How long until an answer
  1 of 11 had an answer so far: too few to say when half do.

"#]]);
}

#[test]
fn a_curve_is_told_as_long_as_five_are_watched() {
    let answered = [3, 4, 4, 5, 8, 9, 14, 20].map(|days| (90, Some(days)));
    let journal = sent(answered.into_iter().chain([(12, None), (12, None), (2, None), (1, None)]));
    journal.reject(["--plain", "stats", "answers"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[
        r#"
How long until an answer
  About half get an answer within 8 days (likely 3 or more); 8 of 12 had an
  answer so far.
  after 7 days: 60 % still waiting (25 to 83)
  after 9 days: 40 % still waiting (12 to 67)

"#
    ]]);
    journal.reject(["stats", "answers"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
How long until an answer
  About half get an answer within 8 days (likely 3 or more); 8 of 12 had an
  answer so far.
  100 % ████████████████▃▃▃▃▃▃
        ██████████████████████▂▂▂▂▂▂
        ████████████████████████████▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅
   50 % ████████████████████████████████████████████████████▃▃▃▃
        ████████████████████████████████████████████████████████
        ████████████████████████████████████████████████████████
        0                                                  day 9
  the share that still waits, day after day

"#]]);
}

#[test]
fn three_answers_are_too_few_to_say_when_half_do_however_long_the_others_waited() {
    let journal = sent([(90, Some(3)), (90, Some(5)), (90, Some(9)), (90, None), (90, None), (90, None)]);
    journal.reject(["--plain", "stats", "answers"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[
        r#"
How long until an answer
  3 of 6 had an answer so far: too few to say when half do.
  after 5 days: 67 % still waiting (19 to 90)

"#
    ]]);
}

#[test]
fn who_was_answered_before_they_applied_is_named_by_check() {
    let journal = sent([(9, None)]);
    journal.put(
        "2026/2026-11-20-early.yaml",
        "company: Early\n---\ndate: 2026-11-20\nevent: applied\n---\ndate: 2026-11-02\nevent: rejected\n",
    );
    journal.reject(["stats", "answers"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
How long until an answer
  0 of 1 had an answer so far: too few to say how long it takes.
  Left out: 1 ended before they were applied for (`reject check` names them).

"#]]);
}
