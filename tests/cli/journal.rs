//! The files of a journal, whatever a user's hand or another program did to them.

use snapbox::{IntoData as _, assert_data_eq, str};

use crate::support::Journal;

const FILE: &str = "2026/2026-10-30-acme.yaml";
const ADVANCED: &str = "---\ndate: 2026-11-22\nevent: advanced\nstage: final\n";

/// What `advance` added behind a file that held `before`, every byte of which must still stand there.
fn added(before: &str) -> String {
    let journal = Journal::with(&[(FILE, before)]);
    journal.run(["advance", "acme", "final"]);
    let after = journal.file(FILE);
    after.strip_prefix(before).expect("the earlier bytes").to_owned()
}

/// What `log` added behind a file that held `before`.
fn logged(before: &str) -> String {
    let journal = Journal::with(&[(FILE, before)]);
    journal.run(["log", "Acme", "--said", "No.\nSorry.\n"]);
    let after = journal.file(FILE);
    after.strip_prefix(before).expect("the earlier bytes").to_owned()
}

#[test]
fn comments_odd_order_unknown_keys_and_unknown_events_survive() {
    let before = "\
# my own file
---   # the header
tags: [ rust ,payments ]   # two
mood: {deep: [1, 2]}
'company':   Acme
---
event: applied

date:    2026-10-30
---
event: teleported
stage: moon
# a last word
";
    assert_eq!(added(before), ADVANCED);
    assert_eq!(
        logged(before),
        "---\ndate: 2026-11-22\nevent: rejected\nsaid: |\n  No.\n  Sorry.\n",
        "the log goes into the case that is there"
    );
}

#[test]
fn a_file_with_crlf_gets_crlf() {
    let before = "---\r\ncompany: Acme\r\n---\r\ndate: 2026-10-30\r\nevent: applied\r\n";
    assert_eq!(added(before), ADVANCED.replace('\n', "\r\n"));
    let said = "---\r\ndate: 2026-11-22\r\nevent: rejected\r\nsaid: |\r\n  No.\r\n  Sorry.\r\n";
    assert_eq!(logged(before), said);
}

#[test]
fn a_text_comes_back_with_its_own_line_ends_from_a_file_with_crlf() {
    let before = "---\r\ncompany: Acme\r\n---\r\ndate: 2026-10-30\r\nevent: applied\r\n";
    let journal = Journal::with(&[(FILE, before)]);
    journal.run(["log", "Acme", "--said", "one\ntwo", "--note", "one\r\ntwo\r\n"]);
    assert_eq!(
        journal.file(FILE).strip_prefix(before),
        Some(
            "---\r\ndate: 2026-11-22\r\nevent: rejected\r\nsaid: |-\r\n  one\r\n  two\r\nnote: \"one\\r\\ntwo\\r\\n\"\r\n"
        )
    );
}

#[test]
fn a_missing_line_end_is_added() {
    let before = "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied";
    assert_eq!(added(before), format!("\n{ADVANCED}"));
    let crlf = before.replace('\n', "\r\n");
    assert_eq!(added(&crlf), format!("\n{ADVANCED}").replace('\n', "\r\n"));
}

#[test]
fn a_missing_line_end_behind_a_comment_is_added() {
    let before = "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\n# the end";
    assert_eq!(added(before), format!("\n{ADVANCED}"));
}

