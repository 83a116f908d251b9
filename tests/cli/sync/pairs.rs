//! Two cases that got one name apart from each other.

mod between;
mod no_pairs;

use std::fs;

use snapbox::cmd::{self, cargo_bin};
use snapbox::{assert_data_eq, str};

use super::{Copies, has_strace};

/// Two copies that each wrote a case of one name, and planned something for it.
fn two_chefs() -> Option<Copies> {
    let copies = Copies::two()?;
    for (copy, source) in [("a", "referral"), ("b", "advert")] {
        copies.run(copy, &["log", "Hooli", "Chef", "--source", source]);
        copies.run(copy, &["plan", "add", &format!("Call {copy}"), "--case", "hooli"]);
        copies.run(copy, &["plan", "add", "Rest", "--case", "hooli"]);
    }
    Some(copies)
}

/// Which case came from where, and what the plan says of each.
fn told(copies: &Copies, copy: &str) -> String {
    let mut lines = Vec::new();
    let mut files: Vec<_> =
        fs::read_dir(copies.root(copy).join("2026")).expect("a folder").flatten().collect();
    files.sort_by_key(fs::DirEntry::file_name);
    for file in files.iter().map(|file| file.file_name().to_string_lossy().into_owned()) {
        let text = copies.file(copy, &format!("2026/{file}"));
        let told = text.lines().filter(|line| line.starts_with("source:") || line.starts_with("said:"));
        lines.push(format!("{file} {}", told.collect::<Vec<_>>().join(" ")));
    }
    let plan = copies.file(copy, "plan.yaml");
    lines.extend(
        plan.lines().filter(|line| line.starts_with("do:") || line.starts_with("case:")).map(str::to_owned),
    );
    lines.join("\n")
}

