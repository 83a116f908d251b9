//! The pictures in about a line each, where the first screen is full.

use snapbox::{assert_data_eq, str};

use super::first::fullest;
use super::pictures::{each_stage, put};
use crate::support::Journal;

/// The first so many lines of `stats` in a terminal of 24 lines and so many columns.
fn head(journal: &Journal, columns: usize, lines: usize, words: &[&str]) -> String {
    let command = journal.reject(["stats"]).args(words).env("COLUMNS", columns.to_string());
    let text = String::from_utf8(command.output().expect("it runs").stdout).expect("UTF-8");
    text.lines().take(lines).map(|line| line.to_owned() + "\n").collect()
}

/// Eight refusals at the first door, six of them thought through; of two nobody knows when they were applied for.
fn refused_at_the_door() -> Journal {
    let journal = Journal::new();
    for day in 1..7 {
        let reflected = format!(
            "date: 2026-10-2{day}\nevent: reflected\ntopic: resume\nanswers: {{tailored: no, summary: no}}\ndone: true"
        );
        let refused = format!("date: 2026-10-1{day}\nevent: rejected\nreasons: [pay]");
        put(&journal, day, &[&refused, &reflected]);
    }
    for n in 0..2 {
        let text = format!("company: Later {n}\n---\ndate: 2026-11-1{n}\nevent: rejected\n");
        journal.put(&format!("2026/2026-11-1{n}-later-{n}.yaml"), text);
    }
    journal
}

#[test]
fn in_a_full_terminal_each_picture_is_a_line_or_two() {
    assert_data_eq!(
        head(&each_stage(), 40, 8, &[]),
        str![[r#"
6 applications ███████████  6 answered
5 reached screen █████████▏
4 assessment ███████▍
3 interview █████▌  2 final ███▋
1 offer █▉
Last 8 weeks: sent ▂█······
answered ···▂▂▇·· (at most 5 a week)
5 in play, 1 rejected

"#]]
    );
    assert_data_eq!(
        head(&each_stage(), 30, 10, &[]),
        str![[r#"
6 applications ███████████
6 answered
5 reached screen █████████▏
4 assessment ███████▍
3 interview █████▌
2 final ███▋  1 offer █▉
Last 8 weeks: sent ▂█······
answered ···▂▂▇·· (at most 5 a
week)
5 in play, 1 rejected

"#]]
    );
}

#[test]
fn in_plain_text_they_are_numbers() {
    assert_data_eq!(
        head(&fullest(), 80, 5, &["--plain"]),
        str![[r#"
34 applications: 27 answered
27 reached interview, 3 offer
In each of the last 12 weeks: sent 3 1 0 1 0 1 1 0 1 0 0 0;
answered 1 0 1 0 1 1 0 1 0 1 2 1 (day not known: 7 sent)
3 in play, 24 rejected, 1 with no reply recorded, 1 withdrawn, 2 offers

"#]]
    );
    assert_data_eq!(
        head(&fullest(), 40, 9, &["--plain"]),
        str![[r#"
34 applications: 27 answered
27 reached interview, 3 offer
In each of the last 12 weeks:
sent 3 1 0 1 0 1 1 0 1 0 0 0;
answered 1 0 1 0 1 1 0 1 0 1 2 1 (day
not known: 7 sent)
3 in play, 24 rejected, 1 with no reply
recorded, 1 withdrawn, 2 offers
declined, 2 roles closed, 1 accepted, 23

"#]]
    );
}

#[test]
fn under_a_filter_they_are_of_the_cases_that_fit() {
    assert_data_eq!(
        head(&fullest(), 80, 5, &["--since", "2026-02-01"]),
        str![[r#"
applications from 1 Feb
31 applications ████████████████████████████  24 answered
24 reached interview █████████████████████▋  3 offer ██▊
Last 12 weeks: sent █▃·▃·▃▃·▃···  answered ▃·▃·▃▃·▃·▃▆▃ (at most 3 a week; day
not known: 7 sent)

"#]]
    );
}

#[test]
fn a_search_that_rests_says_up_to_when_the_weeks_go() {
    let journal = each_stage();
    let head = |words: &[&str]| {
        let command = journal.reject(["stats"]).args(words).env("COLUMNS", "40");
        let output = command.env("REJECT_TODAY", "2027-03-01").output().expect("it runs");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        text.lines().take(9).map(|line| line.to_owned() + "\n").collect::<String>()
    };
    assert_data_eq!(
        head(&[]),
        str![[r#"
6 applications ███████████  6 answered
5 reached screen █████████▏
4 assessment ███████▍
3 interview █████▌  2 final ███▋
1 offer █▉
6 weeks to 5 Nov 2026: sent ▂▇▂···
answered ···▂·█ (at most 5 a week)
5 in play, 1 rejected
To know first: 5 in play without news

"#]]
    );
    assert_data_eq!(
        head(&["--plain"]),
        str![[r#"
6 applications: 6 answered
5 reached screen, 4 assessment,
3 interview, 2 final, 1 offer
In each of the 6 weeks up to 5 Nov 2026:
sent 1 4 1 0 0 0; answered 0 0 0 1 0 5
5 in play, 1 rejected

To know first: 5 in play without news
for over 45 days.

"#]]
    );
}

#[test]
fn where_none_got_past_the_first_door_the_weeks_stand_alone() {
    assert_data_eq!(
        head(&refused_at_the_door(), 30, 8, &[]),
        str![[r#"
8 applications: 8 answered
Last 8 weeks: sent ▇▄······
answered ·▂█···▄· (at most 5 a
week; day not known: 2 sent)
8 rejected, 6 thought through

Where it stops
  0 of 8, 0 % (0 to 32) got

"#]]
    );
}

#[test]
fn of_two_cases_nothing_is_drawn_however_low_the_terminal() {
    let journal = Journal::new();
    put(&journal, 7, &["date: 2026-10-20\nevent: advanced\nstage: screen"]);
    put(&journal, 8, &["date: 2026-10-21\nevent: rejected"]);
    assert_data_eq!(
        head(&journal, 20, 6, &[]),
        str![[r#"
2 applications: 2
answered, 1 past the
first door, as far
as screen
1 in play, 1
rejected

"#]]
    );
}
