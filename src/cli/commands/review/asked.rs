//! Asking one question at a time; each answer is kept at once.

use reject::date;
use reject::plan;
use reject::prompts::{Kind, Question as Prompt};
use reject::review::{self, Look, Part, Step, TOPIC};
use reject::text::{count, one_line};

use super::super::Session;
use super::super::reflect::{OUTCOMES, planned_before};
use super::{Journaled, Work};
use crate::ask::{Question, Reply, Stop};
use crate::failure::Failure;

const YES: &str = "yes";

/// How much of an answer of then stands beside the question.
const THEN: usize = 24;

/// Asks everything that is left to ask.
pub(super) fn ask(session: &mut Session<'_>, work: &mut Work, there: &Journaled) -> Result<(), Failure> {
    open(session, work, there)?;
    while let Some(step) = work.look.steps().get(work.look.next).cloned() {
        match ask_one(session, &mut work.look, &step, there) {
            Ok(Reply::Back) => work.look.next -= 1,
            Ok(_) => {
                work.look.next += 1;
                work.draft.keep(session, &work.look)?;
            }
            Err(stop) => {
                unsent(session, work, &step, &stop)?;
                return Err(interrupted(session, work, stop));
            }
        }
    }
    Ok(())
}

/// Says what is to come, and offers to go on where it stopped.
fn open(session: &mut Session<'_>, work: &mut Work, there: &Journaled) -> Result<(), Failure> {
    session.ui.say("");
    if !work.begun {
        if review::last(&there.reviews, session.today).is_some_and(|last| last.date == session.today) {
            session.ui.say("You looked back today already; this will be a second review of today.");
        }
        let questions = work.look.questions.len();
        session.ui.say(&format!(
            "{}, then what to keep, to change and to try. Enter skips, Ctrl-C stops and keeps what you said.\n",
            count(questions, "question", "questions")
        ));
        return Ok(());
    }
    let total = asked_of(&work.look);
    let at = (work.look.next.saturating_sub(work.look.opening.len()) + 1).min(total);
    let text = format!("You were at question {at} of {total}. Go on from there?");
    let options = vec![YES.to_owned(), "no, from the start".to_owned()];
    let default = Some(YES.to_owned());
    match session.ui.ask(&Question { text, options, default, ..Question::default() }) {
        Ok(Reply::Given(answer)) if answer != YES => work.look.next = 0,
        Ok(_) => {}
        Err(stop) => return Err(interrupted(session, work, stop)),
    }
    Ok(())
}

/// How many questions there are, those in words of one's own among them.
fn asked_of(look: &Look) -> usize {
    look.questions.len() + Part::ALL.len()
}

/// Asks what comes next, and takes the answer down.
fn ask_one(
    session: &mut Session<'_>,
    look: &mut Look,
    step: &Step,
    there: &Journaled,
) -> Result<Reply, Stop> {
    match step {
        Step::Outcome(id) => outcome(session, look, id, there),
        Step::Question(id) => question(session, look, id, there),
        Step::Text(Part::Goal) => goal(session, look),
        Step::Text(part) => text(session, look, *part, there),
        Step::Due => {
            let reply = day(session, look, "By when? For example friday, 2w or 2026-12-31.", look.due)?;
            look.due = given_day(session, &reply, look.due);
            Ok(reply)
        }
        Step::By => {
            let asked = "Until when? For example friday, 4w or 2026-12-31.";
            let reply = day(session, look, asked, look.by)?;
            look.by = given_day(session, &reply, look.by);
            Ok(reply)
        }
    }
}

/// What became of what was to be tried.
fn outcome(session: &mut Session<'_>, look: &mut Look, id: &str, there: &Journaled) -> Result<Reply, Stop> {
    let actions = plan::actions(&there.plan);
    let Some(action) = actions.into_iter().find(|action| action.planned.id == *id) else {
        return Ok(Reply::Skipped);
    };
    let before = look.outcomes.get(id).copied();
    let asked = Question { back: look.next > 0, ..planned_before(&action, before) };
    let reply = session.ui.ask(&asked)?;
    match &reply {
        Reply::Given(word) => {
            let outcome = OUTCOMES.iter().find(|(known, _)| known == word).map(|(_, outcome)| *outcome);
            look.outcomes.extend(outcome.map(|outcome| (id.to_owned(), outcome)));
        }
        Reply::Skipped => {
            look.outcomes.remove(id);
        }
        Reply::Back => {}
    }
    Ok(reply)
}

