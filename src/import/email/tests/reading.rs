use chrono::NaiveDate;
use proptest::prelude::*;

use super::{message, phrases, suggested, today};
use crate::event::Ending;
use crate::import::email::{EmailError, Message, Phrases, suggest};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

#[test]
fn a_file_of_a_mail_program_is_read_whatever_its_encoding() {
    let file = "From dana@acme.example Thu Nov 12 23:50:00 2026\r\n\
        Return-Path: <dana@acme.example>\r\n\
        From: =?utf-8?Q?Dana_R=C3=BCiz?= <Dana@Acme.example>\r\n\
        Subject: =?iso-8859-1?Q?Your_r=E9sum=E9?=\r\n and you\r\n\
        Date: Thu, 12 Nov 2026 23:50:00 -0800\r\n\
        MIME-Version: 1.0\r\n\
        Content-Type: multipart/alternative; boundary=b\r\n\r\n\
        --b\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        We=92ve chosen another candi=\r\ndate for the role.\r\n\
        --b\r\nContent-Type: text/html\r\n\r\n<p>page</p>\r\n--b--\r\n";
    let read = message(file);
    let expected = Message {
        from_name: Some("Dana Rüiz".to_owned()),
        from_address: Some("dana@acme.example".to_owned()),
        subject: Some("Your résumé and you".to_owned()),
        date: Some(day(2026, 11, 12)),
        body: "We’ve chosen another candidate for the role.".to_owned(),
    };
    assert_eq!(read, expected);
}

#[test]
fn a_page_alone_is_read_as_text() {
    let file = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n\
        PHN0eWxlPnB7fTwvc3R5bGU+PHA+SGkgU2FtLDwvcD48cD53ZSBkb24mcnNxdW87dDxicj5oaXJlLjwvcD4=\n";
    assert_eq!(message(file).body, "Hi Sam,\n\nwe don’t\nhire.");
}

#[test]
fn a_pasted_text_may_have_a_heading() {
    let read = message(
        "\u{feff}Subject: Your application\r\nFrom: Dana <dana@acme.example>\r\nDate: 12 November 2026\r\nHi Sam,\r\nno.",
    );
    assert_eq!(read.subject.as_deref(), Some("Your application"));
    assert_eq!(read.from_name.as_deref(), Some("Dana"));
    assert_eq!((read.date, read.body.as_str()), (Some(day(2026, 11, 12)), "Hi Sam,\nno."));
    assert_eq!(message("From here on: no.").body, "From here on: no.");
    let latin = Message::read(b"we\x92re sorry, M\xfcller").expect("a message");
    assert_eq!(latin.body, "we’re sorry, Müller");
}

#[test]
fn what_cannot_be_a_message_is_refused() {
    for (bytes, expected) in [
        (&b" \r\n"[..], "there is no text in it"),
        (&b"\x89PNG\0\0"[..], "it is a binary file and no text"),
        (&vec![b'a'; (16 << 20) + 1][..], "it is larger than 16 MiB"),
    ] {
        assert_eq!(Message::read(bytes).map_err(|error| error.to_string()), Err(expected.to_owned()));
    }
    assert_eq!(Message::read(b""), Err(EmailError::Empty));
}

#[test]
fn earlier_messages_do_not_decide() {
    for quoted in [
        "> We have decided to move forward with other candidates.",
        "On Thu, 12 Nov 2026 at 10:00, Dana Ruiz <dana@acme.example> wrote:\n\nWe have decided to move forward with \
         other candidates.",
        "On Thu, 12 Nov 2026 at 10:00,\nDana Ruiz <dana@acme.example> wrote:\n> We chose another candidate.",
        "-----Original Message-----\nFrom: Dana\nSubject: Role\n\nWe have decided to move forward with other candidates.",
        "From: Dana Ruiz\nSent: Thursday, November 12, 2026 3:04 PM\nTo: Sam\nSubject: Role\n\nWe chose another candidate.",
        "Am 12.11.2026 um 10:00 schrieb Dana:\n> We chose another candidate.",
    ] {
        let text =
            format!("Thank you for your quick answer, and see you on Monday for the interview.\n\n{quoted}");
        assert_eq!(suggested(&text).ending, None, "{quoted}");
        assert_eq!(
            message(&text).body,
            "Thank you for your quick answer, and see you on Monday for the interview."
        );
    }
}

