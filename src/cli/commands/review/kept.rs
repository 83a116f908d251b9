//! `reject review list`, `reject review show`: the reviews that were kept.

use reject::date;
use reject::export::json::UnreadableJson;
use reject::journal::Unreadable;
use reject::review::Review;
use serde::Serialize;

use super::super::Session;
use crate::failure::Failure;
use crate::view::review;

#[derive(Serialize)]
struct Kept<'a> {
    version: u32,
    reviews: &'a [Review],
    unreadable: Vec<UnreadableJson>,
}

pub(super) fn list(session: &mut Session<'_>, json: bool) -> Result<u8, Failure> {
    let all = session.journal.reviews()?;
    if json {
        answer(session, &all.readable, &all.unreadable)?;
    } else if !all.readable.is_empty() {
        let table = review::table(&all.readable, session.today, session.ui.width);
        session.ui.answer(&table)?;
    } else if all.unreadable.is_empty() {
        session.ui.say("No review is written down yet. `reject review` looks back.");
    } else {
        session.ui.say("No review could be read.");
    }
    Ok(session.report(all.unreadable))
}

pub(super) fn show(session: &mut Session<'_>, wanted: &str, json: bool) -> Result<u8, Failure> {
    let day = if wanted == "last" { None } else { Some(date::past(wanted, session.today)) };
    let day = day.transpose().map_err(|error| Failure::misuse(error.to_string()))?;
    let mut all = session.journal.reviews()?;
    match (day, all.readable.last().map(|last| last.date)) {
        (Some(day), _) => all.readable.retain(|review| review.date == day),
        (None, last) => {
            let of_last = all.readable.pop().filter(|review| Some(review.date) == last);
            all.readable = of_last.into_iter().collect();
        }
    }
    if json {
        answer(session, &all.readable, &all.unreadable)?;
    } else if !all.readable.is_empty() {
        let (prompts, _) = session.prompts_for_reading()?;
        let width = session.ui.width;
        let shown: Vec<String> = all.readable.iter().map(|one| review::kept(one, &prompts, width)).collect();
        session.ui.answer(&shown.join("\n\n"))?;
    }
    let is_none = all.readable.is_empty() && !json;
    let is_unreadable = !all.unreadable.is_empty();
    let code = session.report(all.unreadable);
    match day {
        Some(day) if is_none => Err(Failure::misuse(format!("no review is of {}", date::said(day)))
            .tip("`reject review list` shows which there are")),
        None if is_none && is_unreadable => Ok(code),
        None if is_none => {
            Err(Failure::misuse("no review is written down yet").tip("`reject review` looks back"))
        }
        _ => Ok(code),
    }
}

fn answer(session: &mut Session<'_>, reviews: &[Review], unreadable: &[Unreadable]) -> Result<(), Failure> {
    let unreadable = unreadable.iter().map(UnreadableJson::of).collect();
    session.ui.json(&Kept { version: 1, reviews, unreadable })
}
