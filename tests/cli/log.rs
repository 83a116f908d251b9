//! `reject log`

use snapbox::{assert_data_eq, str};

use crate::support::Journal;

#[test]
fn a_no_is_written_down_and_said() {
    let journal = Journal::new();
    journal
        .reject([
            "log",
            "Acme",
            "Backend engineer",
            "--stage",
            "interview",
            "--reason",
            "pay: 70k",
            "--said",
            "No.",
        ])
        .assert()
        .code(0)
        .stdout_eq(str![""])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
Written down in 2026/2026-11-22-acme--backend-engineer.yaml
The first time you got as far as an interview. That counts, whatever came after.
When you are ready: reject reflect acme

"#]]);
    assert_data_eq!(
        journal.file("2026/2026-11-22-acme--backend-engineer.yaml"),
        str![[r#"
---
company: Acme
role: Backend engineer
---
date: 2026-11-22
event: rejected
stage: interview
reasons:
- reason: pay
  detail: 70k
  stated: true
said: No.

"#]]
    );
    assert_eq!(journal.files(), ["2026/2026-11-22-acme--backend-engineer.yaml", "journal.yaml"]);
}
