//! Many writes as one: afterwards all of them are there, or none.
//!
//! Everything is first written and synced under `.adding/`, where each file has the place it will have in the
//! journal. A file `whole` then says that nothing is missing. From there on the files are moved into their places;
//! after a crash, whoever comes next moves the rest. Without `whole`, the folder is what a crash left, and goes.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Name, Writing, atomic, keep_unsaved, names};
use crate::error::Error;
use crate::event::{Details, Event};
use crate::plan::Entry as PlanEntry;

/// What is to be written together.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// Cases that are not there yet.
    pub new: Vec<NewCase>,
    /// Cases that are there, with the events to add to them.
    pub grown: Vec<(Name, Vec<Event>)>,
    /// Entries of the plan; those it holds already are passed over.
    pub plan: Vec<PlanEntry>,
}

/// A case that is not there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCase {
    /// The handle it had elsewhere, which it keeps where it is one and free.
    pub handle: Option<String>,
    /// What it is.
    pub details: Details,
    /// What happened, at least one event.
    pub events: Vec<Event>,
}

const ADDING: &str = ".adding";
const WHOLE: &str = "whole";

impl Writing {
    /// Writes a whole batch, or nothing; gives the names of the new cases in their order. `progress` is told how
    /// many files have been prepared.
    ///
    /// # Errors
    /// The first file that cannot be read or written, or would not read back as what was given; nothing of the
    /// batch is in the journal then.
    pub fn add(&mut self, batch: &Batch, progress: &mut dyn FnMut(usize)) -> Result<Vec<Name>, Error> {
        let root = self.root().to_owned();
        let done = self.prepare(&root, batch, progress).and_then(|names| finish(&root).map(|()| names));
        if done.is_err() {
            // What is left of the folder is no harm without its mark, and goes with the next write.
            let _ = fs::remove_file(root.join(ADDING).join(WHOLE));
            let _ = fs::remove_dir_all(root.join(ADDING));
        }
        done
    }

    fn prepare(
        &self,
        root: &Path,
        batch: &Batch,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Vec<Name>, Error> {
        let mut handles = Handles::of(root)?;
        let mut names = Vec::with_capacity(batch.new.len());
        for (at, case) in batch.new.iter().enumerate() {
            let name = handles.name(case);
            let text = Self::case_text(&name.file, &case.details, &case.events)?;
            write(root, &name.file, text.as_bytes())?;
            names.push(name);
            progress(at + 1);
        }
        for (at, (name, events)) in batch.grown.iter().enumerate() {
            write(root, &name.file, &self.appended(name, events)?)?;
            progress(batch.new.len() + at + 1);
        }
        if let Some(plan) = self.planned(&batch.plan)? {
            write(root, Path::new("plan.yaml"), &plan)?;
        }
        for year in batch.new.iter().zip(&names).filter_map(|(_, name)| name.file.parent()) {
            atomic::create_folder(&root.join(year)).map_err(|source| cannot(year, source))?;
        }
        let whole = Path::new(ADDING).join(WHOLE);
        sync(&root.join(ADDING))
            .and_then(|()| atomic::create(&root.join(&whole), b""))
            .map_err(|source| cannot(&whole, source))?;
        Ok(names)
    }
}

/// The handles that are taken, and how to find free ones.
struct Handles {
    taken: HashSet<String>,
    next: HashMap<String, usize>,
}

impl Handles {
    fn of(root: &Path) -> Result<Self, Error> {
        let names = super::names_in(root)?;
        Ok(Self { taken: names.into_iter().map(|name| name.handle).collect(), next: HashMap::new() })
    }

