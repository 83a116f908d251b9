//! What a command reads besides the journal: standard input, a file that is named.

use std::io::{self, Read as _};

use super::failure::Failure;

/// All of standard input.
pub(crate) fn stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
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
