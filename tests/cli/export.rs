//! `reject export`

use std::fs;

use proptest::prelude::*;
use snapbox::{IntoData as _, assert_data_eq, str};

use crate::support::Journal;

/// Every form there is.
const FORMATS: [&str; 6] = ["csv", "json", "jsonl", "markdown", "sankeymatic", "proof"];

/// A refusal with all an event can say, a silence, an offer refused, one in play, one whose days nobody knows.
fn journal() -> Journal {
    Journal::with(&[
        (
            "2025/2025-12-20-acme--cook.yaml",
            "company: Acme\nrole: Cook\nsource: board\nplace: Lyon\nurl: https://acme.example/a_b?c=1&d=2\ntags: [food, night]\n---\ndate: 2025-12-20\nevent: applied\nnote: Sent by hand.\n---\ndate: 2026-01-02\nevent: advanced\nstage: interview\nround: 2\n---\ndate: 2026-01-07\nevent: rejected\nheard: email\nsender: template\nreasons:\n- reason: pay\n  detail: 70k\n  stated: true\n- fit\ncontrol: partly\nfeeling: 2\nsaid: |\n  Pay was the point.\n  Good luck, \"Cook\".\nnote: =1+1\nvent: I hate mondays.\n---\ndate: 2026-01-08\nevent: reflected\ntopic: lessons\nrun: r1\nanswers:\n  went-well: |\n    The soup.\n    The bread.\n  change: nothing\nskipped: [learned]\ndone: true\n",
        ),
        (
            "2026/2026-02-01-globex--baker.yaml",
            "company: Globex\nrole: Baker\n---\ndate: 2026-02-01\nevent: applied\n---\ndate: 2026-02-20\nevent: advanced\nstage: screen\n",
        ),
        (
            "2026/2026-03-01-initech.yaml",
            "company: Initech\nsource: referral\n---\ndate: 2026-03-01\nevent: applied\n---\ndate: 2026-05-01\nevent: no-reply\n",
        ),
        (
            "2026/2026-04-01-quiet.yaml",
            "company: Quiet\n---\ndate: 2026-04-01\nundated: true\nevent: applied\n---\ndate: 2026-04-02\nundated: true\nevent: advanced\nstage: assessment\n---\ndate: 2026-04-03\nundated: true\nevent: rejected\n",
        ),
        (
            "2026/2026-06-01-umbrella.yaml",
            "company: Umbrella\nrole: Grower\n---\ndate: 2026-06-01\nevent: declined\n",
        ),
        (
            "plan.yaml",
            "date: 2026-01-08\nevent: planned\nid: p1\ndo: Ask about pay early\nfor: screen/reasons\ncase: 2025-12-20-acme--cook\ndue: 2026-02-01\n---\ndate: 2026-01-20\nevent: done\nid: p1\n",
        ),
    ])
}

/// What `export` answers under these words.
fn exported<const N: usize>(journal: &Journal, words: [&str; N]) -> String {
    let output = journal.reject(["export"]).args(words).assert().code(0).get_output().stdout.clone();
    String::from_utf8(output).expect("UTF-8")
}