    fn name(&mut self, case: &NewCase) -> Name {
        let wanted = case.handle.as_deref().filter(|handle| names::is_handle(handle));
        let base = wanted.map_or_else(|| names::of_case(&case.details, &case.events), str::to_owned);
        let n = self.next.entry(base.clone()).or_insert(1);
        let handle = loop {
            let handle = if *n == 1 { base.clone() } else { format!("{base}-{n}") };
            *n += 1;
            if self.taken.insert(handle.clone()) {
                break handle;
            }
        };
        Name { file: names::file(&handle), handle }
    }
}

/// Whether a batch lies there whole and is not in its place yet.
pub(super) fn is_whole(root: &Path) -> bool {
    root.join(ADDING).join(WHOLE).exists()
}

/// Moves the files of a batch that is whole into their places, and takes away one that is not. The caller holds the
/// lock. A failure leaves the journal as it was before the call.
///
/// # Errors
/// When a file cannot be moved.
pub(super) fn finish(root: &Path) -> Result<(), Error> {
    let adding = root.join(ADDING);
    if !adding.exists() {
        return Ok(());
    }
    if is_whole(root) {
        let mut moved = Vec::new();
        if let Err(error) = put_all_in_place(root, &mut moved) {
            take_back(root, moved);
            return Err(error);
        }
    }
    // All is where it belongs by now. What stays of the folder is looked at again by the next to come.
    let _ = atomic::remove(&adding.join(WHOLE)).and_then(|()| fs::remove_dir_all(&adding));
    Ok(())
}

fn put_all_in_place(root: &Path, moved: &mut Vec<(PathBuf, Change)>) -> Result<(), Error> {
    for file in staged(&root.join(ADDING)).map_err(|source| cannot(Path::new(ADDING), source))? {
        let change = put_in_place(root, &file).map_err(|source| cannot(&file, source))?;
        moved.push((file, change));
    }
    let folders: HashSet<&Path> = moved.iter().filter_map(|(file, _)| file.parent()).collect();
    for folder in folders {
        atomic::sync_folder(&root.join(folder)).map_err(|source| cannot(folder, source))?;
    }
    Ok(())
}

/// What putting one file in its place changed.
enum Change {
    New,
    Grown(Vec<u8>),
    PutAside,
}

fn put_in_place(root: &Path, file: &Path) -> io::Result<Change> {
    let from = root.join(ADDING).join(file);
    let to = atomic::target(&root.join(file))?;
    if to.symlink_metadata().is_err() {
        rename(&from, &to)?;
        return Ok(Change::New);
    }
    let (old, new) = (fs::read(&to)?, fs::read(&from)?);
    if new.starts_with(&old) {
        atomic::keep_owner_and_mode(&File::open(&from)?, &fs::metadata(&to)?)?;
        rename(&from, &to)?;
        return Ok(Change::Grown(old));
    }
    // Somebody changed the file by hand since a crash: theirs stays, and ours is not lost.
    keep_unsaved(root, &new).map_err(io::Error::other)?;
    fs::remove_file(&from)?;
    Ok(Change::PutAside)
}

/// Undoes what was moved; what cannot be undone waits, whole, for the next to come.
fn take_back(root: &Path, moved: Vec<(PathBuf, Change)>) {
    for (file, change) in moved.into_iter().rev() {
        let (staged, there) = (root.join(ADDING).join(&file), root.join(&file));
        let _ = match change {
            Change::New => rename(&there, &staged),
            Change::Grown(old) => atomic::target(&there).and_then(|to| {
                atomic::create(&staged, &fs::read(&to)?)?;
                atomic::publish(&to, &old, false)
            }),
            Change::PutAside => Ok(()),
        };
    }
}

/// Renames, or copies where the folder of a year lies on another disk.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            atomic::publish(to, &fs::read(from)?, false)?;
            fs::remove_file(from)
        }
        done => done,
    }
}

/// The files that lie in the folder, as they are to lie in the journal.
fn staged(adding: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(adding)? {
        let (name, is_folder) =
            entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?.is_dir())))?;
        if is_folder {
            for file in fs::read_dir(adding.join(&name))? {
                files.push(Path::new(&name).join(file?.file_name()));
            }
        } else if name != WHOLE {
            files.push(PathBuf::from(name));
        }
    }
    files.sort();
    Ok(files)
}

/// Writes a file of the batch; [`sync`] makes it last.
fn write(root: &Path, file: &Path, bytes: &[u8]) -> Result<(), Error> {
    let path = root.join(ADDING).join(file);
    let written = || -> io::Result<()> {
        if let Some(folder) = path.parent() {
            atomic::create_folder(folder)?;
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&path)?;
        file.write_all(bytes)?;
        if cfg!(target_os = "linux") { Ok(()) } else { file.sync_all() }
    };
    written().map_err(|source| cannot(file, source))
}

/// Makes everything in the folder last. Linux syncs the whole disk at once, which is much faster for many files.
#[cfg(target_os = "linux")]
fn sync(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

#[cfg(not(target_os = "linux"))]
fn sync(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            atomic::sync_folder(&path)?;
        }
    }
    atomic::sync_folder(folder)
}

