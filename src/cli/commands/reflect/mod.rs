//! `reject reflect [TOPIC] [CASE]`: thinks a case through, once.

mod asked;
mod unasked;

use reject::case::Case;
use reject::date;
use reject::event::Ending;
use reject::journal::{DraftFile, Name};
use reject::plan::{self, Entry};
use reject::prompts::{Prompts, Topic};
use reject::reflection::{Reflection, Scope};
use reject::text::{count, nearest, shown};
use reject::today::rested;

pub(super) use asked::{OUTCOMES, planned_before};

use super::Session;
use super::draft::{Draft, read};
use crate::failure::Failure;
use crate::view::plan::planned;

/// Thinks a case through: the questions that fit how far it got, or one topic
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A topic (see `reject prompts`), or any part of a case's handle
    #[arg(value_name = "TOPIC")]
    topic: Option<String>,
    /// Any part of the case's handle, or 'last'; the latest that waits without it
    case: Option<String>,
    /// Ask every question, not the short form
    #[arg(long)]
    deep: bool,
    /// Think a case through once more
    #[arg(long)]
    again: bool,
    /// Answer without being asked, as in 'stories=partly'; again for the next
    #[arg(long, value_name = "ID=ANSWER")]
    answer: Vec<String>,
    /// Answer from a YAML file of 'topic/id: answer'; '-' is standard input
    #[arg(long, value_name = "FILE")]
    answers: Option<String>,
    /// Plan an action, at most three
    #[arg(long = "do", value_name = "ACTION")]
    actions: Vec<String>,
    /// Answer in your editor
    #[arg(short = 'e', long = "editor", conflicts_with_all = ["answer", "answers", "actions"])]
    editor: bool,
}

/// What is being thought through.
struct Work {
    name: Name,
    case: Case,
    reflection: Reflection,
    draft: Draft,
    /// Whether it was begun before and goes on.
    begun: bool,
}

pub(crate) fn run(args: &Args, mut session: Session<'_>) -> Result<(), Failure> {
    let prompts = session.prompts()?;
    let unasked = !args.answer.is_empty() || args.answers.is_some() || !args.actions.is_empty();
    let (topic, wanted) = topic_and_case(args, &session, &prompts)?;
    let loaded = session.journal.cases()?;
    if wanted.is_none() {
        // One of them may be the case that waits.
        session.report(loaded.unreadable);
    }
    let cases = loaded.readable;
    let Some(name) = pick(&mut session, wanted, &cases, unasked)? else {
        session.ui.say("No case waits to be thought through. `reject list` shows them all.");
        return Ok(());
    };
    let case = session.journal.case(&name)?;
    let scope = Scope { topic, deep: args.deep };
    let Some(mut work) = begin(&mut session, name, case, scope, &prompts, &cases)? else { return Ok(()) };
    if !work.begun && !args.again {
        not_twice(&work.case, topic)?;
    }
    if unasked {
        unasked::answer(args, &mut work.reflection, &prompts)?;
    } else if args.editor {
        unasked::edit(&mut session, &mut work, &prompts)?;
    } else {
        asked::ask(&mut session, &mut work, &prompts)?;
    }
    finish(&mut session, work, &prompts, &cases)
}

/// One word may be a topic or a case; two are both.
fn topic_and_case<'a>(
    args: &'a Args,
    session: &Session<'_>,
    prompts: &'a Prompts,
) -> Result<(Option<&'a Topic>, Option<&'a str>), Failure> {
    let names: Vec<&str> = prompts.topics().iter().map(|topic| topic.name.as_str()).collect();
    let unknown = |word: &str, what: &str| {
        let failure = Failure::misuse(format!("'{word}' is {what}"));
        match nearest(word, names.iter().copied()) {
            Some(near) => failure.tip(format!("a similar topic exists: '{near}'")),
            None => failure.tip(format!("the topics are {}", names.join(", "))),
        }
    };
    match (args.topic.as_deref(), args.case.as_deref()) {
        (None, _) => Ok((None, None)),
        (Some(first), Some(second)) => match (prompts.topic(first), prompts.topic(second)) {
            (Some(topic), _) => Ok((Some(topic), Some(second))),
            (None, Some(topic)) => Ok((Some(topic), Some(first))),
            (None, None) => Err(unknown(first, "no topic")),
        },
        (Some(word), None) => match prompts.topic(word) {
            Some(topic) => Ok((Some(topic), None)),
            None => match session.journal.find(word) {
                Err(reject::Error::NoSuchCase { near: None, .. }) => {
                    Err(unknown(word, "neither a topic nor a case"))
                }
                _ => Ok((None, Some(word))),
            },
        },
    }
}

