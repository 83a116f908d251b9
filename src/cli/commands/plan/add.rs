//! `reject plan add`: something to do.

use chrono::NaiveDate;
use reject::date;
use reject::plan::{Action, Entry, Planned, Step, actions, free_id};
use reject::text::{as_operand, one_line, same};

use super::super::Session;
use super::{NOTHING, asked, said};
use crate::args;
use crate::failure::Failure;
use crate::texts;
use crate::view::plan::planned;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to do; '-' reads it from standard input, and without it you are asked
    text: Vec<String>,
    /// By when: friday, 2w, "dec 5", 2026-12-31
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    due: Option<String>,
    /// The question whose answers it is to change, such as interview/stories
    #[arg(long = "for", value_name = "QUESTION")]
    aim: Option<String>,
    /// The case it comes from: any part of its handle, or 'last'
    #[arg(long)]
    case: Option<String>,
}

impl Args {
    pub(super) fn words(&self) -> &[String] {
        &self.text
    }
}

/// What is to be planned.
#[derive(Clone, Debug, Default)]
pub(in crate::commands) struct Intention {
    pub(in crate::commands) what: String,
    pub(in crate::commands) due: Option<NaiveDate>,
    pub(in crate::commands) aim: Option<String>,
    pub(in crate::commands) case: Option<String>,
}

/// What an intention is beside the plan.
pub(in crate::commands) enum Beside {
    /// An action that waits says all of it already.
    Waits(Planned),
    /// It is new, and there may be an action that waits in the same words.
    New(Planned, Option<Planned>),
}

pub(super) fn run(args: &Args, mut session: Session<'_>) -> Result<(), Failure> {
    // A plan that cannot be read is named before anything is asked.
    session.journal.plan()?;
    let mut intention = Intention {
        due: args::ahead("--due", args.due.as_deref(), session.today)?,
        aim: args.aim.as_deref().map(|name| question(name, &session)).transpose()?,
        case: args.case.as_deref().map(|case| session.find(case).map(|name| name.handle)).transpose()?,
        what: String::new(),
    };
    if args.text.is_empty() {
        let draft = asked::ask(&mut session, &mut intention)?;
        write(&mut session, intention).map_err(|failure| failure.tip(draft.kept(&session)))?;
        draft.discard(&mut session);
        return Ok(());
    }
    let text = texts::option_text("TEXT", Some(&args.text.join(" ")))?.unwrap_or_default();
    text.trim().clone_into(&mut intention.what);
    if intention.what.is_empty() {
        return Err(Failure::misuse("the text is empty, so there is nothing to do in it").tip(NOTHING));
    }
    write(&mut session, intention)
}

fn question(name: &str, session: &Session<'_>) -> Result<String, Failure> {
    let tip =
        format!("{NOTHING}; `reject prompts` lists the topics, `reject prompts show TOPIC` its questions");
    session.prompts()?.called(name).map_err(|problem| Failure::misuse(format!("--for: {problem}")).tip(tip))
}

/// Puts it on the plan, unless it waits there already.
fn write(session: &mut Session<'_>, intention: Intention) -> Result<(), Failure> {
    let mut writing = session.write()?;
    // The id is chosen under the lock, so that no other process has it.
    let beside = intention.beside(&session.journal.plan()?);
    if let Some(entry) = beside.entry(session.today) {
        writing.plan(&[entry])?;
    }
    drop(writing);
    beside.say(session);
    match beside {
        Beside::Waits(twin) => {
            session.ui.say(&format!("Nothing was written. Its id: {}", one_line(&twin.id)));
        }
        Beside::New(new, _) => {
            is_never_shown(new.aim.as_deref(), session)?;
            session.ui.say(&format!("When it is done: reject plan done {}", new.id));
        }
    }
    Ok(())
}

/// An action for a question in one's own words: no number will tell whether it helped.
fn is_never_shown(aim: Option<&str>, session: &mut Session<'_>) -> Result<(), Failure> {
    let Some(aim) = aim else { return Ok(()) };
    let (prompts, _) = session.prompts_for_reading()?;
    if prompts.question(aim).is_some_and(|(_, question)| question.concern.is_empty()) {
        session.ui.say(&format!(
            "No answer to '{aim}' points at a problem, so no number will show whether it helped."
        ));
    }
    Ok(())
}

impl Intention {
    /// What it is beside these entries, under an id that nothing in them has.
    pub(in crate::commands) fn beside(self, entries: &[Entry]) -> Beside {
        let waiting = actions(entries).into_iter().filter(Action::is_open);
        let mut twins: Vec<Planned> = waiting.map(|action| action.planned).collect();
        twins.retain(|twin| same(&twin.what, &self.what));
        if let Some(at) = twins.iter().position(|twin| self.adds_nothing_to(twin)) {
            return Beside::Waits(twins.swap_remove(at));
        }
        let Self { what, due, aim, case } = self;
        let id = free_id(entries, &what);
        Beside::New(Planned { id, what, aim, case, due }, twins.into_iter().next())
    }

    /// Whether what is planned says all of this already.
    fn adds_nothing_to(&self, planned: &Planned) -> bool {
        let says = |new: &Option<String>, known: &Option<String>| new.is_none() || new == known;
        (self.due.is_none() || self.due == planned.due)
            && says(&self.aim, &planned.aim)
            && says(&self.case, &planned.case)
    }
}

impl Beside {
    /// What is to be written, if anything.
    pub(in crate::commands) fn entry(&self, today: NaiveDate) -> Option<Entry> {
        let Self::New(new, _) = self else { return None };
        Some(Entry { date: today, step: Step::Planned(new.clone()) })
    }

    /// Says what became of it.
    pub(in crate::commands) fn say(&self, session: &mut Session<'_>) {
        let today = session.today;
        let line = |word: &str, it: &Planned| planned(word, &said(&it.what), it.due, today);
        match self {
            Self::Waits(twin) => session.ui.say(&line("Planned already", twin)),
            Self::New(new, twin) => {
                session.ui.say(&line("Planned", new));
                let Some(twin) = twin else { return };
                let due =
                    twin.due.map_or_else(String::new, |due| format!(" (by {})", date::short(due, today)));
                session.ui.say(&format!(
                    "The one you had{due} stays open. To let it go: reject plan drop {}",
                    as_operand(&one_line(&twin.id))
                ));
            }
        }
    }
}
