//! `reject review`: looks back at the time since the last one.

mod asked;
mod kept;
mod unasked;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use reject::case::Case;
use reject::date;
use reject::export::json::UnreadableJson;
use reject::filter::Filter;
use reject::journal::{DraftFile, Unreadable};
use reject::plan::{self, Entry, Step};
use reject::prompts::Prompts;
use reject::review::{self, Look, Period, Review, Spell};
use reject::stats::silence;
use serde::Serialize;

use super::draft::{Draft, read};
use super::reflect::next_to_reflect;
use super::{Session, whole};
use crate::args;
use crate::failure::Failure;
use crate::view::review::{Back, left_by};
use unasked::Said;

/// Looks back at the time since the last review: its numbers, a few questions, what to keep, change and try
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: Option<What>,
    /// Look back to this day; to the day of the last review without it
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,
    /// Answer without being asked, as in 'good-fit=partly'; again for the next
    #[arg(long, value_name = "ID=ANSWER")]
    answer: Vec<String>,
    /// What to keep; '-' reads it from standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    keep: Option<String>,
    /// What to change; '-' as above
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    change: Option<String>,
    /// What to try, which also goes into the plan; '-' as above
    #[arg(long = "try", value_name = "TEXT", allow_hyphen_values = true)]
    attempt: Option<String>,
    /// A goal for the next weeks, such as '12 applications'
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,
    /// The last day of the goal
    #[arg(long, value_name = "DATE", requires = "goal")]
    by: Option<String>,
    /// Answer in your editor
    #[arg(short = 'e', long = "editor", conflicts_with_all = ["answer", "keep", "change", "attempt", "goal"])]
    editor: bool,
    /// The numbers in JSON; asks and writes nothing
    #[arg(long, conflicts_with_all = ["answer", "keep", "change", "attempt", "goal", "editor"])]
    json: bool,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// List the reviews
    List {
        /// Answer in JSON
        #[arg(long)]
        json: bool,
    },
    /// Read the review of a day
    Show {
        /// The day, or 'last'
        #[arg(value_name = "DATE", allow_hyphen_values = true)]
        day: String,
        /// Answer in JSON
        #[arg(long)]
        json: bool,
    },
}

/// What one looks back at.
struct Journaled {
    /// Every case, as it stands today.
    cases: Vec<Case>,
    plan: Vec<Entry>,
    reviews: Vec<Review>,
    prompts: Prompts,
    period: Period,
}

/// A review under way.
struct Work {
    look: Look,
    draft: Draft,
    /// Whether it was begun before and goes on.
    begun: bool,
}

#[derive(Serialize)]
struct Counted<'a> {
    version: u32,
    today: NaiveDate,
    period: &'a Period,
    last: Option<&'a Review>,
    unreadable: Vec<UnreadableJson>,
}

pub(crate) fn run(args: &Args, mut session: Session<'_>) -> Result<u8, Failure> {
    match &args.what {
        Some(What::List { json }) => return kept::list(&mut session, *json),
        Some(What::Show { day, json }) => return kept::show(&mut session, day, *json),
        None => {}
    }
    let texts = [&args.keep, &args.change, &args.attempt, &args.goal];
    let is_unasked = !args.answer.is_empty() || texts.iter().any(|text| text.is_some());
    let is_asked = session.ui.can_ask() || session.ui.plain;
    let writes = is_unasked || args.editor || is_asked && !args.json;
    let since = args::day("--since", args.since.as_deref(), session.today)?;
    if writes {
        let said = if is_unasked { Some(unasked::said(args, session.today)?) } else { None };
        write(args, &mut session, since, said)
    } else {
        look(&mut session, since, args.json)
    }
}

/// Shows the numbers.
fn look(session: &mut Session<'_>, since: Option<NaiveDate>, json: bool) -> Result<u8, Failure> {
    let (prompts, prompts_read) = session.prompts_for_reading()?;
    let mut broken = Vec::new();
    let plan = session.plan_for_reading(&mut broken).unwrap_or_default();
    let (there, unreadable) = load(session, prompts, plan, since)?;
    if json {
        let unreadable = broken.iter().chain(&unreadable).map(UnreadableJson::of).collect();
        let (today, last) = (session.today, review::last(&there.reviews, session.today));
        session.ui.json(&Counted { version: 1, today, period: &there.period, last, unreadable })?;
    } else if there.cases.is_empty() {
        nothing_yet(session, &unreadable);
    } else {
        show(session, &there)?;
    }
    broken.extend(unreadable);
    Ok(session.report(broken).max(u8::from(!prompts_read)))
}

/// Asks, or takes what was said, and writes it down.
fn write(
    args: &Args,
    session: &mut Session<'_>,
    since: Option<NaiveDate>,
    said: Option<Said>,
) -> Result<u8, Failure> {
    let (prompts, plan) = (session.prompts()?, session.journal.plan()?);
    let begun = begun(session)?;
    let since = since.or_else(|| begun.as_ref().and_then(|(look, _)| look.since));
    let (there, unreadable) = load(session, prompts, plan, since)?;
    let of_today = Path::new("reviews").join(format!("{}.yaml", session.today));
    let (broken, unreadable): (Vec<_>, Vec<_>) = unreadable.into_iter().partition(|it| it.file == of_today);
    if let Some(broken) = broken.into_iter().next() {
        // What is answered now would find no place in it.
        return Err(broken.error.into());
    }
    if there.cases.is_empty() && said.is_none() && begun.is_none() {
        nothing_yet(session, &unreadable);
        return Ok(session.report(unreadable));
    }
    session.report(unreadable);
    let actions = plan::actions(&there.plan);
    let mut new = Look::new(&there.prompts, &there.reviews, &actions, session.today);
    new.since = since;
    let mut work = match begun {
        Some((look, draft)) if look.is_written_in(&there.reviews) => {
            complete(session, &look, draft, &there)?;
            let goes_on = said.is_some() || args.editor;
            return if goes_on { write(args, session, since, said) } else { Ok(0) };
        }
        Some((look, draft)) => Work { look: Look { since, ..look.resumed(&new) }, draft, begun: true },
        None => Work { look: new, draft: Draft::new(DraftFile::review()), begun: false },
    };
    if let Some(said) = said {
        unasked::answer(said, &mut work.look, &there.prompts, session.today)?;
    } else if args.editor {
        unasked::edit(session, &mut work, &there)?;
    } else {
        show(session, &there)?;
        asked::ask(session, &mut work, &there)?;
    }
    finish(session, work, &there).map(|()| 0)
}

