//! `reject sync`: keeps copies of the journal in step, through the user's own git.
//!
//! Git never touches a file of the journal here. What came is put in place file by file under the journal's lock, and
//! only then does the branch move on: whatever a crash leaves, the next `sync` commits what is there and merges again,
//! and what is there already comes once. Where a case gets another name, what is put in place of what is noted before, in
//! `REJECT_PUTTING`, so that the next `sync` can take it back or bring it to its end.

mod alike;
mod along;
mod copy;
mod damaged;
mod join;
mod judge;
mod killed;
mod look;
mod meet;
mod pairs;
mod place;
mod setup;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use reject::Error;
use reject::journal::Journal;
use reject::text::{as_operand, count};

use super::Session;
use crate::failure::Failure;
use crate::git::{Git, Refusal};
use copy::{Copy, Step};
use join::IDENTITY;

/// How often a journal that others send to as well is fetched and merged again.
const TRIES: u32 = 20;

/// What to do where a place cannot be reached.
const AGAIN: &str = "everything is committed here; run `reject sync` again when that is possible";

/// The names of files that came which are told.
const NAMED: usize = 3;

/// Keeps copies of the journal in step, through git
///
/// Commits what changed here, fetches what changed elsewhere, puts both together document by document, and sends it on.
/// Drafts and the trash stay here. What both sides changed in one document is left to you, with both versions in the file.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Where the other copies meet, the first time: a git repository of your own, best a private and empty one
    #[arg(allow_hyphen_values = true)]
    url: Option<String>,
    /// Without asking whether the words may go there
    #[arg(long)]
    yes: bool,
}

pub(crate) fn run(args: &Args, mut session: Session<'_>) -> Result<u8, Failure> {
    let root = session.journal.root().to_owned();
    let git = Git::at(&root, session.ui.can_ask()).map_err(|error| {
        Failure::failed("`reject sync` works through git, and git did not start")
            .cause(error.to_string())
            .tip("nothing was done; install git, or copy the journal's folder yourself: it is plain files")
    })?;
    setup::stands_alone(&session, &git)?;
    setup::is_made(&session, &git)?;
    setup::is_idle(&git)?;
    let url = place::destination(args, &git)?;
    let is_new = !git.is_there() && session.journal.going([])?.is_empty();
    if url.is_none() && is_new {
        return Err(Failure::misuse(format!("there is no journal in '{}' yet", root.display()))
            .tip("`reject log` begins one; `reject sync URL` takes over the one that is kept there"));
    }
    // Where nothing is yet, nothing goes out; what comes may be locked.
    let is_asked = !is_new || args.yes;
    if let Some(url) = &url
        && is_asked
        && !setup::is_agreed(&mut session, &git, url, args.yes)?
    {
        session.ui.say("Nothing was done.");
        return Ok(0);
    }
    let mut writing = session.journal.write()?;
    setup::prepare(&session, &git, &mut writing)?;
    drop(writing);
    let folder =
        git.folder().map_err(|refusal| refused("git cannot read the journal's repository", refusal))?;
    let _turn = session.journal.turn(&folder).map_err(|error| match error {
        Error::Locked { holder, .. } => Failure::failed("another `reject sync` of this journal is at work")
            .cause(holder)
            .tip("nothing was done; try again when it is done"),
        other => other.into(),
    })?;
    let Some(url) = url else { return alone(&mut session, &git) };
    let fetched = place::settle(&git, &url)?;
    if is_asked && !session.journal.is_locked() {
        git.set(setup::AGREED, &url).map_err(|refusal| refused("git cannot keep your yes", refusal))?;
    }
    together(&mut session, &git, &url, fetched)
}

/// That git did not do something, in its words.
fn refused(what: &str, refusal: Refusal) -> Failure {
    let failure = Failure::failed(what).tip("no file of the journal was changed");
    beside_lock(failure, &refusal).cause(refusal.0)
}

/// Adds what to do about a lock that stood in git's way, where one did.
fn beside_lock(failure: Failure, refusal: &Refusal) -> Failure {
    match refusal.lock() {
        Some(lock) => failure.tip(format!(
            "a git that was killed may have left '{lock}'; when none is at work, remove it, then run `reject sync` again"
        )),
        None => failure,
    }
}

/// Commits, where there is nobody to exchange with.
fn alone(session: &mut Session<'_>, git: &Git) -> Result<u8, Failure> {
    let step = Copy::of(git)?.step(session)?;
    let committed = match step {
        Step::Done(done) => done.committed,
        Step::Left(files, notes) => return Err(left(session, &files, &notes)),
        // There is no other copy.
        Step::ToLock => Vec::new(),
    };
    for note in damaged::notes(&session.journal, &committed, &[]) {
        session.ui.say(&note);
    }
    let what = match number(&committed) {
        0 => "Nothing new since the last time.".to_owned(),
        n => format!("{} committed here.", counted(n)),
    };
    session
        .ui
        .say(&format!("{what} No other place is known yet: `reject sync URL` names one and sends it there."));
    Ok(0)
}

