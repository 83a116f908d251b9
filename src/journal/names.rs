//! File names: the handle of a case, and the slugs in it.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use deunicode::deunicode;

use crate::date;
use crate::event::{Details, Event};

const LONGEST: usize = 40;

/// The ASCII form of a name, in lower case with single dashes, 1 to 40 bytes; never empty.
///
/// ```
/// assert_eq!(reject::journal::slug("Crédit Agricole"), "credit-agricole");
/// ```
#[must_use]
pub fn slug(name: &str) -> String {
    let ascii = deunicode(name).to_lowercase();
    let words = ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = String::new();
    for word in words {
        if slug.len() + usize::from(!slug.is_empty()) + word.len() > LONGEST {
            if slug.is_empty() {
                slug.push_str(&word[..LONGEST]);
            }
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    if slug.is_empty() { "unnamed".to_owned() } else { slug }
}

/// The handle of a new case: `DATE-COMPANY--ROLE`, or `DATE-COMPANY` without a role.
#[must_use]
pub fn handle(first: NaiveDate, company: &str, role: Option<&str>) -> String {
    let company = slug(company);
    match role {
        Some(role) => format!("{first}-{company}--{}", slug(role)),
        None => format!("{first}-{company}"),
    }
}

/// The handle of a new case with these events, of which there is at least one.
pub(crate) fn of_case(details: &Details, events: &[Event]) -> String {
    let first = events.iter().map(|event| event.date).min().unwrap_or_default();
    handle(first, details.company.as_deref().unwrap_or("unknown"), details.role.as_deref())
}

/// The file of a handle, in the folder of its year.
pub(crate) fn file(handle: &str) -> PathBuf {
    Path::new(handle.get(..4).unwrap_or(handle)).join(format!("{handle}.yaml"))
}

/// Whether a word from elsewhere may be a handle: a day, a company, and nothing that leads out of the folder.
#[must_use]
pub fn is_handle(word: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    parts(word).is_some() && word.len() <= 2 * LONGEST + 20 && word.bytes().all(plain)
}

/// The day in a handle and the company's slug, with a `-2` it may carry; none for a name of another form.
pub(crate) fn parts(handle: &str) -> Option<(NaiveDate, &str)> {
    let day = date::iso(handle.get(..10)?).ok()?;
    let names = handle[10..].strip_prefix('-').filter(|names| !names.is_empty())?;
    Some((day, names.split_once("--").map_or(names, |(company, _)| company)))
}

/// Whether the company part of a handle may stand for a company of that slug: the slug itself, or
/// the slug with the number of a clash behind it.
pub(crate) fn is_of_company(handle: &str, slug: &str) -> bool {
    let Some((_, company)) = parts(handle) else { return false };
    company.strip_prefix(slug).is_some_and(|rest| {
        rest.is_empty()
            || rest.strip_prefix('-').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// Whether the company part of a handle begins with that slug, or the slug with it, and they are not the same:
/// perhaps one company under a longer and a shorter name, or
/// with a slip of the fingers.
pub(crate) fn is_of_similar_company(handle: &str, slug: &str) -> bool {
    let Some((_, company)) = parts(handle) else { return false };
    let begins = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with('-'));
    let is_word = slug.len() >= 5 && slug.bytes().all(|b| !b.is_ascii_digit());
    let is_slip = is_word && strsim::osa_distance(company, slug) == 1;
    !is_of_company(handle, slug) && (begins(company, slug) || begins(slug, company) || is_slip)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn slugs_are_short_and_plain() {
        for (name, expected) in [
            ("Crédit Agricole", "credit-agricole"),
            ("轻舟智航", "qing-zhou-zhi-hang"),
            ("C++ / Rust dev (m/f/d)", "c-rust-dev-m-f-d"),
            ("../../etc/passwd", "etc-passwd"),
            ("---", "unnamed"),
            ("", "unnamed"),
            ("A Very Long Company Name That Goes On And On And On", "a-very-long-company-name-that-goes-on"),
            (
                "Donaudampfschifffahrtsgesellschaftskapitaensmuetze",
                "donaudampfschifffahrtsgesellschaftskapit",
            ),
        ] {
            assert_eq!(slug(name), expected);
        }
    }

    #[test]
    fn the_company_part_ends_before_the_role() {
        let acme = "2026-10-30-acme--backend-engineer";
        assert_eq!(parts(acme).map(|it| it.1), Some("acme"));
        assert!(is_of_company(acme, "acme") && is_of_company("2026-10-30-acme-2", "acme"));
        assert!(!is_of_company("2026-10-30-acme-labs", "acme"));
        assert!(!is_of_company("2026-10-30-acmes", "acme"));
        assert!(is_of_similar_company("2026-10-30-acme-labs--dev", "acme"));
        assert!(is_of_similar_company("2026-10-30-acme", "acme-labs"));
        assert!(!is_of_similar_company(acme, "acme") && !is_of_similar_company(acme, "acorn"));
        assert_eq!(parts("2026-13-30-acme"), None);
        assert_eq!(parts("2026-10-30-"), None);
    }

    proptest! {
        #[test]
        fn a_slug_never_leaves_the_folder(name in any::<String>()) {
            let slug = slug(&name);
            prop_assert!((1..=LONGEST).contains(&slug.len()));
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
        }
    }
}