#[test]
fn two_cases_that_got_one_name_get_two() {
    let Some(copies) = Copies::two() else { return };
    copies.run("a", &["log", "Hooli", "Chef", "--source", "referral"]);
    copies.run("b", &["log", "Hooli", "Chef", "--source", "advert"]);
    copies.run("a", &["log", "Umbrella", "--said", "No."]);
    copies.run("b", &["log", "Umbrella", "--said", "No thanks."]);
    assert_data_eq!(
        copies.synced(&["a", "b", "a"]),
        str![[r#"
$ a: reject sync
Sent 2 files.
exit 0
$ b: reject sync
Both copies had a case 2026-11-22-hooli--chef. The one that came keeps the name; the one from here is now 2026-11-22-hooli--chef-2.
Sent 2 files; 3 came: 2026/2026-11-22-hooli--chef-2.yaml, 2026/2026-11-22-hooli--chef.yaml, 2026/2026-11-22-umbrella.yaml
exit 0
$ a: reject sync
2 files came: 2026/2026-11-22-hooli--chef-2.yaml, 2026/2026-11-22-umbrella.yaml
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
    assert_data_eq!(
        copies.file("a", "2026/2026-11-22-hooli--chef.yaml"),
        str![[r#"
---
company: Hooli
role: Chef
source: referral
---
date: 2026-11-22
event: rejected

"#]]
    );
    assert_data_eq!(
        copies.file("a", "2026/2026-11-22-hooli--chef-2.yaml"),
        str![[r#"
---
company: Hooli
role: Chef
source: advert
---
date: 2026-11-22
event: rejected

"#]]
    );
    assert_data_eq!(
        copies.file("a", "2026/2026-11-22-umbrella.yaml"),
        str![[r#"
---
company: Umbrella
---
date: 2026-11-22
event: rejected
said: No thanks.
---
date: 2026-11-22
event: rejected
said: No.

"#]]
    );
}

#[test]
fn what_was_planned_for_a_case_goes_with_its_name() {
    let Some(copies) = two_chefs() else { return };
    assert_data_eq!(
        copies.synced(&["a", "b", "a", "b"]),
        str![[r#"
$ a: reject sync
Sent 2 files.
exit 0
$ b: reject sync
Both copies had a case 2026-11-22-hooli--chef. The one that came keeps the name; the one from here is now 2026-11-22-hooli--chef-2. What was planned for it goes with it. What both planned alike stays with 2026-11-22-hooli--chef.
Sent 2 files; 3 came: 2026/2026-11-22-hooli--chef-2.yaml, 2026/2026-11-22-hooli--chef.yaml, plan.yaml
exit 0
$ a: reject sync
2 files came: 2026/2026-11-22-hooli--chef-2.yaml, plan.yaml
exit 0
$ b: reject sync
Nothing new on either side.
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
    assert_data_eq!(
        told(&copies, "a"),
        str![[r#"
2026-11-02-acme--engineer.yaml 
2026-11-22-hooli--chef-2.yaml source: advert
2026-11-22-hooli--chef.yaml source: referral
do: Call a
case: 2026-11-22-hooli--chef
do: Call b
case: 2026-11-22-hooli--chef-2
do: Rest
case: 2026-11-22-hooli--chef
"#]]
    );
}

#[test]
fn whoever_sends_second_gets_the_other_name() {
    let Some(copies) = two_chefs() else { return };
    copies.put("a", "drafts/reflect-2026-11-22-hooli--chef.yaml", "half\n");
    assert_data_eq!(
        copies.synced(&["b", "a", "b"]),
        str![[r#"
$ b: reject sync
Sent 2 files.
exit 0
$ a: reject sync
Both copies had a case 2026-11-22-hooli--chef. The one that came keeps the name; the one from here is now 2026-11-22-hooli--chef-2. What was planned for it goes with it. What both planned alike stays with 2026-11-22-hooli--chef.
Sent 2 files; 3 came: 2026/2026-11-22-hooli--chef-2.yaml, 2026/2026-11-22-hooli--chef.yaml, plan.yaml
exit 0
$ b: reject sync
2 files came: 2026/2026-11-22-hooli--chef-2.yaml, plan.yaml
exit 0

"#]]
    );
    assert_eq!(copies.file("a", "drafts/reflect-2026-11-22-hooli--chef-2.yaml"), "half\n");
    assert!(!copies.root("a").join("drafts/reflect-2026-11-22-hooli--chef.yaml").exists());
    copies.are_in_step(&["a", "b"]);
}

#[test]
fn what_is_written_meanwhile_in_the_case_that_was_sent_stays_there() {
    let Some(copies) = two_chefs() else { return };
    copies.synced(&["a", "b"]);
    // `a` does not know yet that there is another.
    copies.run("a", &["feedback", "hooli", "--received", "For the one from a."]);
    copies.run("a", &["plan", "add", "Write a", "--case", "hooli"]);
    copies.put("a", "drafts/reflect-2026-11-22-hooli--chef.yaml", "half\n");
    copies.run("b", &["feedback", "2026-11-22-hooli--chef", "--received", "For the one from a, too."]);
    copies.run("b", &["feedback", "chef-2", "--received", "For the one from b."]);
    assert_data_eq!(
        copies.synced(&["b", "a", "b"]),
        str![[r#"
$ b: reject sync
Sent 2 files.
exit 0
$ a: reject sync
Sent 2 files; 3 came: 2026/2026-11-22-hooli--chef-2.yaml, 2026/2026-11-22-hooli--chef.yaml, plan.yaml
exit 0
$ b: reject sync
2 files came: 2026/2026-11-22-hooli--chef.yaml, plan.yaml
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
    assert_data_eq!(
        told(&copies, "a"),
        str![[r#"
2026-11-02-acme--engineer.yaml 
2026-11-22-hooli--chef-2.yaml source: advert said: For the one from b.
2026-11-22-hooli--chef.yaml source: referral said: For the one from a, too. said: For the one from a.
do: Call a
case: 2026-11-22-hooli--chef
do: Call b
case: 2026-11-22-hooli--chef-2
do: Rest
case: 2026-11-22-hooli--chef
do: Write a
case: 2026-11-22-hooli--chef
"#]]
    );
    assert_eq!(copies.file("a", "drafts/reflect-2026-11-22-hooli--chef.yaml"), "half\n");
}

/// Kills the `sync` of whoever comes second at each of these calls in turn; each case is there once all the same.
fn killed(first: &str, second: &str, calls: &[&str]) {
    if !has_strace() {
        return;
    }
    let Some(copies) = two_chefs() else { return };
    copies.run(first, &["sync"]);
    copies.keep();
    copies.synced(&[second, first]);
    let whole = copies.words(first);
    let mut halves = 0;
    for call in calls {
        for n in 1.. {
            copies.back();
            let inject = format!("inject=?{call}:signal=KILL:when={n}");
            let strace = ["-qq", "-o", "/dev/null", "-e", &format!("trace=?{call}"), "-e", &inject];
            let strace = cmd::Command::new("strace").args(strace).arg(cargo_bin!("reject"));
            let done = copies.under(second, strace).arg("sync").output().expect("it runs");
            if done.status.code().is_some() {
                assert!(done.status.success(), "{done:?}");
                break;
            }
            halves += usize::from(copies.root(second).join(".git/REJECT_PUTTING").exists());
            copies.synced(&[second, first]);
            assert_eq!(copies.words(second), whole, "{call} {n}");
            copies.are_in_step(&["a", "b"]);
        }
    }
    assert!(halves > 1, "{halves} kills came while the two were put in place");
}

#[test]
fn killed_while_they_are_given_their_names_each_is_there_once() {
    killed("b", "a", &["rename", "renameat", "renameat2", "linkat"]);
}

#[test]
#[ignore = "minutes: each call in turn"]
fn killed_at_any_call_that_puts_them_in_place_each_is_there_once() {
    for (first, second) in [("a", "b"), ("b", "a")] {
        killed(first, second, &["rename", "renameat", "renameat2", "linkat", "fsync", "unlink", "unlinkat"]);
    }
}
