//! A letter from its template: what the case knows, what is asked for, what stays open.

use reject::case::Case;
use reject::date;
use reject::event::{Kind, Stage};
use reject::journal::name_line;
use reject::letters::{Fields, Gap, Length, Letter, Template, person, written};
use reject::text::{list, same};

use super::super::Session;
use super::{NETWORKING, afterwards, edit, suits};
use crate::ask::{Question, Reply, Stop};
use crate::failure::Failure;

const YES: &str = "yes";
const NO: &str = "no";

/// The question of a reflection whose answer says if there was rapport.
const RAPPORT: (&str, &str) = ("follow-up", "rapport");

/// The letter that is wanted.
pub(in super::super) struct Draft<'a> {
    pub(in super::super) template: &'a Template,
    pub(in super::super) case: Option<&'a Case>,
    /// The form that was asked for.
    pub(in super::super) length: Option<Length>,
    /// To whom it goes.
    pub(in super::super) to: Option<String>,
    /// Whether it is finished in the editor.
    pub(in super::super) editor: bool,
}

/// Fills the letter and gives it to standard output; all else goes to standard error.
pub(in super::super) fn give(session: &mut Session<'_>, draft: &Draft<'_>) -> Result<(), Failure> {
    if let Some(case) = draft.case.filter(|case| !suits(draft.template, case)) {
        session.ui.say(&format!("{}: {}.", case.title(), case.standing()));
    }
    // A letter that was begun in the editor needs no answers any more.
    let may_ask = session.ui.can_ask() && !(draft.editor && edit::is_begun(session, draft)?);
    let asks_rapport = may_ask && draft.length.is_none() && depends_on_rapport(draft);
    let length = if asks_rapport { ask_rapport(session)? } else { length(session, draft) };
    let Some(form) = draft.template.form(length) else { return Ok(()) };
    let mut fields = fields(session, draft);
    let missing: Vec<Gap> = form.gaps().into_iter().filter(|gap| fields.slot(*gap).is_none()).collect();
    if may_ask {
        for gap in &missing {
            *fields.slot(*gap) = ask(session, *gap)?;
        }
        if asks_rapport || !missing.is_empty() {
            session.ui.say("");
        }
    }
    let letter = form.filled(&fields);
    let text = if draft.editor {
        edit::edit(session, draft, &letter.text())?
    } else {
        let text = letter.text();
        session.ui.pass_on(&text)?;
        text
    };
    if session.ui.can_ask() {
        session.ui.say("");
    }
    say_what_is_left(session, draft, &letter, &text);
    if let Some(name) = fields.name.filter(|_| session.journal.settings().name.is_none()) {
        let line = name_line(&name);
        session
            .ui
            .say(&format!("To be asked for your name no more, put this line into journal.yaml:\n  {line}"));
    }
    say_what_comes_then(session, draft)
}

/// What is known without asking.
fn fields(session: &Session<'_>, draft: &Draft<'_>) -> Fields {
    let mut fields = draft.case.map(|case| Fields::of(case, session.today)).unwrap_or_default();
    fields.name.clone_from(&session.journal.settings().name);
    if let Some(to) = &draft.to {
        fields.contact = person(to);
    }
    fields
}

/// The form that was asked for; else the short one, and of a request for feedback the long one where the journal says
/// that there was rapport.
fn length(session: &mut Session<'_>, draft: &Draft<'_>) -> Length {
    let Some(length) = draft.length else {
        return match rapport(draft) {
            Some(answer) if is_request(draft) => by_rapport(answer),
            _ => Length::Short,
        };
    };
    if draft.template.has(length) {
        return length;
    }
    session.ui.say(&format!("The letter '{}' has one form.", draft.template.name));
    length
}

/// Whether only a person can say which form suits.
fn depends_on_rapport(draft: &Draft<'_>) -> bool {
    let met = draft.case.is_some_and(|case| case.furthest() > Stage::Application);
    met && is_request(draft) && draft.template.has_both() && rapport(draft).is_none()
}

fn is_request(draft: &Draft<'_>) -> bool {
    draft.template.event() == Some(Kind::FeedbackAsked)
}

