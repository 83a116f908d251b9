//! A journal in which every field is written by somebody who means harm.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reject::text::made_visible;

use super::html::Parsed;
use super::search::search;
use super::{page, unsealed};
use crate::support::Journal;

/// What such a one would write.
fn harm() -> Vec<String> {
    let mut harm: Vec<String> = [
        "<script>window.owned=1</script>",
        "\"><img src=x onerror=window.owned=1>",
        "'><svg onload=window.owned=1>",
        "javascript:window.owned=1",
        "data:text/html,<script>window.owned=1</script>",
        "https://acme.example/\" onclick=\"window.owned=1",
        "https://acme.example/?a=<b>&c='d'",
        "</style><script>window.owned=1</script>",
        "</svg></title></p></section></main><iframe src=//acme.example>",
        "--><!-- ]]> <![CDATA[ <!doctype",
        "{{7*7}} {% include \"page.html\" %} ${7*7}",
        "&lt;b&gt; &amp;amp; &#60; &#x3c; & < > ' \" `",
        " onmouseover=window.owned=1 style=position:fixed ",
        "\u{202e}gnp.exe\u{2066}\u{200f}\u{feff}\u{e0041}",
        "\u{1b}[31mred\u{1b}[0m \u{1b}]8;;http://acme.example\u{7}x \u{8}\u{b}\u{c}\u{7f}\u{9b}\u{85}\u{2028}",
        "a\0b\u{fffe}\u{fdd0}",
        "one\ntwo\r\n\tthree\rfour",
    ]
    .map(str::to_owned)
    .to_vec();
    harm.push("W".repeat(10_240));
    harm.push("\u{301}".repeat(2_000));
    harm
}

/// A journal in which each field of each group holds one of these, `shift` further on than in the one before.
fn hostile(shift: usize) -> Journal {
    let harm = harm();
    search(move |field, group| {
        let at = field.bytes().map(usize::from).sum::<usize>() + 5 * group + shift;
        let text = &harm[at % harm.len()];
        match field {
            // A key of YAML's has a limit, and a question is one line.
            "family" => text.chars().take(60).collect(),
            "title" | "question" | "advice" => text.replace(['\n', '\r', '\t'], " "),
            _ => text.clone(),
        }
    })
}

/// The elements of a page, each with the attributes it may have beside those that any may.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &["href", "rel"]),
    ("article", &[]),
    ("aside", &[]),
    ("b", &[]),
    ("bdi", &[]),
    ("blockquote", &[]),
    ("body", &[]),
    ("caption", &[]),
    ("circle", &["cx", "cy", "r"]),
    ("cite", &[]),
    ("dd", &[]),
    ("desc", &[]),
    ("details", &[]),
    ("div", &[]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("footer", &[]),
    ("g", &["transform"]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("head", &[]),
    ("header", &[]),
    ("html", &["lang"]),
    ("li", &[]),
    ("line", &["x1", "x2", "y1", "y2"]),
    ("main", &[]),
    ("meta", &["charset", "content", "http-equiv", "name"]),
    ("metadata", &[]),
    ("nav", &[]),
    ("ol", &[]),
    ("p", &[]),
    ("path", &["d", "stroke-dasharray", "stroke-width", "transform"]),
    ("polygon", &["points"]),
    ("polyline", &["points"]),
    ("q", &[]),
    ("rect", &["height", "rx", "width", "x", "y"]),
    ("section", &[]),
    ("small", &[]),
    ("span", &[]),
    ("strong", &[]),
    ("style", &[]),
    ("summary", &[]),
    ("svg", &["height", "preserveaspectratio", "viewbox", "width", "xmlns", "y"]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["colspan", "rowspan"]),
    ("text", &["dx", "dy", "text-anchor", "transform", "x", "y"]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("thead", &[]),
    ("time", &["datetime"]),
    ("title", &[]),
    ("tr", &[]),
    ("tspan", &["dx", "dy", "text-anchor", "x", "y"]),
    ("ul", &[]),
];

/// What any element may have.
const ANYWHERE: [&str; 9] = [
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "aria-describedby",
    "class",
    "dir",
    "id",
    "role",
    "tabindex",
];

/// Everything on a page that is not ours.
pub(super) fn strange(page: &str) -> Vec<String> {
    let (page, seal) = unsealed(page);
    let parsed = Parsed::of(page);
    let allowed: BTreeMap<&str, &[&str]> = ELEMENTS.iter().copied().collect();
    let mut strange = parsed.faults.clone();
    if STANDARD.decode(seal).map_or(0, |digest| digest.len()) != 32 {
        strange.push(format!("a last line of {seal}"));
    }
    for element in &parsed.elements {
        let Some(own) = allowed.get(element.name.as_str()) else {
            strange.push(format!("<{}>", element.name));
            continue;
        };
        for (key, value) in &element.attributes {
            if !own.contains(&key.as_str()) && !ANYWHERE.contains(&key.as_str()) {
                strange.push(format!("<{} {key}>", element.name));
            }
            let rel =
                element.attributes.iter().find(|(key, _)| key == "rel").map(|(_, value)| value.as_str());
            if key == "href" && !value.starts_with('#') {
                let scheme = value.split(':').next().unwrap_or_default().to_lowercase();
                let is_led = ["http", "https", "mailto"].contains(&scheme.as_str());
                if !is_led || !rel.is_some_and(|rel| rel.split(' ').any(|word| word == "noreferrer")) {
                    strange.push(format!("<a href={value} rel={rel:?}>"));
                }
            }
        }
    }
    for name in ["html", "head", "body", "main", "h1", "style", "footer"] {
        if parsed.count(name) != 1 {
            strange.push(format!("{} of <{name}>", parsed.count(name)));
        }
    }
    let raw = page.chars().filter(|c| !['\n', '\t'].contains(c) && made_visible(*c).is_some());
    strange.extend(raw.map(|c| format!("a raw {c:?}")));
    let text = parsed.text.chars().filter(|c| !['\n', '\t'].contains(c) && made_visible(*c).is_some());
    strange.extend(text.map(|c| format!("a raw {c:?}, written as a reference")));
    strange
}

#[test]
fn nothing_of_it_becomes_markup() {
    // Every second, as the groups of a journal are an odd number apart: each field holds each of them once.
    for shift in (0..harm().len()).step_by(2) {
        let journal = hostile(shift);
        for page in [page(&journal, &[]), page(&journal, &["--anonymous"])] {
            assert_eq!(strange(&page), <[String; 0]>::default(), "shift {shift}");
        }
        let searched = "<i>\"'&lt;\u{202e}\u{1b}";
        let heading = page(&journal, &["--grep", searched, "--grep", "e", "--since", "2026-03-01"]);
        assert_eq!(strange(&heading), <[String; 0]>::default(), "shift {shift}, the heading");
    }
}

#[test]
fn what_is_not_ours_is_found() {
    let tame = page(&hostile(0), &[]);
    for (ours, theirs) in [
        ("<h1>", "<h1><script>1</script>"),
        ("<main>", "<main onclick=\"1\">"),
        ("<main>", "<main style=\"color: red\">"),
        ("<main>", "<main><a href=\"javascript:1\" rel=\"noreferrer\">x</a>"),
        ("<main>", "<main><a href=\"https://acme.example\">x</a>"),
        ("<main>", "<main><p>\u{202e}</p>"),
        ("<main>", "<main><p>&#27;</p>"),
        ("</footer>", "</footer></body>"),
    ] {
        assert_ne!(strange(&tame.replacen(ours, theirs, 1)), <[String; 0]>::default(), "{theirs}");
    }
}
