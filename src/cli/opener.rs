//! The program the system opens a file with.

use std::path::{self, Path};
use std::time::Duration;

use super::failure::Failure;

/// How long a program has to say that it cannot: `xdg-open` tries several first.
const REFUSES_WITHIN: Duration = Duration::from_secs(1);

/// Opens the file, and does not wait until it is closed. `what` names it, where it cannot be opened.
pub(crate) fn open(what: &str, file: &Path) -> Result<(), Failure> {
    let place = path::absolute(file).unwrap_or_else(|_| file.to_owned());
    // What the programs that were tried have to say is about them, not about the file.
    open::that_detached_with_timeout(&place, REFUSES_WITHIN).map_err(|_| {
        Failure::failed(format!("no program opened '{}'", file.display()))
            .tip(format!("{what} is written; any browser opens it, from {}", place.display()))
    })
}
