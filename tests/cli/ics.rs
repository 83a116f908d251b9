//! `reject export --format ics`

use std::fs;

use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use snapbox::{assert_data_eq, str};

use crate::support::Journal;

const SETTINGS: (&str, &str) = ("journal.yaml", "format: 1\n");
const ACME: (&str, &str) = (
    "2026/2026-11-14-acme--backend-engineer.yaml",
    "---\ncompany: Acme\nrole: Backend engineer\ncontact: SECRET\n---\ndate: 2026-11-14\nevent: applied\nnote: SECRET\n",
);
const GLOBEX: (&str, &str) = (
    "2026/2026-11-01-globex.yaml",
    "---\ncompany: Globex, Inc; München\n---\ndate: 2026-11-01\nevent: applied\n---\ndate: 2026-11-20\nevent: advanced\n\
     stage: interview\nsaid: SECRET\n",
);
const HOOLI: (&str, &str) = (
    "2026/2026-11-02-hooli.yaml",
    "---\ncompany: Hooli\n---\ndate: 2026-11-02\nevent: rejected\nsaid: SECRET\nvent: SECRET\nfeeling: 1\n---\n\
     date: 2026-11-18\nevent: feedback-asked\nto: SECRET\n",
);
const PLAN: (&str, &str) = (
    "plan.yaml",
    "---\ndate: 2026-11-19\nevent: planned\nid: 7f3a-1\ndo: Write three stories down, each ending in what it means for \
     the employer; and say them aloud, twice, to somebody who knows the field.\nfor: interview/stories\n\
     case: 2026-11-02-hooli\ndue: 2026-11-27\n---\ndate: 2026-11-19\nevent: planned\nid: call\ndo: Call Ada\n\
     due: 2026-11-24\n---\ndate: 2026-11-19\nevent: planned\nid: later\ndo: Some day\n---\ndate: 2026-11-19\n\
     event: planned\nid: was\ndo: It was done\ndue: 2026-11-24\n---\ndate: 2026-11-20\nevent: done\nid: was\n",
);

fn journal() -> Journal {
    Journal::with(&[SETTINGS, ACME, GLOBEX, HOOLI, PLAN])
}

