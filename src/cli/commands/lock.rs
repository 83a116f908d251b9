//! `reject lock` and `reject unlock`.

use std::path::PathBuf;

use reject::Error;
use reject::journal::{Journal, Turned, Unreadable, Writing};
use reject::text::{count, shown};

use super::Session;
use crate::failure::Failure;
use crate::passphrase;

/// Lock the journal with a passphrase
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Locked, each case, plan, review, draft and what `undo` took away is a file in the format of age \
                        (age-encryption.org), which `age -d -i identity.age FILE` opens as well. File names still show \
                        company, role and date. Your editor may keep words in places of its own (`~/.viminfo`, swap, \
                        backup and undo files): `VISUAL='vim -i NONE -n'` has vim keep neither registers nor a swap \
                        file. `passphrase-command:` in the config file names a command that prints the passphrase."
)]
pub(crate) struct Args {
    /// Take another passphrase for a journal that is locked
    #[arg(long)]
    new_passphrase: bool,
}

const BEFORE: &str = "Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way \
                      in: if it is lost, so are they.";
const AFTER: &str = "Still open to read: the names of the files (company, role, date), journal.yaml, prompts/, and any \
                     copy made before today, also what deleted files left in the free space of the disk.";

pub(crate) fn lock(args: &Args, mut session: Session<'_>) -> Result<u8, Failure> {
    if args.new_passphrase {
        return change(session);
    }
    let is_locked = session.journal.is_locked();
    let mut writing = if is_locked {
        session.write()?
    } else {
        session.ui.say(BEFORE);
        let passphrase = passphrase::new(session.ui, true)?;
        let mut writing = session.write()?;
        if let Err(error) = writing.lock(passphrase) {
            return Err(not_begun(&session.journal, &mut writing, error));
        }
        writing
    };
    let total = writing.private_files()?;
    let turned = {
        let mut progress = session.ui.progress("locking", total);
        writing.lock_files(&mut |done| progress.at(done))
    };
    let turned = match turned {
        Err(error) if is_locked => return Err(cut_short(&session.journal, &writing, error, "lock")),
        Err(error) => return Err(not_begun(&session.journal, &mut writing, error)),
        Ok(turned) => turned,
    };
    let done = match (turned.files, is_locked) {
        (0, true) => "The journal is locked already.".to_owned(),
        (0, false) => "Locked. What you write from now on opens with the passphrase only.".to_owned(),
        (n, _) => {
            format!("Locked: {}. Keep a copy of identity.age with your backups.", count(n, "file", "files"))
        }
    };
    session.ui.say(&done);
    if !is_locked {
        session.ui.say(AFTER);
        if session.journal.root().join(".git").exists() {
            session.ui.say("What git keeps from before today is readable in its history.");
        }
    }
    named(&mut session, "Left as they are, as they are none of the journal's own", &turned.others);
    named(&mut session, "Left as they are, as they are links to what is not locked", &turned.outside);
    named(
        &mut session,
        "Not locked, as an editor has it open, or had; the command that opened it goes on with it",
        &turned.in_editor,
    );
    named(
        &mut session,
        "Perhaps open in an editor just now; what you save there is locked when you close it",
        &turned.may_be_open,
    );
    Ok(told(&mut session, turned))
}

/// A lock that failed; where nothing was locked yet, the journal is again as it was.
fn not_begun(journal: &Journal, writing: &mut Writing, error: Error) -> Failure {
    if !journal.is_locked() {
        return error.into();
    }
    match writing.take_key_back() {
        Ok(true) => Failure::from(error).without_tips().tip("nothing was locked: the journal is as it was"),
        _ => cut_short(journal, writing, error, "lock"),
    }
}

fn change(mut session: Session<'_>) -> Result<u8, Failure> {
    if !session.journal.is_locked() {
        return Err(Failure::misuse("the journal is not locked").tip("`reject lock` locks it"));
    }
    let passphrase = passphrase::new(session.ui, false)?;
    session.write()?.change_passphrase(passphrase).map_err(|error| {
        let opens = match error {
            Error::Unconfirmed { .. } => {
                "the new passphrase opens the journal now; after a power cut it may be the old one again"
            }
            _ => "the passphrase is the one of before",
        };
        Failure::from(error).without_tips().tip(opens)
    })?;
    session.ui.say(
        "The new passphrase opens the journal. Copies of identity.age made before open with the old one.",
    );
    Ok(0)
}

/// Unlocks the journal.
pub(crate) fn unlock(mut session: Session<'_>) -> Result<u8, Failure> {
    if !session.journal.is_locked() {
        session.ui.say("The journal is not locked.");
        return Ok(0);
    }
    let mut writing = session.write()?;
    let total = writing.private_files()?;
    let turned = {
        let mut progress = session.ui.progress("unlocking", total);
        writing.unlock(&mut |done| progress.at(done))
    };
    let turned = turned.map_err(|error| cut_short(&session.journal, &writing, error, "unlock"))?;
    if turned.unreadable.is_empty() {
        let key = turned.key.unwrap_or_default();
        let key = shown(&key);
        session.ui.say(&match turned.files {
            0 => format!("Unlocked: no file was locked. The key is kept as {key}: a copy from elsewhere may need it."),
            files => format!(
                "Unlocked: {}. Whoever can read this disk can read them. The key is kept as {key}, for older copies.",
                count(files, "file", "files"),
            ),
        });
        named(&mut session, "Left as they are, as they cannot be read", &turned.passed_over);
        return Ok(0);
    }
    let files = turned.unreadable.len();
    told(&mut session, turned);
    Err(Failure::failed(format!("{} cannot be unlocked", count(files, "file", "files")))
        .tip("the journal is locked as it was; mend them or move them out of it, then try again"))
}

/// A command that could not go on, with how far it came; the one of that name does.
fn cut_short(journal: &Journal, writing: &Writing, error: Error, command: &str) -> Failure {
    let come = writing.locked_files().and_then(|locked| Ok((locked, writing.private_files()?)));
    let come = come.map_or_else(
        |_| "nothing is lost".to_owned(),
        |(locked, all)| {
            format!("nothing is lost: {locked} of {} are locked now", count(all, "file", "files"))
        },
    );
    let on = if journal.is_locked() {
        format!("`reject {command}` goes on")
    } else {
        "the last identity-….age, beside journal.yaml, is their key: `age -d -i` opens them with it"
            .to_owned()
    };
    Failure::from(error).without_tips().tip(format!("{come}; {on}"))
}

/// Names a few files, if there are any.
fn named(session: &mut Session<'_>, what: &str, files: &[PathBuf]) {
    const SHOWN: usize = 5;
    if files.is_empty() {
        return;
    }
    let mut names: Vec<String> = files.iter().take(SHOWN).map(|file| shown(file)).collect();
    if files.len() > SHOWN {
        names.push(format!("{} more", files.len() - SHOWN));
    }
    session.ui.say(&format!("{what}: {}", names.join(", ")));
}

/// Says which files stay as they are, and why; the exit code.
fn told(session: &mut Session<'_>, turned: Turned) -> u8 {
    let unreadable: Vec<Unreadable> = turned.unreadable;
    session.report(unreadable)
}
