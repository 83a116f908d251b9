//! `reject undo`: what was written last is taken back, and comes back.

use snapbox::{assert_data_eq, str};

use crate::support::Journal;
use crate::terminal::{CTRL_C, ENTER, Start};

const CASE: &str = "2026/2026-11-02-initech--data-analyst.yaml";

/// A case with an application and a no, each written by a command.
fn two_steps() -> Journal {
    let journal = Journal::new();
    journal.run(["apply", "Initech", "Data analyst", "--on", "2026-11-02"]);
    journal.run(["log", "Initech", "--said", "No, thank you.", "--vent", "Of all days."]);
    journal
}

#[test]
fn takes_the_last_document_away_and_keeps_it_in_the_trash() {
    let journal = two_steps();
    let whole = journal.file(CASE);
    journal
        .reject(["undo"])
        .assert()
        .success()
        .stdout_eq(str![[r#"
Initech, Data analyst
22 Nov 2026  rejected
             they said: No, thank you.
             private words, shown with --with-vent

"#]])
        .stderr_eq(str![[r#"
What was written last, by `reject log`:
Taken back; it lies in trash/1. `reject undo --restore` brings it back.

"#]]);
    assert_eq!(
        journal.file(CASE),
        "---\ncompany: Initech\nrole: Data analyst\n---\ndate: 2026-11-02\nevent: applied\n"
    );
    assert_eq!(format!("{}{}", journal.file(CASE), journal.file(&format!("trash/1/{CASE}"))), whole);
    assert_eq!(journal.files(), [CASE, "journal.yaml", &format!("trash/1/{CASE}"), "trash/1/undone.yaml"]);
}

#[test]
fn again_takes_the_one_before_until_nothing_is_left() {
    let journal = two_steps();
    journal.run(["undo"]);
    journal
        .reject(["undo"])
        .assert()
        .success()
        .stdout_eq(str![[r#"
Initech, Data analyst
2026-11-02-initech--data-analyst

2 Nov 2026   applied

"#]])
        .stderr_eq(str![[r#"
What was written last, by `reject apply`:
Taken back; it lies in trash/2. `reject undo --restore` brings it back.

"#]]);
    journal.reject(["undo"]).assert().success().stdout_eq("").stderr_eq(str![[r#"
Nothing is left to take back.

"#]]);
    journal.reject(["list"]).assert().success().stdout_eq("").stderr_eq(str![[r#"
Nothing is written down yet. `reject log` writes down a no, `reject apply` an application.

"#]]);
}

#[test]
fn what_was_taken_back_comes_back_in_the_order_it_lay_there() {
    let journal = two_steps();
    let whole = journal.file(CASE);
    journal.run(["undo"]);
    journal.run(["undo"]);
    journal
        .reject(["undo", "--restore"])
        .assert()
        .success()
        .stdout_eq(str![[r#"
Initech, Data analyst
2026-11-02-initech--data-analyst

2 Nov 2026   applied

"#]])
        .stderr_eq(str![[r#"
What was taken back last, by `reject apply`:
Brought back.

"#]]);
    journal.run(["undo", "--restore"]);
    assert_eq!(journal.file(CASE), whole);
    assert_eq!(journal.files(), [CASE, "journal.yaml"]);
    journal.reject(["undo", "--restore"]).assert().success().stdout_eq("").stderr_eq(str![[r#"
Nothing was taken back that could come back.

"#]]);
    journal.run(["undo"]);
    assert_ne!(journal.file(CASE), whole);
}

#[test]
fn it_comes_back_behind_what_was_written_meanwhile() {
    let journal = two_steps();
    journal.run(["undo"]);
    journal.run(["advance", "initech", "screen", "--on", "2026-11-09"]);
    journal.run(["undo", "--restore"]);
    assert_data_eq!(
        journal.file(CASE),
        str![[r#"
---
company: Initech
role: Data analyst
---
date: 2026-11-02
event: applied
---
date: 2026-11-09
event: advanced
stage: screen
---
date: 2026-11-22
event: rejected
said: No, thank you.
vent: Of all days.

"#]]
    );
}

#[test]
fn a_reflection_goes_with_what_it_planned() {
    let journal = two_steps();
    let before = journal.file(CASE);
    journal.run([
        "reflect",
        "initech",
        "--answer",
        "lessons/learned=Ask more.",
        "--do",
        "Write three stories.",
    ]);
    journal
        .reject(["undo"])
        .assert()
        .success()
        .stdout_eq(str![[r#"
Initech, Data analyst
22 Nov 2026  thought through: lessons
             What did you learn that you can use again? Ask more.

plan.yaml
  planned: Write three stories.

"#]])
        .stderr_eq(str![[r#"
What was written last, by `reject reflect`:
Taken back; it lies in trash/1. `reject undo --restore` brings it back.

"#]]);
    assert_eq!(journal.file(CASE), before);
    assert!(!journal.root().join("plan.yaml").exists());
    journal.run(["undo", "--restore"]);
    journal.reject(["check"]).assert().success().stdout_eq("");
    assert!(journal.root().join("plan.yaml").exists());
}

#[test]
fn an_import_goes_as_a_whole() {
    let journal = two_steps();
    let before = journal.file(CASE);
    let row = |n| format!("Firm {n},Role {n},2026-10-{n:02},Rejected,2026-11-{n:02}\n");
    let rows = (1..=12).map(row).collect::<Vec<_>>().concat();
    let known = "Initech,Data analyst,2026-11-02,Rejected,2026-11-22\n";
    journal.put("../jobs.csv", format!("Company,Role,Applied,Status,Ended\n{rows}{known}"));
    journal.run(["import", "jobs.csv", "--yes"]);
    journal
        .reject(["undo"])
        .assert()
        .success()
        .stdout_eq(str![[r#"
12 new cases
  Firm 1, Role 1: applied, rejected
  Firm 2, Role 2: applied, rejected
  Firm 3, Role 3: applied, rejected
  Firm 4, Role 4: applied, rejected
  Firm 5, Role 5: applied, rejected
  Firm 6, Role 6: applied, rejected
  Firm 7, Role 7: applied, rejected
  Firm 8, Role 8: applied, rejected
  Firm 9, Role 9: applied, rejected
  Firm 10, Role 10: applied, rejected
  and 2 more

"#]])
        .stderr_eq(str![[r#"
What was written last, by `reject import`:
Taken back; it lies in trash/1. `reject undo --restore` brings it back.

"#]]);
    assert_eq!(journal.file(CASE), before);
    journal.reject(["list"]).assert().success().stdout_eq(str![[r#"
company  role          got to       stands           begun
Initech  Data analyst  application  rejected 22 Nov  2 Nov

"#]]);
    journal.run(["undo", "--restore"]);
    journal.reject(["list", "--company", "firm 12"]).assert().success().stdout_eq(str![[r#"
applications: company firm 12
company  role     got to       stands           begun
Firm 12  Role 12  application  rejected 12 Nov  12 Oct

"#]]);
    journal.reject(["import", "jobs.csv", "--yes"]).assert().success().stderr_eq(str![[r#"
There is nothing to add.

"#]]);
}

#[test]
fn what_was_changed_since_stays_and_is_named() {
    let journal = two_steps();
    let mine = format!("{}# my own word\n", journal.file(CASE));
    journal.put(CASE, &mine);
    journal.reject(["undo"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
What was written last, by `reject log`:
error: cannot take back what `reject log` wrote: '2026/2026-11-02-initech--data-analyst.yaml' was changed since

  tip: nothing was taken away; `reject undo --skip` leaves it and takes the one before

"#]]);
    assert_eq!(journal.file(CASE), mine);
    journal.reject(["undo", "--list"]).assert().success().stdout_eq(str![[r#"
Written, the latest first
  by            what
  reject log    2026/2026-11-02-initech--data-analyst.yaml was changed since
  reject apply  2026/2026-11-02-initech--data-analyst.yaml was changed since

"#]]);
    journal.reject(["undo", "--skip"]).assert().success().stdout_eq("").stderr_eq(str![[r#"
Nothing is left to take back.

"#]]);
    assert_eq!(journal.file(CASE), mine);
}

#[test]
fn a_step_past_one_that_was_changed_is_taken_only_when_asked_for() {
    let journal = two_steps();
    journal.run(["log", "Acme"]);
    journal.put("2026/2026-11-22-acme.yaml", "---\ncompany: Acme!\n");
    journal
        .reject(["undo", "--skip"])
        .assert()
        .success()
        .stdout_eq(str![[r#"
Initech, Data analyst
22 Nov 2026  rejected
             they said: No, thank you.
             private words, shown with --with-vent

"#]])
        .stderr_eq(str![[r#"
What was written last, by `reject log`:
Taken back; it lies in trash/1. `reject undo --restore` brings it back.

"#]]);
    assert_eq!(journal.file("2026/2026-11-22-acme.yaml"), "---\ncompany: Acme!\n");
}

#[test]
fn an_earlier_part_that_was_edited_keeps_its_edit() {
    let journal = two_steps();
    journal.put(CASE, journal.file(CASE).replace("Data analyst", "Data Analyst"));
    journal.run(["undo"]);
    assert_eq!(
        journal.file(CASE),
        "---\ncompany: Initech\nrole: Data Analyst\n---\ndate: 2026-11-02\nevent: applied\n"
    );
}

#[test]
fn a_name_that_was_taken_meanwhile_is_not_overwritten() {
    let journal = Journal::new();
    journal.run(["log", "Acme"]);
    journal.run(["undo"]);
    journal.run(["log", "Acme", "--note", "again"]);
    let there = journal.file("2026/2026-11-22-acme.yaml");
    journal.reject(["undo", "--restore"]).assert().code(1).stderr_eq(str![[r#"
What was taken back last, by `reject log`:
error: cannot bring back '2026/2026-11-22-acme.yaml': another file has its name by now

  tip: nothing was changed; what was taken back stays in 'trash/1/2026/2026-11-22-acme.yaml', and `reject undo --restore --skip` brings back the one before it

"#]]);
    assert_eq!(journal.file("2026/2026-11-22-acme.yaml"), there);
    assert_eq!(
        journal.file("trash/1/2026/2026-11-22-acme.yaml"),
        "---\ncompany: Acme\n---\ndate: 2026-11-22\nevent: rejected\n"
    );
}

#[test]
fn lists_what_was_written_what_was_taken_back_and_what_lies_unfinished() {
    let journal = two_steps();
    journal.run(["log", "Acme"]);
    journal.run(["undo"]);
    journal.put("drafts/log.yaml", "company: Hooli\nnext: 1\n");
    journal.put("drafts/reflect-2026-11-02-initech--data-analyst.yaml", "");
    journal.put("drafts/edit-2026-11-02-initech--data-analyst.yaml", "");
    journal.put("drafts/edit-2026-11-02-initech--data-analyst.before.yaml", "");
    journal.put("drafts/unsaved-1.txt", "some words");
    journal
        .reject(["undo", "--list"])
        .assert()
        .success()
        .stdout_eq(str![[r#"
Written, the latest first
  by            what
  reject log    Initech, Data analyst: rejected
  reject apply  Initech, Data analyst: applied

Taken back, the latest first
  by          what
  reject log  Acme: rejected

"#]])
        .stderr_eq(str![[r#"
4 things lie unfinished in drafts/:
  drafts/log.yaml: `reject log` goes on
  drafts/reflect-2026-11-02-initech--data-analyst.yaml: `reject reflect initech` goes on
  drafts/edit-2026-11-02-initech--data-analyst.yaml: `reject edit initech` goes on
  drafts/unsaved-1.txt: words that found no place; take them over, then remove it

"#]]);
}

#[test]
fn what_a_crash_left_of_the_record_harms_nothing() {
    let journal = two_steps();
    let record = journal.file("trash/writes.yaml");
    journal.put("trash/writes.yaml", format!("{record}---\nby: reject lo"));
    journal.run(["log", "Acme"]);
    journal.run(["undo"]);
    journal.run(["undo"]);
    assert_eq!(
        journal.file(CASE),
        "---\ncompany: Initech\nrole: Data analyst\n---\ndate: 2026-11-02\nevent: applied\n"
    );
}

#[test]
fn a_write_that_a_crash_kept_from_being_made_is_passed_over() {
    let journal = two_steps();
    let record = journal.file("trash/writes.yaml");
    let lost = "---\nby: reject log\nwrites:\n- file: 2026/2026-11-22-hooli.yaml\n  offset: 0\n  length: 9\n  sha256: ab\n";
    journal.put("trash/writes.yaml", format!("{record}{lost}"));
    journal.reject(["undo"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
What was written last, by `reject log`:
error: cannot take back what `reject log` wrote: it no longer stands in '2026/2026-11-22-hooli.yaml'

  tip: nothing was taken away; `reject undo --skip` passes it over and takes the one before

"#]]);
    journal.run(["undo", "--skip"]);
    assert_eq!(
        journal.file(CASE),
        "---\ncompany: Initech\nrole: Data analyst\n---\ndate: 2026-11-02\nevent: applied\n"
    );
}

#[test]
fn a_crash_between_the_copy_and_the_cut_doubles_nothing() {
    let journal = two_steps();
    let (whole, record) = (journal.file(CASE), journal.file("trash/writes.yaml"));
    journal.run(["undo"]);
    journal.put(CASE, &whole);
    journal.put("trash/writes.yaml", record);
    journal.run(["undo", "--restore"]);
    assert_eq!(journal.file(CASE), whole);
    assert_eq!(journal.files(), [CASE, "journal.yaml"]);
}

#[test]
fn line_ends_and_a_missing_last_one_come_back_as_they_were() {
    let journal = Journal::new();
    for text in [
        "---\r\ncompany: Acme\r\n---\r\ndate: 2026-11-02\r\nevent: applied\r\n",
        "company: Acme\n---\ndate: 2026-11-02\nevent: applied",
    ] {
        journal.put("2026/2026-11-02-acme.yaml", text);
        journal.run(["log", "Acme", "--said", "No.\nSorry."]);
        let whole = journal.file("2026/2026-11-02-acme.yaml");
        journal.run(["undo"]);
        assert_eq!(journal.file("2026/2026-11-02-acme.yaml"), text);
        journal.run(["undo", "--restore"]);
        assert_eq!(journal.file("2026/2026-11-02-acme.yaml"), whole);
    }
}

#[test]
#[cfg(unix)]
fn the_trash_is_readable_by_its_user_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let journal = two_steps();
    journal.run(["undo"]);
    let mode = |file: &str| {
        let meta = std::fs::metadata(journal.root().join(file)).expect(file);
        meta.permissions().mode() & 0o777
    };
    assert_eq!(mode("trash"), 0o700);
    assert_eq!(mode("trash/writes.yaml"), 0o600);
    assert_eq!(mode(&format!("trash/1/{CASE}")), 0o600);
}

#[test]
fn a_person_sees_it_first_and_may_leave_it() {
    let journal = two_steps();
    let whole = journal.file(CASE);
    let mut terminal = Start::reject(&journal, ["undo"]).run();
    terminal.until("Take it back?").press("no").press(ENTER);
    assert_eq!(terminal.end(), 0);
    assert_eq!(journal.file(CASE), whole);
    let mut terminal = Start::reject(&journal, ["undo"]).env("TERM", "dumb").size(80, 60).run();
    terminal.until("Take it back?").press(CTRL_C);
    assert_eq!(terminal.end(), 130);
    assert_eq!(journal.file(CASE), whole);
    let mut terminal = Start::reject(&journal, ["undo"]).run();
    terminal.until("Take it back?").press(ENTER);
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
What was written last, by `reject log`:
Initech, Data analyst
22 Nov 2026  rejected
             they said: No, thank you.
             private words, shown with --with-vent
? Take it back? yes
Taken back; it lies in trash/1. `reject undo --restore` brings it back.

"#]]
    );
    assert_ne!(journal.file(CASE), whole);
    let mut terminal = Start::reject(&journal, ["undo", "--restore"]).run();
    terminal.until("Bring it back?").press(ENTER);
    assert_eq!(terminal.end(), 0);
    assert_eq!(journal.file(CASE), whole);
}

#[test]
fn what_another_wrote_while_one_was_asked_is_not_taken() {
    let journal = two_steps();
    let mut terminal = Start::reject(&journal, ["undo"]).run();
    terminal.until("Take it back?");
    journal.run(["feedback", "initech", "--asked"]);
    let whole = journal.file(CASE);
    terminal.press(ENTER);
    assert_eq!(terminal.end(), 1);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
What was written last, by `reject log`:
Initech, Data analyst
22 Nov 2026  rejected
             they said: No, thank you.
             private words, shown with --with-vent
? Take it back? yes
error: another reject has just written to the journal

  tip: nothing was changed; look again with `reject undo --list`

"#]]
    );
    assert_eq!(journal.file(CASE), whole);
}

#[test]
fn a_restore_that_a_crash_cut_short_doubles_nothing_whatever_was_written_since() {
    let journal = two_steps();
    journal.run(["undo"]);
    let copy = journal.file(&format!("trash/1/{CASE}"));
    let undone = journal.file("trash/1/undone.yaml");
    journal.run(["advance", "initech", "screen", "--on", "2026-11-09"]);
    journal.run(["undo", "--restore"]);
    let record = journal.file("trash/writes.yaml");
    let last = record.rfind("---\n").expect("a document");
    journal.put(format!("trash/1/{CASE}").as_str(), copy);
    journal.put("trash/1/undone.yaml", undone);
    journal.put("trash/1/back.yaml", &record[last..]);
    journal.run(["feedback", "initech", "--asked"]);
    let whole = journal.file(CASE);
    journal.run(["undo", "--restore"]);
    assert_eq!(journal.file(CASE), whole);
    assert_eq!(journal.files(), [CASE, "journal.yaml"]);
}

#[test]
fn an_undo_that_a_crash_cut_short_and_another_one_double_nothing() {
    let journal = two_steps();
    let (whole, record) = (journal.file(CASE), journal.file("trash/writes.yaml"));
    journal.run(["undo"]);
    journal.put(CASE, &whole);
    journal.put("trash/writes.yaml", record);
    journal.run(["undo"]);
    journal.run(["advance", "initech", "screen", "--on", "2026-11-09"]);
    journal.run(["undo", "--restore"]);
    let once = journal.file(CASE);
    journal.reject(["undo", "--restore"]).assert().success().stderr_eq(str![[r#"
Nothing was taken back that could come back.

"#]]);
    assert_eq!(journal.file(CASE), once);
}

#[test]
fn the_first_plan_that_was_taken_back_comes_back_behind_a_new_one() {
    let journal = Journal::new();
    journal.run(["plan", "add", "Call Ada"]);
    journal.run(["undo"]);
    journal.run(["plan", "add", "Rest"]);
    journal.run(["undo", "--restore"]);
    snapbox::assert_data_eq!(
        journal.file("plan.yaml"),
        str![[r#"
---
date: 2026-11-22
event: planned
id: rest
do: Rest
---
date: 2026-11-22
event: planned
id: call-ada
do: Call Ada

"#]]
    );
}

#[test]
fn one_that_cannot_come_back_does_not_keep_the_ones_before() {
    let journal = Journal::new();
    journal.run(["plan", "add", "Call Ada"]);
    journal.run(["log", "Acme"]);
    journal.run(["undo"]);
    journal.run(["undo"]);
    journal.run(["undo", "--restore"]);
    journal.run(["undo"]);
    journal.run(["log", "Globex"]);
    journal.run(["undo"]);
    journal.run(["log", "Globex", "--note", "again"]);
    journal.reject(["undo", "--restore"]).assert().code(1);
    journal.reject(["undo", "--restore", "--skip"]).assert().success().stdout_eq(str![[r#"
plan.yaml
  planned: Call Ada

"#]]);
}

#[test]
fn what_lies_behind_a_link_or_is_gone_is_left_and_said() {
    let journal = Journal::new();
    journal.run(["log", "Acme"]);
    journal.run(["log", "Globex"]);
    let case = journal.root().join("2026/2026-11-22-globex.yaml");
    std::fs::rename(&case, journal.root().join("2026/elsewhere")).expect("moved");
    journal.reject(["undo"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
What was written last, by `reject log`:
error: cannot take back what `reject log` wrote: it no longer stands in '2026/2026-11-22-globex.yaml'

  tip: nothing was taken away; `reject undo --skip` passes it over and takes the one before

"#]]);
    #[cfg(unix)]
    std::os::unix::fs::symlink("elsewhere", &case).expect("a link");
    #[cfg(unix)]
    journal.reject(["undo"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
What was written last, by `reject log`:
error: cannot take back what `reject log` wrote: '2026/2026-11-22-globex.yaml' was changed since

  tip: nothing was taken away; `reject undo --skip` leaves it and takes the one before

"#]]);
    journal.reject(["undo", "--list"]).assert().success().stdout_eq(str![[r#"
Written, the latest first
  by          what
  reject log  2026/2026-11-22-globex.yaml was changed since
  reject log  Acme: rejected

"#]]);
}

#[test]
fn skipped_ones_are_not_forgotten() {
    let journal = two_steps();
    journal.run(["log", "Acme"]);
    let acme = journal.file("2026/2026-11-22-acme.yaml");
    journal.put("2026/2026-11-22-acme.yaml", "---\ncompany: Acme!\n");
    journal.run(["undo", "--skip"]);
    journal.put("2026/2026-11-22-acme.yaml", acme);
    journal.run(["undo"]);
    assert!(!journal.root().join("2026/2026-11-22-acme.yaml").exists());
}

#[test]
fn private_words_of_a_case_that_cannot_be_read_are_not_shown() {
    let journal = Journal::new();
    journal.run(["log", "Acme", "--vent", "Of all days."]);
    let case = journal.file("2026/2026-11-22-acme.yaml");
    let record = journal.file("trash/writes.yaml");
    let broken = case.replace("event: rejected", "event: [ejected");
    journal.put("2026/2026-11-22-acme.yaml", &broken);
    journal.put("trash/writes.yaml", record.replace(&sha256(&case), &sha256(&broken)));
    journal.reject(["undo"]).assert().success().stdout_eq(str![[r#"
2026/2026-11-22-acme.yaml
  a case that cannot be read

"#]]);
}

fn sha256(text: &str) -> String {
    use sha2::{Digest as _, Sha256};
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

#[test]
fn a_record_that_names_a_file_outside_is_not_obeyed() {
    let journal = two_steps();
    journal.put("../victim.yaml", "abc");
    let record = journal.file("trash/writes.yaml");
    let sha = sha256("abc");
    journal.put("trash/writes.yaml", format!("{record}---\nby: reject log\nwrites:\n- file: ../victim.yaml\n  offset: 0\n  length: 3\n  sha256: {sha}\n"));
    journal.run(["undo"]);
    assert_eq!(journal.file("../victim.yaml"), "abc");
}

#[test]
fn an_action_whose_id_went_to_another_is_said_not_to_be_read() {
    let journal = Journal::new();
    journal.run(["plan", "add", "Rest"]);
    journal.run(["plan", "add", "Call Ann"]);
    journal.run(["undo"]);
    journal.run(["plan", "add", "call ann?", "--due", "friday"]);
    journal.reject(["undo", "--restore"]).assert().success().stderr_eq(str![[r#"
What was taken back last, by `reject plan`:
Brought back.
Meanwhile something else got its id in plan.yaml, so it is not read: `reject check` says where.

"#]]);
}
