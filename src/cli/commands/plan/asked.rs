//! Asking what there is to do, by when and what for; each answer is kept at once.

use chrono::NaiveDate;
use reject::date;
use reject::journal::DraftFile;
use reject::reflection::recent_concerns;
use serde::{Deserialize, Serialize};

use super::super::Session;
use super::super::draft::{Draft, read};
use super::add::Intention;
use super::said;
use crate::ask::{Question, Reply, Stop};
use crate::failure::Failure;

/// How many of the latest concerns are offered.
const CONCERNS: usize = 5;

const YES: &str = "yes";
const ANEW: &str = "no, begin anew";

/// The answers so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Answers {
    #[serde(rename = "do")]
    what: Option<String>,
    due: Option<NaiveDate>,
    #[serde(rename = "for")]
    aim: Option<String>,
    next: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    What,
    Due,
    Aim,
}

/// Asks what the options did not say, and fills it in. The answers stay in the draft until they are on the plan.
pub(super) fn ask(session: &mut Session<'_>, intention: &mut Intention) -> Result<Draft, Failure> {
    let (mut draft, mut answers) = begun(session)?;
    let concerns = if intention.aim.is_none() { concerns(session)? } else { Vec::new() };
    let mut steps = vec![Step::What];
    steps.extend(intention.due.is_none().then_some(Step::Due));
    steps.extend((!concerns.is_empty()).then_some(Step::Aim));
    while answers.next < steps.len() {
        let now = steps[answers.next];
        let place = format!("{} of {}", answers.next + 1, steps.len());
        match session.ui.ask(&question(now, place, &answers, &concerns, session.today)) {
            Ok(Reply::Back) => answers.next -= 1,
            Ok(reply) => {
                let given = if let Reply::Given(text) = reply { Some(text) } else { None };
                answers.set(now, given, &concerns, session.today);
                answers.next += 1;
                draft.keep(session, &answers)?;
            }
            Err(stop) => {
                if let Stop::Interrupted(Some(unsent)) = &stop {
                    answers.set(now, Some(unsent.clone()), &concerns, session.today);
                    draft.keep(session, &answers)?;
                }
                return Err(interrupted(session, stop, &draft));
            }
        }
    }
    answers.what.as_deref().unwrap_or_default().trim().clone_into(&mut intention.what);
    intention.due = intention.due.or(answers.due);
    intention.aim = intention.aim.take().or(answers.aim);
    Ok(draft)
}

/// The answers of a plan that stopped half-way, if the user wants to go on from them, and their draft.
fn begun(session: &mut Session<'_>) -> Result<(Draft, Answers), Failure> {
    let fresh = || (Draft::new(DraftFile::plan()), Answers::default());
    let Some((file, bytes)) = session.journal.begun(&DraftFile::plan())? else { return Ok(fresh()) };
    let answers: Answers = read(session, &file, &bytes, "`reject plan add`")?;
    let Some(what) = &answers.what else { return Ok(fresh()) };
    let text = format!("You had begun to plan “{}”. Go on from there?", said(what));
    let options = vec![YES.to_owned(), ANEW.to_owned()];
    let question = Question { text, options, default: Some(YES.to_owned()), ..Question::default() };
    let draft = Draft::begun(file, bytes.clone());
    match session.ui.ask(&question) {
        Ok(Reply::Given(answer)) if answer == ANEW => {
            let aside = session.journal.keep_unsaved(&bytes)?;
            draft.discard(session);
            let aside = session.journal.root().join(aside);
            session.ui.say(&format!("What you had is kept in {}", aside.display()));
            Ok(fresh())
        }
        Ok(_) => Ok((draft, answers)),
        Err(stop) => Err(interrupted(session, stop, &draft)),
    }
}

fn interrupted(session: &Session<'_>, stop: Stop, draft: &Draft) -> Failure {
    session.stopped(stop, draft.is_there().then(|| draft.kept(session)))
}

/// The latest concerns: each question as it is asked, and its `topic/id`.
fn concerns(session: &mut Session<'_>) -> Result<Vec<(String, String)>, Failure> {
    let (prompts, _) = session.prompts_for_reading()?;
    let cases = session.journal.cases()?.readable;
    let mut concerns: Vec<(String, String)> = Vec::new();
    for (path, question) in recent_concerns(&cases, &prompts, session.today) {
        let asked = said(&question.ask);
        let is_new = concerns.iter().all(|(known, _)| *known != asked);
        let asked = if is_new { asked } else { format!("{asked} ({path})") };
        concerns.push((asked, path));
    }
    concerns.truncate(CONCERNS);
    Ok(concerns)
}

fn question(
    step: Step,
    place: String,
    answers: &Answers,
    concerns: &[(String, String)],
    today: NaiveDate,
) -> Question {
    let question = Question { place, back: true, ..Question::default() };
    match step {
        Step::What => Question {
            text: "What do you want to do?".to_owned(),
            free: true,
            long: true,
            required: true,
            back: false,
            before: answers.what.clone(),
            ..question
        },
        Step::Due => Question {
            text: "By when? For example friday, 2w or 2026-12-31.".to_owned(),
            free: true,
            ahead_of: Some(today),
            before: answers.due.map(|due| due.to_string()),
            ..question
        },
        Step::Aim => Question {
            text: "Is it for one of these, which came up of late?".to_owned(),
            options: concerns.iter().map(|(asked, _)| asked.clone()).collect(),
            before: answers.aim.as_ref().and_then(|aim| {
                concerns.iter().find(|(_, path)| path == aim).map(|(asked, _)| asked.clone())
            }),
            ..question
        },
    }
}

impl Answers {
    fn set(&mut self, step: Step, given: Option<String>, concerns: &[(String, String)], today: NaiveDate) {
        match step {
            Step::What => self.what = given,
            Step::Due => self.due = given.and_then(|text| date::due(&text, today).ok()),
            Step::Aim => {
                let chosen = concerns.iter().find(|(asked, _)| Some(asked) == given.as_ref());
                self.aim = chosen.map(|(_, path)| path.clone());
            }
        }
    }
}
