//! What a command reads besides the journal: standard input, a file that is named.

use std::fs::{self, File};
use std::io::{self, IsTerminal as _, Read as _};
use std::path::Path;
use std::sync::Mutex;

use super::failure::Failure;

/// What was read from standard input, so that a command that fails can keep it.
static TAKEN: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// No more bytes than this are read of anything: a device has no end.
const MOST: u64 = 64 * 1024 * 1024;

/// All of standard input.
pub(crate) fn stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = whole(&mut io::stdin().lock(), &mut bytes);
    if let Ok(mut taken) = TAKEN.lock() {
        taken.extend_from_slice(&bytes);
    }
    read.map(|()| bytes)
}

/// Reads to the end, if it comes in bearable time.
fn whole(from: &mut impl io::Read, bytes: &mut Vec<u8>) -> io::Result<()> {
    let read = from.take(MOST + 1).read_to_end(bytes)?;
    if read as u64 > MOST {
        return Err(io::Error::other(format!("it has more than {MOST} bytes")));
    }
    Ok(())
}

/// The bytes of a file that must be a plain one, as one of settings is.
pub(crate) fn plain(file: &Path) -> io::Result<Vec<u8>> {
    // A pipe would be waited for.
    if !fs::metadata(file)?.is_file() {
        return Err(io::Error::other("it is not a plain file"));
    }
    opened(file)
}

fn opened(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    whole(&mut File::open(file)?, &mut bytes).map(|()| bytes)
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
    if name == "-" { stdin() } else { opened(Path::new(name)) }
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
