//! Words of the user inside Markdown, of which they never become a part.

use crate::text::tamed;

/// The text in one line of Markdown in which each character stands for itself: no emphasis, link, list, heading,
/// table, formula, attribute or HTML can come of it.
pub(super) fn escaped(text: &str) -> String {
    let line: Vec<char> = tamed(text).replace(['\n', '\t'], " ").trim().chars().collect();
    let marker = list_marker(&line);
    let mut safe = String::with_capacity(line.len());
    for (at, &c) in line.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| line[at]);
        let within_word = before.is_some_and(char::is_alphanumeric)
            && line.get(at + 1).is_some_and(|after| after.is_alphanumeric());
        match c {
            '<' => safe.push_str("&lt;"),
            '&' => safe.push_str("&amp;"),
            '>' if at == 0 => safe.push_str("&gt;"),
            // At the begin of a word it cites in some dialects.
            '@' if !within_word => safe.push_str("&#64;"),
            '_' if within_word => safe.push(c),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '^' | '{' | '}' => safe.extend(['\\', c]),
            '#' if before.is_none_or(char::is_whitespace) => safe.extend(['\\', c]),
            '-' | '+' | '=' | ':' if at == 0 => safe.extend(['\\', c]),
            // Where it could begin the name of a picture, as in `:smile:`.
            ':' if !before.is_some_and(char::is_alphanumeric)
                && line.get(at + 1).is_some_and(char::is_ascii_alphanumeric) =>
            {
                safe.extend(['\\', c]);
            }
            c if Some(at) == marker => safe.extend(['\\', c]),
            c => safe.push(c),
        }
    }
    safe
}

/// Where the stop or bracket stands that would make a list of the line: `1.`, `(2)`, in some dialects `a)`, `iv.`.
fn list_marker(line: &[char]) -> Option<usize> {
    let from = usize::from(line.first() == Some(&'('));
    let end = from + line[from..].iter().take_while(|c| c.is_ascii_alphanumeric()).count();
    let name = &line[from..end];
    let counts = name.iter().all(char::is_ascii_digit)
        || name.len() == 1
        || name.iter().all(|c| "ivxlcdm".contains(c.to_ascii_lowercase()));
    let stops = line.get(end).is_some_and(|c| ".)".contains(*c));
    (!name.is_empty() && counts && stops).then_some(end)
}

/// The text in block quotes, each line behind `indent` and `>`, its line breaks kept.
pub(super) fn quoted(text: &str, indent: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let lines: Vec<String> = text.trim_matches('\n').split('\n').map(escaped).collect();
    let mut quoted = String::new();
    for (at, line) in lines.iter().enumerate() {
        quoted.push_str(indent);
        quoted.push('>');
        if !line.is_empty() {
            quoted.push(' ');
            quoted.push_str(line);
            if lines.get(at + 1).is_some_and(|next| !next.is_empty()) {
                quoted.push('\\');
            }
        }
        quoted.push('\n');
    }
    quoted
}

/// The address as a link where it is one of the web, else as plain words.
pub(super) fn link(url: &str) -> String {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let is_plain = url.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\\' | '`'));
    if is_web && is_plain { format!("<{url}>") } else { escaped(url) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_user_become_no_markdown() {
        for (text, safe) in [
            ("# big", "\\# big"),
            ("C# and F#", "C# and F#"),
            ("closing #", "closing \\#"),
            ("- item", "\\- item"),
            ("a-b", "a-b"),
            ("+ item", "\\+ item"),
            ("===", "\\==="),
            ("1. one", "1\\. one"),
            ("12) twelve", "12\\) twelve"),
            ("(iv) four", "(iv\\) four"),
            ("Thanks. Bye", "Thanks. Bye"),
            ("> quote", "&gt; quote"),
            ("a > b", "a > b"),
            ("<script>x</script>", "&lt;script>x&lt;/script>"),
            ("&lt; &copy;", "&amp;lt; &amp;copy;"),
            ("a|b", "a\\|b"),
            ("**b** _i_ `c` ~s~", "\\*\\*b\\*\\* \\_i\\_ \\`c\\` \\~s\\~"),
            ("snake_case __x", "snake_case \\_\\_x"),
            ("![a](b) [c]: d", "!\\[a\\](b) \\[c\\]: d"),
            ("$50k to $70k {.x}", "\\$50k to \\$70k \\{.x\\}"),
            ("dana@acme.example @dana", "dana@acme.example &#64;dana"),
            ("a :smile: at 10:30", "a \\:smile: at 10:30"),
            ("a\\", "a\\\\"),
            ("    code\tx\ny", "code x y"),
            ("\u{1b}[31m\u{202e}", "␛\\[31m⟨U+202E⟩"),
            ("🙂 👩‍👧 café", "🙂 👩‍👧 café"),
        ] {
            assert_eq!(escaped(text), safe, "{text:?}");
        }
    }

    #[test]
    fn a_quote_keeps_its_lines_and_nothing_leaves_it() {
        assert_eq!(quoted("a\r\n  b\n\n# c\n", "  "), "  > a\\\n  > b\n  >\n  > \\# c\n");
        assert_eq!(quoted("", ""), ">\n");
    }

    #[test]
    fn only_an_address_of_the_web_is_a_link() {
        assert_eq!(link("https://a.example/x_*y*?a=1&b=2"), "<https://a.example/x_*y*?a=1&b=2>");
        assert_eq!(link("javascript:alert(1)"), "javascript:alert(1)");
        assert_eq!(link("https://a.example/> <b>"), "https://a.example/> &lt;b>");
    }
}
