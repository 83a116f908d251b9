//! A page as a browser reads it.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// An element that begins: its name and its attributes.
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
}

/// What a page is made of, as the rules for reading HTML take it apart ("HTML", WHATWG, section 13.2.5).
#[derive(Default)]
pub(super) struct Parsed {
    pub(super) elements: Vec<Element>,
    /// The text, with a line end wherever a tag stands.
    pub(super) text: String,
    /// What a browser would have to put up with.
    pub(super) faults: Vec<String>,
}

/// Elements that have no end.
const VOID: [&str; 4] = ["meta", "br", "hr", "wbr"];

impl Parsed {
    pub(super) fn of(page: &str) -> Self {
        let mut emitter = DefaultEmitter::<()>::default();
        emitter.naively_switch_states(true);
        let mut parsed = Self::default();
        let mut open: Vec<String> = Vec::new();
        let lossy = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        for token in Tokenizer::new_with_emitter(page, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => {
                    let name = lossy(&tag.name);
                    let attributes = tag.attributes.iter().map(|(key, value)| (lossy(key), lossy(value)));
                    parsed.elements.push(Element { name: name.clone(), attributes: attributes.collect() });
                    parsed.text.push('\n');
                    if !tag.self_closing && !VOID.contains(&name.as_str()) {
                        open.push(name);
                    }
                }
                Token::EndTag(tag) => {
                    parsed.text.push('\n');
                    let (begun, ended) = (open.pop(), lossy(&tag.name));
                    if begun.as_ref() != Some(&ended) {
                        parsed.faults.push(format!("</{ended}> ends {begun:?}"));
                    }
                }
                Token::String(text) => parsed.text.push_str(&lossy(&text)),
                Token::Comment(comment) => parsed.faults.push(format!("a comment: {}", lossy(&comment))),
                Token::Doctype(doctype) => {
                    if doctype.force_quirks || !parsed.elements.is_empty() || *doctype.name != *b"html" {
                        parsed.faults.push(format!("{doctype:?}"));
                    }
                }
                Token::Error(error) => parsed.faults.push(format!("{error:?}")),
            }
        }
        parsed.faults.extend(open.iter().map(|name| format!("<{name}> never ends")));
        parsed
    }

    pub(super) fn count(&self, name: &str) -> usize {
        self.elements.iter().filter(|element| element.name == name).count()
    }
}

#[test]
fn faults_are_found() {
    assert_eq!(
        Parsed::of("<!doctype html>\n<p>a<br>b</p><svg><path d=\"M0\"/></svg>").faults,
        <[String; 0]>::default()
    );
    for page in
        ["<p", "<p>", "<p></b>", "<!-- a -->", "<p a='1' a='2'></p>", "<p>&#xd800;</p>", "<p a=\"\"b></p>"]
    {
        assert_ne!(Parsed::of(page).faults, <[String; 0]>::default(), "{page}");
    }
}
