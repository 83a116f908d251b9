//! What is worth a line after a no was written: a milestone, a first time, a rest.

use std::time::{Duration, SystemTime};

use chrono::{Days, NaiveDate, NaiveTime};
use reject::event::{Ending, Stage};
use reject::journal::Name;
use reject::plan::{self, Standing, Told};

use super::super::Session;
use super::Refusal;
use super::target::Target;

/// How many files may have been written in a week before their times say nothing, as after an import.
const MOST: usize = 256;

/// How many cases there may be for a first time to be looked for.
const MOST_NAMES: usize = 2000;

/// Whatever the time zone, a file of the week is not missed.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How many cases of a similar name are told.
const SIMILAR: usize = 3;

/// Names the cases of companies of a similar name: a new case may have been meant for one of them.
pub(super) fn similar(session: &mut Session<'_>, company: &str, names: &[Name]) {
    let similar = session.journal.of_similar_company(company, names);
    let handles: Vec<&str> = similar.iter().rev().take(SIMILAR).map(|name| name.handle.as_str()).collect();
    if !handles.is_empty() {
        session.ui.say(&format!("Of a similar name, in case you meant it: {}", handles.join(", ")));
    }
}

/// Says it when the journal has just got its 10th, 25th, 50th, 75th, 100th, … application.
pub(crate) fn milestone(session: &mut Session<'_>, n: usize) {
    if !session.is_gentle() {
        return;
    }
    if n == 10 || n > 0 && n.is_multiple_of(25) && (n <= 100 || n.is_multiple_of(100)) {
        session
            .ui
            .say(&format!("Application number {n} in this journal: {n} times you put yourself forward."));
    }
}

/// Says it when a stage was reached for the first time, and when a rest would do good.
pub(super) fn after(
    session: &mut Session<'_>,
    refusal: &Refusal,
    target: &Target,
    name: &Name,
    names: &[Name],
) {
    if !session.is_gentle() {
        return;
    }
    if let Some(stage) = refusal.event.reached() {
        let before = match target {
            Target::Open { case, .. } => case.furthest(),
            Target::New { .. } => Stage::Application,
        };
        if stage > before && is_first_at(session, &name.handle, stage, names) {
            session.ui.say(&first_time(stage, refusal.event.ending()));
        }
    }
    if refusal.event.ending() == Some(Ending::Accepted) {
        session.ui.say("Congratulations on the new job.");
    }
    if is_third_hard_one(session, name, names) {
        session.ui.say(REST);
    } else if refusal.event.ending().is_some_and(Ending::is_stop)
        && is_of_late(refusal, session.today)
        && matches!(target, Target::Open { case, .. } if case.in_play())
        && let Some(wanted) = just_missed(session, names)
    {
        let left = wanted - 1;
        session.ui.say(&format!(
            "That leaves {left} in play, of the {wanted} you want. When you feel like it, a new application fills \
             the gap."
        ));
    }
}

/// Whether it happened in the last week, and is not filled in from long ago.
fn is_of_late(refusal: &Refusal, today: NaiveDate) -> bool {
    refusal.event.day().is_some_and(|day| (today - day).num_days() < 7)
}

/// How many applications the user wants in play, where there is just one fewer now. Reads the latest files first and
/// stops when there are enough; says nothing where there are too many to look into.
fn just_missed(session: &Session<'_>, names: &[Name]) -> Option<usize> {
    let standing = plan::standing(&session.journal.plan().ok()?, session.today);
    let is_it = |it: &&Standing| {
        it.is_open() && it.is_running(session.today) && Told::of(&it.goal.of) == Some(Told::InPlay)
    };
    let wanted = usize::try_from(standing.iter().find(is_it)?.goal.count).ok()?;
    if names.len() > MOST_NAMES {
        return None;
    }
    let mut there = 0;
    for name in names.iter().rev() {
        // What one of them says may be all the difference.
        there += usize::from(session.journal.case(name).ok()?.in_play());
        if there == wanted {
            return None;
        }
    }
    (there + 1 == wanted).then_some(wanted)
}

const REST: &str =
    "Three hard ones in a week. Take a day or two for something you enjoy; the search will keep.";

/// What to say when a stage was reached for the first time, and the case ended there or is still in play.
pub(crate) fn first_time(stage: Stage, ending: Option<Ending>) -> String {
    let what = match stage {
        Stage::Application => "an application",
        Stage::Screen => "a screen",
        Stage::Assessment => "an assessment",
        Stage::Interview => "an interview",
        Stage::Final => "a final round",
        Stage::Offer => "an offer",
    };
    match ending {
        Some(ending) if ending.is_stop() => {
            format!("The first time you got as far as {what}. That counts, whatever came after.")
        }
        _ => format!("The first time you got as far as {what}."),
    }
}

/// Whether no other case got to the stage. Looks into the latest files first and stops at the first that did;
/// says no where there are too many to look into.
pub(crate) fn is_first_at(session: &Session<'_>, handle: &str, stage: Stage, names: &[Name]) -> bool {
    if stage == Stage::Application || names.len() > MOST_NAMES || !session.is_gentle() {
        return false;
    }
    let mut others = names.iter().rev().filter(|name| name.handle != handle);
    !others.any(|name| {
        let Ok(bytes) = session.journal.bytes(&name.file) else { return true };
        may_be_at(&bytes, stage) && session.journal.case(name).map_or(true, |case| case.furthest() >= stage)
    })
}

/// Whether a file's bytes hold the word of that stage or a later one, or of an ending that implies one: a
/// cheap look before the dear one.
fn may_be_at(bytes: &[u8], stage: Stage) -> bool {
    let later = Stage::ALL.iter().filter(|later| **later >= stage).map(|later| later.word());
    let offers = [Ending::Accepted.word(), Ending::Declined.word()];
    later.chain(offers).any(|word| holds(bytes, word))
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

/// Whether this refusal is exactly the third of the last seven days that came after a screen or felt bad.
fn is_third_hard_one(session: &Session<'_>, name: &Name, names: &[Name]) -> bool {
    let week: Vec<NaiveDate> = (0..7).filter_map(|n| session.today.checked_sub_days(Days::new(n))).collect();
    let is_hard = |name: &Name| {
        let Ok(bytes) = session.journal.bytes(&name.file) else { return false };
        // A cheap look before the dear one.
        let mentions = week.iter().any(|day| holds(&bytes, &day.to_string()));
        mentions
            && session.journal.case(name).is_ok_and(|case| {
                case.end().is_some_and(|end| {
                    let hurt = end.feeling.is_some_and(|feeling| feeling.value() <= 2);
                    let no = end.ending() == Some(Ending::Rejected)
                        && end.day().is_some_and(|day| week.contains(&day));
                    no && (hurt || case.furthest() > Stage::Application)
                })
            })
    };
    if !is_hard(name) {
        return false;
    }
    // What happened in the last week was written in the last week: older files need no look.
    let Some(first) = week.last() else { return false };
    let since = SystemTime::from(first.and_time(NaiveTime::MIN).and_utc()) - DAY;
    let recent = session.journal.written_since(names, since, MOST);
    recent.iter().filter(|name| is_hard(name)).count() == 3
}
