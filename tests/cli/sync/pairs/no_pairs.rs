//! Cases of one company that are no two of one name.

use snapbox::{assert_data_eq, str};

use crate::sync::Copies;

const CHEF_2: &str = "2026/2026-11-22-hooli--chef-2.yaml";
const CHEF: &str = "2026/2026-11-22-hooli--chef.yaml";

#[test]
fn a_second_application_at_one_company_is_no_new_name() {
    let Some(copies) = Copies::two() else { return };
    copies.run("a", &["log", "Hooli", "Chef"]);
    copies.synced(&["a", "b"]);
    copies.run("a", &["log", "Hooli", "Chef", "--new"]);
    assert!(copies.root("a").join(CHEF_2).exists());
    copies.edit("a", CHEF, "role: Chef", "role: Chef\nplace: Berlin");
    copies.run("b", &["feedback", "hooli", "--received", "For the first."]);
    assert_data_eq!(
        copies.synced(&["a", "b", "a"]),
        str![[r#"
$ a: reject sync
Sent 2 files.
exit 0
$ b: reject sync
Sent 1 file; 2 came: 2026/2026-11-22-hooli--chef-2.yaml, 2026/2026-11-22-hooli--chef.yaml
exit 0
$ a: reject sync
1 file came: 2026/2026-11-22-hooli--chef.yaml
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
    assert_eq!(copies.file("a", CHEF).matches("said: For the first.").count(), 1);
    assert!(!copies.file("a", CHEF_2).contains("said:"));
}

#[test]
fn another_case_in_the_place_of_one_is_left_to_the_user() {
    let Some(copies) = Copies::two() else { return };
    copies.run("a", &["log", "Hooli", "Chef"]);
    copies.synced(&["a", "b"]);
    copies.put("a", CHEF, "---\ncompany: Hooli\nrole: Cook\n---\ndate: 2026-11-21\nevent: applied\n");
    copies.run("b", &["feedback", "hooli", "--received", "For the chef."]);
    assert_data_eq!(
        copies.synced(&["a", "b"]),
        str![[r#"
$ a: reject sync
Sent 1 file.
exit 0
$ b: reject sync
'2026/2026-11-22-hooli--chef.yaml' is one case here and another in the other copy. Give one of them a file of its own.
error: '2026/2026-11-22-hooli--chef.yaml' was changed on both sides

  tip: nothing is lost: both versions stand in it, between marks; keep what is right with `reject edit 2026-11-22-hooli--chef`, then run `reject sync` again
exit 1

"#]]
    );
    assert_data_eq!(
        copies.file("b", CHEF),
        str![[r#"
<<<<<<< here
---
company: Hooli
role: Chef
---
date: 2026-11-22
event: rejected
---
date: 2026-11-22
event: feedback
said: For the chef.
=======
---
company: Hooli
role: Cook
---
date: 2026-11-21
event: applied
>>>>>>> there

"#]]
    );
}
