//! Both sides wrote: both end up with every document of both, in order.

use std::fs;
use std::thread;

use snapbox::{assert_data_eq, str};

use super::Copies;

const ACME: &str = "2026/2026-11-02-acme--engineer.yaml";

#[test]
fn both_logged_reflected_planned_and_reviewed() {
    let Some(copies) = Copies::two() else { return };
    for (copy, day, note) in [("a", "2026-11-10", "the portal"), ("b", "2026-11-12", "a call")] {
        copies.run(copy, &["log", &format!("Firm {copy}"), "--on", day]);
        copies.run(copy, &["feedback", "acme", "--received", note, "--on", day]);
        copies.run(copy, &["reflect", "screen", "acme", "--answer", "screen/stories=partly"]);
        copies.run(copy, &["plan", "add", &format!("Call {copy}")]);
        copies.run(copy, &["plan", "did", "networking"]);
        copies.run(
            copy,
            &["review", "--answer", "strategy/tailored=partly", "--keep", &format!("Walks, says {copy}")],
        );
    }
    let (of_a, of_b) = (copies.file("a", ACME), copies.file("b", ACME));
    assert_data_eq!(
        copies.synced(&["a", "b", "a", "b"]),
        str![[r#"
$ a: reject sync
Sent 4 files.
exit 0
$ b: reject sync
Sent 4 files; 4 came: 2026/2026-11-02-acme--engineer.yaml, 2026/2026-11-10-firm-a.yaml, plan.yaml, and 1 more
exit 0
$ a: reject sync
4 files came: 2026/2026-11-02-acme--engineer.yaml, 2026/2026-11-12-firm-b.yaml, plan.yaml, and 1 more
exit 0
$ b: reject sync
Nothing new on either side.
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
    let merged = copies.file("a", ACME);
    for document in of_a.split_inclusive("---\n").chain(of_b.split_inclusive("---\n")) {
        assert!(merged.contains(document.trim_end_matches("---\n")), "{document}");
    }
    assert_data_eq!(
        merged.lines().filter(|line| !line.starts_with("run:")).collect::<Vec<_>>().join("\n"),
        str![[r#"
---
company: Acme
role: Engineer
---
date: 2026-11-02
event: applied
---
date: 2026-11-10
event: feedback
said: the portal
---
date: 2026-11-12
event: feedback
said: a call
---
date: 2026-11-22
event: reflected
topic: screen
answers:
  stories: partly
"#]]
    );
    assert_data_eq!(
        copies.file("b", "plan.yaml"),
        str![[r#"
---
date: 2026-11-22
event: planned
id: call-a
do: Call a
---
date: 2026-11-22
event: planned
id: call-b
do: Call b
---
date: 2026-11-22
event: did
of: networking

"#]]
    );
    assert_eq!(copies.file("a", "reviews/2026-11-22.yaml").matches("event: reviewed").count(), 2);
}

#[test]
fn what_cannot_be_reached_is_sent_later() {
    let Some(copies) = Copies::two() else { return };
    let (hub, away) = (copies.root("hub"), copies.root("away"));
    fs::rename(&hub, &away).expect("away");
    for copy in ["a", "b"] {
        copies.run(copy, &["log", &format!("Firm {copy}")]);
    }
    assert_data_eq!(
        copies.synced(&["a", "b"]),
        str![[r#"
$ a: reject sync
error: cannot reach '[HERE]/hub'
  caused by: fatal: '[HERE]/hub' does not appear to be a git repository
    fatal: Could not read from remote repository.

  tip: everything is committed here; run `reject sync` again when that is possible
exit 1
$ b: reject sync
error: cannot reach '[HERE]/hub'
  caused by: fatal: '[HERE]/hub' does not appear to be a git repository
    fatal: Could not read from remote repository.

  tip: everything is committed here; run `reject sync` again when that is possible
exit 1

"#]]
    );
    assert_eq!(copies.git("a", &["status", "--porcelain"]), "");
    fs::rename(&away, &hub).expect("back");
    assert_data_eq!(
        copies.synced(&["a", "b", "a"]),
        str![[r#"
$ a: reject sync
Sent 1 file.
exit 0
$ b: reject sync
Sent 1 file; 1 came: 2026/2026-11-22-firm-a.yaml
exit 0
$ a: reject sync
1 file came: 2026/2026-11-22-firm-b.yaml
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
}

#[test]
fn eight_that_log_and_sync_at_once_lose_nothing() {
    let Some(copies) = Copies::two() else { return };
    // Four machines, on each of which two do it at once.
    let machines = ["a", "b", "c", "d"];
    for machine in ["c", "d"] {
        copies.run(machine, &["sync", "hub", "--yes"]);
    }
    thread::scope(|scope| {
        for (n, machine) in machines.iter().chain(&machines).enumerate() {
            let copies = &copies;
            scope.spawn(move || {
                copies.run(machine, &["log", &format!("Firm {n}")]);
                copies.run(machine, &["sync"]);
                copies.run(machine, &["feedback", "acme", "--received", &format!("Word {n}")]);
                copies.run(machine, &["sync"]);
            });
        }
    });
    copies.synced(&machines);
    copies.are_in_step(&machines);
    let merged = copies.file("a", ACME);
    for n in 0..8 {
        assert_eq!(merged.matches(&format!("said: Word {n}\n")).count(), 1, "{merged}");
        assert!(copies.root("d").join(format!("2026/2026-11-22-firm-{n}.yaml")).exists());
    }
}

#[test]
fn what_one_side_took_back_goes_unless_the_other_went_on_with_it() {
    let Some(copies) = Copies::two() else { return };
    copies.run("a", &["log", "Hooli"]);
    copies.run("a", &["log", "Initech"]);
    copies.run("a", &["advance", "acme", "screen"]);
    copies.synced(&["a", "b"]);
    // On one side everything is taken back, on the other two of the three go on.
    for _ in 0..3 {
        copies.run("a", &["undo", "--yes"]);
    }
    copies.run("b", &["feedback", "hooli", "--received", "Nice."]);
    copies.run("b", &["advance", "acme", "interview"]);
    assert_data_eq!(
        copies.synced(&["b", "a", "b"]),
        str![[r#"
$ b: reject sync
Sent 2 files.
exit 0
$ a: reject sync
Sent 2 files; 2 came: 2026/2026-11-02-acme--engineer.yaml, 2026/2026-11-22-hooli.yaml
exit 0
$ b: reject sync
2 files came: 2026/2026-11-02-acme--engineer.yaml, 2026/2026-11-22-initech.yaml (taken away)
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
    assert!(!copies.root("b").join("2026/2026-11-22-initech.yaml").exists());
    assert_data_eq!(
        copies.file("b", "2026/2026-11-22-hooli.yaml"),
        str![[r#"
---
company: Hooli
---
date: 2026-11-22
event: rejected
---
date: 2026-11-22
event: feedback
said: Nice.

"#]]
    );
    assert_data_eq!(
        copies.file("b", ACME),
        str![[r#"
---
company: Acme
role: Engineer
---
date: 2026-11-02
event: applied
---
date: 2026-11-22
event: advanced
stage: interview

"#]]
    );
    // It is still in the trash of the one who took it back.
    copies.run("a", &["undo", "--restore", "--yes", "--skip"]);
}

#[test]
fn settings_that_were_chosen_come_to_a_journal_that_was_just_begun() {
    let Some(copies) = Copies::new() else { return };
    copies.put("a", "journal.yaml", "format: 1\nname: Ada\n");
    copies.run("a", &["log", "Hooli"]);
    copies.run("b", &["log", "Globex"]);
    assert_data_eq!(
        ["a", "b"].map(|copy| copies.told(copy, &["sync", "hub", "--yes"])).concat(),
        str![[r#"
$ a: reject sync hub --yes
Sent 2 files.
exit 0
$ b: reject sync hub --yes
Sent 1 file; 2 came: 2026/2026-11-22-hooli.yaml, journal.yaml
exit 0

"#]]
    );
    assert_data_eq!(
        copies.synced(&["a"]),
        str![[r#"
$ a: reject sync
1 file came: 2026/2026-11-22-globex.yaml
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
    assert_eq!(copies.file("b", "journal.yaml"), "format: 1\nname: Ada\n");
}

#[test]
fn drafts_trash_and_what_lies_beside_stay_here() {
    let Some(copies) = Copies::two() else { return };
    copies.put("a", "drafts/log.yaml", "private\n");
    copies.put("a", "report.html", "private\n");
    copies.put("a", "prompts/letters/hello.yaml", "title: Hello\n");
    copies.run("a", &["log", "Hooli"]);
    copies.run("a", &["undo", "--yes"]);
    copies.put("a", "2026/.reject.tmp", "half a fi");
    // Also where somebody opened the gate.
    copies.put("a", ".gitignore", "# mine\n/report.html\n");
    copies.run("a", &["sync"]);
    assert_data_eq!(
        copies.git_in("hub".as_ref(), &["ls-tree", "-r", "--name-only", "main"]),
        str![[r#"
2026/2026-11-02-acme--engineer.yaml
journal.yaml
prompts/letters/hello.yaml

"#]]
    );
    assert_data_eq!(
        copies.file("a", ".gitignore"),
        str![[r#"
# mine
/report.html
# What a journal sends: all else stays here.
/*
!/journal.yaml
!/plan.yaml
!/identity.age
!/recipients.txt
!/[0-9][0-9][0-9][0-9]/
/[0-9][0-9][0-9][0-9]/*
!/[0-9][0-9][0-9][0-9]/*.yaml
!/reviews/
/reviews/*
!/reviews/*.yaml
!/prompts/
/prompts/*
!/prompts/*.yaml
!/prompts/letters/
/prompts/letters/*
!/prompts/letters/*.yaml
.*

"#]]
    );
}

#[test]
fn the_repository_confuses_no_command() {
    let Some(copies) = Copies::two() else { return };
    let told: String = [&["check"][..], &["list"], &["undo", "--list"], &["sync"], &["check"]]
        .iter()
        .map(|words| copies.told("b", words))
        .collect();
    assert_data_eq!(
        told,
        str![[r#"
$ b: reject check
exit 0
$ b: reject list
company  role      got to       stands   begun
Acme     Engineer  application  in play  2 Nov
exit 0
$ b: reject undo --list
Nothing is left to take back.
exit 0
$ b: reject sync
Nothing new on either side.
exit 0
$ b: reject check
exit 0

"#]]
    );
}

#[test]
fn nothing_of_the_users_surroundings_leads_git_elsewhere() {
    let Some(copies) = Copies::two() else { return };
    let other = copies.root("other");
    copies.git_in(".".as_ref(), &["init", "--quiet", "other"]);
    copies.run("a", &["log", "Hooli"]);
    let command = copies.reject("a", &["sync"]).current_dir(&other);
    command
        .env("GIT_DIR", other.join(".git"))
        .env("GIT_WORK_TREE", &other)
        .env("GIT_INDEX_FILE", other.join(".git/index"))
        .assert()
        .code(0)
        .stderr_eq(str![[r#"
Sent 1 file.

"#]]);
    copies.run("b", &["sync"]);
    copies.are_in_step(&["a", "b"]);
}

#[test]
fn two_actions_that_got_one_id_are_two_and_each_is_done_by_itself() {
    let Some(copies) = Copies::two() else { return };
    copies.run("a", &["plan", "add", "Prepare three stories"]);
    copies.run("b", &["plan", "add", "Prepare three letters"]);
    copies.run("b", &["plan", "done", "prepare-three"]);
    copies
        .run("a", &["reflect", "acme", "--answer", "learned=Ask.", "--do", "Ask what their week looks like"]);
    copies.run("b", &["reflect", "acme", "--answer", "learned=Tell.", "--do", "Write three stories down"]);
    assert_data_eq!(
        copies.synced(&["a", "b", "a"]),
        str![[r#"
$ a: reject sync
Sent 2 files.
exit 0
$ b: reject sync
Both copies planned something as '54f6-1'. The one that came keeps the id; the one from here is now '54f6-1-2'.
Both copies planned something as 'prepare-three'. The one that came keeps the id; the one from here is now 'prepare-three-2'.
Sent 2 files; 2 came: 2026/2026-11-02-acme--engineer.yaml, plan.yaml
exit 0
$ a: reject sync
2 files came: 2026/2026-11-02-acme--engineer.yaml, plan.yaml
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
    assert_data_eq!(
        copies.told("a", &["plan", "--all"]),
        str![[r#"
$ a: reject plan --all
To do
  Write three stories down
    54f6-1-2 · Acme, Engineer
  Ask what their week looks like
    54f6-1 · Acme, Engineer
  Prepare three stories
    prepare-three

Done
  Prepare three letters · 22 Nov
exit 0

"#]]
    );
    assert_data_eq!(
        copies.told("a", &["check"]),
        str![[r#"
$ a: reject check
exit 0

"#]]
    );
}
