//! What a page is silent about: private words always, and, where it is to be anonymous, whatever may name somebody.

use super::html::Parsed;
use super::page;
use super::search::search;
use crate::support::Journal;

/// A journal in which each word of the user's own says that it is one.
fn marked() -> Journal {
    search(|field, group| match field {
        // What recurs, and no bare number of a group, so that patterns and words come up.
        "url" => format!("https://secreturl{group}.example/jobs"),
        field => format!("Secret{} {group}", field.replace(' ', "")),
    })
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days a text tells, in whatever form: `2026-03-14`, `14 Mar`, `March 14`, `14/3`.
fn days(text: &str) -> Vec<String> {
    let is_month = |word: &str| word.len() > 2 && MONTHS.iter().any(|month| month.starts_with(word));
    let is_day = |word: &str| {
        let word = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        word.parse::<u32>().is_ok_and(|day| word.len() < 3 && (1..32).contains(&day))
    };
    let mut days = Vec::new();
    for line in text.lines() {
        let words: Vec<&str> =
            line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let spoken = words
            .windows(2)
            .filter(|pair| (is_month(pair[0]) && is_day(pair[1])) || (is_day(pair[0]) && is_month(pair[1])));
        days.extend(spoken.map(|pair| pair.join(" ")));
        let is_written = |word: &&str| {
            let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
            let is_number = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
            parts.len() == 3 && parts.iter().all(is_number)
                || (word.contains('/') && parts.iter().all(is_number))
        };
        let written = line.split([' ', '"', ',', ';', '(', ')']).map(|word| word.trim_end_matches('.'));
        days.extend(written.filter(is_written).map(str::to_owned));
    }
    days
}

#[test]
fn days_are_found() {
    for text in ["on 14 Mar", "March 3, 2026", "Mar 3rd", "since 2026-03-14.", "3/14", "14.3.2026"] {
        assert_ne!(days(text), <[String; 0]>::default(), "{text}");
    }
    for text in ["Mar 2026", "12 of 40", "3\nMar", "in 14 days", "1.5 to 2", "you may 4", "5 in March 2026"] {
        assert_eq!(days(text), <[String; 0]>::default(), "{text}");
    }
}

#[test]
fn an_anonymous_page_holds_no_word_of_the_user_and_no_day() {
    let journal = marked();
    let whole = page(&journal, &["--anonymous"]);
    for (kind, page) in [
        ("all", whole.clone()),
        ("a source", page(&journal, &["--anonymous", "--source", "Secretsource 0"])),
        (
            "a company and a day",
            page(&journal, &["--anonymous", "--company", "Secret", "--since", "2026-03-14"]),
        ),
        ("a text", page(&journal, &["--anonymous", "--grep", "secretnote"])),
        ("as it stood", page(&journal, &["--anonymous", "--until", "2026-06-12"])),
        ("the picture", page(&journal, &["--svg", "sankey", "--reason", "Secretreason 0"])),
    ] {
        let found = page.to_lowercase().match_indices("secret").count();
        let at = page.to_lowercase().find("secret").unwrap_or(0);
        assert_eq!(found, 0, "{kind}: …{}…", page.get(at..at + 40).unwrap_or_default());
        assert!(!page.contains("case-"), "{kind}: a case's own name");
        let parsed = Parsed::of(&page);
        let written = parsed.elements.iter().flat_map(|element| &element.attributes);
        let written: Vec<&str> =
            written.filter(|(key, _)| key != "content").map(|(_, value)| value.as_str()).collect();
        assert_eq!(days(&parsed.text), <[String; 0]>::default(), "{kind}");
        assert_eq!(days(&written.join("\n")), <[String; 0]>::default(), "{kind}");
    }
    let named = page(&journal, &["--source", "Secretsource 0", "--since", "2026-03-11"]);
    assert!(named.contains("Secretsource 0"), "the same page, not anonymous, would have told");
    assert_ne!(days(&Parsed::of(&named).text), <[String; 0]>::default());
    assert_eq!(whole.matches("href=\"#").count(), whole.matches("href=").count(), "it leads nowhere else");
}

#[test]
fn private_words_are_in_no_page() {
    let journal = marked();
    for page in [page(&journal, &[]), page(&journal, &["--ending", "rejected"])] {
        assert!(!page.to_lowercase().contains("secretvent"));
    }
}
