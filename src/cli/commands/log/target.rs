//! Which case a no belongs to.

use chrono::NaiveDate;
use reject::case::Case;
use reject::event::{Details, Ending};
use reject::journal::Name;
use reject::text::{as_operand, count, fold, same};

use super::super::Session;
use crate::failure::Failure;

/// What was asked for.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    pub(crate) company: String,
    pub(crate) role: Option<String>,
    /// What is known of the opening, which may show that it is another one.
    pub(crate) details: Details,
    /// The day it was applied for, likewise.
    pub(crate) applied: Option<NaiveDate>,
    /// How it ended.
    pub(crate) ending: Ending,
    /// Make a new case in any event.
    pub(crate) new: bool,
    /// What a person chose, once asked.
    pub(crate) chosen: Option<Choice>,
}

/// What a person chose where several cases fit, or one that is written down already.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Choice {
    /// The case of that handle.
    Case(String),
    /// A case that is not there yet.
    New,
}

/// Where it goes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Target {
    /// A case in play, or a silent one.
    Open {
        name: Name,
        case: Box<Case>,
        /// The role, where the case has none and the user named one.
        learned: Option<String>,
        others: Vec<Case>,
    },
    /// A case that is not there yet.
    New { others: Vec<Case> },
}

impl Target {
    /// The other cases of the company.
    pub(crate) fn others(&self) -> &[Case] {
        match self {
            Self::Open { others, .. } | Self::New { others } => others,
        }
    }
}

/// Finds the case; where several fit, a person at a terminal is asked once.
pub(crate) fn of(session: &mut Session<'_>, wanted: &mut Wanted) -> Result<Target, Failure> {
    let names = session.journal.names()?;
    if let Some(name) = names.iter().find(|name| name.handle == wanted.company) {
        name_case(session, wanted, &session.journal.case(name)?)?;
    }
    let found = session.journal.of_company(&wanted.company, &names);
    // Whether one of them is the very case is not known, so nothing may be written.
    if let Some(file) = found.unreadable.into_iter().next() {
        return Err(Failure::from(file.error));
    }
    let mut cases = found.readable;
    if is_unnamed(&wanted.company) && !matches!(wanted.chosen, Some(Choice::Case(_))) {
        // Employers nobody named are as many as there are cases: only the role can tell them apart.
        cases.retain(|case| {
            case.role().zip(wanted.role.as_deref()).is_some_and(|(known, role)| same(known, role))
        });
    }
    let open = fitting(&cases, wanted);
    if wanted.chosen.is_none() && !wanted.new {
        wanted.chosen = choose(session, wanted, &cases, &open)?;
    }
    let chosen = match &wanted.chosen {
        Some(Choice::Case(handle)) => Some(handle.clone()),
        Some(Choice::New) | None => None,
    };
    let only = open.first().filter(|_| open.len() == 1 && wanted.chosen.is_none() && !wanted.new);
    let handle = chosen.or_else(|| only.map(|case| case.handle().to_owned()));
    let Some(handle) = handle else {
        return Ok(Target::New { others: cases });
    };
    let name = names.iter().find(|name| name.handle == handle).cloned();
    let (mut these, others): (Vec<Case>, Vec<Case>) =
        cases.into_iter().partition(|case| case.handle() == handle);
    match (name, these.pop()) {
        (Some(name), Some(case)) => {
            let learned = wanted.role.clone().filter(|_| case.role().is_none());
            Ok(Target::Open { name, case: Box::new(case), learned, others })
        }
        _ => Err(Failure::failed(format!("'{handle}' is no longer there")).tip("nothing was written")),
    }
}

/// The case itself was named, by its handle.
fn name_case(session: &mut Session<'_>, wanted: &mut Wanted, case: &Case) -> Result<(), Failure> {
    case.company().clone_into(&mut wanted.company);
    if wanted.role.is_none() {
        wanted.role = case.role().map(str::to_owned);
    }
    if wanted.new || wanted.chosen.is_some() {
        return Ok(());
    }
    let is_open = case.is_open() && case.ending() != Some(wanted.ending);
    if !is_open {
        new_after_all(session, case)?;
    }
    wanted.chosen = Some(if is_open { Choice::Case(case.handle().to_owned()) } else { Choice::New });
    Ok(())
}

/// Whether a company is one that is not named.
pub(crate) fn is_unnamed(company: &str) -> bool {
    same(company, "unknown")
}

