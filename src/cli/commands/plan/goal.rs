//! `reject plan goal`: so many of a thing.

use chrono::NaiveDate;
use reject::date;
use reject::plan::{Goal, NoWish, Standing, Step, Told, Wish, running, set_goal};
use reject::said;
use reject::text::{as_operand, one_line};

use super::super::Session;
use super::NOTHING;
use crate::args;
use crate::failure::Failure;
use crate::texts;
use crate::view::plan::goal;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// How many of what, as in "12 applications"
    #[arg(required = true)]
    goal: Vec<String>,
    /// The last day that counts: "dec 31", 2w, 2026-12-31
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    by: Option<String>,
    /// The first day that counts; today without it
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: Option<String>,
}

pub(super) fn run(args: &Args, mut session: Session<'_>) -> Result<(), Failure> {
    let today = session.today;
    let text = args.goal.join(" ");
    let wish = Wish::read(&text, today).map_err(|problem| no_wish(problem, &text))?;
    let of = texts::name("the goal", &wish.of)?.unwrap_or_default();
    let by = last_day(args.by.as_deref(), wish.by, today)?;
    let from = args::day("--from", args.from.as_deref(), today)?;
    session.journal.plan()?;
    let mut writing = session.write()?;
    // Whether one of it runs, and which id is free, is seen under the lock.
    let entries = session.journal.plan()?;
    let running = running(&entries, &of, today);
    if let Some(known) = &running {
        not_another_day(known, from, today)?;
    }
    let wish = Wish { count: wish.count, of, by };
    let entry = set_goal(&entries, &wish, from.unwrap_or(today), today);
    let (since, Step::Goal(new)) = (entry.date, &entry.step) else { return Ok(()) };
    if running.as_ref().is_some_and(|known| known.goal == *new) {
        session.ui.say(&format!("That goal is set already: {}\nNothing was written.", goal(new, today)));
        return Ok(());
    }
    writing.plan(std::slice::from_ref(&entry))?;
    drop(writing);
    tell(new, since, running.as_ref(), &mut session)
}

fn no_wish(problem: NoWish, text: &str) -> Failure {
    let text = one_line(text);
    match problem {
        NoWish::Unclear => Failure::misuse(format!("'{text}' does not say how many of what")).tip(format!(
            "{NOTHING}; a goal is a number and a thing, as in `reject plan goal \"12 applications\"`"
        )),
        NoWish::Repeating => Failure::misuse(format!(
            "'{text}' begins anew each time, and a goal is one number in all"
        ))
        .tip(format!(
            "{NOTHING}; say how many until when, as in `reject plan goal \"20 applications\" --by 4w`"
        )),
    }
}

/// The last day, said once: as an option or behind `by`.
fn last_day(
    option: Option<&str>,
    said: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, Failure> {
    let by = args::ahead("--by", option, today)?;
    match (by, said) {
        (Some(one), Some(other)) if one != other => {
            Err(Failure::misuse(format!("two last days are named: {one} and {other}")).tip(NOTHING))
        }
        (_, Some(said)) if said < today => {
            Err(Failure::misuse(format!("{} lies in the past", date::said(said))).tip(NOTHING))
        }
        _ => Ok(by.or(said)),
    }
}

/// A goal that runs keeps its first day.
fn not_another_day(known: &Standing, from: Option<NaiveDate>, today: NaiveDate) -> Result<(), Failure> {
    match from.filter(|from| *from != known.since) {
        Some(_) => Err(Failure::misuse(format!(
            "a goal of this runs since {}: {}",
            date::said(known.since),
            goal(&known.goal, today)
        ))
        .tip(format!(
            "{NOTHING}; to begin it on another day, `reject plan drop {}` first",
            as_operand(&one_line(&known.goal.id))
        ))),
        None => Ok(()),
    }
}

fn tell(
    new: &Goal,
    since: NaiveDate,
    before: Option<&Standing>,
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    let today = session.today;
    let told = Told::of(&new.of);
    let set = Standing { goal: new.clone(), since, closed: None, dropped: None };
    // A number that some case may be missing from is not said.
    let cases = session.journal.cases()?;
    let line = if told.is_some() && !cases.unreadable.is_empty() {
        goal(new, today)
    } else {
        said::goal(&set.progress(&session.journal.plan()?, &cases.readable, today), &new.of, today)
    };
    session.ui.say(&format!("Goal: {}", one_line(&line)));
    if let Some(before) = before {
        session.ui.say(&format!(
            "It was {}, and counts from {} on as before.",
            goal(&before.goal, today),
            date::short(since, today)
        ));
        return Ok(());
    }
    let day = if since == today { "today".to_owned() } else { date::short(since, today) };
    session.ui.say(&match told {
        Some(Told::InPlay) => "Counted from your cases: those in play on the day you look.".to_owned(),
        Some(_) => format!("Counted from your cases, from {day} on; there is nothing to note."),
        None => format!("To note one: reject plan did {}", new.id),
    });
    Ok(())
}
