//! What other trackers write.

use snapbox::{assert_data_eq, str};

use super::{import, stories};
use crate::support::Journal;

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
Words of the status: Rejected (1) → rejected, Interview (1) → in play at
interview, Saved (1) → left out
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
#[ignore = "a day with a time and a time zone, or a span of days, is not read: Notion writes both"]
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
Words of the status: Rejected (1) → rejected, Offer (1) → in play at offer,
Wishlist (1) → left out
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
Words of the status: Applied (1) → in play, No Response (1) → no reply recorded,
Negotiating (1) → in play at offer, Bookmarked (1) → left out
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
