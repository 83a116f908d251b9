//! `reject edit CASE`: the user's own hand, on a copy.

use reject::Error;
use reject::journal::{DraftFile, slug};

use super::Session;
use crate::editor;
use crate::failure::Failure;

/// Changes a case in your editor
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Any part of the case's handle, or 'last'
    case: String,
}

pub(crate) fn run(args: &Args, mut session: Session<'_>) -> Result<(), Failure> {
    let name = session.find(&args.case)?;
    let old = session.journal.bytes(&name.file)?;
    let draft = DraftFile::edit(&name.handle);
    let copy = session.journal.root().join(draft.file());
    if session.journal.draft(&draft)?.is_some() {
        session.ui.say("Going on from the copy you began last time.");
    } else {
        session.write()?.keep(&draft, &old)?;
    }
    let kept =
        format!("your copy is kept in '{}'; `reject edit {}` opens it again", copy.display(), name.handle);
    let opened = editor::open(session.editor.as_deref(), &copy, &kept);
    let new = session.journal.draft(&draft)?.unwrap_or_default();
    if new == old {
        session.write()?.discard(&draft)?;
        opened?;
        session.ui.say("Nothing was changed.");
        return Ok(());
    }
    opened?;
    if new.iter().all(u8::is_ascii_whitespace) {
        session.write()?.discard(&draft)?;
        return Err(
            Failure::failed("the copy was empty").tip(format!("'{}' is as it was", name.file.display()))
        );
    }
    let mut writing = session.write()?;
    match writing.replace(&name, &old, &new) {
        Ok(()) => {}
        Err(Error::Malformed { source, .. }) => {
            return Err(Failure::failed(format!("cannot read '{}'", copy.display()))
                .cause(source.to_string())
                .tip(format!("'{}' is as it was; {kept}", name.file.display())));
        }
        Err(error) => {
            let changed = matches!(error, Error::Changed { .. });
            let failure = Failure::from(error);
            return Err(if changed {
                failure.tip(format!(
                    "both are kept: take over what you want from '{}', then remove it",
                    copy.display()
                ))
            } else {
                failure.tip(kept)
            });
        }
    }
    writing.discard(&draft)?;
    drop(writing);
    session.ui.say(&format!("Changed: {}", name.file.display()));
    let case = session.journal.case(&name)?;
    let company = slug(case.company());
    let named =
        name.handle.get(11..).is_some_and(|rest| rest == company || rest.starts_with(&format!("{company}-")));
    if !named {
        session.ui.say(&format!(
            "The file keeps its name. `reject log` looks for '{company}' in names; to be found under it, rename the file yourself."
        ));
    }
    Ok(())
}