/// The review that was begun and not finished, if there is one.
fn begun(session: &Session<'_>) -> Result<Option<(Look, Draft)>, Failure> {
    let Some((file, bytes)) = session.journal.begun(&DraftFile::review())? else { return Ok(None) };
    let look = read(session, &file, &bytes, "review")?;
    Ok(Some((look, Draft::begun(file, bytes))))
}

/// Reads the journal, and the period it looks back at.
fn load(
    session: &Session<'_>,
    prompts: Prompts,
    plan: Vec<Entry>,
    since: Option<NaiveDate>,
) -> Result<(Journaled, Vec<Unreadable>), Failure> {
    let all = session.journal.cases()?;
    let kept = session.journal.reviews()?;
    let unreadable = all.unreadable.into_iter().chain(kept.unreadable).collect();
    let (cases, today) = Filter::default().as_of(all.readable, session.today);
    let reviews = kept.readable;
    let spell = match since {
        Some(first) => Spell { first, last: today },
        None => Spell::since_last(&cases, &reviews, today),
    };
    let settings = session.journal.settings();
    let given = whole(settings, &prompts, &plan, silence(&cases, today), today);
    let period = Period::of(&cases, given, spell);
    Ok((Journaled { cases, plan, reviews, prompts, period }, unreadable))
}

fn nothing_yet(session: &mut Session<'_>, unreadable: &[Unreadable]) {
    session.ui.say(if unreadable.is_empty() {
        "Nothing is written down yet, so there is nothing to look back at.\n`reject log` writes down a no, `reject apply` an application."
    } else {
        "No case could be read, so there is nothing to look back at."
    });
}

/// The period, and what the last review left.
fn show(session: &mut Session<'_>, there: &Journaled) -> Result<(), Failure> {
    let (today, width) = (session.today, session.ui.width);
    let mut text = Back { period: &there.period, today, width }.text();
    let left = review::last(&there.reviews, today).and_then(|last| left_by(last, today, width));
    if let Some(left) = left {
        text = format!("{text}\n\n{left}");
    }
    session.ui.answer(&text)
}

/// Writes what is missing of a review that was written, and stopped before the plan or the draft's end.
fn complete(session: &mut Session<'_>, look: &Look, draft: Draft, there: &Journaled) -> Result<(), Failure> {
    let mut writing = session.write()?;
    let plan = session.journal.plan()?;
    writing.plan(&look.plan(&there.prompts, &plan, session.today))?;
    drop(writing);
    draft.discard(session);
    session.ui.say("What was left of the review you began is written now.");
    Ok(())
}

/// Writes everything down in one go; the draft goes when it is all there.
fn finish(session: &mut Session<'_>, mut work: Work, there: &Journaled) -> Result<(), Failure> {
    if work.look.is_empty() {
        if work.draft.is_there() {
            work.draft.discard(session);
        }
        session.ui.say("Nothing was answered, so nothing was written.");
        return Ok(());
    }
    work.draft.keep(session, &work.look)?;
    let written = commit(session, &work.look, there).map_err(|failure| failure.tip(work.draft.kept(session)));
    let (file, planned) = written?;
    work.draft.discard(session);
    session.ui.say(&format!("Written down in {}", file.display()));
    for entry in &planned {
        let by = |day: Option<NaiveDate>| {
            day.map_or_else(String::new, |day| format!(" (by {})", date::short(day, session.today)))
        };
        let line = match &entry.step {
            Step::Planned(planned) => format!("Planned: {}{}", planned.what, by(planned.due)),
            Step::Goal(goal) => format!("Goal: {} {}{}", goal.count, goal.of, by(goal.by)),
            _ => continue,
        };
        session.ui.say(&line);
    }
    if session.is_gentle() {
        next(session, &there.cases);
    }
    Ok(())
}

/// The review, then the plan, under one lock, so that no name in the plan is given twice.
fn commit(
    session: &mut Session<'_>,
    look: &Look,
    there: &Journaled,
) -> Result<(PathBuf, Vec<Entry>), Failure> {
    let mut writing = session.write()?;
    let plan = session.journal.plan()?;
    let entries = look.plan(&there.prompts, &plan, session.today);
    let file = writing.review(&look.review(&there.prompts, &there.period, &there.plan, session.today))?;
    writing.plan(&entries)?;
    Ok((file, entries))
}

/// What is next, in one line.
fn next(session: &mut Session<'_>, cases: &[Case]) {
    let line = next_to_reflect(session, cases, None);
    let line =
        line.unwrap_or_else(|| "That is all. The next look back can wait until there is news.".to_owned());
    session.ui.say(&line);
}
