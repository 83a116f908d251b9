//! `reject plan`

mod add;
mod asked;
mod did;
mod goal;
mod list;
mod settle;

use std::fs;
use std::thread;

use snapbox::{assert_data_eq, str};

use crate::support::Journal;

const SETTINGS: (&str, &str) = ("journal.yaml", "format: 1\n");
const ACME: &str = "2026/2026-11-02-acme--backend-engineer.yaml";

/// A case that was refused and thought through, with a concern of the interview.
const ACME_TEXT: &str = "\
---
company: Acme
role: Backend engineer
---
date: 2026-11-02
event: applied
---
date: 2026-11-12
event: rejected
stage: interview
---
date: 2026-11-13
event: reflected
topic: interview
run: 7f3a
answers:
  stories: no
  posture: partly
done: true
";

/// Two open actions, one that is done, one goal that one counts oneself and one that the cases tell.
const PLAN: &str = "\
---
date: 2026-11-13
event: planned
id: 7f3a-1
do: Write three stories down, each ending in what it means for this employer.
for: interview/stories
case: 2026-11-02-acme--backend-engineer
due: 2026-11-20
---
date: 2026-11-14
event: planned
id: call-ada
do: Call Ada
due: 2026-11-27
---
date: 2026-11-14
event: planned
id: a-mirror
do: Sit before a mirror
for: interview/posture
---
date: 2026-11-01
event: goal
id: talks
count: 4
of: networking meetings
by: 2026-12-31
---
date: 2026-11-01
event: goal
id: sent
count: 12
of: applications
by: 2026-11-30
---
date: 2026-11-15
event: done
id: a-mirror
---
date: 2026-11-16
event: did
of: a networking meeting
";

fn planned() -> Journal {
    Journal::with(&[SETTINGS, (ACME, ACME_TEXT), ("plan.yaml", PLAN)])
}

/// What was written behind the plan that was there.
fn added(journal: &Journal) -> String {
    journal.file("plan.yaml").strip_prefix(PLAN).expect("what was there is there").to_owned()
}

#[test]
fn nothing_is_written_to_a_plan_that_cannot_be_read() {
    let broken = "---\ndate: 2026-11-01\nevent: planned\nid: a\ndo: [rest\n";
    let journal = Journal::with(&[SETTINGS, ("plan.yaml", broken)]);
    let lines = [
        "plan",
        "plan add",
        "plan done a",
        "plan drop a",
        "plan start a",
        "plan goal 2 talks",
        "plan did talks",
    ];
    for line in lines {
        assert_data_eq!(
            journal.transcript(&[line]).replacen(line, "…", 1),
            str![[r#"
$ reject …
error: cannot read 'plan.yaml'
  caused by: line 5, column 5: do: a list stands here; expected a text

  tip: nothing was changed; mend 'plan.yaml' in an editor
exit 1


"#]]
        );
    }
    assert_eq!(journal.files(), ["journal.yaml", "plan.yaml"]);
    assert_eq!(journal.file("plan.yaml"), broken);
}

#[test]
fn a_text_piped_to_a_plan_that_cannot_be_read_is_kept() {
    let journal = Journal::with(&[SETTINGS, ("plan.yaml", "---\ndate: soon\n")]);
    let asked = journal.reject(["plan", "add", "-"]).stdin("Rest a week\n").assert();
    asked.code(1).stdout_eq("").stderr_eq(str![[r#"
error: cannot read 'plan.yaml'
  caused by: line 2, column 7: date: 'soon' is not a date; expected YYYY-MM-DD

  tip: nothing was changed; mend 'plan.yaml' in an editor
  tip: what was piped in is kept in '[JOURNAL]/drafts/unsaved-1.txt'

"#]]);
    assert_eq!(journal.file("drafts/unsaved-1.txt"), "Rest a week\n");
}

#[test]
fn a_plan_with_other_line_ends_and_comments_keeps_them() {
    let text = format!("# mine\n{PLAN}").replace('\n', "\r\n");
    let text = text.trim_end();
    let journal = Journal::with(&[SETTINGS, (ACME, ACME_TEXT), ("plan.yaml", text)]);
    for words in [&["plan", "add", "Walk"][..], &["plan", "done", "ada"], &["plan", "did", "2 networking"]] {
        journal.reject([]).args(words).assert().code(0);
    }
    let expected = "\r\n---\r\ndate: 2026-11-22\r\nevent: planned\r\nid: walk\r\ndo: Walk\r\n\
                    ---\r\ndate: 2026-11-22\r\nevent: done\r\nid: call-ada\r\n\
                    ---\r\ndate: 2026-11-22\r\nevent: did\r\nof: networking\r\ncount: 2\r\n";
    assert_eq!(journal.file("plan.yaml"), format!("{text}{expected}"));
    journal.reject(["check"]).assert().code(0).stdout_eq("").stderr_eq("");
}

#[test]
fn processes_that_plan_the_same_and_different_things_at_once_lose_nothing() {
    let journal = Journal::with(&[SETTINGS]);
    thread::scope(|scope| {
        for who in ["a", "b"] {
            let journal = &journal;
            scope.spawn(move || {
                for n in 0..15 {
                    journal.run(["plan", "add", &format!("Write to the people of {who}{n}")]);
                    journal.run(["plan", "goal", &format!("{} walks with {who}", n + 1)]);
                }
            });
        }
    });
    let plan = journal.file("plan.yaml");
    let mut ids: Vec<&str> = plan
        .split("---\n")
        .filter(|document| document.contains("event: planned"))
        .filter_map(|document| document.lines().find(|line| line.starts_with("id: ")))
        .collect();
    assert_eq!(ids.len(), 30);
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 30, "each has an id of its own");
    assert_eq!(plan.matches("event: goal").count(), 30);
    journal.reject(["check"]).assert().code(0).stdout_eq("").stderr_eq("");
}

#[test]
fn what_two_processes_plan_in_the_same_words_is_planned_once() {
    let journal = Journal::with(&[SETTINGS]);
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| journal.run(["plan", "add", "Call Ada"]));
            scope.spawn(|| journal.run(["plan", "goal", "a class"]));
        }
    });
    let plan = journal.file("plan.yaml");
    assert_eq!((plan.matches("event: planned").count(), plan.matches("event: goal").count()), (1, 1));
}

