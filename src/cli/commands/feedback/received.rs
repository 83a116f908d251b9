//! `--received`: feedback that came, and what to do because of it.

use chrono::NaiveDate;
use reject::case::Case;
use reject::date;
use reject::event::{Event, Kind};
use reject::journal::{Batch, Name};
use reject::plan::Entry;

use super::super::Session;
use super::super::draft::{Copy, Draft};
use super::super::log;
use super::super::plan::{Beside, Intention};
use super::{Incoming, asked, edit};
use crate::args;
use crate::ask::{Question, Reply, Stop};
use crate::failure::Failure;
use crate::texts::{name, one_stdin, option_text};
use reject::text::shown;

/// Where the words lie until they are in the case.
enum Kept {
    Draft(Draft),
    Copy(Copy),
    Nowhere,
}

pub(super) fn run(
    incoming: &Incoming,
    editor: bool,
    wanted: &str,
    on: NaiveDate,
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    let given = incoming.received.iter().flatten().next();
    one_stdin(&[given.map(String::as_str), incoming.note.as_deref()])?;
    let mut actions = intentions(incoming, session.today)?;
    let reasons = log::reasons(&incoming.reason, &[])?;
    let found = session.find(wanted)?;
    for action in &mut actions {
        action.case = Some(found.handle.clone());
    }
    let case = session.journal.case(&found)?;
    log::not_before_it_began(&case, "--on", on)?;
    let mut event = Event {
        reasons,
        said: option_text("--received", given)?,
        note: option_text("--note", incoming.note.as_ref())?,
        from: incoming.from.as_deref().map(|from| name("--from", from)).transpose()?.flatten(),
        ..Event::new(on, Kind::Feedback)
    };
    let is_asked = given.is_none() && !editor;
    let (kept, goes_on) = if editor {
        let (copy, goes_on) = edit::edit(session, &case, &mut event)?;
        (Kept::Copy(copy), goes_on)
    } else if is_asked {
        let (draft, goes_on) = asked::ask(session, &case, &mut event)?;
        (Kept::Draft(draft), goes_on)
    } else {
        (Kept::Nowhere, false)
    };
    if event.said.is_none() {
        return Err(Failure::misuse("--received is empty")
            .tip("nothing was written; `--received -e` opens your editor, `-` reads standard input"));
    }
    let (is_new, planned) =
        write(session, &found, &event, goes_on, actions).map_err(|failure| kept.named(session, failure))?;
    kept.discard(session);
    session.ui.say(&if is_new {
        format!("{}: feedback written down in {}", case.title(), shown(&found.file))
    } else {
        format!("{}: this feedback stands already in {}", case.title(), shown(&found.file))
    });
    log::offer_words(session, &event.reasons);
    for beside in &planned {
        beside.say(session);
    }
    if planned.is_empty() { next(session, &found, &case, is_asked) } else { Ok(()) }
}

/// What the options say is to be done.
fn intentions(incoming: &Incoming, today: NaiveDate) -> Result<Vec<Intention>, Failure> {
    let due = args::ahead("--due", incoming.due.as_deref(), today)?;
    let what = incoming.actions.iter().map(|what| {
        let what =
            name("--do", what)?.ok_or_else(|| Failure::misuse("--do is empty").tip("nothing was written"))?;
        Ok(Intention { what, due, ..Intention::default() })
    });
    what.collect()
}

/// Writes the feedback, and into the plan what is to be done because of it: both or nothing. Words that were begun
/// before may stand in the case since a crash; says whether they are new to it, and what was planned.
fn write(
    session: &mut Session<'_>,
    found: &Name,
    event: &Event,
    goes_on: bool,
    actions: Vec<Intention>,
) -> Result<(bool, Vec<Beside>), Failure> {
    let mut writing = session.write()?;
    // A plan that cannot be read stops it before anything is written.
    let planned = beside(session, actions)?;
    let plan = entries(&planned, session.today);
    let is_new = !(goes_on && stands(&session.journal.case(found)?, event, session.today));
    if !is_new {
        writing.plan(&plan)?;
    } else if plan.is_empty() {
        writing.append(found, std::slice::from_ref(event))?;
    } else {
        let grown = vec![(found.clone(), vec![event.clone()])];
        writing.add(&Batch { grown, plan, ..Batch::default() }, &mut |_| ())?;
    }
    Ok((is_new, planned))
}

/// Whether the case has this feedback. Where it is of today because no day was named, it may be of the day of the crash.
fn stands(case: &Case, event: &Event, today: NaiveDate) -> bool {
    case.events().iter().any(|known| {
        let is_its_day = known.date == event.date || event.date == today;
        is_its_day && Event { date: known.date, ..event.clone() } == *known
    })
}

