use proptest::prelude::*;

use super::super::tests::{case as plain_case, day};
use super::*;
use crate::event::{Details, Ending, Event};

/// A case that ended in these words of theirs.
fn said(n: u32, text: &str) -> Case {
    with(n, Details::default(), &[(Kind::Ended(Ending::Rejected), text)])
}

fn with(n: u32, details: Details, texts: &[(Kind, &str)]) -> Case {
    let event =
        |(kind, text): &(Kind, &str)| Event { said: Some((*text).to_owned()), ..Event::new(day(1), *kind) };
    Case::new(format!("case-{n}"), details, texts.iter().map(event).collect())
}

/// Each word with the number of its cases: `kubernetes 3`.
fn found(cases: &[Case]) -> Vec<String> {
    found_without(cases, &[])
}

fn found_without(cases: &[Case], stop_words: &[&str]) -> Vec<String> {
    let stop_words: Vec<String> = stop_words.iter().map(|word| (*word).to_owned()).collect();
    Words::of(cases, &stop_words).words.iter().map(|it| format!("{} {}", it.text, it.seen.hits)).collect()
}

/// The text in three cases.
fn thrice(text: &str) -> Vec<Case> {
    (1..4).map(|n| said(n, text)).collect()
}

/// Five refusals of our own making, as they come by mail.
fn refusals() -> Vec<Case> {
    [
        "Dear Robin,\n\nThank you for your interest in the position and for the time you spent with us. Unfortunately we \
         have\ndecided to move forward with a candidate who has more production experience with Kubernetes.\n\nWe \
         wish you every success.\n\nKind regards,\nDana Ruiz\nTalent Partner, Observatory Street 5",
        "Hi Robin,\n\nthe panel liked your code, but the system design round was not strong enough: trade-offs between\n\
         consistency and latency were left open. They also missed production experience.\n\nBest wishes\nAlex",
        "Robin,\n\nWe regret to tell you that we will not be moving forward. We were looking for someone with five \
         years of experience, and for clearer communication in the system design interview.\n\nRegards,\nObservatory Street 5",
        "Unfortunately, communication was the weak point. You have the years of experience; the system design \
         was too shallow.",
        "Hello Robin!\nCommunicating with the stakeholders, production experience and years of experience with \
         Kubernetes decided it.\nCheers,\nObservatory Street 5",
    ]
    .iter()
    .zip(1..)
    .map(|(text, n)| said(n, text))
    .collect()
}

#[test]
fn what_recurs_is_the_news_and_not_the_courtesies() {
    // Counted by hand in the five texts above.
    assert_eq!(
        found(&refusals()),
        ["communication 3", "production experience 3", "system design 3", "years of experience 3"]
    );
}

#[test]
fn a_case_counts_once_whatever_it_repeats() {
    let twice = [
        (Kind::Ended(Ending::Rejected), "Kubernetes. Kubernetes, kubernetes!"),
        (Kind::Feedback, "More Kubernetes, please."),
    ];
    let cases = [
        with(1, Details::default(), &twice),
        said(2, "They wanted Kubernetes."),
        said(3, "Kubernetes was the gap."),
        plain_case(9, &[], Some(Ending::Rejected)),
        said(5, "   \n"),
    ];
    let words = Words::of(&cases, &[]);
    let expected = Word {
        text: "Kubernetes".to_owned(),
        seen: Share { hits: 3, of: 3 },
        in_feedback: 1,
        cases: ["case-1", "case-2", "case-3"].map(str::to_owned).to_vec(),
    };
    assert_eq!((words.texts, words.words), (3, vec![expected]));
}

#[test]
fn two_cases_are_no_pattern() {
    assert_eq!(found(&thrice("Kubernetes")[..2]), <[&str; 0]>::default());
}

#[test]
fn english_is_one_word_by_its_stem_in_the_form_they_wrote_most() {
    let cases = [
        said(1, "You should communicate with the board."),
        said(2, "Your communication was not what we wanted."),
        said(3, "Communication is a must for this."),
        said(4, "The communication with the board was poor."),
    ];
    assert_eq!(found(&cases), ["communication 4"]);
}

#[test]
fn other_languages_count_as_they_stand() {
    let german = "Leider haben wir uns für jemanden mit mehr Erfahrung in der Produktion entschieden.";
    let words = found(&thrice(german));
    assert_eq!(words, ["Erfahrung in der Produktion 3", "jemanden 3"]);
    let cases = [
        said(1, "Wir suchen jemanden, der die Systeme kennt."),
        said(2, "Wir haben das System nicht gesehen."),
        said(3, "Die Systeme sind das, was uns gefehlt hat."),
    ];
    assert_eq!(found(&cases), <[&str; 0]>::default(), "no stem joins them");
}

#[test]
fn one_name_in_two_languages_is_one_word() {
    let cases = [
        said(1, "We need someone who has run Kubernetes."),
        said(2, "Wir suchen jemanden, der schon mit Kubernetes gearbeitet hat."),
        said(3, "Nous cherchons une personne qui connaît Kubernetes."),
    ];
    assert_eq!(found(&cases), ["Kubernetes 3"]);
}

