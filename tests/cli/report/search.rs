//! A whole search, in which every word of the user's own is given: for tests of what a page holds of them.

use std::fmt::Write as _;

use crate::support::Journal;

/// How many cases it has.
const CASES: usize = 28;

/// The text as a YAML scalar of one line, whatever is in it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            ' '..='~' if c != '"' && c != '\\' => quoted.push(c),
            c => {
                let _ = write!(quoted, "\\U{:08X}", c as u32);
            }
        }
    }
    quoted + "\""
}

/// A journal of every event, of answers, a plan, a review and question sets of the user's own. `word` is the text that
/// stands in a field: it is given the field's name and which of a few groups the case is of.
pub(super) fn search(word: impl Fn(&str, usize) -> String) -> Journal {
    let journal = Journal::new();
    let word = |field: &str, group: usize| quoted(&word(field, group));
    for at in 0..CASES {
        journal.put(&format!("2026/2026-01-01-case-{at}.yaml"), case(at, &word));
    }
    let w = |field: &str| word(field, 0);
    journal.put(
        "journal.yaml",
        format!(
            "format: 1\nname: {}\nreasons: [{}]\nroles: {{{}: [{}]}}\nstop-words: [{}]\n",
            w("name"),
            w("reason"),
            w("family"),
            w("role"),
            w("stop word"),
        ),
    );
    journal.put("plan.yaml", plan(&w));
    journal.put(
        "reviews/2026-05-17.yaml",
        format!(
            "---\ndate: 2026-05-17\nevent: reviewed\nsince: 2026-04-13\nanswers: {{good-fit: partly, plan-b: {}}}\nkeep: {}\nchange: {}\ntry: {}\n",
            w("answer"),
            w("keep"),
            w("change"),
            w("try"),
        ),
    );
    // A topic of their own, and a set of theirs in the place of a shipped one.
    for (topic, question) in [("portfolio", "shown"), ("interview", "stories")] {
        journal.put(
            &format!("prompts/{topic}.yaml"),
            format!(
                "topic: {topic}\ntitle: {}\nask: {{stages: [application, screen, interview]}}\nmoment: applied\nquestions:\n- id: {question}\n  ask: {}\n  kind: yes-no\n  core: true\n  concern: [partly, no]\n  try: {}\n",
                w("title"),
                w("question"),
                w("advice"),
            ),
        );
    }
    journal
}

/// The case of that number; days of it are told by their like in `days`.
fn case(at: usize, word: &impl Fn(&str, usize) -> String) -> String {
    let group = at % 3;
    let w = |field: &str| word(field, group);
    let mut text = format!(
        "---\ncompany: {}\nrole: {}\nsource: {}\nlevel: {}\nplace: {}\nurl: {}\ncontact: {}\ntags: [{}, {}]\n",
        w("company"),
        w("role"),
        w("source"),
        w("level"),
        w("place"),
        w("url"),
        w("contact"),
        w("tag"),
        word("tag", (group + 1) % 3),
    );
    let month = 3 + at % 6;
    let day = |n: usize| format!("2026-{month:02}-{:02}", 11 + n);
    let mut add = |n: usize, event: &str, rest: &str| {
        let _ = write!(text, "---\ndate: {}\nevent: {event}\n{rest}", day(n));
    };
    add(0, "applied", &format!("note: {}\n", w("note")));
    if group > 0 {
        add(
            3,
            "advanced",
            &format!("stage: {}\nround: 1\nsaid: {}\n", ["screen", "interview"][group - 1], w("said")),
        );
        add(4, "thanked", &format!("to: {}\nsaid: {}\n", w("person"), w("letter")));
        add(5, "followed-up", &format!("to: {}\n", w("person")));
    }
    let ending = ["rejected", "rejected", "rejected", "no-reply", "rejected", "closed", "withdrew"][at % 7];
    match at {
        0 | 1 => {}
        2 => add(14, "accepted", &format!("said: {}\nnote: {}\n", w("said"), w("note"))),
        _ => add(
            14,
            ending,
            &format!(
                "heard: email\nsender: person\nreasons:\n- {{reason: {}, detail: {}, stated: true}}\n- {{reason: missing skill, detail: {}}}\ncontrol: partly\nfeeling: 2\nsaid: {}\nnote: {}\nvent: {}\n",
                w("reason"),
                w("detail"),
                word("skill", 0),
                w("said"),
                w("note"),
                w("vent"),
            ),
        ),
    }
    for (topic, answers) in [
        ("interview", "stories: partly".to_owned()),
        ("fit", "wanted: no\n  match: partly".to_owned()),
        ("portfolio", format!("shown: no\n  gone: {}", w("answer"))),
        (
            "lessons",
            format!(
                "went-well: {}\n  learned: {}\n  change: {}\n  control: partly",
                w("went well"),
                w("learned"),
                w("change")
            ),
        ),
    ] {
        let run = format!("topic: {topic}\nrun: r{at}\nanswers:\n  {answers}\n");
        add(15, "reflected", &run);
    }
    add(16, "feedback-asked", &format!("to: {}\n", w("person")));
    add(17, "feedback", &format!("from: {}\nsaid: {}\n", w("person"), w("feedback")));
    add(17, "noted", &format!("contact: {}\nnote: {}\n", w("contact"), w("note")));
    text
}

fn plan(w: &impl Fn(&str) -> String) -> String {
    let mut text = String::new();
    let mut add = |day: &str, event: &str, rest: String| {
        let _ = write!(text, "---\ndate: {day}\nevent: {event}\n{rest}");
    };
    for (id, aim) in [("one", "interview/stories"), ("two", "fit/match"), ("three", "portfolio/shown")] {
        add(
            "2026-05-12",
            "planned",
            format!("id: {id}\ndo: {}\nfor: {aim}\ncase: 2026-01-01-case-3\ndue: 2026-12-13\n", w("action")),
        );
    }
    add("2026-05-15", "done", "id: one\n".to_owned());
    add("2026-05-16", "dropped", "id: three\n".to_owned());
    for (id, of) in [("four", "applications".to_owned()), ("five", w("goal"))] {
        add("2026-06-11", "goal", format!("id: {id}\ncount: 7\nof: {of}\nby: 2026-12-17\n"));
    }
    add("2026-07-12", "did", format!("of: {}\n", w("goal")));
    text
}
