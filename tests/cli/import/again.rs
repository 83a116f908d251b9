//! The same sheet once more, and later versions of it.

use snapbox::{assert_data_eq, str};

use super::{bytes, import, stories};
use crate::support::Journal;

const FIRST: &str = "\
Company,Role,Applied,Status,Phone screen,Interview,Ended,Notes
Acme,Cook,2026-01-05,Pending,,,,first call friday
Globex,Cook,2026-01-06,Pending,2026-01-10,,,
Initech,Cook,2026-01-07,Rejected,,,2026-01-20,
Hooli,Cook,2026-01-08,Ghosted,,,,
Umbrella,Cook,2026-01-09,Pending,,,,
";

const LATER: &str = "\
Company,Role,Applied,Status,Phone screen,Interview,Ended,Notes
Acme,Cook,2026-01-05,Rejected,,,2026-02-01,\"first call friday
they went with another\"
Globex,Cook,2026-01-06,Pending,2026-01-10,2026-01-20,,
Initech,Cook,2026-01-07,Rejected,2026-01-20,,2026-01-20,
Hooli,Cook,2026-01-08,Rejected,,,2026-03-01,
Umbrella,Cook,2026-01-09,Pending,,,,
Stark,Cook,2026-02-10,Pending,,,,
";

fn first() -> Journal {
    let journal = Journal::new();
    import(&journal, FIRST, ["--yes"]).assert().code(0);
    journal
}