/// The case that was named, else one that waits; none where none does.
fn pick(
    session: &mut Session<'_>,
    wanted: Option<&str>,
    cases: &[Case],
    unasked: bool,
) -> Result<Option<Name>, Failure> {
    if let Some(wanted) = wanted {
        return session.find(wanted).map(Some);
    }
    let begun = session.journal.begun_reflections()?;
    let mut waiting: Vec<&Case> =
        cases.iter().filter(|case| begun.iter().any(|it| it == case.handle())).collect();
    waiting.extend(
        waiting_for_thought(cases).into_iter().filter(|case| !begun.iter().any(|it| it == case.handle())),
    );
    let handles: Vec<String> = waiting.iter().map(|case| case.handle().to_owned()).collect();
    let chosen = match handles.as_slice() {
        [] => return Ok(None),
        [one] => one.clone(),
        several if unasked => {
            return Err(Failure::misuse(format!("{} cases wait to be thought through", several.len()))
                .tip(format!("nothing was written; name one:\n{}", several.join("\n"))));
        }
        several if begun.contains(&several[0]) => several[0].clone(),
        several => asked::which(session, several)?,
    };
    Ok(Some(session.journal.find(&chosen)?))
}

/// The cases that ended and were not thought through, the latest first.
fn waiting_for_thought(cases: &[Case]) -> Vec<&Case> {
    let mut waiting: Vec<&Case> =
        cases.iter().filter(|case| !case.in_play() && !case.is_reflected_on()).collect();
    waiting.sort_by_key(|case| std::cmp::Reverse(case.ended()));
    waiting
}

/// A new reflection on the case, or the one that was begun.
fn begin(
    session: &mut Session<'_>,
    name: Name,
    case: Case,
    scope: Scope<'_>,
    prompts: &Prompts,
    cases: &[Case],
) -> Result<Option<Work>, Failure> {
    let draft = DraftFile::reflection(case.handle());
    let entries = session.journal.plan()?;
    let new = Reflection::new(&case, scope, prompts, &entries, cases, session.today);
    let Some((file, bytes)) = session.journal.begun(&draft)? else {
        return Ok(Some(Work { name, case, reflection: new, draft: Draft::new(draft), begun: false }));
    };
    let mut begun: Reflection = read(session, &file, &bytes, "reflection")?;
    let draft = Draft::begun(file, bytes);
    if begun.is_written_in(&case) {
        // It was written, and stopped before the plan or the draft's end.
        session.write()?.plan(&begun.plan(session.today))?;
        draft.discard(session);
        session.ui.say(&format!("What was left of the reflection on {} is written now.", case.title()));
        return Ok(None);
    }
    if case.has_run(&begun.run) {
        begun.rename(&case, &entries);
    }
    let reflection = begun.resumed(&new, prompts);
    Ok(Some(Work { name, case, reflection, draft, begun: true }))
}

/// A case thought through is done: it is not asked about again.
fn not_twice(case: &Case, topic: Option<&Topic>) -> Result<(), Failure> {
    let answered = |topic: &Topic| {
        topic.questions.iter().any(|question| case.answer(&topic.name, &question.id).is_some())
    };
    if !case.is_reflected_on() || topic.is_some_and(|topic| !answered(topic)) {
        return Ok(());
    }
    let day = case.events().iter().rev().find(|event| event.done).map(|event| event.date).unwrap_or_default();
    Err(Failure::misuse(format!("{} was thought through on {}; it is done", case.title(), date::said(day)))
        .tip("nothing was written; `--again` asks once more"))
}

