//! The user's own `git`, run as a process on the journal's repository. Nothing of a shell is in between.
//!
//! What is committed and merged goes through an index of our own, beside git's: no git that was killed leaves a lock
//! in our way.

mod putting;
mod trees;

use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use reject::text::tamed;

pub(crate) use putting::Putting;
pub(crate) use trees::{Entry, Tree};

/// What another repository may have said that this process stands in.
const ELSEWHERE: [&str; 11] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_GRAFT_FILE",
    "GIT_SHALLOW_FILE",
    "GIT_REPLACE_REF_BASE",
];

/// The lines of what git says that are kept.
const MOST_LINES: usize = 4;

/// What git says besides that tells nothing.
const NOISE: [&str; 8] = [
    "hint:",
    "Please make sure you have the correct access rights",
    "and the repository exists.",
    "Another git process seems to be running",
    "an editor opened by 'git commit'",
    "are terminated then try again",
    "may have crashed in this repository earlier",
    "remove the file manually to continue",
];

/// What git says of a branch that somebody else sends to, or seems to.
const QUICKER: [&str; 5] =
    ["(fetch first)", "(non-fast-forward)", "cannot lock ref", "incorrect old value", "failed to update ref"];

/// Where the branches of a place lie that is not `origin` yet.
const ASIDE: &str = "refs/reject/place";

/// How long it is waited for that the branch has moved.
const WAITS: [Duration; 4] =
    [Duration::ZERO, Duration::from_millis(200), Duration::from_millis(500), Duration::from_secs(1)];

/// What git said when it did not do what it was asked.
#[derive(Clone, Debug)]
pub(crate) struct Refusal(pub(crate) String);

impl Refusal {
    fn of(output: &Output) -> Self {
        let said = tamed(&String::from_utf8_lossy(&output.stderr));
        let lines = said.lines().map(str::trim_end).filter(|line| !line.is_empty());
        let is_noise = |line: &&str| {
            let bare = line.trim_start_matches("remote:").trim_start();
            bare.is_empty() || NOISE.iter().any(|noise| bare.starts_with(noise))
        };
        let telling: Vec<&str> = lines.filter(|line| !is_noise(line)).take(MOST_LINES).collect();
        Self(if telling.is_empty() { output.status.to_string() } else { telling.join("\n") })
    }

    /// The lock that stands in git's way, by its path where it lies; none where none does.
    pub(crate) fn lock(&self) -> Option<&str> {
        let (_, rest) = self.0.split_once("Unable to create '")?;
        let (lock, rest) = rest.split_once("': ")?;
        rest.starts_with("File exists").then_some(lock)
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self(error.to_string())
    }
}

/// Git in a journal's folder.
#[derive(Debug)]
pub(crate) struct Git {
    root: PathBuf,
    /// Whether a person can answer what git asks.
    can_ask: bool,
}

impl Git {
    /// Git in that folder, which need not be there.
    ///
    /// # Errors
    /// When there is no git.
    pub(crate) fn at(root: &Path, can_ask: bool) -> io::Result<Self> {
        Command::new("git").arg("--version").stdin(Stdio::null()).output()?;
        Ok(Self { root: root.to_owned(), can_ask })
    }

    /// The folder of the repository around a folder that is there, and is not ignored by it; none where there is none.
    pub(crate) fn around(folder: &Path) -> Option<PathBuf> {
        let here = Self { root: folder.to_owned(), can_ask: false };
        let outer = |args: &[&str]| output(here.command(args), None).ok().filter(|it| it.status.success());
        let top = outer(&["rev-parse", "--show-toplevel"])?;
        let is_ignored = outer(&["check-ignore", "-q", "."]).is_some();
        (!is_ignored).then(|| PathBuf::from(String::from_utf8_lossy(&top.stdout).trim_end()))
    }

    /// Whether the journal has a repository of its own.
    pub(crate) fn is_there(&self) -> bool {
        self.root.join(".git").symlink_metadata().is_ok()
    }

