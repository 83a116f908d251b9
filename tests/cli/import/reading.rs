//! Sheets as people keep them, and what is made of them.

use snapbox::{assert_data_eq, str};

use super::{import, put, stories};
use crate::support::Journal;

#[test]
fn a_narrow_terminal_shows_the_same() {
    let journal = Journal::new();
    let sheet = "\
Company,Position,Date Applied,Status,Interview,Salary
Acme,Senior backend engineer,1/5/2026,Rejected,1/20/2026,50000
Globex,Analyst,,Applied,soon,
";
    let command = import(&journal, sheet, ["--dry-run"]).env("COLUMNS", "40");
    command
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
'jobs.csv': 2 rows, UTF-8, split by
commas
Columns: Company → company, Position →
role, Date Applied → applied, Status →
status, Interview → interview
Into the note: Salary
Read as month/day: Date Applied (like
'Interview'), Interview (1 row has a day
over 12)
Words of the status: 'Rejected' (1) →
rejected, 'Applied' (1) → in play
1 row is left out:
  line 3 (Globex, Analyst): its day
  cannot be read: 'soon' in 'Interview'

1 case to add: 1 rejected
Acme
  role Senior backend engineer, got to
  interview, stands rejected, begun 5
  Jan

"#]])
        .stderr_eq(str![[r#"
Nothing was written.

"#]]);
}

#[test]
fn tabs_bars_single_quotes_and_old_line_ends_are_found() {
    let expected = ["Ac,me: 2026-01-05 applied", "Globex: 2026-01-06 applied"];
    let utf_16 = |text: &str| {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xff, 0xfe].into_iter().chain(units).collect::<Vec<u8>>()
    };
    for sheet in [
        b"Company\tApplied\nAc,me\t2026-01-05\nGlobex\t2026-01-06\n".to_vec(),
        b"Company|Applied\nAc,me|2026-01-05\nGlobex|2026-01-06".to_vec(),
        b"'Company','Applied'\n'Ac,me','2026-01-05'\n'Globex','2026-01-06'\n".to_vec(),
        b"Company;Applied\rAc,me;2026-01-05\rGlobex;2026-01-06\r".to_vec(),
        b"\xef\xbb\xbfcompany,APPLIED\r\n\"Ac,me\",2026-01-05\r\nGlobex,2026-01-06\r\n".to_vec(),
        utf_16("Company\tApplied\r\nAc,me\t2026-01-05\r\nGlobex\t2026-01-06\r\n"),
    ] {
        let journal = Journal::new();
        import(&journal, &sheet, ["--yes"]).assert().code(0);
        assert_eq!(stories(&journal), expected, "{}", String::from_utf8_lossy(&sheet));
    }
}

#[test]
fn columns_and_words_are_as_they_are_told() {
    let journal = Journal::new();
    let sheet = "\
Name;What;When;Verdict;Secret;Odd
Acme;Cook;5-Jan;Turned down;hush;1
Globex;Baker;7-Jan;Passed;hush;2
";
    let words = [
        "--yes",
        "--map",
        "company=name",
        "--map",
        "role=#2",
        "--map",
        "applied=When",
        "--map",
        "status=Verdict",
        "--drop",
        "SECRET",
        "--year",
        "2026",
        "--status",
        "turned down=rejected at screen",
        "--status",
        "Passed=in-play",
    ];
    import(&journal, sheet, words)
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
'jobs.csv': 2 rows, UTF-8, split by semicolons
Columns: Name → company, What → role, When → applied, Verdict → status
Into the note: Odd
Left out: Secret
Words of the status: 'Turned down' (1) → rejected at screen, 'Passed' (1) → in
play

2 cases to add: 1 rejected, 1 in play
company  role   got to       stands    begun
Acme     Cook   screen       rejected  5 Jan
Globex   Baker  application  in play   7 Jan

"#]])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
2 cases added, in [JOURNAL]
What they say together: reject stats

"#]]);
    assert_data_eq!(
        journal.file("2026/2026-01-05-acme--cook.yaml"),
        str![[r#"
---
company: Acme
role: Cook
imported: '4582c8841feb9fb8'
---
date: 2026-01-05
event: applied
note: 'Odd: 1'
---
date: 2026-01-05
undated: true
event: rejected
stage: screen

"#]]
    );
}

#[test]
fn a_sheet_comes_through_a_pipe_as_well() {
    let journal = Journal::new();
    let sheet = "Company,Applied\nAcme,2026-01-05\n";
    journal
        .reject(["import", "-", "--yes"])
        .stdin(sheet)
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
'standard input': 1 row, UTF-8, split by commas
Columns: Company → company, Applied → applied

1 case to add: 1 in play
company  role  got to       stands   begun
Acme           application  in play  5 Jan

"#]])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
1 case added, in [JOURNAL]
What they say together: reject stats

"#]]);
}

#[test]
fn without_a_yes_nothing_is_written() {
    let journal = Journal::new();
    let sheet = "Company,Applied\nAcme,2026-01-05\n";
    import(&journal, sheet, [])
        .assert()
        .code(2)
        .stdout_eq(str![[r#"
'jobs.csv': 1 row, UTF-8, split by commas
Columns: Company → company, Applied → applied

1 case to add: 1 in play
company  role  got to       stands   begun
Acme           application  in play  5 Jan

"#]])
        .stderr_eq(str![[r#"
error: this is not written without a yes, and nobody is there to be asked

  tip: nothing was written; say `--yes` to write it, `--dry-run` to look only

"#]]);
    assert!(!journal.root().exists());
    import(&journal, sheet, ["--dry-run"]).assert().code(0).stderr_eq(str![[r#"
Nothing was written.

"#]]);
    assert!(!journal.root().exists());
}

#[test]
fn what_is_left_out_and_what_goes_into_the_note_is_named_by_its_line() {
    let journal = Journal::new();
    let sheet = "\
Company,Role,Applied,Status,Decision,Interview
Acme,Cook,2026-01-05,Rejected,Withdrawn,
Globex,Cook,2026-12-24,Pending,,
,Cook,2026-01-06,Pending,,Zoom with Bob
,,2026-01-06,Pending,,
Initech,Cook,2026-01-07,Wishlist,,
Hooli,Cook,2026-01-08,\"Rejected, may reapply\",,2026-12-24
Umbrella,Cook,,,,
";
    import(&journal, sheet, ["--yes"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
'jobs.csv': 7 rows, UTF-8, split by commas
Columns: Company → company, Role → role, Applied → applied, Status → status,
Decision → status, Interview → interview
Words of the status: 'Pending' (3) → in play, 'Rejected' (1) → rejected,
'Wishlist' (1) → left out, 'Rejected, may reapply' (1) → rejected, and into the
note, 'Withdrawn' (1) → withdrew
1 row names no company, and 'unknown' stands for it: line 4
2 cells hold no day, or one that cannot be, and go into the note:
  line 4: 'Zoom with Bob' in 'Interview'
  line 7: '2026-12-24' in 'Interview'
5 rows are left out:
  line 2 (Acme, Cook): 'Status' says rejected and 'Decision' says withdrew
  line 3 (Globex, Cook): its day is still to come: '2026-12-24' in 'Applied'
  line 5: it names no company and no role
  line 6 (Initech, Cook): 'Wishlist' says that it has not gone out yet
  line 8 (Umbrella, Cook): it holds no day

2 cases to add: 1 rejected, 1 in play
company  role  got to       stands    begun
unknown  Cook  application  in play   6 Jan
Hooli    Cook  application  rejected  8 Jan

"#]])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
2 cases added, in [JOURNAL]
What they say together: reject stats

"#]]);
    assert_data_eq!(
        stories(&journal).join("\n"),
        str![[r#"
Hooli: 2026-01-08 applied, 2026-01-08? rejected
unknown: 2026-01-06 applied
"#]]
    );
}

#[test]
fn a_cell_never_becomes_more_than_a_text() {
    let journal = Journal::new();
    let sheet = "Company,Note,Applied\n\"=HYPERLINK(\"\"x\"\")\",\"one\n\n---\nevent: accepted\n- x: y\n# no comment\",2026-01-05\n";
    import(&journal, sheet, ["--yes"]).assert().code(0);
    assert_data_eq!(
        journal.file("2026/2026-01-05-hyperlink-x.yaml"),
        str![[r#"
---
company: =HYPERLINK("x")
imported: '8c6dac49a486eb85'
---
date: 2026-01-05
event: applied
note: |-
  one

  ---
  event: accepted
  - x: y
  # no comment

"#]]
    );
    journal.reject(["check"]).assert().code(0).stdout_eq(str![""]);
}

#[test]
fn a_file_is_read_where_it_is() {
    let journal = Journal::new();
    put(&journal, "my jobs (2026).tsv", "Company\tApplied\nAcme\t2026-01-05\n");
    journal
        .reject(["import", "my jobs (2026).tsv", "--dry-run"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
'my jobs (2026).tsv': 1 row, UTF-8, split by tabs
Columns: Company → company, Applied → applied

1 case to add: 1 in play
company  role  got to       stands   begun
Acme           application  in play  5 Jan

"#]])
        .stderr_eq(str![[r#"
Nothing was written.

"#]]);
}
