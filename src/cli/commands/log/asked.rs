//! Asking what there is to write down, one thing at a time, each answer kept at once.

use reject::event::Stage;
use reject::journal::DraftFile;
use reject::text::same;
use serde::{Deserialize, Serialize};

use super::super::Session;
use super::super::draft::{Draft, read};
use super::target::Wanted;
use super::{Refusal, reason_of};
use crate::ask::{Question, Reply, Stop};
use crate::failure::Failure;

/// How many of the latest cases are read for names to complete.
const KNOWN: usize = 1000;

/// The answers so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Answers {
    company: Option<String>,
    role: Option<String>,
    stage: Option<Stage>,
    reason: Option<String>,
    stated: Option<bool>,
    said: Option<String>,
    vent: Option<String>,
    next: usize,
}

/// The steps, in order. `Stated` is asked only where there is a reason.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    Company,
    Role,
    Stage,
    Reason,
    Stated,
    Said,
    Vent,
}

const STEPS: [Step; 7] =
    [Step::Company, Step::Role, Step::Stage, Step::Reason, Step::Stated, Step::Said, Step::Vent];

const YES: &str = "yes";
const LOOK: &str = "let me look through it first";
const ANEW: &str = "no, begin anew";

const STATED: &str = "they said so";
const GUESS: &str = "my guess";

/// Names the journal knows, to complete.
#[derive(Default)]
struct Known {
    companies: Vec<String>,
    /// Each with its company.
    roles: Vec<(String, String)>,
}

/// Asks, and fills in what was answered. The answers stay in the draft until the no is written.
pub(super) fn ask(
    session: &mut Session<'_>,
    wanted: &mut Wanted,
    refusal: &mut Refusal,
) -> Result<Draft, Failure> {
    let (mut draft, mut answers) = begun(session)?;
    answers.stage = answers.stage.or(refusal.event.stage);
    answers.said = answers.said.or(refusal.event.said.take());
    answers.vent = answers.vent.or(refusal.event.vent.take());
    let known = known(session);
    while answers.next < STEPS.len() {
        let now = STEPS[answers.next];
        if now == Step::Stated && answers.reason.is_none() {
            answers.next += 1;
            continue;
        }
        match session.ui.ask(&question(now, &answers, &known, session)) {
            Ok(Reply::Back) => {
                answers.next -= 1;
                if STEPS[answers.next] == Step::Stated && answers.reason.is_none() {
                    answers.next -= 1;
                }
            }
            Ok(Reply::Given(text)) => {
                answers.take(now, Some(text));
                draft.keep(session, &answers)?;
            }
            Ok(Reply::Skipped) => {
                answers.take(now, None);
                draft.keep(session, &answers)?;
            }
            Err(stop) => {
                if let Stop::Interrupted(Some(unsent)) = &stop {
                    answers.set(now, Some(unsent.clone()));
                    draft.keep(session, &answers)?;
                }
                return Err(interrupted(session, stop, &draft));
            }
        }
    }
    answers.fill(wanted, refusal);
    Ok(draft)
}

/// The answers of a `log` that stopped half-way, if the user wants to go on from them, and their draft.
fn begun(session: &mut Session<'_>) -> Result<(Draft, Answers), Failure> {
    let fresh = || (Draft::new(DraftFile::log()), Answers::default());
    let Some((file, bytes)) = session.journal.begun(&DraftFile::log())? else { return Ok(fresh()) };
    let answers: Answers = read(session, &file, &bytes, "`reject log`")?;
    let Some(company) = answers.company.clone() else { return Ok(fresh()) };
    let is_whole = answers.next >= STEPS.len();
    let text = if is_whole {
        format!("What you said of {company} is not written down yet. Write it down now?")
    } else {
        format!("You had begun to write down {company}. Go on from there?")
    };
    let mut options = vec![YES.to_owned(), ANEW.to_owned()];
    if is_whole {
        options.insert(1, LOOK.to_owned());
    }
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
        Ok(Reply::Given(answer)) if answer == LOOK => Ok((draft, Answers { next: 0, ..answers })),
        Ok(_) => Ok((draft, answers)),
        Err(stop) => Err(interrupted(session, stop, &draft)),
    }
}

fn interrupted(session: &Session<'_>, stop: Stop, draft: &Draft) -> Failure {
    session.stopped(stop, draft.is_there().then(|| draft.kept(session)))
}

