//! `reject plan done`, `drop` and `start`: what became of an action or a goal.

use chrono::NaiveDate;
use reject::date;
use reject::plan::{Entry, Item, Step, fitting, near, would_stand};

use super::super::Session;
use super::{NOTHING, choose, listed, said};
use crate::args;
use crate::failure::Failure;

#[derive(Debug, clap::Args)]
#[group(skip)]
pub(super) struct Args {
    /// Its id, or some words of it; without any you choose
    which: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct DoneArgs {
    #[command(flatten)]
    which: Args,
    /// The day it was done; today without it
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
}

/// What is said of an action or a goal.
#[derive(Clone, Copy, PartialEq)]
enum Word {
    Done,
    Dropped,
    Started,
}

pub(super) fn done(args: &DoneArgs, session: Session<'_>) -> Result<(), Failure> {
    let on = args::day("--on", args.on.as_deref(), session.today)?.unwrap_or(session.today);
    settle(Word::Done, &args.which, on, session)
}

pub(super) fn dropped(args: &Args, session: Session<'_>) -> Result<(), Failure> {
    let on = session.today;
    settle(Word::Dropped, args, on, session)
}

pub(super) fn started(args: &Args, session: Session<'_>) -> Result<(), Failure> {
    let on = session.today;
    settle(Word::Started, args, on, session)
}

fn settle(word: Word, args: &Args, on: NaiveDate, mut session: Session<'_>) -> Result<(), Failure> {
    let items = Item::all(&session.journal.plan()?, session.today);
    let ids = if args.which.is_empty() {
        offered(word, &items, &mut session)?
    } else {
        named(word, &args.which, &items, &mut session)?
    };
    let is_settled = |id: &String| items.iter().any(|item| item.id() == id && word.settled(item).is_some());
    if ids.iter().all(is_settled) {
        return tell(word, &ids, &[], &items, &mut session);
    }
    let mut writing = session.write()?;
    // Somebody may have settled one of them while this one was chosen.
    let plan = session.journal.plan()?;
    let items = Item::all(&plan, session.today);
    let open =
        ids.iter().filter(|id| items.iter().any(|item| item.id() == **id && word.settled(item).is_none()));
    let new: Vec<Entry> = open.map(|id| Entry { date: on, step: word.step(id.clone()) }).collect();
    if let Some(entry) = new.iter().find(|entry| !would_stand(&plan, entry, session.today)) {
        let text = items.iter().find(|item| Some(item.id()) == entry.step.id()).map(Item::text);
        let text = said(&text.unwrap_or_default());
        return Err(Failure::misuse(format!(
            "of '{text}' the plan says something later than {}",
            date::said(on)
        ))
        .tip(format!("{NOTHING}; name a later day, or look into plan.yaml")));
    }
    writing.plan(&new)?;
    drop(writing);
    tell(word, &ids, &new, &items, &mut session)
}

/// A person chooses from those that are open, or, to take up again, from those that are not.
fn offered(word: Word, items: &[Item], session: &mut Session<'_>) -> Result<Vec<String>, Failure> {
    let mut offered: Vec<&Item> = items.iter().filter(|item| word.suits(item)).collect();
    match word {
        Word::Started => offered.sort_by_key(|item| std::cmp::Reverse(item.closed())),
        Word::Done | Word::Dropped => offered.sort_by_key(|item| item.due()),
    }
    if offered.is_empty() {
        session.ui.say(match word {
            Word::Started => "Nothing was done or let go, so there is nothing to take up again.",
            Word::Done | Word::Dropped => "Nothing is open. `reject plan add` plans something to do.",
        });
        return Ok(Vec::new());
    }
    let at = choose(session, word.question(), &offered)?;
    Ok(vec![offered[at].id().to_owned()])
}

/// The ids that are meant: all words together by those of one item, else each word by one of its own.
fn named(
    word: Word,
    which: &[String],
    items: &[Item],
    session: &mut Session<'_>,
) -> Result<Vec<String>, Failure> {
    let suits = |item: &Item| word.suits(item);
    if which.iter().any(|words| words.trim().is_empty()) {
        return Err(Failure::misuse("an empty name fits everything").tip(NOTHING));
    }
    if let [one] = fitting(items, &which.join(" "), suits).as_slice() {
        return Ok(vec![one.id().to_owned()]);
    }
    let mut ids: Vec<String> = Vec::new();
    for words in which {
        let found = fitting(items, words, suits);
        let item = match found.as_slice() {
            [] => return Err(nothing_fits(words, items)),
            [one] => one,
            several if session.ui.can_ask() => {
                several[choose(session, &format!("'{words}' fits several. Which one?"), several)?]
            }
            several => {
                return Err(Failure::misuse(format!("'{words}' fits {} things of the plan", several.len()))
                    .tip(format!("{NOTHING}; name one of them by its id:\n{}", listed(several))));
            }
        };
        if !ids.iter().any(|id| id == item.id()) {
            ids.push(item.id().to_owned());
        }
    }
    Ok(ids)
}

fn nothing_fits(words: &str, items: &[Item]) -> Failure {
    let failure = Failure::misuse(format!("nothing in the plan fits '{words}'"));
    failure.tip(match near(items, words) {
        Some(item) => format!("{NOTHING}; a similar one exists: '{}', {}", item.id(), said(&item.text())),
        None if items.is_empty() => format!("{NOTHING}; the plan is empty, and `reject plan add` begins it"),
        None => format!("{NOTHING}; `reject plan --all` shows all there is"),
    })
}

/// Says of each what became of it. `new` is what was written.
fn tell(
    word: Word,
    ids: &[String],
    new: &[Entry],
    items: &[Item],
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    let today = session.today;
    for item in ids.iter().filter_map(|id| items.iter().find(|item| item.id() == id)) {
        let text = said(&item.text());
        let Some(entry) = new.iter().find(|entry| entry.step.id() == Some(item.id())) else {
            let already = word.settled(item).unwrap_or_default();
            let day = item.closed().map_or_else(String::new, |day| format!(" ({})", date::short(day, today)));
            session.ui.say(&format!("{already} already{day}: {text}\nNothing was written."));
            continue;
        };
        session.ui.say(&word.told(item, &text, entry.date, today));
        if let Item::Action(action) = item
            && word == Word::Done
            && let Some(aim) = &action.planned.aim
        {
            follow(aim, session)?;
        }
    }
    Ok(())
}

/// Says which answers will show whether it helped.
fn follow(aim: &str, session: &mut Session<'_>) -> Result<(), Failure> {
    let (prompts, _) = session.prompts_for_reading()?;
    if let Some((_, question)) = prompts.question(aim).filter(|(_, question)| !question.concern.is_empty()) {
        session.ui.say(&format!(
            "Did it help? The next answers to “{}” will show: `reject stats actions`",
            said(&question.ask)
        ));
    }
    Ok(())
}

impl Word {
    fn step(self, id: String) -> Step {
        match self {
            Self::Done => Step::Done(id),
            Self::Dropped => Step::Dropped(id),
            Self::Started => Step::Started(id),
        }
    }