#[test]
fn an_english_no_with_a_german_footer_is_read_by_the_sentence() {
    let text = "We need someone who has designed larger systems.\n\n\
                Diese Nachricht ist nur für den Empfänger und wird nach dem Lesen gelöscht.";
    let words = found(&thrice(text));
    assert!(words.contains(&"designed larger 3".to_owned()), "{words:?}");
    assert!(words.iter().all(|word| !word.starts_with("wird") && !word.starts_with("nach ")), "{words:?}");
}

#[test]
fn names_addresses_and_numbers_are_no_news() {
    let details = Details {
        company: Some("Observatory GmbH".to_owned()),
        role: Some("Embedded Engineer".to_owned()),
        contact: Some("Dana Ruiz <dana@acme.example>".to_owned()),
        ..Details::default()
    };
    let text = "Dana and Mr Ruiz at Observatory saw no embedded engineers: https://jobs.acme.example/42?q=x, \
                jobs.acme.example, dana@acme.example, 12345, 2026-11-22, REQ0042, 80%. Firmware!";
    let cases: Vec<Case> =
        (1..4).map(|n| with(n, details.clone(), &[(Kind::Ended(Ending::Rejected), text)])).collect();
    assert_eq!(found(&cases), ["Firmware 3"]);
}

#[test]
fn ones_own_name_is_known_from_the_greetings() {
    let mut cases = thrice("Dear Robin Marlow,\nthe budget was cut.");
    cases.extend((4..7).map(|n| said(n, "Robin, the budget was cut. We are sorry, Robin.")));
    assert_eq!(found(&cases), ["budget 6", "cut 6"]);
}

#[test]
fn what_is_quoted_or_signed_is_not_theirs_to_say() {
    let text = "The budget was cut.\n> my wonderful portfolio\n\nBest regards\nMarlow\nObservatory\nPS: Portfolio was fine.";
    assert_eq!(found(&thrice(text)), ["budget 3", "cut 3", "fine 3", "Portfolio 3"]);
}

#[test]
fn a_pair_goes_over_small_words_and_not_over_stops() {
    for (text, expected) in [
        ("You lack depth in distributed systems.", vec!["depth in distributed 3", "distributed systems 3"]),
        ("Latency, throughput.", vec!["Latency 3", "throughput 3"]),
        ("Problem-solving was it.", vec!["Problem-solving 3"]),
        ("Hands-on experience was it.", vec!["Hands-on experience 3"]),
        ("Il vous manque de l'expérience en gestion.", vec!["expérience en gestion 3"]),
        ("You know C++ and Node.js and C# well.", vec!["C# 3", "C++ 3", "Node.js 3"]),
    ] {
        assert_eq!(found(&thrice(text)), expected, "{text}");
    }
}

#[test]
fn a_word_that_is_in_more_cases_than_its_pair_stands_beside_it() {
    let mut cases = thrice("The system design was too small.");
    cases.push(said(4, "The design was too small."));
    assert_eq!(found(&cases), ["design 4", "small 4", "system design 3"]);
}

#[test]
fn ones_own_stop_words_are_not_counted() {
    let cases = thrice("The budget was cut. Wir haben das Budget nicht. The system design was it.");
    assert_eq!(found(&cases), ["budget 3", "cut 3", "system design 3"]);
    assert_eq!(
        found_without(&cases, &["Budgets", "CUT", "system design"]),
        ["Budget 3", "design 3", "system 3"]
    );
    assert_eq!(found_without(&cases, &["budget", "cutting", "", "systems"]), ["design 3"]);
}

#[test]
fn control_characters_steer_nothing() {
    let text = "The \u{1b}[31m bud\u{200b}get\u{1b}[0m was \u{202e}cut\u{202c}\u{7}.\u{0}";
    assert_eq!(found(&thrice(text)), ["budget 3", "cut 3"]);
    assert_eq!(found(&thrice("\u{e6d0}#\u{20dc}l, C#\u{301}")), ["C# 3"], "a mark on a sign");
}

proptest! {
    #[test]
    fn ones_own_words_are_never_counted(own in "[a-z]{4,9}( [a-z]{4,9}){0,5}", theirs in "\\PC{0,80}") {
        let cases: Vec<Case> = (1..5).map(|n| {
            let event = Event {
                said: Some(theirs.clone()),
                note: Some(format!("zyxnote {own}")),
                vent: Some(format!("zyxvent {own}")),
                ..Event::new(day(1), Kind::Ended(Ending::Rejected))
            };
            Case::new(format!("case-{n}"), Details::default(), vec![event])
        }).collect();
        let words = Words::of(&cases, &[]);
        let bare: Vec<Case> = (1..5).map(|n| said(n, &theirs)).collect();
        prop_assert_eq!(&words, &Words::of(&bare, &[]));
        for word in &words.words {
            prop_assert!(!word.text.contains("zyx"));
            prop_assert_eq!(word.seen, Share { hits: 4, of: 4 });
        }
    }

    #[test]
    fn nothing_they_write_does_harm(texts in prop::collection::vec("(?s).{0,60}", 3..6)) {
        let cases: Vec<Case> = texts.iter().zip(1..).map(|(text, n)| said(n, text)).collect();
        for word in Words::of(&cases, &[]).words {
            prop_assert!(word.seen.hits <= word.seen.of && word.cases.len() == word.seen.hits);
            prop_assert!(word.text.chars().all(|c| crate::text::made_visible(c).is_none()), "{:?}", word.text);
        }
    }
}