/// Commits, takes in what came, and sends. What was fetched already is not fetched again.
fn together(
    session: &mut Session<'_>,
    git: &Git,
    url: &str,
    mut fetched: Option<Result<(), Refusal>>,
) -> Result<u8, Failure> {
    let mut came: BTreeMap<PathBuf, bool> = BTreeMap::new();
    let mut notes = BTreeSet::new();
    let mut was_locked = session.journal.is_locked();
    for tries in 1..=TRIES {
        let fetched = fetched.take().unwrap_or_else(|| git.fetch());
        let copy = Copy::of(git)?;
        git.follow(&copy.branch)
            .map_err(|refusal| refused("git cannot set up the journal's repository", refusal))?;
        let step = copy.step(session)?;
        let done = match step {
            Step::Done(done) => done,
            Step::Left(files, notes) => return Err(left(session, &files, &notes)),
            Step::ToLock => {
                copy.lock_as_there(session)?;
                was_locked = true;
                continue;
            }
        };
        let damaged = damaged::notes(&session.journal, &done.unsent, &done.came);
        for note in done.notes.into_iter().chain(damaged).filter(|note| notes.insert(note.clone())) {
            session.ui.say(&note);
        }
        let brings_key = |(file, is_gone): &(PathBuf, bool)| file == Path::new(IDENTITY) && !is_gone;
        let is_key_new = was_locked && done.came.iter().any(brings_key);
        came.extend(done.came.into_iter().filter(|(file, _)| is_of_the_journal(file)));
        if let Err(refusal) = fetched {
            return Err(unreachable("reach", url, &refusal).tip(AGAIN));
        }
        if is_key_new {
            session.ui.say(
                "The passphrase was changed in another copy: from now on that one opens this copy, too.",
            );
        }
        if !was_locked && session.journal.is_locked() {
            session.ui.say(
                "This copy is locked now, as the other one is. `reject lock` locks its drafts and trash too.",
            );
        }
        if !done.is_ahead {
            return Ok(told(session, 0, &came));
        }
        match git.push(&copy.branch) {
            Ok(Ok(())) => return Ok(told(session, number(&done.unsent), &came)),
            Ok(Err(())) => std::thread::sleep(Duration::from_millis(u64::from(20 * tries))),
            Err(refusal) => return Err(unreachable("send to", url, &refusal).tip(AGAIN)),
        }
    }
    Err(Failure::failed(format!("others sent to '{}' each time this was about to", place::shown(url)))
        .tip("everything is committed here; run `reject sync` again"))
}

fn unreachable(what: &str, url: &str, refusal: &Refusal) -> Failure {
    let place = place::shown(url);
    let failure = Failure::failed(format!("cannot {what} '{place}'")).cause(refusal.0.replace(url, &place));
    beside_lock(failure, refusal)
}

/// Says what went and what came.
fn told(session: &mut Session<'_>, sent: usize, came: &BTreeMap<PathBuf, bool>) -> u8 {
    let name = |(file, is_gone): (&PathBuf, &bool)| {
        format!("{}{}", file.display(), if *is_gone { " (taken away)" } else { "" })
    };
    let mut names: Vec<String> = came.iter().take(NAMED).map(name).collect();
    if came.len() > NAMED {
        names.push(format!("and {} more", came.len() - NAMED));
    }
    let names = names.join(", ");
    session.ui.say(&match (sent, came.len()) {
        (0, 0) => "Nothing new on either side.".to_owned(),
        (sent, 0) => format!("Sent {}.", counted(sent)),
        (0, n) => format!("{} came: {names}", counted(n)),
        (sent, n) => format!("Sent {}; {n} came: {names}", counted(sent)),
    });
    0
}

fn counted(files: usize) -> String {
    count(files, "file", "files")
}

/// Whether a file is somebody's words, not git's.
fn is_of_the_journal(file: &Path) -> bool {
    !file.to_string_lossy().starts_with('.')
}

fn number(files: &[PathBuf]) -> usize {
    files.iter().filter(|file| is_of_the_journal(file)).count()
}

/// What a file is mended with.
fn mended_with(journal: &Journal, file: &Path) -> String {
    let case = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let is_case = journal.find(&case).is_ok_and(|name| name.file == file);
    if is_case { format!("`reject edit {}`", as_operand(&case)) } else { "an editor".to_owned() }
}

/// Says which files are left to the user.
fn left(session: &mut Session<'_>, files: &[PathBuf], notes: &[String]) -> Failure {
    for note in notes {
        session.ui.say(note);
    }
    let names: Vec<String> = files.iter().map(|file| format!("'{}'", file.display())).collect();
    let failure = match names.as_slice() {
        [one] => Failure::failed(format!("{one} was changed on both sides")),
        several => {
            let failure = Failure::failed(format!("{} files were changed on both sides", several.len()));
            failure.cause(several.join("\n"))
        }
    };
    let how = mended_with(&session.journal, files.first().map_or(Path::new(""), PathBuf::as_path));
    let place = if files.len() == 1 { "it" } else { "each of them" };
    let failure = failure.tip(format!(
        "nothing is lost: both versions stand in {place}, between marks; keep what is right with {how}, then run \
         `reject sync` again"
    ));
    if files.iter().any(|file| file == Path::new("journal.yaml")) {
        return failure
            .tip("what the other side has in 'journal.yaml' stands there as remarks, and is not read yet");
    }
    failure
}
