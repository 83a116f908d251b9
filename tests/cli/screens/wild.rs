//! A journal with a pattern of each state, actions, goals, and texts that try to break a screen.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};

use crate::support::Journal;

const LONG: &str =
    "Gesellschaft für außerordentlich lange Firmennamen und deren Verwaltung in den Ländern mbH & Co KG aA";
const WIDE: &str = "株式会社日本語システム開発研究所東京本社第二開発部";
/// Spelt as YAML spells what steers a terminal.
const STEERING: &str = "\\e[31mRed\\e[0m\\u202Eevil\\u2066 Co";
const NAMES: [&str; 4] = [LONG, WIDE, STEERING, "Acme"];

/// The journal: 24 interviews, each refused and all but the last thought through; three silent applications.
pub(crate) fn journal() -> Journal {
    let journal = Journal::new();
    for n in 0..24 {
        let day = NaiveDate::from_ymd_opt(2026, 1, 5).expect("a Monday") + Days::new(13 * n as u64);
        journal.put(&format!("2026/{day}-firm-{n}.yaml"), refused(n, day));
    }
    for (n, name) in NAMES[..3].iter().enumerate() {
        let text = format!("company: \"{name}\"\n---\ndate: 2026-09-0{}\nevent: applied\n", n + 1);
        journal.put(&format!("2026/2026-09-0{}-silent-{n}.yaml", n + 1), text);
    }
    journal.put("plan.yaml", plan());
    journal
}

fn refused(n: usize, day: NaiveDate) -> String {
    let [invited, ended, thought] = [6, 9, 10].map(|days| day + Days::new(days));
    let name = NAMES[n % 4];
    let source = ["board", "referral", WIDE, STEERING][n % 4];
    let level = ["senior", "junior", STEERING, LONG][n % 4];
    let reason = ["another candidate", "missing skill", STEERING, WIDE][n % 4];
    let detail = ["Kubernetes", "Rust, Kubernetes", STEERING, LONG][n % 4];
    let control = ["yes", "no", "partly", "unknown"][n % 4];
    let mut text = format!(
        "---\ncompany: \"{name}\"\nrole: \"Senior {name} engineer (m/f/d)\"\nsource: \"{source}\"\nlevel: \"{level}\"\ntags: [\"{WIDE}\", rust, \"{STEERING}\"]\n---\ndate: {day}\nevent: applied\n---\ndate: {invited}\nevent: advanced\nstage: interview\n---\ndate: {ended}\nevent: rejected\nheard: email\nreasons:\n- reason: \"{reason}\"\n  stated: {}\n  detail: \"{detail}\"\ncontrol: {control}\nsaid: \"They said {STEERING} {WIDE} {LONG}\"\nnote: \"A note {STEERING}\"\n",
        n % 2 == 1
    );
    if n < 23 {
        let stories = if n < 14 { "no" } else { "yes" };
        let value = if n % 2 == 1 { "no" } else { "partly" };
        let questions = if n < 19 { "yes" } else { "no" };
        let enthusiasm = if n < 20 { "1" } else { "5" };
        write!(text, "---\ndate: {thought}\nevent: reflected\ntopic: interview\nrun: r{n}\nanswers:\n  stories: {stories}\n  value: {value}\n  your-questions: {questions}\n  enthusiasm: {enthusiasm}\n---\ndate: {thought}\nevent: reflected\ntopic: lessons\nrun: r{n}\nanswers:\n  went-well: \"It went {STEERING} {WIDE} {LONG}\"\n  change: Nothing to change.\ndone: true\n").expect("a text");
    }
    text
}

fn plan() -> String {
    let planned = |id: &str, what: &str, aim: &str| {
        format!("---\ndate: 2026-06-01\nevent: planned\nid: {id}\ndo: \"{what}\"\nfor: interview/{aim}\n")
    };
    let done = |id: &str, day: &str| format!("---\ndate: {day}\nevent: done\nid: {id}\n");
    let goal = |id: &str, count: u32, of: &str, by: &str| {
        format!("---\ndate: 2026-10-01\nevent: goal\nid: {id}\ncount: {count}\nof: \"{of}\"\n{by}")
    };
    let meetings = format!("meetings {STEERING} {LONG}");
    [
        planned("helped", &format!("Write stories down {STEERING} {LONG}"), "stories"),
        done("helped", "2026-07-10"),
        planned("early", &WIDE.repeat(4), "value"),
        done("early", "2026-10-20"),
        planned("more", "Ask better", "your-questions"),
        done("more", "2026-06-20"),
        planned("same", "Say what you would add", "value"),
        done("same", "2026-07-01"),
        format!("{}due: 2026-12-10\n", planned("open", &format!("An open one {}", WIDE.repeat(4)), "value")),
        planned("other", "Another", "value"),
        goal("open-goal", u32::MAX, &meetings, "by: 2026-12-31\n"),
        goal("reached", 3, "applications", "by: 2026-11-22\n"),
        goal("today", 2, "calls", "by: 2026-11-22\n"),
        goal("over", 1, "classes", "by: 2026-11-01\n"),
        goal("any-day", 1, "coffee chat", ""),
        format!("---\ndate: 2026-10-05\nevent: did\nof: \"{meetings}\"\ncount: 4000000000\n"),
        "---\ndate: 2026-10-06\nevent: did\nid: any-day\n".to_owned(),
        "---\ndate: 2026-11-05\nevent: did\nof: a long walk\n".to_owned(),
        "---\ndate: 2026-11-06\nevent: did\nof: letters\ncount: 12\n".to_owned(),
    ]
    .concat()
}