/// Writes everything down in one go; the draft goes when it is all there.
fn finish(
    session: &mut Session<'_>,
    mut work: Work,
    prompts: &Prompts,
    cases: &[Case],
) -> Result<(), Failure> {
    if work.reflection.events(prompts, session.today).is_empty()
        && work.reflection.plan(session.today).is_empty()
    {
        session.ui.say("Nothing was answered, so nothing was written.");
        return Ok(());
    }
    let (now, entries) = (session.journal.case(&work.name)?, session.journal.plan()?);
    if now.has_run(&work.reflection.run) || is_crossed(session, &work, &entries) {
        // Another reflection was written meanwhile, under the name this one had.
        work.reflection.rename(&now, &entries);
    }
    work.draft.keep(session, &work.reflection)?;
    write(session, &work, prompts).map_err(|failure| failure.tip(work.draft.kept(session)))?;
    let Work { name, case, reflection, draft, .. } = work;
    draft.discard(session);
    let is_thought_through = !reflection.events(prompts, session.today).is_empty();
    if is_thought_through {
        session.ui.say(&format!("Thought through. Written down in {}", shown(&name.file)));
    } else {
        session.ui.say("Written down in plan.yaml");
    }
    for action in &reflection.actions {
        session.ui.say(&planned("Planned", &action.what, action.due, session.today));
    }
    if is_thought_through && reflection.whole {
        next(session, &case, cases);
    } else if !case.is_reflected_on() {
        let short = session.short(case.handle(), &session.journal.names()?);
        session.ui.say(&format!("The rest of it waits: reject reflect {short}"));
    }
    Ok(())
}

/// Whether the plan has ids of this reflection for something else.
fn is_crossed(session: &Session<'_>, work: &Work, entries: &[Entry]) -> bool {
    plan::crossed(entries, &work.reflection.plan(session.today)) > 0
}

fn write(session: &mut Session<'_>, work: &Work, prompts: &Prompts) -> Result<(), Failure> {
    let mut writing = session.write()?;
    if is_crossed(session, work, &session.journal.plan()?) {
        return Err(Failure::failed("another reflection has just been written under the same name"));
    }
    let events = work.reflection.events(prompts, session.today);
    if !events.is_empty() {
        if session.journal.case(&work.name)?.has_run(&work.reflection.run) {
            return Err(Failure::failed("another reflection on this case has just been written"));
        }
        writing.append(&work.name, &events)?;
    }
    Ok(writing.plan(&work.reflection.plan(session.today))?)
}

/// The line that names the latest stop to think through, but that one; none where none waits that ended lately.
pub(super) fn next_to_reflect(session: &Session<'_>, cases: &[Case], but: Option<&Case>) -> Option<String> {
    let is_another = |handle: &str| but.is_none_or(|done| done.handle() != handle);
    let seen = rested(cases, session.today).into_iter().find(|seen| is_another(&seen.case))?;
    let case = cases.iter().find(|case| case.handle() == seen.case)?;
    let short = session.short(case.handle(), &session.journal.names().unwrap_or_default());
    Some(format!("Next, when you like: reject reflect {short}  ({})", case.standing()))
}

/// What is next, in one line.
fn next(session: &mut Session<'_>, done: &Case, cases: &[Case]) {
    let another = next_to_reflect(session, cases, Some(done));
    let in_play = cases.iter().filter(|case| case.in_play()).count();
    let line = match (done.ending(), another) {
        (Some(Ending::Accepted), _) => "Congratulations on the new job.".to_owned(),
        (None, _) => "It is still in play: good luck with it.".to_owned(),
        (_, Some(line)) => line,
        (_, None) if in_play > 0 => {
            format!(
                "You are done with this one. {} in play.",
                count(in_play, "application is", "applications are")
            )
        }
        (_, None) => "You are done with this one. `reject stats` shows what keeps coming back.".to_owned(),
    };
    session.ui.say(&line);
}
