//! `--received -e`: their words, written or pasted in the editor.

use std::path::Path;

use reject::case::Case;
use reject::event::Event;
use reject::journal::DraftFile;

use super::super::Session;
use super::super::draft::Copy;
use crate::failure::Failure;

/// What the first of the lines begins with that the form adds to the words.
const MARK: &str = "# ---- ";

/// Opens the words in the editor and takes over what was written; gives their file, which stays until the feedback is
/// written, and says whether they were begun before.
pub(super) fn edit(
    session: &mut Session<'_>,
    case: &Case,
    event: &mut Event,
) -> Result<(Copy, bool), Failure> {
    let copy = Copy::new(DraftFile::feedback_text(case.handle()));
    let file = copy.path(session);
    let said = event.said.take().unwrap_or_default();
    let form = format!(
        "{said}\n{MARK}Their words go above this line. These three lines are taken out again. ----\n\
         # {}\n# Empty the file to write nothing.\n",
        case.title()
    );
    let (form, goes_on) = match copy.begun(session)? {
        Some(base) if base == form.as_bytes() || said.is_empty() => {
            session.ui.say("Going on from the words you began last time.");
            (String::from_utf8(base).unwrap_or(form), true)
        }
        Some(_) => {
            return Err(Failure::misuse("feedback on this case was begun before with other words").tip(
                format!(
                    "nothing was written; finish it with `--received -e` alone, or remove '{}'",
                    file.display()
                ),
            ));
        }
        None => {
            copy.make(session, form.as_bytes())?;
            (form, false)
        }
    };
    copy.open(session, &kept(&file))?;
    let text = copy.text(session, &kept(&file))?;
    let said = words(&text, &form);
    let said = said.trim_matches(['\n', '\r']);
    if said.trim().is_empty() {
        copy.discard(session);
        return Err(Failure::failed("no words stood there").tip("nothing was written"));
    }
    event.said = Some(said.to_owned());
    Ok((copy, goes_on))
}

/// All that was written: the text without the lines that the form, as it was made, had added to the words. Each is
/// taken out once, wherever it stands.
fn words(text: &str, form: &str) -> String {
    let added = form.rfind(MARK).map_or("", |at| &form[at..]);
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    for line in added.lines() {
        if let Some(at) = lines.iter().rposition(|written| written.trim_end() == line.trim_end()) {
            lines.remove(at);
        }
    }
    lines.concat()
}

/// What became of the words.
pub(super) fn kept(file: &Path) -> String {
    format!("your text is kept in '{}'; the same command opens it again", file.display())
}
