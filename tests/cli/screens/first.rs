//! The first screen, which fits a terminal of 24 lines.

use snapbox::str;
use unicode_width::UnicodeWidthStr as _;

use super::wild;
use crate::rich;
use crate::support::{Journal, forty_refusals};

/// What `stats` says in a terminal of so many columns.
fn shown(journal: &Journal, columns: usize, words: &[&str]) -> String {
    let command = journal.reject(["stats"]).args(words).env("COLUMNS", columns.to_string());
    String::from_utf8(command.output().expect("it runs").stdout).expect("UTF-8")
}

/// The wild journal with every ending, a file that cannot be read and an event of tomorrow.
pub(super) fn fullest() -> Journal {
    let journal = wild::journal();
    for (n, ending) in
        ["no-reply", "withdrew", "declined", "declined", "closed", "closed", "accepted"].iter().enumerate()
    {
        let text = format!("company: Extra {n}\n---\ndate: 2026-11-1{n}\nevent: {ending}\nreasons: [pay]\n");
        journal.put(&format!("2026/2026-11-1{n}-extra-{n}.yaml"), text);
    }
    journal.put("2026/2026-11-23-soon.yaml", "company: Soon\n---\ndate: 2026-11-23\nevent: applied\n");
    journal.put("2026/2026-11-24-bad.yaml", "company: Bad\ncompany: Bad\n");
    journal
}

#[test]
fn a_small_terminal_holds_it_with_the_line_of_the_prompt() {
    let refused = |n: usize| {
        let journal = Journal::new();
        for n in 0..n {
            journal.run(["log", &format!("Firm {n}"), "--guess", "pay"]);
        }
        journal
    };
    let journals = [refused(1), refused(4), refused(5), rich::journal(), forty_refusals(), fullest()];
    for journal in &journals {
        for words in [&[][..], &["--plain"], &["--since", "2026-02-01"], &["--stage", "interview"]] {
            let text = shown(journal, 80, words);
            assert!(text.lines().count() <= 23, "{words:?}:\n{text}");
        }
    }
}

#[test]
fn whatever_is_in_the_journal_no_line_of_any_part_is_too_wide() {
    let journal = fullest();
    for columns in [80, 60, 40, 30] {
        for words in [
            &[][..],
            &["--plain"],
            &["all"],
            &["all", "--plain"],
            &["all", "--level", "senior"],
            &["--by", "source"],
            &["--by", "role"],
            &["--by", "month"],
            &["interview/value"],
            &["rust"],
        ] {
            let text = shown(&journal, columns, words);
            let wide: Vec<&str> = text.lines().filter(|line| line.width() > columns).collect();
            assert_eq!(wide, <[&str; 0]>::default(), "at {columns}: {words:?}");
            assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{2066}']), "{words:?}");
        }
    }
}

