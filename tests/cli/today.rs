//! `reject` alone: what waits today.

use snapbox::str;

use crate::support::Journal;

/// A search in which something of each kind waits but a review.
fn busy() -> Journal {
    let journal = Journal::new();
    journal.run(["apply", "Acme", "Backend engineer", "--on", "2026-09-01"]);
    journal.run(["apply", "Initech", "Data analyst", "--on", "2026-11-10"]);
    journal.run(["apply", "Umbrella", "--on", "2026-11-11"]);
    journal.run(["apply", "Hooli", "Site engineer", "--on", "2026-11-02"]);
    journal.run(["advance", "hooli", "interview", "--on", "2026-11-21"]);
    journal.run(["log", "Globex", "--stage", "screen", "--on", "2026-11-20"]);
    journal.run(["log", "Stark", "--on", "2026-11-19"]);
    journal.run(["feedback", "globex", "--asked", "--on", "2026-11-14", "--to", "Dana"]);
    journal.run(["plan", "add", "Write three stories", "--due", "2026-11-22"]);
    journal.run(["plan", "add", "Call Ada", "--due", "2026-11-29"]);
    journal.run(["review", "--keep", "Going on."]);
    journal
}

#[test]
fn a_fresh_journal_names_the_two_commands_to_begin_with() {
    let journal = Journal::new();
    journal
        .reject([])
        .assert()
        .success()
        .stdout_eq(str![[r#"
Nothing is written down yet. Two ways to begin:
Write down a no      reject log
Note an application  reject apply COMPANY ROLE
`reject --help` lists the rest.

"#]])
        .stderr_eq("");
    journal.reject(["--brief"]).assert().success().stdout_eq("").stderr_eq("");
    assert!(!journal.root().exists());
}

#[test]
fn shows_the_five_most_useful_each_with_its_command() {
    let journal = busy();
    journal
        .reject([])
        .assert()
        .success()
        .stdout_eq(str![[r#"
Met Hooli? A thank-you is in time           reject letter thank-you hooli
Think Globex through, ended 20 Nov, 1 more  reject reflect globex
Due today: Write three stories              reject plan done write-three-stories
Feedback from Globex: did it come?          reject feedback globex --received
Ask Initech where it stands, 1 more         reject letter follow-up initech

"#]])
        .stderr_eq("");
    journal.reject([]).env("COLUMNS", "40").assert().success().stdout_eq(str![[r#"
Met Hooli? A thank-you is in time
  reject letter thank-you hooli
Think Globex through, ended 20 Nov, 1
more
  reject reflect globex
Due today: Write three stories
  reject plan done write-three-stories
Feedback from Globex: did it come?
  reject feedback globex --received
Ask Initech where it stands, sent 10
Nov, 1 more
  reject letter follow-up initech

"#]]);
    journal
        .reject(["--brief"])
        .assert()
        .success()
        .stdout_eq(str![[r#"
Met Hooli? A thank-you is in time · reject letter thank-you hooli · 7 more

"#]])
        .stderr_eq("");
}

#[test]
fn what_was_done_waits_no_more_and_the_next_comes_up() {
    let journal = busy();
    journal.run(["letter", "thank-you", "hooli", "--sent"]);
    journal.run(["feedback", "globex", "--received", "Slow down."]);
    journal.run(["plan", "done", "write-three-stories"]);
    journal.reject([]).assert().success().stdout_eq(str![[r#"
Think Globex through, ended 20 Nov, 1 more  reject reflect globex
Ask Initech where it stands, 1 more         reject letter follow-up initech
Acme: silent for over 45 days               reject stale

"#]]);
    journal.run(["letter", "follow-up", "initech", "--sent"]);
    journal.run(["stale", "--yes"]);
    journal.run(["reflect", "globex", "--answer", "learned=Slow down."]);
    journal.reject([]).assert().success().stdout_eq(str![[r#"
Think Stark through, ended 19 Nov          reject reflect stark
Ask Umbrella where it stands, sent 11 Nov  reject letter follow-up umbrella

"#]]);
}

#[test]
fn every_command_it_names_goes_well() {
    let journal = busy();
    for words in [
        &["letter", "thank-you", "hooli"][..],
        &["reflect", "globex", "--answer", "learned=Slow down."],
        &["plan", "done", "write-three-stories"],
        &["feedback", "globex", "--received", "Slow down."],
        &["letter", "follow-up", "initech"],
        &["stale"],
    ] {
        journal.reject([]).args(words).assert().success();
    }
}

#[test]
fn when_nothing_waits_that_is_one_line() {
    let journal = Journal::new();
    journal.run(["apply", "Acme", "--on", "2026-11-20"]);
    journal
        .reject([])
        .assert()
        .success()
        .stdout_eq(str![[r#"
Nothing waits. 1 application is in play. The rest of the day is yours.

"#]])
        .stderr_eq("");
    journal.reject(["--brief"]).assert().success().stdout_eq("").stderr_eq("");
    journal.put("journal.yaml", "format: 1\ntone: plain\n");
    journal
        .reject([])
        .assert()
        .success()
        .stdout_eq(str![[r#"
Nothing waits. 1 application is in play.

"#]])
        .stderr_eq("");
}

#[test]
fn a_job_that_was_taken_ends_the_waiting() {
    let journal = busy();
    journal.run(["log", "Hooli", "--ending", "accepted"]);
    journal.reject([]).assert().success().stdout_eq(str![[r#"
You took the job at Hooli on 22 Nov. Nothing waits. 3 applications are in play.
To leave one: reject log COMPANY --ending withdrew

"#]]);
    journal.reject(["--brief"]).assert().success().stdout_eq("");
    journal.reject(["apply", "Wayne"]).env("REJECT_TODAY", "2027-03-01").assert().success();
    journal.reject([]).env("REJECT_TODAY", "2027-03-01").assert().success().stdout_eq(str![[r#"
Due 22 Nov 2026: Write three stor…, 1 more  reject plan done write-three-stories
14 weeks since you last looked back         reject review
3 applications: silent for over 45 days     reject stale

"#]]);
}

#[test]
fn after_five_stops_at_one_stage_the_whole_search_is_offered() {
    let journal = Journal::new();
    journal.run(["apply", "Wayne", "--on", "2026-11-18"]);
    journal.reject(["review", "--keep", "Going on."]).env("REJECT_TODAY", "2026-11-20").assert().success();
    for firm in ["Acme", "Globex", "Hooli", "Initech", "Stark"] {
        journal.run(["log", firm, "--stage", "screen", "--on", "2026-11-21"]);
    }
    journal.reject([]).assert().success().stdout_eq(str![[r#"
Think Stark through, ended 21 Nov, 4 more           reject reflect stark
5 stopped at screen: look at the search as a whole  reject review

"#]]);
}

#[test]
fn two_weeks_of_news_are_offered_to_look_back_on() {
    let journal = Journal::new();
    journal.run(["apply", "Acme", "--on", "2026-10-30"]);
    journal.run(["apply", "Globex", "--on", "2026-11-20"]);
    journal.reject([]).assert().success().stdout_eq(str![[r#"
Ask Acme where it stands, sent 30 Oct  reject letter follow-up acme
3 weeks of search to look back on      reject review

"#]]);
    journal.run(["review", "--keep", "Going on."]);
    journal.reject([]).assert().success().stdout_eq(str![[r#"
Ask Acme where it stands, sent 30 Oct  reject letter follow-up acme

"#]]);
}

#[test]
fn what_was_begun_and_what_cannot_be_read_come_first() {
    let journal = busy();
    journal.put("2026/2026-11-01-broken.yaml", "company: [\n");
    journal.put("drafts/reflect-2026-11-20-globex.yaml", "");
    journal.put("drafts/unsaved-1.txt", "words");
    journal
        .reject([])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
1 file cannot be read                  reject check
You had begun to think globex through  reject reflect globex
1 text in drafts/ found no place yet   reject undo --list
Met Hooli? A thank-you is in time      reject letter thank-you hooli
Think Stark through, ended 19 Nov      reject reflect stark

"#]])
        .stderr_eq("");
    journal
        .reject(["--brief"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
1 file cannot be read · reject check · 9 more

"#]])
        .stderr_eq("");
}

#[test]
fn answers_in_json() {
    let journal = Journal::new();
    journal.run(["apply", "Initech", "Data analyst", "--on", "2026-11-10"]);
    journal.run(["plan", "add", "Call Ada", "--due", "2026-11-22"]);
    journal
        .reject(["--json"])
        .assert()
        .success()
        .stdout_eq(str![[r#"
{
  "version": 1,
  "today": "2026-11-22",
  "waits": [
    {
      "line": "Due today: Call Ada",
      "command": "reject plan done call-ada",
      "what": "act",
      "id": "call-ada",
      "do": "Call Ada",
      "due": "2026-11-22",
      "more": 0
    },
    {
      "line": "Ask Initech where it stands, sent 10 Nov",
      "command": "reject letter follow-up initech",
      "what": "ask",
      "first": {
        "case": "2026-11-10-initech--data-analyst",
        "company": "Initech",
        "title": "Initech, Data analyst",
        "what": "ask",
        "since": "2026-11-10",
        "due": "2026-11-20"
      },
      "more": 0
    }
  ],
  "in_play": 1,
  "taken": null,
  "unreadable": []
}

"#]])
        .stderr_eq("");
}

#[test]
fn its_options_stand_alone() {
    let journal = Journal::new();
    journal.reject(["--brief", "list"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: --brief stands before a command, where it means nothing

  tip: `reject --brief` alone says what waits; give the command's own options behind it

"#]]);
}

#[test]
fn a_plan_that_cannot_be_read_is_named_by_whatever_answers_in_json() {
    let journal = busy();
    journal.put("plan.yaml", "---\nevent: planned\n");
    for words in [&["--json"][..], &["stats", "--json"], &["review", "--json"], &["plan", "--json"]] {
        let output = journal.reject([]).args(words).assert().code(1).get_output().stdout.clone();
        let answer: serde_json::Value = serde_json::from_slice(&output).expect("JSON");
        let unreadable = serde_json::json!([{
            "file": "plan.yaml",
            "error": "line 2, column 1: event: 'planned' needs 'date:' beside it"
        }]);
        assert_eq!(answer["unreadable"], unreadable, "{words:?}");
    }
}
