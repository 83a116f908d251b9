//! Writing YAML that every parser, of version 1.1 or 1.2, reads as what was meant.

use std::fmt::Write as _;

/// A value on its way into a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// A word of the format itself, written as it is: a date, a number, `yes`.
    Word(String),
    /// A text of the user, which comes back to the letter.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// Keys and values in order.
    Map(Vec<(String, Self)>),
}

/// One document with its leading `---`, ending in a line end.
pub(crate) fn document(pairs: &[(String, Node)]) -> String {
    let mut out = String::from("---\n");
    for (key, node) in pairs {
        pair(&mut out, key, node, 0);
    }
    out
}

fn pair(out: &mut String, key: &str, node: &Node, indent: usize) {
    let _ = write!(out, "{}:", inline(key));
    value(out, node, indent);
}

fn value(out: &mut String, node: &Node, indent: usize) {
    match node {
        Node::Word(word) => push_line(out, word),
        Node::Text(text) => push_line(out, &scalar(text, indent)),
        Node::List(items) if items.iter().all(|item| matches!(item, Node::Text(_) | Node::Word(_))) => {
            let items: Vec<String> = items.iter().map(flow_item).collect();
            push_line(out, &format!("[{}]", items.join(", ")));
        }
        Node::List(items) => {
            out.push('\n');
            for item in items {
                let _ = write!(out, "{:indent$}-", "");
                match item {
                    Node::Map(pairs) => {
                        for (at, (key, node)) in pairs.iter().enumerate() {
                            let _ =
                                write!(out, "{:width$}", "", width = if at == 0 { 1 } else { indent + 2 });
                            pair(out, key, node, indent + 2);
                        }
                    }
                    other => value(out, other, indent + 2),
                }
            }
        }
        Node::Map(pairs) => {
            out.push('\n');
            for (key, node) in pairs {
                let _ = write!(out, "{:width$}", "", width = indent + 2);
                pair(out, key, node, indent + 2);
            }
        }
    }
}

fn push_line(out: &mut String, text: &str) {
    out.push(' ');
    out.push_str(text);
    if !text.ends_with('\n') {
        out.push('\n');
    }
}

/// A list on one line needs quotes around what a comma or a bracket would tear.
fn flow_item(node: &Node) -> String {
    match node {
        Node::Text(text) => {
            let plain = inline(text);
            let torn = text.contains([',', '[', ']', '{', '}', ':', '#', '?']);
            if torn && !plain.starts_with(['\'', '"']) { double_quoted(text) } else { plain }
        }
        Node::Word(word) => word.clone(),
        Node::List(_) | Node::Map(_) => String::new(),
    }
}

/// A text as a literal block where it has several lines and reads back equal, else on one line.
fn scalar(text: &str, indent: usize) -> String {
    if text.contains('\n') {
        let block = literal(text, 0);
        if reads_back(&block, text) { literal(text, indent) } else { double_quoted(text) }
    } else {
        inline(text)
    }
}

fn literal(text: &str, indent: usize) -> String {
    let kept = text.trim_end_matches('\n');
    let chomping = match text.len() - kept.len() {
        0 => "-",
        1 => "",
        _ => "+",
    };
    let indicator = if text.starts_with([' ', '\n']) { "2" } else { "" };
    let mut out = format!("|{indicator}{chomping}\n");
    for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        if !line.is_empty() {
            let _ = write!(out, "{:width$}{line}", "", width = indent + 2);
        }
        out.push('\n');
    }
    out
}

/// A text on one line: plain where every parser takes it for the text it is, else quoted.
fn inline(text: &str) -> String {
    if is_plain_word(text) && !is_ambiguous(text) {
        return text.to_owned();
    }
    let emitted = serde_yaml::to_string(text).unwrap_or_default();
    let emitted = emitted.strip_suffix('\n').unwrap_or(&emitted);
    let is_plain = !emitted.starts_with(['\'', '"', '|']);
    let written = if is_plain && is_ambiguous(text) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        emitted.to_owned()
    };
    if written.contains('\n') || !reads_back(&written, text) { double_quoted(text) } else { written }
}

/// Whether the text is of letters, digits and single marks between them that mean nothing in YAML: most are, and need
/// no proof.
fn is_plain_word(text: &str) -> bool {
    let between =
        |b: u8| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'-' | b'_' | b'/' | b'.' | b'(' | b')');
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.ends_with(|c: char| c.is_ascii_alphanumeric())
        && text.bytes().all(between)
}

/// Whether a YAML 1.1 parser might read the plain text as a number, a time, a date, a truth or nothing.
fn is_ambiguous(text: &str) -> bool {
    const WORDS: [&str; 12] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<"];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
        || text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c))
            && text.chars().all(|c| c.is_ascii_hexdigit() || "+-._:xoinftTzZ ".contains(c))
}

