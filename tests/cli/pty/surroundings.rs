//! Narrow, colourless and dumb terminals, and hostile files.

use snapbox::{assert_data_eq, str};

use super::acme;
use crate::terminal::{CTRL_C, ENTER, ERASE, ESC, Start, Terminal};

#[test]
fn a_text_longer_than_the_screen_is_wide_can_be_typed() {
    let journal = acme();
    let mut terminal = Start::reject(&journal, ["log"]).size(40, 24).run();
    terminal.answer("1 of 6", "Hooli").answer("2 of 6", "").answer("3 of 6", "").answer("4 of 6", "");
    terminal.until("5 of 6").press("They told me that the pairing went well and that I asked good questions");
    terminal.until("good questions").press(ENTER).answer("6 of 6", "");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        journal.file("2026/2026-11-22-hooli.yaml"),
        str![[r#"
---
company: Hooli
---
date: 2026-11-22
event: rejected
said: They told me that the pairing went well and that I asked good questions

"#]]
    );
}

#[test]
fn no_color_leaves_the_colours_out() {
    let journal = acme();
    let mut terminal = Start::reject(&journal, ["reflect"]).env("NO_COLOR", "1").run();
    let raw = terminal.until("1 of 5").press(CTRL_C).raw();
    assert_eq!(terminal.end(), 130);
    let colours: Vec<&str> =
        raw.split(ESC).filter(|code| code.contains('m') && code.starts_with("[3")).collect();
    assert_eq!(colours, [""; 0]);
}

#[test]
fn a_dumb_terminal_is_asked_on_plain_lines() {
    let journal = acme();
    let mut terminal = Start::reject(&journal, ["reflect"]).env("TERM", "dumb").run();
    terminal.answer("1 of 5", "2").until("2 of 5");
    assert!(!terminal.raw().contains(ESC));
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Acme, Backend engineer: role closed on 20 Nov 2026, at offer.
5 questions, two minutes. Ctrl-C stops and keeps what you said.

[1 of 5 · The fit] Knowing what you know now, is this a job you would want?
  1 yes
  2 partly
  3 no
  (Enter skips)
> 2
[2 of 5 · The fit] Did the job match what you can do today?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
>

"#]]
    );
}

#[test]
fn nothing_in_a_journal_steers_the_terminal() {
    let journal = acme();
    let hostile =
        "---\ncompany: \"Evil\\e]0;owned\\a\\e[31m\\u202e\"\n---\ndate: 2026-11-21\nevent: rejected\n";
    journal.put("2026/2026-11-21-evil.yaml", hostile);
    let mut terminal = Start::reject(&journal, ["reflect", "evil"]).run();
    terminal.until("1 of 11");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Evil␛]0;owned␇␛[31m⟨U+202E⟩: rejected on 21 Nov 2026, at application.
11 questions, two minutes. Ctrl-C stops and keeps what you said.

? Did you shape the résumé for this job before you sent it?
  yes
  partly
  no
[1 of 11 · The résumé · Enter skips · ↓ choose]

"#]]
    );
    assert_eq!(steering(&terminal), [""; 0]);
    let mut terminal = Start::reject(&journal, ["log"]).run();
    terminal.until("Which company").press("e").until("Which company");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
? Which company said no? e
  Acme
[1 of 6 · ↓ choose]

"#]]
    );
    assert_eq!(steering(&terminal), [""; 0]);
}

/// What of a hostile company reached the terminal as it is.
fn steering(terminal: &Terminal) -> Vec<&'static str> {
    let raw = terminal.raw();
    ["\u{1b}]0;", "\u{7}", "\u{1b}[31m", "\u{202e}"].into_iter().filter(|code| raw.contains(code)).collect()
}

#[test]
fn no_word_is_torn_in_forty_columns() {
    let journal = acme();
    let mut terminal = Start::reject(&journal, ["reflect"]).size(40, 24).run();
    terminal.answer("1 of 5", "").until("2 of 5");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Acme, Backend engineer: role closed on
20 Nov 2026, at offer.
5 questions, two minutes. Ctrl-C stops
and keeps what you said.

? Knowing what you know now, is this a
job you would want? skipped
? Did the job match what you can do
today?
  yes
  partly
  no
[2 of 5 · The fit · Enter skips · < back
]

"#]]
    );
}

#[test]
fn ctrl_c_on_plain_lines_says_what_was_kept() {
    let journal = acme();
    let mut terminal = Start::reject(&journal, ["reflect"]).env("TERM", "dumb").run();
    terminal.answer("1 of 5", "2").until("2 of 5").press(CTRL_C);
    assert_eq!(terminal.end(), 130);
    assert_eq!(
        terminal.screen().lines().next_back(),
        Some("What you answered so far is kept; the same command goes on from there.")
    );
}

#[test]
fn nothing_offered_steers_the_terminal() {
    let journal = acme();
    journal.put("journal.yaml", "format: 1\nreasons: [\"bored\\e[31m\"]\n");
    let company = "---\ncompany: \"Evil\\u202e\"\n---\ndate: 2026-11-21\nevent: rejected\n";
    journal.put("2026/2026-11-21-evil.yaml", company);
    let mut terminal = Start::reject(&journal, ["log"]).run();
    terminal.until("1 of 6").press("Evi").until_again("Evi");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
? Which company said no? Evi
[1 of 6 · ↓ choose]

"#]]
    );
    terminal.press(&ERASE.repeat(3)).press("Acme").press(ENTER).answer("2 of 6", "").answer("3 of 6", "");
    terminal.until("4 of 6").press("bor").until_again("bor");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
? Which company said no? Acme
? For which role? skipped
? How far did it get? skipped
? Why, as far as you know? bor
[4 of 6 · one of these or your own words · Enter skips · < back · ↓ choose]

"#]]
    );
    assert_eq!(steering(&terminal), [""; 0]);
}