    /// Whether it is what this word is usually said of.
    fn suits(self, item: &Item) -> bool {
        match self {
            Self::Done | Self::Dropped => item.is_open(),
            Self::Started => !item.is_open(),
        }
    }

    /// What is so already, where the word has nothing to add. What was done is not let go by the way.
    fn settled(self, item: &Item) -> Option<&'static str> {
        let is_goal = matches!(item, Item::Goal(_));
        match self {
            Self::Done | Self::Dropped if item.is_done() && is_goal => Some("Closed as reached"),
            Self::Done | Self::Dropped if item.is_done() => Some("Done"),
            Self::Dropped if !item.is_open() => Some("Let go"),
            Self::Started if item.is_open() => Some("Open"),
            _ => None,
        }
    }

    fn question(self) -> &'static str {
        match self {
            Self::Done => "Which one is done?",
            Self::Dropped => "Which one do you let go?",
            Self::Started => "Which one do you take up again?",
        }
    }

    fn told(self, item: &Item, text: &str, on: NaiveDate, today: NaiveDate) -> String {
        let day = if on == today { String::new() } else { format!(" ({})", date::short(on, today)) };
        match (self, item) {
            (Self::Done, Item::Action(_)) => format!("Done: {text}{day}"),
            (Self::Done, Item::Goal(_)) => format!("Closed as reached: {text}{day}"),
            (Self::Dropped, _) => format!("Let go: {text}"),
            (Self::Started, _) => format!("Taken up again: {text}"),
        }
    }
}
