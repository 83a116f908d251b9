//! `reject log -e`: the rest of a no as a form in the editor.

use reject::event::{Control, Details, Ending, Event, Heard, Kind, Sender, Stage};
use reject::journal::{DraftFile, read_event, slug, write_event};

use super::super::Session;
use super::Refusal;
use super::target::Wanted;
use crate::editor;
use crate::failure::Failure;

/// Opens the no as a form and takes over what was written. A form that cannot be read is kept.
pub(super) fn edit(
    session: &mut Session<'_>,
    wanted: &mut Wanted,
    refusal: &mut Refusal,
) -> Result<(), Failure> {
    let draft = draft(&wanted.company);
    let file = session.journal.root().join(draft.file());
    let kept = format!("your text is kept in '{}'; the same command opens it again", file.display());
    if let Some(begun) = session.journal.draft(&draft)? {
        let texts = [&refusal.event.said, &refusal.event.note, &refusal.event.vent];
        if texts.iter().any(|text| text.is_some()) {
            return Err(Failure::misuse(format!(
                "a form for {} was begun before and is not finished",
                wanted.company
            ))
            .tip(format!(
                "nothing was written; finish it without these texts, or remove '{}'",
                file.display()
            )));
        }
        session.ui.say("Going on from the form you began last time.");
        session.write()?.keep(&draft, &begun)?;
    } else {
        session.write()?.keep(&draft, form(wanted, refusal).as_bytes())?;
    }
    editor::open(session.editor.as_deref(), &file, &kept)?;
    let bytes = session.journal.draft(&draft)?.unwrap_or_default();
    let cannot = |cause: String| {
        Failure::failed(format!("cannot read '{}'", file.display())).cause(cause).tip(kept.clone())
    };
    let Some(event) = read_event(&bytes).map_err(|malformed| cannot(malformed.to_string()))? else {
        session.write()?.discard(&draft)?;
        return Err(Failure::failed("the form was empty").tip("nothing was written"));
    };
    let Some(ending) = event.ending() else {
        let expected = Ending::words().join(", ");
        return Err(cannot(format!(
            "event: '{}' ends nothing; expected one of {expected}",
            event.kind.word()
        )));
    };
    if event.date > session.today {
        return Err(cannot(format!("date: {} is after today ({})", event.date, session.today)));
    }
    wanted.ending = ending;
    refusal.details.learn(&event.details);
    if let Some(company) = refusal.details.company.take() {
        wanted.company = company;
    }
    wanted.role = refusal.details.role.take().or(wanted.role.take());
    wanted.details = refusal.details.clone();
    refusal.event = Event { details: Details::default(), ..event };
    Ok(())
}

/// The file of the form.
pub(super) fn draft(company: &str) -> DraftFile {
    DraftFile::form(&format!("log-{}", slug(company)))
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
