//! How many got how far and what came week by week, drawn at the head of `stats`.

use snapbox::str;

use crate::support::Journal;

/// A case applied for on a day of October 2026, and what followed.
pub(super) fn put(journal: &Journal, day: u32, then: &[&str]) {
    let events = then.iter().fold(String::new(), |events, event| events + "---\n" + event + "\n");
    let text = format!("company: Firm {day}\n---\ndate: 2026-10-{day:02}\nevent: applied\n{events}");
    journal.put(&format!("2026/2026-10-{day:02}-firm-{day}.yaml"), text);
}

/// What `stats` draws, for a terminal of so many columns and lines.
fn drawn(journal: &Journal, columns: usize, lines: usize, words: &[&str]) -> String {
    let command = journal.reject(["stats"]).args(words).env("COLUMNS", columns.to_string());
    let asked = command.env("LINES", lines.to_string()).assert().code(0).stderr_eq("");
    let text = String::from_utf8(asked.get_output().stdout.clone()).expect("UTF-8");
    let is_picture = |text: &&str| text.starts_with("Got at least") || text.starts_with("Week by week");
    text.split("\n\n").filter(is_picture).map(|text| text.to_owned() + "\n").collect()
}

/// Six cases, each one stage further than the one before.
pub(super) fn each_stage() -> Journal {
    let journal = Journal::new();
    let stages = ["screen", "assessment", "interview", "final", "offer"];
    put(&journal, 1, &["date: 2026-10-20\nevent: rejected"]);
    for (n, day) in (1..6).zip(5_u32..) {
        let advanced: Vec<String> = stages[..n]
            .iter()
            .enumerate()
            .map(|(at, stage)| format!("date: 2026-11-{:02}\nevent: advanced\nstage: {stage}", 3 * at + n))
            .collect();
        put(&journal, day, &advanced.iter().map(String::as_str).collect::<Vec<_>>());
    }
    journal
}