#[test]
fn the_same_sheet_adds_nothing_and_says_so() {
    let journal = first();
    let before = bytes(&journal);
    for words in ["--yes", "--dry-run"] {
        import(&journal, FIRST, [words])
            .assert()
            .code(0)
            .stdout_eq(str![[r#"
'jobs.csv': 5 rows, UTF-8, split by commas
Columns: Company → company, Role → role, Applied → applied, Status → status,
Phone screen → screen, Interview → interview, Ended → ended, Notes → note
Words of the status: 'Pending' (3) → in play, 'Rejected' (1) → rejected,
'Ghosted' (1) → no reply recorded

5 cases are in the journal already, with nothing new.

"#]])
            .stderr_eq(str![[r#"
There is nothing to add.

"#]]);
    }
    // Without a yes as well: there is nothing to ask about.
    import(&journal, FIRST, []).assert().code(0);
    assert_eq!(bytes(&journal), before);
}

#[test]
fn a_later_version_adds_the_new_rows_and_what_is_new_of_the_others() {
    let journal = first();
    let before = bytes(&journal);
    import(&journal, LATER, ["--yes"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
'jobs.csv': 6 rows, UTF-8, split by commas
Columns: Company → company, Role → role, Applied → applied, Status → status,
Phone screen → screen, Interview → interview, Ended → ended, Notes → note
Words of the status: 'Rejected' (3) → rejected, 'Pending' (3) → in play

1 case to add: 1 in play
company  role  got to       stands   begun
Stark    Cook  application  in play  10 Feb

News of 4 cases in the journal:
  Acme, Cook: rejected 1 Feb; a note, 'they went with another'
  Globex, Cook: got to interview 20 Jan
  Initech, Cook: was at screen 20 Jan
  Hooli, Cook: rejected 1 Mar

1 case is in the journal already, with nothing new.

"#]])
        .stderr_eq(str![[r#"
1 case added and news added to 4 cases, in [JOURNAL]
What they say together: reject stats

"#]]);
    let after = bytes(&journal);
    for (file, text) in before {
        let grown = after.iter().find(|(name, _)| *name == file).expect("still there");
        assert!(grown.1.starts_with(&text), "{file}");
    }
    assert_data_eq!(
        stories(&journal).join("\n"),
        str![[r#"
Acme: 2026-01-05 applied, 2026-02-01 rejected, 2026-02-01? noted
Globex: 2026-01-06 applied, 2026-01-10 advanced screen, 2026-01-20 advanced interview
Hooli: 2026-01-08 applied, 2026-01-08? no-reply, 2026-03-01 rejected
Initech: 2026-01-07 applied, 2026-01-20 rejected, 2026-01-20 noted screen
Stark: 2026-02-10 applied
Umbrella: 2026-01-09 applied
"#]]
    );
    import(&journal, LATER, ["--yes"]).assert().code(0).stderr_eq(str![[r#"
There is nothing to add.

"#]]);
    import(&journal, FIRST, ["--yes"]).assert().code(0).stderr_eq(str![[r#"
There is nothing to add.

"#]]);
    assert_eq!(bytes(&journal), after);
}

#[test]
fn a_file_the_user_changed_keeps_every_byte() {
    let journal = first();
    let file = "2026/2026-01-05-acme--cook.yaml";
    let text = journal.file(file).replace("company: Acme", "company: Acme Ltd  # they merged\r\nmood: fine");
    journal.put(file, &text);
    import(&journal, LATER, ["--yes"]).assert().code(0);
    assert!(journal.file(file).starts_with(&text));
    assert_eq!(stories(&journal).len(), 6);
    import(&journal, LATER, ["--yes"]).assert().code(0).stderr_eq(str![[r#"
There is nothing to add.

"#]]);
}

#[test]
fn what_was_written_by_hand_is_not_written_again() {
    let journal = first();
    journal.run(["log", "acme", "--on", "2026-02-03", "--said", "No."]);
    journal.run(["advance", "globex", "interview", "--on", "2026-01-20"]);
    journal.run(["log", "umbrella", "--ending", "withdrew", "--on", "2026-02-03"]);
    let sheet = LATER.replace("2026-01-09,Pending,,,", "2026-01-09,Rejected,,,2026-02-01");
    import(&journal, sheet, ["--yes"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
'jobs.csv': 6 rows, UTF-8, split by commas
Columns: Company → company, Role → role, Applied → applied, Status → status,
Phone screen → screen, Interview → interview, Ended → ended, Notes → note
Words of the status: 'Rejected' (4) → rejected, 'Pending' (2) → in play

1 case to add: 1 in play
company  role  got to       stands   begun
Stark    Cook  application  in play  10 Feb

News of 3 cases in the journal:
  Acme, Cook: a note, 'they went with another'
  Initech, Cook: was at screen 20 Jan
  Hooli, Cook: rejected 1 Mar

1 case is in the journal already, with nothing new.
What the file tells otherwise stays as the journal has it:
  line 2, 2026-01-05-acme--cook: rejected on 2026-02-01 in the file, on
  2026-02-03 in the journal
  line 7, 2026-01-09-umbrella--cook: rejected in the file, withdrew in the
  journal

"#]])
        .stderr_eq(str![[r#"
1 case added and news added to 3 cases, in [JOURNAL]
What they say together: reject stats

"#]]);
    assert_data_eq!(
        stories(&journal).join("\n"),
        str![[r#"
Acme: 2026-01-05 applied, 2026-02-03 rejected, 2026-02-03? noted
Globex: 2026-01-06 applied, 2026-01-10 advanced screen, 2026-01-20 advanced interview
Hooli: 2026-01-08 applied, 2026-01-08? no-reply, 2026-03-01 rejected
Initech: 2026-01-07 applied, 2026-01-20 rejected, 2026-01-20 noted screen
Stark: 2026-02-10 applied
Umbrella: 2026-01-09 applied, 2026-02-03 withdrew
"#]]
    );
}

#[test]
fn rows_that_look_alike_are_two_cases() {
    let journal = Journal::new();
    let sheet = "Company,Role,Applied\nAcme,Cook,2026-01-05\nAcme,Cook,2026-01-05\n";
    import(&journal, sheet, ["--yes"]).assert().code(0);
    assert_eq!(stories(&journal), ["Acme: 2026-01-05 applied", "Acme: 2026-01-05 applied"]);
    import(&journal, sheet, ["--yes"]).assert().code(0).stderr_eq(str![[r#"
There is nothing to add.

"#]]);
    let third = format!("{sheet}Acme,Cook,2026-01-05\n");
    import(&journal, third, ["--yes"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
'jobs.csv': 3 rows, UTF-8, split by commas
Columns: Company → company, Role → role, Applied → applied

1 case to add: 1 in play
company  role  got to       stands   begun
Acme     Cook  application  in play  5 Jan

2 cases are in the journal already, with nothing new.
1 case has the company and role of one in the journal, and would stand beside
it:
  line 4: 2026-01-05-acme--cook-2

"#]])
        .stderr_eq(str![[r#"
1 case added, in [JOURNAL]
What they say together: reject stats

"#]]);
    assert_eq!(stories(&journal).len(), 3);
}

#[test]
fn a_case_that_was_logged_before_is_named_as_alike() {
    let journal = Journal::new();
    journal.run(["apply", "acme", "cook", "--on", "2026-01-04"]);
    let sheet = "Company,Role,Applied\nAcme,Cook,2026-01-05\n";
    import(&journal, sheet, ["--dry-run"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
'jobs.csv': 1 row, UTF-8, split by commas
Columns: Company → company, Role → role, Applied → applied

1 case to add: 1 in play
company  role  got to       stands   begun
Acme     Cook  application  in play  5 Jan

1 case has the company and role of one in the journal, and would stand beside
it:
  line 2: 2026-01-04-acme--cook

"#]])
        .stderr_eq(str![[r#"
Nothing was written.

"#]]);
}

#[test]
fn a_place_that_is_filled_in_later_makes_no_second_case() {
    let journal = Journal::new();
    let sheet = "Company,Role,Applied,Location\nAcme,Cook,2026-01-05,\n";
    import(&journal, sheet, ["--yes"]).assert().code(0);
    import(&journal, sheet.replace("05,", "05,Berlin"), ["--yes"]).assert().code(0);
    assert_eq!(stories(&journal).len(), 1);
}

#[test]
fn the_same_rows_under_other_options_make_no_second_cases() {
    let journal = Journal::new();
    let sheet = "Company,Role,Applied,Location\nAcme,Cook,2026-01-05,Berlin\n";
    import(&journal, sheet, ["--yes"]).assert().code(0);
    import(&journal, sheet, ["--yes", "--drop", "Location"]).assert().code(0);
    assert_eq!(stories(&journal).len(), 1);
}

#[test]
fn check_has_nothing_to_say_of_a_later_version() {
    let journal = first();
    import(&journal, LATER, ["--yes"]).assert().code(0);
    journal.reject(["check"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![""]);
}

#[test]
fn a_sheet_that_was_sorted_adds_nothing() {
    let journal = Journal::new();
    let (head, no, open) =
        ("Company,Applied,Status\n", "Acme,2026-01-05,Rejected\n", "Acme,2026-01-05,Applied\n");
    import(&journal, [head, no, open].concat(), ["--yes"]).assert().code(0);
    let before = bytes(&journal);
    import(&journal, [head, open, no].concat(), ["--yes"]).assert().code(0);
    assert_eq!(bytes(&journal), before);
}

#[test]
fn a_row_is_known_by_what_is_left_of_it() {
    let head = "Company,Role,Applied,Status,Location,Link\n";
    for (before, after) in [
        // A role that was corrected, the same link.
        (
            "Acme,AI,2026-01-05,Applied,Paris,https://a.example/1",
            "Acme,AI Engineer,2026-01-05,Rejected,Paris,https://a.example/1",
        ),
        // A link that was filled in.
        ("Acme,AI,2026-01-05,Applied,Paris,", "Acme,AI,2026-01-05,Rejected,Paris,https://a.example/1"),
    ] {
        let journal = Journal::new();
        import(&journal, format!("{head}{before}\n"), ["--yes"]).assert().code(0);
        import(&journal, format!("{head}{after}\n"), ["--yes"]).assert().code(0);
        let stories = stories(&journal);
        assert_eq!(stories.len(), 1, "{stories:?}");
        assert!(stories[0].starts_with("Acme: 2026-01-05 applied, 2026-01-05? rejected"), "{stories:?}");
    }
    // A link that leads to all openings of a company tells none of them.
    let journal = Journal::new();
    import(&journal, format!("{head}Acme,Cook,2026-01-05,Applied,Paris,https://a.example\n"), ["--yes"])
        .assert()
        .code(0);
    import(&journal, format!("{head}Acme,Waiter,2026-01-05,Applied,Paris,https://a.example\n"), ["--yes"])
        .assert()
        .code(0);
    assert_eq!(stories(&journal).len(), 2);
    // Two openings of one day at one company are two.
    let journal = Journal::new();
    import(&journal, format!("{head}Acme,AI,2026-01-05,Applied,Paris,https://a.example/1\n"), ["--yes"])
        .assert()
        .code(0);
    import(&journal, format!("{head}Acme,AI,2026-01-05,Applied,Paris,https://a.example/2\n"), ["--yes"])
        .assert()
        .code(0);
    assert_eq!(stories(&journal).len(), 2);
}

#[test]
fn a_row_goes_into_the_case_one_wrote_by_hand_that_day() {
    let journal = Journal::new();
    journal.run(["apply", "Acme", "Welder", "--on", "2026-03-01"]);
    import(&journal, "Company,Role,Applied,Status\nAcme,Welder,2026-03-01,Rejected\n", ["--yes"])
        .assert()
        .code(0);
    assert_eq!(stories(&journal), ["Acme: 2026-03-01 applied, 2026-03-01? rejected"]);
}

#[test]
fn a_twin_that_was_taken_out_leaves_the_other_its_own_news() {
    let journal = Journal::new();
    let head = "Company,Applied,Status,Interview\n";
    import(&journal, format!("{head}Acme,2026-01-05,Rejected,\nAcme,2026-01-05,Applied,\n"), ["--yes"])
        .assert()
        .code(0);
    import(&journal, format!("{head}Acme,2026-01-05,Applied,2026-01-20\n"), ["--yes"]).assert().code(0);
    assert_eq!(
        stories(&journal),
        [
            "Acme: 2026-01-05 applied, 2026-01-05? rejected",
            "Acme: 2026-01-05 applied, 2026-01-20 advanced interview"
        ]
    );
}

#[test]
fn nobody_reading_the_preview_keeps_nothing_from_being_written() {
    let journal = Journal::new();
    super::put(&journal, "jobs.csv", "Company,Applied\nAcme,2026-01-05\n");
    let program = snapbox::cmd::cargo_bin!("reject").display().to_string();
    let line = format!("'{program}' import jobs.csv --yes | true");
    let status = std::process::Command::new("bash")
        .args(["-o", "pipefail", "-c", &line])
        .env("REJECT_JOURNAL", journal.root())
        .env("REJECT_TODAY", crate::support::TODAY)
        .current_dir(journal.root().parent().expect("a folder"))
        .status()
        .expect("a shell");
    assert!(status.success());
    assert_eq!(stories(&journal), ["Acme: 2026-01-05 applied"]);
}

#[test]
fn what_stood_on_a_past_day_holds_no_day_that_nobody_knows() {
    let journal = Journal::new();
    import(&journal, "Company,Applied,Status\nAcme,2026-01-05,Rejected\n", ["--yes"]).assert().code(0);
    journal.reject(["list", "--until", "2026-01-06"]).assert().code(0).stdout_eq(str![[r#"
applications until 6 Jan, as they stood then
company  role  got to       stands   begun
Acme           application  in play  5 Jan

"#]]);
}

#[test]
fn equal_rows_are_told_apart_by_their_words() {
    let journal = Journal::new();
    let head = "Company,Role,Applied,Status,Notes\n";
    let sheet = |x: &str, y: &str| {
        format!("{head}Acme,Engineer,2026-03-01,{y},team Y\nAcme,Engineer,2026-03-01,{x},team X\n")
    };
    import(
        &journal,
        format!("{head}Acme,Engineer,2026-03-01,Applied,team X\nAcme,Engineer,2026-03-01,Applied,team Y\n"),
        ["--yes"],
    )
    .assert()
    .code(0);
    import(&journal, sheet("Applied", "Applied"), ["--yes"])
        .assert()
        .code(0)
        .stderr_eq("There is nothing to add.\n");
    import(&journal, sheet("Interview", "Rejected"), ["--yes"]).assert().code(0);
    for file in journal.files().iter().filter(|file| file.starts_with("20")) {
        let text = journal.file(file);
        assert_eq!(text.contains("team Y"), text.contains("event: rejected"), "{text}");
        assert_eq!(text.contains("team X"), text.contains("stage: interview"), "{text}");
    }
}

#[test]
fn what_a_later_version_tells_otherwise_is_named() {
    for (head, before, after, told) in [
        (
            "Interview",
            "2026-03-10",
            "2026-03-20",
            "interview on 2026-03-20 in the file, on 2026-03-10 in the journal",
        ),
        ("Contact", "Anna", "Bertha", "the contact is 'Bertha' in the file, 'Anna' in the journal"),
    ] {
        let journal = Journal::new();
        let sheet = |cell: &str| format!("Company,Role,Applied,{head}\nAcme,Engineer,2026-03-01,{cell}\n");
        import(&journal, sheet(before), ["--yes"]).assert().code(0);
        let again = import(&journal, sheet(after), ["--yes"]).env("COLUMNS", "200").assert().code(0);
        let shown = String::from_utf8_lossy(&again.get_output().stdout).into_owned();
        assert!(shown.ends_with(&format!("2026-03-01-acme--engineer: {told}\n")), "{shown}");
    }
}

#[test]
fn of_two_files_with_one_handle_none_is_written_into() {
    let journal = Journal::new();
    let case = "company: Acme\n---\ndate: 2026-01-05\nevent: applied\n";
    journal.put("2025/2026-01-05-acme.yaml", case);
    journal.put("2026/2026-01-05-acme.yaml", case);
    let before = bytes(&journal);
    import(&journal, "Case,Company,Applied,Status\n2026-01-05-acme,Acme,2026-01-05,rejected\n", ["--yes"])
        .assert()
        .code(1)
        .stderr_eq(str![[r#"
error: several files have the handle '2026-01-05-acme'

  tip: nothing was written; rename all but one of them, then say it again

"#]]);
    assert_eq!(bytes(&journal), before);
}