/// The open cases the role may mean: of that very role, else with those words in it, else without one; all
/// where no role was named.
fn fitting<'a>(cases: &'a [Case], wanted: &Wanted) -> Vec<&'a Case> {
    let open: Vec<&Case> =
        cases.iter().filter(|case| case.is_open() && case.ending() != Some(wanted.ending)).collect();
    let Some(role) = wanted.role.as_deref() else { return open };
    let by = |fits: &dyn Fn(&Case) -> bool| -> Vec<&'a Case> {
        open.iter().copied().filter(|case| fits(case)).collect()
    };
    let exact = by(&|case| case.role().is_some_and(|known| same(known, role)));
    if !exact.is_empty() {
        return exact;
    }
    if cases.iter().any(|case| wanted.is_settled_by(case)) {
        return Vec::new();
    }
    let within = by(&|case| case.role().is_some_and(|known| has_words(known, role)));
    if within.is_empty() { by(&|case| case.role().is_none()) } else { within }
}

/// Whether each word of `role` is a word of `known`.
fn has_words(known: &str, role: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        fold(text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let known = words(known);
    words(role).iter().all(|word| known.contains(word))
}

impl Wanted {
    /// Whether the case has ended, is of the role that was named, and nothing shows that it is another opening.
    fn is_settled_by(&self, case: &Case) -> bool {
        let ended = case.ending().is_some_and(|ending| ending != Ending::NoReply || ending == self.ending);
        let of_role = match &self.role {
            Some(role) => case.role().is_some_and(|known| same(known, role)),
            None => true,
        };
        ended && of_role && !self.is_another(case)
    }

    /// Whether link, place or the day of the application show that the case is another opening.
    fn is_another(&self, case: &Case) -> bool {
        let known = case.details();
        let differ = |a: &Option<String>, b: &Option<String>| match (a, b) {
            (Some(a), Some(b)) => !same(a, b),
            _ => false,
        };
        let days = self.applied.zip(case.applied());
        differ(&self.details.url, &known.url)
            || differ(&self.details.place, &known.place)
            || days.is_some_and(|(ours, theirs)| ours != theirs)
    }
}

/// Asks which one, where that is not plain; none where it is.
fn choose(
    session: &mut Session<'_>,
    wanted: &Wanted,
    cases: &[Case],
    open: &[&Case],
) -> Result<Option<Choice>, Failure> {
    match open {
        [_] => Ok(None),
        [] => match cases.iter().rev().find(|case| wanted.is_settled_by(case)) {
            Some(case) => new_after_all(session, case).map(|()| Some(Choice::New)),
            None => Ok(None),
        },
        several => {
            let handles: Vec<String> = several.iter().map(|case| case.handle().to_owned()).collect();
            if !session.ui.can_ask() {
                let message = format!("{} has {} cases in play or silent", wanted.company, handles.len());
                return Err(Failure::misuse(message).tip(format!(
                    "nothing was written; name the role, or one of these instead of the company, or say `--new`:\n{}",
                    handles.join("\n")
                )));
            }
            let mut options = handles;
            options.push(ANOTHER.to_owned());
            let question = format!("{} has several. Which one said no?", wanted.company);
            let chosen = session.choose(&question, options)?;
            Ok(Some(if chosen == ANOTHER { Choice::New } else { Choice::Case(chosen) }))
        }
    }
}

const ANOTHER: &str = "another one, not yet in the journal";

/// This company said no to this before: a person may say that this is another time.
fn new_after_all(session: &mut Session<'_>, case: &Case) -> Result<(), Failure> {
    if session.ui.can_ask() {
        let question = format!(
            "{} is written down already ({}). Is this another application?",
            case.title(),
            case.standing()
        );
        let answer = session.choose(&question, vec!["yes".to_owned(), "no".to_owned()])?;
        if answer == "yes" {
            return Ok(());
        }
        return Err(Failure::failed("nothing was written"));
    }
    let message = format!("{} is written down already: {}", case.title(), case.standing());
    Err(Failure::misuse(message).tip(format!(
        "nothing was written; for another application say `--new`, to add to this one `reject edit {}`",
        as_operand(case.handle())
    )))
}

/// Says what happened at this company before, the latest first.
pub(crate) fn been_here(session: &mut Session<'_>, cases: &[Case]) {
    for case in cases.iter().rev().take(SHOWN).filter(|case| !is_unnamed(case.company())) {
        session.ui.say(&format!("You have been here before: {}, {}.", case.title(), case.standing()));
    }
    if cases.len() > SHOWN {
        let more = count(cases.len() - SHOWN, "time", "times");
        session.ui.say(&format!("And {more} more: `reject list --company` shows them all."));
    }
}

/// How many earlier cases of a company are named.
const SHOWN: usize = 3;