fn reads_back(written: &str, text: &str) -> bool {
    #[derive(serde::Deserialize)]
    struct Probe {
        probe: String,
        after: String,
    }
    let line_end = if written.ends_with('\n') { "" } else { "\n" };
    let document = format!("---\nprobe: {written}{line_end}after: after\n");
    serde_yaml::from_str::<Probe>(&document).is_ok_and(|it| it.probe == text && it.after == "after")
}

fn double_quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            ' '..='~' => out.push(c),
            '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}' | '\u{10000}'..
                if !matches!(c, '\u{2028}' | '\u{2029}') =>
            {
                out.push(c);
            }
            c if (c as u32) < 0x1_0000 => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => {
                let _ = write!(out, "\\U{:08x}", c as u32);
            }
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(text: &str) -> String {
        document(&[("said".into(), Node::Text(text.into()))])
    }

    #[test]
    fn texts_are_written_as_a_person_would_like_to_read_them() {
        for (text, expected) in [
            ("Good talk", "---\nsaid: Good talk\n"),
            ("a\nb\n", "---\nsaid: |\n  a\n  b\n"),
            ("a\n\nb", "---\nsaid: |-\n  a\n\n  b\n"),
            ("a \nb\n\n", "---\nsaid: |+\n  a \n  b\n\n"),
            ("  a\nb\n", "---\nsaid: |2\n    a\n  b\n"),
            ("a\tb\nc\n", "---\nsaid: |\n  a\tb\n  c\n"),
            ("\ta\nb", "---\nsaid: \"\\ta\\nb\"\n"),
            ("a\r\nb", "---\nsaid: \"a\\r\\nb\"\n"),
            ("", "---\nsaid: ''\n"),
            ("   ", "---\nsaid: '   '\n"),
            ("---", "---\nsaid: '---'\n"),
            ("x\n---\nevent: accepted\n", "---\nsaid: |\n  x\n  ---\n  event: accepted\n"),
            ("\u{1b}[31m", "---\nsaid: \"\\e[31m\"\n"),
        ] {
            assert_eq!(written(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_an_older_parser_would_misread_is_quoted() {
        for text in [
            "yes",
            "On",
            "NO",
            "y",
            "~",
            "null",
            "1.10",
            "1_000",
            "0o17",
            "0x1F",
            "12:30",
            "190:20:30",
            "2026-11-22",
            "2026-11-22T10:00:00Z",
            ".inf",
            "-.INF",
            "+1",
            "1e3",
            "=",
            "<<",
            "0b11",
            ".nan",
        ] {
            assert_eq!(written(text), format!("---\nsaid: '{text}'\n"));
        }
        assert_eq!(written("37signals"), "---\nsaid: 37signals\n");
    }

    #[test]
    fn lists_and_maps_nest() {
        let reason = |tag: &str, detail: &str| {
            Node::Map(vec![
                ("reason".into(), Node::Text(tag.into())),
                ("detail".into(), Node::Text(detail.into())),
            ])
        };
        let text = document(&[
            ("tags".into(), Node::List(vec![Node::Text("a".into()), Node::Text("b, c".into())])),
            ("reasons".into(), Node::List(vec![reason("pay", "x\ny"), reason("fit", "z")])),
            ("answers".into(), Node::Map(vec![("on-time".into(), Node::Word("yes".into()))])),
        ]);
        assert_eq!(
            text,
            "---\ntags: [a, \"b, c\"]\nreasons:\n- reason: pay\n  detail: |-\n    x\n    y\n- reason: fit\n  \
             detail: z\nanswers:\n  on-time: yes\n"
        );
    }

    proptest! {
        #[test]
        fn any_text_comes_back_to_the_letter_wherever_it_stands(
            text in prop_oneof!["\\PC*", "[ \t\r\n\\-:#|>'\"a-b\u{85}\u{2028}\u{feff}]{0,24}", any::<String>()],
        ) {
            #[derive(serde::Deserialize)]
            struct Read { flat: String, list: Vec<String>, maps: Vec<std::collections::BTreeMap<String, String>> }
            let node = || Node::Text(text.clone());
            let written = document(&[
                ("flat".into(), node()),
                ("list".into(), Node::List(vec![node(), node()])),
                ("maps".into(), Node::List(vec![Node::Map(vec![("a".into(), node()), ("b".into(), node())])])),
            ]);
            let read: Read = serde_yaml::from_str(&written).expect(&written);
            prop_assert_eq!(&read.flat, &text);
            prop_assert_eq!(&read.list, &vec![text.clone(), text.clone()]);
            prop_assert!(read.maps[0].values().all(|value| *value == text));
        }
    }
}
