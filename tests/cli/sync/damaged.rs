//! Files that cannot be read: their words go as they are, and no merge touches them.

use snapbox::{assert_data_eq, str};

use super::Copies;

const ACME: &str = "2026/2026-11-02-acme--engineer.yaml";

#[test]
fn a_damaged_file_goes_and_comes_whole_and_is_named() {
    let Some(copies) = Copies::two() else { return };
    copies.edit("a", ACME, "date: 2026-11-02", "date: someday");
    copies.put("a", "2026/2026-11-03-hooli.yaml", "---\ncompany: Hooli\n\tnote: words\n");
    assert_data_eq!(
        copies.synced(&["a", "b", "b", "a"]),
        str![[r#"
$ a: reject sync
'2026/2026-11-02-acme--engineer.yaml' goes as it is, and cannot be read: line 5, column 7: date: 'someday' is not a date; expected YYYY-MM-DD. Mend it with `reject edit 2026-11-02-acme--engineer`.
'2026/2026-11-03-hooli.yaml' goes as it is, and cannot be read: line 3, column 1: a tab stands here; indent with spaces, while scanning a plain scalar at line 2 column 10. Mend it with `reject edit 2026-11-03-hooli`.
Sent 2 files.
exit 0
$ b: reject sync
'2026/2026-11-02-acme--engineer.yaml' came as it is, and cannot be read: line 5, column 7: date: 'someday' is not a date; expected YYYY-MM-DD. Mend it with `reject edit 2026-11-02-acme--engineer`.
'2026/2026-11-03-hooli.yaml' came as it is, and cannot be read: line 3, column 1: a tab stands here; indent with spaces, while scanning a plain scalar at line 2 column 10. Mend it with `reject edit 2026-11-03-hooli`.
2 files came: 2026/2026-11-02-acme--engineer.yaml, 2026/2026-11-03-hooli.yaml
exit 0
$ b: reject sync
Nothing new on either side.
exit 0
$ a: reject sync
Nothing new on either side.
exit 0

"#]]
    );
    assert_eq!(copies.words("b"), copies.words("a"));
    copies.edit("b", ACME, "date: someday", "date: 2026-11-02");
    copies.put(
        "b",
        "2026/2026-11-03-hooli.yaml",
        "---\ncompany: Hooli\nnote: words\n---\ndate: 2026-11-03\nevent: applied\n",
    );
    assert_data_eq!(
        copies.synced(&["b", "a"]),
        str![[r#"
$ b: reject sync
Sent 2 files.
exit 0
$ a: reject sync
2 files came: 2026/2026-11-02-acme--engineer.yaml, 2026/2026-11-03-hooli.yaml
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
}

#[test]
fn a_damaged_file_that_the_other_side_changed_is_not_merged_until_it_is_mended() {
    let Some(copies) = Copies::two() else { return };
    copies.run("a", &["feedback", "acme", "--received", "Nice."]);
    copies.edit("b", ACME, "date: 2026-11-02", "date: someday");
    let before = copies.words("b");
    assert_data_eq!(
        copies.synced(&["a", "b", "b"]),
        str![[r#"
$ a: reject sync
Sent 1 file.
exit 0
$ b: reject sync
error: cannot read '2026/2026-11-02-acme--engineer.yaml', which the other side changed too
  caused by: line 5, column 7: date: 'someday' is not a date; expected YYYY-MM-DD

  tip: nothing was merged or sent, and your words are committed here as they are; mend it with `reject edit 2026-11-02-acme--engineer`, then run `reject sync` again
exit 1
$ b: reject sync
error: cannot read '2026/2026-11-02-acme--engineer.yaml', which the other side changed too
  caused by: line 5, column 7: date: 'someday' is not a date; expected YYYY-MM-DD

  tip: nothing was merged or sent, and your words are committed here as they are; mend it with `reject edit 2026-11-02-acme--engineer`, then run `reject sync` again
exit 1

"#]]
    );
    assert_eq!(copies.words("b"), before);
    copies.reject("b", &["edit", "acme"]).env("EDITOR", "sed -i s/someday/2026-11-02/").assert().success();
    assert_data_eq!(
        copies.synced(&["b", "a"]),
        str![[r#"
$ b: reject sync
1 file came: 2026/2026-11-02-acme--engineer.yaml
exit 0
$ a: reject sync
Nothing new on either side.
exit 0

"#]]
    );
    copies.are_in_step(&["a", "b"]);
    assert!(copies.file("b", ACME).contains("said: Nice.\n"));
}

#[test]
fn what_came_damaged_and_was_changed_here_stands_beside_it_between_marks() {
    let Some(copies) = Copies::two() else { return };
    copies.edit("a", ACME, "date: 2026-11-02", "date: someday");
    copies.run("b", &["feedback", "acme", "--received", "Nice."]);
    assert_data_eq!(
        copies.synced(&["a", "b"]),
        str![[r#"
$ a: reject sync
'2026/2026-11-02-acme--engineer.yaml' goes as it is, and cannot be read: line 5, column 7: date: 'someday' is not a date; expected YYYY-MM-DD. Mend it with `reject edit 2026-11-02-acme--engineer`.
Sent 1 file.
exit 0
$ b: reject sync
error: '2026/2026-11-02-acme--engineer.yaml' was changed on both sides

  tip: nothing is lost: both versions stand in it, between marks; keep what is right with `reject edit 2026-11-02-acme--engineer`, then run `reject sync` again
exit 1

"#]]
    );
    assert_data_eq!(
        copies.file("b", ACME),
        str![[r#"
<<<<<<< here
---
company: Acme
role: Engineer
---
date: 2026-11-02
event: applied
---
date: 2026-11-22
event: feedback
said: Nice.
=======
---
company: Acme
role: Engineer
---
date: someday
event: applied
>>>>>>> there

"#]]
    );
}

#[test]
fn what_was_mended_by_hand_goes_once_it_can_be_read() {
    let Some(copies) = Copies::two() else { return };
    for copy in ["a", "b"] {
        copies.edit(copy, ACME, "event: applied", &format!("event: applied\nsource: {copy}"));
    }
    copies.synced(&["a", "b"]);
    let last = copies.git("b", &["rev-parse", "HEAD"]);
    // The marks are gone, and half a line with them; a file beside it is damaged too.
    let marked = copies.file("b", ACME);
    let (before, rest) = marked.split_once("<<<<<<< here\n").expect("marks");
    let (here, _) = rest.split_once("=======\n").expect("marks");
    let chosen = [before, here].concat();
    copies.put("b", ACME, &chosen.replace("event: applied", "\tevent: applied"));
    copies.put("b", "2026/2026-11-03-hooli.yaml", "---\ncompany: [Hooli\n");
    let words = copies.words("b");
    assert_data_eq!(
        copies.told("b", &["sync"]),
        str![[r#"
$ b: reject sync
error: cannot read '2026/2026-11-02-acme--engineer.yaml'
  caused by: line 6, column 1: a tab stands here; indent with spaces, while scanning a plain scalar at line 5 column 7

  tip: nothing was committed or sent, and the file is as you left it; mend it with `reject edit 2026-11-02-acme--engineer`, then run `reject sync` again
exit 1

"#]]
    );
    assert_eq!(copies.words("b"), words);
    assert_eq!(copies.git("b", &["rev-parse", "HEAD"]), last);
    copies.put("b", ACME, &chosen);
    assert_data_eq!(
        copies.synced(&["b", "a"]),
        str![[r#"
$ b: reject sync
'2026/2026-11-03-hooli.yaml' goes as it is, and cannot be read: line 2, column 10: company: a list stands here; expected a text. Mend it with `reject edit 2026-11-03-hooli`.
Sent 2 files.
exit 0
$ a: reject sync
'2026/2026-11-03-hooli.yaml' came as it is, and cannot be read: line 2, column 10: company: a list stands here; expected a text. Mend it with `reject edit 2026-11-03-hooli`.
2 files came: 2026/2026-11-02-acme--engineer.yaml, 2026/2026-11-03-hooli.yaml
exit 0

"#]]
    );
    assert_eq!(copies.words("b"), copies.words("a"));
    assert!(copies.file("a", ACME).contains("source: b\n"));
}

#[test]
fn git_itself_stops_at_a_file_of_this_side_that_cannot_be_read() {
    let Some(copies) = Copies::new() else { return };
    let base = "---\ncompany: Acme\n";
    let damaged = "---\ncompany: Acme\n\tnote: words\n";
    for (file, text) in [("base", base), ("here", damaged), ("there", "---\ncompany: Acme Inc.\n")] {
        copies.put("x", file, text);
    }
    assert_data_eq!(
        copies.told("a", &["merge-driver", "x/base", "x/here", "x/there", ACME]),
        str![[r#"
$ a: reject merge-driver x/base x/here x/there 2026/2026-11-02-acme--engineer.yaml
error: cannot read '2026/2026-11-02-acme--engineer.yaml'
  caused by: line 3, column 1: a tab stands here; indent with spaces, while scanning a plain scalar at line 2 column 10

  tip: nothing was changed; mend '2026/2026-11-02-acme--engineer.yaml' in an editor
exit 129

"#]]
    );
    assert_eq!(copies.file("x", "here"), damaged);
}
