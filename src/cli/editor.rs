//! The user's own editor.

use std::fs::File;
use std::io;
use std::path::Path;
use std::process::{Child, Command};

use super::failure::Failure;

/// Opens a file in the editor and waits until it is closed. `kept` says what became of the text if that fails; `lock` is
/// held by the editor, too.
pub(crate) fn open(
    editor: Option<&str>,
    file: &Path,
    kept: &str,
    lock: Option<&File>,
) -> Result<(), Failure> {
    let editor = editor.unwrap_or(if cfg!(windows) { "notepad" } else { "vi" });
    let failed = |cause: String| {
        Failure::failed(format!("the editor '{editor}' failed")).cause(cause).tip(kept.to_owned())
    };
    let ended = start(&mut command(editor, file), lock).and_then(|mut child| child.wait());
    let status = ended.map_err(|error| failed(error.to_string()))?;
    if status.success() { Ok(()) } else { Err(failed(status.to_string())) }
}

/// Starts a program that inherits the lock, which lasts until the last of those that hold it has ended.
#[cfg(unix)]
fn start(command: &mut Command, lock: Option<&File>) -> io::Result<Child> {
    use rustix::io::{FdFlags, fcntl_setfd};
    let Some(lock) = lock else { return command.spawn() };
    fcntl_setfd(lock, FdFlags::empty())?;
    let child = command.spawn();
    let _ = fcntl_setfd(lock, FdFlags::CLOEXEC);
    child
}

#[cfg(not(unix))]
fn start(command: &mut Command, _lock: Option<&File>) -> io::Result<Child> {
    command.spawn()
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
