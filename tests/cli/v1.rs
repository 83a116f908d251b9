//! The journal of format 1, which opens for ever: every event and every key of it, and a person's hand.
//!
//! What these tests pin may grow, never change.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use snapbox::{file, str};

use crate::support::Journal;

/// Every file of a folder with its bytes.
fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                all.insert(
                    path.strip_prefix(root).expect("inside").to_owned(),
                    fs::read(&path).expect("a file"),
                );
            }
        }
    }
    all
}

fn v1() -> Journal {
    let journal = Journal::new();
    for (file, bytes) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journals/v1")) {
        journal.put(&file.display().to_string(), bytes);
    }
    journal
}

#[test]
fn its_cases_are_listed() {
    v1().reject(["list", "--json"])
        .assert()
        .code(0)
        .stdout_eq(file!["snapshots/v1-list.json"])
        .stderr_eq(str![""]);
}

#[test]
fn its_numbers_are_the_same() {
    v1().reject(["stats", "--json"])
        .assert()
        .code(0)
        .stdout_eq(file!["snapshots/v1-stats.json"])
        .stderr_eq(str![""]);
}

#[test]
fn its_stories_are_told() {
    v1().reject(["show", "acme", "--with-vent"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Acme, Backend engineer
2026-10-30-acme--backend-engineer

source   referral
level    senior
place    Berlin, hybrid
link     https://acme.example/jobs/42
contact  Dana Ruiz <dana@acme.example>
tags     rust, payments

30 Oct 2026  applied

12 Nov 2026  got to interview 1

13 Nov 2026  thanked, to Dana Ruiz

22 Nov 2026  rejected at interview 2, by email, a template
             why:
               another candidate (they said so); missing skill: Kubernetes in
               production (a guess)
             they said:
               We went with somebody who has run Kubernetes in production.
             note: Good talk with the team; the system design hour went badly.
             within my control: partly
             felt: 2 of 5
             in private:
               Private. Never leaves the journal unless asked for by name.

22 Nov 2026  thought through: interview
             Were you there in good time, settled and dressed the way you
             wanted?
               yes
             Did your stories of past work connect to the work they need done?
               partly
             1 question passed over

22 Nov 2026  thought through: lessons
             What went well, even if it was small?
               The pairing exercise.

22 Nov 2026  asked for feedback, to Dana Ruiz

22 Nov 2026  feedback, from Dana Ruiz
             they said:
               Talk through trade-offs aloud.

"#]])
        .stderr_eq(str![""]);
    v1().reject(["show", "hooli"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Hooli, Site reliability
2026-11-01-hooli--site-reliability

source   Referral

1 Nov 2026   applied

3 Nov 2026   thought through: portfolio
             Did you show a piece of work they could look at? no

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn its_cases_stand_in_a_table() {
    v1().reject(["list"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
company        role         got to       stands                begun
Crèche Étoile               application  rejected 2 Mar        28 Dec 2025
37             1.10         screen       withdrew 21 Mar       3 Mar
Globex         yes          offer        offer declined 1 Jun  4 May
Initech        Data clerk   application  role closed 30 Jul    15 Jun
Umbrella       Analyst      offer        in play               10 Aug
Wonka                       offer        accepted 1 Nov        9 Sep
Acme           Backend      interview 2  rejected 22 Nov       30 Oct
               engineer
Hooli          Site         application  in play               1 Nov
               reliability

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn its_reviews_are_read() {
    v1().reject(["review", "list"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
day    back to  to try
8 Nov
8 Nov  26 Oct   One advert a day, read twice.

"#]])
        .stderr_eq(str![""]);
    v1().reject(["review", "show", "2026-11-08"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
8 Nov 2026
back to 26 Oct 2026
3 applications sent, 1 first answer, 1 got further, 1 rejected, 1 thought
through

Lately, did most of the jobs you applied for suit what you can do? Yes
Do you have a plan B, so that no single job has to work out? partly

  keep    no
  try     One advert a day,
          read twice.

8 Nov 2026

  change  1.10

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn check_finds_only_what_a_later_reject_wrote() {
    v1().reject(["check"]).assert().code(0).stdout_eq(str![[r#"
2026/2026-05-04-globex--yes.yaml:6:1: note: the key 'mood' is kept and not read
2026/2026-05-04-globex--yes.yaml:11:1: note: the event 'teleported' is kept and not read
2026/2026-06-15-unknown--data-clerk.yaml:2:1: note: the company is 'Initech', the file's name says otherwise; log looks for 'initech' in names
journal.yaml:4:1: note: 'dry' is none of gentle and plain, and taken for gentle
reviews/2026-11-22.yaml:1:1: note: a document without 'event:' is kept and not read

"#]]).stderr_eq(str![""]);
}

#[test]
fn reading_leaves_every_byte_and_adds_no_file() {
    let journal = v1();
    let before = files(&journal.root());
    for words in [
        ["list", "--json"],
        ["list", "--plain"],
        ["stats", "--json"],
        ["stats", "--plain"],
        ["review", "--json"],
        ["review", "list"],
    ] {
        journal.run(words);
    }
    journal.run(["show", "last"]);
    journal.run(["check"]);
    journal.run(["prompts"]);
    assert_eq!(files(&journal.root()), before);
}

#[test]
fn writing_only_adds_to_it() {
    let journal = v1();
    let before = files(&journal.root());
    journal.run(["advance", "hooli", "screen"]);
    journal.run(["log", "Hooli", "--said", "No."]);
    journal.run(["log", "globex", "--new"]);
    let after = files(&journal.root());
    for (file, bytes) in before {
        assert!(after[&file].starts_with(&bytes), "{}", file.display());
    }
}
