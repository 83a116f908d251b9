//! `reject list`

use snapbox::str;

use crate::support::Journal;

fn journal() -> Journal {
    Journal::with(&[
        (
            "2025/2025-12-20-acme--cook.yaml",
            "company: Acme\nrole: Cook\nsource: board\ntags: [food]\n---\ndate: 2025-12-20\nevent: applied\n---\ndate: 2026-01-07\nevent: rejected\nreasons: [pay]\nsaid: Pay was the point.\nvent: I hate mondays.\n",
        ),
        (
            "2026/2026-02-01-globex--baker.yaml",
            "company: Globex\nrole: Baker\nsource: Referral\nlevel: senior\n---\ndate: 2026-02-01\nevent: applied\n---\ndate: 2026-02-20\nevent: advanced\nstage: interview\nround: 2\n",
        ),
        (
            "2026/2026-03-01-initech.yaml",
            "company: Initech\nsource: referral\n---\ndate: 2026-03-01\nevent: applied\n---\ndate: 2026-05-01\nevent: no-reply\nnote: mondays\n",
        ),
    ])
}

/// The companies that `list` shows under these words.
fn found<const N: usize>(words: [&str; N]) -> Vec<String> {
    let output = journal().reject(["list"]).args(words).assert().code(0).get_output().stdout.clone();
    let text = String::from_utf8(output).expect("UTF-8");
    let rows = text.lines().skip_while(|line| !line.starts_with("company")).skip(1);
    rows.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn an_empty_journal_says_what_to_do() {
    Journal::new().reject(["list"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
Nothing is written down yet. `reject log` writes down a no, `reject apply` an application.

"#]]);
}

#[test]
fn cases_stand_in_a_table_the_oldest_first() {
    journal()
        .reject(["list"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
company  role   got to       stands                   begun
Acme     Cook   application  rejected 7 Jan           20 Dec 2025
Globex   Baker  interview 2  in play                  1 Feb
Initech         application  no reply recorded 1 May  1 Mar

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn the_same_flag_is_or_and_different_flags_are_and() {
    assert_eq!(found(["--company", "acme", "--company", "INI"]), ["Acme", "Initech"]);
    assert_eq!(found(["--source", "referral", "--ending", "in-play"]), ["Globex"]);
    assert_eq!(found(["--source", "referral", "--source", "board", "--ending", "rejected"]), ["Acme"]);
    assert_eq!(found(["--stage", "interview", "--stage", "application", "--role", "ba"]), ["Globex"]);
    assert_eq!(found(["--tag", "FOOD"]), ["Acme"]);
    assert_eq!(found(["--level", "senior", "--reason", "pay"]), <[&str; 0]>::default());
}

#[test]
fn since_and_until_choose_by_the_first_event() {
    assert_eq!(found(["--since", "2026-02-01"]), ["Globex", "Initech"]);
    assert_eq!(found(["--until", "2026-02-01"]), ["Acme", "Globex"]);
    assert_eq!(found(["--since", "2025-12-20", "--until", "2025-12-31"]), ["Acme"]);
}

#[test]
fn a_past_until_shows_how_things_stood() {
    journal()
        .reject(["list", "--until", "2026-02-10"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
applications until 10 Feb, as they stood then
company  role   got to       stands          begun
Acme     Cook   application  rejected 7 Jan  20 Dec 2025
Globex   Baker  application  in play         1 Feb

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn the_heading_says_which_cases() {
    journal()
        .reject([
            "list",
            "--since",
            "2025-12-01",
            "--source",
            "board",
            "--source",
            "referral",
            "--ending",
            "no-reply",
        ])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
applications from 1 Dec 2025, ended no-reply, source board or referral
company  role  got to       stands                   begun
Initech        application  no reply recorded 1 May  1 Mar

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn words_are_found_anywhere_but_in_private_ones() {
    assert_eq!(found(["--grep", "mondays"]), ["Initech"]);
    assert_eq!(found(["--grep", "hate"]), <[&str; 0]>::default());
    assert_eq!(found(["--grep", "PAY WAS"]), ["Acme"]);
    journal().reject(["list", "--grep", "hate"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
No case fits.

"#]]);
}

#[test]
fn an_unknown_word_is_refused() {
    journal().reject(["list", "--stage", "interveiw"]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![
        [r#"
error: invalid value 'interveiw' for '--stage <STAGE>'
  [possible values: application, screen, assessment, interview, final, offer]

  tip: a similar value exists: 'interview'

For more information, try '--help'.

"#]
    ]);
    journal().reject(["list", "--ending", "no-answer"]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![
        [r#"
error: invalid value 'no-answer' for '--ending <ENDING>'
  [possible values: rejected, no-reply, withdrew, declined, closed, accepted, in-play]

  tip: a similar value exists: 'no-reply'

For more information, try '--help'.

"#]
    ]);
    journal().reject(["list", "--since", "soon"]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: --since: 'soon' is not a date; try 2026-11-22, yesterday, monday, 3d, 2w, last month or 'nov 3'

"#]]);
    journal().reject(["lsit"]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: there is no command 'lsit'

  tip: a similar one exists: 'list'

"#]]);
}

/// The journal, and two cases that cannot be read.
fn damaged() -> Journal {
    let journal = journal();
    journal.put(
        "2026/2026-03-02-bad.yaml",
        "company: Bad\n---\ndate: 2026-03-02\nevent: rejected\nstage: phone\n",
    );
    journal.put("2026/2026-03-03-worse.yaml", b"company: caf\xe9\n");
    journal
}

#[test]
fn json_names_what_cannot_be_read() {
    let journal = damaged();
    journal
        .reject(["list", "--json", "--company", "initech"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
{
  "version": 1,
  "cases": [
    {
      "case": "2026-03-01-initech",
      "company": "Initech",
      "role": null,
      "source": "referral",
      "level": null,
      "place": null,
      "url": null,
      "contact": null,
      "tags": [],
      "imported": null,
      "furthest": "application",
      "round": null,
      "ending": "no-reply",
      "applied": "2026-03-01",
      "ended": "2026-05-01",
      "events": [
        {
          "date": "2026-03-01",
          "event": "applied"
        },
        {
          "date": "2026-05-01",
          "event": "no-reply",
          "note": "mondays"
        }
      ]
    }
  ],
  "unreadable": [
    {
      "file": "2026/2026-03-02-bad.yaml",
      "error": "line 5, column 8: stage: 'phone' is none of application, screen, assessment, interview, final, offer"
    },
    {
      "file": "2026/2026-03-03-worse.yaml",
      "error": "line 1, column 13: a byte that is not UTF-8; save the file as UTF-8"
    }
  ]
}

"#]]);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_shown() {
    let journal = damaged();
    journal
        .reject(["list", "--company", "initech"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
applications: company initech
company  role  got to       stands                   begun
Initech        application  no reply recorded 1 May  1 Mar

"#]])
        .stderr_eq(str![[r#"
error: cannot read '2026/2026-03-02-bad.yaml'
  caused by: line 5, column 8: stage: 'phone' is none of application, screen, assessment, interview, final, offer

  tip: nothing was changed; mend it with `reject edit 2026-03-02-bad`
error: cannot read '2026/2026-03-03-worse.yaml'
  caused by: line 1, column 13: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was changed; mend it with `reject edit 2026-03-03-worse`

"#]]);
}

#[test]
fn json_never_holds_private_words() {
    journal()
        .reject(["list", "--json", "--company", "acme"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
{
  "version": 1,
  "cases": [
    {
      "case": "2025-12-20-acme--cook",
      "company": "Acme",
      "role": "Cook",
      "source": "board",
      "level": null,
      "place": null,
      "url": null,
      "contact": null,
      "tags": [
        "food"
      ],
      "imported": null,
      "furthest": "application",
      "round": null,
      "ending": "rejected",
      "applied": "2025-12-20",
      "ended": "2026-01-07",
      "events": [
        {
          "date": "2025-12-20",
          "event": "applied"
        },
        {
          "date": "2026-01-07",
          "event": "rejected",
          "reasons": [
            {
              "reason": "pay",
              "stated": false
            }
          ],
          "said": "Pay was the point."
        }
      ]
    }
  ],
  "unreadable": []
}

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn a_narrow_terminal_gets_one_block_a_case() {
    journal()
        .reject(["list"])
        .env("COLUMNS", "30")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Acme
  role Cook, got to
  application, stands rejected
  7 Jan, begun 20 Dec 2025
Globex
  role Baker, got to interview
  2, stands in play, begun 1
  Feb
Initech
  got to application, stands
  no reply recorded 1 May,
  begun 1 Mar

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn where_no_case_could_be_read_it_is_not_said_that_nothing_is_written_down() {
    let journal = Journal::with(&[("2026/2026-11-01-acme.yaml", "company: Acme\ncompany: Acme\n")]);
    journal.reject(["list"]).assert().code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
No case could be read.
error: cannot read '2026/2026-11-01-acme.yaml'
  caused by: line 2, column 1: the key 'company' stands here twice

  tip: nothing was changed; mend it with `reject edit 2026-11-01-acme`

"#]]);
}

#[test]
fn an_empty_filter_is_refused() {
    for option in ["--company", "--grep", "--tag", "--source", "--reason"] {
        journal().reject(["list", option, ""]).assert().code(2).stdout_eq(str![""]);
    }
}

#[test]
fn a_reading_command_does_not_speak_of_writing() {
    journal().reject(["list", "--until", "2026-11-23"]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![
        [r#"
error: --until: '2026-11-23' is after today (2026-11-22)

"#]
    ]);
}

#[test]
fn an_invisible_mark_does_not_shift_the_columns() {
    let journal = Journal::with(&[(
        "2026/2026-11-01-acme.yaml",
        "company: Acme\nrole: \"B\\u202E\"\n---\ndate: 2026-11-01\nevent: applied\n",
    )]);
    journal.reject(["list"]).assert().code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
company  role       got to       stands   begun
Acme     B⟨U+202E⟩  application  in play  1 Nov

"#]]);
}

#[test]
fn json_holds_what_an_event_taught_and_where_a_case_came_from() {
    let journal = Journal::with(&[(
        "2026/2026-11-01-acme.yaml",
        "company: Acme\nimported: 9f86\n---\ndate: 2026-11-01\nevent: noted\nlevel: lead\n",
    )]);
    let output = journal.reject(["list", "--json"]).assert().code(0).get_output().stdout.clone();
    let text = String::from_utf8(output).expect("UTF-8");
    let held = |line: &str| text.lines().any(|known| known.trim().trim_end_matches(',') == line);
    assert!(held("\"imported\": \"9f86\""), "the header's fields");
    assert_eq!(text.matches("\"level\": \"lead\"").count(), 2, "in the case and in the event");
}
