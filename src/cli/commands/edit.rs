//! `reject edit CASE`: the user's own hand, on a copy.

use reject::Error;
use reject::journal::{DraftFile, Name, keep_unsaved, slug};

use super::Session;
use crate::editor;
use crate::failure::Failure;

/// Changes a case in your editor
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Any part of the case's handle, or 'last'
    case: String,
}

/// The copy, and what the case was when it was made.
struct Drafts {
    copy: DraftFile,
    base: DraftFile,
}

pub(crate) fn run(args: &Args, mut session: Session<'_>) -> Result<(), Failure> {
    let name = session.find(&args.case)?;
    let copy = DraftFile::edit(&name.handle);
    let drafts = Drafts { base: copy.base(), copy };
    let base = begin(&mut session, &name, &drafts)?;
    let copy = session.journal.root().join(drafts.copy.file());
    let kept =
        format!("your copy is kept in '{}'; `reject edit {}` opens it again", copy.display(), name.handle);
    let opened = editor::open(session.editor.as_deref(), &copy, &kept);
    let Some(new) = session.journal.draft(&drafts.copy)? else {
        let failure =
            Failure::failed("the copy is no longer there; another `reject edit` may have ended first");
        return Err(failure.tip("nothing was changed"));
    };
    if new == base {
        discard(&mut session, &drafts)?;
        return match opened {
            Ok(()) => {
                session.ui.say("Nothing was changed.");
                Ok(())
            }
            Err(failure) => Err(failure.without_tips().tip("nothing was changed")),
        };
    }
    opened?;
    if new.iter().all(u8::is_ascii_whitespace) {
        discard(&mut session, &drafts)?;
        return Err(
            Failure::failed("the copy was empty").tip(format!("'{}' is as it was", name.file.display()))
        );
    }
    let replaced = session.write()?.replace(&name, &base, &new);
    match replaced {
        Ok(()) => discard(&mut session, &drafts)?,
        Err(Error::Malformed { source, .. }) => {
            return Err(Failure::failed(format!("cannot read '{}'", copy.display()))
                .cause(source.to_string())
                .tip(format!("'{}' is as it was; {kept}", name.file.display())));
        }
        Err(error @ Error::Changed { .. }) => {
            let aside = keep_unsaved(session.journal.root(), &new)?;
            discard(&mut session, &drafts)?;
            let aside = session.journal.root().join(aside);
            return Err(Failure::from(error).tip(format!(
                "the case is as it was written meanwhile; your copy is kept in '{}'",
                aside.display()
            )));
        }
        Err(error) => return Err(Failure::from(error).tip(kept)),
    }
    session.ui.say(&format!("Changed: {}", name.file.display()));
    renamed(&mut session, &name)
}

/// Makes the copy, or goes on with the one that was kept; gives what the case was when it was made.
fn begin(session: &mut Session<'_>, name: &Name, drafts: &Drafts) -> Result<Vec<u8>, Failure> {
    let bytes = session.journal.bytes(&name.file)?;
    match (session.journal.draft(&drafts.copy)?, session.journal.draft(&drafts.base)?) {
        (Some(_), Some(base)) => {
            session.ui.say("Going on from the copy you began last time.");
            return Ok(base);
        }
        // An editor that went on after we had taken the copy away, perhaps.
        (Some(copy), None) if copy != bytes => {
            let aside = session.journal.root().join(keep_unsaved(session.journal.root(), &copy)?);
            session.ui.say(&format!("A copy from before is kept in {}", aside.display()));
        }
        _ => {}
    }
    let mut writing = session.write()?;
    writing.keep(&drafts.base, &bytes)?;
    writing.keep(&drafts.copy, &bytes)?;
    Ok(bytes)
}

fn discard(session: &mut Session<'_>, drafts: &Drafts) -> Result<(), Failure> {
    let mut writing = session.write()?;
    writing.discard(&drafts.copy)?;
    Ok(writing.discard(&drafts.base)?)
}

/// Says it where the company inside is no longer that of the file's name.
fn renamed(session: &mut Session<'_>, name: &Name) -> Result<(), Failure> {
    let case = session.journal.case(name)?;
    let company = slug(case.company());
    let rest = name.handle.get(11..).unwrap_or_default();
    if rest != company && !rest.starts_with(&format!("{company}-")) {
        session.ui.say(&format!(
            "The file keeps its name. `reject log` looks for '{company}' in names; to be found under it, rename the \
             file yourself."
        ));
    }
    Ok(())
}
