//! The employer a message comes from: as the text names it, the sender, the address.

use super::likeness::{Likeness, same_employer};
use super::message::Message;
use super::names::names;
use super::pattern::{Patterns, Slot};
use super::phrases::Phrases;
use super::verdict::Reading;
use super::words::plain;

/// Names of several words are not longer when written as one in an address.
const LONGEST_LABEL: usize = 4;

/// The employer, if the message says it plainly enough.
///
/// Of several names in the text, the one that the sender bears out comes before the first.
pub(super) fn company(
    phrases: &Phrases,
    message: &Message,
    subject: &Reading<'_>,
    body: &Reading<'_>,
) -> Option<String> {
    let by_sender = [from_name(phrases, message), from_address(phrases, message, body)];
    let by_sender: Vec<String> = by_sender.into_iter().flatten().collect();
    let read = |patterns: &Patterns, reading: &Reading<'_>| {
        names(phrases, patterns, Slot::Company, reading.text, &reading.sentences)
    };
    let mut named = read(&phrases.company, body);
    named.extend(read(&phrases.company, subject));
    named.extend(read(&phrases.company_in_subject, subject));
    named.extend(read(&phrases.role_in_subject, subject));
    named.extend(read(&phrases.company_signed, body));
    let named: Vec<String> = named.into_iter().map(|name| bare(&name.text)).collect();
    let is_borne_out = |name: &&String| {
        by_sender.iter().any(|sender| same_employer(phrases, name, sender) != Likeness::Different)
    };
    named.iter().find(is_borne_out).or(named.first()).or(by_sender.first()).cloned()
}

/// A name without the mark of possession.
fn bare(name: &str) -> String {
    let name = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name);
    name.trim().to_owned()
}

/// `Acme` of `Acme Recruiting`, `Dana Ruiz at Acme`, `Acme Careers via Greenhouse`; a bare name may be a person's.
fn from_name(phrases: &Phrases, message: &Message) -> Option<String> {
    let name = message.from_name.as_deref()?;
    let name = name.split(" via ").next().unwrap_or(name).trim();
    for mark in [" at ", " @ ", " from ", " | ", " - ", " (", ", "] {
        if let Some((_, employer)) = name.split_once(mark) {
            return without_department(phrases, employer.trim_end_matches(')')).0;
        }
    }
    let (employer, is_department) = without_department(phrases, name);
    employer.filter(|_| is_department)
}

/// A name without such words as `Careers` around it, and whether there were any.
fn without_department(phrases: &Phrases, name: &str) -> (Option<String>, bool) {
    let is_department =
        |word: &&str| phrases.senders.contains(&plain(word.trim_matches(['.', ',', '-', '&'])));
    let words: Vec<&str> = name.split_whitespace().collect();
    let start = words.iter().take_while(|word| is_department(word)).count();
    let end = words.len() - words[start..].iter().rev().take_while(|word| is_department(word)).count();
    let employer = words[start..end].join(" ");
    let is_plausible = employer.contains(char::is_alphabetic) && !employer.contains('@');
    (Some(employer).filter(|_| is_plausible), end - start < words.len())
}

/// The employer by the domain of the address, spelt as in the text where it stands there; of a host that sends for
/// many, what stands before the host or the `@`, if the text names it.
fn from_address(phrases: &Phrases, message: &Message, body: &Reading<'_>) -> Option<String> {
    let (local, domain) = message.from_address.as_deref()?.rsplit_once('@')?;
    if is_under(domain, &phrases.providers).is_some() {
        return None;
    }
    if let Some(host) = is_under(domain, &phrases.hosts) {
        let before = domain[..domain.len() - host.len()].trim_end_matches('.');
        let labels = before.rsplit('.').chain([local]);
        return labels.filter(|label| label.len() > 2).find_map(|label| spelt(phrases, label, body));
    }
    let label = registered(domain)?;
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
    };
    spelt(phrases, label, body)
        .or_else(|| Some(label.split('-').filter_map(capital).collect::<Vec<_>>().join(" ")))
}

/// The entry of the list that the domain is or lies under.
fn is_under<'a>(domain: &'a str, list: &std::collections::BTreeSet<String>) -> Option<&'a str> {
    let starts = std::iter::once(0).chain(domain.match_indices('.').map(|(at, _)| at + 1));
    starts.map(|at| &domain[at..]).find(|end| list.contains(*end))
}

/// The label its owner registered: `acme` of `mail.acme.co.uk`.
fn registered(domain: &str) -> Option<&str> {
    let labels: Vec<&str> = domain.split('.').collect();
    let (country, before) = labels.split_last()?;
    let (second, before) = before.split_last()?;
    let is_suffix = country.len() == 2 && ["co", "com", "org", "ac", "gov", "net"].contains(second);
    let label = if is_suffix { before.last()? } else { second };
    Some(*label).filter(|label| label.contains(|c: char| c.is_ascii_alphabetic()))
}

/// The capitalised words of the text that make up the label of an address when written as one.
fn spelt(phrases: &Phrases, label: &str, body: &Reading<'_>) -> Option<String> {
    let label: String = label.chars().filter(char::is_ascii_alphanumeric).collect();
    for sentence in &body.sentences {
        for start in 0..sentence.words.len() {
            let mut joined = String::new();
            for end in start..sentence.words.len().min(start + LONGEST_LABEL) {
                joined.push_str(sentence.words[end].folded.trim_end_matches("'s"));
                if !label.starts_with(&joined) {
                    break;
                }
                let text = &body.text[sentence.span(start..end + 1)];
                if joined == label
                    && text.starts_with(char::is_uppercase)
                    && !phrases.never_company.contains(&joined)
                {
                    return Some(bare(text));
                }
            }
        }
    }
    None
}