#[test]
fn the_columns_of_the_weeks_rise_with_the_funnel_beside_them() {
    snapbox::assert_data_eq!(
        drawn(&each_stage(), 80, 40, &[]),
        str![[r#"
Got at least as far as                           Week by week, the last 8
  application  6  ████████████████████████████                 █
  screen       5  ███████████████████████▍         sent      ▄ █ · · · · · ·
  assessment   4  ██████████████████▋                        1 5
  interview    3  ██████████████                                       ▅
  final        2  █████████▍                       answered  · · · ▄ ▄ █ · ·
  offer        1  ████▋                                            1 1 4

"#]]
    );
}

#[test]
fn where_there_is_no_room_beside_them_the_funnel_stands_below_the_weeks() {
    snapbox::assert_data_eq!(
        drawn(&each_stage(), 40, 60, &[]),
        str![[r#"
Week by week, the last 8
              █
  sent      ▄ █ · · · · · ·
            1 5
                      ▅
  answered  · · · ▄ ▄ █ · ·
                  1 1 4
Got at least as far as
  application  6  ██████████████████████
  screen       5  ██████████████████▍
  assessment   4  ██████████████▋
  interview    3  ███████████
  final        2  ███████▍
  offer        1  ███▋

"#]]
    );
    snapbox::assert_data_eq!(
        drawn(&each_stage(), 40, 60, &["--plain"]),
        str![[r#"
Week by week, the last 8
  sent      1 5 0 0 0 0 0 0
  answered  0 0 0 1 1 4 0 0
Got at least as far as
  application  6  ######################
  screen       5  ##################
  assessment   4  ###############
  interview    3  ###########
  final        2  #######
  offer        1  ####

"#]]
    );
}

#[test]
fn in_a_low_terminal_they_take_fewer_lines() {
    snapbox::assert_data_eq!(
        drawn(&each_stage(), 40, 30, &[]),
        str![[r#"
Week by week, the last 8
              █
  sent      ▄ █ · · · · · ·
            1 5
                      ▅
  answered  · · · ▄ ▄ █ · ·
                  1 1 4
Got at least as far as
  application  6  ██████████████████████
  screen       5  ██████████████████▍
  assessment   4  ██████████████▋
  interview    3  ███████████
  final        2  ███████▍
  offer        1  ███▋
  5 of 6, 83 % (44 to 97) got past the
  first door.
  Too few stops to say where it sticks:
  it takes 5 at one stage.

"#]]
    );
}

#[test]
fn what_is_a_thousandth_is_still_drawn() {
    let journal = Journal::new();
    for n in 0..1000 {
        journal.put(
            &format!("2026/2026-10-01-firm-{n}.yaml"),
            "company: F\n---\ndate: 2026-10-01\nevent: applied\n",
        );
    }
    put(&journal, 30, &["date: 2026-11-02\nevent: advanced\nstage: final"]);
    snapbox::assert_data_eq!(
        drawn(&journal, 80, 24, &[]),
        str![[r#"
Week by week, the last 8
  sent      ████    ·    ·    · ▁▁▁▁    ·    ·    ·
            1000                   1
  answered     ·    ·    ·    ·    · ▁▁▁▁    ·    ·
                                        1
Got at least as far as
  application  1001  ████████████████████████████
  final           1  ▏
  1 of 1 got past the first door; 1 of 1001 with the silent.
  Too few stops to say where it sticks: it takes 5 at one stage.
More: `reject stats all`; its parts: `reject stats --help`


"#]]
    );
    snapbox::assert_data_eq!(
        drawn(&journal, 80, 24, &["--plain"]),
        str![[r#"
Week by week, the last 8
  sent      1000    0    0    0    1    0    0    0
  answered     0    0    0    0    0    1    0    0
Got at least as far as
  application  1001  ############################
  final           1  #

"#]]
    );
}

#[test]
fn what_has_no_day_is_said_and_never_drawn_as_none() {
    let journal = Journal::new();
    for n in 1..5 {
        let day = format!("2026-11-0{n}");
        journal.put(
            &format!("2026/{day}-f.yaml"),
            format!("company: F{n}\n---\ndate: {day}\nevent: rejected\n"),
        );
    }
    snapbox::assert_data_eq!(
        drawn(&journal, 80, 24, &[]),
        str![[r#"
Week by week, the last 4
  answered  ▃ █ · ·
            1 3
  day not known: 4 sent

"#]]
    );
    put(&journal, 7, &["date: 2026-10-20\nundated: true\nevent: advanced\nstage: screen"]);
    snapbox::assert_data_eq!(
        drawn(&journal, 80, 24, &[]),
        str![[r#"
Got at least as far as                       Week by week, the last 7
  application  5  ████████████████████████     sent      ▃ · · · · · ·
  screen       1  ████▊                                  1
                                               answered  · · · ▃ █ · ·
                                                               1 3
                                               day not known: 4 sent, 1 answered

"#]]
    );
}

#[test]
fn a_search_of_another_year_says_which_weeks_these_are() {
    let journal = Journal::new();
    for (n, answered) in [(1, 9), (2, 17), (8, 30)] {
        let text = format!(
            "company: F\n---\ndate: 2024-05-0{n}\nevent: applied\n---\ndate: 2024-05-{answered:02}\nevent: rejected\n"
        );
        journal.put(&format!("2024/2024-05-0{n}-f.yaml"), text);
    }
    snapbox::assert_data_eq!(
        drawn(&journal, 80, 24, &[]),
        str![[r#"
Week by week up to 30 May 2024
  sent      █ ▄ · · ·
            2 1
  answered  · ▄ · ▄ ▄
              1   1 1

"#]]
    );
}

#[test]
fn of_two_cases_words_say_as_much() {
    let journal = Journal::new();
    put(&journal, 7, &["date: 2026-10-20\nevent: advanced\nstage: screen"]);
    put(&journal, 8, &[]);
    assert_eq!(drawn(&journal, 80, 24, &[]), "");
}
