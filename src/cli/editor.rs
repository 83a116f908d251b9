//! The user's own editor.

use std::path::Path;
use std::process::Command;

use super::failure::Failure;

/// Opens a file in the editor and waits until it is closed. `kept` says what became of the text if that fails.
pub(crate) fn open(editor: Option<&str>, file: &Path, kept: &str) -> Result<(), Failure> {
    let editor = editor.unwrap_or(if cfg!(windows) { "notepad" } else { "vi" });
    let failed = |cause: String| {
        Failure::failed(format!("the editor '{editor}' failed")).cause(cause).tip(kept.to_owned())
    };
    let status = command(editor, file).status().map_err(|error| failed(error.to_string()))?;
    if status.success() { Ok(()) } else { Err(failed(status.to_string())) }
}

/// An editor may bring options of its own, as in `code --wait`; the shell knows how to read them.
#[cfg(unix)]
fn command(editor: &str, file: &Path) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("{editor} \"$1\"")).arg("sh").arg(file);
    command
}

#[cfg(not(unix))]
fn command(editor: &str, file: &Path) -> Command {
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or("notepad"));
    command.args(words).arg(file);
    command
}
