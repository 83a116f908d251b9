//! What is due, as entries of a calendar that any calendar opens.

use chrono::{Days, NaiveDate, NaiveTime};
use icalendar::{Calendar, Class, Component as _, Event, EventLike as _};

use crate::case::Case;
use crate::followups::{FollowUp, What};
use crate::plan::Action;
use crate::text::{as_typed, one_line};

/// The most characters an entry is headed with.
const LONGEST: usize = 80;

/// A calendar with an all-day entry on the day each of them is due; actions that are closed or have no day are left
/// out. `cases` give the actions their titles.
///
/// The same thing has the same UID in every calendar, and nothing in it depends on the day it is made. It holds what is
/// to be done, company and role, and no other word of a case.
#[must_use]
pub fn calendar(followups: &[FollowUp], actions: &[Action], cases: &[Case]) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//reject//reject//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("NAME", "reject"),
        ("X-WR-CALNAME", "reject"),
    ] {
        calendar.append_property((key, value));
    }
    for followup in followups {
        calendar.push(of_followup(followup));
    }
    for action in actions {
        if let Some(due) = action.planned.due.filter(|_| action.is_open()) {
            calendar.push(of_action(action, due, cases));
        }
    }
    calendar.to_string()
}

fn of_followup(followup: &FollowUp) -> Event {
    let what = match followup.what {
        What::Thank => "thank-you",
        What::Ask => "follow-up",
        What::Hear => "feedback",
    };
    let uid = format!("{what}-{}", followup.case);
    let about = [
        followup.title.clone(),
        format!("Once it is done: {}", followup.afterwards(&as_typed(&followup.case))),
    ];
    entry(&uid, followup.since, followup.due, &followup.to_string(), &about)
}

fn of_action(action: &Action, due: NaiveDate, cases: &[Case]) -> Event {
    let planned = &action.planned;
    let title = planned.case.as_deref().and_then(|case| cases.iter().find(|known| known.handle() == case));
    let about: Vec<String> = title
        .map(Case::title)
        .into_iter()
        .chain([format!("Once it is done: reject plan done {}", planned.id)])
        .collect();
    entry(&format!("action-{}", planned.id), action.since, due, &planned.what, &about)
}

/// An entry of that day. What does not fit its head stands whole in its text.
fn entry(uid: &str, since: NaiveDate, due: NaiveDate, what: &str, about: &[String]) -> Event {
    let what = one_line(what.trim());
    let short = shortened(&what);
    let whole = (short != what).then(|| what.clone());
    let about: Vec<String> = whole.iter().chain(about).map(|line| one_line(line)).collect();
    Event::new()
        .uid(&one_line(&format!("{uid}@reject")))
        .timestamp(since.and_time(NaiveTime::MIN).and_utc())
        .starts(due)
        .ends(due.checked_add_days(Days::new(1)).unwrap_or(due))
        .summary(&short)
        .description(&about.join("\n"))
        .class(Class::Private)
        .add_property("TRANSP", "TRANSPARENT")
        .done()
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let short: String = text.chars().take(LONGEST - 1).collect();
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests {
    use calcard::icalendar::{ICalendar, ICalendarProperty, ICalendarValue};

    use super::*;
    use crate::plan::Planned;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
    }

    fn action(id: &str, what: &str, due: Option<NaiveDate>) -> Action {
        let planned = Planned { id: id.into(), what: what.into(), aim: None, case: None, due };
        Action { planned, since: day(1), closed: None, done: false }
    }

    /// The texts under that key, as another parser reads them.
    fn texts(calendar: &str, key: &ICalendarProperty) -> Vec<String> {
        let read = ICalendar::parse(calendar).expect("a calendar");
        let entries = read.components.iter().flat_map(|component| &component.entries);
        let values = entries.filter(|entry| entry.name == *key).flat_map(|entry| &entry.values);
        values
            .filter_map(|value| match value {
                ICalendarValue::Text(text) => Some(text.clone()),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn any_text_is_read_as_it_was_by_another_parser() {
        let long = "轻舟智航 ".repeat(60);
        for what in [
            "Call Ada, then Bob; maybe \\n Carol: \"now\"",
            "Ends in a backslash \\",
            "ÄÖÜ äöü ß — ‘quoted’ 🎉 👩‍👩‍👧 ÄÖÜ äöü ß — ‘quoted’ 🎉 👩‍👩‍👧 ÄÖÜ äöü",
            "BEGIN:VEVENT",
            long.trim(),
        ] {
            let made = calendar(&[], &[action("a;b,c", what, Some(day(30)))], &[]);
            assert!(made.split("\r\n").all(|line| line.len() <= 75), "{made}");
            assert!(!made.replace("\r\n", "").contains(['\r', '\n']), "{made}");
            let (head, text) =
                (texts(&made, &ICalendarProperty::Summary), texts(&made, &ICalendarProperty::Description));
            assert_eq!(texts(&made, &ICalendarProperty::Uid), ["action-a;b,c@reject"]);
            let command = "Once it is done: reject plan done a;b,c";
            if what.chars().count() <= LONGEST {
                assert_eq!((head, text), (vec![what.to_owned()], vec![command.to_owned()]));
            } else {
                assert_eq!(text, [format!("{what}\n{command}")]);
                assert_eq!(head[0].chars().count(), LONGEST);
            }
        }
    }

    #[test]
    fn a_text_cannot_add_a_line_of_its_own() {
        let what = "Call\r\nEND:VEVENT\nBEGIN:VALARM\u{1b}[31m";
        let made = calendar(&[], &[action("a", what, Some(day(30)))], &[]);
        assert_eq!(texts(&made, &ICalendarProperty::Summary), ["Call␍␊END:VEVENT␊BEGIN:VALARM␛[31m"]);
        assert_eq!(made.matches("END:VEVENT\r\n").count(), 1);
    }

    #[test]
    fn what_is_closed_or_has_no_day_is_no_entry() {
        let done = Action { closed: Some(day(2)), done: true, ..action("b", "B", Some(day(3))) };
        let made = calendar(&[], &[action("a", "A", None), done], &[]);
        assert!(!made.contains("VEVENT"), "{made}");
    }
}