fn cannot(file: &Path, source: io::Error) -> Error {
    Error::CannotWrite { file: file.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Kind;
    use crate::journal::Journal;
    use chrono::NaiveDate;

    fn event(day: u32, kind: Kind) -> Event {
        Event::new(NaiveDate::from_ymd_opt(2026, 11, day).expect("a day"), kind)
    }

    fn case(company: &str) -> NewCase {
        let details = Details { company: Some(company.into()), ..Details::default() };
        NewCase { handle: None, details, events: vec![event(3, Kind::Applied)] }
    }

    fn journal(root: &Path) -> Journal {
        Journal::open(root.to_owned(), "a test").expect("a journal")
    }

    /// Every file of the journal but the lock, with its text.
    fn files(root: &Path) -> Vec<(String, String)> {
        fn walk(root: &Path, folder: &Path, all: &mut Vec<(String, String)>) {
            for entry in fs::read_dir(folder).expect("a folder").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    walk(root, &path, all);
                } else if !path.ends_with(".lock") && !path.ends_with("journal.yaml") {
                    let name = path.strip_prefix(root).expect("inside").display().to_string();
                    all.push((name, fs::read_to_string(&path).expect("a text")));
                }
            }
        }
        let mut all = Vec::new();
        walk(root, root, &mut all);
        all.sort();
        all
    }

    const ACME: &str = "---\ncompany: Acme\n---\ndate: 2026-11-03\nevent: applied\n";

    #[test]
    fn a_batch_adds_cases_and_events_and_leaves_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = journal(folder.path());
        let mut writing = journal.write().expect("the lock");
        let first = Batch { new: vec![case("Acme"), case("Acme")], ..Batch::default() };
        let names = writing.add(&first, &mut |_| {}).expect("written");
        let grown = vec![(names[0].clone(), vec![event(9, Kind::FollowedUp)])];
        let second = Batch { new: vec![case("Acme")], grown, ..Batch::default() };
        let mut told = Vec::new();
        writing.add(&second, &mut |n| told.push(n)).expect("written");
        assert_eq!(told, [1, 2]);
        let acme = |n: &str| format!("2026/2026-11-03-acme{n}.yaml");
        let longer = format!("{ACME}---\ndate: 2026-11-09\nevent: followed-up\n");
        let expected = [(acme("-2"), ACME.to_owned()), (acme("-3"), ACME.to_owned()), (acme(""), longer)];
        assert_eq!(files(folder.path()), expected);
    }

    #[test]
    fn a_batch_that_cannot_be_written_whole_leaves_the_journal_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = journal(folder.path());
        let mut writing = journal.write().expect("the lock");
        let name =
            writing.add(&Batch { new: vec![case("Acme")], ..Batch::default() }, &mut |_| {}).expect("one");
        let before = files(folder.path());
        // A file stands where the folder of the year must be.
        atomic::create(&folder.path().join("2025"), b"mine").expect("a file");
        let mut old = case("Globex");
        old.events[0].date = NaiveDate::from_ymd_opt(2025, 1, 1).expect("a day");
        let grown = vec![(name[0].clone(), vec![event(9, Kind::FollowedUp)])];
        let batch = Batch { new: vec![case("Initech"), old], grown, ..Batch::default() };
        let error = writing.add(&batch, &mut |_| {}).expect_err("no folder can be made");
        assert_eq!(error.to_string(), "cannot write '2025'");
        let expected: Vec<_> = [("2025".to_owned(), "mine".to_owned())].into_iter().chain(before).collect();
        assert_eq!(files(folder.path()), expected);
    }

    #[test]
    fn what_a_crash_left_is_finished_when_it_was_whole_and_goes_when_it_was_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        drop(journal(root).write().expect("the lock"));
        let staged = Path::new("2026/2026-11-03-acme.yaml");
        write(root, staged, ACME.as_bytes()).expect("staged");
        assert_eq!(journal(root).names().expect("names"), []);
        fs::create_dir(root.join("2026")).expect("a folder");
        atomic::create(&root.join(".adding/whole"), b"").expect("a mark");
        assert_eq!(journal(root).names().expect("names").len(), 1);
        assert_eq!(files(root), [("2026/2026-11-03-acme.yaml".to_owned(), ACME.to_owned())]);

        write(root, Path::new("2026/2026-11-03-globex.yaml"), b"half").expect("staged");
        drop(journal(root).write().expect("the lock"));
        assert_eq!(files(root).len(), 1);
        assert!(!root.join(ADDING).exists());
    }

    #[test]
    fn what_somebody_changed_since_a_crash_stays_and_ours_is_put_aside() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        drop(journal(root).write().expect("the lock"));
        let file = Path::new("2026/2026-11-03-acme.yaml");
        write(root, file, b"ours").expect("staged");
        fs::create_dir(root.join("2026")).expect("a folder");
        atomic::create(&root.join(file), b"theirs").expect("a file");
        atomic::create(&root.join(".adding/whole"), b"").expect("a mark");
        journal(root);
        let expected = [
            ("2026/2026-11-03-acme.yaml".to_owned(), "theirs".to_owned()),
            ("drafts/unsaved-1.txt".to_owned(), "ours".to_owned()),
        ];
        assert_eq!(files(root), expected);
    }

    #[test]
    fn a_handle_from_elsewhere_is_kept_only_where_it_is_one() {
        let root = tempfile::tempdir().expect("a folder");
        let mut handles = Handles::of(root.path()).expect("none yet");
        let mut named =
            |handle: &str| handles.name(&NewCase { handle: Some(handle.to_owned()), ..case("Acme") }).handle;
        assert_eq!(named("2025-01-02-globex--dev"), "2025-01-02-globex--dev");
        assert_eq!(named("2025-01-02-globex--dev"), "2025-01-02-globex--dev-2");
        for odd in ["", "../x", "2025-01-02-../x", "2025-01-02-A", "2025-13-02-acme", "acme"] {
            assert!(named(odd).starts_with("2026-11-03-acme"), "{odd}");
        }
    }
}
