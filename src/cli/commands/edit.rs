//! `reject edit CASE`: the user's own hand, on a copy.

use reject::Error;
use reject::journal::{DraftFile, Name, slug};

use super::Session;
use super::draft::Copy;
use crate::failure::Failure;
use reject::text::{as_operand, shown};

/// Changes a case in your editor
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Any part of the case's handle, or 'last'
    case: String,
}

pub(crate) fn run(args: &Args, mut session: Session<'_>) -> Result<(), Failure> {
    let name = session.find(&args.case)?;
    let copy = Copy::new(DraftFile::edit(&name.handle));
    let base = begin(&mut session, &name, &copy)?;
    let path = copy.path(&session);
    let handle = as_operand(&name.handle);
    let kept = format!("your copy is kept in '{}'; `reject edit {handle}` opens it again", path.display());
    let is_elsewhere = session.journal.is_locked();
    let opened = copy.open(&mut session, &kept);
    if !is_elsewhere && session.journal.is_locked() {
        opened?;
        return Err(Error::LockChanged { path: session.journal.root().to_owned(), is_locked: true }.into());
    }
    let Some(new) = copy.bytes(&session)? else { return Err(gone()) };
    if new == base {
        return unchanged(&mut session, &copy, opened, is_elsewhere);
    }
    opened?;
    if new.iter().all(u8::is_ascii_whitespace) {
        copy.discard(&mut session);
        return Err(
            Failure::failed("the copy was empty").tip(format!("'{}' is as it was", shown(&name.file)))
        );
    }
    let mut writing = session.write().map_err(|failure| failure.tip(kept.clone()))?;
    let replaced = writing.replace(&name, &base, &new);
    drop(writing);
    match replaced {
        Ok(()) => copy.discard(&mut session),
        Err(Error::Malformed { source, .. }) => {
            return Err(Failure::failed(format!("cannot read '{}'", path.display()))
                .cause(source.to_string())
                .tip(format!("'{}' is as it was; {kept}", shown(&name.file))));
        }
        Err(error @ Error::Changed { .. }) => {
            let aside = session.journal.keep_unsaved(&new)?;
            copy.discard(&mut session);
            let aside = session.journal.root().join(aside);
            return Err(Failure::from(error).tip(format!(
                "the case is as it was written meanwhile; your copy is kept in '{}'",
                aside.display()
            )));
        }
        Err(error) => return Err(Failure::from(error).tip(kept)),
    }
    session.ui.say(&format!("Changed: {}", shown(&name.file)));
    renamed(&mut session, &name)
}

/// Ends an edit that changed nothing.
fn unchanged(
    session: &mut Session<'_>,
    copy: &Copy,
    opened: Result<(), Failure>,
    is_elsewhere: bool,
) -> Result<(), Failure> {
    match opened {
        // What was written may lie elsewhere, which the failure says.
        Err(failure) if is_elsewhere => Err(failure),
        Err(failure) => {
            copy.discard(session);
            Err(failure.without_tips().tip("nothing was changed"))
        }
        Ok(()) => {
            copy.discard(session);
            session.ui.say("Nothing was changed.");
            Ok(())
        }
    }
}

/// Makes the copy, or goes on with the one that was kept; gives what the case was when it was made.
fn begin(session: &mut Session<'_>, name: &Name, copy: &Copy) -> Result<Vec<u8>, Failure> {
    if let Some(base) = copy.begun(session)? {
        session.ui.say("Going on from the copy you began last time.");
        return Ok(base);
    }
    let bytes = session.journal.bytes(&name.file)?;
    copy.make(session, &bytes)?;
    Ok(bytes)
}

/// The copy was taken away while the editor was open.
fn gone() -> Failure {
    Failure::failed("the copy is no longer there; another `reject edit` may have ended first")
        .tip("nothing was changed")
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
