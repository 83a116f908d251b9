//! A disk that is full: a real one, small, of memory.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::PathBuf;

use snapbox::cmd::Command;

use crate::commands::{self, beside, copy_into};
use crate::killed::Trial;
use crate::strace::{self, skipped};
use crate::support::Journal;

/// What a small disk is made of.
const PAGE: u64 = 4096;

/// A disk of memory, mounted until this is dropped.
pub(crate) struct Disk {
    pub(crate) at: PathBuf,
}

impl Disk {
    /// Where the journal of that folder will be; none where only others may mount.
    pub(crate) fn under(journal: &Journal) -> Option<Self> {
        let at = beside(journal);
        let path = at.to_str().expect("UTF-8");
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=512k,mode=0700", "tmpfs", path]);
        if mount.output().is_ok_and(|done| done.status.success()) {
            return Some(Self { at });
        }
        skipped("only root mounts a small disk to fill");
        None
    }

    /// Fills it but for so many pages.
    pub(crate) fn fill(&self, free: u64) {
        let mut file =
            OpenOptions::new().create(true).append(true).open(self.at.join("filler")).expect("a file");
        while file.write_all(&[0; 4096]).is_ok() {}
        let length = file.metadata().expect("a file").len();
        file.set_len((length / PAGE).saturating_sub(free) * PAGE).expect("less");
    }

    pub(crate) fn empty(&self) {
        fs::remove_file(self.at.join("filler")).expect("the file");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.at).output();
    }
}

/// Writes with so many pages left; says whether it could.
fn with_so_much(trial: &Trial, free: u64) -> Option<bool> {
    let journal = Journal::new();
    let disk = Disk::under(&journal)?;
    copy_into(&trial.before, &journal);
    disk.fill(free);
    let done = trial.writes.run(&journal);
    let at = format!("{}, {free} pages left:\n{done:?}", trial.writes.name);
    trial.is_honest(&journal, &done, &at);
    disk.empty();
    trial.goes_on(&journal, &at);
    if !done.status.success() {
        trial.works_again(&journal, &at);
    }
    Some(done.status.success())
}

fn fills(trial: &Trial, most: u64) {
    let mut done = Vec::new();
    for free in 0..=most {
        match with_so_much(trial, free) {
            None => return,
            Some(is_done) => done.push(is_done),
        }
    }
    assert!(!done[0] && done[done.len() - 1], "{}: {done:?}", trial.writes.name);
}

#[test]
fn a_full_disk_loses_no_word() {
    fills(&Trial::untraced(&commands::LOG), 6);
    fills(&Trial::untraced(&commands::LOG_NEW), 8);
}

#[test]
fn an_import_that_does_not_fit_is_not_there_at_all() {
    fills(&Trial::untraced(&commands::IMPORT), 30);
}

#[test]
#[ignore = "takes a minute: every command, every size"]
fn no_command_loses_anything_on_a_full_disk() {
    if strace::is_there() {
        commands::each(|writes| fills(&Trial::of(writes), 30));
    }
}
