//! How columns and what stands in them are spelt: `prompts/sheet.yaml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::event::{Ending, Stage};
use crate::text::fold;

/// How columns and what stands in them are spelt, as data; each text is [`plain`].
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Spellings {
    pub(super) columns: BTreeMap<String, Vec<String>>,
    pub(super) endings: BTreeMap<Ending, Vec<String>>,
    pub(super) unclear: Vec<String>,
    pub(super) stages: BTreeMap<Stage, Vec<String>>,
    #[serde(rename = "in play")]
    pub(super) in_play: Vec<String>,
    pub(super) waiting: Vec<String>,
    #[serde(rename = "not yet")]
    pub(super) not_yet: Vec<String>,
    pub(super) fillers: Vec<String>,
    pub(super) negations: Vec<String>,
    pub(super) towards: Vec<String>,
    pub(super) beside: Vec<String>,
    pub(super) between: Vec<String>,
    pub(super) yes: Vec<String>,
    pub(super) went: Vec<String>,
    pub(super) no: Vec<String>,
    pub(super) ticks: Vec<String>,
    pub(super) crosses: Vec<String>,
}

pub(super) static SHIPPED: LazyLock<Spellings> =
    LazyLock::new(|| serde_yaml::from_str(include_str!("../../../prompts/sheet.yaml")).unwrap_or_default());

/// Letters and digits in lower case, words with one space between them.
pub(super) fn plain(text: &str) -> String {
    let folded = fold(text);
    let bare: String = folded.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn holds(words: &[String], word: &str) -> bool {
    words.iter().any(|known| known == word)
}

/// What a word of the status is known by: itself in plain letters, or as it is where it has none.
pub(super) fn key(text: &str) -> String {
    let plain = plain(text);
    if plain.is_empty() { text.trim().to_owned() } else { plain }
}

/// Whether a cell says yes or no; none where it says another thing.
pub(super) fn yes_or_no(cell: &str) -> Option<bool> {
    let said = plain(cell);
    let sign = cell.trim().trim_end_matches('\u{fe0f}');
    let is = |words: &[&Vec<String>], it: &str| words.iter().any(|words| holds(words, it));
    if cell.trim().is_empty() || is(&[&SHIPPED.no], &said) || is(&[&SHIPPED.crosses], sign) {
        Some(false)
    } else {
        let is_yes = is(&[&SHIPPED.yes, &SHIPPED.went], &said) || is(&[&SHIPPED.ticks], sign);
        is_yes.then_some(true)
    }
}

/// Whether a cell tells how a stage went.
pub(super) fn tells_how_it_went(cell: &str) -> bool {
    holds(&SHIPPED.went, &plain(cell))
}

#[cfg(test)]
mod tests {
    use super::super::columns::Field;
    use super::*;

    #[test]
    fn the_spellings_are_sound() {
        let all = &*SHIPPED;
        assert_eq!((all.endings.len(), all.stages.len()), (6, 5));
        for (name, spellings) in &all.columns {
            assert!(Field::of(name).is_some(), "{name}");
            assert!(spellings.iter().all(|it| plain(it) == *it), "{name}: {spellings:?}");
        }
        let mut headers: Vec<&String> = all.columns.values().flatten().collect();
        headers.sort();
        let twice: Vec<_> = headers.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
        let phrases = all.endings.values().chain(all.stages.values()).flatten();
        let lists =
            [&all.in_play, &all.waiting, &all.not_yet, &all.fillers, &all.negations, &all.yes, &all.no];
        for phrase in phrases.chain(lists.into_iter().flatten()) {
            assert_eq!(plain(phrase), *phrase);
        }
    }
}