/// What the actions are beside the plan and beside each other. It is called under the lock.
fn beside(session: &Session<'_>, actions: Vec<Intention>) -> Result<Vec<Beside>, Failure> {
    // Without anything to plan, a plan that cannot be read does not matter.
    let mut entries = if actions.is_empty() { Vec::new() } else { session.journal.plan()? };
    let beside = actions.into_iter().map(|action| {
        let beside = action.beside(&entries);
        entries.extend(beside.entry(session.today));
        beside
    });
    Ok(beside.collect())
}

/// What of it is to be written into the plan.
fn entries(planned: &[Beside], today: NaiveDate) -> Vec<Entry> {
    planned.iter().filter_map(|beside| beside.entry(today)).collect()
}

/// Offers to plan one thing because of it; where nobody can be asked, says how.
fn next(session: &mut Session<'_>, found: &Name, case: &Case, is_asked: bool) -> Result<(), Failure> {
    if !is_asked && !session.ui.can_ask() {
        let short = session.short(case.handle(), &session.journal.names()?);
        session.ui.say(&format!("One thing to do because of it? reject plan add \"…\" --case {short}"));
        return Ok(());
    }
    let Some(wish) = wish(session)? else { return Ok(()) };
    let what = wish.what.clone();
    let planned = (|| {
        let mut writing = session.write()?;
        let planned = beside(session, vec![Intention { case: Some(found.handle.clone()), ..wish }])?;
        writing.plan(&entries(&planned, session.today))?;
        Ok(planned)
    })();
    for beside in planned.map_err(|failure| session.keep_answers(&what, failure))? {
        beside.say(session);
    }
    Ok(())
}

/// Asks for one thing to do, and by when.
fn wish(session: &mut Session<'_>) -> Result<Option<Intention>, Failure> {
    let question = Question {
        text: "One thing to do because of it?".to_owned(),
        place: "what next".to_owned(),
        free: true,
        one_line: true,
        long: true,
        ..Question::default()
    };
    let by_when = Question {
        text: "By when? For example friday, 2w or 2026-12-31.".to_owned(),
        ahead_of: Some(session.today),
        long: false,
        back: true,
        ..question.clone()
    };
    let mut before = None;
    loop {
        let question = Question { before: before.take(), ..question.clone() };
        let what = match session.ui.ask(&question) {
            Ok(Reply::Given(what)) => what.trim().to_owned(),
            Ok(Reply::Skipped | Reply::Back) | Err(Stop::Ended) => return Ok(None),
            Err(stop) => return Err(stopped(session, stop, None)),
        };
        match session.ui.ask(&by_when) {
            Ok(Reply::Given(day)) => {
                let due = date::due(&day, session.today).ok();
                return Ok(Some(Intention { what, due, ..Intention::default() }));
            }
            Ok(Reply::Back) => before = Some(what),
            Ok(Reply::Skipped) | Err(Stop::Ended) => {
                return Ok(Some(Intention { what, ..Intention::default() }));
            }
            Err(stop) => return Err(stopped(session, stop, Some(what))),
        }
    }
}

/// The asking stopped when the feedback was written already; what was typed for the plan is kept.
fn stopped(session: &Session<'_>, stop: Stop, what: Option<String>) -> Failure {
    let typed = match &stop {
        Stop::Interrupted(unsent) => what.or_else(|| unsent.clone()),
        _ => what,
    };
    let root = session.journal.root();
    let kept = match typed.filter(|typed| !typed.trim().is_empty()) {
        None => "the feedback is written down".to_owned(),
        Some(typed) => match session.journal.keep_unsaved(typed.as_bytes()) {
            Ok(file) => format!(
                "the feedback is written down; what you were typing is kept in '{}'",
                root.join(file).display()
            ),
            Err(_) => format!("the feedback is written down; what you were typing is: {typed}"),
        },
    };
    session.stopped(stop, Some(kept))
}

impl Kept {
    /// Says where the words are that could not be written.
    fn named(&self, session: &Session<'_>, failure: Failure) -> Failure {
        match self {
            Self::Draft(draft) => failure.tip(draft.kept(session)),
            Self::Copy(copy) => failure.tip(edit::kept(&copy.path(session))),
            Self::Nowhere => failure,
        }
    }

    fn discard(self, session: &mut Session<'_>) {
        match self {
            Self::Draft(draft) => draft.discard(session),
            Self::Copy(copy) => copy.discard(session),
            Self::Nowhere => {}
        }
    }
}
