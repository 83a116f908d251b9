//! A journal with a poisoned value in every field and every name, and all that each command says of it.

use std::fs;

use super::steering;
use crate::support::Journal;

/// Each kind of character that steers a terminal or hides what a text says, between letters that do not.
pub(super) const POISON: &str = "p\u{1b}[31m\u{1b}]0;t\u{7}\u{8}\r\u{7f}\u{9b}2J\u{85}\u{202e}b\u{2066}\u{200e}\u{200f}\u{61c}\
                                \u{2028}\u{2029}\u{200b}\u{2060}\u{feff}\u{e0041}q";

/// The same as a file may be called.
fn name() -> String {
    format!("{POISON}\nz")
}

/// The same as a quoted YAML text.
fn quoted() -> String {
    let escaped = POISON.chars().map(|c| match u32::from(c) {
        0x20..0x7f => c.to_string(),
        code @ ..0x1_0000 => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// A journal in which each `@` of these files is poisoned.
pub(super) fn poisoned() -> Journal {
    let journal = Journal::new();
    let p = quoted();
    for (file, text) in FILES {
        journal.put(&file.replace('@', &name()), text.replace('@', &p));
    }
    for n in 0..6 {
        let text = "---\ncompany: @\nrole: @\nsource: @\nlevel: @\ntags: [@]\n---\ndate: 2026-10-10\nevent: applied\n---\n\
                    date: 2026-10-20\nevent: rejected\nreasons:\n- reason: @\n  stated: true\n- reason: missing skill\n  \
                    detail: @\nsaid: some @ words @\n---\ndate: 2026-10-21\nevent: reflected\ntopic: own\nanswers: {q: 'no'}\n";
        journal.put(&format!("2026/2026-10-10-many{n}.yaml"), text.replace('@', &p));
    }
    let bare = POISON.replace('\r', "");
    let beside = journal.root().parent().expect("a folder").to_owned();
    let sheet = format!(
        "Company,Role,Applied,Status,Notes,{bare}\n\"{POISON}\",\"{POISON}\",2026-11-02,\"{POISON}\",x,y\nA,{bare},{bare},No,x,y\n"
    );
    fs::write(beside.join("jobs.csv"), sheet).expect("a file");
    let mail = format!(
        "From: {bare} <a@b.example>\nSubject: Your application {bare}\nDate: Mon, 2 Nov 2026 10:00:00 +0000\n\n\
                        We decided {POISON} not to move forward with your application at {POISON} Acme.\n"
    );
    fs::write(beside.join("no.eml"), mail).expect("a file");
    journal
}

const FILES: &[(&str, &str)] = &[
    ("journal.yaml", "format: 1\nreasons: [@]\nname: @\nroles: {@: [@]}\nstop-words: [@]\ntone: @\n@: x\n"),
    (
        "2026/2026-11-01-acme--cook.yaml",
        "---\ncompany: @\nrole: @\nsource: @\nlevel: @\nplace: @\nurl: @\ncontact: @\ntags: [@]\nimported: @\n@: @\n---\n\
         date: 2026-11-01\nevent: applied\nsaid: @\nnote: @\n---\ndate: 2026-11-05\nevent: advanced\nstage: interview\nnote: @\n\
         ---\ndate: 2026-11-20\nevent: rejected\nreasons:\n- reason: @\n  detail: @\n  stated: true\n  @: @\n- @\nsaid: @\nnote: @\n\
         vent: @\n---\ndate: 2026-11-21\nevent: reflected\ntopic: @\nrun: @\nanswers: {@: @}\nskipped: [@]\n---\ndate: 2026-11-21\n\
         event: reflected\ntopic: lessons\nanswers: {went-well: @, learned: @, change: @, @: @}\ndone: true\n---\ndate: 2026-11-21\n\
         event: feedback-asked\nto: @\n---\ndate: 2026-11-22\nevent: feedback\nfrom: @\nsaid: @\n---\ndate: 2026-11-22\nevent: @\n",
    ),
    ("2026/2026-11-02-bad.yaml", "company: Bad\n---\ndate: 2026-11-02\nevent: advanced\nstage: @\n"),
    ("2026/2026-11-03-key.yaml", "company: Key\n@: 1\n@: 1\n"),
    ("2026/2026-11-04-@.yaml", "company: Name\ncompany: Name\n"),
    ("2026/2026-11-05-@.yaml", "company: Good\n---\ndate: 2026-11-05\nevent: applied\n"),
    (
        "plan.yaml",
        "---\ndate: 2026-11-01\nevent: planned\nid: @\ndo: @\nfor: @\ncase: @\ndue: 2026-11-25\n---\ndate: 2026-11-01\n\
         event: goal\nid: g\ncount: 3\nof: @\n---\ndate: 2026-11-02\nevent: did\nof: @\n---\ndate: 2026-11-02\nevent: @\n",
    ),
    (
        "reviews/2026-11-10.yaml",
        "---\ndate: 2026-11-10\nevent: reviewed\nkeep: @\nchange: @\ntry: @\nanswers: {@: @}\nskipped: [@]\nnumbers: {@: 1}\n@: 1\n",
    ),
    ("reviews/2026-11-11-@.yaml", "---\ndate: @\nevent: reviewed\n"),
    (
        "prompts/own.yaml",
        "topic: own\ntitle: @\nask: {stages: [interview, application]}\nquestions:\n- id: q\n  ask: @\n  kind: yes-no\n  \
         core: true\n  concern: ['no', partly]\n  try: @\n  source: @\n- id: c\n  ask: @\n  kind: choice\n  choices: [@, b]\n  core: true\n",
    ),
    ("prompts/letters/mine.yaml", "letter: mine\ntitle: @\nsource: @\nshort:\n  subject: @\n  body: @\n"),
    ("drafts/unsaved-@.txt", "@"),
    ("drafts/edit-@.yaml", "@"),
    ("drafts/reflect-@.yaml", "@"),
    ("drafts/form-@.yaml", "@"),
    ("drafts/letter-@.txt", "@"),
    (
        "trash/writes.yaml",
        "---\nby: @\nwrites:\n- file: 2026/2026-10-10-many0.yaml\n  offset: 0\n  length: 3\n  sha256: aa\n---\nby: @\nwrites:\n\
         - file: @\n  offset: 0\n  length: 3\n  sha256: aa\n",
    ),
    (
        "trash/1/undone.yaml",
        "by: @\nwrites:\n- file: plan.yaml\n  offset: 9\n  length: 3\n  \
         sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n",
    ),
    ("trash/1/plan.yaml", "abc"),
    ("2026-@.yaml", "company: Lost\n"),
];

/// Each line that shows something of a journal, and a sheet or a mail that is taken over.
const LINES: &str = "\
|--brief|list|list --json|list --plain|show acme|show acme --with-vent|show acme --json --with-vent|show 2026|show 2026-11-04\
|stats|stats all|stats all --plain|stats --json|stats own/q|stats missing_skill|stats --by source|stats --by role|stats --by level\
|stats --by tag|stats --by reason|stats --by month|report -o -|report -o - --anonymous|report -o - --svg sankey|check|review\
|review list|review list --json|review show last|plan|plan --all|plan --json|undo --list|undo|undo --restore|prompts|prompts --json\
|prompts show own|letter|letter mine acme|letter thank-you acme|feedback acme|feedback acme --long|stale|reflect|reflect acme\
|reflect own acme|log|import jobs.csv|import jobs.csv --dry-run|import --email no.eml --dry-run|import --email no.eml --json\
|export --format json|export --format json --with-vent|export --format jsonl|export --format csv|export --format markdown\
|export --format ics|export --format sankeymatic|export --format proof";

#[cfg(feature = "lock")]
#[test]
fn neither_locking_nor_unlocking_says_a_name_raw() {
    let journal = poisoned();
    journal.put(&format!("{}/x", name()), "mine");
    journal.put_key();
    let damaged = format!("drafts/{}", name());
    let mut shown = 0;
    for line in ["lock", "check", "lock", "unlock", "list", "unlock"] {
        if line == "list" {
            journal.put(&damaged, "age-encryption.org/v1\n-> X25519 broken\n");
            journal.put_key();
        }
        let output = journal.reject([line]).output().expect("it runs");
        for bytes in [output.stdout, output.stderr] {
            let text = String::from_utf8(bytes).expect("UTF-8");
            shown += text.matches('\u{241b}').count();
            assert_eq!(steering(&text), <[char; 0]>::default(), "{line}\n{}", text.escape_debug());
            assert!(!text.lines().any(|line| line.starts_with('z')), "{line}\n{text}");
        }
    }
    assert!(shown > 10, "the poison is shown, made visible: {shown}");
}

#[test]
fn nothing_of_a_poisoned_journal_reaches_a_terminal_or_a_pipe_raw() {
    let journal = poisoned();
    let mut shown = 0;
    for line in LINES.split('|') {
        let words: Vec<String> =
            line.split(' ').filter(|word| !word.is_empty()).map(|word| word.replace('_', " ")).collect();
        let output = journal.reject([]).args(words).output().expect("it runs");
        for bytes in [output.stdout, output.stderr] {
            let text = String::from_utf8(bytes).expect("UTF-8");
            shown += text.matches("\u{241b}").count() + text.matches("\\u001b").count();
            // A table for a spreadsheet begins with a mark; its lines and those of a calendar end as theirs do.
            let text = text.strip_prefix('\u{feff}').filter(|_| line.ends_with("csv")).unwrap_or(&text);
            let text = if line.starts_with("export") { text.replace("\r\n", "\n") } else { text.to_owned() };
            assert_eq!(steering(&text), <[char; 0]>::default(), "{line}\n{}", text.escape_debug());
            assert!(
                !text.lines().any(|line| line.starts_with('z')),
                "a name goes on in a line of its own: {line}\n{text}"
            );
        }
    }
    assert!(shown > 500, "the poison is shown, made visible: {shown}");
}
