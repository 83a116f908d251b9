//! `reject stale`: what has been silent for too long is ended, after a yes.

use snapbox::{assert_data_eq, str};

use crate::support::{Journal, forty_refusals};
use crate::terminal::{CTRL_C, DOWN, ENTER, Start};

fn silent() -> Journal {
    let journal = Journal::new();
    journal.run(["apply", "Acme", "Backend engineer", "--on", "2026-09-01"]);
    journal.run(["apply", "Initech", "Data analyst", "--on", "2026-09-20"]);
    journal.run(["advance", "initech", "screen", "--on", "2026-10-07"]);
    journal.run(["apply", "Globex", "--on", "2026-10-08"]);
    journal.run(["apply", "Hooli", "--on", "2026-11-10"]);
    journal
}

#[test]
fn lists_the_silent_ones_and_writes_nothing_without_a_yes() {
    let journal = silent();
    let before = journal.file("2026/2026-09-01-acme--backend-engineer.yaml");
    journal
        .reject(["stale"])
        .assert()
        .success()
        .stdout_eq(str![[r#"
2 applications have had nothing new for more than 45 days
The usual number, while there are too few answers here to tell.
company  role              got to       last entry  days
Acme     Backend engineer  application  1 Sep         82
Initech  Data analyst      screen       7 Oct         46

"#]])
        .stderr_eq(str![[r#"
Nothing was written; `reject stale --yes` ends them as no-reply.

"#]]);
    journal
        .reject(["stale", "--dry-run", "--after", "10"])
        .assert()
        .success()
        .stdout_eq(str![[r#"
4 applications have had nothing new for more than 10 days
company  role              got to       last entry  days
Acme     Backend engineer  application  1 Sep         82
Initech  Data analyst      screen       7 Oct         46
Globex                     application  8 Oct         45
Hooli                      application  10 Nov        12

"#]])
        .stderr_eq(str![[r#"
Nothing was written.

"#]]);
    assert_eq!(journal.file("2026/2026-09-01-acme--backend-engineer.yaml"), before);
}

#[test]
fn ends_them_all_after_a_yes_and_one_undo_takes_that_back() {
    let journal = silent();
    let before = journal.file("2026/2026-09-01-acme--backend-engineer.yaml");
    journal.reject(["stale", "--yes"]).assert().success().stderr_eq(str![[r#"
2 applications ended as no reply recorded; `reject undo` takes that back.
Should an answer still come: `reject log acme`, or `reject advance acme STAGE`

"#]]);
    assert_data_eq!(
        journal.file("2026/2026-09-01-acme--backend-engineer.yaml"),
        str![[r#"
---
company: Acme
role: Backend engineer
---
date: 2026-09-01
event: applied
---
date: 2026-11-22
event: no-reply

"#]]
    );
    journal.reject(["list", "--ending", "no-reply"]).assert().success().stdout_eq(str![[r#"
applications: ended no-reply
company  role              got to       stands                    begun
Acme     Backend engineer  application  no reply recorded 22 Nov  1 Sep
Initech  Data analyst      screen       no reply recorded 22 Nov  20 Sep

"#]]);
    journal.run(["undo"]);
    assert_eq!(journal.file("2026/2026-09-01-acme--backend-engineer.yaml"), before);
    journal.reject(["list", "--ending", "no-reply"]).assert().success().stderr_eq("No case fits.\n");
}

#[test]
fn a_reply_that_comes_later_counts_and_the_silence_does_not() {
    let journal = silent();
    journal.run(["stale", "--yes"]);
    journal.reject(["log", "Acme", "--said", "Sorry it took so long."]).assert().success().stderr_eq(str![[
        r#"
Written down in 2026/2026-09-01-acme--backend-engineer.yaml
Acme, Backend engineer: rejected on 22 Nov 2026, at application.
When you are ready: reject reflect acme

"#
    ]]);
    journal.reject(["advance", "initech", "interview"]).assert().success().stderr_eq(str![[r#"
Initech, Data analyst: got to interview. Written down in 2026/2026-09-20-initech--data-analyst.yaml
It had ended, and is in play again.
The first time you got as far as an interview.

"#]]);
    journal.reject(["list"]).assert().success().stdout_eq(str![[r#"
company  role              got to       stands           begun
Acme     Backend engineer  application  rejected 22 Nov  1 Sep
Initech  Data analyst      interview    in play          20 Sep
Globex                     application  in play          8 Oct
Hooli                      application  in play          10 Nov

"#]]);
}

#[test]
fn says_so_when_none_is_silent() {
    let journal = silent();
    journal.reject(["stale", "--after", "100"]).assert().success().stdout_eq("").stderr_eq(str![[r#"
None of the 4 in play has had nothing new for more than 100 days; the longest for 82 days.

"#]]);
    Journal::new().reject(["stale"]).assert().success().stdout_eq("").stderr_eq(str![[r#"
No application is in play.

"#]]);
}

#[test]
fn goes_by_the_answers_of_the_journal_where_there_are_enough() {
    let journal = forty_refusals();
    journal.run(["apply", "Acme", "--on", "2026-09-01"]);
    journal.run(["apply", "Hooli", "--on", "2026-10-26"]);
    journal.reject(["stale"]).assert().success().stdout_eq(str![[r#"
1 application has had nothing new for more than 36 days
Nine of ten of the 38 answers here came within 36 days.
company  role  got to       last entry  days
Acme           application  1 Sep         82

"#]]);
}

#[test]
fn answers_in_json() {
    silent().reject(["stale", "--json"]).assert().success().stdout_eq(str![[r#"
{
  "version": 1,
  "today": "2026-11-22",
  "after": 45,
  "days": 45,
  "nine_in_ten": null,
  "answers": null,
  "stale": [
    {
      "case": "2026-09-01-acme--backend-engineer",
      "company": "Acme",
      "days": 82,
      "answered": false
    },
    {
      "case": "2026-09-20-initech--data-analyst",
      "company": "Initech",
      "days": 46,
      "answered": true
    }
  ],
  "unreadable": []
}

"#]]);
}

#[test]
fn a_person_ends_all_or_some_of_them_one_by_one() {
    let journal = silent();
    let mut terminal = Start::reject(&journal, ["stale", "--after", "40"]).run();
    terminal.until("Count these 3").press(DOWN).press(DOWN).press(ENTER);
    terminal.until("1 of 3").press(DOWN).press(ENTER);
    terminal.until("2 of 3").press("yes").press(ENTER);
    terminal.until("3 of 3").press("leave").press(ENTER);
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
3 applications have had nothing new for more than 40 days
company  role              got to       last entry  days
Acme     Backend engineer  application  1 Sep         82
Initech  Data analyst      screen       7 Oct         46
Globex                     application  8 Oct         45
? Count these 3 as no reply? one by one
? Acme, Backend engineer, 82 days? yes
? Initech, Data analyst, 46 days? yes
? Globex, 45 days? leave the rest
2 applications ended as no reply recorded; `reject undo` takes that back.
Should an answer still come: `reject log acme`, or `reject advance acme STAGE`

"#]]
    );
    journal.reject(["list", "--ending", "no-reply"]).assert().success().stdout_eq(str![[r#"
applications: ended no-reply
company  role              got to       stands                    begun
Acme     Backend engineer  application  no reply recorded 22 Nov  1 Sep
Initech  Data analyst      screen       no reply recorded 22 Nov  20 Sep

"#]]);

    let mut terminal = Start::reject(&journal, ["stale", "--after", "44"]).run();
    terminal.until("Count it as no reply").press("yes").press(ENTER);
    assert_eq!(terminal.end(), 0);
    journal.reject(["list", "--ending", "in-play"]).assert().success().stdout_eq(str![[r#"
applications: ended in play
company  role  got to       stands   begun
Hooli          application  in play  10 Nov

"#]]);
}

#[test]
fn a_person_on_plain_lines_is_asked_too_and_a_no_writes_nothing() {
    let journal = silent();
    let mut terminal = Start::reject(&journal, ["stale"]).env("TERM", "dumb").size(80, 60).run();
    terminal.until("Count these 2").press("3\r");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
2 applications have had nothing new for more than 45 days
The usual number, while there are too few answers here to tell.
company  role              got to       last entry  days
Acme     Backend engineer  application  1 Sep         82
Initech  Data analyst      screen       7 Oct         46
Count these 2 as no reply?
  1 yes, all of them
  2 one by one
  3 no
  (Enter skips)
> 3
Nothing was written.

"#]]
    );
    let mut terminal = Start::reject(&journal, ["stale"]).run();
    terminal.until("Count these 2").press(CTRL_C);
    assert_eq!(terminal.end(), 130);
    journal.reject(["list", "--ending", "no-reply"]).assert().success().stderr_eq("No case fits.\n");
}
