//! Asking one question at a time; each answer is kept at once.

use chrono::NaiveDate;
use reject::date;
use reject::plan::{self, Action};
use reject::prompts::{Kind, Prompts};
use reject::reflection::{ACTIONS, Intention, Outcome, Reflection};
use reject::text::count;

use super::super::Session;
use super::Work;
use crate::ask::{Question, Reply, Stop};
use crate::failure::Failure;

/// How many cases are offered to choose from.
const OFFERED: usize = 9;

const YES: &str = "yes";

pub(in crate::commands) const OUTCOMES: [(&str, Outcome); 3] =
    [("yes", Outcome::Yes), ("not yet", Outcome::NotYet), ("dropped", Outcome::Dropped)];

/// Which of the waiting cases; Enter takes the first.
pub(super) fn which(session: &mut Session<'_>, handles: &[String]) -> Result<String, Failure> {
    let text = format!("{} wait to be thought through. Which one?", count(handles.len(), "case", "cases"));
    let options: Vec<String> = handles.iter().take(OFFERED).cloned().collect();
    let completions: Vec<String> = handles.iter().skip(OFFERED).cloned().collect();
    let default = handles.first().cloned();
    let question = Question { text, options, completions, default, free: true, ..Question::default() };
    loop {
        match session.ui.ask(&question) {
            Ok(Reply::Given(chosen)) => match session.find(&chosen) {
                Ok(name) => return Ok(name.handle),
                Err(failure) => {
                    session.ui.fail(&failure);
                }
            },
            Ok(_) => return Ok(handles[0].clone()),
            Err(stop) => return Err(session.stopped(stop, None)),
        }
    }
}

/// Asks everything that is left to ask.
pub(super) fn ask(session: &mut Session<'_>, work: &mut Work, prompts: &Prompts) -> Result<(), Failure> {
    open(session, work)?;
    let steps = work.reflection.opening.len() + work.reflection.questions.len();
    loop {
        while work.reflection.next < steps {
            let replied = step(session, &mut work.reflection, prompts);
            match replied {
                Ok(Reply::Back) => work.reflection.next -= 1,
                Ok(_) => {
                    work.reflection.next += 1;
                    work.draft.keep(session, &work.reflection)?;
                }
                Err(stop) => {
                    unsent(session, work, &stop)?;
                    return Err(interrupted(session, work, stop));
                }
            }
        }
        match actions(session, work, prompts)? {
            Reply::Back if steps > 0 => work.reflection.next = steps - 1,
            _ => return Ok(()),
        }
    }
}

/// Says what it is about, and offers to go on where it stopped.
fn open(session: &mut Session<'_>, work: &mut Work) -> Result<(), Failure> {
    session.ui.say(&format!("{}: {}.", work.case.title(), work.case.standing()));
    let reflection = &mut work.reflection;
    let total = reflection.questions.len();
    if !work.begun {
        let minutes = if total > 11 { "" } else { ", two minutes" };
        session.ui.say(&format!(
            "{}{minutes}. Ctrl-C stops and keeps what you said.\n",
            count(total, "question", "questions")
        ));
        return Ok(());
    }
    let at = (reflection.next.saturating_sub(reflection.opening.len()) + 1).min(total);
    let text = format!("You were at question {at} of {total}. Go on from there?");
    let options = vec![YES.to_owned(), "no, from the start".to_owned()];
    let default = Some(YES.to_owned());
    match session.ui.ask(&Question { text, options, default, ..Question::default() }) {
        Ok(Reply::Given(answer)) if answer != YES => reflection.next = 0,
        Ok(_) => {}
        Err(stop) => return Err(interrupted(session, work, stop)),
    }
    Ok(())
}

/// Asks what comes next, and takes the answer down.
fn step(session: &mut Session<'_>, reflection: &mut Reflection, prompts: &Prompts) -> Result<Reply, Stop> {
    let opening = reflection.opening.len();
    if reflection.next < opening {
        return outcome(session, reflection);
    }
    let at = reflection.next - opening;
    let path = reflection.questions[at].clone();
    let Some((topic, question)) = prompts.question(&path) else { return Ok(Reply::Skipped) };
    let (options, free) = match &question.kind {
        Kind::Text(ready) => (ready.clone(), true),
        _ => (question.options(), false),
    };
    let asked = Question {
        text: question.ask.clone(),
        place: format!("{} of {} · {}", at + 1, reflection.questions.len(), topic.title),
        options,
        free,
        long: free,
        back: reflection.next > 0,
        before: reflection.answers.get(&path).cloned(),
        ..Question::default()
    };
    let reply = session.ui.ask(&asked)?;
    match &reply {
        Reply::Given(answer) => reflection.answer(&path, Some(answer.clone())),
        Reply::Skipped => reflection.answer(&path, None),
        Reply::Back => {}
    }
    Ok(reply)
}

/// Asks what became of an action planned before.
fn outcome(session: &mut Session<'_>, reflection: &mut Reflection) -> Result<Reply, Stop> {
    let id = reflection.opening[reflection.next].clone();
    let entries = session.journal.plan().unwrap_or_default();
    let Some(action) = plan::actions(&entries).into_iter().find(|action| action.planned.id == id) else {
        return Ok(Reply::Skipped);
    };
    let before = reflection.outcomes.get(&id).copied();
    let question = Question { back: reflection.next > 0, ..planned_before(&action, before) };
    let reply = session.ui.ask(&question)?;
    match &reply {
        Reply::Given(word) => {
            let outcome = OUTCOMES.iter().find(|(known, _)| known == word).map(|(_, outcome)| *outcome);
            reflection.outcomes.extend(outcome.map(|outcome| (id, outcome)));
        }
        Reply::Skipped => {
            reflection.outcomes.remove(&id);
        }
        Reply::Back => {}
    }
    Ok(reply)
}

