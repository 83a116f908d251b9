//! `reject log -e`: the rest of a no as a form in the editor.

use reject::event::{Control, Details, Ending, Event, Heard, Kind, Sender, Stage};
use reject::journal::{DraftFile, read_event, slug, write_event};

use super::super::Session;
use super::super::draft::Copy;
use super::Refusal;
use super::target::Wanted;
use crate::failure::Failure;

/// Opens the no as a form and takes over what was written; gives the form's file, which stays until the no is
/// written. A form that cannot be read is kept, and the same command goes on with it.
pub(super) fn edit(
    session: &mut Session<'_>,
    wanted: &mut Wanted,
    refusal: &mut Refusal,
) -> Result<Copy, Failure> {
    let copy = Copy::new(DraftFile::form(&format!("log-{}", slug(&wanted.company))));
    let file = copy.path(session);
    let kept = format!("your text is kept in '{}'; the same command opens it again", file.display());
    let form = form(wanted, refusal);
    begin(session, &copy, &form, &wanted.company)?;
    copy.open(session, &kept)?;
    let bytes = copy.bytes(session)?.unwrap_or_default();
    if bytes == form.as_bytes() && session.ui.can_ask() {
        let answer =
            session.choose("You changed nothing. Write it down as it is?", vec![YES.into(), NO.into()])?;
        if answer == NO {
            copy.discard(session);
            return Err(Failure::failed("nothing was written"));
        }
    }
    let cannot = |cause: String| {
        Failure::failed(format!("cannot take the form '{}'", file.display())).cause(cause).tip(kept.clone())
    };
    let Some(event) = read_event(&bytes).map_err(|malformed| cannot(malformed.to_string()))? else {
        copy.discard(session);
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
        return Err(cannot(format!("date: '{}' is after today ({})", event.date, session.today)));
    }
    wanted.ending = ending;
    refusal.details.learn(&event.details);
    if let Some(company) = refusal.details.company.take() {
        wanted.company = company;
    }
    wanted.role = refusal.details.role.take().or(wanted.role.take());
    wanted.details = refusal.details.clone();
    refusal.event = Event { details: Details::default(), ..event };
    Ok(copy)
}

/// Makes the form, or goes on with the one the same command began.
fn begin(session: &mut Session<'_>, copy: &Copy, form: &str, company: &str) -> Result<(), Failure> {
    match copy.begun(session)? {
        Some(base) if undated(&base) == undated(form.as_bytes()) => {
            session.ui.say("Going on from the form you began last time.");
            Ok(())
        }
        Some(_) => Err(Failure::misuse(format!("a form for {company} was begun before with other words"))
            .tip(format!(
                "nothing was written; finish it with the command of then, or remove '{}'",
                copy.path(session).display()
            ))),
        None => copy.make(session, form.as_bytes()),
    }
}

/// The form without its day, which is another one tomorrow.
fn undated(form: &[u8]) -> String {
    let form = String::from_utf8_lossy(form);
    form.lines().filter(|line| !line.starts_with("date:")).collect::<Vec<_>>().join("\n")
}

const YES: &str = "yes";
const NO: &str = "no";

fn form(wanted: &Wanted, refusal: &Refusal) -> String {
    let Kind::Ended(ending) = refusal.event.kind else { return String::new() };
    let role = wanted.role.as_ref().map_or_else(String::new, |role| format!(", {role}"));
    let mut form = format!(
        "# {}{role}: {ending}. Fill in what you like, leave out the rest; lines with a # are not read.\n\
         # A text stands on the lines below its key, two spaces in; take the # away from both.\n\
         # Empty the file to write nothing.\n",
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
        (event.said.is_none(), "said: |-\n#   their words, word for word".to_owned()),
        (event.note.is_none(), "note: |-\n#   yours".to_owned()),
        (event.vent.is_none(), "vent: |-\n#   private words, which never leave the journal".to_owned()),
    ];
    for (_, hint) in hints.iter().filter(|(wanted, _)| *wanted) {
        form.push_str("# ");
        form.push_str(hint);
        form.push('\n');
    }
    form
}
