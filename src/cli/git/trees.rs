//! Files as git keeps them: trees, what is in them, and commits.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use reject::journal::Going;
use reject::text::tamed;

use super::{Git, Refusal};

/// The largest file that is sent or taken, in bytes.
const MOST_BYTES: u64 = 16 << 20;

/// The files that are each copy's own, whatever another one holds under their names.
const RULES: [&str; 2] = [".gitignore", ".gitattributes"];
/// The file, as `MERGE_HEAD`, that says that a merge is ours.
const OUR_MERGE: &str = "REJECT_MERGE";

/// The files of a commit by their path.
pub(crate) type Tree = BTreeMap<PathBuf, Entry>;

/// A file as a tree names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// What kind it is, such as `100644`.
    pub(crate) mode: String,
    /// The name of what it holds.
    pub(crate) id: String,
}

impl Entry {
    /// A plain file.
    pub(crate) fn plain(id: String) -> Self {
        Self { mode: "100644".to_owned(), id }
    }

    /// What it is, where it is no plain file.
    pub(crate) fn oddity(&self) -> Option<&'static str> {
        match self.mode.as_str() {
            "120000" => Some("a link"),
            "160000" => Some("a repository of its own"),
            mode if mode.starts_with("100") => None,
            _ => Some("no plain file"),
        }
    }
}

impl Git {
    /// The files of a commit or a tree, but for the rules of a git, which never come from another copy.
    pub(crate) fn tree(&self, name: &str) -> Result<Tree, Refusal> {
        let said = self.run(&["ls-tree", "-r", "-z", "--full-tree", name])?;
        let mut tree = Tree::new();
        for line in said.split(|b| *b == 0).filter(|line| !line.is_empty()) {
            let line = std::str::from_utf8(line).map_err(|_| {
                Refusal(format!("a name that is not UTF-8: '{}'", String::from_utf8_lossy(line)))
            })?;
            if let Some((about, path)) = line.split_once('\t').filter(|it| !RULES.contains(&it.1)) {
                let mut words = about.split(' ');
                let (mode, id) = (words.next().unwrap_or_default(), words.nth(1).unwrap_or_default());
                tree.insert(PathBuf::from(path), Entry { mode: mode.to_owned(), id: id.to_owned() });
            }
        }
        Ok(tree)
    }

