//! `reject plan` and `reject plan list`: what stands on the plan.

use chrono::NaiveDate;
use reject::export::json::UnreadableJson;
use reject::filter::Filter;
use reject::stats::{Agenda, silence};
use serde::Serialize;

use super::super::{Session, whole};
use crate::failure::Failure;
use crate::view::plan::Page;

#[derive(Debug, clap::Args)]
#[group(skip)]
pub(super) struct Args {
    /// Also what was done longer ago, and what was let go
    #[arg(long)]
    all: bool,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Listed<'a> {
    version: u32,
    today: NaiveDate,
    #[serde(flatten)]
    agenda: &'a Agenda,
    unreadable: Vec<UnreadableJson>,
}

pub(super) fn run(args: &Args, mut session: Session<'_>) -> Result<u8, Failure> {
    let mut broken = Vec::new();
    let plan = session.plan_for_reading(&mut broken);
    if !args.json && plan.is_none() {
        return Ok(session.report(broken));
    }
    let plan = plan.unwrap_or_default();
    let (prompts, prompts_read) = session.prompts_for_reading()?;
    let loaded = session.journal.cases()?;
    let (cases, today) = Filter::default().as_of(loaded.readable, session.today);
    let settings = session.journal.settings().clone();
    let given = whole(&settings, &prompts, &plan, silence(&cases, today), today);
    let agenda = Agenda::of(&cases, given, args.all);
    if args.json {
        let unreadable = broken.iter().chain(&loaded.unreadable).map(UnreadableJson::of).collect();
        session.ui.json(&Listed { version: 1, today, agenda: &agenda, unreadable })?;
    } else if agenda.is_empty() {
        session.ui.say(if plan.is_empty() {
            "Nothing is planned yet. `reject plan add` plans something to do, `reject plan goal \"12 applications\"` sets a goal."
        } else {
            "Nothing is planned just now. `reject plan add` plans something to do; `reject plan --all` shows what was."
        });
    } else {
        let page = Page { agenda: &agenda, all: args.all, today, width: session.ui.width };
        session.ui.answer(&page.text())?;
    }
    broken.extend(loaded.unreadable);
    Ok(session.report(broken).max(u8::from(!prompts_read)))
}
