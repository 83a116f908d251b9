//! `--received` alone: asks what they said and who it was, each answer kept at once.

use reject::case::Case;
use reject::event::Event;
use reject::journal::DraftFile;
use reject::letters::person;
use serde::{Deserialize, Serialize};

use super::super::Session;
use super::super::draft::{Draft, read};
use crate::ask::{Question, Reply, Stop};
use crate::failure::Failure;

/// The answers so far.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Answers {
    said: Option<String>,
    from: Option<String>,
    next: usize,
}

/// How many questions there are.
const STEPS: usize = 2;

/// Asks, and fills in what was answered; says whether that was begun before. The answers stay in the draft until the
/// feedback is written.
pub(super) fn ask(
    session: &mut Session<'_>,
    case: &Case,
    event: &mut Event,
) -> Result<(Draft, bool), Failure> {
    let (mut draft, mut answers) = begun(session, case)?;
    let goes_on = draft.is_there();
    answers.from = event.from.take().or(answers.from);
    while answers.next < STEPS {
        let at = answers.next;
        match session.ui.ask(&question(at, &answers, case)) {
            Ok(Reply::Back) => answers.next -= 1,
            Ok(reply) => {
                let given = if let Reply::Given(text) = reply { Some(text) } else { None };
                answers.set(at, given);
                answers.next += 1;
                draft.keep(session, &answers)?;
            }
            Err(stop) => {
                if let Stop::Interrupted(Some(unsent)) = &stop {
                    answers.set(at, Some(unsent.clone()));
                    draft.keep(session, &answers)?;
                }
                let kept = draft.is_there().then(|| draft.kept(session));
                return Err(session.stopped(stop, kept));
            }
        }
    }
    event.said = answers.said;
    event.from = answers.from;
    Ok((draft, goes_on))
}

/// The answers that were begun and not finished, and their draft.
fn begun(session: &mut Session<'_>, case: &Case) -> Result<(Draft, Answers), Failure> {
    let first = DraftFile::feedback(case.handle());
    let Some((file, bytes)) = session.journal.begun(&first)? else {
        return Ok((Draft::new(first), Answers::default()));
    };
    let answers: Answers = read(session, &file, &bytes, "`reject feedback`")?;
    session.ui.say("Going on from what you said last time.");
    Ok((Draft::begun(file, bytes), Answers { next: 0, ..answers }))
}

fn question(at: usize, answers: &Answers, case: &Case) -> Question {
    let question = Question { place: format!("{} of {STEPS}", at + 1), free: true, ..Question::default() };
    if at == 0 {
        return Question {
            text: "What did they say, word for word?".to_owned(),
            long: true,
            required: true,
            before: answers.said.clone(),
            ..question
        };
    }
    Question {
        text: "Who told you? It may be anybody, also from outside.".to_owned(),
        completions: case.details().contact.as_deref().and_then(person).into_iter().collect(),
        one_line: true,
        back: true,
        before: answers.from.clone(),
        ..question
    }
}

impl Answers {
    fn set(&mut self, at: usize, given: Option<String>) {
        match at {
            0 => self.said = given,
            _ => self.from = given.map(|from| from.trim().to_owned()).filter(|from| !from.is_empty()),
        }
    }
}