/// What the user said of rapport when the case was thought through.
fn rapport<'a>(draft: &Draft<'a>) -> Option<&'a str> {
    let case = draft.case?;
    case.answer(RAPPORT.0, RAPPORT.1).map(|(_, answer)| answer)
}

fn ask_rapport(session: &mut Session<'_>) -> Result<Length, Failure> {
    let question = Question {
        text: "Is there somebody there you got on well with?".to_owned(),
        place: "yes: the longer form".to_owned(),
        options: vec![YES.to_owned(), NO.to_owned()],
        passing: true,
        ..Question::default()
    };
    match session.ui.ask(&question) {
        Ok(Reply::Given(answer)) => Ok(by_rapport(&answer)),
        Ok(Reply::Skipped | Reply::Back) => Ok(Length::Short),
        Err(stop) => Err(stopped(session, stop)),
    }
}

fn by_rapport(answer: &str) -> Length {
    if answer == YES { Length::Long } else { Length::Short }
}

/// Whether that is a word for nobody in particular.
fn is_nobody(typed: &str) -> bool {
    ["no", "nobody", "none", "no one", "-"].iter().any(|word| same(word, typed.trim()))
}

/// Asks for what fills a gap; Enter leaves it open.
fn ask(session: &mut Session<'_>, gap: Gap) -> Result<Option<String>, Failure> {
    let text = match gap {
        Gap::Company => "Which company is it about?",
        Gap::Role => "Which role is it about?",
        Gap::Contact => "Whom do you write to? Enter greets without a name.",
        Gap::Stage => "What did you have with them, such as 'our call' or 'the interview'?",
        Gap::Heard => "When did they answer? For example yesterday, monday or nov 3.",
        Gap::Applied => "When did you apply? For example monday, 2w or nov 3.",
        Gap::Name => "Your own name, as you sign?",
    };
    let question = Question {
        text: text.to_owned(),
        place: "for the letter".to_owned(),
        free: true,
        one_line: true,
        passing: true,
        ..Question::default()
    };
    loop {
        let typed = match session.ui.ask(&question) {
            Ok(Reply::Given(typed)) if gap == Gap::Contact && is_nobody(&typed) => return Ok(None),
            Ok(Reply::Given(typed)) => typed.trim().to_owned(),
            Ok(Reply::Skipped | Reply::Back) => return Ok(None),
            Err(stop) => return Err(stopped(session, stop)),
        };
        match gap {
            Gap::Heard | Gap::Applied => match date::past(&typed, session.today) {
                Ok(day) => return Ok(Some(written(day, session.today))),
                Err(problem) => session.ui.say(&format!("  {problem}")),
            },
            Gap::Contact => return Ok(person(&typed)),
            _ => return Ok(Some(typed)),
        }
    }
}

fn stopped(session: &Session<'_>, stop: Stop) -> Failure {
    match stop {
        Stop::Interrupted(_) => Failure::Interrupted(None),
        stop => session.stopped(stop, None),
    }
}

/// Names what is still to be filled in by hand.
fn say_what_is_left(session: &mut Session<'_>, draft: &Draft<'_>, letter: &Letter, text: &str) {
    let left: Vec<&str> = letter.left.iter().map(String::as_str).filter(|open| text.contains(open)).collect();
    if left.is_empty() {
        return;
    }
    let by_hand = if draft.editor { "" } else { " `-e` opens it in your editor." };
    let name = if left.contains(&Gap::Name.open().unwrap_or_default()) {
        " `name:` in journal.yaml fills in yours."
    } else {
        ""
    };
    session.ui.say(&format!("Left for you to fill in: {}.{name}{by_hand}", list(&left, "and")));
}

/// Says how to note that it was sent.
fn say_what_comes_then(session: &mut Session<'_>, draft: &Draft<'_>) -> Result<(), Failure> {
    if let Some(case) = draft.case.filter(|_| draft.template.event().is_some()) {
        let short = session.short(case.handle(), &session.journal.names()?);
        session.ui.say(&format!("Once it is sent: {}", afterwards(draft.template, &short)));
    }
    if draft.template.name == NETWORKING {
        session.ui.say("Once you have met: reject plan did networking");
    }
    Ok(())
}
