//! Nothing that steers a terminal leaves a file, an argument or a name as it is.

mod arguments;
mod everything;

use snapbox::str;

use crate::support::Journal;

/// Escape codes, C1 controls, marks that reorder and that hide, a bell, a carriage return, a delete.
const EVIL: &str =
    "\\e[31mred\\e]0;title\\a \\x9b2J \\u202Eback\\u2066 \\u200b\\uFEFF \\r\\x7F\\x08 \\U000E0041";

fn journal() -> Journal {
    let text = format!(
        "company: \"Acme {EVIL}\"\nrole: \"Cook {EVIL}\"\nsource: \"src {EVIL}\"\nplace: \"{EVIL}\"\ntags: [\"{EVIL}\"]\n---\ndate: 2026-11-01\nevent: applied\n---\ndate: 2026-11-20\nevent: rejected\nreasons:\n- reason: \"why {EVIL}\"\n  detail: \"{EVIL}\"\nsaid: \"a {EVIL}\\nb {EVIL}\"\nvent: \"{EVIL}\"\n---\ndate: 2026-11-21\nevent: reflected\ntopic: \"top {EVIL}\"\nanswers: {{\"id {EVIL}\": \"{EVIL}\"}}\n---\ndate: 2026-11-21\nevent: reflected\ntopic: lessons\nanswers: {{went-well: \"well {EVIL}\"}}\ndone: true\n"
    );
    Journal::with(&[
        ("2026/2026-11-01-acme.yaml", &text),
        (
            "2026/2026-11-02-bad.yaml",
            &format!("company: Bad\n---\ndate: 2026-11-02\nevent: advanced\nstage: \"{EVIL}\"\n"),
        ),
        (
            "2026/2026-11-03-key.yaml",
            &format!("company: Key\n\"mood {EVIL}\": 1\n---\n\"event\": \"odd {EVIL}\"\n"),
        ),
        ("2026/2026-11-04-\u{1b}[2J\u{9b}\u{202e}.yaml", "company: Name\ncompany: Name\n"),
    ])
}

/// The characters that steer, of those that stand in a text.
fn steering(text: &str) -> Vec<char> {
    let steers = |c: &char| {
        (c.is_control() && !"\n\t".contains(*c))
            || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}')
            || matches!(c, '\u{e0000}'..='\u{e007f}')
    };
    text.chars().filter(steers).collect()
}

fn is_clean<const N: usize>(words: [&str; N]) {
    let output = journal().reject(words).output().expect("to run");
    for bytes in [output.stdout, output.stderr] {
        let text = String::from_utf8(bytes).expect("UTF-8");
        // The mark a table for spreadsheets begins with.
        let text = text.strip_prefix('\u{feff}').filter(|_| words.contains(&"csv")).unwrap_or(&text);
        let text = if words.contains(&"csv") { text.replace("\r\n", "\n") } else { text.to_owned() };
        assert_eq!(steering(&text), <[char; 0]>::default(), "{words:?}\n{}", text.escape_debug());
    }
}

#[test]
fn no_answer_steers_the_terminal() {
    for words in [["list"], ["stats"], ["check"]] {
        is_clean(words);
    }
    for words in [["list", "--json"], ["stats", "--json"], ["list", "--plain"], ["stats", "--plain"]] {
        is_clean(words);
    }
    for format in ["csv", "json", "jsonl", "markdown", "sankeymatic", "proof"] {
        is_clean(["export", "--format", format]);
    }
    is_clean(["export", "--format", "jsonl", "--with-vent"]);
    is_clean(["export", "--format", "proof", "--source", "src \u{1b}[31m\u{202e}"]);
    is_clean(["export", "--format", "csv", "-o", "/nowhere/\u{1b}[31m\u{202e}"]);
    is_clean(["show", "acme", "--with-vent"]);
    is_clean(["show", "acme", "--json", "--with-vent"]);
    is_clean(["list", "--source", "\u{1b}[31m\u{202e}"]);
    is_clean(["stats", "--source", "src \u{1b}[31m\u{202e}"]);
}

#[test]
fn no_message_steers_the_terminal() {
    is_clean(["show", "bad"]);
    is_clean(["show", "2026-11-04"]);
    is_clean(["show", "no \u{1b}[31m\u{9b}\u{202e}"]);
    is_clean(["show", "2026"]);
    is_clean(["advance", "acme", "\u{1b}[31m\u{202e}"]);
    is_clean(["list", "--since", "\u{1b}[31m\u{9b}"]);
    is_clean(["advance", "acme", "offer", "--on", "\u{1b}]0;x\u{7}"]);
    is_clean(["advance", "acme", "offer"]);
    is_clean(["\u{1b}[31m"]);
    is_clean(["list", "--\u{1b}[31m"]);
    is_clean(["--journal", "/nowhere/\u{1b}[31m\u{202e}", "log", "Acme"]);
}

#[test]
fn what_steers_is_made_visible() {
    let journal = Journal::with(&[(
        "2026/2026-11-01-acme.yaml",
        "company: \"A\\e[31m\"\nrole: \"B\\u202E\"\n---\ndate: 2026-11-01\nevent: applied\nnote: \"c\\x9b\\rd\"\n",
    )]);
    journal
        .reject(["list"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
company  role       got to       stands   begun
A␛[31m   B⟨U+202E⟩  application  in play  1 Nov

"#]])
        .stderr_eq(str![""]);
    journal
        .reject(["show", "acme"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
A␛[31m, B⟨U+202E⟩
2026-11-01-acme

1 Nov 2026   applied
             note: c⟨U+009B⟩␍d

"#]])
        .stderr_eq(str![""]);
}
