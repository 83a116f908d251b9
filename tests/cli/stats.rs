//! `reject stats`

use snapbox::{file, str};
use unicode_width::UnicodeWidthStr as _;

use crate::rich;
use crate::support::Journal;

const APPLIED: &str = "---\ncompany: Acme\n---\ndate: 2026-11-10\nevent: applied\n";

#[test]
fn an_empty_journal_says_what_to_do() {
    Journal::new().reject(["stats"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
Nothing is written down yet, so there is nothing to count.
`reject log` writes down a no, `reject apply` an application.

"#]]);
}

#[test]
fn an_empty_journal_has_the_whole_shape_in_json() {
    Journal::new()
        .reject(["stats", "--json"])
        .assert()
        .code(0)
        .stdout_eq(file!["snapshots/stats-empty.json"])
        .stderr_eq(str![""]);
}

#[test]
fn one_case_says_something_true() {
    let journal = Journal::with(&[(
        "2026/2026-11-10-acme.yaml",
        &format!("{APPLIED}---\ndate: 2026-11-20\nevent: rejected\ncontrol: no\nreasons: [pay]\n"),
    )]);
    journal
        .reject(["stats"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
1 application: 1 answered
1 rejected

Where it stops
  0 of 1 got past the first door.
  Too few stops to say where it sticks: it takes 5 at one stage.

What keeps coming back
  Nothing yet: a pattern is what came up in 3 cases and a third of those that
  say.

What waits
  To think through: Acme. `reject reflect`

More: `reject stats all`, or one of stops, reasons, answers, control, momentum,
trend, months

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn only_in_play_says_something_useful() {
    let journal = Journal::with(&[
        ("2026/2026-11-10-acme.yaml", APPLIED),
        ("2026/2026-11-11-globex.yaml", "company: Globex\n---\ndate: 2026-11-11\nevent: applied\n"),
    ]);
    journal
        .reject(["stats"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
2 applications: 0 answered
2 in play

No refusal is written down. When an answer comes: `reject log`, or
`reject advance` for a good one.

More: `reject stats all`, or one of answers, momentum, trend, months

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn all_silent_is_told_without_blame() {
    let journal = Journal::new();
    for n in 1..=6 {
        let text = format!(
            "company: Firm {n}\n---\ndate: 2026-09-0{n}\nevent: applied\n---\ndate: 2026-10-2{n}\nevent: no-reply\n"
        );
        journal.put(&format!("2026/2026-09-0{n}-firm-{n}.yaml"), text);
    }
    journal
        .reject(["stats", "all"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
6 applications: 0 answered
6 with no reply recorded

Where it stops
  stage        got past  share             in play there
  application    0 of 6  0 % (0 to 39)
  Got an answer: 0 of 6, 0 % (0 to 39).
  “0 % (0 to 39)” reads: that much so far; what would hold for many more may
  well be anything in the brackets.
  The largest share of stops is at application: 6 of 6, 100 % (61 to 100). A no
  at this door has many causes, silence even more. To try something: rewrite
  résumé and letter for one advert and use that version for a while, or apply
  for a neighbouring kind of job, and compare.

What keeps coming back
  Nothing to go by in the last 12 months: `reject reflect` asks.

How long until an answer
  Fewer than half get an answer within 78 days; 0 of 6 had an answer so far.

What works better
  Nothing to compare yet: it takes 20 applications whose outcome is known and
  not the same for all, 5 of them alike by source, role, level or tag.

Momentum
  The last one went out 77 days ago. 0 in play.

The last eight weeks
  what happened      last 8 weeks  8 before
  applications sent             0         6
  no reply recorded             6         0

Month by month
  month     begun                 got further  rejected  no reply
  Sep 2026      6  █████████████
  Oct 2026      0                                               6

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn a_filter_is_named_in_the_heading_and_obeyed() {
    rich::journal()
        .reject(["stats", "all", "--source", "board", "--stage", "interview", "--since", "2026-07-01"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
applications from 1 Jul, got to interview, source board
2 applications: 2 answered, 2 past the first door, as far as interview
2 rejected, 2 thought through
What went well: “They asked me to stay longer.” (Firm 14, 30 Jul)

What keeps coming back: 0 of 3 questions, 2 cases
  Too early: a pattern needs 3 cases, and 2 answered so far.

Reasons
  reason      they said so  your guess
  none given             2

How long until an answer
  2 of 2 had an answer so far: too few to say how long it takes.
  Of 20 answers in the whole journal to applications sent at least 60 days ago,
  nine in ten came within 21 days; after that it counts as silent.

Was it within your control?
  1 yes. Said of 1 of 2 that ended in a no, in silence or closed.

What went well
  First interview of these: Firm 13, by 13 Jul
  “They asked me to stay longer.” (Firm 14, 30 Jul)

Momentum
  The last one went out 125 days ago. 0 in play.

Month by month
  month     begun                 got further  rejected  no reply
  Jul 2026      2  █████████████            2         2

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn a_past_day_is_told_as_it_was() {
    let journal = Journal::with(&[
        (
            "2026/2026-09-01-acme.yaml",
            "company: Acme\n---\ndate: 2026-09-01\nevent: applied\n---\ndate: 2026-10-15\nevent: rejected\n",
        ),
        ("2026/2026-10-20-globex.yaml", "company: Globex\n---\ndate: 2026-10-20\nevent: applied\n"),
    ]);
    journal
        .reject(["stats", "--until", "2026-09-30"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
applications until 30 Sep, as they stood then
1 application: 0 answered
1 in play

More: `reject stats all`, or one of answers, momentum, trend, months

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn a_damaged_case_is_named_and_the_rest_counts() {
    let journal = Journal::with(&[
        ("2026/2026-11-10-acme.yaml", &format!("{APPLIED}---\ndate: 2026-11-12\nevent: rejected\n")),
        ("2026/2026-11-12-bad.yaml", "company: Bad\n---\ndate: 2026-11-31\nevent: applied\n"),
    ]);
    journal
        .reject(["stats"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
1 application: 1 answered
1 rejected

To know first: 1 file could not be read (see below).

Where it stops
  0 of 1 got past the first door.
  Too few stops to say where it sticks: it takes 5 at one stage.

What waits
  To think through: Acme. `reject reflect`

More: `reject stats all`, or one of stops, answers, momentum, trend, months

"#]])
        .stderr_eq(str![[r#"
error: cannot read '2026/2026-11-12-bad.yaml'
  caused by: line 3, column 7: date: '2026-11-31' is not a date; expected YYYY-MM-DD

  tip: nothing was changed; mend it with `reject edit 2026-11-12-bad`

"#]]);
}
#[test]
fn a_long_search_has_a_pinned_shape_in_json() {
    rich::journal()
        .reject(["stats", "--json", "--until", "2026-04-30"])
        .assert()
        .code(0)
        .stdout_eq(file!["snapshots/stats.json"])
        .stderr_eq(str![""]);
}

#[test]
fn words_of_ones_own_that_outgrow_the_list_are_named() {
    let journal = Journal::new();
    for (n, reason) in ["commute", "Commute", "vibes", "pay"].iter().enumerate() {
        let text = format!(
            "company: Firm {n}\n---\ndate: 2026-11-0{}\nevent: rejected\nreasons: [{reason}]\n",
            n + 1
        );
        journal.put(&format!("2026/2026-11-0{}-firm-{n}.yaml", n + 1), text);
    }
    journal
        .reject(["stats", "all"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
4 applications: 4 answered
4 rejected

To know first
  In 3 of 4 cases with a reason it is a word of your own: commute and vibes. Put
  those you use often into `reasons:` in journal.yaml.

Week by week, the last 4
  answered  ▃ █ · ·
            1 3
  day not known: 4 sent

Where it stops
  stage        got past  share     in play there
  application    0 of 4
  Got an answer: 4 of 4.
  Too few stops to say where it sticks: it takes 5 at one stage.

What keeps coming back
  Nothing to go by in the last 12 months: `reject reflect` asks.

Reasons
  reason   they said so  your guess
  commute                         2
  vibes                           1
  pay                             1

What works better
  Nothing to compare yet: it takes 20 applications whose outcome is known and
  not the same for all, 5 of them alike by source, role, level or tag.

The last eight weeks
  what happened  last 8 weeks  8 before
  first answers             4         0
  rejected                  4         0

Month by month
  month     begun                 got further  rejected  no reply
  Nov 2026      4  █████████████                      4

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let journal = rich::journal();
    for columns in ["120", "80", "60"] {
        for plain in [
            &["stats"][..],
            &["stats", "all"],
            &["stats", "all", "--plain"],
            &["stats", "all", "--since", "2026-03-01"],
        ] {
            let mut command = journal.reject(["--plain"; 0]).env("COLUMNS", columns);
            for word in plain {
                command = command.arg(word);
            }
            let output = command.assert().code(0).get_output().stdout.clone();
            let text = String::from_utf8(output).expect("UTF-8");
            let limit: usize = columns.parse().expect("a number");
            let wide: Vec<&str> = text.lines().filter(|line| line.width() > limit).collect();
            assert_eq!(wide, <[&str; 0]>::default(), "at {columns}");
        }
    }
}

#[test]
fn a_filter_that_cannot_be_is_refused() {
    let journal = Journal::with(&[("2026/2026-11-10-acme.yaml", APPLIED)]);
    journal.reject(["stats", "--stage", "phone"]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: invalid value 'phone' for '--stage <STAGE>'
  [possible values: application, screen, assessment, interview, final, offer]

For more information, try '--help'.

"#]]);
    journal.reject(["stats", "--since", "2026-02-30"]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![
        [r#"
error: --since: '2026-02-30' is not a date; try 2026-11-22, yesterday, monday, 3d, 2w, last month or 'nov 3'

"#]
    ]);
    journal.reject(["stats", "--until", "2026-11-23"]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![
        [r#"
error: --until: '2026-11-23' is after today (2026-11-22)

"#]
    ]);
    journal
        .reject(["stats", "--since", "2026-11-03", "--until", "2026-11-02"])
        .assert()
        .code(2)
        .stdout_eq(str![""])
        .stderr_eq(str![[r#"
error: --since 2026-11-03 lies after --until 2026-11-02

"#]]);
}

#[test]
fn silence_behind_an_interview_was_an_answer_to_the_application() {
    let journal = Journal::with(&[(
        "2026/2026-09-01-acme.yaml",
        "company: Acme\n---\ndate: 2026-09-01\nevent: applied\n---\ndate: 2026-09-10\nevent: advanced\nstage: interview\n---\ndate: 2026-10-20\nevent: no-reply\n",
    )]);
    journal
        .reject(["stats", "stops"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Where it stops
  stage        got past  share     in play there
  application    1 of 1
  interview      0 of 1
  Got an answer: 1 of 1.
  Too few stops to say where it sticks: it takes 5 at one stage.

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn nearly_all_is_not_all() {
    let journal = Journal::new();
    for n in 0..400 {
        let end = if n == 0 { "no-reply" } else { "rejected\nstage: screen" };
        let text = format!(
            "company: Firm {n}\n---\ndate: 2026-09-01\nevent: applied\n---\ndate: 2026-10-20\nevent: {end}\n"
        );
        journal.put(&format!("2026/2026-09-01-firm-{n}.yaml"), text);
    }
    journal
        .reject(["stats", "stops"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Where it stops
  stage          got past  share                                 in play there
  application  399 of 400  over 99 % (99 to 100)  █████████████
  screen         0 of 399  0 % (0 to 1)
  Got an answer: 399 of 400, over 99 % (99 to 100).
  “over 99 % (99 to 100)” reads: that much so far; what would hold for many more
  may well be anything in the brackets.
  The largest share of stops past the first door is at screen: 399 of 399, 100 %
  (99 to 100). Somebody wanted to talk to you each time. Look at the awkward
  question that came up most, and at whether your examples were about their
  work; a thank-you note can still tidy up what stayed open.

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn of_cases_chosen_by_a_reason_nobody_can_say_where_it_stops() {
    let journal = Journal::new();
    journal.run(["log", "Acme", "--reason", "pay"]);
    let asked = journal.reject(["stats", "--reason", "pay"]).assert();
    asked
        .code(0)
        .stdout_eq(str![[r#"
applications: reason pay
1 application: 1 answered
1 rejected

What keeps coming back
  Nothing yet: a pattern is what came up in 3 cases and a third of those that
  say.

What waits
  To think through: Acme. `reject reflect`

More: `reject stats all`, or one of reasons, trend, months

"#]])
        .stderr_eq(str![""]);
    let json = journal.reject(["stats", "--reason", "pay", "--json"]).output().expect("it runs").stdout;
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(json.get("stops"), Some(&serde_json::Value::Null));
}