#[test]
fn a_byte_order_mark_stays_and_nothing_behind_it_is_lost() {
    let before = "\u{feff}company: Acme\n---\ndate: 2026-10-30\nevent: applied\n";
    assert_eq!(added(before), ADVANCED);
    let journal = Journal::with(&[(FILE, before)]);
    journal.run(["advance", "acme", "final"]);
    journal.reject(["check"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![""]);
}

#[test]
fn a_first_document_without_its_dashes_is_the_header() {
    assert_eq!(added("company: Acme\n---\ndate: 2026-10-30\nevent: applied\n"), ADVANCED);
}

#[test]
fn a_stream_that_was_closed_goes_on() {
    let before = "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\n...\n";
    assert_eq!(added(before), ADVANCED);
    assert_eq!(added(before.trim_end()), format!("\n{ADVANCED}"));
}

#[test]
fn a_text_that_keeps_its_last_empty_lines_keeps_them() {
    let before = "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\nnote: |+\n  Kept.\n\n\n";
    assert_eq!(added(before), ADVANCED);
    let journal = Journal::with(&[(FILE, before)]);
    journal.run(["advance", "acme", "final"]);
    journal.reject(["show", "acme", "--json"]).assert().code(0).stdout_eq(
        str![[r#"
{
  "version": 1,
  "cases": [
    {
      "case": "2026-10-30-acme",
      "company": "Acme",
      "role": null,
      "source": null,
      "level": null,
      "place": null,
      "url": null,
      "contact": null,
      "tags": [],
      "imported": null,
      "furthest": "final",
      "round": null,
      "ending": null,
      "applied": "2026-10-30",
      "ended": null,
      "events": [
        {
          "date": "2026-10-30",
          "event": "applied",
          "note": "Kept.\n\n\n"
        },
        {
          "date": "2026-11-22",
          "event": "advanced",
          "stage": "final"
        }
      ]
    }
  ]
}

"#]]
        .raw(),
    );
}

#[test]
fn an_empty_last_document_is_no_obstacle() {
    let before = "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\n---\n";
    assert_eq!(added(before), ADVANCED);
    assert_eq!(added(before.trim_end()), format!("\n{ADVANCED}"));
    assert_eq!(added(&format!("{before}--- # nothing yet\n\n")), ADVANCED);
}

#[test]
fn a_directive_is_no_obstacle() {
    assert_eq!(
        added("%YAML 1.2\n---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\n  # mine\n"),
        ADVANCED
    );
}

#[test]
fn a_case_that_cannot_be_read_is_never_written() {
    let before = "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\nfeeling: 9\n";
    let journal = Journal::with(&[(FILE, before)]);
    for words in [["advance", "acme", "final"], ["log", "Acme", "--new"]] {
        journal.reject(words).assert().code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: cannot read '2026/2026-10-30-acme.yaml'
  caused by: line 6, column 10: feeling: '9' is not a number from 1 (crushed) to 5 (fine)

  tip: nothing was changed; mend it with `reject edit 2026-10-30-acme`

"#]]);
    }
    assert_eq!(journal.file(FILE), before);
    assert_eq!(journal.files(), [FILE]);
}

#[test]
fn an_open_quote_at_the_end_cannot_swallow_what_comes() {
    let before = "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\nnote: \"open\n";
    let journal = Journal::with(&[(FILE, before)]);
    journal.reject(["advance", "acme", "final"]).assert().code(1);
    assert_eq!(journal.file(FILE), before);
}

#[test]
fn a_taken_handle_gets_a_number() {
    let journal = Journal::new();
    for _ in 0..3 {
        journal.run(["log", "Acme", "Cook", "--new"]);
    }
    assert_eq!(
        journal.files(),
        [
            "2026/2026-11-22-acme--cook-2.yaml",
            "2026/2026-11-22-acme--cook-3.yaml",
            "2026/2026-11-22-acme--cook.yaml",
            "journal.yaml",
        ]
    );
}

#[test]
fn two_companies_with_one_slug_are_two_cases() {
    let journal = Journal::new();
    journal.run(["log", "Müller"]);
    journal.run(["log", "Muller & "]);
    journal.run(["log", "Mül.ler"]);
    assert_eq!(
        journal.files(),
        [
            "2026/2026-11-22-mul-ler.yaml",
            "2026/2026-11-22-muller-2.yaml",
            "2026/2026-11-22-muller.yaml",
            "journal.yaml",
        ]
    );
}

#[test]
fn a_case_lies_in_the_year_of_its_first_event() {
    let journal = Journal::new();
    journal.run(["log", "Acme", "--applied", "2025-12-30", "--on", "2026-01-05"]);
    assert_data_eq!(
        journal.file("2025/2025-12-30-acme.yaml"),
        str![[r#"
---
company: Acme
---
date: 2025-12-30
event: applied
---
date: 2026-01-05
event: rejected

"#]]
    );
}

#[test]
fn the_settings_are_written_once_and_never_again() {
    let journal = Journal::new();
    journal.run(["log", "Acme"]);
    assert_data_eq!(
        journal.file("journal.yaml"),
        str![[r#"
# This file is yours: reject wrote it once and will not touch it again.
format: 1
# Reasons of your own, offered beside the usual ones:
# reasons: [commute, notice period]
# Job titles that are one job to you:
# roles: {backend: [backend engineer, java developer]}
# Nothing but what was asked for, no milestones and no hints:
# tone: plain
# Your name, for the end of letters:
# name: Ada Lovelace

"#]]
    );
    journal.put("journal.yaml", "reasons: [commute]\r\n");
    journal.run(["log", "Globex", "--reason", "commute"]);
    journal.run(["advance", "globex", "screen"]);
    assert_eq!(journal.file("journal.yaml"), "reasons: [commute]\r\n");
    journal.put("journal.yaml", "");
    journal.run(["log", "Initech"]);
    assert_eq!(journal.file("journal.yaml"), "");
}

#[test]
fn opening_creates_nothing() {
    let journal = Journal::new();
    journal.reject(["list"]).assert().code(0);
    journal.reject(["stats"]).assert().code(0);
    journal.reject(["stats", "--json"]).assert().code(0);
    journal.reject(["check"]).assert().code(0);
    journal.reject(["prompts"]).assert().code(0);
    journal.reject(["show", "acme"]).assert().code(2);
    journal.reject(["advance", "acme", "screen"]).assert().code(2);
    journal.reject(["edit", "acme"]).assert().code(2);
    journal.reject(["log", ""]).assert().code(2);
    journal.reject(["log", "Acme", "--on", "2026-11-23"]).assert().code(2);
    assert!(!journal.root().exists());
}

#[test]
fn reading_writes_nothing() {
    let text = "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\n";
    let journal = Journal::with(&[(FILE, text)]);
    for words in [["list", "--json"], ["stats", "--json"], ["show", "acme"], ["check", "--plain"]] {
        journal.run(words);
    }
    assert_eq!(journal.files(), [FILE]);
    assert!(!journal.root().join(".lock").exists());
}

/// The size of the largest case that is read.
const LIMIT: usize = 16 << 20;
/// A letter of four bytes: a file is read letter by letter, so few letters make the test quick.
const LETTER: &str = "\u{1f622}";

#[test]
fn what_could_not_be_read_again_is_not_written() {
    let journal = Journal::new();
    let said = LETTER.repeat(LIMIT / LETTER.len());
    journal.reject(["log", "Acme", "--said", "-"]).stdin(said.clone()).assert().code(1).stdout_eq(str![""]);
    assert_eq!(journal.files(), ["drafts/unsaved-1.txt", "journal.yaml"]);
    assert!(journal.file("drafts/unsaved-1.txt").contains(&said), "the words are kept");
    journal.reject(["list", "--json"]).assert().code(0).stderr_eq(str![""]);
}

#[test]
fn a_case_does_not_grow_beyond_what_can_be_read() {
    let rest = LETTER.repeat((LIMIT - 60) / LETTER.len());
    let before = format!("company: Acme\n---\ndate: 2026-11-01\nevent: applied\n# {rest}\n");
    let journal = Journal::with(&[(FILE, &before)]);
    journal.reject(["advance", "acme", "final"]).assert().code(1).stdout_eq(str![""]);
    assert!(journal.file(FILE) == before, "no byte changes");
    journal.reject(["list", "--json"]).assert().code(0).stderr_eq(str![""]);
}

#[test]
fn a_journal_without_settings_that_holds_cases_is_not_new() {
    let journal = Journal::with(&[(FILE, "company: Acme\n---\ndate: 2026-10-30\nevent: applied\n")]);
    journal.reject(["advance", "acme", "screen"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
Acme: got to screen. Written down in 2026/2026-10-30-acme.yaml
The first time you got as far as a screen.

"#]]);
}

#[cfg(target_os = "linux")]
#[test]
fn the_config_file_names_the_journal_as_a_shell_would() {
    let journal = Journal::new();
    let home = journal.root().with_file_name("");
    let config = home.join(".config/reject");
    std::fs::create_dir_all(&config).expect("a folder");
    for (named, folder) in [("~/x", home.join("x")), ("near", config.join("near"))] {
        std::fs::write(config.join("config.yaml"), format!("journal: {named}\n")).expect("the config");
        journal.reject(["log", "Acme"]).env_remove("REJECT_JOURNAL").assert().code(0).stderr_eq(format!(
            "A new journal begins in {}\nWritten down in 2026/2026-11-22-acme.yaml\nWhen you are ready: reject \
             reflect acme\n",
            folder.display()
        ));
        assert!(folder.join("2026/2026-11-22-acme.yaml").is_file(), "{named}");
    }
    assert_eq!(journal.files(), <[&str; 0]>::default());
}
