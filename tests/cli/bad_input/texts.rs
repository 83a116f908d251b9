//! Text of any kind comes back to the letter, and is never more than a text.

use serde_json::Value;
use snapbox::{assert_data_eq, str};

use crate::support::Journal;

const FILE: &str = "2026/2026-11-22-acme.yaml";

fn texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        "   ",
        "\t",
        "\n",
        "\n\n\n",
        "a\n\n",
        "  indented\nless",
        "trailing  \nspaces ",
        "tabs\tin\tthe\tmiddle\n\tand before",
        "---",
        "---\nevent: accepted",
        "x\n---\ndate: 2026-11-22\nevent: accepted\n",
        "...\n---\n",
        "%YAML 1.1\n---\nx",
        "said: |\n  nested",
        "'\"`$HOME\\n",
        "# no comment",
        "- item",
        "{a: b}",
        "*alias &anchor !tag",
        "yes",
        "~",
        "1.10",
        "2026-11-22",
        "0x1F",
        "\u{1f469}\u{200d}\u{1f4bb} \u{1f1e9}\u{1f1ea}",
        "\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{202e}abc\u{202c}",
        "e\u{301} is not \u{e9}",
        "\u{2028}\u{2029}\u{85}",
        "\u{feff}mark",
        "a\r\nb\r\n",
        "a\rb",
        "\u{1b}[31mred\u{1b}[0m",
        "\u{fdd0}\u{ffff}",
    ]
    .map(str::to_owned)
    .into();
    texts.push("long words ".repeat(10_000));
    texts.push("many lines: - #\n".repeat(7_000));
    texts.push("x".repeat(100_000));
    texts
}

/// The one ending of the only case, as `show --json` gives it.
fn ending(journal: &Journal) -> Value {
    let output = journal.reject(["show", "last", "--json", "--with-vent"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    let shown: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let events = shown["cases"][0]["events"].as_array().expect("events").clone();
    assert_eq!(events.len(), 1);
    events[0].clone()
}

fn documents(file: &str) -> usize {
    file.lines().filter(|line| *line == "---").count()
}

#[test]
fn any_text_given_as_an_argument_comes_back_to_the_letter() {
    for text in texts() {
        let journal = Journal::new();
        journal.run(["log", "Acme", &format!("--said={text}"), &format!("--vent={text}")]);
        let ending = ending(&journal);
        assert_eq!(ending["event"], "rejected");
        assert_eq!((ending["said"].as_str(), ending["vent"].as_str()), (Some(&*text), Some(&*text)));
        assert_eq!(documents(&journal.file(FILE)), 2, "{text:.40}");
        assert_data_eq!(journal.told(&["check"]), "exit 0\n");
    }
}

#[test]
fn any_text_on_standard_input_comes_back_to_the_letter() {
    for text in texts().into_iter().chain(["a\0b".to_owned(), "x".repeat(1_000_000)]) {
        let journal = Journal::new();
        journal.reject(["log", "Acme", "--note", "-"]).stdin(text.clone()).assert().code(0);
        assert_eq!(ending(&journal)["note"].as_str(), Some(&*text));
        assert_eq!(documents(&journal.file(FILE)), 2, "{text:.40}");
    }
}

#[test]
fn any_text_can_be_added_to_a_case_that_is_there() {
    for text in texts() {
        let journal = Journal::with(&[(FILE, "company: Acme\r\n---\r\ndate: 2026-11-01\r\nevent: applied")]);
        journal.run(["log", "Acme", &format!("--said={text}")]);
        let output = journal.reject(["list", "--json"]).output().expect("it runs");
        let listed: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(listed["cases"][0]["events"][1]["said"].as_str(), Some(&*text));
    }
}

#[test]
fn names_of_any_letters_come_back_to_the_letter() {
    for name in
        ["yes", "~", "1.10", "- x", "a: b", "#1", "'", "\u{5e9}\u{5dc}", "\u{1f680}", "../../etc/passwd"]
    {
        let journal = Journal::new();
        let [tag, source, guess] = ["tag", "source", "guess"].map(|option| format!("--{option}={name}"));
        journal.run(["log", &tag, &source, &guess, "--", name, name]);
        let output = journal.reject(["list", "--json"]).output().expect("it runs");
        let case = &serde_json::from_slice::<Value>(&output.stdout).expect("JSON")["cases"][0];
        for key in ["company", "role", "source"] {
            assert_eq!(case[key].as_str(), Some(name), "{key}");
        }
        assert_eq!(case["tags"][0].as_str(), Some(name));
        assert_eq!(journal.files().len(), 2);
    }
}

#[test]
fn what_steers_a_terminal_is_shown_and_does_not_steer() {
    let journal = Journal::new();
    journal.run(["log", "Acme", "--said", "\u{1b}[31mred\u{202e}dne\u{7}\r\nsecond"]);
    assert_data_eq!(
        journal.told(&["show", "acme"]),
        str![[r#"
Acme
2026-11-22-acme

22 Nov 2026  rejected
             they said:
               ␛[31mred⟨U+202E⟩dne␇␍
               second
exit 0

"#]]
    );
}

#[test]
fn private_words_are_shown_only_when_asked_for_by_name() {
    let journal = Journal::new();
    journal.run(["log", "Acme", "--vent", "Ten hours!"]);
    assert_data_eq!(
        journal.transcript(&["show acme", "show acme --json", "list --grep hours", "show acme --with-vent"]),
        str![[r#"
$ reject show acme
Acme
2026-11-22-acme

22 Nov 2026  rejected
             private words, shown with --with-vent
exit 0

$ reject show acme --json
{
  "version": 1,
  "cases": [
    {
      "case": "2026-11-22-acme",
      "company": "Acme",
      "role": null,
      "source": null,
      "level": null,
      "place": null,
      "url": null,
      "contact": null,
      "tags": [],
      "imported": null,
      "furthest": "application",
      "round": null,
      "ending": "rejected",
      "applied": null,
      "ended": "2026-11-22",
      "events": [
        {
          "date": "2026-11-22",
          "event": "rejected"
        }
      ]
    }
  ]
}
exit 0

$ reject list --grep hours
No case fits.
exit 0

$ reject show acme --with-vent
Acme
2026-11-22-acme

22 Nov 2026  rejected
             in private: Ten hours!
exit 0


"#]]
    );
}