/// Whether an action planned before was done; `before` is what was answered to it already.
pub(in crate::commands) fn planned_before(action: &Action, before: Option<Outcome>) -> Question {
    Question {
        text: format!("You planned: {} Did you?", sentence(&action.planned.what)),
        place: "from your plan".to_owned(),
        options: OUTCOMES.iter().map(|(word, _)| (*word).to_owned()).collect(),
        before: OUTCOMES.iter().find(|(_, it)| Some(*it) == before).map(|(word, _)| (*word).to_owned()),
        ..Question::default()
    }
}

fn sentence(text: &str) -> String {
    if text.ends_with(['.', '?', '!']) { text.to_owned() } else { format!("{text}.") }
}

/// A line that was typed and not sent is there when the question comes again.
fn unsent(session: &mut Session<'_>, work: &mut Work, stop: &Stop) -> Result<(), Failure> {
    let at = work.reflection.next.checked_sub(work.reflection.opening.len());
    let path = at.and_then(|at| work.reflection.questions.get(at)).cloned();
    if let (Stop::Interrupted(Some(unsent)), Some(path)) = (stop, path) {
        work.reflection.answer(&path, Some(unsent.clone()));
        work.reflection.unsent = Some(path);
        work.draft.keep(session, &work.reflection)?;
    }
    Ok(())
}

/// Offers what one could do about the concerns just named; one's own words serve as well.
fn actions(session: &mut Session<'_>, work: &mut Work, prompts: &Prompts) -> Result<Reply, Failure> {
    while work.reflection.actions.len() < ACTIONS {
        let offers = offers(session, &work.reflection, prompts);
        let planned = work.reflection.actions.len();
        let text = match (planned, offers.is_empty()) {
            (0, false) => "One thing to do next time?",
            (0, true) => "One thing to do next time, in your own words?",
            _ => "Another one?",
        };
        let place =
            if offers.is_empty() { "what next" } else { "what next · one of these or your own words" };
        let question = Question {
            text: text.to_owned(),
            place: place.to_owned(),
            options: offers.iter().map(|offer| offer.what.clone()).collect(),
            free: true,
            back: true,
            ..Question::default()
        };
        let what = match session.ui.ask(&question) {
            Ok(Reply::Given(what)) => what,
            Ok(Reply::Back) if planned > 0 => {
                work.reflection.actions.pop();
                continue;
            }
            Ok(reply) => return Ok(reply),
            Err(stop) => return Err(interrupted(session, work, stop)),
        };
        let aim = offers.iter().find(|offer| offer.what == what).and_then(|offer| offer.aim.clone());
        work.reflection.actions.push(Intention { what, aim, due: None });
        work.draft.keep(session, &work.reflection)?;
        match due(session).map_err(|stop| interrupted(session, work, stop))? {
            Due::Day(day) => {
                if let Some(action) = work.reflection.actions.last_mut() {
                    action.due = day;
                }
            }
            Due::Back => {
                work.reflection.actions.pop();
            }
        }
        work.draft.keep(session, &work.reflection)?;
    }
    Ok(Reply::Skipped)
}

/// The hints of the concerns just named that are neither chosen nor waiting in the plan already.
fn offers(session: &Session<'_>, reflection: &Reflection, prompts: &Prompts) -> Vec<Intention> {
    let open = plan::open_of(&plan::actions(&session.journal.plan().unwrap_or_default()));
    let is_settled = |id: &str| matches!(reflection.outcomes.get(id), Some(Outcome::Yes | Outcome::Dropped));
    let concerns = reflection.concerns(prompts).into_iter();
    let offers = concerns.filter_map(|(topic, question)| {
        let aim = Some(format!("{}/{}", topic.name, question.id));
        let chosen = reflection.actions.iter().any(|action| action.aim == aim);
        let waits = open.iter().any(|action| action.planned.aim == aim && !is_settled(&action.planned.id));
        (!chosen && !waits).then(|| Intention {
            what: question.hint.clone().unwrap_or_default(),
            aim,
            due: None,
        })
    });
    offers.filter(|offer| !offer.what.is_empty()).collect()
}

/// By when, or back to what.
enum Due {
    Day(Option<NaiveDate>),
    Back,
}

fn due(session: &mut Session<'_>) -> Result<Due, Stop> {
    let question = Question {
        text: "By when? For example friday, 2w or 2026-12-31.".to_owned(),
        place: "what next".to_owned(),
        ahead_of: Some(session.today),
        free: true,
        back: true,
        ..Question::default()
    };
    Ok(match session.ui.ask(&question)? {
        Reply::Given(text) => Due::Day(date::due(&text, session.today).ok()),
        Reply::Skipped => Due::Day(None),
        Reply::Back => Due::Back,
    })
}

fn interrupted(session: &Session<'_>, work: &Work, stop: Stop) -> Failure {
    let names = session.journal.names().unwrap_or_default();
    let kept = work.draft.is_there().then(|| {
        let short = session.short(&work.reflection.case, &names);
        format!("your answers are kept; `reject reflect {short}` goes on from there")
    });
    session.stopped(stop, kept)
}