    /// Git with these words. It looks for a repository in no folder above.
    fn command<S: AsRef<OsStr>>(&self, args: &[S]) -> Command {
        let mut command = Command::new("git");
        for name in ELSEWHERE {
            command.env_remove(name);
        }
        command.env("LC_ALL", "C").arg("-C").arg(&self.root);
        command.args(["-c", "core.fileMode=false", "-c", "core.quotePath=false"]);
        // Nobody's rules change a byte of what is sent, and what is large goes past in parts.
        command.args(["-c", "core.attributesFile=", "-c", "core.bigFileThreshold=16m"]).args(args);
        if !self.can_ask {
            command.env("GIT_TERMINAL_PROMPT", "0");
        }
        command
    }

    fn own(&self, args: &[&str]) -> Command {
        let mut command = self.command(args);
        if let Some(above) = self.root.canonicalize().ok().as_deref().and_then(Path::parent) {
            command.env("GIT_CEILING_DIRECTORIES", above);
        }
        command
    }

    /// What git answers.
    pub(crate) fn run(&self, args: &[&str]) -> Result<Vec<u8>, Refusal> {
        answer(self.own(args), None)
    }

    /// What git answers to that input.
    fn fed(&self, args: &[&str], input: &[u8]) -> Result<Vec<u8>, Refusal> {
        answer(self.own(args), Some(input))
    }

    /// What git answers, with our own index in place of its own.
    fn aside(&self, args: &[&str], input: Option<&[u8]>) -> Result<Vec<u8>, Refusal> {
        let mut command = self.own(args);
        command.env("GIT_INDEX_FILE", self.folder()?.join("reject-index"));
        answer(command, input)
    }

    /// A one-line answer; none where git refuses.
    pub(crate) fn ask(&self, args: &[&str]) -> Option<String> {
        let said = String::from_utf8(self.run(args).ok()?).ok()?;
        Some(said.trim_end_matches(['\n', '\r']).to_owned()).filter(|said| !said.is_empty())
    }

    /// The repository's own folder.
    pub(crate) fn folder(&self) -> Result<PathBuf, Refusal> {
        let said = self.run(&["rev-parse", "--absolute-git-dir"])?;
        Ok(PathBuf::from(String::from_utf8_lossy(&said).trim_end_matches(['\n', '\r'])))
    }

    /// Makes the repository, with a first branch of that name.
    pub(crate) fn init(&self, branch: &str) -> Result<(), Refusal> {
        self.run(&["init", "--quiet"])?;
        self.run(&["symbolic-ref", "HEAD", &format!("refs/heads/{branch}")]).map(drop)
    }

