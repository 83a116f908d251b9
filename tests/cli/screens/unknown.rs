//! What is no part of the numbers.

use snapbox::str;

use crate::rich;
use crate::support::Journal;

fn refused(words: &[&str], said: snapbox::data::Inline) {
    let asked = rich::journal().reject(["stats"]).args(words).assert();
    asked.code(2).stdout_eq(str![""]).stderr_eq(said);
}

#[test]
fn a_word_that_is_nothing_is_told_what_there_is() {
    refused(
        &["bogus"],
        str![[r#"
error: 'bogus' is no part of the numbers and nothing that came up

  tip: the parts are all, stops, patterns, reasons, actions, answers, works, words, control, wins, momentum, trend, months; a pattern is named by its question, reason or skill

"#]],
    );
}

#[test]
fn a_part_nearly_right_is_suggested() {
    refused(
        &["patern"],
        str![[r#"
error: 'patern' is no part of the numbers and nothing that came up

  tip: a similar one exists: 'patterns'

"#]],
    );
}

#[test]
fn a_question_nearly_right_is_suggested() {
    refused(
        &["interview/storys"],
        str![[r#"
error: 'interview/storys' is no part of the numbers and nothing that came up

  tip: a similar one exists: 'interview/stories'

"#]],
    );
}

#[test]
fn an_unknown_word_beside_all_is_not_passed_over() {
    refused(
        &["all", "bogus"],
        str![[r#"
error: 'bogus' is no part of the numbers and nothing that came up

  tip: the parts are all, stops, patterns, reasons, actions, answers, works, words, control, wins, momentum, trend, months; a pattern is named by its question, reason or skill

"#]],
    );
}

#[test]
fn parts_and_patterns_are_not_mixed() {
    refused(
        &["stops", "vibes"],
        str![[r#"
error: 'stops' is a part of the numbers, the rest is not

  tip: ask for parts, or open patterns, not both at once

"#]],
    );
}

#[test]
fn groups_are_not_asked_for_beside_a_part() {
    refused(
        &["stops", "--by", "source"],
        str![[r#"
error: the argument '[PART|PATTERN]...' cannot be used with '--by <WHAT>'

Usage: reject stats <PART|PATTERN>...

For more information, try '--help'.

"#]],
    );
}

#[test]
fn a_group_nearly_right_is_suggested() {
    refused(
        &["--by", "sorce"],
        str![[r#"
error: invalid value 'sorce' for '--by <WHAT>'
  [possible values: source, role, level, tag, stage, month, reason]

  tip: a similar value exists: 'source'

For more information, try '--help'.

"#]],
    );
}

#[test]
fn in_an_empty_journal_a_pattern_is_not_a_mistake() {
    Journal::new().reject(["stats", "vibes"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
Nothing is written down yet, so there is nothing to count.
`reject log` writes down a no, `reject apply` an application.

"#]]);
}
