//! What a command reads besides the journal: standard input, a file that is named.

use std::io::{self, IsTerminal as _, Read as _};
use std::sync::Mutex;

use super::failure::Failure;

/// What was read from standard input, so that a command that fails can keep it.
static TAKEN: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// All of standard input.
pub(crate) fn stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    if let Ok(mut taken) = TAKEN.lock() {
        taken.extend_from_slice(&bytes);
    }
    read.map(|_| bytes)
}

/// All that standard input held, read by now or not; a person at a terminal is not waited for.
pub(crate) fn everything() -> Vec<u8> {
    if !io::stdin().is_terminal() {
        // What cannot be read any more is not there.
        let _ = stdin();
    }
    TAKEN.lock().map(|taken| taken.clone()).unwrap_or_default()
}

/// The bytes of a file; `-` is standard input.
pub(crate) fn file(name: &str) -> io::Result<Vec<u8>> {
    if name == "-" { stdin() } else { std::fs::read(name) }
}

/// All of standard input as a text; `option` says for what.
pub(crate) fn text(option: &str) -> Result<String, Failure> {
    let cannot = |cause: String| {
        Failure::failed(format!("cannot read {option} from standard input"))
            .cause(cause)
            .tip("nothing was written")
    };
    let bytes = stdin().map_err(|error| cannot(error.to_string()))?;
    String::from_utf8(bytes)
        .map_err(|error| cannot(format!("byte {} is not UTF-8", error.utf8_error().valid_up_to() + 1)))
}
