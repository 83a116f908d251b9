use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::*;
use crate::case::Case;
use crate::event::{Answer, Details, Ending, Event, Feeling, Reason, Stage};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
}

fn built_in() -> Letters {
    Letters::new(Vec::new()).expect("the built-in letters")
}

fn forms(template: &Template) -> impl Iterator<Item = &Form> {
    [&template.short, &template.long].into_iter().flatten()
}

/// A case in which every text is a word of its own.
fn talkative() -> Case {
    let details = Details {
        company: Some("Acme".into()),
        role: Some("Backend engineer".into()),
        source: Some("PRIVATE-source".into()),
        level: Some("PRIVATE-level".into()),
        place: Some("PRIVATE-place".into()),
        url: Some("PRIVATE-url".into()),
        contact: Some("Dana Ruiz <PRIVATE@acme.example>".into()),
        tags: vec!["PRIVATE-tag".into()],
        imported: Some("PRIVATE-hash".into()),
    };
    let advanced = Event {
        stage: Some(Stage::Interview),
        said: Some("PRIVATE-said".into()),
        ..Event::new(day(10), Kind::Advanced)
    };
    let ended = Event {
        said: Some("PRIVATE-said".into()),
        note: Some("PRIVATE-note".into()),
        vent: Some("PRIVATE-vent".into()),
        feeling: "1".parse::<Feeling>().ok(),
        reasons: vec![Reason {
            tag: "PRIVATE-tag".into(),
            detail: Some("PRIVATE-detail".into()),
            stated: true,
        }],
        answers: vec![("went-well".into(), Answer::free("PRIVATE-answer"))],
        from: Some("PRIVATE-from".into()),
        to: Some("PRIVATE-to".into()),
        ..Event::new(day(20), Kind::Ended(Ending::Rejected))
    };
    Case::new("2026-10-30-acme".into(), details, vec![Event::new(day(1), Kind::Applied), advanced, ended])
}

#[test]
fn the_long_request_for_feedback_holds_the_six_parts_in_their_order() {
    let letters = built_in();
    let long = letters.template(FEEDBACK_REQUEST).and_then(|it| it.long.as_ref()).expect("a long form");
    let names: Vec<&str> = long.parts.iter().filter_map(|(name, _)| name.as_deref()).collect();
    assert_eq!(
        names,
        [
            "greeting",
            "thanks",
            "respect-for-the-decision",
            "good-wishes",
            "wanting-to-learn",
            "a-few-minutes",
            "candid-suggestions",
            "closing",
        ]
    );
    let letter = long.filled(&Fields::of(&talkative(), day(22)));
    assert_eq!(letter.body.split("\n\n").count(), names.len(), "a paragraph each");
}

#[test]
fn nothing_but_who_and_when_gets_into_a_letter() {
    let fields = Fields::of(&talkative(), day(22));
    let own = "letter: all\ntitle: All\nshort:\n  subject: '{role}'\n  \
               body: '{company} {role} {contact} {stage} {heard} {applied} {name}'\n";
    let letters =
        Letters::new(vec![(PathBuf::from("prompts/letters/all.yaml"), own.to_owned())]).expect("letters");
    for template in letters.templates() {
        for form in forms(template) {
            let letter = form.filled(&fields);
            assert!(!letter.text().contains("PRIVATE"), "{}", letter.text());
        }
    }
    let all = letters.template("all").and_then(|it| it.form(Length::Long)).expect("a letter").filled(&fields);
    assert_eq!(
        all.text(),
        "Subject: Backend engineer\n\nAcme Backend engineer Dana Ruiz the interview 20 November 1 November [your name]"
    );
    assert_eq!(all.left, ["[your name]"]);
}

