//! What README shows is what happens.

use std::fs;
use std::path::Path;
use std::process::Command;

use snapbox::{assert_data_eq, file};

use crate::support::{Journal, TODAY, forty_refusals};
use crate::terminal::{DOWN, Start, TAB};

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("README")
}

/// Runs one line of a console block as a person's shell would, and gives all it says.
fn shell(journal: &Journal, today: &str, line: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_reject"));
    let path = format!("{}:/usr/bin:/bin", program.parent().expect("a folder").display());
    // What is written beside the journal is gone with it.
    let here = journal.root().with_file_name("here");
    if fs::create_dir(&here).is_ok() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
        std::os::unix::fs::symlink(data, here.join("tests")).expect("a link");
    }
    let output = Command::new("sh")
        .arg("-c")
        .arg(format!("exec 2>&1; {line}"))
        .current_dir(&here)
        .env_clear()
        .envs([("PATH", path.as_str()), ("REJECT_TODAY", today)])
        .env("REJECT_JOURNAL", journal.root())
        .output()
        .expect("a shell");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// A fenced block: what stands in the comment before it, the word behind the fence, its lines.
struct Block<'a> {
    about: &'a str,
    kind: &'a str,
    lines: Vec<&'a str>,
}

/// The page with each block replaced by what `run` makes of it.
fn rewritten(page: &str, mut run: impl FnMut(&Block<'_>) -> Option<String>) -> String {
    let mut out = String::new();
    let mut lines = page.lines();
    let mut about = "";
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        if let Some(comment) = line.strip_prefix("<!-- ").and_then(|rest| rest.strip_suffix(" -->")) {
            about = comment;
        } else if let Some(kind) = line.strip_prefix("```") {
            let block =
                Block { about, kind, lines: lines.by_ref().take_while(|line| *line != "```").collect() };
            let text = run(&block).unwrap_or_else(|| {
                block.lines.join(
                    "
",
                ) + "
"
            });
            out.push_str(&text);
            out.push_str("```\n");
        } else {
            about = "";
        }
    }
    out
}

fn console(journal: &Journal, today: &str, block: &Block<'_>) -> String {
    let commands = block.lines.iter().filter(|line| line.starts_with("$ "));
    let told: Vec<String> =
        commands.map(|command| format!("{command}\n{}", shell(journal, today, &command[2..]))).collect();
    told.concat()
}

/// Where the page says a journal is.
const HOME: &str = "/home/you/.local/share/reject";

/// A person answers `reject log` in a terminal.
fn log_screen(journal: &Journal) -> String {
    let mut terminal = Start::reject(journal, ["log"]).size(80, 40).run();
    terminal.answer("Which company", "Initech");
    terminal.answer("For which role", "Data analyst");
    terminal.answer("How far", "int");
    terminal.answer("Why", &format!("another{TAB}"));
    terminal.answer("Did they say so", "they");
    terminal.answer("word for word", "We went with somebody who knew our systems.");
    terminal.answer("let out", "");
    assert_eq!(terminal.end(), 0);
    format!("$ reject log\n{}", terminal.screen().replace(&journal.root().display().to_string(), HOME))
}

/// The same person thinks it through.
fn reflect_screen(journal: &Journal) -> String {
    let mut terminal = Start::reject(journal, ["reflect", "initech"]).size(80, 60).run();
    terminal.answer("connect to the work", "partly");
    terminal.answer("what you would add", "yes");
    terminal.answer("answers mattered to you", "no");
    terminal.answer("How well could they see", "4");
    terminal.answer("their answer was late", "");
    terminal.answer("your thanks within a day", "yes");
    terminal.answer("a job you would want", "yes");
    terminal.answer("What went well", "I stayed calm when they asked about the gap.");
    terminal.answer("What did you learn", "They care more about why than about how.");
    terminal.answer("What would you change", "Ask what their week looks like.");
    terminal.answer("within your control", "partly");
    terminal.answer("One thing to do", DOWN);
    terminal.answer("By when", "friday");
    terminal.answer("Another one", "");
    assert_eq!(terminal.end(), 0);
    format!("$ reject reflect initech\n{}", terminal.screen())
}