fn question(session: &mut Session<'_>, look: &mut Look, id: &str, there: &Journaled) -> Result<Reply, Stop> {
    let Some((_, prompt)) = there.prompts.question(&format!("{TOPIC}/{id}")) else {
        return Ok(Reply::Skipped);
    };
    let at = look.questions.iter().position(|known| known == id).unwrap_or(0) + 1;
    let then = then(session, there, prompt).map_or_else(String::new, |then| format!(" · last time: {then}"));
    let (options, free) = match &prompt.kind {
        Kind::Text(ready) => (ready.clone(), true),
        _ => (prompt.options(), false),
    };
    let asked = Question {
        text: prompt.ask.clone(),
        place: format!("{at} of {}{then}", asked_of(look)),
        options,
        free,
        long: free,
        back: look.next > 0,
        before: look.answers.get(id).cloned(),
        ..Question::default()
    };
    let reply = session.ui.ask(&asked)?;
    match &reply {
        Reply::Given(answer) => look.answer(id, Some(answer.clone())),
        Reply::Skipped => look.answer(id, None),
        Reply::Back => {}
    }
    Ok(reply)
}

/// What the last review answered to the question, in one short line.
fn then(session: &Session<'_>, there: &Journaled, prompt: &Prompt) -> Option<String> {
    let answer = review::last(&there.reviews, session.today)?.answer(&prompt.id)?;
    let answer = one_line(&answer.split_whitespace().collect::<Vec<_>>().join(" "));
    let short: String = answer.chars().take(THEN).collect();
    Some(if short.len() < answer.len() { format!("{short}…") } else { short })
}

/// What to keep, to change or to try.
fn text(session: &mut Session<'_>, look: &mut Look, part: Part, there: &Journaled) -> Result<Reply, Stop> {
    let asked = match part {
        Part::Keep => "What do you want to keep?",
        Part::Change => "What do you want to change?",
        Part::Try | Part::Goal => "One thing to try in the next weeks?",
    };
    let offers = match part {
        Part::Try => look.offers(&there.prompts, &plan::actions(&there.plan)),
        _ => Vec::new(),
    };
    let own = if offers.is_empty() { "" } else { " · one of these or your own words" };
    let question = Question {
        text: asked.to_owned(),
        place: format!("{}{own}", place(look, part)),
        long: offers.is_empty(),
        options: offers,
        free: true,
        back: look.next > 0,
        before: look.texts.get(&part).cloned(),
        ..Question::default()
    };
    let reply = session.ui.ask(&question)?;
    take(look, part, &reply);
    Ok(reply)
}

fn place(look: &Look, part: Part) -> String {
    let at = Part::ALL.iter().position(|known| *known == part).unwrap_or(0) + 1;
    format!("{} of {}", look.questions.len() + at, asked_of(look))
}

fn take(look: &mut Look, part: Part, reply: &Reply) {
    match reply {
        Reply::Given(text) => look.say(part, Some(text.clone())),
        Reply::Skipped => look.say(part, None),
        Reply::Back => {}
    }
}

/// A goal for the next weeks, which says how many of what.
fn goal(session: &mut Session<'_>, look: &mut Look) -> Result<Reply, Stop> {
    let question = Question {
        text: "A goal for the next weeks? For example 12 applications.".to_owned(),
        place: place(look, Part::Goal),
        free: true,
        one_line: true,
        counted: Some(session.today),
        back: look.next > 0,
        before: look.texts.get(&Part::Goal).cloned(),
        ..Question::default()
    };
    let reply = session.ui.ask(&question)?;
    match &reply {
        Reply::Given(text) => look.set_goal(text.trim(), session.today),
        reply => take(look, Part::Goal, reply),
    }
    Ok(reply)
}

fn day(
    session: &mut Session<'_>,
    look: &Look,
    asked: &str,
    before: Option<chrono::NaiveDate>,
) -> Result<Reply, Stop> {
    let question = Question {
        text: asked.to_owned(),
        place: "what next".to_owned(),
        ahead_of: Some(session.today),
        free: true,
        back: look.next > 0,
        before: before.map(|day| day.to_string()),
        ..Question::default()
    };
    session.ui.ask(&question)
}

fn given_day(
    session: &Session<'_>,
    reply: &Reply,
    before: Option<chrono::NaiveDate>,
) -> Option<chrono::NaiveDate> {
    match reply {
        Reply::Given(text) => date::due(text, session.today).ok(),
        Reply::Skipped => None,
        Reply::Back => before,
    }
}

/// A line that was typed and not sent is there when the question comes again.
fn unsent(session: &mut Session<'_>, work: &mut Work, at: &Step, stop: &Stop) -> Result<(), Failure> {
    let Stop::Interrupted(Some(unsent)) = stop else { return Ok(()) };
    match at {
        Step::Text(part) => work.look.say(*part, Some(unsent.clone())),
        Step::Question(id) => work.look.answer(id, Some(unsent.clone())),
        Step::Outcome(_) | Step::Due | Step::By => return Ok(()),
    }
    work.draft.keep(session, &work.look)
}

fn interrupted(session: &Session<'_>, work: &Work, stop: Stop) -> Failure {
    let kept =
        work.draft.is_there().then(|| "your answers are kept; `reject review` goes on from there".to_owned());
    session.stopped(stop, kept)
}
