//! Several processes at once: none loses what another wrote, and a 0 is a promise.

use std::collections::BTreeMap;
use std::thread;

use snapbox::str;

use crate::commands::state;
use crate::support::Journal;

const FILE: &str = "2026/2026-10-30-acme.yaml";
const CASE: &str = "---\ncompany: Acme\n---\ndate: 2026-10-30\nevent: applied\n";

/// What one process wrote in one go: the command, what is piped into it, and where its text stands then.
struct Turn {
    words: Vec<String>,
    stdin: String,
    text: String,
}

fn turn(words: &[&str], stdin: &str, text: String) -> Turn {
    Turn { words: words.iter().map(|word| (*word).to_owned()).collect(), stdin: stdin.to_owned(), text }
}

/// The turns of one process, each with a text that only it writes.
fn turns(who: usize, rounds: usize) -> Vec<Turn> {
    let mut all = Vec::new();
    for n in 0..rounds {
        let (own, firm) = (format!("{who}-{n}"), format!("Firm {who} {n}"));
        let said = format!("said by {own},\nin two lines");
        all.push(turn(&["apply", &firm, "Dev", "--on", "2026-11-01"], "", format!("company: {firm}\n")));
        all.push(turn(
            &["log", &firm, "--said", "-"],
            &said,
            format!("said: |-\n  said by {own},\n  in two lines\n"),
        ));
        let answers = format!("match: partly\nlearned: learned by {own}\n");
        all.push(turn(
            &["reflect", &format!("firm-{who}-{n}--dev"), "--answers", "-", "--do", &format!("Walk {own}")],
            &answers,
            format!("learned: learned by {own}\n"),
        ));
        let shared = format!("{}", 1000 + who * 100 + n);
        all.push(turn(
            &["advance", "acme", "interview", "--round", &shared],
            "",
            format!("event: advanced\nstage: interview\nround: {shared}\n"),
        ));
        all.push(turn(&["plan", "add", &format!("Plan {own}")], "", format!("do: Plan {own}\n")));
        all.push(turn(&["plan", "did", &format!("talk {own}")], "", format!("of: talk {own}\n")));
        let csv = format!("company,role,applied\nTable {own},Dev,2026-11-02\nTable {own},Ops,2026-11-03\n");
        all.push(turn(&["import", "-", "--yes"], &csv, format!("company: Table {own}\nrole: Ops\n")));
        let json = format!(
            r#"{{"version": 1, "cases": [{{"company": "Json {own}", "events": [{{"date": "2026-11-02", "event": "applied"}}]}}]}}"#
        );
        all.push(turn(&["import", "-", "--yes"], &json, format!("company: Json {own}\n")));
    }
    all
}

/// Runs the turns of so many processes at once; gives the texts that were promised, and those that were refused.
fn at_once(journal: &Journal, processes: usize, rounds: usize) -> (Vec<String>, Vec<String>) {
    let run = |turn: Turn| loop {
        let command = journal.reject([]).args(&turn.words).stdin(turn.stdin.as_str());
        let output = command.output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.success() {
            return Ok(turn.text);
        }
        let is_refused = matches!(output.status.code(), Some(1 | 2)) && said.contains("error: ");
        assert!(is_refused, "{:?}\n{output:?}", turn.words);
        // What was looked at is no longer so, and it says that it wrote nothing.
        if !said.contains("nothing was written; say it again") {
            return Err(turn.text);
        }
    };
    let done: Vec<Result<String, String>> = thread::scope(|scope| {
        let turns = |who| scope.spawn(move || turns(who, rounds).into_iter().map(run).collect::<Vec<_>>());
        let all: Vec<_> = (0..processes).map(turns).collect();
        all.into_iter().flat_map(|one| one.join().expect("no panic")).collect()
    });
    let (done, refused): (Vec<_>, Vec<_>) = done.into_iter().partition(Result::is_ok);
    (done.into_iter().filter_map(Result::ok).collect(), refused.into_iter().filter_map(Result::err).collect())
}

/// Each text that was promised stands there once, and nothing else of the same kind.
fn holds(now: &BTreeMap<String, String>, promised: &[String]) {
    for text in promised {
        let times: usize = now.values().map(|file| file.matches(text.as_str()).count()).sum();
        assert_eq!(times, 1, "{text}\n{now:#?}");
    }
}

