//! Sheets as other programs write them.

use snapbox::{assert_data_eq, str};

use super::{bytes, import, stories};
use crate::support::Journal;

#[test]
fn from_google_sheets() {
    let journal = Journal::new();
    let sheet = "\
Job Search 2026,,,,,,,
,,,,,,,
Company,Position,Date Applied,Status,Link,Salary,Notes,Follow up?
Acme,Engineer,1/5/2026,Rejected,https://acme.example/1,\"$120,000\",,yes
\"Globex, Inc.\",Analyst,1/15/2026,Interviewing,,,\"Nice people
second line\",
Initech,,2/3/2026,Ghosted,,,,
Umbrella,QA,,Applied,,,,
,,,,,,,
Stark,PM,12/31/2026,Applied,,,,
Total,,,,,,,7
";
    import(&journal, sheet, ["--yes"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
'jobs.csv': 6 rows, UTF-8, split by commas
Columns: Company → company, Position → role, Date Applied → applied, Status →
status, Link → url, Notes → note
Into the note: Salary, Follow up?
Read as month/day: Date Applied (2 rows have a day over 12)
Words of the status: 'Applied' (2) → in play, 'Rejected' (1) → rejected,
'Interviewing' (1) → in play at interview, 'Ghosted' (1) → no reply recorded
3 rows are left out:
  line 8 (Umbrella, QA): it holds no day
  line 10 (Stark, PM): its day is still to come: '12/31/2026' in 'Date Applied'
  line 11 (Total): it holds no day

3 cases to add: 1 rejected, 1 no reply recorded, 1 in play
company       role      got to       stands             begun
Acme          Engineer  application  rejected           5 Jan
Globex, Inc.  Analyst   interview    in play            15 Jan
Initech                 application  no reply recorded  3 Feb

"#]])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
3 cases added, in [JOURNAL]
What they say together: reject stats

"#]]);
    let files: Vec<String> = bytes(&journal)
        .into_iter()
        .filter(|(file, _)| file.starts_with("20"))
        .map(|(file, text)| format!("# {file}\n{text}"))
        .collect();
    assert_data_eq!(
        files.concat(),
        str![[r#"
# 2026/2026-01-05-acme--engineer.yaml
---
company: Acme
role: Engineer
url: https://acme.example/1
imported: bade159c7a9dcea5
---
date: 2026-01-05
event: applied
note: |-
  Salary: $120,000
  Follow up?: yes
---
date: 2026-01-05
undated: true
event: rejected
# 2026/2026-01-15-globex-inc--analyst.yaml
---
company: Globex, Inc.
role: Analyst
imported: ea3015243b0165a6
---
date: 2026-01-15
event: applied
note: |-
  Nice people
  second line
---
date: 2026-01-15
undated: true
event: advanced
stage: interview
# 2026/2026-02-03-initech.yaml
---
company: Initech
imported: '690cc349e6c5fb4c'
---
date: 2026-02-03
event: applied
---
date: 2026-02-03
undated: true
event: no-reply

"#]]
    );
}

#[test]
fn from_excel_in_german() {
    let journal = Journal::new();
    let sheet = b"sep=;\r\nFirma;Stelle;Beworben am;Status;Bemerkungen\r\n\
        M\xfcller GmbH;Koch;03.04.2026;Absage;\x84nett\x93\r\n\
        Kr\xfcger;;16.05.2026;Keine R\xfcckmeldung;\"zwei\r\nZeilen\"\r\n";
    import(&journal, sheet, ["--yes", "--status", "keine ruckmeldung=no-reply"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
'jobs.csv': 2 rows, Windows-1252, split by semicolons
Columns: Firma → company, Stelle → role, Beworben am → applied, Status → status,
Bemerkungen → note
Read as day/month: Beworben am (1 row has a day over 12)
Words of the status: 'Absage' (1) → rejected, 'Keine Rückmeldung' (1) → no reply
recorded

2 cases to add: 1 rejected, 1 no reply recorded
company      role  got to       stands             begun
Müller GmbH  Koch  application  rejected           3 Apr
Krüger             application  no reply recorded  16 May

"#]])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
2 cases added, in [JOURNAL]
What they say together: reject stats

"#]]);
    assert_data_eq!(
        journal.file("2026/2026-04-03-muller-gmbh--koch.yaml"),
        str![[r#"
---
company: Müller GmbH
role: Koch
imported: '0fcf10f2477fcf94'
---
date: 2026-04-03
event: applied
note: „nett“
---
date: 2026-04-03
undated: true
event: rejected

"#]]
    );
}

#[test]
fn from_notion() {
    let journal = Journal::new();
    let sheet = "\u{feff}\
Company,Stage,Position,Date Applied,Due Date,Interview Date,Priority,URL,Tags
Acme,Rejected,Engineer,\"January 5, 2026\",,,High,,\"remote, rust\"
Globex,Interview,Analyst,\"January 15, 2026\",\"February 1, 2026\",\"January 20, 2026 2:00 PM\",Low,,
Initech,Saved,Dev,,,,,,
";
    import(&journal, sheet, ["--yes", "--drop", "due date"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
'jobs.csv': 3 rows, UTF-8, split by commas
Columns: Company → company, Stage → status, Position → role, Date Applied →
applied, Interview Date → interview, URL → url, Tags → tags
Into the note: Priority
Left out: Due Date
Words of the status: 'Rejected' (1) → rejected, 'Interview' (1) → in play at
interview, 'Saved' (1) → left out
1 row is left out:
  line 4 (Initech, Dev): 'Saved' says that it has not gone out yet

2 cases to add: 1 rejected, 1 in play
company  role      got to       stands    begun
Acme     Engineer  application  rejected  5 Jan
Globex   Analyst   interview    in play   15 Jan

"#]])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
2 cases added, in [JOURNAL]
What they say together: reject stats

"#]]);
    assert_data_eq!(
        stories(&journal).join("\n"),
        str![[r#"
Acme: 2026-01-05 applied, 2026-01-05? rejected
Globex: 2026-01-15 applied, 2026-01-20 advanced interview
"#]]
    );
}

#[test]
fn from_notion_with_an_hour() {
    for day in ["\"January 20, 2026 2:00 PM (GMT+1) → 3:00 PM\"", "\"January 20, 2026 → January 21, 2026\""]
    {
        let journal = Journal::new();
        let sheet = format!("Company,Date Applied,Interview Date\nAcme,\"January 5, 2026\",{day}\n");
        import(&journal, sheet, ["--yes"]).assert().code(0);
        assert_eq!(stories(&journal), ["Acme: 2026-01-05 applied, 2026-01-20 advanced interview"]);
    }
}

#[test]
fn from_huntr() {
    let journal = Journal::new();
    let sheet = "\
Employer,Job Title,Location,Status,Date Added,Date Applied,Date Interviewed,Date Rejected,Date Offered,Job URL
Acme,Engineer,Berlin,Rejected,2026-01-02T10:11:12.000Z,2026-01-03T10:11:12.000Z,2026-01-20T10:11:12.000Z,2026-02-01T10:11:12.000Z,,https://x.example/1
Globex,Engineer,Berlin,Offer,2026-01-02T10:11:12.000Z,2026-01-03T10:11:12.000Z,,,2026-02-03T10:11:12.000Z,
Initech,Engineer,Berlin,Wishlist,2026-01-02T10:11:12.000Z,,,,,https://x.example/3
";
    import(&journal, sheet, ["--yes"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
'jobs.csv': 3 rows, UTF-8, split by commas
Columns: Employer → company, Job Title → role, Location → place, Status →
status, Date Applied → applied, Date Interviewed → interview, Date Rejected →
rejected, Date Offered → offer, Job URL → url
Into the note: Date Added
Words of the status: 'Rejected' (1) → rejected, 'Offer' (1) → in play at offer,
'Wishlist' (1) → left out
1 row is left out:
  line 4 (Initech, Engineer): 'Wishlist' says that it has not gone out yet

2 cases to add: 1 rejected, 1 in play
company  role      got to     stands          begun
Acme     Engineer  interview  rejected 1 Feb  3 Jan
Globex   Engineer  offer      in play         3 Jan

"#]])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
2 cases added, in [JOURNAL]
What they say together: reject stats

"#]]);
    assert_data_eq!(
        stories(&journal).join("\n"),
        str![[r#"
Acme: 2026-01-03 applied, 2026-01-20 advanced interview, 2026-02-01 rejected
Globex: 2026-01-03 applied, 2026-02-03 advanced offer
"#]]
    );
}

#[test]
fn from_teal() {
    let journal = Journal::new();
    let sheet = "\
Job Position,Company,Max. Salary,Location,Status,Date Saved,Date Applied,Follow up,Excitement
Engineer,Acme,,Remote,Applied,01/02/2026,01/03/2026,,3
Engineer,Globex,,Remote,No Response,01/02/2026,01/23/2026,01/30/2026,4
Engineer,Initech,,Remote,Negotiating,01/02/2026,01/13/2026,,5
Engineer,Hooli,,Remote,Bookmarked,01/02/2026,,,5
";
    let told = ["--yes", "--status", "Negotiating=offer"];
    import(&journal, sheet, told)
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
'jobs.csv': 4 rows, UTF-8, split by commas
Columns: Job Position → role, Company → company, Location → place, Status →
status, Date Applied → applied
Into the note: Max. Salary, Date Saved, Follow up, Excitement
Read as month/day: Date Applied (2 rows have a day over 12)
Words of the status: 'Applied' (1) → in play, 'No Response' (1) → no reply
recorded, 'Negotiating' (1) → in play at offer, 'Bookmarked' (1) → left out
1 row is left out:
  line 5 (Hooli, Engineer): 'Bookmarked' says that it has not gone out yet

3 cases to add: 1 no reply recorded, 2 in play
company  role      got to       stands             begun
Acme     Engineer  application  in play            3 Jan
Globex   Engineer  application  no reply recorded  23 Jan
Initech  Engineer  offer        in play            13 Jan

"#]])
        .stderr_eq(str![[r#"
A new journal begins in [JOURNAL]
3 cases added, in [JOURNAL]
What they say together: reject stats

"#]]);
    assert_data_eq!(
        stories(&journal).join("\n"),
        str![[r#"
Acme: 2026-01-03 applied
Globex: 2026-01-23 applied, 2026-01-23? no-reply
Initech: 2026-01-13 applied, 2026-01-13? advanced offer
"#]]
    );
}
