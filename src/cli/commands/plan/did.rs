//! `reject plan did`: a meeting, a class, whatever a goal is of.

use chrono::NaiveDate;
use reject::date;
use reject::plan::{
    Did, Entry, Item, Meant, Standing, Step, Told, Toward, fitting, meant, standing, times_and_thing,
    too_early_for,
};
use reject::said;
use reject::text::{as_operand, count, nearest, one_line};

use super::super::Session;
use super::{NOTHING, choose, listed};
use crate::args;
use crate::failure::Failure;
use crate::texts;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What you did, such as networking, or a goal by its id
    #[arg(required = true)]
    thing: Vec<String>,
    /// How often; once without it
    #[arg(long, value_name = "N", value_parser = args::count)]
    count: Option<u32>,
    /// The day; today without it
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
}

pub(super) fn run(args: &Args, mut session: Session<'_>) -> Result<(), Failure> {
    let on = args::day("--on", args.on.as_deref(), session.today)?.unwrap_or(session.today);
    let text = args.thing.join(" ");
    let (times, thing) = match args.count {
        Some(count) => (count, text.as_str()),
        None => times_and_thing(&text),
    };
    let thing = texts::name("what you did", thing)?
        .ok_or_else(|| Failure::misuse("what you did is empty").tip(NOTHING))?;
    not_told(&thing, &thing)?;
    let plan = session.journal.plan()?;
    let goals = standing(&plan, session.today);
    let toward = match meant(&goals, &thing, on) {
        Meant::Goal(goal) => for_goal(goal, on, session.today)?,
        Meant::Several(several) => Toward::Goal(one_of(&several, &thing, &mut session)?),
        Meant::Thing => {
            no_action(&plan, &thing, session.today)?;
            Toward::Thing(thing.clone())
        }
    };
    let entry = Entry { date: on, step: Step::Did(Did { toward, count: times }) };
    session.write()?.plan(std::slice::from_ref(&entry))?;
    tell(&entry, times, &thing, &goals, &mut session)
}

/// What the journal counts by itself is not noted a second time.
fn not_told(thing: &str, said: &str) -> Result<(), Failure> {
    let command = match Told::of(thing) {
        None => return Ok(()),
        Some(Told::Application | Told::InPlay) => "`reject apply` writes an application down",
        Some(Told::Interview) => "`reject advance CASE interview` writes one down",
        Some(Told::Rejection) => "`reject log` writes a no down",
        Some(Told::Reflection) => "`reject reflect` thinks a case through",
    };
    Err(Failure::misuse(format!("'{said}' is counted from your cases, so there is nothing to note"))
        .tip(format!("{NOTHING}; {command}, and it counts by itself")))
}

/// Toward this goal, if the day lies in its time.
fn for_goal(goal: &Standing, on: NaiveDate, today: NaiveDate) -> Result<Toward, Failure> {
    let id = one_line(&goal.goal.id);
    not_told(&goal.goal.of, &id)?;
    if goal.is_running(on) {
        return Ok(Toward::Goal(goal.goal.id.clone()));
    }
    let message = match (goal.dropped, goal.end()) {
        (Some(day), _) => format!("the goal '{id}' was let go on {}", date::said(day)),
        (None, Some(end)) if on > end => format!("the goal '{id}' ended on {}", date::said(end)),
        _ => format!("the goal '{id}' begins on {}", date::said(goal.since)),
    };
    let thing = as_operand(&one_line(&goal.goal.of));
    let day = date::short(on, today);
    Err(Failure::misuse(message).tip(format!(
        "{NOTHING}; `reject plan did {thing}` notes it for {day} without that goal, `reject plan goal` sets a new one"
    )))
}

fn one_of(several: &[&Standing], thing: &str, session: &mut Session<'_>) -> Result<String, Failure> {
    let items: Vec<Item> = several.iter().map(|goal| Item::Goal((*goal).clone())).collect();
    let items: Vec<&Item> = items.iter().collect();
    if session.ui.can_ask() {
        let at = choose(session, &format!("'{thing}' fits several goals. Which one?"), &items)?;
        return Ok(items[at].id().to_owned());
    }
    Err(Failure::misuse(format!("'{thing}' fits {} goals", items.len()))
        .tip(format!("{NOTHING}; name one of them by its id:\n{}", listed(&items))))
}

/// An action by its id is settled, not noted.
fn no_action(plan: &[Entry], thing: &str, today: NaiveDate) -> Result<(), Failure> {
    let items = Item::all(plan, today);
    match fitting(&items, thing, Item::is_open).as_slice() {
        [Item::Action(action)] if reject::text::same(&action.planned.id, thing) => {
            let id = one_line(&action.planned.id);
            Err(Failure::misuse(format!("'{id}' is something to do, and no goal"))
                .tip(format!("{NOTHING}; `reject plan done {}` notes that it is done", as_operand(&id))))
        }
        _ => Ok(()),
    }
}

/// Says what was noted, and how far each goal is that counts it.
fn tell(
    entry: &Entry,
    times: u32,
    thing: &str,
    goals: &[Standing],
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    let today = session.today;
    let often = match times {
        1 => String::new(),
        n => format!(", {}", count(usize::try_from(n).unwrap_or(usize::MAX), "time", "times")),
    };
    let day =
        if entry.date == today { String::new() } else { format!(", on {}", date::short(entry.date, today)) };
    session.ui.say(&format!("Noted: {}{often}{day}", one_line(thing)));
    let plan = session.journal.plan()?;
    let mut is_counted = false;
    for goal in goals.iter().filter(|goal| goal.dropped.is_none() && goal.is_served_by(entry, today)) {
        let progress = goal.clone().progress(&plan, &[], today);
        session.ui.say(&format!("Goal: {}", one_line(&said::goal(&progress, &goal.goal.of, today))));
        is_counted = true;
    }
    if is_counted {
        return Ok(());
    }
    let running =
        goals.iter().filter(|goal| goal.is_running(entry.date) && Told::of(&goal.goal.of).is_none());
    let names = running.flat_map(|goal| [goal.goal.id.as_str(), goal.goal.of.as_str()]);
    session.ui.say(&match (too_early_for(goals, thing, entry.date), nearest(thing, names)) {
        (Some(goal), _) => format!(
            "The goal '{}' began later, on {}, and does not count it.",
            one_line(&goal.goal.id),
            date::short(goal.since, today)
        ),
        (None, Some(near)) => format!(
            "No goal counts it. A similar one runs: '{}'. `reject undo` takes this back.",
            one_line(near)
        ),
        (None, None) => "No goal counts it; `reject plan goal` sets one.".to_owned(),
    });
    Ok(())
}