/// And asks for feedback.
fn feedback_screen(journal: &Journal) -> String {
    let mut terminal = Start::reject(journal, ["feedback", "initech"]).size(80, 60).run();
    terminal.answer("got on well with", "no");
    terminal.answer("Whom do you write to", "Dana Ruiz");
    terminal.answer("Your own name", "Ada Lovelace");
    assert_eq!(terminal.end(), 0);
    format!("$ reject feedback initech\n{}", terminal.screen())
}

#[test]
fn every_console_block_of_readme_is_what_happens() {
    let (journal, asked, forty) = (Journal::new(), Journal::new(), forty_refusals());
    let page = rewritten(&readme(), |block| match (block.kind, block.about) {
        ("console", "journal: forty") => Some(console(&forty, "2023-10-30", block)),
        ("console", _) => Some(console(&journal, TODAY, block)),
        ("text", "screen: log") => Some(log_screen(&asked)),
        ("text", "screen: reflect") => Some(reflect_screen(&asked)),
        ("text", "screen: feedback") => Some(feedback_screen(&asked)),
        _ => None,
    });
    let page = page.replace(&journal.root().display().to_string(), HOME);
    assert_data_eq!(page, file!["../../README.md"].raw());
}

#[test]
fn the_format_in_readme_is_the_format() {
    rewritten(&readme(), |block| {
        let file = block.about.strip_prefix("case: ")?;
        let journal = Journal::with(&[(file, &block.lines.join("\n"))]);
        journal.reject(["check"]).assert().code(0).stdout_eq("").stderr_eq("");
        journal.reject(["show", "acme", "--json"]).assert().code(0);
        None
    });
}

#[test]
fn the_letter_in_readme_is_a_letter() {
    let mut letters = 0;
    rewritten(&readme(), |block| {
        let name = block.about.strip_prefix("letter: ")?;
        let file = format!("prompts/letters/{name}.yaml");
        let journal = Journal::with(&[("journal.yaml", "format: 1\n"), (&file, &block.lines.join("\n"))]);
        journal.reject(["check"]).assert().code(0).stdout_eq("").stderr_eq("");
        let letter = journal.told(&["letter", name]);
        assert!(
            letter.starts_with("Subject: [the role]: I am on my way\n\nHello,\n\nI look forward"),
            "{letter}"
        );
        letters += 1;
        None
    });
    assert_eq!(letters, 1);
}

#[test]
fn the_plan_in_readme_is_a_plan() {
    let mut plans = 0;
    rewritten(&readme(), |block| {
        if block.about == "plan" {
            plans += 1;
            let journal = Journal::with(&[("plan.yaml", &block.lines.join("\n"))]);
            journal.reject(["check"]).assert().code(0).stdout_eq("").stderr_eq("");
            let lines =
                journal.reject(["export", "--format", "jsonl"]).assert().code(0).get_output().stdout.clone();
            assert_eq!(String::from_utf8_lossy(&lines).lines().count(), 6);
        }
        None
    });
    assert_eq!(plans, 1);
}

#[test]
fn the_review_in_readme_is_a_review() {
    let mut reviews = 0;
    rewritten(&readme(), |block| {
        let file = block.about.strip_prefix("review: ")?;
        reviews += 1;
        let journal = Journal::with(&[(file, &block.lines.join("\n"))]);
        journal.reject(["check"]).assert().code(0).stdout_eq("").stderr_eq("");
        journal.reject(["review", "show", "last", "--json"]).assert().code(0);
        None
    });
    assert_eq!(reviews, 1);
}

#[test]
fn the_checks_run_the_test_command_that_readme_names() {
    let mut commands = Vec::new();
    rewritten(&readme(), |block| {
        commands.extend((block.kind == "sh").then(|| block.lines.join("\n")));
        None
    });
    let checks = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/run")).expect(".ci/run");
    assert_eq!(commands.len(), 2);
    assert!(checks.lines().any(|line| line == commands[1]), "{} is not in .ci/run", commands[1]);
}
