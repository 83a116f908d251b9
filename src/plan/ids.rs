//! Ids for what is new in a plan.

use deunicode::deunicode;

use super::Entry;

/// The most bytes an id takes from the words it is made of.
const LONGEST: usize = 20;

/// Words that say nothing at the beginning of an id.
const ARTICLES: [&str; 3] = ["a", "an", "the"];

/// An id made of the first words of a text, in ASCII, that nothing in the plan has: neither an action nor a goal nor what
/// was said of one. A clash gets `-2`.
#[must_use]
pub fn free_id(entries: &[Entry], text: &str) -> String {
    let first = first_words(text);
    let is_free = |id: &String| entries.iter().all(|entry| entry.step.id() != Some(id));
    let numbered = |n: usize| if n == 1 { first.clone() } else { format!("{first}-{n}") };
    // One more than there are entries: one of them is free.
    (1..=entries.len() + 1).map(numbered).find(is_free).unwrap_or(first)
}

/// Whether no id in the plan begins with that name and a dash.
#[must_use]
pub fn is_free_run(entries: &[Entry], run: &str) -> bool {
    let is_of_run = |id: &str| id.strip_prefix(run).is_some_and(|rest| rest.starts_with('-'));
    !entries.iter().filter_map(|entry| entry.step.id()).any(is_of_run)
}

fn first_words(text: &str) -> String {
    let ascii = deunicode(text).to_lowercase();
    let words = ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut id = String::new();
    for word in words.skip_while(|word| ARTICLES.contains(word)) {
        if id.is_empty() {
            id.push_str(&word[..word.len().min(LONGEST)]);
        } else if id.len() + 1 + word.len() <= LONGEST {
            id.push('-');
            id.push_str(word);
        } else {
            break;
        }
    }
    if id.is_empty() { "action".to_owned() } else { id }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{did_for, goal, planned};
    use super::super::{Entry, Step};
    use super::*;

    #[test]
    fn an_id_is_the_first_words_of_a_text() {
        for (text, id) in [
            ("Call Ada", "call-ada"),
            ("Write three stories down, each ending in a point.", "write-three-stories"),
            ("A class", "class"),
            ("the", "action"),
            ("Crédit: 2 Änderungen", "credit-2-anderungen"),
            ("Donaudampfschifffahrtsgesellschaft", "donaudampfschifffahr"),
            ("!?", "action"),
            ("网络", "wang-luo"),
        ] {
            assert_eq!(free_id(&[], text), id, "{text}");
        }
    }

    #[test]
    fn no_id_of_an_action_a_goal_or_of_what_was_said_is_taken_twice() {
        let mut entries = vec![planned("call-ada", None), goal(1, "call-ada-2", 1, "calls", None)];
        entries.push(did_for(2, "call-ada-3"));
        entries.push(Entry { date: entries[0].date, step: Step::Done("call-ada-4".into()) });
        assert_eq!(free_id(&entries, "Call Ada"), "call-ada-5");
        assert!(!is_free_run(&entries, "call") && is_free_run(&entries, "cal"));
    }
}
