//! What lies on one machine about a case that got another name.

use std::fs;

use snapbox::{assert_data_eq, str};

use super::Copies;

const CHEF: &str = "2026-11-22-hooli--chef";

/// Two copies that each wrote a case of one name. That of `b` keeps the name.
fn two_chefs() -> Option<Copies> {
    let copies = Copies::two()?;
    copies.run("a", &["log", "Hooli", "Chef", "--source", "referral"]);
    copies.run("b", &["log", "Hooli", "Chef", "--source", "advert"]);
    Some(copies)
}

/// Each draft of a copy, with its words.
fn drafts(copies: &Copies, copy: &str) -> String {
    let folder = fs::read_dir(copies.root(copy).join("drafts")).expect("a folder").flatten();
    let mut names: Vec<_> = folder.map(|it| it.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let told = |name: &String| format!("{name}: {}", copies.file(copy, &format!("drafts/{name}")));
    names.iter().map(told).collect()
}

#[test]
fn all_that_is_unfinished_about_a_case_goes_with_it() {
    let Some(copies) = two_chefs() else { return };
    for draft in [
        "reflect-CASE.yaml",
        "reflect-CASE~2.yaml",
        "feedback-CASE.yaml",
        "feedback-CASE.txt",
        "feedback-CASE.txt.before",
        "form-reflect-CASE.yaml",
        "form-reflect-CASE.before",
        "edit-CASE.yaml",
        "edit-CASE.before",
        "letter-thank-you-CASE.txt",
        "letter-thank-you-CASE.txt.before",
        "form-log-hooli.yaml",
        "reflect-CASE--sous.yaml",
    ] {
        copies.put("a", &format!("drafts/{}", draft.replace("CASE", CHEF)), &format!("{draft}\n"));
    }
    copies.synced(&["b", "a"]);
    assert_data_eq!(
        drafts(&copies, "a"),
        str![[r#"
edit-2026-11-22-hooli--chef-2.before: edit-CASE.before
edit-2026-11-22-hooli--chef-2.yaml: edit-CASE.yaml
feedback-2026-11-22-hooli--chef-2.txt: feedback-CASE.txt
feedback-2026-11-22-hooli--chef-2.txt.before: feedback-CASE.txt.before
feedback-2026-11-22-hooli--chef-2.yaml: feedback-CASE.yaml
form-log-hooli.yaml: form-log-hooli.yaml
form-reflect-2026-11-22-hooli--chef-2.before: form-reflect-CASE.before
form-reflect-2026-11-22-hooli--chef-2.yaml: form-reflect-CASE.yaml
letter-thank-you-2026-11-22-hooli--chef-2.txt: letter-thank-you-CASE.txt
letter-thank-you-2026-11-22-hooli--chef-2.txt.before: letter-thank-you-CASE.txt.before
reflect-2026-11-22-hooli--chef--sous.yaml: reflect-CASE--sous.yaml
reflect-2026-11-22-hooli--chef-2.yaml: reflect-CASE.yaml
reflect-2026-11-22-hooli--chef-2~2.yaml: reflect-CASE~2.yaml

"#]]
    );
}

#[test]
fn a_reflection_says_of_which_case_it_is() {
    let Some(copies) = two_chefs() else { return };
    let stopped = copies.reject("a", &["reflect", "hooli", "--plain"]);
    stopped.stdin("y\n").output().expect("it runs");
    let draft = format!("drafts/reflect-{CHEF}.yaml");
    let before = copies.file("a", &draft);
    copies.synced(&["b", "a"]);
    let after = copies.file("a", &format!("drafts/reflect-{CHEF}-2.yaml"));
    assert_eq!(after, before.replace(CHEF, &format!("{CHEF}-2")));
    assert_ne!(after, before);
    assert!(!copies.root("a").join(draft).exists());
}

#[test]
fn what_went_along_before_a_kill_is_there_once_and_another_text_is_kept_beside() {
    let Some(copies) = two_chefs() else { return };
    for (draft, words) in [
        ("reflect-CASE.yaml", "half\n"),
        ("reflect-CASE-2.yaml", "half\n"),
        ("letter-thank-you-CASE.txt", "age-encryption.org/v1\n"),
        ("feedback-CASE.yaml", "mine\n"),
        ("feedback-CASE-2.yaml", "another\n"),
        ("edit-CASE.before", "was\n"),
        ("edit-CASE.yaml", "mine\n"),
        ("edit-CASE-2.before", "was\n"),
        ("edit-CASE-2.yaml", "another\n"),
    ] {
        copies.put("a", &format!("drafts/{}", draft.replace("CASE", CHEF)), words);
    }
    assert_data_eq!(
        copies.synced(&["b", "a"]),
        str![[r#"
$ b: reject sync
Sent 1 file.
exit 0
$ a: reject sync
Both copies had a case 2026-11-22-hooli--chef. The one that came keeps the name; the one from here is now 2026-11-22-hooli--chef-2.
A text was begun about 2026-11-22-hooli--chef-2, and there was another already: it is kept in drafts/unsaved-1.txt.
Sent 1 file; 2 came: 2026/2026-11-22-hooli--chef-2.yaml, 2026/2026-11-22-hooli--chef.yaml
exit 0

"#]]
    );
    assert_data_eq!(
        drafts(&copies, "a"),
        str![[r#"
edit-2026-11-22-hooli--chef-2.before: was
edit-2026-11-22-hooli--chef-2.yaml: another
feedback-2026-11-22-hooli--chef-2.yaml: another
feedback-2026-11-22-hooli--chef-2~2.yaml: mine
letter-thank-you-2026-11-22-hooli--chef-2.txt: age-encryption.org/v1
reflect-2026-11-22-hooli--chef-2.yaml: half
unsaved-1.txt: mine

"#]]
    );
}

#[test]
fn undo_knows_what_was_written_by_the_name_it_has_now() {
    let Some(copies) = two_chefs() else { return };
    copies.run("a", &["feedback", "hooli", "--received", "Taken back before."]);
    copies.run("a", &["undo", "--yes"]);
    copies.run("a", &["feedback", "hooli", "--received", "Taken back after."]);
    copies.synced(&["b", "a"]);
    let told: String = [&["undo", "--yes"][..], &["undo", "--restore"], &["undo", "--restore"]]
        .map(|words| copies.told("a", words))
        .concat();
    assert_data_eq!(
        told,
        str![[r#"
$ a: reject undo --yes
Hooli, Chef
22 Nov 2026  feedback
             they said: Taken back after.
What was written last, by `reject feedback`:
Taken back; it lies in trash/2. `reject undo --restore` brings it back.
exit 0
$ a: reject undo --restore
Hooli, Chef
22 Nov 2026  feedback
             they said: Taken back after.
What was taken back last, by `reject feedback`:
Brought back.
exit 0
$ a: reject undo --restore
Hooli, Chef
22 Nov 2026  feedback
             they said: Taken back before.
What was taken back last, by `reject feedback`:
Brought back.
exit 0

"#]]
    );
    assert_data_eq!(
        copies.file("a", &format!("2026/{CHEF}-2.yaml")),
        str![[r#"
---
company: Hooli
role: Chef
source: referral
---
date: 2026-11-22
event: rejected
---
date: 2026-11-22
event: feedback
said: Taken back after.
---
date: 2026-11-22
event: feedback
said: Taken back before.

"#]]
    );
    assert_data_eq!(
        copies.file("a", &format!("2026/{CHEF}.yaml")),
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
}

#[test]
fn undo_says_where_what_it_cannot_take_back_stood() {
    let Some(copies) = two_chefs() else { return };
    copies.run("a", &["feedback", "hooli", "--received", "Good talk."]);
    let file = format!("2026/{CHEF}.yaml");
    copies.put("a", &file, "---\ncompany: Hooli\n");
    let told: String =
        [&["undo", "--yes"][..], &["undo", "--list"]].map(|words| copies.told("a", words)).concat();
    assert_data_eq!(
        told,
        str![[r#"
$ a: reject undo --yes
What was written last, by `reject feedback`:
error: cannot take back what `reject feedback` wrote: it no longer stands in '2026/2026-11-22-hooli--chef.yaml'

  tip: nothing was taken away; `reject undo --skip` passes it over and takes the one before
exit 1
$ a: reject undo --list
Written, the latest first
  by               what
  reject feedback  it no longer stands in 2026/2026-11-22-hooli--chef.yaml
  reject log       2026/2026-11-22-hooli--chef.yaml was changed since
  reject apply     Acme, Engineer: applied
exit 0

"#]]
    );
}

#[test]
fn what_was_planned_goes_along_however_it_is_spelt() {
    let Some(copies) = two_chefs() else { return };
    let head = "date: 2026-11-22, event: planned, do: Call";
    let plan = format!(
        "--- {{{head}, id: call, case: {CHEF}}}\n--- {{{head}, id: hidden, case: \"{}\"}}\n",
        CHEF.replace("--", r"\x2d-")
    );
    copies.put("a", "plan.yaml", &plan);
    assert_data_eq!(
        copies.synced(&["b", "a"]),
        str![[r#"
$ b: reject sync
Sent 1 file.
exit 0
$ a: reject sync
Both copies had a case 2026-11-22-hooli--chef. The one that came keeps the name; the one from here is now 2026-11-22-hooli--chef-2. What was planned for it goes with it. 1 entry of plan.yaml that could not be changed still names 2026-11-22-hooli--chef: look whether that is right.
Sent 2 files; 3 came: 2026/2026-11-22-hooli--chef-2.yaml, 2026/2026-11-22-hooli--chef.yaml, plan.yaml
exit 0

"#]]
    );
    assert_eq!(copies.file("a", "plan.yaml"), plan.replacen(CHEF, &format!("{CHEF}-2"), 1));
}

#[test]
fn what_undo_took_away_is_never_put_over_something_else() {
    let Some(copies) = Copies::two() else { return };
    copies.put(
        "sheet",
        "rows.csv",
        "Company,Role,Date,Source\nHooli,Chef,2026-11-22,first\nHooli,Chef,2026-11-22,second\n",
    );
    let sheet = copies.root("sheet/rows.csv").display().to_string();
    copies.run("a", &["import", &sheet, "--yes"]);
    copies.run("a", &["undo", "--yes"]);
    let taken = |name: &str| copies.file("a", &format!("trash/1/2026/{name}.yaml"));
    let before = [taken(CHEF), taken(&format!("{CHEF}-2"))];
    for (copy, source) in [("a", "referral"), ("b", "advert")] {
        copies.run(copy, &["log", "Hooli", "Chef", "--source", source]);
    }
    copies.synced(&["b", "a"]);
    assert!(copies.root("a").join(format!("2026/{CHEF}-2.yaml")).exists());
    assert_eq!([taken(CHEF), taken(&format!("{CHEF}-2"))], before);
}

#[test]
fn a_note_of_undo_that_cannot_be_read_stands_in_no_way() {
    let Some(copies) = two_chefs() else { return };
    copies.put("a", "trash/1/undone.yaml", "age-encryption.org/v1\n-> X25519 AAAA\nBBBB\n--- CCCC\n");
    copies.synced(&["b"]);
    assert_data_eq!(
        copies.synced(&["a"]),
        str![[r#"
$ a: reject sync
Both copies had a case 2026-11-22-hooli--chef. The one that came keeps the name; the one from here is now 2026-11-22-hooli--chef-2.
Sent 1 file; 2 came: 2026/2026-11-22-hooli--chef-2.yaml, 2026/2026-11-22-hooli--chef.yaml
exit 0

"#]]
    );
    copies.run("b", &["sync"]);
    copies.are_in_step(&["a", "b"]);
}
