//! Words of a status that say another thing than they seem to.

use crate::event::{Ending, Stage};
use crate::import::sheet::spellings::yes_or_no;
use crate::import::sheet::words::{field_of, status};
use crate::import::sheet::{Meaning, Reading};

/// Whether a status is asked about, or goes into the note at least, instead of being taken for that.
fn is_taken_for(word: &str, ending: Ending) -> bool {
    let is_it = |meaning: Meaning| meaning.ending == Some(ending);
    match status(word, false) {
        Some(Reading::Means(it) | Reading::MeansAndMore(it)) => is_it(it),
        _ => false,
    }
}

#[test]
fn somebody_elses_luck_is_no_acceptance() {
    for word in
        ["Hired someone else", "They hired someone else", "Hired internally", "Offer accepted elsewhere"]
    {
        assert!(!is_taken_for(word, Ending::Accepted), "{word}");
    }
}

#[test]
fn what_they_took_back_is_not_my_leaving() {
    for word in ["Withdrawn by employer", "Withdrawn by company", "Position withdrawn", "Offer withdrawn"] {
        assert!(!is_taken_for(word, Ending::Withdrew), "{word}");
    }
}

#[test]
fn my_own_no_is_not_theirs() {
    for word in ["I rejected", "I rejected them", "Rejected by me", "Offer rejected", "Offer refused"] {
        assert!(!is_taken_for(word, Ending::Rejected), "{word}");
    }
}

#[test]
fn a_stage_that_was_not_reached_is_none() {
    for word in [
        "Rejected w/o interview",
        "Rejected, no interview offered",
        "Rejected - offered to someone else",
        "Rejected without a phone screen or interview",
        "Never got an interview, rejected",
        "Rejected by phone",
        "Rejected via phone call",
        "Rejected by HR",
        "Rejected in person",
    ] {
        let stage = match status(word, false) {
            Some(Reading::Means(it) | Reading::MeansAndMore(it)) => it.stage,
            _ => None,
        };
        assert_eq!(stage, None, "{word}");
    }
}

#[test]
fn the_words_of_the_usual_trackers_are_known() {
    for word in [
        "Applying",
        "Negotiating",
        "Not started",
        "Haven't heard back",
        "Offer rescinded",
        "No longer interested",
    ] {
        assert!(status(word, false).is_some(), "{word}");
    }
}

#[test]
fn the_column_of_the_furthest_stage_is_known() {
    for header in
        ["Stage reached", "Stage Reached", "Reached stage", "Last stage", "Highest stage", "How far"]
    {
        assert!(field_of(header).is_some(), "{header}");
    }
}

#[test]
fn how_a_stage_went_says_that_it_was() {
    for cell in ["passed", "Passed", "failed", "pass", "fail", "attended"] {
        assert_eq!(yes_or_no(cell), Some(true), "{cell}");
    }
}

#[test]
fn what_is_said_of_others_or_of_what_may_come_is_asked() {
    for word in [
        "They hired an internal candidate",
        "Hired from within",
        "Contract signed by other",
        "Accepted an offer at another company",
        "Accepted offer from Globex",
        "Company withdrew",
        "They backed out",
        "I ghosted them",
        "Form filled",
        "Filled in application",
        "Expecting rejection",
        "Probably rejected",
        "Rejected instead of interview",
    ] {
        assert_eq!(status(word, false), None, "{word}");
    }
}

#[test]
fn a_number_that_counts_no_rounds_is_none() {
    let at = |word: &str| match status(word, false) {
        Some(Reading::Means(it) | Reading::MeansAndMore(it)) => it.stage,
        _ => None,
    };
    for (word, expected) in [
        ("Final rejection", None),
        ("Rejected after final interview", Some((Stage::Final, None))),
        ("Rejected - phone call 3/4", Some((Stage::Screen, None))),
        ("Rejected 2 weeks after interview", Some((Stage::Interview, None))),
        ("Rejected 12 Jan after phone screen", Some((Stage::Screen, None))),
        ("Rejected after 2nd round", None),
        ("Rejected after 2nd round interview", Some((Stage::Interview, Some(2)))),
        ("Rejected, interview 2", Some((Stage::Interview, Some(2)))),
    ] {
        assert_eq!(at(word), expected, "{word}");
    }
}
