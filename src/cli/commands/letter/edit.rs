//! `-e`: a letter that is finished in the editor.

use reject::journal::DraftFile;

use super::super::Session;
use super::super::draft::Copy;
use super::compose::Draft;
use crate::failure::Failure;

/// Opens the letter in the editor, gives what was saved to standard output, and returns it. Until then it is kept in
/// `drafts/`, and the same command goes on with it.
pub(super) fn edit(session: &mut Session<'_>, draft: &Draft<'_>, text: &str) -> Result<String, Failure> {
    let copy = copy(draft);
    let file = copy.path(session);
    let kept = format!("your letter is kept in '{}'; the same command opens it again", file.display());
    if copy.begun(session)?.is_some() {
        session.ui.say("Going on from the letter you began last time; empty it to begin anew.");
    } else {
        copy.make(session, format!("{text}\n").as_bytes())?;
    }
    copy.open(session, &kept)?;
    let text = copy.text(session, &kept)?.replace("\r\n", "\n").trim_end().to_owned();
    if text.is_empty() {
        copy.discard(session);
        return Err(Failure::failed("the letter was empty").tip("nothing was drafted"));
    }
    if session.ui.can_ask() {
        session.ui.say("");
    }
    session.ui.pass_on(&text)?;
    copy.discard(session);
    Ok(text)
}

/// Whether such a letter was begun in the editor and is not finished.
pub(super) fn is_begun(session: &Session<'_>, draft: &Draft<'_>) -> Result<bool, Failure> {
    Ok(copy(draft).begun(session)?.is_some())
}

fn copy(draft: &Draft<'_>) -> Copy {
    let about = draft.case.map_or_else(String::new, |case| format!("-{}", case.handle()));
    Copy::new(DraftFile::letter(&format!("{}{about}", draft.template.name)))
}