#[test]
fn a_new_journal_begins_with_a_plan() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.transcript(&["plan", "plan add Walk", "plan"]),
        str![[r#"
$ reject plan
Nothing is planned yet. `reject plan add` plans something to do, `reject plan goal "12 applications"` sets a goal.
exit 0

$ reject plan add Walk
A new journal begins in [JOURNAL]
Planned: Walk
When it is done: reject plan done walk
exit 0

$ reject plan
To do
  Walk
    walk
exit 0


"#]]
    );
    assert_eq!(journal.files(), ["journal.yaml", "plan.yaml"]);
}

#[test]
fn only_looking_at_a_plan_makes_no_journal() {
    let journal = Journal::new();
    for line in
        ["plan", "plan --json", "plan done ada", "plan drop", "plan did applications", "plan goal talks"]
    {
        journal.transcript(&[line]);
    }
    assert!(!journal.root().exists());
}

#[test]
fn a_misspelt_command_of_the_plan_is_understood() {
    let journal = Journal::new();
    assert_data_eq!(
        journal.transcript(&["plan dnoe ada", "plan call ada", "prompts shwo fit"]),
        str![[r#"
$ reject plan dnoe ada
error: there is no command 'plan dnoe'

  tip: a similar one exists: 'plan done'
exit 2

$ reject plan call ada
error: there is no command 'plan call'

  tip: `reject plan --help` lists them
exit 2

$ reject prompts shwo fit
error: there is no command 'prompts shwo'

  tip: a similar one exists: 'prompts show'
exit 2


"#]]
    );
}

#[cfg(unix)]
#[test]
fn a_plan_that_cannot_be_written_is_as_it_was_and_says_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let journal = planned();
    let root = journal.root();
    let mode = |mode| fs::set_permissions(&root, fs::Permissions::from_mode(mode)).expect("the mode");
    journal.put(".lock", "");
    mode(0o500);
    let is_root = fs::write(root.join("probe"), "").is_ok();
    if !is_root {
        let told = journal.told(&["plan", "add", "Walk"]);
        assert_data_eq!(
            told,
            str![[r#"
error: cannot write 'plan.yaml'
  caused by: Permission denied (os error 13)

  tip: what was there before is unchanged
exit 1

"#]]
        );
    }
    mode(0o700);
    assert_eq!(added(&journal), "");
}
