//! HTML as a reader sees it, in plain lines.

use mail_parser::decoders::html::add_html_token;

/// Elements nobody reads.
const UNSEEN: [&str; 6] = ["head", "script", "style", "template", "title", "svg"];

/// Elements that begin a line of their own.
const LINES: [&str; 13] =
    ["p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "blockquote", "hr"];

/// Elements with an empty line around them.
const PARAGRAPHS: [&str; 7] = ["p", "ul", "ol", "table", "h1", "h2", "blockquote"];

/// The longest entity there is has about so many letters.
const LONGEST_ENTITY: usize = 34;

/// The text of an HTML document: one line a block, entities resolved, `> ` before what is quoted.
pub(super) fn text(html: &str) -> String {
    let mut page = Page::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        page.write(&rest[..at]);
        rest = page.markup(&rest[at..]);
    }
    page.write(rest);
    page.finish()
}

/// A page being written.
#[derive(Default)]
struct Page {
    text: String,
    line: String,
    quoted: usize,
    /// An unread element has no end, so all is read.
    is_broken: bool,
}

impl Page {
    /// Takes one comment, tag or unread element off the start of `rest`, which begins with `<`.
    fn markup<'a>(&mut self, rest: &'a str) -> &'a str {
        if let Some(comment) = rest.strip_prefix("<!--") {
            return comment.split_once("-->").map_or("", |(_, after)| after);
        }
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
        if !is_tag {
            self.line.push('<');
            return &rest[1..];
        }
        let Some(end) = rest.find('>') else {
            self.write(rest);
            return "";
        };
        let (tag, after) = (&rest[1..end], &rest[end + 1..]);
        let name = tag_name(tag);
        if UNSEEN.contains(&name.as_str()) && !tag.ends_with('/') && !self.is_broken {
            let end = past(after, &name);
            self.is_broken = end.is_none();
            return end.unwrap_or(after);
        }
        self.element(&name);
        after
    }

    fn element(&mut self, name: &str) {
        let plain = name.trim_start_matches('/');
        if plain == "br" {
            self.end_line();
        } else if matches!(plain, "td" | "th") {
            self.write(" ");
        } else if LINES.contains(&plain) {
            if !self.line.trim().is_empty() {
                self.end_line();
            }
            if PARAGRAPHS.contains(&plain) && !self.text.ends_with("\n\n") {
                self.end_line();
            }
        }
        match name {
            "blockquote" => self.quoted += 1,
            "/blockquote" => self.quoted = self.quoted.saturating_sub(1),
            _ => {}
        }
    }

    /// Writes text as it stands between two tags.
    fn write(&mut self, raw: &str) {
        let mut rest = raw;
        while let Some(at) = rest.find('&') {
            self.flow(&rest[..at]);
            rest = self.entity(&rest[at..]);
        }
        self.flow(rest);
    }

    /// Takes an entity, or a lone ampersand, off the start of `rest`.
    fn entity<'a>(&mut self, rest: &'a str) -> &'a str {
        let name = rest.bytes().skip(1).take(LONGEST_ENTITY);
        let length = name.take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
        let (token, after) = rest.split_at(length + 1);
        match after.strip_prefix(';') {
            Some(after) if length > 0 => {
                add_html_token(&mut self.line, format!("{token};").as_bytes(), false);
                after
            }
            _ => {
                self.line.push_str(token);
                after
            }
        }
    }

    /// Writes characters, of whose white space only one space is seen.
    fn flow(&mut self, text: &str) {
        for c in text.chars() {
            if !c.is_ascii_whitespace() {
                self.line.push(c);
            } else if !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
        }
    }

    fn end_line(&mut self) {
        if self.quoted > 0 {
            self.text.push_str("> ");
        }
        self.text.push_str(self.line.trim_end());
        self.text.push('\n');
        self.line.clear();
    }

    fn finish(mut self) -> String {
        self.end_line();
        self.text
    }
}

/// The name of an element in lower case, with the slash of a closing one.
fn tag_name(tag: &str) -> String {
    let (slash, rest) = tag.strip_prefix('/').map_or(("", tag), |rest| ("/", rest));
    let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    format!("{slash}{}", name.to_ascii_lowercase())
}

/// What stands behind the end of the element `name`.
fn past<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (at, _) = text.match_indices("</").find(|(at, _)| {
        let found = text.as_bytes().get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    })?;
    text[at..].split_once('>').map(|(_, after)| after)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_page_reads_as_it_is_seen() {
        let page = "<html><head><title>T</title><style>p { color: red }</style></head><body>\
                    <!-- <p>unseen</p> --><p>Hi&nbsp;Sam,</p>\n<p>we\n  don&rsquo;t <b>hire</b> R&D &amp; 3 < 4.<br/>\
                    Bye</p><script>if (a < b) { no() }</script></body></html>";
        assert_eq!(
            text(page).split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>(),
            ["Hi\u{a0}Sam,", "we don’t hire R&D & 3 < 4.", "Bye"]
        );
    }

    #[test]
    fn what_is_quoted_is_marked() {
        assert_eq!(
            text("<div>New</div><blockquote>Old<br>older</blockquote>"),
            "New\n\n> Old\n> older\n> \n\n"
        );
    }
}
