//! The numbers of `reject stats --json`, against figures reckoned by hand or by R.
//!
//! A search is written as one reads it: `-30 applied; -20 advanced screen; -9 rejected | control: no` is a case applied
//! for 30 days before the pinned day; behind `|` stand further lines of the event.

mod actions;
mod answers;
mod control;
mod curve;
mod edges;
mod filters;
mod groups;
mod laws;
mod momentum;
mod patterns;
mod reasons;
mod reckoned;
mod stops;
mod works;

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::support::{Journal, TODAY};

/// A journal that grows case by case.
struct Search {
    journal: Journal,
    cases: usize,
}

impl Search {
    fn new() -> Self {
        Self { journal: Journal::new(), cases: 0 }
    }

    /// One case for each of these stories.
    fn of<S: AsRef<str>>(stories: impl IntoIterator<Item = S>) -> Self {
        let mut search = Self::new();
        for story in stories {
            search.add(story.as_ref());
        }
        search
    }

    /// A case of which nothing is known but what happened; the handle it got.
    fn add(&mut self, story: &str) -> String {
        self.case("", story)
    }

    /// So many cases that went the same way.
    fn times(&mut self, many: usize, story: &str) {
        for _ in 0..many {
            self.add(story);
        }
    }

    /// A case with these lines in its header; the handle it got.
    fn case(&mut self, header: &str, story: &str) -> String {
        self.cases += 1;
        let events: Vec<String> = story.split(';').map(event).collect();
        let first = events.iter().map(|event| &event[6..16]).min().unwrap_or_default();
        let handle = format!("{first}-firm-{}", self.cases);
        let header = format!("company: Firm {}\n{}", self.cases, header.trim());
        let text = format!("{}\n---\n{}", header.trim(), events.join("---\n"));
        self.journal.put(&format!("{}/{handle}.yaml", &handle[..4]), text);
        handle
    }

    /// What `stats --json` says, read.
    fn stats(&self) -> Value {
        self.asked(&[])
    }

    /// What `stats --json` says behind these words.
    fn asked(&self, words: &[&str]) -> Value {
        self.asked_on(TODAY, words)
    }

    fn asked_on(&self, day: &str, words: &[&str]) -> Value {
        let command = self.journal.reject(["stats", "--json"]).env("REJECT_TODAY", day).args(words);
        let output = command.output().expect("reject runs");
        serde_json::from_slice(&output.stdout).unwrap_or_else(|problem| {
            panic!("{problem} of {words:?}: {}", String::from_utf8_lossy(&output.stderr))
        })
    }

    /// How `stats --json` ends.
    fn code(&self, words: &[&str]) -> Option<i32> {
        let output = self.journal.reject(["stats", "--json"]).args(words).output().expect("reject runs");
        output.status.code()
    }
}

/// `-20 advanced screen | round: 2` as a document.
fn event(told: &str) -> String {
    let mut lines = told.split('|').map(str::trim);
    let head: Vec<&str> = lines.next().unwrap_or_default().split_whitespace().collect();
    let mut text = format!("date: {}\nevent: {}\n", day(head[0]), head[1]);
    for stage in &head[2..] {
        text += &["stage: ", stage, "\n"].concat();
    }
    for line in lines {
        text += line;
        text.push('\n');
    }
    text
}

/// `-30`, so many days before the pinned one, or a day as it is written.
fn day(told: &str) -> NaiveDate {
    match told.strip_prefix('-') {
        Some(ago) => today() - Days::new(ago.parse().expect("days")),
        None if told == "0" => today(),
        None => told.parse().expect("a day"),
    }
}

fn today() -> NaiveDate {
    TODAY.parse().expect("a day")
}

/// A share of fewer than five, which has counts only.
fn few(count: usize, of: usize) -> Value {
    json!({"count": count, "of": of, "share": null, "low": null, "high": null})
}

/// The counts of a share.
fn counts(share: &Value) -> (u64, u64) {
    (share["count"].as_u64().expect("a count"), share["of"].as_u64().expect("a count"))
}

fn near(value: &Value, known: f64) -> bool {
    value.as_f64().is_some_and(|value| (value - known).abs() < 6e-7)
}

/// The items of a list by these keys.
fn rows(list: &Value, keys: &[&str]) -> Vec<Value> {
    let items = list.as_array().expect("a list").iter();
    items.map(|item| Value::Array(keys.iter().map(|key| item[*key].clone()).collect())).collect()
}
