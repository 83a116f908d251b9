//! Several runs in one text, each as a terminal would show it: for tables of inputs of one shape.

use std::fmt::Write as _;

use crate::support::Journal;

impl Journal {
    /// Each command line with all it said and its exit code. A line is split at its spaces; a word that holds
    /// some stands between `|`.
    pub(crate) fn transcript(&self, lines: &[&str]) -> String {
        let mut told = String::new();
        for line in lines {
            let _ = writeln!(told, "$ reject {line}\n{}", self.told(&words(line)));
        }
        told
    }

    /// All that one run said, and its exit code.
    pub(crate) fn told(&self, words: &[&str]) -> String {
        let output = self.reject([]).args(words).output().expect("it runs");
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
        let code = output.status.code().expect("no signal");
        let told = format!("{}exit {code}\n", said.concat());
        told.replace(&self.root().display().to_string(), "[JOURNAL]")
    }

    /// What `reject log` said while these lines were typed, without the lists of words to choose from, and its
    /// exit code.
    pub(crate) fn talk(&self, lines: &str) -> String {
        let output = self.reject(["log"]).stdin(lines).output().expect("it runs");
        assert_eq!(output.stdout, b"");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        let is_option = |line: &str| line.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let mut talk: Vec<&str> = said.lines().filter(|line| !is_option(line)).collect();
        let code = format!("exit {}\n", output.status.code().expect("no signal"));
        talk.push(&code);
        talk.join("\n").replace(&self.root().display().to_string(), "[JOURNAL]")
    }
}

fn words(line: &str) -> Vec<&str> {
    let parts = line.split('|').enumerate();
    parts
        .flat_map(|(n, part)| if n % 2 == 1 { vec![part] } else { part.split_whitespace().collect() })
        .collect()
}
