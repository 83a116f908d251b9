//! `reject log -e`: the rest of a no as a form in the editor.

use reject::event::{Control, Details, Event, Heard, Kind, Sender, Stage};
use reject::journal::{DraftFile, read_event, write_event};

use super::super::Session;
use super::Refusal;
use super::target::Wanted;
use crate::editor;
use crate::failure::Failure;

/// Opens the no as a form and takes over what was written. A form that cannot be read is kept.
pub(super) fn edit(session: &mut Session<'_>, wanted: &Wanted, refusal: &mut Refusal) -> Result<(), Failure> {
    let draft = draft();
    let file = session.journal.root().join(draft.file());
    let form = match session.journal.draft(&draft)? {
        Some(kept) => {
            session.ui.say("Going on from the form that could not be read last time.");
            kept
        }
        None => form(wanted, refusal).into_bytes(),
    };
    session.write()?.keep(&draft, &form)?;
    let kept = format!("your text is kept in '{}'; `reject log -e` opens it again", file.display());
    editor::open(session.editor.as_deref(), &file, &kept)?;
    let bytes = session.journal.draft(&draft)?.unwrap_or_default();
    let read = read_event(&bytes).map_err(|malformed| {
        Failure::failed(format!("cannot read '{}'", file.display()))
            .cause(malformed.to_string())
            .tip(kept.clone())
    })?;
    let Some(event) = read else {
        session.write()?.discard(&draft)?;
        return Err(Failure::failed("the form was empty").tip("nothing was written"));
    };
    if event.date > session.today {
        return Err(
            Failure::misuse(format!("date: {} is after today ({})", event.date, session.today)).tip(kept)
        );
    }
    let mut details = refusal.details.clone();
    details.learn(&event.details);
    refusal.details = details;
    refusal.event = Event { details: Details::default(), ..event };
    Ok(())
}

/// The file of the form.
pub(super) fn draft() -> DraftFile {
    DraftFile::form("log")
}

fn form(wanted: &Wanted, refusal: &Refusal) -> String {
    let Kind::Ended(ending) = refusal.event.kind else { return String::new() };
    let role = wanted.role.as_ref().map_or_else(String::new, |role| format!(", {role}"));
    let mut form = format!(
        "# {}{role}: {ending}. Fill in what you like, leave out the rest; lines with a # are not read.\n\
         # A text of several lines: write `said: |` and put it on the lines below, two spaces in.\n",
        wanted.company.replace(char::is_control, " ")
    );
    form.push_str(&write_event(&refusal.event));
    let event = &refusal.event;
    let hints = [
        (event.stage.is_none(), format!("stage: screen            # {}", Stage::words().join(", "))),
        (event.heard.is_none(), format!("heard: email             # {}", Heard::words().join(", "))),
        (event.sender.is_none(), format!("sender: person           # {}", Sender::words().join(", "))),
        (event.reasons.is_empty(), "reasons: [{reason: another candidate, stated: yes}]".to_owned()),
        (event.control.is_none(), format!("control: partly          # {}", Control::words().join(", "))),
        (event.feeling.is_none(), "feeling: 3               # 1 (crushed) to 5 (fine)".to_owned()),
        (event.said.is_none(), "said: their words".to_owned()),
        (event.note.is_none(), "note: yours".to_owned()),
        (event.vent.is_none(), "vent: private words, which never leave the journal".to_owned()),
    ];
    for (_, hint) in hints.iter().filter(|(wanted, _)| *wanted) {
        form.push_str("# ");
        form.push_str(hint);
        form.push('\n');
    }
    form
}