fn known(session: &Session<'_>) -> Known {
    if !session.ui.can_ask() {
        return Known::default();
    }
    let names = session.journal.names().unwrap_or_default();
    let cases = session.journal.read(names.iter().rev().take(KNOWN)).readable;
    let mut known = Known::default();
    let is_line = |name: &&String| !name.chars().any(char::is_control);
    for case in &cases {
        let details = case.details();
        let company = details.company.as_ref().filter(is_line);
        if let Some(company) = company.filter(|company| !known.companies.contains(company)) {
            known.companies.push(company.clone());
        }
        if let Some(role) = details.role.as_ref().filter(is_line) {
            known.roles.push((case.company().to_owned(), role.clone()));
        }
    }
    known
}

impl Known {
    /// The roles, those of that company first.
    fn roles_at(&self, company: Option<&str>) -> Vec<String> {
        let is_there = |at: &str| company.is_some_and(|company| same(at, company));
        let (here, elsewhere): (Vec<_>, Vec<_>) = self.roles.iter().partition(|(at, _)| is_there(at));
        let mut roles: Vec<String> = Vec::new();
        for (_, role) in here.into_iter().chain(elsewhere) {
            if !roles.contains(role) {
                roles.push(role.clone());
            }
        }
        roles
    }
}

fn question(step: Step, answers: &Answers, known: &Known, session: &Session<'_>) -> Question {
    let place = |n: usize| format!("{n} of 6");
    let question = Question { back: true, free: true, one_line: true, ..Question::default() };
    match step {
        Step::Company => Question {
            text: "Which company said no?".to_owned(),
            place: place(1),
            completions: known.companies.clone(),
            required: true,
            back: false,
            before: answers.company.clone(),
            ..question
        },
        Step::Role => Question {
            text: "For which role?".to_owned(),
            place: place(2),
            completions: known.roles_at(answers.company.as_deref()),
            before: answers.role.clone(),
            ..question
        },
        Step::Stage => Question {
            text: "How far did it get?".to_owned(),
            place: place(3),
            options: Stage::words().into_iter().map(str::to_owned).collect(),
            free: false,
            before: answers.stage.map(|stage| stage.to_string()),
            ..question
        },
        Step::Reason => Question {
            text: "Why, as far as you know?".to_owned(),
            place: format!("{} · one of these or your own words", place(4)),
            options: session.journal.settings().vocabulary.words().map(str::to_owned).collect(),
            before: answers.reason.clone(),
            ..question
        },
        Step::Stated => Question {
            text: "Did they say so, or is it your guess?".to_owned(),
            options: vec![STATED.to_owned(), GUESS.to_owned()],
            default: Some(GUESS.to_owned()),
            free: false,
            before: answers.stated.map(|stated| if stated { STATED } else { GUESS }.to_owned()),
            ..question
        },
        Step::Said => Question {
            text: "What did they say, word for word?".to_owned(),
            long: true,
            one_line: false,
            place: place(5),
            before: answers.said.clone(),
            ..question
        },
        Step::Vent => Question {
            text: "Anything you want to let out? It stays here, in private.".to_owned(),
            long: true,
            one_line: false,
            place: place(6),
            before: answers.vent.clone(),
            ..question
        },
    }
}

impl Answers {
    /// Takes an answer down, and goes on to the next question.
    fn take(&mut self, step: Step, given: Option<String>) {
        self.set(step, given);
        self.next += 1;
    }

    fn set(&mut self, step: Step, given: Option<String>) {
        let line = |given: Option<String>| given.map(|text| text.trim().to_owned());
        match step {
            Step::Company => self.company = line(given),
            Step::Role => self.role = line(given),
            Step::Stage => self.stage = given.and_then(|stage| stage.parse().ok()),
            Step::Reason => self.reason = line(given),
            Step::Stated => self.stated = Some(given.as_deref() == Some(STATED)),
            Step::Said => self.said = given,
            Step::Vent => self.vent = given,
        }
    }

    /// What the options said stood there as an answer, to keep or to change.
    fn fill(self, wanted: &mut Wanted, refusal: &mut Refusal) {
        wanted.company = self.company.unwrap_or_default();
        wanted.role = self.role;
        let event = &mut refusal.event;
        event.stage = self.stage;
        let stated = self.stated.unwrap_or(false);
        event.reasons.extend(self.reason.map(|reason| reason_of(&reason, stated)));
        event.said = self.said;
        event.vent = self.vent;
    }
}