#[test]
fn the_fullest_journal_is_told_in_23_lines() {
    fullest().reject(["stats"]).env("COLUMNS", "80").assert().code(1).stdout_eq(str![[r#"
34 applications ████████████████████████████  27 answered
27 reached interview ██████████████████████▎  3 offer ██▌
Last 12 weeks: sent █▃·▃·▃▃·▃···  answered ▃·▃·▃▃·▃·▃▆▃ (at most 3 a week; day
not known: 7 sent)
3 in play, 24 rejected, 1 with no reply recorded, 1 withdrawn, 2 offers
declined, 2 roles closed, 1 accepted, 23 thought through
You took a job: Extra 6, 16 Nov
To know first: 1 file could not be read (see below); 1 case has an event dated
after today (`reject check`); 3 in play without news for over 21 days; in 12 of
31 cases the reason is a word of your own.
Where it stops
  27 of 28, 96 % (82 to 99) got past the first door; 27 of 31 with the silent.
  Of the 24 stops past it 24 were at interview: 100 % (86 to 100).
What keeps coming back: 2 of 4 questions, 3 reasons, 2 skills
  23 of 23 partly or no  Did you say more about what you would add than about w…
  7 of 19  you guess: pay
  less since 10 Jul, 0 of 9, 14 of 14 before  Write stories down ␛[31mRed␛[0m⟨U…
  and 5 more: `reject stats patterns reasons`
What waits
  To think through, the latest: Extra 0. `reject reflect`
  Planned: An open one 株式会社日本語シ… (by 10 Dec), and 1 more: `reject plan`
  Goal: 0 of 2 calls by 22 Nov, the last day is today
More: `reject stats all`; its parts: `reject stats --help`

"#]]);
}

#[test]
fn a_long_search_at_80_columns() {
    rich::journal().reject(["stats"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
26 applications: 21 answered
2 in play, 18 rejected, 3 with no reply recorded, 1 withdrawn, 1 offer declined,
1 role closed, 15 thought through
What went well: “They asked me to stay longer.” (Firm 14, 30 Jul)
To know first: 1 in play without news for over 21 days.

Got at least as far as                       Week by week, the last 12
  application  26  ███████████████████████     sent      █ · · · · · · · · · █ ·
  screen       18  ███████████████▉                      1                   1
  interview    16  ██████████████▏             answered  · · · · · · · · · · · █
  offer         1  ▉                                                           1
  18 of 23, 78 % (58 to 90) got past the first door; 18 of 24 with the silent.
  Of the 16 stops past it 15 were at interview: 94 % (72 to 99).

What keeps coming back: 1 of 3 questions, 3 reasons, 1 skill
  6 of 13 partly or no  Did you say more about what you would add than about wh…
  3 of 4  they said: another candidate
  better, 0 of 5, 10 of 10 before  Did your stories of past work connect to the…
  and 3 more: `reject stats patterns reasons`
More: `reject stats all`; its parts: `reject stats --help`

"#]]);
}

#[test]
fn a_long_search_at_40_columns() {
    let asked = rich::journal().reject(["stats"]).env("COLUMNS", "40").assert();
    asked.code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
26 applications ███████████  21 answered
18 reached screen ███████▋
16 interview ██████▊  1 offer ▍
Last 12 weeks: sent █·········█·
answered ···········█ (at most 1 a week)
2 in play, 18 rejected, 3 with no reply
recorded, 1 withdrawn, 1 offer declined,
1 role closed, 15 thought through
What went well: “They asked me to stay
longer.” (Firm 14, 30 Jul)
To know first: 1 in play without news
for over 21 days.

Where it stops
  18 of 23, 78 % (58 to 90) got past the
  first door; 18 of 24 with the silent.
  Of the 16 stops past it 15 were at
  interview: 94 % (72 to 99).

What keeps coming back: 1 of 3
questions, 3 reasons, 1 skill
  6 of 13 partly or no: Did you say more
  about what you would add than about
  what you wanted?
  3 of 4  they said: another candidate
  better, 0 of 5, 10 of 10 before: Did
  your stories of past work connect to
  the work they need done?
  and 3 more:
  `reject stats patterns reasons`
More: `reject stats all`; its parts:
`reject stats --help`

"#]]);
}

#[test]
fn in_plain_text_the_pictures_stand_one_below_the_other_in_ascii() {
    let journal = Journal::new();
    for n in 0..8 {
        let stage = if n < 3 { "stage: screen\n" } else { "" };
        let text = format!(
            "company: Firm {n}\n---\ndate: 2026-09-1{n}\nevent: applied\n---\ndate: 2026-09-2{n}\nevent: rejected\n{stage}"
        );
        journal.put(&format!("2026/2026-09-1{n}-firm-{n}.yaml"), text);
    }
    journal.reject(["stats", "--plain"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
8 applications: 8 answered
8 rejected

Week by week up to 27 Sep
  sent      4 4 0
  answered  0 1 7

Got at least as far as
  application  8  ############################
  screen       3  ###########

Where it stops
  3 of 8, 38 % (14 to 69) got past the first door.
  Of the 8 stops 5 were at application: 63 % (31 to 86).

What waits
  To think through, the latest: Firm 7. `reject reflect`

More: `reject stats all`, or one of stops, answers, wins, momentum, trend,
months

"#]]);
}

#[test]
fn stops_spread_over_the_stages_are_no_bottleneck() {
    let journal = Journal::new();
    let stages = ["application", "screen", "assessment", "interview"];
    for n in 0..20 {
        let text = format!(
            "company: Firm {n}\n---\ndate: 2026-08-{:02}\nevent: applied\n---\ndate: 2026-09-20\nevent: rejected\nstage: {}\n",
            n + 1,
            stages[n % 4]
        );
        journal.put(&format!("2026/2026-08-{:02}-firm-{n}.yaml", n + 1), text);
    }
    journal.reject(["stats"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
20 applications: 20 answered
20 rejected

Got at least as far as                       Week by week up to 20 Sep
  application  20  ███████████████████████     sent      ▁▁ ▃▃ ▃▃ ▂▂  ·  ·  ·  ·
  screen       15  █████████████████▎                     2  7  7  4
  assessment   10  ███████████▌                answered   ·  ·  ·  ·  ·  ·  · ██
  interview     5  █████▊                                                     20

Where it stops
  15 of 20, 75 % (53 to 89) got past the first door.
  The stops are spread: no stage holds 40 % of them.

What keeps coming back
  Nothing to go by in the last 12 months: `reject reflect` asks.

More: `reject stats all`, or one of stops, answers, wins, momentum, trend,
months

"#]]);
}

#[test]
fn what_waits_to_be_thought_through_is_asked_for_once() {
    let journal = Journal::new();
    for n in 0..3 {
        journal.run(["log", &format!("Firm {n}")]);
    }
    journal.reject(["stats"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
3 applications: 3 answered
3 rejected

Where it stops
  0 of 3 got past the first door.
  Too few stops to say where it sticks: it takes 5 at one stage.

What waits
  To think through, the latest: Firm 2. `reject reflect`

More: `reject stats all`, or one of stops, trend, months

"#]]);
}
