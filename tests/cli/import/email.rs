//! `reject import --email`

use snapbox::str;

use crate::support::Journal;
use crate::terminal::Start;

/// A message as a mail program stores it.
const REFUSAL: &str = "From: Dana Ruiz <dana@acme.example>\r\nTo: sam@example.org\r\n\
    Subject: =?utf-8?Q?Your_application_for_Backend_engineer?=\r\nDate: Fri, 20 Nov 2026 10:00:00 +0100\r\n\
    MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
    <p>Hi Sam,</p><p>Thank you for the interview for the Backend engineer position at Acme.</p>\r\n\
    <p>Unfortunately, we=E2=80=99ve decided to move forward with other candidates.</p><p>Best,<br>Dana</p>\r\n";

const SHOP: &str = "Thank you for your order. Unfortunately this item is no longer available.\n";

fn journal() -> Journal {
    let journal = Journal::new();
    journal.run(["apply", "Acme Labs Ltd", "Backend engineer", "--on", "2026-11-01"]);
    journal.run(["apply", "Globex", "Backend engineer", "--on", "2026-11-02"]);
    journal
}

#[test]
fn a_message_is_suggested_and_written_after_a_yes() {
    let journal = journal();
    journal
        .reject(["import", "--email", "-", "--yes"])
        .stdin(REFUSAL)
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
From Dana Ruiz <dana@acme.example>
Your application for Backend engineer

This reads like a no.
  “we’ve decided to move forward with other candidates”: another candidate was
  chosen
  “Unfortunately”: sad news
  “other candidates”: a refusal
  “Thank you for the interview”: got to interview

ending     rejected
company    Acme
role       Backend engineer
stage      interview
day        20 Nov 2026
they said  Unfortunately, we’ve decided to move forward with other candidates.
goes into  2026-11-01-acme-labs-ltd--backend-engineer, in play, at application

"#]])
        .stderr_eq(str![[r#"
Written down in 2026/2026-11-01-acme-labs-ltd--backend-engineer.yaml
Acme Labs Ltd, Backend engineer: rejected on 20 Nov 2026, at interview.
The first time you got as far as an interview. That counts, whatever came after.
When you are ready: reject reflect acme-labs-ltd

"#]]);
    assert_eq!(
        journal.file("2026/2026-11-01-acme-labs-ltd--backend-engineer.yaml"),
        "---\ncompany: Acme Labs Ltd\nrole: Backend engineer\n---\ndate: 2026-11-01\nevent: applied\n---\ndate: 2026-11-20\nevent: rejected\nstage: interview\nheard: email\nsaid: Unfortunately, we’ve decided to move forward with other candidates.\n"
    );
}

#[test]
fn without_a_yes_nothing_is_written() {
    let journal = journal();
    let before = journal.files();
    journal.reject(["import", "--email", "-"]).stdin(REFUSAL).assert().code(2).stderr_eq(str![[r#"
error: this is not written without a yes, and nobody is there to be asked

  tip: nothing was written; say `--yes` to write it, `--json` to look only

"#]]);
    journal.reject(["import", "--email", "-", "--dry-run"]).stdin(REFUSAL).assert().code(0);
    journal.reject(["import", "--email", "-", "--json"]).stdin(REFUSAL).assert().code(0).stdout_eq(str![[
        r#"
{
  "version": 1,
  "ending": "rejected",
  "company": "Acme",
  "role": "Backend engineer",
  "date": "2026-11-20",
  "stage": "interview",
  "said": "Unfortunately, we’ve decided to move forward with other candidates.",
  "phrases": [
    {
      "text": "we’ve decided to move forward with other candidates",
      "speaks_for": "another candidate was chosen"
    },
    {
      "text": "Unfortunately",
      "speaks_for": "sad news"
    },
    {
      "text": "other candidates",
      "speaks_for": "a refusal"
    },
    {
      "text": "Thank you for the interview",
      "speaks_for": "got to interview"
    }
  ],
  "case": "2026-11-01-acme-labs-ltd--backend-engineer",
  "candidates": [
    "2026-11-01-acme-labs-ltd--backend-engineer"
  ],
  "written": false
}

"#
    ]]);
    assert_eq!(journal.files(), before);
    assert_eq!(
        journal.file("2026/2026-11-01-acme-labs-ltd--backend-engineer.yaml"),
        "---\ncompany: Acme Labs Ltd\nrole: Backend engineer\n---\ndate: 2026-11-01\nevent: applied\n"
    );
}

#[test]
fn the_same_message_again_adds_nothing() {
    let journal = journal();
    journal.reject(["import", "--email", "-", "--yes"]).stdin(REFUSAL).assert().code(0);
    let before = journal.file("2026/2026-11-01-acme-labs-ltd--backend-engineer.yaml");
    journal.reject(["import", "--email", "-", "--yes"]).stdin(REFUSAL).assert().code(0).stderr_eq(
        "There is nothing to add: it is written down in 2026-11-01-acme-labs-ltd--backend-engineer\n",
    );
    assert_eq!(journal.file("2026/2026-11-01-acme-labs-ltd--backend-engineer.yaml"), before);
    assert_eq!(journal.files().len(), 3);
}

#[test]
fn what_does_not_read_like_a_no_is_not_written() {
    let journal = Journal::new();
    journal
        .reject(["import", "--email", "-", "--yes"])
        .stdin(SHOP)
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
Thank you for your order. Unfortunately this item is no longer availab…

This does not read like a no.
  “Unfortunately”: sad news

company    not found
role       not found
day        22 Nov 2026, today: the message has none

"#]])
        .stderr_eq(str![[r#"
If it got further, `reject advance` notes that; `reject apply` notes an application.
error: this does not read like a no

  tip: nothing was written; if it is one, say how it ended: `--ending rejected`

"#]]);
    assert_eq!(journal.files(), <[&str; 0]>::default());
}

#[test]
fn what_is_wrong_is_said_on_the_command_line() {
    let journal = journal();
    journal
        .reject([
            "import",
            "--email",
            "-",
            "--yes",
            "--company",
            "Initech",
            "--role",
            "Cook",
            "--ending",
            "closed",
            "--stage",
            "screen",
            "--on",
            "2026-11-19",
            "--new",
        ])
        .stdin(REFUSAL)
        .assert()
        .code(0);
    assert_eq!(
        journal.file("2026/2026-11-19-initech--cook.yaml"),
        "---\ncompany: Initech\nrole: Cook\n---\ndate: 2026-11-19\nevent: closed\nstage: screen\nheard: email\nsaid: Unfortunately, we’ve decided to move forward with other candidates.\n"
    );
}

#[test]
fn a_message_that_fits_two_cases_asks_which() {
    let journal = journal();
    journal.run(["apply", "Acme Labs Ltd", "Frontend engineer", "--on", "2026-11-03"]);
    let text = "We regret to inform you that Acme Labs will not be moving forward with your application.\n";
    journal.reject(["import", "--email", "-", "--yes"]).stdin(text).assert().code(2).stderr_eq(str![[r#"
error: the message may belong to 2 cases

  tip: nothing was written; say which one with `--case`, or `--new`:
    2026-11-01-acme-labs-ltd--backend-engineer
    2026-11-03-acme-labs-ltd--frontend-engineer

"#]]);
    journal.reject(["import", "--email", "-", "--yes", "--case", "frontend"]).stdin(text).assert().code(0);
    assert_eq!(
        journal.file("2026/2026-11-03-acme-labs-ltd--frontend-engineer.yaml"),
        "---\ncompany: Acme Labs Ltd\nrole: Frontend engineer\n---\ndate: 2026-11-03\nevent: applied\n---\ndate: 2026-11-22\nevent: rejected\nheard: email\nsaid: We regret to inform you that Acme Labs will not be moving forward with your application.\n"
    );
}

#[test]
fn a_company_nobody_names_is_not_guessed() {
    let journal = Journal::new();
    journal
        .reject(["import", "--email", "-", "--yes"])
        .stdin("We regret to inform you that we will not be moving forward with your application.\n")
        .assert()
        .code(2)
        .stderr_eq(str![[r#"
error: the message does not name the company

  tip: nothing was written; say `--company NAME`

"#]]);
    assert_eq!(journal.files(), <[&str; 0]>::default());
}

#[test]
fn what_is_no_message_is_named() {
    let journal = Journal::new();
    for (bytes, cause) in [
        (b"".as_slice(), "there is no text in it"),
        (b"  \r\n\n".as_slice(), "there is no text in it"),
        (b"a\0b".as_slice(), "it is a binary file and no text"),
    ] {
        journal.reject(["import", "--email", "-", "--yes"]).stdin(bytes).assert().code(1).stderr_eq(format!(
            "error: cannot read 'standard input'\n  caused by: {cause}\n\n  tip: nothing was written\n"
        ));
    }
    journal.reject(["import", "--email", "none.eml"]).assert().code(1).stderr_eq(
        "error: cannot read 'none.eml'\n  caused by: No such file or directory (os error 2)\n\n  tip: nothing was written\n",
    );
    journal.reject(["import", "--email", "x", "jobs.csv"]).assert().code(2);
    assert_eq!(journal.files(), <[&str; 0]>::default());
}

#[test]
fn on_a_terminal_each_part_can_be_changed() {
    let journal = journal();
    std::fs::write(journal.root().with_file_name("no.eml"), REFUSAL).expect("a file");
    let file = journal.root().with_file_name("no.eml").display().to_string();
    let mut terminal = Start::reject(&journal, ["import", "--email", &file]).size(80, 60).run();
    terminal.answer("Write this down?", "change");
    terminal.answer("How did it end", "");
    terminal.answer("Which company", "");
    terminal.answer("For which role", "");
    terminal.answer("How far", &format!("{}final", "\u{7f}".repeat("interview".len())));
    terminal.answer("When did it come", &format!("{}1", "\u{7f}"));
    terminal.answer("word for word", "");
    assert_eq!(terminal.end(), 0);
    assert_eq!(
        journal.file("2026/2026-11-01-acme-labs-ltd--backend-engineer.yaml"),
        "---\ncompany: Acme Labs Ltd\nrole: Backend engineer\n---\ndate: 2026-11-01\nevent: applied\n---\ndate: 2026-11-21\nevent: rejected\nstage: final\nheard: email\nsaid: Unfortunately, we’ve decided to move forward with other candidates.\n"
    );
}

/// A refusal of that company for that role, as somebody pastes it.
fn refusal(company: &str, role: &str) -> String {
    format!(
        "Thank you for applying to {company} for the {role} position. Unfortunately, we have decided to move forward with other candidates.\n"
    )
}

#[test]
fn only_the_case_that_is_meant_is_ended_without_asking() {
    for (company, role, mail) in [
        // Only mentioned, another name, another role.
        ("Google", "Engineer", format!("{}Join us on Google Meet.\n", refusal("Initech", "Engineer"))),
        ("Delta", "Clerk", refusal("Delta Electronics", "Engineer")),
        ("Initech", "Senior Data Engineer", refusal("Initech", "Software Engineer")),
    ] {
        let journal = Journal::new();
        journal.run(["apply", company, role, "--on", "2026-11-01"]);
        let before = journal.files();
        let output =
            journal.reject(["import", "--email", "-", "--yes"]).stdin(&*mail).output().expect("it runs");
        assert!(output.status.code() < Some(3));
        let there = journal.file(&before[0]);
        assert!(there.ends_with("event: applied\n"), "{mail}\n{there}");
    }
    // A second message about a case that has ended is none about another one.
    let journal = Journal::new();
    journal.run(["apply", "Acme", "Engineer", "--on", "2026-10-01"]);
    journal.run(["apply", "Acme", "Senior Engineer", "--on", "2026-10-02"]);
    let first = refusal("Acme", "Engineer");
    journal.reject(["import", "--email", "-", "--yes"]).stdin(&*first).assert().code(0);
    let second =
        "We regret to inform you that you have not been selected for the Engineer position at Acme.\n";
    journal.reject(["import", "--email", "-", "--yes"]).stdin(second).assert().code(2);
    assert!(journal.file("2026/2026-10-02-acme--senior-engineer.yaml").ends_with("event: applied\n"));
    let journal = Journal::new();
    journal.run(["apply", "Cambridge Life Sciences", "Lab technician", "--on", "2026-11-01"]);
    let mail = refusal("ATS Life Sciences", "Lab Technician");
    journal.reject(["import", "--email", "-", "--yes"]).stdin(&*mail).assert().code(0);
    assert!(
        journal
            .file("2026/2026-11-01-cambridge-life-sciences--lab-technician.yaml")
            .contains("event: rejected")
    );
}

#[test]
fn a_pasted_message_is_known_again_on_another_day() {
    let journal = Journal::new();
    journal.run(["apply", "Initech", "Dev", "--on", "2026-11-01"]);
    journal.run(["apply", "Initech", "Ops", "--on", "2026-11-02"]);
    let mail = "Unfortunately, Initech will not be moving forward with your application.\n";
    let yesterday = journal.reject(["import", "--email", "-", "--yes", "--case", "dev"]);
    yesterday.env("REJECT_TODAY", "2026-11-20").stdin(mail).assert().code(0);
    let again = journal.reject(["import", "--email", "-", "--yes"]).stdin(mail).assert().code(0);
    again.stderr_eq("There is nothing to add: it is written down in 2026-11-01-initech--dev\n");
    assert!(journal.file("2026/2026-11-02-initech--ops.yaml").ends_with("event: applied\n"));
}