#[test]
fn every_letter_is_brief_and_names_what_it_lacks() {
    let bare =
        Case::new("2026-11-01-unknown".into(), Details::default(), vec![Event::new(day(1), Kind::Noted)]);
    for template in built_in().templates() {
        let source = template.source.as_deref().expect(&template.name);
        assert!(["000", "001", "002", "003", "004"].contains(&source), "{}", template.name);
        for form in forms(template) {
            for fields in [Fields::of(&talkative(), day(22)), Fields::of(&bare, day(22)), Fields::default()] {
                let letter = form.filled(&fields);
                assert!(letter.subject.chars().count() < 80, "{}", letter.subject);
                assert!(letter.body.split_whitespace().count() < 190, "{}", letter.body);
                assert!(!letter.text().contains("None") && !letter.text().contains(['{', '}', '!']));
                let open: BTreeSet<&str> =
                    letter.left.iter().map(String::as_str).filter(|it| letter.text().contains(*it)).collect();
                assert_eq!(open.len(), letter.left.len(), "{:?} in {}", letter.left, letter.text());
                assert_eq!(letter.text().matches('[').count() > 0, !letter.left.is_empty());
            }
        }
    }
}

#[test]
fn a_letter_of_ones_own_replaces_or_adds() {
    let own = |name: &str| {
        let text = format!(
            "letter: {name}\ntitle: Mine\nlong:\n  subject: A\n  body: |\n    Dear {{contact}},\n\n    Bye\n"
        );
        (PathBuf::from(format!("prompts/letters/{name}.yaml")), text)
    };
    let letters = Letters::new(vec![own("thank-you"), own("goodbye")]).expect("two letters");
    let names: Vec<&str> = letters.templates().iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["feedback-request", "thank-you", "follow-up", "networking", "goodbye"]);
    let mine = letters.template("thank-you").expect("a letter");
    assert_eq!((mine.title.as_str(), mine.has_both(), mine.event()), ("Mine", false, Some(Kind::Thanked)));
    let letter = mine.form(Length::Short).expect("its one form").filled(&Fields::default());
    assert_eq!(letter.text(), "Subject: A\n\nDear,\n\nBye");
}

#[test]
fn a_mistake_in_a_letter_is_named_with_its_place() {
    let head = "letter: mine\ntitle: T\n";
    let gaps = "expected one of {company}, {role}, {contact}, {stage}, {heard}, {applied}, {name}, and a brace is \
                written '{{'";
    for (text, expected) in [
        (
            format!("{head}# no {{vent}} here\nshort:\n  subject: A\n  body: |\n    Hé, see {{vent}} and {{role}}\n"),
            format!("line 7, column 13: there is no gap '{{vent}}'; {gaps}"),
        ),
        (
            format!("{head}short:\n  subject: A {{note}}\n  body: B\n"),
            format!("line 4, column 14: there is no gap '{{note}}'; {gaps}"),
        ),
        (
            format!("{head}long:\n  subject: A\n  body:\n    a: \"{{role\"\n"),
            "line 6, column 9: a '{' opens a gap that nothing closes; a brace is written '{{'".to_owned(),
        ),
        (
            format!("{head}long:\n  subject: A\n  body:\n    a: b\n    a: c\n"),
            "line 7, column 5: long.body: the key 'a' stands here twice".to_owned(),
        ),
        (
            head.to_owned(),
            "line 1, column 1: short: or long: is missing; a letter has one of them or both".to_owned(),
        ),
        (
            format!("{head}long:\n  subject: ''\n  body: A\n"),
            "line 3, column 1: long: subject: one line of words is expected".to_owned(),
        ),
        (
            format!("{head}long:\n  subject: A\n  body: ''\n"),
            "line 3, column 1: long: body: a text is expected".to_owned(),
        ),
        (
            format!("{head}long:\n  subject: A\n  body: [a]\n"),
            "line 5, column 9: long.body: a list stands here; expected a text, or parts of one by name".to_owned(),
        ),
        (
            format!("{head}long:\n  subject: A\n"),
            "line 4, column 3: long: 'body:' is missing".to_owned(),
        ),
        (
            format!("{head}body: A\n"),
            "line 3, column 1: there is no key 'body', expected one of 'letter', 'title', 'source', 'short', 'long'"
                .to_owned(),
        ),
        (
            "letter: other\ntitle: T\nlong:\n  subject: A\n  body: B\n".to_owned(),
            "line 1, column 1: letter: 'other' stands in a file of another name".to_owned(),
        ),
    ] {
        let own = vec![(PathBuf::from("prompts/letters/mine.yaml"), text.clone())];
        let error = Letters::new(own).expect_err(&text);
        let Error::Malformed { source, .. } = error else { panic!("{error}") };
        assert_eq!(source.to_string(), expected, "{text}");
    }
}