fn exported<const N: usize>(journal: &Journal, words: [&str; N]) -> String {
    let output = journal.reject(["export", "--format", "ics"]).args(words).output().expect("a run");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Day, heading and text of each entry, as another parser reads the calendar.
fn entries(calendar: &str) -> Vec<String> {
    let read = ICalendar::parse(calendar).expect("a calendar");
    let events = read.components.iter().filter(|it| it.component_type == ICalendarComponentType::VEvent);
    let entries = events.map(|event| {
        let value = |name: ICalendarProperty| {
            let entry = event.entries.iter().find(|entry| entry.name == name).expect("the property");
            match &entry.values[0] {
                ICalendarValue::Text(text) => text.clone(),
                ICalendarValue::PartialDateTime(day) => {
                    assert!(day.hour.is_none());
                    format!("{:?}-{:?}", day.month.expect("a month"), day.day.expect("a day"))
                }
                other => panic!("{other:?}"),
            }
        };
        let day = value(ICalendarProperty::Dtstart);
        let (head, text) = (value(ICalendarProperty::Summary), value(ICalendarProperty::Description));
        format!("{day} {head}\n  {}", text.replace('\n', "\n  "))
    });
    entries.collect()
}

#[test]
fn what_is_due_is_an_entry_of_its_day() {
    assert_data_eq!(
        entries(&exported(&journal(), [])).join("\n"),
        str![[r#"
11-21 Thank Globex, Inc; München for their time
  Globex, Inc; München
  Once it is done: reject letter thank-you 2026-11-01-globex --sent
11-24 Ask Acme where it stands
  Acme, Backend engineer
  Once it is done: reject letter follow-up 2026-11-14-acme--backend-engineer --sent
11-25 See whether Hooli sent feedback
  Hooli
  Once it is done: reject feedback 2026-11-02-hooli --received -e
11-24 Call Ada
  Once it is done: reject plan done call
11-27 Write three stories down, each ending in what it means for the employer; and sa…
  Write three stories down, each ending in what it means for the employer; and say them aloud, twice, to somebody who knows the field.
  Hooli
  Once it is done: reject plan done 7f3a-1
"#]]
    );
}

#[test]
fn the_calendar_is_the_same_tomorrow_and_holds_no_private_word() {
    let journal = journal();
    let today = exported(&journal, []);
    let tomorrow = journal.reject(["export", "--format", "ics"]).env("REJECT_TODAY", "2026-11-23");
    assert_eq!(String::from_utf8(tomorrow.output().expect("a run").stdout).expect("UTF-8"), today);
    assert!(!today.contains("SECRET"), "{today}");
    assert!(today.split("\r\n").all(|line| line.len() <= 75));
    assert_data_eq!(
        today.replace("\r\n", "\n"),
        str![[r#"
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//reject//reject//EN
CALSCALE:GREGORIAN
NAME:reject
X-WR-CALNAME:reject
BEGIN:VEVENT
CLASS:PRIVATE
DESCRIPTION:Globex/, Inc/; München/nOnce it is done: reject letter thank-y
 ou 2026-11-01-globex --sent
DTEND;VALUE=DATE:20261122
DTSTAMP:20261120T000000Z
DTSTART;VALUE=DATE:20261121
SUMMARY:Thank Globex/, Inc/; München for their time
TRANSP:TRANSPARENT
UID:thank-you-2026-11-01-globex@reject
END:VEVENT
BEGIN:VEVENT
CLASS:PRIVATE
DESCRIPTION:Acme/, Backend engineer/nOnce it is done: reject letter follow-
 up 2026-11-14-acme--backend-engineer --sent
DTEND;VALUE=DATE:20261125
DTSTAMP:20261114T000000Z
DTSTART;VALUE=DATE:20261124
SUMMARY:Ask Acme where it stands
TRANSP:TRANSPARENT
UID:follow-up-2026-11-14-acme--backend-engineer@reject
END:VEVENT
BEGIN:VEVENT
CLASS:PRIVATE
DESCRIPTION:Hooli/nOnce it is done: reject feedback 2026-11-02-hooli --rece
 ived -e
DTEND;VALUE=DATE:20261126
DTSTAMP:20261118T000000Z
DTSTART;VALUE=DATE:20261125
SUMMARY:See whether Hooli sent feedback
TRANSP:TRANSPARENT
UID:feedback-2026-11-02-hooli@reject
END:VEVENT
BEGIN:VEVENT
CLASS:PRIVATE
DESCRIPTION:Once it is done: reject plan done call
DTEND;VALUE=DATE:20261125
DTSTAMP:20261119T000000Z
DTSTART;VALUE=DATE:20261124
SUMMARY:Call Ada
TRANSP:TRANSPARENT
UID:action-call@reject
END:VEVENT
BEGIN:VEVENT
CLASS:PRIVATE
DESCRIPTION:Write three stories down/, each ending in what it means for th
 e employer/; and say them aloud/, twice/, to somebody who knows the field.
 /nHooli/nOnce it is done: reject plan done 7f3a-1
DTEND;VALUE=DATE:20261128
DTSTAMP:20261119T000000Z
DTSTART;VALUE=DATE:20261127
SUMMARY:Write three stories down/, each ending in what it means for the emp
 loyer/; and sa…
TRANSP:TRANSPARENT
UID:action-7f3a-1@reject
END:VEVENT
END:VCALENDAR

"#]]
    );
}

#[test]
fn a_filter_chooses_the_cases_with_their_follow_ups_and_actions() {
    let journal = journal();
    let heads = |words: [&str; 2]| {
        let all = entries(&exported(&journal, words));
        all.iter()
            .map(|entry| entry.lines().next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert_data_eq!(
        heads(["--company", "hooli"]),
        str![[r#"
11-25 See whether Hooli sent feedback
11-27 Write three stories down, each ending in what it means for the employer; and sa…
"#]]
    );
    assert_data_eq!(heads(["--company", "acme"]), str!["11-24 Ask Acme where it stands"]);
    assert_data_eq!(
        heads(["--until", "2026-11-19"]),
        str![[r#"
11-11 Ask Globex, Inc; München where it stands
11-24 Ask Acme where it stands
11-25 See whether Hooli sent feedback
11-27 Write three stories down, each ending in what it means for the employer; and sa…
"#]]
    );
}

#[test]
fn a_file_is_named_by_its_ending() {
    let journal = journal();
    let file = journal.root().with_file_name("due.ics");
    journal.reject(["export", "-o", "due.ics"]).assert().code(0).stdout_eq("").stderr_eq(str![[r#"
5 entries exported to due.ics

"#]]);
    assert_eq!(fs::read_to_string(&file).expect("the file"), exported(&journal, []));
    journal.reject(["export", "-o", "due.ics"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: 'due.ics' is there already

  tip: nothing was written; `--force` replaces it

"#]]);
    journal.reject(["export", "-o", "due.ics", "--force"]).assert().code(0);
}

#[test]
fn nothing_due_is_a_calendar_without_entries() {
    let journal = Journal::with(&[SETTINGS]);
    let assert = journal.reject(["export", "--format", "ics"]).assert().code(0).stderr_eq(str![[r#"
Nothing is due: no action has a day, and no follow-up waits.

"#]]);
    let calendar = String::from_utf8(assert.get_output().stdout.clone()).expect("UTF-8");
    assert_eq!(entries(&calendar), <[String; 0]>::default());
}

#[test]
fn a_case_that_cannot_be_read_is_told_and_the_rest_is_there() {
    let journal = journal();
    journal.put("2026/2026-11-03-bad.yaml", "company: [\n");
    let assert = journal.reject(["export", "--format", "ics"]).assert().code(1).stderr_eq(str![[r#"
error: cannot read '2026/2026-11-03-bad.yaml'
  caused by: line 1, column 10: company: a list stands here; expected a text

  tip: nothing was changed; mend it with `reject edit 2026-11-03-bad`

"#]]);
    let calendar = String::from_utf8(assert.get_output().stdout.clone()).expect("UTF-8");
    assert_eq!(entries(&calendar).len(), 5);
}

#[test]
fn without_a_plan_that_can_be_read_a_calendar_stays_as_it_is() {
    let journal = journal();
    journal.run(["export", "-o", "x.ics"]);
    let before = journal.file("../x.ics");
    journal.put("plan.yaml", "---\nevent: planned\n");
    journal.reject(["export", "-o", "x.ics", "--force"]).assert().code(1).stdout_eq("").stderr_eq(str![[
        r#"
error: cannot read 'plan.yaml'
  caused by: line 2, column 1: event: 'planned' needs 'date:' beside it

  tip: nothing was changed; mend 'plan.yaml' in an editor

"#
    ]]);
    assert_eq!(journal.file("../x.ics"), before);
}

#[test]
fn private_words_cannot_be_asked_for() {
    journal().reject(["export", "--format", "ics", "--with-vent"]).assert().code(2).stdout_eq("").stderr_eq(
        str![[r#"
error: only json and jsonl can carry your private words

  tip: nothing was written; leave `--with-vent` out, or say `--format json`

"#]],
    );
}
