//! What is due, for a calendar.

use reject::export::ics;
use reject::followups::followups;
use reject::plan::{Entry, actions, open_of};
use reject::stats::silence;
use reject::text::count;

use super::super::Session;
use super::Args;
use crate::failure::Failure;
use crate::output;

/// Gives what is due to a file or to standard output: of all cases, or of those that were chosen.
pub(super) fn run(args: Args, session: &mut Session<'_>) -> Result<u8, Failure> {
    let filter = args.filters.filter(session.today)?;
    let all = session.journal.cases()?;
    let silent_after = silence(&all.readable, session.today).days;
    // Without the plan it would say that nothing is due.
    let mut plan = session.journal.plan()?;
    let (found, as_of) = filter.apply(all.readable, session.today);
    plan.retain(|entry: &Entry| entry.date <= as_of);
    let mut open = open_of(&actions(&plan));
    open.retain(|action| {
        let of_these = |case: &String| found.iter().any(|known| known.handle() == case);
        action.planned.due.is_some()
            && (filter.is_empty() || action.planned.case.as_ref().is_some_and(of_these))
    });
    let followups = followups(&found, silent_after, as_of);
    let entries = followups.len() + open.len();
    let text = ics::calendar(&followups, &open, &found);
    match args.output.as_deref().filter(|file| !output::is_stdout(file)) {
        None => session.ui.raw(text.as_bytes())?,
        Some(file) => {
            output::write(file, text.as_bytes(), args.force)?;
            let entries = count(entries, "entry", "entries");
            session.ui.say(&format!("{entries} exported to {}", file.display()));
        }
    }
    if entries == 0 {
        session.ui.say(if filter.is_empty() {
            "Nothing is due: no action has a day, and no follow-up waits."
        } else {
            "Nothing is due in the cases that were chosen."
        });
    }
    Ok(session.report(all.unreadable))
}
