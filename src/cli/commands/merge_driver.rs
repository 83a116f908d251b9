//! `reject merge-driver`: what git runs for a merge of its own. It knows no journal, only three files.

use std::path::PathBuf;

use reject::journal::{is_sealed, merge_files};

use crate::failure::Failure;
use crate::input;

/// Merges a file of the journal for git
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// What both sides had (%O)
    base: PathBuf,
    /// What this side has, and where the answer goes (%A)
    here: PathBuf,
    /// What the other side has (%B)
    there: PathBuf,
    /// The file in the journal (%P)
    file: PathBuf,
}

/// Above 128 git stops its merge, and every file stays as it was.
const STOP: u8 = 129;

/// Exit code 0 where it is merged, 1 where both sides stand in it between marks, [`STOP`] where nothing was merged.
pub(crate) fn run(args: &Args) -> Result<u8, Failure> {
    let Args { base, here, there, file } = args;
    if [base, here, there].into_iter().any(|path| input::plain(path).is_ok_and(|bytes| is_sealed(&bytes))) {
        return Err(stopped(
            Failure::failed(format!("'{}' is locked, and git cannot merge it", file.display()))
                .tip("`reject sync` fetches and merges it"),
        ));
    }
    let is_merged = merge_files(file, base, here, there).map_err(|error| stopped(error.into()))?;
    Ok(u8::from(!is_merged))
}

fn stopped(mut failure: Failure) -> Failure {
    if let Failure::Told(told) = &mut failure {
        told.code = STOP;
    }
    failure
}
