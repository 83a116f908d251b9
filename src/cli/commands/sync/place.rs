//! The place where the copies meet.

use std::path::Path;

use super::refused;
use super::{Args, unreachable};
use crate::failure::Failure;
use crate::git::{Git, Refusal, Tree};

/// Where it goes: what was given, else what is known.
pub(super) fn destination(args: &Args, git: &Git) -> Result<Option<String>, Failure> {
    let known = if git.is_there() { git.setting("remote.origin.url") } else { None };
    let Some(given) = args.url.as_deref() else { return Ok(known) };
    if given.trim().is_empty() || given.starts_with('-') || given.contains(['\n', '\0']) {
        return Err(Failure::misuse(format!("'{given}' names no place")).tip(
            "nothing was done; such as `reject sync git@example.org:me/journal.git`, or the path of a folder",
        ));
    }
    // Git works in the journal's folder, the user where they are.
    let is_path = !given.contains("://") && Path::new(given).exists();
    let whole = is_path.then(|| std::path::absolute(given).ok()).flatten();
    let given = whole.map_or_else(|| given.to_owned(), |path| path.display().to_string());
    is_free_for(git, known.as_deref(), &given)?;
    Ok(Some(given))
}

/// Refuses another place than the one where this copy has met others. One that was never met may have been a slip.
fn is_free_for(git: &Git, known: Option<&str>, given: &str) -> Result<(), Failure> {
    match known {
        Some(known) if known != given && has_met(git) => {
            Err(Failure::misuse(format!("this journal is kept in step with '{}'", shown(known)))
                .tip("nothing was done; to change the place, run `git remote set-url origin URL` in the journal's folder"))
        }
        _ => Ok(()),
    }
}

/// Whether this copy and another were ever one.
fn has_met(git: &Git) -> bool {
    let Some(last) = git.commit("HEAD") else { return false };
    let there = git.branches_there().into_iter().map(|branch| format!("refs/remotes/origin/{branch}"));
    there.into_iter().any(|there| !git.bases(&last, &there).is_empty())
}

/// Keeps in mind a place that was given, and gives what came of fetching from it; none where it is known already. What
/// git was told of another place stays until this one was reached and does not hold something else.
pub(super) fn settle(git: &Git, url: &str) -> Result<Option<Result<(), Refusal>>, Failure> {
    let settled = reach(git, url);
    let forgotten = git.forget_aside().map_err(|refusal| refused("git cannot forget another place", refusal));
    settled.and_then(|fetched| forgotten.map(|()| fetched))
}

fn reach(git: &Git, url: &str) -> Result<Option<Result<(), Refusal>>, Failure> {
    const FETCH: (&str, &str) = ("remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*");
    let cannot = |refusal| refused("git cannot set up the journal's repository", refusal);
    let known = git.setting("remote.origin.url");
    if known.as_deref() == Some(url) {
        if git.setting(FETCH.0).is_none() {
            git.set(FETCH.0, FETCH.1).map_err(cannot)?;
        }
        return Ok(None);
    }
    // While this one waited for its turn, another may have met others elsewhere.
    is_free_for(git, known.as_deref(), url)?;
    let fetched = git.fetch_aside(url);
    match (&fetched, known) {
        (Ok(()), _) => {
            let branches = git.branches_aside();
            let is_one = |branch: &String| Ok(is_a_journal(git, branch, &git.tree(branch)?));
            let are_journals: Result<Vec<bool>, Refusal> = branches.iter().map(is_one).collect();
            let are_journals = are_journals.map_err(cannot)?;
            if !are_journals.is_empty() && !are_journals.contains(&true) {
                return Err(no_journal());
            }
            git.take_over_aside().map_err(cannot)?;
        }
        (Err(refusal), Some(known)) => {
            return Err(unreachable("reach", url, refusal).tip(format!(
                "nothing was done, and '{}' is still the place of this journal",
                shown(&known)
            )));
        }
        (Err(_), None) => {}
    }
    git.set("remote.origin.url", url).and_then(|()| git.set(FETCH.0, FETCH.1)).map_err(cannot)?;
    Ok(Some(fetched))
}

/// Whether what is committed there may be a journal: it is one, it is nothing yet, or it was one with this copy.
pub(super) fn is_a_journal(git: &Git, commit: &str, tree: &Tree) -> bool {
    let is_known = |last: String| !git.bases(&last, commit).is_empty();
    tree.is_empty()
        || tree.contains_key(Path::new("journal.yaml"))
        || git.commit("HEAD").is_some_and(is_known)
}

pub(super) fn no_journal() -> Failure {
    Failure::failed("what is kept there is no journal: it holds other files and no 'journal.yaml'")
        .tip("nothing was sent; name an empty repository, or one that holds a journal")
}

/// A place without the password it may carry.
pub(super) fn shown(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let host_end = rest.find('/').unwrap_or(rest.len());
    match rest[..host_end].rfind('@') {
        Some(at) if scheme != "ssh" || rest[..at].contains(':') => format!("{scheme}://{}", &rest[at + 1..]),
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_is_shown() {
        for (url, told) in [
            ("https://ada:secret@example.org/j.git", "https://example.org/j.git"),
            ("https://token@example.org/j.git", "https://example.org/j.git"),
            ("ssh://git@example.org/j.git", "ssh://git@example.org/j.git"),
            ("git@example.org:me/j.git", "git@example.org:me/j.git"),
            ("/mnt/stick/j@home.git", "/mnt/stick/j@home.git"),
        ] {
            assert_eq!(shown(url), told);
        }
    }
}
