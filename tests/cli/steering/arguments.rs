//! Poison in every option and every place of every command, in the environment, and in names of files.

use super::everything::{POISON, poisoned};
use super::steering;
use crate::support::Journal;

/// Every command with its help, as the program itself tells it.
fn commands(journal: &Journal, path: &[String], all: &mut Vec<(Vec<String>, String)>) {
    let output = journal.reject([]).args(path).arg("--help").output().expect("it runs");
    let help = String::from_utf8(output.stdout).expect("UTF-8");
    let listed = help.split_once("\nCommands:\n").map_or("", |(_, behind)| behind);
    let listed = listed.split("\n\n").next().unwrap_or_default();
    let names = listed
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|name| !name.is_empty());
    for name in names {
        commands(journal, &[path, &[name.to_owned()]].concat(), all);
    }
    all.push((path.to_vec(), help));
}

/// The long options that a help names.
fn options(help: &str) -> Vec<&str> {
    let words = help.lines().filter_map(|line| {
        let line = line.trim_start();
        let line = if line.starts_with('-') && !line.starts_with("--") { line.get(4..)? } else { line };
        line.starts_with("--").then(|| line.split([' ', '=', '[']).next().unwrap_or_default())
    });
    words.collect()
}

fn is_clean(journal: &Journal, words: &[&str], environment: &[(&str, &str)]) {
    let command = journal.reject([]).args(words).env("EDITOR", "true");
    let command = environment.iter().fold(command, |command, (name, value)| command.env(name, value));
    let output = command.output().expect("it runs");
    for bytes in [output.stdout, output.stderr] {
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert_eq!(
            steering(&text),
            <[char; 0]>::default(),
            "{words:?} {environment:?}\n{}",
            text.escape_debug()
        );
        assert!(!text.contains("panicked"), "{words:?}\n{text}");
    }
}

#[test]
fn no_option_and_no_word_reaches_a_terminal_raw() {
    let mut all = Vec::new();
    commands(&poisoned(), &[], &mut all);
    assert!(all.len() > 30, "{} commands", all.len());
    let mut runs = 0;
    for (path, help) in &all {
        let journal = poisoned();
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        for option in options(help) {
            let given = format!("{option}={POISON}");
            for words in [&[][..], &["acme"]] {
                is_clean(&journal, &[&path, words, &[given.as_str()]].concat(), &[]);
                runs += 1;
            }
        }
        let (long, short) = (format!("--{POISON}"), format!("-{POISON}"));
        for words in
            [&[POISON][..], &["acme", POISON], &[POISON, POISON, POISON], &[long.as_str()], &[short.as_str()]]
        {
            is_clean(&journal, &[&path, words].concat(), &[]);
            runs += 1;
        }
    }
    assert!(runs > 500, "{runs} runs");
}

#[test]
fn nothing_of_the_environment_reaches_a_terminal_raw() {
    let journal = poisoned();
    let below = format!("{}/{POISON}", journal.root().display());
    let behind_a_file = format!("{}/journal.yaml/{POISON}", journal.root().display());
    for (name, value) in [
        ("EDITOR", POISON),
        ("VISUAL", POISON),
        ("REJECT_TODAY", POISON),
        ("REJECT_JOURNAL", below.as_str()),
        ("REJECT_JOURNAL", behind_a_file.as_str()),
        ("COLUMNS", POISON),
        ("TERM", POISON),
    ] {
        for words in [
            &["list"][..],
            &["log", "Acme", "Role"],
            &["edit", "acme"],
            &["reflect", "acme", "-e"],
            &["check"],
        ] {
            is_clean(&journal, words, &[(name, value)]);
        }
    }
    for name in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME"] {
        is_clean(&journal, &["log", "Acme", "Role"], &[("REJECT_JOURNAL", ""), (name, &below)]);
    }
}
