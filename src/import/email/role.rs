//! The role a message is about.

use super::names::{Name, names};
use super::pattern::Slot;
use super::phrases::Phrases;
use super::verdict::Reading;

/// So many digits in a row are the number of an advert, not of a level.
const NUMBER: usize = 4;

/// The role as the text names it, or else the subject, without the number of the advert.
pub(super) fn role(phrases: &Phrases, subject: &Reading<'_>, body: &Reading<'_>) -> Option<String> {
    let places = [(&phrases.role, body), (&phrases.role, subject), (&phrases.role_in_subject, subject)];
    places.into_iter().find_map(|(patterns, reading)| {
        let found: Vec<Name> = names(phrases, patterns, Slot::Role, reading.text, &reading.sentences);
        found.into_iter().map(|name| without_number(&name.text)).find(|role| !role.is_empty())
    })
}

/// `Data Engineer (R-12345)` as `Data Engineer`.
fn without_number(role: &str) -> String {
    let role =
        role.split_once('(').filter(|(_, rest)| !rest.contains(')')).map_or(role, |(before, _)| before);
    let words: Vec<&str> = role.split_whitespace().filter(|word| !is_number(word)).collect();
    words.join(" ").trim_matches(|c: char| c.is_whitespace() || "-–,/#".contains(c)).to_owned()
}

fn is_number(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| "()[]#,.:-".contains(c));
    let digits = bare.bytes().filter(u8::is_ascii_digit).count();
    let is_marked = word.contains('#') && digits > 0 && digits == bare.len();
    let letters = bare.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = bare[letters..].trim_start_matches(['-', '_']);
    let is_long =
        digits >= NUMBER && letters <= NUMBER && rest.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let is_label = ["req", "id", "ref", "jr"].contains(&bare.to_lowercase().as_str());
    is_marked || is_long || is_label
}

#[cfg(test)]
mod tests {
    use super::without_number;

    #[test]
    fn the_number_of_an_advert_is_not_the_role() {
        for (named, role) in [
            ("Data Engineer (R-12345)", "Data Engineer"),
            ("Data Engineer - JR1002345", "Data Engineer"),
            ("2026-1187 Data Engineer", "Data Engineer"),
            ("Data Engineer, Req ID: 88123", "Data Engineer"),
            ("Data Engineer #7", "Data Engineer"),
            ("Data Engineer 2", "Data Engineer 2"),
            ("Data Engineer (Platform", "Data Engineer"),
            ("Level 3 Engineer (m/f/d)", "Level 3 Engineer (m/f/d)"),
        ] {
            assert_eq!(without_number(named), role);
        }
    }
}
