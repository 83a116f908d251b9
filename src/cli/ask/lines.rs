//! Asking on lines of plain text.

use std::fmt::Write as _;
use std::io::{self, BufRead as _, Read as _};

use reject::text::one_line;

use super::ctrl_c::{self, Stops};
use super::{Ask, Question, Reply, Stop, tell};

/// Lines of plain text: for screen readers, pipes and tests.
pub(crate) struct Lines {
    /// Whether a person types them, who can be asked again. A pipe would answer the next question.
    pub(crate) typed: bool,
}

/// What takes an earlier answer back.
const TAKEN_BACK: &str = "-";

impl Ask for Lines {
    fn ask(&mut self, question: &Question) -> Result<Reply, Stop> {
        if self.typed {
            ctrl_c::stops(if question.passing { Stops::Passing } else { Stops::Kept });
        }
        tell(&Self::lines(question));
        loop {
            tell("> ");
            let mut typed = line().inspect_err(|_| tell("\n"))?;
            if self.typed && question.long && more_waits() {
                rest_of_paste(&mut typed)?;
            }
            if let Some(before) = &question.before {
                match typed.trim() {
                    "" => return Ok(Reply::Given(before.clone())),
                    TAKEN_BACK if !question.required => return Ok(Reply::Skipped),
                    _ => {}
                }
            }
            match question.understand(&typed, true) {
                Ok(reply) => return Ok(reply),
                Err(problem) if self.typed => tell(&format!("  {}\n", one_line(&problem))),
                Err(problem) => return Err(misunderstood(problem, typed)),
            }
        }
    }
}

impl Lines {
    fn lines(question: &Question) -> String {
        let mut lines = String::new();
        if !question.place.is_empty() {
            let _ = write!(lines, "[{}] ", one_line(&question.place));
        }
        lines.push_str(&one_line(&question.text));
        lines.push('\n');
        for (n, option) in (1..).zip(&question.options) {
            let name = if option.parse() == Ok(n) { String::new() } else { format!(" {}", one_line(option)) };
            let _ = writeln!(lines, "  {n}{name}");
        }
        let mut keys = question.keys();
        if let Some(before) = &question.before {
            let _ = writeln!(lines, "  so far: {}", one_line(before));
            if !question.required {
                keys.insert(1, format!("{TAKEN_BACK} takes it back"));
            }
        }
        if !keys.is_empty() {
            let _ = writeln!(lines, "  ({})", keys.join(", "));
        }
        lines
    }
}

/// A text of several lines was pasted: takes them all, up to an empty line behind which nothing waits.
fn rest_of_paste(text: &mut String) -> Result<(), Stop> {
    tell("  (several lines; an empty one ends the text)\n");
    loop {
        let next = line()?;
        if next.trim().is_empty() && !more_waits() {
            return Ok(());
        }
        text.push('\n');
        text.push_str(&next);
    }
}

/// Whether more lines are there already, faster than anybody types.
#[cfg(unix)]
fn more_waits() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let stdin = io::stdin();
    let moment = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };
    poll(&mut [PollFd::new(&stdin, PollFlags::IN)], Some(&moment)).is_ok_and(|ready| ready > 0)
}

/// Elsewhere a paste of several lines answers several questions; `-e` takes a long text.
#[cfg(not(unix))]
fn more_waits() -> bool {
    false
}

/// A wrong answer of a pipe, with all that it still holds.
fn misunderstood(problem: String, typed: String) -> Stop {
    let mut unread = typed.into_bytes();
    unread.push(b'\n');
    // What cannot be read any more is not there.
    let _ = io::stdin().lock().read_to_end(&mut unread);
    Stop::Misunderstood { problem, unread }
}

fn line() -> Result<String, Stop> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_until(b'\n', &mut bytes).map_err(Stop::Unreadable)?;
    if read == 0 {
        return Err(Stop::Ended);
    }
    let mut typed = String::from_utf8(bytes)
        .map_err(|_| Stop::Unreadable(io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8")))?;
    if typed.ends_with('\n') {
        typed.pop();
        if typed.ends_with('\r') {
            typed.pop();
        }
    }
    Ok(typed)
}