fn lose_nothing(processes: usize, rounds: usize) {
    let journal = Journal::new();
    journal.run(["apply", "Acme", "Dev", "--on", "2026-11-01"]);
    let (promised, refused) = at_once(&journal, processes, rounds);
    assert_eq!((promised.len(), refused.as_slice()), (processes * rounds * 8, &[][..]));
    let now = state(&journal);
    holds(&now, &promised);
    let count = |part: &str| now.values().map(|text| text.matches(part).count()).sum::<usize>();
    let (n, each) = (processes * rounds, |file: &str| now.keys().filter(|name| name.contains(file)).count());
    assert_eq!(each("-firm-"), n);
    assert_eq!(each("-table-"), 2 * n);
    assert_eq!(each("-json-"), n);
    assert_eq!(now.len(), 4 * n + 3, "{:#?}", now.keys());
    assert_eq!(count("event: advanced\n"), n);
    assert_eq!(count("event: planned\n"), 2 * n);
    assert_eq!(count("event: did\n"), n);
    assert_eq!(count("event: reflected\n"), 2 * n);
    journal.reject(["check"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![""]);
}

#[test]
fn two_processes_that_write_all_sorts_of_things_lose_nothing() {
    lose_nothing(2, 3);
}

#[test]
fn eight_processes_that_write_all_sorts_of_things_lose_nothing() {
    lose_nothing(8, 1);
}

#[test]
#[ignore = "takes minutes: hundreds of writes"]
fn eight_processes_that_write_for_a_long_time_lose_nothing() {
    lose_nothing(8, 11);
}

#[test]
fn what_one_process_takes_back_takes_nothing_of_another() {
    let journal = Journal::new();
    journal.run(["apply", "Acme", "Dev", "--on", "2026-11-01"]);
    let (promised, taken) = thread::scope(|scope| {
        let undo = || {
            let outputs = (0..100).map(|_| journal.reject(["undo", "--yes"]).output().expect("it runs"));
            outputs.filter(|output| output.status.success()).take(3).count()
        };
        let undone = scope.spawn(undo);
        let (promised, _) = at_once(&journal, 2, 2);
        (promised, undone.join().expect("no panic"))
    });
    assert_eq!(taken, 3);
    let now = state(&journal);
    // In the journal or in the trash, each in one place.
    holds(&now, &promised);
    journal.reject(["check"]).assert().code(0);
}

#[test]
fn two_processes_that_add_fifty_each_lose_nothing() {
    let journal = Journal::new();
    thread::scope(|scope| {
        for who in ["a", "b"] {
            let journal = &journal;
            scope.spawn(move || {
                for n in 0..50 {
                    journal.run(["log", &format!("firm {who}{n:02}"), "--said", "No.\nThanks.\n"]);
                }
            });
        }
    });
    let mut expected: Vec<String> = (0..50)
        .flat_map(|n| ["a", "b"].map(|who| format!("2026/2026-11-22-firm-{who}{n:02}.yaml")))
        .collect();
    expected.push("journal.yaml".to_owned());
    expected.sort();
    assert_eq!(journal.files(), expected);
    journal.reject(["check"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![""]);
}

#[test]
fn two_processes_that_add_to_one_case_lose_nothing() {
    let journal = Journal::with(&[(FILE, CASE)]);
    thread::scope(|scope| {
        for who in [1, 2] {
            let journal = &journal;
            scope.spawn(move || {
                for n in 0..25 {
                    let round = format!("{who}{n:02}");
                    journal.run(["advance", "acme", "interview", "--round", &round]);
                }
            });
        }
    });
    let text = journal.file(FILE);
    let mut rounds: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("round: ")).collect();
    rounds.sort_unstable();
    let expected: Vec<String> =
        [1, 2].into_iter().flat_map(|who| (0..25).map(move |n| format!("{who}{n:02}"))).collect();
    assert_eq!(rounds, expected);
    let whole =
        |round: &&str| format!("---\ndate: 2026-11-22\nevent: advanced\nstage: interview\nround: {round}\n");
    let in_order: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("round: ")).collect();
    assert_eq!(text, format!("{CASE}{}", in_order.iter().map(whole).collect::<String>()));
}
