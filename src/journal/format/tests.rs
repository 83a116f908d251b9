use super::*;

fn problem(text: &str) -> String {
    read(text.as_bytes()).expect_err("a problem").to_string()
}

#[test]
fn what_cannot_be_read_is_named_with_its_place() {
    let event = "---\ncompany: Acme\n---\ndate: 2026-11-22\nevent: rejected\n";
    for (text, expected) in [
        (
            format!("{event}stage: phone\n"),
            "line 6, column 8: stage: 'phone' is none of application, screen, assessment, interview, final, offer",
        ),
        (
            format!("{event}feeling: 9\n"),
            "line 6, column 10: feeling: '9' is not a number from 1 (crushed) to 5 (fine)",
        ),
        (
            format!("{event}stage: screen\nstage: final\n"),
            "line 7, column 1: the key 'stage' stands here twice",
        ),
        (format!("{event}mood: x\nmood: y\n"), "line 7, column 1: the key 'mood' stands here twice"),
        (
            format!("{event}said: \"a\n"),
            "line 7, column 1: found unexpected end of stream, while scanning a quoted scalar at line 6 column 7",
        ),
        (format!("{event}round: 0\n"), "line 6, column 8: round: '0' is not a whole number from 1"),
        (
            format!("{event}reasons:\n- detail: x\n"),
            "line 7, column 3: reasons[0]: a reason needs 'reason:' with its name",
        ),
        (
            "---\ncompany: Acme\n---\ndate: 2026-02-30\nevent: rejected\n".into(),
            "line 4, column 7: date: '2026-02-30' is not a date; expected YYYY-MM-DD",
        ),
        (
            "---\ncompany: Acme\n---\nevent: rejected\n".into(),
            "line 4, column 1: event: 'rejected' needs 'date: YYYY-MM-DD' beside it",
        ),
        (
            "---\ncompany: Acme\n---\ndate: 2026-11-22\nevent: advanced\n".into(),
            "line 5, column 1: event: 'advanced' needs 'stage: screen' beside it",
        ),
        (
            "- a\n- b\n".into(),
            "line 1, column 1: a list stands here; expected keys and values, such as 'company: Acme'",
        ),
        ("# nothing\n".into(), "line 1, column 1: nothing is in it; expected 'company:' and dated events"),
    ] {
        assert_eq!(problem(&text), expected, "{text}");
    }
    let error = read(b"---\ncompany: caf\xe9\n").expect_err("not UTF-8");
    assert_eq!(error.to_string(), "line 2, column 13: a byte that is not UTF-8; save the file as UTF-8");
}

#[test]
fn what_format_1_does_not_know_is_kept_and_ignored() {
    let text = "\u{feff}company: 37\nmood: ok\n---\n---\nevent: teleported\nstage: moon\ndate: soon\n---\nrole: 1.10\n";
    let documents = read(text.as_bytes()).expect("readable");
    let entries: Vec<&Entry> = documents.iter().map(|it| &it.entry).collect();
    let header = Details { company: Some("37".into()), ..Details::default() };
    assert_eq!(
        entries,
        [&Entry::Header(Box::new(header)), &Entry::Foreign(Some("teleported".into())), &Entry::Foreign(None)]
    );
    assert_eq!(documents[0].unknown, [UnknownKey { key: "mood".into(), inside: None }]);
    let text = utf8(text.as_bytes()).expect("text");
    assert_eq!(locate(text, 0, "mood"), Some((2, 1)));
}

#[test]
fn a_text_field_takes_any_scalar_as_spelt_and_answers_are_as_spelt() {
    let text = "company: 1.10\nrole: yes\nsource: ~\ntags: [1.0, on]\n---\ndate: 2026-11-22\nevent: reflected\ntopic: fit\nanswers: {wanted: true, match: 0x1f}\nreasons: [pay, {reason: fit, stated: yes}]\n";
    let documents = read(text.as_bytes()).expect("readable");
    let (Entry::Header(details), Entry::Event(event)) = (&documents[0].entry, &documents[1].entry) else {
        panic!("a header and an event");
    };
    assert_eq!(details.company.as_deref(), Some("1.10"));
    assert_eq!(details.role.as_deref(), Some("yes"));
    assert_eq!(details.source, None);
    assert_eq!(details.tags, ["1.0", "on"]);
    let answers = [("wanted".to_owned(), "true".into()), ("match".to_owned(), "0x1f".into())];
    assert_eq!(event.answers, answers);
    assert_eq!(
        event.reasons.iter().map(|it| (it.tag.as_str(), it.stated)).collect::<Vec<_>>(),
        [("pay", false), ("fit", true)]
    );
}
