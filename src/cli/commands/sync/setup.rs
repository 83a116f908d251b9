//! What has to be so before anything goes out: a repository, the user's yes, where to, and how files are merged.

use std::path::{Path, PathBuf};

use reject::journal::{Incoming, Writing};

use super::join::IDENTITY;
use super::place::shown;
use super::refused;
use crate::ask::{Question, Reply};
use crate::commands::Session;
use crate::failure::Failure;
use crate::git::Git;

/// The first branch of a new repository.
pub(super) const BRANCH: &str = "main";

/// Where the user said that words may go which are not locked.
pub(super) const AGREED: &str = "reject.unlocked";

/// For the user's own git, what may leave the journal; `reject sync` itself reads no such rules.
const IGNORE: &str = "\
# What a journal sends: all else stays here.
/*
!/journal.yaml
!/plan.yaml
!/identity.age
!/recipients.txt
!/[0-9][0-9][0-9][0-9]/
/[0-9][0-9][0-9][0-9]/*
!/[0-9][0-9][0-9][0-9]/*.yaml
!/reviews/
/reviews/*
!/reviews/*.yaml
!/prompts/
/prompts/*
!/prompts/*.yaml
!/prompts/letters/
/prompts/letters/*
!/prompts/letters/*.yaml
.*
";

/// No line end is ever changed; documents are merged as wholes.
const ATTRIBUTES: &str = "\
* -text
/[0-9][0-9][0-9][0-9]/*.yaml merge=reject
/plan.yaml merge=reject
/reviews/*.yaml merge=reject
";

/// Refuses where the journal's folder is part of another repository.
pub(super) fn stands_alone(session: &Session<'_>, git: &Git) -> Result<(), Failure> {
    let root = session.journal.root();
    let there = root.ancestors().find(|folder| !folder.as_os_str().is_empty() && folder.is_dir());
    let around = (!git.is_there()).then(|| Git::around(there.unwrap_or(Path::new(".")))).flatten();
    match around {
        None => Ok(()),
        Some(outer) => Err(Failure::failed(format!(
            "the journal '{}' lies in another git repository, '{}'",
            root.display(),
            outer.display()
        ))
        .tip("nothing was done; move the journal out of it, or have that repository ignore it, then run this again")),
    }
}

/// Waits where another process is just making the repository.
pub(super) fn is_made(session: &Session<'_>, git: &Git) -> Result<(), Failure> {
    if git.is_there() && git.folder().is_err() {
        drop(session.journal.write()?);
    }
    Ok(())
}

/// Refuses where git is in the middle of something else.
pub(super) fn is_idle(git: &Git) -> Result<(), Failure> {
    if !git.is_there() {
        return Ok(());
    }
    git.folder().map_err(|refusal| refused("git cannot read the journal's repository", refusal))?;
    let failure = match (git.busy_with(), git.branch()) {
        (Some((what, command)), _) => {
            Failure::failed(format!("git is in the middle of {what} in the journal"))
                .tip(format!("nothing was done; `{command}` goes on with it, then run `reject sync`"))
        }
        (None, _) if git.is_merging_by_itself() => {
            Failure::failed("git is in the middle of a merge in the journal").tip(
                "nothing was done; `git merge --abort` in the journal's folder takes it back, with what you mended in its files since: copy that elsewhere first; then run `reject sync`, which merges by itself",
            )
        }
        (None, None) => Failure::failed("the journal's git is on no branch").tip(
            "nothing was done; `git switch main` in the journal's folder goes back, then run `reject sync`",
        ),
        _ => return Ok(()),
    };
    Err(failure)
}

/// Asks once for each place whether the words may go there: they can be read there.
pub(super) fn is_agreed(session: &mut Session<'_>, git: &Git, url: &str, yes: bool) -> Result<bool, Failure> {
    let was_agreed = git.is_there() && git.setting(AGREED).as_deref() == Some(url);
    if session.journal.is_locked() || was_agreed && !was_locked(git) {
        return Ok(true);
    }
    let told = format!("whoever can read '{}' can read this journal, the private words too", shown(url));
    if yes {
        return Ok(true);
    }
    if !session.ui.can_ask() {
        return Err(Failure::misuse(told).tip("nothing was done; `--yes` says that this is as you want it"));
    }
    let mut first = told.chars();
    let told = first.next().map_or_else(String::new, |c| c.to_uppercase().chain(first).collect());
    session.ui.say(&format!("{told}."));
    let question = Question {
        text: "Send it there?".to_owned(),
        options: vec!["yes".to_owned(), "no".to_owned()],
        default: Some("no".to_owned()),
        ..Question::default()
    };
    match session.ui.ask(&question) {
        Ok(Reply::Given(answer)) => Ok(answer == "yes"),
        Ok(_) => Ok(false),
        Err(stop) => Err(session.stopped(stop, None).nothing_written()),
    }
}

/// Whether what was committed or sent last is locked, so that open files would go out anew.
fn was_locked(git: &Git) -> bool {
    let is_locked = |commit: &str| {
        git.ask(&["rev-parse", "--verify", "--quiet", &format!("{commit}:{IDENTITY}")]).is_some()
    };
    let there = git.branch().map(|branch| format!("refs/remotes/origin/{branch}"));
    // What others locked and was not taken in yet locks this copy too.
    let was_ours = |there: &String| git.is_before(there, "HEAD");
    git.is_there() && (is_locked("HEAD") || there.filter(was_ours).is_some_and(|there| is_locked(&there)))
}

/// Makes the repository where there is none, and sets what has to be set in it.
pub(super) fn prepare(session: &Session<'_>, git: &Git, writing: &mut Writing) -> Result<(), Failure> {
    let set_up = || {
        if !git.is_there() {
            git.init(BRANCH)?;
        }
        git.keep_private()?;
        git.set("merge.reject.name", "whole documents, by reject")?;
        if let Some(program) = &session.program {
            git.set("merge.reject.driver", &driver(&program.display().to_string()))?;
        }
        Ok(())
    };
    set_up().map_err(|refusal| refused("git cannot set up the journal's repository", refusal))?;
    for (file, ours, telling) in
        [(".gitignore", IGNORE, "/*"), (".gitattributes", ATTRIBUTES, "merge=reject")]
    {
        let file = PathBuf::from(file);
        let before = session.journal.bytes(&file).ok();
        let text = before.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
        if !text.lines().any(|line| line.split_whitespace().any(|word| word == telling)) {
            let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            let after = [before.as_deref().unwrap_or_default(), gap.as_bytes(), ours.as_bytes()].concat();
            writing.take_in(&[Incoming { file, before, after: Some(after) }])?;
        }
    }
    Ok(())
}

/// Whether a file is one of ours, as it was first written.
pub(super) fn is_first(file: &Path, bytes: &[u8]) -> bool {
    let ours = [(".gitignore", IGNORE), (".gitattributes", ATTRIBUTES)];
    ours.iter().any(|(name, text)| file == Path::new(name) && bytes == text.as_bytes())
}

/// The command git runs for a merge of its own, as the shell it gives it to reads it. Where it did not merge and left no
/// marks, git is told to stop (above 128): it would take this side for a conflict that only looks resolved.
fn driver(program: &str) -> String {
    let program = program.replace('\'', r"'\''").replace('%', "%%");
    format!("'{program}' merge-driver %O %A %B %P; s=$?; test $s -le 1 || s=129; exit $s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_named_as_a_shell_reads_it() {
        assert_eq!(
            driver("/o'b 5%/reject"),
            r"'/o'\''b 5%%/reject' merge-driver %O %A %B %P; s=$?; test $s -le 1 || s=129; exit $s"
        );
    }
}
