//! The commands that are suggested can be typed as they stand, whatever a file of the user's is called.

use snapbox::str;

use crate::support::Journal;

const CASE: &str = "---\ncompany: Acme\n---\ndate: 2026-11-20\nevent: rejected\n";

#[test]
fn a_handle_that_a_shell_would_read_otherwise_stands_in_quotes() {
    let journal = Journal::with(&[("2026/2026-11-20-a;b.yaml", CASE)]);
    let asked = journal.reject(["feedback", "a;b", "--asked"]).assert().code(0).stdout_eq(str![[""]]);
    asked.stderr_eq(str![[r#"
Acme: asked for feedback. Written down in 2026/2026-11-20-a;b.yaml
When an answer comes: reject feedback "a;b" --received -e

"#]]);
    journal.reject([]).assert().code(0).stderr_eq(str![[""]]).stdout_eq(str![[r#"
Think Acme through, ended 20 Nov  reject reflect "a;b"

"#]]);
    let again = journal.reject(["log", "2026-11-20-a;b", "--applied", "2026-11-21"]);
    again.assert().code(2).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: Acme is written down already: rejected on 20 Nov 2026, at application

  tip: nothing was written; for another application say `--new`, to add to this one `reject edit "2026-11-20-a;b"`

"#]]);
    let edit = journal.reject(["edit", "last"]).env("EDITOR", "false #").assert().code(1);
    edit.stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: the editor 'false #' failed
  caused by: exit status: 1

  tip: nothing was changed

"#]]);
    journal.put("2026/2026-11-20-a;b.yaml", "company: [\n");
    journal.reject(["show", "a;b"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot read '2026/2026-11-20-a;b.yaml'
  caused by: line 1, column 10: company: a list stands here; expected a text

  tip: nothing was changed; mend it with `reject edit "2026-11-20-a;b"`

"#]]);
}

#[test]
fn an_apostrophe_a_blank_and_a_dollar_do_not_get_in_the_way() {
    for (handle, said) in [
        (
            "2026-11-20-it's",
            str![[r#"
Think Acme through, ended 20 Nov  reject reflect "it's"

"#]],
        ),
        (
            "2026-11-20-acme corp",
            str![[r#"
Think Acme through, ended 20 Nov  reject reflect "acme corp"

"#]],
        ),
        (
            "2026-11-20-$HOME",
            str![[r#"
Think Acme through, ended 20 Nov  reject reflect '$HOME'

"#]],
        ),
        (
            "2026-11-20--x",
            str![[r#"
Think Acme through, ended 20 Nov  reject reflect 2026-11-20--x

"#]],
        ),
    ] {
        let journal = Journal::with(&[(&*format!("2026/{handle}.yaml"), CASE)]);
        journal.reject([]).assert().code(0).stderr_eq(str![[""]]).stdout_eq(said);
    }
}

#[test]
fn an_id_of_the_user_s_own_stands_in_quotes() {
    let plan = "---\ndate: 2026-11-01\nevent: planned\nid: walk & rest\ndo: Walk\ndue: 2026-11-20\n";
    let journal = Journal::with(&[("plan.yaml", plan)]);
    journal.reject([]).assert().code(0).stderr_eq(str![[""]]).stdout_eq(str![[r#"
Due 20 Nov: Walk  reject plan done "walk & rest"

"#]]);
}

#[test]
fn a_name_that_begins_like_an_option_is_none() {
    let journal = Journal::with(&[("2026/-x.yaml", "company: [\n")]);
    journal.reject(["show", "x"]).assert().code(1).stdout_eq(str![[""]]).stderr_eq(str![[r#"
error: cannot read '2026/-x.yaml'
  caused by: line 1, column 10: company: a list stands here; expected a text

  tip: nothing was changed; mend it with `reject edit -- -x`

"#]]);
    journal.put("2026/-x.yaml", CASE);
    journal.reject([]).assert().code(0).stderr_eq(str![[""]]).stdout_eq(str![[r#"
Think Acme through, ended 20 Nov  reject reflect x

"#]]);
    let edit = journal.reject(["edit", "--", "-x"]).env("EDITOR", "true #").assert().code(0);
    edit.stdout_eq(str![[""]]).stderr_eq(str![[r#"
Nothing was changed.

"#]]);
    journal.put("plan.yaml", "---\ndate: 2026-11-20\nevent: planned\nid: -y\ndo: Walk\ndue: 2026-11-21\n");
    journal.run(["reflect", "x", "--answer", "went-well=All"]);
    journal.reject([]).assert().code(0).stderr_eq(str![[""]]).stdout_eq(str![[r#"
Due 21 Nov: Walk  reject plan done -- -y

"#]]);
    journal.run(["plan", "done", "--", "-y"]);
}

/// What is suggested does what it says: the shell gives it to `reject` as it was meant.
#[cfg(unix)]
#[test]
fn what_is_suggested_can_be_typed() {
    use crate::terminal::Start;

    for name in ["a;b", "it's", "$HOME", "a b", "so!", "`x` it's"] {
        let file = format!("2026/2026-11-20-{name}.yaml");
        let journal = Journal::with(&[(&*file, CASE)]);
        let brief = journal.reject(["--brief"]).output().expect("it runs");
        let brief = String::from_utf8(brief.stdout).expect("UTF-8");
        let (_, command) = brief.trim_end().rsplit_once(" · ").expect("a command");
        let mut terminal = Start::shell(&journal, &format!("{command} --answer went-well=All")).run();
        assert_eq!(terminal.end(), 0, "{command}:\n{}", terminal.screen());
        assert!(journal.file(&file).contains("went-well: All"), "{command}");
    }
}