    /// Lets nobody else on this machine into the repository, which holds the words as files that all can read.
    pub(crate) fn keep_private(&self) -> io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let folder = self.root.join(".git");
            if folder.symlink_metadata()?.is_dir() {
                std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))?;
            }
        }
        Ok(())
    }

    /// A setting of this repository.
    pub(crate) fn setting(&self, key: &str) -> Option<String> {
        self.ask(&["config", "--local", "--get", key])
    }

    /// Sets one, where it is not so yet.
    pub(crate) fn set(&self, key: &str, value: &str) -> Result<(), Refusal> {
        if self.setting(key).as_deref() == Some(value) {
            return Ok(());
        }
        self.run(&["config", "--local", "--replace-all", key, value]).map(drop)
    }

    /// The name of the branch; none where HEAD is on none.
    pub(crate) fn branch(&self) -> Option<String> {
        self.ask(&["symbolic-ref", "--quiet", "--short", "HEAD"])
    }

    /// The commit that a name stands for.
    pub(crate) fn commit(&self, name: &str) -> Option<String> {
        self.ask(&["rev-parse", "--verify", "--quiet", &format!("{name}^{{commit}}")])
    }

    /// Whether the one commit is the other or comes before it.
    pub(crate) fn is_before(&self, one: &str, other: &str) -> bool {
        self.run(&["merge-base", "--is-ancestor", one, other]).is_ok()
    }

    /// The commits at which two histories parted, in an order that does not depend on which is named first.
    pub(crate) fn bases(&self, one: &str, other: &str) -> Vec<String> {
        let said = self.ask(&["merge-base", "--all", one, other]).unwrap_or_default();
        let mut bases: Vec<String> = said.lines().map(str::to_owned).collect();
        bases.sort();
        bases
    }

    /// Fetches every branch of a place that is not `origin`, aside.
    pub(crate) fn fetch_aside(&self, url: &str) -> Result<(), Refusal> {
        self.fetch_from(url, &format!("+refs/heads/*:{ASIDE}/*"))
    }

    /// The branches that were fetched aside, by their whole names.
    pub(crate) fn branches_aside(&self) -> Vec<String> {
        let said = self.ask(&["for-each-ref", "--format=%(refname)", ASIDE]).unwrap_or_default();
        said.lines().map(str::to_owned).collect()
    }

    /// Makes what was fetched aside that of `origin`.
    pub(crate) fn take_over_aside(&self) -> Result<(), Refusal> {
        self.fetch_from(".", &format!("+{ASIDE}/*:refs/remotes/origin/*"))
    }

    /// Takes away what was fetched aside: it would keep words that are gone everywhere else.
    pub(crate) fn forget_aside(&self) -> Result<(), Refusal> {
        let branches = self.branches_aside();
        if branches.is_empty() {
            return Ok(());
        }
        let words: String = branches.iter().flat_map(|branch| ["delete ", branch, "\n"]).collect();
        self.fed(&["update-ref", "--stdin"], words.as_bytes()).map(drop)
    }

    /// Fetches every branch of `origin`.
    pub(crate) fn fetch(&self) -> Result<(), Refusal> {
        self.fetch_from("origin", "+refs/heads/*:refs/remotes/origin/*")
    }

    fn fetch_from(&self, place: &str, branches: &str) -> Result<(), Refusal> {
        self.run(&["fetch", "--quiet", "--no-tags", "--prune", "--no-recurse-submodules", place, branches])
            .map(drop)
    }

    /// Sends the branch. The inner failure is that somebody was quicker: the branch is another there now.
    pub(crate) fn push(&self, branch: &str) -> Result<Result<(), ()>, Refusal> {
        let there = format!("refs/remotes/origin/{branch}");
        let before = self.commit(&there);
        let branch = format!("refs/heads/{branch}");
        let pushed = output(self.own(&["push", "--quiet", "origin", &format!("{branch}:{branch}")]), None)?;
        if pushed.status.success() {
            // A `remote.origin.fetch` of the user's own may leave it where it was.
            self.run(&["update-ref", &there, &branch])?;
            return Ok(Ok(()));
        }
        let said = String::from_utf8_lossy(&pushed.stderr);
        if !QUICKER.iter().any(|words| said.contains(words)) {
            return Err(Refusal::of(&pushed));
        }
        // Who holds its lock may not be done yet; who was killed never is.
        for wait in WAITS {
            std::thread::sleep(wait);
            self.fetch()?;
            if self.commit(&there) != before {
                return Ok(Err(()));
            }
        }
        Err(Refusal::of(&pushed))
    }

    /// Has the user's own `git pull` take what `reject sync` takes, and merge it.
    pub(crate) fn follow(&self, branch: &str) -> Result<(), Refusal> {
        self.set(&format!("branch.{branch}.remote"), "origin")?;
        self.set(&format!("branch.{branch}.merge"), &format!("refs/heads/{branch}"))?;
        if self.setting("pull.rebase").is_none() {
            self.set("pull.rebase", "false")?;
        }
        Ok(())
    }

    /// The names of the branches that `origin` had when it was fetched last.
    pub(crate) fn branches_there(&self) -> Vec<String> {
        let said = self.ask(&["for-each-ref", "--format=%(refname)", "refs/remotes/origin"]);
        let all = said.unwrap_or_default();
        let names = all.lines().filter_map(|name| name.strip_prefix("refs/remotes/origin/"));
        names.filter(|name| *name != "HEAD").map(str::to_owned).collect()
    }
}

fn answer(command: Command, input: Option<&[u8]>) -> Result<Vec<u8>, Refusal> {
    let output = output(command, input)?;
    if output.status.success() { Ok(output.stdout) } else { Err(Refusal::of(&output)) }
}

fn output(mut command: Command, input: Option<&[u8]>) -> io::Result<Output> {
    let Some(input) = input else { return command.stdin(Stdio::null()).output() };
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let mut pipe = child.stdin.take();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // What git does not read, it says itself.
            let _ = pipe.as_mut().map(|pipe| pipe.write_all(input));
        });
        child.wait_with_output()
    })
}
