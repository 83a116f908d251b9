//! Each part by itself.

use snapbox::str;

use super::wild;
use crate::rich;
use crate::support::{Journal, forty_refusals};

#[test]
fn the_wait_for_an_answer_is_drawn() {
    let asked = forty_refusals().reject(["stats", "answers"]).env("REJECT_TODAY", "2023-10-30").assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
How long until an answer
  About half get an answer within 5 days (likely 3 to 13); 38 of 38 had an
  answer so far.
  100 % ▇▄▄
        ███▂
        ██████▅▅
   50 % ████████▇▇▇▇▅▅▅▄▄▃▃▃
        █████████████████████████▇▇▇▇▇▇▅▅▅▅▅▃▂▂▂▂
        ████████████████████████████████████████████████████▆▆▆▅
        0                                                 day 35
  the share that still waits, day after day
  Left out: 2 without the day of the application.
  In 1 case an earlier answer has no day, so the last word counts: the first
  came sooner.

"#]]);
}

#[test]
fn the_wait_for_an_answer_is_drawn_in_40_columns() {
    let asked = rich::journal().reject(["stats", "answers"]).env("COLUMNS", "40").assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
How long until an answer
  About half get an answer within 7 days
  (likely 7 to 21); 21 of 26 had an
  answer so far.
  100 % █████████
        █████████
        █████████
   50 % █████████▄▄▄▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂
        █████████████████████████████▁
        ██████████████████████████████
        0                       day 21
  the share that still waits, day after
  day
  Of 20 answers to applications sent at
  least 60 days ago, nine in ten came
  within 21 days; after that it counts
  as silent.
  In 2 cases an earlier answer has no
  day, so the last word counts: the
  first came sooner.

"#]]);
}

#[test]
fn the_wait_for_an_answer_is_read_out_in_plain_text() {
    let asked = rich::journal().reject(["--plain", "stats", "answers"]).assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
How long until an answer
  About half get an answer within 7 days (likely 7 to 21); 21 of 26 had an
  answer so far.
  after 7 days: 42 % still waiting (23 to 60)
  after 14 days: 38 % still waiting (20 to 56)
  after 21 days: 19 % still waiting (7 to 36)
  Of 20 answers to applications sent at least 60 days ago, nine in ten came
  within 21 days; after that it counts as silent.
  In 2 cases an earlier answer has no day, so the last word counts: the first
  came sooner.

"#]]);
}

#[test]
fn of_some_cases_the_nine_in_ten_are_said_to_be_of_the_whole_journal() {
    let asked = rich::journal().reject(["stats", "answers", "--source", "referral"]).assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
applications: source referral

How long until an answer
  About half get an answer within 7 days; 5 of 5 had an answer so far.
  100 % ████████████████████████████████████████████████████
        ████████████████████████████████████████████████████
        ████████████████████████████████████████████████████
   50 % ████████████████████████████████████████████████████
        ████████████████████████████████████████████████████
        ████████████████████████████████████████████████████
        0                                                  day 7
  the share that still waits, day after day
  Of 20 answers in the whole journal to applications sent at least 60 days ago,
  nine in ten came within 21 days; after that it counts as silent.

"#]]);
}