#[test]
fn a_message_that_only_forwards_is_the_forwarded_one() {
    let text = "From: Sam <sam@home.example>\nSubject: Fwd: Role\nDate: 2026-11-20\n\nFYI\n\n\
        ---------- Forwarded message ---------\nFrom: Acme Recruiting <jobs@acme.example>\n\
        Date: Thu, Nov 12, 2026 at 3:04 PM\nSubject: Role\nTo: <sam@home.example>\n\n\n\
        We chose another candidate for the Analyst role.\n";
    let found = suggested(text);
    assert_eq!((found.ending, found.company.as_deref()), (Some(Ending::Rejected), Some("Acme")));
    assert_eq!((found.date, found.is_dated), (day(2026, 11, 12), true));
    let apple = "Begin forwarded message:\n\n> From: Dana <dana@acme.example>\n> Subject: Role\n> Date: 12 November 2026\n\
        >\n> We chose another candidate for the role.\n";
    let read = message(apple);
    assert_eq!(read.from_address.as_deref(), Some("dana@acme.example"));
    assert_eq!(read.body, "We chose another candidate for the role.");
}

#[test]
fn a_day_to_come_is_not_the_day() {
    for (heading, date, is_dated) in [
        ("Date: Thu, 12 Nov 2026 10:00:00 +0100", day(2026, 11, 12), true),
        ("Date: Thu, 24 Dec 2026 10:00:00 +0100", today(), false),
        ("Date: soon", today(), false),
    ] {
        let found = suggested(&format!("{heading}\nSubject: Role\n\nWe chose another candidate."));
        assert_eq!((found.date, found.is_dated), (date, is_dated), "{heading}");
    }
}

#[test]
fn a_mistake_in_the_phrases_is_named_with_its_place() {
    let rest = "senders: ''\nproviders: ''\nhosts: ''\ngeneric: ''\nordinary: ''\n";
    for (phrase, expected) in [
        ("we (go|stay", "line 4, column 1: en: the phrase 'we (go|stay': '(' is not closed"),
        ("we <go> on", "line 4, column 1: en: the phrase 'we <go> on': nothing is called 'go'"),
        ("we (|go)", "line 4, column 1: en: the phrase 'we (|go)': an alternative holds no word"),
        ("we go) on", "line 4, column 1: en: the phrase 'we go) on': ')' opens nothing"),
        ("… go", "line 4, column 1: en: the phrase '… go': it begins with a gap"),
        ("we, go", "line 4, column 1: en: the phrase 'we, go': 'we,' is no word"),
        (
            "{name} team",
            "line 4, column 1: en: the phrase '{name} team': '{' begins neither {company} nor {role}",
        ),
    ] {
        let file = format!("languages:\n  en:\n    no:\n    - '{phrase}'\n{rest}");
        assert_eq!(
            Phrases::read(&file).map(|_| ()).map_err(|error| error.to_string()),
            Err(expected.to_owned())
        );
    }
}

/// Pieces that messages are made of, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("unfortunately ".to_owned()),
        Just("we will not be moving forward with other candidates ".to_owned()),
        Just("if the Senior Data Engineer (R-1234) position at Acme & Sons, ".to_owned()),
        Just("From: Dana Ruiz <dana@acme.example>\n".to_owned()),
        Just("MIME-Version: 1.0\nContent-Type: text/html\n\n".to_owned()),
        Just("\n> On 1 May, Dana wrote:\n".to_owned()),
        Just("<blockquote>&amp;&#x;<style><!--".to_owned()),
        Just("’s“\"ß\u{301}\u{ad}İ…".to_owned()),
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_is_too_odd(text in pieces()) {
        let phrases = phrases();
        if let Ok(message) = Message::read(text.as_bytes()) {
            let found = suggest(&message, &phrases, today());
            prop_assert!(found.ending.is_some() || found.said.is_empty());
        }
    }

    #[test]
    fn no_bytes_are_too_odd(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Message::read(&bytes);
    }
}
