//! `--received -e`: their words, written or pasted in the editor.

use std::path::Path;

use reject::case::Case;
use reject::event::Event;
use reject::journal::DraftFile;

use super::super::Session;
use super::super::draft::Copy;
use crate::editor;
use crate::failure::Failure;

/// What stands below the words, from here on, is not read.
const MARK: &str = "# ---- Their words go above this line; it and what is below is not read ----";

/// Opens the words in the editor and takes over what was written; gives their file, which stays until the feedback is
/// written.
pub(super) fn edit(session: &mut Session<'_>, case: &Case, event: &mut Event) -> Result<Copy, Failure> {
    let copy = Copy::new(DraftFile::feedback_text(case.handle()));
    let file = copy.path(session);
    let said = event.said.take().unwrap_or_default();
    let form = format!("{said}\n{MARK}\n# {}\n# Empty the file to write nothing.\n", case.title());
    match copy.begun(session)? {
        Some(base) if base == form.as_bytes() || said.is_empty() => {
            session.ui.say("Going on from the words you began last time.");
        }
        Some(_) => {
            return Err(Failure::misuse("feedback on this case was begun before with other words").tip(
                format!(
                    "nothing was written; finish it with `--received -e` alone, or remove '{}'",
                    file.display()
                ),
            ));
        }
        None => copy.make(session, form.as_bytes())?,
    }
    editor::open(session.editor.as_deref(), &file, &kept(&file))?;
    let bytes = copy.bytes(session)?.unwrap_or_default();
    let text = String::from_utf8(bytes).map_err(|error| {
        Failure::failed(format!("cannot read '{}'", file.display()))
            .cause(format!("byte {} is not UTF-8", error.utf8_error().valid_up_to() + 1))
            .tip(kept(&file))
    })?;
    let said = text.split(MARK).next().unwrap_or_default().trim_matches(['\n', '\r']);
    if said.trim().is_empty() {
        copy.discard(session)?;
        return Err(Failure::failed("no words stood there").tip("nothing was written"));
    }
    event.said = Some(said.to_owned());
    Ok(copy)
}

/// What became of the words.
pub(super) fn kept(file: &Path) -> String {
    format!("your text is kept in '{}'; the same command opens it again", file.display())
}