#[test]
fn four_waits_draw_nothing() {
    let journal = Journal::new();
    for n in 1..=4 {
        let text = format!(
            "company: Firm {n}\n---\ndate: 2026-11-0{n}\nevent: applied\n---\ndate: 2026-11-1{n}\nevent: rejected\n"
        );
        journal.put(&format!("2026/2026-11-0{n}-firm-{n}.yaml"), text);
    }
    journal.reject(["stats", "answers"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
How long until an answer
  4 of 4 had an answer so far: too few to say how long it takes.

"#]]);
}

#[test]
fn what_was_done_is_told_with_what_became_of_it() {
    wild::journal().reject(["stats", "actions"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
What you did about it
  株式会社日本語システム開発研究所東京本社第二開発部株式会社日本語システム開発研
  究所東京本社第二開発部株式会社日本語システム開発研究所東京本社第二開発部株式会
  社日本語システム開発研究所東京本社第二開発部 (done 20 Oct)
    Did you say more about what you would add than about what you wanted?
    came up in 22 of 22, 100 % (85 to 100) before, 1 of 1 since: too early to
    tell, it takes 5 on each side
  Write stories down ␛[31mRed␛[0m⟨U+202E⟩evil⟨U+2066⟩ Co Gesellschaft für
  außerordentlich lange Firmennamen und deren Verwaltung in den Ländern mbH & Co
  KG aA (done 10 Jul)
    Did your stories of past work connect to the work they need done?
    came up in 14 of 14, 100 % (78 to 100) before, 0 of 9, 0 % (0 to 30) since:
    it comes up less, by more than chance explains
  Say what you would add (done 1 Jul)
    Did you say more about what you would add than about what you wanted?
    came up in 14 of 14, 100 % (78 to 100) before, 9 of 9, 100 % (70 to 100)
    since: no difference
  Ask better (done 20 Jun)
    Did you ask questions whose answers mattered to you?
    came up in 0 of 13, 0 % (0 to 23) before, 4 of 10, 40 % (17 to 69) since: it
    does not come up less
  What else changed in that time, no number knows.

"#]]);
}

#[test]
fn of_some_cases_no_action_helped_or_did_not() {
    let asked = rich_with_action().reject(["stats", "actions", "--since", "2026-01-05"]).assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
applications from 5 Jan

What you did about it
  Write three stories down. (done 28 May)
    Did your stories of past work connect to the work they need done?
    came up in 9 of 9, 100 % (70 to 100) before, 0 of 5, 0 % (0 to 43) since (1
    left out, on no clear side)

"#]]);
}

#[test]
fn an_action_fits_40_columns() {
    let asked = rich_with_action().reject(["--plain", "stats", "actions"]).env("COLUMNS", "40").assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
What you did about it
  Write three stories down. (done 28
  May)
    Did your stories of past work
    connect to the work they need done?
    came up in 9 of 9, 100 % (70 to
    100) before, 0 of 5, 0 % (0 to 43)
    since: it comes up less, by more
    than chance explains (1 left out, on
    no clear side)
  What else changed in that time, no
  number knows.

"#]]);
}

/// The rich journal in which the stories were written down before the last five interviews.
fn rich_with_action() -> Journal {
    let journal = rich::journal();
    journal.put("plan.yaml", "---\ndate: 2026-05-01\nevent: planned\nid: a\ndo: Write three stories down.\nfor: interview/stories\ncase: 2026-04-13-firm-07\n---\ndate: 2026-05-28\nevent: done\nid: a\n");
    journal
}

#[test]
fn patterns_of_every_state_are_told() {
    wild::journal().reject(["stats", "patterns"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
What keeps coming back: 2 of 4 questions, 23 cases (1 quiet, 1 better)
  Did you say more about what you would add than about what you wanted?
    partly or no in 23 of 23, 100 % (86 to 100):
    ␛[31mRed␛[0m⟨U+202E⟩evil⟨U+2066⟩ Co,
    株式会社日本語システム開発研究所東京本社第二開発部, Gesellschaft für
    außerordentlich lange Firmennamen und deren Verwaltung in den Ländern mbH &
    Co KG aA and Acme
    try: Prepare one sentence on what you could take off their hands in the
    first three months.
  How well could they see that you wanted it, from 1 (hidden) to 5 (clearly)?
    quiet: 0 of the last 3, 20 of 20, 100 % (84 to 100) before: Acme,
    ␛[31mRed␛[0m⟨U+202E⟩evil⟨U+2066⟩ Co,
    株式会社日本語システム開発研究所東京本社第二開発部 and Gesellschaft für
    außerordentlich lange Firmennamen und deren Verwaltung in den Ländern mbH &
    Co KG aA
  Did your stories of past work connect to the work they need done?
    better: 0 of 9, 0 % (0 to 30) lately, 14 of 14, 100 % (78 to 100) before:
    株式会社日本語システム開発研究所東京本社第二開発部, Gesellschaft für
    außerordentlich lange Firmennamen und deren Verwaltung in den Ländern mbH &
    Co KG aA, Acme and ␛[31mRed␛[0m⟨U+202E⟩evil⟨U+2066⟩ Co
  Did you ask questions whose answers mattered to you?
    new: 4 of the last 5, 0 of 18 before: ␛[31mRed␛[0m⟨U+202E⟩evil⟨U+2066⟩ Co,
    株式会社日本語システム開発研究所東京本社第二開発部, Gesellschaft für
    außerordentlich lange Firmennamen und deren Verwaltung in den Ländern mbH &
    Co KG aA and Acme
  Every case behind one: `reject stats interview/value`

Skills that were missing, of 6 cases that say
  Rust
    came up in 6 of 6, 100 % (61 to 100):
    株式会社日本語システム開発研究所東京本社第二開発部
  Kubernetes
    came up in 6 of 6, 100 % (61 to 100):
    株式会社日本語システム開発研究所東京本社第二開発部

"#]]);
}

#[test]
fn reasons_are_told_apart_by_who_said_them() {
    rich::journal().reject(["stats", "reasons"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
Reasons
  reason                 they said so  your guess
  none given                        6
  another candidate                 3
  missing skill                                 3
  vibes                                         3
  not enough experience             1
  They said 'another candidate': came up in 3 of 4.
  You guess 'vibes': came up in 3 of 6, 50 % (19 to 81).
  You guess 'missing skill': came up in 3 of 6, 50 % (19 to 81).
  These count the cases of the last 12 months in which they said, or you
  guessed, a reason.

"#]]);
}

#[test]
fn control_and_wins_are_told_together() {
    rich::journal().reject(["stats", "control", "wins"]).assert().code(0).stderr_eq(str![""]).stdout_eq(
        str![[r#"
26 applications: 21 answered, 18 past the first door, as far as offer
2 in play, 18 rejected, 3 with no reply recorded, 1 withdrawn, 1 offer declined,
1 role closed, 15 thought through
What went well: “They asked me to stay longer.” (Firm 14, 30 Jul)

To know first
  1 application is in play with nothing new for over 21 days: Waiting. If that
  silence is an answer: `reject stale`.

Was it within your control?
  1 yes, 3 in part, 3 no. Said of 7 of 22 that ended in a no, in silence or
  closed.
  Their reasons named nothing of yours in 3 of 4, where one can tell.

What went well
  First offer: Offered, by 8 Jul
  First interview: Firm 00, by 12 Jan
  First screen: Called, by 9 May
  “They asked me to stay longer.” (Firm 14, 30 Jul)
  Reflections that found nothing to change: 1 of 15, 7 % (1 to 30).

"#]],
    );
}

#[test]
fn a_part_with_nothing_to_say_says_why() {
    let journal = Journal::with(&[(
        "2025/2025-01-01-acme.yaml",
        "company: Acme\n---\ndate: 2025-01-01\nevent: noted\n",
    )]);
    let mut said = String::new();
    for part in [
        "stops", "patterns", "reasons", "actions", "answers", "works", "words", "control", "wins",
        "momentum", "trend", "months",
    ] {
        let output =
            journal.reject(["stats", part]).assert().code(0).stderr_eq(str![""]).get_output().stdout.clone();
        said += &[part, ": ", &String::from_utf8(output).expect("UTF-8"), "\n"].concat();
    }
    snapbox::assert_data_eq!(
        said,
        str![[r#"
stops: Where it stops
  stage        got past  share     in play there
  application         –                        1
  Got an answer: 0 of 1, counting 1 without a word for over 45 days as no reply.

patterns: What keeps coming back
  Nothing to say yet: `reject reflect CASE` thinks one through, also while it is
  in play.

reasons: No reason is written down yet: `reject log --reason` or `--guess`.

actions: Nothing that was planned for a question is done yet. `reject plan` shows what
waits.

answers: No application has a day, so nobody can say how long an answer takes.

works: What works better
  Nothing to compare yet: it takes 20 applications whose outcome is known and
  not the same for all, 5 of them alike by source, role, level or tag.

words: No word came back in 3 cases. `reject log --said` keeps what they wrote.

control: Nothing says yet whether it was within your control: `reject reflect` asks.

wins: Nothing is written down yet. `reject reflect CASE` asks what went well.

momentum: No application has a day: `reject apply` writes one down.

trend: Nothing was sent, answered or ended in the last sixteen weeks.

months: Month by month
  month     begun                 got further  rejected  no reply
  Jan 2025      1  █████████████


"#]]
    );
}

#[test]
fn each_of_several_parts_says_when_it_has_nothing() {
    let journal = Journal::with(&[(
        "2026/2026-11-01-acme.yaml",
        "company: Acme\n---\ndate: 2026-11-01\nevent: rejected\n",
    )]);
    journal
        .reject(["stats", "actions", "reasons", "actions"])
        .assert()
        .code(0)
        .stderr_eq(str![""])
        .stdout_eq(str![[r#"
1 application: 1 answered
1 rejected

No reason is written down yet: `reject log --reason` or `--guess`.

Nothing that was planned for a question is done yet. `reject plan` shows what
waits.

"#]]);
}

#[test]
fn cases_chosen_by_how_they_ended_have_no_share_that_got_further() {
    let asked = rich::journal().reject(["stats", "stops", "--ending", "rejected"]).assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
applications: ended rejected

The cases were chosen by how far they got, how they ended or why, so there is no
share to give.

"#]]);
}

/// R 4.2.2, survival 3.5.3, of 5 waits of 7 days that all ended in an answer: the median is 7, both its limits NA, as the
/// log-log interval of a curve at 0 is not defined.
#[test]
fn an_interval_that_is_not_defined_is_not_shown_as_a_narrow_one() {
    let asked = rich::journal().reject(["--plain", "stats", "answers", "--source", "referral"]).assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
applications: source referral

How long until an answer
  About half get an answer within 7 days; 5 of 5 had an answer so far.
  after 7 days: 0 % still waiting (range not known)
  Of 20 answers in the whole journal to applications sent at least 60 days ago,
  nine in ten came within 21 days; after that it counts as silent.

"#]]);
}

/// R 4.2.2, survival 3.5.3, of answers after 10, 13, 16, 17, 45, 53 and 64 days and one silence of 20: 0.95LCL 10,
/// 0.95UCL NA.
#[test]
fn an_upper_limit_that_is_not_reached_is_not_the_last_day() {
    let journal = Journal::new();
    for (n, days) in [10, 13, 16, 17, 45, 53, 64].into_iter().enumerate() {
        let first = chrono::NaiveDate::from_ymd_opt(2026, 6, 1).expect("a day");
        let last = first + chrono::Days::new(days);
        let text = format!(
            "company: Firm {n}\n---\ndate: {first}\nevent: applied\n---\ndate: {last}\nevent: rejected\n"
        );
        journal.put(&format!("2026/{first}-firm-{n}.yaml"), text);
    }
    journal.put("2026/2026-11-02-young.yaml", "company: Young\n---\ndate: 2026-11-02\nevent: applied\n");
    let asked = journal.reject(["stats", "--json"]).assert().code(0);
    let json: serde_json::Value = serde_json::from_slice(&asked.get_output().stdout).expect("JSON");
    assert_eq!(json["answers"]["median"], serde_json::json!({"day": 17, "low": 10, "high": null}));
}
