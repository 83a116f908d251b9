//! `reject merge-driver`: what git runs for a merge of its own. It knows no journal, only three files.

use std::path::PathBuf;

use reject::journal::merge_files;

use crate::failure::Failure;

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

/// Exit code 0 where it is merged, 1 where both sides stand in it between marks.
pub(crate) fn run(args: &Args) -> Result<u8, Failure> {
    Ok(u8::from(!merge_files(&args.file, &args.base, &args.here, &args.there)?))
}
