//! Measures how well `reject` tells a no from any other message.
//!
//! `cargo run --release --example classify -- FILE.csv`, a table with the columns `email` and `label`, in which
//! `rejection` marks a no.

use std::error::Error;
use std::io::{self, Write};

use chrono::NaiveDate;
use reject::import::email::{Message, Phrases, Suggestion, suggest};
use serde::Deserialize;

/// As much of a miss as fits on a line.
const SHOWN: usize = 100;

#[derive(Deserialize)]
struct Row {
    email: String,
    label: String,
}

/// How many messages of each kind were told for what.
#[derive(Default)]
struct Counts {
    found: usize,
    missed: usize,
    mistaken: usize,
    passed: usize,
}

impl Counts {
    fn learn(&mut self, is_no: bool, is_told: bool) {
        let count = match (is_no, is_told) {
            (true, true) => &mut self.found,
            (true, false) => &mut self.missed,
            (false, true) => &mut self.mistaken,
            (false, false) => &mut self.passed,
        };
        *count += 1;
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args_os().nth(1).ok_or("give a CSV file with the columns 'email' and 'label'")?;
    let phrases = Phrases::built_in()?;
    let mut out = io::stdout().lock();
    let mut counts = Counts::default();
    for row in csv::Reader::from_path(file)?.deserialize() {
        let Row { email, label } = row?;
        let message = Message::read(email.as_bytes());
        let suggestion = message.map(|message| suggest(&message, &phrases, NaiveDate::MAX));
        let is_no = label.trim() == "rejection";
        let is_told = suggestion.as_ref().is_ok_and(|suggestion| suggestion.ending.is_some());
        counts.learn(is_no, is_told);
        if is_no != is_told {
            let why = suggestion.map_or_else(|error| error.to_string(), |suggestion| words(&suggestion));
            writeln!(out, "{}: {} [{why}]", if is_no { "missed" } else { "mistaken" }, start(&email))?;
        }
    }
    write_counts(&mut out, &counts)?;
    Ok(())
}

/// How a message begins, on one line.
fn start(email: &str) -> String {
    let text: Vec<&str> = email.split_whitespace().collect();
    text.join(" ").chars().take(SHOWN).collect()
}

/// The words that were found in a message, and what they were taken for.
fn words(suggestion: &Suggestion) -> String {
    let found = suggestion.phrases.iter().map(|snippet| format!("{}: '{}'", snippet.speaks, snippet.text));
    found.collect::<Vec<_>>().join("; ")
}

fn write_counts(out: &mut impl Write, counts: &Counts) -> io::Result<()> {
    let Counts { found, missed, mistaken, passed } = counts;
    writeln!(out, "{found} found, {missed} missed, {mistaken} mistaken, {passed} passed over")?;
    writeln!(out, "precision {}", share(*found, found + mistaken))?;
    writeln!(out, "recall    {}", share(*found, found + missed))
}

/// A share beside its counts.
#[expect(clippy::cast_precision_loss, reason = "counts of messages are small")]
fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        "none to tell".to_owned()
    } else {
        format!("{:.3} ({part} of {whole})", part as f64 / whole as f64)
    }
}