    /// What these hold, each by its name.
    pub(crate) fn contents(&self, ids: &[&str]) -> Result<HashMap<String, Vec<u8>>, Refusal> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let said = self.fed(&["cat-file", "--batch"], format!("{}\n", ids.join("\n")).as_bytes())?;
        let (mut rest, mut all) = (said.as_slice(), HashMap::new());
        while let Some(end) = rest.iter().position(|b| *b == b'\n') {
            let head = String::from_utf8_lossy(&rest[..end]).into_owned();
            let mut words = head.split(' ');
            let id = words.next().unwrap_or_default().to_owned();
            let size: Option<usize> = words.nth(1).and_then(|size| size.parse().ok());
            let Some(bytes) = size.and_then(|size| rest.get(end + 1..end + 1 + size)) else {
                return Err(Refusal(format!("the repository does not hold what it names: {head}")));
            };
            all.insert(id, bytes.to_vec());
            rest = rest.get(end + 2 + bytes.len()..).unwrap_or_default();
        }
        Ok(all)
    }

    /// Keeps bytes, and gives their name.
    pub(crate) fn store(&self, bytes: &[u8]) -> Result<String, Refusal> {
        // What is noted by its name is to outlast a power cut.
        let words = ["-c", "core.fsync=committed", "hash-object", "-w", "--stdin"];
        Ok(word(&self.fed(&words, bytes)?))
    }

    /// The name of the tree of these files as they are now, whatever git's own rules say.
    pub(crate) fn snapshot(&self, going: Vec<Going>) -> Result<String, Refusal> {
        // A git of ours that was killed may have left it; whoever writes here holds the journal's lock.
        let _ = std::fs::remove_file(self.folder()?.join("reject-index.lock"));
        let (links, files): (Vec<_>, Vec<_>) = going.into_iter().partition(|going| going.is_link);
        let mut input = String::new();
        for Going { file, size, .. } in &files {
            let name = file.to_str().ok_or_else(|| {
                Refusal(format!("a name that is not UTF-8: '{}'", tamed(&file.to_string_lossy())))
            })?;
            if *size > MOST_BYTES {
                return Err(too_large(name, *size));
            }
            let quoted = name.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
            input.extend(["\"", quoted.as_str(), "\"\n"]);
        }
        let said = self.fed(&["hash-object", "-w", "--no-filters", "--stdin-paths"], input.as_bytes())?;
        let ids = String::from_utf8_lossy(&said);
        let ids: Vec<&str> = ids.lines().collect();
        if ids.len() != files.len() {
            return Err(Refusal("a file went while git read it".to_owned()));
        }
        let mut tree: Tree =
            files.into_iter().zip(ids).map(|(going, id)| (going.file, Entry::plain(id.to_owned()))).collect();
        if !links.is_empty() {
            let entry = Entry { mode: "120000".to_owned(), id: self.store(b"")? };
            tree.extend(links.into_iter().map(|going| (going.file, entry.clone())));
        }
        self.plant(&tree)
    }

    /// Refuses a commit of another copy that holds a file larger than any that is taken.
    pub(crate) fn is_small(&self, name: &str) -> Result<(), Refusal> {
        let said = self.run(&["ls-tree", "-r", "-l", "-z", "--full-tree", name])?;
        for line in String::from_utf8_lossy(&said).split('\0') {
            let Some((about, path)) = line.split_once('\t') else { continue };
            let size = about.split_whitespace().nth(3).and_then(|size| size.parse().ok()).unwrap_or_default();
            if size > MOST_BYTES {
                return Err(too_large(path, size));
            }
        }
        Ok(())
    }

    /// The name of a tree of these files.
    pub(crate) fn plant(&self, tree: &Tree) -> Result<String, Refusal> {
        self.aside(&["read-tree", "--empty"], None)?;
        self.aside(&["update-index", "-z", "--index-info"], Some(&lines(tree, 0)))?;
        Ok(word(&self.aside(&["write-tree"], None)?))
    }

    /// Commits a tree, and gives the commit's name. Where nobody told git who they are, `reject` stands in.
    pub(crate) fn commit_tree(&self, tree: &str, parents: &[&str]) -> Result<String, Refusal> {
        let is_known =
            ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"].iter().all(|name| self.ask(&["var", name]).is_some());
        let mut args = Vec::new();
        if !is_known {
            args.extend(["-c", "user.name=reject", "-c", "user.email=reject@localhost"]);
        }
        args.extend(["commit-tree", "-m", "reject sync", tree]);
        args.extend(parents.iter().flat_map(|parent| ["-p", parent]));
        Ok(word(&self.run(&args)?))
    }

    /// Moves the branch from one commit, none where it has none yet, to another.
    pub(crate) fn advance(&self, from: Option<&str>, to: &str) -> Result<(), Refusal> {
        self.run(&["update-ref", "-m", "reject sync", "HEAD", to, from.unwrap_or_default()]).map(drop)
    }

    /// Moves the branch back to an earlier commit, or before the first; no file changes.
    pub(crate) fn go_back(&self, from: &str, to: Option<&str>) -> Result<(), Refusal> {
        match to {
            Some(to) => self.advance(Some(from), to),
            None => self.run(&["update-ref", "-d", "HEAD", from]).map(drop),
        }
    }

    /// Tells git's own index what is committed, so that `git status` says what is so.
    pub(crate) fn renew_index(&self) -> Result<(), Refusal> {
        self.run(&["read-tree", "--reset", "HEAD"])?;
        self.run(&["update-index", "-q", "--refresh"]).map(drop)
    }

    /// The lock of git's own index, where one is there.
    pub(crate) fn lock_left(&self) -> Option<PathBuf> {
        Some(self.folder().ok()?.join("index.lock")).filter(|lock| lock.exists())
    }

    /// Tells git's own index, and git, that a merge with `there` is under way: what both agree on, and the stages of
    /// the files they do not.
    pub(crate) fn begin_merge(&self, there: &str, agreed: &Tree, stages: &[Tree; 3]) -> Result<(), Refusal> {
        let mut input = lines(agreed, 0);
        for (stage, tree) in (1..).zip(stages) {
            input.extend(lines(tree, stage));
        }
        let is_told = self
            .run(&["read-tree", "--empty"])
            .and_then(|_| self.fed(&["update-index", "-z", "--index-info"], &input));
        // It says that files need a merge, which is why it is called.
        let _ = self.run(&["update-index", "-q", "--refresh"]);
        for name in [OUR_MERGE, "MERGE_HEAD"] {
            self.place(name, &format!("{there}\n"))?;
        }
        is_told.map(drop)
    }

    /// The commit that is being merged with; none where none is.
    pub(crate) fn merging(&self) -> Option<String> {
        self.commit("MERGE_HEAD")
    }

    /// Tells git that the merge is done.
    pub(crate) fn end_merge(&self) -> Result<(), Refusal> {
        let folder = self.folder()?;
        for file in ["MERGE_HEAD", OUR_MERGE, "MERGE_MSG", "MERGE_MODE", "AUTO_MERGE"] {
            match std::fs::remove_file(folder.join(file)) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether the merge that is under way is one that the user's git began, which writes `MERGE_MODE`, and not ours.
    pub(crate) fn is_merging_by_itself(&self) -> bool {
        let Ok(folder) = self.folder() else { return false };
        let read = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
        let merging = read("MERGE_HEAD");
        merging.is_some() && (merging != read(OUR_MERGE) || folder.join("MERGE_MODE").exists())
    }

    /// What git is in the middle of that is not ours to go on with, and the command that ends it.
    pub(crate) fn busy_with(&self) -> Option<(&'static str, &'static str)> {
        let folder = self.folder().ok()?;
        let all = [
            ("rebase-merge", "a rebase", "git rebase --continue"),
            ("rebase-apply", "a rebase", "git rebase --continue"),
            ("CHERRY_PICK_HEAD", "a cherry-pick", "git cherry-pick --continue"),
            ("REVERT_HEAD", "a revert", "git revert --continue"),
            ("BISECT_LOG", "a bisect", "git bisect reset"),
        ];
        let busy = all.into_iter().find(|(file, ..)| folder.join(file).exists());
        busy.map(|(_, what, command)| (what, command))
    }
}

fn lines(tree: &Tree, stage: u8) -> Vec<u8> {
    let line = |(path, entry): (&PathBuf, &Entry)| {
        format!("{} {} {stage}\t{}\0", entry.mode, entry.id, path.display())
    };
    tree.iter().map(line).collect::<String>().into_bytes()
}

fn too_large(file: &str, size: u64) -> Refusal {
    Refusal(format!(
        "'{}' has {} MB, and no file over 16 MB is sent or taken: make it smaller, or move it out of the journal",
        tamed(file),
        size.div_ceil(1 << 20)
    ))
}

fn word(said: &[u8]) -> String {
    String::from_utf8_lossy(said).trim().to_owned()
}
