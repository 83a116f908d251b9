//! `--received`: feedback that came, and what to do because of it.

use chrono::NaiveDate;
use reject::case::Case;
use reject::date;
use reject::event::{Event, Kind};
use reject::journal::{Name, keep_unsaved};
use reject::plan::{Entry, Planned, Step, free_id};

use super::super::Session;
use super::super::draft::{Copy, Draft};
use super::super::log;
use super::{Incoming, asked, edit};
use crate::ask::{Question, Reply, Stop};
use crate::failure::Failure;
use crate::texts::{name, one_stdin, option_text};

/// Something to do because of it.
pub(super) struct Intention {
    what: String,
    due: Option<NaiveDate>,
}

/// Where the words lie until they are in the case.
enum Kept {
    Draft(Draft),
    Copy(Copy),
    Nowhere,
}

pub(super) fn run(
    args: &Incoming,
    editor: bool,
    wanted: &str,
    on: NaiveDate,
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    let given = args.received.iter().flatten().next();
    one_stdin(&[given.map(String::as_str), args.note.as_deref()])?;
    let actions = intentions(args, session.today)?;
    let reasons = log::reasons(&args.reason, &[])?;
    let found = session.find(wanted)?;
    let case = session.journal.case(&found)?;
    log::not_before_it_began(&case, "--on", on)?;
    let mut event = Event {
        reasons,
        said: option_text("--received", given)?,
        note: option_text("--note", args.note.as_ref())?,
        from: args.from.as_deref().map(|from| name("--from", from)).transpose()?.flatten(),
        ..Event::new(on, Kind::Feedback)
    };
    let is_asked = given.is_none() && !editor;
    let kept = if editor {
        Kept::Copy(edit::edit(session, &case, &mut event)?)
    } else if is_asked {
        Kept::Draft(asked::ask(session, &case, &mut event)?)
    } else {
        Kept::Nowhere
    };
    if event.said.is_none() {
        return Err(Failure::misuse("--received is empty")
            .tip("nothing was written; `--received -e` opens your editor, `-` reads standard input"));
    }
    write(session, &found, &event, &actions).map_err(|failure| kept.named(session, failure))?;
    kept.discard(session)?;
    session.ui.say(&format!("{}: feedback written down in {}", case.title(), found.file.display()));
    log::offer_words(session, &event.reasons);
    say_planned(session, &actions);
    if actions.is_empty() { next(session, &found, &case, is_asked) } else { Ok(()) }
}

/// What the options say is to be done.
fn intentions(args: &Incoming, today: NaiveDate) -> Result<Vec<Intention>, Failure> {
    let refused = |problem: String| Failure::misuse(problem).tip("nothing was written");
    let due = match args.due.as_deref() {
        None => None,
        Some(text) => {
            let day = date::due(text, today).map_err(|error| refused(format!("--due: {error}")))?;
            if day < today {
                return Err(refused(format!("--due: '{text}' lies in the past")));
            }
            Some(day)
        }
    };
    let what = args.actions.iter().map(|what| {
        let what = name("--do", what)?.ok_or_else(|| refused("--do is empty".to_owned()))?;
        Ok(Intention { what, due })
    });
    what.collect()
}

/// Writes the feedback, and into the plan what is to be done because of it.
fn write(
    session: &mut Session<'_>,
    found: &Name,
    event: &Event,
    actions: &[Intention],
) -> Result<(), Failure> {
    let mut writing = session.write()?;
    // A plan that cannot be read stops it before anything is written.
    let planned = if actions.is_empty() { Vec::new() } else { planned(session, found, actions)? };
    writing.append(found, std::slice::from_ref(event))?;
    Ok(writing.plan(&planned)?)
}

/// The entries of the plan, under ids that nothing in it has. It is called under the lock.
fn planned(session: &Session<'_>, found: &Name, actions: &[Intention]) -> Result<Vec<Entry>, Failure> {
    let mut plan = session.journal.plan()?;
    let there = plan.len();
    for action in actions {
        let step = Step::Planned(Planned {
            id: free_id(&plan, &action.what),
            what: action.what.clone(),
            aim: None,
            case: Some(found.handle.clone()),
            due: action.due,
        });
        plan.push(Entry { date: session.today, step });
    }
    Ok(plan.split_off(there))
}

fn say_planned(session: &mut Session<'_>, actions: &[Intention]) {
    for action in actions {
        let due = action.due.map(|due| format!(" (by {})", date::short(due, session.today)));
        session.ui.say(&format!("Planned: {}{}", action.what, due.unwrap_or_default()));
    }
}

/// Offers to plan one thing because of it; where nobody can be asked, says how.
fn next(session: &mut Session<'_>, found: &Name, case: &Case, is_asked: bool) -> Result<(), Failure> {
    if !is_asked && !session.ui.can_ask() {
        let short = session.short(case.handle(), &session.journal.names()?);
        session.ui.say(&format!("One thing to do because of it? reject plan add \"…\" --case {short}"));
        return Ok(());
    }
    let Some(action) = wish(session)? else { return Ok(()) };
    let actions = [action];
    let written = (|| {
        let mut writing = session.write()?;
        let planned = planned(session, found, &actions)?;
        Ok(writing.plan(&planned)?)
    })();
    written.map_err(|failure| session.keep_answers(&actions[0].what, failure))?;
    say_planned(session, &actions);
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
                return Ok(Some(Intention { what, due: date::due(&day, session.today).ok() }));
            }
            Ok(Reply::Back) => before = Some(what),
            Ok(Reply::Skipped) | Err(Stop::Ended) => return Ok(Some(Intention { what, due: None })),
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
        Some(typed) => match keep_unsaved(root, typed.as_bytes()) {
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

    fn discard(self, session: &mut Session<'_>) -> Result<(), Failure> {
        match self {
            Self::Draft(draft) => draft.discard(session),
            Self::Copy(copy) => copy.discard(session),
            Self::Nowhere => Ok(()),
        }
    }
}
