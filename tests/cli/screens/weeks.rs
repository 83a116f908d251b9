//! Momentum and trend.

use snapbox::str;

use super::wild;
use crate::rich;
use crate::support::Journal;

#[test]
fn momentum_shows_weeks_goals_and_what_else_was_done() {
    wild::journal().reject(["stats", "momentum"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
Momentum
  Applications in each of the last 8 weeks: 0 1 1 0 1 0 0 0  ·██·█···
  The last one went out 22 days ago. 3 in play.
  Goal: 4000000000 of 4294967295 meetings ␛[31mRed␛[0m⟨U+202E⟩evil⟨U+2066⟩ Co
  Gesellschaft für außerordentlich lange Firmennamen und deren Verwaltung in den
  Ländern mbH & Co KG aA by 31 Dec, 39 days left
  Goal: 3 of 3 applications by 22 Nov, reached
  Goal: 0 of 2 calls by 22 Nov, the last day is today
  Goal: 0 of 1 classes by 1 Nov
  Goal: 1 of 1 coffee chat, reached
  Also done in these weeks: letters (12) and a long walk.

"#]]);
}

#[test]
fn momentum_in_plain_text_at_40_columns() {
    let asked = wild::journal().reject(["--plain", "stats", "momentum"]).env("COLUMNS", "40").assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
Momentum
  Applications in each of the last 8
  weeks: 0 1 1 0 1 0 0 0
  The last one went out 22 days ago. 3
  in play.
  Goal: 4000000000 of 4294967295
  meetings
  ␛[31mRed␛[0m⟨U+202E⟩evil⟨U+2066⟩ Co
  Gesellschaft für außerordentlich lange
  Firmennamen und deren Verwaltung in
  den Ländern mbH & Co KG aA by 31 Dec,
  39 days left
  Goal: 3 of 3 applications by 22 Nov,
  reached
  Goal: 0 of 2 calls by 22 Nov, the last
  day is today
  Goal: 0 of 1 classes by 1 Nov
  Goal: 1 of 1 coffee chat, reached
  Also done in these weeks: letters (12)
  and a long walk.

"#]]);
}

#[test]
fn the_last_eight_weeks_stand_beside_the_eight_before() {
    rich::journal().reject(["stats", "trend"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
The last eight weeks
  what happened            last 8 weeks  8 before
  applications sent                   1         1
  first answers                       1         0
  got past the first door             1         0
  Got further within 4 weeks of being sent: 0 of 1 of those sent from 31 Aug to
  25 Oct, 2 of 2 of the 8 weeks before: too early to tell.

"#]]);
}

#[test]
fn a_change_that_chance_does_not_explain_is_named() {
    for (lately, before, verdict) in [(true, false, "better"), (false, true, "fewer")] {
        let journal = Journal::new();
        for n in 0..20 {
            let is_late = n % 2 == 0;
            let day = if is_late { "2026-09-20" } else { "2026-07-20" };
            let answer = if is_late { "2026-09-25" } else { "2026-07-25" };
            let is_invited = if is_late { lately } else { before };
            let event = if is_invited { "advanced\nstage: screen" } else { "rejected" };
            journal.put(&format!("2026/{day}-firm-{n}.yaml"), format!("company: Firm {n}\n---\ndate: {day}\nevent: applied\n---\ndate: {answer}\nevent: {event}\n"));
        }
        let asked = journal.reject(["stats", "trend"]).assert().code(0);
        let text = String::from_utf8(asked.get_output().stdout.clone()).expect("UTF-8");
        let line = text.split_once("Got further").expect("the comparison").1.replace("\n  ", " ");
        let (late, early) = if lately {
            ("10 of 10, 100 % (72 to 100)", "0 of 10, 0 % (0 to 28)")
        } else {
            ("0 of 10, 0 % (0 to 28)", "10 of 10, 100 % (72 to 100)")
        };
        assert_eq!(
            line,
            format!(
                " within 4 weeks of being sent: {late} of those sent from 31 Aug to 25 Oct, {early} of the 8 weeks before: {verdict}, by more than chance explains.\n"
            )
        );
    }
}