#[test]
fn help_names_every_form() {
    journal()
        .reject(["export", "--help"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Give cases to a spreadsheet, a program, a reader or an office

Usage: reject export [OPTIONS]

Options:
      --format <FORMAT>
          In which form; a file's ending may say it: .csv, .json, .jsonl, .md, .ics

          Possible values:
          - csv:         A table for spreadsheets, one row a case
          - json:        Everything, for programs
          - jsonl:       The same, one line a case
          - markdown:    A document to read
          - sankeymatic: The flows of a picture, for sankeymatic.com
          - proof:       A dated record for a job office, without private words
          - ics:         What is due, for a calendar: actions and follow-ups

  -o, --output <FILE>
          Into this file, readable by you alone; '-' is standard output

      --force
          Replace the file if it is there already

      --with-vent
          With your private words; only json and jsonl carry them

  -h, --help
          Print help (see a summary with '-h')

Which cases:
      --since <DATE>
          Begun on this day or later

      --until <DATE>
          Begun on this day or earlier, and as they stood then

      --stage <STAGE>
          Whose furthest stage it is
          
          [possible values: application, screen, assessment, interview, final, offer]

      --ending <ENDING>
          Ended so, or 'in-play'
          
          [possible values: rejected, no-reply, withdrew, declined, closed, accepted, in-play]

      --company <WORDS>
          With these words in the company's name

      --role <WORDS>
          With these words in the role

      --source <SOURCE>
          From this source

      --level <LEVEL>
          Of this level

      --tag <TAG>
          With this tag

      --reason <REASON>
          With this reason, stated or guessed

      --grep <WORDS>
          With these words anywhere but in your private ones

Everywhere:
      --journal <DIR>
          The journal's folder; it is made when something is first written

      --plain
          Ask on numbered lines and draw in ASCII, as for a screen reader

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn csv_has_one_row_a_case() {
    let text = exported(&journal(), ["--format", "csv"]);
    let rows = text.strip_prefix('\u{feff}').expect("a mark for spreadsheets");
    assert_eq!(rows.matches("\r\n").count(), 6, "each row ends in CRLF, a line within a cell does not");
    assert_data_eq!(
        rows.replace("\r\n", "␍\n"),
        str![[r#"
Case,Company,Role,Status,Furthest stage,Round,Applied,Screen,Assessment,Interview,Final,Offer,Ended,Source,Level,Location,URL,Contact,Tags,Stated reasons,Guessed reasons,Said,Note,Control,Feeling,Heard,Sender␍
2025-12-20-acme--cook,Acme,Cook,rejected,interview,2,2025-12-20,,,2026-01-02,,,2026-01-07,board,,Lyon,https://acme.example/a_b?c=1&d=2,,food; night,pay: 70k,fit,"Pay was the point.
Good luck, ""Cook"".","Sent by hand.

=1+1",partly,2,email,template␍
2026-02-01-globex--baker,Globex,Baker,in play,screen,,2026-02-01,2026-02-20,,,,,,,,,,,,,,,,,,,␍
2026-03-01-initech,Initech,,no-reply,application,,2026-03-01,,,,,,2026-05-01,referral,,,,,,,,,,,,,␍
2026-04-01-quiet,Quiet,,rejected,assessment,,yes,,yes,,,,,,,,,,,,,,,,,,␍
2026-06-01-umbrella,Umbrella,Grower,declined,offer,,,,,,,yes,2026-06-01,,,,,,,,,,,,,,␍

"#]]
    );
}

#[test]
fn json_is_what_list_says_and_the_plan() {
    let journal = journal();
    let listed = journal.reject(["list", "--json"]).assert().code(0).get_output().stdout.clone();
    let listed = String::from_utf8(listed).expect("UTF-8");
    let whole = exported(&journal, ["--format", "json"]);
    let (before, rest) = whole.split_once("  \"plan\": [").expect("the plan");
    let (plan, after) = rest.split_once("  ],\n").expect("its end");
    assert_eq!(format!("{before}{after}"), listed);
    assert_data_eq!(
        plan,
        str![[r#"

    {
      "date": "2026-01-08",
      "event": "planned",
      "id": "p1",
      "do": "Ask about pay early",
      "for": "screen/reasons",
      "case": "2025-12-20-acme--cook",
      "due": "2026-02-01"
    },
    {
      "date": "2026-01-20",
      "event": "done",
      "id": "p1"
    }

"#]]
    );
    let chosen = exported(&journal, ["--format", "json", "--company", "acme"]);
    let listed =
        journal.reject(["list", "--json", "--company", "acme"]).assert().code(0).get_output().stdout.clone();
    assert_eq!(chosen.as_bytes(), listed, "with a filter the plan is left out");
}

#[test]
fn jsonl_has_one_document_a_line() {
    assert_data_eq!(exported(&journal(), ["--format", "jsonl"]), str![[r#"
{"version":1}
{"case":{"case":"2025-12-20-acme--cook","company":"Acme","role":"Cook","source":"board","level":null,"place":"Lyon","url":"https://acme.example/a_b?c=1&d=2","contact":null,"tags":["food","night"],"imported":null,"furthest":"interview","round":2,"ending":"rejected","applied":"2025-12-20","ended":"2026-01-07","events":[{"date":"2025-12-20","event":"applied","note":"Sent by hand."},{"date":"2026-01-02","event":"advanced","stage":"interview","round":2},{"date":"2026-01-07","event":"rejected","heard":"email","sender":"template","reasons":[{"reason":"pay","detail":"70k","stated":true},{"reason":"fit","stated":false}],"control":"partly","said":"Pay was the point.\nGood luck, \"Cook\".\n","note":"=1+1","feeling":2},{"date":"2026-01-08","event":"reflected","topic":"lessons","run":"r1","answers":{"went-well":"The soup.\nThe bread.\n","change":"nothing"},"skipped":["learned"],"done":true}]}}
{"case":{"case":"2026-02-01-globex--baker","company":"Globex","role":"Baker","source":null,"level":null,"place":null,"url":null,"contact":null,"tags":[],"imported":null,"furthest":"screen","round":null,"ending":null,"applied":"2026-02-01","ended":null,"events":[{"date":"2026-02-01","event":"applied"},{"date":"2026-02-20","event":"advanced","stage":"screen"}]}}
{"case":{"case":"2026-03-01-initech","company":"Initech","role":null,"source":"referral","level":null,"place":null,"url":null,"contact":null,"tags":[],"imported":null,"furthest":"application","round":null,"ending":"no-reply","applied":"2026-03-01","ended":"2026-05-01","events":[{"date":"2026-03-01","event":"applied"},{"date":"2026-05-01","event":"no-reply"}]}}
{"case":{"case":"2026-04-01-quiet","company":"Quiet","role":null,"source":null,"level":null,"place":null,"url":null,"contact":null,"tags":[],"imported":null,"furthest":"assessment","round":null,"ending":"rejected","applied":null,"ended":null,"events":[{"date":"2026-04-01","undated":true,"event":"applied"},{"date":"2026-04-02","undated":true,"event":"advanced","stage":"assessment"},{"date":"2026-04-03","undated":true,"event":"rejected"}]}}
{"case":{"case":"2026-06-01-umbrella","company":"Umbrella","role":"Grower","source":null,"level":null,"place":null,"url":null,"contact":null,"tags":[],"imported":null,"furthest":"offer","round":null,"ending":"declined","applied":null,"ended":"2026-06-01","events":[{"date":"2026-06-01","event":"declined"}]}}
{"plan":{"date":"2026-01-08","event":"planned","id":"p1","do":"Ask about pay early","for":"screen/reasons","case":"2025-12-20-acme--cook","due":"2026-02-01"}}
{"plan":{"date":"2026-01-20","event":"done","id":"p1"}}

"#]].raw());
}

#[test]
fn markdown_is_a_document_to_read() {
    assert_data_eq!(
        exported(&journal(), ["--format", "markdown"]),
        str![[r##"
# Applications

All applications, as of 22 Nov 2026: 5.

## Acme, Cook

- stands: rejected on 7 Jan 2026, at interview 2
- source: board
- place: Lyon
- link: <https://acme.example/a_b?c=1&d=2>
- tags: food, night
- case: 2025-12-20-acme--cook

**20 Dec 2025** applied

- note:

  > Sent by hand.

**2 Jan 2026** got to interview 2

**7 Jan 2026** rejected, by email, a template

- why: pay: 70k (they said so); fit (a guess)
- within my control: partly
- felt: 2 of 5
- they said:

  > Pay was the point.\
  > Good luck, "Cook".

- note:

  > \=1+1

**8 Jan 2026** thought through: lessons

- What went well, even if it was small?

  > The soup.\
  > The bread.

- What would you change? "Nothing to change" is as good an answer as any. nothing
- 1 question passed over

## Globex, Baker

- stands: in play, at screen
- case: 2026-02-01-globex--baker

**1 Feb 2026** applied

**20 Feb 2026** got to screen

## Initech

- stands: no reply recorded on 1 May 2026, at application
- source: referral
- case: 2026-03-01-initech

**1 Mar 2026** applied

**1 May 2026** no reply recorded

## Quiet

- stands: rejected, at assessment
- case: 2026-04-01-quiet

**day unknown** applied

**day unknown** got to assessment

**day unknown** rejected

## Umbrella, Grower

- stands: offer declined on 1 Jun 2026, at offer
- case: 2026-06-01-umbrella

**1 Jun 2026** offer declined

"##]]
        .raw()
    );
}

#[test]
fn sankeymatic_holds_flows_and_no_names() {
    assert_data_eq!(
        exported(&journal(), ["--format", "sankeymatic"]),
        str![[r#"
// Paste this into https://sankeymatic.com/build
Applications [1] Screen
Applications [1] Assessment
Applications [1] Interview
Applications [1] Offer
Applications [1] No reply recorded
Screen [1] In play
Assessment [1] Rejected
Interview [1] Rejected
Offer [1] Offer declined

"#]]
        .raw()
    );
}

#[test]
fn proof_holds_days_and_outcomes_and_nothing_else() {
    assert_data_eq!(exported(&journal(), ["--format", "proof"]), str![[r#"
# Record of job applications

20 Dec 2025 to 1 Jun 2026. 5 applications as of 22 Nov 2026: 2 rejected, 1 no reply recorded, 1 offer declined, 1 in play.

| No. | Applied | Company | Role | What came of it |
|--:|:-----|:-------------|:-----------------|:----------------------|
| 1 | 20 Dec 2025 | Acme | Cook | applied 20 Dec → interview 2, 2 Jan 2026 → rejected 7 Jan 2026 |
| 2 | 1 Feb 2026 | Globex | Baker | applied 1 Feb → screen 20 Feb → in play |
| 3 | 1 Mar 2026 | Initech |  | applied 1 Mar → no reply recorded 1 May |
| 4 | day unknown | Quiet |  | applied (day unknown) → assessment (day unknown) → rejected (day unknown) |
| 5 | by 1 Jun 2026 | Umbrella | Grower | offer declined 1 Jun |

"#]].raw());
}

#[test]
fn a_proof_has_one_line_a_case_in_the_order_of_the_days() {
    let journal = Journal::new();
    for n in 1..=20 {
        let (day, file) = (21 - n, format!("2026/2026-09-{n:02}-c{n}.yaml"));
        journal.put(&file, format!("company: C{n}\n---\ndate: 2026-08-{day:02}\nevent: applied\n"));
    }
    let text = exported(&journal, ["--format", "proof"]);
    let days: Vec<&str> = text.lines().skip(6).filter_map(|line| line.split(" | ").nth(1)).collect();
    let wanted: Vec<String> = (1..=20).map(|day| format!("{day}\u{a0}Aug\u{a0}2026")).collect();
    assert_eq!(days, wanted);
    assert_eq!(text.lines().count(), 26, "no line but the head and one a case");
}

#[test]
fn filters_choose_and_the_document_says_so() {
    let journal = journal();
    let words = ["--since", "2026-01-01", "--ending", "in-play", "--ending", "no-reply"];
    let markdown = journal.reject(["export", "--format", "markdown"]).args(words).assert().code(0);
    markdown
        .stdout_eq(
            str![[r#"
# Applications

Applications from 1 Jan, ended in play or no-reply, as of 22 Nov 2026: 2.

## Globex, Baker

- stands: in play, at screen
- case: 2026-02-01-globex--baker

**1 Feb 2026** applied

**20 Feb 2026** got to screen

## Initech

- stands: no reply recorded on 1 May 2026, at application
- source: referral
- case: 2026-03-01-initech

**1 Mar 2026** applied

**1 May 2026** no reply recorded

"#]]
            .raw(),
        )
        .stderr_eq(str![""]);
    let proof = journal.reject(["export", "--format", "proof"]).args(words).assert().code(0);
    proof.stdout_eq(str![[r#"
# Record of job applications

1 Feb to 1 May 2026. Applications from 1 Jan, ended in play or no-reply. 2 applications as of 22 Nov 2026: 1 no reply recorded, 1 in play.

| No. | Applied | Company | Role | What came of it |
|--:|:-----|:-------------|:-----------------|:----------------------|
| 1 | 1 Feb 2026 | Globex | Baker | applied 1 Feb → screen 20 Feb → in play |
| 2 | 1 Mar 2026 | Initech |  | applied 1 Mar → no reply recorded 1 May |

"#]].raw()).stderr_eq(str![""]);
    let then = journal.reject(["export", "--format", "proof", "--until", "2026-02-10"]).assert().code(0);
    then.stdout_eq(str![[r#"
# Record of job applications

20 Dec 2025 to 1 Feb 2026. Applications until 10 Feb, as they stood then. 2 applications as of 10 Feb 2026: 1 rejected, 1 in play.

| No. | Applied | Company | Role | What came of it |
|--:|:-----|:-------------|:-----------------|:----------------------|
| 1 | 20 Dec 2025 | Acme | Cook | applied 20 Dec → interview 2, 2 Jan 2026 → rejected 7 Jan 2026 |
| 2 | 1 Feb 2026 | Globex | Baker | applied 1 Feb → in play |

"#]].raw()).stderr_eq(str![""]);
    let secret = exported(&journal, ["--format", "proof", "--reason", "pay", "--grep", "point"]);
    assert!(!secret.contains("pay") && !secret.contains("point"), "{secret}");
}

#[test]
fn private_words_are_in_json_alone_and_only_when_asked_for() {
    let journal = journal();
    for format in FORMATS {
        let plain = exported(&journal, ["--format", format]);
        assert!(!plain.contains("mondays"), "{format}");
        let asked = journal.reject(["export", "--with-vent", "--format", format]).assert();
        if format.starts_with("json") {
            let text = String::from_utf8(asked.code(0).get_output().stdout.clone()).expect("UTF-8");
            assert_eq!(text.matches("I hate mondays.").count(), 1, "{format}");
        } else {
            asked.code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: only json and jsonl can carry your private words

  tip: nothing was written; leave `--with-vent` out, or say `--format json`

"#]]);
        }
    }
}

#[test]
fn a_file_is_written_whole_and_for_its_user_alone() {
    let journal = journal();
    journal.reject(["export", "-o", "out.csv"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
5 cases exported to out.csv

"#]]);
    let beside = journal.root().with_file_name("out.csv");
    let text = fs::read_to_string(&beside).expect("the file");
    assert_eq!(text, exported(&journal, ["--format", "csv"]));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(&beside).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let around: Vec<String> = fs::read_dir(beside.parent().expect("a folder"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name != "journal")
        .collect();
    assert_eq!(around, ["out.csv"], "nothing is left beside it");
}

#[test]
fn the_name_of_the_file_says_in_which_form() {
    let journal = journal();
    for (file, format) in [("a.csv", "csv"), ("a.json", "json"), ("a.JSONL", "jsonl"), ("a.md", "markdown")] {
        journal.run(["export", "--output", file]);
        let text = fs::read_to_string(journal.root().with_file_name(file)).expect("the file");
        assert_eq!(text, exported(&journal, ["--format", format]), "{file}");
    }
    journal.run(["export", "--format", "proof", "-o", "b.csv"]);
    let text = fs::read_to_string(journal.root().with_file_name("b.csv")).expect("the file");
    assert!(text.starts_with("# Record"), "a form that is named wins");
    journal.reject(["export"]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: the following required arguments were not provided:
  --format <FORMAT>

Usage: reject export --format <FORMAT>

For more information, try '--help'.

"#]]);
    journal.reject(["export", "-o", "a.txt"]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: the name 'a.txt' does not say in which form

  tip: nothing was written; say `--format csv`, json, jsonl, markdown, sankeymatic, proof or ics

"#]]);
    journal.reject(["export", "-o", "-"]).stdin("kept?").assert().code(2).stdout_eq(str![""]).stderr_eq(
        str![[r#"
error: standard output does not say in which form

  tip: nothing was written; say `--format csv`, json, jsonl, markdown, sankeymatic, proof or ics

"#]],
    );
    assert_eq!(exported(&journal, ["--format", "csv", "-o", "-"]), exported(&journal, ["--format", "csv"]));
    journal.reject(["export", "--format", "pdf"]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: invalid value 'pdf' for '--format <FORMAT>'
  [possible values: csv, json, jsonl, markdown, sankeymatic, proof, ics]

For more information, try '--help'.

"#]]);
    journal.reject(["export", "--format", "csv", "--force"]).assert().code(2).stdout_eq(str![""]).stderr_eq(
        str![[r#"
error: the following required arguments were not provided:
  --output <FILE>

Usage: reject export --output <FILE> --format <FORMAT> --force

For more information, try '--help'.

"#]],
    );
}

#[test]
fn an_existing_file_is_replaced_only_with_force() {
    let journal = journal();
    let file = journal.root().with_file_name("out.md");
    fs::write(&file, "mine").expect("a file");
    journal.reject(["export", "-o", "out.md"]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: 'out.md' is there already

  tip: nothing was written; `--force` replaces it

"#]]);
    assert_eq!(fs::read_to_string(&file).expect("the file"), "mine");
    journal
        .reject(["export", "-o", "out.md", "--force", "--company", "acme"])
        .assert()
        .code(0)
        .stdout_eq(str![""])
        .stderr_eq(str![[r#"
1 case exported to out.md

"#]]);
    assert!(fs::read_to_string(&file).expect("the file").starts_with("# Applications"));
}

#[test]
fn where_nothing_can_be_written_that_is_said() {
    let journal = journal();
    journal.reject(["export", "-o", "nowhere/out.csv"]).assert().code(1).stdout_eq(str![""]).stderr_eq(str![
        [r#"
error: cannot write 'nowhere/out.csv'
  caused by: No such file or directory (os error 2)

  tip: nothing was written; name a folder that is there

"#]
    ]);
    journal
        .reject(["export", "-o", "journal", "--format", "csv"])
        .assert()
        .code(1)
        .stdout_eq(str![""])
        .stderr_eq(str![[r#"
error: cannot write 'journal'
  caused by: it is a folder

  tip: nothing was written; name a file in it

"#]]);
    journal
        .reject(["export", "-o", "journal/plan.yaml/out.csv"])
        .assert()
        .code(1)
        .stdout_eq(str![""])
        .stderr_eq(str![[r#"
error: cannot write 'journal/plan.yaml/out.csv'
  caused by: 'journal/plan.yaml' is no folder

  tip: nothing was written; name one

"#]]);
}

/// A folder in which not even root makes a file.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_file_is_named() {
    journal().reject(["export", "-o", "/proc/self/out.csv"]).assert().code(1).stdout_eq(str![""]).stderr_eq(
        str![[r#"
error: cannot write '/proc/self/out.csv'
  caused by: No such file or directory (os error 2)

  tip: your journal is as it was; name another place with `-o`

"#]],
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let words = ["export", "-o", "/dev/full", "--format", "csv"];
    journal().reject(words).assert().code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: cannot write '/dev/full'
  caused by: No space left on device (os error 28)

  tip: your journal is as it was; name another place with `-o`

"#]]);
}

#[test]
fn what_an_import_needs_to_make_the_very_same_case_is_there() {
    let journal = Journal::with(&[(
        "2026/2026-11-01-x.yaml",
        "role: Cook\n---\ndate: 2026-11-01\nevent: reflected\ntopic: t\nanswers: {b: 'no', a: '3'}\nlevel: lead\nimported: 9f86\n",
    )]);
    let text = exported(&journal, ["--format", "jsonl"]);
    assert_data_eq!(
        text.split_once("\"header\"").expect("the header").1,
        str![[r#"
:{"role":"Cook"},"events":[{"date":"2026-11-01","event":"reflected","topic":"t","answers":{"b":"no","a":"3"},"level":"lead","imported":"9f86"}]}}

"#]]
    );
    journal.put("2026/2026-11-01-x.yaml", "tags: []\n---\ndate: 2026-11-01\nevent: applied\n");
    let text = exported(&journal, ["--format", "jsonl"]);
    assert!(text.contains("\"company\":\"unknown\"") && text.contains("\"header\":{}"), "{text}");
}

#[cfg(unix)]
#[test]
fn a_link_leads_to_the_file_and_a_device_is_never_replaced() {
    let journal = journal();
    let (link, target) =
        (journal.root().with_file_name("link.csv"), journal.root().with_file_name("real.csv"));
    fs::write(&target, "old").expect("a file");
    std::os::unix::fs::symlink(&target, &link).expect("a link");
    journal.reject(["export", "-o", "link.csv"]).assert().code(2);
    journal.run(["export", "-o", "link.csv", "--force"]);
    assert!(link.symlink_metadata().expect("the link").is_symlink());
    assert!(fs::read_to_string(&target).expect("the file").contains("Acme"));
    journal.run(["export", "-o", "/dev/null", "--format", "csv", "--force"]);
    assert!(!fs::metadata("/dev/null").expect("the device").is_file());
}

#[test]
fn without_a_case_the_document_is_empty_and_whole() {
    for format in FORMATS {
        Journal::new().reject(["export", "--format", format]).assert().code(0).stderr_eq(str![[r#"
Nothing is written down yet. `reject log` writes down a no, `reject apply` an application.

"#]]);
    }
    let empty = Journal::new();
    assert_eq!(exported(&empty, ["--format", "csv"]).lines().count(), 1, "the names of the columns");
    assert_data_eq!(
        exported(&empty, ["--format", "json"]),
        str![[r#"
{
  "version": 1,
  "cases": [],
  "plan": [],
  "unreadable": []
}

"#]]
        .raw()
    );
    assert_data_eq!(
        exported(&empty, ["--format", "jsonl"]),
        str![[r#"
{"version":1}

"#]]
        .raw()
    );
    assert_data_eq!(
        exported(&empty, ["--format", "markdown"]),
        str![[r#"
# Applications

All applications, as of 22 Nov 2026: 0.

"#]]
        .raw()
    );
    assert_data_eq!(
        exported(&empty, ["--format", "sankeymatic"]),
        str![[r#"
// Paste this into https://sankeymatic.com/build

"#]]
        .raw()
    );
    assert_data_eq!(
        exported(&empty, ["--format", "proof"]),
        str![[r#"
# Record of job applications

0 applications as of 22 Nov 2026.

"#]]
        .raw()
    );
    journal()
        .reject(["export", "--format", "sankeymatic", "--company", "nobody"])
        .assert()
        .code(0)
        .stdout_eq(
            str![[r#"
// Paste this into https://sankeymatic.com/build

"#]]
            .raw(),
        )
        .stderr_eq(str![[r#"
No case fits.

"#]]);
    assert!(!empty.root().exists(), "an export makes no journal");
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_exported() {
    let journal = journal();
    journal.put("2026/2026-03-02-bad.yaml", "company: Bad\ncompany: Bad\n");
    journal.put("plan.yaml", "event: planned\n");
    for format in FORMATS {
        let output = journal.reject(["export", "--company", "initech", "--format", format]).assert().code(1);
        output.stderr_eq(str![[r#"
error: cannot read '2026/2026-03-02-bad.yaml'
  caused by: line 2, column 1: the key 'company' stands here twice

  tip: nothing was changed; mend it with `reject edit 2026-03-02-bad`

"#]]);
    }
    let output = journal.reject(["export", "--format", "json"]).assert().code(1).stderr_eq(str![[r#"
error: cannot read '2026/2026-03-02-bad.yaml'
  caused by: line 2, column 1: the key 'company' stands here twice

  tip: nothing was changed; mend it with `reject edit 2026-03-02-bad`
error: cannot read 'plan.yaml'
  caused by: line 1, column 1: event: 'planned' needs 'date:' beside it

  tip: nothing was changed; mend 'plan.yaml' in an editor

"#]]);
    let text = String::from_utf8(output.get_output().stdout.clone()).expect("UTF-8");
    assert_data_eq!(
        text.split_once("  \"unreadable\"").expect("the unreadable").1,
        str![[r#"
: [
    {
      "file": "2026/2026-03-02-bad.yaml",
      "error": "line 2, column 1: the key 'company' stands here twice"
    },
    {
      "file": "plan.yaml",
      "error": "line 1, column 1: event: 'planned' needs 'date:' beside it"
    }
  ]
}

"#]]
    );
    assert!(!text.contains("\"plan\": ["));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_quiet() {
    let journal = journal();
    for n in 0..2000 {
        journal.put(
            &format!("2026/2026-05-01-c{n}.yaml"),
            format!("company: C{n}\n---\ndate: 2026-05-01\nevent: applied\nnote: {}\n", "x".repeat(100)),
        );
    }
    for format in ["csv", "jsonl"] {
        let line =
            format!("{} export --format {format} | head -c1 > /dev/null", env!("CARGO_BIN_EXE_reject"));
        let output = std::process::Command::new("sh")
            .args(["-c", &line])
            .env_clear()
            .envs([("PATH", "/usr/bin:/bin"), ("REJECT_TODAY", crate::support::TODAY)])
            .env("REJECT_JOURNAL", journal.root())
            .output()
            .expect("a shell");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
    }
}

/// Line ends, every mark of Markdown, quotes, formulas, escape codes, marks that reorder, letters of many scripts.
const HOSTILE: &str = "=1|2]\\n# x\\n\\n- [a](b) <b>&amp;</b> `c` **d** \\\"e\\\" {f} $g$ \\e[31m\\u202E \\u200F🙂 שלום, é;\\t'\\r\\n1. h";

#[test]
fn hostile_words_stay_words_in_every_form() {
    let text = format!(
        "company: \"{HOSTILE}\"\nrole: \"{HOSTILE}\"\nsource: \"{HOSTILE}\"\nplace: \"{HOSTILE}\"\nurl: \"{HOSTILE}\"\ncontact: \"{HOSTILE}\"\ntags: [\"{HOSTILE}\"]\n---\ndate: 2026-11-01\nevent: applied\n---\ndate: 2026-11-20\nevent: rejected\nreasons: [\"{HOSTILE}\"]\nsaid: \"{HOSTILE}\"\nnote: \"{HOSTILE}\"\n---\ndate: 2026-11-21\nevent: reflected\ntopic: \"{HOSTILE}\"\nanswers: {{\"{HOSTILE}\": \"{HOSTILE}\"}}\n"
    );
    let journal = Journal::with(&[("2026/2026-11-01-x.yaml", &text)]);
    assert_data_eq!(exported(&journal, ["--format", "markdown"]), str![[r##"
# Applications

All applications, as of 22 Nov 2026: 1.

## \=1\|2\] \# x  - \[a\](b) &lt;b>&amp;amp;&lt;/b> \`c\` \*\*d\*\* "e" \{f\} \$g\$ ␛\[31m⟨U+202E⟩ ⟨U+200F⟩🙂 שלום, é; ' 1. h, \=1\|2\] \# x  - \[a\](b) &lt;b>&amp;amp;&lt;/b> \`c\` \*\*d\*\* "e" \{f\} \$g\$ ␛\[31m⟨U+202E⟩ ⟨U+200F⟩🙂 שלום, é; ' 1. h

- stands: rejected on 20 Nov 2026, at application
- source: \=1\|2\] \# x  - \[a\](b) &lt;b>&amp;amp;&lt;/b> \`c\` \*\*d\*\* "e" \{f\} \$g\$ ␛\[31m⟨U+202E⟩ ⟨U+200F⟩🙂 שלום, é; ' 1. h
- place: \=1\|2\] \# x  - \[a\](b) &lt;b>&amp;amp;&lt;/b> \`c\` \*\*d\*\* "e" \{f\} \$g\$ ␛\[31m⟨U+202E⟩ ⟨U+200F⟩🙂 שלום, é; ' 1. h
- link: \=1\|2\] \# x  - \[a\](b) &lt;b>&amp;amp;&lt;/b> \`c\` \*\*d\*\* "e" \{f\} \$g\$ ␛\[31m⟨U+202E⟩ ⟨U+200F⟩🙂 שלום, é; ' 1. h
- contact: \=1\|2\] \# x  - \[a\](b) &lt;b>&amp;amp;&lt;/b> \`c\` \*\*d\*\* "e" \{f\} \$g\$ ␛\[31m⟨U+202E⟩ ⟨U+200F⟩🙂 שלום, é; ' 1. h
- tags: \=1\|2\] \# x  - \[a\](b) &lt;b>&amp;amp;&lt;/b> \`c\` \*\*d\*\* "e" \{f\} \$g\$ ␛\[31m⟨U+202E⟩ ⟨U+200F⟩🙂 שלום, é; ' 1. h
- case: 2026-11-01-x

**1 Nov 2026** applied

**20 Nov 2026** rejected

- why: \=1\|2\] \# x  - \[a\](b) &lt;b>&amp;amp;&lt;/b> \`c\` \*\*d\*\* "e" \{f\} \$g\$ ␛\[31m⟨U+202E⟩ ⟨U+200F⟩🙂 שלום, é; ' 1. h (a guess)
- they said:

  > \=1\|2\]\
  > \# x
  >
  > \- \[a\](b) &lt;b>&amp;amp;&lt;/b> \`c\` \*\*d\*\* "e" \{f\} \$g\$ ␛\[31m⟨U+202E⟩ ⟨U+200F⟩🙂 שלום, é; '\
  > 1\. h

- note:

  > \=1\|2\]\
  > \# x
  >
  > \- \[a\](b) &lt;b>&amp;amp;&lt;/b> \`c\` \*\*d\*\* "e" \{f\} \$g\$ ␛\[31m⟨U+202E⟩ ⟨U+200F⟩🙂 שלום, é; '\
  > 1\. h

**21 Nov 2026** thought through: =1\|2\]␊# x␊␊- \[a\](b) &lt;b>&amp;amp;&lt;/b> \`c\` \*\*d\*\* "e" \{f\} \$g\$ ␛\[31m⟨U+202E⟩ ⟨U+200F⟩🙂 שלום, é;␉'␍␊1. h

- \=1\|2\] \# x  - \[a\](b) &lt;b>&amp;amp;&lt;/b> \`c\` \*\*d\*\* "e" \{f\} \$g\$ ␛\[31m⟨U+202E⟩ ⟨U+200F⟩🙂 שלום, é; ' 1. h

  > \=1\|2\]\
  > \# x
  >
  > \- \[a\](b) &lt;b>&amp;amp;&lt;/b> \`c\` \*\*d\*\* "e" \{f\} \$g\$ ␛\[31m⟨U+202E⟩ ⟨U+200F⟩🙂 שלום, é; '\
  > 1\. h

"##]].raw());
    assert_data_eq!(exported(&journal, ["--format", "proof"]), str![[r##"
# Record of job applications

1 Nov to 20 Nov 2026. 1 application as of 22 Nov 2026: 1 rejected.

| No. | Applied | Company | Role | What came of it |
|--:|:-----|:-------------|:-----------------|:----------------------|
| 1 | 1 Nov 2026 | \=1\|2\] \# x  - \[a\](b) &lt;b>&amp;amp;&lt;/b> \`c\` \*\*d\*\* "e" \{f\} \$g\$ ␛\[31m⟨U+202E⟩ ⟨U+200F⟩🙂 שלום, é; ' 1. h | \=1\|2\] \# x  - \[a\](b) &lt;b>&amp;amp;&lt;/b> \`c\` \*\*d\*\* "e" \{f\} \$g\$ ␛\[31m⟨U+202E⟩ ⟨U+200F⟩🙂 שלום, é; ' 1. h | applied 1 Nov → rejected 20 Nov |

"##]].raw());
    assert_eq!(exported(&journal, ["--format", "jsonl"]).lines().count(), 2);
    let csv = exported(&journal, ["--format", "csv"]);
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let row = rows.records().next().expect("a row").expect("RFC 4180");
    for at in [1, 2, 13, 15, 16, 17, 18, 20, 21, 22] {
        assert!(row[at].starts_with("'=1|2]\n# x\n\n- [a](b)"), "{at}: {:?}", &row[at]);
    }
    assert!(rows.records().next().is_none());
}

/// A word that stands nowhere else.
const PRIVATE: &str = "zzprivatezz";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn no_form_ever_holds_a_private_word(
        events in proptest::collection::vec(
            (
                proptest::sample::select(vec!["applied", "rejected", "no-reply", "noted", "feedback", "accepted", "thanked"]),
                proptest::option::of(proptest::sample::select(vec!["screen", "interview", "offer"])),
                1..28_u32,
                any::<bool>(),
            ),
            1..5,
        )
    ) {
        let mut text = "company: Acme\n".to_owned();
        for (event, stage, day, undated) in events {
            let stage = stage.map_or_else(String::new, |stage| format!("stage: {stage}\n"));
            let event = format!("---\ndate: 2026-10-{day:02}\nevent: {event}\nundated: {undated}\nvent: a {PRIVATE} b\nnote: public\n{stage}");
            text.push_str(&event);
        }
        let journal = Journal::with(&[("2026/2026-10-01-acme.yaml", &text)]);
        for format in FORMATS {
            prop_assert!(!exported(&journal, ["--format", format]).contains(PRIVATE), "{}", format);
        }
    }
}
