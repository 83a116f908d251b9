//! A journal in which every number has something to say: a search of 26 applications in eleven months.
//!
//! Fifteen got to an interview, were refused there and thought through, one every second week; what each answered
//! makes one concern that improved, one that went quiet and one that keeps coming back.

use chrono::{Days, NaiveDate};

use crate::support::Journal;

/// The answers of the 15 reflections, in order, to three questions of `interview`.
const STORIES: [&str; 15] =
    ["no", "no", "partly", "no", "no", "no", "partly", "no", "no", "no", "yes", "yes", "yes", "yes", "yes"];
const VALUE: [&str; 15] = [
    "no", "yes", "skip", "partly", "yes", "no", "yes", "no", "yes", "skip", "yes", "no", "yes", "yes",
    "partly",
];
const QUESTIONS: [&str; 15] =
    ["yes", "no", "no", "yes", "yes", "no", "yes", "yes", "yes", "no", "yes", "yes", "yes", "yes", "yes"];

/// The journal.
pub(crate) fn journal() -> Journal {
    let journal = Journal::new();
    for n in 0..15 {
        interviewed(&journal, n);
    }
    others(&journal);
    journal
}

fn day(after: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).expect("a Monday") + Days::new(after)
}

fn put(journal: &Journal, company: &str, header: &str, first: NaiveDate, events: &str) {
    let text = format!("---\ncompany: {company}\n{header}---\ndate: {first}\nevent: applied\n{events}");
    journal.put(&format!("2026/{first}-{}.yaml", company.to_lowercase().replace(' ', "-")), text);
}

/// Applied every 14 days, an interview a week later, a no after two more days, thought through the day after.
fn interviewed(journal: &Journal, n: usize) {
    let first = day(14 * n as u64);
    let [invited, refused, reflected] = [7, 9, 10].map(|days| first + Days::new(days));
    let source = ["referral", "board", "Board"][n % 3];
    let mut text = format!(
        "---\ndate: {invited}\nevent: advanced\nstage: interview\n---\ndate: {refused}\nevent: rejected\nstage: interview\n"
    );
    match n % 5 {
        0 => text += "reasons:\n- reason: another candidate\n  stated: true\ncontrol: no\n",
        1 => text += "reasons:\n- reason: missing skill\n  detail: Kubernetes\ncontrol: partly\n",
        2 => text += "reasons: [vibes]\n",
        _ => text += "reasons:\n- reason: none given\n  stated: true\n",
    }
    let mut answers = String::new();
    let mut skipped = "";
    for (id, answer) in [("stories", STORIES[n]), ("value", VALUE[n]), ("your-questions", QUESTIONS[n])] {
        match answer {
            "skip" => skipped = "skipped: [value]\n",
            answer => answers += &["  ", id, ": ", answer, "\n"].concat(),
        }
    }
    let change = if n == 7 { "Nothing to change." } else { "Practise aloud." };
    let answered = |topic: &str, answers: &str| {
        format!("---\ndate: {reflected}\nevent: reflected\ntopic: {topic}\nrun: r{n}\nanswers:\n{answers}")
    };
    text += &answered("interview", &(answers + skipped));
    text += &answered("lessons", &format!("  change: {change}\n"));
    if n == 14 {
        text += "  went-well: |\n    They asked me\n    to stay longer.\n  control: yes\n";
    }
    text += "done: true\n";
    put(journal, &format!("Firm {n:02}"), &format!("role: Developer\nsource: {source}\n"), first, &text);
}

fn others(journal: &Journal) {
    let ended = |n: u64, company: &str, event: &str| {
        let (first, last) = (day(20 * n + 3), day(20 * n + 24));
        put(journal, company, "", first, &format!("---\ndate: {last}\nevent: {event}\n"));
    };
    for (n, company) in [(0, "Quiet A"), (2, "Quiet B"), (4, "Quiet C")] {
        ended(n, company, "no-reply");
    }
    ended(1, "Door A", "rejected\nreasons:\n- reason: not enough experience\n  stated: true");
    ended(3, "Door B", "rejected");
    ended(5, "Called", "rejected\nstage: screen");
    ended(6, "Left", "withdrew\ncontrol: yes");
    ended(7, "Gone", "closed\nheard: email");
    ended(8, "Offered", "declined");
    put(journal, "Waiting", "source: meetup\n", day(240), "");
    put(journal, "Fresh", "", day(310), "---\ndate: 2026-11-20\nevent: advanced\nstage: screen\n");
}
